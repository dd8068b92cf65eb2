"""What must hold between the files of a rulebook: ids, versions, indicators, goals.

Only checks, each a small pure function that yields the problems it finds; whether a criterion fits its indicator is asked
in `fits`, and whether indicators can be derived in `derivations`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from vetlanda_policy.criteria import Assessed, Combination, Criterion, GoalMet, Leaf, ShareOfUnits
from vetlanda_policy.errors import Place, Problem, quoted
from vetlanda_policy.goals import Goal, Version, walk
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.rulefiles.derivations import check_derivations
from vetlanda_policy.rulefiles.fits import check_fit, check_units, near
from vetlanda_policy.rulefiles.keypaths import dotted
from vetlanda_policy.rulefiles.located import located, naming
from vetlanda_policy.values import key

Indicators = Mapping[str, Indicator]


def check(indicators: Sequence[Indicator], goals: Sequence[Goal], folder: str) -> Iterator[Problem]:
    """Whether ids are unique, versions follow each other, and every criterion fits its indicator."""
    known = {key(i.id): i for i in indicators}
    yield from _twice(indicators, goals, folder)
    yield from check_derivations(indicators, f"{folder}/indicators.toml")
    for goal in goals:
        file = f"{folder}/{goal.file}"
        yield from _overlaps(goal, file)
        for number, version in enumerate(goal.version, 1):
            yield from _check_version(known, version, number, file)
    yield from _check_nested(goals, folder)


def _twice(indicators: Sequence[Indicator], goals: Sequence[Goal], folder: str) -> Iterator[Problem]:
    ids = [key(i.id) for i in indicators]
    for n, name in enumerate(ids, 1):
        if name in ids[: n - 1]:
            yield _stands_twice(indicators[n - 1].id, Place(f"{folder}/indicators.toml", key=f"indicator.{n}.id"))
    for one, other in pairwise(goals):
        if one.number == other.number:
            yield _stands_twice(str(one.number), Place(f"{folder}/{other.file}", key="number"))
    if not goals:
        yield Problem("no-goals", "mappen har inget mål.", "the folder has no goal.", Place(f"{folder}/goal-1.toml"))


def _stands_twice(name: str, place: Place) -> Problem:
    return Problem(
        "id-twice",
        f"{quoted(name)} finns mer än en gång. Ge var och en ett eget namn eller nummer.",
        f"{quoted(name)} stands more than once. Give each a name or number of its own.",
        place,
    )


def _overlaps(goal: Goal, file: str) -> Iterator[Problem]:
    for number, (one, other) in enumerate(pairwise(goal.version), 2):
        if one.in_force_to is None or other.in_force_from <= one.in_force_to:
            yield Problem(
                "versions-overlap",
                f"lydelsen från {one.in_force_from} gäller ännu när den från {other.in_force_from} börjar. "
                "Skriv lydelserna i tidsordning och avsluta var och en dagen före nästa.",
                f"the version from {one.in_force_from} is still in force when that from {other.in_force_from} begins. "
                "Write the versions in order of time and end each the day before the next.",
                Place(file, key=f"version.{number}.in_force_from"),
            )


def _check_version(known: Indicators, version: Version, number: int, file: str) -> Iterator[Problem]:
    for n, name in enumerate(version.beside, 1):
        yield from _check_indicator(known, name, Place(file, key=f"version.{number}.beside.{n}"))
    for path, criterion in located(version, number):
        for name in criterion.uses() if isinstance(criterion, Leaf) else ():
            yield from _check_indicator(known, name, Place(file, key=dotted((*path, *naming(criterion, name)))))
        yield from _check_partly(criterion, Place(file, key=dotted((*path, "partly"))))
        if isinstance(criterion, Leaf) and key(criterion.indicator) in known:
            yield from check_fit(criterion, known, path, file)
        if isinstance(criterion, ShareOfUnits):
            yield from check_units(criterion, known, path, file)


def _check_indicator(known: Indicators, name: str, place: Place) -> Iterator[Problem]:
    if key(name) not in known:
        sv, en = near(key(name), {k: i.id for k, i in known.items()})
        yield Problem(
            "unknown-indicator",
            f"nyckeltalet {quoted(name)} finns inte i indicators.toml.{sv}",
            f"the indicator {quoted(name)} is not in indicators.toml.{en}",
            place,
            name,
        )


def _check_partly(criterion: Criterion, place: Place) -> Iterator[Problem]:
    """Whether "partly" is declared in a way that the criterion has."""
    partly = criterion.partly
    if partly is None:
        return
    each = criterion.each if isinstance(criterion, Leaf) else None
    if partly.some and each is None and not isinstance(criterion, Combination | ShareOfUnits):
        yield Problem(
            "partly-some-of-one",
            "partly.some kräver flera kriterier, områden eller grupper.",
            "partly.some needs several criteria, areas or groups.",
            place,
        )
    if partly.as_assessed is not None and not isinstance(criterion, Assessed):
        yield Problem(
            "partly-assessed",
            'partly.as_assessed hör till kind = "assessed".',
            'partly.as_assessed goes with kind = "assessed".',
            place,
        )
    if partly.share_of_target is not None and not hasattr(criterion, "relaxed"):
        yield Problem(
            "partly-share",
            "partly.share_of_target hör till ett kriterium med målvärde.",
            "partly.share_of_target goes with a criterion that has a target.",
            place,
        )


# Goals in goals ----------------------------------------------------------------------------------------------------


def _check_nested(goals: Sequence[Goal], folder: str) -> Iterator[Problem]:
    """Whether the goals that goals name are there, and none depends on itself."""
    asks = {goal.number: {c.goal for v in goal.version for c in _nested(v)} for goal in goals}
    for goal in goals:
        for number, version in enumerate(goal.version, 1):
            for path, criterion in located(version, number):
                if not isinstance(criterion, GoalMet):
                    continue
                place = Place(f"{folder}/{goal.file}", key=dotted((*path, "goal")))
                if criterion.goal not in asks:
                    names = ", ".join(str(n) for n in asks)
                    yield Problem(
                        "unknown-goal",
                        f"mål {criterion.goal} finns inte; målen är {names}.",
                        f"there is no goal {criterion.goal}; the goals are {names}.",
                        place,
                    )
                elif criterion.goal == goal.number:
                    yield Problem(
                        "goal-circle",
                        f"mål {goal.number} beror på sig självt.",
                        f"goal {goal.number} depends on itself.",
                        place,
                    )
                elif goal.number in _reached(criterion.goal, asks):
                    yield Problem(
                        "goal-circle",
                        f"mål {goal.number} beror på mål {criterion.goal}, som beror på mål {goal.number}.",
                        f"goal {goal.number} depends on goal {criterion.goal}, which depends on goal {goal.number}.",
                        place,
                    )


def _nested(version: Version) -> Iterator[GoalMet]:
    criteria: Iterable[Criterion] = (version.criterion, *(area.criterion for area in version.area))
    return (c for criterion in criteria for c in walk(criterion) if isinstance(c, GoalMet))


def _reached(start: int, asks: Mapping[int, set[int]]) -> set[int]:
    found: set[int] = set()
    waiting = [start]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += asks.get(number, ())
    return found
