"""A goal's verdict in plain Python: which totals the children can reach, and what each total means.

The yardstick for `durable`, and the engine where that one cannot be imported; the two share no reasoning.
"""

from __future__ import annotations

from collections import Counter

from vetlanda_policy.criteria.finding import Fulfilment, Possible
from vetlanda_policy.engine.plan import Count, Else, Leaf, Node, bottom_up

FULFILLED, PARTLY, NOT = Fulfilment.FULFILLED, Fulfilment.PARTLY, Fulfilment.NOT


def decide(node: Node) -> dict[str, Possible]:
    """The possible verdicts of every node of the plan.

    Raises:
        EngineError: if the plan itself is impossible.
    """
    concluded: dict[str, Possible] = {}
    for part in bottom_up(node):
        match part:
            case Leaf():
                concluded[part.id] = part.possible
            case Count():
                concluded[part.id] = _count(part, Counter(concluded[child.id] for child in part.children))
            case Else():
                concluded[part.id] = frozenset(
                    _else(base, other) for base in concluded[part.base.id] for other in concluded[part.other.id]
                )
    return concluded


def _count(node: Count, children: Counter[Possible]) -> Possible:
    """Try every number of fulfilled children, with the fewest and the most partly fulfilled beside it.

    Between the fewest and the most, one child more turns the verdict at most once, so the two ends show all.
    """
    always = children[frozenset({FULFILLED})]
    results: set[Fulfilment] = set()
    for fulfilled in range(always, _that_can_be(FULFILLED, children) + 1):
        chosen = fulfilled - always  # of those that could also have been something else
        # Fewest partly: first choose those that would else have to be partly.
        or_partly = children[frozenset({FULFILLED, PARTLY})]
        fewest = children[frozenset({PARTLY})] + max(0, or_partly - chosen)
        # Most partly: first choose those that can never be partly.
        or_not = children[frozenset({FULFILLED, NOT})]
        most = _that_can_be(PARTLY, children) - max(0, chosen - or_not)
        results |= {_verdict(node, fulfilled, partly) for partly in (fewest, most)}
    return frozenset(results)


def _that_can_be(verdict: Fulfilment, children: Counter[Possible]) -> int:
    return sum(number for possible, number in children.items() if verdict in possible)


def _verdict(node: Count, fulfilled: int, partly: int) -> Fulfilment:
    if fulfilled >= node.needed:
        return FULFILLED
    if fulfilled + partly >= node.needed or (node.partly_when_some and fulfilled):
        return PARTLY
    return NOT


def _else(base: Fulfilment, other: Fulfilment) -> Fulfilment:
    if base is not FULFILLED and other is FULFILLED:
        return PARTLY
    return base
