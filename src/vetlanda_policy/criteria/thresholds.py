"""`at_least`, `above`, `at_most`, `below`, `between`, `equals`: a value against a target.

Only what these six mean: for every value looked at, and for the share of the target that counts as "partly".
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from decimal import Decimal
from typing import Literal, Self

from pydantic import model_validator

from vetlanda_policy.criteria.base import Cell, Leaf, Question, Subject, causes, known
from vetlanda_policy.criteria.finding import (
    OPEN,
    Comparison,
    Finding,
    Fulfilment,
    Possible,
    Requirement,
)
from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.values import Exact, Scale


def can_meet(scale: Scale, requirement: Requirement) -> bool:
    """Whether some value of the scale is as required."""
    match requirement.relation:
        case ">":
            return scale.any_above(requirement.bound)
        case "<":
            return scale.any_below(requirement.bound)
        case ">=":
            return scale.least_from(requirement.bound) is not None
        case "<=":
            return scale.greatest_to(requirement.bound) is not None
        case "=":
            return scale.least_from(requirement.bound) == requirement.bound
        case "between":
            assert requirement.upper is not None
            least = scale.least_from(requirement.bound)
            return least is not None and least <= requirement.upper


def can_miss(scale: Scale, requirement: Requirement) -> bool:
    """Whether some value of the scale is not as required."""
    match requirement.relation:
        case ">":
            return can_meet(scale, Requirement("<=", requirement.bound))
        case "<":
            return can_meet(scale, Requirement(">=", requirement.bound))
        case ">=":
            return can_meet(scale, Requirement("<", requirement.bound))
        case "<=":
            return can_meet(scale, Requirement(">", requirement.bound))
        case "=":
            return scale.any_above(requirement.bound) or scale.any_below(requirement.bound)
        case "between":
            assert requirement.upper is not None
            return scale.any_below(requirement.bound) or scale.any_above(requirement.upper)


def margin(scale: Scale, requirement: Requirement, value: Decimal) -> Decimal:
    """How far the value is from what is required; negative means short of it.

    For `>` and `<` the distance is to the nearest step that would do, where the scale has steps; a value that does
    and lies nearer than that step is measured from the bound.
    """
    bound = requirement.bound
    match requirement.relation:
        case ">":
            nearest = scale.next_above(bound)
            if scale.step is not None and scale.lowest is not None:
                nearest = max(nearest, scale.lowest)
            return value - (bound if bound < value < nearest else nearest)
        case "<":
            nearest = scale.next_below(bound)
            if scale.step is not None and scale.top is not None:
                nearest = min(nearest, scale.top)
            return (bound if nearest < value < bound else nearest) - value
        case ">=":
            return value - bound
        case "<=":
            return bound - value
        case "=":
            return -abs(value - bound)
        case "between":
            assert requirement.upper is not None
            return min(value - bound, requirement.upper - value)


class Threshold(Leaf):
    """Base of the criteria that compare each value with a target."""

    partly: Partly | None = None

    @abstractmethod
    def requirement(self) -> Requirement:
        """What a value must be."""

    def relaxed(self) -> Requirement | None:
        """What a value must be for "partly", where at least a share of the target is enough."""
        if self.partly is None or self.partly.share_of_target is None:
            return None
        return Requirement(">=", self.requirement().bound * self.partly.share_of_target)

    @model_validator(mode="after")
    def _share_fits(self) -> Self:
        if self.relaxed() is not None and (
            self.requirement().relation not in (">=", ">") or self.requirement().bound <= 0
        ):
            msg = "partly.share_of_target needs at_least or above, and a target greater than 0"
            raise ValueError(msg)
        return self

    def judge(self, question: Question, subject: Subject) -> Finding:
        """Every value must meet the target."""
        unit = question.indicator(self.indicator).unit
        cells = self.cells(question, subject)
        requirement = self.requirement()
        if not cells:
            return Finding(OPEN, (self.waiting(question, subject),), unit=unit, required=requirement)
        scale = self.scale(question)
        comparisons = tuple(
            Comparison(c.label, c.value, requirement, margin(scale, requirement, c.value), raw=c.raw)
            for c in cells
            if c.value is not None
        )
        sets = [self._possible(scale, c) for c in cells]
        possible = set()
        if all(Fulfilment.FULFILLED in s for s in sets):
            possible.add(Fulfilment.FULFILLED)
        if any(Fulfilment.NOT in s for s in sets):
            possible.add(Fulfilment.NOT)
        if all(s - {Fulfilment.NOT} for s in sets) and any(Fulfilment.PARTLY in s for s in sets):
            possible.add(Fulfilment.PARTLY)
        missing = tuple(replace(cause, needed=str(requirement)) for cause in causes(cells))
        return Finding(frozenset(possible), missing, comparisons, known(cells), unit, requirement)

    def _possible(self, scale: Scale, cell: Cell) -> Possible:
        full, relaxed = self.requirement(), self.relaxed()
        if cell.value is not None:
            if full.met_by(cell.value):
                return frozenset({Fulfilment.FULFILLED})
            partly = relaxed is not None and relaxed.met_by(cell.value)
            return frozenset({Fulfilment.PARTLY if partly else Fulfilment.NOT})
        found = set()
        if can_meet(scale, full):
            found.add(Fulfilment.FULFILLED)
        if can_miss(scale, relaxed or full):
            found.add(Fulfilment.NOT)
        if relaxed is not None and _between(scale, relaxed, full):
            found.add(Fulfilment.PARTLY)
        return frozenset(found)


def _between(scale: Scale, relaxed: Requirement, full: Requirement) -> bool:
    """Whether some value of the scale meets the relaxed requirement but not the full one."""
    least = scale.least_from(relaxed.bound)
    return least is not None and not full.met_by(least)


class AtLeast(Threshold):
    """The value is the target or more."""

    kind: Literal["at_least"]
    target: Exact

    def requirement(self) -> Requirement:
        """`>= target`."""
        return Requirement(">=", self.target)


class Above(Threshold):
    """The value is more than the target."""

    kind: Literal["above"]
    target: Exact

    def requirement(self) -> Requirement:
        """`> target`."""
        return Requirement(">", self.target)


class AtMost(Threshold):
    """The value is the target or less."""

    kind: Literal["at_most"]
    target: Exact

    def requirement(self) -> Requirement:
        """`<= target`."""
        return Requirement("<=", self.target)


class Below(Threshold):
    """The value is less than the target."""

    kind: Literal["below"]
    target: Exact

    def requirement(self) -> Requirement:
        """`< target`."""
        return Requirement("<", self.target)


class Equals(Threshold):
    """The value is the target exactly."""

    kind: Literal["equals"]
    target: Exact

    def requirement(self) -> Requirement:
        """`= target`."""
        return Requirement("=", self.target)


class Between(Threshold):
    """The value lies between two bounds, both included."""

    kind: Literal["between"]
    lowest: Exact
    highest: Exact

    def requirement(self) -> Requirement:
        """`lowest-highest`."""
        return Requirement("between", self.lowest, self.highest)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.lowest > self.highest:
            msg = "lowest must not be greater than highest"
            raise ValueError(msg)
        return self
