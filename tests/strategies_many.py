"""Random books for judging many municipalities at once: a rulebook, rows of several municipalities, and closings.

The values lie near the targets, so that boundaries, ties and equal neighbours are common; what is odd (a row without a
value, a revision, the same row twice ...) is drawn for about every fifth book, and then for a few of its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.strategies import CLOSINGS, TIMES
from tests.strategies_many_rules import (
    GROUP_NAMES,
    KINDS,
    MEMBERS,
    PARTICIPANTS,
    PLACEMENT,
    chance,
    near,
    one,
    rulebook,
)
from vetlanda_policy.criteria import BetterThan
from vetlanda_policy.errors import Place
from vetlanda_policy.facts import ASSESSMENT, COUNTRY, Facts, Indicator, Measurement, Status, series_key
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.periods import read_period
from vetlanda_policy.readers.words import VERDICTS, read_verdict
from vetlanda_policy.values import key, plain

MUNICIPALITIES = ("0685", "0680", "0617", "0114", "1280", "2480")
STRANGERS = ("1490", "2583")
"""Members of comparison groups that nothing is known of."""
Value = Decimal | str | None
T = TypeVar("T")
COLUMNS = ("indicator", "municipality", "area", "group", "period", "value", "status", "published", "source")
KNOWN_ON = (None, None, None, date(2018, 1, 1), date(2017, 3, 1), date(2016, 6, 30), date(2020, 1, 1))
LATE = date(2019, 3, 1)
NO_VALUE = (Status.MISSING, Status.SUPPRESSED, Status.NOT_APPLICABLE, Status.DROPPED_OUT)
SERIES: Mapping[str, tuple[str, ...]] = {
    "year": ("2014", "2015", "2016", "2017", "2018"),
    "half": ("2014-H2", "2015-H1", "2015-H2", "2016-H1", "2016-H2", "2015", "2016", "2017-H1", "2017-H2"),
    "quarter": ("2014-Q4", *(f"{year}-Q{n}" for year in (2015, 2016) for n in (1, 2, 3, 4)), "2015"),
}


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row of a fact file: a number, the code of a member, the words of a verdict, or the name of a level."""

    indicator: str
    municipality: str
    period: str
    value: Value
    area: str | None = None
    group: str | None = None
    status: Status = Status.FINAL
    published: date | None = None
    source: str | None = None

    @property
    def text(self) -> str | None:
        """The value as it is written."""
        return plain(self.value) if isinstance(self.value, Decimal) else self.value

    @property
    def cells(self) -> tuple[str | None, ...]:
        """The cells in the order of `COLUMNS`."""
        status = None if self.status is Status.FINAL else self.status.value
        day = None if self.published is None else self.published.isoformat()
        where = (self.indicator, self.municipality, self.area, self.group, self.period)
        return (*where, self.text, status, day, self.source)

    def measurement(self, number: int, book: Rulebook) -> Measurement:
        """The row as a reader of fact files understands it."""
        value: Value = self.value
        level: str | None = None
        if isinstance(value, str) and self.indicator == ASSESSMENT:
            value = read_verdict(value)
        elif isinstance(value, str) and (own := book.by_id[key(self.indicator)]).levels:
            level, value = value, own.level(value)
        return Measurement(
            self.indicator,
            self.municipality,
            read_period(self.period),
            value,
            Place("fakta.csv", number),
            self.area,
            self.group,
            self.status,
            self.published,
            self.source,
            level=level,
        )


@dataclass(frozen=True)
class Many:
    """A rulebook and what is known of several municipalities.

    Attributes:
        rulebook: the rules.
        rows: the rows of the fact file, in any order.
        closings: the closings to judge at.
        known_on: hide what was published later.
    """

    rulebook: Rulebook
    rows: tuple[FactRow, ...]
    closings: tuple[str, ...]
    known_on: date | None

    @cached_property
    def measurements(self) -> tuple[Measurement, ...]:
        """The rows as measurements."""
        return tuple(r.measurement(n, self.rulebook) for n, r in enumerate(self.rows, 2))

    def facts(self, municipality: str) -> Facts:
        """All rows, with one of the municipalities as the judged one.

        Raises:
            FactsError: two rows contradict each other.
        """
        return Facts(self.measurements, municipality)

    def table(self) -> dict[str, list[str | None]]:
        """The rows as columns."""
        return {name: [row.cells[n] for row in self.rows] for n, name in enumerate(COLUMNS)}

    def municipalities(self) -> tuple[str, ...]:
        """The municipalities to judge: those that have rows, but not the whole country."""
        return tuple(sorted({r.municipality for r in self.rows} - {COUNTRY}))


# Figures ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _bytes(size: int) -> SearchStrategy[bytes]:
    return st.binary(min_size=size, max_size=size)


def several(draw: DrawFn, options: Sequence[T], size: int) -> list[T]:
    """So many of the options, at most 256; drawn as bytes, since a book has hundreds of cells."""
    return [options[n % len(options)] for n in draw(_bytes(size))]


def values_of(own: Indicator) -> tuple[Value, ...]:
    """A few values of the indicator, now and then one between two steps where a fact file may hold such."""
    if own.levels:
        return own.levels
    odd = () if own.scale.step is None or own.scale.step >= 1 else (near(own.scale)[0] + own.scale.step / 4,)
    return (*near(own.scale), *odd)


class _Drawing:
    """The rows of a book under way.

    Attributes:
        codes: the municipalities.
        gaps: how many of ten values are absent.
        dated: whether the rows say when they were published: `never`, `always` or `sometimes`.
    """

    def __init__(self, draw: DrawFn, book: Rulebook) -> None:
        self.draw, self.book = draw, book
        self.codes = MUNICIPALITIES[: one(draw, (2, 3, 4, 5, 6))]
        self.gaps = one(draw, (0, 1, 1, 2, 5))
        self.dated = one(draw, ("never", "never", "always", "sometimes"))
        asked = [c for g in book.goals for v in g.version for c in v.criteria() if isinstance(c, BetterThan)]
        self.country = {key(c.indicator) for c in asked if c.than == "country"}

    def rows(self) -> list[FactRow]:
        """The rows of every indicator that is measured, without anything odd."""
        found: list[FactRow] = []
        for own in self.book.indicators:
            if own.kind == "members":
                found += self.members()
            elif own.id == PARTICIPANTS:
                found += self.participants()
            elif own.derived is None:
                found += self.series(own)
        return found + self.assessments()

    def row(self, indicator: str, municipality: str, period: str, value: Value, **more: str | None) -> FactRow:
        """A row, with or without the day it was published."""
        dated = self.dated == "always" or (self.dated == "sometimes" and period.endswith(("6", "8", "1")))
        published = read_period(period).last + timedelta(60) if dated else None
        return FactRow(indicator, municipality, period, value, published=published, **more)  # type: ignore[arg-type]

    def series(self, own: Indicator) -> list[FactRow]:
        """The values of one indicator: for every municipality, area or group, and period, or none."""
        draw = self.draw
        wanted = key(own.id) in self.country or self._part_of_asked(own)
        country = (COUNTRY,) if (wanted and not chance(draw, 4)) or chance(draw, 8) else ()
        split: Sequence[tuple[str | None, str | None]] = [(None, None)]
        if own.areas or own.groups:
            split = [(a, None) for a in own.areas] or [(None, g) for g in own.groups]
        periods = SERIES.get(own.frequency) or self.times()
        options = self.options(own)
        found = []
        for code in (*country, *self.codes):
            places = [(area, group, period) for area, group in split for period in periods]
            drawn = several(draw, options, len(places))
            for value, (area, group, period) in zip(drawn, places, strict=True):
                if value is not None:
                    found.append(self.row(own.id, code, period, value, area=area, group=group))
        return found

    def _part_of_asked(self, own: Indicator) -> bool:
        return any(own.id.startswith(f"{i.id} ") for i in self.book.indicators if key(i.id) in self.country)

    def options(self, own: Indicator) -> list[Value]:
        """What a cell of the series may hold; none is no row."""
        if own.id == PLACEMENT:
            return [*(Decimal(n) for n in range(1, len(self.codes) + 1)), None, None]
        values = values_of(own)
        few = values[:3] if chance(self.draw, 3) else values
        absent = -(-self.gaps * len(few) // max(1, 10 - self.gaps))
        return [*few, *[None] * absent]

    def times(self) -> tuple[str, ...]:
        """The times of an indicator without a frequency."""
        if chance(self.draw, 3):
            return SERIES["year"]
        return tuple(dict.fromkeys(several(self.draw, TIMES, 5)))

    def participants(self) -> list[FactRow]:
        """How many took part, seldom fewer than those that have values."""
        more = several(self.draw, (0, 0, 0, 0, 0, 0, 1, 1, 2, None, -1), len(TIMES))
        sizes = [None if n is None else len(self.codes) + n for n in more]
        return [
            self.row(PARTICIPANTS, COUNTRY, period, Decimal(size))
            for period, size in zip(TIMES, sizes, strict=True)
            if size is not None
        ]

    def members(self) -> list[FactRow]:
        """Whom each municipality is compared with: a list or two, of a year or two; sometimes none."""
        draw = self.draw
        names: Sequence[str | None] = one(draw, (GROUP_NAMES[:1], GROUP_NAMES[:1], GROUP_NAMES, (None,)))
        found = []
        for code in self.codes:
            for name in () if chance(draw, 6) else names:
                for year in one(draw, (("2015",), ("2015",), ("2014", "2016"), ("2017",))):
                    size = one(draw, (3, 1, 2, 4, 8))
                    codes = [c for c in (*self.codes, *STRANGERS) if c != code][one(draw, (0, 1)) :][:size]
                    codes += [code] if chance(draw, 5) else []
                    found += [self.row(MEMBERS, code, year, member, area=name) for member in codes]
        return found

    def assessments(self) -> list[FactRow]:
        """The recorded judgements: in the words of a fact file, "partly" mostly where the rule knows it."""
        words = [word for said in ("fulfilled", "not_fulfilled", "undecided") for word in VERDICTS[said]]
        found = []
        for about in self.book.assessed:
            partly = VERDICTS["partly_fulfilled"] if self._knows_partly(about) or chance(self.draw, 5) else ()
            options: list[str | None] = [*words, *partly, *partly, None, None]
            for code in self.codes:
                periods = ("2015", "2016-H1", "2016", "2016-11-02", "2017", "2018")
                for word, period in zip(several(self.draw, options, len(periods)), periods, strict=True):
                    if word is not None:
                        found.append(self.row(ASSESSMENT, code, period, word, area=about, source="Bokslutet"))
        return found

    def _knows_partly(self, about: str) -> bool:
        """Whether every criterion that asks for the judgement lets it be "partly"."""
        asked = [
            c.partly is not None and c.partly.as_assessed is not None
            for g in self.book.goals
            for v in g.version
            for c in v.criteria()
            if c.kind == "assessed" and (c.subject or g.id) == about
        ]
        return all(asked)

    # What is odd ------------------------------------------------------------------------------------------------

    def odd(self, rows: list[FactRow]) -> list[FactRow]:
        """The rows, a few of them with something odd, and none that contradicts another."""
        for change in ODDITIES:
            if rows and chance(self.draw, 5):
                for _ in range(one(self.draw, (1, 2, 4))):
                    index = one(self.draw, range(len(rows)))
                    rows[index], *more = change(self, rows[index])
                    rows += more
        return sound(rows)

    def another(self, row: FactRow) -> Value:
        """Another value for the row."""
        if row.indicator == ASSESSMENT:
            return one(self.draw, ("inte uppfyllt", "fulfilled", "kan inte bedömas"))
        if row.indicator == MEMBERS:
            return one(self.draw, (*self.codes, *STRANGERS))
        if row.indicator in (PLACEMENT, PARTICIPANTS):
            return Decimal(one(self.draw, (1, 2)) if row.indicator == PLACEMENT else len(self.codes) + 1)
        return one(self.draw, values_of(self.book.by_id[key(row.indicator)]))

    def contradicting(self, rows: list[FactRow]) -> list[FactRow]:
        """A few rows more, which may say something else of the same thing."""
        if not rows:
            return rows
        chosen = [one(self.draw, rows) for _ in range(2)]
        return [*rows, *(replace(r, value=self.another(r), status=Status.FINAL) for r in chosen)]


def _without_value(drawing: _Drawing, row: FactRow) -> list[FactRow]:
    if row.indicator == MEMBERS:
        return [row]
    return [replace(row, value=None, status=one(drawing.draw, NO_VALUE))]


def _provisional(_: _Drawing, row: FactRow) -> list[FactRow]:
    return [row if row.value is None else replace(row, status=Status.PROVISIONAL)]


def _breaking(_: _Drawing, row: FactRow) -> list[FactRow]:
    return [row if row.value is None else replace(row, status=Status.BREAK)]


def _revised(drawing: _Drawing, row: FactRow) -> list[FactRow]:
    """Published anew a year later, with another value, without one, or preliminary no more."""
    day = row.published or read_period(row.period).last + timedelta(30)
    newer = replace(row, value=drawing.another(row), status=Status.FINAL, published=day + timedelta(400))
    if row.indicator != MEMBERS and chance(drawing.draw, 4):
        newer = replace(newer, value=None, status=one(drawing.draw, NO_VALUE))
    return [replace(row, published=day), newer]


def _twice(drawing: _Drawing, row: FactRow) -> list[FactRow]:
    """The same again: as it is, from another source, with another day, or as preliminary."""
    same = [row, replace(row, source="Kolada"), replace(row, published=LATE)]
    same += [replace(row, status=Status.PROVISIONAL)] if row.status is Status.FINAL else []
    return [row, one(drawing.draw, same)]


def _late(_: _Drawing, row: FactRow) -> list[FactRow]:
    return [replace(row, published=LATE)]


def _outside(drawing: _Drawing, row: FactRow) -> list[FactRow]:
    return [row, replace(row, period=one(drawing.draw, ("2019", "2013", "2014", "2019-H1")))]


def _other_frequency(drawing: _Drawing, row: FactRow) -> list[FactRow]:
    return [row, replace(row, period=one(drawing.draw, ("2016-H2", "2016-Q2", "2016-05", "2016-12-31", "2017")))]


def _elsewhere(drawing: _Drawing, row: FactRow) -> list[FactRow]:
    """A row for an area that the indicator is not measured for; only one without areas may have such."""
    own = drawing.book.by_id.get(key(row.indicator))
    if own is None or own.areas or own.kind != "number":
        return [row]
    return [row, replace(row, area="annat område", value=drawing.another(row), status=Status.FINAL)]


ODDITIES: tuple[Callable[[_Drawing, FactRow], list[FactRow]], ...] = (
    _without_value,
    _provisional,
    _breaking,
    _outside,
    _other_frequency,
    _elsewhere,
    _revised,
    _late,
    _twice,
)


def sound(rows: Iterable[FactRow]) -> list[FactRow]:
    """The rows without those that contradict an earlier one."""
    kept: list[FactRow] = []
    said: dict[object, list[FactRow]] = {}
    for row in rows:
        where = (series_key(row.indicator, row.municipality, row.area, row.group), row.period)
        same = said.setdefault(where, [])
        if row.indicator == MEMBERS or all(_agree(row, other) for other in same):
            same.append(row)
            kept.append(row)
    return kept


def _agree(row: FactRow, other: FactRow) -> bool:
    if (row.text or row.status) == (other.text or other.status):
        return True
    return row.published is not None and other.published is not None and row.published != other.published


ORDERS: tuple[Callable[[list[FactRow]], list[FactRow]], ...] = (
    lambda rows: rows,
    lambda rows: rows[::-1],
    lambda rows: sorted(rows, key=lambda r: (r.period, r.text or "", r.municipality)),
    lambda rows: rows[1::2] + rows[::2],
)


def books(kinds: Sequence[str] | None = None, *, contradictions: bool = False) -> SearchStrategy[Many]:
    """A rulebook, the rows of several municipalities, one to three closings, and perhaps a day to know on.

    Args:
        kinds: the kinds of criteria about facts that may be drawn; without it all of `KINDS`. They are put together in
            every way whichever they are.
        contradictions: whether a book in four may have rows that contradict each other.
    """
    chosen = KINDS if kinds is None else tuple(kinds)
    if not chosen or set(chosen) - set(KINDS):
        raise ValueError(kinds)
    return _books(chosen, contradictions=contradictions)


@st.composite
def _books(draw: DrawFn, kinds: tuple[str, ...], *, contradictions: bool) -> Many:
    book = rulebook(draw, kinds)
    drawing = _Drawing(draw, book)
    rows = drawing.odd(drawing.rows())
    if contradictions and chance(draw, 4):
        rows = drawing.contradicting(rows)
    closings = [one(draw, CLOSINGS[::-1]) for _ in range(one(draw, (2, 1, 3)))]
    return Many(book, tuple(one(draw, ORDERS)(rows)), tuple(dict.fromkeys(closings)), one(draw, KNOWN_ON))
