"""`milestones` before the day of their first target, as columns: the straight line from the baseline, or nothing to judge yet.

A bound on the line is a fraction; it is moved to the nearest step that would do, as in the single evaluation. Where that is no
whole number of the last decimal (no steps, wider steps, a target beyond the scale) the line is judged one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from vetlanda_policy.bulk.kinds.asking import Asking, Cell, Unknown
from vetlanda_policy.bulk.kinds.derived import looked
from vetlanda_policy.bulk.kinds.judged import Compared, Judged, digits, sure, worst
from vetlanda_policy.bulk.kinds.looking import Look, OneByOneError, everything, greatest, look, scaled, unknowns, within
from vetlanda_policy.bulk.kinds.quotients import ahead, is_ratio
from vetlanda_policy.bulk.kinds.thresholds import decimals_for, in_words, margin, rescaled, unit_of
from vetlanda_policy.bulk.rows import decimals_of
from vetlanda_policy.bulk.terms import (
    Part,
    at_most,
    both,
    divided,
    either,
    is_known,
    minus,
    no,
    pick,
    plus,
    text,
    times,
)
from vetlanda_policy.criteria.base import Subject
from vetlanda_policy.criteria.cells import Cell as SingleCell
from vetlanda_policy.criteria.finding import CauseCode
from vetlanda_policy.criteria.milestones import Milestones


def before(criterion: Milestones, asking: Asking, subject: Subject) -> Judged:
    """The line before the first target; without a pace the target is only shown."""
    question, unit = asking.question(), unit_of(asking, criterion)
    name = asking.indicator(criterion.indicator).id
    possible = sure(criterion._undue(question, subject))  # noqa: SLF001
    if criterion.not_due(question):
        told = asking.cause(CauseCode.NOT_DUE, name, criterion.waiting(question, subject).date, subject)
        return Judged(*possible, unknown=(Unknown(True, *told),), unit=unit)
    if criterion.pace is not None:
        return _Line(criterion, asking, subject).judged()
    told = asking.cause(CauseCode.NOT_DUE, name, criterion.targets[0].date.isoformat(), subject)
    if is_ratio(criterion, asking):
        beside, hard = ahead(criterion, asking, subject)
        return Judged(*possible, beside, unknown=(Unknown(True, *told),), unit=unit, hard=hard)
    looking = looked(criterion, asking, subject)
    found = looking.latest(looking.inside(), criterion.span(question))
    decimals = decimals_for(asking, criterion, criterion.targets[0].target)
    known = [c for c in rescaled(asking, criterion, found, decimals) if c.known is not False]
    shown = [_to_target(criterion, asking, cell, decimals) for cell in known]
    return Judged(*possible, worst(asking.sheet, shown), unknown=(Unknown(True, *told),), unit=unit)


def _to_target(criterion: Milestones, asking: Asking, cell: Cell, decimals: int) -> tuple[Part, Compared]:
    """The distance of a value, of so many decimals, to the target itself; where the value is known."""
    full = criterion._required(criterion.targets[0].target)  # noqa: SLF001
    scale, written = criterion.scale(asking.question()), in_words(asking, criterion, full)
    most = greatest(asking, asking.indicator(criterion.indicator).scale, decimals, full.bound)
    shown = Compared(margin(scale, full, cell.value, decimals), cell.value, written, decimals, None, most)
    return both(cell.exists, cell.known), shown


class _Point(NamedTuple):
    """A value beside the line on the day it is measured for.

    Attributes:
        exists: for which rows.
        value: the value.
        start: where the line starts.
        share: how far the day is on the way to the target.
        same: whether the value is the baseline itself.
    """

    exists: Part
    value: Cell
    start: Cell
    share: Fraction
    same: bool


class _Line:
    """One question about a value and the line that it must keep to."""

    def __init__(self, criterion: Milestones, asking: Asking, subject: Subject) -> None:
        self.criterion, self.asking, self.subject = criterion, asking, subject
        assert criterion.baseline is not None
        self.baseline, self.first = criterion.baseline, criterion.targets[0]
        self.own = asking.indicator(criterion.indicator)
        self.looking: Look = look(criterion, asking, subject)
        self.scale = criterion.scale(asking.question())
        self.decimals = decimals_of(self.scale)
        top, low = self.scale.top, self.scale.lowest
        numbers = [self.first.target] if self.baseline.value is None else [self.first.target, self.baseline.value]
        outside = any((low is not None and n < low) or (top is not None and n > top) for n in numbers)
        if self.scale.step is None or self.scale.step * 10**self.decimals != 1 or outside:
            raise OneByOneError
        self.more = decimals_for(asking, criterion, *numbers)
        self.most = greatest(asking, self.own.scale, self.more, *numbers)
        self.sign = 1 if criterion._upwards else -1  # noqa: SLF001
        reach = everything(criterion, asking, subject)
        ends = (reach.up(), reach.down())
        self.ends = [None if e is None or e.value is None else scaled(e.value, self.more) for e in ends]

    def _points(self) -> list[_Point]:
        """Each value that may be the newest, and an unknown one for each day that it may be measured for."""
        criterion, asking, question = self.criterion, self.asking, self.asking.question()
        inside = self.looking.inside()
        made: list[_Point] = []
        later: Part = False
        for cell in reversed(inside):
            assert cell.period is not None
            chosen = asking.let(both(cell.exists, no(later)))
            later = asking.let(either(later, cell.exists))
            made.append(self._point(chosen, cell, cell.period.last))
        lost = self.looking.nothing(criterion.span(question))
        single = SingleCell(lost.label, None)
        for day in criterion._measured_on(question, single):  # noqa: SLF001
            made.insert(0, self._point(asking.let(no(later)), lost, day))
        return made[::-1]

    def _point(self, exists: Part, cell: Cell, day: date) -> _Point:
        start = self._start(cell, day)
        (value,) = rescaled(self.asking, self.criterion, [cell], self.more)
        same = cell.period is not None and day == self.baseline.date and self.baseline.value is None
        return _Point(exists, value, start, self.criterion._share(day), same)  # noqa: SLF001

    def _start(self, cell: Cell, day: date) -> Cell:
        """Where the line starts, for a value of a day."""
        year = str(self.baseline.date.year)
        if self.own.broken(self.baseline.date, day):
            cause = (True, CauseCode.BREAK_IN_SERIES, f"{year}/{cell.label}")
            return Cell(None, False, True, year, (cause,))
        if self.baseline.value is not None:
            return Cell(scaled(self.baseline.value, self.more), True, True, year, ())
        found = [c for c in self.looking.series() if c.period is not None and c.period.last == self.baseline.date]
        (start,) = rescaled(self.asking, self.criterion, [self.looking.newest(found, year)], self.more)
        return start

    # ------------------------------------------------------------ verdicts

    def judged(self) -> Judged:
        """Whether the value can be on the right side of the line, and on the wrong one."""
        let, points = self.asking.let, self._points()
        full = either(*(both(p.exists, self._met(p)) for p in points))
        unmet = either(*(both(p.exists, self._missed(p)) for p in points))
        shown = [self._shown(p) for p in points if p.value.known is not False]
        deciding = worst(self.asking.sheet, shown)
        return Judged(
            let(full), False, let(unmet), deciding, None, self._causes(points), unit_of(self.asking, self.criterion)
        )

    def _bound(self, start: Part, share: Fraction) -> Part:
        """The line over so many as the share is counted in, in whole numbers."""
        within(self.most * share.denominator)
        target = scaled(self.first.target, self.more) * share.numerator
        return plus(times(start, share.denominator - share.numerator), target)

    def _side(self, value: Part, start: Part, share: Fraction, *, unbounded: bool) -> Part:
        """Whether a value is on the right side of the line from a start; either has no end where it is nothing."""
        if value is None or start is None:
            return unbounded
        line, reached = self._bound(start, share), times(value, share.denominator)
        right = at_most(line, reached) if self.sign > 0 else at_most(reached, line)
        return pick(both(is_known(value), is_known(start)), right, unbounded)

    def _met(self, point: _Point) -> Part:
        if point.same:
            return True
        low, high = self.ends if self.sign > 0 else self.ends[::-1]
        value = pick(point.value.known, point.value.value, high)
        return self._side(value, pick(point.start.known, point.start.value, low), point.share, unbounded=True)

    def _missed(self, point: _Point) -> Part:
        if point.same:
            return False
        low, high = self.ends if self.sign > 0 else self.ends[::-1]
        value = pick(point.value.known, point.value.value, low)
        return no(self._side(value, pick(point.start.known, point.start.value, high), point.share, unbounded=False))

    # ------------------------------------------------------------ comparisons and causes

    def _shown(self, point: _Point) -> tuple[Part, Compared]:
        """The distance to the line; where nobody knows where it starts, to the target."""
        let = self.asking.let
        cell = point.value._replace(exists=point.exists)
        made, ahead = _to_target(self.criterion, self.asking, cell, self.more)
        if point.start.known is False:
            return made, ahead
        finer = 10 ** (self.more - self.decimals)
        over = point.share.denominator * finer
        bound = self._bound(point.start.value, point.share)
        steps = divided(plus(bound, over - 1), over) if self.sign > 0 else divided(bound, over)
        edge = let(times(steps, finer))
        written = text(">= " if self.sign > 0 else "<= ", digits(edge, self.more))
        away = minus(cell.value, edge) if self.sign > 0 else minus(edge, cell.value)
        known = point.start.known
        return made, ahead._replace(
            margin=let(pick(known, away, ahead.margin)),
            required=let(pick(known, written, ahead.required)),
        )

    def _causes(self, points: Sequence[_Point]) -> tuple[Unknown, ...]:
        """The value and the start of the line, as far as they are not known; of a lost value that of the last day."""
        cells: list[Cell] = []
        lost = [p for p in points if p.value.period is None]
        for point in [*(p for p in points if p.value.period is not None), *lost[-1:]]:
            cells += [point.value._replace(exists=point.exists), point.start._replace(exists=point.exists)]
        return unknowns(self.criterion, self.asking, cells, self.subject)


__all__ = ["before"]
