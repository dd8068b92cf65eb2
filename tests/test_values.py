"""Promises about exact numbers, scales and names."""

from __future__ import annotations

from decimal import Decimal, getcontext, localcontext
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from vetlanda_policy.values import Exact, Scale, ceiling, exactly, floor, key, plain, round_half_up, too_long

small = st.decimals(-1000, 1000, places=2)


class Holder(BaseModel):
    """Something with an exact number in it."""

    number: Exact


@pytest.mark.parametrize(
    "text, written",
    [("93.0", "93"), ("-0", "0"), ("1E+3", "1000"), ("0.10", "0.1"), ("-116", "-116"), ("1e-5", "0.00001")],
)
def test_a_number_is_written_as_plain_digits(text: str, written: str) -> None:
    """No exponent, no trailing zeros, no negative zero."""
    assert written == plain(Decimal(text))


@given(small)
def test_plain_digits_read_back_as_the_same_number(number: Decimal) -> None:
    """What is written is what was meant."""
    assert number == Decimal(plain(number))


@pytest.mark.parametrize("wrong", [93.5, True, "93,5", "NaN", "Infinity", None, [], "1e40", "9" * 16, "0." + "1" * 13])
def test_what_is_no_exact_number_is_refused(wrong: object) -> None:
    """Binary floating point, truth values, NaN and the too long never become a number."""
    with pytest.raises(ValidationError):
        Holder.model_validate({"number": wrong})


def test_an_exact_number_becomes_a_string_in_json_and_back() -> None:
    """0.1 and 0.2 are 0.3, in JSON too."""
    with exactly():
        made = Holder(number=Decimal("0.1") + Decimal("0.2"))
    assert '{"number":"0.3"}' == made.model_dump_json()
    assert made == Holder.model_validate_json(made.model_dump_json())


def test_the_callers_decimal_context_does_not_matter() -> None:
    """A caller with three digits of precision still gets all of ours."""
    with localcontext() as context:
        context.prec = 3
        with exactly():
            assert Decimal("1234.5678") == Decimal(1234) + Decimal("0.5678")
        assert 3 == getcontext().prec


@pytest.mark.parametrize("name", ["särskilt boende", "Sarskilt-Boende", "SÄRSKILT_BOENDE", "  sa\u0308rskilt  boende "])
def test_spelling_does_not_split_a_name(name: str) -> None:
    """Case, å/ä/ö, space, hyphen, underscore and the way ä is composed make no difference."""
    assert "sarskilt-boende" == key(name)


@given(st.text())
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    """Normalising twice is normalising once."""
    assert key(text) == key(key(text))


def test_rounding_goes_half_up_away_from_zero() -> None:
    """92.95 is 93.0 and -0.5 is -1, whatever the caller's context rounds to."""
    with localcontext() as context:
        context.prec = 2
        assert Decimal("93.0") == round_half_up(Decimal("92.95"), 1)
    assert Decimal(-1) == round_half_up(Decimal("-0.5"), 0)
    assert Decimal(93) == round_half_up(Decimal("92.5"), 0)


@given(st.fractions(-1000, 1000, max_denominator=997))
def test_ceiling_and_floor_enclose_a_fraction(value: Fraction) -> None:
    """The two nearest decimals lie on either side."""
    low, high = Fraction(floor(value, 3)), Fraction(ceiling(value, 3))
    assert low <= value <= high
    assert high - low <= Fraction(1, 1000)


def grid(scale: Scale) -> list[Decimal]:
    """Every value of a small bounded scale, by counting."""
    assert scale.lowest is not None
    assert scale.highest is not None
    assert scale.step is not None
    found, value = [], scale.lowest
    while value <= scale.highest:
        found.append(value)
        value += scale.step
    return found


scales = st.builds(
    lambda low, width, step: Scale(lowest=low, highest=low + width, step=step),
    st.decimals(-5, 5, places=1),
    st.decimals(0, 5, places=1),
    st.sampled_from([Decimal("0.1"), Decimal("0.3"), Decimal("0.5"), Decimal(1), Decimal(2)]),
)


@given(scales, st.decimals(-12, 12, places=2))
def test_a_scale_knows_its_neighbours(scale: Scale, bound: Decimal) -> None:
    """Least from, greatest to, above and below agree with counting every value."""
    values = grid(scale)
    assert min((v for v in values if v >= bound), default=None) == scale.least_from(bound)
    assert max((v for v in values if v <= bound), default=None) == scale.greatest_to(bound)
    assert any(v > bound for v in values) == scale.any_above(bound)
    assert any(v < bound for v in values) == scale.any_below(bound)
    assert values[-1] == scale.top
    assert all(scale.on_step(v) and scale.contains(v) for v in values)


@given(scales, st.integers(0, 2))
@example(Scale(lowest=Decimal("-3.5"), highest=Decimal("0.5"), step=Decimal(1)), 0)
def test_a_rounded_scale_has_exactly_the_rounded_values(scale: Scale, decimals: int) -> None:
    """Where they have none in common, the scale says that it cannot be rounded so."""
    values = sorted({round_half_up(v, decimals) for v in grid(scale)})
    if scale.can_round(decimals):
        assert values == grid(scale.rounded(decimals))
    else:
        with pytest.raises(ValueError, match=str(decimals)):
            scale.rounded(decimals)


def test_a_scale_without_ends_has_no_ends() -> None:
    """Nothing is greatest or least where the scale says neither."""
    scale = Scale()
    assert scale.any_above(Decimal(10) ** 14)
    assert scale.any_below(-(Decimal(10) ** 14))
    assert scale.top is None


@pytest.mark.parametrize("wrong", [{"step": 0}, {"step": "-1"}, {"lowest": 2, "highest": 1}])
def test_a_scale_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    """A step must be greater than nothing, and lowest must not be above highest."""
    with pytest.raises(ValidationError):
        Scale.model_validate(wrong)


def test_too_long_is_more_digits_than_arithmetic_keeps() -> None:
    """15 digits before the point and 12 after."""
    assert not too_long(Decimal("9" * 15 + "." + "9" * 12))
    assert too_long(Decimal("1" + "0" * 15))
    assert too_long(Decimal("NaN"))
