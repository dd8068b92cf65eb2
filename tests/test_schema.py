"""Promises about the schemas of the rule files: they follow the models, and an editor puts its mark where the fault is.

`VETLANDA_POLICY_WRITE_GOLDEN=1` writes the published schemas anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sysconfig
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from pydantic import BaseModel, ValidationError

from vetlanda_policy.rulefiles import schema, schema_files
from vetlanda_policy.rulefiles.reading import GoalFile
from vetlanda_policy.rulefiles.schema import FILES, What
from vetlanda_policy.rulefiles.schema_words import Words, models_in, swedish

ROOT = Path(__file__).parent.parent
PUBLISHED = ROOT / "rules" / "schema"
PAGE = (ROOT / "docs" / "own-rules.md").read_text("utf-8")
RULE_FILES = sorted((ROOT / "rules").glob("*/*.toml"))
SCHEMAS: Mapping[str, Any] = {what: schema(what) for what in get_args(What)}
TAPLO = shutil.which("taplo", path=sysconfig.get_path("scripts"))
needs_taplo = pytest.mark.skipif(TAPLO is None, reason="taplo has no wheel for this machine")
MARK = re.compile(r"^error: (?P<said>.*)\n\s*┌─ .*:(?P<line>\d+):\d+$", re.MULTILINE)

GOAL = """\
#:schema ../schema/goal.schema.json
number = 1
title = "Påhittat mål"

[[version]]
in_force_from = 2027-01-01
quote = "Minst 80 procent ska vara nöjda."

[version.criterion]
kind = "at_least"
indicator = "nöjda"
target = 80
"""
HEAD = GOAL[: GOAL.index("kind =")]
LEAF = 'indicator = "a"\n'
KINDS = {
    "at_least": LEAF + "target = 93\nround_to = 0\n",
    "above": LEAF + 'target = 93.5\nvalue = "every_year"\n',
    "at_most": LEAF + 'target = "grön"\neach = { area = ["x", "y"] }\npartly = { some = true }\n',
    "below": LEAF + 'target = 3\nvalue = "mean"\nfinal_only = true\n',
    "between": LEAF + "lowest = 1\nhighest = 2.5\n",
    "equals": LEAF + 'target = 0\neach = { group = ["kvinnor", "män"] }\n',
    "deviation_at_most": LEAF + 'reference = "b"\npercent = 0.5\nonly = "negative"\n',
    "increases": LEAF + 'pairs = "year_over_year"\nbaseline = 2014\namount = 5\n',
    "decreases": LEAF + 'pairs = "baseline"\nbaseline_value = 51.6\npercent = 10\n',
    "does_not_increase": LEAF + 'pairs = "measurement_over_measurement"\n',
    "does_not_decrease": LEAF + 'pairs = "year_over_year"\n',
    "unchanged": LEAF + 'pairs = "year_over_year"\namount = 0.5\n',
    "among_best": LEAF + 'best = 10\nplacement = "b"\nparticipants = "c"\n',
    "in_best_share": LEAF + 'share = 0.25\ngroup = "b"\ngroup_name = "Liknande"\n',
    "milestones": LEAF + 'targets = [{ date = 2030-12-31, target = 60 }]\nat = "at_most"\n'
    'baseline = { date = 2019-12-31 }\npace = "linear"\n',
    "better_than": LEAF + 'than = "group_mean"\ngroup = "b"\nor_equal = true\n',
    "share_of_units": 'share = 0.9\nunits = ["A", "B"]\n'
    'criterion = { kind = "at_least", indicator = "a", target = 8 }\n',
    "goal": "goal = 3\n",
    "assessed": 'why = "Källan nämner inget mått."\npartly = { as_assessed = "Nästan." }\n',
    "all": 'criteria = [{ kind = "goal", goal = 2 }]\n',
    "any": 'criteria = [{ kind = "goal", goal = 2 }, { kind = "assessed", why = "Inget mått." }]\n',
    "at_least_of": 'count = 1\ncriteria = [{ kind = "goal", goal = 2 }]\n'
    'partly = { when = { kind = "at_least", indicator = "a", target = 8 } }\n',
}
"""A criterion of every kind; the goals are invented."""


def goal_of(kind: str, body: str) -> str:
    """A goal file with a criterion of the kind."""
    return f'{HEAD}kind = "{kind}"\n{body}'


def as_editors_see_it(text: str) -> dict[str, Any]:
    """A rule file as data, its dates as text."""
    read: dict[str, Any] = json.loads(json.dumps(tomllib.loads(text), default=str))
    return read


def marks(tmp_path: Path, text: str, name: str = "goal-1.toml", *, settings: bool = False) -> list[tuple[int, str]]:
    """The marks that Taplo puts in a rule file: the line and what it says; a table's own are counted once, where it begins."""
    assert TAPLO is not None
    shutil.copytree(PUBLISHED, tmp_path / "schema", dirs_exist_ok=True)
    path = tmp_path / "2027-2030" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    command = [TAPLO, "check", "--colors", "never", *([] if settings else ["--no-auto-config"]), str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path, check=False)
    found: dict[str, int] = {}
    for mark in MARK.finditer(done.stderr + done.stdout):
        found.setdefault(mark["said"], int(mark["line"]))
    assert bool(found) == bool(done.returncode), done.stderr
    return sorted((line, said) for said, line in found.items())


def tables(part: Any) -> Iterator[Mapping[str, Any]]:
    """Every schema inside a schema."""
    if isinstance(part, list):
        for one in part:
            yield from tables(one)
    elif isinstance(part, dict):
        yield part
        for one in part.values():
            yield from tables(one)


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_the_published_schema_is_what_the_models_give(name: str) -> None:
    made = schema_files()[name]
    if os.environ.get("VETLANDA_POLICY_WRITE_GOLDEN"):
        (PUBLISHED / name).write_text(made, "utf-8")
    assert made == (PUBLISHED / name).read_text("utf-8")


def test_no_schema_is_left_from_before() -> None:
    assert sorted(schema_files()) == sorted(path.name for path in PUBLISHED.iterdir())


@pytest.mark.parametrize("what", SCHEMAS)
def test_every_schema_is_of_the_draft_that_editors_read(what: str) -> None:
    made = SCHEMAS[what]
    assert "http://json-schema.org/draft-07/schema#" == made["$schema"]
    jsonschema.Draft7Validator.check_schema(made)


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_rule_file_names_its_schema_on_its_first_line(path: Path) -> None:
    what = "goal" if path.name.startswith("goal-") else path.stem
    assert f"#:schema ../schema/{what}.schema.json" == path.read_text("utf-8").splitlines()[0]
    assert (path.parent / ".." / "schema" / f"{what}.schema.json").is_file()
    jsonschema.validate(as_editors_see_it(path.read_text("utf-8")), SCHEMAS["rules"])


# Where an editor puts its mark ------------------------------------------------------------------------------------


@needs_taplo
@pytest.mark.parametrize("path", RULE_FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_an_editor_marks_nothing_in_our_rules(tmp_path: Path, path: Path) -> None:
    assert [] == marks(tmp_path, path.read_text("utf-8"), path.name)


@needs_taplo
@pytest.mark.parametrize("kind, body", KINDS.items())
def test_an_editor_marks_nothing_in_a_criterion_of_any_kind(tmp_path: Path, kind: str, body: str) -> None:
    assert [] == marks(tmp_path, goal_of(kind, body))


@needs_taplo
@pytest.mark.parametrize(
    "right, wrong, line, said",
    [
        ("title =", "titel =", 3, "Nyckeln finns inte."),
        ("quote =", "citat =", 7, "Nyckeln finns inte."),
        ("target =", "maalet =", 12, 'Nyckeln finns inte i kind = \\"at_least\\".'),
        ("target = 80", "target = 80\nbest = 10", 13, "Det här finns: each, final_only, indicator, kind"),
        ("target = 80", "target = 80\npartly = { soem = true }", 13, "Det här finns: as_assessed"),
        ('"at_least"', '"at_leest"', 10, '"at_leest" is not one of ["'),
        ("target = 80", 'target = 80\nvalue = "newest"', 13, '"newest" is not one of ["latest"'),
        ("number = 1", 'number = "ett"', 2, '"ett" is not of type "integer"'),
        ("number = 1", "number = 0", 2, "0 is less than the minimum of 1"),
        ("target = 80", "target = true", 12, 'true is not of types "number", "string"'),
        ("target = 80", 'target = 80\nround_to = "en"', 13, '"en" is not of type "integer"'),
        ("target = 80", 'target = 80\npartly = { share_of_target = "hög" }', 13, '"hög" does not match'),
        ("2027-01-01", '"i januari"', 6, '"i januari" is not a "date"'),
        ("title = ", "# title = ", 1, '"title" is a required property'),
        ("target = 80", "", 9, '"target" is a required property'),
        ('kind = "at_least"', "", 9, '"kind" is a required property'),
        ("quote =", "# quote =", 5, '"quote" is a required property'),
    ],
)
def test_a_fault_is_marked_on_its_line(tmp_path: Path, right: str, wrong: str, line: int, said: str) -> None:
    """What is missing is marked where its table begins."""
    assert right in GOAL
    found = marks(tmp_path, GOAL.replace(right, wrong, 1))
    assert [line] == sorted({at for at, text in found if said in text}), found


@needs_taplo
def test_a_wrong_key_is_marked_alone(tmp_path: Path) -> None:
    """Not the whole table or file with it."""
    found = marks(tmp_path, GOAL + "tagret = 80\n")
    assert [13] == [line for line, _ in found]


@needs_taplo
def test_the_mark_moves_with_the_kind(tmp_path: Path) -> None:
    """The keys of one kind are wrong in another, and what that one needs is missing."""
    found = marks(tmp_path, GOAL.replace('"at_least"', '"among_best"'))
    assert [(9, '"best" is a required property')] == found[:1]
    assert [9, 12] == [line for line, _ in found]


@needs_taplo
def test_the_page_about_own_rules_quotes_what_taplo_says(tmp_path: Path) -> None:
    said = re.findall(r"^error: (.*)$", PAGE, re.MULTILINE)
    wrong = GOAL.replace("target = 80", "targt = 30").replace('"at_least"', '"at_most"')
    assert said == [text for line, text in marks(tmp_path, wrong) if line == 12]


@needs_taplo
def test_a_file_without_the_line_finds_its_schema_by_the_settings_on_the_page(tmp_path: Path) -> None:
    """The settings stand in the folder of the rulebook."""
    settings = textwrap.dedent("".join(re.findall(r"^  \[\[rule\]\]\n(?:  [^`\n]*\n)+", PAGE, re.MULTILINE)))
    (tmp_path / ".taplo.toml").write_text(settings, "utf-8")
    text = GOAL.partition("\n")[2].replace("target", "targt")
    assert [] == marks(tmp_path, text)
    assert [8, 11] == [line for line, _ in marks(tmp_path, text, settings=True)]


@needs_taplo
@pytest.mark.parametrize(
    "name, text, line, said",
    [
        ("period.toml", 'kommun = "0685"\n', 1, "Det här finns: core_value, direction, mission, municipality"),
        ("indicators.toml", '[[indicator]]\nid = "a"\nenhet = "procent"\n', 3, "Nyckeln finns inte."),
        ("indicators.toml", '[[indicator]]\nscale = { lowest = "noll" }\n', 2, '"noll" does not match'),
        ("indicators.toml", '[[indicator]]\nfrequency = "varje år"\n', 2, '"varje år" is not one of ["year"'),
    ],
)
def test_a_fault_in_the_other_files_is_marked_too(tmp_path: Path, name: str, text: str, line: int, said: str) -> None:
    what = name.removesuffix(".toml")
    found = marks(tmp_path, f"#:schema ../schema/{what}.schema.json\n{text}", name)
    assert [line + 1] == sorted({at for at, text in found if said in text}), found


# The schema and the models ----------------------------------------------------------------------------------------


def accepted(text: str) -> tuple[bool, bool]:
    """Whether the schema and the models take a goal file."""
    try:
        GoalFile.model_validate(tomllib.loads(text, parse_float=Decimal))
    except ValidationError:
        by_models = False
    else:
        by_models = True
    return jsonschema.Draft7Validator(SCHEMAS["goal"]).is_valid(as_editors_see_it(text)), by_models


def test_there_is_a_criterion_of_every_kind_here() -> None:
    kinds = SCHEMAS["goal"]["definitions"]["Criterion"]["properties"]["kind"]["enum"]
    assert sorted(kinds) == sorted(KINDS)


@pytest.mark.parametrize("kind, body", KINDS.items())
def test_the_schema_takes_what_the_models_take(kind: str, body: str) -> None:
    assert (True, True) == accepted(goal_of(kind, body))


@pytest.mark.parametrize("kind, body", KINDS.items())
def test_the_schema_refuses_what_the_models_refuse(kind: str, body: str) -> None:
    """A key too many, a key too few, and a value that is no value of the key."""
    assert (False, False) == accepted(goal_of(kind, body + "okand = 1\n"))
    for line in body.splitlines():
        key = line.split(" = ", maxsplit=1)[0]
        assert (False, False) == accepted(goal_of(kind, body.replace(line, f"{key} = [[]]"))), line
        less = accepted(goal_of(kind, body.replace(line, "")))
        assert less[0] or not less[1], line


def test_a_name_may_stand_for_a_target_but_not_for_a_number() -> None:
    """Levels have names; shares and scales have not."""
    found = {
        form.get("pattern") is None for form in tables(SCHEMAS["goal"]) if form.get("type") == ["number", "string"]
    }
    assert {True, False} == found
    assert accepted(goal_of("at_least", LEAF + 'target = "grön"\n'))[0]
    assert not accepted(goal_of("in_best_share", LEAF + 'share = "grön"\ngroup = "b"\n'))[0]


# Words ------------------------------------------------------------------------------------------------------------


def lineage(model: type[BaseModel]) -> list[str]:
    """The names of a model and of those it comes from."""
    return [c.__name__ for c in model.__mro__]


MODELS = models_in(FILES.values())
KEYS = [(model, key) for model in MODELS.values() for key in model.model_fields]


@pytest.mark.parametrize("model, key", KEYS, ids=lambda v: v if isinstance(v, str) else v.__name__)
def test_every_key_is_explained_in_swedish(model: type[BaseModel], key: str) -> None:
    """If this fails for a new key: write its sentence in rulefiles/keys.toml."""
    said = swedish()["keys"]
    assert any(name in said for name in (*(f"{c}.{key}" for c in lineage(model)), key)), f"{model.__name__}.{key}"


def test_every_key_in_the_schemas_is_explained() -> None:
    unexplained = [
        (what, key)
        for what in FILES
        for form in tables(SCHEMAS[what])
        if "if" not in form and "kind" not in form.get("properties", {})
        for key, value in form.get("properties", {}).items()
        if "$ref" not in value and not value.get("description")
    ]
    assert [] == unexplained


def test_every_value_to_choose_from_is_explained_in_swedish() -> None:
    said = swedish()["values"]
    chosen = {
        (key, value)
        for _, key in KEYS
        for model in MODELS.values()
        if key in model.model_fields
        for value in _literals(model.model_fields[key].annotation)
    }
    assert set() == {(key, value) for key, value in chosen if not said.get(key, {}).get(value)}


def test_no_words_are_left_from_before() -> None:
    """Every sentence in keys.toml is about a table, a key or a value that is there."""
    words = swedish()
    known = {name for model, key in KEYS for name in (key, *(f"{c}.{key}" for c in lineage(model)))}
    assert set() == set(words["keys"]) - known
    assert set() == set(words["tables"]) - set(MODELS) - {"Criterion"}
    values: dict[str, set[str]] = {key: set() for _, key in KEYS}
    for model, key in KEYS:
        values[key] |= set(_literals(model.model_fields[key].annotation))
    assert {} == {key: left for key, said in words["values"].items() if (left := set(said) - values.get(key, set()))}


def test_what_an_editor_shows_is_swedish_first_and_then_english() -> None:
    shown = Words(MODELS).key("quote", "Version")
    assert "Fullmäktiges ord, ord för ord som i källan.\n\nThe goal in the council's own words." == shown


def _literals(annotation: Any) -> Iterator[str]:
    for part in get_args(annotation):
        if isinstance(part, str):
            yield part
        else:
            yield from _literals(part)
