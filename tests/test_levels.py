"""Named levels (röd, gul, grön): read as they are written, ordered worst first, and shown by name."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.oracle_goals import Goals
from tests.reading import facts_of, refused
from tests.strategies import indicator as indicator_of
from tests.strategies_kinds import levelled
from vetlanda_policy.engine import evaluate
from vetlanda_policy.errors import FactsError
from vetlanda_policy.facts import Facts, Indicator, Status
from vetlanda_policy.values import Scale
from vetlanda_policy.verdicts import CriterionRecord, Evaluation
from vetlanda_policy.wording import MINUS

STATE = levelled("läge")
STATES = levelled("läge", areas=("skola", "vård"))
COUNTED = indicator_of("deltagare", Scale(lowest=Decimal(1), step=Decimal(1)))
HEADINGS = "indikator;period;värde\n"


def indicator(lines: tuple[str, ...]) -> Indicator:
    """The indicator, measured by area where the rows name areas."""
    return STATES if any(line.count(";") > 1 for line in lines) else STATE


def read(*lines: str) -> Facts:
    """The facts of a file with these rows: period, level and perhaps the area."""
    headings = HEADINGS if indicator(lines) is STATE else HEADINGS.replace("\n", ";område\n")
    return facts_of(headings + "".join(f"läge;{line}\n" for line in lines), indicators=(indicator(lines),))


def evaluated(criterion: dict[str, Any], *lines: str, lang: str = "sv") -> Evaluation:
    """What the rule says of a file with these rows, at the closing of 2016."""
    goals = Goals(({"indicator": "läge", **criterion},), (indicator(lines),), ())
    return evaluate(goals.rulebook, read(*lines), closing="2016", lang=lang)  # type: ignore[arg-type]


def judged(criterion: dict[str, Any], *lines: str, lang: str = "sv") -> CriterionRecord:
    """What the one criterion concluded."""
    return evaluated(criterion, *lines, lang=lang).goals[0].criteria[0]


@pytest.mark.parametrize("written", ["grön", "GRÖN", "gron", " Grön "])
def test_a_level_is_read_however_its_name_is_spelled(written: str) -> None:
    (measurement,) = read(f"2016;{written}").measurements
    assert ("grön", Decimal(3)) == (measurement.written, measurement.number)


@pytest.mark.parametrize("written", ["blå", "grönn", "2", "3,0"])
def test_what_is_no_level_is_refused_with_its_place_and_the_levels_there_are(written: str) -> None:
    error: FactsError = refused(f"{HEADINGS}läge;2016;{written}\n", indicators=(STATE,))
    (problem,) = error.problems
    assert ("unknown-level", "stdin:2", written) == (problem.code, str(problem.place).split(",")[0], problem.read)
    assert f"`{written}` är ingen nivå för `läge`. Skriv `röd`, `gul` eller `grön`." == problem.sv
    assert f"`{written}` is no level of `läge`. Write `röd`, `gul` or `grön`." == problem.en


@pytest.mark.parametrize(
    "written, status, cause",
    [
        ("..", Status.SUPPRESSED, "suppressed"),
        (".", Status.NOT_APPLICABLE, "not_applicable"),
        ("-", Status.DROPPED_OUT, "dropped_out"),
    ],
)
def test_a_level_that_is_withheld_leaves_the_goal_open_and_says_why(written: str, status: Status, cause: str) -> None:
    assert [status] == [m.status for m in read(f"2016;{written}").measurements]
    record = judged({"kind": "at_least", "target": "gul"}, f"2016;{written}")
    assert [(cause, ">= gul")] == [(c.cause.value, c.needed) for c in record.causes]
    assert "undecided" == record.verdict.value


def test_the_worst_level_is_reached_whatever_is_missing() -> None:
    assert "fulfilled" == judged({"kind": "at_least", "target": "röd"}, "2016;..").verdict.value


def test_nothing_is_better_than_the_best_level() -> None:
    assert "not_fulfilled" == judged({"kind": "above", "target": "grön"}, "2016;..").verdict.value


def test_two_levels_for_one_key_are_refused_by_name() -> None:
    error = refused(f"{HEADINGS}läge;2016;grön\nläge;2016;gul\n", indicators=(STATE,))
    assert "`läge, 0685, 2016` har två värden, `grön` (stdin:2) och `gul` (stdin:3)" in error.problems[0].sv


@pytest.mark.parametrize(
    "criterion, level, verdict, required, margin",
    [
        ({"kind": "at_least", "target": "gul"}, "gul", "fulfilled", ">= gul", "0"),
        ({"kind": "at_least", "target": "grön"}, "röd", "not_fulfilled", ">= grön", "-2"),
        ({"kind": "above", "target": "röd"}, "gul", "fulfilled", "> röd", "0"),
        ({"kind": "above", "target": "gul"}, "gul", "not_fulfilled", "> gul", "-1"),
        ({"kind": "at_most", "target": "gul"}, "grön", "not_fulfilled", "<= gul", "-1"),
        ({"kind": "below", "target": "grön"}, "röd", "fulfilled", "< grön", "1"),
        ({"kind": "equals", "target": "gul"}, "grön", "not_fulfilled", "= gul", "-1"),
        ({"kind": "between", "lowest": "gul", "highest": "grön"}, "gul", "fulfilled", ">= gul, <= grön", "0"),
    ],
)
def test_levels_are_compared_in_their_order(
    criterion: dict[str, Any], level: str, verdict: str, required: str, margin: str
) -> None:
    record = judged(criterion, f"2016;{level}")
    assert (verdict, level, required, Decimal(margin)) == (
        record.verdict.value,
        record.observed,
        record.required,
        record.margin,
    )


@pytest.mark.parametrize(
    "amount, levels, required, margin",
    [
        ("2", ("röd", "grön"), ">= -1, <= grön", "0"),
        ("2", ("gul", "grön"), ">= 0, <= 4", "1"),
        ("2.5", ("röd", "röd"), ">= -1.5, <= 3.5", "2.5"),
        ("0.5", ("gul", "grön"), ">= 1.5, <= 2.5", "-0.5"),
        ("0.9999999999", ("röd", "röd"), ">= 0.0000000001, <= 1.9999999999", "0.9999999999"),
        ("12", ("röd", "grön"), ">= -11, <= 13", "10"),
    ],
)
@pytest.mark.parametrize("kind", ["unchanged", "deviation_at_most"])
def test_a_bound_on_each_side_is_named_where_it_is_a_level_and_else_a_number(
    kind: str, amount: str, levels: tuple[str, str], required: str, margin: str
) -> None:
    first, last = levels
    if kind == "unchanged":
        record = judged({"kind": kind, "pairs": "baseline", "amount": amount}, f"2014;{first}", f"2016;{last}")
    else:
        budget = levelled("budget")
        criterion = {"indicator": "läge", "kind": kind, "reference": "budget", "amount": amount}
        goals = Goals((criterion,), (STATE, budget), ())
        rows = facts_of(f"{HEADINGS}läge;2016;{last}\nbudget;2016;{first}\n", indicators=(STATE, budget))
        record = evaluate(goals.rulebook, rows, closing="2016").goals[0].criteria[0]
    assert (required, Decimal(margin)) == (record.required, record.margin)
    assert [required] == [c.required for c in record.comparisons]


@pytest.mark.parametrize(
    "criterion, required",
    [
        ({"kind": "does_not_decrease", "amount": "2"}, ">= -1"),
        ({"kind": "does_not_decrease", "amount": "0.9999999999"}, ">= 0.0000000001"),
        ({"kind": "does_not_increase", "amount": "3"}, "<= 4"),
        ({"kind": "increases", "amount": "2"}, ">= grön"),
    ],
)
def test_a_bound_on_one_side_is_named_where_it_is_a_level_and_else_a_number(
    criterion: dict[str, Any], required: str
) -> None:
    assert required == judged({"pairs": "baseline", **criterion}, "2014;röd", "2016;röd").required


@pytest.mark.parametrize(
    "lang, explanation",
    [
        ("sv", f"2016: grön är minst {MINUS}1 och högst grön (mot röd (2014)), marginal 0\xa0steg."),
        ("en", f"2016: grön, at least {MINUS}1 and at most grön (against röd (2014)), margin 0\xa0levels."),
    ],
)
def test_a_bound_below_the_worst_level_is_explained_as_a_number(lang: str, explanation: str) -> None:
    criterion = {"kind": "unchanged", "pairs": "baseline", "amount": "2"}
    record = judged(criterion, "2014;röd", "2016;grön", lang=lang)
    assert explanation == record.explanation


def test_a_change_of_level_names_both_levels() -> None:
    record = judged({"kind": "increases", "pairs": "baseline"}, "2014;röd", "2016;gul")
    assert ("fulfilled", "gul", "röd") == (record.verdict.value, record.observed, record.comparisons[0].earlier_value)
    assert "gul" in record.explanation
    assert "röd" in record.explanation


def test_each_area_has_its_own_level_and_some_are_enough_for_partly() -> None:
    criterion = {"kind": "equals", "target": "grön", "each": {"area": ["skola", "vård"]}, "partly": {"some": True}}
    record = judged(criterion, "2016;grön;skola", "2016;gul;vård")
    assert "partly_fulfilled" == record.verdict.value
    assert [("skola", "grön"), ("vård", "gul")] == [(c.area, c.observed) for c in record.leaves()]


@pytest.mark.parametrize(
    "lang, rule, explanation",
    [
        ("sv", "Läge: minst grön, senaste mätningen i perioden.", "2016: gul är inte minst grön, 1\xa0steg fattas."),
        ("en", "Läge: at least grön, the latest measurement in the period.", "2016: gul, not at least grön"),
    ],
)
def test_levels_are_explained_by_name(lang: str, rule: str, explanation: str) -> None:
    record = judged({"kind": "at_least", "target": "grön"}, "2016;gul", lang=lang)
    assert rule.lower() == record.rule.lower()
    assert explanation in record.explanation


def test_an_evaluation_with_levels_becomes_json_and_back() -> None:
    evaluation = evaluated({"kind": "at_least", "target": "grön", "value": "every_year"}, "2015;gul", "2016;..")
    written = evaluation.model_dump_json()
    again = Evaluation.model_validate_json(written)
    assert evaluation == again
    assert ["level"] == [e.kind for e in again.goals[0].criteria[0].evidence]
    assert '"observed":"gul"' in written


def test_a_place_among_others_is_a_number_and_no_level() -> None:
    """The best of two is in the first place, and that is not the worst level."""
    facts = facts_of(
        "indikator;kommun;period;värde\nläge;0685;2016;grön\nläge;0680;2016;gul\ndeltagare;0000;2016;2\n",
        indicators=(STATE, COUNTED),
    )
    rule = {"kind": "among_best", "indicator": "läge", "best": 1, "participants": "deltagare", "value": "closed_year"}
    record = evaluate(Goals((rule,), (STATE, COUNTED), ()).rulebook, facts, closing="2016").goals[0].criteria[0]
    assert (Decimal(1), "<= 1", Decimal(0)) == (record.observed, record.required, record.margin)
