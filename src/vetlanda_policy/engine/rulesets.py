"""Rulesets: each combination of a plan becomes the text of a small ruleset, a decision table over counts.

Only texts and counts; the engine that runs them is behind `durable`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from vetlanda_policy.criteria.finding import BEST_FIRST, Fulfilment, Possible
from vetlanda_policy.engine.plan import Count, Else, Leaf, Node

FULFILLED, PARTLY, NOT = BEST_FIRST

Condition = Mapping[str, object]
Line = tuple[Fulfilment, bool, tuple[Condition, ...]]
"""A line of a decision table: where all the conditions hold, this verdict is possible, or is not.

The lines for one verdict exclude each other and leave nothing out, so each tally wakes exactly one of them.
"""


class Rules(NamedTuple):
    """A small ruleset: its text for the engine, and what each line of its decision table says."""

    text: str
    says: Mapping[str, tuple[Fulfilment, bool]]


EVERY_FACT = "every fact"
HEADS = {
    " or ".join(verdicts): frozenset(verdicts)
    for size in range(1, len(BEST_FIRST) + 1)
    for verdicts in combinations(BEST_FIRST, size)
}
"""The seven heads under which a finding can be filed, one for each set of possible verdicts."""


def flags(possible: Possible) -> dict[str, int]:
    """A finding as small whole numbers: 1 for each verdict that is possible."""
    return {verdict.value: int(verdict in possible) for verdict in BEST_FIRST}


def _at_least(name: str, number: int) -> Condition:
    return {"$gte": {name: number}}


def _fewer(name: str, number: int) -> Condition:
    return {"$lt": {name: number}}


def count_tally(filed: list[Possible]) -> dict[str, int]:
    """How many of the findings can and must be what."""
    return {
        "can": sum(FULFILLED in possible for possible in filed),  # can be fulfilled
        "must": sum(possible == {FULFILLED} for possible in filed),  # can be nothing else
        "partly": sum(PARTLY in possible for possible in filed),  # can be partly fulfilled
        "reach": sum(possible != {NOT} for possible in filed),  # can be one or the other
        "safe": sum(NOT not in possible for possible in filed),  # can be nothing less
    }


def _count_lines(needed: int, *, partly_when_some: bool) -> Iterator[Line]:
    yield FULFILLED, True, (_at_least("can", needed),)
    yield FULFILLED, False, (_fewer("can", needed),)
    short: tuple[Condition, ...] = (_fewer("must", needed),)  # the fulfilled can be kept below the needed
    worst: tuple[Condition, ...] = (_fewer("safe", needed),)  # and the partly fulfilled with them
    yield PARTLY, False, (_at_least("must", needed),)
    yield NOT, False, (_at_least("safe", needed),)
    if partly_when_some and needed > 1:
        yield PARTLY, True, (*short, _at_least("can", 1))
        yield NOT, False, (*worst, _at_least("must", 1))
        short = (*short, _fewer("can", 1))
        worst = (*worst, _fewer("must", 1))
    yield PARTLY, True, (*short, _at_least("partly", 1), _at_least("reach", needed))
    yield PARTLY, False, (*short, _at_least("partly", 1), _fewer("reach", needed))
    yield PARTLY, False, (*short, _fewer("partly", 1))
    yield NOT, True, worst


def else_tally(base: Possible, other: Possible) -> dict[str, int]:
    """What the base can be, and whether the other can be fulfilled and can not be."""
    return {
        **flags(base),
        "other": int(FULFILLED in other),  # the other can be fulfilled
        "lacking": int(other != {FULFILLED}),  # the other can be less
    }


def _else_lines() -> Iterator[Line]:
    for flag, is_possible in ((1, True), (0, False)):
        yield FULFILLED, is_possible, ({FULFILLED: flag},)
        yield NOT, is_possible, ({NOT: 1}, {"lacking": flag})
        yield PARTLY, is_possible, ({PARTLY: 0}, {NOT: 1}, {"other": flag})
    yield NOT, False, ({NOT: 0},)
    yield PARTLY, True, ({PARTLY: 1},)
    yield PARTLY, False, ({PARTLY: 0}, {NOT: 0})


def _ruleset(lines: Iterable[Line]) -> Rules:
    """Count every fact, file every finding under one head, and conclude from the tally by the table."""

    def when(condition: Condition) -> object:
        return {"all": [{"m": condition}]}

    rules = {EVERY_FACT: when({"$ex": {"kind": 1}})}
    for head, possible in HEADS.items():
        each = ({name: flag} for name, flag in flags(possible).items())
        rules[head] = when({"$and": [{"kind": "finding"}, *each]})
    says = {}
    for number, (verdict, is_possible, conditions) in enumerate(lines, start=1):
        name = f"line {number}: {verdict} is {'possible' if is_possible else 'impossible'}"
        rules[name] = when({"$and": [{"kind": "tally"}, *conditions]})
        says[name] = (verdict, is_possible)
    return Rules(json.dumps(rules), says)


@lru_cache(maxsize=256)
def _count_rules(*, needed: int, partly_when_some: bool) -> Rules:
    return _ruleset(_count_lines(needed, partly_when_some=partly_when_some))


_ELSE_RULES = _ruleset(_else_lines())
_LEAF_RULES = _ruleset(())


def rules_for(part: Node) -> Rules:
    """The ruleset of one part of a plan."""
    match part:
        case Leaf():
            return _LEAF_RULES
        case Count():
            needed = max(0, min(part.needed, len(part.children) + 1))  # more than all is as good as far more
            return _count_rules(needed=needed, partly_when_some=part.partly_when_some)
        case Else():
            return _ELSE_RULES
