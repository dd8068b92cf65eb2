"""Single criteria judged as columns, where a random table would seldom come near: each against the single evaluator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal

import polars as pl
import pytest

from tests.oracle import OWN, PERIOD
from tests.strategies import indicator
from tests.strategies_kinds import derived, levelled
from tests.strategies_many import FactRow, Many
from tests.test_many import answers, expected, fitting, invented, table
from tests.test_strategies_many import drawn
from vetlanda_policy import read_rulebook
from vetlanda_policy.bulk import engines, evaluate_many, plan_of
from vetlanda_policy.bulk.reading.with_polars import held
from vetlanda_policy.criteria import Leaf
from vetlanda_policy.facts import Indicator, Status
from vetlanda_policy.goals import Goal, Rulebook, Source, Version
from vetlanda_policy.indicators import SeriesBreak, resolved
from vetlanda_policy.values import Scale, key

D = Decimal
PERCENT = Scale(lowest=D(0), highest=D(100), step=D("0.1"))
PERSONS = Scale(lowest=D(0), step=D(1))


def many(
    criterion: dict[str, Any], indicators: Sequence[Indicator], rows: Sequence[FactRow], closing: str = "2018"
) -> Many:
    """A rulebook of one goal, and what is known."""
    version = Version.model_validate({"in_force_from": PERIOD.first_day, "quote": "Målet.", "criterion": criterion})
    book = Rulebook.model_construct(
        period=PERIOD,
        version="1.0.0",
        sha256="0" * 64,
        municipality=OWN,
        source=Source(file="source.txt", sha256="0" * 64, title="Källa", read_at="här", complete=True),
        indicators=resolved(indicators),
        goals=(Goal(id=f"{PERIOD.id}/1", number=1, title="Mål", version=(version,), file="goal-1.toml"),),
    )
    return Many(book, tuple(rows), (closing,), None)


def series(values: str, name: str = "mått", municipality: str = OWN, first: int = 2015, **more: Any) -> list[FactRow]:
    """Rows of one value a year; `-` stands for a year without a row."""
    told = enumerate(values.split(), first)
    return [FactRow(name, municipality, str(year), D(text), **more) for year, text in told if text != "-"]


def as_columns(asked: Many) -> dict[str, tuple[Any, ...]]:
    """What the columns say of each municipality, which is what the single evaluator says."""
    assert [] == plan_of(asked.rulebook, table(asked), asked.closings).one_by_one
    found = answers(evaluate_many(asked.rulebook, table(asked), closings=asked.closings, engine="polars"))
    assert expected(asked) == found
    return {code: tuple(row[3:9]) for (code, _, _), row in found.items()}


def judged_as_columns(count: int, *kinds: str) -> Counter[tuple[str, str]]:
    """How often each kind of criterion, with the values it looks at, is judged as columns in random books."""
    found: Counter[tuple[str, str]] = Counter()
    for book in drawn(count, kinds):
        asked = fitting(book)
        if not asked.municipalities():
            continue
        for one in plan_of(asked.rulebook, table(asked), asked.closings).goals:
            version = asked.rulebook.version_at(one.goal, one.closing)
            found.update((c.kind, getattr(c, "value", "")) for c in version.criteria())
    return found


# ---------------------------------------------------------------- the mean and the sum of a period


def test_random_means_and_sums_are_judged_as_columns() -> None:
    found = judged_as_columns(60, "at_least", "at_most", "equals")
    assert min(sum(found[kind, value] for kind in ("at_least", "at_most", "equals")) for value in ("mean", "sum")) > 3


MEAN = {"kind": "at_least", "indicator": "mått", "value": "mean", "target": "70"}


def test_a_mean_with_endless_digits_is_shown_rounded_away_from_the_bound() -> None:
    """70,1 in three years is more than 70 by 0,0333...; two decimals less and it falls short by as much."""
    rows = [*series("70 70 70.1"), *series("70 70 69.9", municipality="0680")]
    found = as_columns(many(MEAN, [indicator(scale=PERCENT)], rows, "2017"))
    assert ("fulfilled", "70.033333333334", D("0.033333333334")) == (found[OWN][0], found[OWN][3], found[OWN][5])
    assert ("not_fulfilled", "69.966666666666", D("-0.033333333334")) == (
        found["0680"][0],
        found["0680"][3],
        found["0680"][5],
    )


def test_a_mean_between_two_bounds_is_measured_from_the_nearer() -> None:
    criterion = {"kind": "between", "indicator": "mått", "value": "mean", "lowest": "70", "highest": "70.05"}
    rows = [*series("70 70 70.1"), *series("70 70 69.9", municipality="0680"), *series("70 70 70", municipality="0114")]
    found = as_columns(many(criterion, [indicator(scale=PERCENT)], rows, "2017"))
    assert [D(0), D("-0.033333333334"), D("0.016666666667")] == [found[c][5] for c in ("0114", "0680", OWN)]


def test_a_mean_with_a_missing_year_is_told_as_far_as_it_is_known() -> None:
    """Of four years one is missing: 100 at most and 0 at least leave it open, and 90 three times is enough."""
    rows = [
        *series("60 60 60 -"),
        *series("95 95 - 95", municipality="0680"),
        *series("10 10 10 -", municipality="0114"),
    ]
    found = as_columns(many(MEAN, [indicator(scale=PERCENT)], rows))
    assert ["undecided", "fulfilled", "not_fulfilled"] == [found[c][0] for c in (OWN, "0680", "0114")]
    assert "missing mått 2018" == found[OWN][2]


def test_a_missing_year_can_only_lie_on_the_steps_of_its_scale() -> None:
    """Two of 0, 2, 4 ... have never the mean 1,5, and 3 only with another 2 or 4."""
    even = indicator(scale=Scale(lowest=D(0), highest=D(10), step=D(2)))
    for target, possible in (("1.5", "not_fulfilled"), ("3", "fulfilled,not_fulfilled")):
        criterion = {"kind": "equals", "indicator": "mått", "value": "mean", "target": target}
        assert possible == as_columns(many(criterion, [even], series("2 -"), "2016"))[OWN][1]


def test_a_rounded_mean_is_compared_as_it_is_rounded() -> None:
    """69,95 is 70,0 with one decimal."""
    found = as_columns(many(MEAN | {"round_to": 1}, [indicator(scale=PERCENT)], series("70 69.9"), "2016"))
    assert ("fulfilled", "70", D(0)) == (found[OWN][0], found[OWN][3], found[OWN][5])


def test_a_mean_from_before_a_change_of_definition_is_not_known() -> None:
    own = indicator(scale=PERCENT, breaks=(SeriesBreak(first_day=PERIOD.first_day.replace(year=2017), reason="ny"),))
    found = as_columns(many(MEAN, [own], series("80 80 80 80")))
    assert "break_in_series mått 2015/2017; break_in_series mått 2016/2017" == found[OWN][2]


@pytest.mark.parametrize("value, observed", [("mean", "80"), ("sum", "240")])
def test_an_irregular_indicator_counts_the_measurements_that_there_are(value: str, observed: str) -> None:
    """Three of them, one of them, and none at all."""
    criterion = MEAN | {"value": value}
    rows = [*series("70 80 - 90"), *series("- 75", municipality="0680")]
    rows += [FactRow("mått", "0114", "2019", D(1)), FactRow("mått", "1280", "2016", None, status=Status.SUPPRESSED)]
    found = as_columns(many(criterion, [indicator(scale=PERCENT, frequency="irregular")], rows))
    assert (observed, "75", None, "missing mått 2015-2018", "suppressed mått 2016") == (
        found[OWN][3],
        found["0680"][3],
        found["0114"][3],
        found["0114"][2],
        found["1280"][2],
    )


def test_a_single_value_as_a_mean_keeps_its_steps() -> None:
    """More than 70 is 70,1 for a single value, and anything more for a mean of two."""
    criterion = MEAN | {"kind": "above"}
    rows = [*series("69"), *series("69 69", municipality="0680")]
    found = as_columns(many(criterion, [indicator(scale=PERCENT, frequency="irregular")], rows))
    assert (D("-1.1"), D(-1)) == (found[OWN][5], found["0680"][5])


def test_a_mean_has_room_for_its_digits_while_the_figures_are_small() -> None:
    """Three years of any number of persons have endless digits; from 100 000 persons on they are judged one by one."""
    found = as_columns(many(MEAN, [indicator(scale=PERSONS)], series("99999 71 71"), "2017"))
    assert "33380.333333333334" == found[OWN][3]
    asked = many(MEAN, [indicator(scale=PERSONS)], series("100000 71 71"), "2017")
    assert 1 == len(plan_of(asked.rulebook, table(asked), asked.closings).one_by_one)


# ---------------------------------------------------------------- a value beside another


def test_random_deviations_and_comparisons_are_judged_as_columns() -> None:
    kinds = ("deviation_at_most", "better_than")
    found = judged_as_columns(60, *kinds)
    values = ("latest", "closed_year", "every_year", "every_measurement")
    assert min(sum(found[kind, value] for value in values) for kind in kinds) > 5
    assert min(sum(found[kind, value] for kind in kinds) for value in values) > 5


PAIR = [indicator(scale=PERCENT), indicator("budget", scale=PERCENT)]


def test_a_deviation_is_counted_on_both_sides_and_in_percent_of_the_budget() -> None:
    """Ten percent of 50 is 5: 55 will do and 45.1 too, 44.9 not."""
    criterion = {"kind": "deviation_at_most", "indicator": "mått", "reference": "budget", "percent": "10"}
    values = {OWN: "55", "0680": "45.1", "0114": "44.9"}
    rows = [
        r for code, text in values.items() for r in (*series(text, municipality=code), *series("50", "budget", code))
    ]
    found = as_columns(many(criterion, PAIR, rows))
    assert [("fulfilled", "45-55", D(0)), ("fulfilled", "45-55", D("0.1")), ("not_fulfilled", "45-55", D("-0.1"))] == [
        (found[c][0], found[c][4], found[c][5]) for c in values
    ]


def test_a_budget_that_no_step_comes_near_enough_cannot_be_met() -> None:
    """A budget of whole thousands is never within 100 of 1 500, and one of them is within 100 of 1 900."""
    thousands = indicator("budget", scale=Scale(lowest=D(0), step=D(1000)))
    criterion = {"kind": "deviation_at_most", "indicator": "mått", "reference": "budget", "amount": "100"}
    rows = [*series("1500"), *series("1900", municipality="0680")]
    found = as_columns(many(criterion, [indicator(scale=PERSONS), thousands], rows))
    assert ["not_fulfilled", "fulfilled,not_fulfilled"] == [found[c][1] for c in (OWN, "0680")]
    assert "missing budget 2015" == found["0680"][2]


@pytest.mark.parametrize(
    "value, possible", [("-12", "not_fulfilled"), ("-9", "fulfilled,not_fulfilled"), ("1", "not_fulfilled")]
)
def test_a_budget_below_zero_deviates_by_its_size(value: str, possible: str) -> None:
    """Ten percent of -10 is 1, and of -20 it is 2: nothing in tens is near -12, and nothing below zero near 1."""
    tens = indicator("budget", scale=Scale(lowest=D(-100), highest=D(0), step=D(10)))
    own = indicator(scale=Scale(lowest=D(-100), highest=D(100), step=D(1)))
    criterion = {"kind": "deviation_at_most", "indicator": "mått", "reference": "budget", "percent": "10"}
    assert possible == as_columns(many(criterion, [own, tens], series(value)))[OWN][1]


def test_the_country_is_what_everybody_is_compared_with() -> None:
    """Where its value is not on record everybody's verdict is open, with the reason."""
    criterion = {"kind": "better_than", "indicator": "mått", "than": "country", "value": "every_year"}
    rows = [*series("60 61"), *series("60 59", municipality="0680"), *series("59", municipality="0000")]
    found = as_columns(many(criterion, PAIR[:1], rows, "2016"))
    assert "missing mått 0000 2016" == found[OWN][2]
    whole = as_columns(many(criterion, PAIR[:1], [*rows, *series("59", municipality="0000", first=2016)], "2016"))
    assert [("fulfilled", "> 59", D("0.9")), ("not_fulfilled", "> 59", D("-0.1"))] == [
        (whole[c][0], whole[c][4], whole[c][5]) for c in (OWN, "0680")
    ]


def test_a_country_that_contradicts_itself_is_a_problem_for_everybody() -> None:
    criterion = {"kind": "better_than", "indicator": "mått", "than": "country"}
    rows = [*series("60"), *series("59", municipality="0000"), *series("58", municipality="0000")]
    asked = many(criterion, PAIR[:1], rows)
    for repeated in ("refuse", "merge"):
        found = evaluate_many(asked.rulebook, table(asked), closings=["2018"], engine="polars", repeated=repeated)
        assert [(None, "facts contradict each other or do not fit")] == found.collect().select(
            "verdict", "problem"
        ).rows()


def test_what_is_missing_altogether_may_be_of_any_year() -> None:
    """The whole scale is within 20 of the budget of 2015, and not of that of 2016."""
    criterion = {"kind": "deviation_at_most", "indicator": "mått", "reference": "budget", "amount": "50"}
    rows = [*series("50 50", "budget"), *series("50 49", "budget", "0680")]
    found = as_columns(many(criterion, PAIR, rows, "2016"))
    assert ["fulfilled", "fulfilled,not_fulfilled"] == [found[c][1] for c in (OWN, "0680")]
    assert "missing mått 2015-2016" == found["0680"][2]


def test_levels_beside_levels_are_told_by_name() -> None:
    colours = [levelled("mått", frequency="year"), levelled("budget", frequency="year")]
    criterion = {"kind": "deviation_at_most", "indicator": "mått", "reference": "budget", "amount": "1"}
    rows = [FactRow("mått", OWN, "2015", "röd"), FactRow("budget", OWN, "2015", "gul")]
    assert ("röd", ">= röd, <= grön") == as_columns(many(criterion, colours, rows))[OWN][3:5]


@pytest.mark.parametrize("names, one_by_one", [(("röd", "gul", "grön"), 0), (("låg", "hög"), 1)])
def test_levels_of_different_names_are_put_together_one_by_one(names: tuple[str, ...], one_by_one: int) -> None:
    """Which name a value has would follow from which part it is."""
    more: dict[str, Any] = {"definition": "", "unit": "nivå", "published": "", "frequency": "year"}
    other = Indicator.model_validate({"id": "annat", "name": "annat", "levels": names, **more})
    parts = [{"kind": "at_least", "indicator": "mått", "target": "gul"}]
    parts.append({"kind": "at_least", "indicator": "annat", "target": names[1]})
    rows = [FactRow("mått", OWN, "2015", "gul"), FactRow("annat", OWN, "2015", names[1])]
    asked = many({"kind": "all", "criteria": parts}, [levelled("mått"), other], rows)
    assert one_by_one == len(plan_of(asked.rulebook, table(asked), asked.closings).one_by_one)
    assert expected(asked) == answers(evaluate_many(asked.rulebook, table(asked), closings=["2018"], engine="polars"))


# ---------------------------------------------------------------- a place among others


def test_a_number_of_participants_that_contradicts_itself_is_a_problem_for_everybody() -> None:
    """Two of them, or three: neither is chosen."""
    taking = indicator("deltagare", Scale(lowest=D(1), step=D(1)), frequency="irregular")
    criterion = {
        "kind": "among_best",
        "indicator": "mått",
        "best": 1,
        "value": "closed_year",
        "participants": "deltagare",
    }
    rows = [*series("60"), *series("2", "deltagare", "0000"), *series("3", "deltagare", "0000")]
    asked = many(criterion, [indicator(scale=PERCENT), taking], rows, "2015")
    for repeated in ("refuse", "merge"):
        found = evaluate_many(asked.rulebook, table(asked), closings=["2015"], engine="polars", repeated=repeated)
        assert [(None, "facts contradict each other or do not fit")] == found.collect().select(
            "verdict", "problem"
        ).rows()


# ---------------------------------------------------------------- derived indicators


def test_random_sums_of_others_are_judged_as_columns() -> None:
    found = 0
    for book in drawn(120, ("at_least", "above", "milestones")):
        asked = fitting(book)
        if asked.municipalities():
            for one in plan_of(asked.rulebook, table(asked), asked.closings).goals:
                leaves = [c for c in asked.rulebook.version_at(one.goal, one.closing).criteria() if isinstance(c, Leaf)]
                found += sum(asked.rulebook.by_id[key(c.indicator)].derived is not None for c in leaves)
    assert found > 5


def net() -> list[Indicator]:
    """Those who move in less those who move out."""
    parts = [indicator("in", scale=PERSONS), indicator("ut", scale=Scale(lowest=D(0), highest=D(500), step=D(1)))]
    return [*parts, derived("netto", plus=["in"], minus=["ut"])]


def test_a_difference_is_known_as_far_as_its_parts_are() -> None:
    """At most 500 move out: 600 less that is 100 at least. Of who moves in nobody knows how many there are at most."""
    criterion = {"kind": "at_least", "indicator": "netto", "target": "100", "value": "closed_year"}
    rows = [*series("600", "in"), *series("599", "in", "0680"), *series("300", "ut", "0114")]
    rows += [*series("600", "in", "1280"), *series("7", "ut", "1280")]
    found = as_columns(many(criterion, net(), rows, "2015"))
    assert ["fulfilled", "fulfilled,not_fulfilled", "fulfilled,not_fulfilled"] == [
        found[c][1] for c in (OWN, "0680", "0114")
    ]
    assert ["missing ut 2015", "missing in 2015", "593"] == [found["0680"][2], found["0114"][2], found["1280"][3]]


def test_what_is_missing_of_a_sum_lies_on_its_own_steps() -> None:
    """Tens and ones: with the tens missing a sum ends as the ones do, with the ones missing it may be anything."""
    tens = indicator("tior", scale=Scale(lowest=D(0), highest=D(90), step=D(10)))
    ones = indicator("ental", scale=Scale(lowest=D(0), highest=D(9), step=D(1)))
    criterion = {"kind": "equals", "indicator": "summa", "target": "42", "value": "closed_year"}
    rows = [*series("2", "ental"), *series("3", "ental", "0680"), *series("40", "tior", "0114")]
    whole = [tens, ones, derived("summa", plus=["tior", "ental"])]
    found = as_columns(many(criterion, whole, rows, "2015"))
    assert ["fulfilled,not_fulfilled", "not_fulfilled", "fulfilled,not_fulfilled"] == [
        found[c][1] for c in (OWN, "0680", "0114")
    ]


@pytest.mark.parametrize("value, observed", [("mean", "250"), ("sum", "500")])
def test_a_total_of_differences_is_a_difference_of_totals(value: str, observed: str) -> None:
    criterion = {"kind": "above", "indicator": "netto", "target": "100", "value": value}
    rows = [*series("600 500", "in"), *series("300 300", "ut"), *series("600 500", "in", "0680")]
    found = as_columns(many(criterion, net(), rows, "2016"))
    assert (observed, "missing ut 2015; missing ut 2016") == (found[OWN][3], found["0680"][2])


def test_the_newest_sum_is_of_the_newest_year_that_any_part_was_measured_for() -> None:
    criterion = {"kind": "above", "indicator": "netto", "target": "100"}
    rows = [*series("600 500", "in"), *series("300", "ut"), *series("1", "annat", "0680")]
    found = as_columns(many(criterion, [*net(), indicator("annat", scale=PERSONS)], rows, "2017"))
    assert ("missing ut 2016", "missing in 2015-2017; missing ut 2015-2017") == (found[OWN][2], found["0680"][2])


def test_withheld_and_preliminary_values_leave_the_goals_of_2015_2018_columns() -> None:
    """A change of definition too: whose it is, is judged alone in the goals that compare with earlier years."""
    for status in ("suppressed", "provisional", "dropped_out", "break"):
        frame = invented().with_columns(
            pl.when(pl.col("municipality") == "0680").then(pl.lit(status)).alias("status"),
            pl.when((pl.col("municipality") == "0680") & pl.lit(status in {"suppressed", "dropped_out"}))
            .then(None)
            .otherwise(pl.col("value"))
            .alias("value"),
        )
        book = read_rulebook("2015-2018")
        plan = plan_of(book, frame, "all")
        assert [] == plan.one_by_one
        alone = {(goal, *codes) for (_, goal), codes in engines.left(plan, plan.table()).items()}
        assert alone == ({("2015-2018/1", "0680"), ("2015-2018/5", "0680")} if status == "break" else set())
        exact = evaluate_many(book, frame, closings="all", engine="exact")
        assert answers(exact) == answers(evaluate_many(book, frame, closings="all", engine="polars"))


def test_members_without_a_value_are_counted_by_why_they_have_none() -> None:
    own, group = indicator(scale=PERCENT), indicator("grupp", kind="members", frequency="irregular")
    criterion = {"kind": "in_best_share", "indicator": "mått", "group": "grupp", "share": "0.5"}
    rows = [FactRow("grupp", OWN, "2015", code) for code in ("0680", "0114", "1280", "2480", "0617")]
    rows += [*series("60"), *series("50", municipality="0617")]
    rows += [FactRow("mått", code, "2015", None, status=Status.SUPPRESSED) for code in ("0680", "0114")]
    rows += [FactRow("mått", "1280", "2015", D(70), status=Status.PROVISIONAL)]
    found = as_columns(many(criterion | {"final_only": True}, [own, group], rows, "2015"))
    assert "missing mått * 2015 x1; provisional mått * 2015 x1; suppressed mått * 2015 x2" == found[OWN][2]


def test_a_preliminary_number_of_participants_is_none_where_only_final_ones_count() -> None:
    taking = indicator("deltagare", Scale(lowest=D(1), step=D(1)), frequency="irregular")
    criterion = {
        "kind": "among_best",
        "indicator": "mått",
        "best": 1,
        "value": "closed_year",
        "participants": "deltagare",
    }
    rows = [*series("60"), FactRow("deltagare", "0000", "2015", D(1), status=Status.PROVISIONAL)]
    asked = [indicator(scale=PERCENT), taking]
    assert "fulfilled" == as_columns(many(criterion, asked, rows, "2015"))[OWN][0]
    final = as_columns(many(criterion | {"final_only": True}, asked, rows, "2015"))
    assert "unknown_group deltagare 0000 2015" == final[OWN][2]


def test_a_judgement_that_is_withheld_is_none() -> None:
    """The newest says nothing, so the one before it says nothing either."""
    rows = [FactRow("bedömning", OWN, "2015-H1", "uppfyllt", area=f"{PERIOD.id}/1", source="Bokslutet")]
    rows += [FactRow("bedömning", "0680", "2015-H1", "uppfyllt", area=f"{PERIOD.id}/1", source="Bokslutet")]
    rows += [FactRow("bedömning", "0680", "2015", None, area=f"{PERIOD.id}/1", status=Status.SUPPRESSED, source="B")]
    found = as_columns(many({"kind": "assessed", "why": "Inget mått."}, [indicator()], rows, "2015"))
    assert ["fulfilled", "undecided"] == [found[c][0] for c in (OWN, "0680")]


def test_places_told_with_numbers_alone_are_put_together_one_by_one() -> None:
    """Which of two such causes comes first would follow from how many there are."""
    taking = indicator("deltagare", Scale(lowest=D(1), step=D(1)), frequency="irregular")
    group = indicator("grupp", kind="members", frequency="irregular")
    parts = [
        {"kind": "among_best", "indicator": "mått", "best": 1, "value": "closed_year", "participants": "deltagare"}
    ]
    parts.append(
        {"kind": "in_best_share", "indicator": "mått", "group": "grupp", "share": "0.5", "value": "closed_year"}
    )
    rows = [*series("60"), *series("9", "deltagare", "0000"), FactRow("grupp", OWN, "2015", "0680")]
    asked = many({"kind": "all", "criteria": parts}, [indicator(scale=PERCENT), taking, group], rows, "2015")
    assert 1 == len(plan_of(asked.rulebook, table(asked), asked.closings).one_by_one)


# ---------------------------------------------------------------- the line before a milestone

AHEAD: dict[str, Any] = {
    "kind": "milestones",
    "indicator": "mått",
    "targets": [{"date": "2030-12-31", "target": "30000"}],
}
LINE = AHEAD | {"baseline": {"date": "2014-12-31"}, "pace": "linear"}


@pytest.mark.parametrize("pairs", ["measurement_over_measurement", "baseline"])
@pytest.mark.parametrize("status", [None, Status.PROVISIONAL])
def test_a_value_of_the_whole_year_is_the_baseline_where_nothing_was_measured_during_it(
    pairs: str, status: Status | None
) -> None:
    """The one has half-years of 2015, the other only the year itself, and a third one neither."""
    told = {OWN: "2015-H2", "0680": "2015", "0617": "2014"}
    rows = [FactRow("mått", code, period, D(5), status=status or Status.FINAL) for code, period in told.items()]
    rows += [FactRow("mått", code, "2018-H1", D(6)) for code in told]
    rows.append(FactRow("mått", OWN, "2015", D(9)))
    criterion = {"kind": "increases", "indicator": "mått", "pairs": pairs, "baseline": 2015}
    found = as_columns(many(criterion, [indicator(scale=PERSONS, frequency="half")], rows))
    assert ("fulfilled", "> 5") == (found[OWN][0], found[OWN][4])
    assert ("fulfilled", "> 5") == (found["0680"][0], found["0680"][4])
    assert ("undecided", "missing mått 2015") == (found["0617"][0], found["0617"][2])


def test_before_its_day_a_target_without_a_pace_is_only_shown() -> None:
    found = as_columns(
        many(AHEAD, [indicator(scale=PERSONS)], [*series("27000"), *series("1", "annat", "0680")], "2016")
    )
    assert ("undecided", "not_due mått 2030-12-31", "27000", ">= 30000", D(-3000)) == (found[OWN][0], *found[OWN][2:])


@pytest.mark.parametrize("at, bound", [("at_least", ">= 26375"), ("at_most", "<= 26374")])
def test_a_line_is_measured_from_the_nearest_step(at: str, bound: str) -> None:
    """Two of sixteen years on the way from 25 857 to 30 000 is 26 374,875: whole persons, 26 375 or 26 374."""
    rows = [*series("25857", first=2014), *series("26375", first=2016)]
    found = as_columns(many(LINE | {"at": at}, [indicator(scale=PERSONS)], rows, "2016"))
    assert bound == found[OWN][4]
    assert ("fulfilled" if at == "at_least" else "not_fulfilled") == found[OWN][0]


def test_a_line_whose_start_is_not_known_is_open_as_far_as_it_must_be() -> None:
    """From any start the line lies between 0 and the target, so what is beyond the target keeps to it."""
    rows = [*series("26375", first=2016), *series("30001", municipality="0680", first=2016)]
    closed = indicator(scale=Scale(lowest=D(0), highest=D(30000), step=D(1)))
    found = as_columns(
        many(LINE | {"targets": [{"date": "2030-12-31", "target": "20000"}]}, [closed], rows[:1], "2016")
    )
    assert ("fulfilled,not_fulfilled", "missing mått 2014", ">= 20000") == (*found[OWN][1:3], found[OWN][4])
    assert "fulfilled,not_fulfilled" == as_columns(many(LINE, [indicator(scale=PERSONS)], rows, "2016"))["0680"][1]


def test_a_value_that_is_its_own_baseline_is_missing_once() -> None:
    """The line begins in the closing year, of which nothing is known: neither where it begins nor where the value lies."""
    line = LINE | {"baseline": {"date": "2015-06-30"}, "targets": [{"date": "2016-12-31", "target": "1"}]}
    found = as_columns(many(line, [indicator(scale=PERSONS)], series("0", first=2014), "2015"))
    assert "missing mått 2015" == found[OWN][2]


def test_a_line_across_a_change_of_definition_starts_nobody_knows_where() -> None:
    own = indicator(scale=PERSONS, breaks=(SeriesBreak(first_day=PERIOD.first_day, reason="ny"),))
    found = as_columns(many(LINE, [own], [*series("25857", first=2014), *series("26375", first=2016)], "2016"))
    assert "break_in_series mått 2014/2016" == found[OWN][2]


def test_a_line_with_endless_digits_is_judged_one_by_one() -> None:
    asked = many(LINE, [indicator(scale=Scale(lowest=D(0)))], series("25857 26000", first=2014), "2015")
    assert 1 == len(plan_of(asked.rulebook, table(asked), asked.closings).one_by_one)


# ---------------------------------------------------------------- a change of definition


def test_years_on_either_side_of_a_change_of_definition_are_not_compared() -> None:
    """2016 is less than 2015, by another definition; 2018 is less than 2017 by the same."""
    own = indicator(scale=PERSONS, breaks=(SeriesBreak(first_day=PERIOD.first_day.replace(year=2016), reason="ny"),))
    criterion = {"kind": "increases", "indicator": "mått", "pairs": "year_over_year"}
    rows = [*series("10 11 5 6 7", first=2014), *series("10 11 5 6 6", municipality="0680", first=2014)]
    found = as_columns(many(criterion, [own], rows))
    assert ("undecided", "break_in_series mått 2015/2016") == (found[OWN][0], found[OWN][2])
    assert ("not_fulfilled", "> 6", D(-1)) == (found["0680"][0], *found["0680"][4:6])


# ---------------------------------------------------------------- better than the mean of a group

GROUPED: dict[str, Any] = {"kind": "better_than", "indicator": "mått", "than": "group_mean", "group": "grupp"}


def grouped(own: Indicator, rows: Sequence[FactRow], **more: Any) -> dict[str, tuple[Any, ...]]:
    """Vetlanda beside the mean of three others."""
    members = [FactRow("grupp", OWN, "2015", code) for code in ("0680", "0114", "1280")]
    group = indicator("grupp", kind="members", frequency="irregular")
    return as_columns(many(GROUPED | more, [own, group], [*members, *rows], "2015"))


def others(*values: str) -> list[FactRow]:
    """Values of the three others."""
    return [
        r for code, text in zip(("0680", "0114", "1280"), values, strict=True) for r in series(text, municipality=code)
    ]


def test_random_means_of_groups_are_judged_as_columns() -> None:
    found = 0
    for book in drawn(80, ("better_than",)):
        asked = fitting(book)
        if asked.municipalities():
            for one in plan_of(asked.rulebook, table(asked), asked.closings).goals:
                criteria = asked.rulebook.version_at(one.goal, one.closing).criteria()
                found += sum(getattr(c, "than", "") == "group_mean" for c in criteria)
    assert found > 5


def test_a_mean_of_three_is_told_with_twelve_decimals() -> None:
    """70, 70 and 70,1 have the mean 70,0333...: 70,1 is the next value above, and what 70 is short of."""
    rows = others("70", "70", "70.1")
    assert ("not_fulfilled", "> 70.033333333334", D("-0.1")) == tuple(
        grouped(indicator(scale=PERCENT), [*rows, *series("70")])[OWN][n] for n in (0, 4, 5)
    )
    assert ("fulfilled", ">= 70.033333333333", D("0.066666666667")) == tuple(
        grouped(indicator(scale=PERCENT), [*rows, *series("70.1")], or_equal=True)[OWN][n] for n in (0, 4, 5)
    )


def test_lower_can_be_better_than_a_mean() -> None:
    rows = [*others("10", "20", "30"), *series("18")]
    own = indicator(scale=PERCENT, higher_is_better=False)
    assert ("fulfilled", "<= 18", D(0)) == tuple(grouped(own, rows, percent="10")[OWN][n] for n in (0, 4, 5))


def test_members_without_a_value_leave_the_mean_open_as_far_as_they_can_move_it() -> None:
    """The mean of 10, 10 and one that nobody knows is 40 at most."""
    rows = others("10", "10", "-")
    assert "fulfilled" == grouped(indicator(scale=PERCENT), [*rows, *series("40.1")])[OWN][0]
    found = grouped(indicator(scale=PERCENT), [*rows, *series("40")])
    assert ("undecided", "missing mått * 2015 x1") == (found[OWN][0], found[OWN][2])
    assert "unknown_group grupp 2015" == found["0680"][2]


def test_a_mean_of_others_has_room_for_its_digits_while_the_figures_are_small() -> None:
    """A third of them are unlike; from 100 000 persons on it is judged one by one."""
    group = indicator("grupp", kind="members", frequency="irregular")
    rows = [FactRow("grupp", OWN, "2015", code) for code in ("0680", "0114", "0115")]
    rows += [r for n, code in enumerate(("0680", "0114", "0115"), 9) for r in series(str(n), municipality=code)]
    asked = [
        many(GROUPED, [indicator(scale=PERSONS), group], [*rows, *series(own)], "2015") for own in ("99999", "100000")
    ]
    assert "fulfilled" == as_columns(asked[0])[OWN][0]
    assert 1 == len(plan_of(asked[1].rulebook, table(asked[1]), asked[1].closings).one_by_one)


def test_a_group_of_nobody_else_is_a_group_of_one() -> None:
    """The first of one; but there is no mean of nobody."""
    own, group = indicator(scale=PERCENT), indicator("grupp", kind="members", frequency="irregular")
    rows = [*series("60"), FactRow("grupp", OWN, "2014", "0680"), FactRow("grupp", OWN, "2015", OWN)]
    criterion = {"kind": "in_best_share", "indicator": "mått", "group": "grupp", "share": "0.5"}
    assert ("fulfilled", "1", "<= 1") == tuple(
        as_columns(many(criterion, [own, group], rows, "2015"))[OWN][n] for n in (0, 3, 4)
    )
    assert "unknown_group grupp 2015" == as_columns(many(GROUPED, [own, group], rows, "2015"))[OWN][2]


def test_of_values_whose_times_end_the_same_day_the_longest_is_ranked() -> None:
    """A half-year hides its second quarter, also where all values are final: 1 is better than 0, not the same as it."""
    criterion = {"kind": "in_best_share", "indicator": "mått", "share": "0.5", "group": "grupp"}
    often = indicator(scale=PERSONS, frequency="irregular")
    group = indicator("grupp", kind="members", frequency="irregular", higher_is_better=None)
    times = {OWN: {"2016-Q2": "0", "2016-H1": "0"}, "0680": {"2016-Q2": "0", "2016-H1": "1"}}
    rows = [FactRow("mått", code, when, D(text)) for code, told in times.items() for when, text in told.items()]
    rows += [FactRow("grupp", OWN, "2015", "0680"), FactRow("grupp", "0680", "2015", OWN)]
    found = as_columns(many(criterion, [often, group], rows))
    assert (("not_fulfilled", "2"), ("fulfilled", "1")) == tuple((found[c][0], found[c][3]) for c in (OWN, "0680"))


# ---------------------------------------------------------------- ratios


def shares(criterion: dict[str, Any], *told: tuple[str, str | None, str | None]) -> tuple[Many, dict[str, Any]]:
    """Parts per hundred of a whole in 2018, by municipality, and what the columns say of them."""
    parts = [indicator("del", scale=PERSONS), indicator("hela", scale=PERSONS)]
    ratio = derived("andel", numerator=["del"], denominator=["hela"], times=D(100))
    rows = [
        FactRow(name, code, "2018", D(text))
        for code, *texts in told
        for name, text in zip(("del", "hela"), texts, strict=True)
        if text is not None
    ]
    asked = many({"indicator": "andel", "value": "closed_year", **criterion}, [*parts, ratio], rows)
    return asked, as_columns(asked)


def asked_alone(asked: Many) -> set[str]:
    """Those whom the columns leave to the single evaluator."""
    frame = table(asked)
    plan = plan_of(asked.rulebook, frame, asked.closings)
    left = engines.left(plan, plan.table())
    return set().union(*left.values())


def test_a_ratio_is_compared_by_its_numerator_and_divisor() -> None:
    """A third of a hundred is less than 33,333333333334 and shown as that far away; none is worked out to be compared."""
    told = [(OWN, "1", "3"), ("0680", "93", "100"), ("0114", "930000000001", "1000000000000"), ("0115", "0", "7")]
    _, found = shares({"kind": "at_least", "target": "93"}, *told)
    assert ["not_fulfilled", "fulfilled", "fulfilled", "not_fulfilled"] == [found[code][0] for code, *_ in told]
    assert ["33.333333333333", "93", "93.0000000001", "0"] == [found[code][3] for code, *_ in told]
    assert D("-59.666666666667") == found[OWN][5]


def test_a_ratio_that_lacks_a_figure_is_left_to_the_single_evaluator() -> None:
    """As is one whose divisor is 0, or whose figures are too great."""
    told = [
        (OWN, "1", "3"),
        ("0680", None, "100"),
        ("0114", "5", None),
        ("0115", "5", "0"),
        ("0117", "999999999999999", "1"),
    ]
    asked, found = shares({"kind": "at_least", "target": "93"}, *told)
    assert {"0680", "0114", "0115", "0117"} == asked_alone(asked)
    assert ("undecided", "missing del 2018") == (found["0680"][0], found["0680"][2])
    assert ("fulfilled", "99999999999999900") == (found["0117"][0], found["0117"][3])


@pytest.mark.parametrize("kind", ["at_most", "above", "below"])
def test_a_ratio_is_rounded_before_it_is_compared_where_the_rule_says_so(kind: str) -> None:
    """49,95 is 50,0 with one decimal, a half away from zero."""
    told = [(OWN, "999", "2000"), ("0680", "9989", "20000"), ("0114", "1", "2")]
    _, found = shares({"kind": kind, "target": "50", "round_to": 1}, *told)
    assert ["50", "49.9", "50"] == [found[code][3] for code, *_ in told]


@pytest.mark.parametrize("engine", ["polars", "exact"])
def test_nobody_is_left_out_whose_code_is_long_or_of_whom_nothing_is_known(
    engine: Literal["polars", "exact"],
) -> None:
    """Codes of five digits as texts and as numbers; and one with figures that no rule asks for."""
    asked, _ = shares({"kind": "at_least", "target": "93"}, (OWN, "1", "3"))
    rows = [
        ("del", "00685", "1"),
        *(("hela", "00686", "10000000000000"), ("del", "00686", "5000000000000")),
        ("hela", "12345", "3"),
        ("okänd", "00777", "1"),
    ]
    names = ("indicator", "municipality", "value", "period")
    texts = pl.LazyFrame([(*row, "2018") for row in rows], dict.fromkeys(names, pl.String), orient="row")
    for facts in (texts, held(texts)):
        found = answers(evaluate_many(asked.rulebook, facts, closings=asked.closings, engine=engine))
        verdicts = {code: row[3] for (code, _, _), row in found.items()}
        undecided = dict.fromkeys(("00685", "00777", "12345"), "undecided")
        assert {"00686": "not_fulfilled", **undecided} == verdicts


def test_ratios_on_duckdb_are_those_on_polars() -> None:
    duckdb = pytest.importorskip("duckdb")
    told = [(OWN, "1", "3"), ("0680", None, "100"), ("0115", "5", "0"), ("0117", "999999999999999", "1")]
    asked, found = shares({"kind": "at_least", "target": "93"}, *told)
    with duckdb.connect() as connection:
        facts = connection.from_arrow(table(asked).collect().to_arrow())
        rows = evaluate_many(asked.rulebook, facts, closings=asked.closings, engine="duckdb").fetchall()
    assert found == {row[0]: tuple(row[3:9]) for row in rows}
