"""Where a set of values begins and ends is what counting them all says, however the set came about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.oracle_values import rounded
from tests.test_completion import examples
from vetlanda_policy.criteria.dividing import Shared, divided
from vetlanda_policy.criteria.finding import Relation, Requirement
from vetlanda_policy.criteria.reach import (
    Edge,
    From,
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
def quotients(draw: DrawFn) -> Listed:
    """Sums divided by sums, with up to two figures that are part of both; each may be one value alone."""
    tops, bottoms = draw(steps()), draw(steps(low=0))
    shared = draw(st.lists(st.tuples(steps(low=0), st.integers(-1, 2), st.integers(1, 2)), max_size=2))
    times = Fraction(draw(st.sampled_from([1, 2, 100])))
    found = set()
    for above, below, *both in product(tops.all, bottoms.all, *(one.all for one, _, _ in shared)):
        over = above + sum((v * a for v, (_, a, _) in zip(both, shared, strict=True)), Fraction(0))
        under = below + sum((v * b for v, (_, _, b) in zip(both, shared, strict=True)), Fraction(0))
        if under > 0:
            found.add(times * over / under)
    assert isinstance(tops.values, Steps)
    assert isinstance(bottoms.values, Steps)
    pairs = [Shared(one.values, a, b) for one, a, b in shared if isinstance(one.values, Steps)]
    with exactly():
        values = divided(times, pairs, tops.values, bottoms.values)
    assert (values is None) == (not found)
    assume(values)
    assert values is not None
    return Listed(values, frozenset(found))


@st.composite
def sets(draw: DrawFn) -> Listed:
    """Any set that can be listed: a scale or quotients, and what up to three steps make of it."""
    found = draw(quotients() if draw(st.integers(0, 3)) == 0 else steps())
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
    values = divided(Fraction(1), (), Steps(D(3), D(3)), below)
    assert values is not None
    assert (up, down) == (values.up(), values.down())


def test_the_values_of_a_scale_end_at_the_last_step_that_fits() -> None:
    values = reach(Scale(lowest=D("0.5"), highest=D(4), step=D(1)))
    assert (Edge(D("0.5"), taken=True), Edge(D("3.5"), taken=True)) == (values.up(), values.down())


WINDOW = 240


@st.composite
def endless(draw: DrawFn) -> Steps:
    """A set with steps and at most one end."""
    start, step = D(draw(st.integers(-2, 3))), draw(st.sampled_from([D(1), D("0.5"), D("0.3"), D(2)]))
    ways = {"up": (start, None), "down": (None, start), "both": (None, None)}
    lowest, highest = ways[draw(st.sampled_from(list(ways)))]
    return Steps(lowest, highest, step, start)


def within_window(values: Steps) -> list[Fraction]:
    """The values of a set that are not too far from 0."""
    assert values.step is not None
    marks = (Fraction(values.anchor) + k * Fraction(values.step) for k in range(-WINDOW, WINDOW + 1))
    ends = [Fraction(e) if e is not None else None for e in (values.lowest, values.highest)]
    return [m for m in marks if (ends[0] is None or m >= ends[0]) and (ends[1] is None or m <= ends[1])]


@examples(4)
@given(endless() | steps().map(lambda s: s.values), endless() | steps(low=0).map(lambda s: s.values), halves)
def test_the_ratios_of_endless_sums_are_those_that_can_be_counted(top: Reach, bottom: Reach, bound: Decimal) -> None:
    """Nothing counted lies before the edge; what is taken can be made; and what is not is come near to."""
    assert isinstance(top, Steps)
    assert isinstance(bottom, Steps)
    assume(bottom.lowest is not None and bottom.lowest >= 0)
    tops, bottoms = within_window(top), [d for d in within_window(bottom) if d > 0]
    with exactly():
        values = divided(Fraction(1), (), top, bottom)
        assume(values)
        assert values is not None
        edge = values.up(bound)
    least: Fraction | None = None
    for divisor in bottoms:
        at = bisect_left(tops, Fraction(bound) * divisor)
        if at < len(tops):
            ratio = tops[at] / divisor
            least = ratio if least is None else min(least, ratio)
    if edge is None:
        assert least is None
        return
    assert edge.value is not None
    if least is not None:
        assert least >= Fraction(edge.value)
        assert least - Fraction(edge.value) < Fraction(1, 10)
        assert not edge.taken or least == Fraction(edge.value)
        assert edge.taken or least > Fraction(edge.value)


def test_a_ratio_of_sums_that_share_a_figure_rises_or_falls_with_it() -> None:
    """For x = 0, 1, 2 ... the ratio x / (x + 3) is 0, 1/4, 2/5, 1/2 ... and comes near to 1."""
    values = divided(Fraction(1), [Shared(Steps(D(0), None, D(1)), 1, 1)], Steps(D(0), D(0)), Steps(D(3), D(3)))
    assert values is not None
    assert Edge(D(0), taken=True) == values.up()
    assert Edge(D("0.25"), taken=True) == values.up(D("0.1"))
    assert Edge(D("0.4"), taken=True) == values.down(D("0.5"), strict=True)
    assert Edge(D(1), taken=False) == values.down()
    assert values.up(D(1)) is None


def test_a_ratio_between_two_bounds_is_found_by_trying_every_divisor() -> None:
    """Of 0-3 in 0-3 the ratios are 0, 1/3, 1/2, 2/3, 1, 3/2, 2 and 3."""
    whole = Steps(D(0), D(3), D(1))
    ratios = divided(Fraction(100), (), whole, whole)
    assert ratios is not None
    assert (D(50), D(50)) == (ratios.up(D(34)).value, ratios.up(D(50)).value)  # type: ignore[union-attr]
    assert Edge(D(100), taken=True) == ratios.down(D(149))
    assert not can_meet(ratios, Requirement("=", D("0.3")))
    endless_top = divided(Fraction(1), (), Steps(D(0), None, D(1)), whole)
    assert endless_top is not None
    assert Edge(D("0.5"), taken=True) == endless_top.up(D("0.4"))
