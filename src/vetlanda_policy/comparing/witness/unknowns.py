"""The unknowns of a search: which rows are given, their values, and whatever they leave open to a criterion.

Only what each can be; how they decide a verdict is said by the encoders.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from vetlanda_policy.comparing.witness import logic
from vetlanda_policy.comparing.witness.logic import Formula, Term
from vetlanda_policy.comparing.witness.shape import Slot
from vetlanda_policy.facts import Indicator
from vetlanda_policy.values import DIGITS_AFTER_POINT, DIGITS_BEFORE_POINT, Scale, key, too_long

FAR = 10**DIGITS_BEFORE_POINT - 1
"""No row has a value further from 0 than a fact file can say."""

JUDGED = ("not_fulfilled", "partly_fulfilled", "fulfilled")
"""What a judgement can say, by its number."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something unknown.

    Attributes:
        name: its name.
        symbol: the symbol that stands for it in formulas: a number of steps, a number, or a truth.
        value: the value as a number, where it is one.
        allowed: what it can be.
        slot: the row it is the value of; none for what no row settles.
        given: whether the row is given, where there is one.
        start: what a number of steps is counted from.
        step: how far one step is; none where the symbol is the number itself.
        ends: the least and the greatest that the symbol can stand for, as far as it has such.
    """

    name: str
    symbol: Term
    value: Term
    allowed: Formula
    slot: Slot | None = None
    given: Formula = None
    start: Decimal = Decimal(0)
    step: Decimal | None = None
    ends: tuple[Fraction | None, Fraction | None] = (None, None)

    def exact(self, symbol: Fraction) -> Fraction:
        """The number that follows from what the symbol stands for."""
        return symbol if self.step is None else Fraction(self.start) + Fraction(self.step) * symbol


@dataclass
class Unknowns:
    """Every unknown of a search.

    Attributes:
        indicators: the indicators as each side's rules declare them.
        rows: the values of the rows that the facts can have, by name.
        open: what the rows leave open to a criterion: the values of rows that are not given, and what none can settle.
        sizes: the numbers of members of comparison groups, by name.
        relations: what must hold between rows for the facts to be facts at all.
        completions: what must hold of what is left open.
        unbroken: the indicators of which every row is given, because there are too many ways to lack some.
    """

    indicators: Sequence[Mapping[str, Indicator]]
    rows: dict[str, Unknown] = field(default_factory=dict)
    open: list[Unknown] = field(default_factory=list)
    sizes: dict[str, Unknown] = field(default_factory=dict)
    relations: list[Formula] = field(default_factory=list)
    completions: list[Formula] = field(default_factory=list)
    unbroken: dict[str, None] = field(default_factory=dict)

    def row(self, slot: Slot) -> Unknown:
        """The value of a row."""
        if slot.name not in self.rows:
            scales = [i.scale for i in self.declared(slot.indicator)]
            self.rows[slot.name] = _number(slot.name, scales, slot)
        return self.rows[slot.name]

    def declared(self, indicator: str) -> list[Indicator]:
        """The indicator as each side that knows it as a measured one declares it."""
        known = [by_id[key(indicator)] for by_id in self.indicators if key(indicator) in by_id]
        return [i for i in known if i.derived is None]

    def judgement(self, slot: Slot, among: Sequence[int]) -> Unknown:
        """What a recorded judgement says: 0 not fulfilled, 1 partly, 2 fulfilled; only what every rule takes."""
        before = self.rows.get(slot.name)
        symbol = logic.whole(slot.name)
        allowed = logic.any_of(symbol == n for n in among)
        if before is not None:
            allowed = logic.all_of([before.allowed, allowed])
        self.rows[slot.name] = Unknown(slot.name, symbol, symbol, allowed, slot, logic.truth(f"!{slot.name}"))
        return self.rows[slot.name]

    def open_number(self, scales: Sequence[Scale]) -> Term:
        """A number that is left open."""
        self.open.append(_number(f"?{len(self.open)}", scales, None))
        return self.open[-1].value

    def open_whole(self, among: Sequence[int]) -> Term:
        """One of several whole numbers that is left open."""
        name = f"?{len(self.open)}"
        symbol = logic.whole(name)
        self.open.append(Unknown(name, symbol, symbol, logic.any_of(symbol == n for n in among)))
        return symbol

    def open_truth(self) -> Formula:
        """A truth that is left open, such as a verdict that is not due."""
        name = f"?{len(self.open)}"
        symbol = logic.truth(name)
        self.open.append(Unknown(name, symbol, symbol, logic.all_of(())))
        return symbol

    def size(self, name: str, most: int) -> Term:
        """How many other members a comparison group has, from one to `most`."""
        symbol = logic.whole(f"#{name}")
        if name not in self.sizes:
            allowed = logic.all_of([symbol >= 1, symbol <= most])
            self.sizes[name] = Unknown(f"#{name}", symbol, symbol, allowed)
        return symbol

    def must(self, relation: Formula) -> None:
        """Something that must hold between rows."""
        self.relations.append(relation)

    def suppose(self, completion: Formula) -> None:
        """Something that must hold of what is left open."""
        self.completions.append(completion)


def _number(name: str, scales: Sequence[Scale], slot: Slot | None) -> Unknown:
    """A number on every one of the scales."""
    stepped = next((s for s in scales if s.step is not None), None)
    if stepped is not None and stepped.step is not None:
        symbol = logic.whole(name)
        value = logic.number(_anchor(stepped)) + logic.number(stepped.step) * logic.as_real(symbol)
    else:
        symbol = value = logic.real(name)
    allowed = [] if slot is None else [value >= -FAR, value <= FAR]
    for scale in scales:
        if scale.lowest is not None:
            allowed.append(value >= logic.number(scale.lowest))
        if scale.highest is not None:
            allowed.append(value <= logic.number(scale.highest))
        if scale.step is not None and scale is not stepped and scale != stepped:
            allowed.append(logic.is_whole((value - logic.number(_anchor(scale))) / logic.number(scale.step)))
    given = None if slot is None else logic.truth(f"!{name}")
    start, step = (Decimal(0), None) if stepped is None else (_anchor(stepped), stepped.step)
    return Unknown(name, symbol, value, logic.all_of(allowed), slot, given, start, step, _ends(scales, start, step))


def _ends(scales: Sequence[Scale], start: Decimal, step: Decimal | None) -> tuple[Fraction | None, Fraction | None]:
    """The least and the greatest value that a single scale takes, in steps where there are steps."""
    if len({s.model_dump_json() for s in scales}) != 1:
        return None, None
    size = Fraction(step or 1)
    bounds = [None if b is None else (Fraction(b) - Fraction(start)) / size for b in (scales[0].lowest, scales[0].top)]
    return bounds[0], bounds[1]


def _anchor(scale: Scale) -> Decimal:
    if scale.lowest is not None:
        return scale.lowest
    return scale.highest if scale.highest is not None else Decimal(0)


def as_decimal(value: Fraction) -> Decimal | None:
    """A number as a fact file writes it; none where it has more digits than that."""
    scaled = value * 10**DIGITS_AFTER_POINT
    if scaled.denominator != 1:
        return None
    found = Decimal(scaled.numerator).scaleb(-DIGITS_AFTER_POINT).normalize()
    found = Decimal(format(found, "f"))
    return None if too_long(found) else found
