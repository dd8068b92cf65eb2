"""`at_least`, `above`, `at_most`, `below`, `between`, `equals`, and a target that is dated, as columns.

Only what these mean for every municipality at once; the meaning in words stands in `criteria.thresholds`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from vetlanda_policy.bulk.kinds.asking import Asking, Cell, Unknown
from vetlanda_policy.bulk.kinds.derived import looked
from vetlanda_policy.bulk.kinds.judged import Compared, Judged, sure, worst
from vetlanda_policy.bulk.kinds.looking import Look, OneByOneError, cells, everything, greatest, met, scaled, unknowns
from vetlanda_policy.bulk.rows import decimals_of
from vetlanda_policy.bulk.terms import (
    Part,
    Term,
    below,
    both,
    divided,
    either,
    minus,
    no,
    pick,
    plus,
    times,
)
from vetlanda_policy.criteria.base import Leaf, Subject
from vetlanda_policy.criteria.cells import Cell as SingleCell
from vetlanda_policy.criteria.finding import CauseCode, Requirement
from vetlanda_policy.criteria.milestones import Milestones, Target
from vetlanda_policy.criteria.thresholds import Threshold, judged, undue
from vetlanda_policy.explanations import Speaker
from vetlanda_policy.values import Scale

MOST_MORE = 3
"""So many decimals more than the indicator's own fit beside the digits before the point."""


def decimals_for(asking: Asking, criterion: Leaf, *numbers: object) -> int:
    """How many decimals hold the indicator's values and the numbers of the rule."""
    needed = have = decimals_of(asking.indicator(criterion.indicator).scale)
    for number in numbers:
        if isinstance(number, Decimal):
            exponent = number.as_tuple().exponent
            assert isinstance(exponent, int)
            needed = max(needed, -exponent)
    if needed - have > MOST_MORE:
        raise OneByOneError
    return needed


def rescaled(asking: Asking, criterion: Leaf, found: Sequence[Cell], decimals: int) -> list[Cell]:
    """The cells with more decimals, rounded where the rule says so."""
    have = decimals_of(asking.indicator(criterion.indicator).scale)
    made = []
    for cell in found:
        value = times(cell.value, 10 ** (decimals - have))
        # A value that is the same for all is a stated baseline, which is never rounded.
        if criterion.round_to is not None and isinstance(value, Term) and criterion.round_to < decimals:
            value = rounded(value, 10 ** (decimals - criterion.round_to))
        made.append(cell._replace(value=asking.let(value) if value is not cell.value else value))
    return made


def rounded(value: Part, unit: int) -> Part:
    """The value rounded to whole units; a half goes away from zero."""
    negative = below(value, 0)
    size = times(divided(plus(pick(negative, times(value, -1), value), unit // 2), unit), unit)
    return pick(negative, times(size, -1), size)


def margin(scale: Scale, requirement: Requirement, value: Part, decimals: int) -> Part:
    """How far the value is from what is required, as in the single evaluation."""
    bound = scaled(requirement.bound, decimals)
    match requirement.relation:
        case ">":
            nearest = scale.next_above(requirement.bound)
            if scale.step is not None and scale.lowest is not None:
                nearest = max(nearest, scale.lowest)
            return minus(value, _nearer(value, bound, scaled(nearest, decimals)))
        case "<":
            nearest = scale.next_below(requirement.bound)
            if scale.step is not None and scale.top is not None:
                nearest = min(nearest, scale.top)
            return minus(_nearer(value, bound, scaled(nearest, decimals)), value)
        case ">=":
            return minus(value, bound)
        case "<=":
            return minus(bound, value)
        case "=":
            return pick(below(value, bound), minus(value, bound), minus(bound, value))
        case "between":
            assert requirement.upper is not None
            upper = scaled(requirement.upper, decimals)
            under, over = minus(value, bound), minus(upper, value)
            return pick(below(under, over), under, over)


def _nearer(value: Part, bound: int, nearest: int) -> Part:
    """The nearest step that would do; the bound itself for a value between the two."""
    if bound == nearest:
        return bound
    low, high = min(bound, nearest), max(bound, nearest)
    return pick(both(below(low, value), below(value, high)), bound, nearest)


def threshold(criterion: Threshold, asking: Asking, subject: Subject) -> Judged:
    """Every value looked at must meet the target."""
    indicator = asking.indicator(criterion.indicator)
    if criterion.not_due(asking.question()):
        return not_due(criterion, asking, subject)
    found = cells(criterion, asking, subject, looked(criterion, asking, subject))
    return _compared(
        criterion, asking, subject, found, (criterion.requirement(indicator), criterion.relaxed(indicator))
    )


def not_due(criterion: Threshold, asking: Asking, subject: Subject) -> Judged:
    """There is nothing to judge yet."""
    indicator = asking.indicator(criterion.indicator)
    full, relaxed = criterion.requirement(indicator), criterion.relaxed(indicator)
    waiting = criterion.waiting(asking.question(), subject)
    told = asking.cause(CauseCode.NOT_DUE, indicator.id, waiting.date, subject)
    possible = sure(undue(everything(criterion, asking, subject), full, relaxed))
    written, unit = in_words(asking, criterion, full), unit_of(asking, criterion)
    return Judged(*possible, required=written, unknown=(Unknown(True, *told),), unit=unit)


def in_words(asking: Asking, criterion: Leaf, full: Requirement) -> str:
    """What is required in words: a level by its name."""
    return Speaker("sv", asking.rulebook.by_id, "", {}).named_bounds(str(full), criterion.indicator)


def unit_of(asking: Asking, criterion: Leaf) -> str:
    """What the margin is counted in."""
    indicator = asking.indicator(criterion.indicator)
    return "steg" if indicator.levels else indicator.unit


def _compared(
    criterion: Leaf,
    asking: Asking,
    subject: Subject,
    found: Sequence[Cell],
    requirements: tuple[Requirement, Requirement | None],
) -> Judged:
    """Each cell compared with what is required, and all of them together."""
    full, relaxed = requirements
    written = in_words(asking, criterion, full)
    indicator, scale = asking.indicator(criterion.indicator), criterion.scale(asking.question())
    numbers = (full.bound, full.upper, relaxed.bound if relaxed else None)
    decimals = decimals_for(asking, criterion, *numbers)
    found = rescaled(asking, criterion, found, decimals)
    possible = sure(judged(SingleCell("", None, reach=everything(criterion, asking, subject)), full, relaxed))
    sets = [_verdicts(asking, cell, requirements, decimals, possible) for cell in found]
    exists = [cell.exists for cell in found]
    levels = indicator if indicator.levels else None
    most = greatest(asking, indicator.scale, decimals, *numbers)
    comparisons = [
        (
            both(cell.exists, cell.known),
            Compared(margin(scale, full, cell.value, decimals), cell.value, written, decimals, levels, most),
        )
        for cell in found
        if cell.known is not False
    ]
    return Judged(
        both(*(either(no(e), s[0]) for e, s in zip(exists, sets, strict=True))),
        both(
            *(either(no(e), s[0], s[1]) for e, s in zip(exists, sets, strict=True)),
            either(*(both(e, s[1]) for e, s in zip(exists, sets, strict=True))),
        ),
        either(*(both(e, s[2]) for e, s in zip(exists, sets, strict=True))),
        worst(asking.sheet, comparisons),
        written,
        unknowns(criterion, asking, found, subject),
        unit_of(asking, criterion),
    )


def _verdicts(
    asking: Asking,
    cell: Cell,
    requirements: tuple[Requirement, Requirement | None],
    decimals: int,
    unknown: tuple[Part, Part, Part],
) -> tuple[Part, Part, Part]:
    """What one cell can be: fulfilled, partly, not."""
    if cell.known is False and cell.reach is None:
        return unknown
    full, relaxed = requirements
    if cell.reach is not None:
        partly: Part = False if relaxed is None else cell.reach.between(relaxed, full, decimals)
        unknown = (cell.reach.can_meet(full, decimals), partly, cell.reach.can_miss(relaxed or full, decimals))
    does = met(full, cell.value, decimals)
    enough: Part = False if relaxed is None else met(relaxed, cell.value, decimals)
    part = False if relaxed is None else both(no(does), enough)
    missed = both(no(does), no(enough)) if relaxed is not None else no(does)
    known, let = cell.known, asking.let
    return (
        let(pick(known, does, unknown[0])),
        False if relaxed is None else let(pick(known, part, unknown[1])),
        let(pick(known, missed, unknown[2])),
    )


def milestones(criterion: Milestones, asking: Asking, subject: Subject) -> Judged:
    """The target dated latest on or before the closing is met by the newest value measured since."""
    target = in_force(criterion, asking)
    found = since(target, asking, looked(criterion, asking, subject))
    full = criterion._required(target.target)  # noqa: SLF001
    return _compared(criterion, asking, subject, found, (full, criterion.relaxed(target)))


def in_force(criterion: Milestones, asking: Asking) -> Target:
    """The target dated latest on or before the closing."""
    past = [t for t in criterion.targets if t.date <= asking.closing.day]
    assert past  # before the first target there is at most a line
    return past[-1]


def since(target: Target, asking: Asking, looking: Look) -> list[Cell]:
    """The newest measurement since the day of a target."""
    found = [c for c in looking.series() if c.period is not None and c.period.last >= target.date]
    first, last = target.date.year, asking.closing.last_closed_year
    return looking.latest(found, str(last) if first >= last else f"{first}-{last}")


__all__ = [
    "MOST_MORE",
    "decimals_for",
    "in_force",
    "in_words",
    "margin",
    "milestones",
    "not_due",
    "rescaled",
    "rounded",
    "since",
    "threshold",
    "unit_of",
]
