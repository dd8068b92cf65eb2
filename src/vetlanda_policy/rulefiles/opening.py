"""Opening: which folders hold rules, and the bytes of the files in one.

Sizes and numbers are bounded, and nothing outside the folder is opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from vetlanda_policy.errors import Place, Problem, RulesError, quoted

LARGEST_FILE = 1_000_000
MOST_FILES = 500


class RuleFile(NamedTuple):
    """A rule file: its name with that of its folder, and its bytes."""

    name: str
    data: bytes

    def place(self, where: str = "") -> Place:
        """The place of a key in it."""
        return Place(self.name, key=where or None)


def shipped() -> Path:
    """The folder of the rules that come with the package."""
    found = find_spec("vetlanda_policy.rules")
    if found is None or not found.submodule_search_locations:
        raise RulesError(
            Problem(
                "no-rules",
                "paketets egna regler saknas; installera om det.",
                "the package's own rules are missing.",
            )
        )
    return Path(found.submodule_search_locations[0])


def folders(rules: str | Path | None = None) -> Mapping[str, Path]:
    """The rulebooks there are: the name of the period, and its folder.

    Args:
        rules: a folder of period folders, or one period's folder; without it the shipped rules.

    Raises:
        RulesError: there is no rulebook there.
    """
    root = shipped() if rules is None else Path(rules)
    if (root / "period.toml").is_file():
        return {root.resolve().name: root}
    found = {p.name: p for p in sorted(root.iterdir()) if (p / "period.toml").is_file()} if root.is_dir() else {}
    if not found:
        name = quoted(root)
        raise RulesError(
            Problem(
                "no-rules",
                f"{name} är ingen mapp med regler. Där ska finnas `period.toml`, eller en mapp för varje period med en.",
                f"{name} is no folder of rules. It should hold `period.toml`, or a folder for each period that does.",
            )
        )
    return found


def contents(folder: Path, problems: list[Problem]) -> dict[str, RuleFile] | None:
    """The bytes of the folder's rule files; nothing outside it is opened, and nothing large; none where they are too many."""
    found: dict[str, RuleFile] = {}
    paths = sorted(p for p in folder.iterdir() if p.suffix in {".toml", ".txt"})
    if len(paths) > MOST_FILES:
        problems.append(
            Problem(
                "too-many-files",
                f"{quoted(folder.name)} har {len(paths)} filer; högst {MOST_FILES} läses.",
                f"{quoted(folder.name)} has {len(paths)} files; at most {MOST_FILES} are read.",
                Place(folder.name),
            )
        )
        return None
    for path in paths:
        name = f"{folder.name}/{path.name}"
        if not path.is_file() or path.resolve().parent != folder:
            problems.append(
                Problem(
                    "not-a-file",
                    "är ingen vanlig fil i regelmappen och läses inte.",
                    "is no ordinary file in the folder of rules and is not read.",
                    Place(name),
                )
            )
            continue
        try:
            with path.open("rb") as stream:
                data = stream.read(LARGEST_FILE + 1)
        except OSError as error:
            problems.append(unreadable(name, error))
            continue
        if len(data) > LARGEST_FILE:
            problems.append(
                Problem(
                    "file-too-large",
                    f"är större än {LARGEST_FILE} byte, som är det mesta som läses.",
                    f"is larger than {LARGEST_FILE} bytes, which is the most that is read.",
                    Place(name),
                )
            )
            continue
        found[path.name] = RuleFile(name, data)
    return found


def unreadable(name: str, error: OSError) -> Problem:
    """A file or folder that the system does not let us read."""
    why = error.strerror or type(error).__name__
    return Problem("unreadable", f"kan inte läsas: {why}.", f"cannot be read: {why}.", Place(name))
