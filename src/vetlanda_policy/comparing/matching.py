"""Which goal of the one side is which of the other, and which version of it is compared with which.

Only pairs; what differs between them is said elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vetlanda_policy.comparing.sides import Side
from vetlanda_policy.goals import Goal, Version
from vetlanda_policy.values import key


@dataclass(frozen=True, slots=True)
class GoalPair:
    """A goal of side A and the same goal on side B; none where a side has no such goal."""

    a: Goal | None
    b: Goal | None


@dataclass(frozen=True, slots=True)
class VersionPair:
    """A version on side A and the one it is compared with on side B; none where a side has none."""

    a: Version | None
    b: Version | None


def match_goals(a: Side, b: Side) -> tuple[GoalPair, ...]:
    """Every goal of either side once.

    Two goals that were named are compared as they are. Within one period goals are the same by their number; between
    periods by the council's words, else by their title: a number of another period says nothing.
    """
    if a.one and b.one:
        return (GoalPair(a.goals[0], b.goals[0]),)
    if a.book.period.id == b.book.period.id:
        found = _paired(a.goals, b.goals, ("number",))
    else:
        found = _paired(a.goals, b.goals, ("quote", "title"))
    return tuple(sorted(found, key=_order))


def _paired(a: Sequence[Goal], b: Sequence[Goal], by: Sequence[str]) -> list[GoalPair]:
    left, right = list(a), list(b)
    pairs = []
    for what in by:
        for goal in tuple(left):
            same = next((g for g in right if _name(g, what) == _name(goal, what)), None)
            if same is not None:
                left.remove(goal)
                right.remove(same)
                pairs.append(GoalPair(goal, same))
    return [*pairs, *(GoalPair(g, None) for g in left), *(GoalPair(None, g) for g in right)]


def _name(goal: Goal, what: str) -> str:
    match what:
        case "number":
            return str(goal.number)
        case "quote":
            return " ".join(goal.versions[-1].quote.split())
        case _:
            return key(goal.title)


def _order(pair: GoalPair) -> tuple[int, int]:
    goal = pair.b or pair.a
    assert goal is not None
    return (goal.number, 0 if pair.b else 1)


def match_versions(a: Sequence[Version], b: Sequence[Version]) -> tuple[VersionPair, ...]:
    """Every version once: one of each are a pair; else those that begin the same day, and what is left over by order."""
    left, right = list(a), list(b)
    pairs: list[VersionPair] = []
    if len(left) > 1 or len(right) > 1:
        for version in a:
            same = next((v for v in right if v.in_force_from == version.in_force_from), None)
            if same is not None:
                left.remove(version)
                right.remove(same)
                pairs.append(VersionPair(version, same))
    if len(left) == len(right):
        pairs += [VersionPair(one, other) for one, other in zip(left, right, strict=True)]
    else:
        pairs += [VersionPair(v, None) for v in left] + [VersionPair(None, v) for v in right]
    return tuple(sorted(pairs, key=_since))


def _since(pair: VersionPair) -> str:
    version = pair.a or pair.b
    assert version is not None
    return version.in_force_from.isoformat()
