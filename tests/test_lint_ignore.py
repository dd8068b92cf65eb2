"""Promises about exceptions: a comment with a reason leaves a finding out where it stands, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faulty_books import book, counted, found_in
from vetlanda_policy.lint import Finding

REASON = "Källan är ett påhittat exempel."
COMMENT = f"# ignore direction-not-stated: {REASON}"


def goal(place: Path, old: str, new: str, *, name: str = "direction-not-stated") -> tuple[Finding, ...]:
    """What is found in a goal whose words state no direction, with something put in it."""
    folder = book(name, place)
    path = folder / "goal-1.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return found_in(folder)


@pytest.mark.parametrize(
    "old, new",
    [
        ("quote =", f"{COMMENT}\nquote ="),
        ("quote =", f"{COMMENT}\n# En rad till.\nquote ="),
        ('procent."\n', f'procent." {COMMENT}\n'),
        ("[[version]]", f"{COMMENT}\n[[version]]"),
        ("number = 1", f"{COMMENT}\n\nnumber = 1"),
        ("number = 1", f"#:schema ../goal.json\n{COMMENT}\n# Påhittat.\n\nnumber = 1"),
    ],
    ids=["line before", "with another comment", "end of line", "table", "whole file", "whole file, after others"],
)
def test_a_comment_with_a_reason_leaves_the_finding_out(old: str, new: str, tmp_path: Path) -> None:
    (finding,) = goal(tmp_path, old, new)
    assert ("direction-not-stated", REASON) == (finding.code, finding.ignored)


@pytest.mark.parametrize(
    "old, new",
    [
        ("number = 1", f"{COMMENT}\nnumber = 1"),
        ("[version.criterion]", f"{COMMENT}\n[version.criterion]"),
        ("title =", f"{COMMENT}\ntitle ="),
        ("quote =", f"{COMMENT}\n\nquote ="),
    ],
    ids=["first line", "another table", "another line", "empty line between"],
)
def test_a_comment_elsewhere_leaves_nothing_out(old: str, new: str, tmp_path: Path) -> None:
    assert {"direction-not-stated", "ignore-unused"} == set(counted(goal(tmp_path, old, new)))


def test_a_comment_is_only_what_stands_after_a_sign_outside_of_texts(tmp_path: Path) -> None:
    new = 'title = "# ignore direction-not-stated: i en text"'
    assert ["direction-not-stated"] == counted(goal(tmp_path, 'title = "Påhittat mål"', new))


def test_a_sentence_that_begins_so_is_no_exception(tmp_path: Path) -> None:
    new = "# ignore detta som en vanlig kommentar\nquote ="
    assert ["direction-not-stated"] == counted(goal(tmp_path, "quote =", new))


@pytest.mark.parametrize("comment", ["# ignore direction-not-stated", "# ignore direction-not-stated källan är så"])
def test_a_comment_without_a_reason_is_a_finding_itself(comment: str, tmp_path: Path) -> None:
    findings = goal(tmp_path, "quote =", f"{comment}\nquote =")
    assert ["ignore-without-reason"] == counted(findings)
    assert [7] == [f.line for f in findings if f.code == "ignore-without-reason"]


def test_an_error_cannot_be_left_out(tmp_path: Path) -> None:
    """Rules with an error cannot be used, whatever the comment says."""
    new = "# ignore target-missing: påhittat skäl\n[version.criterion]"
    findings = goal(tmp_path, "[version.criterion]", new, name="target-missing")
    assert ["ignore-unused", "target-missing"] == sorted(counted(findings))
    assert "fel kan inte undantas" in next(f.sv for f in findings if f.code == "ignore-unused")


def test_one_comment_leaves_out_several_findings_of_its_table(tmp_path: Path) -> None:
    comment = "# ignore target-not-stated: påhittat skäl\n[version.criterion]"
    criterion = "target = 90\npartly = { share_of_target = 0.7 }"
    folder = book("target-not-stated", tmp_path)
    path = folder / "goal-1.toml"
    text = path.read_text("utf-8").replace("[version.criterion]", comment).replace("target = 90", criterion)
    path.write_text(text.replace("ska nå upp", "ska, helt eller delvis, nå upp"), "utf-8")
    findings = found_in(folder)
    assert [] == counted(findings)
    assert ["target-not-stated"] * 2 == [f.code for f in findings]
