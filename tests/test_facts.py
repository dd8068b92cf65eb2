"""Promises about facts: which of several values counts, what is known when, and what is refused."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import pytest

from tests.build import facts, measured
from vetlanda_policy.errors import FactsError
from vetlanda_policy.facts import Facts, Status

LAST_DAY = date(2018, 12, 31)


def values(of: Facts, known_on: date | None = None, day: date = LAST_DAY) -> dict[str, Decimal | None]:
    """The known values of in-migration by period."""
    return {m.period.name: m.number for m in of.view(day, known_on).series("inflyttade", "0685")}


def test_a_fact_counts_when_its_period_has_ended_by_the_closing_day() -> None:
    """At the half-year closing the year's own figure does not count yet."""
    known = facts("inflyttade 2015 1312\ninflyttade 2016 1313\ninflyttade 2016-H1 650")
    assert {"2015": Decimal(1312), "2016-H1": Decimal(650)} == values(known, day=date(2016, 6, 30))


def test_the_latest_published_value_counts_and_names_what_it_replaces() -> None:
    """A revision replaces, and says so."""
    known = Facts(
        (
            measured("inflyttade 2017 1300", 2, published="2018-02-22"),
            measured("inflyttade 2017 1314", 3, published="2018-05-01"),
        ),
        "0685",
    )
    (found,) = known.view(LAST_DAY, None).series("inflyttade", "0685")
    assert Decimal(1314) == found.number
    assert [Decimal(1300)] == [m.number for m in found.replaced]


def test_known_on_hides_what_was_published_later() -> None:
    """The same question asked twice with the same day has the same answer for ever."""
    early = measured("inflyttade 2017 1300", 2, published="2018-02-22")
    late = measured("inflyttade 2017 1314", 3, published="2018-05-01")
    day = date(2018, 3, 1)
    assert {"2017": Decimal(1300)} == values(Facts((early,), "0685"), day)
    assert values(Facts((early,), "0685"), day) == values(Facts((early, late), "0685"), day)


def test_what_has_no_publication_day_is_kept_and_listed() -> None:
    """It cannot be hidden, so the reader is told."""
    known = facts("inflyttade 2017 1314")
    view = known.view(LAST_DAY, date(2016, 1, 1))
    assert {"2017": Decimal(1314)} == values(known, date(2016, 1, 1))
    assert ["fakta.csv:2"] == [str(m.place) for m in view.undated()]
    assert () == known.view(LAST_DAY, None).undated()


def test_two_values_for_one_key_are_refused_with_both_places() -> None:
    """Never "last wins"."""
    with pytest.raises(FactsError) as refused:
        facts("inflyttade 2017 1300\ninflyttade 2017 1314")
    said = str(refused.value)
    assert "fakta.csv:2" in said
    assert "fakta.csv:3" in said
    assert "`1300`" in said
    assert "`1314`" in said


def test_a_dated_and_an_undated_value_that_differ_are_refused() -> None:
    """Which one is newer is not known."""
    with pytest.raises(FactsError, match="bara den ena raden säger när"):
        Facts(
            (measured("inflyttade 2017 1300", 2), measured("inflyttade 2017 1314", 3, published="2018-05-01")), "0685"
        )


def test_the_same_value_twice_is_one_fact() -> None:
    """However often it stands there, and however it is written."""
    known = facts("inflyttade 2017 1314\ninflyttade 2017 1314.0")
    assert {"2017": Decimal(1314)} == values(known)


def test_the_same_value_as_preliminary_and_final_is_final() -> None:
    """Whichever row comes first."""
    rows = [measured("inflyttade 2017 1314", 2, Status.PROVISIONAL), measured("inflyttade 2017 1314", 3)]
    for order in (rows, rows[::-1]):
        (found,) = Facts(tuple(order), "0685").view(LAST_DAY, None).series("inflyttade", "0685")
        assert Status.FINAL is found.status


def test_a_row_that_only_says_missing_is_no_measurement() -> None:
    """But where it stands is remembered."""
    known = facts("inflyttade 2016 saknas\ninflyttade 2017 ..")
    view = known.view(LAST_DAY, None)
    assert ["2017"] == [m.period.name for m in view.series("inflyttade", "0685")]
    assert "fakta.csv:2" == str(
        view.missing_row("inflyttade", "0685", None, None, (date(2016, 1, 1), date(2016, 12, 31)))
    )


def test_the_order_of_rows_never_matters() -> None:
    """Every shuffle gives the same series."""
    rows = list(
        facts(
            "inflyttade 2014 1290\ninflyttade 2015 1312\ninflyttade 2016-H1 600\ninflyttade 2016 1313\n"
            "jämförelsegrupp/lika 2016 0684\njämförelsegrupp/lika 2016 0686\njämförelsegrupp/lika 2017 0687"
        ).measurements
    )
    expected = Facts(tuple(rows), "0685").view(LAST_DAY, None)
    for seed in range(20):
        random.Random(seed).shuffle(rows)  # noqa: S311 - the order of rows in a test
        view = Facts(tuple(rows), "0685").view(LAST_DAY, None)
        for name, area in (("inflyttade", None), ("jämförelsegrupp", "lika")):
            assert expected.series(name, "0685", area) == view.series(name, "0685", area)


def test_a_comparison_group_has_a_row_for_each_member() -> None:
    """Several codes for one key are members, not contradictions."""
    known = facts("jämförelsegrupp/lika 2017 0684\njämförelsegrupp/lika 2017 0686\njämförelsegrupp/lika 2017 0686")
    found = known.view(LAST_DAY, None).series("jämförelsegrupp", "0685", "lika")
    assert ["0684", "0686"] == sorted({m.written for m in found})


def test_spelling_never_splits_a_series() -> None:
    """`Hemtjänst` and `hemtjanst` are one area."""
    with pytest.raises(FactsError):
        facts("kundnöjdhet/Hemtjänst 2017 90\nkundnojdhet/hemtjanst 2017 91")
