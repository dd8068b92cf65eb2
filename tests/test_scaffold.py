"""Promises about a new rulebook: it passes every check at once, nothing is written over, and it is whole or not there.

`VETLANDA_POLICY_WRITE_GOLDEN=1` writes the answers on the page about own rules anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from datetime import date
from pathlib import Path

import pytest

from vetlanda_policy.cli import run
from vetlanda_policy.cli.new import new
from vetlanda_policy.cli.session import Session
from vetlanda_policy.cli.texts import HELP
from vetlanda_policy.errors import QuestionError
from vetlanda_policy.rulefiles import read_rulebook, schema_files
from vetlanda_policy.scaffold import period_of, placing, running_period, scaffold

Capture = pytest.CaptureFixture[str]
PAGE = Path(__file__).parent.parent / "docs" / "own-rules.md"
PART = re.compile(
    r"^(?:```console ny-mapp\n(?P<body>.*?)^```$|`(?P<path>[^`\n]+)`:\n\n```\w+\n(?P<text>.*?)^```$)",
    re.MULTILINE | re.DOTALL,
)
PERIOD = period_of("2023-2026")
FILES = {
    "README.md",
    *(f"schema/{name}" for name in schema_files()),
    *(
        f"2023-2026/{name}"
        for name in (
            "fakta-mall.csv",
            "goal-1.feature",
            "goal-1.toml",
            "indicators.toml",
            "period.toml",
            "source.txt",
        )
    ),
}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new rulebook, which no test changes."""
    folder = tmp_path_factory.mktemp("ny") / "regler"
    scaffold(folder, municipality="0685", period=PERIOD)
    return folder


def said(capfd: Capture, *argv: str) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of a run."""
    capfd.readouterr()
    code = run(argv)
    out, err = capfd.readouterr()
    return code, out, err


def files_in(folder: Path) -> set[str]:
    """Every file in a folder, by its path there."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def features(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the features in a folder as the page says."""
    command = (sys.executable, "-m", "pytest", "-q", "-p", "vetlanda_policy.bdd", "-p", "no:cacheprovider", str(folder))
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=folder, check=False)


# What a new rulebook is -------------------------------------------------------------------------------------------


def test_a_new_rulebook_holds_what_it_says(rules: Path, tmp_path: Path) -> None:
    assert files_in(rules) == FILES
    assert sorted(FILES) == list(scaffold(tmp_path / "regler", municipality="0685", period=PERIOD))


def test_a_new_rulebook_passes_check(rules: Path, capfd: Capture) -> None:
    code, out, err = said(capfd, "check", "--rules", str(rules), "--strict")
    assert (0, "Reglerna är i sin ordning: 2023-2026.\n", "") == (code, out, err)


def test_the_feature_of_a_new_rulebook_runs(rules: Path) -> None:
    done = features(rules)
    assert 0 == done.returncode, done.stdout
    assert "6 passed" in done.stdout


def test_the_fact_template_of_a_new_rulebook_can_be_judged(rules: Path, capfd: Capture) -> None:
    """Nothing is filled in, so nothing is decided."""
    argv = ("evaluate", str(rules / "2023-2026" / "fakta-mall.csv"), "--rules", str(rules), "--closing", "2026")
    code, out, _ = said(capfd, *argv, "-f", "json")
    assert 0 == code
    assert ["undecided"] == [goal["verdict"] for goal in json.loads(out)["goals"]]


def test_the_fact_template_is_what_the_template_command_makes(rules: Path, capfd: Capture) -> None:
    code, out, _ = said(capfd, "template", "--rules", str(rules))
    assert 0 == code
    assert out.encode() == (rules / "2023-2026" / "fakta-mall.csv").read_bytes()


def test_the_source_is_the_recorded_one(rules: Path) -> None:
    digest = hashlib.sha256((rules / "2023-2026" / "source.txt").read_bytes()).hexdigest()
    assert digest == read_rulebook(rules=rules).source.sha256


def test_the_schemas_of_a_new_rulebook_are_those_of_the_package(rules: Path) -> None:
    assert schema_files() == {path.name: path.read_text("utf-8") for path in (rules / "schema").iterdir()}


def test_every_rule_file_leads_to_its_schema(rules: Path) -> None:
    for path in (rules / "2023-2026").glob("*.toml"):
        first = path.read_text("utf-8").splitlines()[0]
        assert (path.parent / first.removeprefix("#:schema ")).is_file(), first


@pytest.mark.skipif(
    shutil.which("taplo", path=sysconfig.get_path("scripts")) is None, reason="taplo has no wheel for this machine"
)
def test_an_editor_marks_nothing_in_a_new_rulebook(rules: Path) -> None:
    taplo = shutil.which("taplo", path=sysconfig.get_path("scripts"))
    command = [str(taplo), "check", *map(str, (rules / "2023-2026").glob("*.toml"))]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=rules, check=False)
    assert 0 == done.returncode, done.stderr
    assert "total=3" in done.stderr


@pytest.mark.parametrize("name", ["source.txt", "goal-1.toml", "goal-1.feature"])
def test_the_goal_says_that_it_is_an_example_to_replace(rules: Path, name: str) -> None:
    assert "Exempelmål, ersätt med fullmäktiges ord" in (rules / "2023-2026" / name).read_text("utf-8")


def test_every_invented_figure_says_so(rules: Path) -> None:
    assert "Alla siffror här är påhittade." in (rules / "2023-2026" / "goal-1.feature").read_text("utf-8")
    indicator = read_rulebook(rules=rules).indicators[0]
    assert all("Påhittat exempel" in text for text in (indicator.definition, indicator.published))


def test_the_readme_is_short_and_names_every_file(rules: Path) -> None:
    text = (rules / "README.md").read_text("utf-8")
    assert 25 > len(text.splitlines())
    assert all(f"`{Path(name).name}`" in text for name in FILES if name.startswith("2023-2026/"))


def test_the_commands_in_the_readme_work(rules: Path, monkeypatch: pytest.MonkeyPatch, capfd: Capture) -> None:
    monkeypatch.chdir(rules)
    found = re.findall(r"^vetlanda-policy (.*)$", (rules / "README.md").read_text("utf-8"), re.MULTILINE)
    assert ["check", "show", "evaluate"] == [line.split()[0] for line in found]
    assert [0, 0, 0] == [said(capfd, *shlex.split(line))[0] for line in found]


@pytest.mark.slow
@pytest.mark.parametrize(
    "period, municipality", [("2027-2027", "Vetlanda"), ("1800-1801", "0114"), ("2198-2200", "Malå")]
)
def test_a_rulebook_of_any_period_and_municipality_passes(tmp_path: Path, period: str, municipality: str) -> None:
    new(Session("sv"), tmp_path / "regler", municipality, period)
    book = read_rulebook(rules=tmp_path / "regler")
    assert period == book.period.id
    assert 0 == features(tmp_path / "regler").returncode


def test_english_has_an_english_readme_and_template(tmp_path: Path) -> None:
    scaffold(tmp_path / "rules", municipality="0685", period=PERIOD, lang="en")
    assert "An invented example goal" in (tmp_path / "rules" / "README.md").read_text("utf-8")
    assert "indicator;municipality" in (tmp_path / "rules" / "2023-2026" / "fakta-mall.csv").read_text("utf-8")


# Where it is put --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["anteckning.txt", ".git", "period.toml"])
def test_a_folder_that_is_not_empty_is_refused_and_left(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mitt")
    with pytest.raises(QuestionError, match=rf"är inte tom: där finns `{name}`.*inget skrivs över"):
        scaffold(tmp_path, municipality="0685", period=PERIOD)
    assert {name} == files_in(tmp_path)


def test_an_empty_folder_is_filled_and_stays_the_same_folder(tmp_path: Path) -> None:
    """So that whoever stands in it still does."""
    folder = tmp_path / "regler"
    folder.mkdir(mode=0o750)
    before = folder.stat().st_ino
    scaffold(folder, municipality="0685", period=PERIOD)
    assert (before, 0o750) == (folder.stat().st_ino, folder.stat().st_mode & 0o777)
    assert files_in(folder) == FILES


def test_the_folder_one_stands_in_can_be_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "regler"
    folder.mkdir()
    monkeypatch.chdir(folder)
    scaffold(Path(), municipality="0685", period=PERIOD)
    assert files_in(Path.cwd()) == FILES


def test_a_link_to_an_empty_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "länk").symlink_to(tmp_path / "tom")
    scaffold(tmp_path / "länk", municipality="0685", period=PERIOD)
    assert (tmp_path / "länk").is_symlink()
    assert files_in(tmp_path / "tom") == FILES


def test_a_file_in_the_way_is_refused_and_left(tmp_path: Path) -> None:
    (tmp_path / "regler").write_text("mitt")
    with pytest.raises(QuestionError, match=r"är ingen mapp"):
        scaffold(tmp_path / "regler", municipality="0685", period=PERIOD)
    assert "mitt" == (tmp_path / "regler").read_text()


def test_a_folder_in_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"kunde inte skrivas: .*måste finnas"):
        scaffold(tmp_path / "a" / "b", municipality="0685", period=PERIOD)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("empty", [False, True], ids=["no folder", "an empty folder"])
@pytest.mark.parametrize("step", ["as_csv", "read_rulebook", "_move"])
def test_nothing_is_left_when_something_goes_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, empty: bool
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if empty:
        (tmp_path / "regler").mkdir()
    monkeypatch.setattr(placing, step, full)
    with pytest.raises(QuestionError, match=r"No space left on device"):
        scaffold(tmp_path / "regler", municipality="0685", period=PERIOD)
    assert ([tmp_path / "regler"] if empty else []) == list(tmp_path.rglob("*"))


def test_what_was_moved_is_moved_back_when_the_rest_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder is filled a file at a time, so the last one can fail."""
    folder, rename = tmp_path / "regler", Path.rename
    folder.mkdir()

    def failing(self: Path, target: Path) -> Path:
        if folder / "schema" == target:
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(QuestionError, match=r"Permission denied"):
        scaffold(folder, municipality="0685", period=PERIOD)
    assert [folder] == list(tmp_path.rglob("*"))


@pytest.mark.parametrize("name", ["med mellanslag", "$(rm -rf x)", "it's", "år\u202e2023", "rad\nbrytning", "-x"])
def test_an_odd_name_is_only_a_name(tmp_path: Path, capfd: Capture, name: str) -> None:
    """It stands in no file; what is printed can be pasted into a shell, and rules nobody's terminal."""
    new(Session("sv"), tmp_path / name, None, "2023-2026")
    out = capfd.readouterr().out
    assert files_in(tmp_path / name) == FILES
    assert "\u202e" not in out
    assert 13 == len(out.splitlines())
    if name.isprintable():
        assert ["vetlanda-policy", "check", "--rules", str(tmp_path / name)] == shlex.split(out.splitlines()[-1])


# What is asked ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["2023", "2026-2023", "2023-26", "23-26", "2023–2026", "1799-1802", "2199-2203", "../2023-2026", "", "٢٠٢٣-٢٠٢٦"],
)
def test_a_period_is_two_years_the_first_one_first(text: str) -> None:
    with pytest.raises(QuestionError, match=r"ska vara två årtal, det första först, som 2023-2026"):
        period_of(text)


def test_a_period_is_whole_years() -> None:
    assert ("2023-2026", date(2023, 1, 1), date(2026, 12, 31)) == (PERIOD.id, PERIOD.first_day, PERIOD.last_day)


@pytest.mark.parametrize(
    "today, period",
    [
        (date(2022, 12, 31), "2019-2022"),
        (date(2023, 1, 1), "2023-2026"),
        (date(2026, 12, 31), "2023-2026"),
        (date(2027, 1, 1), "2027-2030"),
    ],
)
def test_without_a_period_it_is_the_one_under_way(tmp_path: Path, capfd: Capture, today: date, period: str) -> None:
    assert period == running_period(today)
    new(Session("sv"), tmp_path / "regler", today=today)
    assert f"Ett regelverk för Vetlanda (0685), perioden {period}, ligger i" in capfd.readouterr().out


@pytest.mark.parametrize(
    "name, text",
    [
        ("Vetlnda", "Menades Vetlanda"),
        ("Riket", "är hela landet"),
        ("0000", "är hela landet"),
        ("9999", "är ingen kommun"),
    ],
)
def test_a_municipality_that_has_no_council_is_refused(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(QuestionError, match=text):
        new(Session("sv"), tmp_path / "regler", name, "2023-2026")
    assert [] == list(tmp_path.iterdir())


def test_the_help_is_in_both_languages() -> None:
    assert HELP["sv"].keys() == HELP["en"].keys()


def test_the_command_says_what_it_made_and_what_to_do_next(tmp_path: Path, capfd: Capture) -> None:
    folder = tmp_path / "rules"
    code, out, err = said(capfd, "new", str(folder), "--municipality", "Ystad", "--period", "2027-2030", "--lang", "en")
    assert (0, "") == (code, err)
    assert f"A rulebook for Ystad (1286), the period 2027-2030, is in {folder}:" == out.splitlines()[0]
    assert f"  vetlanda-policy check --rules {folder}" == out.splitlines()[-1]
    assert 2 == said(capfd, "new", str(folder))[0]


# --rules everywhere -----------------------------------------------------------------------------------------------


def test_every_command_on_the_page_takes_rules_of_ones_own(capfd: Capture) -> None:
    sentence = re.search(
        r"^Varje kommando som läser regler tar `--rules`.*?\. ", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert sentence is not None
    named = re.findall(r"`(\w+)`", sentence[0])
    assert ["evaluate", "explain", "periods", "goals", "show", "check", "template"] == named
    assert [] == [name for name in named if "--rules" not in said(capfd, name, "--help")[1]]


@pytest.mark.parametrize("folder", [".", "2023-2026"])
def test_show_names_the_file_where_it_is(rules: Path, capfd: Capture, folder: str) -> None:
    """In a folder of periods or in that of one."""
    _, out, _ = said(capfd, "show", "1", "--rules", str(rules / folder))
    assert f"Regelfil: {rules}/2023-2026/goal-1.toml" == out.splitlines()[-1]


@pytest.mark.parametrize(
    "words, expected",
    [
        ("show --rules {rules} 20", ["2023-2026/1"]),
        ("goals --rules {rules} --period 20", ["2023-2026"]),
        ("goals --period 20", ["2015-2018", "2020-2023"]),
        ("goals --rules {rules}/schema --period 20", []),
    ],
)
def test_the_shell_completes_from_the_rules_asked_for(rules: Path, words: str, expected: list[str]) -> None:
    """And says nothing where there are none."""
    line = f"vetlanda-policy {words.format(rules=rules)}"
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
    done = subprocess.run(
        (sys.executable, "-c", "from vetlanda_policy.cli import main; main([])"),
        env={**os.environ, "_VETLANDA_POLICY_COMPLETE": "complete_bash", **asked},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (expected, "") == (done.stdout.split(), done.stderr)


# The page ---------------------------------------------------------------------------------------------------------


def test_the_page_about_own_rules_can_be_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Capture
) -> None:
    """Every file on it is written and every command run, in the order of the page, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    page, now, end = PAGE.read_text("utf-8"), "", 0
    for part in PART.finditer(page):
        if part["path"]:
            (tmp_path / part["path"]).write_text(part["text"], "utf-8")
            continue
        answers = []
        for line in re.findall(r"^\$ vetlanda-policy .*$", part["body"], re.MULTILINE):
            code, out, err = said(capfd, *shlex.split(line)[2:])
            answers += [line, *(err + out).splitlines(), *([f"[slutkod {code}]"] if code else [])]
        now += page[end : part.start("body")] + "\n".join(answers) + "\n"
        end = part.end("body")
    now += page[end:]
    if os.environ.get("VETLANDA_POLICY_WRITE_GOLDEN"):
        PAGE.write_text(now, "utf-8")
    else:
        assert now == page
    assert 0 == features(tmp_path / "regler").returncode
