"""The workload that every contestant is given: which rows a file has, and what is asked of them.

Goals 1, 3, 4 and 5 of 2015-2018 are judged at the closing 2018 for every municipality in a file; `make` writes the files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

YEARS = (2014, 2015, 2016, 2017, 2018)
CLOSING = 2018
AREAS = ("hemtjänst", "särskilt boende", "funktionshinderomsorg", "socialtjänst", "kultur och fritid")
IN_MIGRATION, SATISFACTION, NKI, HME = "inflyttade", "kundnöjdhet", "nki-total", "hme-total"
GROUP, PARTICIPANTS = "jämförelsegrupp", "nki-deltagare"
COLUMNS = ("indicator", "municipality", "area", "period", "value")
COUNTRY = "0000"
FACTS_EACH = 40
GROUP_SIZE = 8

TARGET = 930  # goal 3: 93 percent, in tenths
BEST = 10  # goal 4: the ten best
BEST_OF_GROUP = 2  # goal 5: the best quarter of eight

GOALS = ("1", "3", "4", "5")
FULFILLED, PARTLY, NOT, UNDECIDED = "fulfilled", "partly_fulfilled", "not_fulfilled", "undecided"

Row = tuple[str, str, str, str, str]
"""A row of a file: indicator, municipality, area, period, value."""
Table = dict[str, tuple[str, str, str, str]]
"""The verdicts on goals 1, 3, 4 and 5 by municipality."""


class Contestant(NamedTuple):
    """What one contestant can do.

    Attributes:
        prepare: load a file, in whatever form is best for `in_memory`.
        in_memory: judge what has been loaded.
        whole: read a file and judge it.
        table: an answer as a table of verdicts; never timed.
    """

    prepare: Callable[[Path], Any]
    in_memory: Callable[[Any], Any]
    whole: Callable[[Path], Any]
    table: Callable[[Any], Table]


def file_name(size: int, missing: float, kind: str) -> str:
    """The name of a file, which says that its figures are invented."""
    return f"pahittad-{size}-saknas-{missing:g}.{kind}"


def width(size: int) -> int:
    """How many digits a municipality's code has."""
    return max(4, len(str(size)))


def lines(table: Mapping[str, tuple[str, ...]]) -> str:
    """A table of verdicts as text, in order of code."""
    return "".join(f"{code},{','.join(table[code])}\n" for code in sorted(table))
