"""Plain Python with exact whole numbers: the contestant that needs nothing, and the one that the others are held to.

Percentages and indices are counted in tenths. A Parquet is read by pyarrow, a CSV by the standard library.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from benchmarks.many.workload import (
    AREAS,
    BEST,
    BEST_OF_GROUP,
    CLOSING,
    COLUMNS,
    COUNTRY,
    FULFILLED,
    GROUP,
    HME,
    IN_MIGRATION,
    NKI,
    NOT,
    PARTICIPANTS,
    PARTLY,
    SATISFACTION,
    TARGET,
    UNDECIDED,
    YEARS,
    Contestant,
    Row,
    Table,
)

Series = list[int | None]
"""A value for each year from 2014, where there is one."""

_YEAR = {str(year): index for index, year in enumerate(YEARS)}
_AREA = {area: index for index, area in enumerate(AREAS)}
LAST = len(YEARS) - 1
TOP = 1000  # the highest percentage or index, in tenths
_NEWER = 10000  # a year's place in the code of a value with its year: larger than any value


class Figures(NamedTuple):
    """The figures of a file by municipality.

    Attributes:
        codes: the municipalities that have any row.
        flows: in-migration.
        newest: the newest satisfaction of each area, as year * 10000 + tenths; 0 where there is none.
        nki: the NKI of the closing year.
        hme: HME in tenths.
        groups: the other members of the comparison group.
        participants: how many were ranked at the closing.
    """

    codes: set[str]
    flows: dict[str, Series]
    newest: dict[str, list[int]]
    nki: dict[str, int]
    hme: dict[str, Series]
    groups: dict[str, list[str]]
    participants: int


def stream(path: Path) -> Iterator[Row]:
    """The rows of a file, as text; never more of them held than is needed."""
    if path.suffix == ".parquet":
        parquet = import_module("pyarrow.parquet")
        for batch in parquet.ParquetFile(path).iter_batches(columns=list(COLUMNS)):
            yield from zip(*(batch.column(name).to_pylist() for name in COLUMNS), strict=True)
        return
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader  # type: ignore[misc, unused-ignore]  # five columns each


def read(path: Path) -> list[Row]:
    """All rows of a file, as text."""
    return list(stream(path))


def gather(rows: Iterable[Row]) -> Figures:
    """Sort the rows' figures by municipality."""
    flows: dict[str, Series] = defaultdict(lambda: [None] * len(YEARS))
    newest: dict[str, list[int]] = defaultdict(lambda: [0] * len(AREAS))
    nki: dict[str, int] = {}
    hme: dict[str, Series] = defaultdict(lambda: [None] * len(YEARS))
    groups: dict[str, list[str]] = defaultdict(list)
    participants = 0
    closing = str(CLOSING)
    for indicator, code, area, period, value in rows:
        if indicator == SATISFACTION:
            year = _YEAR[period]
            if year:  # the baseline year lies before the period
                known = newest[code]
                at = _AREA[area]
                found = year * _NEWER + int(value.replace(".", ""))
                known[at] = max(found, known[at])
        elif indicator == GROUP:
            groups[code].append(value)
        elif indicator == IN_MIGRATION:
            flows[code][_YEAR[period]] = int(value)
        elif indicator == HME:
            hme[code][_YEAR[period]] = int(value.replace(".", ""))
        elif indicator == NKI:
            if period == closing:
                nki[code] = int(value)
        elif indicator == PARTICIPANTS and period == closing:
            participants = int(value)
    codes = {*flows, *newest, *nki, *hme, *groups} - {COUNTRY}
    return Figures(codes, flows, newest, nki, hme, groups, participants)


def rises(series: Sequence[int | None]) -> str:
    """Goal 1: more every year; what is missing may be any whole number."""
    least, missing = -1, False
    for value in series:
        if value is None:
            least, missing = least + 1, True
        elif value > least:
            least = value
        else:
            return NOT
    return UNDECIDED if missing else FULFILLED


def satisfied(newest: Sequence[int]) -> str:
    """Goal 3: the newest measurement of every area reaches the target."""
    met = unmet = 0
    for value in newest:
        if value:
            if value % _NEWER >= TARGET:
                met += 1
            else:
                unmet += 1
    if met and unmet:
        return PARTLY
    if met + unmet < len(newest):
        return UNDECIDED
    return FULFILLED if met else NOT


def placed(best: int, worst: int, limit: int) -> str:
    """A place that is known to lie between two."""
    if worst <= limit:
        return FULFILLED
    return NOT if best > limit else UNDECIDED


def engaged(own: Sequence[int | None], others: Iterable[Sequence[int | None] | None]) -> str:
    """Goal 5: among the best of the group; partly where it rose at every measurement since 2014."""
    at = next((year for year in range(LAST, 0, -1) if own[year] is not None), None)
    if at is None:
        return UNDECIDED
    value = own[at]
    assert value is not None
    better = missing = 0
    for series in others:
        other = None if series is None else series[at]
        if other is None:
            missing += value < TOP
        else:
            better += other > value
    place = placed(1 + better, 1 + better + missing, BEST_OF_GROUP)
    if place != NOT:
        return place
    before = own[0] or 0  # an unknown baseline may be anything from 0
    for later in own[1:]:
        if later is not None:
            if later <= before:
                return NOT
            before = later
    return UNDECIDED if own[0] is None else PARTLY


def judge(figures: Figures) -> Table:
    """The verdicts on every municipality."""
    ranked = sorted(figures.nki.values())
    unknown = figures.participants - len(ranked)
    positive = len(ranked) - bisect_right(ranked, 0)
    table: Table = {}
    nothing: Series = [None] * len(YEARS)
    for code in figures.codes:
        nki = figures.nki.get(code)
        if nki is None:
            place = placed(1, positive + unknown, BEST)
        else:
            best = 1 + len(ranked) - bisect_right(ranked, nki)
            place = placed(best, best + (unknown if nki < TOP // 10 else 0), BEST)
        table[code] = (
            rises(figures.flows.get(code, nothing)),
            satisfied(figures.newest.get(code, [0] * len(AREAS))),
            place,
            engaged(figures.hme.get(code, nothing), map(figures.hme.get, figures.groups.get(code, ()))),
        )
    return table


def in_memory(rows: Iterable[Row]) -> Table:
    """Judge rows of text."""
    return judge(gather(rows))


def whole(path: Path) -> Table:
    """Read a file and judge it."""
    return in_memory(stream(path))


CONTESTANT = Contestant(read, in_memory, whole, lambda table: table)
