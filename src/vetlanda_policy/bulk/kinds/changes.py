"""`increases`, `decreases`, `does_not_increase`, `does_not_decrease`, `unchanged`, as columns.

Only which values are compared, for every municipality at once; the meaning in words stands in `criteria.changes`, and the
arithmetic in `chains`.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from vetlanda_policy.bulk.kinds.asking import Asking, Cell, Unknown
from vetlanda_policy.bulk.kinds.chains import Chain, all_hold
from vetlanda_policy.bulk.kinds.derived import as_known
from vetlanda_policy.bulk.kinds.judged import Judged, sure
from vetlanda_policy.bulk.kinds.looking import Look, OneByOneError, scaled
from vetlanda_policy.bulk.kinds.thresholds import unit_of
from vetlanda_policy.bulk.terms import both, either, no
from vetlanda_policy.criteria.base import Subject
from vetlanda_policy.criteria.changes import Change
from vetlanda_policy.criteria.finding import OPEN, CauseCode
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.periods import year_period


def change(criterion: Change, asking: Asking, subject: Subject) -> Judged:
    """The chain of compared values must hold at every link."""
    question, indicator = asking.question(), asking.indicator(criterion.indicator)
    looking = as_known(asking, indicator, subject, final_only=criterion.final_only)
    chain = _chain(criterion, asking, looking)
    if len(chain) < 2:
        waiting = criterion.waiting(question, subject)
        told = asking.cause(CauseCode.NOT_DUE, indicator.id, waiting.date, subject)
        return Judged(*sure(OPEN), unknown=(Unknown(True, *told),), unit=unit_of(asking, criterion))
    found = all_hold([Chain(criterion, asking, subject, part) for part in _cut(chain, indicator)])
    return found._replace(hard=asking.let(either(found.hard, looking.broken())))


def _cut(chain: list[Cell], indicator: Indicator) -> list[list[Cell]]:
    """The chain in the parts between changes of definition, where the cells of a chain have periods of their own.

    The value just before a change is not known by the new definition: each later part starts with an unknown value.
    """
    parts = [chain[:1]]
    for one, other in pairwise(chain):
        if one.period and other.period and indicator.broken(one.period.last, other.period.last):
            gap = (True, CauseCode.BREAK_IN_SERIES, f"{one.label}/{other.label}")
            parts.append([Cell(None, False, True, one.label, (gap,))])
        parts[-1].append(other)
    return parts


def _chain(criterion: Change, asking: Asking, looking: Look) -> list[Cell]:
    """The cells compared, from the first to the last."""
    question = asking.question()
    first = criterion._first(question)  # noqa: SLF001
    closing = asking.closing
    years = asking.period.years(closing)
    last_day = date(closing.last_closed_year, 12, 31) if looking.indicator.frequency == "year" else closing.day
    if criterion.pairs == "year_over_year":
        last = closing.last_closed_year if years else first
        return [looking.at(year_period(y)) for y in range(first, last + 1)]
    if looking.indicator.broken(date(first, 1, 1), max(last_day, closing.day)):
        raise OneByOneError  # a change of definition cuts the chain where the values lie
    start = _baseline(criterion, looking, first)
    later = [c for c in looking.series() if c.period is not None and c.period.last.year > first]
    if first >= last_day.year:
        return [start]
    due = not criterion.not_due(question)
    span = criterion.span(question)
    if criterion.pairs == "baseline":
        later = [c for c in later if c.period is not None and c.period.first >= asking.period.first_day]
        if not later and not due:
            return [start]
        if not due:
            raise OneByOneError
        return [start, looking.newest(later, span)]
    if not due:
        if later:
            raise OneByOneError
        return [start]
    none = both(*(no(c.exists) for c in later))
    return [start, *later, looking.nothing(span)._replace(exists=asking.let(none))]


def _baseline(criterion: Change, looking: Look, first: int) -> Cell:
    if criterion.baseline_value is not None:
        value = scaled(criterion.baseline_value, looking.decimals)
        return Cell(value, True, True, str(first), (), year_period(first))
    found = [c for c in looking.series() if c.period is not None and c.period.last.year == first]
    if looking.indicator.frequency == "year":
        return looking.newest(found, str(first))
    if looking.indicator.derived is not None:
        raise OneByOneError  # whether it was measured during the year would follow from its parts
    whole = looking.at(year_period(first))  # what stands for the year itself, where nothing was measured during it
    return looking.newest(
        [whole._replace(exists=whole.known) if looking.asking.wide.plain else whole, *found], str(first)
    )


__all__ = ["change"]
