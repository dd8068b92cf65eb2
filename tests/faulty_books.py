"""Rulebooks with one fault each, for the tests of the linter: the files of `tests/faulty` laid over the good ones.

A folder holds only the files that differ from `_good`; `REMOVED` names those that are left out.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from vetlanda_policy.lint import Finding, lint
from vetlanda_policy.lint.features import Features
from vetlanda_policy.rulefiles import read_drafts

FAULTY = Path(__file__).parent / "faulty"
NAMES = sorted(p.name for p in FAULTY.iterdir() if p.is_dir() and not p.name.startswith("_"))
PERIOD = "2023-2026"
WITH_FEATURES = {"no-feature", "feature-fails", "boundary-untested"}
"""The codes that are only found when features are looked for."""


def code_of(name: str) -> str:
    """The code that a folder's fault has; folders of the same code are told apart after two hyphens."""
    return name.partition("--")[0]


def book(name: str, place: Path) -> Path:
    """The rulebook of a folder, put together in a place."""
    folder = place / PERIOD
    shutil.copytree(FAULTY / "_good", folder)
    for path in (FAULTY / name).iterdir():
        if path.name == "REMOVED":
            for gone in path.read_text("utf-8").split():
                (folder / gone).unlink()
        else:
            shutil.copyfile(path, folder / path.name)
    return folder


def found_in(folder: Path, *, features: bool = False) -> tuple[Finding, ...]:
    """What the linter finds in a rulebook."""
    return lint(read_drafts(rules=folder), Features() if features else None)


def counted(findings: tuple[Finding, ...]) -> list[str]:
    """The codes of what is not left out by a comment."""
    return [f.code for f in findings if f.ignored is None]


# Faults that no file in a repository can hold ------------------------------------------------------------------------


def _link(folder: Path) -> None:
    (folder / "goal-1.toml").unlink()
    (folder / "goal-1.toml").symlink_to("/etc/passwd")


def _large(folder: Path) -> None:
    (folder / "goal-1.toml").write_text("# " + "x" * 1_000_000, "utf-8")


def _many(folder: Path) -> None:
    for number in range(600):
        (folder / f"{number}.txt").write_text("påhittat", "utf-8")


MADE: dict[str, Callable[[Path], None]] = {"not-a-file": _link, "file-too-large": _large, "too-many-files": _many}
"""What makes a good rulebook faulty, by the code of the fault."""
