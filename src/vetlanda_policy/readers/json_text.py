"""JSON text: values taken out of it one at a time, with bounded depth and length.

Only here does the standard library's json module run; numbers stay the exact texts that stand in the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from vetlanda_policy.errors import FactsError, Place
from vetlanda_policy.readers.decoding import encoding_of
from vetlanda_policy.readers.files import Source
from vetlanda_policy.readers.problems import stop
from vetlanda_policy.readers.table import MOST_ROWS, Table

DEEPEST = 20
LONGEST_ROW = 1 << 22
MOST_BRACKETS = 8 * MOST_ROWS
_LONGEST_WORD = 16
_WINDOWS = (1 << 12, 1 << 17, LONGEST_ROW)
_SPACE = re.compile(r"[ \t\r\n]*+")
_TO_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+"?)*+([\[\]{}])?', re.DOTALL)
"""Everything up to the next bracket outside a string, and the bracket; nothing is ever looked at twice."""


class Number(str):
    """A number as it stands in the file."""

    __slots__ = ()


class NoNumber(str):
    """NaN or Infinity, which JSON does not have."""

    __slots__ = ()


class Pairs(tuple[tuple[str, object], ...]):
    """An object: its keys and values in order, doubled keys included."""

    __slots__ = ()


_DECODER = json.JSONDecoder(object_pairs_hook=Pairs, parse_float=Number, parse_int=Number, parse_constant=NoNumber)


class JsonText:
    """The text of a JSON file, and the errors that name a place in it."""

    def __init__(self, source: Source) -> None:
        """Decode the file.

        Raises:
            FactsError: it is not UTF-8 or UTF-16, or is nested too deep.
        """
        encoding = encoding_of(source)
        self.name = source.name
        self._counted = (0, 1)  # a position and its line, so that lines are not counted from the start again
        if encoding == "cp1252":
            raise stop(
                "wrong-encoding",
                "JSON ska vara skriven i UTF-8, och det är inte filen. Spara den i UTF-8.",
                "JSON must be written in UTF-8, and this file is not. Save it in UTF-8.",
                Place(self.name),
            )
        self.text = source.data.decode(encoding)
        self._refuse_depth(source, self.text.encode() if encoding == "utf-16" else source.data)

    def _refuse_depth(self, source: Source, data: bytes) -> None:
        depth = 0
        for count, found in enumerate(_TO_BRACKET.finditer(data)):
            if count > MOST_BRACKETS:
                raise Table(source, None).too_many_rows()
            bracket = found[1]
            depth += 0 if bracket is None else 1 if bracket in b"[{" else -1
            if depth > DEEPEST:
                raise stop(
                    "nested-too-deep",
                    f"JSON-texten är nästlad i fler än {DEEPEST} nivåer. En faktafil är en lista av rader.",
                    f"the JSON text is nested more than {DEEPEST} levels deep. A fact file is a list of rows.",
                    Place(self.name),
                )

    def skip(self, at: int) -> int:
        """The next position that is not blank."""
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def starts(self, at: int, with_: str) -> bool:
        """Whether this text stands at the position."""
        return self.text.startswith(with_, at)

    def value(self, at: int, row: int | None = None, end: int | None = None) -> tuple[object, int]:
        """The value that begins at the position, and where it ends; nothing from `end` on is looked at.

        Raises:
            FactsError: no JSON value stands there, or it is longer than a row may be.
        """
        last = len(self.text) if end is None else end
        for size in _WINDOWS:
            whole = at + size >= last
            window = self.text[at : min(at + size, last)]
            try:
                value, stopped = _DECODER.raw_decode(window)
            except json.JSONDecodeError as error:
                cut = error.pos > len(window) - _LONGEST_WORD or error.msg.startswith("Unterminated")
                if whole or not cut or size == LONGEST_ROW:
                    raise self.broken(at + error.pos, row) from None
            else:
                if whole or stopped < len(window):
                    return value, at + stopped
        raise self.broken(at, row)

    def elements(self, at: int) -> Iterator[tuple[int, object, int]]:
        """The elements of the list whose `[` stands at the position: number, value, and where each ends."""
        at = self.skip(at + 1)
        number = 0
        while not (number == 0 and self.starts(at, "]")):
            number += 1
            value, at = self.value(at, number)
            at = self.skip(at)
            yield number, value, at
            if self.starts(at, "]"):
                return
            if not self.starts(at, ","):
                raise self.broken(at, number)
            at = self.skip(at + 1)

    def broken(self, at: int, row: int | None = None) -> FactsError:
        """The error that the text is no JSON from a position on."""
        if at < self._counted[0]:
            self._counted = (0, 1)
        line = self._counted[1] + self.text.count("\n", self._counted[0], at)
        self._counted = (at, line)
        column = at - self.text.rfind("\n", 0, at)
        return stop(
            "broken-json",
            f"detta är inte JSON: rad {line}, tecken {column} i filen kan inte läsas, eller en rad är orimligt lång.",
            f"this is not JSON: line {line}, character {column} of the file cannot be read, or a row is far too long.",
            Place(self.name, row),
            self.text[at : at + 40],
        )
