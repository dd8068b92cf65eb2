"""Ratios: the values that one sum divided by another can take, where either or both of them lack something.

Only questions about sets of exact numbers, as in `reach`; which sums are divided is said in `derived`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import NamedTuple

from vetlanda_policy.criteria.reach import Edge, Reach, Steps, negated, turned
from vetlanda_policy.values import Number, tidy

MOST_TRIED = 20_000
"""So many numerators or divisors are tried one by one; where there are more, the ratios are taken to lie close enough."""


class Ratios(NamedTuple):
    """The ratios of two sums, the divisor of which is greater than 0.

    Attributes:
        ends: everything between the least and the greatest of them.
        top: what the numerator can be.
        bottom: what the divisor can be; only its values above 0 divide.
        times: what a ratio is multiplied by.
    """

    ends: Steps
    top: Steps
    bottom: Steps
    times: Fraction

    def up(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound upwards begin."""
        start = self.ends.up(bound, strict=strict)
        if bound is None or start is None or start.value != bound or not (_counted(self.top) or _counted(self.bottom)):
            return start  # beyond the ends, or at one of them; or nothing between the ends is left out
        return self._from(Fraction(bound) / self.times, strict=strict)

    def down(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound downwards end."""
        mirrored = Ratios(turned(self.ends), turned(self.top), self.bottom, self.times)
        return negated(mirrored.up(None if bound is None else -bound, strict=strict))

    def _from(self, bound: Fraction, *, strict: bool) -> Edge | None:
        """Where the values from a bound between the ends upwards begin, all of them divided by `times`."""
        top, bottom, times = self.top, self.bottom, self.times
        first = bottom.up(Decimal(0), strict=True)
        assert first is not None
        assert first.value is not None
        if bound == 0:
            edge = top.up(Decimal(0), strict=strict)
            if edge is None or edge.value is None or edge.value == 0:
                return None if edge is None else Edge(Decimal(0), edge.taken and not strict)
            if bottom.highest is None:
                return Edge(Decimal(0), taken=False)  # one positive number divided by greater and greater ones
            most = bottom.down()
            assert most is not None
            assert most.value is not None
            return Edge(_ratio(times, edge.value, most.value), edge.taken and most.taken)
        furthest = top.highest if bound > 0 else top.lowest
        if furthest is None and bottom.highest is None:
            return self._crowded(bound, strict=strict)
        # Beyond this divisor no numerator is large enough; for a negative bound, all ratios are nearer to 0 from there on.
        last = bottom.highest if furthest is None else tidy(Fraction(furthest) / bound)
        if bottom.highest is not None and last is not None:
            last = min(last, bottom.highest)
        assert last is not None
        if _counted(bottom) and _few(bottom, first.value, last):
            return _least(self._by_divisor(first.value, last, bound, strict=strict))
        low, high = sorted((bound * Fraction(first.value), bound * Fraction(last)))
        if _counted(top) and _few(top, low, high):
            return _least(self._by_numerator(low, high, bound, strict=strict))
        return Edge(tidy(bound * times), taken=not strict)

    def _by_divisor(self, first: Number, last: Number, bound: Fraction, *, strict: bool) -> Iterable[Edge]:
        """The least ratio from the bound upwards for every divisor, and one beyond the last."""
        divisor: Number | None = first
        while divisor is not None:
            edge = self.top.up(tidy(bound * Fraction(divisor)), strict=strict)
            if edge is not None and edge.value is not None:
                yield Edge(_ratio(self.times, edge.value, divisor), edge.taken)
            after = self.bottom.up(divisor, strict=True) if divisor <= last else None
            divisor = None if after is None else after.value

    def _by_numerator(self, low: Number, high: Number, bound: Fraction, *, strict: bool) -> Iterable[Edge]:
        """The least ratio from the bound upwards for every numerator, and one beyond the last."""
        edge = self.top.up(tidy(Fraction(low)))
        while edge is not None and edge.value is not None:
            divisor = self._best_divisor(Fraction(edge.value), bound, strict=strict)
            if divisor is not None:
                endless = divisor.value is None or edge.value == 0
                yield Edge(
                    Decimal(0) if endless else _ratio(self.times, edge.value, divisor.value or Decimal(1)),
                    divisor.taken,
                )
            edge = self.top.up(edge.value, strict=True) if edge.value <= high else None

    def _best_divisor(self, numerator: Fraction, bound: Fraction, *, strict: bool) -> Edge | None:
        """The divisor that brings a numerator nearest to the bound from above; for 0 any will do."""
        if bound > 0:  # the greatest that is small enough
            return self.bottom.down(tidy(numerator / bound), strict=strict)
        if numerator < 0:  # the least that is large enough
            return self.bottom.up(tidy(numerator / bound), strict=strict)
        return Edge(Decimal(1), taken=True) if numerator == 0 else self.bottom.down()

    def _crowded(self, bound: Fraction, *, strict: bool) -> Edge:
        """Where both sums have no end there are ratios as near to the bound as one likes; is it one of them itself?"""
        value = tidy(bound * self.times)
        return Edge(value, taken=not strict and _on_both(self.top, self.bottom, bound))


def _on_both(top: Steps, bottom: Steps, ratio: Fraction) -> bool:
    """Whether two endless sets of steps hold a numerator and a divisor in just this ratio."""
    if top.step is None or bottom.step is None:
        return True
    # anchor + i * step = ratio * (anchor + j * step), for whole numbers i and j as large as one likes
    one, other = Fraction(top.step), ratio * Fraction(bottom.step)
    gap = ratio * Fraction(bottom.anchor) - Fraction(top.anchor)
    scale = one.denominator * other.denominator * gap.denominator
    return int(gap * scale) % gcd(int(one * scale), int(abs(other) * scale)) == 0


class Bent(NamedTuple):
    """The values of (a x + n) / (b x + d) for every x of a set, on which the divisor is positive.

    They rise with x all the way, or fall all the way.
    """

    inner: Steps
    a: Fraction
    n: Fraction
    b: Fraction
    d: Fraction

    def up(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound upwards begin."""
        slope = self.a * self.d - self.n * self.b
        xs: Reach = self.inner
        if bound is not None:
            # (a x + n) >= bound (b x + d), as the divisor is positive
            factor, rest = self.a - Fraction(bound) * self.b, Fraction(bound) * self.d - self.n
            if factor == 0:
                return None if rest > 0 or (strict and rest == 0) else self._edge(xs.up() if slope > 0 else xs.down())
            x = tidy(rest / factor)
            edge = xs.up(x, strict=strict) if factor > 0 else xs.down(x, strict=strict)
            if edge is None:
                return None
            if (factor > 0) == (slope > 0):
                return self._edge(edge)
        return self._edge(xs.up() if slope > 0 else xs.down())

    def down(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound downwards end."""
        mirrored = Bent(self.inner, -self.a, -self.n, self.b, self.d)
        return negated(mirrored.up(None if bound is None else -bound, strict=strict))

    def _edge(self, edge: Edge | None) -> Edge | None:
        if edge is None:
            return None
        if edge.value is None:
            return Edge(tidy(self.a / self.b), taken=False)
        x = Fraction(edge.value)
        return Edge(tidy((self.a * x + self.n) / (self.b * x + self.d)), edge.taken)


class AnyOf(NamedTuple):
    """The values of several sets together.

    Attributes:
        sets: the sets.
        ends: everything between the least and the greatest of their values.
    """

    sets: Sequence[Reach]
    ends: Steps

    def up(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound upwards begin."""
        edges = (one.up(bound, strict=strict) for one in self.sets)
        return _least(edge for edge in edges if edge is not None)

    def down(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        """Where the values from the bound downwards end."""
        edges = (one.down(bound, strict=strict) for one in self.sets)
        return negated(_least(turned_edge for edge in edges if (turned_edge := negated(edge)) is not None))


def _least(edges: Iterable[Edge]) -> Edge | None:
    """The first of several beginnings; an endless one comes before all others."""
    least: Edge | None = None
    for edge in edges:
        if edge.value is None:
            return edge
        if least is None or least.value is None or (edge.value, not edge.taken) < (least.value, not least.taken):
            least = edge
    return least


def _ratio(times: Fraction, top: Number, bottom: Number) -> Number:
    return tidy(times * Fraction(top) / Fraction(bottom))


def _counted(values: Steps) -> bool:
    """Whether the values can be counted: they have steps, or are one value alone."""
    return values.step is not None or alone(values)


def alone(values: Steps) -> bool:
    """Whether the set is one value."""
    return values.lowest is not None and values.lowest == values.highest


def _few(values: Steps, low: Number, high: Number) -> bool:
    """Whether few enough of the values lie between two bounds to be tried one by one."""
    if values.step is None:
        return True
    return (Fraction(high) - Fraction(low)) / Fraction(values.step) <= MOST_TRIED


def positive(bottom: Steps) -> Steps | None:
    """The part of a divisor's values that is greater than 0; none where there is no such part."""
    edge = bottom.up(Decimal(0), strict=True)
    return None if edge is None else replace(bottom, lowest=edge.value, open_low=not edge.taken)


__all__ = ["MOST_TRIED", "AnyOf", "Bent", "Ratios", "alone", "positive"]
