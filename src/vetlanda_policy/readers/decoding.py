"""Encodings: which one a text file is written in, and its lines.

Only here are bytes turned into text; bytes that fit no encoding, or two at once, are an error that says where.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper

from vetlanda_policy.errors import FactsError, Place
from vetlanda_policy.readers.files import Source
from vetlanda_policy.readers.problems import stop
from vetlanda_policy.readers.table import LONGEST_TEXT

_CHUNK = 1 << 20
_UTF8_IN_SWEDISH = re.compile(rb"\xc3[\x80-\xbf]|\xc2\xa0|\xe2(?:\x80[\x80-\xbf]|\x88\x92)")
"""How å ä ö é, the no-break space, dashes and the minus look in UTF-8; in cp1252 these bytes make no Swedish."""
_NOT_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(source: Source) -> str:
    """The encoding of a text file: UTF-8 with or without BOM, UTF-16 with BOM, or else cp1252.

    Raises:
        FactsError: the bytes are no text, or no text in one of these encodings.
    """
    data = source.data
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            plain = "utf-8" if encoding == "utf-8-sig" else encoding
            wrong = _first_wrong(data, plain, len(bom) if plain == "utf-8" else 0) if encoding else 0
            if wrong is not None:
                raise _undecodable(source, wrong, "UTF-8" if plain == "utf-8" else "UTF-16")
            return encoding
    if (nul := data.find(b"\0")) >= 0:
        raise stop(
            "binary",
            f"byte {nul + 1} är noll, så detta är ingen textfil. Spara som CSV i UTF-8, XLSX, JSON eller Parquet.",
            f"byte {nul + 1} is zero, so this is no text file. Save it as CSV in UTF-8, XLSX, JSON or Parquet.",
            _place(source, nul),
        )
    wrong = _first_wrong(data, "utf-8", 0)
    if wrong is None:
        return "utf-8"
    if _UTF8_IN_SWEDISH.search(data):
        raise stop(
            "mixed-encodings",
            f"filen blandar teckenkodningar: den har tecken i UTF-8, men byte {wrong + 1} "
            f"({data[wrong]:#04x}) är inte UTF-8. Spara hela filen i UTF-8.",
            f"the file mixes encodings: it has characters in UTF-8, but byte {wrong + 1} "
            f"({data[wrong]:#04x}) is not UTF-8. Save the whole file in UTF-8.",
            _place(source, wrong),
        )
    undefined = _NOT_IN_CP1252.search(data)
    if undefined is not None:
        raise _undecodable(source, undefined.start(), "UTF-8 eller cp1252", "UTF-8 or cp1252")
    return "cp1252"


def lines(source: Source, encoding: str, longest: int = LONGEST_TEXT) -> Iterator[str]:
    """The file's lines with their line endings; no line is ever held that is longer than the limit.

    Raises:
        FactsError: a line is longer.
    """
    text = TextIOWrapper(BytesIO(source.data), encoding=encoding, newline="")
    number = 0
    while line := text.readline(longest + 1):
        number += 1
        if len(line) > longest:
            raise stop(
                "line-too-long",
                f"raden är längre än {longest} tecken. Är filen en faktafil?",
                f"the line is longer than {longest} characters. Is it a fact file?",
                Place(source.name, number),
            )
        yield line


def _first_wrong(data: bytes, encoding: str, start: int) -> int | None:
    """The first byte that does not belong in the encoding; read in pieces, so that memory stays bounded."""
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(data)
    while start < len(data):
        chunk = view[start : start + _CHUNK]
        pending = len(decoder.getstate()[0])
        try:
            decoder.decode(chunk, final=start + _CHUNK >= len(data))
        except UnicodeDecodeError as error:
            return min(start - pending + error.start, len(data) - 1)
        start += _CHUNK
    return None


def _place(source: Source, offset: int) -> Place:
    return Place(source.name, source.data.count(b"\n", 0, offset) + 1)


def _undecodable(source: Source, offset: int, sv: str, en: str | None = None) -> FactsError:
    byte = f"{source.data[offset]:#04x}"
    return stop(
        "wrong-encoding",
        f"byte {offset + 1} ({byte}) hör inte hemma i {sv}. Spara filen i UTF-8.",
        f"byte {offset + 1} ({byte}) does not belong in {en or sv}. Save the file in UTF-8.",
        _place(source, offset),
    )
