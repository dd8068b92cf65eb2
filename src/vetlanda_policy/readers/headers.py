"""Headings: which column of a file is which, from the names in its first row.

Only here are headings compared; what is missing, doubled or not a fact is said with the name as it stands in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from vetlanda_policy.errors import Place, Problem, quoted
from vetlanda_policy.readers.problems import names
from vetlanda_policy.readers.rows import HEADERS, REQUIRED, Column
from vetlanda_policy.values import key

LONGEST_HEADING = 100
MOST_COLUMNS = 200

_KNOWN: Mapping[str, Column] = {key(name): column for column, written in HEADERS.items() for name in written}


class Layout(NamedTuple):
    """Where the known columns of a table stand.

    Attributes:
        columns: each known column and its position, from 0.
        headers: each known column's heading as it stands in the file.
        ignored: the headings that are no facts.
        problems: what is wrong with the headings.
    """

    columns: tuple[tuple[Column, int], ...]
    headers: Mapping[Column, str]
    ignored: tuple[str, ...]
    problems: tuple[Problem, ...]


def column_of(heading: str) -> Column | None:
    """The column with this heading; none where it is no heading of a fact file."""
    return _KNOWN.get(key(heading)) if len(heading) <= LONGEST_HEADING else None


def known_in(headings: Iterable[str]) -> int:
    """How many of the headings are those of a fact file."""
    return sum(column_of(heading) is not None for heading in headings)


def lay_out(headings: Sequence[str], place: Place) -> Layout:
    """Find the known columns among the headings.

    Args:
        headings: the first row's cells.
        place: where that row stands.
    """
    columns: list[tuple[Column, int]] = []
    headers: dict[Column, str] = {}
    ignored: list[str] = []
    problems: list[Problem] = []
    if len(headings) > MOST_COLUMNS:
        problems.append(_too_many(len(headings), place))
        headings = headings[:MOST_COLUMNS]
    for position, heading in enumerate(headings):
        column = column_of(heading)
        if column is None:
            ignored.append(heading.strip() or f"({position + 1})")
        elif column in headers:
            problems.append(doubled(headers[column], heading, place))
        else:
            headers[column] = heading.strip()
            columns.append((column, position))
    problems += missing(headers, ignored, place)
    return Layout(tuple(columns), headers, tuple(ignored), tuple(problems))


def missing(headers: Mapping[Column, str], others: Sequence[str], place: Place) -> list[Problem]:
    """A problem for each required column that is not there; names the heading that is most like it."""
    lacking = [column for column in REQUIRED if column not in headers]
    if lacking and not headers:
        shown_sv, shown_en = names(others)
        return [
            Problem(
                "no-header",
                f"rubrikerna saknas: i stället står {shown_sv or 'ingenting'}. En faktafil har minst kolumnerna "
                "`indikator`, `period` och `värde`.",
                f"the headings are missing: instead there is {shown_en or 'nothing'}. A fact file has at least the "
                "columns `indicator`, `period` and `value`.",
                place,
            )
        ]
    return [_missing(column, others, place) for column in lacking]


def _missing(column: Column, others: Sequence[str], place: Place) -> Problem:
    from difflib import get_close_matches  # noqa: PLC0415 - needed only for a sentence about an error

    written = {key(name): name for name in HEADERS[column]}
    found = {key(o[:LONGEST_HEADING]): o for o in others[:MOST_COLUMNS]}
    near = [n for name in written for n in get_close_matches(name, found, n=1, cutoff=0.6)]
    either = " eller ".join(quoted(name) for name in HEADERS[column])
    hint_sv = f"Närmast är rubriken {quoted(found[near[0]])}." if near else "Lägg till den."
    hint_en = f"The nearest heading is {quoted(found[near[0]])}." if near else "Add it."
    return Problem(
        "missing-column",
        f"kolumnen {either} saknas. {hint_sv}",
        f"the column {either.replace(' eller ', ' or ')} is missing. {hint_en}",
        place,
    )


def doubled(first: str, second: str, place: Place) -> Problem:
    """The problem that one column stands twice, perhaps under two names."""
    one, other = quoted(first.strip()), quoted(second.strip())
    return Problem(
        "double-column",
        f"kolumnen finns två gånger, som {one} och som {other}. Behåll en av dem.",
        f"the column is there twice, as {one} and as {other}. Keep one of them.",
        place,
        second,
    )


def _too_many(count: int, place: Place) -> Problem:
    return Problem(
        "too-many-columns",
        f"filen har {count} kolumner, och högst {MOST_COLUMNS} kan läsas. Behåll dem som är fakta.",
        f"the file has {count} columns, and at most {MOST_COLUMNS} can be read. Keep those that are facts.",
        place,
    )


def ignored_notice(ignored: Sequence[str], place: Place) -> Problem:
    """The notice that names the columns which are no facts."""
    shown_sv, shown_en = names(ignored)
    one = len(ignored) == 1
    return Problem(
        "ignored-columns",
        f"{'kolumnen' if one else 'kolumnerna'} {shown_sv} är inga fakta och lästes inte.",
        f"the {'column' if one else 'columns'} {shown_en} {'holds' if one else 'hold'} no facts and "
        f"{'was' if one else 'were'} not read.",
        place,
    )
