"""Dividing: which values a sum divided by another can take, where figures are missing in one of them or in both.

Only which set that is; how it answers is said in `ratios`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import inf, prod
from typing import NamedTuple

from vetlanda_policy.criteria.ratios import AnyOf, Bent, Ratios, alone, positive
from vetlanda_policy.criteria.reach import Reach, Steps, added
from vetlanda_policy.values import Number, tidy

MOST_SHARED = 2_000
"""So many values of the figures that are part of both sums are tried one by one."""


class Shared(NamedTuple):
    """An unknown figure that is part of both sums.

    Attributes:
        values: what it can be.
        above: how often it is counted in the numerator.
        below: how often it is counted in the divisor.
    """

    values: Steps
    above: int
    below: int


def divided(times: Fraction, shared: Sequence[Shared], top: Steps, bottom: Steps) -> Reach | None:
    """What `times` a numerator divided by a divisor can be; none where no divisor is greater than 0.

    Args:
        times: what the ratio is multiplied by.
        shared: the unknown figures that are part of both sums.
        top: the rest of the numerator.
        bottom: the rest of the divisor.
    """
    ends = _span(times, shared, top, bottom)
    if ends is None:
        return None
    if not shared:
        below = positive(bottom)
        assert below is not None  # some ratio has been found
        return Ratios(ends, top, below, times)
    if len(shared) == 1 and alone(top) and alone(bottom):
        return _bent(times, shared[0], Fraction(top.lowest or 0), Fraction(bottom.lowest or 0)) or ends
    counts = [_count(values) for values in (*(one.values for one in shared), min(top, bottom, key=_count))]
    if prod(counts) > MOST_SHARED:
        return ends
    return AnyOf(tuple(_each_sharing(times, shared, top, bottom)), ends)


def _each_sharing(times: Fraction, shared: Sequence[Shared], top: Steps, bottom: Steps) -> Iterable[Reach]:
    """The ratios for each value that the figures in both sums can have."""
    for values in product(*(_each(one.values) for one in shared)):
        over = sum((v * one.above for v, one in zip(values, shared, strict=True)), Fraction(0))
        under = sum((v * one.below for v, one in zip(values, shared, strict=True)), Fraction(0))
        found = divided(times, (), _moved(top, over), _moved(bottom, under))
        if found is not None:
            yield found


def _moved(values: Steps, by: Fraction) -> Steps:
    return added([(values, Decimal(1))], tidy(by))


def _bent(times: Fraction, x: Shared, n: Fraction, d: Fraction) -> Reach | None:
    """The ratios where one figure is all that is unknown, and part of both sums."""
    edge = x.values.up(tidy(-d / x.below), strict=True) if x.below > 0 else None
    if edge is None:
        return None
    if x.above * d == n * x.below:
        always = tidy(times * x.above / x.below)
        return Steps(always, always)
    inner = replace(x.values, lowest=edge.value, open_low=not edge.taken)
    return Bent(inner, times * x.above, times * n, Fraction(x.below), d)


def _count(values: Steps) -> float:
    """How many values a set has."""
    if alone(values):
        return 1
    if values.step is None or values.lowest is None or values.highest is None:
        return inf
    return float((Fraction(values.highest) - Fraction(values.lowest)) / Fraction(values.step)) + 1


def _each(values: Steps) -> Iterable[Fraction]:
    """Every value of a set that has both ends and steps."""
    edge = values.up()
    while edge is not None and edge.value is not None:
        yield Fraction(edge.value)
        edge = values.up(edge.value, strict=True)


def _span(times: Fraction, shared: Sequence[Shared], top: Steps, bottom: Steps) -> Steps | None:
    """Everything between the least and the greatest ratio, where both of its sums lack something.

    A ratio of two sums is greatest and least where each unknown value is at an end of its scale (or, for a divisor that
    could be 0, one step from it), or in the limit where one of them grows without end.
    """
    axes = [*shared, Shared(top, 1, 0), Shared(bottom, 0, 1)]
    ends = [_ends(values, divides=below > 0) for values, _, below in axes]
    found: list[tuple[Fraction | None, bool]] = []  # a value, or none for one without end; and whether it is taken
    for corner in product(*ends):
        above = sum((c[0] * up for c, (_, up, _) in zip(corner, axes, strict=True)), Fraction(0))
        below = sum((c[0] * down for c, (_, _, down) in zip(corner, axes, strict=True)), Fraction(0))
        if below > 0:
            found.append((times * above / below, all(c[1] for c in corner)))
    if not found and not any(values.highest is None for values, _, below in axes if below):
        return None
    rays = [
        (times * up / down if down else None, sign * up)
        for values, up, down in axes
        for sign, end in ((1, values.highest), (-1, values.lowest))
        if end is None
    ]
    if not shared and _vanishing(bottom):
        rays += [(None, 1)] if top.up(Decimal(0), strict=True) else []
        rays += [(None, -1)] if top.down(Decimal(0), strict=True) else []
    endless_up = any(limit is None and way > 0 for limit, way in rays)
    endless_down = any(limit is None and way < 0 for limit, way in rays)
    found += [(limit, False) for limit, _ in rays if limit is not None]
    values = [v for v, _ in found if v is not None]
    low, high = min(values, default=Fraction(0)), max(values, default=Fraction(0))
    return Steps(
        lowest=None if endless_down else tidy(low),
        highest=None if endless_up else tidy(high),
        open_low=(low, True) not in found,
        open_high=(high, True) not in found,
    )


def _vanishing(bottom: Steps) -> bool:
    """Whether the divisor comes as near to 0 as one likes."""
    edge = bottom.up(Decimal(0), strict=True)
    return edge is not None and not edge.taken and edge.value == 0


def _ends(values: Steps, *, divides: bool) -> list[tuple[Fraction, bool]]:
    """The ends of a sum's values, and for a divisor the least of them that is not 0."""
    ends: list[tuple[Number | None, bool]] = [
        (values.lowest, not values.open_low),
        (values.highest, not values.open_high),
    ]
    if divides:
        edge = values.up(values.lowest, strict=True)
        ends += [(edge.value, edge.taken)] if edge else []
    if values.lowest is None and values.highest is None:
        ends = [(values.anchor, True)]
    return [(Fraction(end), taken) for end, taken in ends if end is not None]


__all__ = ["MOST_SHARED", "Shared", "divided"]
