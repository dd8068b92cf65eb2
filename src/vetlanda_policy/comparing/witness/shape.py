"""The shape of the facts that are searched: one row for each period, from the first year a rule looks at to the closing.

Only which rows there can be and which values they can take; what a rule makes of them is said by the encoders.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from vetlanda_policy.criteria import Combination, Criterion, GoalMet, Question, ShareOfUnits, Single, Subject
from vetlanda_policy.criteria.base import Need
from vetlanda_policy.errors import Place
from vetlanda_policy.facts import ASSESSMENT, Facts, Indicator, Measurement
from vetlanda_policy.indicators import formula
from vetlanda_policy.periods import FREQUENCIES, Closing, read_period
from vetlanda_policy.values import key

SlotKey = tuple[str, str, str, str, str]
"""Indicator, municipality, area and group in normal form, and the period."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A row that the facts can have.

    Attributes:
        indicator: the indicator's id; `bedömning` for a judgement.
        municipality: whose.
        area: for which area, where it has one.
        group: for which group, where it has one.
        period: for which period.
    """

    indicator: str
    municipality: str
    period: str
    area: str | None = None
    group: str | None = None

    @property
    def key(self) -> SlotKey:
        """What the row is a value of."""
        return (key(self.indicator), self.municipality, key(self.area or ""), key(self.group or ""), self.period)

    @property
    def name(self) -> str:
        """The name of its unknown value."""
        return "|".join(self.key)

    def measurement(self, value: Decimal | str, row: int, level: str | None = None) -> Measurement:
        """The row with a value."""
        return Measurement(
            indicator=self.indicator,
            municipality=self.municipality,
            period=read_period(self.period),
            value=value,
            place=Place("påhittat", row),
            area=self.area,
            group=self.group,
            source="påhittat",
            level=level,
        )


@dataclass
class Shape:
    """Every row that the facts can have.

    Attributes:
        closing: the closing that the facts are judged at.
        slots: the rows, by what they are values of.
    """

    closing: Closing
    slots: dict[SlotKey, Slot] = field(default_factory=dict)

    def add(self, slot: Slot) -> Slot:
        """A row more, or the same one where it is there."""
        return self.slots.setdefault(slot.key, slot)

    def facts(self, municipality: str, absent: Collection[str] = ()) -> Facts:
        """Facts in which every row but the absent ones has some value, to ask a criterion which rows it looks at."""
        rows = (s for s in self.slots.values() if s.indicator != ASSESSMENT and s.name not in absent)
        return Facts(tuple(s.measurement(Decimal(1), n) for n, s in enumerate(rows, 2)), municipality)

    def series(self, indicator: Indicator, names: Collection[str], whose: tuple[str, str, str]) -> list[list[Slot]]:
        """The rows of a series in order of time, those of one period together: several where it is worked out.

        Args:
            indicator: the indicator that is looked at.
            names: the measured indicators that its values follow from.
            whose: municipality, area and group, in normal form.
        """
        wanted = {key(name) for name in names}
        found: dict[str, list[Slot]] = {}
        for (name, *where, period), slot in self.slots.items():
            often = indicator.frequency in ("irregular", read_period(period).frequency)
            if name in wanted and tuple(where) == whose and often:
                found.setdefault(period, []).append(slot)
        return [found[name] for name in sorted(found, key=_ended)]


def _ended(period: str) -> tuple[date, int]:
    found = read_period(period)
    return found.last, -found.first.toordinal()


def looked_at(criterion: Criterion) -> Iterator[tuple[Single, tuple[Subject, ...] | None]]:
    """The criteria inside one that look at facts, with the units that each is asked of where it is for units."""
    match criterion:
        case Combination():
            for inner in criterion.criteria:
                yield from looked_at(inner)
        case ShareOfUnits():
            units = criterion.units
            yield criterion.criterion, tuple(Subject(area=u) for u in units)  # type: ignore[misc]
        case GoalMet():
            pass
        case _:
            yield criterion, None
    if criterion.partly is not None and criterion.partly.when is not None:
        yield from looked_at(criterion.partly.when)


def build(shape: Shape, criterion: Criterion, question: Question) -> None:
    """Add every row that a goal's criterion can look at when asked the question."""
    series: dict[tuple[str, str, str | None, str | None, str], int] = {}
    for single, units in looked_at(criterion):
        for need in single.needs(question):
            for one in _each(need, units, single, question):
                for where, year in _measured(one, question):
                    series[where] = min(year, series.get(where, year))
        for slot in _exact_days(single, question):
            shape.add(slot)
    for (name, frequency, area, group, whose), first in series.items():
        for period in periods(frequency, first, question.closing):
            shape.add(Slot(name, whose, period, area, group))


def _each(need: Need, units: tuple[Subject, ...] | None, single: Single, question: Question) -> Iterator[Need]:
    """A need of one unit as one of each."""
    if units is None:
        yield need
        return
    areas = question.indicator(getattr(single, "indicator", "")).areas
    for subject in units or tuple(Subject(area=a) for a in areas):
        yield need._replace(area=subject.area)


def _measured(need: Need, question: Question) -> Iterator[tuple[tuple[str, str, str | None, str | None, str], int]]:
    """The measured series behind a need, and its first year; a derived indicator's are those of its parts."""
    if key(need.indicator) == key(ASSESSMENT):
        return
    indicator = question.indicator(need.indicator)
    if indicator.kind != "number":
        return
    whose, year = need.municipality or question.municipality, read_period(need.period).year
    for name in part_names(indicator, question.indicators):
        yield (name, indicator.frequency, need.area, need.group, whose), year


def part_names(indicator: Indicator, indicators: Mapping[str, Indicator]) -> tuple[str, ...]:
    """The measured indicators that a value follows from: itself, or the parts of a derived one."""
    if indicator.derived is None:
        return (indicator.id,)
    return tuple(question_id(name, indicators) for name in formula(indicator, indicators).names())


def question_id(name: str, indicators: Mapping[str, Indicator]) -> str:
    """An indicator's id as the rules write it."""
    return indicators[key(name)].id


def _exact_days(single: Single, question: Question) -> Iterator[Slot]:
    """The value on the day where the line of a milestone starts."""
    baseline = getattr(single, "baseline", None)
    day = getattr(baseline, "date", None)
    if not isinstance(day, date) or getattr(baseline, "value", None) is not None:
        return
    indicator = question.indicator(getattr(single, "indicator", ""))
    whole_year = (day.month, day.day) == (12, 31)
    if not whole_year and indicator.frequency != "irregular":
        return
    period = str(day.year) if whole_year else day.isoformat()
    for subject in single.subjects():
        for name in part_names(indicator, question.indicators):
            yield Slot(name, question.municipality, period, subject.area, subject.group)


def periods(frequency: str, first: int, closing: Closing) -> Iterator[str]:
    """The periods of a frequency from a year to the closing; an irregular one is measured once a year."""
    for year in range(first, closing.day.year + 1):
        names = [f"{year}-{part}" for part in FREQUENCIES.get(frequency, ())] or [str(year)]
        if frequency == "irregular" and year == closing.day.year and not closing.annual:
            names = [closing.name]
        yield from (name for name in names if read_period(name).last <= closing.day)
