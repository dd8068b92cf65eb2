"""Promises about the linter: it finds every fault in a folder of faulty rulebooks, and nothing in the good ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.faulty_books import FAULTY, MADE, NAMES, PERIOD, WITH_FEATURES, book, code_of, counted, found_in
from vetlanda_policy import rulefiles
from vetlanda_policy.errors import RulesError
from vetlanda_policy.lint import KINDS, Severity, lint
from vetlanda_policy.lint.catalogue import _code, of_problem
from vetlanda_policy.lint.features import Features
from vetlanda_policy.rulefiles import read_drafts, shipped

ROOT = Path(__file__).parent.parent
KOMMUNER = sorted(p for p in (ROOT / "examples" / "kommuner").iterdir() if p.is_dir())
NOT_IN_A_BOOK = {"no-rules", "unreadable", "features-not-run"}
"""The codes that are about no rulebook's own files; other tests find them."""


def test_there_are_enough_faults() -> None:
    assert 40 <= len(NAMES)
    assert set(KINDS) == {code_of(name) for name in NAMES} | set(MADE) | NOT_IN_A_BOOK


@pytest.mark.parametrize("name", NAMES)
def test_a_fault_is_found_and_nothing_else(name: str, tmp_path: Path) -> None:
    """The folder is named by the code that is found."""
    findings = found_in(book(name, tmp_path), features=code_of(name) in WITH_FEATURES)
    assert [code_of(name)] == counted(findings)


@pytest.mark.parametrize("code", MADE)
def test_a_fault_that_no_repository_can_hold_is_found_and_nothing_else(code: str, tmp_path: Path) -> None:
    folder = book("_good", tmp_path)
    MADE[code](folder)
    assert [code] == counted(found_in(folder))


def test_a_folder_without_rules_is_a_finding_of_the_command(tmp_path: Path) -> None:
    with pytest.raises(RulesError) as refused:
        read_drafts(rules=tmp_path)
    assert ["no-rules"] == [of_problem(problem, "regler").code for problem in refused.value.problems]


def test_a_file_that_cannot_be_read_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when somebody else owns it."""
    folder = book("_good", tmp_path)
    opened = Path.open

    def refuse(path: Path, *args: object, **how: object) -> object:
        if path.name == "goal-1.toml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **how)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert ["unreadable"] == counted(found_in(folder))


# The good ones -----------------------------------------------------------------------------------------------------


def test_nothing_is_found_in_the_good_rulebook(tmp_path: Path) -> None:
    assert () == found_in(book("_good", tmp_path), features=True)


def test_nothing_is_found_in_the_rules_that_ship() -> None:
    """Their features included, which stand beside them in the repository."""
    assert () == lint(read_drafts(), Features())


@pytest.mark.parametrize("folder", KOMMUNER, ids=lambda p: p.name)
def test_nothing_is_found_in_the_rules_of_other_municipalities(folder: Path) -> None:
    """What a source really says wrong is left out by a comment with its reason."""
    findings = lint(read_drafts(rules=folder))
    assert [] == counted(findings)
    assert all(f.ignored for f in findings)


# Where, and in which words -------------------------------------------------------------------------------------------

SAID = [
    ("target-missing", 12, "Målvärdet saknas: nyckeln `target` är inte angiven."),
    (
        "no-measure",
        14,
        "Målets ord nämner inget mått, och ingen tolkning säger varför `enkätbetyg` (Helhetsbetyg) är det.",
    ),
    (
        "target-not-stated",
        15,
        "Målvärdet saknas i målets ord: regeln kräver 90, som varken står i fullmäktiges ord eller i någon tolkning.",
    ),
    (
        "direction-not-stated",
        7,
        (
            "Målets ord säger inte åt vilket håll: varken minst, högst, öka, minska eller något liknande, och ingen tolkning "
            "gör det heller."
        ),
    ),
    (
        "baseline-missing",
        12,
        (
            "Utgångsvärdet saknas: regeln anger inget, och jämför därför först med 2022; varken målets ord eller någon "
            "tolkning säger det."
        ),
    ),
    (
        "measured-too-seldom",
        16,
        "Regeln bedömer varje år, men `sjukfrånvaro` mäts oregelbundet; ett år utan mätning kan inte bedömas.",
    ),
    ("version-gap--between", 19, "Ingen lydelse gäller 2025-01-01–2025-01-31, så målet kan inte bedömas då."),
    (
        "source-contradicts-itself",
        7,
        "Källan säger emot sig själv: målets ord anger både 60 procent och 100 procent, och regeln följer bara det första.",
    ),
    ("should-not-declared", 7, "Målet säger ”bör”, men regeln dömer som om det stod ”ska”."),
    ("never-met", 15, "Kriteriet kan aldrig uppfyllas: inget värde på skalan för `sjukfrånvaro` (0–100) gör det."),
    ("always-met", 15, "Kriteriet är alltid uppfyllt: alla värden på skalan för `sjukfrånvaro` (0–100) uppfyller det."),
    (
        "criteria-contradict",
        16,
        "Kriterierna 1 och 2 säger emot varandra: inget värde av `sjukfrånvaro` uppfyller dem alla.",
    ),
    (
        "two-verdicts",
        7,
        (
            "`2023-2026/2` citerar samma ord som `2023-2026/1` men bedöms efter en annan regel: samma siffror kan ge två "
            "bedömningar."
        ),
    ),
    ("unused-indicator", 12, "Inget mål använder nyckeltalet `inflyttade`."),
    ("unknown-level", 15, "`processuppfyllnad` har ingen nivå `grönt`; nivåerna är röd, gul, grön. Menades `grön`?"),
    (
        "unknown-part",
        39,
        "`resultatandel` härleds ur `stadsbidrag`, som inte finns i indicators.toml. Menades `statsbidrag`?",
    ),
    ("boundary-untested", 15, "Inget scenario för `2023-2026/1` ligger närmast utanför gränsen 90."),
    ("no-feature", 1, "Mål 2 har ingen feature som visar hur det bedöms."),
]


@pytest.mark.parametrize("name, line, sentence", SAID, ids=[name for name, _, _ in SAID])
def test_a_finding_has_its_line_and_a_whole_sentence(name: str, line: int, sentence: str, tmp_path: Path) -> None:
    (finding,) = found_in(book(name, tmp_path), features=code_of(name) in WITH_FEATURES)
    assert (line, sentence) == (finding.line, finding.sv)


@pytest.mark.parametrize("name", NAMES)
def test_a_finding_is_said_in_both_languages_with_its_place_and_advice(name: str, tmp_path: Path) -> None:
    for finding in found_in(book(name, tmp_path), features=False):
        assert finding.file.startswith(f"{PERIOD}/")
        for lang in ("sv", "en"):
            for text in (finding.text(lang), finding.advice(lang)):
                assert re.match(r"[A-ZÅÄÖ`”“0-9(]", text), text
                assert text.endswith((".", "?")), text
        assert finding.sv != finding.en


def test_everything_wrong_is_listed_together(tmp_path: Path) -> None:
    """A fault in one file hides nothing in another."""
    folder = book("figure-not-used", tmp_path)
    (folder / "goal-2.toml").write_text('number = 2\ntitle = "Påhittat"\nversion = 7\n', "utf-8")
    assert ["figure-not-used", "wrong-value"] == counted(found_in(folder))


def test_a_goal_can_be_looked_at_although_the_period_cannot_be_read(tmp_path: Path) -> None:
    folder = book("unknown-level", tmp_path)
    (folder / "period.toml").write_text("version = 1\n", "utf-8")
    assert "unknown-level" in counted(found_in(folder))


HOSTILE = {
    "comments": lambda text: text + "# ignore never-met: x\n" * 5_000,
    "figures": lambda text: text.replace("grunden.", "grunden. " + "12 kap 3 av 4 " * 20_000, 1),
    "digits": lambda text: text.replace("90 procent", "9" * 9_000 + " av 10 procent", 1),
    "nested": lambda text: text.replace("target = 90", "target = " + "[" * 150 + "]" * 150, 1),
    "criteria": lambda text: (
        text.partition("[version.criterion]")[0]
        + '[version.criterion]\nkind = "any"\ncriteria = ['
        + '{ kind = "at_least", indicator = "lagat-från-grunden", target = 90 },' * 2_000
        + "]\n"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_looked_through_all_the_same(name: str, tmp_path: Path) -> None:
    """In about the time that its size takes, and with something to say."""
    folder = book("_good", tmp_path)
    path = folder / "goal-1.toml"
    path.write_text(HOSTILE[name](path.read_text("utf-8")), "utf-8")
    assert counted(found_in(folder))


# The catalogue -----------------------------------------------------------------------------------------------------


def test_every_kind_has_its_words() -> None:
    for kind in KINDS.values():
        texts = (kind.sv, kind.en, kind.advice_sv, kind.advice_en)
        assert all(text.strip() == text and text for text in texts)
        assert all(text.endswith(".") for text in texts[2:])
        assert kind.sv != kind.en


def test_every_problem_of_the_rule_files_has_a_kind() -> None:
    """Each code that reading and its checks give, none of them as something it is not."""
    given = set()
    for path in Path(rulefiles.__file__).parent.glob("*.py"):
        given |= set(re.findall(r'Problem\(\s*"([a-z0-9-]+)"', path.read_text("utf-8")))
    questions = {"period-not-named", "unknown-period"}
    assert given - questions <= set(KINDS)
    assert {"wrong-value"} == {_code(f"rule-{name}", ("x",)) for name in ("int-type", "date-type", "literal-error")}


def test_errors_are_what_keeps_rules_from_being_used(tmp_path: Path) -> None:
    """Every faulty rulebook with an error is refused by reading too, and none with only warnings."""
    for n, name in enumerate(NAMES):
        folder = book(name, tmp_path / str(n))
        refused = bool(read_drafts(rules=folder)[0].problems)
        assert refused == (KINDS[code_of(name)].severity is Severity.ERROR), name


def test_the_good_rulebook_says_that_it_is_invented() -> None:
    assert "Påhittade" in (FAULTY / "_good" / "source.txt").read_text("utf-8")
    assert (shipped() / "2015-2018").is_dir()
