"""Promises about what `check` writes: text for people, JSON and SARIF for machines, and its exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.faulty_books import book
from vetlanda_policy.cli import run
from vetlanda_policy.cli.check import FORMATS, check
from vetlanda_policy.cli.session import Session
from vetlanda_policy.errors import FactsError, QuestionError
from vetlanda_policy.lint import KINDS

Capture = pytest.CaptureFixture[str]
INVENTED = str(Path(__file__).parent.parent / "examples" / "pahittat" / "pahittade-fakta.csv")


def said(capfd: Capture, rules: Path | None = None, *, lang: str = "sv", **how: Any) -> tuple[int, str, str]:
    """The exit code of `check`, and what it writes to each stream."""
    code = check(Session(lang), rules=rules, **{"no_features": True} | how)  # type: ignore[arg-type]
    out, err = capfd.readouterr()
    return code, out, err


def test_where_nothing_is_found_it_says_so(capfd: Capture) -> None:
    assert (0, "Reglerna är i sin ordning: 2015-2018, 2020-2023.\n", "") == said(capfd)
    assert (0, "The rules are in order: 2015-2018.\n", "") == said(capfd, lang="en", period="2015-2018", strict=True)


TABLE = """\
Varning: 2023-2026/goal-1.toml:7, version.1.quote
  Målets ord anger 12, men regeln använder inte talet.
  Råd: Använd talet i regeln, eller förklara det i en tolkning.
  [figure-not-used]

1 varning.
"""
ENGLISH = """\
Error: 2023-2026/goal-1.toml:12, version.1.criterion.target
  The target value is missing: the key `target` is not given.
  Advice: Write the target that the source states. If it states none the goal
  cannot be measured: use `assessed` and say why.
  [target-missing]

1 error.
"""
LEFT_OUT = """\
Reglerna är i sin ordning: 2023-2026.

Undantagna, med skäl

  2023-2026/goal-1.toml:8, version.1.quote [direction-not-stated]
    Målets ord säger inte åt vilket håll: varken minst, högst, öka, minska eller
    något liknande, och ingen tolkning gör det heller.
    Skäl: Påhittat skäl.
"""


def test_the_table_says_the_sentence_then_the_advice(tmp_path: Path, capfd: Capture) -> None:
    assert (0, TABLE, "") == said(capfd, book("figure-not-used", tmp_path))
    assert max(map(len, TABLE.splitlines())) <= 80


def test_errors_fail_and_are_said_in_english_too(tmp_path: Path, capfd: Capture) -> None:
    assert (2, ENGLISH, "") == said(capfd, book("target-missing", tmp_path), lang="en")


def left_out(place: Path) -> Path:
    """A rulebook with one finding, left out by a comment."""
    folder = book("direction-not-stated", place)
    path = folder / "goal-1.toml"
    comment = "# ignore direction-not-stated: Påhittat skäl.\nquote"
    path.write_text(path.read_text("utf-8").replace("quote", comment, 1), "utf-8")
    return folder


def test_what_is_left_out_is_shown_last_with_its_reason_and_fails_nothing(tmp_path: Path, capfd: Capture) -> None:
    assert (0, LEFT_OUT, "") == said(capfd, left_out(tmp_path), strict=True)


@pytest.mark.parametrize(
    "name, lenient, strict", [("figure-not-used", 0, 2), ("target-missing", 2, 2), ("_good", 0, 0)]
)
def test_the_exit_code_is_2_for_errors_and_when_strict_for_warnings(
    name: str, lenient: int, strict: int, tmp_path: Path, capfd: Capture
) -> None:
    folder = book(name, tmp_path)
    assert (lenient, strict) == (said(capfd, folder)[0], said(capfd, folder, strict=True)[0])


def test_the_json_has_every_finding_in_both_languages(tmp_path: Path, capfd: Capture) -> None:
    code, out, err = said(capfd, book("figure-not-used", tmp_path), form="json")
    expected = {
        "schema": "vetlanda-policy/check/1",
        "periods": ["2023-2026"],
        "findings": [
            {
                "code": "figure-not-used",
                "severity": "warning",
                "text": {
                    "sv": "Målets ord anger 12, men regeln använder inte talet.",
                    "en": "The words of the goal state 12, but the rule does not use the figure.",
                },
                "advice": {
                    "sv": "Använd talet i regeln, eller förklara det i en tolkning.",
                    "en": "Use the figure in the rule, or explain it in an interpretation.",
                },
                "file": "2023-2026/goal-1.toml",
                "line": 7,
                "key": "version.1.quote",
                "ignored": None,
            }
        ],
        "summary": {"error": 0, "warning": 1, "note": 0, "ignored": 0},
    }
    assert (0, expected, "") == (code, json.loads(out), err)


def test_the_json_gives_the_reason_of_what_is_left_out(tmp_path: Path, capfd: Capture) -> None:
    document = json.loads(said(capfd, left_out(tmp_path), form="json")[1])
    assert ["Påhittat skäl."] == [f["ignored"] for f in document["findings"]]
    assert {"error": 0, "warning": 0, "note": 0, "ignored": 1} == document["summary"]


def sarif(capfd: Capture, rules: Path, **how: Any) -> dict[str, Any]:
    """The one run of the SARIF document."""
    document = json.loads(said(capfd, rules, form="sarif", **how)[1])
    assert "2.1.0" == document["version"]
    (run,) = document["runs"]
    return run  # type: ignore[no-any-return]


def test_sarif_has_every_rule_with_its_help_and_each_result_its_place(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths are relative to where the command is run, so that code review tools find the lines."""
    folder = book("figure-not-used", tmp_path / "regler")
    monkeypatch.chdir(tmp_path)
    run = sarif(capfd, folder)
    rules = run["tool"]["driver"]["rules"]
    assert list(KINDS) == [rule["id"] for rule in rules]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    (result,) = run["results"]
    assert "figure-not-used" == result["ruleId"] == rules[result["ruleIndex"]]["id"]
    assert "warning" == result["level"]
    place = result["locations"][0]["physicalLocation"]
    assert {"artifactLocation": {"uri": "regler/2023-2026/goal-1.toml"}, "region": {"startLine": 7}} == place
    assert "suppressions" not in result


def test_sarif_marks_what_is_left_out_as_suppressed(tmp_path: Path, capfd: Capture) -> None:
    (result,) = sarif(capfd, left_out(tmp_path))["results"]
    assert [{"kind": "inSource", "justification": "Påhittat skäl."}] == result["suppressions"]


@pytest.mark.parametrize("form", FORMATS)
def test_the_answer_can_be_written_to_a_file(form: str, tmp_path: Path, capfd: Capture) -> None:
    folder, path = book("figure-not-used", tmp_path), tmp_path / "svar"
    to_file = said(capfd, folder, form=form, output=path)
    on_screen = said(capfd, folder, form=form)
    assert ("", on_screen[1]) == (to_file[1], path.read_text("utf-8"))


def test_a_folder_without_rules_is_an_error_with_advice(tmp_path: Path, capfd: Capture) -> None:
    code, out, _ = said(capfd, tmp_path)
    assert 2 == code
    assert "[no-rules]" in out


def test_facts_are_read_after_the_rules(capfd: Capture) -> None:
    code, out, _ = said(capfd, facts=[INVENTED], period="2015-2018")
    assert 0 == code
    first, second = out.splitlines()
    assert "Reglerna är i sin ordning: 2015-2018." == first
    assert second.startswith("Faktafilerna är i sin ordning för perioden 2015-2018:")


def test_facts_leave_a_document_alone(capfd: Capture) -> None:
    _, out, err = said(capfd, facts=[INVENTED], period="2015-2018", form="json")
    assert [] == json.loads(out)["findings"]
    assert "Faktafilerna är i sin ordning" in err


def test_facts_with_faults_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "fakta.csv"
    path.write_text("indikator;period;värde\ninflyttade;2016;många\n", "utf-8")
    with pytest.raises(FactsError):
        check(Session("sv"), facts=[str(path)], period="2015-2018", no_features=True)


def test_wrong_questions_are_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="de har 2015-2018, 2020-2023"):
        check(Session("sv"), period="1999-2002")
    with pytest.raises(QuestionError, match="ska vara en mapp som finns"):
        check(Session("sv"), features=tmp_path / "finns-inte")


def test_all_rulebooks_are_looked_at_not_only_the_first(tmp_path: Path, capfd: Capture) -> None:
    for number, name in enumerate(("target-missing", "not-toml")):
        book(name, tmp_path / f"b{number}").rename(tmp_path / f"{2023 + 4 * number}-{2026 + 4 * number}")
    _, out, _ = said(capfd, tmp_path)
    assert "[target-missing]" in out
    assert "[not-toml]" in out
    assert "2 fel." in out


def test_the_command_line_takes_the_same_choices(tmp_path: Path, capfd: Capture) -> None:
    folder, path = book("figure-not-used", tmp_path), tmp_path / "svar.json"
    words = ["check", "--rules", str(folder), "--no-features", "--lang", "en"]
    assert 0 == run(words)
    assert "[figure-not-used]" in capfd.readouterr().out
    assert 2 == run([*words, "--strict", "--format", "json", "--output", str(path)])
    assert ["figure-not-used"] == [f["code"] for f in json.loads(path.read_text("utf-8"))["findings"]]
    assert 2 == run([*words, "--format", "xml"])
    assert 2 == run([*words, "--features", str(tmp_path / "nowhere")])
