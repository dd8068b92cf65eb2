"""What is on record: criteria that look at the newest measurement, or at every one, ask which rows there are.

Only the cases: which rows are given decides what such a criterion compares, and each case is encoded by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from vetlanda_policy.comparing.witness import logic
from vetlanda_policy.comparing.witness.logic import Formula
from vetlanda_policy.comparing.witness.reading import Reader
from vetlanda_policy.comparing.witness.shape import Slot, part_names
from vetlanda_policy.comparing.witness.verdict import Verdict
from vetlanda_policy.criteria.base import Look
from vetlanda_policy.periods import Period, read_period
from vetlanda_policy.values import key

MOST = 7
"""Of a series with more rows than this, every row is given: there are too many ways to lack some of them."""

Wanted = Callable[[Period], bool]
Make = Callable[[Reader], Verdict]


def recorded(reader: Reader, look: Look, wanted: Wanted) -> list[list[Slot]]:
    """The rows of the series that a look sees, oldest first; those of one period together."""
    names = part_names(look.indicator, reader.question.indicators)
    whose = (look.municipality, key(look.subject.area or ""), key(look.subject.group or ""))
    found = reader.shape.series(look.indicator, names, whose)
    there = [[s for s in rows if s.name not in reader.absent] for rows in found]
    return [rows for rows in there if rows and wanted(read_period(rows[0].period))]


def newest(reader: Reader, look: Look, wanted: Wanted, make: Make) -> Verdict:
    """The verdict, by which measurement is the newest one on record, or that there is none."""
    rows = recorded(reader, look, wanted)
    cases = []
    for n in range(len(rows), -1, -1):
        later = rows[n:]
        here = [_given(reader, rows[n - 1])] if n else []
        when = [*here, *(logic.no(_given(reader, r)) for r in later)]
        cases.append((logic.all_of(when), make(reader.supposing(s for r in later for s in r))))
    return by_case(cases)


def every(reader: Reader, look: Look, wanted: Wanted, make: Make) -> Verdict:
    """The verdict, by which of the measurements are on record."""
    rows = recorded(reader, look, wanted)
    if len(rows) > MOST:
        reader.unknowns.unbroken[look.indicator.id] = None
        for row in rows:
            reader.unknowns.must(_given(reader, row))
        return make(reader)
    cases = []
    for pattern in product((True, False), repeat=len(rows)):
        given = [_given(reader, r) for r in rows]
        when = [g if there else logic.no(g) for g, there in zip(given, pattern, strict=True)]
        absent = (s for r, there in zip(rows, pattern, strict=True) if not there for s in r)
        cases.append((logic.all_of(when), make(reader.supposing(absent))))
    return by_case(cases)


def _given(reader: Reader, rows: Iterable[Slot]) -> Formula:
    """Whether anything is on record for a period: any of the rows that its value follows from."""
    return logic.any_of(reader.unknowns.row(slot).given for slot in rows)


def by_case(cases: Sequence[tuple[Formula, Verdict]]) -> Verdict:
    """The verdict of the case that holds."""
    return Verdict(
        logic.any_of(logic.all_of([when, v.met]) for when, v in cases),
        logic.any_of(logic.all_of([when, v.partly]) for when, v in cases),
    )
