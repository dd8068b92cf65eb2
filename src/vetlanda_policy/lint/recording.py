"""Recording: the scenarios of a rulebook are run, and what they compared is gathered.

The only place where the linter starts a process: pytest, without the plugins and settings of the folder it reads.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from vetlanda_policy.bdd.recording import RECORD
from vetlanda_policy.goals import Rulebook

LONGEST = 300
"""How many seconds the scenarios of a rulebook may take."""

_OPTIONS = (
    "-q", "--noconftest", "--import-mode=importlib", "-p", "no:cacheprovider", "-p", "pytest_bdd.plugin",
    "-p", "vetlanda_policy.bdd", "-p", "vetlanda_policy.bdd.recording",
    "-o", "disable_test_id_escaping_and_forfeit_all_rights_to_community_support=True",
)  # fmt: skip


class Unavailable(Exception):  # noqa: N818 - a state of the machine, told as a note
    """The scenarios could not be run."""

    def __init__(self, sv: str, en: str) -> None:
        """Remember why, in both languages."""
        super().__init__(sv)
        self.sv, self.en = sv, en


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison that some scenario made.

    Attributes:
        criterion: the id of the criterion that made it.
        observed: the value, where it is a number.
        required: what it had to be, such as `>= 93`.
        margin: how far from that; negative means short of it.
        met: whether it was as required.
        earlier: the value it was compared with, where there was one.
    """

    criterion: str
    observed: Decimal | None
    required: str
    margin: Decimal
    met: bool
    earlier: Decimal | None


@dataclass(frozen=True, slots=True)
class Failure:
    """A scenario that did not pass, or a file that could not be read as a feature."""

    path: Path
    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class Record:
    """What happened when the scenarios were run."""

    comparisons: tuple[Compared, ...]
    failures: tuple[Failure, ...]


def recorded(paths: Sequence[Path], folder: Path, book: Rulebook) -> Record:
    """Run the features and gather what they compared by the rules of the rulebook.

    Raises:
        Unavailable: what runs them is not installed, or they take too long.
    """
    if find_spec("pytest_bdd") is None or find_spec("pytest") is None:
        raise Unavailable(
            "features kördes inte, för pytest-bdd är inte installerat; gränserna är inte prövade.",
            "the features were not run, since pytest-bdd is not installed; the boundaries have not been looked at.",
        )
    with TemporaryDirectory(prefix="vetlanda-policy-") as place:
        written = Path(place) / "record.jsonl"
        root = Path(os.path.commonpath([folder.resolve().parent, *(path.parent for path in paths)]))
        _run(paths, root, written)
        lines = [json.loads(line) for line in _lines(written)]
    return Record(tuple(_comparisons(lines, book)), tuple(_failures(lines, paths, root)))


def _run(paths: Sequence[Path], root: Path, written: Path) -> None:
    settings = ("-c", os.devnull, "--rootdir", str(root))
    command = [sys.executable, "-P", "-m", "pytest", *_OPTIONS, *settings, *map(str, paths)]
    around = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    around |= {RECORD: str(written), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, and nothing goes through a shell
            command, env=around, capture_output=True, check=False, timeout=LONGEST, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        raise Unavailable(
            f"features kördes inte färdigt på {LONGEST} sekunder; gränserna är inte prövade.",
            f"the features did not finish in {LONGEST} seconds; the boundaries have not been looked at.",
        ) from None
    if done.returncode not in (0, 1, 2, 5):  # passed, failed, could not be collected, nothing there
        said = (done.stderr or done.stdout).decode("utf-8", errors="replace").strip().splitlines()
        why = said[-1][:200] if said else f"pytest {done.returncode}"
        raise Unavailable(f"features kunde inte köras: {why}", f"the features could not be run: {why}")


def _lines(written: Path) -> list[str]:
    return written.read_text("utf-8").splitlines() if written.is_file() else []


def _comparisons(lines: Sequence[dict[str, Any]], book: Rulebook) -> list[Compared]:
    return [
        Compared(
            c["criterion"], _number(c["observed"]), c["required"], Decimal(c["margin"]), c["met"], _number(c["earlier"])
        )
        for line in lines
        if line.get("rules") == book.sha256
        for goal in line["goals"]
        for c in goal["comparisons"]
        if c["decides"] and c["margin"] is not None
    ]


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _failures(lines: Sequence[dict[str, Any]], paths: Sequence[Path], root: Path) -> list[Failure]:
    """What failed: one for each file, with the first scenario and how many more there are."""
    made = []
    failed = [line for line in lines if "failed" in line]
    for path in paths:
        mine = [line for line in failed if root / line["failed"] == path]
        if not mine:
            continue
        first, more = mine[0], len(mine) - 1
        name_sv = f"scenariot ”{first['scenario']}” i {path.name}" if first["scenario"] else f"filen {path.name}"
        name_en = f"the scenario ”{first['scenario']}” in {path.name}" if first["scenario"] else f"the file {path.name}"
        rest_sv = f" (och {more} till)" if more else ""
        rest_en = f" (and {more} more)" if more else ""
        made.append(
            Failure(
                path,
                f"{name_sv} går inte igenom{rest_sv}: {first['why']}",
                f"{name_en} does not pass{rest_en}: {first['why']}",
            )
        )
    return made
