"""Ratios of other indicators against a target, as columns.

Only for stated periods and where every figure is known; whoever lacks one is left to the single evaluator, since what a
ratio can be then is a set of its own for each. A ratio is never worked out as a number to be compared: its numerator is
compared with so many times its divisor.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from vetlanda_policy.bulk.kinds.asking import Asking
from vetlanda_policy.bulk.kinds.judged import Compared, Judged, worst
from vetlanda_policy.bulk.kinds.looking import Look, OneByOneError, met, within
from vetlanda_policy.bulk.kinds.reached import rounded_share
from vetlanda_policy.bulk.kinds.thresholds import in_words, unit_of
from vetlanda_policy.bulk.kinds.totals import Shown, from_bound
from vetlanda_policy.bulk.terms import (
    Part,
    below,
    both,
    divided,
    either,
    no,
    pick,
    plus,
    remainder,
    same,
    times,
)
from vetlanda_policy.criteria.base import Leaf, Subject
from vetlanda_policy.criteria.thresholds import Threshold
from vetlanda_policy.indicators import formula
from vetlanda_policy.periods import Period, year_period
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
    question, closing = asking.question(), asking.closing
    if criterion.value not in {"closed_year", "every_year"} or criterion.not_due(question):
        raise OneByOneError
    years = [closing.last_closed_year] if criterion.value == "closed_year" else list(asking.period.years(closing))
    if not years:
        raise OneByOneError
    return _Ratio(criterion, asking, subject).judged([year_period(year) for year in years])


class _Ratio:
    """One question about ratios."""

    def __init__(self, criterion: Threshold, asking: Asking, subject: Subject) -> None:
        self.criterion, self.asking, self.subject = criterion, asking, subject
        self.indicator = asking.indicator(criterion.indicator)
        if self.indicator.levels:
            raise OneByOneError
        self.full, self.relaxed = criterion.requirement(self.indicator), criterion.relaxed(self.indicator)
        worked_out = formula(self.indicator, asking.rulebook.by_id)
        self.looks = {
            name: Look(asking, asking.indicator(name), subject, criterion.final_only) for name in worked_out.names()
        }
        # Numerator and divisor as whole numbers: figures of so many decimals, and what the ratio is multiplied by.
        factor = Fraction(worked_out.times)
        finest = max(look.decimals for look in self.looks.values())
        self.top = self._weights(worked_out.top, finest, factor.numerator)
        self.bottom = self._weights(worked_out.bottom, finest, factor.denominator)
        self.places = criterion.round_to
        bounds = [n for r in (self.full, self.relaxed) if r for n in (r.bound, r.upper) if n is not None]
        exponents = [Fraction(n).denominator for n in bounds]
        self.needed = next((d for d in range(DIGITS_AFTER_POINT) if 10**d % lcm(*exponents) == 0), None)
        if self.needed is None:
            raise OneByOneError  # a bound has endless digits
        self.needed = max(self.needed, self.places or 0)
        bound = max(1, *(abs(int(Fraction(n) * 10**self.needed)) for n in bounds))
        # So that neither what is compared nor what is rounded has more digits than whole numbers do.
        self.most_top = within(ROOM // (4 * 10 ** max(self.needed, AT_A_TIME)))
        self.most_bottom = within(ROOM // (4 * max(bound, 10**AT_A_TIME, 10**self.needed)))

    def _weights(self, sums: Mapping[str, int], finest: int, factor: int) -> dict[str, int]:
        return {name: n * factor * 10 ** (finest - self.looks[name].decimals) for name, n in sums.items()}

    def judged(self, periods: list[Period]) -> Judged:
        """All the ratios compared with what is required."""
        full: list[Part] = []
        enough: list[Part] = []
        hard: list[Part] = []
        shown = []
        written = in_words(self.asking, self.criterion, self.full)
        for period in periods:
            top, bottom, unknown = self._parts(period)
            hard.append(unknown)
            does, less, comparison = self._compared(top, bottom, written)
            full.append(does)
            enough.append(less)
            shown.append((no(unknown), comparison))
        let, left = self.asking.let, self.asking.let(either(*hard))
        every = let(pick(left, False, both(*full)))
        partly: Part = False
        if self.relaxed is not None:
            partly = let(
                pick(
                    left, False, both(no(both(*full)), both(*(either(f, e) for f, e in zip(full, enough, strict=True))))
                )
            )
        deciding = worst(self.asking.sheet, shown)
        unmet = let(pick(left, False, both(no(every), no(partly))))
        return Judged(every, partly, unmet, deciding, written, (), unit_of(self.asking, self.criterion), hard=left)

    def _parts(self, period: Period) -> tuple[Part, Part, Part]:
        """Numerator and divisor, and for whom either is not known or too great; they are nothing there."""
        let = self.asking.let
        cells = {name: look.at(period) for name, look in self.looks.items()}
        known = let(both(*(cell.known for cell in cells.values())))
        sums = []
        for weights in (self.top, self.bottom):
            total: Part = 0
            for name, weight in weights.items():
                total = plus(total, times(cells[name].value, weight))
            sums.append(let(total))
        top, bottom = sums
        if top is None or bottom is None:
            return None, None, True
        fits = both(known, below(0, bottom), below(bottom, self.most_bottom), below(-1, top), below(top, self.most_top))
        # Compared with care: what is not known is neither so nor not so.
        fits = let(pick(known, fits, False))
        small = let(pick(fits, below(divided(top, MOST_WHOLE), bottom), False))
        return let(pick(small, top, None)), let(pick(small, bottom, None)), let(no(small))

    def _compared(self, top: Part, bottom: Part, written: str) -> tuple[Part, Part, Compared]:
        """Whether one ratio is as required, whether it is enough for partly, and the comparison."""
        let, needed, places = self.asking.let, self.needed, self.places
        assert needed is not None
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
        return let(does), let(less), Compared(let(away), let(seen), written, decimals, None, most)

    def _shown(self, top: Part, bottom: Part) -> Shown:
        """The ratio with twelve decimals, worked out some at a time as one does by hand."""
        let = self.asking.let
        found, rest = let(divided(top, bottom)), let(remainder(top, bottom))
        for _ in range(DIGITS_AFTER_POINT // AT_A_TIME):
            more = let(times(rest, 10**AT_A_TIME))
            found = let(plus(times(found, 10**AT_A_TIME), divided(more, bottom)))
            rest = let(remainder(more, bottom))
        return Shown(found, let(plus(found, pick(same(rest, 0), 0, 1))))


__all__ = ["is_ratio", "ratio"]
