"""The `mean` and the `sum` of a period against a target, as columns.

A mean is kept as the sum and the number of values: a bound is compared with so many times itself, so nothing is rounded. Shown
with twelve decimals, as the single evaluation does, a mean of three needs room for them: where a figure in the table is
100,000 or more it is judged one by one, unless the rule rounds it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from vetlanda_policy.bulk.kinds.asking import Asking, Cell, Unknown
from vetlanda_policy.bulk.kinds.derived import Worked, looked
from vetlanda_policy.bulk.kinds.judged import Compared, Judged, worst
from vetlanda_policy.bulk.kinds.looking import OneByOneError, greatest, met, scaled, unknowns, within
from vetlanda_policy.bulk.kinds.reached import Reached, rounded_share
from vetlanda_policy.bulk.kinds.thresholds import decimals_for, in_words, margin, threshold, unit_of
from vetlanda_policy.bulk.rows import decimals_of
from vetlanda_policy.bulk.terms import (
    Part,
    at_most,
    below,
    both,
    count,
    divided,
    either,
    minus,
    no,
    pick,
    plus,
    remainder,
    same,
    times,
)
from vetlanda_policy.criteria.base import Subject
from vetlanda_policy.criteria.cells import Cell as SingleCell
from vetlanda_policy.criteria.finding import CauseCode, Fulfilment, Requirement
from vetlanda_policy.criteria.thresholds import Threshold, judged
from vetlanda_policy.criteria.totals import regular_periods, unmeasured
from vetlanda_policy.values import DIGITS_AFTER_POINT, Scale

COARSE = 2**40
"""More than any step."""


def total(criterion: Threshold, asking: Asking, subject: Subject) -> Judged:
    """The mean or the sum of the period so far must meet the target."""
    if criterion.not_due(asking.question()):
        return threshold(criterion, asking, subject)  # without any figures they are the same
    return _Total(criterion, asking, subject).judged()


class Shown(NamedTuple):
    """A mean as it is shown: rounded down and up to so many decimals, which are the same where it has no more."""

    under: Part
    over: Part


class _Total:
    """One question about a mean or a sum."""

    def __init__(self, criterion: Threshold, asking: Asking, subject: Subject) -> None:
        self.criterion, self.asking, self.subject = criterion, asking, subject
        self.indicator = asking.indicator(criterion.indicator)
        self.mean = criterion.value == "mean"
        self.full, self.relaxed = criterion.requirement(self.indicator), criterion.relaxed(self.indicator)
        self.numbers = (self.full.bound, self.full.upper, self.relaxed.bound if self.relaxed else None)
        self.looking = looked(criterion, asking, subject)
        self.broken = self.looking.broken()
        if isinstance(self.looking, Worked):  # only the total is rounded
            self.looking = replace(self.looking, places=None)
        self.parts, let = self._parts(), asking.let
        self.fixed = bool(self.parts) and all(c.exists is True for c in self.parts)
        self.size = len(self.parts)
        self.some: Part = True if self.fixed else let(either(*(c.exists for c in self.parts)))
        self.known = let(both(self.some, *(either(no(c.exists), c.known) for c in self.parts)))
        number: Part = self.size if self.fixed else let(count([c.exists for c in self.parts]))
        self.number: Part = number if self.fixed else let(pick(below(number, 1), 1, number))
        self.have = decimals_of(self.indicator.scale)

    def _parts(self) -> list[Cell]:
        """The cells that are put together; for an irregular indicator those on record."""
        looking, indicator = self.looking, self.indicator
        if indicator.frequency == "irregular":
            found = looking.inside()
            if found and self._broken(found[0], found[-1]):
                raise OneByOneError  # which values lie before the change differs
            return found
        found = [looking.at(p) for p in regular_periods(self.asking.question(), indicator.frequency)]
        changed = max((n for n, (one, other) in enumerate(pairwise(found), 1) if self._broken(one, other)), default=0)
        if changed and indicator.derived is not None:
            raise OneByOneError
        return [self._unknown(c, found[changed].label) if n < changed else c for n, c in enumerate(found)]

    def _broken(self, one: Cell, other: Cell) -> bool:
        assert one.period is not None
        assert other.period is not None
        return self.indicator.broken(one.period.last, other.period.last)

    def _unknown(self, cell: Cell, newer: str) -> Cell:
        """A value that is not known by the new definition."""
        cause = (True, CauseCode.BREAK_IN_SERIES, f"{cell.label}/{newer}")
        return cell._replace(value=None, known=False, causes=(cause,))

    # ------------------------------------------------------------ arithmetic

    def _sum(self, instead: Callable[[Cell], Part]) -> Part:
        """The sum of the values, each that is not known taken for something else."""
        found: Part = 0
        for cell in self.parts:
            value = pick(cell.known, cell.value, instead(cell))
            found = plus(found, value if cell.exists is True else pick(cell.exists, value, 0))
        return self.asking.let(found)

    def _all(self) -> Reached:
        """What the sum over the count can be."""
        scale = self.indicator.scale
        low, high = (None if n is None else scaled(n, self.have) for n in (scale.lowest, scale.top))
        start = scale.lowest if scale.lowest is not None else scale.highest
        anchor = 0 if start is None else scaled(start, self.have)
        derived = self.indicator.derived is not None
        return Reached(
            None if low is None and not derived else self._sum(lambda c: c.reach.least if c.reach else low),
            None if high is None and not derived else self._sum(lambda c: c.reach.most if c.reach else high),
            self._step(None if scale.step is None else scaled(scale.step, self.have)),
            self._sum(lambda c: c.reach.anchor if c.reach else anchor),
            self.have,
            self._count,
            self.criterion.round_to,
            endless=derived,
        )

    def _step(self, step: int | None) -> Part:
        """The finest step of what is not known."""
        steps = [c.reach.step if c.reach else step for c in self.parts]
        if step is None or all(one == step for one in steps):
            return step
        found: Part = COARSE
        for cell, own in zip(self.parts, steps, strict=True):
            found = self.asking.let(pick(both(cell.lacking, below(own, found)), own, found))
        return found

    @property
    def _count(self) -> Part:
        """What the sum is divided by."""
        return self.number if self.mean else 1

    def _more(self) -> int:
        """How many decimals more than its values a mean is shown with."""
        counts = [self.size] if self.fixed else range(1, self.size + 1)
        more = 0
        for number in counts if self.mean else ():
            places = next((n for n in range(DIGITS_AFTER_POINT - self.have + 1) if 10**n % number == 0), None)
            more = max(more, DIGITS_AFTER_POINT - self.have if places is None else places)
        return more

    def _shown(self, total: Part, more: int) -> Shown:
        """The sum over the count with so many decimals more."""
        let, by = self.asking.let, self._count
        if by == 1:
            return Shown(total, total)
        whole, rest = let(divided(total, by)), let(times(remainder(total, by), 10**more))
        under = let(plus(times(whole, 10**more), divided(rest, by)))
        exact = same(remainder(rest, by), 0)
        return Shown(under, let(plus(under, pick(exact, 0, 1))))

    # ------------------------------------------------------------ verdicts

    def judged(self) -> Judged:
        """The total compared with what is required, or what it can be."""
        asking, criterion = self.asking, self.criterion
        written, unit = in_words(asking, criterion, self.full), unit_of(asking, criterion)
        empty = self._unmeasured()
        if not self.parts:
            return Judged(*empty, required=written, unknown=self._causes(), unit=unit, hard=self.broken)
        places = criterion.round_to
        needed = decimals_for(asking, criterion, *self.numbers)
        needed = needed if places is None else max(needed, places)
        open_ = self._open(needed)
        if all(c.known is False for c in self.parts):
            sets, deciding = open_, Compared()
        else:
            known, deciding = self._known(needed, written)
            sets = [pick(self.known, now, can) for now, can in zip(known, open_, strict=True)]
        sets = [asking.let(pick(self.some, now, none)) for now, none in zip(sets, empty, strict=True)]
        can, partly, cannot = sets
        return Judged(can, partly, cannot, deciding, written, self._causes(), unit, hard=self.broken)

    def _unmeasured(self) -> tuple[bool, bool, bool]:
        """What is possible where nothing is on record."""
        question, criterion = self.asking.question(), self.criterion
        single = criterion.look(question, self.subject)
        cell: SingleCell = unmeasured(single, criterion.span(question), mean=self.mean)
        possible = judged(cell, self.full, self.relaxed)
        return (Fulfilment.FULFILLED in possible, Fulfilment.PARTLY in possible, Fulfilment.NOT in possible)

    def _open(self, needed: int) -> list[Part]:
        """What is possible where some of the values are not known."""
        scale, let, places = self.indicator.scale, self.asking.let, self.criterion.round_to
        size = self.size * greatest(self.asking, scale, needed, *self.numbers) * (1 if places is None else 4)
        within(size * 10 ** max(0, (places or 0) - self.have))
        values = self._all()
        partly: Part = False
        if self.relaxed is not None:
            partly = values.between(self.relaxed, self.full, needed)
        missed = values.can_miss(self.relaxed or self.full, needed)
        return [let(values.can_meet(self.full, needed)), let(partly), let(missed)]

    def _known(self, needed: int, written: str) -> tuple[list[Part], Compared]:
        """The verdict on a known total, and how it compares."""
        let, places, have = self.asking.let, self.criterion.round_to, self.have
        total = self._sum(lambda _: 0)
        scale = self.criterion.scale(self.asking.question())
        if self.mean:
            scale = Scale()
        if places is not None and (self.mean or places < have):
            value = let(times(rounded_share(total, self._count, have, places), 10 ** (needed - places)))
            does = [met(r, value, needed) if r else False for r in (self.full, self.relaxed)]
            shown, decimals = Shown(value, value), needed
        else:
            does = [self._met(r, total, needed) if r else False for r in (self.full, self.relaxed)]
            decimals = max(needed, have + self._more())
            more = decimals - have if self._count != 1 else 0
            shown = self._shown(total, more)
            if self._count == 1:
                value = let(times(total, 10 ** (decimals - have)))
                shown = Shown(value, value)
        count_of_values = 1 if self.mean else self.size
        most = within(count_of_values * greatest(self.asking, self.indicator.scale, decimals, *self.numbers))
        levels = self.indicator if self.indicator.levels else None
        away, seen = self._margin(scale, shown, decimals)
        comparison = Compared(away, seen, written, decimals, levels, most)
        return self._sets(does[0], does[1]), worst(self.asking.sheet, [(self.known, comparison)])

    def _met(self, requirement: Requirement, total: Part, decimals: int) -> Part:
        """Whether a sum over its count is as required."""
        return met(requirement, times(total, 10 ** (decimals - self.have)), decimals, self._count)

    def _sets(self, does: Part, enough: Part) -> list[Part]:
        if self.relaxed is None:
            return [does, False, no(does)]
        return [does, both(no(does), enough), both(no(does), no(enough))]

    def _margin(self, scale: Scale, shown: Shown, decimals: int) -> tuple[Part, Part]:
        """How far the total is from what is required, and the total; both rounded away from the bound."""
        away, seen = from_bound(self.full, scale, shown, decimals)
        single = self.indicator.derived is None or (isinstance(self.looking, Worked) and len(self.looking.sums) == 1)
        if self.mean and single and self.full.relation in (">", "<"):
            steps = margin(self.criterion.scale(self.asking.question()), self.full, seen, decimals)
            away = pick(same(self.number, 1), steps, away)  # a single value is not a mean of several
        return self.asking.let(away), seen

    def _causes(self) -> tuple[Unknown, ...]:
        """What is not known of the parts, or that there are none."""
        criterion, asking, subject = self.criterion, self.asking, self.subject
        found = unknowns(criterion, asking, self.parts, subject)
        if self.some is True:
            return found
        label = criterion.span(asking.question())
        nothing = self.looking.nothing(label)._replace(exists=no(self.some))
        return (*found, *unknowns(criterion, asking, [nothing], subject))


def from_bound(full: Requirement, scale: Scale, shown: Shown, decimals: int) -> tuple[Part, Part]:
    """How far a value is from what is required, and the value; both rounded away from the bound."""
    under, over = shown.under, shown.over
    bound = scaled(full.bound, decimals)
    upper = bound if full.upper is None else scaled(full.upper, decimals)
    seen = under if under is over else pick(at_most(upper, under), over, under)
    if full.relation == "between":
        low = minus(seen if upper == bound else _side(bound, shown), bound)
        high = minus(upper, seen)
        return pick(below(low, high), low, high), seen
    return margin(scale, full, seen, decimals), seen


def _side(bound: int, shown: Shown) -> Part:
    under, over = shown.under, shown.over
    return under if under is over else pick(at_most(bound, under), over, under)


__all__ = ["Shown", "from_bound", "total"]
