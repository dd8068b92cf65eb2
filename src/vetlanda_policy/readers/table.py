"""A fact file while it is being read: rows, problems and notices gathered by the reader of its format.

Only here are the limits on rows and texts kept, and each reader's findings turned into a `RowFile`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from vetlanda_policy.errors import FactsError, Place, Problem
from vetlanda_policy.readers.files import Source
from vetlanda_policy.readers.headers import ignored_notice
from vetlanda_policy.readers.problems import MOST_COUNTED, Problems, stop
from vetlanda_policy.readers.rows import HEADERS, Cell, Column, Row, RowFile

MOST_ROWS = 1_000_000
MOST_LINES = 2 * MOST_ROWS
"""Blank lines and lines inside cells included."""
LONGEST_TEXT = 131_072
ROWS_BETWEEN_REPORTS = 5_000

Progress = Callable[[int, int], None]
"""Told how much of how much is read; in the unit of the format: rows, elements or bytes."""


class Table:
    """What has been read of one file so far."""

    def __init__(self, source: Source, progress: Progress | None) -> None:
        """Begin with no rows."""
        self.source = source
        self.rows: list[Row] = []
        self.headers: Mapping[Column, str] = {}
        self.problems = Problems()
        self.notices: list[Problem] = []
        self._progress = progress
        self.known_cells: dict[str, Cell] = {}

    def place(self, row: int | None = None, column: Column | None = None, key: str | None = None) -> Place:
        """A place in this file; the column under its own heading."""
        name = None if column is None else self.headers.get(column, HEADERS[column][0])
        return Place(self.source.name, row, name, key)

    def problem(self, code: str, sv: str, en: str, place: Place, read: str | None = None) -> None:
        """Something that is wrong; reading goes on, so that everything wrong is told at once, within reason."""
        self.add_problems([Problem(code, sv, en, place, read)])

    def add_problems(self, found: Iterable[Problem]) -> None:
        """Problems that are sentences already."""
        self.problems.extend(found)
        if len(self.problems) >= MOST_COUNTED:
            raise FactsError(())

    def notice(self, code: str, sv: str, en: str) -> None:
        """Something about the whole file that is worth knowing."""
        self.notices.append(Problem(code, sv, en, self.place()))

    def ignore(self, headings: tuple[str, ...]) -> None:
        """Say once which columns hold no facts."""
        if headings:
            self.notices.append(ignored_notice(headings, self.place()))

    def cell(self, text: str, row: int, column: Column) -> Cell:
        """The cell with this text; the same text is kept only once."""
        known = self.known_cells.get(text)
        if known is not None:
            return known
        if len(text) > LONGEST_TEXT:
            self.problem(
                "text-too-long",
                f"texten är {len(text)} tecken lång, och högst {LONGEST_TEXT} kan läsas. Saknas ett citattecken?",
                f"the text is {len(text)} characters long, and at most {LONGEST_TEXT} can be read. "
                "Is a quotation mark missing?",
                self.place(row, column),
                text,
            )
            text = text[:LONGEST_TEXT]
        made = Cell(text)
        if len(self.known_cells) < MOST_ROWS // 10 and len(text) <= 100:
            self.known_cells[text] = made
        return made

    def add(self, row: Row) -> None:
        """One more row; too many stop the reading."""
        if len(self.rows) >= MOST_ROWS:
            raise self.too_many_rows(row.number)
        self.rows.append(row)

    def count(self, met: int, most: int = MOST_ROWS) -> None:
        """Stop the reading where so many rows or lines were met, whatever is in them."""
        if met > most:
            raise self.too_many_rows(met)

    def too_many_rows(self, number: int | None = None) -> FactsError:
        """The error that the file has more rows than can be read."""
        return stop(
            "too-many-rows",
            f"filen har fler än {MOST_ROWS} rader. Dela den.",
            f"the file has more than {MOST_ROWS} rows. Split it.",
            self.place(number),
        )

    @contextmanager
    def to_the_end(self) -> Iterator[None]:
        """Reading that may have to stop: the error then lists what was found before it as well."""
        try:
            yield
        except FactsError as error:
            self.problems.extend(error.problems)
            raise self.problems.error() from error

    def report(self, done: int, total: int) -> None:
        """Tell whoever asked how far the reading has come."""
        if self._progress is not None:
            self._progress(min(done, total), total)

    def finished(self) -> RowFile:
        """The file as read."""
        if not self.rows and not self.problems:
            self.notice("no-rows", "filen har inga rader med fakta.", "the file has no rows of facts.")
        return RowFile(
            name=self.source.name,
            sha256=self.source.sha256,
            rows=tuple(self.rows),
            notices=tuple(self.notices),
            problems=tuple(self.problems.listed),
            headers=dict(self.headers),
            unlisted=self.problems.unlisted,
        )
