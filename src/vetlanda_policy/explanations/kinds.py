"""What each kind of criterion about figures asks, in words: one function a kind.

Only the criterion's own declarations; each text goes on where the indicator's name ends.
"""

from __future__ import annotations

from decimal import Decimal
from functools import singledispatch

from vetlanda_policy.criteria import (
    AmongBest,
    BetterThan,
    Change,
    DeviationAtMost,
    InBestShare,
    Leaf,
    Milestones,
    Threshold,
)
from vetlanda_policy.explanations.comparisons import difference
from vetlanda_policy.explanations.speaker import Speaker
from vetlanda_policy.values import key
from vetlanda_policy.wording import listed, number, relation


@singledispatch
def says(criterion: Leaf, speaker: Speaker) -> str:  # noqa: ARG001
    """What the criterion asks of the indicator's values."""
    raise TypeError(criterion)


@says.register
def _(criterion: Threshold, speaker: Speaker) -> str:
    found = speaker.indicators[key(criterion.indicator)]
    what = relation(speaker.named_bounds(str(criterion.requirement(found)), criterion.indicator), speaker.lang)
    unit = "" if found.levels else f" {speaker.unit(criterion.indicator)}"
    return f": {what}{unit}, {_which(criterion, speaker)}"


@says.register
def _(criterion: Change, speaker: Speaker) -> str:
    pick, kind = speaker.pick, criterion.kind  # type: ignore[attr-defined]
    verb = {
        "increases": pick("ökar", "increases"),
        "decreases": pick("minskar", "decreases"),
        "does_not_increase": pick("ökar inte", "does not increase"),
        "does_not_decrease": pick("minskar inte", "does not decrease"),
        "unchanged": pick("ändras inte", "is unchanged"),
    }[kind]
    how = {
        "year_over_year": pick("varje år mot året före", "every year against the year before"),
        "measurement_over_measurement": pick(
            "vid varje mätning mot mätningen före", "at every measurement against the one before"
        ),
        "baseline": pick("från utgångsvärdet till senaste mätningen", "from the baseline to the latest measurement"),
    }[criterion.pairs]
    much = ""
    if criterion.amount is not None or criterion.percent is not None:
        size = _size(criterion.amount, criterion.percent, criterion.indicator, speaker)
        much = {
            "increases": pick(f" med minst {size}", f" by at least {size}"),
            "decreases": pick(f" med minst {size}", f" by at least {size}"),
            "unchanged": pick(f" med mer än {size}", f", give or take {size},"),
        }.get(kind, pick(f" med mer än {size}", f" by more than {size}"))
    start = str(criterion.baseline) if criterion.baseline is not None else ""
    if criterion.baseline_value is not None:
        value = speaker.value(criterion.baseline_value, criterion.indicator)
        start = f"{value} ({start})" if start else value
    since = pick(f", från {start}", f", from {start}") if start else ""
    return f" {verb}{much} {how}{since}"


@says.register
def _(criterion: DeviationAtMost, speaker: Speaker) -> str:
    size = _size(criterion.amount, criterion.percent, criterion.indicator, speaker)
    other = speaker.indicator(criterion.reference)
    text = speaker.pick(f"avviker högst {size} från {other}", f"deviates at most {size} from {other}")
    if criterion.only == "negative":
        text = speaker.pick(f"är högst {size} sämre än {other}", f"is at most {size} worse than {other}")
    return f" {text}, {_which(criterion, speaker)}"


@says.register
def _(criterion: BetterThan, speaker: Speaker) -> str:
    pick = speaker.pick
    other = {
        "country": pick("riket", "the country"),
        "group_mean": pick("medelvärdet i jämförelsegruppen", "the mean of the comparison group"),
        "reference": speaker.indicator(criterion.reference or criterion.indicator),
    }[criterion.than]
    found = speaker.indicators[key(criterion.indicator)]
    better = pick("lägre", "lower") if found.higher_is_better is False else pick("högre", "higher")
    text = pick(f"{better} än {other}", f"{better} than {other}")
    if criterion.amount or criterion.percent:
        size = _size(criterion.amount, criterion.percent, criterion.indicator, speaker)
        text = pick(f"minst {size} {text}", f"at least {size} {text}")
    if criterion.or_equal:
        text = pick(f"{text} eller samma", f"{text} or the same")
    return f": {text}, {_which(criterion, speaker)}"


@says.register
def _(criterion: AmongBest, speaker: Speaker) -> str:
    text = speaker.pick(
        f"plats {criterion.best} eller bättre bland deltagarna",
        f"place {criterion.best} or better among the participants",
    )
    return f": {text}, {_which(criterion, speaker)}"


@says.register
def _(criterion: InBestShare, speaker: Speaker) -> str:
    share = number(criterion.share * 100, speaker.lang)
    text = speaker.pick(
        f"bland de bästa {share} procenten av jämförelsegruppen (minst en plats)",
        f"among the best {share} percent of the comparison group (at least one place)",
    )
    return f": {text}, {_which(criterion, speaker)}"


@says.register
def _(criterion: Milestones, speaker: Speaker) -> str:
    pick = speaker.pick
    bound = {
        "at_least": pick("minst", "at least"),
        "above": pick("mer än", "more than"),
        "at_most": pick("högst", "at most"),
        "below": pick("mindre än", "less than"),
    }[criterion.at]
    targets = [f"{bound} {speaker.value(t.target, criterion.indicator)} {t.date}" for t in criterion.targets]
    pace = pick(", i jämn takt dit", ", at an even pace until then") if criterion.pace else ""
    return f": {listed(targets, speaker.lang)}{pace}"


def _size(amount: Decimal | None, percent: Decimal | None, indicator: str, speaker: Speaker) -> str:
    """How much: in the indicator's unit, or in percent."""
    if amount is not None:
        return difference(amount, indicator, speaker)
    return f"{number(percent or Decimal(0), speaker.lang)} {speaker.pick('procent', 'percent')}"


def _which(criterion: Leaf, speaker: Speaker) -> str:
    """Which values are looked at."""
    return {
        "latest": speaker.pick("senaste mätningen i perioden", "the latest measurement in the period"),
        "closed_year": speaker.pick("det år som bokslutet stänger", "the year that the closing closes"),
        "every_year": speaker.pick("varje år i perioden", "every year of the period"),
        "every_measurement": speaker.pick("varje mätning i perioden", "every measurement in the period"),
        "mean": speaker.pick("medelvärdet av perioden så långt", "the mean of the period so far"),
        "sum": speaker.pick("summan av perioden så långt", "the sum of the period so far"),
    }[criterion.value]
