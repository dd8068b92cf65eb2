"""Promises about the writing of expressions: what is looked up in polars is what other libraries choose step by step."""

from __future__ import annotations

from typing import Any

import pytest

pl = pytest.importorskip("polars")
nw = pytest.importorskip("narwhals")

from vetlanda_policy.bulk.terms import MOST_CASES, Part, Sheet, by_case, column, pick, text, those  # noqa: E402

CASES = MOST_CASES + 2
TABLE = {f"c{n}": [row >> n & 1 == 1 if row < 2**CASES else None for row in range(2**CASES + 1)] for n in range(CASES)}
"""Every case of so many truth values, and one row where none is known."""


def said(part: Part) -> list[str | None]:
    """The texts of all rows; first polars' own and narwhals' are compared."""
    both: list[list[Any]] = []
    for table in (pl.LazyFrame(TABLE), nw.from_native(pl.LazyFrame(TABLE))):
        found: Any = Sheet().on(table, [("said", part)])
        both.append(found.collect()["said"].to_list())
    assert both[0] == both[1]
    return both[0]


def truths(count: int) -> list[Part]:
    """So many truth values."""
    return [column(f"c{n}") for n in range(count)]


def nested(*conditions: Part) -> Part:
    """The first that holds; nothing where none does."""
    found: Part = None
    for number, condition in reversed(list(enumerate(conditions))):
        found = pick(condition, f"nummer {number}", found)
    return found


def expected(row: int, count: int) -> str | None:
    """The same, as Python says it."""
    return next((f"nummer {n}" for n in range(count) if row < 2**CASES and row >> n & 1), None)


@pytest.mark.parametrize("count", [1, 2, MOST_CASES, CASES])
def test_a_text_is_the_same_whether_looked_up_or_chosen(count: int) -> None:
    """Also with more truth values than are looked up, and where nothing is known."""
    assert [expected(row, count) for row in range(2**CASES + 1)] == said(by_case(nested, *truths(count)))


def test_what_is_the_same_everywhere_is_no_case() -> None:
    """A known condition takes no place among the cases, and without others there is no expression."""
    assert "nummer 0" == by_case(nested, True, False)
    found = said(by_case(nested, False, *truths(MOST_CASES), True))
    assert [f"nummer {MOST_CASES + 1}", "nummer 1", "nummer 2"] == found[:3]


def test_of_several_texts_those_are_listed_whose_conditions_hold() -> None:
    """More of them than are looked up at once, some always there, and between them one that differs from row to row."""
    parts: list[tuple[Part, Part]] = [(when, f"orsak {n}") for n, when in enumerate(truths(CASES))]
    parts[3:3] = [(True, "alltid"), (False, "aldrig"), (column("c0"), text("rad ", column("c1")))]
    found = said(those(parts))
    for row in range(2**CASES + 1):
        so = [row < 2**CASES and row >> n & 1 == 1 for n in range(CASES)]
        told = [f"orsak {n}" for n in range(3) if so[n]] + ["alltid"] + [f"rad {str(so[1]).lower()}"] * so[0]
        assert "; ".join([*told, *(f"orsak {n}" for n in range(3, CASES) if so[n])]) == found[row]


def test_texts_whose_conditions_are_known_are_no_expression() -> None:
    assert "alltid; också" == those([(True, "alltid"), (False, "aldrig"), (True, "också")])
    assert "" == those([])
