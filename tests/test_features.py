"""Promises about the features: every scenario runs, once, and every goal is described by one.

The scenarios themselves are taken in at the end of this file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gherkin.parser import Parser
from pytest_bdd import scenarios

from vetlanda_policy.bdd.collecting import LANGUAGE, matching, runnable
from vetlanda_policy.goals import Goal
from vetlanda_policy.rulefiles import read_rulebooks

pytest_plugins = ["vetlanda_policy.bdd"]

FEATURES = Path(__file__).parent.parent / "features"
FILES = sorted(FEATURES.rglob("*.feature"))
GOALS = [(book.period.id, goal) for book in read_rulebooks() for goal in book.goals]
ABOUT_ALL_GOALS = {"bokslut", "rangordning", "revideringar", "saknade-fakta"}
KINDS = {"Context": "given", "Action": "when", "Outcome": "then"}


def children(path: Path) -> Iterator[dict[str, Any]]:
    """Every background and scenario of a feature, those under a rule included."""
    document: Any = Parser().parse(path.read_text("utf-8"))
    waiting = list(document["feature"]["children"])
    while waiting:
        child = waiting.pop(0)
        waiting = [*child["rule"]["children"], *waiting] if "rule" in child else waiting
        if "rule" not in child:
            yield child


def scenarios_in(path: Path) -> Iterator[dict[str, Any]]:
    """Every scenario of a feature."""
    return (child["scenario"] for child in children(path) if "scenario" in child)


def times(scenario: dict[str, Any]) -> int:
    """How many tests a scenario is: one, or one a row of its examples."""
    return sum(len(e["tableBody"]) for e in scenario["examples"]) if scenario["examples"] else 1


def steps_of(path: Path) -> Iterator[tuple[str, str]]:
    """Every step of a feature, with its kind, as it reads for each row of examples."""
    for child in children(path):
        scenario = child.get("scenario") or child["background"]
        rows: list[dict[str, str]] = [{}]
        if scenario.get("examples"):
            rows = [
                dict(
                    zip([c["value"] for c in e["tableHeader"]["cells"]], [c["value"] for c in r["cells"]], strict=True)
                )
                for e in scenario["examples"]
                for r in e["tableBody"]
            ]
        kind = ""
        for step in scenario["steps"]:
            kind = KINDS.get(step["keywordType"], kind)
            for row in rows:
                yield kind, re.sub("<(.+?)>", lambda m, row=row: row[m[1]], step["text"])  # type: ignore[misc]


def named(path: Path) -> str:
    """A feature by its period and name."""
    return f"{path.parent.name}/{path.stem}"


def feature_of(period: str, goal: Goal) -> Path:
    """The feature of a goal: the same stem as its rule."""
    return FEATURES / period / f"{Path(goal.file).stem}.feature"


def test_every_scenario_and_every_row_of_examples_runs_once(request: pytest.FixtureRequest) -> None:
    """Nothing is lost where two scenarios have one name, and nothing runs twice."""
    module = request.node.getparent(pytest.Module)
    collected = Counter(
        item.function.__doc__ for item in module.collect() if "_pytest_bdd_example" in item.fixturenames
    )
    expected = Counter({f"{path}: {s['name']}": times(s) for path in FILES for s in scenarios_in(path)})
    assert expected == collected


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_feature_named_on_the_command_line_gives_the_same_scenarios(path: Path) -> None:
    assert [s["name"] for s in scenarios_in(path)] == list(runnable(path))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_two_scenarios_of_a_feature_have_one_name(path: Path) -> None:
    """Not even under different rules: only the last of them would run."""
    assert {} == {name: n for name, n in Counter(s["name"] for s in scenarios_in(path)).items() if n > 1}


def test_every_goal_has_a_feature_and_every_feature_a_goal() -> None:
    """The four about all goals stand with the first period."""
    of_goals = {feature_of(period, goal) for period, goal in GOALS}
    of_all = {FEATURES / "2015-2018" / f"{name}.feature" for name in ABOUT_ALL_GOALS}
    assert of_goals | of_all == set(FILES)


@pytest.mark.parametrize("period, goal", GOALS, ids=[goal.id for _, goal in GOALS])
def test_a_feature_quotes_its_goal_and_all_its_interpretations(period: str, goal: Goal) -> None:
    """What is decided about a goal can be read in its feature, word for word."""
    said = [text for _, text in steps_of(feature_of(period, goal))]
    for version in goal.version:
        assert f'mål {goal.number} i perioden {period}, med orden "{version.quote}"' in said
        for words in (*version.more_words, *(area.quote for area in version.area)):
            assert f'fullmäktiges ord "{words}"' in said
        for interpretation in version.interpretation:
            assert f'tolkningen "{interpretation.sv}"' in said


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_feature_is_in_swedish_and_says_what_its_figures_are(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith(LANGUAGE)
    assert "påhittade exempel" in " ".join(text.partition("Bakgrund:")[0].split())


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_step_means_one_thing(path: Path) -> None:
    """Each step is exactly one of the phrases; two that fit would depend on their order."""
    assert {} == {text: found for kind, text in steps_of(path) if len(found := matching(kind, text)) != 1}


scenarios(str(FEATURES))
