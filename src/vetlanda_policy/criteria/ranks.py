"""A place among others: what `among_best` and `in_best_share` share.

Only how a place follows from values, how far it is known when values are missing, and when a published placement
decides instead. Competition rank: one plus the number that are strictly better.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from vetlanda_policy.criteria.base import WHOLE, Cell, Leaf, Question, causes
from vetlanda_policy.criteria.finding import (
    OPEN,
    Cause,
    Comparison,
    Finding,
    Note,
    Requirement,
    either,
)
from vetlanda_policy.criteria.links import Spread, spread
from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.criteria.reach import negated
from vetlanda_policy.facts import COUNTRY, Measurement
from vetlanda_policy.indicators import formula
from vetlanda_policy.periods import Period
from vetlanda_policy.values import Number, digits

UNIT = "placeringar"


class Others(NamedTuple):
    """Those compared with: the values that are known, and how many more there are."""

    numbers: tuple[Number, ...]
    missing: int | None
    causes: tuple[Cause, ...]
    evidence: tuple[Measurement, ...]

    @property
    def size(self) -> int | None:
        """How many take part, the judged one included."""
        return None if self.missing is None else len(self.numbers) + self.missing + 1


class Rank(Leaf):
    """Base of the criteria about a place among others; the indicator says which direction is better."""

    partly: Partly | None = None

    def _direction(self, question: Question) -> int:
        return -1 if question.indicator(self.indicator).higher_is_better is False else 1

    def _places(self, question: Question, own: Cell, field: Others) -> tuple[int, int | None]:
        """The best and the worst place possible; the worst is unknown where the number of participants is."""
        sign = self._direction(question)
        low, high = _ends(own, sign)
        others = [sign * v for v in field.numbers]
        top = high.value
        best = 1 + (0 if top is None else sum(v > top or (v == top and not high.taken) for v in others))
        if field.missing is None:
            return best, None
        worst, values = low.value, self.look(question, WHOLE).all_values
        if worst is None:
            return best, 1 + len(others) + field.missing
        above = values.up(worst, strict=True) if sign > 0 else values.down(-worst, strict=True)
        return best, 1 + sum(v > worst for v in others) + (0 if above is None else field.missing)

    def _rivals(self, question: Question, period: Period | None, codes: Iterable[str]) -> dict[str, Cell]:
        """The others' values for the period, as far as they are known."""
        if period is None:
            return {}
        cells = {code: self.look(question, WHOLE, municipality=code).at(period) for code in codes}
        return {code: cell for code, cell in cells.items() if cell.value is not None}

    def _everybody(self, question: Question) -> list[str]:
        """The codes of the other municipalities that have values."""
        indicator, view = question.indicator(self.indicator), question.view
        names = [indicator.id]
        if indicator.derived is not None:
            names = list(formula(indicator, question.indicators).names())
        codes = {code for name in names for code in view.municipalities(name)}
        return sorted(codes - {question.municipality, COUNTRY})

    def _conclude(self, question: Question, own: Cell, field: Others, limit: int | None) -> Finding:
        required = Requirement("<=", Decimal(limit)) if limit is not None else None
        evidence = (*own.measurements, *field.evidence)
        missing = (*causes((own,)), *field.causes)
        if limit is None:
            return Finding(OPEN, missing, (), evidence, UNIT)
        assert required is not None
        best, worst = self._places(question, own, field)
        if field.missing is None:  # whoever has not said how many take part may not take part at all
            possible = either(met=best <= limit, unmet=True)
        else:
            assert worst is not None
            possible = either(met=best <= limit, unmet=worst > limit)
        comparisons: tuple[Comparison, ...] = ()
        if own.value is not None and best == worst:
            place, raw = Decimal(best), digits(own.value, up=True)
            comparisons = (
                Comparison(own.label, place, required, limit - place, place_of=field.size, note="computed", raw=raw),
            )
        if own.causes and field.missing == 0:
            missing = (*own.lacking(self._needed(question, field, limit)), *field.causes)
        span = (Decimal(best), None if worst is None else Decimal(worst))
        known_so_far = (Note.of("span"),)
        return Finding(possible, missing, comparisons, evidence, UNIT, required, span, field.size, known_so_far)

    def _needed(self, question: Question, field: Others, limit: int) -> Requirement | None:
        """What the own value must be, where everybody else's is known."""
        if len(field.numbers) < limit:
            return None
        sign = self._direction(question)
        bound = sorted((sign * v for v in field.numbers), reverse=True)[limit - 1] * sign
        return Requirement(">=" if sign > 0 else "<=", bound)


def _ends(own: Cell, sign: int) -> Spread:
    """The least and the greatest that the own value can be, turned so that more is better."""
    low, high = spread(own)
    if sign > 0:
        return low, high
    turned = negated(high), negated(low)
    assert turned[0] is not None
    assert turned[1] is not None
    return turned[0], turned[1]
