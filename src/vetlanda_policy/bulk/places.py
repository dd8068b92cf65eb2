"""`among_best` and `in_best_share`, as columns: a place among others.

Only how a place is counted for every municipality at once: equal values are counted together first, so that what is put in
order is the different values, never the municipalities. The meaning in words stands in `criteria.ranks`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from vetlanda_policy.bulk.country import Country
from vetlanda_policy.bulk.joins import Beside, Joins, inline
from vetlanda_policy.bulk.judged import Compared, Judged, sure, worst
from vetlanda_policy.bulk.looking import Asking, Cell, OneByOneError, Unknown, cells, look, unknowns
from vetlanda_policy.bulk.rows import MUNICIPALITY, decimals_of
from vetlanda_policy.bulk.terms import (
    Part,
    at_most,
    below,
    both,
    column,
    divided,
    either,
    is_known,
    minus,
    no,
    pick,
    plus,
    same,
    text,
    times,
)
from vetlanda_policy.bulk.thresholds import rescaled
from vetlanda_policy.bulk.words import Expr, Table, Words, words_of
from vetlanda_policy.criteria.among_best import AmongBest
from vetlanda_policy.criteria.base import WHOLE
from vetlanda_policy.criteria.finding import OPEN, CauseCode
from vetlanda_policy.criteria.in_best_share import InBestShare
from vetlanda_policy.criteria.ranks import UNIT, Rank
from vetlanda_policy.facts import COUNTRY
from vetlanda_policy.periods import Period, year_period
from vetlanda_policy.values import Scale, key


@dataclass(frozen=True)
class _Others:
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
    if criterion.value != "closed_year" or asking.indicator(criterion.indicator).frequency != "year":
        raise OneByOneError  # values of different periods are ranked one by one
    own = rescaled(asking, criterion, cells(criterion, asking, WHOLE), decimals_of(_scale(asking, criterion)))[0]
    assert own.period is not None
    return _Placing(criterion, asking, joins, own).judged(required)


def _scale(asking: Asking, criterion: Rank) -> Scale:
    return asking.indicator(criterion.indicator).scale


class _Placing:
    """One question about a place among all participants, of one period."""

    def __init__(self, criterion: AmongBest, asking: Asking, joins: Joins, own: Cell) -> None:
        self.criterion, self.asking, self.joins, self.own = criterion, asking, joins, own
        indicator = asking.indicator(criterion.indicator)
        self.sign = -1 if indicator.higher_is_better is False else 1
        scale = criterion.scale(asking.question())
        size = 10 ** decimals_of(indicator.scale)
        if criterion.round_to is not None and not indicator.scale.can_round(criterion.round_to):
            raise OneByOneError
        ends = [None if n is None else int(n * size) for n in (scale.lowest, scale.top)]
        self.least, self.most = (ends[0], ends[1]) if self.sign > 0 else (_neg(ends[1]), _neg(ends[0]))
        self.id = indicator.id

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
        found = Judged(full, False, unmet, Compared(), required, tuple(causes), UNIT, let(wrong))
        placed = self._placed()
        if placed is None or placed.known is False:
            return replace(found, deciding=worst(asking.sheet, deciding))
        inside = at_most(placed.value, limit)
        shown = Compared(minus(limit, placed.value), placed.value, required)
        size = plus(plus(others.known, others.missing), 1)
        too_far = both(placed.known, pick(counted, below(size, placed.value), False))
        return replace(
            found,
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
        better, known, top, low = (joins.name() for _ in range(4))
        country = asking.wide.rows.country
        value, ranked = self._early(), joins.name()
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
                (here & ~w.col(ranked).is_null()).cast(w.Int64).sum().alias(known),
                (here & over).fill_null(value=False).cast(w.Int64).sum().alias(top),
                (here & under & ~w.col(ranked).is_null()).fill_null(value=False).cast(w.Int64).sum().alias(low),
            )
            return Beside([(places, ranked)], totals)

        joins.early.append((ranked, value))
        joins.steps.append(join)
        own_known = pick(own.known, 1, 0)
        others_known = minus(column(known), own_known)
        missing = None if size is None else asking.let(minus(minus(size, 1), others_known))
        return _Others(column(better), column(top), column(low), others_known, missing, doubt)

    def _early(self) -> Part:
        """The own value, on the wide table itself."""
        asking, criterion = inline(self.asking), self.criterion
        found = cells(criterion, asking, WHOLE)
        return rescaled(asking, criterion, found, decimals_of(_scale(asking, criterion)))[0].value

    def _participants(self, period: Period) -> tuple[Part, Part]:
        """The number of participants, a value for the whole country; and whether its rows contradict each other."""
        named, asking = self.criterion.participants, self.asking
        if named is None:
            return None, False
        country = Country.of(asking.wide, self.joins)
        looking = look(self.criterion, replace(asking, wide=country), WHOLE, named)
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
        named = self.criterion.participants
        name = self.asking.indicator(named).id if named else self.id
        unknown, order = self.asking.cause(CauseCode.UNKNOWN_GROUP, name, period.name, whose=COUNTRY)
        made = [Unknown(no(counted), unknown, f"{order} {period.name}")]
        if others.missing is not None:
            start = f"{CauseCode.MISSING.value} {self.id} * {period.name}"
            some = pick(counted, below(0, others.missing), False)
            made.append(Unknown(some, text(start, " x", others.missing), start))
        return made


def _neg(number: int | None) -> int | None:
    return None if number is None else -number


# ---------------------------------------------------------------- a comparison group


def in_best_share(criterion: InBestShare, asking: Asking, joins: Joins) -> Judged:
    """The place among the members of the group, the judged municipality included."""
    question, name = asking.question(), asking.indicator(criterion.indicator).id
    if criterion.not_due(question):
        told = asking.cause(CauseCode.NOT_DUE, name, criterion.waiting(question, WHOLE).date)
        return Judged(*sure(OPEN), unknown=(Unknown(True, *told),), unit=UNIT)
    return _Grouped(criterion, asking, joins).judged()


@dataclass(frozen=True, slots=True)
class _Columns:
    """The names of the columns of one period's values.

    Attributes:
        value: the value, where it is known.
        there: whether it is looked at; nothing where that is whether there is a value.
        why: the number of the reason why it is not known; nothing where there is only one.
    """

    value: str
    there: str | None = None
    why: str | None = None

    def told(self) -> list[str]:
        """The names that are joined to whoever has the municipality as a member."""
        return [self.value] if self.why is None else [self.value, self.why]


class _Grouped:
    """One question about a place in a comparison group."""

    def __init__(self, criterion: InBestShare, asking: Asking, joins: Joins) -> None:
        self.criterion, self.asking, self.joins = criterion, asking, joins
        indicator = asking.indicator(criterion.indicator)
        if criterion.round_to is not None and not indicator.scale.can_round(criterion.round_to):
            raise OneByOneError
        self.id, self.group = indicator.id, asking.indicator(criterion.group)
        self.sign = -1 if indicator.higher_is_better is False else 1
        self.decimals, scale = decimals_of(indicator.scale), criterion.scale(asking.question())
        ends = [None if n is None else int(n * 10**self.decimals) for n in (scale.lowest, scale.top)]
        self.least, self.most = (ends[0], ends[1]) if self.sign > 0 else (_neg(ends[1]), _neg(ends[0]))

    def judged(self) -> Judged:
        """The place, how far it is known, and what it means."""
        criterion, asking, let = self.criterion, self.asking, self.asking.let
        looking = look(criterion, asking, WHOLE)
        question = asking.question()
        if criterion.value == "closed_year":
            (own,) = rescaled(asking, criterion, [looking.at(c) for c in self._closed_year()], self.decimals)
            label: Part = own.label
        else:
            series = rescaled(asking, criterion, looking.inside(), self.decimals)
            own = looking.newest(series, criterion.span(question))
            label = criterion.span(question)
            for cell in series:
                label = pick(cell.exists, cell.label, label)
            label = let(label)
        columns = self._columns()
        members, known, better, above_most, above_least, *lacking = self._join(columns, asking)
        grouped = let(is_known(members))
        size = plus(members, 1)
        share = Fraction(criterion.share)
        limit = let(self._limit(size, share))
        best = let(plus(pick(own.known, better, above_most), 1))
        missing = let(minus(members, known))
        worst_place = let(plus(plus(pick(own.known, better, above_least), 1), pick(self._any_above(own), missing, 0)))
        full = pick(grouped, at_most(best, limit), True)
        unmet = pick(grouped, below(limit, worst_place), True)
        certain = both(grouped, own.known, pick(grouped, same(best, worst_place), False))
        required = let(text("<= ", limit))
        made = Compared(minus(limit, best), best, required)
        group_name, order = asking.cause(CauseCode.UNKNOWN_GROUP, self.group.id, str(asking.closing.last_closed_year))
        starts = [f"{code.value} {self.id} * " for code in self.codes]
        causes = (
            *unknowns(criterion, asking, [own], WHOLE),
            Unknown(no(grouped), group_name, order),
            *(
                Unknown(pick(grouped, below(0, n), False), text(start, label, " x", n), start)
                for start, n in zip(starts, lacking, strict=True)
            ),
        )
        deciding = worst(asking.sheet, [(certain, made)])
        shown = let(pick(grouped, required, None))
        return Judged(full, False, unmet, deciding, shown, causes, UNIT)

    def _closed_year(self) -> list[Period]:
        return [year_period(self.asking.closing.last_closed_year)]

    def _any_above(self, own: Cell) -> Part:
        if self.most is None:
            return True
        value = own.value if self.sign > 0 else minus(0, own.value)
        return pick(own.known, below(value, self.most), self.least is None or self.least < self.most)

    def _limit(self, size: Part, share: Fraction) -> Part:
        """The best share of so many, at least one."""
        places = divided(times(size, share.numerator), share.denominator)
        return pick(below(places, 1), 1, places)

    @property
    def codes(self) -> list[CauseCode]:
        """Why a member's value may not be known."""
        return list(dict.fromkeys(code for cell in self._cells() for _, code, _ in cell.causes)) or [CauseCode.MISSING]

    def _cells(self) -> list[Cell]:
        """The cells of each period, from the oldest, on the wide table itself."""
        asking, criterion = inline(self.asking), self.criterion
        looking = look(criterion, asking, WHOLE)
        closed = criterion.value == "closed_year"
        found = [looking.at(c) for c in self._closed_year()] if closed else looking.inside()
        return rescaled(asking, criterion, found, self.decimals)

    def _columns(self) -> list[_Columns]:
        """The columns that hold the values of each period, from the oldest, and what is said of them."""
        made = []
        for cell in self._cells():
            if cell.value is None:
                continue
            if self.asking.wide.plain:
                made.append(_Columns(self.joins.name()))
                self.joins.early.append((made[-1].value, cell.value))
                continue
            value, there, reason = (self.joins.name() for _ in range(3))
            why: Part = None
            for number, code in reversed(list(enumerate(self.codes))):
                for when, own_code, _ in cell.causes:
                    why = pick(when, number, why) if own_code is code else why
            self.joins.early += [(value, cell.value), (there, cell.exists), (reason, pick(cell.known, None, why))]
            made.append(_Columns(value, there, reason))
        return made

    def _join(self, columns: list[_Columns], asking: Asking) -> tuple[Part, ...]:
        """How many members there are, how many have a known value of the own value's period, and how many are better.

        And for each reason how many have no known value for it.
        """
        joins, sign, most, least, codes = self.joins, self.sign, self.most, self.least, self.codes
        made = [joins.name() for _ in range(5 + len(codes))]
        rows = asking.wide.rows.members(key(self.group.id), asking.closing, self.criterion.group_name)
        fixed, whole = self.criterion.value == "closed_year", asking.wide.rows.survey.width is not None
        if rows is None:
            return (None,) * len(made)
        missing, country = codes.index(CauseCode.MISSING), asking.wide.rows.country

        def join(table: Table) -> Beside:
            w = words_of(table)
            values = rows.with_columns(
                _own=w.lit(None, w.Int64), _value=w.lit(None, w.Int64), _why=w.lit(missing, w.Int64)
            )
            if columns:
                own = table.select(MUNICIPALITY, *_newest(w, columns, fixed=fixed))
                code = w.col(MUNICIPALITY)
                told = [name for c in columns for name in c.told()]
                theirs = table.select((code.cast(w.Int64) if whole else code).alias("_member"), *told)
                values = rows.join(own, on=MUNICIPALITY, how="inner").join(theirs, on="_member", how="left")
                # The others' values are of the own value's period.
                same_period: Expr = w.lit(None, w.Int64)
                why: Expr = w.lit(missing, w.Int64)
                for number, c in enumerate(columns):
                    here = w.col("_which") == number
                    same_period = w.when(here).then(w.col(c.value)).otherwise(same_period)
                    why = why if c.why is None else w.when(here).then(w.col(c.why)).otherwise(why)
                values = values.with_columns(same_period.alias("_value"), why.alias("_why"))
            other = (w.col("_member") != w.col(MUNICIPALITY)) & (w.col("_member") != w.lit(country))
            known = other & ~w.col("_value").is_null()
            turned = w.col("_value") * sign
            above_most = turned > w.lit(most if most is not None else 2**62)
            above_least = turned > w.lit(least if least is not None else -(2**62))
            better = (turned > w.col("_own") * sign, above_most, above_least)
            reason = w.coalesce(w.col("_why"), w.lit(missing, w.Int64))
            lacking = (other & w.col("_value").is_null() & (reason == n) for n in range(len(codes)))
            tests = (other, known, *(known & one for one in better), *lacking)
            seen = values.select(
                MUNICIPALITY, *(t.fill_null(value=False).alias(n) for n, t in zip(made, tests, strict=True))
            )
            counts = seen.group_by(MUNICIPALITY).agg(*(w.col(n).cast(w.Int64).sum().alias(n) for n in made))
            return Beside([(counts, MUNICIPALITY)])

        joins.steps.append(join)
        return tuple(column(n) for n in made)


def _newest(w: Words, columns: Sequence[_Columns], *, fixed: bool) -> tuple[Expr, Expr]:
    """The newest own value, and which of the columns holds it; a stated year is that, whatever is known."""
    newest, which = w.lit(None, w.Int64), w.lit(0, w.Int64) if fixed else w.lit(None, w.Int64)
    for number, c in enumerate(columns):
        there = ~w.col(c.value).is_null() if c.there is None else w.col(c.there)
        there = w.lit(value=True) if fixed else there
        newest = w.when(there).then(w.col(c.value)).otherwise(newest)
        which = w.when(there).then(w.lit(number, w.Int64)).otherwise(which)
    return newest.alias("_own"), which.alias("_which")


__all__ = ["Joins", "among_best", "in_best_share"]
