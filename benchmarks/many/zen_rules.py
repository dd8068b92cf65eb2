"""GoRules ZEN: one compiled expression decides the four goals from features that plain Python has made.

ZEN has no ranks over many inputs and no chains. A compiled expression was its fastest way: `evaluate_batch` of a decision
with the same expressions took six times as long, `ZenDecision.evaluate` one by one sixty times.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from benchmarks.many import plain
from benchmarks.many.features import features
from benchmarks.many.workload import AREAS, BEST, BEST_OF_GROUP, TARGET, Contestant, Row, Table

RULES = f"""[
    some(room, # < 0) ? 'not_fulfilled' : gaps > 0 ? 'undecided' : 'fulfilled',
    some(newest, # >= {TARGET}) and some(newest, # < {TARGET}) ? 'partly_fulfilled'
        : len(newest) < {len(AREAS)} ? 'undecided'
        : some(newest, # < {TARGET}) ? 'not_fulfilled' : 'fulfilled',
    worst <= {BEST} ? 'fulfilled' : best > {BEST} ? 'not_fulfilled' : 'undecided',
    near_worst <= {BEST_OF_GROUP} ? 'fulfilled'
        : near_best <= {BEST_OF_GROUP} ? 'undecided'
        : some(changes, # <= 0) ? 'not_fulfilled'
        : baseline == 0 ? 'undecided' : 'partly_fulfilled'
]"""


def in_memory(rows: Iterable[Row]) -> Table:
    """Judge rows of text."""
    rules = import_module("zen").compile_expression(" ".join(RULES.split()))
    table: Table = {}
    for found in features(plain.gather(rows)):
        one, three, four, five = rules.evaluate(found._asdict())
        table[found.code] = (one, three, four, five)
    return table


def whole(path: Path) -> Table:
    """Read a file and judge it."""
    return in_memory(plain.stream(path))


CONTESTANT = Contestant(plain.read, in_memory, whole, lambda table: table)
