"""Extras: the packages that each engine needs, and the sentence that says how to install them.

Nothing of them is imported here but to see whether they are there.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib.util import find_spec
from typing import Literal

from vetlanda_policy.errors import Problem, QuestionError, quoted

Engine = Literal["polars", "duckdb", "spark"]
"""The dataframe libraries that a table of facts may live in."""

ENGINES: dict[str, tuple[str, tuple[str, ...]]] = {
    "polars": ("many", ("narwhals", "polars")),
    "duckdb": ("duckdb", ("narwhals", "duckdb", "pyarrow")),
    "spark": ("spark", ("narwhals", "pyspark", "pyarrow")),
}
"""For each engine the extra that brings it, and the packages in that."""


def need(engine: str) -> None:
    """Make sure that an engine is one of ours and is installed.

    Raises:
        QuestionError: it is not; the sentence says what to install.
    """
    if engine not in ENGINES:
        raise QuestionError(_unknown(engine, list(ENGINES)))
    extra, packages = ENGINES[engine]
    for package in packages:
        if sys.modules.get(package) is None and find_spec(package) is None:
            raise QuestionError(missing(package, extra))


def missing(package: str, extra: str) -> Problem:
    """The problem that a package is not installed."""
    install = quoted(f"pip install vetlanda-policy[{extra}]")
    return Problem(
        "missing-package",
        f"att bedöma många kommuner på det sättet kräver paketet {quoted(package)}, som inte är installerat. "
        f"Installera det med {install}.",
        f"to judge many municipalities in that way needs the package {quoted(package)}, which is not installed. "
        f"Install it with {install}.",
    )


def check(engine: str, library: str) -> None:
    """Make sure that an engine can judge a table of a library.

    Raises:
        QuestionError: there is no such engine, or it is another library's.
    """
    if engine in {"exact", library}:
        return
    if engine not in ENGINES:
        raise QuestionError(_unknown(engine, [*ENGINES, "exact"]))
    read = quoted(f'read_many(..., engine="{engine}")')
    raise QuestionError(
        Problem(
            "other-engine",
            f"en tabell från {library} kan inte bedömas med {engine}. Läs filerna med {read}, eller utelämna engine.",
            f"a table of {library} cannot be judged with {engine}. Read the files with {read}, or leave engine out.",
        )
    )


def _unknown(engine: str, allowed: Sequence[str]) -> Problem:
    near = get_close_matches(engine, allowed, 1)
    names = ", ".join(allowed)
    return Problem(
        "unknown-engine",
        f"{quoted(engine)} är ingen motor för många kommuner; de är {names}.{f' Menades {near[0]}?' if near else ''}",
        f"{quoted(engine)} is no engine for many municipalities; they are {names}."
        f"{f' Was {near[0]} meant?' if near else ''}",
    )


__all__ = ["ENGINES", "Engine", "check", "missing", "need"]
