"""Promises about the rules that ship: a fault put into any of them is found, though their interpretations say much."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.faulty_books import counted, found_in
from vetlanda_policy.rulefiles import shipped

SAME = 'partly.when = { kind = "increases", indicator = "inflyttade", pairs = "year_over_year", baseline = 2014 }'
SPOILED = [
    ("goal-1.toml", 'kind = "increases"', 'kind = "does_not_decrease"', "bound-not-as-worded"),
    ("goal-1.toml", 'kind = "increases"', 'kind = "decreases"', "against-better"),
    ("goal-1.toml", "baseline = 2014", "baseline = 2013", "baseline-differs"),
    ("goal-1.toml", "baseline = 2014", "baseline = 2018", "baseline-too-late"),
    ("goal-1.toml", 'pairs = "year_over_year"', 'pairs = "baseline"', "every-not-used"),
    ("goal-1.toml", "in_force_to = 2018-12-31", "in_force_to = 2018-12-30", "version-gap"),
    ("goal-1.toml", "in_force_from = 2015-01-01", "in_force_from = 2015-01-02", "version-gap"),
    ("goal-1.toml", "baseline = 2014", f"baseline = 2014\n{SAME}", "partly-never"),
    ("goal-2.toml", 'why = "Källan nämner inget mått på att individer utvecklas på bästa sätt."', 'why = ""', "no-reason"),
    ("goal-3.toml", "target = 93", "target = 94", "target-not-stated"),
    ("goal-3.toml", "target = 93", "target = 101", "never-met"),
    ("goal-3.toml", "target = 93", "target = 0", "always-met"),
    ("goal-3.toml", 'kind = "at_least"', 'kind = "above"', "bound-not-as-worded"),
    ("goal-3.toml", 'kind = "at_least"', 'kind = "at_most"', "direction-opposite"),
    ("goal-3.toml", 'kind = "at_least"', 'kind = "at_most"', "against-better"),
    ("goal-3.toml", ', "kultur och fritid"] }', "] }", "unused-area"),
    ("goal-3.toml", 'value = "latest"', 'value = "every_year"', "measured-too-seldom"),
    ("goal-3.toml", 'sv = "Målet är delvis uppfyllt när minst', 'sv = "Så räknas det när minst', "partly-not-explained"),
    ("goal-3.toml", "quote =", 'force = "should"\nquote =', "should-not-said") ,
    ("goal-4.toml", "best = 10", "best = 20", "target-not-stated"),
    ("goal-4.toml", 'participants = "nki-deltagare"\n', "", "unused-indicator"),
    ("goal-4.toml", 'placement = "nki-placering"\n', "", "unused-indicator"),
    ("goal-5.toml", "share = 0.25", "share = 0.5", "target-not-stated"),
    ("goal-5.toml", "share = 0.25", "share = 1", "always-met"),
    ("goal-5.toml", "baseline = 2014", "baseline = 2015", "baseline-differs"),
    ("indicators.toml", "highest = 100, step = 0.1", "highest = 90, step = 0.1", "never-met"),
    ("indicators.toml", 'frequency = "year"', 'frequency = "irregular"', "measured-too-seldom"),
    ("indicators.toml", 'frequency = "year"', 'frequency = "quarter"', "no-yearly-value"),
    ("indicators.toml", "higher_is_better = true", "higher_is_better = false", "against-better"),
    ("indicators.toml", "first_day = 2025-01-01", "first_day = 2016-01-01", "break-in-period"),
    ("indicators.toml", '"socialtjänst", "kultur', '"socialtjänst", "skola", "kultur', "unused-area"),
    ("period.toml", "last_day = 2018-12-31", "last_day = 2019-12-31", "version-gap"),
]  # fmt: skip


@pytest.mark.parametrize("name, old, new, code", SPOILED, ids=[f"{code}-{n}" for n, (*_, code) in enumerate(SPOILED)])
def test_a_fault_put_into_the_shipped_rules_is_found(name: str, old: str, new: str, code: str, tmp_path: Path) -> None:
    folder = tmp_path / "2015-2018"
    shutil.copytree(shipped() / "2015-2018", folder)
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    assert code in counted(found_in(folder))


def test_the_same_words_in_two_goals_are_found(tmp_path: Path) -> None:
    """Goal 2 as goal 1, but assessed."""
    folder = tmp_path / "2015-2018"
    shutil.copytree(shipped() / "2015-2018", folder)
    path = folder / "goal-2.toml"
    old = "Varje individ har möjlighet att utifrån sina förutsättningar utvecklas på bästa sätt."
    text = path.read_text("utf-8").replace(
        f'quote = "{old}"', 'quote = "Inflyttningen till Vetlanda kommun ska öka varje år."'
    )
    path.write_text(text, "utf-8")
    assert ["two-verdicts"] == counted(found_in(folder))
