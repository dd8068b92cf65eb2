"""Thrift's compact protocol, as far as the headers of a Parquet file go.

Only numbers, lists and structures are understood; everything else is stepped over, and nothing is looked at twice.
"""

from __future__ import annotations

DEEPEST = 12
STOP = 0

Fields = dict[int, object]


class BrokenThriftError(ValueError):
    """The bytes are no structure."""


class Thrift:
    """Takes structures out of bytes, from a position on."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        """Begin at the position."""
        self.data = data
        self.at = at

    def byte(self) -> int:
        """The next byte."""
        if self.at >= len(self.data):
            raise BrokenThriftError
        self.at += 1
        return self.data[self.at - 1]

    def unsigned(self) -> int:
        """A whole number of at most ten bytes."""
        number = shift = 0
        while shift < 70:
            byte = self.byte()
            number |= (byte & 0x7F) << shift
            if byte < 0x80:
                return number
            shift += 7
        raise BrokenThriftError

    def signed(self) -> int:
        """A whole number that may be negative."""
        number = self.unsigned()
        return (number >> 1) ^ -(number & 1)

    def skip(self, size: int) -> None:
        """Step over so many bytes."""
        if size > len(self.data) - self.at:
            raise BrokenThriftError
        self.at += size

    def struct(self, depth: int = 0) -> Fields:
        """A structure: its fields by number; texts and floating-point numbers are left out."""
        if depth > DEEPEST:
            raise BrokenThriftError
        fields: Fields = {}
        name = 0
        while (head := self.byte()) != STOP:
            name = name + (head >> 4) if head >> 4 else self.signed()
            fields[name] = self._value(head & 0x0F, depth + 1, in_list=False)
        return fields

    def _value(self, kind: int, depth: int, *, in_list: bool) -> object:
        match kind:
            case 1 | 2:  # true, false: a field's own kind says which
                return self.byte() if in_list else kind
            case 3:  # one byte
                return self.byte()
            case 4 | 5 | 6:  # whole numbers of 16, 32 and 64 bits
                return self.signed()
            case 7:  # a floating-point number
                self.skip(8)
            case 8:  # bytes
                self.skip(self.unsigned())
            case 9 | 10:  # a list, a set
                return self._items(depth)
            case 11:
                self._map(depth)
            case 12:
                return self.struct(depth)
            case _:
                raise BrokenThriftError
        return None

    def _items(self, depth: int) -> list[object]:
        head = self.byte()
        size = head >> 4 if head >> 4 < 15 else self.unsigned()
        self._bounded(size, depth)
        return [self._value(head & 0x0F, depth + 1, in_list=True) for _ in range(size)]

    def _map(self, depth: int) -> None:
        size = self.unsigned()
        self._bounded(size, depth)
        kinds = self.byte() if size else 0
        for _ in range(size):
            self._value(kinds >> 4, depth + 1, in_list=True)
            self._value(kinds & 0x0F, depth + 1, in_list=True)

    def _bounded(self, size: int, depth: int) -> None:
        if size > len(self.data) - self.at or depth > DEEPEST:
            raise BrokenThriftError
