"""`better_than` the mean of a comparison group, as columns.

A mean is kept as a sum and a number of members, so nothing is rounded before it is shown, with twelve decimals. That needs room:
of levels, of steps that are no unit of the last decimal, and where a figure is 100,000 or more it is judged one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from vetlanda_policy.bulk.dense import looked_up
from vetlanda_policy.bulk.kinds.asking import Asking, Cell, Unknown, cause_text
from vetlanda_policy.bulk.kinds.joins import Beside, Joins, inline
from vetlanda_policy.bulk.kinds.judged import Compared, Judged, digits, worst
from vetlanda_policy.bulk.kinds.looking import OneByOneError, cells, greatest, look, scaled, unknowns, within
from vetlanda_policy.bulk.kinds.thresholds import decimals_for, unit_of
from vetlanda_policy.bulk.members import as_member, lists_until
from vetlanda_policy.bulk.rows import MUNICIPALITY
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
    product,
    remainder,
    same,
    text,
    times,
)
from vetlanda_policy.bulk.words import Expr, Table, words_of
from vetlanda_policy.criteria.base import Subject
from vetlanda_policy.criteria.better_than import BetterThan
from vetlanda_policy.criteria.finding import CauseCode
from vetlanda_policy.criteria.totals import regular_periods
from vetlanda_policy.facts import Status
from vetlanda_policy.periods import Period
from vetlanda_policy.values import DIGITS_AFTER_POINT as SHOWN
from vetlanda_policy.values import key

MOST_MEMBERS = 10**4
"""A comparison group has fewer members."""


class _Mean(NamedTuple):
    """The members' values of one period, for every municipality.

    Attributes:
        label: the period, or the span in which values are looked for.
        total: the sum of the known ones.
        lacking: how many members have no known value, for each reason.
    """

    label: str
    total: Part
    lacking: tuple[tuple[CauseCode, Part], ...]


def beside_group(criterion: BetterThan, asking: Asking, joins: Joins, subject: Subject) -> Judged:
    """Every value must be better than the mean of the group of the same period."""
    return _Beside(criterion, asking, joins, subject).judged()


class _Columns(NamedTuple):
    """The names of the columns of one period's values.

    Attributes:
        value: the value, where it is known.
        why: the number of the reason why it is not known.
        total: the sum of the members' values.
        counts: how many have none, for each reason.
        missing: the number of the reason of those that have no row.
    """

    value: str
    why: str
    total: str
    counts: tuple[str, ...]
    missing: int


class _Beside:
    """One question about values beside the mean of a group."""

    def __init__(self, criterion: BetterThan, asking: Asking, joins: Joins, subject: Subject) -> None:
        self.criterion, self.asking, self.joins, self.subject = criterion, asking, joins, subject
        self.own = asking.indicator(criterion.indicator)
        assert criterion.group is not None
        self.group = asking.indicator(criterion.group)
        self.looking = look(criterion, asking, subject)
        self.have, scale = self.looking.decimals, self.own.scale
        if criterion.round_to is not None or self.own.levels or scale.step not in (None, Fraction(1, 10**self.have)):
            raise OneByOneError
        if Status.BREAK in asking.wide.rows.survey.statuses:  # a member's value of that row may not be comparable
            raise OneByOneError
        self.base = decimals_for(asking, criterion, criterion.amount)
        self.finer = 10 ** (self.base - self.have)
        self.share = Fraction(criterion.percent or 0) / 100
        most = greatest(asking, scale, self.base, criterion.amount)
        within(most * 2 * self.share.denominator * MOST_MEMBERS)
        self.most = within(2 * greatest(asking, scale, SHOWN, criterion.amount))
        self.sign = -1 if self.own.higher_is_better is False else 1
        self.ends = tuple(None if n is None else scaled(n, self.have) for n in (scale.lowest, scale.top))
        self.means: dict[Period | None, _Mean] = {}
        self.columns: list[_Columns] = []
        self.size = joins.name()
        asked = lists_until(asking.wide.rows, key(self.group.id), asking.closing, criterion.group_name)
        self.members = None if asked is None else joins.members(asking.wide.rows, asked)
        size = None if self.members is None else column(self.size)
        self.grouped = asking.let(pick(is_known(size), below(0, size), False))
        self.number = asking.let(pick(self.grouped, size, 1))
        if self.members is not None:
            joins.steps.append(self._join)

    # ------------------------------------------------------------ the members

    def _mean(self, period: Period | None) -> _Mean:
        """The members' values of a period; with none nothing is on record."""
        if period not in self.means:
            label = self.criterion.span(self.asking.question()) if period is None else period.name
            self.means[period] = self._of(period, label)
        return self.means[period]

    def _of(self, period: Period | None, label: str) -> _Mean:
        if self.members is None:
            return _Mean(label, 0, ((CauseCode.MISSING, 1),))
        cell = None if period is None else look(self.criterion, inline(self.asking), self.subject).at(period)
        if cell is None or cell.value is None:
            return _Mean(label, 0, ((CauseCode.MISSING, self.number),))
        codes = [code for _, code, _ in cell.causes]
        why: Part = None
        for number, (when, _, _) in reversed(list(enumerate(cell.causes))):
            why = pick(when, number, why)
        value, reason, total = (self.joins.name() for _ in range(3))
        self.joins.early += [(value, cell.value), (reason, pick(cell.known, None, why))]
        names = tuple(self.joins.name() for _ in codes)
        self.columns.append(_Columns(value, reason, total, names, codes.index(CauseCode.MISSING)))
        let, alone = self.asking.let, [int(code is CauseCode.MISSING) for code in codes]
        counts = [let(pick(self.grouped, column(n), one)) for n, one in zip(names, alone, strict=True)]
        return _Mean(label, let(pick(self.grouped, column(total), 0)), tuple(zip(codes, counts, strict=True)))

    def _join(self, table: Table) -> Beside:
        """How many members there are; and of each period the sum of their values, and how many have none."""
        w, members = words_of(table), self.members
        assert members is not None
        other = (w.col("_member") != w.col(MUNICIPALITY)) & (w.col("_member") != w.lit(self.asking.wide.rows.country))
        found = members().filter(other)
        made = [w.len().cast(w.Int64).alias(self.size)]
        if self.columns:
            names = [n for c in self.columns for n in (c.value, c.why)]
            theirs = table.select(
                as_member(self.asking.wide.rows).alias("_member"), *(w.col(n).alias(f"{n}_m") for n in names)
            )
            found = looked_up(found, theirs, "_member")
        for c in self.columns:
            unknown = w.col(f"{c.value}_m").is_null()
            why = w.coalesce(w.col(f"{c.why}_m"), w.lit(c.missing, w.Int64))
            made.append(w.col(f"{c.value}_m").fill_null(0).sum().cast(w.Int64).alias(c.total))
            for number, name in enumerate(c.counts):
                lacking: Expr = (unknown & (why == number)).cast(w.Int64)
                made.append(lacking.sum().cast(w.Int64).alias(name))
        return Beside([(found.group_by(MUNICIPALITY).agg(*made), MUNICIPALITY)])

    # ------------------------------------------------------------ verdicts

    def judged(self) -> Judged:
        """Whether every value can be better, whether any can not, and the comparison that decides."""
        asking, let, criterion = self.asking, self.asking.let, self.criterion
        found, lost = self._cells()
        full: list[Part] = []
        unmet: list[Part] = []
        shown = []
        for cell in found:
            mean = self._mean(cell.period)
            full.append(either(no(cell.exists), let(self._holds(cell, mean))))
            unmet.append(both(cell.exists, let(self._breaks(cell, mean))))
            if cell.known is not False:
                shown.append(self._compared(cell, mean))
        periods: Sequence[Period | None] = ()
        if lost is not None:
            frequency = self.own.frequency
            periods = (None,) if frequency == "irregular" else regular_periods(asking.question(), frequency)
            means = [self._mean(p) for p in periods]
            full.append(either(no(lost.exists), let(either(*(self._holds(lost, m) for m in means)))))
            unmet.append(both(lost.exists, let(either(*(self._breaks(lost, m) for m in means)))))
        causes = [*unknowns(criterion, asking, [*found, *([lost] if lost else [])], self.subject)]
        label = str(asking.closing.last_closed_year)
        told, order = asking.cause(CauseCode.UNKNOWN_GROUP, self.group.id, label)
        causes.append(Unknown(no(self.grouped), told, order))
        for period, mean in self.means.items():
            used = [c.exists for c in found if c.period == period]
            used += [lost.exists] if lost is not None and period in periods else []
            causes += self._lacking(mean, either(*used))
        return Judged(
            both(*full),
            False,
            either(*unmet),
            worst(asking.sheet, shown),
            None,
            tuple(causes),
            unit_of(asking, criterion),
        )

    def _cells(self) -> tuple[list[Cell], Cell | None]:
        """The values that are looked at, and one for nothing on record at all."""
        criterion, asking, let = self.criterion, self.asking, self.asking.let
        if criterion.value in ("closed_year", "every_year"):
            return cells(criterion, asking, self.subject), None
        inside = self.looking.inside()
        none = self.looking.nothing(criterion.span(asking.question()))._replace(
            exists=let(both(*(no(c.exists) for c in inside)))
        )
        if criterion.value == "every_measurement":
            return inside, none
        made: list[Cell] = []
        later: Part = False
        for cell in reversed(inside):
            made.append(cell._replace(exists=let(both(cell.exists, no(later)))))
            later = let(either(later, cell.exists))
        return made[::-1], none

    def _lacking(self, mean: _Mean, used: Part) -> list[Unknown]:
        """The members without a known value, counted by why."""
        part = self.subject.area or self.subject.group
        made = []
        for code, count in mean.lacking:
            start = cause_text(code, self.own.id, part, "*", mean.label)
            there = both(used, self.grouped, pick(self.grouped, below(0, count), False))
            made.append(Unknown(there, text(start, " x", count), start))
        return made

    def _missing(self, mean: _Mean) -> Part:
        found: Part = 0
        for _, count in mean.lacking:
            found = plus(found, count)
        return self.asking.let(found)

    def _outermost(self, mean: _Mean, end: int | None) -> Part:
        """The sum with every unknown value at an end of the scale; nothing where there is no such end."""
        missing = self._missing(mean)
        if end is None:
            return pick(same(missing, 0), mean.total, None)
        return self.asking.let(plus(mean.total, times(missing, end)))

    def _line(self, total: Part) -> tuple[Part, Part]:
        """The bound that follows from a sum, over the number of members and the share's; and whether it will not do itself."""
        criterion, share = self.criterion, self.share
        over = scaled((1 + self.sign * share) * share.denominator, 0)
        bound = times(total, self.finer * over)
        bound = plus(
            bound,
            times(self.number, self.sign * scaled(criterion.amount or Fraction(0), self.base) * share.denominator),
        )
        least = bool(criterion.amount or criterion.percent)
        left_out: Part = not criterion.or_equal and not least
        return bound, same(total, 0) if criterion.percent and left_out is False else left_out

    @property
    def _over(self) -> Part:
        """What bounds are divided by."""
        return times(self.number, self.share.denominator)

    def _better(self, value: Part, total: Part, *, unbounded: bool) -> Part:
        """Whether a value is better than the mean as asked; either has no end where it is nothing."""
        if value is None or total is None:
            return unbounded
        bound, left_out = self._line(total)
        own = product(times(value, self.finer), self._over)
        less, more = (bound, own) if self.sign > 0 else (own, bound)
        better = pick(left_out, below(less, more), at_most(less, more))
        return pick(both(is_known(value), is_known(total)), better, unbounded)

    def _holds(self, cell: Cell, mean: _Mean) -> Part:
        worst_end, best_end = self.ends if self.sign > 0 else self.ends[::-1]
        value = pick(cell.known, cell.value, best_end)
        return self._better(value, self._outermost(mean, worst_end), unbounded=True)

    def _breaks(self, cell: Cell, mean: _Mean) -> Part:
        worst_end, best_end = self.ends if self.sign > 0 else self.ends[::-1]
        value = pick(cell.known, cell.value, worst_end)
        return no(self._better(value, self._outermost(mean, best_end), unbounded=False))

    # ------------------------------------------------------------ comparisons

    def _compared(self, cell: Cell, mean: _Mean) -> tuple[Part, Compared]:
        """A known value beside a known mean, both with as many decimals as are shown."""
        let, size = self.asking.let, 10 ** (SHOWN - self.base)
        made = let(both(cell.exists, cell.known, self.grouped, same(self._missing(mean), 0)))
        bound, left_out = self._line(mean.total)
        bound, over = let(bound), let(self._over)
        value = let(times(cell.value, self.finer))
        whole, rest = let(divided(bound, over)), let(times(remainder(bound, over), size))
        under = let(plus(times(whole, size), divided(rest, over)))
        short = below(product(value, over), bound)
        upwards = both(short, no(same(remainder(rest, over), 0)))
        edge = let(plus(under, pick(upwards, 1, 0)))
        signs = ("> ", ">= ") if self.sign > 0 else ("< ", "<= ")
        required = let(text(pick(left_out, signs[0], signs[1]), digits(edge, SHOWN)))
        nearest: Part = edge
        if left_out is not False and self.own.scale.step is not None:
            unit = times(over, self.finer)
            if self.sign > 0:
                step = times(plus(divided(bound, unit), 1), self.finer)
            else:
                step = times(divided(minus(bound, 1), unit), self.finer)
            nearest = pick(left_out, times(step, size), edge)
        shown = let(times(value, size))
        away = minus(shown, nearest) if self.sign > 0 else minus(nearest, shown)
        return made, Compared(let(away), shown, required, SHOWN, None, self.most)


__all__ = ["beside_group"]
