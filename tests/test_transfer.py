"""Promises about putting one period's goals to another period's years."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.build import facts, measured
from vetlanda_policy.cli import run
from vetlanda_policy.engine import evaluate
from vetlanda_policy.errors import QuestionError
from vetlanda_policy.facts import Facts, Status
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.indicators import SeriesBreak
from vetlanda_policy.rulefiles import read_rulebook
from vetlanda_policy.verdicts import Evaluation

BOOK = read_rulebook("2015-2018")
LATER = read_rulebook("2020-2023")
MOVING = "inflyttade 2019 1200\ninflyttade 2020 1210\ninflyttade 2021 1250"


def test_goals_of_one_period_are_judged_on_the_years_of_another() -> None:
    found = evaluate(BOOK, facts(MOVING), closing="2021", judged_period=LATER.period)
    assert ("2015-2018", "2020-2023", "2021") == (found.period, found.judged_period, found.closing)
    first = found.goal(1)
    assert "fulfilled" == first.verdict
    assert [("2019", "2020"), ("2020", "2021")] == [(c.earlier, c.period) for c in first.criteria[0].comparisons]
    assert found == Evaluation.model_validate_json(found.model_dump_json())


def test_a_baseline_year_moves_as_far_as_the_period() -> None:
    """Goal 5 says 2014, the year before the period; for 2020-2023 that is 2019."""
    known = facts("hme-total 2019 78\nhme-total 2020 79\nhme-total 2021 80")
    (criterion,) = evaluate(BOOK, known, closing="2021", judged_period=LATER.period).goal(5).criteria
    partly = criterion.criteria[1]
    assert "från 2019" in partly.rule
    assert ["2019", "2020"] == [c.earlier for c in partly.comparisons]


def test_the_own_period_is_no_other_period() -> None:
    known = facts("inflyttade 2014 1\ninflyttade 2015 2")
    assert evaluate(BOOK, known, closing="2015") == evaluate(BOOK, known, closing="2015", judged_period=BOOK.period)
    assert evaluate(BOOK, known, closing="2015").judged_period is None


def test_a_dated_target_keeps_its_date() -> None:
    """30 000 inhabitants in 2030 cannot be judged in 2016 either."""
    known = facts("folkmängd 2014 26000\nfolkmängd 2016 26500")
    found = evaluate(LATER, known, closing="2016", judged_period=BOOK.period).goal(1)
    assert ["not_due"] == [c.cause for c in found.causes]
    assert ["2030-12-31"] == [c.date for c in found.causes]


def test_a_definition_that_changed_in_between_is_refused_with_goal_indicator_and_day() -> None:
    changed = SeriesBreak.model_validate({"first_day": "2019-01-01", "reason": "Ny mätmetod."})
    indicators = tuple(
        i.model_copy(update={"breaks": (changed,)}) if i.id == "inflyttade" else i for i in BOOK.indicators
    )
    fields = {name: getattr(BOOK, name) for name in Rulebook.model_fields}
    book = Rulebook.model_construct(**{**fields, "indicators": indicators})
    with pytest.raises(QuestionError) as caught:
        evaluate(book, facts(MOVING), closing="2021", judged_period=LATER.period)
    assert ["definition-changed-between-periods"] == [p.code for p in caught.value.problems]
    assert "mål 1 för 2015-2018" in str(caught.value)
    assert "`inflyttade` fick en ny definition 2019-01-01 (Ny mätmetod)" in str(caught.value)


def test_a_change_that_the_facts_tell_of_is_refused_too() -> None:
    told = measured("inflyttade 2020 1210", row=7, status=Status.BREAK)
    known = Facts((measured("inflyttade 2019 1200"), told), "0685")
    with pytest.raises(QuestionError, match=r"fakta\.csv:7"):
        evaluate(BOOK, known, closing="2020", judged_period=LATER.period)
    assert 5 == len(evaluate(BOOK, facts(MOVING), closing="2020", judged_period=LATER.period).goals)


def test_on_the_command_line_the_closing_or_the_facts_tell_which_years(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "senare.csv"
    file.write_text("indikator,period,värde\ninflyttade,2019,1200\ninflyttade,2020,1210\n", encoding="utf-8")
    for more in (["--closing", "2020"], []):
        assert 0 == run(["evaluate", str(file), "--period", "2015-2018", *more])
        shown = capfd.readouterr().out
        assert "målen för 2015-2018 prövade på 2020-2023 · bokslut 2020" in shown
        assert "MÅLEN FÖR 2015-2018 ÄR PRÖVADE PÅ ÅREN 2020-2023" in shown


def test_a_closing_of_no_period_is_still_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "senare.csv"
    file.write_text("indikator,period,värde\ninflyttade,2019,1200\n", encoding="utf-8")
    assert 2 == run(["evaluate", str(file), "--period", "2015-2018", "--closing", "2031"])
    assert "`2031` är inget bokslut i perioden 2015-2018" in capfd.readouterr().err


def test_the_margin_is_that_of_the_moved_years() -> None:
    found = evaluate(BOOK, facts(MOVING), closing="2021", judged_period=LATER.period).goal(1)
    assert Decimal(9) == found.criteria[0].margin
