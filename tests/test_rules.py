"""Promises about every rule file that ships."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path

import pytest

from vetlanda_policy.criteria import Combination
from vetlanda_policy.goals import Goal, Rulebook, parts, walk
from vetlanda_policy.rulefiles import folders, read_rulebook, read_rulebooks, shipped
from vetlanda_policy.values import key

BOOKS = read_rulebooks()
GOALS = [(book, goal) for book in BOOKS for goal in book.goals]
IDS = [goal.id for _, goal in GOALS]
PERIODS = [book.period.id for book in BOOKS]


def test_both_known_periods_ship() -> None:
    """2015-2018 whole, 2020-2023 as far as its source goes."""
    assert ["2015-2018", "2020-2023"] == PERIODS
    assert [1, 2, 3, 4, 5] == [g.number for g in BOOKS[0].goals]
    assert [1, 2] == [g.number for g in BOOKS[1].goals]


@pytest.mark.parametrize("book", BOOKS, ids=PERIODS)
def test_the_source_is_the_recorded_one(book: Rulebook) -> None:
    """Its SHA-256 is written down beside it."""
    data = (shipped() / book.period.id / book.source.file).read_bytes()
    assert book.source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("book, goal", GOALS, ids=IDS)
def test_every_goal_is_quoted_word_for_word(book: Rulebook, goal: Goal) -> None:
    """The quote stands in the source file, and so do the words of the areas."""
    text = " ".join((shipped() / book.period.id / book.source.file).read_text("utf-8").split())
    for version in goal.versions:
        for quote in (version.quote, *version.more_words, *(a.quote for a in version.area)):
            assert " ".join(quote.split()) in text


@pytest.mark.parametrize("book, goal", GOALS, ids=IDS)
def test_one_version_is_in_force_on_every_day_of_the_period(book: Rulebook, goal: Goal) -> None:
    """No day without a version and none with two."""
    day = book.period.first_day
    while day <= book.period.last_day:
        assert 1 == sum(v.in_force(day) for v in goal.versions)
        day += timedelta(days=1)


@pytest.mark.parametrize("book, goal", GOALS, ids=IDS)
def test_every_goal_says_how_its_words_are_understood(book: Rulebook, goal: Goal) -> None:
    """What the source does not say is a sentence, in both languages."""
    for version in goal.versions:
        assert version.interpretation
        for text in version.interpretation:
            assert text.sv.endswith(".")
            assert text.en is not None
            assert text.en.endswith(".")
    assert goal.title_en


@pytest.mark.parametrize("book", BOOKS, ids=PERIODS)
def test_every_indicator_is_used_and_every_used_one_is_there(book: Rulebook) -> None:
    """Nothing stands unused, nothing is missing."""
    used = {
        key(name)
        for goal in book.goals
        for version in goal.versions
        for criterion in version.criteria()
        if not isinstance(criterion, Combination)
        for name in criterion.uses()
    }
    assert used == {key(i.id) for i in book.indicators}


@pytest.mark.parametrize("book", BOOKS, ids=PERIODS)
def test_every_indicator_says_what_it_is(book: Rulebook) -> None:
    """Definition and publication are sentences; unit and name are given in both languages."""
    for indicator in book.indicators:
        assert indicator.definition.endswith(".")
        assert indicator.published.endswith(".")
        assert indicator.name_en
        assert indicator.unit_en
        for entry in indicator.kolada:
            assert entry.title, f"{entry.id} has been reused: its title must stand beside it"


def test_the_incomplete_source_says_so() -> None:
    """The source of 2020-2023 breaks off in goal 2."""
    book = read_rulebook("2020-2023")
    assert not book.source.complete
    assert book.source.note
    assert [False, True] == [g.versions[0].source_incomplete for g in book.goals]


def test_goals_without_a_measure_are_assessed() -> None:
    """No figure decides where the source names none."""
    kinds = {about: c.kind for book in BOOKS for g in book.goals for about, c in parts(g, g.versions[0])}
    assert "assessed" == kinds["2015-2018/2"]
    assert "assessed" == kinds["2020-2023/2"]
    assert "milestones" == kinds["2020-2023/1"]
    assert {"assessed"} == {kind for about, kind in kinds.items() if about.count("/") == 2}


def test_partly_is_only_where_it_is_declared() -> None:
    """Goals 1 and 4 have no "delvis"."""
    declared = {g.number: any(c.partly for c in walk(g.versions[0].criterion)) for g in BOOKS[0].goals}
    assert {1: False, 2: True, 3: True, 4: False, 5: True} == declared


def test_a_rulebook_is_the_same_however_often_it_is_read() -> None:
    """Its digest covers every file."""
    assert read_rulebook("2015-2018").sha256 == read_rulebook("2015-2018").sha256
    assert BOOKS[0].sha256 != BOOKS[1].sha256


def test_a_changed_rule_file_changes_the_digest(tmp_path: Path) -> None:
    """Even where only a comment changed."""
    folder = tmp_path / "2015-2018"
    folder.mkdir()
    for path in folders()["2015-2018"].iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    before = read_rulebook("2015-2018", tmp_path)
    assert BOOKS[0].sha256 == before.sha256
    goal = folder / "goal-1.toml"
    goal.write_text(goal.read_text("utf-8") + "# en kommentar\n", "utf-8")
    assert before.sha256 != read_rulebook("2015-2018", tmp_path).sha256


def test_a_rulebook_becomes_json_and_back() -> None:
    """Typed objects, not dictionaries."""
    for book in BOOKS:
        assert book == Rulebook.model_validate_json(book.model_dump_json())
        assert json.loads(book.model_dump_json())["period"]["id"] == book.period.id
