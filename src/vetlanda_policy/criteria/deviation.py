"""`deviation_at_most`: a value against the budget or forecast of the same period.

Only what a deviation is, and on which side of the budget or forecast it counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Literal, Self

from pydantic import model_validator

from vetlanda_policy.criteria.base import Cell, Need, Question, Subject
from vetlanda_policy.criteria.links import Link
from vetlanda_policy.criteria.reach import From, Turned
from vetlanda_policy.criteria.references import Referenced


class DeviationAtMost(Referenced):
    """The deviation from a budget or forecast value of the same period is at most so much.

    Attributes:
        reference: the indicator with the budget or forecast value.
        amount: the most it may deviate, in the indicator's unit.
        percent: the most it may deviate, in percent of the budget or forecast value (of its absolute value).
        only: `negative` where only deviations to the worse side count.
    """

    kind: Literal["deviation_at_most"]
    reference: str
    only: Literal["negative"] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.amount is None) == (self.percent is None):
            msg = "give either amount or percent"
            raise ValueError(msg)
        return self

    def uses(self) -> tuple[str, ...]:
        """The outcome, and what it is compared with."""
        return (self.indicator, self.reference)

    def needs(self, question: Question) -> Iterable[Need]:
        """The outcome and what it is compared with."""
        for need in super().needs(question):
            yield need
            yield Need(self.reference, need.period, need.area, need.group)

    def reference_cell(self, question: Question, subject: Subject, own: Cell) -> tuple[Cell, str, str | None]:
        """The budget or forecast value of the same period."""
        look = self.look(question, subject, self.reference)
        cell = look.at(own.period) if own.period else look.of(own.label, None)
        return cell, question.indicator(self.reference).id, None

    def links(self, question: Question, reference: Cell) -> tuple[tuple[Cell, Link], ...]:
        """Within the deviation on both sides, or on the worse side only."""
        parts = _by_sign(reference) if self.percent is not None else ((reference, 1),)
        better = question.indicator(self.indicator).higher_is_better
        found = []
        for part, sign in parts:
            low, high = self.line(-1, sign), self.line(1, sign)
            if self.only is None:
                found.append((part, Link(low=low, high=high)))
            else:
                found.append((part, Link(high=high) if better is False else Link(low=low)))
        return tuple(found)


def _by_sign(reference: Cell) -> tuple[tuple[Cell, int], ...]:
    """The reference as far as it can be positive (or 0), and as far as it can be negative (or 0)."""
    if reference.value is not None:
        return ((reference, 1 if reference.value >= 0 else -1),)
    assert reference.reach is not None
    found = []
    if reference.reach.up(Decimal(0)) is not None:
        found.append((replace(reference, reach=From(reference.reach, Decimal(0))), 1))
    if reference.reach.down(Decimal(0), strict=True) is not None:
        below = Turned(From(Turned(reference.reach), Decimal(0)))
        found.append((replace(reference, reach=below), -1))
    return tuple(found)
