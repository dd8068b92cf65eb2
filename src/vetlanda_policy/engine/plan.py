"""The plan of a goal: which findings decide it and how they combine.

Only types, and the order in which an engine walks them; no rule is read here and nothing is decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vetlanda_policy.criteria.finding import Fulfilment, Possible

__all__ = [
    "Conclusions",
    "Count",
    "Else",
    "EngineError",
    "EngineUnavailable",
    "Fulfilment",
    "Leaf",
    "Node",
    "Possible",
    "bottom_up",
]


class EngineError(RuntimeError):
    """An engine could not decide a plan for certain; there is then no verdict at all."""


class EngineUnavailable(EngineError):  # noqa: N818  a state of the machine, not of the plan
    """The engine asked for cannot run here."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A criterion already judged to a set of possible verdicts."""

    id: str
    possible: Possible


@dataclass(frozen=True, slots=True)
class Count:
    """At least `needed` of the children (all: as many as there are; any: one).

    Fulfilled where at least `needed` children are fulfilled; else partly where at least `needed` are
    fulfilled or partly; else partly where `partly_when_some` and at least one is fulfilled; else not.
    """

    id: str
    needed: int
    children: tuple[Node, ...]
    partly_when_some: bool = False


@dataclass(frozen=True, slots=True)
class Else:
    """`base`; where base is not fulfilled but `other` is fulfilled: partly; else what base is."""

    id: str
    base: Node
    other: Node


Node = Leaf | Count | Else

Conclusions = Mapping[str, Possible]
"""Node id to its possible verdicts: what some independent choice among its children's verdicts gives."""


def bottom_up(root: Node) -> Iterator[Node]:
    """Every node of a plan, children before their parent, however deep the plan is.

    Raises:
        EngineError: if two nodes share an id, or a finding leaves no verdict possible.
    """
    parents_first: list[Node] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        parents_first.append(node)
        match node:
            case Leaf():
                if not node.possible:
                    raise EngineError(f"The finding `{node.id}` leaves no verdict possible.")
            case Count():
                waiting.extend(node.children)
            case Else():
                waiting += (node.base, node.other)
    ids: set[str] = set()
    for node in parents_first:
        if node.id in ids:
            raise EngineError(f"Two parts of the plan are called `{node.id}`; each needs its own id.")
        ids.add(node.id)
    return reversed(parents_first)
