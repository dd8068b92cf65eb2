"""Promises about reading files with many municipalities: formats, folders, engines, and what is said when it cannot be done."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from vetlanda_policy.errors import FactsError, QuestionError
from vetlanda_policy.readers.figures import read_number

pl = pytest.importorskip("polars")
pytest.importorskip("narwhals")

from vetlanda_policy.bulk import read_many  # noqa: E402 - only where the extra is installed
from vetlanda_policy.bulk.reading.finding import separator_of  # noqa: E402

Row = tuple[str | None, ...]
HEAD = ("indicator", "municipality", "area", "period", "value")
ROWS: list[Row] = [
    ("inflyttade", "0685", None, "2018", "1290"),
    ("inflyttade", "0180", None, "2018", "12"),
    ("kundnöjdhet", "0685", "kultur och fritid", "2017", "93.5"),
]
SWEDISH = "Indikator{0}Kommun{0}Område{0}År{0}Värde{0}Anmärkning\n"


def written(path: Path, separator: str = ",", head: str = SWEDISH, encoding: str = "utf-8") -> Path:
    """A CSV with the rows, in a quoted cell one that holds every separator."""
    lines = [separator.join([*(cell or "" for cell in row), '"a,b;c\td"']) for row in ROWS]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head.format(separator) + "\n".join(lines) + "\n", encoding)
    return path


def parquet(path: Path, rows: list[Row] = ROWS, head: tuple[str, ...] = HEAD) -> Path:
    """A Parquet with the rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pl.DataFrame(rows, schema=list(head), orient="row").write_parquet(path)
    return path


def read(*paths: Path | str) -> list[Row]:
    """The rows as read with polars, as texts, in order of their columns and of themselves."""
    frame = read_many([str(p) for p in paths]).collect()
    return in_order(frame.columns, frame.rows())


def in_order(columns: list[str], rows: list[tuple[Any, ...]]) -> list[Row]:
    """Rows as texts under the columns of the expected ones; a number is plain again."""
    assert set(HEAD) == set(columns) - {"source"}
    found = [tuple(plain(row[columns.index(name)]) for name in HEAD) for row in rows]
    code = HEAD.index("municipality")
    found = [(*row[:code], (row[code] or "").zfill(4), *row[code + 1 :]) for row in found]
    return sorted(found, key=str)


def plain(cell: object) -> str | None:
    """A cell as text."""
    return None if cell is None else str(cell).removesuffix(".0")


EXPECTED = sorted(ROWS, key=str)


@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_csv_is_read_whatever_stands_between_its_cells(tmp_path: Path, separator: str, encoding: str) -> None:
    """The first line tells; a mark of the byte order makes no difference, nor Swedish headings."""
    assert EXPECTED == read(written(tmp_path / "pahittat.csv", separator, encoding=encoding))


def test_the_first_line_tells_by_its_headings() -> None:
    """Not by how many commas there are in what is no fact."""
    assert ";" == separator_of('indikator;period;värde;"a,b,c,d,e,f"')
    assert "," == separator_of("indikator")


def test_a_csv_is_held_compactly(tmp_path: Path) -> None:
    """What is said many times is held once, and plain numbers and codes are numbers."""
    schema = read_many(written(tmp_path / "pahittat.csv")).collect_schema()
    assert pl.Float64 == schema["value"]
    assert pl.UInt32 == schema["municipality"]
    kinds = [schema[name] for name in ("indicator", "area", "period")]
    assert all(isinstance(kind, pl.Categorical) for kind in kinds)
    assert ["UInt8"] * 3 == [str(kind.categories.physical()) for kind in kinds]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_column_may_hold_many_different_texts(tmp_path: Path, kind: str) -> None:
    """More than a byte tells apart, and an empty cell among them."""
    areas = [None, *(f"skola {number}" for number in range(400))]
    rows: list[Row] = [("inflyttade", "0685", area, "2018", "1") for area in areas]
    if kind == "parquet":
        path = parquet(tmp_path / "pahittat.parquet", rows)
    else:
        path = tmp_path / "pahittat.csv"
        lines = [",".join(cell or "" for cell in row) for row in (HEAD, *rows)]
        path.write_text("\n".join(lines), "utf-8")
    frame = read_many(path).collect()
    assert isinstance(frame.schema["area"], pl.Categorical)
    assert areas == frame["area"].to_list()


def test_tables_that_were_read_apart_can_be_put_together(tmp_path: Path) -> None:
    one, other = (read_many(written(tmp_path / name)) for name in ("a.csv", "b.csv"))
    both = pl.concat([one, other]).collect()
    assert sorted([*ROWS, *ROWS], key=str) == in_order(both.columns, both.rows())


def test_of_a_source_it_is_held_whether_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "pahittat.csv"
    head = "indikator;kommun;område;period;värde;källa\n"
    path.write_text(head + "a;0685;;2018;1;https://example.org/a\nb;0685;;2018;2;\nc;0685;;2018;3;  \n", "utf-8")
    assert [True, None, None] == read_many(path).collect()["source"].to_list()


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "-0.5",
        "93.25",
        "0.667",
        "1234.567",
        "12345678.123456",
        "123456789012",
        "0680",
        "11.88315334",
        "-999.123456789012",
    ],
)
def test_a_number_that_is_written_in_one_way_is_held_as_a_number(tmp_path: Path, text: str) -> None:
    """Also of one, two, or more decimals; of three where no thousands can be meant."""
    path = written(tmp_path / "pahittat.csv", ";")
    path.write_text(path.read_text("utf-8").replace(",", ".") + f"inflyttade;0680;;2018;{text};\n", "utf-8")
    frame = read_many(path).collect()
    assert pl.Float64 == frame.schema["value"]
    assert [float(read_number(text))] == frame.filter(pl.col("municipality") == 680)["value"].to_list()


@pytest.mark.parametrize(
    "odd",
    [
        "..",
        "1 290",
        "1,290",
        "1.290",
        "1e3",
        "+5",
        ".5",
        "5.",
        "1234567890123456",
        "1000.123456789012",
        "röd",
        "000180",
    ],
)
def test_values_stay_texts_where_any_is_no_plain_number(tmp_path: Path, odd: str) -> None:
    """So that what is written is what is understood."""
    path = written(tmp_path / "pahittat.csv", ";")
    path.write_text(path.read_text("utf-8") + f"inflyttade;0680;;2018;{odd};\n", "utf-8")
    frame = read_many(path).collect()
    assert pl.String == frame.schema["value"]
    assert [odd] == frame.filter(pl.col("municipality") == 680)["value"].to_list()


@pytest.mark.parametrize(
    "odd", ["+685", "685", "00685", "6 85", "-0685", "\uff10\uff16\uff18\uff15", "Vetlanda", "4294967980", "000000"]
)
@pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
def test_codes_stay_texts_where_any_cannot_be_told_from_its_number(tmp_path: Path, odd: str, *, first: bool) -> None:
    path, row = written(tmp_path / "pahittat.csv", ";"), f"inflyttade;{odd};;2018;1;\n"
    head, _, rest = path.read_text("utf-8").partition("\n")
    path.write_text(f"{head}\n{row}{rest}" if first else f"{head}\n{rest}{row}", "utf-8")
    frame = read_many(path).collect()
    assert pl.String == frame.schema["municipality"]
    assert odd in frame["municipality"].to_list()


def test_codes_of_six_digits_are_numbers_beside_that_of_the_country(tmp_path: Path) -> None:
    """Where the greatest has six; else nobody could tell how many zeros the others begin with."""
    path = tmp_path / "pahittat.csv"
    rows = "indikator,kommun,period,värde\ninflyttade,000685,2018,1\ninflyttade,0000,2018,1\n"
    path.write_text(f"{rows}inflyttade,123456,2018,1\n", "utf-8")
    assert [685, 0, 123456] == read_many(path).collect()["municipality"].to_list()
    path.write_text(rows, "utf-8")
    assert ["000685", "0000"] == read_many(path).collect()["municipality"].to_list()


def test_an_empty_cell_is_nothing_also_where_it_is_quoted(tmp_path: Path) -> None:
    path = tmp_path / "pahittat.csv"
    path.write_text('indikator,kommun,område,period,värde\ninflyttade,0685,"",2018,""\n', "utf-8")
    assert [("inflyttade", "0685", None, "2018", None)] == read(path)


def test_a_decimal_comma_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pahittat.csv"
    path.write_text("indikator;kommun;område;period;värde\nkundnöjdhet;0685;;2018;93,5\n", "utf-8")
    assert [("kundnöjdhet", "0685", None, "2018", "93.5")] == read(path)


def test_a_parquet_is_left_as_it_is(tmp_path: Path) -> None:
    """Lazily; only columns of facts are taken."""
    path = parquet(tmp_path / "pahittat.parquet", [(*row, "x") for row in ROWS], (*HEAD, "remark"))
    assert EXPECTED == read(path)


def test_a_pattern_and_a_folder_stand_for_their_files(tmp_path: Path) -> None:
    """Each file once, however often it is named."""
    written(tmp_path / "pahittat-1.csv", ";")
    (tmp_path / "pahittat-2.csv").write_text("indikator,kommun,period,värde\ninflyttade,0680,2018,7\n", "utf-8")
    expected = sorted([*ROWS, ("inflyttade", "0680", None, "2018", "7")], key=str)
    assert expected == read(tmp_path / "pahittat-*.csv")
    assert expected == read(tmp_path)
    assert expected == read(tmp_path, tmp_path / "pahittat-1.csv")


def partitioned(folder: Path, ending: str) -> Path:
    """The rows in folders by period and area."""
    for n, (indicator, municipality, area, period, value) in enumerate(ROWS):
        inside = folder / f"år={period}" / f"area={area or '__HIVE_DEFAULT_PARTITION__'}"
        path = inside / f"pahittat-{n}.{ending}"
        frame = pl.DataFrame({"indikator": [indicator], "kommun": [municipality], "värde": [value]})
        inside.mkdir(parents=True, exist_ok=True)
        frame.write_parquet(path) if ending == "parquet" else frame.write_csv(path)
    (folder / "_SUCCESS").write_text("", "utf-8")
    return folder


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_partitioned_folder_has_its_keys_as_columns(tmp_path: Path, ending: str) -> None:
    assert EXPECTED == read(partitioned(tmp_path / "pahittat", ending))


def test_csv_and_parquet_are_read_together_where_both_are_named(tmp_path: Path) -> None:
    """By the names of their columns."""
    one = written(tmp_path / "a" / "pahittat.csv", ";")
    other = parquet(tmp_path / "b" / "pahittat.parquet", [("inflyttade", "0680", "2018", "7")], (*HEAD[:2], *HEAD[3:]))
    assert sorted([*ROWS, ("inflyttade", "0680", None, "2018", "7")], key=str) == read(one, other)


def test_parquet_files_of_different_columns_are_read_together(tmp_path: Path) -> None:
    parquet(tmp_path / "pahittat-1.parquet")
    parquet(tmp_path / "pahittat-2.parquet", [("inflyttade", "0680", "2018", "7")], (*HEAD[:2], *HEAD[3:]))
    assert sorted([*ROWS, ("inflyttade", "0680", None, "2018", "7")], key=str) == read(tmp_path)


def csv_and_parquet(folder: Path) -> None:
    written(folder / "pahittat.csv")
    parquet(folder / "pahittat.parquet")


def nothing(folder: Path) -> None:
    folder.mkdir(exist_ok=True)


def file_of(name: str, data: bytes) -> Callable[[Path], None]:
    """What puts a file into a folder."""

    def make(folder: Path) -> None:
        (folder / name).write_bytes(data)

    return make


@pytest.mark.parametrize(
    "make, name, text",
    [
        (nothing, "pahittat.csv", "pahittat.csv` finns inte"),
        (nothing, "pahittat-*.csv", "pahittat-*.csv` passar inte på någon fil"),
        (nothing, "", "har inga filer som slutar på .csv eller .parquet"),
        (csv_and_parquet, "", "har både CSV och Parquet"),
        (file_of("pahittat.xlsx", b"PK\x03\x04"), "pahittat.xlsx", "varken CSV i UTF-8 eller Parquet"),
        (file_of("pahittat.parquet", b"indikator"), "pahittat.parquet", "varken CSV i UTF-8 eller Parquet"),
        (file_of("pahittat.csv", b"indikator;v\xe4rde"), "pahittat.csv", "varken CSV i UTF-8 eller Parquet"),
        (file_of("pahittat.csv", b""), "pahittat.csv", "filen är tom"),
        (
            file_of("pahittat.csv", b"indikator;kommun;period\n"),
            "pahittat.csv",
            "kolumnen `värde` eller `value` saknas",
        ),
        (file_of("pahittat.csv", b"period;year;indicator;value\n"), "pahittat.csv", "kolumnen finns två gånger"),
        (
            file_of("pahittat.csv", b"indikator,period,value\na,2018,1,2,3\n"),
            "pahittat.csv",
            "kan inte läsas som den är",
        ),
        (
            file_of("pahittat.csv", b"indikator,period,value\na,2018,v\xe4\n"),
            "pahittat.csv",
            "kan inte läsas som den är",
        ),
        (file_of("pahittat.parquet", b"PAR1 and no more"), "pahittat.parquet", "kan inte läsas som den är"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, make: Callable[[Path], None], name: str, text: str
) -> None:
    """A whole sentence in both languages."""
    make(tmp_path)
    with pytest.raises(FactsError) as caught:
        read_many(tmp_path / name if name else tmp_path).collect()
    assert text in caught.value.text("sv")
    assert caught.value.text("sv") != caught.value.text("en")


def test_every_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FactsError) as caught:
        read_many([tmp_path / "pahittat-1.csv", tmp_path / "pahittat-2.csv"])
    assert 2 == len(caught.value.problems)


def test_an_unknown_engine_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="Menades polars"):
        read_many(tmp_path, engine="polar")  # type: ignore[arg-type]


@pytest.mark.parametrize("limit", ["1GB", "mycket"])
def test_a_memory_limit_is_for_duckdb(tmp_path: Path, limit: str) -> None:
    with pytest.raises(QuestionError, match="bara sättas för duckdb"):
        read_many(tmp_path, memory_limit=limit)


# ---------------------------------------------------------------- what is not installed


@pytest.mark.parametrize(
    "package, engine, extra",
    [
        ("narwhals", "polars", "many"),
        ("polars", "polars", "many"),
        ("duckdb", "duckdb", "duckdb"),
        ("pyspark", "spark", "spark"),
    ],
)
def test_what_is_not_installed_is_said_with_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, package: str, engine: Any, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(QuestionError) as caught:
        read_many("pahittat.csv", engine=engine)
    for lang in ("sv", "en"):
        assert f"pip install vetlanda-policy[{extra}]" in caught.value.text(lang)


def ran(code: str) -> str:
    """What a Python of its own prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_package_says_what_to_install_when_judging_many_is_imported() -> None:
    code = """
import sys
sys.modules["narwhals"] = None
try:
    from vetlanda_policy.bulk import {}
except Exception as error:
    print(type(error).__name__, error)
"""
    for name in ("shares", "evaluate_many as judge; judge(None, object())"):
        said = ran(code.format(name))
        assert said.startswith("QuestionError")
        assert "pip install vetlanda-policy[many]" in said


def test_nobody_else_needs_a_dataframe_library() -> None:
    """Neither the library nor another command imports one."""
    code = """
import sys
import vetlanda_policy, vetlanda_policy.bulk
from vetlanda_policy import read_rulebook, evaluate
from vetlanda_policy.cli import run
run(["periods"])
print(sorted({"polars", "duckdb", "pyspark", "narwhals", "pyarrow"} & set(sys.modules)))
"""
    assert "[]" == ran(code).splitlines()[-1]


def test_an_unknown_name_is_an_ordinary_error() -> None:
    from vetlanda_policy import bulk  # noqa: PLC0415

    assert {"evaluate_many", "read_many", "shares", "plan_of"} <= set(dir(bulk))
    with pytest.raises(AttributeError, match="no attribute"):
        _ = bulk.everything


# ---------------------------------------------------------------- other engines, where they are installed


@pytest.fixture(params=["duckdb", "spark"])
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    """An engine that is installed; Spark with a session of the test's own."""
    if request.param == "duckdb":
        pytest.importorskip("duckdb")
        yield "duckdb"
        return
    sql = pytest.importorskip("pyspark.sql")
    builder = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    builder.config("spark.sql.shuffle.partitions", "1").getOrCreate()
    yield "spark"


def rows_of(frame: Any, engine: str) -> list[Row]:
    """The rows of a relation or a Spark DataFrame."""
    found = frame.fetchall() if engine == "duckdb" else [tuple(row) for row in frame.collect()]
    return in_order(list(frame.columns), found)


@pytest.mark.filterwarnings("ignore")  # those libraries' own, which are not ours to mend
def test_the_other_engines_read_the_same(tmp_path: Path, engine: Any) -> None:
    """Separators, marks of the byte order, folders, partitions, both formats together."""
    one = written(tmp_path / "a" / "pahittat å.csv", ";", encoding="utf-8-sig")
    assert EXPECTED == rows_of(read_many(one, engine), engine)
    quoted = tmp_path / "b" / "pahittat.csv"
    quoted.parent.mkdir()
    quoted.write_text('indikator,kommun,område,period,värde\n"a ""b"", c",0685,"",2018,\n', "utf-8")
    assert [('a "b", c', "0685", None, "2018", None)] == rows_of(read_many(quoted, engine), engine)
    broken = tmp_path / "d" / "pahittat.csv"
    broken.parent.mkdir()
    broken.write_text('indikator,kommun,period,värde,källa,område\na,0685,2018,1,"x\ny,0685,2018,2",b\n', "utf-8")
    assert [("a", "0685", "b", "2018", "1")] == rows_of(read_many(broken, engine), engine)
    for ending in ("csv", "parquet"):
        folder = partitioned(tmp_path / f"pahittat-{ending}", ending)
        assert EXPECTED == rows_of(read_many(folder, engine), engine)
    other = parquet(tmp_path / "c" / "pahittat.parquet", [("inflyttade", "0680", "2018", "7")], (*HEAD[:2], *HEAD[3:]))
    expected = sorted([*ROWS, ("inflyttade", "0680", None, "2018", "7")], key=str)
    assert expected == rows_of(read_many([one, other], engine), engine)


def test_duckdb_keeps_to_its_memory() -> None:
    """On a database of its own."""
    pytest.importorskip("duckdb")
    with pytest.raises(QuestionError, match="ska vara en storlek som 1GB"):
        read_many("pahittat.csv", "duckdb", memory_limit="mycket")
