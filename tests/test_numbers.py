"""Promises about numbers as people write them."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetlanda_policy.readers.figures import read_number
from vetlanda_policy.readers.problems import UnreadableError
from vetlanda_policy.values import plain

SPACES = ["", " ", "\u00a0", "\u202f", "\u2009"]
numbers = st.decimals(-(10**9), 10**9, places=2) | st.integers(-(10**12), 10**12).map(Decimal)


@pytest.mark.parametrize(
    "number, text",
    [
        ("1314", "1314"),
        ("1314", "1 314"),
        ("1314", "1\u00a0314"),
        ("1314", "1\u202f314"),
        ("1234567.5", "1 234 567,5"),
        ("1234567", "1.234.567"),
        ("1234567", "1,234,567"),
        ("1234.5", "1.234,5"),
        ("1234.5", "1,234.5"),
        ("1234.567", "1 234,567"),
        ("1234.567", "1234,567"),
        ("92.5", "92,5"),
        ("92.5", "92.5"),
        ("92.95", "92,95"),
        ("93", "93 %"),
        ("93", "93%"),
        ("93.1", "93,1\u00a0%"),
        ("-19", "−19"),
        ("-19", "-19"),
        ("19", "+19"),
        ("0.123", "0,123"),
        ("0.123", "0.123"),
        ("92.5", "92.5000"),
        ("1.234", "1,2340"),
        ("0", "-0"),
        ("0", "0,0"),
        ("999999999999999", "999999999999999"),
    ],
)
def test_a_number_is_read_as_people_write_it(number: str, text: str) -> None:
    """Decimal comma or point, spaces of every width between thousands, percent signs, either minus."""
    assert number == plain(read_number(text))


@pytest.mark.parametrize(
    "thousands, decimals, text",
    [
        ("1 234", "1,234", "1.234"),
        ("1 234", "1,234", "1,234"),
        ("-12 345", "-12,345", "−12.345"),
        ("123 456", "123,456", "123,456 %"),
        ("100 000", "100,000", "100.000"),
    ],
)
def test_a_number_with_two_readings_is_an_error_that_shows_both(thousands: str, decimals: str, text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_number(text)
    assert "number-ambiguous" == caught.value.code
    assert thousands in caught.value.sv
    assert decimals in caught.value.sv
    assert decimals.replace(",", ".") in caught.value.en


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_what_the_ambiguous_error_proposes_is_read_as_it_says(whole: int, decimals: int, mark: str) -> None:
    """The two writings between backticks are the two readings."""
    with pytest.raises(UnreadableError) as caught:
        read_number(f"{whole}{mark}{decimals:03}")
    one, other = caught.value.sv.split("Skriv ")[1].split("`")[1::2]
    assert Decimal(whole * 1000 + decimals) == read_number(one)
    assert Decimal(f"{whole}.{decimals:03}") == read_number(other)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "abc", "1 23", "1 2345", "12 34 567", "0 123", "1.23.456", "1.234,567.8", "1.234.56", "1,23,456",
        "1 234.567,8", "1'234", "1’234", "1e3", "1E3", "9,3e1", "٩٣", "\uff19\uff13", "²", "½", "93,", ",93", ".5", "5.", "--5",
        "- 5", "5-", "(5)", "–5", "93 procent", "93%%", "93‰", "% 93", "1;2", "0x10", "1_000", "NaN", "nan", "Infinity",
        "-inf", "=1+1", "@SUM(A1)", "+A1", "-A1", "+ 5", "1\n2", "1\t314", "1  314", "1 314 kr", "ca 93",
        "9" * 16, "0," + "1" * 13,
        "9" * 10_000, "1" + " 000" * 5_000,
    ],
)  # fmt: skip
def test_what_is_not_exactly_a_number_is_refused(text: str) -> None:
    """Never a guess: no exponents, no other digits than 0-9, no formulas, groups of exactly three."""
    with pytest.raises(UnreadableError) as caught:
        read_number(text)
    assert caught.value.sv
    assert caught.value.en
    assert len(caught.value.sv) < 400


@pytest.mark.parametrize(
    "hint, text",
    [
        ("formel", "=1+1"),
        ("formel", "@SUM(A1)"),
        ("formel", "+A1"),
        ("exponent", "1e3"),
        ("apostrof", "1'234"),
        ("siffrorna 0-9", "\uff19\uff13"),
        ("grupper om tre", "1 23"),
        ("sekretess", "okänt"),
    ],
)
def test_the_error_says_what_would_have_been_right(hint: str, text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_number(text)
    assert hint in caught.value.sv


@given(numbers, st.sampled_from(SPACES), st.sampled_from(",."), st.sampled_from("-−"), st.sampled_from(["", "%", " %"]))
def test_a_formatted_number_reads_back_as_itself(number: Decimal, space: str, mark: str, minus: str, end: str) -> None:
    """Whatever writes it: thousands with any space, comma or point, either minus, with or without percent sign."""
    text = f"{abs(number):,f}".replace(",", space).replace(".", mark)
    assert number == read_number((minus if number < 0 else "") + text + end)


@given(numbers)
def test_both_conventions_with_both_marks_are_read(number: Decimal) -> None:
    """`1,234.50` and `1.234,50` each have one reading."""
    english = f"{number:,.2f}"
    assert number == read_number(english)
    assert number == read_number(english.translate(str.maketrans(",.", ".,")))


@given(st.text(max_size=30))
def test_any_text_is_a_finite_number_or_refused(text: str) -> None:
    """And nothing else happens."""
    try:
        number = read_number(text)
    except UnreadableError:
        return
    assert number.is_finite()
    assert any(c in "0123456789" for c in text)


def test_the_callers_decimal_context_does_not_matter() -> None:
    with localcontext() as context:
        context.prec = 3
        assert "-123456.789" == plain(read_number("−123 456,789"))
