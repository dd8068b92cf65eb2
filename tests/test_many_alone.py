"""Of whom columns cannot tell, the single evaluator is asked, and of nobody else.

Each of these is compared with the single evaluator, for every municipality.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal

import polars as pl
import pytest

from tests.oracle import OWN
from tests.strategies import indicator
from tests.strategies_kinds import derived, levelled
from tests.strategies_many import FactRow
from tests.test_kommuner import BOOKS
from tests.test_many import answers, expected, table
from tests.test_many_kinds import PERCENT, PERSONS, as_columns, asked_alone, many, series
from vetlanda_policy.bulk import evaluate_many, one_by_one, plan_of
from vetlanda_policy.errors import FactsError
from vetlanda_policy.facts import ASSESSMENT, Indicator, Status
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.values import Scale

D = Decimal
MONEY = Scale(step=D("0.1"))
SHARES = Scale(lowest=D(0), highest=D(100))
OTHER, THIRD, FOURTH = "0680", "0114", "1280"


def of_each(*told: tuple[str, str], name: str = "mått") -> list[FactRow]:
    """Yearly values from 2015 of several municipalities."""
    return [row for code, values in told for row in series(values, name, municipality=code)]


# ---------------------------------------------------------------- other municipalities' goals


def lowest_of_everything(book: Rulebook) -> pl.LazyFrame:
    """An invented value of every indicator for every year around a period."""
    rows = []
    for one in (i for i in book.indicators if i.derived is None):
        lowest = 1 if one.scale.lowest is None else one.scale.lowest
        value = "0180" if one.kind == "members" else one.levels[0] if one.levels else str(lowest)
        for year in range(book.period.first_day.year - 6, book.period.last_day.year + 1):
            rows += [(one.id, OWN, area, str(year), value) for area in one.areas or (None,)]
    names = ("indicator", "municipality", "area", "period", "value")
    return pl.LazyFrame(rows, dict.fromkeys(names, pl.String), orient="row")


@pytest.mark.parametrize("book", [book for _, book in BOOKS], ids=[f"{p.parent.name}/{p.name}" for p, _ in BOOKS])
def test_every_goal_of_every_municipality_is_judged_as_columns_at_every_closing(book: Rulebook) -> None:
    assert [] == plan_of(book, lowest_of_everything(book), "all").one_by_one


# ---------------------------------------------------------------- money, which has no end


@pytest.mark.parametrize("value", ["closed_year", "latest", "every_year"])
def test_a_deviation_from_a_budget_has_room_where_money_has_no_end(value: str) -> None:
    """1 % of 1 234,5 is 12,345; and a budget below zero deviates in its own size."""
    criterion = {
        "kind": "deviation_at_most",
        "indicator": "utfall",
        "reference": "budget",
        "percent": "1",
        "value": value,
    }
    both = [indicator("utfall", scale=MONEY), indicator("budget", scale=MONEY)]
    rows = of_each((OWN, "1246.8"), (OTHER, "1246.9"), (THIRD, "-101"), (FOURTH, "5"), name="utfall")
    rows += of_each((OWN, "1234.5"), (OTHER, "1234.5"), (THIRD, "-100"), name="budget")
    found = as_columns(many(criterion, both, rows, "2015"))
    assert ["fulfilled", "not_fulfilled", "fulfilled", "undecided"] == [
        found[code][0] for code in (OWN, OTHER, THIRD, FOURTH)
    ]
    assert [D("0.045"), D("-0.055"), D(0)] == [found[code][5] for code in (OWN, OTHER, THIRD)]


@pytest.mark.parametrize(
    "scale", [Scale(), Scale(lowest=D(0)), Scale(lowest=D(0), highest=D(10) ** 12), MONEY], ids=str
)
@pytest.mark.parametrize("value", ["999999999.5", "1500000000", "98765432109.75", "123456789012"])
@pytest.mark.parametrize("numbers", [True, False], ids=["numbers", "texts"])
def test_the_greatest_figures_are_no_problem(scale: Scale, value: str, *, numbers: bool) -> None:
    """A municipality's income is more than a thousand million kronor: more than columns hold beside six decimals."""
    if scale is MONEY:
        value = value.split(".", maxsplit=1)[0]
    criterion = {"kind": "at_least", "indicator": "mått", "target": "5"}
    asked = many(criterion, [indicator("mått", scale=scale)], of_each((OWN, value), (OTHER, "6")), "2015")
    facts = table(asked)
    if numbers:
        facts = facts.with_columns(pl.col("value").cast(pl.Float64))
    found = [evaluate_many(asked.rulebook, facts, closings=("2015",), engine=e) for e in ("polars", "exact")]
    rows = [sorted(one.collect().rows()) for one in found]
    assert rows[0] == rows[1]
    assert {value, "6"} == {row[6] for row in rows[0]}


PRECISE: list[tuple[Scale, str]] = [
    (SHARES, "11.883153341"),
    (Scale(lowest=D(0), highest=D(100), step=D("0.1")), "84.34"),
    (Scale(), "0.000000000001"),
    (Scale(lowest=D(0)), "123456789012.25"),
]
"""Scales, and a value with more decimals than columns hold of them."""


@pytest.mark.parametrize("scale, value", PRECISE, ids=str)
@pytest.mark.parametrize("kind", [pl.Float64, pl.String, pl.Decimal(38, 12)], ids=str)
@pytest.mark.parametrize("library", ["polars", "duckdb"])
def test_what_has_more_decimals_than_columns_hold_is_no_problem(
    scale: Scale, value: str, kind: pl.DataType, library: str
) -> None:
    """As many published figures have: a goal about them is judged one by one, and in columns nothing is lost of others."""
    criterion = {
        "kind": "all",
        "criteria": [
            {"kind": "at_least", "indicator": "mått", "target": value},
            {"kind": "above", "indicator": "annat", "target": "5"},
        ],
    }
    both = [indicator("mått", scale=scale), indicator("annat", scale=PERCENT)]
    rows = [*of_each((OWN, value), (OTHER, "6")), *of_each((OWN, "6"), (OTHER, "5"), name="annat")]
    asked = many(criterion, both, rows, "2015")
    facts = table(asked).with_columns(pl.col("value").cast(kind))
    given: Any = facts
    if library == "duckdb":
        given = pytest.importorskip("duckdb").from_arrow(facts.collect().to_arrow())
    found = evaluate_many(asked.rulebook, given, closings=("2015",), engine=library)  # type: ignore[arg-type]
    right = evaluate_many(asked.rulebook, facts, closings=("2015",), engine="exact").collect().rows()
    assert sorted(right) == sorted(found.collect().rows() if library == "polars" else found.fetchall())
    assert ["fulfilled", None] == [sorted(right)[1][n] for n in (3, 9)]


def test_a_place_is_counted_among_values_of_more_decimals_than_columns_hold() -> None:
    """Whose value it is makes no difference: 11,88315334 is better than 11,88315333 and worse than 11,88315335."""
    criterion = {"kind": "among_best", "indicator": "mått", "best": 1, "value": "closed_year", "participants": "antal"}
    both = [indicator("mått", scale=PERCENT), indicator("antal", scale=PERSONS)]
    rows = [*of_each((OWN, "11.88315334"), (OTHER, "11.88315333"), (THIRD, "11.88315335"))]
    rows += series("3", "antal", municipality="0000")
    asked = many(criterion, both, rows, "2015")
    found = evaluate_many(asked.rulebook, table(asked), closings=("2015",), engine="polars").collect()
    assert {OWN: "2", OTHER: "3", THIRD: "1"} == dict(found.select("municipality", "observed").rows())


def test_columns_hold_the_decimals_of_published_percentages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight of them, of everybody: the single evaluator is not asked about anybody."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(one_by_one, "answers", refuse)
    criterion = {"kind": "at_least", "indicator": "mått", "target": "11.88315334"}
    rows = of_each((OWN, "11.88315334"), (OTHER, "11.88315333"))
    asked = many(criterion, [indicator("mått", scale=SHARES)], rows, "2015")
    found = evaluate_many(asked.rulebook, table(asked), closings=("2015",), engine="polars").collect()
    assert {OWN: D(0), OTHER: D("-0.00000001")} == dict(found.select("municipality", "margin").rows())
    monkeypatch.undo()
    assert sorted(found.rows()) == sorted(
        evaluate_many(asked.rulebook, table(asked), closings=("2015",), engine="exact").collect().rows()
    )


@pytest.mark.parametrize("engine", ["polars", "exact"])
def test_a_quotient_that_nobody_has_rounded_is_a_problem_everywhere(engine: Literal["polars", "exact"]) -> None:
    """33.333333333333336 has more decimals than are held exactly; a fact file with it is refused."""
    rows = of_each((OWN, "33"), (OTHER, "6"))
    asked = many(
        {"kind": "at_least", "indicator": "mått", "target": "5"}, [indicator("mått", scale=SHARES)], rows, "2015"
    )
    facts = table(asked).with_columns(pl.col("value").cast(pl.Float64).replace(33.0, 100 / 3))
    if engine == "exact":
        with pytest.raises(FactsError, match="kan inte hållas exakt"):
            evaluate_many(asked.rulebook, facts, closings=("2015",), engine=engine)
        return
    found = evaluate_many(asked.rulebook, facts, closings=("2015",), engine=engine).collect()
    assert {OWN: None, OTHER: "fulfilled"} == dict(found.select("municipality", "verdict").rows())
    assert [OWN] == found.filter(pl.col("problem").is_not_null())["municipality"].to_list()


def test_a_half_person_does_not_fit_in_columns_either() -> None:
    asked = many(
        {"kind": "at_least", "indicator": "mått", "target": "5"},
        [indicator("mått", scale=PERSONS)],
        of_each((OWN, "7.5"), (OTHER, "6")),
        "2015",
    )
    found = evaluate_many(asked.rulebook, table(asked), closings=("2015",), engine="polars").collect()
    assert [OWN] == found.filter(pl.col("problem").is_not_null())["municipality"].to_list()


# ---------------------------------------------------------------- ratios


def share_of() -> list[Indicator]:
    """The result in percent of the income."""
    parts = [indicator("resultat", scale=MONEY), indicator("intäkter", scale=Scale(lowest=D(0), step=D("0.1")))]
    return [*parts, derived("andel", numerator=["resultat"], denominator=["intäkter"], times=D(100))]


SHARE: dict[str, Any] = {"kind": "at_least", "indicator": "andel", "target": "3"}
RESULTS = of_each((OWN, "3 4 2"), (OTHER, "3 - 3"), (THIRD, "3 3"), (FOURTH, "-1 2 -3"), name="resultat")
INCOMES = of_each(
    (OWN, "100 100 99"), (OTHER, "100 90 100"), (THIRD, "100 100"), (FOURTH, "100 60 100"), name="intäkter"
)


@pytest.mark.parametrize(
    "value, verdicts, alone",
    [
        ("latest", ("not_fulfilled", "fulfilled", "fulfilled", "not_fulfilled"), set()),
        ("every_measurement", ("not_fulfilled", "undecided", "fulfilled", "not_fulfilled"), {OTHER}),
        ("closed_year", ("not_fulfilled", "fulfilled", "undecided", "not_fulfilled"), {THIRD}),
    ],
)
def test_ratios_of_any_years_are_compared(value: str, verdicts: Sequence[str], alone: set[str]) -> None:
    asked = many(SHARE | {"value": value}, share_of(), [*RESULTS, *INCOMES], "2017")
    found = as_columns(asked)
    assert tuple(verdicts) == tuple(found[code][0] for code in (OWN, OTHER, THIRD, FOURTH))
    assert alone == asked_alone(asked)


def test_a_ratio_below_zero_is_shown_rounded_away_from_the_bound() -> None:
    """A loss of a third of a percent: shown as a little more, and as short of the target by that."""
    rows = [*of_each((OWN, "-1"), name="resultat"), *of_each((OWN, "300"), name="intäkter")]
    for target, observed, margin in (
        ("-0.3", "-0.333333333334", "-0.033333333334"),
        ("-1", "-0.333333333333", "0.666666666667"),
    ):
        asked = many(SHARE | {"target": target, "value": "closed_year"}, share_of(), rows, "2015")
        found = as_columns(asked)[OWN]
        assert (observed, D(margin)) == (found[3], found[5])
        assert set() == asked_alone(asked)


@pytest.mark.parametrize("day, seen", [("2016-12-31", "not_fulfilled"), ("2018-12-31", "undecided")])
def test_a_dated_target_of_a_ratio_is_met_by_the_newest_since_its_day(day: str, seen: str) -> None:
    """Before its day it is only shown how far away it is."""
    dated = {"kind": "milestones", "indicator": "andel", "at": "at_least", "targets": [{"date": day, "target": "3"}]}
    asked = many(dated, share_of(), [*RESULTS, *INCOMES], "2017")
    found = as_columns(asked)
    assert (seen, D("-0.979797979798")) == (found[OWN][0], found[OWN][5])
    assert set() == asked_alone(asked)


def test_figures_that_have_no_room_beside_each_other_are_judged_one_by_one() -> None:
    """Of one decimal and of eight, in percent: there is room for eight digits before the point, not for nine."""
    finer = [*share_of()[:1], indicator("intäkter", scale=SHARES), share_of()[2]]
    for result, alone in (("30000000", 0), ("300000000", 1)):
        rows = [*of_each((OWN, result), name="resultat"), *of_each((OWN, "90"), name="intäkter")]
        asked = many(SHARE | {"value": "closed_year"}, finer, rows, "2015")
        plan = plan_of(asked.rulebook, table(asked), asked.closings)
        assert all(plan.wide.rows.fits(name) for name in ("resultat", "intakter"))
        assert alone == len(plan.one_by_one)


def test_a_ratio_is_not_due_before_the_first_year_has_closed() -> None:
    asked = many(SHARE | {"value": "closed_year"}, share_of(), [*RESULTS, *INCOMES], "2015-H1")
    assert {"not_due andel 2015-12-31"} == {row[2] for row in as_columns(asked).values()}


# ---------------------------------------------------------------- sums in changes and beside others


def net() -> list[Indicator]:
    """Those who move in less those who move out."""
    parts = [indicator("in", scale=PERSONS), indicator("ut", scale=PERSONS)]
    return [*parts, derived("netto", plus=["in"], minus=["ut"]), indicator("prognos", scale=Scale(step=D(1)))]


MOVES = [*of_each((OWN, "5 6 8"), (OTHER, "5 6 8"), (THIRD, "5 - 8"), name="in")]
MOVES += of_each((OWN, "1 1 2"), (OTHER, "1 2 4"), (THIRD, "1 1 1"), name="ut")
MOVES += [row for code in (OWN, OTHER, THIRD) for row in series("3", "in", code, first=2014)]
MOVES += [row for code in (OWN, OTHER, THIRD) for row in series("2", "ut", code, first=2014)]


@pytest.mark.parametrize("pairs", ["year_over_year", "measurement_over_measurement", "baseline"])
def test_a_difference_that_must_rise_is_worked_out_where_its_parts_are_known(pairs: str) -> None:
    asked = many({"kind": "increases", "indicator": "netto", "pairs": pairs}, net(), MOVES, "2017")
    found = as_columns(asked)
    rises = "fulfilled" if pairs == "baseline" else "not_fulfilled"
    assert ("fulfilled", rises) == (found[OWN][0], found[OTHER][0])
    assert (set() if pairs == "baseline" else {THIRD}) == asked_alone(asked)


@pytest.mark.parametrize("value", ["latest", "every_measurement", "closed_year", "every_year"])
def test_a_difference_is_put_beside_its_forecast(value: str) -> None:
    criterion = {
        "kind": "deviation_at_most",
        "indicator": "netto",
        "reference": "prognos",
        "amount": "1",
        "value": value,
    }
    rows = [*MOVES, *of_each((OWN, "4 5 5"), (OTHER, "4 4 2"), (THIRD, "4 4 7"), name="prognos")]
    asked = many(criterion, net(), rows, "2017")
    found = as_columns(asked)
    assert ["fulfilled", "not_fulfilled"] == [found[code][0] for code in (OWN, OTHER)]
    assert ({THIRD} if value.startswith("every") else set()) == asked_alone(asked)


def test_a_difference_that_nobody_has_measured_is_left_too() -> None:
    """Of whom nothing is on record, and of whom only one part is."""
    rows = [*MOVES, *series("1", "ut", FOURTH), *series("1", "prognos", "1281")]
    for criterion in (
        {"kind": "increases", "indicator": "netto", "pairs": "baseline"},
        {"kind": "deviation_at_most", "indicator": "netto", "reference": "prognos", "amount": "1"},
    ):
        asked = many(criterion, net(), rows, "2017")
        assert {"undecided"} == {as_columns(asked)[code][0] for code in (FOURTH, "1281")}
        assert {FOURTH, "1281"} <= asked_alone(asked)


# ---------------------------------------------------------------- places


def test_everybody_is_placed_in_the_year_of_the_own_newest_value() -> None:
    """Second of the two of 2017, first and last of the four of 2016, and nowhere where nothing is on record."""
    criterion = {"kind": "among_best", "indicator": "mått", "best": 1, "participants": "deltagare"}
    counted = indicator("deltagare", scale=Scale(lowest=D(1), step=D(1)), higher_is_better=None)
    rows = [*of_each((OWN, "5 5 6"), (OTHER, "5 5 7"), (THIRD, "5 5"), (FOURTH, "5 4"))]
    rows += [*series("4 4 2", "deltagare", "0000"), *series("1", "annat", "1281")]
    asked = many(criterion, [indicator(scale=PERCENT), counted, indicator("annat", scale=PERCENT)], rows, "2017")
    found = as_columns(asked)
    places = [found[code][3] for code in (OWN, OTHER, THIRD, FOURTH)]
    assert ["2", "1", "1", "4"] == places
    assert "missing mått 2015-2017; unknown_group deltagare 0000 2015-2017" == found["1281"][2]
    assert set() == asked_alone(asked)


def test_differences_are_placed_among_those_that_are_known() -> None:
    criterion = {
        "kind": "among_best",
        "indicator": "netto",
        "best": 1,
        "value": "closed_year",
        "participants": "deltagare",
    }
    counted = indicator("deltagare", scale=Scale(lowest=D(1), step=D(1)), higher_is_better=None)
    asked = many(criterion, [*net(), counted], [*MOVES, FactRow("deltagare", "0000", "2016", D(3))], "2016")
    found = as_columns(asked)
    assert ["undecided", "not_fulfilled", "undecided"] == [found[code][0] for code in (OWN, OTHER, THIRD)]
    assert "missing netto * 2016 x1" == found[OWN][2]
    assert {THIRD} == asked_alone(asked)


# ---------------------------------------------------------------- values without steps, and so many percent either way


CHANGE = {"indicator": "mått", "pairs": "year_over_year"}


def test_values_without_steps_are_compared_where_all_are_known() -> None:
    rows = [
        row for code, told in ((OWN, "1 1.5 1.6"), (OTHER, "1 - 1.6")) for row in series(told, "mått", code, first=2014)
    ]
    asked = many(CHANGE | {"kind": "increases"}, [indicator(scale=Scale())], rows, "2016")
    assert ["fulfilled", "undecided"] == [as_columns(asked)[code][0] for code in (OWN, OTHER)]
    assert {OTHER} == asked_alone(asked)


def test_so_many_percent_up_or_down_are_unchanged() -> None:
    told = ((OWN, "10 11 12.1"), (OTHER, "10 11 12.2"), (THIRD, "10 - 12"))
    rows = [row for code, values in told for row in series(values, "mått", code, first=2014)]
    asked = many(CHANGE | {"kind": "unchanged", "percent": "10"}, [indicator(scale=PERCENT)], rows, "2016")
    found = as_columns(asked)
    assert ["fulfilled", "not_fulfilled"] == [found[code][0] for code in (OWN, OTHER)]
    assert {THIRD} == asked_alone(asked)


# ---------------------------------------------------------------- rows that mark a change of definition


@pytest.mark.parametrize(
    "criterion", [CHANGE | {"kind": "increases"}, {"kind": "at_least", "value": "mean", "target": "2"}]
)
def test_who_has_a_row_that_marks_a_change_of_definition_is_judged_alone(criterion: dict[str, Any]) -> None:
    rows = [row for code in (OWN, OTHER) for row in series("1 2 3", "mått", code, first=2014)]
    rows[5] = FactRow("mått", OTHER, "2016", D(3), status=Status.BREAK)
    asked = many({"indicator": "mått", **criterion}, [indicator(scale=PERCENT)], rows, "2016")
    found = as_columns(asked)
    assert ("fulfilled", "undecided") == (found[OWN][0], found[OTHER][0])
    assert {OTHER} == asked_alone(asked)


def test_a_mean_of_others_is_judged_one_by_one_where_a_row_marks_a_change_of_definition() -> None:
    """Of a member whose row marks it there is no mean to compare with, and no distance is told."""
    group = indicator("grupp", kind="members", frequency="irregular")
    criterion = {"kind": "better_than", "indicator": "mått", "value": "latest", "than": "group_mean", "group": "grupp"}
    rows = [FactRow("grupp", OWN, "2015", OTHER), FactRow("grupp", OWN, "2015", THIRD)]
    rows += of_each((OWN, "0 0"), (OTHER, "0 0"), (THIRD, "0"))
    rows.append(FactRow("mått", THIRD, "2016", D(0), status=Status.BREAK))
    asked = many(criterion, [indicator(scale=Scale(lowest=D(0), highest=D(3), step=D(1))), group], rows, "2016")
    assert 1 == len(plan_of(asked.rulebook, table(asked), asked.closings).one_by_one)
    found = evaluate_many(asked.rulebook, table(asked), closings=asked.closings, engine="polars")
    assert expected(asked) == answers(found)


# ---------------------------------------------------------------- judgements


def said(code: str, period: str, verdict: str) -> FactRow:
    """A recorded judgement of the goal."""
    return FactRow(ASSESSMENT, code, period, verdict, area="2015-2018/1", source="Årsredovisning (påhittad).")


def test_who_has_two_judgements_of_times_that_end_the_same_day_is_judged_alone() -> None:
    rows = [said(OWN, "2016", "uppfyllt"), said(OTHER, "2016-H2", "inte uppfyllt")]
    rows += [said(THIRD, "2016", "uppfyllt"), said(THIRD, "2016-H2", "inte uppfyllt"), said(THIRD, "2015", "uppfyllt")]
    asked = many({"kind": "assessed", "why": "Inget mått."}, [indicator(scale=PERCENT)], rows, "2016")
    found = as_columns(asked)
    assert ["fulfilled", "not_fulfilled"] == [found[code][0] for code in (OWN, OTHER)]
    assert {THIRD} == asked_alone(asked)


def test_a_figure_of_a_time_that_ends_the_same_day_is_no_judgement() -> None:
    rows = [said(OWN, "2015", "inte uppfyllt"), said(OWN, "2016-H2", "uppfyllt"), FactRow("mått", OWN, "2016", D(1))]
    asked = many({"kind": "assessed", "why": "Inget mått."}, [indicator(scale=PERCENT)], rows, "2016")
    assert ("fulfilled", set()) == (as_columns(asked)[OWN][0], asked_alone(asked))


# ---------------------------------------------------------------- what a part is counted in


def test_a_change_of_levels_that_is_not_due_is_counted_in_levels() -> None:
    """So that the part beside it, which is known, stands for the whole."""
    levels = [levelled("färg"), levelled("mål")]
    parts = [
        {"kind": "deviation_at_most", "indicator": "färg", "reference": "mål", "amount": "1", "value": "every_year"},
        {"kind": "increases", "indicator": "mål", "pairs": "measurement_over_measurement", "baseline": 2016},
    ]
    rows = [FactRow(name, OWN, "2015", text) for name, text in (("färg", "grön"), ("mål", "gul"))]
    found = as_columns(many({"kind": "any", "criteria": parts}, levels, rows, "2016-H1"))
    assert ("fulfilled", "grön", D(0)) == (found[OWN][0], found[OWN][3], found[OWN][5])
