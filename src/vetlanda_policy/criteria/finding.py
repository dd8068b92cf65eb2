"""Findings: what one criterion concludes from the known facts, on which evidence.

Only data; what a kind of criterion means stands in its own file, and what it reads like in `explanations`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple

from vetlanda_policy.facts import Measurement, Status
from vetlanda_policy.values import Number, digits, plain


class Fulfilment(StrEnum):
    """How far a goal is met (måluppfyllelse), best first."""

    FULFILLED = "fulfilled"
    PARTLY = "partly_fulfilled"
    NOT = "not_fulfilled"


Possible = frozenset[Fulfilment]
"""The verdicts that some completion of the missing values gives; never empty."""

BEST_FIRST = (Fulfilment.FULFILLED, Fulfilment.PARTLY, Fulfilment.NOT)
MET: Possible = frozenset({Fulfilment.FULFILLED})
NOT_MET: Possible = frozenset({Fulfilment.NOT})
OPEN: Possible = MET | NOT_MET


class CauseCode(StrEnum):
    """Why a fact that matters is not known: a closed list."""

    MISSING = "missing"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"
    DROPPED_OUT = "dropped_out"
    PROVISIONAL = "provisional"
    BREAK_IN_SERIES = "break_in_series"
    NO_ASSESSMENT = "no_assessment"
    UNKNOWN_GROUP = "unknown_group"
    NOT_DUE = "not_due"


Relation = Literal[">", ">=", "<", "<=", "=", "between"]
_UPWARDS = (">", ">=")
_REACHED = {">": ">=", "<": "<="}
"""A bound that had to be rounded to the side that will do, will do itself."""


class Requirement(NamedTuple):
    """What a value must be: a relation and its bound (two for `between`)."""

    relation: Relation
    bound: Number
    upper: Number | None = None

    def __str__(self) -> str:
        """As plain digits: `>= 93`, `10-20`; a bound with endless digits is rounded to the side that will do."""
        if self.relation == "between":
            assert self.upper is not None
            return f"{plain(digits(self.bound, up=True))}-{plain(digits(self.upper, up=False))}"
        bound = digits(self.bound, up=self.relation in _UPWARDS)
        sign = self.relation if bound == self.bound else _REACHED.get(self.relation, self.relation)
        return f"{sign} {plain(bound)}"

    def seen_from(self, value: Number) -> Requirement:
        """The same with bounds of at most twelve decimals, rounded away from the value where they have more."""
        upper = None if self.upper is None else digits(self.upper, up=value < self.upper)
        return Requirement(self.relation, digits(self.bound, up=value < self.bound), upper)

    def met_by(self, value: Number) -> bool:
        """Whether the value is as required."""
        match self.relation:
            case ">":
                return value > self.bound
            case ">=":
                return value >= self.bound
            case "<":
                return value < self.bound
            case "<=":
                return value <= self.bound
            case "=":
                return value == self.bound
            case "between":
                assert self.upper is not None
                return self.bound <= value <= self.upper


@dataclass(frozen=True, slots=True)
class Cause:
    """One fact that is not known.

    Attributes:
        code: why, from the closed list.
        indicator: of which indicator.
        municipality: for which municipality.
        area: for which area, where it has one.
        group: for which group, where it has one.
        period: for which period; `2015-2018` style spans mean anywhere inside them.
        needed: what the fact must be for the criterion to be met, where that can be said alone: `>= 93`, `1313`.
        count: how many such facts, where they are many and unnamed (other participants' values).
        place: the row that says so, where one does.
        date: the day a target is for, where the cause is that it lies ahead.
        status: what the row says instead, where it is a judgement without a verdict.
    """

    code: CauseCode
    indicator: str
    municipality: str
    area: str | None = None
    group: str | None = None
    period: str | None = None
    needed: str | None = None
    count: int | None = None
    place: str | None = None
    date: str | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison that was made, with both sides known.

    Attributes:
        period: the period of the value.
        observed: the value.
        required: what it must be.
        margin: how far from what is required, in the indicator's unit; negative means short of it.
        earlier: the period compared with, where two are compared.
        earlier_value: its value; or that of the reference.
        reference: the indicator that it is compared with, where it is another one, or another municipality's.
        whose: the municipality (or the group's indicator) whose value the reference is, where it is another's.
        between: how many unknown values lie between the two.
        place_of: the number of participants, for a rank.
        note: a code for `explanations`: how the comparison came about, where there is something to say.
        raw: the value before rounding, where rounding changed it.
        decides: whether it has a part in the verdict; what is shown for a target that lies ahead has none.
        due: the day of a target that lies ahead.
    """

    period: str
    observed: Decimal
    required: Requirement
    margin: Decimal
    earlier: str | None = None
    earlier_value: Decimal | None = None
    reference: str | None = None
    whose: str | None = None
    between: int = 0
    place_of: int | None = None
    note: str | None = None
    raw: Decimal | None = None
    decides: bool = True
    due: str | None = None

    @property
    def met(self) -> bool:
        """Whether the value is as required."""
        return self.required.met_by(self.observed)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one criterion concludes.

    Attributes:
        possible: the verdicts that some completion gives.
        causes: the unknown facts; they matter only where several verdicts are possible.
        comparisons: the comparisons made.
        evidence: the measurements used.
        unit: the unit of the margin.
        span: the least and greatest the observed value can be, where it is known only so.
        participants: how many take part, for a place among others, where that is known.
        notes: codes with arguments, for `explanations`.
    """

    possible: Possible
    causes: tuple[Cause, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    evidence: tuple[Measurement, ...] = ()
    unit: str = ""
    required: Requirement | None = None
    span: tuple[Decimal, Decimal | None] | None = None
    participants: int | None = None
    notes: tuple[Note, ...] = ()

    @property
    def worst(self) -> Comparison | None:
        """The deciding comparison: the least margin, and of those the newest; where none decides, the first shown."""
        deciding = [c for c in self.comparisons if c.decides]
        if not deciding:
            return self.comparisons[0] if self.comparisons else None
        return min(reversed(deciding), key=lambda c: c.margin)


class Note(NamedTuple):
    """Something the explanation must say: a code and its arguments."""

    code: str
    args: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: str, **args: object) -> Note:
        """A note with named arguments."""
        return cls(code, tuple((name, str(value)) for name, value in args.items()))


def either(*, met: bool, unmet: bool) -> Possible:
    """The set of a criterion that has no "partly", from what is possible."""
    return (MET if met else frozenset()) | (NOT_MET if unmet else frozenset())


def in_order(possible: Iterable[Fulfilment]) -> tuple[Fulfilment, ...]:
    """Best first."""
    return tuple(f for f in BEST_FIRST if f in set(possible))
