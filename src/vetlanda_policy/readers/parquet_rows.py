"""Parquet: fact files from a data platform.

Only polars, an extra, unpacks the columns of facts, and only after the footer has shown that they fit in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from math import isfinite

import polars as pl

from vetlanda_policy.errors import FactsError, quoted
from vetlanda_policy.readers.files import Source
from vetlanda_policy.readers.headers import lay_out
from vetlanda_policy.readers.parquet_footer import BrokenFooterError, read_footer
from vetlanda_policy.readers.problems import stop
from vetlanda_policy.readers.rows import Cell, Column, Row, RowFile
from vetlanda_policy.readers.table import LONGEST_TEXT, MOST_ROWS, ROWS_BETWEEN_REPORTS, Progress, Table
from vetlanda_policy.values import plain

MOST_UNPACKED = 400_000_000
MOST_TEXT = 200_000_000


def read_parquet(source: Source, progress: Progress | None = None) -> RowFile:
    """Read a Parquet file.

    Raises:
        FactsError: the file is damaged, too large, or no table of facts.
    """
    table = Table(source, progress)
    with table.to_the_end(), _guarded(table):
        footer = read_footer(source.data)
        if footer.rows > MOST_ROWS:
            raise table.too_many_rows()
        if footer.unpacked > MOST_UNPACKED:
            raise _too_much(table)
        schema = pl.read_parquet_schema(BytesIO(source.data))
        layout = lay_out(list(schema), table.place())
        if layout.problems:
            raise FactsError(layout.problems)
        table.headers = layout.headers
        table.ignore(layout.ignored)
        wanted = [list(schema)[position] for _, position in layout.columns]
        _refuse_kinds(layout.columns, schema, table)
        frame = pl.read_parquet(BytesIO(source.data), columns=wanted)
        if frame.height > MOST_ROWS:
            raise table.too_many_rows()
        columns = [
            (column, _cells(frame[name], column, table))
            for (column, _), name in zip(layout.columns, wanted, strict=True)
        ]
        _add_rows(columns, frame.height, table)
    return table.finished()


@contextmanager
def _guarded(table: Table) -> Iterator[None]:
    """Turn what a damaged or hostile file does to polars into an error for a person."""
    try:
        yield
    except (BrokenFooterError, pl.exceptions.PolarsError, OSError, ValueError, OverflowError) as error:
        raise _damaged(table) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what Rust raises when it gives up; no child of Exception
            raise
        raise _damaged(table) from error


def _damaged(table: Table) -> FactsError:
    return stop(
        "damaged-parquet",
        "filen är skadad eller ofullständig och kan inte läsas som Parquet. Hämta eller spara den på nytt.",
        "the file is damaged or cut and cannot be read as Parquet. Fetch or save it anew.",
        table.place(),
    )


def _too_much(table: Table) -> FactsError:
    return stop(
        "too-large-unpacked",
        "filen är orimligt stor när den packas upp. Behåll bara de kolumner och indikatorer som behövs.",
        "the file is unreasonably large when unpacked. Keep only the columns and indicators that are needed.",
        table.place(),
    )


def _refuse_kinds(columns: Sequence[tuple[Column, int]], schema: Mapping[str, pl.DataType], table: Table) -> None:
    """Columns of lists, records, bytes or times of day hold no facts."""
    found = []
    kinds = list(schema.values())
    for column, position in columns:
        kind = kinds[position]
        readable = kind.is_numeric() or kind in (
            pl.String,
            pl.Categorical,
            pl.Enum,
            pl.Boolean,
            pl.Date,
            pl.Datetime,
            pl.Null,
        )
        if not readable:
            found.append(
                stop(
                    "column-kind",
                    f"kolumnen har typen {quoted(kind)}. Den ska hålla text, tal eller datum.",
                    f"the column is of the kind {quoted(kind)}. It must hold texts, numbers or dates.",
                    table.place(column=column),
                )
            )
    if found:
        raise FactsError([problem for error in found for problem in error.problems])


def _cells(values: pl.Series, column: Column, table: Table) -> Iterator[Cell | None]:
    """The cells of one column, exactly as they stand; floats by the shortest text that gives the same float."""
    kind = values.dtype
    if kind.is_float():
        return (None if text is None else _float(text) for text in values.cast(pl.String).to_list())
    if kind.is_numeric():
        return (None if number is None else _number(Decimal(number)) for number in values.to_list())
    if kind in (pl.Date, pl.Datetime):
        return (None if day is None else _day(day) for day in values.to_list())
    if kind == pl.Boolean:
        return _no_truth(values, column, table)
    texts = values.cast(pl.String)
    lengths = pl.DataFrame({"bytes": texts.str.len_bytes()})
    if lengths.filter(pl.col("bytes") > 4 * LONGEST_TEXT).height or lengths["bytes"].sum() > MOST_TEXT:
        raise _too_much(table)
    stripped = ((row, (text or "").strip()) for row, text in enumerate(texts.to_list(), 1))
    return (table.cell(text, row, column) if text else None for row, text in stripped)


def _number(exact: Decimal) -> Cell:
    return Cell(plain(exact), exact)


def _float(text: str) -> Cell:
    number = float(text)
    exact = Decimal(text) if isfinite(number) else Decimal("Infinity")
    return Cell(plain(exact) if exact.is_finite() else text, exact)


def _day(day: date) -> Cell:
    if isinstance(day, datetime):
        if day.time() != time():
            return Cell(day.isoformat(sep=" "))
        day = day.date()
    return Cell(day.isoformat(), day)


def _no_truth(values: pl.Series, column: Column, table: Table) -> Iterator[None]:
    for row, value in enumerate(values.to_list(), 1):
        if value is not None:
            table.problem(
                "cell-not-flat",
                "cellen håller sant eller falskt. Skriv en text eller ett tal.",
                "the cell holds true or false. Write a text or a number.",
                table.place(row, column),
                str(value),
            )
        yield None


def _add_rows(columns: Sequence[tuple[Column, Iterator[Cell | None]]], height: int, table: Table) -> None:
    names = [column for column, _ in columns]
    for number, found in enumerate(zip(*(cells for _, cells in columns), strict=True), 1):
        cells = {column: cell for column, cell in zip(names, found, strict=True) if cell is not None}
        if cells:
            table.add(Row(number, cells))
        if number % ROWS_BETWEEN_REPORTS == 0:
            table.report(number, height)
    table.report(height, height)
