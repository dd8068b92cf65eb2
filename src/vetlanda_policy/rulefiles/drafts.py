"""Drafts: a folder of rules as far as it can be read.

Only the record; the reading is done in `reading`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from vetlanda_policy.errors import Problem
from vetlanda_policy.goals import Rulebook


class Draft(NamedTuple):
    """A folder of rules as far as it can be read.

    Attributes:
        folder: the folder.
        files: the bytes of its rule files and sources, by name.
        book: the rulebook, of the goals that can be read; none where the period or the indicators cannot.
        problems: everything that is wrong; the rules can only be used where there is nothing.
        whole: whether every file could be read.
    """

    folder: Path
    files: Mapping[str, bytes]
    book: Rulebook | None
    problems: tuple[Problem, ...]
    whole: bool = False
