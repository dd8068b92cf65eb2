"""Facts: what was measured, and which measurements are known at a closing.

Only here is decided which of several values for one key counts. Nothing is read from files and nothing is judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from vetlanda_policy.errors import FactsError, Place, Problem, quoted
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.periods import Period
from vetlanda_policy.values import key, plain

ASSESSMENT = "bedömning"
"""The indicator id of a recorded judgement; its area is the id of what was judged."""

COUNTRY = "0000"
"""The municipality code of the whole country (Riket)."""


class Status(StrEnum):
    """What a fact row says about its value."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    BREAK = "break_in_series"
    MISSING = "missing"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"
    DROPPED_OUT = "dropped_out"

    @property
    def has_value(self) -> bool:
        """Whether a row of this status carries a value."""
        return self in {Status.FINAL, Status.PROVISIONAL, Status.BREAK}


@dataclass(frozen=True, slots=True)
class Measurement:
    """One value for one indicator, municipality, area, group and period, with its source.

    Attributes:
        indicator: the indicator's id as the rulebook writes it.
        municipality: the four-digit code.
        period: what time it was measured for.
        value: the number; a code or a verdict for the indicators that have such; none where the status says so.
        status: final, preliminary, or why there is no value.
        published: the day it was published, where known.
        source: where the figure was published.
        place: where it was read.
        role: who judged, for a recorded judgement.
        reason: why, for a recorded judgement.
        level: the name of the level, where the value is the place of one on an ordered scale.
        replaced: earlier published values of the same key that this one replaces.
    """

    indicator: str
    municipality: str
    period: Period
    value: Decimal | str | None
    place: Place
    area: str | None = None
    group: str | None = None
    status: Status = Status.FINAL
    published: date | None = None
    source: str | None = None
    role: str | None = None
    reason: str | None = None
    level: str | None = None
    replaced: tuple[Measurement, ...] = ()

    @property
    def number(self) -> Decimal | None:
        """The value where it is a number."""
        return self.value if isinstance(self.value, Decimal) else None

    @property
    def written(self) -> str:
        """The value as plain text, or its status."""
        if self.value is None:
            return self.status.value
        if self.level is not None:
            return self.level
        return plain(self.value) if isinstance(self.value, Decimal) else self.value


SeriesKey = tuple[str, str, str, str]


def series_key(indicator: str, municipality: str, area: str | None, group: str | None) -> SeriesKey:
    """The key of a series: normal forms, so that spelling never splits one."""
    return (key(indicator), municipality, key(area or ""), key(group or ""))


class FactFile(NamedTuple):
    """A file that facts came from.

    Attributes:
        name: the file's name as given, without its folder.
        sha256: the digest of its bytes.
        rows: the number of rows with a value or a status, header not counted.
        invented: whether its name says that its values are invented.
    """

    name: str
    sha256: str
    rows: int
    invented: bool = False


@dataclass(frozen=True)
class Facts:
    """Everything that was read, checked for contradictions; the order of rows never matters.

    Attributes:
        measurements: the known indicators' measurements.
        municipality: the municipality that rows without one belong to.
        files: where they came from.
        notices: what a reader of the verdicts should know about the files.
        series: the measurements by key, in order of time.

    Raises:
        FactsError: two rows give different values for the same key and publication day.
    """

    measurements: tuple[Measurement, ...]
    municipality: str
    files: tuple[FactFile, ...] = ()
    notices: tuple[Problem, ...] = ()
    series: Mapping[SeriesKey, tuple[Measurement, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Group by key and refuse contradictions."""
        grouped: dict[SeriesKey, list[Measurement]] = defaultdict(list)
        for m in self.measurements:
            grouped[series_key(m.indicator, m.municipality, m.area, m.group)].append(m)
        problems: list[Problem] = []
        series = {}
        for name, found in grouped.items():
            found.sort(key=_order)
            series[name] = tuple(found)
            problems += _contradictions(found)
        if problems:
            raise FactsError(problems)
        object.__setattr__(self, "series", series)

    def view(self, day: date, known_on: date | None) -> View:
        """What is known at a closing day: measured up to it and, with `known_on`, published by then."""
        return View(self, day, known_on)


def _order(m: Measurement) -> tuple[date, date, date, bool, str, str, int]:
    return (
        m.period.last,
        m.period.first,
        m.published or date.min,
        m.status is Status.PROVISIONAL,
        m.written,
        m.place.file,
        m.place.row or 0,
    )


def _contradictions(found: list[Measurement]) -> Iterable[Problem]:
    by_period: dict[str, list[Measurement]] = defaultdict(list)
    for m in found:
        by_period[m.period.name].append(m)
    for rows in by_period.values():
        if len(rows) < 2 or (isinstance(rows[0].value, str) and key(rows[0].indicator) != key(ASSESSMENT)):
            continue  # a comparison group has one row for each member
        for one, other in pairwise(rows):
            same_day = one.published == other.published or one.published is None
            if same_day and one.written != other.written:
                yield _contradiction(one, other)


def _contradiction(one: Measurement, other: Measurement) -> Problem:
    where = ", ".join(p for p in (one.indicator, one.municipality, one.area, one.group, one.period.name) if p)
    dated = one.published != other.published
    sv = (
        "bara den ena raden säger när den publicerades. Ange publiceringsdag på båda, så räknas den senaste."
        if dated
        else "raderna har samma publiceringsdag eller ingen. Ta bort den ena, eller ange när var och en publicerades."
    )
    en = (
        "only one of the rows says when it was published. Give both a publication day; the latest one then counts."
        if dated
        else "the rows have the same publication day or none. Remove one, or say when each was published."
    )
    first, second = quoted(one.written), quoted(other.written)
    return Problem(
        "conflicting-values",
        f"{quoted(where)} har två värden, {first} ({one.place}) och {second} ({other.place}), och {sv}",
        f"{quoted(where)} has two values, {first} ({one.place}) and {second} ({other.place}), and {en}",
        other.place,
        other.written,
    )


class View:
    """The facts known on a closing day: one measurement a key and period, the latest published one."""

    def __init__(self, facts: Facts, day: date, known_on: date | None) -> None:
        """Remember the question; series are resolved when asked for."""
        self.facts = facts
        self.day = day
        self.known_on = known_on
        self._resolved: dict[SeriesKey, tuple[Measurement, ...]] = {}

    def _counts(self, m: Measurement) -> bool:
        if m.period.last > self.day:
            return False
        return self.known_on is None or m.published is None or m.published <= self.known_on

    def series(
        self, indicator: str, municipality: str, area: str | None = None, group: str | None = None
    ) -> tuple[Measurement, ...]:
        """The known measurements of one series in order of time; rows that only say "missing" are no measurements."""
        name = series_key(indicator, municipality, area, group)
        if name not in self._resolved:
            self._resolved[name] = tuple(self._resolve(self.facts.series.get(name, ())))
        return self._resolved[name]

    def _resolve(self, rows: tuple[Measurement, ...]) -> Iterable[Measurement]:
        by_period: dict[str, list[Measurement]] = defaultdict(list)
        for m in rows:
            if self._counts(m):
                by_period[m.period.name].append(m)
        for versions in by_period.values():
            newest = versions[-1]
            if len(versions) == 1:
                if newest.status is not Status.MISSING:
                    yield newest
                continue
            same = [m for m in versions if m.published == newest.published]
            if newest.status is Status.PROVISIONAL:
                newest = same[0]  # the same value, also given as final
            older = tuple(m for m in versions if m.published != newest.published and m.written != newest.written)
            if isinstance(newest.value, str) and key(newest.indicator) != key(ASSESSMENT):
                yield from dict.fromkeys(same)
            elif newest.status is not Status.MISSING:
                yield replace(newest, replaced=older) if older else newest

    def missing_row(
        self, indicator: str, municipality: str, area: str | None, group: str | None, days: tuple[date, date]
    ) -> Place | None:
        """The newest row, measured for some time between the days, that says in so many words that there is no value."""
        rows = self.facts.series.get(series_key(indicator, municipality, area, group), ())
        said = (m for m in reversed(rows) if m.status is Status.MISSING and self._counts(m))
        return next((m.place for m in said if days[0] <= m.period.first and m.period.last <= days[1]), None)

    def at(
        self, indicator: str, municipality: str, period: str, area: str | None = None, group: str | None = None
    ) -> Measurement | None:
        """The known measurement for exactly this period; none where there is none."""
        return next((m for m in self.series(indicator, municipality, area, group) if m.period.name == period), None)

    @cached_property
    def _municipalities(self) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
        found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for indicator, municipality, area, group in self.facts.series:
            found[indicator, area, group].add(municipality)
        return {name: tuple(sorted(codes)) for name, codes in found.items()}

    def municipalities(self, indicator: str, area: str | None = None, group: str | None = None) -> tuple[str, ...]:
        """Every municipality that has any row of this series, in order of code."""
        return self._municipalities.get((key(indicator), key(area or ""), key(group or "")), ())

    def areas(self, indicator: str, municipality: str) -> tuple[str, ...]:
        """Every area (in normal form) that the municipality has rows for, in order of name."""
        found = {a for i, m, a, _ in self.facts.series if (i, m) == (key(indicator), municipality)}
        return tuple(sorted(found))

    def undated(self) -> tuple[Measurement, ...]:
        """The measurements that count although their publication day is not known."""
        if self.known_on is None:
            return ()
        return tuple(
            sorted((m for m in self.facts.measurements if m.published is None and self._counts(m)), key=_order)
        )


__all__ = [
    "ASSESSMENT",
    "COUNTRY",
    "FactFile",
    "Facts",
    "Indicator",
    "Measurement",
    "SeriesKey",
    "Status",
    "View",
    "series_key",
]
