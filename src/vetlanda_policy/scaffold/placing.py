"""Placing a new rulebook on the disk, whole or not at all.

Nothing that is there already is ever written over.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from vetlanda_policy.errors import Language, Problem, QuestionError, quoted
from vetlanda_policy.periods import MandatePeriod
from vetlanda_policy.reports.template import as_csv
from vetlanda_policy.rulefiles import read_rulebook
from vetlanda_policy.scaffold.files import rule_files

TEMPLATE = "fakta-mall.csv"


def scaffold(directory: Path, *, municipality: str, period: MandatePeriod, lang: Language = "sv") -> tuple[str, ...]:
    """Make a rulebook with one example goal, which passes every check at once.

    Args:
        directory: where; a folder that does not exist or is empty, in a folder that exists.
        municipality: the four-digit code of the municipality whose goals they are.
        period: the mandate period.
        lang: the language of the page about the files and of the fact template's headings.

    Returns:
        The paths of the files made, counted from the directory.

    Raises:
        QuestionError: there is something in the directory already, or it cannot be written.
    """
    target = directory.resolve()
    _refuse_what_is_there(directory, target)
    part = target.with_name(f".{target.name[:100]}.{os.urandom(8).hex()}.part")
    try:
        part.mkdir()
        for name, text in rule_files(municipality, period, lang).items():
            path = part / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        book = read_rulebook(period.id, part)
        closing = [c for c in book.period.closings() if c.annual][-1]
        (part / period.id / TEMPLATE).write_bytes(as_csv(book, closing, municipality, lang))
        made = tuple(sorted(str(p.relative_to(part)) for p in part.rglob("*") if p.is_file()))
        _move(part, target)
    except OSError as error:
        raise QuestionError(_not_written(directory, error)) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return made


def _refuse_what_is_there(directory: Path, target: Path) -> None:
    if not target.exists():
        return
    name = quoted(directory)
    if not target.is_dir():
        problem = Problem(
            "not-a-folder",
            f"{name} är ingen mapp. Ange en mapp som inte finns, eller en tom.",
            f"{name} is no folder. Name a folder that does not exist, or an empty one.",
        )
        raise QuestionError(problem)
    try:
        found = sorted(path.name for path in target.iterdir())
    except OSError as error:
        raise QuestionError(_not_written(directory, error)) from None
    if found:
        problem = Problem(
            "not-empty",
            f"{name} är inte tom: där finns {quoted(found[0])}. Ange en mapp som inte finns, eller en tom; "
            "inget skrivs över.",
            f"{name} is not empty: {quoted(found[0])} is there. Name a folder that does not exist, or an empty one; "
            "nothing is written over.",
        )
        raise QuestionError(problem)


def _move(part: Path, target: Path) -> None:
    """Let the finished folder take its place; an empty folder that is there is filled, and stays the same folder."""
    if not target.exists():
        part.rename(target)
        return
    paths = sorted(part.iterdir())
    try:
        for path in paths:
            path.rename(target / path.name)
    except BaseException:
        for path in paths:
            if not path.exists():
                (target / path.name).rename(path)
        raise


def _not_written(directory: Path, error: OSError) -> Problem:
    why = error.strerror or type(error).__name__
    return Problem(
        "not-written",
        f"{quoted(directory)} kunde inte skrivas: {why}. Mappen den ska ligga i måste finnas och gå att skriva i.",
        f"{quoted(directory)} could not be written: {why}. The folder it is to be in must exist and be writable.",
    )
