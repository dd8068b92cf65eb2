"""Reading the facts as a rule does: the value of an indicator for a period, worked out and rounded, as a term.

Only single values and their arithmetic; which of them a rule compares, the criteria themselves say when they are asked
on facts that have every row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from vetlanda_policy.comparing.witness import logic
from vetlanda_policy.comparing.witness.logic import Constant, Formula, Term
from vetlanda_policy.comparing.witness.shape import Shape, Slot
from vetlanda_policy.comparing.witness.unknowns import Unknowns
from vetlanda_policy.criteria import Question
from vetlanda_policy.criteria.base import Cell, Look
from vetlanda_policy.criteria.finding import Requirement
from vetlanda_policy.indicators import formula
from vetlanda_policy.values import key


@dataclass(frozen=True, slots=True)
class Value:
    """A number: top divided by bottom, which is greater than 0; kept apart so that comparing stays linear."""

    top: Term
    bottom: Term | None = None

    def whole(self) -> Term:
        """The number as one term."""
        return self.top if self.bottom is None else self.top / self.bottom

    def on(self, times: Constant, plus: Constant) -> Value:
        """So many times the number, and a number added."""
        added = logic.number(plus) if self.bottom is None else logic.number(plus) * self.bottom
        return Value(self.top * logic.number(times) + added, self.bottom)


def stated(value: Constant) -> Value:
    """A number that stands in the rule."""
    return Value(logic.number(value))


def compares(one: Value, relation: str, other: Value) -> Formula:
    """Whether one number stands so to the other; multiplied out, never divided."""
    left = one.top if other.bottom is None else one.top * other.bottom
    right = other.top if one.bottom is None else other.top * one.bottom
    match relation:
        case ">":
            return left > right
        case ">=":
            return left >= right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case "=":
            return left == right
        case _:
            raise ValueError(relation)


def meets(value: Value, required: Requirement) -> Formula:
    """Whether a number is as required."""
    bound = stated(Fraction(required.bound))
    if required.relation != "between":
        return compares(value, required.relation, bound)
    assert required.upper is not None
    upper = stated(Fraction(required.upper))
    return logic.all_of([compares(value, ">=", bound), compares(value, "<=", upper)])


def added(values: Sequence[Value], share: Fraction) -> Value:
    """The sum of several numbers times a share; 1 for the sum itself."""
    return Value(logic.total(v.whole() for v in values) * logic.number(share))


def _is_round(look: Look) -> bool:
    """Whether every value of the indicator is as round as the look rounds: then rounding changes nothing."""
    scale = look.indicator.scale
    ratio = look.indicator.derived is not None and look.indicator.derived.is_ratio
    if look.round_to is None or scale.step is None or ratio:
        return look.round_to is None
    start = scale.lowest if scale.lowest is not None else scale.highest or 0
    units = Fraction(10) ** look.round_to
    return all((Fraction(size) * units).denominator == 1 for size in (scale.step, start))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads values as one criterion does, for the rules of one side.

    A row that is not given is left open, to each criterion by itself: so it is that the engine combines what they find.

    Attributes:
        question: the question, put on facts that have every row, or those that some case supposes.
        shape: the rows there can be.
        unknowns: what is unknown.
        absent: the rows that the case supposes are not given.
        left_open: what is open to this criterion, by the name of the row.
    """

    question: Question
    shape: Shape
    unknowns: Unknowns
    absent: frozenset[str] = frozenset()
    left_open: dict[str, Term] = field(default_factory=dict)

    def anew(self) -> Reader:
        """The same for another criterion."""
        return replace(self, left_open={})

    def supposing(self, absent: Iterable[Slot]) -> Reader:
        """The same on facts that lack these rows too."""
        names = self.absent | {slot.name for slot in absent}
        view = self.shape.facts(self.question.municipality, names).view(self.question.closing.day, None)
        return replace(self, question=replace(self.question, view=view), absent=names)

    def value(self, look: Look, period: str) -> Value:
        """The value that a look sees for a period."""
        found = self._worked_out(look, period)
        return found if _is_round(look) else self.rounded(found, look.round_to)

    def rounded(self, value: Value, decimals: int | None) -> Value:
        """The value rounded to so many decimals, where it is to be rounded."""
        return value if decimals is None else Value(logic.rounded(value.whole(), decimals))

    def _worked_out(self, look: Look, period: str) -> Value:
        if look.indicator.derived is None:
            return Value(self.row(self.slot(look, look.indicator.id, period)))
        made = formula(look.indicator, self.question.indicators)
        top = self._sum(look, made.top, period) * logic.number(made.times)
        if not made.bottom:
            return Value(top)
        bottom = self._sum(look, made.bottom, period)
        self._divides(look, made.bottom, bottom, period)
        return Value(top, bottom)

    def _divides(self, look: Look, parts: Mapping[str, int], bottom: Term, period: str) -> None:
        """No facts and no completion of them have a divisor of 0."""
        rows = [self.unknowns.row(self.slot(look, name, period)) for name in parts]
        self.unknowns.must(logic.any_of([*(logic.no(r.given) for r in rows), bottom > 0]))
        self.unknowns.suppose(bottom > 0)

    def _sum(self, look: Look, parts: Mapping[str, int], period: str) -> Term:
        return logic.total(self.row(self.slot(look, n, period)) * logic.number(t) for n, t in parts.items())

    def slot(self, look: Look, indicator: str, period: str) -> Slot:
        """The row of an indicator for a period, whose it is as the look says."""
        subject, name = look.subject, self.question.indicators[key(indicator)].id
        return self.shape.add(Slot(name, look.municipality, period, subject.area, subject.group))

    def row(self, slot: Slot) -> Term:
        """The value of a row; left open where the row is not given."""
        known = self.unknowns.row(slot)
        if slot.name not in self.left_open:
            scales = [i.scale for i in (self.question.indicators.get(key(slot.indicator)),) if i is not None]
            self.left_open[slot.name] = self.unknowns.open_number(scales)
        return logic.if_so(known.given, known.value, self.left_open[slot.name])

    def of(self, look: Look, cell: Cell) -> Value:
        """The value of a cell: a row's, one stated in the rule, or one that no row can settle."""
        if cell.value is None:
            return self.open(look)
        if not cell.measurements:
            return stated(Fraction(cell.value))
        assert cell.period is not None
        return self.value(look, cell.period.name)

    def open(self, look: Look) -> Value:
        """A value of the indicator that no row can settle."""
        found = self.unknowns.open_number([look.indicator.scale])
        return Value(found if look.round_to is None else logic.rounded(found, look.round_to))

    def unrounded(self, look: Look) -> Look:
        """The same look without rounding."""
        return replace(look, round_to=None)
