"""Encoding of a goal: every criterion of it, and how they make one verdict, as formulas over the facts.

Only the way from a criterion to the family that encodes it, and the combinations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vetlanda_policy.comparing.witness import logic
from vetlanda_policy.comparing.witness.dated import milestones
from vetlanda_policy.comparing.witness.figures import change, threshold
from vetlanda_policy.comparing.witness.others import Others
from vetlanda_policy.comparing.witness.places import among_best, assessed, in_best_share
from vetlanda_policy.comparing.witness.reading import Reader
from vetlanda_policy.comparing.witness.references import referenced
from vetlanda_policy.comparing.witness.verdict import NEVER, Verdict
from vetlanda_policy.criteria import (
    AmongBest,
    Assessed,
    Change,
    Combination,
    Criterion,
    GoalMet,
    InBestShare,
    Leaf,
    Milestones,
    Referenced,
    ShareOfUnits,
    Subject,
    Threshold,
)
from vetlanda_policy.criteria.base import WHOLE
from vetlanda_policy.goals import Rulebook


@dataclass(frozen=True, slots=True)
class Encoder:
    """Encodes the criteria of one side.

    Attributes:
        reader: reads values as the side's rules do.
        others: the other municipalities.
        book: the side's rulebook, for goals that rest on other goals.
    """

    reader: Reader
    others: Others
    book: Rulebook

    def goal(self, criterion: Criterion) -> Verdict:
        """The verdict of a goal whose criterion this is."""
        partly = criterion.partly
        base = self._base(criterion)
        if partly is None or partly.when is None:
            return base
        other = self.goal(partly.when)
        return Verdict(base.met, logic.any_of([base.partly, other.met]))

    def _base(self, criterion: Criterion) -> Verdict:
        some = criterion.partly is not None and criterion.partly.some
        match criterion:
            case Combination():
                return counted([self.goal(c) for c in criterion.criteria], criterion.needed, some=some)
            case ShareOfUnits():
                inner = criterion.criterion
                assert isinstance(inner, Leaf)
                subjects = criterion.subjects(self.reader.question.indicator(inner.indicator))
                parts = [self._leaf(inner, subject) for subject in subjects]
                return counted(parts, criterion.needed(len(parts)), some=some)
            case GoalMet():
                return self._nested(criterion)
            case Leaf() if criterion.each is not None:
                parts = [self._leaf(criterion, subject) for subject in criterion.subjects()]
                return counted(parts, len(parts), some=some)
            case _:
                return self._leaf(criterion, WHOLE)

    def _nested(self, criterion: GoalMet) -> Verdict:
        """The verdict of another goal, judged under its own id."""
        goal = self.book.goal(str(criterion.goal))
        version = self.book.version_at(goal, self.reader.question.closing)
        reader = replace(self.reader, question=replace(self.reader.question, about=goal.id))
        return replace(self, reader=reader).goal(version.criterion)

    def _leaf(self, criterion: object, subject: Subject) -> Verdict:
        reader = self.reader.anew()
        others = replace(self.others, reader=reader)
        match criterion:
            case Threshold():
                return threshold(criterion, subject, reader)
            case Change():
                return change(criterion, subject, reader)
            case Referenced():
                return referenced(criterion, subject, reader, others)  # type: ignore[arg-type]
            case Milestones():
                return milestones(criterion, subject, reader)
            case AmongBest():
                return among_best(criterion, reader, others)
            case InBestShare():
                return in_best_share(criterion, reader, others)
            case Assessed():
                return assessed(criterion, reader)
            case _:
                raise TypeError(criterion)


def counted(parts: Sequence[Verdict], needed: int, *, some: bool) -> Verdict:
    """Fulfilled where enough parts are; partly where enough are at least partly, or any is and `some` is declared."""
    fulfilled = logic.how_many(p.met for p in parts)
    reached = logic.how_many(logic.any_of([p.met, p.partly]) for p in parts)
    partly = logic.any_of([reached >= needed, fulfilled >= 1 if some else NEVER])
    return Verdict(fulfilled >= needed, partly)
