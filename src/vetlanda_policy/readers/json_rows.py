"""JSON and JSON Lines: a list of row objects, an object that holds the list as `fakta`, or one object a line.

Only flat rows are facts: a list, an object or true/false in a cell is an error, and so is a key that stands twice.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from vetlanda_policy.errors import FactsError, quoted
from vetlanda_policy.readers.files import Source
from vetlanda_policy.readers.headers import column_of, doubled, missing
from vetlanda_policy.readers.json_text import JsonText, NoNumber, Number, Pairs
from vetlanda_policy.readers.problems import UnreadableError, names, stop
from vetlanda_policy.readers.rows import REQUIRED, Cell, Column, Row, RowFile
from vetlanda_policy.readers.table import MOST_LINES, ROWS_BETWEEN_REPORTS, Progress, Table

LIST_KEYS = ("fakta", "facts")
LONGEST_NUMBER = 400
MOST_NAMES_KEPT = 1_000


def read_json(source: Source, progress: Progress | None = None) -> RowFile:
    """Read a JSON or JSON Lines file.

    Raises:
        FactsError: it is not JSON, or holds no rows.
    """
    table = Table(source, progress)
    with table.to_the_end():
        _Reader(table).read()
    return table.finished()


class _Reader:
    """One JSON file while it is being read."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.text = JsonText(table.source)
        self.headers: dict[Column, str] = {}
        self.columns: dict[str, Column | None] = {}
        self.table.headers = self.headers
        self.met = 0

    def read(self) -> None:
        at = self.text.skip(0)
        if self.text.starts(at, "["):
            self._end(self._list(at))
        elif self._one_a_line(at):
            self._lines()
        else:
            self._end(self._object(at))
        table, others = self.table, tuple(name for name, column in self.columns.items() if column is None)
        if self.met and any(column not in self.headers for column in REQUIRED):
            raise FactsError(missing(self.headers, others, table.place()))
        table.ignore(others)
        table.report(len(self.text.text), len(self.text.text))

    def _one_a_line(self, at: int) -> bool:
        """Whether the first object ends on its own line, and is not one that holds the list of rows."""
        try:
            first, end = self.text.value(at)
        except FactsError:
            return False
        one_line = "\n" not in self.text.text[at:end]
        return isinstance(first, Pairs) and one_line and not any(name in LIST_KEYS for name, _ in first)

    def _list(self, at: int) -> int:
        """Read the list whose `[` stands at the position; returns where it ends."""
        last = self.text.skip(at + 1)
        for number, element, last in self.text.elements(at):
            self._row(number, element, last)
        return last + 1

    def _lines(self) -> None:
        text, at, number = self.text.text, 0, 0
        while at < len(text):
            number += 1
            self.table.count(number, MOST_LINES)
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            start = self.text.skip(at)
            if start < end:
                try:
                    element, stopped = self.text.value(start, number, end)
                    if text[stopped:end].strip():
                        raise self.text.broken(stopped, number)
                except FactsError as error:
                    self.table.add_problems(error.problems)
                else:
                    self._row(number, element, end)
            at = end + 1

    def _object(self, at: int) -> int:
        """The object that holds the list: every other key is named in a notice."""
        found: list[str] = []
        others: list[str] = []
        at = self.text.skip(at + 1)
        while not self.text.starts(at, "}"):
            name, at = self.text.value(at)
            at = self.text.skip(at)
            if not isinstance(name, str) or isinstance(name, Number | NoNumber) or not self.text.starts(at, ":"):
                raise self.text.broken(at)
            at = self.text.skip(at + 1)
            if name in LIST_KEYS and self.text.starts(at, "["):
                found.append(name)
                at = self._list(at)
            else:
                others.append(name)
                _, at = self.text.value(at)
            at = self.text.skip(at)
            if self.text.starts(at, ","):
                at = self.text.skip(at + 1)
            elif not self.text.starts(at, "}"):
                raise self.text.broken(at)
        if len(found) != 1:
            raise self._no_list(found)
        if others:
            shown_sv, shown_en = names(others)
            self.table.notice(
                "ignored-keys",
                f"{shown_sv} vid sidan av listan är inga fakta och lästes inte.",
                f"{shown_en} beside the list hold no facts and were not read.",
            )
        return at + 1

    def _end(self, at: int) -> None:
        if self.text.skip(at) < len(self.text.text):
            raise self.text.broken(self.text.skip(at))

    def _row(self, number: int, element: object, end: int) -> None:
        self.met += 1
        self.table.count(self.met)
        if self.met % ROWS_BETWEEN_REPORTS == 0:
            self.table.report(end, len(self.text.text))
        if not isinstance(element, Pairs):
            self._problem_of(
                UnreadableError(
                    "row-not-object",
                    "elementet är ingen rad. En rad är ett objekt, såsom "
                    '`{"indikator": "inflyttade", "period": "2016", "värde": 1314}`.',
                    "the element is no row. A row is an object, such as "
                    '`{"indicator": "inflyttade", "period": "2016", "value": 1314}`.',
                ),
                number,
            )
            return
        cells: dict[Column, Cell] = {}
        before = len(self.table.problems)
        for name, value in self._once(element, number):
            column = self._column(name)
            try:
                cell = self._cell(value, number, column)
            except UnreadableError as error:
                self._problem_of(error, number, name)
                continue
            if column is not None and cell is not None:
                cells[column] = cell
        if cells and len(self.table.problems) == before:
            self.table.add(Row(number, cells))

    def _once(self, element: Pairs, number: int) -> Pairs:
        """The row's keys and values; a key, or a column under two names, that stands twice is a problem."""
        names: set[str] = set()
        columns: dict[Column, str] = {}
        for name, _ in element:
            column = self._column(name)
            if name in names:
                self._problem_of(
                    UnreadableError(
                        "double-key",
                        f"nyckeln {quoted(name)} står två gånger i raden. Behåll en av dem.",
                        f"the key {quoted(name)} stands twice in the row. Keep one of them.",
                    ),
                    number,
                    name,
                )
            elif column is not None and column in columns:
                self.table.add_problems([doubled(columns[column], name, self.table.place(number))])
            names.add(name)
            if column is not None:
                columns[column] = name
        return element

    def _column(self, name: str) -> Column | None:
        if name not in self.columns:
            column = column_of(name)
            if column is not None:
                self.headers.setdefault(column, name.strip())
            if len(self.columns) >= MOST_NAMES_KEPT:
                return column
            self.columns[name] = column
        return self.columns[name]

    def _cell(self, value: object, number: int, column: Column | None) -> Cell | None:
        if isinstance(value, NoNumber):
            raise UnreadableError(
                "number-not-finite",
                f"{quoted(value)} är inget tal. Skriv ett tal, eller `null` där värdet saknas.",
                f"{quoted(value)} is not a number. Write a number, or `null` where the value is missing.",
            )
        if value is None or column is None:
            return None
        if isinstance(value, Number):
            return Cell(str(value), exact(value))
        if not isinstance(value, str):
            raise UnreadableError(
                "cell-not-flat",
                "cellen håller sant/falskt, en lista eller ett objekt. Skriv en text eller ett tal.",
                "the cell holds true/false, a list or an object. Write a text or a number.",
            )
        if not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
            raise UnreadableError(
                "half-character",
                "texten har ett halvt tecken (ett ensamt surrogat). Skriv tecknet helt.",
                "the text has half a character (a lone surrogate). Write the whole character.",
            )
        text = value.strip()
        return self.table.cell(text, number, column) if text else None

    def _problem_of(self, error: UnreadableError, number: int, name: str | None = None) -> None:
        place = self.table.place(number, key=name)
        self.table.problem(error.code, error.sv, error.en, place)

    def _no_list(self, found: list[str]) -> FactsError:
        if found:
            sv = "filen har flera listor med fakta. Behåll en av nycklarna `fakta` och `facts`."
            en = "the file has several lists of facts. Keep one of the keys `fakta` and `facts`."
        else:
            sv = "objektet håller inga fakta. Det ska vara en lista av rader, eller ett objekt med listan som `fakta`."
            en = "the object holds no facts. It must be a list of rows, or an object with the list as `facts`."
        return stop("no-facts-list", sv, en, self.table.place())


def exact(text: str) -> Decimal:
    """A number exactly as it stands in a file; one that is too long to hold is infinite, and refused as such later."""
    if len(text) > LONGEST_NUMBER:
        return Decimal("Infinity")
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")
