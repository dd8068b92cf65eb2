"""Promises about lines: every key of a rule file is found on the line where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.faulty_books import FAULTY
from vetlanda_policy.rulefiles import shipped
from vetlanda_policy.rulefiles.keypaths import KeyPath, dotted
from vetlanda_policy.rulefiles.positions import Remark, positions

ROOT = Path(__file__).parent.parent
GOOD = sorted(
    [*shipped().rglob("*.toml"), *(ROOT / "examples" / "kommuner").rglob("*.toml"), *FAULTY.glob("_good/*.toml")]
)


def paths(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    """The way to everything in a parsed file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield (*path, number)
            yield from paths(inner, (*path, number))


@pytest.mark.parametrize("path", GOOD, ids=lambda p: f"{p.parent.parent.name}-{p.parent.name}-{p.stem}")
def test_the_line_of_every_key_of_the_good_rulebooks_has_the_key(path: Path) -> None:
    text = path.read_text("utf-8")
    found, lines = positions(text), text.split("\n")
    for way in paths(tomllib.loads(text)):
        assert way in found.lines, dotted(way)
        if isinstance(way[-1], str):
            assert way[-1] in lines[found.line(way) - 1], dotted(way)


TEXT = '''# ignore a: skäl
a = """x # ingen kommentar
"""
b.c = [1, # ja
  { d = '#', "e.f" = 1979-05-27 07:32:00 },
]
[[t]]
q = 1
[t.u]
  [[t]]
[t.u]
z = { a.b = "\\"" } # sist'''


@pytest.mark.parametrize(
    "way, line",
    [
        (("a",), 2),
        (("b",), 4),
        (("b", "c"), 4),
        (("b", "c", 1), 4),
        (("b", "c", 2), 5),
        (("b", "c", 2, "d"), 5),
        (("b", "c", 2, "e.f"), 5),
        (("t", 1), 7),
        (("t", 1, "q"), 8),
        (("t", 1, "u"), 9),
        (("t", 2), 10),
        (("t", 2, "u", "z", "a", "b"), 12),
        (("t", 2, "u", "missing"), 11),
        (("t", 1, "u", "missing", 3), 9),
        (("nowhere",), 1),
    ],
)
def test_a_key_is_found_on_its_line_and_a_missing_one_where_it_should_be(way: KeyPath, line: int) -> None:
    assert line == positions(TEXT).line(way)


def test_comments_are_told_from_signs_in_texts() -> None:
    expected = (Remark(1, "ignore a: skäl", True), Remark(4, "ja", False), Remark(12, "sist", False))
    assert expected == positions(TEXT).remarks
    assert {7: ("t", 1), 9: ("t", 1, "u"), 10: ("t", 2), 11: ("t", 2, "u")} == positions(TEXT).tables


@given(st.text(alphabet=" \n\t=[]{}.,#\"'\\ab1å\r", max_size=60))
def test_no_text_stops_the_search_for_lines(text: str) -> None:
    """Not even what is no TOML at all; and where it is TOML, every key has a line."""
    found = positions(text)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(paths(table)) <= set(found.lines)


def test_text_nested_without_end_is_given_up() -> None:
    assert {("a",): 1} == {k: v for k, v in positions("a = " + "[" * 10_000).lines.items() if len(k) == 1}
