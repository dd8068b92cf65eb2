"""Formats: which one a fact file is in, told from its first bytes, and the reader for it.

Only here are the readers of the formats chosen; each is imported when a file of its kind is met, and not before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from vetlanda_policy.errors import FactsError, Place, Problem
from vetlanda_policy.readers.files import Source, read_source
from vetlanda_policy.readers.pausing import collector_paused
from vetlanda_policy.readers.problems import stop
from vetlanda_policy.readers.rows import RowFile
from vetlanda_policy.readers.table import Progress

_BLANK = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[ \t\r\n\0]*+")
"""What may stand before the first character that tells: a byte order mark, blanks, and the zeros of UTF-16."""

_Reader = Callable[[Source, Progress | None], RowFile]
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "detta är en gammal Excelfil (.xls), eller en XLSX-fil med lösenord. Spara den som XLSX utan lösenord.",
        "this is an old Excel file (.xls), or an XLSX file with a password. Save it as XLSX without a password.",
    ),
    (
        b"%PDF",
        "detta är en PDF. En faktafil är CSV, XLSX, JSON eller Parquet.",
        "this is a PDF. A fact file is CSV, XLSX, JSON or Parquet.",
    ),
    (b"\x1f\x8b", "filen är packad med gzip. Packa upp den först.", "the file is packed with gzip. Unpack it first."),
    (
        b"PARE",
        "Parquetfilen är krypterad. Spara den okrypterad.",
        "the Parquet file is encrypted. Save it unencrypted.",
    ),
    (
        b"<",
        "detta är en webbsida eller XML. En faktafil är CSV, XLSX, JSON eller Parquet.",
        "this is a web page or XML. A fact file is CSV, XLSX, JSON or Parquet.",
    ),
)
_SAID_BY_NAME = {
    ".xlsx": "XLSX",
    ".xlsm": "XLSX",
    ".xls": "XLSX",
    ".parquet": "Parquet",
    ".json": "JSON",
    ".jsonl": "JSON",
    ".ndjson": "JSON",
}


def read_rows(
    path: str | Path,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    name: str | None = None,
) -> RowFile:
    """Read the rows of one fact file: CSV, XLSX, JSON, JSON Lines or Parquet.

    Args:
        path: the file; `-` is standard input.
        stdin: what to read for `-`; the process's own standard input where none is given.
        progress: told now and then how much of how much has been read, in the unit of the format.
        name: how to call the file in sentences, where its bare name is not enough.

    Returns:
        The rows; single rows that are wrong are among its `problems`, which `to_facts` raises.

    Raises:
        FactsError: the file cannot be read to its end, or is no fact file.
    """
    source = read_source(path, stdin, name)
    reader, found = _reader_for(source)
    try:
        with collector_paused():
            return reader(source, progress)
    except FactsError as error:
        said = _SAID_BY_NAME.get(source.suffix)
        if found != "CSV" or said is None:
            raise
        raise FactsError([_not_as_named(source, said), *error.problems]) from error


def _reader_for(source: Source) -> tuple[_Reader, str]:
    """The reader that the file's first bytes ask for, and the name of its format."""
    data = source.data
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from vetlanda_policy.readers.xlsx_rows import read_xlsx  # noqa: PLC0415

        return read_xlsx, "XLSX"
    if data.startswith(b"PAR1"):
        return _parquet_reader(source), "Parquet"
    blank = _BLANK.match(data)
    start = data[blank.end() : blank.end() + 8] if blank else data[:8]
    for magic, sv, en in _OTHERS:
        if data.startswith(magic) or start.startswith(magic):
            raise stop("unknown-format", sv, en, Place(source.name))
    if start.startswith((b"[", b"{")):
        from vetlanda_policy.readers.json_rows import read_json  # noqa: PLC0415

        return read_json, "JSON"
    from vetlanda_policy.readers.delimited import read_delimited  # noqa: PLC0415

    return read_delimited, "CSV"


def _parquet_reader(source: Source) -> _Reader:
    try:
        from vetlanda_policy.readers.parquet_rows import read_parquet  # noqa: PLC0415 - polars is an extra
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("polars"):
            raise
        raise stop(
            "parquet-not-installed",
            "Parquet läses med ett tillägg: installera `vetlanda-policy[parquet]`.",
            "Parquet is read with an extra: install `vetlanda-policy[parquet]`.",
            Place(source.name),
        ) from None
    return read_parquet


def _not_as_named(source: Source, said: str) -> Problem:
    return Problem(
        "not-as-named",
        f"filen heter `{source.suffix}` men innehållet är inte {said}; den lästes som CSV, och det gick inte heller.",
        f"the file is named `{source.suffix}` but its content is not {said}; it was read as CSV, and that failed too.",
        Place(source.name),
    )
