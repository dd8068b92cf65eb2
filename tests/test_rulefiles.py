"""Promises about faults in rule files: each is found, with its file, its key and what would have been right."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel

from vetlanda_policy.errors import QuestionError, RulesError
from vetlanda_policy.rulefiles import read_rulebook, read_rulebooks, shipped, words
from vetlanda_policy.rulefiles.words import _OURS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the rules of 2015-2018 that a test may spoil."""
    target = tmp_path / "rules" / "2015-2018"
    shutil.copytree(shipped() / "2015-2018", target)
    return target


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    """Put a fault in a rule file."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


FAULTS = [
    ("goal-1.toml", "number = 1", "", "2015-2018/goal-1.toml, number: nyckeln `number` saknas"),
    ("goal-1.toml", "title =", "titel =", "goal-1.toml, titel: nyckeln `titel` känns inte igen. Menades `title`?"),
    ("goal-1.toml", '"increases"', '"increase"', "Menades `increases`?"),
    ("goal-1.toml", 'kind = "increases"\n', "", "nyckeln `kind` saknas"),
    ("goal-1.toml", '"year_over_year"', '"yearly"', "`pairs` är `yearly`, men ska vara `year_over_year`"),
    ("goal-1.toml", "2015-01-01", '"nyår"', "ska vara ett datum utan citattecken, som 2015-01-01"),
    ("goal-1.toml", "baseline = 2014", "baseline = 2014.5", "ska vara ett heltal"),
    ("goal-1.toml", "baseline = 2014", "baseline = 2014\nbaseline = 2013", "är inte giltig TOML"),
    ("goal-1.toml", 'indicator = "inflyttade"', 'indicator = "inflyttad"', "Menades `inflyttade`?"),
    ("goal-1.toml", "ska öka varje år", "ska växa varje år", "står inte ord för ord i source.txt"),
    ("goal-1.toml", "2018-12-31", "2014-12-31", "in_force_to får inte komma före in_force_from"),
    ("goal-1.toml", "number = 1", "number = 2", "`2` finns mer än en gång"),
    ("goal-1.toml", "baseline = 2014", "baseline = 2014\npartly = { some = true }", "partly.some kräver flera"),
    ("goal-3.toml", "target = 93", "target = true", "ska vara ett exakt tal"),
    ("goal-3.toml", "target = 93", "target = 1e30", "`target` är"),
    ("goal-3.toml", '"hemtjänst", "sär', '"hemtjanster", "sär', "Menades `hemtjänst`?"),
    ("goal-3.toml", '"hemtjänst", "sär', '"Hemtjänst", "hemtjanst", "sär', "samma namn står två gånger"),
    ("goal-3.toml", "{ some = true }", "{ some = true, share_of_target = 0.8 }", "ange precis ett av"),
    ("goal-3.toml", "{ some = true }", "{ share_of_target = 1.2 }", "ska vara mindre än 1"),
    ("goal-3.toml", "{ some = true }", '{ as_assessed = "x" }', "partly.as_assessed hör till"),
    ("goal-4.toml", "best = 10", "best = 0", "`best` är `0`, men ska vara minst 1"),
    ("goal-4.toml", "best = 10", "best = 10\neach = { area = ['x'] }", "ta bort each"),
    ("goal-4.toml", '"closed_year"', '"every_year"', "`value` är `every_year`, men ska vara"),
    ("goal-5.toml", "share = 0.25", "share = 25", "ska vara högst 1"),
    ("goal-5.toml", 'group = "jämförelsegrupp"', 'group = "nki-grupp"', "`nki-grupp` finns inte i indicators.toml"),
    ("indicators.toml", 'id = "nki-total"', 'id = "NKI placering"', "`nki-placering` finns mer än en gång"),
    (
        "indicators.toml",
        "{ lowest = 0, highest = 100, step = 0.1 }",
        "{ lowest = 100, highest = 0 }",
        "lowest får inte",
    ),
    ("indicators.toml", 'frequency = "year"', 'frequency = "årlig"', "`frequency` är `årlig`, men ska vara `year`"),
    ("indicators.toml", 'name = "Kundnöjdhet"', 'name = ""', "`name` är ``, men ska ha minst 1 tecken"),
    ("period.toml", "sha256 = ", 'sha256 = "0"\nold = ', "`old` känns inte igen"),
    ("period.toml", "både människor", "bara människor", "står inte ord för ord"),
    ("period.toml", "last_day = 2018-12-31", "last_day = 2014-12-31", "first_day får inte komma efter last_day"),
    ("period.toml", '"source.txt"', '"../source.txt"', "finns inte i regelmappen"),
    ("source.txt", "Inflyttningen", "Utflyttningen", "källfilen har SHA-256"),
]


@pytest.mark.parametrize("name, old, new, said", FAULTS, ids=lambda v: str(v)[:30])
def test_a_fault_is_found_with_file_key_and_what_would_have_been_right(
    folder: Path, name: str, old: str, new: str, said: str
) -> None:
    """One fault in one file, one sentence."""
    spoil(folder, name, old, new)
    with pytest.raises(RulesError) as found:
        read_rulebook("2015-2018", folder.parent)
    assert said in str(found.value)
    assert all(p.place is not None for p in found.value.problems)
    for problem in found.value.problems:
        assert problem.text("en") != problem.text("sv")


def test_a_rank_needs_a_direction(folder: Path) -> None:
    """Without one no place can be worked out."""
    path = folder / "indicators.toml"
    text = path.read_text("utf-8")
    start = text.index('id = "nki-total"')
    path.write_text(text[:start] + text[start:].replace("higher_is_better = true\n", "", 1), "utf-8")
    with pytest.raises(RulesError, match="säger inte om högre är bättre"):
        read_rulebook("2015-2018", folder.parent)


def test_all_faults_are_listed_together(folder: Path) -> None:
    """Not only the first, and not only those of the first file."""
    spoil(folder, "goal-1.toml", "number = 1", "numer = 1")
    spoil(folder, "goal-3.toml", "target = 93", "target = 'x'")
    spoil(folder, "period.toml", "complete = true", "complete = 'ja'")
    with pytest.raises(RulesError) as found:
        read_rulebook("2015-2018", folder.parent)
    files = {p.place.file for p in found.value.problems if p.place}
    assert {"2015-2018/goal-1.toml", "2015-2018/goal-3.toml", "2015-2018/period.toml"} == files
    assert len(found.value.problems) >= 4


def test_the_faults_of_every_period_are_listed(folder: Path) -> None:
    """A fault in one does not hide those in another."""
    other = folder.parent / "2019-2022"
    shutil.copytree(folder, other)
    for each in (folder, other):
        spoil(each, "goal-1.toml", "number = 1", "numer = 1")
    with pytest.raises(RulesError) as found:
        read_rulebooks(folder.parent)
    assert {"2015-2018/goal-1.toml", "2019-2022/goal-1.toml"} == {p.place.file for p in found.value.problems if p.place}


def test_versions_that_overlap_are_refused(folder: Path) -> None:
    """Two versions on one day leave nobody sure which holds."""
    path = folder / "goal-1.toml"
    text = path.read_text("utf-8")
    path.write_text(text + "\n" + text[text.index("[[version]]") :].replace("2015-01-01", "2017-01-01", 1), "utf-8")
    with pytest.raises(RulesError, match="gäller ännu när den från 2017-01-01 börjar"):
        read_rulebook("2015-2018", folder.parent)


def test_versions_one_after_the_other_are_both_kept(folder: Path) -> None:
    """The one in force on the closing day decides; no day between them may be without one."""
    path = folder / "goal-1.toml"
    text = path.read_text("utf-8")
    body = text[text.index("[[version]]") :]
    first = body.replace("2018-12-31", "2016-12-31", 1)
    path.write_text(text[: text.index("[[version]]")] + first + body.replace("2015-01-01", "2018-01-01", 1), "utf-8")
    goal = read_rulebook("2015-2018", folder.parent).goal("1")
    assert 2 == len(goal.versions)
    with pytest.raises(QuestionError, match="ingen lydelse som gäller den 2017-12-31"):
        goal.in_force(goal.versions[0].in_force_to.replace(year=2017))  # type: ignore[union-attr]


def nested(folder: Path) -> None:
    """TOML nested ten thousand deep."""
    (folder / "goal-1.toml").write_text("a = " + "[" * 10_000 + "]" * 10_000, "utf-8")


def large(folder: Path) -> None:
    """A file larger than any rule file."""
    (folder / "goal-1.toml").write_text("# " + "x" * 2_000_000, "utf-8")


def latin(folder: Path) -> None:
    """A file that is not UTF-8."""
    (folder / "goal-1.toml").write_bytes('title = "Ökad"'.encode("latin-1"))


def link(folder: Path) -> None:
    """A file that is a link out of the folder."""
    (folder / "goal-1.toml").unlink()
    (folder / "goal-1.toml").symlink_to("/etc/passwd")


def gone(folder: Path) -> None:
    """A folder without its list of indicators."""
    (folder / "indicators.toml").unlink()


@pytest.mark.parametrize("harm", [nested, large, latin, link, gone], ids=lambda f: str(f.__name__))
def test_a_hostile_rule_file_is_refused(folder: Path, harm: Callable[[Path], None]) -> None:
    """An error with its place; nothing is evaluated and nothing outside is read."""
    harm(folder)
    with pytest.raises(RulesError) as found:
        read_rulebook("2015-2018", folder.parent)
    assert "root:" not in str(found.value)


def test_what_is_no_folder_of_rules_says_what_should_be_there(tmp_path: Path) -> None:
    """`period.toml`, or folders that have one."""
    with pytest.raises(RulesError, match=re.escape("ska finnas `period.toml`")):
        read_rulebooks(tmp_path)
    with pytest.raises(RulesError, match="ingen mapp med regler"):
        read_rulebooks(tmp_path / "finns-inte")


def test_an_unknown_period_names_those_there_are() -> None:
    """And a period that is not named, where there are several."""
    with pytest.raises(QuestionError, match="de har 2015-2018, 2020-2023"):
        read_rulebook("2016-2019")
    with pytest.raises(QuestionError, match="Ange vilken"):
        read_rulebook()


def test_one_periods_folder_is_a_folder_of_rules(folder: Path) -> None:
    """`--rules` may point at the period itself."""
    assert "2015-2018" == read_rulebook(rules=folder).period.id
    assert "2015-2018" == read_rulebook("2015-2018", folder).period.id


def test_every_sentence_of_our_own_checks_is_translated() -> None:
    """Each ValueError that a model raises has its Swedish sentence."""
    root = Path(words.__file__).parent.parent
    raised = set()
    for path in root.rglob("*.py"):
        raised |= set(
            re.findall(r"""msg = (?:"((?:[^"\\{]|\\.)*)"|'([^'{]*)')\n\s+raise ValueError""", path.read_text("utf-8"))
        )
    said = {a or b for a, b in raised}
    assert said
    assert said <= set(_OURS)


def test_models_are_found() -> None:
    """The names offered for a misspelt key come from the models themselves."""

    class Inner(BaseModel):
        """A model in a model."""

        deep: int

    class Outer(BaseModel):
        """A model."""

        inner: tuple[Inner, ...]

    assert {"inner", "deep"} == set(words._names(Outer))
