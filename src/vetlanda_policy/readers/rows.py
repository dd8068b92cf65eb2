"""Rows: what every fact file is turned into, whatever its format, and the columns that a row may have.

Only these records pass from the file formats to the meaning of facts; a cell keeps its text as it was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from vetlanda_policy.errors import Problem


class Column(StrEnum):
    """The columns of a fact file, by their English names."""

    INDICATOR = "indicator"
    MUNICIPALITY = "municipality"
    AREA = "area"
    GROUP = "group"
    PERIOD = "period"
    VALUE = "value"
    STATUS = "status"
    PUBLISHED = "published"
    SOURCE = "source"
    ROLE = "role"
    REASON = "reason"


HEADERS: Mapping[Column, tuple[str, ...]] = {
    Column.INDICATOR: ("indikator", "indicator"),
    Column.MUNICIPALITY: ("kommun", "municipality"),
    Column.AREA: ("område", "area"),
    Column.GROUP: ("grupp", "group"),
    Column.PERIOD: ("period", "år", "year"),
    Column.VALUE: ("värde", "value"),
    Column.STATUS: ("status",),
    Column.PUBLISHED: ("publicerad", "published"),
    Column.SOURCE: ("källa", "source"),
    Column.ROLE: ("roll", "role"),
    Column.REASON: ("motivering", "reason"),
}
"""How each column may be headed; case, å ä ö and hyphens make no difference."""

REQUIRED = (Column.INDICATOR, Column.PERIOD, Column.VALUE)
"""The columns that no fact file can do without."""


class Cell(NamedTuple):
    """What stood in one cell.

    Attributes:
        text: the text as read; a number or a date of a typed format in plain writing.
        value: the exact value where the format has types: a number or a date.
    """

    text: str
    value: Decimal | date | None = None


class Row(NamedTuple):
    """One row of a fact file.

    Attributes:
        number: the line, the sheet's row, or the element's number in the file; 1 is the first.
        cells: what stood in the known columns; an empty cell is left out.
    """

    number: int
    cells: Mapping[Column, Cell]


class RowFile(NamedTuple):
    """A fact file as read: its rows, and what is wrong with it or worth knowing about it.

    Attributes:
        name: the file's name without its folder.
        sha256: the digest of its bytes.
        rows: the rows that have anything in a known column, in the order of the file.
        notices: what was left out, such as columns that are no facts.
        problems: rows that could not be read; `to_facts` raises them together with all others.
        headers: each column's heading as it stands in the file.
        unlisted: how many more problems there are than `problems` lists.
    """

    name: str
    sha256: str
    rows: tuple[Row, ...]
    notices: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    headers: Mapping[Column, str] | None = None
    unlisted: int = 0
