"""Totals: the mean or the sum of the period's values so far, as one value; and which periods it is made of.

Only the arithmetic over several cells; a value measured before a change of definition is not known by the new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from vetlanda_policy.criteria.cells import Cell, Look, Solving
from vetlanda_policy.criteria.finding import CauseCode
from vetlanda_policy.criteria.reach import Reach, Scaled, Steps, added, reach
from vetlanda_policy.periods import FREQUENCIES, Frequency, Period, read_period
from vetlanda_policy.values import Number, tidy

if TYPE_CHECKING:
    from vetlanda_policy.criteria.base import Question


def regular_periods(question: Question, frequency: Frequency) -> tuple[Period, ...]:
    """Every year, half-year, quarter or month of the mandate period that has ended at the closing."""
    if frequency == "year":
        return tuple(read_period(str(year)) for year in question.period.years(question.closing))
    first, last = question.period.first_day, question.closing.day
    names = FREQUENCIES[frequency]
    found = (read_period(f"{year}-{name}") for year in range(first.year, last.year + 1) for name in names)
    return tuple(p for p in found if first <= p.first and p.last <= last)


def total(look: Look, cells: Sequence[Cell], *, mean: bool) -> Cell:
    """The mean or the sum of the cells as one cell."""
    cells = _after_the_last_change(look, cells)
    share = Fraction(1, len(cells)) if mean else Fraction(1)
    sum_known = sum((Fraction(c.value) for c in cells if c.value is not None), Fraction(0)) * share
    first, last = cells[0].label, cells[-1].label
    label = first if first == last else f"{first}-{last}" if len(first) == len(last) == 4 else f"{first}/{last}"
    lacking = [c for c in cells if c.value is None]
    rows = tuple(m for c in cells for m in c.measurements)
    period = _whole(cells)
    if not lacking:
        value, before = look.known(tidy(sum_known))
        return Cell(label, value, (), rows, period, unrounded=before)
    causes = tuple(cause for c in lacking for cause in c.causes)
    values = _sums(lacking, share, sum_known)
    solving = _solving(lacking, share, sum_known) if look.round_to is None else None
    return Cell(label, None, causes, rows, period, look.rounded(values), solving=solving)


def unmeasured(look: Look, label: str, *, mean: bool) -> Cell:
    """The total of an irregular indicator of which nothing is on record: of one measurement or many, nobody knows."""
    cause = look.of(label, None).causes
    values = reach(look.indicator.scale)
    low, high = values.lowest, values.highest
    if mean:
        everything = Steps(low, high)
    else:
        low = low if low is not None and low >= 0 else None
        high = high if high is not None and high <= 0 else None
        everything = Steps(low, high, values.step, values.anchor if values.step is None else Decimal(0))
        if values.step is not None and Fraction(values.anchor) % Fraction(values.step):
            everything = Steps(low, high)  # each measurement more shifts the steps
    return Cell(label, None, cause, (), None, look.rounded(everything))


def _solving(lacking: Sequence[Cell], share: Fraction, sum_known: Fraction) -> Solving | None:
    one = lacking[0].solving if len(lacking) == 1 else None
    if one is None:
        return None
    # share * (a x + n) / (b x + d) + known, over the same divisor
    values = one.values or lacking[0].reach
    return Solving(one.a * share + sum_known * one.b, one.n * share + sum_known * one.d, one.b, one.d, values)


def _sums(lacking: Sequence[Cell], share: Fraction, known: Fraction) -> Reach:
    """What a known number and a share of every unknown value can be together."""
    if len(lacking) == 1 and lacking[0].reach is not None and not isinstance(lacking[0].reach, Steps):
        return Scaled(lacking[0].reach, share, known)
    return added([(_steps(c.reach), tidy(share)) for c in lacking], tidy(known))


def _steps(values: Reach | None) -> Steps:
    """A set of values as steps; one that has no equal steps as everything between its ends."""
    assert values is not None
    return values if isinstance(values, Steps) else between_ends(values)


def between_ends(values: Reach) -> Steps:
    """Everything between the ends of a set: what the mean of nobody knows how many of its values can be."""
    low, high = values.up(), values.down()
    ends: list[tuple[Number | None, bool]] = [(None, True) if e is None else (e.value, e.taken) for e in (low, high)]
    (lowest, takes_low), (highest, takes_high) = ends
    return Steps(lowest, highest, None, Decimal(0), open_low=not takes_low, open_high=not takes_high)


def _whole(cells: Sequence[Cell]) -> Period | None:
    """The period of a single cell; several make a span, which is no period."""
    return cells[0].period if len(cells) == 1 else None


def _after_the_last_change(look: Look, cells: Sequence[Cell]) -> list[Cell]:
    """The cells; those from before the last change of definition are not known by the new definition."""
    changed = 0
    for n, (one, other) in enumerate(pairwise(cells), 1):
        if other.broken or (one.period and other.period and look.indicator.broken(one.period.last, other.period.last)):
            changed = n
    return [_unknown(look, c, cells[changed].label) if n < changed else c for n, c in enumerate(cells)]


def _unknown(look: Look, cell: Cell, newer: str) -> Cell:
    cause = replace(look.cause(CauseCode.BREAK_IN_SERIES, None), period=f"{cell.label}/{newer}")
    return Cell(cell.label, None, (cause,), (), cell.period, replace(look, round_to=None).all_values)
