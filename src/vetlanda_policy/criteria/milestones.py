"""`milestones`: dated targets; the one dated latest on or before the closing counts.

Only what is met when, and how far the value is from the straight line before the first date.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, Self

from pydantic import Field, model_validator

from vetlanda_policy.criteria.base import Cell, Leaf, Need, Question, Subject, causes, known
from vetlanda_policy.criteria.finding import (
    Cause,
    CauseCode,
    Comparison,
    Finding,
    Possible,
    Relation,
    Requirement,
    either,
)
from vetlanda_policy.criteria.links import Spread, spread
from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.criteria.reach import Edge, reach
from vetlanda_policy.criteria.thresholds import compared, judged, undue
from vetlanda_policy.periods import years_between
from vetlanda_policy.values import Exact, Frozen, Number, Scale, digits, tidy

_RELATIONS: dict[str, Relation] = {"at_least": ">=", "above": ">", "at_most": "<=", "below": "<"}


class Target(Frozen):
    """A target and its day."""

    date: date
    target: Exact


class Baseline(Frozen):
    """Where the line starts: a day, and a stated value or else the fact measured up to that day."""

    date: date
    value: Exact | None = None


class Milestones(Leaf):
    """The value meets the target dated latest on or before the closing.

    Attributes:
        targets: the dated targets, in order of date.
        at: whether the value must be `at_least`, `above`, `at_most` or `below` the target.
        baseline: where the straight line to the first target starts.
        pace: `linear` if the value must keep to that line before the first date.
    """

    kind: Literal["milestones"]
    targets: tuple[Target, ...] = Field(min_length=1)
    at: Literal["at_least", "above", "at_most", "below"] = "at_least"
    baseline: Baseline | None = None
    pace: Literal["linear"] | None = None
    partly: Partly | None = None
    value: Literal["latest"] = "latest"

    @model_validator(mode="after")
    def _fits(self) -> Self:
        days = [t.date for t in self.targets]
        if days != sorted(set(days)):
            msg = "targets must be in order of date, each date once"
            raise ValueError(msg)
        if self.baseline and self.baseline.date >= days[0]:
            msg = "the baseline must be dated before the first target"
            raise ValueError(msg)
        share = self.partly is not None and self.partly.share_of_target is not None
        if share and (self.at not in ("at_least", "above") or self.targets[0].target <= 0):
            msg = "partly.share_of_target needs at_least or above, and a target greater than 0"
            raise ValueError(msg)
        if self.pace and not self.baseline:
            msg = 'pace = "linear" needs a baseline'
            raise ValueError(msg)
        return self

    def needs(self, question: Question) -> Iterable[Need]:
        """The baseline and every year so far."""
        if self.baseline and self.baseline.value is None:
            for subject in self.subjects():
                yield Need(self.indicator, str(self.baseline.date.year), subject.area, subject.group)
        yield from super().needs(question)

    def judge(self, question: Question, subject: Subject) -> Finding:
        """The target in force, the line before it, or nothing to judge yet."""
        past = [t for t in self.targets if t.date <= question.closing.day]
        if past:
            return self._at_target(question, subject, past[-1])
        if self.not_due(question):
            unit = question.indicator(self.indicator).unit
            return Finding(self._undue(question, subject), (self.waiting(question, subject),), unit=unit)
        return self._before(question, subject)

    @property
    def _upwards(self) -> bool:
        return self.at in ("at_least", "above")

    def _required(self, bound: Number) -> Requirement:
        return Requirement(_RELATIONS[self.at], bound)

    def relaxed(self, target: Target) -> Requirement | None:
        """What a value must be for "partly", where at least a share of the target is enough."""
        if self.partly is None or self.partly.share_of_target is None:
            return None
        return Requirement(">=", target.target * self.partly.share_of_target)

    def _undue(self, question: Question, subject: Subject) -> Possible:
        first = self.targets[0]
        values = self.look(question, subject).all_values
        return undue(values, self._required(first.target), self.relaxed(first))

    def _at_target(self, question: Question, subject: Subject, target: Target) -> Finding:
        indicator, scale = question.indicator(self.indicator), self.scale(question)
        full, relaxed = self._required(target.target), self.relaxed(target)
        newest = [m for m in self.measurements(question, subject) if m.period.last >= target.date][-1:]
        span = _span(target.date.year, question.closing.last_closed_year)
        cell = self.cell(question, newest[0].period.name if newest else span, newest[0] if newest else None, subject)
        made = (compared(cell, full, scale),) if cell.value is not None else ()
        possible = judged(cell, full, relaxed)
        return Finding(possible, cell.lacking(full), made, cell.measurements, indicator.unit, full)

    def _before(self, question: Question, subject: Subject) -> Finding:
        indicator, scale, first = question.indicator(self.indicator), self.scale(question), self.targets[0]
        value = self.cells(question, subject)[0]
        days = self._measured_on(question, value)
        starts = [self._start(question, subject, value, day) for day in days]
        start = starts[-1]
        shown = (*self._to_target(value, first, scale), *self._distance(value, start, self._share(days[-1]), scale))
        cells = (value, start) if start else (value,)
        if self.pace is None:
            ahead = Cause(
                CauseCode.NOT_DUE,
                indicator.id,
                question.municipality,
                subject.area,
                subject.group,
                date=first.date.isoformat(),
            )
            return Finding(self._undue(question, subject), (ahead,), shown, known(cells), indicator.unit)
        sides = [
            self._on_line(value, begin, self._share(day))
            for day, begin in zip(days, starts, strict=True)
            if begin is not None
        ]
        possible = either(met=any(met for met, _ in sides), unmet=any(unmet for _, unmet in sides))
        return Finding(possible, causes(cells), shown, known(cells), indicator.unit)

    def _measured_on(self, question: Question, value: Cell) -> tuple[date, ...]:
        """The day the value is measured for; where it is not known, the days it may be, as far as they differ.

        The line between two days is straight, so of those on one side of a change of definition the outermost will do.
        """
        if value.period is not None:
            return (value.period.last,)
        indicator = question.indicator(self.indicator)
        if indicator.frequency == "year":
            return tuple(date(year, 12, 31) for year in question.period.years(question.closing))
        first, last = question.period.first_day, question.closing.day
        changes = [day for b in indicator.breaks for day in (b.first_day - timedelta(days=1), b.first_day)]
        return tuple(sorted({first, last, *(day for day in changes if first <= day <= last)}))

    def _share(self, day: date) -> Fraction:
        """How far the day is on the way from the baseline to the first target."""
        if self.baseline is None:
            return Fraction(0)
        way = years_between(self.baseline.date, self.targets[0].date)
        return max(Fraction(0), years_between(self.baseline.date, day)) / way

    def _start(self, question: Question, subject: Subject, value: Cell, day: date) -> Cell | None:
        """Where the line starts; unknown by the new definition where it has changed by the day."""
        if self.baseline is None:
            return None
        indicator = question.indicator(self.indicator)
        if indicator.broken(self.baseline.date, day):
            label = f"{self.baseline.date.year}/{value.label}"
            code, whose = CauseCode.BREAK_IN_SERIES, question.municipality
            gap = Cause(code, indicator.id, whose, subject.area, subject.group, label)
            return Cell(label, None, (gap,), reach=self.look(question, subject).all_values)
        if self.baseline.value is not None:
            return Cell(self.baseline.date.isoformat(), self.baseline.value)
        found = [m for m in self.measurements(question, subject) if m.period.last == self.baseline.date]
        label = found[0].period.name if found else str(self.baseline.date.year)
        return self.cell(question, label, found[0] if found else None, subject)

    def _to_target(self, value: Cell, first: Target, scale: Scale) -> tuple[Comparison, ...]:
        """The distance to the target itself, which decides nothing before its date."""
        if value.value is None:
            return ()
        due = first.date.isoformat()
        return (compared(value, self._required(first.target), scale, note="ahead", decides=False, due=due),)

    def _distance(self, value: Cell, start: Cell | None, share: Fraction, scale: Scale) -> tuple[Comparison, ...]:
        """The distance to the line, in whole steps where the indicator has them."""
        if start is None or start.value is None or value.value is None:
            return ()
        bound: Number = tidy(self._line(start.value, share))
        if scale.on_step(digits(value.value, up=True)):  # then the nearest step that would do says the same
            edge = reach(scale).up(bound) if self._upwards else reach(scale).down(bound)
            bound = bound if edge is None or edge.value is None else edge.value
        shown = digits(start.value, up=value.value < start.value)
        required = Requirement(">=" if self._upwards else "<=", bound)
        decides = self.pace is not None
        made = compared(value, required, scale, earlier=start.label, earlier_value=shown, note="line", decides=decides)
        return (made,)

    def _line(self, start: Number, share: Fraction) -> Fraction:
        return Fraction(start) + (Fraction(self.targets[0].target) - Fraction(start)) * share

    def _on_line(self, value: Cell, start: Cell, share: Fraction) -> tuple[bool, bool]:
        """Whether the value can be on the right side of the line, and whether it can be on the wrong side."""
        if value.period is not None and value.period == start.period:
            return True, False  # the baseline itself is on its line, whatever it is
        sign = 1 if self._upwards else -1
        (worst, best), (low, high) = _ends(value, sign), _ends(start, sign)
        return (
            self._side(best, low, share, sign, unbounded=True),
            not self._side(worst, high, share, sign, unbounded=False),
        )

    def _side(self, value: Edge, start: Edge, share: Fraction, sign: int, *, unbounded: bool) -> bool:
        """Whether the outermost value is on the right side of the line from the outermost start."""
        if value.value is None or (start.value is None and share < 1):
            return unbounded
        line = Fraction(self.targets[0].target) if start.value is None else self._line(start.value, share)
        reached = sign * (Fraction(value.value) - line)
        return reached > 0 or (reached == 0 and (not unbounded or (value.taken and (start.taken or share >= 1))))


def _ends(cell: Cell, sign: int) -> Spread:
    """The least and the greatest that a cell can be, counted in the direction that is wanted."""
    low, high = spread(cell)
    return (low, high) if sign > 0 else (high, low)


def _span(first: int, last: int) -> str:
    return str(last) if first >= last else f"{first}-{last}"
