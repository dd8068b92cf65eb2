"""Steps: a scale in whole numbers, and how far a value is from a bound that differs from one municipality to another.

Only the arithmetic of one value and its bounds; where the bounds come from is said in `changes` and `pairs`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from vetlanda_policy.bulk.kinds.judged import Compared, InWords
from vetlanda_policy.bulk.kinds.looking import scaled
from vetlanda_policy.bulk.terms import (
    Part,
    Term,
    at_most,
    below,
    both,
    is_known,
    minus,
    pick,
    plus,
    remainder,
    same,
    text,
)
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.values import Scale

Bound = tuple[Part, Part]
"""A bound, and whether it will not do itself; nothing where there is none."""


class Grid(NamedTuple):
    """A scale with steps in whole numbers of the last decimal."""

    lowest: int | None
    highest: int | None
    step: int
    anchor: int

    @classmethod
    def of(cls, scale: Scale, decimals: int) -> Grid | None:
        """A scale's; none where it has no steps."""
        if scale.step is None:
            return None
        anchor = scale.lowest if scale.lowest is not None else scale.highest
        low, high = (None if n is None else scaled(n, decimals) for n in (scale.lowest, scale.top))
        return cls(low, high, scaled(scale.step, decimals), 0 if anchor is None else scaled(anchor, decimals))

    def over(self, bound: Part) -> Part:
        """How far a bound lies above the last step at or under it."""
        return 0 if self.step == 1 else remainder(minus(bound, self.anchor), self.step)

    def step_up(self, bound: Part, left_out: Part) -> Part:
        """The least step from a bound upwards, were the scale endless."""
        over = self.over(bound)
        return plus(bound, pick(same(over, 0), pick(left_out, self.step, 0), minus(self.step, over)))

    def step_down(self, bound: Part, left_out: Part) -> Part:
        """The greatest step from a bound downwards, were the scale endless."""
        over = self.over(bound)
        return minus(bound, pick(same(over, 0), pick(left_out, self.step, 0), over))

    def next(self, bound: Part, *, upwards: bool) -> Part:
        """The nearest step strictly beyond a bound; the first of the scale for a bound before it."""
        over = self.over(bound)
        if upwards:
            step = plus(bound, minus(self.step, over))
            return step if self.lowest is None else pick(below(step, self.lowest), self.lowest, step)
        step = minus(bound, pick(same(over, 0), self.step, over))
        return step if self.highest is None else pick(below(self.highest, step), self.highest, step)


class Beside(NamedTuple):
    """How values are compared with bounds that differ.

    Attributes:
        decimals: how many decimals the whole numbers stand for.
        most: what they are less than.
        grid: the steps of the values; nothing where they have none.
        levels: the indicator whose levels the values are, where it has such.
        let: makes a column of its own of what is used several times.
    """

    decimals: int
    most: int
    grid: Grid | None
    levels: Indicator | None
    let: Callable[[Part], Part]

    def above(self, value: Part, bound: Bound) -> Part:
        """Whether a known value lies above a bound, or there is none."""
        return self._beyond(bound[0], value, bound)

    def under(self, value: Part, bound: Bound) -> Part:
        """Whether a known value lies under a bound, or there is none."""
        return self._beyond(value, bound[0], bound)

    def _beyond(self, less: Part, more: Part, bound: Bound) -> Part:
        if less is None or more is None:
            return True
        return pick(is_known(bound[0]), pick(bound[1], below(less, more), at_most(less, more)), True)

    def compared(self, value: Part, low: Bound, high: Bound) -> Compared:
        """A known value beside its bounds, of which there is one at least."""
        if low[0] is not None and high[0] is not None:
            margin, required = self._between(value, low[0], high[0])
            return Compared(margin, value, required, self.decimals, self.levels, self.most)
        upwards = low[0] is not None
        bound, left_out = low if upwards else high
        signs = ("> ", ">= ") if upwards else ("< ", "<= ")
        margin = self._beside((bound, left_out), value, upwards=upwards)
        made = Compared(margin, value, None, self.decimals, self.levels, self.most)
        if isinstance(left_out, Term):
            return made._replace(required=text(pick(left_out, *signs), self.shown(bound)))
        return made._replace(words=InWords(signs[0] if left_out else signs[1], bound))

    def shown(self, bound: Part) -> Part:
        """A bound as text: digits, or the name of a level."""
        return self.let(Compared(None, bound, None, self.decimals, self.levels).written())

    def _between(self, value: Part, low: Part, high: Part) -> tuple[Part, Part]:
        both_there = both(is_known(low), is_known(high))
        equal = pick(both_there, same(low, high), False)
        short, long = minus(value, low), minus(high, value)
        margin = pick(both_there, pick(below(short, long), short, long), pick(is_known(low), short, long))
        least, most = self.shown(low), self.shown(high)
        # Levels are written each by its name, numbers as a span.
        span = text(least, "-", most) if self.levels is None else text(">= ", least, ", <= ", most)
        one_side = pick(is_known(low), text(">= ", least), text("<= ", most))
        return margin, pick(both_there, pick(equal, text("= ", least), span), one_side)

    def _beside(self, side: Bound, value: Part, *, upwards: bool) -> Part:
        """The margin to a bound on one side."""
        bound, left_out = side
        nearest = bound
        if left_out is not False and self.grid is not None:
            step = self.grid.next(bound, upwards=upwards)
            low, high = (bound, step) if upwards else (step, bound)
            between = both(below(low, value), below(value, high))
            nearest = pick(left_out, pick(between, bound, step), bound)
        return minus(value, nearest) if upwards else minus(nearest, value)


__all__ = ["Beside", "Bound", "Grid"]
