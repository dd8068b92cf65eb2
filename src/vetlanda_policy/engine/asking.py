"""Asking: every criterion of a goal is put its question, and how the findings combine becomes a plan.

Only the way from a typed criterion to findings and a plan; nothing is decided here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from vetlanda_policy.criteria import (
    Combination,
    Criterion,
    GoalMet,
    Leaf,
    Partly,
    Question,
    ShareOfUnits,
    Single,
    Subject,
)
from vetlanda_policy.criteria.base import WHOLE
from vetlanda_policy.criteria.finding import Finding, Fulfilment
from vetlanda_policy.engine import plan
from vetlanda_policy.errors import FactsError, Problem
from vetlanda_policy.facts import View
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.periods import Closing, MandatePeriod
from vetlanda_policy.values import key

PARTLY = "/partly"
"""The end of the id of the criterion that makes another partly met."""


class Asked(NamedTuple):
    """A criterion of the plan: asked for a subject, or put together from others."""

    criterion: Criterion
    subject: Subject
    finding: Finding | None  # none for combinations and for `each`


class Asker:
    """Puts the criteria of one evaluation their questions.

    Attributes:
        asked: every node of every plan made so far, by id.
        problems: facts that contradict each other; there is then no verdict.
    """

    def __init__(
        self,
        book: Rulebook,
        period: MandatePeriod,
        closing: Closing,
        municipality: str,
        view: View,
    ) -> None:
        """Remember what every question has in common; the period is the one judged, mostly the rulebook's own."""
        self._shared = (period, closing, municipality, view, book.by_id)
        self._book, self._closing = book, closing
        self.asked: dict[str, Asked] = {}
        self.problems: list[Problem] = []

    def node(self, name: str, criterion: Criterion, about: str) -> plan.Node:
        """Ask a criterion and all criteria in it; how they combine."""
        if criterion.partly is not None and criterion.partly.when is not None:
            base = self._base(f"{name}/fulfilled", criterion, about)
            other = self.node(f"{name}{PARTLY}", criterion.partly.when, about)
            self.asked[name] = Asked(criterion, WHOLE, None)
            return plan.Else(name, base, other)
        return self._base(name, criterion, about)

    def _base(self, name: str, criterion: Criterion, about: str) -> plan.Node:
        if isinstance(criterion, Combination):
            nodes = [self.node(f"{name}/{n}", c, about) for n, c in enumerate(criterion.criteria, 1)]
            self.asked[name] = Asked(criterion, WHOLE, None)
            return plan.Count(name, criterion.needed, tuple(nodes), _some(criterion.partly))
        if isinstance(criterion, GoalMet):
            other = self._book.goal(str(criterion.goal))
            inner = self.node(f"{name}/{other.number}", self._book.version_at(other, self._closing).criterion, other.id)
            self.asked[name] = Asked(criterion, WHOLE, None)
            return plan.Count(name, 1, (inner,))
        if isinstance(criterion, ShareOfUnits):
            return self._units(name, criterion, about)
        subjects = criterion.subjects()
        if isinstance(criterion, Leaf) and criterion.each is not None:
            names = [f"{name}/{key(s.area or s.group or '')}" for s in subjects]
            leaves = tuple(self._leaf(n, criterion, s, about) for n, s in zip(names, subjects, strict=True))
            self.asked[name] = Asked(criterion, WHOLE, None)
            return plan.Count(name, len(leaves), leaves, _some(criterion.partly))
        return self._leaf(name, criterion, subjects[0], about)

    def _units(self, name: str, criterion: ShareOfUnits, about: str) -> plan.Node:
        inner = criterion.criterion
        assert isinstance(inner, Leaf)  # the declaration has been checked
        subjects = criterion.subjects(self._book.by_id[key(inner.indicator)])
        leaves = tuple(self._leaf(f"{name}/{key(s.area or '')}", inner, s, about) for s in subjects)
        self.asked[name] = Asked(criterion, WHOLE, None)
        return plan.Count(name, criterion.needed(len(leaves)), leaves, _some(criterion.partly))

    def _leaf(self, name: str, criterion: Single, subject: Subject, about: str) -> plan.Leaf:
        try:
            finding = criterion.judge(Question(about, *self._shared), subject)
        except FactsError as error:
            self.problems += error.problems
            finding = Finding(frozenset(Fulfilment))
        if Fulfilment.FULFILLED not in finding.possible:  # whatever is missing, it is not met
            finding = replace(finding, causes=tuple(replace(c, needed=None) for c in finding.causes))
        self.asked[name] = Asked(criterion, subject, finding)
        return plan.Leaf(name, finding.possible)


def _some(partly: Partly | None) -> bool:
    return partly is not None and partly.some
