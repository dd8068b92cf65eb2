"""`at_least`, `above`, `at_most`, `below`, `between`, `equals`: a value against a target.

Only what these six mean: for every value looked at, and for the share of the target that counts as "partly".
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from vetlanda_policy.criteria.base import Cell, Leaf, Question, Subject, known
from vetlanda_policy.criteria.finding import (
    OPEN,
    Comparison,
    Finding,
    Fulfilment,
    Possible,
    Requirement,
)
from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.criteria.reach import Reach, can_meet, can_miss
from vetlanda_policy.facts import Indicator
from vetlanda_policy.values import Exact, Number, Scale, digits, minus

Bound = Annotated[Exact | str, Field(union_mode="left_to_right")]
"""A number, or the name of a level on an ordered scale."""


def margin(scale: Scale, requirement: Requirement, value: Number) -> Decimal:
    """How far the value is from what is required; negative means short of it.

    For `>` and `<` the distance is to the nearest step that would do, where the scale has steps; a value that does
    and lies nearer than that step is measured from the bound. A distance with endless digits is rounded away from 0.
    """
    away = _margin(scale, requirement, value)
    return digits(away, up=away > 0)


def _margin(scale: Scale, requirement: Requirement, value: Number) -> Number:
    bound = requirement.bound
    match requirement.relation:
        case ">":
            nearest = scale.next_above(bound)
            if scale.step is not None and scale.lowest is not None:
                nearest = max(nearest, scale.lowest)
            return minus(value, bound if bound < value < nearest else nearest)
        case "<":
            nearest = scale.next_below(bound)
            if scale.step is not None and scale.top is not None:
                nearest = min(nearest, scale.top)
            return minus(bound if nearest < value < bound else nearest, value)
        case ">=":
            return minus(value, bound)
        case "<=":
            return minus(bound, value)
        case "=":
            return min(minus(value, bound), minus(bound, value))
        case "between":
            assert requirement.upper is not None
            return min(minus(value, bound), minus(requirement.upper, value))


def compared(cell: Cell, requirement: Requirement, scale: Scale, **more: object) -> Comparison:
    """A known value compared with what is required of it.

    A value with endless digits is shown rounded away from the bound, so that it never seems to meet what it misses.
    """
    value = cell.value
    assert value is not None
    upper = requirement.bound if requirement.upper is None else requirement.upper
    raw = None if cell.unrounded is None else digits(cell.unrounded, up=True)
    return Comparison(
        cell.label,
        digits(value, up=value > upper),
        requirement.seen_from(value),
        margin(scale, requirement, value),
        raw=raw,
        **more,  # type: ignore[arg-type]
    )


def outcome(cells: Sequence[Cell], judged: Callable[[Cell], Possible]) -> Possible:
    """The verdicts possible where every one of the cells must do."""
    sets = [judged(c) for c in cells]
    possible = set()
    if all(Fulfilment.FULFILLED in s for s in sets):
        possible.add(Fulfilment.FULFILLED)
    if any(Fulfilment.NOT in s for s in sets):
        possible.add(Fulfilment.NOT)
    if all(s - {Fulfilment.NOT} for s in sets) and any(Fulfilment.PARTLY in s for s in sets):
        possible.add(Fulfilment.PARTLY)
    return frozenset(possible)


def judged(cell: Cell, full: Requirement, relaxed: Requirement | None = None) -> Possible:
    """The verdicts possible for one cell, with what is enough for "partly" where something is."""
    if cell.value is not None:
        if full.met_by(cell.value):
            return frozenset({Fulfilment.FULFILLED})
        partly = relaxed is not None and relaxed.met_by(cell.value)
        return frozenset({Fulfilment.PARTLY if partly else Fulfilment.NOT})
    assert cell.reach is not None
    found = set()
    if can_meet(cell.reach, full):
        found.add(Fulfilment.FULFILLED)
    if can_miss(cell.reach, relaxed or full):
        found.add(Fulfilment.NOT)
    if relaxed is not None and _between(cell.reach, relaxed, full):
        found.add(Fulfilment.PARTLY)
    return frozenset(found)


def undue(values: Reach, full: Requirement, relaxed: Requirement | None) -> Possible:
    """What is possible while there is nothing to judge yet: met or not, and partly where some value would be."""
    return OPEN | {Fulfilment.PARTLY} if relaxed is not None and _between(values, relaxed, full) else OPEN


def _between(values: Reach, relaxed: Requirement, full: Requirement) -> bool:
    """Whether some of the values meets the relaxed requirement but not the full one."""
    least = values.up(relaxed.bound)
    if least is None or least.value is None:
        return False
    return not full.met_by(least.value) and (least.taken or least.value < full.bound)


class Threshold(Leaf):
    """Base of the criteria that compare each value with a target."""

    partly: Partly | None = None

    @abstractmethod
    def bounds(self) -> tuple[Decimal | str, ...]:
        """The target, or the two bounds: numbers, or names of levels."""

    @abstractmethod
    def compares(self, *bounds: Decimal) -> Requirement:
        """What a value must be, the bounds being numbers."""

    def requirement(self, indicator: Indicator) -> Requirement:
        """What a value of the indicator must be."""
        return self.compares(*(_number(b, indicator) for b in self.bounds()))

    def relaxed(self, indicator: Indicator) -> Requirement | None:
        """What a value must be for "partly", where at least a share of the target is enough."""
        if self.partly is None or self.partly.share_of_target is None:
            return None
        bound = self.requirement(indicator).bound
        assert isinstance(bound, Decimal)
        return Requirement(">=", bound * self.partly.share_of_target)

    @model_validator(mode="after")
    def _share_fits(self) -> Self:
        if self.partly is not None and self.partly.share_of_target is not None:
            target = self.bounds()[0]
            if self.kind not in ("at_least", "above") or isinstance(target, str) or target <= 0:  # type: ignore[attr-defined]
                msg = "partly.share_of_target needs at_least or above, and a target greater than 0"
                raise ValueError(msg)
        return self

    def judge(self, question: Question, subject: Subject) -> Finding:
        """Every value must meet the target."""
        indicator = question.indicator(self.indicator)
        cells = self.cells(question, subject)
        full, relaxed = self.requirement(indicator), self.relaxed(indicator)
        if not cells:
            possible = undue(self.look(question, subject).all_values, full, relaxed)
            return Finding(possible, (self.waiting(question, subject),), unit=indicator.unit, required=full)
        scale = self.scale(question)
        if self.value == "mean" and len(cells[0].measurements) != 1:
            scale = Scale()  # a mean of several has no steps of its own
        comparisons = tuple(compared(c, full, scale, note=self.total) for c in cells if c.value is not None)
        possible = outcome(cells, lambda cell: judged(cell, full, relaxed))
        missing = tuple(cause for cell in cells for cause in cell.lacking(full))
        return Finding(possible, missing, comparisons, known(cells), indicator.unit, full)

    @property
    def total(self) -> str | None:
        """Whether one value stands for several: `mean` or `sum`."""
        return self.value if self.value in ("mean", "sum") else None


def _number(bound: Decimal | str, indicator: Indicator) -> Decimal:
    """A bound as a number: a level is its place on the ordered scale."""
    if isinstance(bound, Decimal):
        return bound
    place = indicator.level(bound)
    assert place is not None  # the rulebook has checked that the level is there
    return place


class _OneTarget(Threshold):
    """Base of the criteria with one target."""

    target: Bound

    def bounds(self) -> tuple[Decimal | str, ...]:
        """The target."""
        return (self.target,)


class AtLeast(_OneTarget):
    """The value is the target or more."""

    kind: Literal["at_least"]

    def compares(self, *bounds: Decimal) -> Requirement:
        """`>= target`."""
        return Requirement(">=", *bounds)


class Above(_OneTarget):
    """The value is more than the target."""

    kind: Literal["above"]

    def compares(self, *bounds: Decimal) -> Requirement:
        """`> target`."""
        return Requirement(">", *bounds)


class AtMost(_OneTarget):
    """The value is the target or less."""

    kind: Literal["at_most"]

    def compares(self, *bounds: Decimal) -> Requirement:
        """`<= target`."""
        return Requirement("<=", *bounds)


class Below(_OneTarget):
    """The value is less than the target."""

    kind: Literal["below"]

    def compares(self, *bounds: Decimal) -> Requirement:
        """`< target`."""
        return Requirement("<", *bounds)


class Equals(_OneTarget):
    """The value is the target exactly."""

    kind: Literal["equals"]

    def compares(self, *bounds: Decimal) -> Requirement:
        """`= target`."""
        return Requirement("=", *bounds)


class Between(Threshold):
    """The value lies between two bounds, both included."""

    kind: Literal["between"]
    lowest: Bound
    highest: Bound

    def bounds(self) -> tuple[Decimal | str, ...]:
        """The two bounds."""
        return (self.lowest, self.highest)

    def compares(self, *bounds: Decimal) -> Requirement:
        """`lowest-highest`."""
        return Requirement("between", *bounds)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if isinstance(self.lowest, Decimal) and isinstance(self.highest, Decimal) and self.lowest > self.highest:
            msg = "lowest must not be greater than highest"
            raise ValueError(msg)
        return self


__all__ = [
    "Above",
    "AtLeast",
    "AtMost",
    "Below",
    "Between",
    "Equals",
    "Threshold",
    "can_meet",
    "can_miss",
    "compared",
    "judged",
    "margin",
    "outcome",
    "undue",
]
