"""A look at a spreadsheet's XML before its values are read: where it has formulas, errors, and how far it reaches.

Only expat runs here, in pieces, and it refuses document types and entities; no value is taken from here.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

MOST_CELLS = 10_000_000
MOST_SHARED_TEXT = 200_000_000
MOST_KEPT = 200
LONGEST_INDEX = 40
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class UnsafeXmlError(ValueError):
    """XML that no spreadsheet program writes."""


class TooMuchError(ValueError):
    """A sheet that would fill the memory."""


class TooWideError(TooMuchError):
    """A sheet with more columns than a fact file may have."""


@dataclass(slots=True)
class Found:
    """Cells of one kind in one column: the first rows, and how many there are."""

    rows: dict[int, str] = field(default_factory=dict)
    count: int = 0

    def add(self, row: int, text: str) -> None:
        """One more."""
        self.count += 1
        if len(self.rows) < MOST_KEPT:
            self.rows[row] = text


@dataclass(slots=True)
class Scan:
    """What a sheet holds besides values.

    Attributes:
        formulas: by column, from 1: the cells with a formula.
        errors: by column, from 1: the cells that show an error such as `#N/A`.
        last_row: the last row with anything in it.
        last_column: the last column with anything in it.
    """

    formulas: dict[int, Found] = field(default_factory=dict)
    errors: dict[int, Found] = field(default_factory=dict)
    last_row: int = 0
    last_column: int = 0


def column_number(letters: str) -> int:
    """The number of a spreadsheet column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a spreadsheet column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def parse(
    stream: IO[bytes],
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Run expat over a part.

    Raises:
        UnsafeXmlError: it is not well-formed, or declares a document type or an entity.
    """
    parser: XMLParserType = ParserCreate("UTF-8")  # whatever the file says of itself
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise UnsafeXmlError

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.ParseFile(stream)
    except ExpatError as error:
        raise UnsafeXmlError from error


def local(name: str) -> str:
    """An element's name freed from its prefix."""
    return name[name.rfind(":") + 1 :]


def shared_lengths(stream: IO[bytes]) -> array[int]:
    """The length of each shared text; a sheet may use one of them a million times."""
    lengths: array[int] = array("L")

    def start(name: str, _: Mapping[str, str]) -> None:
        if local(name) == "si":
            lengths.append(0)

    def text(piece: str) -> None:
        if lengths:
            lengths[-1] += len(piece)

    parse(stream, start, text=text)
    return lengths


class SheetScan:
    """Walks through one sheet, cell by cell, in the order that every spreadsheet program writes."""

    def __init__(self, lengths: array[int] | None, columns: int) -> None:
        """Prepare for a sheet with these shared texts and at most so many columns."""
        self.found = Scan()
        self._lengths = lengths if lengths is not None else array("L")
        self._columns = columns
        self._row = self._column = self._shared_text = 0
        self._row_text = self._type = self._text = ""
        self._letters: dict[str, int] = {}

    def run(self, stream: IO[bytes]) -> Scan:
        """Scan the sheet.

        Raises:
            UnsafeXmlError: the sheet is not one that a spreadsheet program writes.
            TooMuchError: it reaches too far, or repeats long texts too often.
        """
        parse(stream, self._start, self._end, self._piece)
        return self.found

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if ":" in name:
            name = local(name)
        if name == "c":
            self._cell(attributes.get("r"))
            self._type = attributes.get("t", "")
        elif name in {"v", "is", "f"}:
            self._text = ""
            if self._row != self.found.last_row or self._column > self.found.last_column:
                self._reach()
            if name == "f":
                self.found.formulas.setdefault(self._column, Found()).add(self._row, "")
        elif name == "row":
            self._next_row(attributes.get("r"))

    def _next_row(self, written: str | None) -> None:
        number = self._row + 1 if written is None else _whole(written)
        if not self._row < number <= LAST_ROW:
            raise UnsafeXmlError
        self._row, self._row_text, self._column = number, str(number), 0

    def _cell(self, reference: str | None) -> None:
        column = self._column + 1
        if reference is not None:
            letters = reference.removesuffix(self._row_text)
            column = self._letters.get(letters, 0) or self._new_letters(reference, letters)
        if not self._column < column <= LAST_COLUMN or self._row == 0:
            raise UnsafeXmlError
        self._column = column

    def _new_letters(self, reference: str, letters: str) -> int:
        if _REFERENCE.fullmatch(reference) is None or not letters.isalpha():
            raise UnsafeXmlError
        return self._letters.setdefault(letters, column_number(letters))

    def _reach(self) -> None:
        """Something stands in this cell: the sheet reaches at least so far."""
        found = self.found
        found.last_row = self._row
        found.last_column = max(found.last_column, self._column)
        if found.last_column > self._columns:
            raise TooWideError
        if found.last_row * found.last_column > MOST_CELLS:
            raise TooMuchError

    def _piece(self, text: str) -> None:
        if self._type in {"s", "e"} and len(self._text) < LONGEST_INDEX:
            self._text += text

    def _end(self, name: str) -> None:
        if self._type not in {"s", "e"} or local(name) != "v":
            return
        text = self._text.strip()
        if self._type == "e":
            self.found.errors.setdefault(self._column, Found()).add(self._row, text[:20])
            return
        index = _whole(text)
        if index >= len(self._lengths):
            raise UnsafeXmlError
        self._shared_text += self._lengths[index]
        if self._shared_text > MOST_SHARED_TEXT:
            raise TooMuchError


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise UnsafeXmlError
    return int(text)
