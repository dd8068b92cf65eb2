"""Where a set of values begins and ends is what counting them all says, however the set came about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.oracle_values import rounded
from tests.test_completion import examples
from vetlanda_policy.criteria.finding import Relation, Requirement
from vetlanda_policy.criteria.reach import (
    Edge,
    From,
    Quotient,
    Ratios,
    Reach,
    Rounded,
    Steps,
    Turned,
    added,
    can_meet,
    can_miss,
    reach,
)
from vetlanda_policy.values import Number, Scale, exactly

D = Decimal


@dataclass(frozen=True)
class Listed:
    """A set of values as the product describes it, and all of its values one by one."""

    values: Reach
    all: frozenset[Fraction]


def exact(number: Number | None) -> Fraction | None:
    """The number as a fraction."""
    return None if number is None else Fraction(number)


halves = st.integers(-8, 8).map(lambda n: D(n) / 2)


@st.composite
def steps(draw: DrawFn, low: int = -3) -> Listed:
    """A scale with both ends and steps."""
    lowest = D(draw(st.integers(low, 3)))
    step = draw(st.sampled_from([D(1), D("0.5"), D("0.3"), D(2)]))
    highest = lowest + draw(st.integers(0, 5)) * step
    values = {Fraction(lowest) + k * Fraction(step) for k in range(int((highest - lowest) / step) + 1)}
    return Listed(Steps(lowest, highest, step, lowest), frozenset(values))


@st.composite
def made_from(draw: DrawFn, inner: Listed) -> Listed:
    """A set turned, cut off, or rounded."""
    match draw(st.sampled_from(["turned", "from", "rounded"])):
        case "turned":
            return Listed(Turned(inner.values), frozenset(-v for v in inner.all))
        case "from":
            bound = draw(halves)
            return Listed(From(inner.values, bound), frozenset(v for v in inner.all if v >= Fraction(bound)))
        case _:
            decimals = draw(st.integers(0, 1))
            return Listed(Rounded(inner.values, decimals), frozenset(rounded(v, decimals) for v in inner.all))


@st.composite
def sets(draw: DrawFn) -> Listed:
    """Any set that can be listed: a scale, and what up to three steps make of it; or a quotient."""
    if draw(st.integers(0, 3)) == 0:
        below, top = draw(steps(low=1)), Fraction(draw(st.integers(1, 9)))
        found = Listed(Quotient(top, below.values), frozenset(top / v for v in below.all))
    else:
        found = draw(steps())
    for _ in range(draw(st.integers(0, 3))):
        found = draw(made_from(found))
    return found


@examples()
@given(sets(), st.none() | halves, st.booleans())
def test_a_set_begins_and_ends_where_counting_says(listed: Listed, bound: Decimal | None, strict: bool) -> None:
    at = exact(bound)
    above = [v for v in listed.all if at is None or v > at or (v == at and not strict)]
    below = [v for v in listed.all if at is None or v < at or (v == at and not strict)]
    with exactly():
        up, down = listed.values.up(bound, strict=strict), listed.values.down(bound, strict=strict)
    assert (min(above) if above else None) == (exact(up.value) if up else None)
    assert (max(below) if below else None) == (exact(down.value) if down else None)
    assert all(edge.taken for edge in (up, down) if edge is not None)


COMPARED: dict[Relation, Callable[[Fraction, Fraction], bool]] = {
    ">": lambda v, b: v > b,
    ">=": lambda v, b: v >= b,
    "<": lambda v, b: v < b,
    "<=": lambda v, b: v <= b,
    "=": lambda v, b: v == b,
}


@examples()
@given(sets(), st.sampled_from([*COMPARED, "between"]), halves, st.integers(0, 4))
def test_some_or_all_are_as_required_as_counting_says(
    listed: Listed, relation: Relation, bound: Decimal, more: int
) -> None:
    upper = bound + more if relation == "between" else None
    if upper is None:
        does = [COMPARED[relation](v, Fraction(bound)) for v in listed.all]
    else:
        does = [Fraction(bound) <= v <= Fraction(upper) for v in listed.all]
    requirement = Requirement(relation, bound, upper)
    with exactly():
        assert any(does) == can_meet(listed.values, requirement)
        assert (not all(does)) == can_miss(listed.values, requirement)


@st.composite
def intervals(draw: DrawFn) -> tuple[Steps, Callable[[Fraction], bool]]:
    """Everything between two ends, each of them taken or not or missing; and whether a number is in it."""
    low, high = sorted([draw(st.integers(-3, 3)), draw(st.integers(-3, 3))])
    ends = draw(st.tuples(st.booleans(), st.booleans()))
    taken = (True, True) if low == high else draw(st.tuples(st.booleans(), st.booleans()))
    lowest, highest = (D(low) if ends[0] else None), (D(high) if ends[1] else None)
    made = Steps(lowest, highest, None, open_low=not taken[0] and ends[0], open_high=not taken[1] and ends[1])

    def holds(v: Fraction) -> bool:
        above = not ends[0] or v > low or (v == low and taken[0])
        return above and (not ends[1] or v < high or (v == high and taken[1]))

    return made, holds


NEAR = Fraction(1, 10**6)


def begins(edge: Edge | None, inside: Callable[[Fraction], bool]) -> None:
    """An edge is where a set begins: nothing lies below it, and it or what is just above it is inside."""
    probes = [Fraction(k, 4) for k in range(-40, 41)]
    if edge is None:
        assert not any(inside(p) for p in probes)
    elif edge.value is None:
        assert inside(Fraction(-(10**9)))
    else:
        start = Fraction(edge.value)
        assert not any(inside(p) for p in [*probes, start - NEAR] if p < start)
        assert edge.taken == inside(start)
        assert inside(start) or inside(start + NEAR)


@examples()
@given(intervals(), st.none() | halves, st.booleans())
def test_an_interval_begins_and_ends_where_its_ends_say(
    made: tuple[Steps, Callable[[Fraction], bool]], bound: Decimal | None, strict: bool
) -> None:
    values, holds = made
    at = exact(bound)

    def from_bound(v: Fraction) -> bool:
        return holds(v) and (at is None or v > at or (v == at and not strict))

    def to_bound(v: Fraction) -> bool:
        return holds(-v) and (at is None or -v < at or (-v == at and not strict))

    with exactly():
        begins(values.up(bound, strict=strict), from_bound)
        down = values.down(bound, strict=strict)
        begins(None if down is None else Edge(None if down.value is None else -down.value, down.taken), to_bound)


@examples(4)
@given(intervals(), st.integers(0, 1), halves, st.booleans())
def test_a_rounded_interval_has_the_numbers_that_something_in_it_rounds_to(
    made: tuple[Steps, Callable[[Fraction], bool]], decimals: int, bound: Decimal, strict: bool
) -> None:
    values, holds = made
    at = Fraction(bound)
    inside = [Fraction(k, 40) for k in range(-400, 401) if holds(Fraction(k, 40))]
    inside += [v + d for v in inside for d in (NEAR, -NEAR) if holds(v + d)]
    found = [r for r in {rounded(v, decimals) for v in inside} if r > at or (r == at and not strict)]
    with exactly():
        up = Rounded(values, decimals).up(bound, strict=strict)
    assert (min(found) if found else None) == (exact(up.value) if up else None)
    assert up is None or up.taken


@examples()
@given(st.lists(st.tuples(steps(), st.sampled_from([D(1), D(-1), D(2)])), min_size=1, max_size=3), halves)
def test_a_sum_of_sets_with_one_step_has_every_sum_between_its_ends(
    parts: list[tuple[Listed, Decimal]], known: Decimal
) -> None:
    """The ends of a sum are the sums of the ends; those of a negative factor change places."""
    with exactly():
        found = added([(one.values, factor) for one, factor in parts if isinstance(one.values, Steps)], known)
    least = sum((min(v * Fraction(f) for v in one.all) for one, f in parts), Fraction(known))
    greatest = sum((max(v * Fraction(f) for v in one.all) for one, f in parts), Fraction(known))
    assert (least, greatest) == (exact(found.lowest), exact(found.highest))


@pytest.mark.parametrize(
    "below, up, down",
    [
        (Steps(D(1), None, D(1), D(1)), Edge(D(0), taken=False), Edge(D(3), taken=True)),
        (Steps(D(0), D(3), None, open_low=True), Edge(D(1), taken=True), Edge(None, taken=False)),
        (Steps(D(1), D(3), None), Edge(D(1), taken=True), Edge(D(3), taken=True)),
    ],
)
def test_a_quotient_comes_near_to_0_and_to_everything_as_its_divisors_do(below: Steps, up: Edge, down: Edge) -> None:
    """3 divided by 1, 2, 3 ... without end; by everything up to 3; by everything from 1 to 3."""
    values = Quotient(Fraction(3), below)
    assert (up, down) == (values.up(), values.down())


def test_the_values_of_a_scale_end_at_the_last_step_that_fits() -> None:
    values = reach(Scale(lowest=D("0.5"), highest=D(4), step=D(1)))
    assert (Edge(D("0.5"), taken=True), Edge(D("3.5"), taken=True)) == (values.up(), values.down())


def test_a_ratio_between_two_bounds_is_found_by_trying_every_divisor() -> None:
    """Of 0-3 in 0-3 the ratios are 0, 1/3, 1/2, 2/3, 1, 3/2, 2 and 3."""
    whole = Steps(Decimal(0), Decimal(3), Decimal(1))
    ratios = Ratios(Steps(Decimal(0), Decimal(300)), whole, whole, Fraction(100))
    assert ratios.some_between(Decimal(33), Decimal(34), closed=False)
    assert not ratios.some_between(Decimal(34), Decimal(50), closed=False)
    assert ratios.some_between(Decimal(34), Decimal(50), closed=True)
    assert not ratios.some_between(Decimal(301), Decimal(400), closed=True)
    endless = Ratios(Steps(Decimal(0), None), Steps(Decimal(0), None, Decimal(1)), whole, Fraction(1))
    assert not endless.some_between(Decimal("0.4"), Decimal("0.5"), closed=False)
    assert endless.some_between(Decimal("0.4"), Decimal("0.5"), closed=True)
