"""Promises about features: they are found where they usually are, and run without anything from the folder but the rules."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from tests.faulty_books import PERIOD, book, counted, found_in
from vetlanda_policy.lint import Finding, lint, recording
from vetlanda_policy.lint.features import Features
from vetlanda_policy.lint.recording import recorded
from vetlanda_policy.rulefiles import read_drafts


def boundary(findings: tuple[Finding, ...]) -> list[str]:
    """What is said about boundaries."""
    return [f.sv for f in findings if f.code == "boundary-untested"]


def with_goal(place: Path, criterion: str, scenarios: str, *, indicators: str = "") -> Path:
    """The good rulebook with another criterion and other scenarios."""
    folder = book("_good", place)
    for name, new in (("goal-1.toml", criterion), ("indicators.toml", indicators)):
        path = folder / name
        head = path.read_text("utf-8").partition("[version.criterion]")[0]
        if new:
            path.write_text(head + f"[version.criterion]\n{new}\n" if name == "goal-1.toml" else new, "utf-8")
    feature = folder / "goal-1.feature"
    head = feature.read_text("utf-8").partition("  Abstrakt Scenario")[0]
    feature.write_text(head + scenarios, "utf-8")
    return folder


def scenario(name: str, *values: str, verdict: str) -> str:
    """A scenario with a value for each year from 2023."""
    given = [f"Givet att lagat-från-grunden är {v} procent år {year}" for year, v in enumerate(values, 2023)]
    last = 2022 + len(values)
    steps = [*given, f"När målet bedöms vid bokslutet {last}", f"Så är bedömningen {verdict}"]
    return "\n".join([f"  Scenario: {name}", *(f"    {step}" for step in steps), "", ""])


THRESHOLD = 'kind = "{kind}"\nindicator = "lagat-från-grunden"\n{bounds}\nvalue = "closed_year"'


@pytest.mark.parametrize(
    "kind, bounds, values, missing",
    [
        ("at_least", "target = 90", {"90,0": "uppfyllt", "89,9": "inte uppfyllt"}, []),
        (
            "at_least",
            "target = 90",
            {"90,1": "uppfyllt", "89,9": "inte uppfyllt"},
            ["på gränsen 90 eller närmast innanför"],
        ),
        ("at_least", "target = 90", {"90,0": "uppfyllt", "89,8": "inte uppfyllt"}, ["närmast utanför"]),
        (
            "at_least",
            "target = 90",
            {"95,0": "uppfyllt", "80,0": "inte uppfyllt"},
            ["varken på den eller närmast utanför"],
        ),
        ("above", "target = 90", {"90,1": "uppfyllt", "90,0": "inte uppfyllt"}, []),
        ("above", "target = 90", {"90,1": "uppfyllt", "89,9": "inte uppfyllt"}, ["närmast utanför"]),
        ("between", "lowest = 80\nhighest = 90", {"80,0": "uppfyllt", "79,9": "inte uppfyllt"}, ["gränsen 90"]),
        (
            "between",
            "lowest = 80\nhighest = 90",
            {"80,0": "uppfyllt", "79,9": "inte uppfyllt", "90,0": "uppfyllt", "90,1": "inte uppfyllt"},
            [],
        ),
    ],
)
def test_a_boundary_is_tried_on_it_and_a_step_outside(
    kind: str, bounds: str, values: dict[str, str], missing: list[str], tmp_path: Path
) -> None:
    scenarios = "".join(scenario(f"Värdet {v}", v, verdict=verdict) for v, verdict in values.items())
    folder = with_goal(tmp_path, THRESHOLD.format(kind=kind, bounds=bounds), scenarios)
    said = boundary(found_in(folder, features=True))
    assert len(missing) == len(said)
    assert all(part in sentence for part, sentence in zip(missing, said, strict=True))


@pytest.mark.parametrize(
    "pairs, missing",
    [
        ((("80,0", "80,1", "uppfyllt"), ("80,0", "80,0", "inte uppfyllt")), 0),
        ((("80,0", "85,0", "uppfyllt"), ("80,0", "80,0", "inte uppfyllt")), 1),
        ((("80,0", "80,1", "uppfyllt"), ("80,0", "70,0", "inte uppfyllt")), 1),
    ],
)
def test_a_change_is_tried_with_equal_values_and_one_step_more(
    pairs: tuple[tuple[str, str, str], ...], missing: int, tmp_path: Path
) -> None:
    criterion = 'kind = "increases"\nindicator = "lagat-från-grunden"\npairs = "baseline"\nbaseline = 2023'
    scenarios = "".join(scenario(f"Från {a} till {b}", a, b, verdict=v) for a, b, v in pairs)
    assert missing == len(boundary(found_in(with_goal(tmp_path, criterion, scenarios), features=True)))


def test_the_boundary_of_partly_is_tried_too(tmp_path: Path) -> None:
    criterion = THRESHOLD.format(kind="at_least", bounds="target = 90\npartly = { share_of_target = 0.5 }")
    values = {"90,0": "uppfyllt", "89,9": "delvis uppfyllt", "45,0": "delvis uppfyllt"}
    scenarios = "".join(scenario(f"Värdet {v}", v, verdict=verdict) for v, verdict in values.items())
    folder = with_goal(tmp_path, criterion, scenarios)
    expected = ["Inget scenario för `2023-2026/1` ligger närmast utanför gränsen 45 för delvis uppfyllt."]
    assert expected == boundary(found_in(folder, features=True))


def test_how_many_units_are_enough_is_tried_too(tmp_path: Path) -> None:
    """As many as the share needs, and one fewer; here two of three."""
    inner = 'criterion = { kind = "at_least", indicator = "lagat-från-grunden", target = 90, value = "closed_year" }'
    criterion = f'kind = "share_of_units"\nshare = 0.6\n{inner}'
    folder = book("_good", tmp_path)
    indicators = (folder / "indicators.toml").read_text("utf-8") + 'areas = ["A", "B", "C"]\n'

    def of(*values: str, verdict: str) -> str:
        rows = [f"      | {area} | {value} |" for area, value in zip("ABC", values, strict=True)]
        steps = [
            f"  Scenario: {' '.join(values)}",
            "    Givet att lagat-från-grunden år 2023 är:",
            "      | område | värde |",
            *rows,
            "    När målet bedöms vid bokslutet 2023",
            f"    Så är bedömningen {verdict}",
        ]
        return "\n".join([*steps, "", ""])

    one, two = of("90,0", "89,9", "80", verdict="inte uppfyllt"), of("90,0", "90,0", "80", verdict="uppfyllt")
    shutil.rmtree(folder)
    for scenarios, missing in ((one + two, []), (two, ["närmast utanför"])):
        folder = with_goal(tmp_path, criterion, scenarios, indicators=indicators)
        said = [s for s in boundary(found_in(folder, features=True)) if "uppfyllda delar" in s]
        assert len(missing) == len(said)
        assert all(part in sentence for part, sentence in zip(missing, said, strict=True))
        shutil.rmtree(folder)


# Where features are, and how they are run ----------------------------------------------------------------------------


def test_features_are_found_beside_the_folder_of_rules(tmp_path: Path) -> None:
    """`features/<period>` beside the folder that holds the periods."""
    folder = book("_good", tmp_path / "regler")
    home = tmp_path / "features" / PERIOD
    home.mkdir(parents=True)
    text = (folder / "goal-1.feature").read_text("utf-8").replace('mappen "."', 'mappen "../../regler/2023-2026"')
    (home / "goal-1.feature").write_text(text, "utf-8")
    (folder / "goal-1.feature").unlink()
    assert () == found_in(folder, features=True)


def test_features_are_found_by_the_goal_they_name(tmp_path: Path) -> None:
    """Whatever the file is called, in the folder that `--features` names."""
    folder = book("_good", tmp_path / "regler")
    home = tmp_path / "annat" / "djupt"
    home.mkdir(parents=True)
    text = (folder / "goal-1.feature").read_text("utf-8").replace('mappen "."', 'mappen "../../regler/2023-2026"')
    (home / "skolmat.feature").write_text(text, "utf-8")
    (folder / "goal-1.feature").unlink()
    assert ["no-feature"] == counted(found_in(folder, features=True))
    assert () == lint(read_drafts(rules=folder), Features(tmp_path / "annat"))


def test_a_feature_of_another_rulebook_is_not_taken_for_ones_own(tmp_path: Path) -> None:
    """Though its file has the same name, and its folder that of the period."""
    mine, other = book("_good", tmp_path / "a"), book("_good", tmp_path / "b")
    (mine / "goal-1.feature").unlink()
    assert other.name == mine.name
    assert ["no-feature"] == [f.code for f in lint(read_drafts(rules=mine), Features(tmp_path))]


def test_features_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    """One that fails is named once."""
    folder = book("feature-fails", tmp_path)
    home = folder / "features"
    home.mkdir()
    text = (
        (folder / "goal-1.feature").read_text("utf-8").replace("| 90,0  | inte uppfyllt |", "| 90,0  | uppfyllt      |")
    )
    (home / "goal-1.feature").write_text(text.replace('mappen "."', 'mappen ".."'), "utf-8")
    assert ["feature-fails"] == counted(found_in(folder, features=True))


def test_nothing_in_the_folder_is_run_but_the_features(tmp_path: Path) -> None:
    """Neither a conftest.py, nor settings, nor a module with a well-known name."""
    folder = book("_good", tmp_path)
    for name in ("conftest.py", "pytest_bdd.py", "json.py"):
        (folder / name).write_text("raise SystemExit('körd')\n", "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n", "utf-8")
    assert () == found_in(folder, features=True)


def test_without_the_step_library_there_is_one_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = book("boundary-untested", tmp_path)
    monkeypatch.setattr(recording, "find_spec", {}.get)
    (note,) = found_in(folder, features=True)
    assert ("features-not-run", "note") == (note.code, note.severity.value)
    assert "pytest-bdd är inte installerat" in note.sv


def test_features_that_take_too_long_are_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "LONGEST", 0.01)
    assert ["features-not-run"] == counted(found_in(book("_good", tmp_path), features=True))


def test_what_scenarios_compared_is_recorded_for_their_own_rules_only(tmp_path: Path) -> None:
    folder = book("_good", tmp_path)
    (draft,) = read_drafts(rules=folder)
    assert draft.book is not None
    record = recorded((folder / "goal-1.feature",), folder, draft.book)
    found = {(c.criterion, c.observed, c.required, c.margin, c.met) for c in record.comparisons}
    below = ("2023-2026/1", Decimal("89.9"), ">= 90", Decimal("-0.1"), False)
    assert {below, ("2023-2026/1", Decimal(90), ">= 90", Decimal(0), True)} == found
    other = draft.book.model_copy(update={"sha256": "en annan"})
    assert () == recorded((folder / "goal-1.feature",), folder, other).comparisons


def test_a_scenario_that_fails_is_named_with_what_came_out(tmp_path: Path) -> None:
    (finding,) = found_in(book("feature-fails", tmp_path), features=True)
    said = (
        "Scenariot ”Gränsen går vid 90 procent[90,0-inte uppfyllt]” i goal-1.feature går inte igenom: "
        "goal-1.feature:11: Så är bedömningen inte uppfyllt; Väntat: inte uppfyllt; Blev: uppfyllt"
    )
    assert said == finding.sv


def test_two_rulebooks_are_looked_at_each_with_its_own_features(tmp_path: Path) -> None:
    """A good one beside a faulty one."""
    good, bad = book("_good", tmp_path / "a"), book("boundary-untested", tmp_path / "b")
    both = tmp_path / "both"
    shutil.copytree(good, both / "2023-2026")
    shutil.copytree(bad, both / "2027-2030")
    assert ["2027-2030/goal-1.toml"] == [f.file for f in lint(read_drafts(rules=both), Features())]
