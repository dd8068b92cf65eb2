"""Rego by rego-cpp (regopy): a bundle decides the four goals from features that plain Python has made.

A Rego engine takes one input document a query; portions of 64 municipalities are the fastest that keep the time linear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.many import plain
from benchmarks.many.features import features
from benchmarks.many.workload import AREAS, BEST, BEST_OF_GROUP, TARGET, Contestant, Row, Table

PORTION = 64
RULES = f"""
package goals

one(m) := "not_fulfilled" if {{ some room in m.room; room < 0 }}
else := "undecided" if {{ m.gaps > 0 }}
else := "fulfilled"

met(m) if {{ some value in m.newest; value >= {TARGET} }}
unmet(m) if {{ some value in m.newest; value < {TARGET} }}
three(m) := "partly_fulfilled" if {{ met(m); unmet(m) }}
else := "undecided" if {{ count(m.newest) < {len(AREAS)} }}
else := "not_fulfilled" if {{ unmet(m) }}
else := "fulfilled"

four(m) := "fulfilled" if {{ m.worst <= {BEST} }}
else := "not_fulfilled" if {{ m.best > {BEST} }}
else := "undecided"

five(m) := "fulfilled" if {{ m.near_worst <= {BEST_OF_GROUP} }}
else := "undecided" if {{ m.near_best <= {BEST_OF_GROUP} }}
else := "not_fulfilled" if {{ some change in m.changes; change <= 0 }}
else := "undecided" if {{ m.baseline == 0 }}
else := "partly_fulfilled"

verdicts := [[m.code, one(m), three(m), four(m), five(m)] | some m in input.municipalities]
"""


def portions(found: Iterable[Any]) -> Iterator[list[dict[str, Any]]]:
    """The features in portions."""
    each = iter(found)
    while portion := [one._asdict() for one in islice(each, PORTION)]:
        yield portion


def in_memory(rows: Iterable[Row]) -> Table:
    """Judge rows of text."""
    regopy = import_module("regopy")
    rego = regopy.Interpreter()
    rego.add_module("goals", RULES)
    bundle = rego.build("verdicts = data.goals.verdicts")
    table: Table = {}
    for portion in portions(features(plain.gather(rows))):
        rego.set_input(regopy.Input({"municipalities": portion}))
        answer = rego.query_bundle(bundle).results[0].bindings["verdicts"]
        for code, one, three, four, five in answer:
            table[code] = (one, three, four, five)
    return table


def whole(path: Path) -> Table:
    """Read a file and judge it."""
    return in_memory(plain.stream(path))


CONTESTANT = Contestant(plain.read, in_memory, whole, lambda table: table)
