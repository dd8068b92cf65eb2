"""`deviation_at_most`, and `better_than` the country or another indicator, as columns.

A value beside another of the same period. Where neither is known the single evaluation says once for all what they can be; where
one is, `open_pairs` does. The mean of a group is compared with in `group_mean`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from vetlanda_policy.bulk.kinds.asking import Asking, Cell, Unknown
from vetlanda_policy.bulk.kinds.country import Country
from vetlanda_policy.bulk.kinds.derived import as_known
from vetlanda_policy.bulk.kinds.group_mean import beside_group
from vetlanda_policy.bulk.kinds.joins import Joins
from vetlanda_policy.bulk.kinds.judged import Compared, Judged, sure, worst
from vetlanda_policy.bulk.kinds.looking import (
    Look,
    OneByOneError,
    cells,
    everything,
    greatest,
    scaled,
    unknowns,
    within,
)
from vetlanda_policy.bulk.kinds.open_pairs import OpenPair
from vetlanda_policy.bulk.kinds.steps import Beside, Bound, Grid
from vetlanda_policy.bulk.kinds.thresholds import rounded, unit_of
from vetlanda_policy.bulk.rows import decimals_of
from vetlanda_policy.bulk.terms import (
    Part,
    Term,
    below,
    both,
    either,
    is_known,
    no,
    pick,
    plus,
    same,
    times,
)
from vetlanda_policy.criteria.base import Subject
from vetlanda_policy.criteria.better_than import BetterThan
from vetlanda_policy.criteria.cells import Cell as SingleCell
from vetlanda_policy.criteria.deviation import DeviationAtMost
from vetlanda_policy.criteria.finding import OPEN, CauseCode
from vetlanda_policy.criteria.links import can_break, can_hold
from vetlanda_policy.criteria.totals import regular_periods
from vetlanda_policy.facts import COUNTRY
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.periods import Period
from vetlanda_policy.values import Scale

Kind = DeviationAtMost | BetterThan


class _Pair(NamedTuple):
    """A value and its reference.

    Attributes:
        exists: for which rows.
        own: the value.
        other: the reference.
        low: the bound below that a known reference gives.
        high: the bound above.
        fits: whether a known value lies within them.
    """

    exists: Part
    own: Cell
    other: Cell
    low: Bound
    high: Bound
    fits: Part


def beside(criterion: Kind, asking: Asking, joins: Joins, subject: Subject) -> Judged:
    """Every value must be as asked beside its reference."""
    question, indicator = asking.question(), asking.indicator(criterion.indicator)
    if criterion.not_due(question):
        waiting = criterion.waiting(question, subject)
        told = asking.cause(CauseCode.NOT_DUE, indicator.id, waiting.date, subject)
        return Judged(*sure(OPEN), unknown=(Unknown(True, *told),), unit=unit_of(asking, criterion))
    if isinstance(criterion, BetterThan) and criterion.than == "group_mean":
        return beside_group(criterion, asking, joins, subject)
    return _Beside(criterion, asking, joins, subject).judged()


def _places(number: Decimal | None) -> int:
    exponent = Decimal(0 if number is None else number).as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


class _Beside:
    """One question about values beside their references."""

    def __init__(self, criterion: Kind, asking: Asking, joins: Joins, subject: Subject) -> None:
        self.criterion, self.asking, self.subject = criterion, asking, subject
        self.own = asking.indicator(criterion.indicator)
        self.other = asking.indicator(criterion.reference or criterion.indicator)
        self.whose = COUNTRY if isinstance(criterion, BetterThan) and criterion.than == "country" else None
        self.country = Country.of(asking.wide, joins) if self.whose else None
        self.base = self._decimals(None)
        self.decimals = self._decimals(criterion.percent)
        self.finer = 10 ** (self.decimals - self.base)
        scale, other_scale = self._rounded(self.own), self._rounded(self.other)
        most = [greatest(asking, one.scale, self.decimals, criterion.amount) for one in (self.own, self.other)]
        self.most = within(2 * max(most))
        grid = Grid.of(scale, self.decimals)
        self.side = Beside(self.decimals, self.most, grid, self.own if self.own.levels else None, asking.let)
        self.anything = SingleCell("", None, reach=everything(criterion, asking, subject))
        reach = criterion.look(asking.question(), subject, self.other.id).all_values
        self.links = criterion.links(asking.question(), SingleCell("", None, reach=reach))
        self.open = OpenPair(criterion.amount, criterion.percent, self.side, scale, other_scale, self.links)

    def _decimals(self, percent: Decimal | None) -> int:
        """How many decimals hold every value and bound, and a percentage of them."""
        scales = (decimals_of(self.own.scale), decimals_of(self.other.scale))
        found = max(*scales, self.criterion.round_to or 0, _places(self.criterion.amount))
        return found if percent is None else found + 2 + _places(percent)

    def _rounded(self, indicator: Indicator) -> Scale:
        places = self.criterion.round_to
        if places is None:
            return indicator.scale
        if not indicator.scale.can_round(places):
            raise OneByOneError
        return indicator.scale.rounded(places)

    # ------------------------------------------------------------ the pairs

    def _pairs(self) -> list[_Pair]:
        """Every value that is looked at, beside the reference of the same period."""
        criterion, asking, let = self.criterion, self.asking, self.asking.let
        looking = self._looking(asking, self.own)
        if criterion.value in ("closed_year", "every_year"):
            found = cells(criterion, asking, self.subject, looking)
            return [self._pair(True, c, self._at(c.period)) for c in found]
        inside = looking.inside()
        made: list[_Pair] = []
        later: Part = False
        for cell in reversed(inside):
            chosen = cell.exists
            if criterion.value == "latest":
                chosen = let(both(cell.exists, no(later)))
                later = let(either(later, cell.exists))
            made.append(self._pair(chosen, cell, self._at(cell.period)))
        none = let(both(*(no(c.exists) for c in inside)))
        return [*made[::-1], *self._missing(looking, none)]

    def _missing(self, looking: Look, none: Part) -> list[_Pair]:
        """Where nothing is on record: an unknown value, once for each period that it may be measured for."""
        criterion, question = self.criterion, self.asking.question()
        lost = looking.nothing(criterion.span(question))
        if self.own.frequency == "irregular":
            other = self._looking(self._asked, self.other).nothing(lost.label)
            return [self._pair(none, lost, other)]
        return [self._pair(none, lost, self._at(p)) for p in regular_periods(question, self.own.frequency)]

    def _pair(self, exists: Part, own: Cell, other: Cell) -> _Pair:
        cell = self._fine(own, self.own)
        cell = cell._replace(value=self._whole(cell.value))
        low, high = self._bounds(other.value)
        fits = both(self.side.above(cell.value, low), self.side.under(cell.value, high))
        sure_of = both(cell.known, other.known)
        return _Pair(exists, cell, other, low, high, False if sure_of is False else self.asking.let(fits))

    @property
    def _asked(self) -> Asking:
        return self.asking if self.country is None else self.asking._replace(wide=self.country)

    def _at(self, period: Period | None) -> Cell:
        """The reference of a period."""
        assert period is not None
        return self._fine(self._looking(self._asked, self.other).at(period), self.other)

    def _looking(self, asking: Asking, indicator: Indicator) -> Look:
        return as_known(asking, indicator, self.subject, final_only=self.criterion.final_only)

    def _fine(self, cell: Cell, indicator: Indicator) -> Cell:
        """The cell with the decimals that all share, rounded where the rule says so."""
        value = times(cell.value, 10 ** (self.base - decimals_of(indicator.scale)))
        places = self.criterion.round_to
        if places is not None and isinstance(value, Term) and places < self.base:
            value = rounded(value, 10 ** (self.base - places))
        return cell._replace(value=self.asking.let(value))

    # ------------------------------------------------------------ verdicts

    def judged(self) -> Judged:
        """Whether every value can be as asked, whether any can not, and the comparison that decides."""
        asking, let = self.asking, self.asking.let
        pairs = self._pairs()
        lost = [p for p in pairs if p.own.known is False and p.own.period is None]
        regular = [p for p in pairs if p not in lost]
        full = [either(no(p.exists), let(self._holds(p))) for p in regular]
        unmet = [both(p.exists, let(self._breaks(p))) for p in regular]
        if lost:  # one value, of a period that nobody knows
            full.append(either(no(lost[0].exists), let(either(*(self._holds(p) for p in lost)))))
            unmet.append(both(lost[0].exists, let(either(*(self._breaks(p) for p in lost)))))
        comparisons = [self._comparison(p) for p in regular if p.own.known is not False and p.other.known is not False]
        doubt: Part = False
        if self.country is not None:
            told = self.country.doubt()
            doubt = pick(is_known(told), below(0, told), False)
        return Judged(
            both(*full),
            False,
            either(*unmet),
            worst(asking.sheet, comparisons),
            None,
            self._causes(pairs),
            unit_of(asking, self.criterion),
            doubt,
            hard=let(either(*(both(p.exists, either(p.own.hard, p.other.hard)) for p in pairs))),
        )

    def _comparison(self, pair: _Pair) -> tuple[Part, Compared]:
        let = self.asking.let
        made = self.side.compared(pair.own.value, pair.low, pair.high)
        here = let(both(pair.exists, pair.own.known, pair.other.known))
        return here, made._replace(margin=let(made.margin), required=let(made.required))

    def _whole(self, value: Part) -> Part:
        """A value in the decimals that bounds have too."""
        return self.asking.let(times(value, self.finer))

    def _bounds(self, value: Part) -> tuple[Bound, Bound]:
        """The bounds that a known reference gives."""
        link = self.links[0][1]
        sign = 1 if isinstance(self.criterion, DeviationAtMost) else -1
        low: Bound = (None, False)
        high: Bound = (None, False)
        if link.low is not None:
            low = self._bound(value, link.low.plus, -sign, strict=link.low.strict)
        if link.high is not None:
            high = self._bound(value, link.high.plus, sign, strict=link.high.strict)
        return low, high

    def _bound(self, value: Part, moved: Fraction, sign: int, *, strict: bool) -> Bound:
        """The reference with so much, or so many percent of it, more or less."""
        percent, let = self.criterion.percent, self.asking.let
        whole = self._whole(value)
        if percent is None:
            return let(plus(whole, scaled(moved, self.decimals))), strict
        size = value
        if isinstance(self.criterion, DeviationAtMost):
            size = pick(below(value, 0), times(value, -1), value)
        bound = let(plus(whole, times(size, sign * scaled(Fraction(percent) / 100 * self.finer, 0))))
        beyond = isinstance(self.criterion, BetterThan) and bool(percent)
        return bound, either(strict, same(bound, whole)) if beyond else strict

    def _holds(self, pair: _Pair) -> Part:
        """Whether the pair can be as asked."""
        own, other = pair.own, pair.other
        never = any(can_hold((part, self.anything), link) for part, link in self.links)
        with_other = self.open.can_hold_own(pair.low, pair.high) if other.known is not False else False
        with_own = self.open.can_hold_other(own.value) if own.known is not False else False
        return self._each(pair, pair.fits, with_own, with_other, never)

    def _breaks(self, pair: _Pair) -> Part:
        """Whether the pair can be otherwise."""
        own, other = pair.own, pair.other
        never = any(can_break((part, self.anything), link) for part, link in self.links)
        with_other = self.open.can_break_own(pair.low, pair.high) if other.known is not False else False
        with_own = self.open.can_break_other(own.value) if own.known is not False else False
        return self._each(pair, no(pair.fits), with_own, with_other, never)

    def _each(self, pair: _Pair, known: Part, with_own: Part, with_other: Part, never: Part) -> Part:
        """What is so where both are known, where only the value or only the reference is, and where neither is."""
        let, own, other = self.asking.let, pair.own.known, pair.other.known
        return pick(own, pick(other, let(known), let(with_own)), pick(other, let(with_other), never))

    # ------------------------------------------------------------ causes

    def _causes(self, pairs: Sequence[_Pair]) -> tuple[Unknown, ...]:
        """The values and the references that are not known."""
        criterion, asking, subject = self.criterion, self.asking, self.subject
        own: dict[int, Cell] = {}
        found: list[Unknown] = []
        for pair in pairs:
            cell = pair.own._replace(exists=pair.exists)
            if pair.own.period is not None:
                found += unknowns(criterion, asking, [cell], subject)
            else:
                own[0] = cell
            other = pair.other._replace(exists=pair.exists)
            for when, code, of in other.causes if other.lacking is not False else ():
                told, _ = asking.cause(code, self.other.id, of, subject, self.whose)
                found.append(Unknown(both(other.lacking, when), told, str(told)))
        return (*unknowns(criterion, asking, own.values(), subject), *found)


__all__ = ["beside"]
