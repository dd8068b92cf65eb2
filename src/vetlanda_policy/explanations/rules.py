"""What a rule asks, in words.

Only the criterion's own declarations; no fact is mentioned.
"""

from __future__ import annotations

from vetlanda_policy.criteria import (
    All,
    AmongBest,
    AnyOf,
    Assessed,
    AtLeastOf,
    Combination,
    Criterion,
    InBestShare,
    Increases,
    Leaf,
    Milestones,
    Single,
    Threshold,
)
from vetlanda_policy.explanations.speaker import Speaker
from vetlanda_policy.wording import listed, number, relation, sentence


def rule(criterion: Criterion, speaker: Speaker, *, whole: bool = True) -> str:
    """The criterion as a sentence without its full stop.

    With `whole` false only what is asked of one area or group: not for which ones, and not what "partly" means.
    """
    text = _rule(criterion, speaker, whole=whole)
    partly = criterion.partly
    if partly is None or not whole:
        return text
    word = speaker.pick("Delvis uppfyllt", "Partly fulfilled")
    if partly.some:
        parts = speaker.pick("minst ett av dem är uppfyllt", "at least one of them is fulfilled")
        if isinstance(criterion, Leaf) and criterion.each:
            kind = speaker.pick("område", "area") if criterion.each.area else speaker.pick("grupp", "group")
            one = speaker.pick("ett" if criterion.each.area else "en", "one")
            parts = speaker.pick(f"minst {one} {kind} når dit", f"at least {one} {kind} does")
        return f"{text}. {word}: {parts}"
    if partly.share_of_target is not None:
        share = number(partly.share_of_target * 100, speaker.lang)
        return f"{text}. {word}: " + speaker.pick(
            f"minst {share} procent av målvärdet nås", f"at least {share} percent of the target is reached"
        )
    if partly.when is not None:
        inner = rule(partly.when, speaker)
        return f"{text}. {word}: {inner[0].lower() + inner[1:] if not inner[:3].isupper() else inner}"
    said = speaker.pick(str(partly.as_assessed), "The assessor may answer partly fulfilled")
    return f"{text}. {said}".rstrip(".")


def _rule(criterion: Criterion, speaker: Speaker, *, whole: bool = True) -> str:
    pick = speaker.pick
    match criterion:
        case Combination():
            inner = "; ".join(rule(c, speaker) for c in criterion.criteria)
            total = len(criterion.criteria)
            many = {
                All: pick(f"Alla {total} kriterier är uppfyllda", f"All {total} criteria are met"),
                AnyOf: pick(f"Minst ett av {total} kriterier är uppfyllt", f"At least one of {total} criteria is met"),
                AtLeastOf: pick(
                    f"Minst {criterion.needed} av {total} kriterier är uppfyllda",
                    f"At least {criterion.needed} of {total} criteria are met",
                ),
            }[type(criterion)]
            return f"{many}: {inner}"
        case Assessed():
            return pick(
                f"En dokumenterad bedömning avgör: {_lower(criterion.why)}",
                "A documented judgement decides; no figure does",
            ).rstrip(".")
        case _:
            return _rule_of_figures(criterion, speaker, whole=whole)


def _rule_of_figures(criterion: Single, speaker: Speaker, *, whole: bool) -> str:
    pick = speaker.pick
    assert isinstance(criterion, Leaf)
    name = sentence(speaker.indicator(criterion.indicator)).rstrip(".")
    where = ""
    if criterion.each and whole:
        names = listed(criterion.each.area or criterion.each.group, speaker.lang)
        where = pick(f" i vart och ett av {names}", f" in each of {names}")
    if criterion.round_to is not None:
        where += pick(f", avrundat till {criterion.round_to} decimaler", f", rounded to {criterion.round_to} decimals")
    if criterion.final_only:
        where += pick(", bara slutliga värden", ", final values only")
    match criterion:
        case Threshold():
            what = relation(str(criterion.requirement()), speaker.lang)
            return f"{name}{where}: {what} {speaker.unit(criterion.indicator)}, {_which(criterion, speaker)}"
        case Increases():
            start = criterion.baseline
            base = (
                speaker.value(criterion.baseline_value, criterion.indicator)
                if criterion.baseline_value is not None
                else str(start)
            )
            since = pick(f", från {base}", f", from {base}") if start or criterion.baseline_value is not None else ""
            how = {
                "year_over_year": pick("varje år mot året före", "every year against the year before"),
                "measurement_over_measurement": pick(
                    "vid varje mätning mot mätningen före", "at every measurement against the one before"
                ),
                "baseline": pick(
                    "från utgångsvärdet till senaste mätningen", "from the baseline to the latest measurement"
                ),
            }[criterion.pairs]
            return pick(f"{name}{where} ökar {how}{since}", f"{name}{where} increases {how}{since}")
        case AmongBest():
            return pick(
                f"{name}{where}: plats {criterion.best} eller bättre bland deltagarna, {_which(criterion, speaker)}",
                f"{name}{where}: place {criterion.best} or better among the participants, {_which(criterion, speaker)}",
            )
        case InBestShare():
            share = number(criterion.share * 100, speaker.lang)
            return pick(
                f"{name}{where}: bland de bästa {share} procenten av jämförelsegruppen (minst en plats), "
                f"{_which(criterion, speaker)}",
                f"{name}{where}: among the best {share} percent of the comparison group (at least one place), "
                f"{_which(criterion, speaker)}",
            )
        case Milestones():
            least = pick("minst", "at least") if criterion.at == "at_least" else pick("högst", "at most")
            targets = listed(
                [f"{least} {speaker.value(t.target, criterion.indicator)} {t.date}" for t in criterion.targets],
                speaker.lang,
            )
            pace = pick(", i jämn takt dit", ", at an even pace until then") if criterion.pace else ""
            return f"{name}{where}: {targets}{pace}"
        case _:
            raise TypeError(criterion)


def _which(criterion: Leaf, speaker: Speaker) -> str:
    return {
        "latest": speaker.pick("senaste mätningen i perioden", "the latest measurement in the period"),
        "closed_year": speaker.pick("det år som bokslutet stänger", "the year that the closing closes"),
        "every_year": speaker.pick("varje år i perioden", "every year of the period"),
        "every_measurement": speaker.pick("varje mätning i perioden", "every measurement in the period"),
    }[criterion.value]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
