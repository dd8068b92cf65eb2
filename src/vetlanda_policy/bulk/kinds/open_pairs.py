"""Open pairs: what a value and its reference can be where just one of them is known, for `pairs`.

Where only an end of a set matters it is that of the single evaluation's own sets; two bounds at once need the steps of a scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from vetlanda_policy.bulk.kinds.looking import scaled, within
from vetlanda_policy.bulk.kinds.steps import Beside, Bound, Grid
from vetlanda_policy.bulk.terms import Part, at_most, below, both, either, minus, no, pick, plus, remainder, same, times
from vetlanda_policy.criteria.cells import Cell as SingleCell
from vetlanda_policy.criteria.links import Line, Link, spread
from vetlanda_policy.criteria.reach import Edge
from vetlanda_policy.values import Scale


class OpenPair(NamedTuple):
    """A value and a reference.

    Attributes:
        amount: how much they may differ, where that is said so.
        percent: the same in percent of the reference.
        side: how a value is compared with bounds.
        scale: what the value can be.
        other_scale: what the reference can be.
        links: what is asked, for each sign that the reference can have.
    """

    amount: Decimal | None
    percent: Decimal | None
    side: Beside
    scale: Scale
    other_scale: Scale
    links: Sequence[tuple[SingleCell, Link]]

    # ------------------------------------------------------------ a known reference, any value

    def _ends(self, scale: Scale) -> tuple[int | None, int | None]:
        low, high = (None if n is None else scaled(n, self.side.decimals) for n in (scale.lowest, scale.top))
        return low, high

    def can_hold_own(self, low: Bound, high: Bound) -> Part:
        """Whether some value of the scale lies within the bounds."""
        least, most = self._ends(self.scale)
        if low[0] is not None and high[0] is not None:
            found = low[0] if self.side.grid is None else self.side.grid.step_up(low[0], False)
            found = found if least is None else pick(below(found, least), least, found)
            return both(at_most(found, high[0]), True if most is None else at_most(found, most))
        if low[0] is not None:
            return True if most is None else self.side.above(most, low)
        return True if least is None else self.side.under(least, high)

    def can_break_own(self, low: Bound, high: Bound) -> Part:
        """Whether some value of the scale lies outside of them."""
        least, most = self._ends(self.scale)
        tests: list[Part] = []
        if low[0] is not None:
            tests.append(True if least is None else no(self.side.above(least, low)))
        if high[0] is not None:
            tests.append(True if most is None else no(self.side.under(most, high)))
        return either(*tests)

    # ------------------------------------------------------------ a known value, any reference

    def can_hold_other(self, value: Part) -> Part:
        """Whether some reference lets the value be as asked."""
        found = []
        for part, link in self.links:
            if link.low is not None and link.high is not None:
                found.append(self._near(value, part))
                continue
            low, high = spread(part)
            if link.low is not None:
                found.append(self._above(value, link.low, low))
            elif link.high is not None:
                found.append(self._under(value, link.high, high))
        return either(*found)

    def _above(self, value: Part, line: Line, edge: Edge) -> Part:
        """Whether a value lies above the bound that the least reference gives."""
        if edge.value is None:
            return True
        open_ = not edge.taken or line.left_out(edge.value)
        return self.side.above(value, (scaled(line.at(edge.value), self.side.decimals), open_))

    def _under(self, value: Part, line: Line, edge: Edge) -> Part:
        if edge.value is None:
            return True
        open_ = not edge.taken or line.left_out(edge.value)
        return self.side.under(value, (scaled(line.at(edge.value), self.side.decimals), open_))

    def can_break_other(self, value: Part) -> Part:
        """Whether some reference makes the value otherwise than asked."""
        found: list[Part] = []
        for part, link in self.links:
            low, high = spread(part)
            if link.low is not None:
                found.append(True if high.value is None else self._short(value, link.low, high, above=True))
            if link.high is not None:
                found.append(True if low.value is None else self._short(value, link.high, low, above=False))
        return either(*found)

    def _short(self, value: Part, line: Line, edge: Edge, *, above: bool) -> Part:
        """Whether a value lies on the wrong side of the bound that the outermost reference gives."""
        assert edge.value is not None
        bound = (scaled(line.at(edge.value), self.side.decimals), edge.taken and line.left_out(edge.value))
        return no(self.side.above(value, bound) if above else self.side.under(value, bound))

    def _near(self, value: Part, part: SingleCell) -> Part:
        """Whether some reference of one sign is near enough on both sides: the least that is high enough is not too high."""
        percent, least, most = self.percent, *self._ends(self.other_scale)
        grid = Grid.of(self.other_scale, self.side.decimals)
        if percent is None:
            away = scaled(self.amount or Decimal(0), self.side.decimals)
            found: Part = minus(value, away)
            if grid is not None:
                found = grid.step_up(found, False)
            found = found if least is None else pick(below(found, least), least, found)
            return both(at_most(found, plus(value, away)), True if most is None else at_most(found, most))
        low, _ = spread(part)
        if low.value is None or low.value < 0:  # the same below zero
            value, least, most = minus(0, value), None if most is None else -most, None if least is None else -least
        least = 0 if least is None else max(0, least)
        share = Fraction(percent) / 100
        over, under, whole = (int(n * share.denominator) for n in (1 + share, 1 - share, Fraction(1)))
        within(self.side.most * over * over)
        aim = times(value, whole)  # reference * over >= aim >= reference * under
        if grid is None:
            far = True if most is None else at_most(aim, most * over)
            return both(at_most(least * under, aim), far)
        step, anchor = grid.step, grid.anchor
        if value is not None and anchor and (low.value is None or low.value < 0):
            anchor = -anchor
        first = anchor + -(-(least - anchor) // step) * step
        beyond = minus(aim, first * over)
        rest = remainder(beyond, step * over)
        up = plus(beyond, pick(same(rest, 0), 0, minus(step * over, rest)))
        up = pick(below(up, 0), 0, up)  # how far over the first, times `over`
        fits = at_most(plus(times(up, under), first * over * under), times(aim, over))
        return both(fits, True if most is None else at_most(plus(up, first * over), most * over))


__all__ = ["OpenPair"]
