"""What a rule asks, in words.

Only the criterion's own declarations; no fact is mentioned.
"""

from __future__ import annotations

from vetlanda_policy.criteria import (
    All,
    AnyOf,
    Assessed,
    AtLeastOf,
    Combination,
    Criterion,
    GoalMet,
    Leaf,
    ShareOfUnits,
)
from vetlanda_policy.explanations.kinds import says
from vetlanda_policy.explanations.speaker import Speaker
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.wording import listed, number, sentence


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


def worked_out(indicator: Indicator, speaker: Speaker) -> str:
    """How a derived indicator is worked out, in words."""
    derived = indicator.derived
    assert derived is not None
    pick = speaker.pick

    def sum_of(names: tuple[str, ...]) -> str:
        return f" {pick('plus', 'plus')} ".join(speaker.indicator(name) for name in names)

    if derived.is_ratio:
        text = pick(
            f"{sum_of(derived.numerator)}, delat med {sum_of(derived.denominator)}",
            f"{sum_of(derived.numerator)}, divided by {sum_of(derived.denominator)}",
        )
        if derived.times == 1:
            return text
        times = number(derived.times, speaker.lang)
        return text + pick(f", gånger {times}", f", times {times}")
    less = f" minus {' minus '.join(speaker.indicator(name) for name in derived.minus)}" if derived.minus else ""
    return f"{sum_of(derived.plus)}{less}".strip()


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
        case GoalMet():
            return pick(f"Mål {criterion.goal} är uppfyllt", f"Goal {criterion.goal} is fulfilled")
        case ShareOfUnits():
            share, units = number(criterion.share * 100, speaker.lang), listed(criterion.units, speaker.lang)
            of = pick(f" av {units}", f" of {units}") if units else pick(" av enheterna", " of the units")
            inner = rule(criterion.criterion, speaker)
            return pick(f"I minst {share} procent{of}: {inner}", f"In at least {share} percent{of}: {inner}")
        case Assessed():
            return pick(
                f"En dokumenterad bedömning avgör: {_lower(criterion.why)}",
                "A documented judgement decides; no figure does",
            ).rstrip(".")
        case Leaf():
            return _of_figures(criterion, speaker, whole=whole)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _of_figures(criterion: Leaf, speaker: Speaker, *, whole: bool) -> str:
    """What is asked of figures: of which, for whom, and what they must be."""
    pick = speaker.pick
    name = sentence(speaker.indicator(criterion.indicator)).rstrip(".")
    where = ""
    if criterion.each and whole:
        names = listed(criterion.each.area or criterion.each.group, speaker.lang)
        one = len(criterion.each.area or criterion.each.group) == 1
        where = pick(f" i {'' if one else 'vart och ett av '}{names}", f" in {'' if one else 'each of '}{names}")
        if criterion.each.group:
            where = pick(f" för {'' if one else 'var och en av '}{names}", f" for {'' if one else 'each of '}{names}")
    if criterion.round_to is not None:
        where += pick(f", avrundat till {criterion.round_to} decimaler", f", rounded to {criterion.round_to} decimals")
    if criterion.final_only:
        where += pick(", bara slutliga värden", ", final values only")
    return f"{name}{where}{says(criterion, speaker)}"
