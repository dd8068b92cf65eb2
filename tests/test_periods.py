"""Promises about periods, closings and mandate periods."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from vetlanda_policy.periods import MandatePeriod, read_closing, read_period, years_between

TERM = MandatePeriod(id="2015-2018", first_day=date(2015, 1, 1), last_day=date(2018, 12, 31))


@pytest.mark.parametrize(
    "text, name, first, last",
    [
        ("2016", "2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-H1", "2016-H1", date(2016, 1, 1), date(2016, 6, 30)),
        ("2016h2", "2016-H2", date(2016, 7, 1), date(2016, 12, 31)),
        ("2016-Q3", "2016-Q3", date(2016, 7, 1), date(2016, 9, 30)),
        ("2016 k4", "2016-Q4", date(2016, 10, 1), date(2016, 12, 31)),
        ("2016-02", "2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-05-31", "2016-05-31", date(2016, 5, 31), date(2016, 5, 31)),
    ],
)
def test_a_period_is_read(text: str, name: str, first: date, last: date) -> None:
    """All five kinds, with their first and last day."""
    period = read_period(text)
    assert (name, first, last) == (period.name, period.first, period.last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "16",
        "2016-13",
        "2016-02-30",
        "2016-H3",
        "2016-Q5",
        "20160531",
        "2016/17",
        "år 2016",
        "0999",
        "\uff12\uff10\uff11\uff16",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    """No guess is made."""
    with pytest.raises(ValueError):  # noqa: PT011 - the caller's own text is all it says
        read_period(text)


@given(st.integers(1800, 2200), st.sampled_from(["", "-H1", "-H2", "-Q1", "-Q4", "-01", "-12"]))
def test_a_periods_name_reads_back(year: int, part: str) -> None:
    """The canonical name is one of the forms that are read."""
    period = read_period(f"{year}{part}")
    assert period == read_period(period.name)


def test_a_closing_is_a_year_or_its_first_half() -> None:
    """31 December and 30 June; nothing else closes the books."""
    assert date(2016, 12, 31) == read_closing("2016").day
    assert date(2016, 6, 30) == read_closing("2016-H1").day
    for wrong in ("2016-H2", "2016-Q1", "2016-06-30"):
        with pytest.raises(ValueError, match=wrong):
            read_closing(wrong)


def test_at_a_half_year_closing_the_year_has_not_closed() -> None:
    """At 2016-H1 the newest closed year is 2015; at 2015-H1 none of the period has closed."""
    assert 2015 == read_closing("2016-H1").last_closed_year
    assert (2015,) == TERM.years(read_closing("2016-H1"))
    assert () == TERM.years(read_closing("2015-H1"))
    assert (2015, 2016, 2017, 2018) == TERM.years(read_closing("2018"))


def test_a_periods_closings_are_all_inside_it() -> None:
    """Two a year, in order of time."""
    names = [c.name for c in TERM.closings()]
    assert ["2015-H1", "2015", "2016-H1", "2016", "2017-H1", "2017", "2018-H1", "2018"] == names


def test_a_periods_days_are_data() -> None:
    """A period that begins in October has its first closing at the end of that year, and no closed year then."""
    term = MandatePeriod(id="x", first_day=date(2018, 10, 15), last_day=date(2022, 10, 14))
    assert "2018" == term.closings()[0].name
    assert () == term.years(read_closing("2018"))
    assert (2019,) == term.years(read_closing("2019"))
    with pytest.raises(ValidationError):
        MandatePeriod(id="x", first_day=date(2019, 1, 1), last_day=date(2018, 1, 1))


def test_the_time_between_two_days_is_exact() -> None:
    """Whole years are whole and half-years are halves, leap years or not."""
    assert Fraction(11) == years_between(date(2019, 12, 31), date(2030, 12, 31))
    assert Fraction(1, 2) == years_between(date(2019, 12, 31), date(2020, 6, 30))
