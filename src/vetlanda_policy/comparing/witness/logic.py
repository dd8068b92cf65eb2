"""Logic: exact formulas over numbers, and a solver that finds values for them or proves that there are none.

The only door to z3. It is an extra of the package, imported when a witness is searched for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from vetlanda_policy.errors import Problem, QuestionError

try:
    import z3  # type: ignore[import-untyped, unused-ignore]
except ImportError:
    raise QuestionError(
        Problem(
            "no-solver",
            "ett minsta underlag söks med lösaren z3, som inte är installerad. "
            "Installera den med `pip install vetlanda-policy[witness]`.",
            "a witness is searched for with the solver z3, which is not installed. "
            "Install it with `pip install vetlanda-policy[witness]`.",
        )
    ) from None

Term = Any
"""A number that may hang on what is searched for: one of the solver's expressions."""

Formula = Any
"""A statement that may hang on what is searched for."""

Answer = Literal["yes", "no", "unknown"]
Constant = int | Decimal | Fraction


def number(value: Constant) -> Term:
    """A known number, exactly."""
    exact = Fraction(value)
    return z3.Q(exact.numerator, exact.denominator)


def small(value: int) -> Term:
    """A known whole number."""
    return z3.IntVal(value)


def like(symbol: Term, value: Constant) -> Term:
    """A known number of the same sort as an unknown one: whole, or any."""
    exact = Fraction(value)
    return z3.IntVal(exact.numerator) if z3.is_int(symbol) else z3.Q(exact.numerator, exact.denominator)


BEYOND = 10**24
"""Further away than any sum of values in a fact file."""


def at_an_end(symbol: Term, end: Fraction | None, way: int) -> Term:
    """The value of an unknown at an end of what it can be; for one without an end, far away, and for a truth either."""
    if z3.is_bool(symbol):
        return z3.BoolVal(bool(way))
    return like(symbol, (BEYOND if way else -BEYOND) if end is None else end)


def is_so(formula: Formula) -> bool:
    """Whether a formula without unknowns is true."""
    return bool(z3.is_true(z3.simplify(formula)))


def whole(name: str) -> Term:
    """An unknown whole number."""
    return z3.Int(name)


def real(name: str) -> Term:
    """An unknown number."""
    return z3.Real(name)


def truth(name: str) -> Formula:
    """An unknown truth."""
    return z3.Bool(name)


def known(*, truth: bool) -> Formula:
    """A known truth."""
    return z3.BoolVal(truth)


def among(value: Term, numbers: Iterable[int]) -> Formula:
    """Whether a whole number is one of several."""
    return z3.Or([value == n for n in numbers])


def another(symbol: Term, name: str) -> Term:
    """An unknown of the same sort."""
    return z3.Const(name, symbol.sort())


def as_real(value: Term) -> Term:
    """A whole number as a number among others."""
    return z3.ToReal(value)


def all_of(parts: Iterable[Formula]) -> Formula:
    """Every part is true; true where there is none."""
    return z3.And(list(parts))


def any_of(parts: Iterable[Formula]) -> Formula:
    """Some part is true; false where there is none."""
    return z3.Or(list(parts))


def no(part: Formula) -> Formula:
    """The part is false."""
    return z3.Not(part)


def if_so(condition: Formula, then: Term, other: Term) -> Term:
    """The one or the other, as the condition is."""
    return z3.If(condition, then, other)


def total(parts: Iterable[Term]) -> Term:
    """The sum; 0 where there is nothing to add."""
    return z3.Sum([*parts, z3.Q(0, 1)])


def how_many(parts: Iterable[Formula]) -> Term:
    """How many of the parts are true, a whole number."""
    return z3.Sum([*(z3.If(p, z3.IntVal(1), z3.IntVal(0)) for p in parts), z3.IntVal(0)])


def at_most(parts: Sequence[Formula], most: int) -> Formula:
    """No more of the parts are true than this."""
    return z3.PbLe([(part, 1) for part in parts], most) if parts else z3.BoolVal(most >= 0)


def is_whole(value: Term) -> Formula:
    """Whether the number has no decimals."""
    return z3.IsInt(value)


def down(value: Term) -> Term:
    """The greatest whole number that is at most the value."""
    return z3.ToReal(z3.ToInt(value))


def rounded(value: Term, decimals: int) -> Term:
    """The value rounded to so many decimals, a half away from zero."""
    unit = number(Fraction(10) ** decimals)
    half = number(Fraction(1, 2))
    away = z3.If(value >= 0, down(value * unit + half), -down(-value * unit + half))
    return away / unit


def replaced(formula: Formula, by: Sequence[tuple[Term, Term]]) -> Formula:
    """The formula with unknowns replaced."""
    return z3.substitute(formula, *by) if by else formula


class Solver:
    """Statements that must hold together, and values for which they do.

    Attributes:
        model: the values of the last answer that was `yes`.
    """

    def __init__(self, milliseconds: int) -> None:
        """A solver that gives up after so long for each question."""
        self._solver = z3.Solver()
        self._solver.set("timeout", milliseconds)
        self._solver.set("random_seed", 0)
        self.model: Model | None = None

    def add(self, *statements: Formula) -> None:
        """Demand these as well, for good."""
        self._solver.add(*statements)

    def ask(self, *assumed: Formula) -> Answer:
        """Whether there are values, with some statements assumed only this time."""
        if assumed:
            self._solver.push()
            self._solver.add(*assumed)
        try:
            said = self._solver.check()
            if said == z3.sat:
                self.model = Model(self._solver.model())
                return "yes"
            return "no" if said == z3.unsat else "unknown"
        finally:
            if assumed:
                self._solver.pop()


class Model:
    """Values for which all statements hold."""

    def __init__(self, found: Any) -> None:
        """Keep the solver's answer."""
        self._found = found

    def number(self, unknown: Term) -> Fraction | None:
        """The value of an unknown number; none where it is no fraction."""
        value = self._found.eval(unknown, model_completion=True)
        if z3.is_int_value(value):
            return Fraction(value.as_long())
        if z3.is_rational_value(value):
            return Fraction(value.numerator_as_long(), value.denominator_as_long())
        return None

    def value(self, unknown: Term) -> Term:
        """The value of anything unknown, as a term of the same sort."""
        return self._found.eval(unknown, model_completion=True)

    def truth(self, unknown: Formula) -> bool:
        """Whether an unknown truth is so."""
        return bool(z3.is_true(self._found.eval(unknown, model_completion=True)))


def values(model: Model, unknowns: Mapping[str, Term]) -> dict[str, Fraction] | None:
    """The values of several unknown numbers; none where one of them is no fraction."""
    found = {}
    for name, unknown in unknowns.items():
        value = model.number(unknown)
        if value is None:
            return None
        found[name] = value
    return found
