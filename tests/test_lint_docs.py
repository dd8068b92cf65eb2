"""Promises about the catalogue: `docs/findings.md` says of every code what it means, as it reads, and what to do.

`VETLANDA_POLICY_WRITE_GOLDEN=1` writes the list anew from the code and the faulty rulebooks; read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.faulty_books import MADE, NAMES, WITH_FEATURES, book, code_of, found_in
from vetlanda_policy.errors import RulesError
from vetlanda_policy.lint import KINDS, Finding, Kind, Severity
from vetlanda_policy.lint.catalogue import found, of_problem
from vetlanda_policy.lint.kinds_of_files import OF_FILES
from vetlanda_policy.lint.kinds_of_fits import OF_FITS
from vetlanda_policy.lint.kinds_of_judging import OF_JUDGING
from vetlanda_policy.lint.kinds_of_trials import NOTES, OF_TRIALS
from vetlanda_policy.lint.kinds_of_wording import OF_WORDING
from vetlanda_policy.rulefiles import read_drafts
from vetlanda_policy.rulefiles.opening import unreadable

PAGE = Path(__file__).parent.parent / "docs" / "findings.md"
START, END = "<!-- the list begins: made from the code -->", "<!-- the list ends -->"
SECTIONS: Sequence[tuple[str, tuple[Kind, ...]]] = (
    ("Fel: filer och nycklar", OF_FILES),
    ("Fel: det som inte passar ihop", OF_FITS),
    ("Varningar: målets ord", OF_WORDING),
    ("Varningar: tid, skala, motsägelser och nyckeltal", OF_JUDGING),
    ("Varningar: features och undantag", OF_TRIALS),
    ("Upplysningar", NOTES),
)


def example(code: str, place: Path) -> Finding:
    """The finding that a faulty rulebook gives."""
    name = next((name for name in NAMES if code_of(name) == code), None)
    if name is not None:
        return next(f for f in found_in(book(name, place), features=code in WITH_FEATURES) if f.code == code)
    if code in MADE:
        folder = book("_good", place)
        MADE[code](folder)
        return next(f for f in found_in(folder) if f.code == code)
    if code == "no-rules":
        try:
            read_drafts(rules=Path("regler"))
        except RulesError as error:
            return of_problem(error.problems[0], "regler")
    if code == "unreadable":
        return of_problem(unreadable("2023-2026/goal-1.toml", PermissionError(13, "Permission denied")), "")
    said = "features kördes inte, för pytest-bdd är inte installerat; gränserna är inte prövade."
    return found(code, said, said, file="2023-2026/period.toml")


def entry(kind: Kind, place: Path) -> Iterator[str]:
    """What the page says of a kind."""
    finding = example(kind.code, place)
    yield f"### `{kind.code}`"
    yield ""
    yield f"{kind.sv[:1].upper()}{kind.sv[1:]}. *{kind.en[:1].upper()}{kind.en[1:]}.*"
    yield ""
    yield f"> {finding.sv}"
    yield ""
    yield f"Råd: {kind.advice_sv}"
    yield ""


def listed(place: Path) -> str:
    """The whole list, from the code and the faulty rulebooks."""
    lines: list[str] = []
    for n, (title, kinds) in enumerate(SECTIONS):
        lines += [f"## {title}", ""]
        for m, kind in enumerate(kinds):
            lines += entry(kind, place / str(n) / str(m))
    return "\n".join(lines).rstrip() + "\n"


def test_the_page_says_of_every_code_what_it_means_how_it_reads_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    now = listed(tmp_path)
    page = PAGE.read_text("utf-8")
    before, rest = page.split(START)
    there, after = rest.split(END)
    if os.environ.get("VETLANDA_POLICY_WRITE_GOLDEN"):
        PAGE.write_text(f"{before}{START}\n\n{now}\n{END}{after}", "utf-8")
        return
    assert now == there.strip() + "\n"


def test_the_page_lists_every_kind_once() -> None:
    of_sections = [kind for _, kinds in SECTIONS for kind in kinds]
    assert list(KINDS.values()) == of_sections
    assert len(KINDS) == len(of_sections)


@pytest.mark.parametrize("title, kinds", SECTIONS, ids=[title for title, _ in SECTIONS])
def test_a_section_says_how_grave_its_kinds_are(title: str, kinds: tuple[Kind, ...]) -> None:
    gravity = {"Fel": Severity.ERROR, "Varningar": Severity.WARNING, "Upplysningar": Severity.NOTE}
    assert {gravity[title.partition(":")[0]]} == {kind.severity for kind in kinds}
