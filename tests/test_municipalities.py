"""Promises about municipalities: their codes, and the ways they are written."""

from __future__ import annotations

import pytest

from vetlanda_policy.municipalities import code_of, name_of, names, nearest


def test_there_are_290_municipalities_and_the_whole_country() -> None:
    """In order of code, none twice, every name once."""
    codes = list(names())
    assert 291 == len(codes) == len(set(names().values()))
    assert sorted(codes) == codes
    assert all(len(c) == 4 and c.isdigit() for c in codes)
    assert "Riket" == name_of("0000")


@pytest.mark.parametrize(
    "code, name",
    [("0114", "Upplands Väsby"), ("0685", "Vetlanda"), ("0980", "Gotland"), ("1438", "Dals-Ed"), ("2584", "Kiruna")],
)
def test_a_code_has_a_name_and_the_name_its_code(code: str, name: str) -> None:
    assert name == name_of(code)
    assert code == code_of(name) == code_of(code)


def test_every_municipality_is_found_by_every_common_writing_of_it() -> None:
    """Code, code without zero, code and name, name, name with kommun; with and without å ä ö where that is clear."""
    for code, name in names().items():
        for text in (code, f"{code} {name}", name, name.upper(), f" {name} ", f"{name} kommun", f"{name}s kommun"):
            assert code == code_of(text), text
        if code.startswith("0") and code != "0000":
            assert code == code_of(code[1:])


@pytest.mark.parametrize(
    "text",
    [
        "Vetlanda kommun", "VETLANDA KOMMUNS", "vetlanda", "0685 Vetlanda", "685 Vetlanda", "0685\u00a0Vetlanda",
        " 685 ", "Vetlanda\u00a0kommun",
    ],
)  # fmt: skip
def test_vetlanda_is_vetlanda(text: str) -> None:
    assert "0685" == code_of(text)


@pytest.mark.parametrize(
    "code, text",
    [
        ("1480", "Göteborgs stad"),
        ("1480", "goteborg"),
        ("1489", "Alingsås kommun"),
        ("2080", "Falu kommun"),
        ("1438", "Dals-Eds kommun"),
        ("0000", "00 Riket"),
        ("0000", "0"),
        ("0000", "riket"),
    ],
)
def test_a_municipalitys_own_title_and_the_statistics_agencys_writing_are_understood(code: str, text: str) -> None:
    assert code == code_of(text)


def test_two_municipalities_that_differ_only_in_a_ring_are_two() -> None:
    """Habo and Håbo; composed and decomposed letters are the same letter."""
    assert "0643" == code_of("Habo") == code_of("HABO kommun")
    assert "0305" == code_of("Håbo") == code_of("Ha\u030abo") == code_of("HÅBO kommun")


@pytest.mark.parametrize(
    "text", ["", " ", "Vetland", "9999", "1", "06850", "0685 Nässjö", "٠٦٨٥", "0006", "Region Kalmar", "x" * 10_000]
)
def test_what_is_no_municipality_for_certain_is_none(text: str) -> None:
    """A code and a name that contradict each other are no municipality either."""
    assert code_of(text) is None


@pytest.mark.parametrize(
    "code, text", [("0685", "Vetland"), ("0680", "Jönkoping"), ("0685", "0686 Vetlanda"), (None, "Paris")]
)
def test_the_nearest_municipality_is_named_where_one_is_close(code: str | None, text: str) -> None:
    assert code == nearest(text)
