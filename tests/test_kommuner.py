"""Promises about the goals of other municipalities: every rulebook is sound, and every feature of theirs runs.

The scenarios themselves are taken in at the end of this file. `VETLANDA_POLICY_WRITE_GOLDEN=1` writes the table of the
README anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_bdd import scenarios
from pytest_bdd.feature import get_feature
from pytest_bdd.parser import Feature, Step

from vetlanda_policy.bdd.collecting import LANGUAGE, matching, runnable, scenario_names
from vetlanda_policy.cli import run
from vetlanda_policy.criteria import Combination, Criterion
from vetlanda_policy.goals import Goal, Rulebook, Version
from vetlanda_policy.lint import lint
from vetlanda_policy.municipalities import name_of
from vetlanda_policy.rulefiles import read_drafts, read_rulebooks
from vetlanda_policy.values import key

pytest_plugins = ["vetlanda_policy.bdd"]

KOMMUNER = Path(__file__).parent.parent / "examples" / "kommuner"
FOLDERS = sorted(p for p in KOMMUNER.iterdir() if p.is_dir())
BOOKS = [(folder / book.period.id, book) for folder in FOLDERS for book in read_rulebooks(folder)]
GOALS = [(place, book, goal) for place, book in BOOKS for goal in book.goals]
FEATURES = sorted(KOMMUNER.rglob("*.feature"))
WORDING, ADDRESS = "Ordalydelse: ", "Läst på: "
WORDINGS = {
    "kommunens egen sida",
    "kommunens egna ord, på en annan webbplats",
    "en artikel, inte kommunens egen sida",
}
EVERY_RULEBOOK = pytest.mark.parametrize("place, book", BOOKS, ids=[f"{p.parent.name}/{p.name}" for p, _ in BOOKS])
EVERY_GOAL = pytest.mark.parametrize(
    "place, book, goal", GOALS, ids=[f"{p.parent.name}/{goal.id}" for p, _, goal in GOALS]
)
EVERY_FEATURE = pytest.mark.parametrize("path", FEATURES, ids=lambda p: "/".join(p.with_suffix("").parts[-3:]))


def feature_of(place: Path, goal: Goal) -> Path:
    """The feature of a goal: beside its rule, with the same stem."""
    return (place / goal.file).with_suffix(".feature")


def parsed(path: Path) -> Feature:
    """A feature as it is run."""
    return get_feature(str(path.parent), path.name, encoding="utf-8")


def steps_of(path: Path) -> Iterator[Step]:
    """Every step of a feature, as it reads for each row of examples."""
    for scenario in parsed(path).scenarios.values():
        rows = [row for examples in scenario.examples for row in examples.as_contexts()]
        for row in rows or [{}]:
            yield from scenario.render(row).steps


def source_of(place: Path, goal: Goal) -> tuple[str, str]:
    """Whose wording a goal's sentence has in the source file, and at which address it was read."""
    lines = (place / "source.txt").read_text("utf-8").splitlines()
    below = lines[lines.index(goal.version[0].quote) + 1 :]
    wording = next(line for line in below if line.startswith(WORDING))
    address = next(line for line in below if line.startswith(ADDRESS))
    return wording.removeprefix(WORDING), address.removeprefix(ADDRESS)


def criteria_of(version: Version) -> Iterator[Criterion]:
    """The criteria of a version that look at figures or judgements themselves."""
    return (c for c in version.criteria() if not isinstance(c, Combination))


# The rulebooks --------------------------------------------------------------------------------------------------------


def test_there_are_thirty_four_goals_of_fifteen_municipalities() -> None:
    """Munkedal has two plan periods; each of the others has one."""
    assert 34 == len(GOALS)
    assert 15 == len(FOLDERS) == len({book.municipality for _, book in BOOKS})
    assert 16 == len(BOOKS)


def test_a_goal_of_a_known_kind_needs_no_python() -> None:
    """A folder holds rules, their source and their features, and nothing else."""
    files = {path for path in KOMMUNER.rglob("*") if path.is_file()}
    allowed = {KOMMUNER / "README.md"}
    for place, book in BOOKS:
        allowed |= {place / name for name in ("period.toml", "indicators.toml", "source.txt")}
        allowed |= {place / goal.file for goal in book.goals} | {feature_of(place, goal) for goal in book.goals}
    assert allowed == files


def test_every_sentence_is_one_goal() -> None:
    """No sentence is judged twice, by two rules that could disagree."""
    assert {} == {quote: n for quote, n in Counter(goal.version[0].quote for *_, goal in GOALS).items() if n > 1}


@EVERY_GOAL
def test_a_sentence_stands_in_its_source_with_its_address(place: Path, book: Rulebook, goal: Goal) -> None:
    """As one line, to the last character, and the source says whose wording it is."""
    lines = (place / "source.txt").read_text("utf-8").splitlines()
    assert 1 == lines.count(goal.version[0].quote)
    wording, address = source_of(place, goal)
    assert wording in WORDINGS
    assert "." in address.partition("/")[0]


@EVERY_RULEBOOK
def test_a_rulebook_says_that_its_source_is_an_excerpt(place: Path, book: Rulebook) -> None:
    """And where its period comes from."""
    assert not book.source.complete
    assert book.source.note is not None
    assert "period" in book.source.note.lower()
    assert place.name == book.period.id


@EVERY_GOAL
def test_one_version_is_in_force_on_every_day(place: Path, book: Rulebook, goal: Goal) -> None:
    day = book.period.first_day
    while day <= book.period.last_day:
        assert 1 == sum(v.in_force(day) for v in goal.versions)
        day += timedelta(days=1)


@EVERY_GOAL
def test_what_a_sentence_does_not_say_is_said_in_both_languages(place: Path, book: Rulebook, goal: Goal) -> None:
    assert goal.title_en
    for version in goal.version:
        assert version.interpretation
        for text in version.interpretation:
            assert text.sv.endswith(".")
            assert text.en is not None
            assert text.en.endswith(".")


@EVERY_GOAL
def test_only_a_sentence_that_says_bor_is_soft(place: Path, book: Rulebook, goal: Goal) -> None:
    for version in goal.version:
        assert ("should" if " bör " in version.quote else "shall") == version.force


@EVERY_RULEBOOK
def test_every_indicator_is_used_or_a_part_of_one_that_is(place: Path, book: Rulebook) -> None:
    used = {key(name) for goal in book.goals for v in goal.version for c in criteria_of(v) for name in c.uses()}
    parts = {
        key(part)
        for indicator in book.indicators
        if indicator.derived is not None and key(indicator.id) in used
        for part in indicator.derived.names()
    }
    assert used | parts == {key(i.id) for i in book.indicators}


@EVERY_RULEBOOK
def test_every_indicator_says_what_it_is(place: Path, book: Rulebook) -> None:
    for indicator in book.indicators:
        assert indicator.definition.endswith(".")
        assert indicator.published.endswith(".")
        assert indicator.name_en
        assert indicator.unit_en


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_check_finds_nothing_wrong(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """As a municipality would ask on the command line, with every boundary tested by some scenario."""
    assert 0 == run(("check", "--rules", str(folder), "--strict"))
    periods = ", ".join(book.period.id for place, book in BOOKS if place.parent == folder)
    assert f"Reglerna är i sin ordning: {periods}." == capfd.readouterr().out.splitlines()[0]


def test_the_one_contradiction_in_a_source_is_found_and_its_reason_given() -> None:
    """Munkedal's sentence says 60 percent and the cell beside it 100; every other sentence is free of findings."""
    found = [(folder.name, f) for folder in FOLDERS for f in lint(read_drafts(rules=folder))]
    assert [("munkedal", "2024-2026/goal-1.toml", "source-contradicts-itself")] == [
        (name, f.file, f.code) for name, f in found
    ]
    reason = found[0][1].ignored
    assert reason is not None
    assert "60 procent" in reason
    assert "100 procent" in reason


# The features ---------------------------------------------------------------------------------------------------------


def test_every_scenario_and_every_row_of_examples_runs_once(request: pytest.FixtureRequest) -> None:
    """Nothing is lost where two scenarios have one name, and nothing runs twice."""
    module = request.node.getparent(pytest.Module)
    collected = Counter(
        item.function.__doc__ for item in module.collect() if "_pytest_bdd_example" in item.fixturenames
    )
    expected: Counter[str] = Counter()
    for path in FEATURES:
        for name, scenario in parsed(path).scenarios.items():
            expected[f"{path}: {name}"] += sum(len(e.examples) for e in scenario.examples) or 1
    assert expected == collected


@EVERY_FEATURE
def test_no_two_scenarios_of_a_feature_have_one_name(path: Path) -> None:
    assert [name for name, _ in scenario_names(path)] == list(runnable(path))


@EVERY_GOAL
def test_a_feature_shows_the_goal_met_unmet_and_undecided(place: Path, book: Rulebook, goal: Goal) -> None:
    said = {step.name for step in steps_of(feature_of(place, goal)) if step.type == "then"}
    assert said & {"är målet uppfyllt", "är bedömningen uppfyllt"}
    assert said & {"är målet inte uppfyllt", "är bedömningen inte uppfyllt"}
    assert said & {"kan målet inte bedömas", "är bedömningen kan inte bedömas"}


@EVERY_GOAL
def test_a_feature_quotes_its_goal_and_all_its_interpretations(place: Path, book: Rulebook, goal: Goal) -> None:
    """What is decided about a goal can be read in its feature, word for word."""
    said = {step.name for step in steps_of(feature_of(place, goal))}
    for version in goal.version:
        assert f'mål {goal.number} i mappen ".", med orden "{version.quote}"' in said
        assert {f'fullmäktiges ord "{words}"' for words in version.more_words} <= said
        assert {f'tolkningen "{text.sv}"' for text in version.interpretation} <= said


@EVERY_FEATURE
def test_a_feature_is_in_swedish_and_says_what_its_figures_are(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith(LANGUAGE)
    assert "påhittade exempel" in " ".join(text.partition("Bakgrund:")[0].split())


@EVERY_FEATURE
def test_every_step_means_one_thing(path: Path) -> None:
    """Each step is exactly one of the phrases; two that fit would depend on their order."""
    assert {} == {s.name: found for s in steps_of(path) if len(found := matching(s.type, s.name)) != 1}


# The table of the README ----------------------------------------------------------------------------------------------

TABLE = "| kommun | meningen | regel | kraft | ordalydelse |\n|---|---|---|---|---|\n"


def kinds(criterion: Criterion) -> str:
    """The kind of a criterion and what it chooses, with the criteria inside it and what "partly" is."""
    chosen = [getattr(criterion, name, None) for name in ("pairs", "value")]
    said = [criterion.kind, *(c for c in chosen if c not in {None, "latest"})]
    said += ["each"] if getattr(criterion, "each", None) else []
    inner = f" ({'; '.join(map(kinds, criterion.criteria))})" if isinstance(criterion, Combination) else ""
    ways = ("some", "share_of_target", "when", "as_assessed")
    partly = next((way for way in ways if getattr(criterion.partly, way, None)), None)
    return ", ".join(f"`{word}`" for word in said) + inner + (f"; delvis: `{partly}`" if partly else "")


def table() -> str:
    """A row for each sentence, in the order of the folders."""
    rows = []
    for place, book, goal in GOALS:
        version = goal.version[0]
        wording, address = source_of(place, goal)
        rule = f"{place.relative_to(KOMMUNER).as_posix()}/{goal.file}"
        link = f"[{name_of(book.municipality)} {book.period.id}/{goal.number}]({rule})"
        force = "bör" if version.force == "should" else "ska"
        host = address.partition("/")[0].removeprefix("www.")
        quote = version.quote.replace("*", "\\*")
        rows.append(f"| {link} | {quote} | {kinds(version.criterion)} | {force} | {wording} ({host}) |\n")
    return TABLE + "".join(rows)


def test_the_readme_lists_every_sentence() -> None:
    """With its rule, its force and its source, as they are today."""
    path = KOMMUNER / "README.md"
    text = path.read_text("utf-8")
    before, head, rest = text.partition(TABLE)
    after = "".join(line for line in rest.splitlines(keepends=True) if not line.startswith("|"))
    if os.environ.get("VETLANDA_POLICY_WRITE_GOLDEN"):
        path.write_bytes((before + table() + after).encode("utf-8"))
        text = path.read_text("utf-8")
    assert head
    assert before + table() + after == text


scenarios(str(KOMMUNER))
