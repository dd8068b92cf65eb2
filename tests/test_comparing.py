"""Promises about comparing rules: which goals came, went and changed, and what changed in words."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.comparing_strategies import indicator, rulebook
from vetlanda_policy.comparing import Comparison, Side, compare, document, read_side
from vetlanda_policy.comparing.documents import schema
from vetlanda_policy.comparing.matching import match_versions
from vetlanda_policy.errors import QuestionError
from vetlanda_policy.explanations import Speaker
from vetlanda_policy.goals import Rulebook, Version
from vetlanda_policy.values import Scale

D = Decimal
ROOT = Path(__file__).parent.parent
INVENTED = str(ROOT / "tests" / "comparing" / "2023-2026")


def side(book: Rulebook, name: str = "påhittad") -> Side:
    """All of a rulebook as one side."""
    return Side(name, book, book.goals)


def told(a: dict[str, Any], b: dict[str, Any], **more: Any) -> list[str]:
    """What a comparison of two criteria says, the whole rules left out."""
    found = compare(side(rulebook(a)), side(rulebook(b)), **more).goals[0]
    return [c.text.replace("\u00a0", " ") for c in found.changes if c.what != "rule"]


AT_LEAST = {"kind": "at_least", "indicator": "mått", "target": D(93)}


# ---------------------------------------------------------------- what can be compared


@pytest.mark.parametrize("text", ["2015-2018", "rules/2015-2018", "./rules/2015-2018/"])
def test_a_period_and_its_folder_are_the_same_rules(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = read_side(text)
    assert ("2015-2018", 5, False) == (found.book.period.id, len(found.goals), found.one)


@pytest.mark.parametrize("text", ["2015-2018/3", "rules/2015-2018/3"])
def test_a_goal_is_found_by_its_number(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = read_side(text)
    assert (["2015-2018/3"], True) == ([g.id for g in found.goals], found.one)


def test_a_day_chooses_the_version_in_force() -> None:
    old, new = read_side(f"{INVENTED}/1@2024-12-31"), read_side(f"{INVENTED}/1@2025-01-01")
    quotes = [s.versions(s.goals[0])[0].quote for s in (old, new)]
    assert ["Minst 93 procent av kunderna är nöjda.", "Minst 90 procent av kunderna är nöjda."] == quotes


@pytest.mark.parametrize(
    "text, code",
    [
        ("", "unknown-side"),
        ("2031-2034", "unknown-side"),
        ("2031-2034/1", "unknown-side"),
        ("ingen/sådan/mapp", "unknown-side"),
        ("\0", "unknown-side"),
        ("2015-2018@2016-01-01", "day-without-goal"),
        ("2015-2018/3@hösten", "wrong-date"),
        ("2015-2018/3@2016-13-01", "wrong-date"),
        ("2015-2018/3@2031-01-01", "no-version-in-force"),
        ("2015-2018/9", "unknown-goal"),
        (str(ROOT / "rules"), "several-periods"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_a_sentence(text: str, code: str) -> None:
    with pytest.raises(QuestionError) as refused:
        read_side(text)
    assert [code] == [p.code for p in refused.value.problems]
    assert all(p.sv.endswith(".") and p.en.endswith(".") for p in refused.value.problems)


# ---------------------------------------------------------------- which goal is which


def test_goals_of_one_period_are_the_same_by_number() -> None:
    first, second = rulebook(AT_LEAST, AT_LEAST), rulebook(AT_LEAST, {**AT_LEAST, "target": D(90)}, AT_LEAST)
    found = compare(side(first), side(second))
    assert ["same", "changed", "came"] == [g.status for g in found.goals]
    back = compare(side(second), side(first))
    assert ["same", "changed", "went"] == [g.status for g in back.goals]


def test_goals_of_two_periods_are_the_same_by_words_or_title() -> None:
    book = read_side("2015-2018").book
    later = book.period.model_copy(update={"id": "2019-2022"})
    renumbered = [
        g.model_copy(update={"number": 10 - g.number, "id": f"2019-2022/{10 - g.number}"}) for g in book.goals
    ]
    retitled = [g.model_copy(update={"title": f"{g.title} igen"}) if g.number == 9 else g for g in renumbered]
    fields = {name: getattr(book, name) for name in Rulebook.model_fields}
    other = Rulebook.model_construct(**{**fields, "period": later, "goals": tuple(retitled[1:])})
    found = compare(side(book), side(other))
    pairs = {(g.a, g.b) for g in found.goals}
    assert {
        ("2015-2018/1", None),
        *((f"2015-2018/{n}", f"2019-2022/{10 - n}") for n in range(2, 6)),
    } == pairs


def test_two_periods_with_nothing_in_common_come_and_go() -> None:
    found = compare(read_side("2015-2018"), read_side("2020-2023"))
    assert (["came", "came"], ["went"] * 5) == (
        [g.status for g in found.goals if g.a is None],
        [g.status for g in found.goals if g.b is None],
    )
    assert "Två mål har tillkommit. Fem mål har utgått." == found.conclusion


def test_versions_that_begin_the_same_day_are_compared() -> None:
    goal = read_side(f"{INVENTED}/1").goals[0]
    one, other = goal.versions
    assert [(one, one), (other, other)] == [(p.a, p.b) for p in match_versions(goal.versions, goal.versions)]
    assert [(one, one), (None, other)] == [(p.a, p.b) for p in match_versions((one,), (one, other))]
    assert [(one, other)] == [(p.a, p.b) for p in match_versions((one,), (other,))]


def test_a_rulebook_is_the_same_as_itself() -> None:
    for name in ("2015-2018", "2020-2023"):
        found = compare(read_side(name), read_side(name))
        assert {("same", ())} == {(g.status, g.changes) for g in found.goals}
        assert () == found.around


# ---------------------------------------------------------------- what changed, in words


@pytest.mark.parametrize(
    "new, sentence",
    [
        ({"target": D(90)}, "Målvärdet sänks från 93 till 90 enheter."),
        ({"target": D("95.5")}, "Målvärdet höjs från 93 till 95,5 enheter."),
        ({"value": "mean"}, "Valet av värden ändras från den senaste mätningen till medelvärdet."),
        ({"round_to": 1}, "Antalet decimaler som avrundas till tillkommer: 1."),
        ({"final_only": True}, "Kravet på slutliga värden ändras från nej till ja."),
        ({"indicator": "lägre"}, "Nyckeltalet ändras från mått till lägre."),
        ({"each": {"area": ["norr"]}}, "Områdena eller grupperna tillkommer: norr."),
        (
            {"partly": {"share_of_target": D("0.8")}},
            "Villkoret för delvis uppfyllt tillkommer: 80 procent av målvärdet nås.",
        ),
        ({"kind": "above"}, "Slaget av kriterium ändras från `at_least` till `above`."),
    ],
)
def test_one_changed_key_is_said_plainly(new: dict[str, Any], sentence: str) -> None:
    assert sentence in told(AT_LEAST, {**AT_LEAST, **new})


def test_a_unit_is_said_once_and_in_english_too() -> None:
    found = compare(read_side(f"{INVENTED}/1@2024-01-01"), read_side(f"{INVENTED}/1@2025-01-01"), lang="en")
    assert "The target is lowered from 93 to 90\u00a0percent." in [c.text for c in found.goals[0].changes]


def test_areas_that_come_and_go_are_named() -> None:
    old = {**AT_LEAST, "each": {"area": ["norr", "söder"]}}
    new = {**AT_LEAST, "each": {"area": ["söder", "väster"]}}
    assert ["Områdena: väster tillkommer.", "Områdena: norr tas bort."] == told(old, new)
    turned = {**AT_LEAST, "each": {"area": ["söder", "norr"]}}
    assert ["Områdena står i en annan ordning."] == told(old, turned)


def test_a_criterion_inside_a_combination_is_compared_with_its_like() -> None:
    old = {"kind": "all", "criteria": [AT_LEAST, {**AT_LEAST, "target": D(2)}]}
    new = {"kind": "all", "criteria": [AT_LEAST, {**AT_LEAST, "target": D(3)}]}
    assert ["Målvärdet höjs från 2 till 3 enheter."] == told(old, new)
    fewer = {"kind": "all", "criteria": [AT_LEAST]}
    assert ["Kriteriet ”Mått: minst 2 enheter, senaste mätningen i perioden” tas bort."] == told(old, fewer)


def test_dated_targets_are_compared_day_by_day() -> None:
    def dated(*targets: tuple[str, int]) -> dict[str, Any]:
        rows = [{"date": day, "target": D(target)} for day, target in targets]
        return {"kind": "milestones", "indicator": "mått", "targets": rows}

    found = told(dated(("2016-12-31", 5), ("2018-12-31", 7)), dated(("2016-12-31", 6), ("2017-12-31", 7)))
    assert [
        "Målvärdet den 2016-12-31 höjs från 5 till 6 enheter.",
        "Målvärdet den 2017-12-31 tillkommer: 7 enheter.",
        "Målvärdet den 2018-12-31 tas bort: 7 enheter.",
    ] == found


def test_the_condition_for_partly_is_compared_inside() -> None:
    old = {**AT_LEAST, "partly": {"when": {**AT_LEAST, "target": D(80)}}}
    new = {**AT_LEAST, "partly": {"when": {**AT_LEAST, "target": D(85)}}}
    assert ["Målvärdet höjs från 80 till 85 enheter."] == told(old, new)


def test_a_changed_indicator_is_told_although_the_rule_is_the_same() -> None:
    old = (indicator("mått", scale=Scale(lowest=D(0), highest=D(100)), higher_is_better=True, areas=("norr",)),)
    new = (indicator("mått", scale=Scale(lowest=D(0), step=D(1)), higher_is_better=False, areas=("söder",)),)
    found = compare(side(rulebook(AT_LEAST, shown=old)), side(rulebook(AT_LEAST, shown=new))).goals[0]
    assert "changed" == found.status
    assert {
        "Nyckeltalet mått, skalan: från 0 till 100 blir från 0 i steg om 1.",
        "Nyckeltalet mått, riktningen: högre är bättre blir lägre är bättre.",
        "Nyckeltalet mått, områdena: söder tillkommer.",
        "Nyckeltalet mått, områdena: norr tas bort.",
    } == {c.text for c in found.changes}


def test_words_interpretations_dates_and_force_are_told() -> None:
    found = compare(read_side(f"{INVENTED}/2@2024-01-01"), read_side(f"{INVENTED}/2@2025-01-01")).goals[0]
    said = {c.what: c.text for c in found.changes}
    assert {
        "quote": "Fullmäktiges ord var: ”Inflyttningen ska öka varje år.” De blir: ”Inflyttningen bör inte minska.”",
        "in_force": "Lydelsen gällde från 2023-01-01 till 2024-12-31 och gäller nu från 2025-01-01 till 2026-12-31.",
        "force": "Målet går från ska till bör.",
        "interpretation": "En tolkning tillkommer: Det senaste året jämförs med 2022.",
    }.items() <= said.items()
    assert "En tolkning tas bort: Varje år jämförs med året före." in [c.text for c in found.changes]


def test_follow_up_areas_that_come_go_and_change_are_told() -> None:
    def version(**areas: dict[str, Any]) -> Version:
        rows = [{"id": n, "quote": f"Område {n}.", "criterion": c} for n, c in areas.items()]
        return Version.model_validate(
            {"in_force_from": "2015-01-01", "quote": "Ord.", "criterion": AT_LEAST, "area": rows}
        )

    from vetlanda_policy.comparing.version_changes import version_changes  # noqa: PLC0415

    book = rulebook(AT_LEAST)
    speaker = Speaker("sv", book.by_id, "0685", {})
    old, new = version(a=AT_LEAST, b=AT_LEAST), version(b={**AT_LEAST, "target": D(1)}, c=AT_LEAST)
    found = [c.text for c in version_changes(old, new, (book, book), (speaker, speaker))]
    assert "Målområdet ”Område a.” tas bort." in found
    assert "Målområdet ”Område c.” tillkommer." in found
    assert "Målvärdet sänks från 93 till 1 enheter." in [t.replace("\u00a0", " ") for t in found]


# ---------------------------------------------------------------- documents


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_table_is_eighty_columns(lang: Any) -> None:
    for a, b in (("2015-2018", "2020-2023"), ("2015-2018/1", "2015-2018/5")):
        text = document(compare(read_side(a), read_side(b), lang=lang), "table")
        assert 80 >= max(len(line) for line in text.splitlines())


def test_the_json_is_read_back_as_it_was() -> None:
    found = compare(read_side("2015-2018"), read_side("2020-2023"))
    text = document(found, "json")
    assert found == Comparison.model_validate_json(text)
    assert "vetlanda-policy/comparison/1" == json.loads(text)["schema"]


def test_the_json_follows_its_schema() -> None:
    found = compare(read_side("2015-2018"), read_side("2020-2023"))
    jsonschema.validate(json.loads(document(found, "json")), schema(), jsonschema.Draft202012Validator)


def test_markdown_has_a_heading_for_every_goal() -> None:
    found = compare(read_side("2015-2018"), read_side("2020-2023"))
    headings = [line for line in document(found, "markdown").splitlines() if line.startswith("## ")]
    assert 1 + len(found.goals) == len(headings)


def test_comparing_is_imported_only_when_asked_for() -> None:
    """Neither the public library nor a comparison without a witness imports the solver."""
    code = (
        "import sys, vetlanda_policy; vetlanda_policy.evaluate\n"
        "assert not any(m.startswith('vetlanda_policy.comparing') for m in sys.modules)\n"
        "from vetlanda_policy.comparing import compare, document, read_side\n"
        "document(compare(read_side('2015-2018'), read_side('2020-2023')), 'table')\n"
        "assert 'z3' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
