"""Promises about reports: what must stand in each, and what never may."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from tests.build import facts, measured
from tests.test_judge import ROWS
from vetlanda_policy.engine import evaluate
from vetlanda_policy.errors import Language
from vetlanda_policy.explanations import explain
from vetlanda_policy.facts import FactFile, Facts
from vetlanda_policy.reports import FORMATS, Format, report
from vetlanda_policy.reports.delimited import COLUMNS, harmless
from vetlanda_policy.reports.document import schema
from vetlanda_policy.reports.markdown import escaped
from vetlanda_policy.reports.template import as_csv, as_xlsx
from vetlanda_policy.reports.writing import write_whole
from vetlanda_policy.rulefiles import read_rulebook
from vetlanda_policy.verdicts import Evaluation

BOOK, LATER = read_rulebook("2015-2018"), read_rulebook("2020-2023")
MADE = evaluate(BOOK, facts(ROWS), closing="2016")
FORMS: tuple[Format, ...] = ("table", "json", "markdown", "csv")
LANGS: tuple[Language, ...] = ("sv", "en")


def invented() -> Evaluation:
    """An evaluation of a file that says its values are invented."""
    known = facts("folkmängd 2020 5")
    named = Facts(known.measurements, "0685", (FactFile("pahittade.csv", "0" * 64, 1, invented=True),))
    return evaluate(LATER, named, closing="2020")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rows", [ROWS, "inflyttade 2015 1", ROWS.replace("hemtjänst", "hemtjänst")])
def test_the_table_fits_80_columns(lang: Language, rows: str) -> None:
    """Every line of it, in both languages."""
    for book in (BOOK,):
        text = report(evaluate(book, facts(rows), closing="2018", lang=lang), "table")
        assert 80 >= max(len(line) for line in text.splitlines())


def test_the_last_line_names_every_goal() -> None:
    """Which are met, which are not, and which cannot be judged."""
    text = " ".join(report(MADE, "table").strip().rsplit("\n\n", 1)[-1].split())
    assert MADE.conclusion == text
    assert {str(g.number) for g in MADE.goals} == set(re.findall(r"\d+", text))


@pytest.mark.parametrize("form", FORMS)
def test_every_report_says_that_values_are_invented_and_that_the_source_is_incomplete(form: Format) -> None:
    """So that no figure travels without it."""
    text = report(invented(), form)
    if form == "json":
        read = json.loads(text)
        assert read["facts"][0]["invented"] is True
        assert read["rules"]["source_complete"] is False
    elif form == "csv":
        rows = list(csv.DictReader(io.StringIO(text)))
        assert {("true", "false")} == {(r["invented"], r["source_complete"]) for r in rows}
    else:
        assert "PÅHITTADE" in text
        assert "Källan till reglerna är inte fullständig" in text
    assert "påhittat" in explain(invented(), 1)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "withheld, sv, en",
    [
        ("..", ("den är sekretessbelagd", "sekretess"), ("it is suppressed", "suppressed")),
        (".", ("den är ej tillämplig", "ej tillämplig"), ("it is not applicable", "not applicable")),
        (
            "-",
            ("den saknas på grund av bortfall", "bortfall"),
            ("it is missing because of non-response", "dropped out"),
        ),
    ],
)
def test_every_report_says_why_a_judgement_is_withheld(
    lang: Language, withheld: str, sv: tuple[str, str], en: tuple[str, str]
) -> None:
    """In words, with the row that says so, and not as if the assessor could not judge."""
    why, word = sv if lang == "sv" else en
    made = evaluate(BOOK, facts(f"bedömning/2015-2018/2 2016 {withheld}"), closing="2016", lang=lang)
    said = f"Mål 2 har ingen bedömning för 2016: {why}" if lang == "sv" else f"Goal 2 has no judgement for 2016: {why}"
    assert [f"{said} (fakta.csv:2)."] == [c.text for c in made.goal(2).causes]
    for form in FORMS:
        text = report(made, form)
        assert f"{said} (fakta.csv:2)." in " ".join(text.replace("\\_", "_").split())
    assert f"| {word} | påhittad källa | fakta.csv:2 |" in report(made, "markdown")
    chain = " ".join(explain(made, 2).split())
    assert f"2015-2018/2, 2016: {word} (påhittad källa; fakta.csv:2)" in chain
    assert "enligt den som bedömde" not in chain
    assert "according to the assessor" not in chain
    jsonschema.validate(json.loads(report(made, "json")), schema())


@pytest.mark.parametrize("lang, words", [("sv", "ersätter sekretess"), ("en", "replaces suppressed")])
def test_a_judgement_that_replaces_one_that_was_withheld_says_so(lang: Language, words: str) -> None:
    """In words, as the other way round."""
    rows = [
        measured("bedömning/2015-2018/2 2016 ..", 2, published="2017-01-01"),
        measured("bedömning/2015-2018/2 2016 fulfilled", 3, published="2017-02-01"),
    ]
    chain = " ".join(explain(evaluate(BOOK, Facts(tuple(rows), "0685"), closing="2016", lang=lang), 2).split())
    assert f"{words} (fakta.csv:2)" in chain
    turned = (replace(rows[0], published=rows[1].published), replace(rows[1], published=rows[0].published))
    chain = " ".join(explain(evaluate(BOOK, Facts(turned, "0685"), closing="2016", lang=lang), 2).split())
    assert f"{'ersätter uppfyllt' if lang == 'sv' else 'replaces fulfilled'} (fakta.csv:3)" in chain


def test_the_json_is_what_its_schema_says() -> None:
    """For every goal and both languages."""
    jsonschema.Draft202012Validator.check_schema(schema())
    for lang in LANGS:
        for made in (evaluate(BOOK, facts(ROWS), closing="2016", lang=lang), invented()):
            jsonschema.validate(json.loads(report(made, "json")), schema())


def test_the_json_has_the_shape_of_the_contract() -> None:
    """Keys, codes and exact decimals as strings."""
    read = json.loads(
        report(evaluate(BOOK, facts("inflyttade 2017 1314\ninflyttade 2018 1199"), closing="2018"), "json")
    )
    assert ["vetlanda-policy/evaluation/1", "0685", "2015-2018", "2018", None] == [
        read[k] for k in ("schema", "municipality", "period", "closing", "known_on")
    ]
    one = read["goals"][0]
    assert ["2015-2018/1", 1, "not_fulfilled", ["not_fulfilled"], []] == [
        one[k] for k in ("id", "number", "verdict", "possible", "causes")
    ]
    made = one["criteria"][0]
    assert ["increases", "1199", "> 1314", "-116", "personer"] == [
        made[k] for k in ("kind", "observed", "required", "margin", "unit")
    ]
    evidence = made["evidence"][-1]
    assert ["inflyttade", None, "2018", "1199", "påhittad källa", "fakta.csv:3"] == [
        evidence[k] for k in ("indicator", "area", "period", "value", "source", "place")
    ]
    assert {"fulfilled": 0, "partly_fulfilled": 0, "not_fulfilled": 1, "undecided": 4} == read["summary"]


def test_the_csv_has_a_row_for_each_criterion_and_area() -> None:
    """Codes and exact decimals; commas and quotes inside cells are kept apart."""
    rows = list(csv.DictReader(io.StringIO(report(MADE, "csv"))))
    assert list(COLUMNS) == list(rows[0])
    assert 5 == sum(r["number"] == "3" for r in rows)
    assert "92.9" in {r["observed"] for r in rows}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+1", "@x", "\t=1", "%x", "|x", "= 93"])
def test_no_cell_of_the_csv_is_a_formula(text: str) -> None:
    """A spreadsheet shows it and does not run it."""
    assert harmless(text)[0] in {"'", "\\"}


def test_a_negative_number_stays_a_number_in_the_csv() -> None:
    """It cannot be a formula."""
    assert "-116" == harmless("-116")


@pytest.mark.parametrize("text", ["<script>", "[x](http://y)", "a|b", "# x", "`x`", "*x*", "1. x", "- x"])
def test_nothing_in_a_fact_file_is_markup_in_markdown(text: str) -> None:
    """It is shown as it stood."""
    shown = escaped(text)
    assert not re.search(r"(?<!\\)[<>\[\]|#`*]", shown)
    assert not re.match(r"(\d+\.|-)\s", shown)


def test_a_fact_files_text_cannot_command_the_terminal() -> None:
    """Control characters in sources and names are shown, not obeyed."""
    known = facts("inflyttade 2017 1314\ninflyttade 2018 1199")
    wild = Facts(tuple(replace(m, source="a\x1b[2Jb\u202e") for m in known.measurements), "0685")
    made = evaluate(BOOK, wild, closing="2018")
    for form in FORMS:
        assert "\x1b" not in report(made, form)
    assert "\x1b" not in explain(made, 1)
    assert "\u202e" not in explain(made, 1)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("lang", LANGS)
def test_the_chain_holds_the_words_the_interpretation_the_figures_and_their_sources(
    number: int, lang: Language
) -> None:
    """Everything an auditor asks for, at most 80 columns wide."""
    made = evaluate(BOOK, facts(ROWS), closing="2016", lang=lang)
    goal = made.goal(number)
    text = " ".join(explain(made, number).split())
    assert goal.text in text
    assert all(" ".join(t.split()) in text for t in goal.interpretations)
    assert all(e.place in text for c in goal.criteria for e in c.evidence)
    assert " ".join(goal.explanation.split()) in text
    for leaf in goal.criteria[0].leaves():
        said = [c.text for c in leaf.comparisons] + [c.text for c in leaf.causes]
        assert all(" ".join(t.split()) in text for t in said)


def test_every_format_has_a_report() -> None:
    """None is only a name."""
    assert set(FORMS) == set(FORMATS)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """What was there stays when writing fails, and nothing is left behind."""
    path = tmp_path / "svar.json"
    write_whole(path, b"ett")
    write_whole(path, "två".encode())
    assert "två" == path.read_text("utf-8")
    with pytest.raises(OSError, match="no ordinary file"):
        write_whole(tmp_path, b"x")
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "finns-inte" / "x", b"x")
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("book", [BOOK, LATER], ids=["2015-2018", "2020-2023"])
def test_the_template_has_a_row_for_everything_the_goals_need(book: object) -> None:
    """Each indicator that some goal uses, for the last closing; no value is filled in."""
    assert book in (BOOK, LATER)
    chosen = BOOK if book is BOOK else LATER
    at = [c for c in chosen.period.closings() if c.annual][-1]
    rows = list(csv.DictReader(io.StringIO(as_csv(chosen, at, "0685").decode("utf-8-sig")), delimiter=";"))
    assert {i.id for i in chosen.indicators} | {"bedömning"} == {r["indikator"] for r in rows}
    assert {""} == {r["värde"] for r in rows}
    assert as_xlsx(chosen, at, "0685")[:2] == b"PK"
