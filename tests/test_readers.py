"""Promises about reading fact files as a whole: the same facts from every format, in any order, and in little time."""

from __future__ import annotations

import csv
import gc
import io
import json
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading import ASSESSED, INDICATORS, codes, facts_of, row, rows_of
from tests.test_readers_xlsx import workbook
from vetlanda_policy import read_rulebook
from vetlanda_policy.errors import FactsError
from vetlanda_policy.facts import Facts
from vetlanda_policy.readers import read_facts, read_rows, to_facts

HEADER = ["indikator", "kommun", "område", "period", "värde", "status", "publicerad", "källa"]
words = st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" ;,\t\"'"), max_size=12).map(
    lambda t: t.strip().lstrip("=")
)
days = st.dates().filter(lambda d: d.year > 1000).map(str)
years = st.integers(1990, 2030).map(str)


def _figures(
    indicator: str, values: st.SearchStrategy[str], areas: Sequence[str] = ("",)
) -> st.SearchStrategy[list[str]]:
    return st.tuples(
        st.just(indicator), st.sampled_from(["0685", "Nässjö", "682", ""]), st.sampled_from(areas), years, values,
        st.sampled_from(["", "slutlig", "preliminär"]), days, words,
    ).map(list)  # fmt: skip


one_row = (
    _figures("inflyttade", st.integers(0, 9_999_999).map(str))
    | _figures("kundnöjdhet", st.decimals(0, 100, places=1).map(str), ["hemtjänst", "sarskilt boende"])
    | _figures("hme-total", st.sampled_from(["79.1", "0.05", "100"]))
)


def once(rows: list[list[str]]) -> list[list[str]]:
    """Without rows that contradict others: one a key, period and publication day."""
    kept: dict[tuple[str, ...], list[str]] = {}
    for cells in rows:
        kept.setdefault((cells[0], cells[1].replace("682", "Nässjö") or "0685", cells[2], cells[3]), cells)
    return list(kept.values())


tables = st.lists(one_row, min_size=1, max_size=8).map(once)


def written(rows: Sequence[Sequence[str]], separator: str = ";", encoding: str = "utf-8", newline: str = "\n") -> bytes:
    """A CSV file."""
    kept = io.StringIO(newline="")
    csv.writer(kept, delimiter=separator, lineterminator=newline).writerows([HEADER, *rows])
    return kept.getvalue().encode(encoding)


def told(facts: Facts) -> set[tuple[object, ...]]:
    """What the facts say, without where they were read."""
    return {
        (m.indicator, m.municipality, m.period, m.value, m.area, m.status, m.published, m.source)
        for m in facts.measurements
    }


@settings(deadline=None)
@given(tables, st.data())
def test_order_and_duplicates_of_rows_never_matter(rows: list[list[str]], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(rows + rows[: data.draw(st.integers(0, len(rows)))]))
    assert told(facts_of(written(rows))) == told(facts_of(written(shuffled)))


@settings(deadline=None)
@given(tables, st.data())
def test_rows_in_one_file_or_in_several_are_the_same_facts(rows: list[list[str]], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(rows)))
    assert told(facts_of(written(rows))) == told(facts_of(written(rows[:cut]), written(rows[cut:])))


@settings(deadline=None)
@given(
    tables,
    st.sampled_from(";,\t"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.permutations(range(len(HEADER))),
)
def test_any_dialect_and_order_of_columns_is_the_same_facts(
    rows: list[list[str]], separator: str, encoding: str, newline: str, order: list[int]
) -> None:
    kept = io.StringIO(newline="")
    csv.writer(kept, delimiter=separator, lineterminator=newline).writerows(
        [[cells[at] for at in order] for cells in [HEADER, *rows]]
    )
    assert told(facts_of(written(rows))) == told(facts_of(kept.getvalue().encode(encoding)))


@settings(deadline=None)
@given(tables)
def test_decimal_comma_and_point_are_the_same_facts(rows: list[list[str]]) -> None:
    comma = [[*cells[:4], cells[4].replace(".", ","), *cells[5:]] for cells in rows]
    assert told(facts_of(written(rows))) == told(facts_of(written(comma)))


@settings(max_examples=30, deadline=None)
@given(tables)
def test_any_format_is_the_same_facts(rows: list[list[str]]) -> None:
    """CSV, XLSX, JSON, JSON Lines and Parquet; numbers as text or as numbers."""
    pl = pytest.importorskip("polars")
    expected = told(facts_of(written(rows)))
    records = [dict(zip(HEADER, cells, strict=True)) for cells in rows]
    typed = [[*cells[:4], float(cells[4]), *cells[5:]] for cells in rows]
    kept = io.BytesIO()
    pl.DataFrame(records).with_columns(pl.col("värde").cast(pl.Float64)).write_parquet(kept)
    bare = [{k: Decimal(v) if k == "värde" else v for k, v in record.items()} for record in records]
    for content in (
        json.dumps(records).encode(),
        json.dumps(bare, default=float, ensure_ascii=False).encode(),
        "\n".join(json.dumps(record) for record in records).encode(),
        workbook([HEADER, *rows]),
        workbook([HEADER, *typed]),
        kept.getvalue(),
    ):
        assert expected == told(facts_of(content))


# ---------------------------------------------------------------- read_facts: many files for a rulebook


def test_the_facts_of_a_rulebook_are_read_with_its_own_indicators_and_municipality(tmp_path: Path) -> None:
    rulebook = read_rulebook("2015-2018")
    path = tmp_path / "fakta.csv"
    path.write_text(row(), "utf-8")
    facts = read_facts(path, rulebook=rulebook)
    assert [rulebook.municipality] == [m.municipality for m in facts.measurements]
    assert "0680" == read_facts(str(path), rulebook=rulebook, municipality="0680").measurements[0].municipality
    path.write_text(row() + "inflytade;2016;5\n", "utf-8")
    assert "reglerna för 2015-2018 känner inte" in read_facts(path, rulebook=rulebook).notices[0].sv
    with pytest.raises(FactsError):
        read_facts(path, rulebook=rulebook, strict=True)


def test_problems_of_files_that_cannot_be_read_come_with_those_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(row(värde="x"), "utf-8")
    (tmp_path / "b.csv").write_bytes(b"\0")
    with pytest.raises(FactsError) as caught:
        read_facts(tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.csv", rulebook=read_rulebook("2015-2018"))
    assert {"number-unreadable", "binary", "no-such-file"} == set(codes(caught.value))


def test_two_files_of_the_same_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for folder, value in (("2016", "1"), ("2017", "2")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "fakta.csv").write_text(row(värde=value, period=folder), "utf-8")
    facts = read_facts(tmp_path / "2016/fakta.csv", tmp_path / "2017/fakta.csv", rulebook=read_rulebook("2015-2018"))
    assert ["2016/fakta.csv", "2017/fakta.csv"] == [f.name for f in facts.files]
    assert ["2016/fakta.csv:2", "2017/fakta.csv:2"] == [str(m.place) for m in facts.measurements]


def test_standard_input_is_read_once() -> None:
    rulebook = read_rulebook("2015-2018")
    assert "stdin" == read_facts("-", rulebook=rulebook, stdin=io.BytesIO(row().encode())).files[0].name
    with pytest.raises(FactsError) as caught:
        read_facts("-", "-", rulebook=rulebook, stdin=io.BytesIO(row().encode()))
    assert ["stdin-twice"] == codes(caught.value)


# ---------------------------------------------------------------- little time, little memory


def test_nothing_of_another_format_is_imported(tmp_path: Path) -> None:
    """A small CSV file is read with the csv module, and importing the readers imports no format at all."""
    path = tmp_path / "f.csv"
    path.write_text(row(), "utf-8")
    script = (
        "import sys\n"
        "import vetlanda_policy.facts\n"
        "before = set(sys.modules)\n"
        "from vetlanda_policy.readers import read_rows\n"
        "imported = set(sys.modules) - before\n"
        "read_rows(sys.argv[1])\n"
        "read = set(sys.modules) - before - imported\n"
        "formats = {'csv', 'json', 'zipfile', 'polars', 'python_calamine', 'xml.parsers.expat', 'difflib'}\n"
        "print(sorted(imported & formats), sorted(read & formats))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True)
    assert "[] ['csv']" == done.stdout.strip()


def test_the_garbage_collector_is_left_as_it_was() -> None:
    """It is paused while rows are read, and an error turns it on again too."""
    assert gc.isenabled()
    facts_of(row())
    assert gc.isenabled()
    with pytest.raises(FactsError):
        facts_of("x")
    assert gc.isenabled()
    gc.disable()
    try:
        facts_of(row())
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_all_read(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    lines = (f"inflyttade;{100_000 + n};{1900 + n % 100};{n};;Statistiska centralbyrån\n" for n in range(100_000))
    path.write_text("indikator;grupp;period;värde;status;källa\n" + "".join(lines), "utf-8")
    facts = to_facts([read_rows(path)], indicators=INDICATORS, assessed=ASSESSED)
    assert 100_000 == len(facts.measurements)


def test_reading_twice_gives_the_same() -> None:
    content = row(källa="SCB")
    assert rows_of(content) == rows_of(content)
    assert facts_of(content) == facts_of(content)
