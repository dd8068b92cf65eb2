"""Positions: on which line of a rule file each key stands, and which comments it has.

Only lines; what the keys mean is read in `reading`. Text that is no TOML gives the positions up to where it breaks.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from vetlanda_policy.rulefiles.keypaths import KeyPath

_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_STRING = re.compile(
    r'''"""(?:\\.|[^\\])*?"""(?:"{0,2})|"""|\'\'\'.*?\'\'\'(?:'{0,2})|\'\'\'|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\'''',
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\[\]{}\s#\"']+(?: \d\d:[^,\]}\s#]+)?")  # a date and a time may have a space between them
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: its line, its text without the mark, and whether it has the line to itself."""

    line: int
    text: str
    alone: bool


@dataclass(frozen=True)
class Positions:
    """Where everything stands in a rule file.

    Attributes:
        lines: the line (1 is the first) of every key, table and list item.
        tables: the tables that a header opens, by the header's line.
        remarks: the comments in order.
    """

    lines: Mapping[KeyPath, int] = field(default_factory=dict)
    tables: Mapping[int, KeyPath] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    def line(self, path: KeyPath) -> int:
        """The line of a key, or of the nearest that there is on the way to it; the first line where there is none."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return 1

    def at(self, line: int) -> tuple[KeyPath, ...]:
        """The keys that stand on a line."""
        return tuple(path for path, where in self.lines.items() if where == line)


def positions(text: str) -> Positions:
    """Find the line of every key of a TOML text."""
    scanner = _Scanner(text.replace("\r\n", "\n"))
    scanner.run()
    return Positions(scanner.lines, scanner.tables, tuple(scanner.remarks))


class _NotToml(Exception):  # noqa: N818 - a way out of the scanner, met by nobody else
    """The text goes on in a way that TOML does not."""


class _Scanner:
    """Walks through a text once."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self.lines: dict[KeyPath, int] = {}
        self.tables: dict[int, KeyPath] = {}
        self.remarks: list[Remark] = []
        self.counts: dict[KeyPath, int] = {}

    def run(self) -> None:
        """Read line after line until the end, or until something is no TOML."""
        table: KeyPath = ()
        try:
            while self._skip():
                if self.text[self.at] == "[":
                    table = self._header()
                else:
                    self._pair(table, 0)
        except _NotToml:
            return

    # Pieces ---------------------------------------------------------------------------------------------------

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise _NotToml
        self.at = found.end()
        return found[0]

    def _line(self, at: int) -> int:
        return bisect_right(self.starts, at)

    def _skip(self) -> bool:
        """Go past white space and comments, over as many lines as they take; whether anything is left."""
        while self.at < len(self.text):
            character = self.text[self.at]
            if character == "#":
                self._remark()
            elif character.isspace():
                self.at += 1
            else:
                return True
        return False

    def _remark(self) -> None:
        end = self.text.find("\n", self.at)
        end = len(self.text) if end < 0 else end
        line = self._line(self.at)
        before = self.text[self.starts[line - 1] : self.at]
        self.remarks.append(Remark(line, self.text[self.at + 1 : end].strip(), not before.strip()))
        self.at = end

    def _keys(self) -> KeyPath:
        keys = [_unquoted(self._take(_KEY))]
        while found := _DOT.match(self.text, self.at):
            self.at = found.end()
            keys.append(_unquoted(self._take(_KEY)))
        return tuple(keys)

    # Tables, pairs, values --------------------------------------------------------------------------------------

    def _header(self) -> KeyPath:
        start, several = self.at, self.text.startswith("[[", self.at)
        self.at += 2 if several else 1
        self._take(_SPACE)
        keys = self._keys()
        self._take(_SPACE)
        self._expect("]]" if several else "]")
        path: KeyPath = ()
        for key in keys[:-1]:
            path = self._inside((*path, key))
        path = (*path, keys[-1])
        line = self._line(start)
        if several:
            self.counts[path] = self.counts.get(path, 0) + 1
            self.lines.setdefault(path, line)
            path = (*path, self.counts[path])
        self.tables[line] = path
        self._mark(path, line)
        return path

    def _inside(self, path: KeyPath) -> KeyPath:
        return (*path, self.counts[path]) if path in self.counts else path

    def _mark(self, path: KeyPath, line: int) -> None:
        for end in range(1, len(path) + 1):
            self.lines.setdefault(path[:end], line)

    def _pair(self, table: KeyPath, depth: int) -> None:
        line = self._line(self.at)
        path = table
        for key in self._keys():
            path = (*self._inside(path), key)
        self._mark(path, line)
        self._take(_EQUALS)
        self._value(path, depth)

    def _value(self, path: KeyPath, depth: int) -> None:
        if depth > _DEEPEST:
            raise _NotToml
        match self.text[self.at : self.at + 1]:
            case "[":
                self._list(path, depth)
            case "{":
                self._inline(path, depth)
            case '"' | "'":
                self._take(_STRING)
            case _:
                self._take(_SCALAR)

    def _list(self, path: KeyPath, depth: int) -> None:
        self.at += 1
        number = 0
        while self._skip() and self.text[self.at] != "]":
            number += 1
            self.lines.setdefault((*path, number), self._line(self.at))
            self._value((*path, number), depth + 1)
            self._comma("]")
        self._expect("]")

    def _inline(self, path: KeyPath, depth: int) -> None:
        self.at += 1
        while self._skip() and self.text[self.at] != "}":
            self._pair(path, depth + 1)
            self._comma("}")
        self._expect("}")

    def _comma(self, end: str) -> None:
        if self._skip() and self.text[self.at] != end:
            self._expect(",")

    def _expect(self, text: str) -> None:
        if not self.text.startswith(text, self.at):
            raise _NotToml
        self.at += len(text)


def _unquoted(key: str) -> str:
    if key[0] not in "\"'":
        return key
    try:
        (name,) = tomllib.loads(f"{key} = 0")
    except tomllib.TOMLDecodeError:
        raise _NotToml from None
    return name
