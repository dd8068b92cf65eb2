"""The formulas of every kind of criterion say what the rules say: of the same facts, with and without gaps.

The promise that a witness is exact rests on this: for each random rule and each random set of rows the verdicts that the
formulas leave possible are the ones that the real evaluation finds possible.
`VETLANDA_POLICY_EXAMPLES=500 python -m pytest tests/test_comparing_encoding.py` looks longer.
"""

from __future__ import annotations

import os
import random
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.comparing_strategies import FAMILIES, SCALES, indicators, rulebook
from vetlanda_policy.comparing.matching import GoalPair
from vetlanda_policy.comparing.sides import Side
from vetlanda_policy.comparing.witness import logic
from vetlanda_policy.comparing.witness.contest import Contest, Encoding, contest, encode
from vetlanda_policy.comparing.witness.facts import Entry, Ground, entries
from vetlanda_policy.comparing.witness.search import Candidate, Search
from vetlanda_policy.criteria import Fulfilment
from vetlanda_policy.criteria.finding import Possible
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.indicators import Indicator

EXAMPLES = int(os.environ.get("VETLANDA_POLICY_EXAMPLES", "12"))
VERDICTS = (Fulfilment.NOT, Fulfilment.PARTLY, Fulfilment.FULFILLED)


def against(one: Rulebook, other: Rulebook, closing: str) -> Contest:
    """The first goals of two rulebooks at a closing."""
    sides = Side("a", one, one.goals), Side("b", other, other.goals)
    return contest(GoalPair(one.goals[0], other.goals[0]), sides, one.closing(closing))


def drawn(encoded: Encoding, closing: str, chance: random.Random) -> tuple[Candidate, list[Entry]] | None:
    """Some rows with random values; none where they are no facts, such as a divisor of 0."""
    often = chance.choice([0.2, 0.6, 1.0])
    given = {
        n: _value(n, chance, len(encoded.codes), stepless=u.step is None and u.ends[1] is None)
        for n, u in encoded.unknowns.rows.items()
        if chance.random() < often
    }
    sizes = {n: chance.randint(1, len(encoded.codes)) for n in encoded.unknowns.sizes}
    found = Candidate(given, sizes, (0,))
    solver = logic.Solver(5000)
    known = Search(encoded.unknowns, encoded.verdicts[:1], 60)._known(found)
    solver.add(*(logic.replaced(relation, known) for relation in encoded.unknowns.relations))
    year = 2015 if closing == "2016-H1" else int(closing[:4])
    rows = entries(found, Ground(encoded.unknowns, encoded.groups, encoded.codes, "0685", year))
    return (found, rows) if rows is not None and solver.ask() == "yes" else None


def _value(name: str, chance: random.Random, others: int, *, stepless: bool) -> Fraction:
    """A value on the scale, as a number of steps."""
    match name.split("|", maxsplit=1)[0]:
        case "bedomning":
            return Fraction(chance.choice([0, 2]))
        case "lage":
            return Fraction(chance.randrange(3))
        case "antal":
            return Fraction(chance.randrange(others + 1))
        case _:
            return Fraction(chance.randrange(13), chance.choice([1, 2])) if stepless else Fraction(chance.randrange(7))


def possible(encoded: Encoding, found: Candidate) -> Possible:
    """The verdicts that the formulas leave possible on the rows."""
    search = Search(encoded.unknowns, encoded.verdicts[:1], 60)
    known = search._known(found)
    kept = []
    for number, verdict in enumerate(VERDICTS):
        solver = logic.Solver(20_000)
        solver.add(*(u.allowed for u in encoded.unknowns.open), logic.replaced(search._completions, known))
        answer = solver.ask(logic.replaced(search._codes[0], known) == number)
        assert answer != "unknown"
        kept += [verdict] if answer == "yes" else []
    return frozenset(kept)


def agrees(criterion: dict[str, Any], shown: tuple[Indicator, ...], closing: str, chance: random.Random) -> None:
    """On three sets of rows the formulas say what the rules say."""
    book = rulebook(criterion, shown=shown)
    made = against(book, book, closing)
    encoded = encode(made)
    for _ in range(3):
        rows = drawn(encoded, closing, chance)
        if rows is not None:
            record = made.players[0].judge(rows[1], made.closing, "0685", "sv")
            facts = [(r.slot.name, str(r.value)) for r in rows[1]]
            assert frozenset(record.possible) == possible(encoded, rows[0]), facts


@st.composite
def figures(draw: DrawFn) -> tuple[Indicator, ...]:
    """The indicators, with some frequency and scale, with and without a change of definition."""
    frequency = draw(st.sampled_from(["year", "year", "irregular", "half"]))
    return indicators(frequency=frequency, broken=draw(st.booleans()), scale=draw(st.sampled_from(SCALES)))


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_the_formulas_say_what_the_rules_say(family: str) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(FAMILIES[family], figures(), st.sampled_from(["2018", "2016", "2016-H1"]), st.randoms(use_true_random=False))
    def agree(criterion: dict[str, Any], shown: tuple[Indicator, ...], closing: str, chance: random.Random) -> None:
        assume(not ("placement" in criterion and shown[0].frequency != "year"))  # a placement is published once a year
        agrees(criterion, shown, closing, chance)

    agree()
