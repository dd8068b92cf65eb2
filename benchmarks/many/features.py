"""What a rule engine without ranks and chains is given of a municipality: differences and places, made in plain Python.

The engine decides from them; nothing here knows a target, a limit or a verdict.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.many.plain import LAST, TOP, Figures, Series
from benchmarks.many.workload import YEARS


class Features(NamedTuple):
    """What the goals look at, for one municipality; figures in tenths.

    Attributes:
        code: whose they are.
        room: goal 1: how much more each known in-migration is than the least that a rise from 2014 asks for.
        gaps: goal 1: how many years are missing.
        newest: goal 3: the newest satisfaction of each area that has one.
        best: goal 4: the best place possible.
        worst: goal 4: the worst place possible.
        near_best: goal 5: the best place possible in the group.
        near_worst: goal 5: the worst.
        changes: goal 5: each later HME minus the one before it, from 2014 or else from 0.
        baseline: goal 5: whether 2014 has an HME, as 0 or 1.
    """

    code: str
    room: list[int]
    gaps: int
    newest: list[int]
    best: int
    worst: int
    near_best: int
    near_worst: int
    changes: list[int]
    baseline: int


def features(figures: Figures) -> Iterator[Features]:
    """The features of every municipality."""
    ranked = sorted(figures.nki.values())
    unknown = figures.participants - len(ranked)
    positive = len(ranked) - bisect_right(ranked, 0)
    nothing: Series = [None] * len(YEARS)
    for code in figures.codes:
        room, gaps = _room(figures.flows.get(code, nothing))
        newest = [value % 10000 for value in figures.newest.get(code, ()) if value]
        nki = figures.nki.get(code)
        if nki is None:
            best, worst = 1, positive + unknown
        else:
            best = 1 + len(ranked) - bisect_right(ranked, nki)
            worst = best + (unknown if nki < TOP // 10 else 0)
        own = figures.hme.get(code, nothing)
        others = [figures.hme.get(other, nothing) for other in figures.groups.get(code, ())]
        near = _near(own, others)
        yield Features(code, room, gaps, newest, best, worst, *near, _changes(own), int(own[0] is not None))


def _room(series: Sequence[int | None]) -> tuple[list[int], int]:
    """With a year's step taken away a rise is to be no less than before; the first is compared with 0."""
    room: list[int] = []
    before = gaps = 0
    for index, value in enumerate(series):
        if value is None:
            gaps += 1
        else:
            room.append(value - index - before)
            before = value - index
    return room, gaps


def _near(own: Sequence[int | None], others: Sequence[Sequence[int | None]]) -> tuple[int, int]:
    at = next((year for year in range(LAST, 0, -1) if own[year] is not None), None)
    if at is None:
        return 1, 1 + len(others)
    value = own[at]
    assert value is not None
    known = [other for series in others if (other := series[at]) is not None]
    best = 1 + sum(other > value for other in known)
    return best, best + (len(others) - len(known) if value < TOP else 0)


def _changes(own: Sequence[int | None]) -> list[int]:
    before, changes = own[0] or 0, []
    for value in own[1:]:
        if value is not None:
            changes.append(value - before)
            before = value
    return changes
