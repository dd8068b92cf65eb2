"""Reach: the values that something not wholly known can take, and whether some of them, or all, are as required.

Only questions about sets of exact numbers; what the values mean is said by the criteria. Two questions tell everything
about a set: which is its least value from a bound upwards, and its greatest from a bound downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, Protocol

from vetlanda_policy.criteria.finding import Requirement
from vetlanda_policy.values import Number, Scale, minus, round_half_up, tidy


class Edge(NamedTuple):
    """Where a set of values begins or ends.

    Attributes:
        value: the bound; none where there is no end.
        taken: whether the bound itself is one of the values.
    """

    value: Number | None
    taken: bool


class Reach(Protocol):
    """A set of exact numbers."""

    def up(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound (strictly: above it) upwards begin; none where there are no such values."""

    def down(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound (strictly: below it) downwards end; none where there are no such values."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The values from lowest to highest, in steps counted from an anchor; without a step everything between.

    Attributes:
        lowest: the least value; none where there is no least.
        highest: the greatest value; none where there is no greatest.
        step: the distance between two neighbours; none where there are no steps.
        anchor: one of the values, were the scale endless.
        open_low: whether `lowest` itself is not taken (only without steps).
        open_high: whether `highest` itself is not taken (only without steps).
    """

    lowest: Number | None = None
    highest: Number | None = None
    step: Number | None = None
    anchor: Number = Decimal(0)
    open_low: bool = False
    open_high: bool = False

    def up(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound upwards begin."""
        low = self.lowest
        if low is not None and (bound is None or bound < low or (bound == low and not strict)):
            bound, strict = low, self.open_low
        if bound is None:
            return Edge(None, taken=False)
        if self.step is None:
            past = self.highest is not None and (
                bound > self.highest or (bound == self.highest and (strict or self.open_high))
            )
            taken = not strict and not (bound == low and self.open_low)
            return None if past else Edge(bound, taken)
        steps = (Fraction(bound) - Fraction(self.anchor)) / Fraction(self.step)
        whole = -(-steps.numerator // steps.denominator)
        whole += strict and whole == steps
        value = self._at(whole)
        return None if self.highest is not None and value > self.highest else Edge(value, taken=True)

    def down(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound downwards end."""
        return negated(turned(self).up(_minus(bound), strict=strict))

    def _at(self, whole: int) -> Number:
        assert self.step is not None
        if isinstance(self.step, Decimal) and isinstance(self.anchor, Decimal):
            return self.anchor + whole * self.step
        return tidy(Fraction(self.anchor) + whole * Fraction(self.step))


def turned(steps: Steps) -> Steps:
    """The values with the opposite sign."""
    lowest, highest = _minus(steps.highest), _minus(steps.lowest)
    return Steps(lowest, highest, steps.step, -steps.anchor, open_low=steps.open_high, open_high=steps.open_low)


def _minus(value: Number | None) -> Number | None:
    return None if value is None else -value


def negated(edge: Edge | None) -> Edge | None:
    """The edge of the same values with the opposite sign."""
    return None if edge is None else Edge(_minus(edge.value), edge.taken)


class Turned(NamedTuple):
    """The values of another set with the opposite sign."""

    inner: Reach

    def up(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound upwards begin."""
        return negated(self.inner.down(_minus(bound), strict=strict))

    def down(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound downwards end."""
        return negated(self.inner.up(_minus(bound), strict=strict))


class Scaled(NamedTuple):
    """The values of another set times a positive factor, plus a known number."""

    inner: Reach
    times: Fraction
    plus: Fraction

    def up(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound upwards begin."""
        return self._edge(self.inner.up(self._back(bound), strict=strict))

    def down(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound downwards end."""
        return self._edge(self.inner.down(self._back(bound), strict=strict))

    def _back(self, bound: Number | None) -> Number | None:
        return None if bound is None else tidy((Fraction(bound) - self.plus) / self.times)

    def _edge(self, edge: Edge | None) -> Edge | None:
        if edge is None or edge.value is None:
            return edge
        return Edge(tidy(Fraction(edge.value) * self.times + self.plus), edge.taken)


class From(NamedTuple):
    """The values of another set from a bound upwards."""

    inner: Reach
    bound: Number

    def up(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound upwards begin."""
        if bound is None or bound < self.bound:
            return self.inner.up(self.bound)
        return self.inner.up(bound, strict=strict)

    def down(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound downwards end."""
        edge = self.inner.down(bound, strict=strict)
        if edge is None or edge.value is None or edge.value > self.bound:
            return edge
        return edge if edge.value == self.bound and edge.taken else None


class Rounded(NamedTuple):
    """The values of another set, rounded half up (a half goes away from zero) to so many decimals."""

    inner: Reach
    decimals: int

    def up(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound upwards begin."""
        before, above = (None, False) if bound is None else self.before(bound, strict=strict)
        edge = self.inner.up(before, strict=above)
        if edge is None or edge.value is None:
            return edge
        if edge.taken:
            return Edge(rounded(edge.value, self.decimals), taken=True)
        halves = Fraction(edge.value) * 10**self.decimals + Fraction(1, 2)  # just above the bound a half goes up
        return Edge(Decimal(halves.numerator // halves.denominator).scaleb(-self.decimals), taken=True)

    def before(self, bound: Number, *, strict: bool) -> tuple[Number, bool]:
        """What is rounded to the bound or upwards: from which number, and whether only what is more than that."""
        unit = Fraction(1, 10**self.decimals)
        steps = Fraction(bound) / unit
        whole = -(-steps.numerator // steps.denominator)
        whole += strict and whole == steps
        # What rounds to `whole` units or more: half a unit below it, a half included only where it goes up.
        return tidy((whole - Fraction(1, 2)) * unit), whole <= 0

    def down(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound downwards end."""
        return negated(Rounded(Turned(self.inner), self.decimals).up(_minus(bound), strict=strict))


def rounded(value: Number, decimals: int) -> Decimal:
    """The value rounded half up to so many decimals."""
    if isinstance(value, Decimal):
        return round_half_up(value, decimals)
    scaled = abs(value) * 10**decimals + Fraction(1, 2)
    whole = scaled.numerator // scaled.denominator
    return Decimal(whole if value > 0 else -whole).scaleb(-decimals)


@lru_cache(maxsize=1024)
def reach(scale: Scale) -> Steps:
    """Every value of a scale."""
    anchor = scale.lowest if scale.lowest is not None else scale.highest
    return Steps(scale.lowest, scale.top, scale.step, Decimal(0) if anchor is None else anchor)


def added(parts: Sequence[tuple[Steps, Number]], known: Number = Decimal(0)) -> Steps:
    """The sum of a known number and one value of each set, each times a factor.

    The finest step counts: the checks of a rulebook see to it that a coarser one is a multiple of it and leaves no gaps.
    """
    low: Number | None = known
    high: Number | None = known
    anchor: Fraction = Fraction(known)
    steps: list[Number | None] = []
    open_low = open_high = False
    for one, factor in parts:
        facing = one if factor > 0 else turned(one)
        size = max(factor, -factor)
        low = None if low is None or facing.lowest is None else _plus(low, _times(facing.lowest, size))
        high = None if high is None or facing.highest is None else _plus(high, _times(facing.highest, size))
        anchor += Fraction(facing.anchor) * Fraction(size)
        steps.append(None if facing.step is None else _times(facing.step, size))
        open_low, open_high = open_low or facing.open_low, open_high or facing.open_high
    step = None if not steps or None in steps else min(s for s in steps if s is not None)
    return Steps(low, high, step, tidy(anchor), open_low=open_low, open_high=open_high)


def _times(one: Number, other: Number) -> Number:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one * other
    return tidy(Fraction(one) * Fraction(other))


def _plus(one: Number, other: Number) -> Number:
    return minus(one, -other)


def can_meet(values: Reach, requirement: Requirement) -> bool:
    """Whether some of the values is as required."""
    bound = requirement.bound
    match requirement.relation:
        case ">":
            return _upwards(values, bound, strict=True)
        case "<":
            return _downwards(values, bound, strict=True)
        case ">=":
            return _upwards(values, bound)
        case "<=":
            return _downwards(values, bound)
        case "=":
            return values.up(bound) == Edge(bound, taken=True)
        case "between":
            assert requirement.upper is not None
            least = values.up(bound)
            if least is None or least.value is None:
                return False
            return least.value < requirement.upper or (least.value == requirement.upper and least.taken)


def can_miss(values: Reach, requirement: Requirement) -> bool:
    """Whether some of the values is not as required."""
    bound = requirement.bound
    match requirement.relation:
        case ">":
            return _downwards(values, bound)
        case "<":
            return _upwards(values, bound)
        case ">=":
            return _downwards(values, bound, strict=True)
        case "<=":
            return _upwards(values, bound, strict=True)
        case "=" | "between":
            upper = bound if requirement.upper is None else requirement.upper
            return _downwards(values, bound, strict=True) or _upwards(values, upper, strict=True)


def _upwards(values: Reach, bound: Number, *, strict: bool = False) -> bool:
    """Whether some of the values lies from the bound upwards; a set that knows its ends need not look between them."""
    if isinstance(values, Rounded):
        least, above = values.before(bound, strict=strict)
        return _upwards(values.inner, least, strict=above)
    if isinstance(values, Turned):
        return _downwards(values.inner, -bound, strict=strict)
    ends = getattr(values, "ends", None)
    if isinstance(ends, Steps) and bound != ends.highest:
        return ends.highest is None or bound < ends.highest
    return values.up(bound, strict=strict) is not None


def _downwards(values: Reach, bound: Number, *, strict: bool = False) -> bool:
    """Whether some of the values lies from the bound downwards."""
    if isinstance(values, Rounded):
        greatest, under = values.before(-bound, strict=strict)
        return _downwards(values.inner, -greatest, strict=under)
    if isinstance(values, Turned):
        return _upwards(values.inner, -bound, strict=strict)
    ends = getattr(values, "ends", None)
    if isinstance(ends, Steps) and bound != ends.lowest:
        return ends.lowest is None or bound > ends.lowest
    return values.down(bound, strict=strict) is not None


__all__ = [
    "Edge",
    "From",
    "Reach",
    "Rounded",
    "Scaled",
    "Steps",
    "Turned",
    "added",
    "can_meet",
    "can_miss",
    "negated",
    "reach",
    "rounded",
    "turned",
]
