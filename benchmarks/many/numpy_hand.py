"""Hand-written numpy: the four goals as arithmetic on whole arrays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np  # type: ignore[import-not-found, unused-ignore]

from benchmarks.many import arrays
from benchmarks.many.arrays import MISSING, SERIES, Arrays
from benchmarks.many.workload import (
    AREAS,
    BEST,
    BEST_OF_GROUP,
    FULFILLED,
    HME,
    IN_MIGRATION,
    NKI,
    NOT,
    PARTLY,
    TARGET,
    UNDECIDED,
    YEARS,
    Contestant,
    Table,
)

VERDICTS = (FULFILLED, PARTLY, NOT, UNDECIDED)
_FULFILLED, _PARTLY, _NOT, _UNDECIDED = (np.int8(code) for code in range(4))
LAST = len(YEARS) - 1
TOP = 1000


def rises(flows: Any) -> Any:
    """Goal 1, on in-migration: a column a year."""
    least = np.full(len(flows), -10)
    falls = np.zeros(len(flows), bool)
    for year in range(len(YEARS)):
        value = flows[:, year]
        known = value != MISSING
        falls |= known & (value <= least)
        least = np.where(known, value, least + 10)
    return np.where(falls, _NOT, np.where((flows == MISSING).any(axis=1), _UNDECIDED, _FULFILLED))


def latest(series: Any) -> tuple[Any, Any]:
    """The newest figure after the baseline year, and its year; -1 where there is none."""
    value, at = series[:, LAST], np.where(series[:, LAST] == MISSING, MISSING, LAST)
    for year in range(LAST - 1, 0, -1):
        newer = (at == MISSING) & (series[:, year] != MISSING)
        value, at = np.where(newer, series[:, year], value), np.where(newer, year, at)
    return value, at


def satisfied(newest: Any) -> Any:
    """Goal 3, on the newest satisfaction: a row an area."""
    met = (newest >= TARGET).sum(axis=0)
    measured = (newest != MISSING).sum(axis=0)
    partly = (met > 0) & (met < measured)
    whole = np.where(measured < len(AREAS), _UNDECIDED, np.where(met > 0, _FULFILLED, _NOT))
    return np.where(partly, _PARTLY, whole)


def among_best(nki: Any) -> Any:
    """Goal 4, on the NKI of the closing year."""
    ranked = np.sort(nki[nki != MISSING])
    unknown = len(nki) - len(ranked)
    best = 1 + len(ranked) - np.searchsorted(ranked, nki, side="right")
    worst = best + np.where(nki < TOP, unknown, 0)
    without = nki == MISSING
    best, worst = np.where(without, 1, best), np.where(without, (ranked > 0).sum() + unknown, worst)
    return placed(best, worst, BEST)


def placed(best: Any, worst: Any, limit: int) -> Any:
    """Places that are known to lie between two."""
    return np.where(worst <= limit, _FULFILLED, np.where(best > limit, _NOT, _UNDECIDED))


def engaged(hme: Any, members: Any) -> Any:
    """Goal 5, on HME, a column a year, and the places of the others of the group."""
    own, at = latest(hme)
    others = np.where(members == MISSING, MISSING, hme[members, at[:, None]])
    better = (others > own[:, None]).sum(axis=1)
    absent = np.where(own < TOP, (others == MISSING).sum(axis=1), 0)
    place = placed(1 + better, 1 + better + absent, BEST_OF_GROUP)
    before, falls = np.maximum(hme[:, 0], 0), np.zeros(len(hme), bool)
    for year in range(1, len(YEARS)):
        known = hme[:, year] != MISSING
        falls |= known & (hme[:, year] <= before)
        before = np.where(known, hme[:, year], before)
    otherwise = np.where(falls, _NOT, np.where(hme[:, 0] == MISSING, _UNDECIDED, _PARTLY))
    return np.where(at == MISSING, _UNDECIDED, np.where(place == _NOT, otherwise, place))


def in_memory(given: Arrays) -> tuple[Arrays, Any]:
    """Judge arrays."""
    series = dict(zip(SERIES, given.figures, strict=True))
    newest = np.stack([latest(series[area])[0] for area in AREAS])
    verdicts = (
        rises(series[IN_MIGRATION]),
        satisfied(newest),
        among_best(series[NKI][:, LAST]),
        engaged(series[HME], given.members),
    )
    return given, np.stack(verdicts, axis=1)


def whole(path: Path) -> tuple[Arrays, Any]:
    """Read a file and judge it."""
    return in_memory(arrays.read(path))


def table(answer: tuple[Arrays, Any]) -> Table:
    """The verdicts as a table."""
    given, verdicts = answer
    words = ([VERDICTS[code] for code in row] for row in verdicts.tolist())
    return {code: (one, three, four, five) for code, (one, three, four, five) in zip(given.codes(), words, strict=True)}


CONTESTANT = Contestant(arrays.read, in_memory, whole, table)
