"""Promises about JSON and JSON Lines fact files."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading import codes, facts_of, refused, understood
from vetlanda_policy.errors import FactsError
from vetlanda_policy.readers import read_rows

ROWS: list[dict[str, object]] = [
    {"indikator": "inflyttade", "kommun": 685, "period": 2016, "värde": 1313, "källa": "SCB"},
    {"indikator": "kundnöjdhet", "område": "hemtjänst", "period": "2016-H1", "värde": "92,5", "status": None},
    {"indikator": "hme-total", "period": 2016.0, "värde": 79.1, "grupp": ""},
]
LINES = "\n".join(json.dumps(r) for r in ROWS)


def written(content: str | bytes) -> list[tuple[str, str, str, str | None, str]]:
    """What the facts of a file are."""
    found = facts_of(content).measurements
    return [(m.indicator, m.municipality, m.period.name, m.area, m.written) for m in found]


EXPECTED = [
    ("inflyttade", "0685", "2016", None, "1313"),
    ("kundnöjdhet", "0685", "2016-H1", "hemtjänst", "92.5"),
    ("hme-total", "0685", "2016", None, "79.1"),
]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(ROWS),
        json.dumps(ROWS, indent=2, ensure_ascii=False),
        json.dumps({"fakta": ROWS}),
        json.dumps({"facts": ROWS}, indent=1),
        "\n  \r\n" + json.dumps(ROWS) + "\n",
        LINES,
        LINES.replace("\n", "\r\n") + "\r\n",
        LINES.replace("\n", "\n\n"),
        codecs.BOM_UTF8 + json.dumps(ROWS, ensure_ascii=False).encode(),
        json.dumps(ROWS).encode("utf-16"),
    ],
)
def test_a_list_an_object_with_the_list_and_one_object_a_line_are_the_same_facts(content: str | bytes) -> None:
    assert EXPECTED == written(content)


def test_numbers_are_exactly_the_digits_that_stand_there() -> None:
    """No float on the way: 92.95 is 92.95, and 1e2 is 100."""
    text = '[{"indicator": "hme-total", "year": %d, "value": %s}]'
    assert "92.95" == written(text % (2016, "92.95"))[0][-1]
    assert "100" == written(text % (2016, "1e2"))[0][-1]
    assert "0.1" == written(text % (2016, "0.1000000000000000000000000000000000"))[0][-1]


def test_one_object_is_one_row() -> None:
    assert EXPECTED[:1] == written(json.dumps(ROWS[0]))


def test_a_typed_number_is_never_ambiguous() -> None:
    assert "1.234" == written('[{"indicator": "nki-total", "period": 2016, "value": 1.234}]')[0][-1]
    assert ["number-ambiguous"] == codes(refused('[{"indicator": "nki-total", "period": 2016, "value": "1.234"}]'))


def test_elements_are_numbered_in_a_list_and_lines_in_json_lines() -> None:
    wrong = {"indikator": "inflyttade", "period": 2016, "värde": "x"}
    assert "stdin:2, värde: " in str(refused(json.dumps([ROWS[0], wrong])))
    assert "stdin:3, värde: " in str(refused(f"{json.dumps(ROWS[0])}\n\n{json.dumps(wrong)}\n"))


@pytest.mark.parametrize("cell", [True, False, [], [1], {}, {"a": 1}])
def test_a_cell_is_a_text_or_a_number(cell: object) -> None:
    """The place names the element and the key."""
    error = refused(json.dumps([ROWS[0], {"indikator": "inflyttade", "period": 2016, "värde": cell}]))
    assert ["cell-not-flat"] == codes(error)
    assert "stdin:2, värde: " in str(error)


@pytest.mark.parametrize("cell", ["NaN", "Infinity", "-Infinity"])
def test_what_json_does_not_call_a_number_is_an_error_in_any_key(cell: str) -> None:
    for cells in (f'"värde": {cell}', f'"värde": 1, "anmärkning": {cell}'):
        assert ["number-not-finite"] == codes(refused(f'[{{"indikator": "inflyttade", "period": 2016, {cells}}}]'))


@pytest.mark.parametrize(
    "cell", ["1e999", "-1e999", "1e99999999999999999999", "9" * 5_000, "1" + "0" * 16, "0." + "0" * 13 + "1"]
)
def test_a_number_too_long_to_hold_exactly_is_an_error(cell: str) -> None:
    error = refused(f'[{{"indikator": "nki-total", "period": 2016, "värde": {cell}}}]')
    assert ["number-too-long"] == codes(error)


def test_a_key_that_stands_twice_is_an_error_with_its_element() -> None:
    """Also a column under two names; the last one never wins."""
    error = refused('[{"indikator": "inflyttade", "period": 2016, "värde": 1, "värde": 2}]')
    assert ["double-key"] == codes(error)
    error = refused('[{"indikator": "inflyttade", "period": 2016, "år": 2017, "värde": 1}]')
    assert ["double-column"] == codes(error)


def test_other_keys_are_named_in_one_notice() -> None:
    facts = facts_of(json.dumps([r | {"kommentar": ["x"], "enhet": {"y": None}} for r in ROWS]))
    assert ["ignored-columns", "not-yearly"] == codes(facts)
    assert "`kommentar`, `enhet`" in facts.notices[0].sv
    facts = facts_of(json.dumps({"källa": "SCB", "fakta": ROWS, "antal": 3}))
    assert ["ignored-keys", "not-yearly"] == codes(facts)
    assert "`källa`, `antal`" in facts.notices[0].sv


@pytest.mark.parametrize(
    "code, content",
    [
        ("no-header", "{}"),
        ("no-facts-list", '{\n"a": 1}'),
        ("no-facts-list", '{"fakta": 5}'),
        ("no-facts-list", '{"fakta": [], "facts": []}'),
        ("broken-json", "[1, 2"),
        ("broken-json", "["),
        ("broken-json", "[,]"),
        ("broken-json", '[{"a": 1},]'),
        ("broken-json", '[{"a": 1} {"b": 2}]'),
        ("broken-json", '[{"a": 1}] x'),
        ("broken-json", "[{'a': 1}]"),
        ("broken-json", '{"fakta": [] "x": 1}'),
        ("broken-json", '{"fakta": [], 5: 1}'),
        ("broken-json", '{"fakta"'),
        ("broken-json", '{"a": 1}\n{"b": '),
        ("broken-json", '{"a": 1}{"b": 2}'),
        ("broken-json", '[{"a": 01}]'),
        ("broken-json", '[{"a": "\n"}]'),
        ("row-not-object", '[1, "x", null, []]'),
        ("missing-column", '[{"indikator": "a", "period": 2016}]'),
        ("no-header", '[{"a": 1}]'),
        ("no-header", '{"a": 1}\n{"b": 2}'),
    ],
)
def test_what_is_no_list_of_rows_is_an_error_that_says_where(code: str, content: str) -> None:
    assert code in codes(refused(content))


@pytest.mark.parametrize("content", ["[]", " [ ] ", '{"fakta": []}'])
def test_an_empty_list_is_a_file_without_facts(content: str) -> None:
    assert ["no-rows"] == codes(facts_of(content))


def test_problems_before_a_broken_place_are_told_too() -> None:
    error = refused('[{"indikator": "inflyttade", "period": 2016, "värde": true}, {"indikator": ]')
    assert ["broken-json", "cell-not-flat"] == sorted(codes(error))


def test_half_a_character_is_an_error() -> None:
    assert ["half-character"] == codes(
        refused('[{"indikator": "inflyttade", "period": 2016, "värde": 1, "källa": "\\ud800"}]')
    )


def test_json_in_another_encoding_is_an_error() -> None:
    assert ["wrong-encoding"] == codes(refused(json.dumps(ROWS, ensure_ascii=False).encode("cp1252")))


@pytest.mark.parametrize("name", ["f.json", "f.csv", "f.txt", "f", "f.xlsx"])
def test_the_content_tells_the_format_and_not_the_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(json.dumps(ROWS))
    assert 3 == len(read_rows(path).rows)


def test_a_name_that_promises_another_format_is_told_where_the_content_cannot_be_read(tmp_path: Path) -> None:
    for name, said in (("f.json", "JSON"), ("f.xlsx", "XLSX"), ("f.parquet", "Parquet")):
        path = tmp_path / name
        path.write_text("hej\n")
        with pytest.raises(FactsError) as caught:
            read_rows(path)
        assert ["no-header", "not-as-named"] == sorted(codes(caught.value))
        assert f"inte {said}" in str(caught.value)


@settings(deadline=None)
@given(
    st.lists(
        st.dictionaries(
            st.text(max_size=4) | st.sampled_from(list(ROWS[0])),
            st.none() | st.text(max_size=9) | st.integers() | st.booleans(),
            max_size=6,
        ),
        max_size=6,
    )
)
def test_any_json_is_rows_or_an_error(rows: list[dict[str, object]]) -> None:
    """And nothing else happens."""
    understood(json.dumps(rows))


@settings(deadline=None)
@given(st.binary(max_size=60), st.sampled_from([b"[", b'{"', b'[{"indikator":', b'{"fakta": [']))
def test_any_bytes_after_a_bracket_are_rows_or_an_error(rest: bytes, start: bytes) -> None:
    understood(start + rest)
