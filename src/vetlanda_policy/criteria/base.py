"""What every kind of criterion shares: the question it is asked, and which values it looks at.

A criterion is pure: the same question gives the same finding, and nothing is read, printed or remembered.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from vetlanda_policy.criteria.finding import Cause, CauseCode, Finding
from vetlanda_policy.facts import Indicator, Measurement, Status, View
from vetlanda_policy.periods import Closing, MandatePeriod, Period, read_period, year_period
from vetlanda_policy.values import Frozen, Scale, key, round_half_up

Which = Literal["latest", "closed_year", "every_year", "every_measurement"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the goal `about`, for a municipality, at a closing of a period, on the facts known then."""

    about: str
    period: MandatePeriod
    closing: Closing
    municipality: str
    view: View
    indicators: Mapping[str, Indicator]

    def indicator(self, name: str) -> Indicator:
        """The indicator by its id; the rulebook has checked that it is there."""
        return self.indicators[key(name)]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose value: an area or a group of the judged municipality, or the municipality as a whole."""

    area: str | None = None
    group: str | None = None


WHOLE = Subject()


@dataclass(frozen=True, slots=True)
class Need:
    """A fact that a criterion would use, for the empty fact file."""

    indicator: str
    period: str
    area: str | None = None
    group: str | None = None
    municipality: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that a criterion looks at: known, or unknown for a cause.

    Attributes:
        label: the period, or the span of years it may lie in.
        value: the number, rounded where the rule says so; none where it is not known.
        cause: why it is not known.
        measurement: the row it comes from.
        period: the period, where it is one.
    """

    label: str
    value: Decimal | None
    cause: Cause | None = None
    measurement: Measurement | None = None
    period: Period | None = None

    @property
    def raw(self) -> Decimal | None:
        """The value before rounding, where rounding changed it."""
        number = self.measurement.number if self.measurement else None
        return number if number != self.value else None


_CAUSES = {
    Status.MISSING: CauseCode.MISSING,
    Status.SUPPRESSED: CauseCode.SUPPRESSED,
    Status.NOT_APPLICABLE: CauseCode.NOT_APPLICABLE,
    Status.DROPPED_OUT: CauseCode.DROPPED_OUT,
    Status.PROVISIONAL: CauseCode.PROVISIONAL,
}


class Each(Frozen):
    """The criterion is asked for each of several areas or groups, and must be met by every one."""

    area: tuple[str, ...] = ()
    group: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one(self) -> Self:
        if bool(self.area) == bool(self.group):
            msg = "give either area = [...] or group = [...]"
            raise ValueError(msg)
        names = [key(n) for n in self.area or self.group]
        if len(set(names)) < len(names):
            msg = "the same name stands twice"
            raise ValueError(msg)
        return self

    def subjects(self) -> tuple[Subject, ...]:
        """One subject for each area or group."""
        return tuple(Subject(area=a) for a in self.area) + tuple(Subject(group=g) for g in self.group)


class Leaf(Frozen):
    """A criterion that looks at figures itself, for one indicator.

    Attributes:
        indicator: the indicator's id.
        value: which values: `latest` (the newest inside the period up to the closing), `closed_year` (that of the
            newest year that has closed), `every_year` or `every_measurement` of the period so far.
        each: the areas or groups that each must meet the criterion.
        round_to: round to so many decimals (half up) before comparing.
        final_only: preliminary values do not count.
    """

    indicator: str
    value: Which = "latest"
    each: Each | None = None
    round_to: int | None = Field(default=None, ge=0, le=12)
    final_only: bool = False

    @abstractmethod
    def judge(self, question: Question, subject: Subject) -> Finding:
        """What the known facts conclude for one subject."""

    def uses(self) -> tuple[str, ...]:
        """The indicators that the criterion looks at."""
        return (self.indicator,)

    def subjects(self) -> tuple[Subject, ...]:
        """Whom the criterion is asked for."""
        return self.each.subjects() if self.each else (WHOLE,)

    def needs(self, question: Question) -> Iterable[Need]:
        """Every fact that could be used at the closing."""
        for year in question.period.years(question.closing):
            for subject in self.subjects():
                yield Need(self.indicator, str(year), subject.area, subject.group)

    def scale(self, question: Question) -> Scale:
        """The scale of the compared values: the indicator's own, or that of its rounded values."""
        scale = question.indicator(self.indicator).scale
        return scale if self.round_to is None else scale.rounded(self.round_to)

    # Which values ---------------------------------------------------------------------------------------------

    def cell(
        self, question: Question, label: str, measurement: Measurement | None, subject: Subject, indicator: str = ""
    ) -> Cell:
        """The cell of a measurement, or of its absence."""
        status = Status.MISSING if measurement is None else measurement.status
        counts = status.has_value and not (self.final_only and status is Status.PROVISIONAL)
        period = measurement.period if measurement else None
        if measurement is not None and measurement.number is not None and counts:
            number = measurement.number
            number = number if self.round_to is None else round_half_up(number, self.round_to)
            return Cell(label, number, None, measurement, period)
        place = measurement.place if measurement else None
        if place is None:
            name, whose = indicator or self.indicator, question.municipality
            place = question.view.missing_row(name, whose, subject.area, subject.group, self._days(question, label))
        cause = Cause(
            _CAUSES[status],
            question.indicator(indicator or self.indicator).id,
            question.municipality,
            subject.area,
            subject.group,
            label,
            place=str(place) if place else None,
        )
        return Cell(label, None, cause, measurement, period)

    def _days(self, question: Question, label: str) -> tuple[date, date]:
        """The first and last day of a cell's period, or of the span in which its value is looked for."""
        try:
            period = read_period(label)
        except ValueError:
            return question.period.first_day, question.closing.day
        return period.first, period.last

    def year_cell(self, question: Question, year: int, subject: Subject, indicator: str = "") -> Cell:
        """The cell of a whole calendar year."""
        name = indicator or self.indicator
        found = question.view.at(name, question.municipality, str(year), subject.area, subject.group)
        cell = self.cell(question, str(year), found, subject, name)
        return cell if cell.period else Cell(cell.label, cell.value, cell.cause, cell.measurement, year_period(year))

    def measurements(self, question: Question, subject: Subject) -> tuple[Measurement, ...]:
        """The series of the judged municipality up to the closing, one measurement a day it ends: the longest.

        Only measurements of the indicator's own frequency, where it has one.
        """
        indicator = question.indicator(self.indicator)
        by_end: dict[object, Measurement] = {}
        for m in question.view.series(self.indicator, question.municipality, subject.area, subject.group):
            if indicator.frequency in ("irregular", m.period.frequency):
                by_end.setdefault(m.period.last, m)  # in order of first day: the longest comes first
        return tuple(by_end.values())

    def inside(self, question: Question, subject: Subject) -> tuple[Measurement, ...]:
        """The measurements inside the period up to the closing."""
        first = question.period.first_day
        return tuple(m for m in self.measurements(question, subject) if m.period.first >= first)

    def span(self, question: Question) -> str:
        """The span of years in which a value is looked for."""
        first, last = question.period.first_day.year, question.closing.last_closed_year
        return str(last) if first >= last else f"{first}-{last}"

    def not_due(self, question: Question) -> bool:
        """Whether there is nothing to judge yet: values come by the year and no year has closed."""
        yearly = question.indicator(self.indicator).frequency == "year" or self.value in ("closed_year", "every_year")
        return yearly and not question.period.years(question.closing)

    def waiting(self, question: Question, subject: Subject) -> Cause:
        """The cause `not_due`, with the day when there is something to judge."""
        due = next((c for c in question.period.closings() if question.period.years(c)), None)
        return Cause(
            CauseCode.NOT_DUE,
            question.indicator(self.indicator).id,
            question.municipality,
            subject.area,
            subject.group,
            date=due.day.isoformat() if due else None,
        )

    def cells(self, question: Question, subject: Subject) -> tuple[Cell, ...]:
        """The cells that `value` names; none where nothing is due."""
        if self.not_due(question):
            return ()
        match self.value:
            case "closed_year":
                return (self.year_cell(question, question.closing.last_closed_year, subject),)
            case "every_year":
                return tuple(self.year_cell(question, y, subject) for y in question.period.years(question.closing))
            case "latest" | "every_measurement":
                found = self.inside(question, subject)
                if not found:
                    return (self.cell(question, self.span(question), None, subject),)
                chosen = found[-1:] if self.value == "latest" else found
                return tuple(self.cell(question, m.period.name, m, subject) for m in chosen)


def known(cells: Iterable[Cell]) -> tuple[Measurement, ...]:
    """The measurements behind the known cells."""
    return tuple(c.measurement for c in cells if c.measurement is not None and c.value is not None)


def causes(cells: Iterable[Cell]) -> tuple[Cause, ...]:
    """Why the unknown cells are unknown."""
    return tuple(c.cause for c in cells if c.cause is not None)
