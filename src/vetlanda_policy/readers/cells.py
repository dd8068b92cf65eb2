"""Cells: what one cell of a column means, whichever format it was read from.

Only one cell at a time is looked at; what it means together with the others of its row is decided in `meaning`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from typing import Generic, TypeVar

from vetlanda_policy import municipalities
from vetlanda_policy.errors import quoted
from vetlanda_policy.periods import Period, read_period
from vetlanda_policy.readers.figures import read_number
from vetlanda_policy.readers.problems import UnreadableError
from vetlanda_policy.readers.rows import Cell
from vetlanda_policy.values import DIGITS_AFTER_POINT, DIGITS_BEFORE_POINT, key, plain, too_long

T = TypeVar("T")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WIDE = Context(prec=1_000, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])
_MOST_REMEMBERED = 20_000
_MOST_SUGGESTIONS = 200
_LONGEST_NAME = 100


class Remembered(dict[Cell, "T | UnreadableError"], Generic[T]):
    """What each cell of a column means: the same cell is read once, whether it can be understood or not."""

    def __init__(self, read: Callable[[Cell], T]) -> None:
        """Remember what this function says."""
        super().__init__()
        self._read = read

    def __missing__(self, cell: Cell) -> T | UnreadableError:
        found: T | UnreadableError
        try:
            found = self._read(cell)
        except UnreadableError as error:
            found = error
        if len(self) < _MOST_REMEMBERED:
            self[cell] = found
        return found


class Suggestions:
    """Known names that an unknown one is most like; no more are looked for than a list of problems can show."""

    def __init__(self) -> None:
        """Nothing has been asked yet."""
        self._asked = 0

    def _may_ask(self) -> bool:
        self._asked += 1
        return self._asked <= _MOST_SUGGESTIONS

    def nearest(self, text: str, known: Iterable[str]) -> str | None:
        """The known name whose normal form is most like the text's; none where none is close."""
        from difflib import get_close_matches  # noqa: PLC0415 - needed only for a sentence about an error

        if not self._may_ask():
            return None
        names = {key(name): name for name in known}
        found = get_close_matches(key(text[:_LONGEST_NAME]), names, n=1, cutoff=0.75)
        return names[found[0]] if found else None

    def municipality(self, text: str) -> str | None:
        """The municipality whose name is most like the text, as `0685 Vetlanda`."""
        code = municipalities.nearest(text) if self._may_ask() else None
        return None if code is None else f"{code} {municipalities.name_of(code)}"


def as_text(cell: Cell) -> str:
    """The cell as text; a whole number without the decimals that a spreadsheet or a float gives it."""
    if isinstance(cell.value, Decimal) and cell.value.is_finite() and not too_long(cell.value):
        return plain(cell.value)
    return cell.text


def period_of(cell: Cell) -> Period:
    """Read the time that a value was measured for.

    Raises:
        UnreadableError: it is no year, half-year, quarter, month or day.
    """
    text = as_text(cell)
    try:
        if text.isascii():
            return read_period(text)
    except ValueError:
        pass
    raise UnreadableError(
        "unreadable-period",
        f"{quoted(cell.text)} är ingen period. Skriv ett år, halvår, kvartal, en månad eller en dag: `2016`, "
        "`2016-H1`, `2016-Q3`, `2016-05` eller `2016-05-31`.",
        f"{quoted(cell.text)} is not a period. Write a year, a half-year, a quarter, a month or a day: `2016`, "
        "`2016-H1`, `2016-Q3`, `2016-05` or `2016-05-31`.",
    )


def day_of(cell: Cell) -> date:
    """Read a day of publication.

    Raises:
        UnreadableError: it is no day, or not written as 2019-02-21.
    """
    if isinstance(cell.value, date):
        return cell.value
    try:
        if _ISO_DAY.fullmatch(cell.text):
            return date.fromisoformat(cell.text)
    except ValueError:
        pass
    raise UnreadableError(
        "unreadable-day",
        f"{quoted(cell.text)} är ingen dag. Skriv år, månad och dag: `2019-02-21`.",
        f"{quoted(cell.text)} is not a day. Write year, month and day: `2019-02-21`.",
    )


def number_of(cell: Cell) -> Decimal:
    """Read a number: as people write it, or exactly as a typed format holds it.

    Raises:
        UnreadableError: it is no number, could be two, is a date, or has more digits than can be held exactly.
    """
    value = cell.value
    if value is None:
        return read_number(cell.text)
    if isinstance(value, date):
        raise UnreadableError(
            "number-is-date",
            f"cellen är datumet {value.isoformat()}, inte ett tal; kalkylprogram gör gärna datum av tal som 1.2. "
            "Skriv in talet på nytt.",
            f"the cell is the date {value.isoformat()}, not a number; spreadsheet programs turn numbers such as 1.2 "
            "into dates. Enter the number again.",
        )
    if value.is_finite():
        value = value.normalize(_WIDE)  # zeros at the end are no digits
    if too_long(value):
        raise UnreadableError(
            "number-too-long",
            f"{quoted(cell.text)} kan inte hållas exakt: högst {DIGITS_BEFORE_POINT} siffror före och "
            f"{DIGITS_AFTER_POINT} efter decimaltecknet. Avrunda det till de decimaler som är publicerade.",
            f"{quoted(cell.text)} cannot be held exactly: at most {DIGITS_BEFORE_POINT} digits before and "
            f"{DIGITS_AFTER_POINT} after the decimal mark. Round it to the decimals that are published.",
        )
    return Decimal(plain(value))


def municipality_of(cell: Cell, suggestions: Suggestions) -> str:
    """Read a municipality's code or name; returns the code.

    Raises:
        UnreadableError: there is no such municipality.
    """
    text = as_text(cell)
    code = municipalities.code_of(text)
    if code is not None:
        return code
    near = suggestions.municipality(text)
    raise UnreadableError(
        "unknown-municipality",
        f"{quoted(cell.text)} är ingen kommun. "
        + (f"Närmast är {quoted(near)}. " if near else "")
        + "Skriv den fyrsiffriga koden eller namnet; `0000` är Riket.",
        f"{quoted(cell.text)} is not a municipality. "
        + (f"The nearest is {quoted(near)}. " if near else "")
        + "Write the four-digit code or the name; `0000` is the whole country.",
    )
