"""`in_best_share`, as columns: a place in a comparison group.

Only how the members are counted for every municipality at once; the meaning in words stands in `criteria.ranks`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from vetlanda_policy.bulk.dense import looked_up
from vetlanda_policy.bulk.kinds.asking import Asking, Cell, Unknown
from vetlanda_policy.bulk.kinds.joins import Beside, Joins, inline
from vetlanda_policy.bulk.kinds.judged import Compared, Judged, sure, worst
from vetlanda_policy.bulk.kinds.looking import OneByOneError, look, negative, unknowns
from vetlanda_policy.bulk.kinds.thresholds import rescaled
from vetlanda_policy.bulk.members import as_member, lists_until
from vetlanda_policy.bulk.rows import MUNICIPALITY, decimals_of
from vetlanda_policy.bulk.terms import (
    Part,
    Term,
    at_most,
    below,
    both,
    column,
    divided,
    is_known,
    minus,
    no,
    pick,
    plus,
    same,
    text,
    times,
)
from vetlanda_policy.bulk.words import Expr, Table, Words, of_polars, words_of
from vetlanda_policy.criteria.base import WHOLE
from vetlanda_policy.criteria.finding import OPEN, CauseCode
from vetlanda_policy.criteria.in_best_share import InBestShare
from vetlanda_policy.criteria.ranks import UNIT
from vetlanda_policy.periods import Period, year_period
from vetlanda_policy.values import key


def in_best_share(criterion: InBestShare, asking: Asking, joins: Joins) -> Judged:
    """The place among the members of the group, the judged municipality included."""
    question, name = asking.question(), asking.indicator(criterion.indicator).id
    if criterion.not_due(question):
        told = asking.cause(CauseCode.NOT_DUE, name, criterion.waiting(question, WHOLE).date)
        return Judged(*sure(OPEN), unknown=(Unknown(True, *told),), unit=UNIT)
    return _Grouped(criterion, asking, joins).judged()


class _Columns(NamedTuple):
    """The names of the columns of one period's values.

    Attributes:
        value: the value, where it is known.
        there: whether it is looked at; nothing where that is whether there is a value.
        why: the number of the reason why it is not known; nothing where there is only one.
    """

    value: str
    there: str | None = None
    why: str | None = None

    def names(self, *parts: str | None) -> list[str]:
        """Of the names those that there are."""
        return [name for name in parts if name is not None]


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
        self.least, self.most = (ends[0], ends[1]) if self.sign > 0 else (negative(ends[1]), negative(ends[0]))

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
            value, there, reason = (self.joins.name() for _ in range(3))
            if self.asking.wide.plain:
                self.joins.early.append((value, cell.value))
                hidden = (
                    isinstance(cell.exists, Term) and cell.exists is not cell.known
                )  # by a longer time with its last day
                if hidden:
                    self.joins.early.append((there, cell.exists))
                made.append(_Columns(value, there if hidden else None))
                continue
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
        asked = lists_until(asking.wide.rows, key(self.group.id), asking.closing, self.criterion.group_name)
        fixed, own_code = self.criterion.value == "closed_year", as_member(asking.wide.rows)
        if asked is None:
            return (None,) * len(made)
        on_lists = joins.members(asking.wide.rows, asked)
        missing, country = codes.index(CauseCode.MISSING), asking.wide.rows.country

        def join(table: Table) -> Beside:
            w = words_of(table)
            value: Expr = w.lit(None, w.Int64)
            why: Expr = w.lit(missing, w.Int64)
            rows = on_lists()
            values = rows.with_columns(_own=w.lit(None, w.Int64))
            if columns:
                own = table.select(MUNICIPALITY, *_newest(w, columns, fixed=fixed))
                theirs = table.select(
                    own_code.alias("_member"),
                    *(w.col(n) for c in columns for n in c.names(c.value, c.why)),
                )
                values = looked_up(looked_up(rows, own, MUNICIPALITY), theirs, "_member")
                for number, c in enumerate(columns):  # the others' values are of the own value's period
                    there = w.col("_which") == number
                    value = w.when(there).then(w.col(c.value)).otherwise(value)
                    why = why if c.why is None else w.when(there).then(w.col(c.why)).otherwise(why)
            other = (w.col("_member") != w.col(MUNICIPALITY)) & (w.col("_member") != w.lit(country))
            values = values.with_columns(
                w.when(other).then(value).alias("_value"), why.alias("_why"), other.alias("_other")
            )
            known, turned = ~w.col("_value").is_null(), w.col("_value") * sign
            reason = w.coalesce(w.col("_why"), w.lit(missing, w.Int64))
            tests = [
                w.col("_other"),
                known,
                turned > w.col("_own") * sign,
                turned > w.lit(most if most is not None else 2**62),
                turned > w.lit(least if least is not None else -(2**62)),
                *(w.col("_other") & ~known & (reason == n) for n in range(len(codes))),
            ]
            seen = values.select(
                MUNICIPALITY, *(t.fill_null(value=False).alias(n) for n, t in zip(made, tests, strict=True))
            )
            summed = (w.col(n) if of_polars(table) else w.col(n).cast(w.Int64) for n in made)  # polars sums truths
            counts = seen.group_by(MUNICIPALITY).agg(*(n.sum().cast(w.Int64) for n in summed))
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


__all__ = ["in_best_share"]
