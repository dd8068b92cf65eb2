"""Promises about the examples: their answers stand beside them and are what the command line says today.

`VETLANDA_POLICY_WRITE_GOLDEN=1` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from vetlanda_policy.cli import run
from vetlanda_policy.reports import FORMATS
from vetlanda_policy.rulefiles import read_rulebooks

EXAMPLES = Path(__file__).parent.parent / "examples"
PUBLISHED, INVENTED = "vetlanda-publicerat/fakta.csv", "pahittat/pahittade-fakta.csv"
SUFFIXES = {"table": "txt", "json": "json", "markdown": "md", "csv": "csv"}
BOOKS = read_rulebooks()


def answers() -> dict[str, tuple[str, ...]]:
    """The file of each answer, and the command that gives it."""
    found: dict[str, tuple[str, ...]] = {}
    for form, suffix in SUFFIXES.items():
        found[f"vetlanda-publicerat/bedomning-2018.{suffix}"] = ("evaluate", PUBLISHED, "--closing", "2018", "-f", form)
        found[f"pahittat/bedomning-2018.{suffix}"] = ("evaluate", INVENTED, "--closing", "2018", "-f", form)
    found["vetlanda-publicerat/bedomning-2017.txt"] = ("evaluate", PUBLISHED, "--closing", "2017")
    found["vetlanda-publicerat/bedomning-2023.txt"] = ("evaluate", PUBLISHED, "--closing", "2023")
    found["vetlanda-publicerat/judgement-2018-in-english.txt"] = (
        "evaluate",
        PUBLISHED,
        "--closing",
        "2018",
        "--lang",
        "en",
    )
    for number in range(1, 6):
        name = f"forklaring-mal-{number}-2018.txt"
        for folder, facts in (("vetlanda-publicerat", PUBLISHED), ("pahittat", INVENTED)):
            found[f"{folder}/{name}"] = ("explain", f"2015-2018/{number}", facts, "--closing", "2018")
    for book in BOOKS:
        for closing in book.period.closings():
            found[f"pahittat/bedomning-{closing}.txt"] = ("evaluate", INVENTED, "--closing", closing.name)
    return found


@pytest.mark.parametrize("name", sorted(answers()))
def test_an_example_answers_what_is_committed(
    name: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the last character."""
    monkeypatch.chdir(EXAMPLES)
    assert 0 == run(answers()[name])
    out = capfd.readouterr().out
    path = EXAMPLES / name
    if os.environ.get("VETLANDA_POLICY_WRITE_GOLDEN"):
        path.write_bytes(out.encode("utf-8"))
    assert path.read_bytes().decode("utf-8") == out


def test_no_answer_is_left_from_before() -> None:
    """Every file in the folders is an answer, the facts, or a page about them."""
    folders = {Path(name).parts[0] for name in (PUBLISHED, INVENTED)}
    there = {str(p.relative_to(EXAMPLES)) for folder in folders for p in (EXAMPLES / folder).rglob("*") if p.is_file()}
    assert there - {PUBLISHED, INVENTED} - {p for p in there if p.endswith("README.md")} == set(answers())


def test_every_format_has_an_example() -> None:
    """None is left out."""
    assert set(SUFFIXES) == set(FORMATS)


def test_invented_values_say_so_in_every_file_and_answer() -> None:
    """In the file's name, in each row, and in each report."""
    rows = (EXAMPLES / INVENTED).read_text("utf-8").splitlines()[1:]
    assert all("PÅHITTA" in row for row in rows)
    for name in answers():
        text = (EXAMPLES / name).read_text("utf-8")
        marked = re.search(r'PÅHITTADE|påhittat|"invented": true|,true,(true|false),', text, re.MULTILINE) is not None
        assert name.startswith("pahittat/") == marked, name


def test_the_invented_facts_decide_every_goal_of_the_whole_period() -> None:
    """A complete set: nothing is left open at the annual closings of 2015-2018."""
    for year in ("2015", "2016", "2017", "2018"):
        text = (EXAMPLES / f"pahittat/bedomning-{year}.txt").read_text("utf-8")
        assert "kan inte bedömas" not in text.rsplit("\n\n", 1)[-1]


def test_every_published_figure_names_where_it_was_read() -> None:
    """No row without a source."""
    lines = (EXAMPLES / PUBLISHED).read_text("utf-8").splitlines()
    where = lines[0].split(";").index("källa")
    assert all(line.split(";")[where] for line in lines[1:])
