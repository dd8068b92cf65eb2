"""Promises about comparing verdicts: both sides on the same facts, and the command that says what differs and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.build import facts
from tests.comparing_strategies import D, rulebook
from vetlanda_policy.cli import run
from vetlanda_policy.cli.diff import diff
from vetlanda_policy.cli.session import Session
from vetlanda_policy.comparing import Side, compare, read_side
from vetlanda_policy.errors import FactsError, QuestionError
from vetlanda_policy.facts import Facts
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.verdicts import Verdict

ROOT = Path(__file__).parent.parent
INVENTED = str(ROOT / "tests" / "comparing" / "2023-2026")
FACTS = str(ROOT / "examples" / "pahittat" / "pahittade-fakta.csv")


def side(book: Rulebook) -> Side:
    """All of a rulebook as one side."""
    return Side("påhittad", book, book.goals)


def both(known: Facts) -> tuple[Facts, Facts]:
    """The same facts for both sides."""
    return known, known


AT_LEAST = {"kind": "at_least", "indicator": "mått", "target": D(4)}


def test_a_verdict_that_changes_is_told_with_both_reasons() -> None:
    lower = {**AT_LEAST, "target": D(3)}
    found = compare(side(rulebook(AT_LEAST)), side(rulebook(lower)), facts=both(facts("mått 2018 3")))
    pair = found.goals[0].verdicts
    assert pair is not None
    assert (Verdict.NOT_FULFILLED, Verdict.FULFILLED) == (pair.a, pair.b)
    assert "inte minst 4" in str(pair.why_a)
    assert "minst 3" in str(pair.why_b)
    assert "Ett mål är ändrat. Bedömningen skiljer sig för mål 1." == found.conclusion


def test_a_verdict_that_does_not_change_is_told_too() -> None:
    lower = {**AT_LEAST, "target": D(3)}
    found = compare(side(rulebook(AT_LEAST)), side(rulebook(lower)), facts=both(facts("mått 2018 6")))
    assert "Ett mål är ändrat. Inget mål bedöms olika på dessa fakta." == found.conclusion


def test_one_period_is_judged_at_the_newest_closing_that_either_rulebook_reaches() -> None:
    other = {**AT_LEAST, "indicator": "lägre"}
    known = (facts("mått 2016 6"), facts("lägre 2017 6"))
    found = compare(side(rulebook(AT_LEAST)), side(rulebook(other)), facts=known)
    assert ("2017", "2017", ()) == (found.a.closing, found.b.closing, found.notes)


def test_two_periods_are_judged_at_a_closing_each_and_it_is_said() -> None:
    known = facts("inflyttade 2018 1\nfolkmängd 2022 1")
    found = compare(read_side("2015-2018"), read_side("2020-2023"), facts=both(known))
    assert ("2018", "2022") == (found.a.closing, found.b.closing)
    assert [True] == ["2018 och 2022" in note for note in found.notes]


def test_a_closing_outside_one_of_the_periods_is_refused() -> None:
    known = facts("inflyttade 2018 1\nfolkmängd 2022 1")
    with pytest.raises(QuestionError, match="`2018` är inget bokslut i perioden 2020-2023"):
        compare(read_side("2015-2018"), read_side("2020-2023"), facts=both(known), closing="2018")


def test_only_the_named_goal_is_judged_and_its_version_though_out_of_force() -> None:
    old, new = read_side(f"{INVENTED}/1@2024-01-01"), read_side(f"{INVENTED}/1@2025-01-01")
    found = compare(old, new, facts=both(facts("nöjda_kunder 2024 91".replace("_", "\u00a0"))), closing="2024")
    pair = found.goals[0].verdicts
    assert pair is not None
    assert (Verdict.NOT_FULFILLED, Verdict.FULFILLED) == (pair.a, pair.b)


def test_a_goal_that_rests_on_another_is_judged_with_it() -> None:
    book = rulebook(AT_LEAST, {"kind": "goal", "goal": 1})
    lower = rulebook({**AT_LEAST, "target": D(3)}, {"kind": "goal", "goal": 1})
    known = both(facts("mått 2018 3"))
    one, other = (Side("påhittad", b, b.goals[1:], one=True) for b in (book, lower))
    pair = compare(one, other, facts=known).goals[0].verdicts
    assert pair is not None
    assert (Verdict.NOT_FULFILLED, Verdict.FULFILLED) == (pair.a, pair.b)


# ---------------------------------------------------------------- the command


def test_the_command_writes_the_comparison(capfd: pytest.CaptureFixture[str]) -> None:
    diff(Session("sv"), "2015-2018/3", "2015-2018/3", facts=[FACTS], form="json")
    found = json.loads(capfd.readouterr().out)
    assert ("fulfilled", "fulfilled") == (found["goals"][0]["verdicts"]["a"], found["goals"][0]["verdicts"]["b"])
    assert found["invented"]


def test_the_command_writes_to_a_file_whole(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    diff(Session("en"), "2015-2018", "2020-2023", form="markdown", output=tmp_path / "diff.md")
    assert (tmp_path / "diff.md").read_text("utf-8").startswith("# Comparison: 2015-2018 → 2020-2023")
    assert "" == capfd.readouterr().out


def test_a_wrong_format_and_unreadable_facts_are_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="--format är `pdf`"):
        diff(Session("sv"), "2015-2018", "2020-2023", form="pdf")
    with pytest.raises(FactsError):
        diff(Session("sv"), "2015-2018", "2020-2023", facts=[str(tmp_path / "saknas.csv")])


def test_the_command_line_refuses_what_it_cannot_compare(capfd: pytest.CaptureFixture[str]) -> None:
    assert 2 == run(["diff", "2015-2018", "2031-2034", "--lang", "en"])
    assert "`2031-2034` is neither a period, a goal nor a folder of rules." in capfd.readouterr().err


def test_the_command_line_compares(capfd: pytest.CaptureFixture[str]) -> None:
    assert 0 == run(["diff", "2015-2018", "2020-2023", "--lang", "en"])
    assert capfd.readouterr().out.endswith("Two goals have been added. Five goals have been dropped.\n")
