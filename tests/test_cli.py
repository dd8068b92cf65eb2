"""Promises about the command line: what goes where, which exit code, and in which language."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import jsonschema
import pytest

from vetlanda_policy.cli import run, translated_help
from vetlanda_policy.cli.texts import HELP, SAID
from vetlanda_policy.rulefiles import shipped

ROOT = Path(__file__).parent.parent
PUBLISHED = str(ROOT / "examples" / "vetlanda-publicerat" / "fakta.csv")
INVENTED = str(ROOT / "examples" / "pahittat" / "pahittade-fakta.csv")
Capture = pytest.CaptureFixture[str]


def said(capfd: Capture, *argv: str) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of a run."""
    capfd.readouterr()
    code = run(argv)
    out, err = capfd.readouterr()
    return code, out, err


def test_verdicts_go_to_standard_output_and_everything_else_to_standard_error(capfd: Capture) -> None:
    """Notes never mix with the answer."""
    code, out, err = said(capfd, "evaluate", PUBLISHED, "--period", "2015-2018", "--closing", "2018", "-f", "json")
    assert 0 == code
    made = json.loads(out)
    assert "not_fulfilled" == made["goals"][0]["verdict"]
    assert "Obs: fakta.csv" in err
    assert "utflyttade" in err


def test_what_was_not_asked_for_is_said(capfd: Capture) -> None:
    """The period and closing that were chosen."""
    _, out, err = said(capfd, "evaluate", PUBLISHED, "-f", "json")
    assert ("2020-2023", "2023") == (json.loads(out)["period"], json.loads(out)["closing"])
    assert "Bedömer Vetlanda (0685), perioden 2020-2023, bokslut 2023." in err


def test_a_closing_tells_its_period(capfd: Capture) -> None:
    """And 2019 lies in none."""
    _, out, _ = said(capfd, "evaluate", PUBLISHED, "--closing", "2017-h1", "-f", "json")
    assert ("2015-2018", "2017-H1") == (json.loads(out)["period"], json.loads(out)["closing"])
    code, out, err = said(capfd, "evaluate", PUBLISHED, "--closing", "2019")
    assert (2, "") == (code, out)
    assert "`2019` är inget bokslut i någon period" in err


@pytest.mark.parametrize("status", ["sekretess", "ej tillämplig", "bortfall", "saknas"])
def test_a_judgement_without_a_value_leaves_its_goal_open(capfd: Capture, tmp_path: Path, status: str) -> None:
    """Whatever the row says instead."""
    file = tmp_path / "fakta.csv"
    head = "indikator;kommun;område;period;värde;status;källa"
    file.write_text(f"{head}\nbedömning;0685;2015-2018/2;2016;;{status};Bokslutet\n", "utf-8")
    for argv in (("evaluate",), ("explain", "2")):
        code, out, _ = said(capfd, *argv, str(file), "--period", "2015-2018", "--closing", "2016")
        assert 0 == code
        assert "Mål 2 har ingen bedömning för 2016" in out


@pytest.mark.parametrize(
    "verdict, code",
    [("not_fulfilled", 1), ("undecided", 1), ("partly_fulfilled", 0)],
)
def test_fail_on_makes_the_exit_code_1_where_the_verdict_occurs(capfd: Capture, verdict: str, code: int) -> None:
    """The answer is printed all the same."""
    argv = ("evaluate", PUBLISHED, "--closing", "2018", "--period", "2015-2018", "--fail-on", verdict)
    got, out, _ = said(capfd, *argv)
    assert code == got
    assert "Mål 1 är inte uppfyllt" in out


@pytest.mark.parametrize(
    "argv, text",
    [
        ((), "Kommandon:"),
        (("evaluate",), "Argumentet FACTS saknas"),
        (("evalute",), "inget kommando `evalute`"),
        (("evaluate", PUBLISHED, "--closin", "2018"), "Menades --closing?"),
        (("evaluate", PUBLISHED, "--closing"), "Valet `--closing` används fel"),
        (("evaluate", PUBLISHED, "--format", "jsn"), "Menades json?"),
        (("evaluate", PUBLISHED, "--fail-on", "fulfilled"), "--fail-on är `fulfilled`, men ska vara något av"),
        (("evaluate", PUBLISHED, "--known-on", "21/2 2019"), "ska vara ett datum som 2019-02-21"),
        (("evaluate", PUBLISHED, "--known-on", "2019-02-30"), "ska vara ett datum som 2019-02-21"),
        (("evaluate", PUBLISHED, "--municipality", "Vetland"), "Menades Vetlanda"),
        (("evaluate", PUBLISHED, "--period", "2019"), "de har 2015-2018, 2020-2023"),
        (("evaluate", PUBLISHED, "--engine", "fast"), "ska vara något av auto, durable, direct"),
        (("evaluate", PUBLISHED, "--lang", "no"), "ska vara något av sv, en"),
        (("evaluate", "finns-inte.csv"), "finns-inte.csv"),
        (("evaluate", "-", "-"), "standard in kan bara läsas en gång"),
        (("evaluate", PUBLISHED, "--rules", "finns-inte"), "ingen mapp med regler"),
        (("evaluate", PUBLISHED, "--output", "finns-inte/svar.txt"), "kunde inte skrivas"),
        (("explain", "9", PUBLISHED, "--closing", "2018"), "har inget mål `9`"),
        (("show", "2015-2018/9"), "har inget mål `2015-2018/9`"),
        (("schema", "fact"), "Menades facts?"),
        (("periods", "extra"), "För många argument"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_a_sentence(capfd: Capture, argv: tuple[str, ...], text: str) -> None:
    """Nothing is judged, nothing is printed on standard output, and no trace is shown."""
    code, out, err = said(capfd, *argv)
    assert (2, "") == (code, out)
    assert text in err
    assert "Traceback" not in err


def test_all_problems_of_all_files_are_listed(capfd: Capture, tmp_path: Path) -> None:
    """Not only the first."""
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("indikator;år;värde\ninflyttade;2016;x\ninflyttade;20016;1\n", "utf-8")
    code, _, err = said(capfd, "evaluate", str(tmp_path / "a.csv"), str(tmp_path / "b.csv"), "--period", "2015-2018")
    assert 2 == code
    for place in ("a.csv:2", "a.csv:3", "b.csv:2", "b.csv:3"):
        assert place in err


def test_output_is_written_whole_and_standard_output_stays_empty(capfd: Capture, tmp_path: Path) -> None:
    """The file is what standard output would have been."""
    path = tmp_path / "svar.md"
    argv = ("evaluate", PUBLISHED, "--period", "2015-2018", "--closing", "2018", "-f", "markdown")
    _, out, _ = said(capfd, *argv)
    assert (0, "") == said(capfd, *argv, "--output", str(path))[:2]
    assert out == path.read_text("utf-8")


def test_bad_facts_leave_an_old_output_as_it_was(capfd: Capture, tmp_path: Path) -> None:
    """Whole or not at all."""
    path = tmp_path / "svar.md"
    path.write_text("gammalt", "utf-8")
    assert 2 == said(capfd, "evaluate", str(tmp_path), "--output", str(path))[0]
    assert "gammalt" == path.read_text("utf-8")


@pytest.mark.parametrize("command", ["evaluate", "explain", "periods", "goals", "show", "check", "schema", "template"])
def test_every_command_has_help_in_both_languages(capfd: Capture, command: str) -> None:
    """Swedish, and English on request."""
    code, sv, _ = said(capfd, command, "--help")
    assert 0 == code
    assert "Användning:" in sv
    assert "Show this message" not in sv
    assert "Usage:" in said(capfd, command, "--lang", "en", "--help")[1]


def test_both_languages_have_the_same_texts() -> None:
    """None is missing, and each has the same places for values."""
    for texts in (HELP, SAID):
        assert texts["sv"].keys() == texts["en"].keys()
    for name, text in SAID["sv"].items():
        fields = {part.split("}")[0] for part in text.split("{")[1:]}
        assert fields == {part.split("}")[0] for part in SAID["en"][name].split("{")[1:]}


def test_help_is_translated_wherever_its_lines_break() -> None:
    """The library wraps its own words too."""
    assert "Visa denna hjälp och avsluta." == translated_help("Show this\n      message and exit.")


def test_english_is_english(capfd: Capture) -> None:
    """Answers, notes and errors."""
    _, out, err = said(capfd, "evaluate", PUBLISHED, "--closing", "2018", "--lang", "en")
    assert "Goal 1 is not fulfilled." in out
    assert "Judging Vetlanda (0685), period 2015-2018, closing 2018." in err
    assert "Note: fakta.csv" in err
    assert (
        "Error: the period 2015-2018 has no goal `9`"
        in said(capfd, "explain", "9", PUBLISHED, "--closing", "2018", "--lang=en")[2]
    )


@pytest.mark.parametrize("what", ["facts", "rules", "evaluation"])
def test_a_schema_is_a_schema(capfd: Capture, what: str) -> None:
    """JSON Schema, draft 2020-12."""
    code, out, _ = said(capfd, "schema", what)
    assert 0 == code
    jsonschema.Draft202012Validator.check_schema(json.loads(out))
    assert json.loads(out)["title"] == f"vetlanda-policy/{what}/1"


def test_the_rule_files_are_what_their_schema_says(capfd: Capture) -> None:
    """Dates are written as text in JSON."""
    import tomllib  # noqa: PLC0415 - only here

    schema = json.loads(said(capfd, "schema", "rules")[1])
    for path in sorted(shipped().rglob("*.toml")):
        table = json.loads(json.dumps(tomllib.loads(path.read_text("utf-8")), default=str))
        jsonschema.validate(table, schema, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("period", ["2015-2018", "2020-2023"])
def test_an_empty_template_is_read_and_leaves_every_goal_open(
    capfd: Capture, tmp_path: Path, form: str, period: str
) -> None:
    """What is not filled in is missing, not zero."""
    path = tmp_path / f"mall.{form}"
    assert 0 == said(capfd, "template", "--period", period, "--output", str(path))[0]
    closing = period[-4:]
    code, out, err = said(capfd, "evaluate", str(path), "--period", period, "--closing", closing, "-f", "json")
    assert 0 == code, err
    assert {"undecided"} == {g["verdict"] for g in json.loads(out)["goals"]}


def test_check_judges_nothing(capfd: Capture) -> None:
    """It says that rules and facts are in order, or what is not."""
    code, out, _ = said(capfd, "check", INVENTED, "--period", "2015-2018")
    assert 0 == code
    assert "Reglerna är i sin ordning: 2015-2018." in out
    assert "uppfyllt" not in out


def test_own_rules_are_used_everywhere(capfd: Capture, tmp_path: Path) -> None:
    """`--rules` names a folder."""
    shutil.copytree(shipped() / "2015-2018", tmp_path / "egna" / "2015-2018")
    goal = tmp_path / "egna" / "2015-2018" / "goal-1.toml"
    goal.write_text(goal.read_text("utf-8").replace("baseline = 2014", "baseline = 2016"), "utf-8")
    rules = ("--rules", str(tmp_path / "egna"))
    assert "från 2016" in said(capfd, "show", "1", *rules)[1]
    assert "2020-2023" not in said(capfd, "periods", *rules)[1]
    out = said(capfd, "evaluate", PUBLISHED, *rules, "-f", "json")[1]
    assert "2015-2018" == json.loads(out)["period"]


def test_show_has_the_words_the_interpretation_and_the_rule(capfd: Capture) -> None:
    """And where they come from."""
    out = " ".join(said(capfd, "show", "2015-2018/1")[1].split())
    assert "”Inflyttningen till Vetlanda kommun ska öka varje år.”" in out
    assert "Lydelse från 2015-01-01 till 2018-12-31" in out
    assert "Kolada N01801" in out
    assert "goal-1.toml" in out


def test_an_internal_error_is_exit_code_3_without_a_trace(capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence with a place; the trace on request."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("vetlanda_policy.cli.commands.evaluate", broken)
    argv = ("evaluate", PUBLISHED, "--closing", "2018")
    code, out, err = said(capfd, *argv)
    assert (3, "") == (code, out)
    assert "Internt fel: ZeroDivisionError (test_cli.py:" in err
    assert "Traceback" not in err
    monkeypatch.setenv("VETLANDA_POLICY_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        run(argv)


def process(*argv: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own."""
    command = [sys.executable, "-m", "vetlanda_policy", *argv]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, **more)  # type: ignore[call-overload, no-any-return]


def test_standard_input_is_a_fact_file() -> None:
    """`-` reads it."""
    data = Path(PUBLISHED).read_bytes()
    done = process("evaluate", "-", "--closing", "2018", "-f", "json", input=data)
    assert 0 == done.returncode, done.stderr.decode()
    assert "not_fulfilled" == json.loads(done.stdout)["goals"][0]["verdict"]


def test_swedish_letters_survive_any_environment() -> None:
    """A terminal that says it is ASCII gets UTF-8 all the same."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = process("show", "2015-2018/1", env=environment)
    assert 0 == done.returncode, done.stderr.decode("utf-8")
    assert "Ökad inflyttning" in done.stdout.decode("utf-8")
    wrong = process("evaluate", "åäö.csv", env=environment)
    assert 2 == wrong.returncode
    assert b"Traceback" not in wrong.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    """`| head -1` is fine."""
    command = f"{sys.executable} -m vetlanda_policy evaluate '{PUBLISHED}' --closing 2018 | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, check=False, timeout=60)  # noqa: S602 - our own words
    assert 0 == done.returncode
    assert b"Traceback" not in done.stderr
    assert b"Errno" not in done.stderr


def test_completion_knows_the_goals_and_the_formats() -> None:
    """What a shell asks for when tab is pressed."""
    environment = {
        **os.environ,
        "_VETLANDA_POLICY_COMPLETE": "complete_bash",
        "COMP_WORDS": "vetlanda-policy show 2015-2018/",
        "COMP_CWORD": "2",
    }
    done = process(env=environment)
    assert "2015-2018/1" in done.stdout.decode()


def test_long_reading_at_a_terminal_shows_a_progress_bar(tmp_path: Path) -> None:
    """On standard error only; and not for a short file."""
    path = tmp_path / "stor.csv"
    rows = "".join(f"okänd;2016;{n}\n" for n in range(150_000))
    path.write_text("indikator;år;värde\ninflyttade;2015;5\n" + rows, "utf-8")
    for facts, shown in ((str(path), True), (PUBLISHED, False)):
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "vetlanda_policy", "evaluate", facts, "--closing", "2016", "-f", "csv"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs) as running:
            os.close(theirs)
            seen = b"".join(iter(partial(_read, ours), b""))
            out = running.communicate(timeout=60)[0]
        os.close(ours)
        assert shown == ("Läser".encode() in seen)
        assert out.startswith(b"municipality,")


def _read(terminal: int) -> bytes:
    """What has been written to a terminal; nothing when nobody holds it any more."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""
