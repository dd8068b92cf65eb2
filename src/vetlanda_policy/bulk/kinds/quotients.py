"""Ratios of other indicators against a target, as columns.

Only where every figure is known; whoever lacks one is left to the single evaluator, since what a ratio can be then is a set
of its own for each. A ratio is never worked out as a number to be compared: its numerator is compared with so many times its
divisor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from vetlanda_policy.bulk.kinds.asking import Asking, Cell
from vetlanda_policy.bulk.kinds.derived import WorkedOut
from vetlanda_policy.bulk.kinds.judged import Compared, Judged, worst
from vetlanda_policy.bulk.kinds.looking import OneByOneError, cells, met, within
from vetlanda_policy.bulk.kinds.reached import rounded_share
from vetlanda_policy.bulk.kinds.thresholds import in_words, not_due, since, unit_of
from vetlanda_policy.bulk.kinds.totals import Shown, from_bound
from vetlanda_policy.bulk.survey import MOST_DIGITS
from vetlanda_policy.bulk.terms import (
    Part,
    below,
    both,
    divided,
    either,
    is_known,
    no,
    pick,
    plus,
    remainder,
    same,
    times,
)
from vetlanda_policy.criteria.base import Leaf, Subject
from vetlanda_policy.criteria.finding import Requirement
from vetlanda_policy.criteria.milestones import Milestones, Target
from vetlanda_policy.criteria.thresholds import Threshold
from vetlanda_policy.periods import Period
from vetlanda_policy.values import DIGITS_AFTER_POINT

MOST_WHOLE = 10**6
"""A ratio is less than this, or else it is left to the single evaluator."""
AT_A_TIME = 3
"""So many digits after the point are worked out at a time."""
ROOM = 2**60


def is_ratio(criterion: Leaf, asking: Asking) -> bool:
    """Whether the criterion's indicator is a ratio of others."""
    derived = asking.indicator(criterion.indicator).derived
    return derived is not None and derived.is_ratio


def ratio(criterion: Threshold, asking: Asking, subject: Subject) -> Judged:
    """Every ratio looked at must meet the target."""
    if criterion.not_due(asking.question()):
        return not_due(criterion, asking, subject)
    indicator = asking.indicator(criterion.indicator)
    asked = _Ratio(criterion, asking, subject, criterion.requirement(indicator), criterion.relaxed(indicator))
    found = cells(criterion, asking, subject, asked.looking)
    return asked.newest(found) if criterion.value == "latest" else asked.every(found)


def dated(criterion: Milestones, target: Target, asking: Asking, subject: Subject) -> Judged:
    """The newest ratio since the day of the target in force must meet it."""
    full, relaxed = criterion._required(target.target), criterion.relaxed(target)  # noqa: SLF001
    asked = _Ratio(criterion, asking, subject, full, relaxed)
    return asked.newest(since(target, asking, asked.looking))


def ahead(criterion: Milestones, asking: Asking, subject: Subject) -> tuple[Compared, Part]:
    """The newest ratio beside the first target, which is not due; and for whom that is too great to be told as columns."""
    full = criterion._required(criterion.targets[0].target)  # noqa: SLF001
    asked = _Ratio(criterion, asking, subject, full, None)
    looking = asked.looking
    return asked.shown_only(looking.latest(looking.inside(), criterion.span(asking.question())))


@dataclass(frozen=True)
class _Quotient(WorkedOut):
    """Looking at a ratio: its cells have parts, and no value of their own."""

    def at(self, period: Period) -> Cell:
        """The cell of exactly this period, whether on record or not."""
        parts = {name: one.at(period) for name, one in self.looks.items()}
        known = self.asking.let(both(*(part.known for part in parts.values())))
        return Cell(None, known, True, period.name, (), period, parts=tuple(parts.items()))


class _Divided(NamedTuple):
    """A ratio that is looked at.

    Attributes:
        top: its numerator, where it is there and not too great.
        bottom: its divisor, likewise.
        there: whether there is such a ratio: every figure is known, and the divisor is more than nothing.
        hard: whether it is there and too great to be compared as columns.
    """

    top: Part
    bottom: Part
    there: Part
    hard: Part


class _Ratio:
    """One question about ratios."""

    def __init__(
        self,
        criterion: Threshold | Milestones,
        asking: Asking,
        subject: Subject,
        full: Requirement,
        relaxed: Requirement | None,
    ) -> None:
        self.criterion, self.asking, self.subject = criterion, asking, subject
        self.full, self.relaxed = full, relaxed
        indicator = asking.indicator(criterion.indicator)
        self.looking = _Quotient(asking, indicator, subject, criterion.final_only)
        worked_out, looks = self.looking.formula, self.looking.looks
        # Numerator and divisor as whole numbers: figures of so many decimals, and what the ratio is multiplied by.
        factor = Fraction(worked_out.times)
        finest = max(one.decimals for one in looks.values())
        have = {name: one.decimals for name, one in looks.items()}
        self.top = {n: by * factor.numerator * 10 ** (finest - have[n]) for n, by in worked_out.top.items()}
        self.bottom = {n: by * factor.denominator * 10 ** (finest - have[n]) for n, by in worked_out.bottom.items()}
        digits = {n: min(MOST_DIGITS, asking.wide.rows.survey.digits + d) for n, d in have.items()}
        for sums in (self.top, self.bottom):
            within(sum(abs(by) * 10 ** digits[n] for n, by in sums.items()))
        self.places = criterion.round_to
        bounds = [n for r in (full, relaxed) if r for n in (r.bound, r.upper) if n is not None]
        exponents = [Fraction(n).denominator for n in bounds]
        needed = next((d for d in range(DIGITS_AFTER_POINT) if 10**d % lcm(*exponents) == 0), None)
        if needed is None:
            raise OneByOneError  # a bound has endless digits
        self.needed = max(needed, self.places or 0)
        bound = max(1, *(abs(int(Fraction(n) * 10**self.needed)) for n in bounds))
        # So that neither what is compared nor what is rounded has more digits than whole numbers do.
        self.most_top = within(ROOM // (4 * 10 ** max(self.needed, AT_A_TIME)))
        self.most_bottom = within(ROOM // (4 * max(bound, 10**AT_A_TIME, 10**self.needed)))
        self.written = in_words(asking, criterion, full)

    def newest(self, found: Sequence[Cell]) -> Judged:
        """The newest ratio, each of the cells being looked at only where it is that one."""
        return self._judged([(True, self._chosen(found))])

    def every(self, found: Sequence[Cell]) -> Judged:
        """All the ratios that are looked at."""
        return self._judged([(cell.exists, self._divided(cell)) for cell in found])

    def shown_only(self, found: Sequence[Cell]) -> tuple[Compared, Part]:
        """How the newest ratio compares, and for whom it is too great to be told."""
        one = self._chosen(found)
        return worst(self.asking.sheet, [(is_known(one.top), self._compared(one)[2])]), one.hard

    def _chosen(self, found: Sequence[Cell]) -> _Divided:
        """The ratio of the one cell that is looked at."""
        let = self.asking.let
        chosen = _Divided(None, None, False, False)
        for cell in found:
            one = self._divided(cell)
            chosen = _Divided(*(pick(cell.exists, new, old) for new, old in zip(one, chosen, strict=True)))
        return _Divided(*(let(part) for part in chosen))

    def _judged(self, ratios: Sequence[tuple[Part, _Divided]]) -> Judged:
        """The ratios, each with whether it is looked at; who lacks one is left to the single evaluator."""
        let = self.asking.let
        left = let(either(*(both(exists, either(one.hard, no(one.there))) for exists, one in ratios)))
        compared = [(exists, one, *self._compared(one)) for exists, one in ratios]
        every = both(*(either(no(exists), does) for exists, _, does, _, _ in compared))
        full = let(pick(left, False, every))
        partly: Part = False
        if self.relaxed is not None:
            enough = both(*(either(no(exists), does, less) for exists, _, does, less, _ in compared))
            partly = let(pick(left, False, both(no(every), enough)))
        unmet = let(pick(left, False, both(no(full), no(partly))))
        shown = [(let(both(exists, is_known(one.top))), comparison) for exists, one, _, _, comparison in compared]
        deciding, unit = worst(self.asking.sheet, shown), unit_of(self.asking, self.criterion)
        return Judged(full, partly, unmet, deciding, self.written, (), unit, hard=left)

    def _divided(self, cell: Cell) -> _Divided:
        """Numerator and divisor of a ratio."""
        let, values = self.asking.let, {name: part.value for name, part in cell.parts}
        sums: list[Part] = []
        for weights in (self.top, self.bottom):
            total: Part = 0
            for name, weight in weights.items():
                total = plus(total, times(values[name], weight))
            sums.append(let(total))
        top, bottom = sums
        if cell.known is False or top is None or bottom is None:
            return _Divided(None, None, False, False)
        # Compared with care: what is not known is neither so nor not so.
        there = let(pick(cell.known, below(0, bottom), False))
        size = let(pick(below(top, 0), times(top, -1), top))
        fits = let(pick(there, both(below(bottom, self.most_bottom), below(size, self.most_top)), False))
        small = let(pick(fits, below(divided(size, MOST_WHOLE), bottom), False))
        return _Divided(let(pick(small, top, None)), let(pick(small, bottom, None)), there, let(both(there, no(small))))

    def _compared(self, one: _Divided) -> tuple[Part, Part, Compared]:
        """Whether one ratio is as required, whether it is enough for partly, and the comparison."""
        let, needed, places, (top, bottom) = self.asking.let, self.needed, self.places, one[:2]
        if top is None or bottom is None:
            return False, False, Compared()
        scale = self.criterion.scale(self.asking.question())
        if places is not None:
            value = let(times(rounded_share(top, bottom, 0, places), 10 ** (needed - places)))
            shown, decimals = Shown(value, value), needed
            does, less = (met(r, value, needed) if r else False for r in (self.full, self.relaxed))
        else:
            finer = times(top, 10**needed)
            does, less = (met(r, finer, needed, bottom) if r else False for r in (self.full, self.relaxed))
            shown, decimals = self._shown(top, bottom), DIGITS_AFTER_POINT
        away, seen = from_bound(self.full, scale, shown, decimals)
        most = 4 * MOST_WHOLE * 10**decimals
        return let(does), let(less), Compared(let(away), let(seen), self.written, decimals, None, most)

    def _shown(self, top: Part, bottom: Part) -> Shown:
        """The ratio with twelve decimals, worked out some at a time as one does by hand."""
        let = self.asking.let
        negative = let(below(top, 0))
        size = let(pick(negative, times(top, -1), top))
        found, rest = let(divided(size, bottom)), let(remainder(size, bottom))
        for _ in range(DIGITS_AFTER_POINT // AT_A_TIME):
            more = let(times(rest, 10**AT_A_TIME))
            found = let(plus(times(found, 10**AT_A_TIME), divided(more, bottom)))
            rest = let(remainder(more, bottom))
        over = let(plus(found, pick(same(rest, 0), 0, 1)))
        return Shown(let(pick(negative, times(over, -1), found)), let(pick(negative, times(found, -1), over)))


__all__ = ["ahead", "dated", "is_ratio", "ratio"]
