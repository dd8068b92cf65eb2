"""Chains of values under a bound that follows from the value before, as columns: the arithmetic of every change.

Whether a chain can hold, whether it can break, and how each value compares; which values are in it is said in `changes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vetlanda_policy.bulk.kinds.asking import Asking, Cell, Unknown
from vetlanda_policy.bulk.kinds.judged import Compared, Judged, worst
from vetlanda_policy.bulk.kinds.looking import OneByOneError, greatest, scaled, unknowns
from vetlanda_policy.bulk.kinds.steps import Beside, Bound, Grid
from vetlanda_policy.bulk.kinds.thresholds import MOST_MORE, decimals_for, rescaled
from vetlanda_policy.bulk.rows import decimals_of
from vetlanda_policy.bulk.terms import (
    Part,
    at_most,
    below,
    both,
    divided_exactly,
    either,
    is_known,
    no,
    pick,
    plus,
    same,
    times,
)
from vetlanda_policy.criteria.base import Subject
from vetlanda_policy.criteria.changes import Change
from vetlanda_policy.criteria.links import Line

Spread = tuple[Part, Part]
"""The least and the greatest that a value can be, on its steps; nothing where there is no end."""


class _Line(NamedTuple):
    """A bound that follows from another value: so many hundredths (or finer) of it, plus a number."""

    times: int
    over: int
    plus: int
    strict: bool
    beyond: bool

    def at(self, value: Part) -> Part:
        """The bound that follows from a value; what it is divided by has been made sure to leave nothing."""
        if self.times == self.over:
            return plus(value, self.plus)
        return times(divided_exactly(value, self.over), self.times)

    def left_out(self, value: Part) -> Part:
        """Whether the bound that follows from the value will not do itself."""
        if self.strict:
            return True
        return same(self.at(value), value) if self.beyond else False


class Chain:
    """One chain of cells under a link with a bound below, a bound above, or both."""

    def __init__(self, criterion: Change, asking: Asking, subject: Subject, chain: Sequence[Cell]) -> None:
        self.criterion, self.asking, self.subject = criterion, asking, subject
        indicator = asking.indicator(criterion.indicator)
        self.unit, self.indicator = "steg" if indicator.levels else indicator.unit, indicator
        link = criterion.link()
        percent = criterion.percent
        base = decimals_for(asking, criterion, criterion.amount, criterion.baseline_value)
        self.decimals = base
        if percent is not None:  # so many decimals more hold every bound that a percentage gives
            exponent = percent.as_tuple().exponent
            assert isinstance(exponent, int)
            self.decimals = base + 2 - exponent
        if self.decimals - decimals_of(indicator.scale) > MOST_MORE:
            raise OneByOneError
        self.chain = rescaled(asking, criterion, chain, self.decimals)
        self.scale = criterion.scale(asking.question())
        self.low = self._line(link.low)
        self.high = self._line(link.high)
        self.grid = Grid.of(self.scale, self.decimals)
        most, levels = greatest(asking, indicator.scale, self.decimals), indicator if indicator.levels else None
        self.beside = Beside(self.decimals, most, self.grid, levels, asking.let)
        self.hard = either(*(both(c.exists, c.hard) for c in self.chain))
        # How near an unknown value comes to a bound is judged one by one where it has no steps, or so many percent of room.
        if self.grid is None or (percent is not None and link.low is not None and link.high is not None):
            self.hard = either(self.hard, *(c.lacking for c in self.chain))
            self.chain = [c._replace(known=True) for c in self.chain]
        rounds = criterion.round_to
        if rounds is not None and not indicator.scale.can_round(rounds):
            raise OneByOneError

    def _line(self, line: Line | None) -> _Line | None:
        if line is None:
            return None
        moved = scaled(line.plus, self.decimals)
        return _Line(line.times.numerator, line.times.denominator, moved, line.strict, line.beyond)

    # ------------------------------------------------------------ the set of values

    def _up(self, bound: Part, left_out: Part) -> Part:
        """The least step from a bound upwards, at or beyond the lower end; nothing where there is neither."""
        lowest, found = self._ends[0], self._grid.step_up(bound, left_out)
        if lowest is None or bound is None:
            return lowest if bound is None else found
        return pick(pick(is_known(bound), below(found, lowest), True), lowest, found)

    def _down(self, bound: Part, left_out: Part) -> Part:
        """The greatest step from a bound downwards, at or beyond the upper end; nothing where there is neither."""
        highest, found = self._ends[1], self._grid.step_down(bound, left_out)
        if highest is None or bound is None:
            return highest if bound is None else found
        return pick(pick(is_known(bound), below(highest, found), True), highest, found)

    @property
    def _grid(self) -> Grid:
        assert self.grid is not None
        return self.grid

    @property
    def _ends(self) -> Spread:
        return self._grid.lowest, self._grid.highest

    def _bound(self, line: _Line | None, value: Part) -> tuple[Part, Part]:
        """The bound that a line gives, and whether it will not do itself; nothing where there is none."""
        if line is None or value is None:
            return None, False
        return line.at(value), line.left_out(value)

    # ------------------------------------------------------------ verdicts

    def holds(self) -> Part:
        """Whether the chain can hold."""
        can_hold = self._can_hold(self.chain, self.low, self.high)
        free = any(c.known is not True for c in self.chain)
        if free and self.low is not None and self.high is not None:  # an unknown value can lie between its steps
            mirrored = list(reversed(self.chain))
            can_hold = both(can_hold, self._can_hold(mirrored, self._back(self.high), self._back(self.low)))
        return can_hold

    def missing(self) -> tuple[Unknown, ...]:
        """The values that are not known."""
        return unknowns(self.criterion, self.asking, self.chain, self.subject)

    def _back(self, line: _Line) -> _Line:
        """The bound that a later value gives an earlier one."""
        return line._replace(plus=-line.plus)

    def _can_hold(self, chain: Sequence[Cell], low: _Line | None, high: _Line | None) -> Part:
        """Whether some completion keeps every link: from each cell on the least and the greatest that the next can be."""
        let = self.asking.let
        first = chain[0]
        least, most = (let(p) for p in self._spread(first))
        holds: Part = True
        for cell in chain[1:]:
            under, under_out = self._bound(low, least)
            over, over_out = self._bound(high, most)
            value = cell.value
            fits = both(self.beside.above(value, (under, under_out)), self.beside.under(value, (over, over_out)))
            if cell.known is True:
                fine, now = fits, (value, value)
            else:
                free_low = let(self._up(under, under_out))
                free_high = let(self._down(over, over_out))
                room = self._room(free_low, free_high)
                fine = pick(cell.known, fits, room) if cell.known is not False else room
                now = (pick(cell.known, value, free_low), pick(cell.known, value, free_high))
            holds = let(both(holds, either(no(cell.exists), fine)))
            least = let(pick(cell.exists, now[0], least))
            most = let(pick(cell.exists, now[1], most))
        return holds

    def _spread(self, cell: Cell) -> Spread:
        if cell.known is True:
            return cell.value, cell.value
        low, high = self._ends
        return pick(cell.known, cell.value, low), pick(cell.known, cell.value, high)

    def _room(self, low: Part, high: Part) -> Part:
        """Whether there is a step between the least and the greatest, and on the scale."""
        lowest, highest = self._ends
        tests: list[Part] = []
        if highest is not None and low is not None:
            tests.append(pick(is_known(low), at_most(low, highest), True))
        if lowest is not None and high is not None:
            tests.append(pick(is_known(high), at_most(lowest, high), True))
        if low is not None and high is not None:
            tests.append(pick(both(is_known(low), is_known(high)), at_most(low, high), True))
        return both(*tests)

    def breaks(self) -> Part:
        """Whether some completion breaks some link between two neighbours."""
        let, found = self.asking.let, []
        before: Spread = self._spread(self.chain[0])
        before = (let(before[0]), let(before[1]))
        for cell in self.chain[1:]:
            now = self._spread(cell)
            now = (let(now[0]), let(now[1]))
            tests = []
            if self.low is not None:
                tests.append(self._breaks_low(now[0], before[1]))
            if self.high is not None:
                tests.append(self._breaks_high(now[1], before[0]))
            found.append(let(both(cell.exists, either(*tests))))
            before = (let(pick(cell.exists, now[0], before[0])), let(pick(cell.exists, now[1], before[1])))
        return either(*found)

    def _breaks_low(self, least: Part, greatest: Part) -> Part:
        if least is None or greatest is None:
            return True
        bound, left_out = self._bound(self.low, greatest)
        under = either(below(least, bound), both(left_out, same(least, bound)))
        return pick(both(is_known(least), is_known(greatest)), under, True)

    def _breaks_high(self, greatest: Part, least: Part) -> Part:
        if least is None or greatest is None:
            return True
        bound, left_out = self._bound(self.high, least)
        over = either(below(bound, greatest), both(left_out, same(greatest, bound)))
        return pick(both(is_known(least), is_known(greatest)), over, True)

    # ------------------------------------------------------------ comparisons

    def comparisons(self) -> list[tuple[Part, Compared]]:
        """Each known value against the known one before it; the unknown ones between lie as the link lets them."""
        let, made = self.asking.let, []
        some: Part = False  # whether a known value has been seen
        start = self.chain[0]
        low, high = (let(p) for p in self._spread(start))
        some = start.known
        for cell in self.chain[1:]:
            under, under_out = self._bound(self.low, low)
            over, over_out = self._bound(self.high, high)
            under, over = let(under), let(over)
            under_out, over_out = let(under_out), let(over_out)
            if cell.known is not False:
                made.append(self._one(cell, some, (under, under_out), (over, over_out)))
            now: Spread = (cell.value, cell.value)
            if cell.known is not True:
                free_low, free_high = self._beside((under, under_out), (over, over_out))
                now = (let(pick(cell.known, cell.value, free_low)), let(pick(cell.known, cell.value, free_high)))
            low, high = let(pick(cell.exists, now[0], low)), let(pick(cell.exists, now[1], high))
            some = let(either(some, both(cell.exists, cell.known)))
        return made

    def _beside(self, under: Bound, over: Bound) -> Spread:
        """Where an unknown value can lie; where there is no room, where it would have to lie were its scale endless."""
        let = self.asking.let
        low, high = let(self._up(*under)), let(self._down(*over))
        if self.low is None or self.high is None:
            return low, high  # what lies beyond the one end is not held back by the other
        room = let(self._room(low, high))
        return (
            pick(room, low, None if under[0] is None else self._grid.step_up(*under)),
            pick(room, high, None if over[0] is None else self._grid.step_down(*over)),
        )

    def _one(self, cell: Cell, some: Part, under: Bound, over: Bound) -> tuple[Part, Compared]:
        """The comparison of one known value."""
        let, value = self.asking.let, cell.value
        low, high = under[0], over[0]
        if low is None and high is None:
            return False, Compared()
        fine = both(self.beside.above(value, under), self.beside.under(value, over))
        there = either(is_known(low), is_known(high))
        here = both(cell.exists, cell.known)
        emitted = both(here, there, either(some, no(pick(there, fine, True))))
        made = self.beside.compared(value, under, over)
        made = made._replace(margin=let(made.margin), required=let(made.required))
        return let(pick(here, emitted, False)), made


def all_hold(parts: Sequence[Chain]) -> Judged:
    """Every part of the chain must hold."""
    let, sheet = parts[0].asking.let, parts[0].asking.sheet
    full = let(both(*(part.holds() for part in parts)))
    unmet = let(either(*(part.breaks() for part in parts)))
    deciding = worst(sheet, [made for part in parts for made in part.comparisons()])
    missing = tuple(unknown for part in parts for unknown in part.missing())
    hard = let(either(*(part.hard for part in parts)))
    return Judged(full, False, unmet, deciding, None, missing, parts[0].unit, hard=hard)


__all__ = ["Chain", "all_hold"]
