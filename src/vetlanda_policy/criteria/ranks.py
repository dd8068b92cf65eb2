"""A place among others: what `among_best` and `in_best_share` share.

Only how a place follows from values, how far it is known when values are missing, and when a published placement
decides instead. Competition rank: one plus the number that are strictly better.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

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
from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.facts import Measurement
from vetlanda_policy.periods import Period
from vetlanda_policy.values import Scale, plain

UNIT = "placeringar"


@dataclass(frozen=True, slots=True)
class Others:
    """Those compared with: the values that are known, and how many more there are."""

    values: tuple[Measurement, ...]
    numbers: tuple[Decimal, ...]
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
        scale = _upward(self.scale(question), sign)
        others = [sign * v for v in field.numbers]
        if own.value is not None:
            highest = lowest = sign * own.value
        else:
            ends = [b for b in (scale.lowest, scale.top) if b is not None]
            highest = scale.top if scale.top is not None else max([*others, *ends, Decimal(0)]) + 1
            lowest = scale.lowest if scale.lowest is not None else min([*others, *ends, Decimal(0)]) - 1
        best = 1 + sum(v > highest for v in others)
        if field.missing is None:
            return best, None
        more = field.missing if scale.any_above(lowest) else 0
        return best, 1 + sum(v > lowest for v in others) + more

    def _number(self, m: Measurement | None, question: Question) -> Decimal | None:
        return None if m is None else self.cell(question, m.period.name, m, WHOLE).value

    def _others(self, question: Question, period: Period | None, codes: Iterable[str]) -> tuple[Measurement, ...]:
        if period is None:
            return ()
        found = (question.view.at(self.indicator, code, period.name) for code in codes)
        return tuple(m for m in found if m is not None and self._number(m, question) is not None)

    def _conclude(self, question: Question, own: Cell, field: Others, limit: int | None) -> Finding:
        required = Requirement("<=", Decimal(limit)) if limit is not None else None
        evidence = (*((own.measurement,) if own.measurement and own.value is not None else ()), *field.evidence)
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
            place = Decimal(best)
            comparisons = (
                Comparison(
                    own.label, place, required, limit - place, place_of=field.size, note="computed", raw=own.value
                ),
            )
        if own.cause is not None and field.missing == 0:
            missing = (replace(own.cause, needed=self._needed(question, field, limit)), *field.causes)
        span = (Decimal(best), None if worst is None else Decimal(worst))
        known_so_far = (Note.of("span"),)
        return Finding(possible, missing, comparisons, evidence, UNIT, required, span, field.size, known_so_far)

    def _needed(self, question: Question, field: Others, limit: int) -> str | None:
        """What the own value must be, where everybody else's is known."""
        if len(field.numbers) < limit:
            return None
        sign = self._direction(question)
        bound = sorted((sign * v for v in field.numbers), reverse=True)[limit - 1] * sign
        return f"{'>=' if sign > 0 else '<='} {plain(bound)}"


def _upward(scale: Scale, sign: int) -> Scale:
    """The scale turned so that more is better."""
    if sign > 0:
        return scale
    lowest = None if scale.top is None else -scale.top
    return Scale(lowest=lowest, highest=None if scale.lowest is None else -scale.lowest, step=scale.step)
