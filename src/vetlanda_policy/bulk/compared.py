"""Compared: by which indicators municipalities are compared with each other.

Only which rows of others a verdict may rest on.
"""

from __future__ import annotations

from collections.abc import Iterable

from vetlanda_policy.criteria import BetterThan, Criterion
from vetlanda_policy.criteria.ranks import Rank
from vetlanda_policy.goals import Rulebook, parts, walk
from vetlanda_policy.indicators import formula
from vetlanda_policy.values import key


def compared(rulebook: Rulebook) -> set[str]:
    """The normal forms of the indicators that a place among others, or a comparison with them, looks at."""
    names: set[str] = set()
    for goal in rulebook.goals:
        for version in goal.versions:
            for _, whole in parts(goal, version):
                for criterion in walk(whole):
                    if isinstance(criterion, Rank | BetterThan):
                        names |= set(_named(rulebook, criterion))
    return {key(name) for name in names}


def _named(rulebook: Rulebook, criterion: Criterion) -> Iterable[str]:
    """Every indicator that is named anywhere in a criterion, and those that it is worked out from."""
    texts: list[object] = [criterion.model_dump()]
    while texts:
        value = texts.pop()
        if isinstance(value, dict):
            texts += value.values()
        elif isinstance(value, list | tuple):
            texts += value
        elif isinstance(value, str) and (indicator := rulebook.by_id.get(key(value))) is not None:
            yield indicator.id
            if indicator.derived is not None:
                yield from formula(indicator, rulebook.by_id).names()


__all__ = ["compared"]
