"""The headers of a Parquet file: how many rows it has and how large it is unpacked, before anything unpacks it.

Only the footer and the header of each page are read; what they say is checked against each other and the file's size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vetlanda_policy.readers.thrift import BrokenThriftError, Fields, Thrift

MAGIC = b"PAR1"
MOST_FOOTER = 8_000_000
MOST_PAGES = 50_000
_SCHEMA, _ROWS, _GROUPS, _COLUMNS, _META = 2, 3, 4, 1, 3
_REPETITION, _CHILDREN, _REPEATED = 3, 5, 2
_CHUNK_VALUES, _CHUNK_BYTES, _DATA_PAGE_AT, _DICTIONARY_AT = 5, 7, 9, 11
_PAGE_UNPACKED, _PAGE_BYTES = 2, 3
_PAGE_HEADERS = (5, 7, 8)
"""A page's own header: of data, of a dictionary, of data in the second version; its first field counts values."""


class BrokenFooterError(ValueError):
    """The file's headers are not those of a Parquet file."""


@dataclass(frozen=True, slots=True)
class Footer:
    """What the headers promise: the rows, and the bytes of all pages unpacked."""

    rows: int
    unpacked: int


def read_footer(data: bytes) -> Footer:
    """Read the headers of a whole Parquet file.

    Raises:
        BrokenFooterError: they are cut, absurd or contradict each other.
    """
    size = int.from_bytes(data[-8:-4], "little")
    if len(data) < 12 + size or not data.startswith(MAGIC) or not data.endswith(MAGIC) or size > MOST_FOOTER:
        raise BrokenFooterError
    try:
        top = Thrift(data, len(data) - 8 - size).struct()
        rows = _number(top, _ROWS)
        pages = [page for chunk in _chunks(top) for page in _pages(data, chunk, rows)]
    except BrokenThriftError as error:
        raise BrokenFooterError from error
    return Footer(rows, sum(pages))


def _chunks(top: Fields) -> Iterator[Fields]:
    """Where each flat column of each group of rows stands; nested columns are no facts, and are never unpacked."""
    flat = _flat(_list(top, _SCHEMA))
    for group in _list(top, _GROUPS):
        columns = _list(group, _COLUMNS)
        if len(columns) != len(flat):
            raise BrokenFooterError
        for column, wanted in zip(columns, flat, strict=True):
            if wanted:
                yield _fields(column, _META)


def _flat(schema: list[object]) -> list[bool]:
    """For each column that holds values, in order, whether it stands directly in the table and not in a list."""
    found: list[bool] = []
    inside = 0  # how many elements of nested columns are still to come
    for element in schema[1:]:
        if not isinstance(element, dict):
            raise BrokenFooterError
        children = _number(element, _CHILDREN) if _CHILDREN in element else 0
        if not children:
            found.append(inside == 0 and element.get(_REPETITION) != _REPEATED)
        inside = max(inside - 1, 0) + children
    return found


def _pages(data: bytes, chunk: Fields, rows: int) -> Iterator[int]:
    """The unpacked size of each page of a column."""
    places = [_number(chunk, name) for name in (_DATA_PAGE_AT, _DICTIONARY_AT) if name in chunk]
    at = min((place for place in places if place), default=len(data))  # 0 stands for a page that is not there
    end = at + _number(chunk, _CHUNK_BYTES)
    if end > len(data) or _number(chunk, _CHUNK_VALUES) > rows:
        raise BrokenFooterError
    count = 0
    while at < end:
        header = Thrift(data, at)
        page = header.struct()
        at = header.at + _number(page, _PAGE_BYTES)
        count += 1
        counted = [_number(_fields(page, kind), 1) for kind in _PAGE_HEADERS if kind in page]
        if at > end or count > MOST_PAGES or any(values > rows for values in counted):
            raise BrokenFooterError
        yield _number(page, _PAGE_UNPACKED)


def _number(fields: Fields, name: int) -> int:
    number = fields.get(name)
    if not isinstance(number, int) or number < 0:
        raise BrokenFooterError
    return number


def _list(fields: object, name: int) -> list[object]:
    found = fields.get(name) if isinstance(fields, dict) else None
    if not isinstance(found, list):
        raise BrokenFooterError
    return found


def _fields(fields: object, name: int) -> Fields:
    found = fields.get(name) if isinstance(fields, dict) else None
    if not isinstance(found, dict):
        raise BrokenFooterError
    return found
