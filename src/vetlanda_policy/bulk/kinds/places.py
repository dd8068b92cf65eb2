"""`among_best`, as columns: a place among all.

Only how a place is counted for every municipality at once: equal values are counted together first, so that what is put in
order is the different values, never the municipalities. The meaning in words stands in `criteria.ranks`.
"""

from __future__ import annotations

from typing import NamedTuple

from vetlanda_policy.bulk.kinds.asking import Asking, Cell, Unknown
from vetlanda_policy.bulk.kinds.country import Country
from vetlanda_policy.bulk.kinds.derived import as_known
from vetlanda_policy.bulk.kinds.joins import Beside, Joins, inline
from vetlanda_policy.bulk.kinds.judged import Compared, Judged, sure, worst
from vetlanda_policy.bulk.kinds.looking import Look, OneByOneError, cells, look, negative, unknowns
from vetlanda_policy.bulk.kinds.thresholds import rescaled
from vetlanda_policy.bulk.rows import MUNICIPALITY, decimals_of
from vetlanda_policy.bulk.terms import (
    Part,
    at_most,
    below,
    both,
    column,
    either,
    is_known,
    minus,
    no,
    pick,
    plus,
    same,
    text,
)
from vetlanda_policy.bulk.words import Table, words_of
from vetlanda_policy.criteria.among_best import AmongBest
from vetlanda_policy.criteria.base import WHOLE
from vetlanda_policy.criteria.finding import OPEN, CauseCode
from vetlanda_policy.criteria.ranks import UNIT
from vetlanda_policy.facts import COUNTRY
from vetlanda_policy.periods import Period


class _Others(NamedTuple):
    """Those compared with, for every municipality.

    Attributes:
        better: how many are known to be strictly better than the own value.
        known: how many have a known value.
        missing: how many more there are; nothing where nobody knows.
        doubt: whether the rows of the whole country contradict each other.
    """

    better: Part
    above_best: Part
    above_least: Part
    known: Part
    missing: Part
    doubt: Part


def among_best(criterion: AmongBest, asking: Asking, joins: Joins) -> Judged:
    """The published placement decides where it is known, else the values."""
    question, required = asking.question(), f"<= {criterion.best}"
    name = asking.indicator(criterion.indicator).id
    if criterion.not_due(question):
        told = asking.cause(CauseCode.NOT_DUE, name, criterion.waiting(question, WHOLE).date)
        return Judged(*sure(OPEN), required=required, unknown=(Unknown(True, *told),), unit=UNIT)
    looking = _looking(criterion, asking)
    if criterion.value == "closed_year":
        (own,) = cells(criterion, asking, WHOLE, looking)
        return _Placing(criterion, asking, joins, own).judged(required)
    if criterion.placement is not None:
        raise OneByOneError  # which of the two is newer would follow from both
    return _newest(criterion, asking, joins, looking)


def _looking(criterion: AmongBest, asking: Asking) -> Look:
    return as_known(asking, asking.indicator(criterion.indicator), WHOLE, final_only=criterion.final_only)


def _newest(criterion: AmongBest, asking: Asking, joins: Joins, looking: Look) -> Judged:
    """The place of everybody's own newest value among those of the same period."""
    let, required, span = asking.let, f"<= {criterion.best}", criterion.span(asking.question())
    nothing = looking.nothing(span)  # then nobody knows among whom, and any place is possible
    unknown = (*unknowns(criterion, asking, [nothing], WHOLE), _uncounted(criterion, asking, span))
    found = Judged(*sure(OPEN), Compared(), required, unknown, UNIT, hard=nothing.hard)
    comparisons: list[tuple[Part, Compared]] = []
    for cell in looking.inside():
        one = _Placing(criterion, asking, joins, cell._replace(exists=True)).judged(required)
        here = cell.exists
        comparisons = [(both(when, no(here)), made) for when, made in comparisons]
        comparisons.append((both(here, is_known(one.deciding.margin)), one.deciding))
        told = [u._replace(when=both(u.when, no(here))) for u in found.unknown]
        told += [u._replace(when=both(u.when, here)) for u in one.unknown]
        found = found._replace(
            full=let(pick(here, one.full, found.full)),
            unmet=let(pick(here, one.unmet, found.unmet)),
            unknown=tuple(told),
            wrong=let(pick(here, one.wrong, found.wrong)),
            hard=let(pick(here, one.hard, found.hard)),
        )
    made = [(let(when), compared) for when, compared in comparisons]
    return found._replace(deciding=worst(asking.sheet, made))


def _uncounted(criterion: AmongBest, asking: Asking, label: str) -> Unknown:
    """That nobody knows how many took part."""
    name = asking.indicator(criterion.participants or criterion.indicator).id
    told, order = asking.cause(CauseCode.UNKNOWN_GROUP, name, label, whose=COUNTRY)
    return Unknown(True, told, f"{order} {label}")


class _Placing:
    """One question about a place among all participants, of one period."""

    def __init__(self, criterion: AmongBest, asking: Asking, joins: Joins, own: Cell) -> None:
        self.criterion, self.asking, self.joins = criterion, asking, joins
        self.own = self._scaled(asking, own)
        indicator = asking.indicator(criterion.indicator)
        self.sign = -1 if indicator.higher_is_better is False else 1
        scale = criterion.scale(asking.question())
        size = 10 ** decimals_of(indicator.scale)
        if criterion.round_to is not None and not indicator.scale.can_round(criterion.round_to):
            raise OneByOneError
        ends = [None if n is None else int(n * size) for n in (scale.lowest, scale.top)]
        self.least, self.most = (ends[0], ends[1]) if self.sign > 0 else (negative(ends[1]), negative(ends[0]))
        self.id = indicator.id

    def _scaled(self, asking: Asking, cell: Cell) -> Cell:
        """The value rounded where the rule says so."""
        scale = asking.indicator(self.criterion.indicator).scale
        (found,) = rescaled(asking, self.criterion, [cell], decimals_of(scale))
        return found

    def judged(self, required: str) -> Judged:
        """The place, how far it is known, and what it means."""
        criterion, asking, let, own = self.criterion, self.asking, self.asking.let, self.own
        assert own.period is not None
        others = self._others(own.period)
        best = let(plus(pick(own.known, others.better, others.above_best), 1))
        above = self._any_above()
        worst_place = let(
            plus(
                plus(pick(own.known, others.better, others.above_least), 1),
                pick(above, others.missing, 0),
            )
        )
        counted = is_known(others.missing)
        limit = criterion.best
        full = at_most(best, limit)
        unmet = pick(counted, below(limit, worst_place), True)
        sure_place = both(own.known, pick(counted, same(best, worst_place), False))
        computed = Compared(minus(limit, best), best, required)
        causes = [*self._placement_causes(), *unknowns(criterion, asking, [own], WHOLE)]
        causes += self._field_causes(others, counted, own.period)
        deciding = [(sure_place, computed)]
        wrong = either(others.doubt, pick(counted, below(others.missing, 0), False))
        found = Judged(full, False, unmet, Compared(), required, tuple(causes), UNIT, let(wrong), hard=own.hard)
        placed = self._placed()
        if placed is None or placed.known is False:
            return found._replace(deciding=worst(asking.sheet, deciding))
        inside = at_most(placed.value, limit)
        shown = Compared(minus(limit, placed.value), placed.value, required)
        size = plus(plus(others.known, others.missing), 1)
        too_far = both(placed.known, pick(counted, below(size, placed.value), False))
        return found._replace(
            full=pick(placed.known, inside, full),
            unmet=pick(placed.known, no(inside), unmet),
            deciding=worst(asking.sheet, [(both(sure_place, no(placed.known)), computed), (placed.known, shown)]),
            unknown=tuple(u._replace(when=both(u.when, no(placed.known))) for u in causes),
            wrong=let(either(wrong, pick(placed.known, too_far, False))),
        )

    def _any_above(self) -> Part:
        """Whether some possible value is better than the own one, or than the worst that it can be."""
        if self.most is None:
            return True
        worst_own = self.own.value if self.sign > 0 else minus(0, self.own.value)
        if self.least is None:
            return pick(self.own.known, below(worst_own, self.most), True)
        return pick(self.own.known, below(worst_own, self.most), self.least < self.most)

    def _others(self, period: Period) -> _Others:
        """How many are better, from the different values and how often each stands there."""
        asking, own, joins = self.asking, self.own, self.joins
        better, there, top, low = (joins.name() for _ in range(4))
        country = asking.wide.rows.country
        value, ranked = self._early(period), joins.name()
        sign, most, least = self.sign, self.most, self.least
        size, doubt = self._participants(period)

        def join(table: Table) -> Beside:
            w = words_of(table)
            here = w.col(MUNICIPALITY) != w.lit(country)
            field = table.filter(here & ~w.col(ranked).is_null())
            counts = field.group_by(ranked).agg(w.len().cast(w.Int64).alias("_n"))
            upto = w.col("_n").cum_sum().over(order_by="_turned")
            places = counts.with_columns((w.col(ranked) * -sign).alias("_turned")).select(
                ranked, (upto - w.col("_n")).alias(better)
            )
            turned = w.col(ranked) * sign
            over = turned > w.lit(most) if most is not None else w.lit(value=False)
            under = turned > w.lit(least) if least is not None else w.lit(value=True)
            totals = (
                (here & ~w.col(ranked).is_null()).cast(w.Int64).sum().alias(there),
                (here & over).fill_null(value=False).cast(w.Int64).sum().alias(top),
                (here & under & ~w.col(ranked).is_null()).fill_null(value=False).cast(w.Int64).sum().alias(low),
            )
            return Beside([(places, ranked)], totals)

        joins.early.append((ranked, value))
        joins.steps.append(join)
        own_known = pick(own.known, 1, 0)
        others_known = minus(column(there), own_known)
        missing = None if size is None else asking.let(minus(minus(size, 1), others_known))
        return _Others(column(better), column(top), column(low), others_known, missing, doubt)

    def _early(self, period: Period) -> Part:
        """The own value, on the wide table itself."""
        asking = inline(self.asking)
        return self._scaled(asking, _looking(self.criterion, asking).at(period)).value

    def _participants(self, period: Period) -> tuple[Part, Part]:
        """The number of participants, a value for the whole country; and whether its rows contradict each other."""
        named, asking = self.criterion.participants, self.asking
        if named is None:
            return None, False
        country = Country.of(asking.wide, self.joins)
        looking = look(self.criterion, asking._replace(wide=country), WHOLE, named)
        if looking.decimals != 0:
            raise OneByOneError
        doubt = country.doubt()
        return looking.at(period).value, pick(is_known(doubt), below(0, doubt), False)

    def _placed(self) -> Cell | None:
        if self.criterion.placement is None:
            return None
        looking = look(self.criterion, self.asking, WHOLE, self.criterion.placement)
        if looking.decimals != 0:
            raise OneByOneError
        assert self.own.period is not None
        return looking.at(self.own.period)

    def _placement_causes(self) -> list[Unknown]:
        placed = self._placed()
        if placed is None:
            return []
        assert self.criterion.placement is not None
        name = self.asking.indicator(self.criterion.placement).id
        made = []
        for when, code, of in placed.causes:
            told, _ = self.asking.cause(code, name, of)
            made.append(Unknown(both(no(placed.known), when), told, str(told)))
        return made

    def _field_causes(self, others: _Others, counted: Part, period: Period) -> list[Unknown]:
        made = [_uncounted(self.criterion, self.asking, period.name)._replace(when=no(counted))]
        if others.missing is not None:
            start = f"{CauseCode.MISSING.value} {self.id} * {period.name}"
            some = pick(counted, below(0, others.missing), False)
            made.append(Unknown(some, text(start, " x", others.missing), start))
        return made


__all__ = ["among_best"]
