"""Cells: the values that a criterion looks at, each known, or unknown for a cause with what it can be.

Only here does a measurement (or its absence) become a value for a criterion, also where the value is worked out from
others; which cells matter is said by the criteria.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from vetlanda_policy.criteria.finding import Cause, CauseCode, Relation, Requirement
from vetlanda_policy.criteria.reach import Reach, Rounded, reach, rounded
from vetlanda_policy.facts import Indicator, Measurement, Status
from vetlanda_policy.periods import Period, read_period, year_period
from vetlanda_policy.values import Number, digits, tidy

if TYPE_CHECKING:
    from vetlanda_policy.criteria.base import Question


class Subject(NamedTuple):
    """Whose value: an area or a group of the judged municipality, or the municipality as a whole."""

    area: str | None = None
    group: str | None = None


WHOLE = Subject()

_CAUSES = {
    Status.MISSING: CauseCode.MISSING,
    Status.SUPPRESSED: CauseCode.SUPPRESSED,
    Status.NOT_APPLICABLE: CauseCode.NOT_APPLICABLE,
    Status.DROPPED_OUT: CauseCode.DROPPED_OUT,
    Status.PROVISIONAL: CauseCode.PROVISIONAL,
}


class Solving(NamedTuple):
    """How a value follows from the one fact x that it lacks: (a * x + n) / (b * x + d), where the divisor is positive.

    Attributes:
        a: see above; so `n`, `b` and `d`. As they stand the value is the lacking fact itself.
        values: what the lacking fact can be, where it is only a part of the value.
    """

    a: Fraction = Fraction(1)
    n: Fraction = Fraction(0)
    b: Fraction = Fraction(0)
    d: Fraction = Fraction(1)
    values: Reach | None = None

    def needed(self, requirement: Requirement) -> Requirement | None:
        """What the lacking fact must be for the value to be as required; none where that is no single bound."""
        bounds = [Fraction(b) for b in (requirement.bound, requirement.upper) if b is not None]
        factors = [self.a - self.b * bound for bound in bounds]
        if 0 in factors or (self.b and len(bounds) > 1):
            return None
        solved = [(bound * self.d - self.n) / factor for bound, factor in zip(bounds, factors, strict=True)]
        if len(solved) > 1:
            low, high = min(solved), max(solved)
            return Requirement("between", digits(tidy(low), up=True), digits(tidy(high), up=False))
        turned = _OPPOSITE[requirement.relation] if factors[0] < 0 else requirement.relation
        return self._on_step(Requirement(turned, tidy(solved[0])))

    def _on_step(self, needed: Requirement) -> Requirement | None:
        """The bound moved to the nearest value that will do; none where there is no such value."""
        if self.values is None or needed.relation in ("=", "between"):
            return needed
        strict = needed.relation in (">", "<")
        find = self.values.up if needed.relation in (">", ">=") else self.values.down
        edge = find(needed.bound, strict=strict)
        if edge is None or edge.value is None:
            return None
        sign: Relation = ">=" if needed.relation in (">", ">=") else "<="
        return Requirement(sign, edge.value) if edge.taken else needed


_OPPOSITE: dict[Relation, Relation] = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "=", "between": "between"}


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A value that a criterion looks at: known, or unknown for one or several causes.

    Attributes:
        label: the period, or the span of years it may lie in.
        value: the number, rounded where the rule says so; none where it is not known.
        causes: why it is not known.
        measurements: the rows that it comes from, the known parts of an unknown value among them.
        period: the period, where it is one.
        reach: what it can be, where it is not known.
        unrounded: the value before rounding, where rounding changed it.
        broken: whether its row says that the definition changed with it.
        solving: how it follows from the one fact that is lacking, where just one is.
    """

    label: str
    value: Number | None
    causes: tuple[Cause, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    period: Period | None = None
    reach: Reach | None = None
    unrounded: Number | None = None
    broken: bool = False
    solving: Solving | None = None

    def lacking(self, requirement: Requirement | None) -> tuple[Cause, ...]:
        """Why it is not known, with what the lacking fact must be for the value to be as required."""
        if requirement is None or self.solving is None or len(self.causes) != 1:
            return self.causes
        needed = self.solving.needed(requirement)
        return self.causes if needed is None else (replace(self.causes[0], needed=str(needed)),)


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """Looking at one indicator's values for one municipality, area and group.

    Attributes:
        question: what is asked.
        indicator: the indicator.
        subject: which area or group.
        municipality: whose.
        round_to: round to so many decimals (half up).
        final_only: preliminary values do not count.
    """

    question: Question
    indicator: Indicator
    subject: Subject
    municipality: str
    round_to: int | None = None
    final_only: bool = False

    @property
    def all_values(self) -> Reach:
        """Everything that the indicator's scale (or those of its parts) allows, rounded where the rule says so."""
        if self.indicator.derived is not None:
            from vetlanda_policy.criteria.derived import anything  # noqa: PLC0415 - the two know each other

            return self.rounded(anything(self))
        return self.rounded(reach(self.indicator.scale))

    def rounded(self, values: Reach) -> Reach:
        """The values rounded where the rule says so."""
        return values if self.round_to is None else Rounded(values, self.round_to)

    def known(self, value: Number) -> tuple[Number, Number | None]:
        """The value rounded where the rule says so, and the value before where that changed it."""
        if self.round_to is None:
            return value, None
        after = rounded(value, self.round_to)
        return after, (value if after != value else None)

    def of(self, label: str, measurement: Measurement | None) -> Cell:
        """The cell of a measurement, or of its absence."""
        if self.indicator.derived is not None:
            from vetlanda_policy.criteria.derived import derived_cell  # noqa: PLC0415 - the two know each other

            return derived_cell(self, label, None if measurement is None else measurement.period)
        status = Status.MISSING if measurement is None else measurement.status
        counts = status.has_value and not (self.final_only and status is Status.PROVISIONAL)
        period = measurement.period if measurement else None
        if measurement is not None and measurement.number is not None and counts:
            number = measurement.number
            value, before = (number, None) if self.round_to is None else self.known(number)
            return Cell(label, value, (), (measurement,), period, None, before, status is Status.BREAK)
        cause = self.cause(_CAUSES.get(status, CauseCode.MISSING), label, measurement)
        solving = Solving() if self.round_to is None else None
        broken = status is Status.BREAK
        return Cell(label, None, (cause,), (), period, self.all_values, broken=broken, solving=solving)

    def cause(self, code: CauseCode, label: str | None, measurement: Measurement | None = None) -> Cause:
        """Why a value is not known, with the row that says so, where there is one."""
        place = measurement.place if measurement else None
        subject = self.subject
        if place is None and label is not None and code is CauseCode.MISSING:
            days = self._days(label)
            view = self.question.view
            place = view.missing_row(self.indicator.id, self.municipality, subject.area, subject.group, days)
        where = str(place) if place else None
        return Cause(code, self.indicator.id, self.municipality, subject.area, subject.group, label, place=where)

    def _days(self, label: str) -> tuple[date, date]:
        """The first and last day of a cell's period, or of the span in which its value is looked for."""
        try:
            period = read_period(label)
        except ValueError:
            return self.question.period.first_day, self.question.closing.day
        return period.first, period.last

    def at(self, period: Period) -> Cell:
        """The cell of exactly this period."""
        subject = self.subject
        if self.indicator.derived is not None:
            from vetlanda_policy.criteria.derived import derived_cell  # noqa: PLC0415 - the two know each other

            return derived_cell(self, period.name, period)
        found = self.question.view.at(self.indicator.id, self.municipality, period.name, subject.area, subject.group)
        cell = self.of(period.name, found)
        return cell if cell.period else replace(cell, period=period)

    def year(self, year: int) -> Cell:
        """The cell of a whole calendar year."""
        return self.at(year_period(year))

    def measurements(self) -> tuple[Measurement, ...]:
        """The series up to the closing, one measurement a day it ends: the longest.

        Only measurements of the indicator's own frequency, where it has one. Those of a derived indicator stand for the
        periods in which any of its parts was measured.
        """
        if self.indicator.derived is not None:
            from vetlanda_policy.criteria.derived import derived_series  # noqa: PLC0415 - the two know each other

            return derived_series(self)
        by_end: dict[object, Measurement] = {}
        subject = self.subject
        for m in self.question.view.series(self.indicator.id, self.municipality, subject.area, subject.group):
            if self.indicator.frequency in ("irregular", m.period.frequency):
                by_end.setdefault(m.period.last, m)  # in order of first day: the longest comes first
        return tuple(by_end.values())

    def part(self, name: str) -> Look:
        """The same look at another indicator, unrounded: a part of this one."""
        return replace(self, indicator=self.question.indicator(name), round_to=None)


def known(cells: Iterable[Cell]) -> tuple[Measurement, ...]:
    """The measurements behind the cells."""
    return tuple(m for c in cells for m in c.measurements)


def causes(cells: Iterable[Cell]) -> tuple[Cause, ...]:
    """Why the unknown cells are unknown."""
    return tuple(cause for c in cells for cause in c.causes)


__all__ = ["WHOLE", "Cell", "Look", "Solving", "Subject", "causes", "known"]
