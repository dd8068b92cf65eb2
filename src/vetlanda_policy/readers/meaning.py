"""Meaning: the rows of one file become measurements; each cell's meaning is put together with its row's others.

Only here is a row kept or left out; what is left out is counted in the file's tally, and what is wrong is a problem.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from vetlanda_policy.errors import Place, Problem
from vetlanda_policy.facts import Measurement, Status
from vetlanda_policy.periods import Period
from vetlanda_policy.readers.cells import Remembered, Suggestions, day_of, municipality_of, period_of
from vetlanda_policy.readers.contradictions import (
    NO_INDICATOR,
    NO_MEMBER,
    NO_PERIOD,
    NO_SOURCE,
    no_value_but,
    symbol_and,
    value_and,
)
from vetlanda_policy.readers.problems import Problems, UnreadableError
from vetlanda_policy.readers.rows import HEADERS, Cell, Column, Row, RowFile
from vetlanda_policy.readers.subjects import Part, Read, Subject
from vetlanda_policy.readers.words import read_status
from vetlanda_policy.values import key

T = TypeVar("T")

(_INDICATOR, _MUNICIPALITY, _AREA, _GROUP, _PERIOD, _VALUE, _STATUS, _PUBLISHED, _SOURCE, _ROLE, _REASON) = Column
_FINAL = Status.FINAL
_NOTHING = Read(None)

NO_VALUE = "no-value"
NOT_YEARLY = "not-yearly"
UNKNOWN_INDICATOR = "unknown-indicator"


@dataclass(slots=True)
class Count:
    """How often something was seen in a file: the first row, and the text that stood there."""

    row: int
    text: str
    rows: int = 0


Tally = dict[tuple[str, str, str], Count]
"""What was seen in a file, by kind, subject and text."""


@dataclass(slots=True)
class Meaning:
    """What a file means.

    Attributes:
        measurements: its facts.
        tally: what was left out or looks odd.
        rows: how many rows have a value or a status.
        known: how many rows are about something that the rules know.
    """

    measurements: list[Measurement] = field(default_factory=list)
    tally: Tally = field(default_factory=dict)
    rows: int = 0
    known: int = 0


class Dictionary:
    """What the cells of every file mean, whatever the subject."""

    def __init__(self, subjects: Mapping[str, Subject], suggestions: Suggestions) -> None:
        """Know these subjects."""

        def subject(cell: Cell) -> Subject | str:
            name = key(cell.text)
            return subjects.get(name, name)

        self.subjects: Remembered[Subject | str] = Remembered(subject)
        self.municipalities = Remembered(lambda cell: municipality_of(cell, suggestions))
        self.periods = Remembered(period_of)
        self.days = Remembered(day_of)
        self.statuses = Remembered(lambda cell: read_status(cell.text))


class FileReader:
    """Reads the rows of one file."""

    def __init__(self, file: RowFile, dictionary: Dictionary, municipality: str, problems: Problems) -> None:
        """Prepare; problems found are added to the given ones."""
        self._file = file
        self._words = dictionary
        self._municipality = municipality
        self._problems = problems
        self._meaning = Meaning()
        self._sound = True

    def read(self) -> Meaning:
        """Read every row."""
        for row in self._file.rows:
            self._row(row)
        return self._meaning

    def _row(self, row: Row) -> None:
        cells = row.cells
        says_something = _VALUE in cells or _STATUS in cells
        self._sound = True
        self._meaning.rows += says_something
        subject = self._subject(row, says_something=says_something)
        if subject is None:
            return
        if not says_something:
            self._note(NO_VALUE, "", "", row)
            return
        words = self._words
        period = self._get(row, _PERIOD, words.periods, NO_PERIOD)
        municipality = self._get(row, _MUNICIPALITY, words.municipalities, self._municipality)
        published = self._get(row, _PUBLISHED, words.days, None) if _PUBLISHED in cells else None
        read = self._get(row, _VALUE, subject.values, _NOTHING) or _NOTHING
        status = _FINAL if _STATUS not in cells and read.value is not None else self._status(row, subject, read)
        area = self._get(row, _AREA, subject.areas, subject.no_area)
        group = self._get(row, _GROUP, subject.groups, subject.no_group)
        source, role, reason = cells.get(_SOURCE), cells.get(_ROLE), cells.get(_REASON)
        if source is None and subject.needs_source:
            self._wrong(row, _SOURCE, NO_SOURCE)
        if not self._sound or period is None or municipality is None or area is None or group is None:
            return
        if read.remarks or area.remark or group.remark or (subject.yearly and period.frequency != "year"):
            self._remark(row, subject, period, read, (area, group))
        if area.kept and group.kept:
            self._meaning.measurements.append(
                Measurement(
                    indicator=subject.id,
                    municipality=municipality,
                    period=period,
                    value=read.value,
                    place=Place(self._file.name, row.number),
                    area=area.name,
                    group=group.name,
                    status=status,
                    published=published,
                    source=None if source is None else source.text,
                    role=None if role is None else role.text,
                    reason=None if reason is None else reason.text,
                    level=read.level,
                )
            )

    def _subject(self, row: Row, *, says_something: bool) -> Subject | None:
        """What the row is about; none where the rules do not know it, or where it is not said."""
        cell = row.cells.get(_INDICATOR)
        if cell is None:
            if says_something:
                self._wrong(row, _INDICATOR, NO_INDICATOR)
            else:
                self._note(NO_VALUE, "", "", row)
            return None
        found = self._words.subjects[cell]
        if isinstance(found, Subject):
            self._meaning.known += 1
            return found
        self._note(UNKNOWN_INDICATOR, "", str(found), row, cell.text)
        return None

    def _get(self, row: Row, column: Column, meaning: Remembered[T], empty: T | UnreadableError | None) -> T | None:
        """What the row's cell means; what cannot be understood is a problem."""
        cell = row.cells.get(column)
        found = empty if cell is None else meaning[cell]
        if isinstance(found, UnreadableError):
            self._wrong(row, column, found, cell.text if cell is not None else None)
            return None
        return found

    def _status(self, row: Row, subject: Subject, read: Read) -> Status:
        """The row's status, from its value cell and its status cell; a problem where they contradict each other."""
        written = self._get(row, _STATUS, self._words.statuses, None)
        if read.value is not None:
            if written is not None and not written.has_value:
                self._wrong(row, _STATUS, value_and(written, row))
            return written or _FINAL
        if read.status is not None and written not in {None, _FINAL, read.status}:
            self._wrong(row, _STATUS, symbol_and(written, row))
        elif _VALUE not in row.cells and written is not None and written.has_value:
            self._wrong(row, _STATUS, no_value_but(written))
        elif _VALUE not in row.cells and subject.needs_value:
            self._wrong(row, _VALUE, NO_MEMBER)
        return read.status or written or _FINAL

    def _remark(self, row: Row, subject: Subject, period: Period, read: Read, parts: tuple[Part, Part]) -> None:
        """Count in the tally what is odd about a row."""
        for remark in read.remarks:
            self._note(remark, subject.id, "", row, row.cells[_VALUE].text)
        if subject.yearly and period.frequency != "year":
            self._note(NOT_YEARLY, subject.id, "", row, period.name)
        for part in parts:
            if part.remark is not None:
                self._note(part.remark, subject.id, key(part.name or ""), row, part.name or "")

    def _note(self, code: str, about: str, text: str, row: Row, shown: str | None = None) -> None:
        name = (code, about, text)
        count = self._meaning.tally.get(name)
        if count is None:
            count = self._meaning.tally[name] = Count(row.number, text if shown is None else shown)
        count.rows += 1

    def _wrong(self, row: Row, column: Column, error: UnreadableError, read: str | None = None) -> None:
        self._sound = False
        header = (self._file.headers or {}).get(column, HEADERS[column][0])
        place = Place(self._file.name, row.number, header)
        self._problems.add(Problem(error.code, error.sv, error.en, place, read))
