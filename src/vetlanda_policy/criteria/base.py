"""What every kind of criterion shares: the question it is asked, and which values it looks at.

A criterion is pure: the same question gives the same finding, and nothing is read, printed or remembered.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from vetlanda_policy.criteria.cells import WHOLE, Cell, Look, Subject, causes, known
from vetlanda_policy.criteria.finding import Cause, CauseCode, Finding
from vetlanda_policy.criteria.totals import regular_periods, total, unmeasured
from vetlanda_policy.facts import Indicator, Measurement, View
from vetlanda_policy.periods import Closing, MandatePeriod
from vetlanda_policy.values import Frozen, Scale, key

Which = Literal["latest", "closed_year", "every_year", "every_measurement", "mean", "sum"]
TOTALS = ("mean", "sum")


@dataclass(frozen=True, slots=True, eq=False)
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


class Need(NamedTuple):
    """A fact that a criterion would use, for the empty fact file."""

    indicator: str
    period: str
    area: str | None = None
    group: str | None = None
    municipality: str | None = None


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
            newest year that has closed), `every_year` or `every_measurement` of the period so far; or the `mean` or
            `sum` of the period so far, of every year (half-year, quarter, month) that the indicator is made for, and
            for an irregular one of every measurement.
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
        return scale if self.round_to is None or not scale.can_round(self.round_to) else scale.rounded(self.round_to)

    # Which values ---------------------------------------------------------------------------------------------

    def look(self, question: Question, subject: Subject, indicator: str = "", municipality: str = "") -> Look:
        """Looking at an indicator's values (without one named, the criterion's own) as this criterion does."""
        return Look(
            question,
            question.indicator(indicator or self.indicator),
            subject,
            municipality or question.municipality,
            self.round_to,
            self.final_only,
        )

    def cell(
        self, question: Question, label: str, measurement: Measurement | None, subject: Subject, indicator: str = ""
    ) -> Cell:
        """The cell of a measurement, or of its absence."""
        return self.look(question, subject, indicator).of(label, measurement)

    def year_cell(self, question: Question, year: int, subject: Subject, indicator: str = "") -> Cell:
        """The cell of a whole calendar year."""
        return self.look(question, subject, indicator).year(year)

    def measurements(self, question: Question, subject: Subject) -> tuple[Measurement, ...]:
        """The series of the judged municipality up to the closing, one measurement a day it ends: the longest."""
        return self.look(question, subject).measurements()

    def inside(self, question: Question, subject: Subject) -> tuple[Measurement, ...]:
        """The measurements inside the period up to the closing."""
        first = question.period.first_day
        return tuple(m for m in self.measurements(question, subject) if m.period.first >= first)

    def span(self, question: Question) -> str:
        """The span of years in which a value is looked for."""
        yearly = question.indicator(self.indicator).frequency == "year"
        first, last = (
            question.period.first_day.year,
            question.closing.last_closed_year if yearly else question.closing.day.year,
        )
        return str(last) if first >= last else f"{first}-{last}"

    def not_due(self, question: Question) -> bool:
        """Whether there is nothing to judge yet: values come by the year and no year has closed."""
        frequency = question.indicator(self.indicator).frequency
        if self.value in TOTALS and frequency != "irregular":
            return not regular_periods(question, frequency)
        yearly = frequency == "year" or self.value in ("closed_year", "every_year")
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
        look = self.look(question, subject)
        match self.value:
            case "closed_year":
                return (look.year(question.closing.last_closed_year),)
            case "every_year":
                return tuple(look.year(y) for y in question.period.years(question.closing))
            case "latest" | "every_measurement":
                found = self.inside(question, subject)
                if not found:
                    return (look.of(self.span(question), None),)
                chosen = found[-1:] if self.value == "latest" else found
                return tuple(look.of(m.period.name, m) for m in chosen)
            case "mean" | "sum":
                frequency = look.indicator.frequency
                if frequency == "irregular":
                    found = self.inside(question, subject)
                    parts = [replace(look, round_to=None).of(m.period.name, m) for m in found]
                    if not parts:
                        return (unmeasured(look, self.span(question), mean=self.value == "mean"),)
                else:
                    parts = [replace(look, round_to=None).at(p) for p in regular_periods(question, frequency)]
                return (total(look, parts, mean=self.value == "mean"),)


__all__ = ["WHOLE", "Cell", "Each", "Leaf", "Look", "Need", "Question", "Subject", "Which", "causes", "known"]
