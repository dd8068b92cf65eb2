"""The project's own answer: the single evaluator, municipality by municipality.

It is what a verdict means; it says everything about each, and is no contestant in speed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from benchmarks.many import plain
from benchmarks.many.workload import CLOSING, COUNTRY, GOALS, GROUP, NKI, Contestant, Row, Table
from vetlanda_policy import Facts, evaluate, read_rulebook
from vetlanda_policy.errors import Place
from vetlanda_policy.facts import Measurement
from vetlanda_policy.periods import read_period


def reference(rows: Iterable[Row], codes: Sequence[str] | None = None) -> Table:
    """The verdicts on the municipalities asked for, else on all; each is given the facts that its goals look at."""
    place = Place("pahittad.csv")
    by_code: dict[str, list[Measurement]] = defaultdict(list)
    shared: list[Measurement] = []
    for indicator, code, area, period, value in rows:
        number = value if indicator == GROUP else Decimal(value)
        found = Measurement(indicator, code, read_period(period), number, place, area or None)
        by_code[code].append(found)
        if code == COUNTRY or (indicator == NKI and period == str(CLOSING)):
            shared.append(found)
    rulebook = read_rulebook("2015-2018")
    everybody = Facts(tuple(m for found in by_code.values() for m in found), "")
    table: Table = {}
    for code in sorted(set(by_code) - {COUNTRY}) if codes is None else codes:
        members = {str(m.value) for m in by_code[code] if m.indicator == GROUP}
        near = [m for other in {code, *members} for m in by_code.get(other, ())]
        facts = replace(everybody, measurements=tuple(dict.fromkeys([*near, *shared])), municipality=code)
        evaluation = evaluate(rulebook, facts, closing=str(CLOSING))
        one, three, four, five = (evaluation.goal(int(goal)).verdict.value for goal in GOALS)
        table[code] = (one, three, four, five)
    return table


def whole(path: Path) -> Table:
    """Read a file and judge it."""
    return reference(plain.stream(path))


CONTESTANT = Contestant(plain.read, reference, whole, lambda table: table)
