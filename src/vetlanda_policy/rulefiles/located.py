"""Where the criteria of a version stand: each with the way to it in the goal's file.

Only the way; what a criterion means is said in `criteria`.
"""

from __future__ import annotations

from collections.abc import Iterator

from vetlanda_policy.criteria import Criterion
from vetlanda_policy.goals import Version
from vetlanda_policy.rulefiles.keypaths import KeyPath

NAMING = ("indicator", "placement", "participants", "group", "reference")
"""The keys of a criterion that name an indicator."""


def located(version: Version, number: int) -> Iterator[tuple[KeyPath, Criterion]]:
    """Every criterion of the version (its `number` in the goal, from 1), the areas' included."""
    here: KeyPath = ("version", number)
    yield from inside((*here, "criterion"), version.criterion)
    for n, area in enumerate(version.area, 1):
        yield from inside((*here, "area", n, "criterion"), area.criterion)


def inside(path: KeyPath, criterion: Criterion) -> Iterator[tuple[KeyPath, Criterion]]:
    """A criterion and all criteria in it."""
    yield path, criterion
    for n, part in enumerate(getattr(criterion, "criteria", ()), 1):
        yield from inside((*path, "criteria", n), part)
    inner = getattr(criterion, "criterion", None)
    if inner is not None:
        yield from inside((*path, "criterion"), inner)
    if criterion.partly is not None and criterion.partly.when is not None:
        yield from inside((*path, "partly", "when"), criterion.partly.when)


def naming(criterion: Criterion, indicator: str) -> KeyPath:
    """The key by which a criterion names an indicator."""
    return next(((name,) for name in NAMING if getattr(criterion, name, None) == indicator), ())
