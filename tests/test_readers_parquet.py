"""Promises about Parquet fact files."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.reading import codes, facts_of, refused, rows_of, understood
from vetlanda_policy.readers.parquet_footer import BrokenFooterError, read_footer

pl = pytest.importorskip("polars")

CELLS: dict[str, list[Any]] = {
    "indikator": ["hme-total", "inflyttade"],
    "kommun": ["0685", "Nässjö"],
    "period": ["2016", "2016"],
    "värde": ["92,5", "1 313"],
}


def parquet(**columns: Any) -> bytes:
    """A Parquet file with these columns instead of the usual ones; none leaves a column out."""
    kept = io.BytesIO()
    pl.DataFrame({n: c for n, c in (CELLS | columns).items() if c is not None}).write_parquet(kept)
    return kept.getvalue()


def written(data: bytes) -> list[tuple[str, str, str]]:
    """What the facts of a file are."""
    return [(m.municipality, m.period.name, m.written) for m in facts_of(data).measurements]


EXPECTED = [("0685", "2016", "92.5"), ("0682", "2016", "1313")]


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"värde": [92.5, 1313.0]},
        {"värde": pl.Series([92.5, 1313.0], dtype=pl.Float32)},
        {"värde": pl.Series([Decimal("92.50"), Decimal("1313.00")], dtype=pl.Decimal(10, 2))},
        {"period": [2016, 2016], "kommun": [685, 682]},
        {"period": [2016.0, 2016.0], "kommun": pl.Series([685, 682], dtype=pl.UInt16)},
        {"period": pl.Series(["2016", "2016"], dtype=pl.Categorical)},
        {"period": pl.Series(["2016", "2016"], dtype=pl.Enum(["2016"]))},
        {"område": pl.Series([None, None], dtype=pl.Null), "status": ["", None]},
        {"grupp": pl.Series([None, None], dtype=pl.Boolean)},
    ],
)
def test_any_type_of_column_gives_the_same_facts(columns: dict[str, Any]) -> None:
    assert EXPECTED == written(parquet(**columns))


@pytest.mark.parametrize("kind", ["Float32", "Float64"])
def test_a_float_is_the_shortest_decimal_that_gives_it(kind: str) -> None:
    """93.1 in four bytes is 93.1, not 93.0999984741211."""
    data = parquet(indikator=["hme-total", "hme-total"], värde=pl.Series([93.1, 0.1], dtype=getattr(pl, kind)))
    assert ["93.1", "0.1"] == [w for _, _, w in written(data)]


def test_exact_decimals_and_large_integers_stay_exact() -> None:
    data = parquet(
        indikator=["hme-total", "hme-total"],
        värde=pl.Series([Decimal("92.123456789012"), Decimal("0.000000000001")], dtype=pl.Decimal(38, 12)),
    )
    assert ["92.123456789012", "0.000000000001"] == [w for _, _, w in written(data)]
    whole = parquet(värde=[999_999_999_999_999, 5], indikator=["inflyttade", "inflyttade"])
    assert "999999999999999" == written(whole)[0][-1]


def test_days_are_days() -> None:
    days = [date(2017, 2, 21), None]
    for published in (days, [datetime(2017, 2, 21), None], ["2017-02-21", None]):  # noqa: DTZ001 - a day without a zone
        found = facts_of(parquet(publicerad=published)).measurements
        assert days == [m.published for m in found]


@pytest.mark.parametrize(
    "code, columns",
    [
        ("unreadable-day", {"publicerad": [datetime(2017, 2, 21, 9, tzinfo=UTC), None]}),
        ("cell-not-flat", {"värde": [True, None]}),
        ("number-is-date", {"värde": [date(2016, 1, 2), None]}),
        ("number-too-long", {"värde": [float("nan"), 5.0]}),
        ("number-too-long", {"värde": [float("inf"), 5.0]}),
        ("number-too-long", {"värde": [1e300, 5.0]}),
        ("unreadable-period", {"period": [2016.5, 2016.0]}),
        ("column-kind", {"värde": [[1], [2]]}),
        ("column-kind", {"värde": [{"a": 1}, {"a": 2}]}),
        ("column-kind", {"värde": [b"1", b"2"]}),
        ("column-kind", {"period": pl.Series([0, 1], dtype=pl.Duration)}),
        ("missing-column", {"värde": None}),
        ("double-column", {"år": [2016, 2016]}),
    ],
)
def test_what_is_no_fact_is_an_error(code: str, columns: dict[str, Any]) -> None:
    assert [code] == codes(refused(parquet(**columns)))


def test_rows_are_numbered_and_columns_keep_their_names() -> None:
    error = refused(parquet(värde=["92,5", "x"]))
    assert "stdin:2, värde: `x` är inget tal." in str(error)


def test_other_columns_are_never_unpacked() -> None:
    """They are named in one notice, whatever they hold."""
    many = [[b"1"] * 50, [b"2"]]
    file = rows_of(parquet(bilder=many, a=[{"b": m, "c": {"d": 1}} for m in many], kommun=["0685", "0685"]))
    assert ["ignored-columns"] == [n.code for n in file.notices]


def test_a_file_without_rows_is_a_file_without_facts() -> None:
    assert ["no-rows"] == codes(facts_of(parquet(**{name: pl.Series([], dtype=pl.String) for name in CELLS})))


def test_without_polars_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = parquet()
    monkeypatch.setitem(sys.modules, "polars", None)
    monkeypatch.delitem(sys.modules, "vetlanda_policy.readers.parquet_rows", raising=False)
    error = refused(data)
    assert ["parquet-not-installed"] == codes(error)
    assert "`vetlanda-policy[parquet]`" in str(error)


@pytest.mark.parametrize("compression", ["uncompressed", "snappy", "zstd", "gzip", "lz4", "brotli"])
def test_every_compression_gives_the_same_facts(compression: str) -> None:
    kept = io.BytesIO()
    pl.DataFrame(CELLS).write_parquet(kept, compression=compression)
    assert EXPECTED == written(kept.getvalue())


@pytest.mark.parametrize("rows, group", [(1, 1), (10, 3), (1_000, 100)])
def test_the_footer_tells_the_rows_and_the_size_before_anything_is_unpacked(rows: int, group: int) -> None:
    kept = io.BytesIO()
    pl.DataFrame({"värde": ["x" * 100 + str(n) for n in range(rows)]}).write_parquet(kept, row_group_size=group)
    footer = read_footer(kept.getvalue())
    assert rows == footer.rows
    assert 100 * rows < footer.unpacked < 1_000 * rows + 1_000


def test_more_rows_than_can_be_read_are_an_error_before_anything_is_unpacked() -> None:
    kept = io.BytesIO()
    pl.DataFrame({"indikator": "inflyttade", "period": 2016, "värde": pl.zeros(1_000_001, eager=True)}).write_parquet(
        kept
    )
    assert len(kept.getvalue()) < 100_000
    assert ["too-many-rows"] == codes(refused(kept.getvalue()))


def test_texts_that_would_fill_the_memory_are_an_error() -> None:
    """A dictionary of one long text, used a hundred thousand times, is small in the file."""
    kept = io.BytesIO()
    rows = 100_000
    pl.DataFrame({"indikator": "inflyttade", "period": 2016, "värde": range(rows)}).with_columns(
        källa=pl.lit("x" * 10_000)
    ).write_parquet(kept)
    assert len(kept.getvalue()) < 5_000_000
    assert ["too-large-unpacked"] == codes(refused(kept.getvalue()))


@pytest.mark.parametrize("cut", [4, 8, 12, 100, -1, -4, -8, -100])
def test_a_cut_file_is_damaged(cut: int) -> None:
    error = refused(parquet()[:cut])
    assert codes(error) in (["damaged-parquet"], ["no-header"])


@pytest.mark.parametrize(
    "footer", [b"", b"\xff" * 40, b"\x1c" * 1_000, b"\x19" * 1_000, b"\x19\xfc\xff\xff\xff\xff\x7f", b"\x15\x02"]
)
def test_a_footer_that_is_none_is_damaged(footer: bytes) -> None:
    with pytest.raises(BrokenFooterError):
        read_footer(b"PAR1" + footer + len(footer).to_bytes(4, "little") + b"PAR1")


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_a_changed_byte_is_read_or_an_error(seed: int) -> None:
    """And nothing else happens."""
    data = bytearray(parquet(källa=["SCB", "SCB"]))
    place = (seed * 7919) % len(data)
    data[place] ^= 1 << seed % 8
    understood(bytes(data))
