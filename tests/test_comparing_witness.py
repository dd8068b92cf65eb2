"""Promises about the witness: it is real, it is the smallest, and where there is none no facts disagree."""

from __future__ import annotations

import csv
import os
import random
import sys
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.comparing_strategies import FAMILIES, PERIOD, D, indicator, indicators, rulebook
from tests.test_comparing_encoding import against, drawn
from vetlanda_policy.cli import run
from vetlanda_policy.cli.diff import diff
from vetlanda_policy.cli.session import Session
from vetlanda_policy.comparing import Side, Witness, compare, document, read_side
from vetlanda_policy.comparing.matching import GoalPair
from vetlanda_policy.comparing.witness import searcher
from vetlanda_policy.comparing.witness.contest import Contest, encode
from vetlanda_policy.comparing.witness.facts import Entry
from vetlanda_policy.comparing.witness.find import find
from vetlanda_policy.errors import QuestionError
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.periods import MandatePeriod
from vetlanda_policy.values import Scale
from vetlanda_policy.verdicts import Verdict

EXAMPLES = int(os.environ.get("VETLANDA_POLICY_EXAMPLES", "5"))
ROOT = Path(__file__).parent.parent
INVENTED = str(ROOT / "tests" / "comparing" / "2023-2026")


def searched(one: Rulebook, other: Rulebook, closing: str | None = "2018") -> Witness:
    """The witness of two rulebooks' first goals."""
    sides = Side("a", one, one.goals), Side("b", other, other.goals)
    return find(GoalPair(one.goals[0], other.goals[0]), sides, closing, "sv")


def between(a: dict[str, Any], b: dict[str, Any], closing: str = "2018", **shown: Any) -> Witness:
    """The witness of two criteria."""
    known = indicators(**shown)
    return searched(rulebook(a, shown=known), rulebook(b, shown=known), closing)


def table(witness: Witness) -> list[str]:
    """The rows as `indicator[/area] period value`."""
    return [f"{r.indicator}{f'/{r.area}' if r.area else ''} {r.period} {r.value}" for r in witness.rows]


AT_LEAST = {"kind": "at_least", "indicator": "mått", "target": D(4)}
RISES = {"kind": "increases", "indicator": "mått", "pairs": "year_over_year"}


# ---------------------------------------------------------------- what is found


@pytest.mark.parametrize(
    "other, rows",
    [
        ({**AT_LEAST, "target": D(3)}, ["mått 2018 3"]),
        ({**AT_LEAST, "kind": "above"}, ["mått 2018 4"]),
        ({**AT_LEAST, "kind": "equals"}, ["mått 2018 5"]),
        ({"kind": "between", "indicator": "mått", "lowest": D(4), "highest": D(5)}, ["mått 2018 6"]),
        ({**AT_LEAST, "partly": {"share_of_target": D("0.75")}}, ["mått 2018 3"]),
        ({**AT_LEAST, "partly": {"when": {**AT_LEAST, "target": D(3)}}}, ["mått 2018 3"]),
    ],
)
def test_two_thresholds_differ_on_one_row(other: dict[str, Any], rows: list[str]) -> None:
    found = between(AT_LEAST, other)
    assert ("found", True, rows) == (found.result, found.fewest, table(found))


@pytest.mark.parametrize(
    "one, other",
    [
        ({**AT_LEAST, "kind": "above", "target": D(3)}, AT_LEAST),
        ({**AT_LEAST, "target": D("3.5")}, AT_LEAST),
        ({"kind": "all", "criteria": [AT_LEAST, {**AT_LEAST, "target": D(3)}]}, AT_LEAST),
        ({"kind": "any", "criteria": [AT_LEAST, {**AT_LEAST, "target": D(3)}]}, {**AT_LEAST, "target": D(3)}),
        ({**RISES, "pairs": "year_over_year", "amount": D(1)}, RISES),
        ({"kind": "among_best", "indicator": "mått", "best": 7, "placement": "plats"},) * 2,
        ({"kind": "assessed", "why": "Inget mått."}, {"kind": "assessed", "why": "Ett annat skäl."}),
    ],
)
def test_two_rules_that_say_the_same_have_no_witness(one: dict[str, Any], other: dict[str, Any]) -> None:
    found = between(one, other)
    assert ("none", ()) == (found.result, found.rows)
    assert "Det finns inga sådana fakta" in found.text


def test_two_rules_can_differ_whatever_the_facts_are() -> None:
    """Always met on the scale, and never: no fact is needed."""
    found = between({**AT_LEAST, "target": D(0)}, {**AT_LEAST, "target": D(7)})
    assert ("found", True, ()) == (found.result, found.fewest, found.rows)
    assert "Redan utan fakta bedöms målet olika." == found.text


def test_where_the_scale_ends_matters_for_what_there_is_to_find() -> None:
    """More than 5 and at least 6 are the same where the scale has steps, and differ at 5,5 where it has none."""
    one, other = {**AT_LEAST, "kind": "above", "target": D(5)}, {**AT_LEAST, "target": D(6)}
    assert "none" == between(one, other).result
    found = between(one, other, scale=Scale(lowest=D(0), highest=D(10)))
    assert ["mått 2018 5.5"] == table(found)


def test_a_missing_row_is_told_where_nothing_else_tells_two_rules_apart() -> None:
    """The latest value and the closing year's are the same, but where that year's is missing only the one is judged."""
    found = between(AT_LEAST, {**AT_LEAST, "value": "closed_year"})
    assert ("undecided_only", True, 1) == (found.result, found.fewest, len(found.rows))
    assert found.verdicts is not None
    assert Verdict.UNDECIDED in (found.verdicts.a, found.verdicts.b)
    assert "2018" != found.rows[0].period


def test_a_change_over_the_years_needs_only_the_rows_that_matter() -> None:
    """From 0 to 5 is an increase, but leaves no room for one every year up to 6, whatever the other years are."""
    found = between(RISES, {**RISES, "pairs": "baseline"})
    assert ("found", True, 2) == (found.result, found.fewest, len(found.rows))


def test_levels_are_named_in_the_witness() -> None:
    one, other = ({"kind": "at_least", "indicator": "läge", "target": name} for name in ("gul", "grön"))
    assert ["läge 2018 gul"] == table(between(one, other))


def test_a_judgement_is_a_row_of_the_witness() -> None:
    found = between({"kind": "assessed", "why": "Inget mått."}, AT_LEAST)
    assert 2 == len(found.rows)
    assert {"bedömning", "mått"} == {r.indicator for r in found.rows}


def test_a_place_among_others_brings_the_others() -> None:
    one, other = ({"kind": "among_best", "indicator": "mått", "best": n, "participants": "antal"} for n in (1, 2))
    found = between(one, other, scale=Scale(lowest=D(0), highest=D(100)))
    assert ("found", True) == (found.result, found.fewest)
    assert {"antal", "mått"} == {r.indicator for r in found.rows}


def test_the_best_share_brings_a_group_in_which_the_shares_differ() -> None:
    one, other = (
        {"kind": "in_best_share", "indicator": "mått", "share": s, "group": "grupp"} for s in (D("0.25"), D("0.5"))
    )
    found = between(one, other)
    members = [r for r in found.rows if r.indicator == "grupp"]
    assert ("found", 3) == (found.result, len(members))


def test_a_ratio_is_compared_without_dividing() -> None:
    one, other = ({"kind": "at_least", "indicator": "kvot", "target": t} for t in (D(2), D(3)))
    found = between(one, other)
    assert ("found", True, {"mått", "budget"}) == (found.result, found.fewest, {r.indicator for r in found.rows})


def test_a_goal_that_rests_on_another_is_searched_with_it() -> None:
    known = indicators()
    one = rulebook({"kind": "goal", "goal": 2}, AT_LEAST, shown=known)
    other = rulebook({"kind": "goal", "goal": 2}, {**AT_LEAST, "target": D(3)}, shown=known)
    assert ["mått 2018 3"] == table(searched(one, other))


def test_a_value_with_endless_digits_is_never_a_witness() -> None:
    """A third of the way from 0 to 1 is no decimal: on or above the line and above it differ only there."""
    scale = Scale(lowest=D(0), highest=D(1))
    dated = {"date": "2017-12-31", "target": D(1)}
    on = {
        "kind": "milestones",
        "indicator": "mått",
        "targets": [dated],
        "baseline": {"date": "2014-12-31", "value": D(0)},
        "pace": "linear",
    }
    above = {"kind": "all", "criteria": [on, {"kind": "above", "indicator": "mått", "target": D("0.333333333333")}]}
    found = between(on, above, "2015", scale=scale)
    assert "none" == found.result


# ---------------------------------------------------------------- it is exact


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_where_there_is_no_witness_no_facts_disagree(family: str) -> None:
    """And where there is one with the fewest rows, no facts with fewer rows disagree."""

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(FAMILIES[family], FAMILIES[family], st.sampled_from(["2018", "2016"]), st.randoms(use_true_random=False))
    def holds(one: dict[str, Any], other: dict[str, Any], closing: str, chance: random.Random) -> None:
        known = indicators()
        books = rulebook(one, shown=known), rulebook(other, shown=known)
        found = searched(*books, closing)
        if found.result == "unknown":
            return  # nothing is promised then
        made = against(*books, closing)
        for _ in range(10):
            rows = drawn(encode(made), closing, chance)
            if rows is not None and (found.result != "found" or (found.fewest and len(rows[1]) < len(found.rows))):
                assert not _disagree(made, rows[1])

    holds()


def _disagree(made: Contest, rows: list[Entry]) -> bool:
    one, other = made.verdicts(rows)
    return one is not None and other is not None and one != other


SHORT = MandatePeriod(id="2015-2018", first_day=PERIOD.first_day, last_day=PERIOD.last_day)
TINY: tuple[Indicator, ...] = (
    indicator("mått", scale=Scale(lowest=D(0), highest=D(2), step=D(1)), higher_is_better=True),
    indicator("budget", scale=Scale(lowest=D(0), highest=D(2), step=D(1)), higher_is_better=True),
)
RULES: tuple[dict[str, Any], ...] = (
    {"kind": "at_least", "indicator": "mått", "target": D(1)},
    {"kind": "at_least", "indicator": "mått", "target": D(2), "value": "every_year"},
    {"kind": "at_least", "indicator": "mått", "target": D("1.5"), "value": "mean"},
    RISES,
    {**RISES, "pairs": "measurement_over_measurement"},
    {**RISES, "kind": "unchanged", "pairs": "baseline"},
    {"kind": "deviation_at_most", "indicator": "mått", "reference": "budget", "amount": D(1)},
    {"kind": "better_than", "indicator": "mått", "than": "reference", "reference": "budget"},
)


@pytest.mark.parametrize("one, other", list(combinations(RULES, 2)), ids=lambda r: f"{r['kind']}")
def test_the_fewest_rows_are_the_fewest_of_all_facts(one: dict[str, Any], other: dict[str, Any]) -> None:
    """By trying all facts there are on a scale of three values, with and without each row."""
    books = rulebook(one, shown=TINY), rulebook(other, shown=TINY)
    found = searched(*books, "2016")
    made = against(*books, "2016")
    slots = [u.slot for u in encode(made).unknowns.rows.values() if u.slot is not None]
    fewest: int | None = None
    for size in range(len(slots) + 1):
        for chosen in combinations(slots, size):
            for values in product((D(0), D(1), D(2)), repeat=size):
                rows = [Entry(s, v) for s, v in zip(chosen, values, strict=True)]
                if fewest is None and _disagree(made, rows):
                    fewest = size
        if fewest is not None:
            break
    assert (fewest, fewest is not None) == (len(found.rows) if found.result == "found" else None, found.fewest)


# ---------------------------------------------------------------- where and how


def test_two_periods_without_a_common_closing_have_nothing_to_search() -> None:
    sides = read_side("2015-2018/1"), read_side("2020-2023/1")
    found = searcher(sides, None, "sv")(GoalPair(sides[0].goals[0], sides[1].goals[0]))
    assert found is not None
    assert ("not_comparable", ()) == (found.result, found.rows)
    assert "Perioderna 2015-2018 och 2020-2023 har inget gemensamt bokslut" in found.text


def test_a_closing_outside_the_period_has_nothing_to_search() -> None:
    found = searched(rulebook(AT_LEAST), rulebook({**AT_LEAST, "target": D(3)}), "2031")
    assert "not_comparable" == found.result
    assert "`2031` är inget bokslut" in found.text


def test_the_last_annual_closing_is_the_one_where_none_is_named() -> None:
    assert "2018" == searched(rulebook(AT_LEAST), rulebook({**AT_LEAST, "target": D(3)}), None).closing


def test_the_shipped_goals_have_witnesses_between_them() -> None:
    sides = read_side("2015-2018/1"), read_side("2015-2018/5")
    found = searcher(sides, None, "en")(GoalPair(sides[0].goals[0], sides[1].goals[0]))
    assert found is not None
    assert "found" == found.result
    assert found.verdicts is not None
    assert found.verdicts.differ


def test_the_witness_file_is_read_by_evaluate(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pahittat-vittne.csv"
    diff(Session("sv"), f"{INVENTED}/1@2024-01-01", f"{INVENTED}/1@2025-01-01", witness_file=file)
    shown = capfd.readouterr().out
    assert "PÅHITTADE VÄRDEN, bokslut 2026:" in shown
    with file.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert [("nöjda kunder", "2026", "90", "påhittat")] == [
        (r["indikator"], r["period"], r["värde"], r["källa"]) for r in rows
    ]
    assert 0 == run(["evaluate", str(file), "--rules", INVENTED, "--closing", "2026"])
    assert "OBS: VÄRDENA ÄR PÅHITTADE" in capfd.readouterr().out


@pytest.mark.parametrize("name", ["vittne.csv", "pahittat.json", "pahittat"])
def test_a_witness_file_must_say_that_it_is_invented(name: str, tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="namnet måste innehålla `pahittat`"):
        diff(Session("sv"), "2015-2018/1", "2015-2018/2", witness_file=tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_witness_file_is_of_one_goal(tmp_path: Path) -> None:
    file = tmp_path / "pahittat.csv"
    with pytest.raises(QuestionError) as refused:
        diff(Session("sv"), f"{INVENTED}/3@2024-01-01", f"{INVENTED}/3@2025-01-01", witness_file=file)
    assert ["no-witness"] == [p.code for p in refused.value.problems]
    assert not file.exists()


def test_without_the_solver_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.startswith("vetlanda_policy.comparing.witness.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "z3", None)
    sides = read_side("2015-2018/1"), read_side("2015-2018/2")
    with pytest.raises(QuestionError, match=r"pip install vetlanda-policy\[witness\]"):
        searcher(sides, None, "sv")


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_the_witness_is_marked_as_invented_in_every_document(form: Any, capfd: pytest.CaptureFixture[str]) -> None:
    diff(Session("en"), "2015-2018/1", "2015-2018/5", witness=True, form=form)
    text = capfd.readouterr().out
    assert ("INVENTED VALUES, closing 2018" if form != "json" else '"result": "found"') in text
    assert form != "table" or 80 >= max(len(line) for line in text.splitlines())


def test_rows_too_long_for_columns_stand_on_lines_of_their_own() -> None:
    long = "ett nyckeltal med ett mycket långt namn som ingen orkar läsa färdigt"
    known = (indicator(long, higher_is_better=True, areas=("ett område med ett ganska långt namn",)),)
    one = {**AT_LEAST, "indicator": long, "each": {"area": ["ett område med ett ganska långt namn"]}}
    books = rulebook(one, shown=known), rulebook({**one, "target": D(3)}, shown=known)
    sides = Side("a", books[0], books[0].goals), Side("b", books[1], books[1].goals)
    text = document(compare(*sides, search=searcher(sides, None, "sv")), "table")
    assert f"      {long}," in text
    assert 80 >= max(len(line) for line in text.splitlines())
