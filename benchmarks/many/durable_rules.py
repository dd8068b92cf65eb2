"""durable-rules on raw facts: every figure that a goal looks at is asserted, and the engine counts and concludes.

The safe way: no joins, only small whole numbers, an id of its own for each fact, facts asserted one by one, a rule that
every fact must wake, and one small ruleset for each goal and municipality, thrown away when it has concluded. Because
nothing is joined, each figure carries its difference from what it is compared with; places in the country are worked out
in plain Python.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.many import plain
from benchmarks.many.features import Features, features
from benchmarks.many.plain import LAST, TOP, Figures
from benchmarks.many.workload import (
    AREAS,
    BEST,
    BEST_OF_GROUP,
    FULFILLED,
    NOT,
    PARTLY,
    SATISFACTION,
    TARGET,
    UNDECIDED,
    YEARS,
    Contestant,
    Row,
    Table,
)

Fact = Mapping[str, int | str]
EVERY_FACT = "every fact"


def _more(name: str, number: int) -> dict[str, object]:
    return {"$gt": {name: number}}


def _most(name: str, number: int) -> dict[str, object]:
    return {"$lte": {name: number}}


FIGURE, GAP, TALLY = {"kind": "figure"}, {"kind": "gap"}, {"kind": "tally"}
RULES: dict[str, dict[str, Sequence[Mapping[str, object]]]] = {
    "1": {
        "short": (FIGURE, _most("room", -1)),
        "enough": (FIGURE, _more("room", -1)),
        "gap": (GAP,),
        NOT: (TALLY, _more("short", 0)),
        UNDECIDED: (TALLY, _most("short", 0), _more("gap", 0)),
        FULFILLED: (TALLY, _most("short", 0), _most("gap", 0)),
    },
    "3": {
        "older": (FIGURE, {"newest": 0}),
        "met": (FIGURE, {"newest": 1}, _more("value", TARGET - 1)),
        "unmet": (FIGURE, {"newest": 1}, _most("value", TARGET - 1)),
        "gap": (GAP,),
        PARTLY: (TALLY, _more("met", 0), _more("unmet", 0)),
        f"{UNDECIDED} met": (TALLY, _more("gap", 0), _more("met", 0), _most("unmet", 0)),
        UNDECIDED: (TALLY, _more("gap", 0), _most("met", 0)),
        FULFILLED: (TALLY, _most("gap", 0), _most("unmet", 0)),
        NOT: (TALLY, _most("gap", 0), _most("met", 0)),
    },
    "4": {
        "place": ({"kind": "place"},),
        FULFILLED: (TALLY, _most("worst", BEST)),
        NOT: (TALLY, _more("best", BEST)),
        UNDECIDED: (TALLY, _more("worst", BEST), _most("best", BEST)),
    },
    "5": {
        "ahead": ({"kind": "rival"}, _more("ahead", 0)),
        "behind": ({"kind": "rival"}, _most("ahead", 0)),
        "absent": ({"kind": "absent"},),
        "rise": ({"kind": "change"}, _more("change", 0)),
        "fall": ({"kind": "change"}, _most("change", 0)),
        "gap": (GAP,),
        FULFILLED: (TALLY, _most("worst", BEST_OF_GROUP)),
        f"{UNDECIDED} place": (TALLY, _more("worst", BEST_OF_GROUP), _most("best", BEST_OF_GROUP)),
        NOT: (TALLY, _more("best", BEST_OF_GROUP), _more("fall", 0)),
        UNDECIDED: (TALLY, _more("best", BEST_OF_GROUP), _most("fall", 0), _more("gap", 0)),
        PARTLY: (TALLY, _more("best", BEST_OF_GROUP), _most("fall", 0), _most("gap", 0)),
    },
}


@lru_cache(maxsize=4)
def ruleset(goal: str) -> str:
    """A goal's ruleset as the engine reads it."""
    rules: dict[str, object] = {EVERY_FACT: {"all": [{"m": {"$ex": {"kind": 1}}}]}}
    for name, conditions in RULES[goal].items():
        rules[name] = {"all": [{"m": conditions[0] if len(conditions) == 1 else {"$and": list(conditions)}}]}
    return json.dumps(rules)


class Session:
    """One ruleset in the engine, until it is thrown away."""

    def __init__(self, engine: Any, goal: str) -> None:
        self._engine = engine
        self._handle = engine.create_ruleset("goal", ruleset(goal))
        self._facts = 0
        self.woken: Counter[str] = Counter()

    def file(self, fact: Fact) -> str:
        """Assert one fact; the one rule it wakes beside the one that every fact wakes."""
        self._facts += 1
        refused, state = self._engine.assert_fact(self._handle, json.dumps({"id": str(self._facts), **fact}))
        woken: list[str] = []
        started = self._engine.start_action_for_state(self._handle, state)
        message = started[1] if started else None
        while message is not None:
            woken += json.loads(message)
            message = self._engine.complete_and_start_action(self._handle, state)
        if refused or woken.count(EVERY_FACT) != 1 or len(woken) != 2:
            raise ValueError(f"the fact {fact} woke {woken}, refused: {refused}")
        woken.remove(EVERY_FACT)
        self.woken[woken[0]] += 1
        return woken[0]

    def close(self) -> None:
        """Throw the ruleset and its facts away; every session has filed something."""
        self._engine.delete_state(self._handle, "0")
        self._engine.delete_ruleset(self._handle)


def conclude(engine: Any, goal: str, facts: Iterable[Fact], tally: Mapping[str, int]) -> str:
    """The verdict by the facts of a goal, with what is known of them beforehand."""
    session = Session(engine, goal)
    for fact in facts:
        session.file(fact)
    counted = {name: session.woken[name] for name in RULES[goal] if " " not in name}
    known = dict(tally)
    if goal == "5":
        known["best"] = 1 + session.woken["ahead"]
        known["worst"] = known["best"] + tally["open"] * session.woken["absent"]
    verdict = session.file({"kind": "tally", **counted, **known}).split()[0]
    session.close()
    return verdict


def satisfaction(rows: Iterable[Row]) -> dict[str, list[tuple[str, str, int]]]:
    """Every satisfaction inside the period by municipality: area, year, tenths."""
    found: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for indicator, code, area, period, value in rows:
        if indicator == SATISFACTION and period > str(YEARS[0]):
            found[code].append((area, period, int(value.replace(".", ""))))
    return found


def _satisfied(values: Sequence[tuple[str, str, int]]) -> list[Fact]:
    newest = {area: max(period for where, period, _ in values if where == area) for area in {v[0] for v in values}}
    facts: list[Fact] = [
        {"kind": "figure", "newest": int(newest[area] == period), "value": value} for area, period, value in values
    ]
    return [*facts, *({"kind": "gap"} for _ in range(len(AREAS) - len(newest)))]


def _engaged(figures: Figures, given: Features) -> tuple[list[Fact], dict[str, int]]:
    nothing: plain.Series = [None] * len(YEARS)
    own = figures.hme.get(given.code, nothing)
    at = next((year for year in range(LAST, 0, -1) if own[year] is not None), None)
    value = None if at is None else own[at]
    facts: list[Fact] = []
    for code in figures.groups[given.code]:
        other = None if at is None else figures.hme.get(code, nothing)[at]
        known = other is not None and value is not None
        facts.append({"kind": "rival", "ahead": (other or 0) - (value or 0)} if known else {"kind": "absent"})
    facts += [{"kind": "change", "change": change} for change in given.changes]
    if not given.baseline:
        facts.append({"kind": "gap"})
    return facts, {"open": int(value is None or value < TOP)}


def in_memory(rows: Sequence[Row]) -> Table:
    """Judge rows of text."""
    engine = import_module("durable_rules_engine")
    figures = plain.gather(rows)
    every = satisfaction(rows)
    table: Table = {}
    for given in features(figures):
        flows: list[Fact] = [{"kind": "figure", "room": room} for room in given.room]
        flows += [{"kind": "gap"}] * given.gaps
        place: Fact = {"kind": "place", "best": given.best, "worst": given.worst}
        table[given.code] = (
            conclude(engine, "1", flows, {}),
            conclude(engine, "3", _satisfied(every.get(given.code, ())), {}),
            conclude(engine, "4", [place], {"best": given.best, "worst": given.worst}),
            conclude(engine, "5", *_engaged(figures, given)),
        )
    return table


def whole(path: Path) -> Table:
    """Read a file and judge it."""
    return in_memory(plain.read(path))


CONTESTANT = Contestant(plain.read, in_memory, whole, lambda table: table)
