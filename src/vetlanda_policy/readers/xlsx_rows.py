"""XLSX: fact files from a spreadsheet program; the first sheet that has the headings of a fact file.

Only python-calamine reads values, and only from a package that was checked before it opens; a formula is never a fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from vetlanda_policy.errors import FactsError, quoted
from vetlanda_policy.readers.files import Source
from vetlanda_policy.readers.headers import MOST_COLUMNS, Layout, lay_out
from vetlanda_policy.readers.problems import UnreadableError, names, stop
from vetlanda_policy.readers.rows import Cell, Column, Row, RowFile
from vetlanda_policy.readers.table import ROWS_BETWEEN_REPORTS, Progress, Table
from vetlanda_policy.readers.xlsx_package import checked_package, damaged, too_much
from vetlanda_policy.readers.xlsx_scan import (
    Found,
    Scan,
    SheetScan,
    TooMuchError,
    TooWideError,
    UnsafeXmlError,
    column_letters,
    shared_lengths,
)
from vetlanda_policy.readers.xlsx_workbook import part, read_workbook
from vetlanda_policy.values import plain

NumberedRows = Iterator[tuple[int, Sequence[object]]]
Sentence = Callable[[str, str, str], UnreadableError]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The sheet that is read: its name, what was seen in it, its headings, and the rows below them."""

    name: str
    scan: Scan
    layout: Layout
    first_column: int
    rows: NumberedRows

    def cell_name(self, position: int, row: int) -> str:
        return f"{column_letters(self.first_column + position)}{row}"


def read_xlsx(source: Source, progress: Progress | None = None) -> RowFile:
    """Read an XLSX file.

    Raises:
        FactsError: it is damaged or unsafe, or no sheet has the headings of a fact file.
    """
    table = Table(source, progress)
    with table.to_the_end(), _guarded(table), checked_package(source) as package:
        sheet = _fact_sheet(package, table)
        table.headers = sheet.layout.headers
        table.ignore(sheet.layout.ignored)
        _refuse(sheet, sheet.scan.formulas, _formula, table)
        _refuse(sheet, sheet.scan.errors, _error, table)
        _read_rows(sheet, table)
    return table.finished()


@contextmanager
def _guarded(table: Table) -> Iterator[None]:
    """Turn what a damaged or hostile file does to the XML parser or to calamine into an error for a person."""
    place = table.place()
    try:
        yield
    except TooWideError as error:
        raise stop(
            "too-many-columns",
            f"bladet har fler än {MOST_COLUMNS} kolumner. Behåll dem som är fakta.",
            f"the sheet has more than {MOST_COLUMNS} columns. Keep those that are facts.",
            place,
        ) from error
    except TooMuchError as error:
        raise too_much(place) from error
    except (UnsafeXmlError, CalamineError) as error:
        raise damaged(place) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what Rust raises when it gives up; no child of Exception
            raise
        raise damaged(place) from error


def _fact_sheet(package: ZipFile, table: Table) -> _Sheet:
    """The first sheet with the headings of a fact file; a notice names the sheets that are not read."""
    workbook = read_workbook(package)
    lengths = None
    if workbook.shared is not None:
        with part(package, workbook.shared) as stream:
            lengths = shared_lengths(stream)
    assert package.fp is not None
    package.fp.seek(0)
    book = CalamineWorkbook.from_filelike(package.fp)
    failed: list[FactsError | TooMuchError] = []
    for position, name, where in workbook.sheets:
        try:
            with part(package, where) as stream:
                scan = SheetScan(lengths, MOST_COLUMNS).run(stream)
            sheet = _with_headings(book, position, name, scan, table) if scan.last_row else None
        except (FactsError, TooMuchError) as error:
            failed.append(error)
            continue
        if sheet is not None:
            _name_others(name, [other for _, other, _ in workbook.sheets if other != name], table)
            return sheet
    if failed:
        raise failed[0]
    raise stop(
        "empty-file",
        "inget blad har något på sig. En faktafil börjar med rubriker, minst `indikator`, `period` och `värde`.",
        "no sheet has anything on it. A fact file begins with headings, at least `indicator`, `period` and `value`.",
        table.place(),
    )


def _with_headings(book: CalamineWorkbook, position: int, name: str, scan: Scan, table: Table) -> _Sheet | None:
    values = book.get_sheet_by_index(position)
    if values.start is None:
        return None
    rows: NumberedRows = enumerate(values.iter_rows(), 1)
    number, headings = next(((n, row) for n, row in rows if any(value != "" for value in row)), (1, []))
    layout = lay_out([str(heading) for heading in _trimmed(headings)], table.place(number))
    if layout.problems:
        raise FactsError(layout.problems)
    return _Sheet(name, scan, layout, values.start[1] + 1, rows)


def _trimmed(headings: Sequence[object]) -> Sequence[object]:
    filled = [position for position, heading in enumerate(headings, 1) if str(heading).strip()]
    return headings[: filled[-1]] if filled else []


def _name_others(name: str, others: list[str], table: Table) -> None:
    if not others:
        return
    one = len(others) == 1
    shown_sv, shown_en = names(others)
    table.notice(
        "other-sheets",
        f"bladet {quoted(name)} lästes; {'bladet' if one else 'bladen'} {shown_sv} lästes inte.",
        f"the sheet {quoted(name)} was read; the {'sheet' if one else 'sheets'} {shown_en} {'was' if one else 'were'} "
        "not read.",
    )


def _formula(cell: str, sheet: str, _: str) -> UnreadableError:
    return UnreadableError(
        "formula",
        f"cellen {cell} på bladet {sheet} är en formel, och en formel är inget fakta. Klistra in den som värde.",
        f"the cell {cell} on the sheet {sheet} is a formula, and a formula is no fact. Paste it as a value.",
    )


def _error(cell: str, sheet: str, text: str) -> UnreadableError:
    return UnreadableError(
        "cell-error",
        f"cellen {cell} på bladet {sheet} visar felet {quoted(text)}. Skriv värdet, eller lämna cellen tom.",
        f"the cell {cell} on the sheet {sheet} shows the error {quoted(text)}. Write the value, or leave it empty.",
    )


def _refuse(sheet: _Sheet, found: dict[int, Found], sentence: Sentence, table: Table) -> None:
    """A problem for each cell of a kind that cannot be a fact."""
    for column, position in sheet.layout.columns:
        cells = found.get(sheet.first_column + position)
        if cells is None:
            continue
        for row, text in cells.rows.items():
            error = sentence(sheet.cell_name(position, row), quoted(sheet.name), text)
            table.problem(error.code, error.sv, error.en, table.place(row, column), text or None)
        table.problems.unlisted += cells.count - len(cells.rows)


def _read_rows(sheet: _Sheet, table: Table) -> None:
    total = sheet.scan.last_row
    for number, values in sheet.rows:
        cells: dict[Column, Cell] = {}
        for column, position in sheet.layout.columns:
            value = values[position]
            if value != "":
                cell = _cell(value, number, column, table)
                if cell is not None:
                    cells[column] = cell
        if cells:
            table.add(Row(number, cells))
        if number % ROWS_BETWEEN_REPORTS == 0:
            table.report(number, total)
    table.report(total, total)


def _cell(value: object, number: int, column: Column, table: Table) -> Cell | None:
    match value:
        case str():
            text = value.strip()
            return table.cell(text, number, column) if text else None
        case bool():
            table.problem(
                "cell-not-flat",
                "cellen håller sant eller falskt. Skriv en text eller ett tal.",
                "the cell holds true or false. Write a text or a number.",
                table.place(number, column),
                str(value),
            )
            return None
        case int() | float():
            exact = Decimal(repr(value)) if isfinite(value) else Decimal("Infinity")
            return Cell(plain(exact) if exact.is_finite() else str(value), exact)
        case datetime() if value.time() != time():
            return Cell(value.isoformat(sep=" "))
        case date():
            day = value.date() if isinstance(value, datetime) else value
            return Cell(day.isoformat(), day)
        case _:
            return Cell(str(value))
