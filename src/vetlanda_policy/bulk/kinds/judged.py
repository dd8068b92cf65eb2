"""Judged: what a criterion concludes, as columns; and the comparison that decides, in whole numbers.

Only data, and what follows from it alone; what each kind means stands in its own file.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from vetlanda_policy.bulk.kinds.asking import Unknown
from vetlanda_policy.bulk.kinds.looking import within
from vetlanda_policy.bulk.survey import MOST_DIGITS
from vetlanda_policy.bulk.terms import (
    Part,
    Sheet,
    Term,
    at_most,
    both,
    either,
    is_known,
    no,
    pick,
    same,
    text,
    times,
)
from vetlanda_policy.bulk.words import Expr, Words
from vetlanda_policy.criteria.finding import Fulfilment, Possible
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.values import plain


def margin_type(w: Words) -> Any:
    """The type of a margin."""
    return w.Decimal(38, 12)


class InWords(NamedTuple):
    """What a value must be, in words that are written only for the comparison that decides.

    Attributes:
        sign: how the value must lie to the bound, such as `>= `.
        bound: the bound.
    """

    sign: str
    bound: Part


class Compared(NamedTuple):
    """A comparison: the value, what it must be, and how far it is from that; nothing where none was made.

    Attributes:
        margin: in so many of the last decimal.
        observed: the same for the value.
        required: what it must be, as text.
        decimals: how many decimals the whole numbers stand for.
        most: what the whole numbers are less than, whatever their signs.
        levels: the indicator whose levels the value is one of, where it has such.
        words: what it must be, where that is not text yet.
    """

    margin: Part = None
    observed: Part = None
    required: Part = None
    decimals: int = 0
    levels: Indicator | None = None
    most: int = 10**MOST_DIGITS
    words: InWords | None = None

    def written(self) -> Part:
        """The value as plain digits, or the name of a level."""
        if self.levels is None:
            return digits(self.observed, self.decimals)
        found: Part = digits(self.observed, self.decimals)
        for place, name in enumerate(self.levels.levels, 1):
            found = pick(same(self.observed, place * 10**self.decimals), name, found)
        return found

    def exact(self, w: Words) -> Expr:
        """The margin as a decimal."""
        if not isinstance(self.margin, Term):
            number = None if self.margin is None else plain(Decimal(int(self.margin)).scaleb(-self.decimals))
            return w.lit(number, w.String).cast(margin_type(w))
        return _decimal(w, self.margin, self.decimals).cast(margin_type(w))

    def rescaled(self, decimals: int) -> Compared:
        """The same with more decimals.

        Raises:
            OneByOneError: the whole numbers could be too great then.
        """
        size = 10 ** (decimals - self.decimals)
        most = within(self.most * size)
        return self._replace(
            margin=times(self.margin, size),
            observed=times(self.observed, size),
            decimals=decimals,
            most=most,
        )


def _decimal(w: Words, value: Term, decimals: int) -> Expr:
    """A whole number of the last decimals as a decimal."""
    made = value.expr(w).cast(w.Decimal(24, 0))
    if decimals:
        # As a text, since polars loads numpy for the literal of a Decimal where that is installed.
        made = made * w.lit(plain(Decimal(1).scaleb(-decimals))).cast(w.Decimal(14, decimals))
    return made


def digits(value: Part, decimals: int) -> Part:
    """A whole number of the last decimals as plain digits: no zeros at the end."""
    if not isinstance(value, Term):
        return None if value is None else plain(Decimal(int(value)).scaleb(-decimals))
    if decimals == 0:
        return text(value)

    def write(w: Words) -> Expr:
        return _decimal(w, value, decimals).cast(w.String).str.strip_chars_end("0").str.strip_chars_end(".")

    return Term(write, value.level)


class Judged(NamedTuple):
    """What a criterion concludes, for every municipality.

    Attributes:
        full: whether it can be fulfilled.
        partly: whether it can be partly fulfilled.
        unmet: whether it can be not fulfilled.
        deciding: the comparison that decides.
        required: what is required where no comparison was made, as text.
        unknown: the facts that are not known.
        unit: what the margin is counted in; parts of different units are not compared.
        wrong: whether the facts contradict each other, so that there is no verdict.
        counted: whether there is such a unit; a part put together from others has one only with a margin.
        hard: for which municipalities the columns do not tell, so that the single evaluator is asked.
    """

    full: Part
    partly: Part
    unmet: Part
    deciding: Compared = Compared()
    required: Part = None
    unknown: tuple[Unknown, ...] = ()
    unit: str | None = None
    wrong: Part = False
    counted: Part = True
    hard: Part = False

    @property
    def open(self) -> Part:
        """Whether more than one verdict is possible."""
        return either(both(self.full, self.partly), both(self.full, self.unmet), both(self.partly, self.unmet))

    def kept(self, sheet: Sheet) -> Judged:
        """The same with what is used several times as columns of their own."""
        let, c = sheet.let, self.deciding
        return self._replace(
            full=let(self.full),
            partly=let(self.partly),
            unmet=let(self.unmet),
            deciding=c._replace(margin=let(c.margin), observed=let(c.observed), required=let(c.required)),
        )


def sure(possible: Possible) -> tuple[bool, bool, bool]:
    """A set of verdicts that is the same for every municipality."""
    return Fulfilment.FULFILLED in possible, Fulfilment.PARTLY in possible, Fulfilment.NOT in possible


def worst(sheet: Sheet, comparisons: Iterable[tuple[Part, Compared]]) -> Compared:
    """Of the comparisons made (each with whether it is), in order of time, the newest with the least margin."""
    asked = [(made, one) for made, one in comparisons if made is not False]
    signs = {one.words.sign if one.words else None for _, one in asked}
    sign = next(iter(signs)) if len(signs) == 1 else None
    found: Compared | None = None
    for made, given in asked:
        one = given
        if one.words is not None:
            one = one._replace(required=one.words.bound if sign else _in_words(one, one.words), words=None)
        if found is None:
            found = one._replace(
                margin=sheet.let(pick(made, one.margin, None)),
                observed=sheet.let(pick(made, one.observed, None)),
                required=one.required if isinstance(one.required, str) else sheet.let(pick(made, one.required, None)),
            )
            continue
        none = no(is_known(found.margin))
        nearer = pick(none, True, at_most(one.margin, found.margin))
        take = sheet.let(both(made, pick(made, nearer, False)))
        alike = isinstance(one.required, str) and one.required == found.required
        found = found._replace(
            margin=sheet.let(pick(take, one.margin, found.margin)),
            observed=sheet.let(pick(take, one.observed, found.observed)),
            required=one.required if alike else sheet.let(pick(take, one.required, found.required)),
            most=max(found.most, one.most),
        )
    if found is not None and sign is not None:
        found = found._replace(required=sheet.let(_in_words(found, InWords(sign, found.required))))
    return found or Compared()


def _in_words(compared: Compared, words: InWords) -> Part:
    return text(words.sign, compared._replace(observed=words.bound).written())


__all__ = ["Compared", "InWords", "Judged", "digits", "margin_type", "sure", "worst"]
