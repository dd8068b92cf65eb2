"""Promises about the step library: other people's features run, and what fails is said in Swedish."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vetlanda_policy.bdd.collecting import matching, phrases
from vetlanda_policy.bdd.phrases import Phrase
from vetlanda_policy.criteria.finding import CauseCode, Fulfilment
from vetlanda_policy.engine import durable
from vetlanda_policy.engine.plan import Node, Possible

pytest_plugins = ["pytester"]

PAGE = (Path(__file__).parent.parent / "docs" / "steg-for-features.md").read_text("utf-8")
EXAMPLE = re.compile(r"^`(?P<path>[^`\n]+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
SECTIONS = {"given": "Givet", "when": "När", "then": "Så"}
BARE = ("-W", "error", "-p", "no:hypothesispytest")  # that plugin imports hypothesis anew in every inner run
PLUGIN = ("-p", "vetlanda_policy.bdd", *BARE)
HEAD = "# language: sv\nEgenskap: Prov\n"


def files_of_the_page() -> dict[str, str]:
    """The files of the example on the page, by their paths."""
    return {m["path"]: m["text"] for m in EXAMPLE.finditer(PAGE)}


def steps_of_the_page(kind: str) -> dict[str, str]:
    """The phrases on the page, each with its example."""
    section = PAGE.partition(f"\n## {SECTIONS[kind]}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| `(.+?)` \| `(.+?)` \|", section, re.MULTILINE))


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """The project that the page describes, without a conftest.py."""
    pytester.makeini("[pytest]\n")
    for name, text in files_of_the_page().items():
        path = pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return pytester


def write(project: pytest.Pytester, body: str, *, name: str = "prov.feature", head: str = HEAD) -> Path:
    """A feature in the project."""
    path = project.path / "features" / name
    path.write_text(head + body, "utf-8")
    return path


def failing(project: pytest.Pytester, *steps: str) -> str:
    """What is said when a scenario of these steps fails."""
    body = "\n    ".join(["  Scenario: Ett", *steps])
    result = project.runpytest(*PLUGIN, write(project, body))
    result.assert_outcomes(failed=1)
    return result.stdout.str().replace("\u00a0", " ")


SHIPPED = "Givet reglerna för perioden 2015-2018"
OWN = 'Givet mål 1 i mappen "../regler/2027-2030", med orden "Minst 90 procent av maten i skolorna ska lagas från grunden."'

# The page ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", SECTIONS)
def test_the_page_lists_every_step_word_for_word(kind: str) -> None:
    assert phrases(kind) == list(steps_of_the_page(kind))


@pytest.mark.parametrize(
    "kind, phrase, example", [(k, p, e) for k in SECTIONS for p, e in steps_of_the_page(k).items()]
)
def test_every_example_on_the_page_is_its_step_and_no_other(kind: str, phrase: str, example: str) -> None:
    assert [phrase] == matching(kind, example)


def test_the_page_says_how_every_cause_is_written() -> None:
    section = PAGE.partition("\n## Orsakerna\n")[2]
    assert len(CauseCode) == len(re.findall(r"^\| (?!orsak |---)", section, re.MULTILINE))


def test_the_example_on_the_page_runs_by_its_folder(project: pytest.Pytester) -> None:
    project.runpytest(*PLUGIN, "features").assert_outcomes(passed=5)


def test_the_example_on_the_page_runs_with_a_conftest(project: pytest.Pytester) -> None:
    project.makeconftest('pytest_plugins = ["vetlanda_policy.bdd"]\n')
    project.runpytest(*BARE, "features").assert_outcomes(passed=5)


# Collecting --------------------------------------------------------------------------------------------------------


def test_a_feature_named_on_the_command_line_runs_without_a_test_module(project: pytest.Pytester) -> None:
    """Each test has the name of its scenario."""
    result = project.runpytest(*PLUGIN, "-v", "features/skolmat.feature")
    result.assert_outcomes(passed=5)
    result.stdout.fnmatch_lines(
        [
            "features/skolmat.feature::Gränsen går vid 90 procent[[]89,9-inte uppfyllt--0,1] PASSED*",
            "features/skolmat.feature::Ett år utan siffra kan inte bedömas PASSED*",
        ]
    )


def test_one_scenario_can_be_chosen_by_its_name(project: pytest.Pytester) -> None:
    result = project.runpytest(*PLUGIN, "features/skolmat.feature::Ett år utan siffra kan inte bedömas")
    result.assert_outcomes(passed=1)


def test_features_run_whatever_test_functions_are_called(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\npython_functions = check_*\npython_files = check_*.py\n")
    project.runpytest(*PLUGIN, "features").assert_outcomes(passed=5)


def test_a_feature_saved_with_a_byte_order_mark_runs(project: pytest.Pytester) -> None:
    path = project.path / "features" / "skolmat.feature"
    path.write_text(path.read_text("utf-8"), "utf-8-sig", newline="\r\n")
    project.runpytest(*PLUGIN, path).assert_outcomes(passed=5)


def test_a_feature_in_another_language_is_left_to_others(project: pytest.Pytester) -> None:
    write(project, "  Scenario: One\n    Given nothing\n", name="other.feature", head="Feature: Another\n")
    project.runpytest(*PLUGIN, "features").assert_outcomes(passed=5)


def test_a_feature_in_another_language_cannot_be_named(project: pytest.Pytester) -> None:
    path = write(project, "  Scenario: One\n    Given nothing\n", head="Feature: Another\n")
    result = project.runpytest(*PLUGIN, path)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*prov.feature: filen börjar inte med `# language: sv`. Skriv det på första raden.*"])


@pytest.mark.parametrize(
    "body, said",
    [
        (
            "  Regel: Ett\n    Scenario: Lika\n      Givet fakta:\n  Regel: Två\n    Scenario: Lika\n      Givet fakta:\n",
            "*två scenarier heter ”Lika” (rad 7 är det andra). Ge vart och ett sitt namn.*",
        ),
        ("  Bara ord.\n", "*filen har inget scenario.*"),
        ("  Scenario: Ett\n    Och fakta:\n", "*rad 4 går inte att läsa:*"),
        ("  Scenario: Ett\n    Givet fakta:\n    skräp\n", "*filen går inte att läsa som en feature:*"),
    ],
    ids=["two of one name", "no scenario", "begins with och", "not gherkin"],
)
def test_a_feature_that_would_lose_something_is_not_run(project: pytest.Pytester, body: str, said: str) -> None:
    result = project.runpytest(*PLUGIN, write(project, body))
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([said])


# What fails --------------------------------------------------------------------------------------------------------


def test_a_wrong_verdict_is_said_with_its_line_and_the_whole_explanation(project: pytest.Pytester) -> None:
    said = failing(
        project,
        OWN,
        "Och att lagat-från-grunden är 89,9 procent år 2027",
        "När målet bedöms vid bokslutet 2027",
        "Så är målet uppfyllt",
    )
    for line in (
        "prov.feature:7: Så är målet uppfyllt",
        "Väntat: uppfyllt",
        "Blev:   inte uppfyllt",
        "Mål 1: Mat från grunden",
        "    ”Minst 90 procent av maten i skolorna ska lagas från grunden.”",
        "Bedömning: inte uppfyllt",
        "Varför",
    ):
        assert line in said.splitlines()
    assert "prov.feature:5" in said  # the fact's place is its line in the feature
    assert "Traceback" not in said


GIVEN_2018 = (
    SHIPPED,
    "Och att inflyttade är 1 314 år 2017",
    "Och att inflyttade är 1 199 år 2018",
    "När mål 1 bedöms vid bokslutet 2018",
)


@pytest.mark.parametrize(
    "step, expected, got",
    [
        ("Så kan målet inte bedömas", "kan inte bedömas", "inte uppfyllt"),
        ("Så är bedömningen uppfyllt", "uppfyllt", "inte uppfyllt"),
        ("Så är de möjliga bedömningarna uppfyllt", "uppfyllt", "inte uppfyllt"),
        ("Så är marginalen -115 personer", "marginalen -115 personer", "marginalen −116 personer"),
        ("Så är marginalen -116 procent", "marginalen -116 procent", "marginalen −116 personer"),
        (
            "Så är utfallet 1 200 och kravet mer än 1 314",
            "utfallet 1 200 och kravet mer än 1 314",
            "utfallet 1 199 personer och kravet mer än 1 314",
        ),
        (
            "Så är utfallet 1 199 och kravet minst 1 314",
            "utfallet 1 199 och kravet minst 1 314",
            "utfallet 1 199 personer och kravet mer än 1 314",
        ),
        ("Så är placeringen 3 av 8", "placeringen 3 av 8", "placeringen saknas: målet gäller ingen placering"),
        ("Så visas marginalen 1, utan att den avgör", "marginalen 1", "marginalen ingen"),
        ("Så gäller bedömningen bokslutet 2017", "2017", "2018"),
        ('Så säger motiveringen "solsken"', "… solsken …", None),
        ('Så säger redovisningen "solsken"', "… solsken …", None),
        ('Så varnas det: "solsken"', "… solsken …", None),
        ("Så står i underlaget att inflyttade är 1 200 år 2018", "1 200", None),
        ("Så står i underlaget att inflyttade är 1 199 år 2018 (prov.feature:9)", "1 199 (prov.feature:9)", None),
        ('Så står i underlaget att inflyttade är 1 199 år 2018 enligt "SCB"', "1 199, SCB", None),
        ('Så avvisas underlaget: "solsken"', "underlaget avvisas: solsken", "inget avvisades"),
    ],
)
def test_what_was_expected_is_said_beside_what_came_out(
    project: pytest.Pytester, step: str, expected: str, got: str | None
) -> None:
    said = failing(project, *GIVEN_2018, step)
    assert f"Väntat: {expected}" in said
    assert f"prov.feature:8: {step}" in said
    assert "Bedömning: inte uppfyllt" in said
    if got is not None:
        assert f"Blev:   {got}" in said


@pytest.mark.parametrize(
    "step, expected, got",
    [
        ("Så är orsaken att inflyttade saknas år 2014", "inflyttade saknas år 2014", "inflyttade saknas år 2016"),
        ("Så krävs att inflyttade är precis 1 300 år 2016", "precis 1 300 år 2016", "precis 1 313 år 2016"),
        ("Så ändrar det inget att inflyttade saknas år 2016", "inflyttade saknas år 2016", "inget"),
    ],
)
def test_a_cause_is_shown_as_it_would_have_been_written(
    project: pytest.Pytester, step: str, expected: str, got: str
) -> None:
    said = failing(
        project,
        SHIPPED,
        "Och att inflyttade är 1 300 år 2014",
        "Och att inflyttade är 1 312 år 2015",
        "Och att inflyttade är 1 314 år 2017",
        "När mål 1 bedöms vid bokslutet 2017",
        step,
    )
    asked, came = said.partition("Väntat:")[2].split("Blev:", 1)
    assert expected in asked
    assert got in came


@pytest.mark.parametrize(
    "steps, said",
    [
        (
            ['Givet mål 1 i perioden 2015-2018, med orden "Fler ska flytta hit."'],
            "Så lyder inte mål 1. Fullmäktiges ord är:\n  ”Inflyttningen till Vetlanda kommun ska öka varje år.”",
        ),
        ([OWN, 'Och fullmäktiges ord "Mer mat."'], "Regeln för mål 1 citerar inte det. Den citerar:\n  ”Minst 90"),
        ([OWN, 'Och tolkningen "Allt avrundas."'], "Så tolkar inte regeln mål 1. Tolkningarna är:\n  Det år som"),
        (["Givet att inflyttade är 1 år 2018"], "Säg först vilka regler som gäller"),
        ([SHIPPED, "När målet bedöms vid bokslutet 2018"], "Säg vilket mål som menas"),
        ([OWN, "Så är målet uppfyllt"], "Inget är bedömt än."),
        ([SHIPPED, "Och kommunen Vettlanda"], "`Vettlanda` är ingen kommun. Menades Vetlanda?"),
        ([SHIPPED, "Och att inflyttade är 1 kronor år 2018"], "Enheten för inflyttade är personer, inte kronor."),
        ([SHIPPED, "Och att inflytade är 1 år 2018"], "Det avvisades:"),
        ([SHIPPED, "Och att inflyttade är 1.312 år 2018"], "prov.feature:5, värde: `1.312` kan vara både"),
        ([SHIPPED, "Och fakta:", "| indikator | år | antal |"], "`antal` är ingen rubrik i en faktafil."),
        ([SHIPPED, "Och att inflyttade är:", "| värde |"], "kolumnen `period` eller `år` eller `year` saknas."),
        ([SHIPPED, "När målen bedöms vid bokslutet 2019"], "`2019` är inget bokslut i perioden 2015-2018"),
        ([SHIPPED, "När mål 1 bedöms med det som var publicerat 2019-02-30"], "`2019-02-30` är ingen dag."),
        (
            [SHIPPED, "När mål 1 bedöms vid bokslutet 2018", "Så är området hemtjänst uppfyllt"],
            "Målet har inte området",
        ),
        ([SHIPPED, "Och målet är nytt"], "Steget finns inte. Närmast är:"),
        ([*GIVEN_2018, "Så är utfallet 1 och kravet ungefär 2"], "`ungefär 2` är inget krav."),
        ([*GIVEN_2018, "Så är marginalen stor"], "`stor` är inget tal."),
    ],
)
def test_a_step_that_cannot_be_done_says_why(project: pytest.Pytester, steps: list[str], said: str) -> None:
    printed = failing(project, *steps)
    assert said in printed
    assert "During handling" not in printed


def test_a_goal_quoted_from_another_version_than_the_one_in_force_fails(project: pytest.Pytester) -> None:
    """The words in the feature are those in force at the closing."""
    rule = project.path / "regler" / "2027-2030" / "goal-1.toml"
    text = rule.read_text("utf-8").replace("in_force_to = 2030-12-31", "in_force_to = 2027-12-31")
    later = text.partition("[[version]]")[2].replace("2027-01-01", "2028-01-01").replace("2027-12-31", "2030-12-31")
    rule.write_text(f"{text}\n[[version]]{later.replace('skolorna ska lagas från grunden.', 'skolorna')}", "utf-8")
    said = failing(project, OWN, "När målet bedöms vid bokslutet 2028")
    assert "Blev:   fullmäktiges ord ”Minst 90 procent av maten i skolorna”" in said


def test_both_engines_must_agree(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    if not durable.available():
        pytest.skip("durable-rules is not here")

    def wrong(node: Node) -> dict[str, Possible]:
        return {name: frozenset({Fulfilment.NOT}) for name in decide(node)}

    decide = durable.decide
    monkeypatch.setattr(durable, "decide", wrong)
    said = failing(
        project,
        OWN,
        "Och att lagat-från-grunden är 95 procent år 2027",
        "När målet bedöms vid bokslutet 2027",
        "Så är målet uppfyllt",
    )
    assert "Motorerna direct och durable ger inte samma bedömning." in said


# What is refused ---------------------------------------------------------------------------------------------------


def test_a_refusal_in_other_words_than_expected_fails(project: pytest.Pytester) -> None:
    said = failing(project, SHIPPED, "Och att inflyttade är 1,5 år 2018", 'Så avvisas underlaget: "solsken"')
    assert "Väntat: underlaget avvisas: solsken" in said
    assert "Blev:   underlaget avvisas: prov.feature:5, värde:" in said


def test_a_refusal_of_another_kind_than_expected_fails(project: pytest.Pytester) -> None:
    said = failing(project, "Givet reglerna för perioden 1999-2002", 'Så avvisas underlaget: "1999-2002"')
    assert "Blev:   frågan avvisas:" in said


def test_nothing_is_judged_after_a_refusal(project: pytest.Pytester) -> None:
    said = failing(
        project,
        SHIPPED,
        "Och att inflyttade är 1,5 år 2018",
        "När mål 1 bedöms vid bokslutet 2018",
        "Så är målet uppfyllt",
        'Och avvisas underlaget: "hela personer"',
    )
    assert "Inget bedömdes, för det avvisades:" in said


def test_wrong_rules_can_be_expected_to_be_refused(project: pytest.Pytester) -> None:
    (project.path / "regler" / "2027-2030" / "source.txt").write_text("Något annat.\n", "utf-8")
    body = f'  Scenario: Ett\n    {OWN}\n    När målet bedöms\n    Så avvisas reglerna: "källfilen har SHA-256"\n'
    project.runpytest(*PLUGIN, write(project, body)).assert_outcomes(passed=1)


# Files -------------------------------------------------------------------------------------------------------------


def test_facts_of_a_file_count_with_their_places(project: pytest.Pytester) -> None:
    (project.path / "fakta.csv").write_text("indikator;år;värde;källa\nlagat-från-grunden;2027;95,5;Kosten\n", "utf-8")
    body = f"""  Scenario: Ett
    {OWN}
    Och faktafilen "../fakta.csv"
    När målet bedöms
    Så är målet uppfyllt
    Och står i underlaget att lagat-från-grunden är 95,5 år 2027 enligt "Kosten" (fakta.csv:2)
"""
    project.runpytest(*PLUGIN, write(project, body)).assert_outcomes(passed=1)


def test_a_file_that_is_not_there_is_said(project: pytest.Pytester) -> None:
    assert "filen finns inte" in failing(project, OWN, 'Och faktafilen "../borta.csv"')


@pytest.mark.parametrize("step", ['Givet reglerna i mappen "{}"', 'Givet faktafilen "{}"'])
@pytest.mark.parametrize("path", ["../../utanför", "länk", "/etc"])
def test_no_step_leaves_the_project(project: pytest.Pytester, step: str, path: str) -> None:
    """Neither upwards, nor through a link, nor by a path from the root."""
    outside = project.path.parent / "utanför"
    outside.mkdir(exist_ok=True)
    (project.path / "features" / "länk").symlink_to(outside)
    assert f"`{path}` ligger utanför projektets mapp" in failing(project, step.format(path))


# Phrases -----------------------------------------------------------------------------------------------------------


def test_a_phrase_fits_whole_texts_only() -> None:
    phrase = Phrase("kommunen {kommun}")
    assert {"municipality": "Eksjö"} == phrase.parse_arguments("kommunen Eksjö")
    assert phrase.parse_arguments("att kommunen Eksjö") is None
    assert not phrase.is_matching("kommunen ")


def test_what_is_left_out_of_a_phrase_is_none() -> None:
    phrase = Phrase("{vilka} bedöms[ vid bokslutet {bokslut}]")
    assert {"which": "målet", "closing": None} == phrase.parse_arguments("målet bedöms")
    assert {"which": "mål 12", "closing": "2016-H1"} == phrase.parse_arguments("mål 12 bedöms vid bokslutet 2016-H1")
