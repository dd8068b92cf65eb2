"""Promises about `evaluate-many`: what is printed and written, and what happens where some municipality has no verdict."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from vetlanda_policy.cli import run
from vetlanda_policy.errors import QuestionError

pl = pytest.importorskip("polars")
pytest.importorskip("narwhals")

from vetlanda_policy import read_rulebook  # noqa: E402
from vetlanda_policy.bulk import evaluate_many, judging, read_many, shares, writing  # noqa: E402 - only with the extra
from vetlanda_policy.bulk.concluding import ANSWER  # noqa: E402

Capture = pytest.CaptureFixture[str]
AREAS = ("hemtjänst", "särskilt boende", "funktionshinderomsorg", "socialtjänst", "kultur och fritid")
IN_MIGRATION = {"0685": (1100, 1140, 1175, 1230, 1290), "0180": (10, 12, 11, 13, 14), "1280": (5, 6, None, 8, 9)}
SOURCE = "PÅHITTAT exempel, inget mätvärde"
ASKED = ("--period", "2015-2018", "--closing", "2018")
Row = tuple[object, ...]


def rows(codes: Iterable[str] = tuple(IN_MIGRATION)) -> list[Row]:
    """The in-migration and the satisfaction of some municipalities."""
    found: list[Row] = []
    for code in codes:
        found += [
            ("inflyttade", code, "", 2014 + n, v, SOURCE) for n, v in enumerate(IN_MIGRATION[code]) if v is not None
        ]
        found += [("kundnöjdhet", code, area, 2018, "80,2" if code == "0180" else "93,5", SOURCE) for area in AREAS]
    return found


def fact_file(path: Path, found: Iterable[Row]) -> str:
    """A fact file with the rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(("indikator", "kommun", "område", "år", "värde", "källa"))
        writer.writerows(found)
    return str(path)


@pytest.fixture
def facts(tmp_path: Path) -> str:
    """A fact file about three municipalities."""
    return fact_file(tmp_path / "pahittade-fakta.csv", rows())


def said(capfd: Capture, *argv: str) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of a run."""
    capfd.readouterr()
    code = run(argv)
    out, err = capfd.readouterr()
    return code, out, err


def body(out: str) -> list[str]:
    """The lines of the first table that are under its headings."""
    lines = out.splitlines()
    return lines[next(n for n, line in enumerate(lines) if line.startswith("---")) + 1 :]


def cells(line: str) -> list[str]:
    """The cells of a line of a table."""
    return line.split()


# ---------------------------------------------------------------- what is printed


def test_the_verdicts_are_counted_goal_by_goal(capfd: Capture, facts: str) -> None:
    """On standard output and nothing beside it."""
    code, out, err = said(capfd, "evaluate-many", facts, *ASKED)
    assert (0, "") == (code, err)
    lines = out.splitlines()
    assert ["Mål", "Bokslut", "Kommuner", "uppfyllt", "uppfyllt", "uppfyllt", "bedömas"] == cells(lines[1])
    assert ["1", "2018", "3", "1", "0", "1", "1"] == cells(body(out)[0])
    assert ["3", "2018", "3", "2", "0", "1", "0"] == cells(body(out)[2])
    assert 5 == len(body(out))


def test_the_period_that_was_chosen_is_said(capfd: Capture, facts: str) -> None:
    """The latest one that the facts reach."""
    code, out, err = said(capfd, "evaluate-many", facts, "--lang", "en")
    assert (0, "Judging the period 2015-2018.\n") == (code, err)
    assert ["Goal", "Closing", "Judged"] == cells(out.splitlines()[1])[:3]
    assert "2018" == cells(body(out)[0])[1]


def test_several_closings_are_judged(capfd: Capture, facts: str) -> None:
    """Those that are named, or all of them."""
    _, out, _ = said(capfd, "evaluate-many", facts, "--closing", "2017-h1", "--closing", "2018")
    assert ["2017-H1"] * 5 + ["2018"] * 5 == [cells(line)[1] for line in body(out)]
    _, out, _ = said(capfd, "evaluate-many", facts, "--period", "2015-2018", "--closings", "all")
    assert len(read_rulebook("2015-2018").period.closings()) == len({cells(x)[1] for x in body(out)})


def test_one_by_one_says_the_same(capfd: Capture, facts: str) -> None:
    assert (
        said(capfd, "evaluate-many", facts, *ASKED)[1]
        == said(capfd, "evaluate-many", facts, *ASKED, "--engine", "exact")[1]
    )


def test_difficulty_is_the_share_of_those_decided(capfd: Capture, facts: str) -> None:
    """With two decimals, and a dash where nobody is."""
    _, out, _ = said(capfd, "evaluate-many", facts, *ASKED, "--difficulty")
    lines = body(out)
    assert ["1/2", "50,00"] == cells(lines[0])[-2:]
    assert ["–", "–"] == cells(lines[1])[-2:]
    assert ["2/3", "66,67"] == cells(lines[2])[-2:]
    assert 80 >= max(map(len, out.splitlines()))
    _, out, _ = said(capfd, "evaluate-many", facts, *ASKED, "--difficulty", "--lang", "en")
    assert ["2/3", "66.67"] == cells(body(out)[2])[-2:]


def test_one_municipality_is_placed_among_the_others(capfd: Capture, facts: str) -> None:
    """By its margin; the others without one are not counted."""
    _, out, _ = said(capfd, "evaluate-many", facts, *ASKED, "--municipality", "Vetlanda")
    lines = out[out.index("Vetlanda (0685)\n") :].splitlines()
    assert ["1", "2018", "uppfyllt", "0", "0", "2"] == cells(lines[3])
    assert ["2", "2018", "kan", "inte", "bedömas", "–", "–", "–"] == cells(lines[4])
    assert ["3", "2018", "uppfyllt", "0", "1", "1"] == cells(lines[5])


@pytest.mark.parametrize("twice", [False, True])
def test_a_bar_says_at_a_terminal_which_stage_has_begun(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, twice: bool
) -> None:
    """One stage more where rows stand twice, in a table that is judged as columns."""
    monkeypatch.setattr(judging, "FEW_ROWS", 0)
    path = fact_file(tmp_path / "pahittade-fakta.csv", [*rows(), *rows()] if twice else rows())
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    _, out, err = said(capfd, "evaluate-many", path, *ASKED, "--output", str(tmp_path / "svar.parquet"))
    stages = [
        line.split()[0] + line.rpartition("]")[2].rstrip()
        for line in re.split(r"[\r\n]|\x1b\[\?25[lh]", err)
        if line.strip()
    ]
    usual = ["Läser  0/3", "Bedömer  1/3", "Skriver  2/3", "Skriver  3/3"]
    again = ["Läser  0/3", "Bedömer  1/3", "Bedömer  2/4", "Skriver  3/4", "Skriver  4/4"]
    assert ("", again if twice else usual) == (out, stages)


# ---------------------------------------------------------------- explanations


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_an_explanation_is_that_of_the_command_explain(capfd: Capture, tmp_path: Path, lang: str) -> None:
    """Word for word, with file, line and source, on a file with only that municipality."""
    many = fact_file(tmp_path / "a" / "pahittade-fakta.csv", rows(("0685", "0180", "1280")))
    one = fact_file(tmp_path / "b" / "pahittade-fakta.csv", rows(("0685",)))
    code, out, _ = said(capfd, "evaluate-many", many, *ASKED, "--explain", "Vetlanda", "--lang", lang)
    alone = [said(capfd, "explain", str(n), one, *ASKED, "--lang", lang)[1] for n in range(1, 6)]
    assert (0, "\n".join(alone)) == (code, out)
    assert "pahittade-fakta.csv:2)" in out


def test_an_explanation_has_the_others_where_the_goal_compares_with_them(capfd: Capture, tmp_path: Path) -> None:
    """Those who are ranked, and the country."""
    others: list[Row] = [("nki-total", code, "", 2018, n, SOURCE) for code, n in (("0685", 80), ("0180", 70))]
    one = fact_file(
        tmp_path / "pahittade-fakta.csv", [*rows(), *others, ("nki-deltagare", "0000", "", 2018, 2, SOURCE)]
    )
    _, out, _ = said(capfd, "evaluate-many", one, *ASKED, "--explain", "0685")
    assert "nki-total, Stockholm (0180), 2018: 70" in out
    assert "inflyttade, Stockholm" not in out


def test_a_municipality_without_rows_is_not_explained(capfd: Capture, facts: str) -> None:
    code, out, err = said(capfd, "evaluate-many", facts, *ASKED, "--explain", "0686")
    assert (2, "") == (code, out)
    assert "inga rader gäller kommunen `0686`" in err


# ---------------------------------------------------------------- what is written


def test_a_parquet_holds_every_verdict_in_order(capfd: Capture, facts: str, tmp_path: Path) -> None:
    """And standard output stays empty."""
    path = tmp_path / "svar.parquet"
    assert (0, "", "") == said(capfd, "evaluate-many", facts, *ASKED, "--output", str(path))
    frame = pl.read_parquet(path)
    assert list(ANSWER) == frame.columns
    assert pl.Decimal(38, 12) == frame.schema["margin"]
    assert (
        sorted(frame.select("closing", "municipality", "goal").rows())
        == frame.select("closing", "municipality", "goal").rows()
    )
    first = frame.filter(municipality="0685", goal="2015-2018/1").row(0, named=True)
    assert ("fulfilled", "1175", "> 1140", Decimal(34)) == tuple(
        first[n] for n in ("verdict", "observed", "required", "margin")
    )
    assert ["pahittade-fakta.csv", "svar.parquet"] == sorted(p.name for p in tmp_path.iterdir())


def test_a_csv_holds_the_same_in_plain_digits(capfd: Capture, facts: str, tmp_path: Path) -> None:
    path = tmp_path / "svar.csv"
    assert (0, "", "") == said(capfd, "evaluate-many", facts, *ASKED, "--output", str(path))
    with path.open(encoding="utf-8", newline="") as stream:
        found = {(r["municipality"], r["goal"][-1]): r for r in csv.DictReader(stream)}
    assert 15 == len(found)
    assert ("-2", "-12.8") == (found["0180", "1"]["margin"], found["0180", "3"]["margin"])
    assert ("0", "missing inflyttade 2016") == (found["1280", "1"]["margin"], found["1280", "1"]["causes"])
    assert "" == found["0685", "2"]["margin"]


@pytest.mark.parametrize(
    "cell, shown", [("=1+1", "'=1+1"), ("@a", "'@a"), ("-1", "-1"), ("-1-1", "'-1-1"), ("+1", "'+1"), ("0685", "0685")]
)
def test_no_cell_of_a_csv_is_a_formula(cell: str, shown: str) -> None:
    """As in the reports; numbers stay numbers."""
    row = pl.LazyFrame({name: [cell] for name in ANSWER}, schema=dict.fromkeys(ANSWER, pl.String))
    made = writing.harmless(lazy(row.with_columns(margin=pl.lit(Decimal("-1.50")).cast(pl.Decimal(38, 12)))))
    found = made.collect().rows(named=True)[0]
    assert (shown, shown, "-1.5") == (found["municipality"], found["causes"], found["margin"])


def lazy(frame: Any) -> Any:
    """The frame as the judging sees it."""
    from vetlanda_policy.bulk import engines  # noqa: PLC0415

    return engines.lazy(frame)


@pytest.mark.parametrize("few", [0, judging.FEW_ROWS], ids=["as columns", "one by one"])
def test_rows_that_stand_twice_and_say_the_same_are_judged(
    capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """As columns they are looked for once it turns out that there are any."""
    monkeypatch.setattr(judging, "FEW_ROWS", few)
    path = fact_file(tmp_path / "pahittade-fakta.csv", [*rows(), *rows(["0685"])])
    code, out, err = said(capfd, "evaluate-many", path, *ASKED)
    assert (0, "") == (code, err)
    assert ["1", "2018", "3", "1", "0", "1", "1"] == cells(body(out)[0])


def test_facts_that_contradict_each_other_are_named_and_nothing_is_written(capfd: Capture, tmp_path: Path) -> None:
    """An old file stays as it was."""
    path = fact_file(tmp_path / "pahittade-fakta.csv", [*rows(), ("inflyttade", "0180", "", 2018, 15, SOURCE)])
    output = tmp_path / "svar.csv"
    output.write_text("gammalt", "utf-8")
    code, out, err = said(capfd, "evaluate-many", path, *ASKED, "--output", str(output))
    assert (2, "") == (code, out)
    assert "kommunen `0180` har ingen bedömning av mål" in err
    assert "2015-2018/1" in err
    assert "(bokslut 2018)" in err
    assert "0685" not in err
    assert "gammalt" == output.read_text("utf-8")
    assert ["pahittade-fakta.csv", "svar.csv"] == sorted(p.name for p in tmp_path.iterdir())
    code, out, err = said(capfd, "evaluate-many", path, *ASKED, "--explain", "0180")
    assert (2, "") == (code, out)
    assert "`14` (pahittade-fakta.csv:16) och `15` (pahittade-fakta.csv:31)" in err.replace("har två värden, ", "")


def test_no_more_than_twenty_municipalities_without_a_verdict_are_named(capfd: Capture, tmp_path: Path) -> None:
    twice: list[Row] = [
        ("inflyttade", str(code), "", 2018, value, SOURCE) for code in range(1001, 1024) for value in (1, 2)
    ]
    path = fact_file(tmp_path / "pahittade-fakta.csv", [*rows(), *twice])
    code, _, err = said(capfd, "evaluate-many", path, *ASKED, "--lang", "en")
    assert (2, 21) == (code, len(err.splitlines()))
    assert "and 3 more municipalities." in err


# ---------------------------------------------------------------- wrong usage


@pytest.mark.parametrize(
    "argv, text",
    [
        (("--output", "svar.txt"), "ska sluta på .parquet eller .csv"),
        (("--output", "finns-inte/svar.csv"), "kunde inte skrivas: mappen finns inte"),
        (("--engine", "duckbd"), "Menades duckdb?"),
        (("--closings", "alla"), "Menades all?"),
        (("--closing", "2019"), "`2019`"),
        (("--closing", "2018", "--closings", "all"), "inte båda"),
        (("--known-on", "i går"), "ska vara ett datum som 2019-02-21"),
        (("--explain", "Vetland"), "Menades Vetlanda"),
        (("--memory-limit", "1GB"), "bara sättas för duckdb"),
        (("--rules", "finns-inte"), "ingen mapp med regler"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_a_sentence(
    capfd: Capture, facts: str, argv: tuple[str, ...], text: str
) -> None:
    code, out, err = said(capfd, "evaluate-many", facts, *argv)
    assert (2, "") == (code, out)
    assert text in err


@pytest.mark.parametrize(
    "content, text",
    [
        ("indikator;år;värde\ninflyttade;2018;1\n", "kolumnen `municipality` saknas"),
        ("indikator;kommun;år;värde\ninflyttade;0685;20018;1\n", "`20018`"),
        ("indikator;kommun;år;värde\nutflyttade;0685;2018;1\n", "reglerna känner ingen av tabellens indikatorer"),
    ],
)
def test_a_table_that_cannot_be_understood_is_exit_code_2(
    capfd: Capture, tmp_path: Path, content: str, text: str
) -> None:
    path = tmp_path / "pahittade-fakta.csv"
    path.write_text(content, "utf-8")
    for argv in ((), ("--explain", "0685")):
        code, out, err = said(capfd, "evaluate-many", str(path), *ASKED, *argv)
        assert (2, "") == (code, out)
        assert text in err


@pytest.mark.filterwarnings("ignore")  # those libraries' own, which are not ours to mend
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_judgement_without_a_source_is_exit_code_2(capfd: Capture, tmp_path: Path, engine: str) -> None:
    """With one it counts, and is judged as columns too."""
    pytest.importorskip(engine)
    for source, expected in (("", 2), (" ", 2), (SOURCE, 0)):
        found = [*rows(), ("bedömning", "0180", "2015-2018/2", 2018, "uppfyllt", source)]
        path = fact_file(tmp_path / "pahittade-fakta.csv", found)
        code, out, err = said(capfd, "evaluate-many", path, *ASKED, "--engine", engine)
        assert expected == code
        if expected:
            assert "" == out
            assert "en bedömning måste ha en källa" in err
            assert "`0180 2015-2018/2`" in err
        else:
            assert ["2", "2018", "3", "1", "0", "0", "2"] == cells(body(out)[1])


def test_a_missing_file_and_a_missing_package_are_exit_code_2(
    capfd: Capture, facts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _, err = said(capfd, "evaluate-many", "pahittat-finns-inte.csv")
    assert 2 == code
    assert "pahittat-finns-inte.csv` finns inte" in err
    monkeypatch.setitem(sys.modules, "duckdb", None)
    code, _, err = said(capfd, "evaluate-many", facts, "--engine", "duckdb", "--lang", "en")
    assert 2 == code
    assert "pip install vetlanda-policy[duckdb]" in err


def test_a_table_without_rows_is_said(capfd: Capture, tmp_path: Path) -> None:
    (tmp_path / "pahittat-tomt.csv").write_text("indikator;kommun;period;värde\n", "utf-8")
    code, out, err = said(capfd, "evaluate-many", str(tmp_path / "pahittat-tomt.csv"), "--closing", "2018")
    assert (2, "", "Fel: tabellen har inga rader.\n") == (code, out, err)


def test_the_command_has_help_in_both_languages(capfd: Capture) -> None:
    _, sv, _ = said(capfd, "evaluate-many", "--help")
    _, en, _ = said(capfd, "evaluate-many", "--help", "--lang", "en")
    assert "Bedöm målen för många kommuner på en gång" in sv
    assert "Judge the goals for many municipalities at once" in en


# ---------------------------------------------------------------- shares


def verdicts(*found: tuple[str, str | None, str | None]) -> Any:
    """A table of verdicts on one goal: municipality, verdict and margin."""
    whole = [
        {
            "municipality": code,
            "closing": "2018",
            "goal": "a/1",
            "verdict": verdict,
            "margin": margin and Decimal(margin),
        }
        for code, verdict, margin in found
    ]
    schema = dict.fromkeys(("municipality", "closing", "goal", "verdict"), pl.String)
    return pl.LazyFrame(whole, schema={**schema, "margin": pl.Decimal(38, 12)})


def counted(*found: tuple[str, str | None, str | None], **asked: Any) -> dict[str, Any]:
    """The one row of shares."""
    row: dict[str, Any] = shares(verdicts(*found), **asked).collect().row(0, named=True)
    return row


@pytest.mark.parametrize(
    "met, of, share",
    [(1, 3, "0.3333"), (2, 3, "0.6667"), (1, 16, "0.0625"), (1, 32, "0.0313"), (3, 32, "0.0938"), (0, 7, "0.0000")],
)
def test_a_share_is_rounded_half_up_to_four_decimals(met: int, of: int, share: str) -> None:
    """Exactly, in whole numbers."""
    found = counted(*((str(n), "fulfilled" if n < met else "not_fulfilled", None) for n in range(of)))
    assert (f"{met}/{of}", Decimal(share)) == (found["share"], found["share_fulfilled"])


def test_undecided_and_missing_verdicts_are_no_part_of_the_share() -> None:
    found = counted(
        ("1", "fulfilled", "1"), ("2", "partly_fulfilled", "0"), ("3", "undecided", None), ("4", None, None)
    )
    assert (3, 1, 1, 0, 1, 2, "1/2") == tuple(
        found[n]
        for n in (
            "municipalities",
            "fulfilled",
            "partly_fulfilled",
            "not_fulfilled",
            "undecided",
            "decided",
            "share",
        )
    )
    found = counted(("3", "undecided", None))
    assert (None, None) == (found["share"], found["share_fulfilled"])


def test_comparable_municipalities_are_counted_for_themselves() -> None:
    three = (("1", "fulfilled", "1"), ("2", "not_fulfilled", "-1"), ("3", "fulfilled", "2"))
    found = counted(*three, among=["1", "2"])
    assert ("2/3", "1/2", Decimal("0.5000")) == (found["share"], found["among_share"], found["among_share_fulfilled"])
    assert (0, None) == (counted(*three, among=["9"])["among_decided"], counted(*three, among=["9"])["among_share"])


def test_a_comparison_group_is_that_of_the_newest_list() -> None:
    three = (("0001", "fulfilled", "1"), ("0002", "not_fulfilled", "-1"), ("0003", "fulfilled", "2"))
    listed = [("jämförelsegrupp", "0001", period, member) for period, member in (("2017", "3"), ("2018", "2"))]
    facts = pl.LazyFrame(listed, schema=["indikator", "kommun", "period", "värde"], orient="row")
    found = counted(*three, facts=facts, group="Jämförelsegrupp", judged="0001")
    assert ("2/3", "0/1") == (found["share"], found["among_share"])
    with pytest.raises(QuestionError, match="vilka som hör till gruppen `jämförelsegrupp` för kommunen `0002`"):
        shares(verdicts(*three), facts, group="jämförelsegrupp", judged="0002")


def test_margins_are_compared_with_those_of_the_judged() -> None:
    """The judged one is not among the others."""
    four = (("1", "fulfilled", "1"), ("2", "not_fulfilled", "-1"), ("3", "fulfilled", "2"), ("4", "undecided", None))
    found = counted(*four, judged="1")
    names = ("judged_verdict", "better", "equal", "worse")
    assert ("fulfilled", 1, 0, 1) == tuple(found[n] for n in names)
    assert ("undecided", None, None, None) == tuple(counted(*four, judged="4")[n] for n in names)
    assert (None, None, None, None) == tuple(counted(*four, judged="9")[n] for n in names)


# ---------------------------------------------------------------- other engines, where they are installed


@pytest.mark.filterwarnings("ignore")  # those libraries' own, which are not ours to mend
@pytest.mark.parametrize("engine", ["duckdb", pytest.param("spark", marks=pytest.mark.slow)])
def test_the_other_engines_print_and_write_the_same(capfd: Capture, facts: str, tmp_path: Path, engine: str) -> None:
    """With Spark a folder of files."""
    if engine == "duckdb":
        pytest.importorskip("duckdb")
    else:
        sql = pytest.importorskip("pyspark.sql")
        builder = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
        builder.config("spark.sql.shuffle.partitions", "1").getOrCreate()
    said(capfd, "evaluate-many", facts, *ASKED, "--output", str(tmp_path / "polars.csv"))
    path = tmp_path / "svar.csv"
    argv = ("evaluate-many", facts, *ASKED, "--municipality", "0685")
    assert said(capfd, *argv)[:2] == said(capfd, *argv, "--engine", engine, "--output", str(path))[:2]
    written = path.read_text("utf-8") if path.is_file() else "".join(p.read_text("utf-8") for p in path.glob("*.csv"))
    assert (tmp_path / "polars.csv").read_text("utf-8") == written
    explained = [said(capfd, *argv[:-2], "--explain", "0685", "--engine", e)[1] for e in ("polars", engine)]
    assert 5 == explained[1].count("Bedömning: ")
    assert explained[1].splitlines()[0] == explained[0].splitlines()[0]


def test_the_functions_are_those_of_the_library(facts: str) -> None:
    """Read, judge and count from Python."""
    found = shares(evaluate_many(read_rulebook("2015-2018"), read_many(facts), closings=["2018"])).collect()
    assert ["1/2", None, "2/3", None, None] == found["share"].to_list()
