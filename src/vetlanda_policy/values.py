"""Values: exact numbers, the scales they live on, and the frozen base of every typed record.

Only here are numbers made from text in rule files and turned back into text; binary floating point never enters.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import AbstractContextManager
from decimal import (
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
    localcontext,
)
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, model_validator
from pydantic_core import core_schema

DIGITS_BEFORE_POINT = 15
DIGITS_AFTER_POINT = 12

_WIDE = Context(prec=400, Emin=-999999, Emax=999999)
_EXACT = Context(prec=80, rounding=ROUND_HALF_UP, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])


def exactly() -> AbstractContextManager[Context]:
    """A decimal context in which every inexact operation is an error, whatever the caller's own context is."""
    return localcontext(_EXACT)


Number = Decimal | Fraction
"""An exact number; a fraction only where no decimal with a bounded number of digits is the same."""


class Frozen(BaseModel):
    """Base of the typed records: immutable, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:  # type: ignore[override]
        """A record from values that are right already, without validation.

        As pydantic's own, but only for records such as ours, which have neither extras nor private attributes and whose
        fields are given by name: an evaluation makes some seventy of them, and this takes half the time.
        """
        made = cls.__new__(cls)
        fields = dict(_fields(cls))
        fields.update(values)
        object.__setattr__(made, "__dict__", fields)
        object.__setattr__(made, "__pydantic_fields_set__", set(values) if _fields_set is None else _fields_set)
        object.__setattr__(made, "__pydantic_extra__", None)
        object.__setattr__(made, "__pydantic_private__", None)
        return made


@lru_cache(maxsize=256)
def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """A model's fields in order, each with its default; ours are immutable, so they can be shared."""
    return {name: field.get_default(call_default_factory=True) for name, field in model.model_fields.items()}


def plain(number: Decimal) -> str:
    """A decimal as plain digits: no exponent, no trailing zeros, `-0` as `0`."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def too_long(number: Decimal) -> bool:
    """Whether a number has more digits than the exact arithmetic promises to hold."""
    if not number.is_finite():
        return True
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    return len(digits) + exponent > DIGITS_BEFORE_POINT or -exponent > DIGITS_AFTER_POINT


def _exact_decimal(value: object) -> Decimal:
    if isinstance(value, bool | float) or not isinstance(value, Decimal | int | str):
        msg = "must be an exact decimal number, written as digits or as a string"
        raise ValueError(msg)  # noqa: TRY004 - pydantic reports ValueError with the key's place
    try:
        number = Decimal(value)
    except InvalidOperation:
        msg = "must be a decimal number such as 92.5"
        raise ValueError(msg) from None
    if too_long(number):
        msg = (
            f"must be finite, with at most {DIGITS_BEFORE_POINT} digits before and {DIGITS_AFTER_POINT} after the point"
        )
        raise ValueError(msg)
    return Decimal(plain(number))


_INPUTS = core_schema.union_schema([core_schema.int_schema(), core_schema.float_schema(), core_schema.str_schema()])


class _ExactDecimal:
    """How pydantic reads and writes an exact decimal; said outright, since every rule has many and finding out is slow."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(
            _exact_decimal,
            handler(source),
            serialization=core_schema.plain_serializer_function_ser_schema(
                plain, return_schema=core_schema.str_schema()
            ),
            json_schema_input_schema=_INPUTS,
        )


Exact = Annotated[Decimal, _ExactDecimal]
"""A decimal that is exact from file to answer; a string of plain digits in JSON."""

LONGEST_NAME = 100
_SEPARATORS = re.compile(r"[\s_\-\u2010-\u2015\u00a0]+")


def key(text: str) -> str:
    """The normal form under which ids and names are compared.

    Case, å/ä/ö against a/o, and space, hyphen or underscore make no difference: `Särskilt boende`, `sarskilt-boende`
    and `SÄRSKILT_BOENDE` are one.
    """
    return _remembered(text) if len(text) <= LONGEST_NAME else _normal(text)


def _normal(text: str) -> str:
    bare = text
    for _ in range(2):  # folding case can compose letters anew, and taking them apart can bring capitals back
        folded = unicodedata.normalize("NFKD", bare.casefold())
        bare = "".join(c for c in folded if not unicodedata.combining(c))
    return _SEPARATORS.sub("-", bare.strip()).strip("-")


_remembered = lru_cache(maxsize=4096)(_normal)  # the same few names are asked for again and again


class Scale(Frozen):
    """The values an indicator can take: everything from lowest to highest, in steps.

    Attributes:
        lowest: the least possible value; none means there is no least.
        highest: the greatest possible value; none means there is no greatest.
        step: the distance between two neighbouring values; none means every decimal number between is possible.
    """

    lowest: Exact | None = None
    highest: Exact | None = None
    step: Exact | None = None

    @model_validator(mode="after")
    def _sane(self) -> Self:
        if self.step is not None and self.step <= 0:
            msg = "step must be greater than 0"
            raise ValueError(msg)
        if self.lowest is not None and self.highest is not None and self.lowest > self.highest:
            msg = "lowest must not be greater than highest"
            raise ValueError(msg)
        return self

    @property
    def _anchor(self) -> Decimal:
        if self.lowest is not None:
            return self.lowest
        return self.highest if self.highest is not None else Decimal(0)

    def contains(self, value: Decimal) -> bool:
        """Whether the value lies between lowest and highest."""
        return not (
            (self.lowest is not None and value < self.lowest) or (self.highest is not None and value > self.highest)
        )

    def on_step(self, value: Decimal) -> bool:
        """Whether the value is a whole number of steps from the start of the scale."""
        return self.step is None or Fraction(value - self._anchor) % Fraction(self.step) == 0

    def _snap(self, value: Number, *, up: bool) -> Decimal:
        assert self.step is not None
        steps = (Fraction(value) - Fraction(self._anchor)) / Fraction(self.step)
        whole = -(-steps.numerator // steps.denominator) if up else steps.numerator // steps.denominator
        return self._anchor + whole * self.step

    def least_from(self, bound: Decimal) -> Decimal | None:
        """The least possible value that is at least `bound`; none where there is no such value."""
        if self.lowest is not None and bound < self.lowest:
            bound = self.lowest
        value = bound if self.step is None else self._snap(bound, up=True)
        return value if self.contains(value) else None

    def greatest_to(self, bound: Decimal) -> Decimal | None:
        """The greatest possible value that is at most `bound`; none where there is no such value."""
        if self.highest is not None and bound > self.highest:
            bound = self.highest
        value = bound if self.step is None else self._snap(bound, up=False)
        return value if self.contains(value) else None

    def next_above(self, bound: Number) -> Number:
        """The nearest step strictly above `bound`, were the scale endless; the bound itself where there are no steps."""
        if self.step is None:
            return bound
        value = self._snap(bound, up=True)
        return value if value > bound else value + self.step

    def next_below(self, bound: Number) -> Number:
        """The nearest step strictly below `bound`, were the scale endless; the bound itself where there are no steps."""
        if self.step is None:
            return bound
        value = self._snap(bound, up=False)
        return value if value < bound else value - self.step

    def any_above(self, bound: Decimal) -> bool:
        """Whether some possible value is strictly greater than `bound`."""
        top = self.top
        return top is None or top > bound

    def any_below(self, bound: Decimal) -> bool:
        """Whether some possible value is strictly less than `bound`."""
        return self.lowest is None or self.lowest < bound

    @property
    def top(self) -> Decimal | None:
        """The greatest value of the scale that is really taken; none where there is no greatest."""
        return None if self.highest is None else self.greatest_to(self.highest)

    def can_round(self, decimals: int) -> bool:
        """Whether the values rounded to so many decimals again lie in equal steps."""
        unit, half = Fraction(1, 10**decimals), Decimal(5).scaleb(-decimals - 1)
        if self.step is None or self.step < unit:
            return True
        if self.step == unit:  # of two neighbours at halves around 0 neither is rounded to it
            return not (self.contains(-half) and self.contains(half))
        return Fraction(self.step) % unit == 0 and Fraction(self._anchor) % unit == 0

    def rounded(self, decimals: int) -> Scale:
        """The scale of the values after rounding to so many decimals, half up.

        Raises:
            ValueError: the rounded values have no common step.
        """
        unit = Decimal(1).scaleb(-decimals)
        if not self.can_round(decimals):
            raise ValueError(decimals)
        if self.step is not None and self.step > unit:
            return self
        return Scale(
            lowest=None if self.lowest is None else round_half_up(self.lowest, decimals),
            highest=None if self.top is None else round_half_up(self.top, decimals),
            step=unit,
        )

    @cached_property
    def decimals(self) -> int:
        """How many decimals the scale's values are written with."""
        if self.step is None:
            return 0
        exponent = Decimal(plain(self.step)).as_tuple().exponent
        assert isinstance(exponent, int)
        return max(0, -exponent)


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """The value rounded to so many decimals; a half goes away from zero, as in Swedish statistics."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=Context(prec=80))


def tidy(value: Fraction) -> Number:
    """The number as a decimal where it is one with at most 40 decimals, else as the fraction it is."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives)
    if rest != 1 or places > 40:
        return value
    return Decimal(value.numerator * 10**places // value.denominator).scaleb(-places, _WIDE)


def minus(one: Number, other: Number) -> Number:
    """The exact difference."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one - other
    return tidy(Fraction(one) - Fraction(other))


def digits(value: Number, *, up: bool) -> Decimal:
    """The number as a decimal; one with endless or very many digits is rounded up or down in the last of twelve."""
    if isinstance(value, Decimal):
        whole, _, part = str(value).partition(".")
        short = len(whole) <= DIGITS_BEFORE_POINT and len(part) <= DIGITS_AFTER_POINT and whole.lstrip("-").isdigit()
        if (short and (not part or part.isdigit())) or not too_long(value):
            return value
    return (ceiling if up else floor)(Fraction(value), DIGITS_AFTER_POINT)


def ceiling(value: Fraction, decimals: int) -> Decimal:
    """The least decimal with so many decimals that is at least the fraction."""
    scaled = value * 10**decimals
    whole = -(-scaled.numerator // scaled.denominator)
    return Decimal(whole).scaleb(-decimals)


def floor(value: Fraction, decimals: int) -> Decimal:
    """The greatest decimal with so many decimals that is at most the fraction."""
    scaled = value * 10**decimals
    return Decimal(scaled.numerator // scaled.denominator).scaleb(-decimals)


__all__ = [
    "Exact",
    "Frozen",
    "Number",
    "Scale",
    "ceiling",
    "digits",
    "exactly",
    "floor",
    "key",
    "minus",
    "plain",
    "round_half_up",
    "tidy",
    "too_long",
]
