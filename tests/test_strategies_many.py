"""The random books for many municipalities hold what they promise: every kind, every verdict, and facts that can be read."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.strategies_many import COLUMNS, Many, books
from tests.strategies_many_rules import KINDS, TOGETHER
from vetlanda_policy.criteria import Leaf
from vetlanda_policy.engine import evaluate
from vetlanda_policy.errors import FactsError, Place
from vetlanda_policy.facts import COUNTRY, Measurement, Status
from vetlanda_policy.goals import walk
from vetlanda_policy.readers import read_facts
from vetlanda_policy.rulefiles.checks import check
from vetlanda_policy.verdicts import Verdict

FACTS_ERRORS = {"partly-not-declared", "place-beyond-participants", "too-many-participants"}
"""What is wrong with facts that do not contradict each other, and is only seen when they are judged."""


@cache
def drawn(count: int, kinds: tuple[str, ...] | None = None, *, contradictions: bool = False) -> tuple[Many, ...]:
    """So many books, always the same."""
    found: list[Many] = []

    @seed(1)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(books(kinds, contradictions=contradictions))
    def draw(book: Many) -> None:
        found.append(book)

    draw()
    return tuple(found)


def kinds_in(found: Iterable[Many]) -> Counter[str]:
    """How often each kind of criterion stands in the rulebooks."""
    return Counter(c.kind for b in found for g in b.rulebook.goals for v in g.version for c in walk(v.criterion))


def test_every_kind_is_drawn() -> None:
    assert {*KINDS, *TOGETHER} == set(kinds_in(drawn(300)))


def test_kinds_restrict_the_criteria_about_facts() -> None:
    found = kinds_in(drawn(60, ("at_least", "increases")))
    assert {"at_least", "increases"} <= set(found) <= {"at_least", "increases", *TOGETHER}
    with pytest.raises(ValueError, match="goal"):
        books(("goal",))


def test_every_rulebook_is_one_that_the_reader_of_rule_files_accepts() -> None:
    for book in drawn(100):
        assert [] == list(check(book.rulebook.indicators, book.rulebook.goals, "2015-2018"))


def test_the_municipalities_can_be_judged_and_every_verdict_occurs() -> None:
    verdicts: Counter[Verdict] = Counter()
    for book in drawn(60):
        for municipality in book.municipalities():
            for closing in book.closings:
                try:
                    made = evaluate(book.rulebook, book.facts(municipality), closing=closing, known_on=book.known_on)
                except FactsError as error:
                    assert {p.code for p in error.problems} <= FACTS_ERRORS  # noqa: PT017 - most can be judged
                else:
                    verdicts.update(g.verdict for g in made.goals)
    assert set(Verdict) == set(verdicts)


def test_contradicting_rows_are_drawn_only_when_asked_for() -> None:
    assert 0 == sum(contradicts(book) for book in drawn(100))
    assert 3 < sum(contradicts(book) for book in drawn(100, contradictions=True)) < 50


def contradicts(book: Many) -> bool:
    """Whether some of the rows contradict each other."""
    try:
        book.facts("0685")
    except FactsError:
        return True
    return False


def test_the_table_is_read_as_the_same_facts(tmp_path: Path) -> None:
    for number, book in enumerate(drawn(60)):
        if not book.rows:
            continue
        path = tmp_path / f"fakta-{number}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(COLUMNS)
            writer.writerows(zip(*book.table().values(), strict=True))
        read = read_facts(path, rulebook=book.rulebook)
        assert placeless(book.measurements) == placeless(read.measurements)


def placeless(found: Iterable[Measurement]) -> list[Measurement]:
    """The measurements without where they were read."""
    return [replace(m, place=Place("")) for m in found]


def test_the_rows_are_as_varied_as_promised() -> None:
    found = drawn(300)
    rows = [row for book in found for row in book.rows]
    assert set(Status) == {row.status for row in rows}
    assert {COUNTRY, "0685", "2480"} <= {row.municipality for row in rows}
    assert {"2013", "2014", "2019"} <= {row.period for row in rows}
    assert any(book.known_on and any(r.published and r.published > book.known_on for r in book.rows) for book in found)
    assert any(len(set(book.rows)) < len(book.rows) for book in found)
    assert any(len(goal.version) == 2 for book in found for goal in book.rulebook.goals)
    leaves = [
        c for b in found for g in b.rulebook.goals for v in g.version for c in v.criteria() if isinstance(c, Leaf)
    ]
    assert {"latest", "closed_year", "every_year", "every_measurement", "mean", "sum"} == {c.value for c in leaves}
    assert {(True, False), (False, True)} <= {(bool(c.each.area), bool(c.each.group)) for c in leaves if c.each}
