"""Whether a criterion fits its indicator: levels, units, direction, scale, areas and groups.

Only checks, each a small pure function that yields the problems it finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches

from vetlanda_policy.criteria import BetterThan, Change, DeviationAtMost, Leaf, Milestones, ShareOfUnits, Threshold
from vetlanda_policy.criteria.changes import Unchanged
from vetlanda_policy.criteria.ranks import Rank
from vetlanda_policy.criteria.thresholds import Between, Equals
from vetlanda_policy.errors import Place, Problem, quoted
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.periods import FIRST_YEAR, LAST_YEAR
from vetlanda_policy.rulefiles.gaps import check_shared
from vetlanda_policy.rulefiles.keypaths import KeyPath, dotted
from vetlanda_policy.values import key

Indicators = Mapping[str, Indicator]


def near(name: str, names: Mapping[str, str]) -> tuple[str, str]:
    """A hint at the nearest of the names, in both languages; nothing where none is near."""
    found = get_close_matches(name, list(names), 1)
    shown = quoted(names[found[0]]) if found else ""
    return (f" Menades {shown}?", f" Was {shown} meant?") if found else ("", "")


def check_fit(criterion: Leaf, known: Indicators, path: KeyPath, file: str) -> Iterator[Problem]:
    """Everything that keeps a criterion from being asked of its indicator."""
    indicator = known[key(criterion.indicator)]

    def at(*names: str | int) -> Place:
        return Place(file, key=dotted((*path, *names)))

    if indicator.kind != "number":
        yield Problem(
            "not-a-number",
            f"{quoted(indicator.id)} har inga tal att jämföra.",
            f"{quoted(indicator.id)} has no numbers to compare.",
            at("indicator"),
        )
        return
    yield from _rounding(criterion, indicator, at("round_to"))
    yield from _direction(criterion, indicator, at("indicator"))
    yield from _subjects(criterion, indicator, at("each"))
    for name, bound in _bounds(criterion):
        yield from _bound(bound, indicator, at(*name))
    yield from _ratio(criterion, indicator, at("kind"))
    yield from _baseline(criterion, at("baseline"))
    yield from _members(criterion, known, at("group"))
    yield from _percent(criterion, indicator, at("percent"))
    yield from _reference(criterion, indicator, known, at("reference"))
    yield from check_shared(criterion, known, at("reference"))


def _rounding(criterion: Leaf, indicator: Indicator, place: Place) -> Iterator[Problem]:
    rounds = criterion.round_to
    if rounds is not None and not indicator.scale.can_round(rounds):
        yield Problem(
            "round-to-step",
            f"round_to = {rounds} passar inte skalan för {quoted(indicator.id)}: de avrundade värdena får olika avstånd.",
            f"round_to = {rounds} does not fit the scale of {quoted(indicator.id)}: the rounded values are unevenly spaced.",
            place,
        )


def _direction(criterion: Leaf, indicator: Indicator, place: Place) -> Iterator[Problem]:
    if indicator.higher_is_better is not None:
        return
    if isinstance(criterion, Rank):
        sv, en = "någon placering kan inte räknas", "no place can be worked out"
    elif isinstance(criterion, BetterThan) or (isinstance(criterion, DeviationAtMost) and criterion.only):
        sv, en = "det går inte att säga vad som är bättre eller sämre", "nobody can tell better from worse"
    else:
        return
    yield Problem(
        "no-direction",
        f"{quoted(indicator.id)} säger inte om högre är bättre, så {sv}.",
        f"{quoted(indicator.id)} does not say whether higher is better, so {en}.",
        place,
    )


def _subjects(criterion: Leaf, indicator: Indicator, place: Place) -> Iterator[Problem]:
    each = criterion.each
    if each is None:
        return
    if isinstance(criterion, Rank):
        yield Problem("rank-each", "en placering gäller hela kommunen; ta bort each.", "a rank has no each.", place)
    for n, area in enumerate(each.area, 1):
        if indicator.area(area) is None:
            sv, en = near(key(area), {key(a): a for a in indicator.areas})
            yield Problem(
                "unknown-area",
                f"{quoted(indicator.id)} har inget område {quoted(area)}.{sv}",
                f"{quoted(indicator.id)} has no area {quoted(area)}.{en}",
                Place(place.file, key=f"{place.key}.area.{n}"),
                area,
            )
    for n, group in enumerate(each.group, 1):
        if indicator.groups and key(group) not in {key(g) for g in indicator.groups}:
            sv, en = near(key(group), {key(g): g for g in indicator.groups})
            yield Problem(
                "unknown-group",
                f"{quoted(indicator.id)} har ingen grupp {quoted(group)}.{sv}",
                f"{quoted(indicator.id)} has no group {quoted(group)}.{en}",
                Place(place.file, key=f"{place.key}.group.{n}"),
                group,
            )


def _bounds(criterion: Leaf) -> Iterator[tuple[KeyPath, Decimal | str]]:
    """The targets of a criterion, each with its key."""
    if isinstance(criterion, Threshold):
        names = ("lowest", "highest") if isinstance(criterion, Between) else ("target",)
        yield from (((name,), bound) for name, bound in zip(names, criterion.bounds(), strict=True))
    if isinstance(criterion, Milestones):
        yield from ((("targets", n, "target"), target.target) for n, target in enumerate(criterion.targets, 1))


def _bound(bound: Decimal | str, indicator: Indicator, place: Place) -> Iterator[Problem]:
    """Whether a target is a number where the indicator has numbers, and one of its levels where it has levels."""
    levels = ", ".join(indicator.levels)
    if isinstance(bound, str) and not indicator.levels:
        yield Problem(
            "level-on-numbers",
            f"målvärdet är {quoted(bound)}, men {quoted(indicator.id)} har tal; det ska vara ett tal.",
            f"the target is {quoted(bound)}, but {quoted(indicator.id)} has numbers; it should be a number.",
            place,
            bound,
        )
    elif isinstance(bound, str) and indicator.level(bound) is None:
        sv, en = near(key(bound), {key(name): name for name in indicator.levels})
        yield Problem(
            "unknown-level",
            f"{quoted(indicator.id)} har ingen nivå {quoted(bound)}; nivåerna är {levels}.{sv}",
            f"{quoted(indicator.id)} has no level {quoted(bound)}; the levels are {levels}.{en}",
            place,
            bound,
        )
    elif not isinstance(bound, str) and indicator.levels:
        yield Problem(
            "number-on-levels",
            f"målvärdet är ett tal, men {quoted(indicator.id)} har nivåerna {levels}.",
            f"the target is a number, but {quoted(indicator.id)} has the levels {levels}.",
            place,
        )


def _ratio(criterion: Leaf, indicator: Indicator, place: Place) -> Iterator[Problem]:
    """A ratio that must be met to the last digit: nobody could tell whether missing parts can give it."""
    exact = isinstance(criterion, Equals | Between) or (
        isinstance(criterion, Unchanged) and criterion.amount is None and criterion.percent is None
    )
    if exact and criterion.round_to is None and indicator.derived is not None and indicator.derived.is_ratio:
        yield Problem(
            "exact-on-ratio",
            f"{quoted(indicator.id)} är en kvot med oändligt många decimaler; `{criterion.kind}` passar inte på den.",  # type: ignore[attr-defined]
            f"{quoted(indicator.id)} is a ratio with endless decimals; `{criterion.kind}` does not fit it.",  # type: ignore[attr-defined]
            place,
        )


def _baseline(criterion: Leaf, place: Place) -> Iterator[Problem]:
    """Whether the baseline is a year that facts can be for."""
    year = getattr(criterion, "baseline", None)
    if isinstance(year, int) and not FIRST_YEAR <= year <= LAST_YEAR:
        yield Problem(
            "baseline-year",
            f"`baseline` är {quoted(year)}, men ska vara ett årtal från {FIRST_YEAR} till {LAST_YEAR}.",
            f"`baseline` is {quoted(year)}, but should be a year from {FIRST_YEAR} to {LAST_YEAR}.",
            place,
            str(year),
        )


def _members(criterion: Leaf, known: Indicators, place: Place) -> Iterator[Problem]:
    name = getattr(criterion, "group", None)
    group = known.get(key(name)) if isinstance(name, str) else None
    if group is not None and group.kind != "members":
        yield Problem(
            "not-members",
            f"{quoted(group.id)} räknar inte upp medlemmarna i en jämförelsegrupp.",
            f"{quoted(group.id)} does not list the members of a comparison group.",
            place,
        )


def _percent(criterion: Leaf, indicator: Indicator, place: Place) -> Iterator[Problem]:
    if not isinstance(criterion, Change | BetterThan) or criterion.percent is None:
        return
    if indicator.scale.lowest is None or indicator.scale.lowest < 0:
        yield Problem(
            "percent-below-zero",
            f"procent av {quoted(indicator.id)} säger inget säkert, för värdet kan vara negativt: skalan har ingen "
            "`lowest` som är minst 0.",
            f"percent of {quoted(indicator.id)} tells nothing for sure, since the value can be negative: the scale has no "
            "`lowest` of at least 0.",
            place,
        )


def _reference(criterion: Leaf, indicator: Indicator, known: Indicators, place: Place) -> Iterator[Problem]:
    name = getattr(criterion, "reference", None)
    reference = known.get(key(name)) if isinstance(name, str) else None
    if reference is None:
        return
    if reference.kind != "number":
        yield Problem(
            "not-a-number",
            f"{quoted(reference.id)} har inga tal att jämföra.",
            f"{quoted(reference.id)} has no numbers to compare.",
            place,
        )
    elif key(reference.unit) != key(indicator.unit):
        yield Problem(
            "units-differ",
            f"{quoted(indicator.id)} mäts i {indicator.unit}, men {quoted(reference.id)} i {reference.unit}.",
            f"{quoted(indicator.id)} is measured in {indicator.unit}, but {quoted(reference.id)} in {reference.unit}.",
            place,
        )


def check_units(criterion: ShareOfUnits, known: Indicators, path: KeyPath, file: str) -> Iterator[Problem]:
    """Whether there are units, and each is an area of the indicator."""
    indicator = known.get(key(getattr(criterion.criterion, "indicator", "")))
    if indicator is None:
        return
    if not (criterion.units or indicator.areas):
        yield Problem(
            "no-units",
            f"inga enheter anges, och {quoted(indicator.id)} har inga områden.",
            f"no units are given, and {quoted(indicator.id)} has no areas.",
            Place(file, key=dotted(path)),
        )
    for n, unit in enumerate(criterion.units, 1):
        if indicator.areas and indicator.area(unit) is None:
            sv, en = near(key(unit), {key(a): a for a in indicator.areas})
            yield Problem(
                "unknown-unit",
                f"{quoted(indicator.id)} har ingen enhet {quoted(unit)}.{sv}",
                f"{quoted(indicator.id)} has no unit {quoted(unit)}.{en}",
                Place(file, key=dotted((*path, "units", n))),
                unit,
            )
