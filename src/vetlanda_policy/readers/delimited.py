"""CSV: fact files with comma, semicolon or tab between the cells.

Only the standard library's csv module, in its strict mode, takes lines apart; the header line shows the separator.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from vetlanda_policy.errors import FactsError
from vetlanda_policy.readers.decoding import encoding_of, lines
from vetlanda_policy.readers.headers import Layout, known_in, lay_out
from vetlanda_policy.readers.problems import stop
from vetlanda_policy.readers.rows import Cell, Column, Row, RowFile
from vetlanda_policy.readers.table import LONGEST_TEXT, MOST_LINES, ROWS_BETWEEN_REPORTS, Progress, Table

if TYPE_CHECKING:
    from _csv import Reader

    from vetlanda_policy.readers.files import Source

SEPARATORS = (";", ",", "\t")
_EXCEL_HINT = re.compile(r'"?sep=(?P<separator>.)"?\s*', re.IGNORECASE)


def read_delimited(source: Source, progress: Progress | None = None) -> RowFile:
    """Read a CSV file.

    Raises:
        FactsError: it is not text, or not a table with the headings of a fact file.
    """
    table = Table(source, progress)
    with table.to_the_end():
        physical = lines(source, encoding_of(source))
        number, separator, header = _header(physical, table)
        reader = csv.reader(chain([header], physical), delimiter=separator, skipinitialspace=True, strict=True)
        layout, width = _layout(reader, number, table)
        table.headers = layout.headers
        table.ignore(layout.ignored)
        _read_rows(reader, number - 1, layout, width, table)
    return table.finished()


def _header(physical: Iterator[str], table: Table) -> tuple[int, str, str]:
    """The header line's number, the separator it shows, and the line itself."""
    told = None
    for number, line in enumerate(physical, 1):
        table.count(number, MOST_LINES)
        if not line.strip(" \t\r\n;,"):
            continue
        hint = _EXCEL_HINT.fullmatch(line.strip("\r\n")) if told is None else None
        if hint is None:
            return number, told or max(SEPARATORS, key=lambda s: _cells_known(line, s)), line
        told = hint["separator"]
        if told not in SEPARATORS:
            raise stop(
                "unknown-separator",
                f"`{told}` kan inte skilja kolumner åt. Använd semikolon, komma eller tabb.",
                f"`{told}` cannot separate columns. Use a semicolon, a comma or a tab.",
                table.place(number),
            )
    raise stop(
        "empty-file",
        "filen är tom. En faktafil börjar med rubriker, minst `indikator`, `period` och `värde`.",
        "the file is empty. A fact file begins with headings, at least `indicator`, `period` and `value`.",
        table.place(),
    )


def _cells_known(line: str, separator: str) -> tuple[int, int]:
    try:
        cells = next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:
        return 0, 0
    return known_in(cells), len(cells)


def _layout(reader: Reader, number: int, table: Table) -> tuple[Layout, int]:
    try:
        headings = next(reader)
    except csv.Error as error:
        _broken(error, number, table)
        raise FactsError(()) from None
    while headings and not headings[-1].strip():
        headings.pop()
    layout = lay_out(headings, table.place(number))
    if layout.problems:
        raise FactsError(layout.problems)
    return layout, len(headings)


def _read_rows(reader: Reader, before: int, layout: Layout, width: int, table: Table) -> None:
    last = before + reader.line_num
    known, total = table.known_cells, table.source.data.count(b"\n") + 1
    while True:
        number = last + 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            _broken(error, number, table)
            record = []
        last = before + reader.line_num
        if record is None:
            table.report(total, total)
            return
        if last > MOST_LINES:
            raise table.too_many_rows(number)
        if len(record) != width and not _fits(record, width, number, table):
            continue
        cells: dict[Column, Cell] = {}
        for column, position in layout.columns:
            text = record[position].strip()
            if text:
                cells[column] = known.get(text) or table.cell(text, number, column)
        if cells:
            table.add(Row(number, cells))
        if number % ROWS_BETWEEN_REPORTS == 0:
            table.report(number, total)


def _fits(record: Sequence[str], width: int, number: int, table: Table) -> bool:
    """Whether a record of another length than the header is right all the same: only empty cells are too many."""
    if len(record) > width and not any(cell.strip() for cell in record[width:]):
        return True
    if any(cell.strip() for cell in record):
        many = len(record) > width
        hint_sv = " Ett decimalkomma i en kommaseparerad fil ska stå inom citattecken." if many else ""
        hint_en = " A decimal comma in a comma-separated file belongs in quotation marks." if many else ""
        table.problem(
            "too-many-cells" if many else "too-few-cells",
            f"raden har {len(record)} celler, men rubrikraden har {width}.{hint_sv}",
            f"the row has {len(record)} cells, but the header row has {width}.{hint_en}",
            table.place(number),
            " | ".join(record[: width + 1])[:200],
        )
    return False


def _broken(error: csv.Error, number: int, table: Table) -> None:
    why = str(error)
    if "field limit" in why:
        sv = f"en cell är längre än {LONGEST_TEXT} tecken. Saknas ett avslutande citattecken på raden?"
        en = f"a cell is longer than {LONGEST_TEXT} characters. Is a closing quotation mark missing on this line?"
    elif "end of data" in why:
        sv = 'ett citattecken öppnas här men stängs aldrig. Ett citattecken inne i en text skrivs dubbelt: `""`.'
        en = 'a quotation mark opens here and never closes. A quotation mark inside a text is doubled: `""`.'
    else:
        sv = 'efter ett avslutande citattecken ska cellen ta slut. Ett citattecken inne i en text skrivs dubbelt: `""`.'
        en = 'after a closing quotation mark the cell must end. A quotation mark inside a text is doubled: `""`.'
    table.problem("broken-quotes", sv, en, table.place(number))
    if "field limit" in why:
        raise FactsError(())  # what follows stands inside the quotation marks, and is no row of its own
