"""Reached: the values that something not wholly known can take, where they differ from one municipality to another.

As `criteria.reach`, in whole numbers: all from a least to a greatest, in steps or without, over a divisor, and rounded where
the rule says so. Only sets that have ends where their scale has, and whose ends themselves belong to them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vetlanda_policy.bulk.kinds.looking import scaled
from vetlanda_policy.bulk.terms import (
    Part,
    at_most,
    below,
    both,
    divided,
    either,
    is_known,
    minus,
    pick,
    plus,
    product,
    remainder,
    same,
    times,
)
from vetlanda_policy.criteria.finding import Requirement
from vetlanda_policy.values import Number


def rounded_share(value: Part, count: Part, decimals: int, places: int) -> Part:
    """A value of so many decimals over a count, rounded to so many places; a half goes away from zero."""
    finer, coarser = 10 ** max(0, places - decimals), 10 ** max(0, decimals - places)
    negative = below(value, 0)
    size = pick(negative, times(value, -1), value)
    halves = plus(times(size, 2 * finer), times(count, coarser))
    found = divided(halves, times(count, 2 * coarser))
    return pick(negative, times(found, -1), found)


@dataclass(frozen=True, slots=True)
class Reached:
    """A set of values.

    Attributes:
        least: the least of them, as a whole number of so many decimals, times the count; nothing where there is no least.
        most: the greatest of them.
        step: the distance between two neighbours; nothing where there are no steps.
        anchor: one of them, were there no ends.
        decimals: how many decimals the whole numbers stand for.
        count: what they are divided by.
        places: how many places they are rounded to, where they are.
        endless: whether some municipalities' sets may have no least or no greatest.
    """

    least: Part
    most: Part
    step: Part
    anchor: Part
    decimals: int
    count: Part = 1
    places: int | None = None
    endless: bool = False

    def _unless(self, end: Part, so: Callable[[Part], Part]) -> Part:
        """Whether it is so of an end of the set, or there is no such end."""
        if end is None:
            return True
        return pick(is_known(end), so(end), True) if self.endless else so(end)

    def _bound(self, bound: Number, decimals: int) -> Part:
        """A bound in the same whole numbers as the values, of so many decimals."""
        whole = scaled(bound, decimals)
        return whole if self.places is not None else product(self.count, whole)

    def _own(self, value: Part, decimals: int) -> Part:
        """A value to compare with bounds: rounded, or as it is, with so many decimals."""
        if self.places is None:
            return times(value, 10 ** (decimals - self.decimals))
        found = rounded_share(value, self.count, self.decimals, self.places)
        return times(found, 10 ** (decimals - self.places))

    def _from(self, bound: Number, decimals: int) -> Part:
        """The least of the values from a bound upwards, were there no greatest."""
        if self.places is None:
            size = 10 ** (decimals - self.decimals)
            return self._grid(self._bound(bound, decimals), size, strict=False)
        unit = scaled(bound, decimals)
        over = 10 ** (decimals - self.places)
        whole = -(-unit // over)
        # What rounds to this many units or more: half a unit below it, a half included only where it goes up.
        size = 2 * 10 ** max(0, self.places - self.decimals)
        start = times(self.count, (2 * whole - 1) * 10 ** max(0, self.decimals - self.places))
        found = self._grid(start, size, strict=whole <= 0)
        value = rounded_share(found, times(self.count, size), self.decimals, self.places)
        if self.step is None:
            value = pick(below(value, whole), whole, value)
        return times(value, over)

    def _grid(self, bound: Part, size: int, *, strict: bool) -> Part:
        """The least of the values, times a size, from a bound upwards."""
        found = bound
        if self.step is not None:
            step = times(self.step, size)
            over = remainder(minus(bound, times(self.anchor, size)), step)
            found = plus(bound, pick(same(over, 0), step if strict else 0, minus(step, over)))
        if self.least is None:
            return found
        least = times(self.least, size)
        return pick(below(found, least), least, found)

    def can_meet(self, wanted: Requirement, decimals: int) -> Part:
        """Whether some of the values is as required."""
        bound = self._bound(wanted.bound, decimals)
        least = None if self.least is None else self._own(self.least, decimals)
        most = None if self.most is None else self._own(self.most, decimals)
        match wanted.relation:
            case ">":
                return self._unless(most, lambda end: below(bound, end))
            case ">=":
                return self._unless(most, lambda end: at_most(bound, end))
            case "<":
                return self._unless(least, lambda end: below(end, bound))
            case "<=":
                return self._unless(least, lambda end: at_most(end, bound))
            case "=" | "between":
                upper = bound if wanted.upper is None else self._bound(wanted.upper, decimals)
                found = self._from(wanted.bound, decimals)
                return both(at_most(found, upper), self._unless(most, lambda end: at_most(found, end)))

    def can_miss(self, wanted: Requirement, decimals: int) -> Part:
        """Whether some of the values is not as required."""
        bound = self._bound(wanted.bound, decimals)
        least = None if self.least is None else self._own(self.least, decimals)
        most = None if self.most is None else self._own(self.most, decimals)
        match wanted.relation:
            case ">":
                return self._unless(least, lambda end: at_most(end, bound))
            case ">=":
                return self._unless(least, lambda end: below(end, bound))
            case "<":
                return self._unless(most, lambda end: at_most(bound, end))
            case "<=":
                return self._unless(most, lambda end: below(bound, end))
            case "=" | "between":
                upper = bound if wanted.upper is None else self._bound(wanted.upper, decimals)
                under = self._unless(least, lambda end: below(end, bound))
                return either(under, self._unless(most, lambda end: below(upper, end)))

    def between(self, relaxed: Requirement, full: Requirement, decimals: int) -> Part:
        """Whether some of the values meets the relaxed requirement (at least so much) but not the full one."""
        found = self._from(relaxed.bound, decimals)
        bound = self._bound(full.bound, decimals)
        missed = at_most(found, bound) if full.relation == ">" else below(found, bound)
        most = None if self.most is None else self._own(self.most, decimals)
        return both(missed, self._unless(most, lambda end: at_most(found, end)))


__all__ = ["Reached", "rounded_share"]
