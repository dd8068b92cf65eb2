"""Features: which goals have one, and whether its scenarios try the boundaries of the rule.

Only checks; the scenarios are run in `recording`, and what a boundary is stands in `boundaries`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vetlanda_policy.goals import Goal, Rulebook
from vetlanda_policy.lint.boundaries import untested
from vetlanda_policy.lint.catalogue import found
from vetlanda_policy.lint.finding import Finding
from vetlanda_policy.lint.recording import Unavailable, recorded
from vetlanda_policy.lint.rules import rules
from vetlanda_policy.rulefiles import Draft, shipped

MOST_FEATURES = 500
LARGEST_FEATURE = 1_000_000
_BY_PERIOD = re.compile(r"\bmål (?P<goal>\d{1,6}) i perioden (?P<period>[^\s,\"]+)")
_RULES_OF_PERIOD = re.compile(r"\breglerna för perioden (?P<period>[^\s,\"]+)")
_RULES_IN_FOLDER = re.compile(r"\breglerna i mappen \"(?P<folder>[^\"\0]*)\"")
_BY_FOLDER = re.compile(r"\bmål (?P<goal>\d{1,6}) i mappen \"(?P<folder>[^\"\0]*)\"")


@dataclass(frozen=True, slots=True)
class Features:
    """Where features are looked for.

    Attributes:
        folder: the folder that was named; without one the places where they usually are.
    """

    folder: Path | None = None


def check_features(draft: Draft, book: Rulebook, features: Features) -> Iterator[Finding]:
    """The goals without a feature, the scenarios that fail, and the boundaries that none of them tries."""
    homes = _of_goals(draft, book, _files(draft, book, features))
    if not homes and features.folder is None and draft.folder.parent.resolve() == shipped().resolve():
        return  # the features of our own rules are not part of the installed package
    for goal in book.goals:
        if goal.number not in homes:
            yield found(
                "no-feature",
                f"mål {goal.number} har ingen feature som visar hur det bedöms.",
                f"goal {goal.number} has no feature that shows how it is judged.",
                file=f"{draft.folder.name}/{goal.file}",
                path=("number",),
            )
    if homes:
        yield from _run(draft, book, homes)


def _run(draft: Draft, book: Rulebook, homes: dict[int, list[Path]]) -> Iterator[Finding]:
    paths = sorted({path for each in homes.values() for path in each})
    try:
        record = recorded(tuple(paths), draft.folder, book)
    except Unavailable as error:
        name = draft.folder.name
        yield found("features-not-run", error.sv, error.en, file=f"{name}/period.toml", path=())
        return
    for failure in record.failures:
        goal = next((g for g in book.goals if failure.path in homes.get(g.number, ())), book.goals[0])
        yield found(
            "feature-fails",
            failure.sv,
            failure.en,
            file=f"{draft.folder.name}/{goal.file}",
            path=("number",),
        )
    wrong = {failure.path for failure in record.failures}
    for rule in rules(book, draft.folder.name):
        if rule.goal.number in homes and wrong.isdisjoint(homes[rule.goal.number]):
            yield from untested(rule, record.comparisons)


def _files(draft: Draft, book: Rulebook, features: Features) -> list[Path]:
    """The feature files that may be about the rulebook."""
    folder = draft.folder.resolve()
    if features.folder is not None:
        return sorted(features.folder.resolve().rglob("*.feature"))[:MOST_FEATURES]
    around = folder.parent.parent / "features"
    places = (folder, folder / "features", around / book.period.id, folder.parent / "features" / book.period.id)
    near = [p for place in places if place.is_dir() for p in sorted(place.glob("*.feature"))]
    near += sorted(around.glob("*.feature")) if around.is_dir() else []
    return list(dict.fromkeys(near))[:MOST_FEATURES]


def _of_goals(draft: Draft, book: Rulebook, paths: list[Path]) -> dict[int, list[Path]]:
    """The features of each goal: those that name it, in the rulebook's period or folder."""
    homes: dict[int, list[Path]] = {}
    for path in paths:
        for goal in book.goals:
            if _is_about(path, draft.folder.resolve(), book, goal):
                homes.setdefault(goal.number, []).append(path)
    return homes


def _is_about(path: Path, folder: Path, book: Rulebook, goal: Goal) -> bool:
    """Whether a feature names the goal; one that names no rules at all is known by its own name."""
    if not path.is_file() or path.stat().st_size > LARGEST_FEATURE:
        return False
    text = path.read_text("utf-8-sig", errors="replace")
    named = [*_named(text, path, folder, book)]
    if not named:
        beside = path.parent == folder or path.parent.name in (book.period.id, folder.name)
        return beside and path.stem == Path(goal.file).stem
    whole = any(mine and number is None for mine, number in named)
    return (True, goal.number) in named or (whole and re.search(rf"\bmål {goal.number}\b", text) is not None)


def _named(text: str, path: Path, folder: Path, book: Rulebook) -> Iterator[tuple[bool, int | None]]:
    """The rules that a feature names: whether they are these, and which goal of them where one is said."""
    own = folder.parent == shipped().resolve()
    for pattern in (_BY_PERIOD, _RULES_OF_PERIOD):
        for m in pattern.finditer(text):
            yield own and m["period"] == book.period.id, int(m["goal"]) if pattern is _BY_PERIOD else None
    for pattern in (_BY_FOLDER, _RULES_IN_FOLDER):
        for m in pattern.finditer(text):
            mine = (path.parent / m["folder"]).resolve() in (folder, folder.parent)
            yield mine, int(m["goal"]) if pattern is _BY_FOLDER else None
