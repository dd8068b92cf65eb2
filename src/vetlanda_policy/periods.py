"""Time: what a figure was measured for, the closing (bokslut) it is judged at, and the mandate period.

Only here are texts such as `2016-H1` turned into days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Literal, Self

from pydantic import model_validator

from vetlanda_policy.values import Frozen

Frequency = Literal["year", "half", "quarter", "month", "day"]
FIRST_YEAR, LAST_YEAR = 1800, 2200
_SPAN = {"half": 6, "quarter": 3, "month": 1}
FREQUENCIES = {
    "half": ("H1", "H2"),
    "quarter": ("Q1", "Q2", "Q3", "Q4"),
    "month": tuple(f"{month:02}" for month in range(1, 13)),
}
"""How the parts of a year are written, for each frequency that has such."""
_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:[- ]?(?:[Hh](?P<half>[12])|[QqKk](?P<quarter>[1-4]))|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Period:
    """The time a value was measured for: a year, a half-year, a quarter, a month or a day.

    Attributes:
        name: the canonical text: `2016`, `2016-H1`, `2016-Q3`, `2016-05` or `2016-05-31`.
        frequency: which of the five kinds.
        first: the first day.
        last: the last day.
    """

    name: str
    frequency: Frequency
    first: date
    last: date

    def __str__(self) -> str:
        return self.name

    @property
    def year(self) -> int:
        """The calendar year the period lies in."""
        return self.last.year


@lru_cache(maxsize=4096)
def read_period(text: str) -> Period:
    """Read a period.

    Args:
        text: `2016`, `2016-H1`, `2016-Q3` (or `2016-K3`), `2016-05` or `2016-05-31`.

    Raises:
        ValueError: the text is none of these, or no such day exists.
    """
    match = _PERIOD.fullmatch(text.strip())
    if match is None or not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
        raise ValueError(text)
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return Period(day.isoformat(), "day", day, day)
    for frequency, months in _SPAN.items():
        if match[frequency]:
            number = int(match[frequency])
            last_month = number * months
            first = date(year, last_month - months + 1, 1)
            last = date(year, last_month, monthrange(year, last_month)[1])
            letter = {"half": f"H{number}", "quarter": f"Q{number}", "month": f"{number:02}"}[frequency]
            return Period(f"{year}-{letter}", frequency, first, last)  # type: ignore[arg-type]
    return year_period(year)


@lru_cache(maxsize=1024)
def year_period(year: int) -> Period:
    """The whole calendar year."""
    return Period(f"{year:04}", "year", date(year, 1, 1), date(year, 12, 31))


def years_between(first: date, last: date) -> Fraction:
    """Years from one day's end to another's, exactly: months count as twelfths, days as shares of their month."""
    return _position(last) - _position(first)


def _position(day: date) -> Fraction:
    days = monthrange(day.year, day.month)[1]
    return day.year + Fraction(day.month - 1, 12) + Fraction(day.day, days * 12)


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing of the books (bokslut): `2016` is the annual one, 31 December; `2016-H1` the half-year one, 30 June."""

    name: str
    day: date

    def __str__(self) -> str:
        return self.name

    @property
    def annual(self) -> bool:
        """Whether it closes a whole year."""
        return self.day.month == 12

    @property
    def last_closed_year(self) -> int:
        """The newest calendar year that has ended on the closing day."""
        return self.day.year if self.annual else self.day.year - 1

    @property
    def first_day(self) -> date:
        """The first day of the year, which this closing is the first or the last half of."""
        return date(self.day.year, 1, 1)


def read_closing(text: str) -> Closing:
    """Read a closing: `2016` or `2016-H1`.

    Raises:
        ValueError: the text is neither.
    """
    period = read_period(text)
    if period.frequency == "year" or period.name.endswith("-H1"):
        return Closing(period.name, period.last)
    raise ValueError(text)


class MandatePeriod(Frozen):
    """A mandate period (mandatperiod) with its own first and last day; they are data, not election dates."""

    id: str
    first_day: date
    last_day: date

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.first_day > self.last_day:
            msg = "first_day must not come after last_day"
            raise ValueError(msg)
        return self

    def closings(self) -> tuple[Closing, ...]:
        """Every closing inside the period, in order of time."""
        found = []
        for year in range(self.first_day.year, self.last_day.year + 1):
            found += [Closing(f"{year}-H1", date(year, 6, 30)), Closing(f"{year}", date(year, 12, 31))]
        return tuple(c for c in found if self.first_day <= c.day <= self.last_day)

    def years(self, closing: Closing) -> tuple[int, ...]:
        """The whole years of the period that have closed at the closing."""
        first = self.first_day.year if self.first_day == date(self.first_day.year, 1, 1) else self.first_day.year + 1
        return tuple(range(first, closing.last_closed_year + 1))
