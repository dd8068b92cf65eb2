"""Many municipalities at once say what the single evaluator says of each, to the last digit.

Random rulebooks and tables, with gaps, ties, revisions, boundaries, statuses, several closings and dated versions.
`VETLANDA_POLICY_EXAMPLES=5000 python -m pytest tests/test_many.py` looks longer.
"""

from __future__ import annotations

import csv
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.strategies_many import FactRow, Many, books
from tests.strategies_many_rules import MEMBERS
from tests.test_completion import examples
from vetlanda_policy import read_rulebook
from vetlanda_policy.bulk import compiling, dense, evaluate_many, plan_of, read_many, wide
from vetlanda_policy.bulk.concluding import CONFLICT
from vetlanda_policy.bulk.one_by_one import Answer, row_of
from vetlanda_policy.bulk.reading.with_polars import held
from vetlanda_policy.bulk.rows import OneByOneError, decimals_of
from vetlanda_policy.engine import evaluate
from vetlanda_policy.errors import FactsError, QuestionError
from vetlanda_policy.facts import Status
from vetlanda_policy.readers.contradictions import NO_SOURCE
from vetlanda_policy.values import key

D = Decimal
KINDS = {
    "thresholds": ("at_least", "above", "at_most", "below", "between", "equals"),
    "changes": ("increases", "decreases", "does_not_increase", "does_not_decrease", "unchanged"),
    "places": ("among_best", "in_best_share"),
    "others": ("assessed", "milestones", "deviation_at_most", "better_than"),
    "all": None,
}


def fits(many: Many, row: FactRow) -> bool:
    """Whether a value has no more decimals than its indicator; with one that has, goals are judged one by one."""
    found = many.rulebook.by_id.get(key(row.indicator))
    if found is None or not isinstance(row.value, Decimal) or found.kind != "number" or found.derived is not None:
        return True
    return bool((row.value * 10 ** decimals_of(found.scale)) % 1 == 0)


def fitting(many: Many) -> Many:
    """The same facts without values that columns do not hold."""
    return replace(many, rows=tuple(r for r in many.rows if fits(many, r)))


def table(many: Many) -> pl.LazyFrame:
    """The facts as a table of texts."""
    return pl.LazyFrame({name: pl.Series(column, dtype=pl.String) for name, column in many.table().items()})


def each_once(many: Many) -> Many:
    """The same facts without days of publication, one row a value."""
    rows = {
        (r.indicator, r.municipality, r.area, r.group, r.period, r.value if r.indicator == MEMBERS else None): r
        for r in many.rows
    }
    return replace(many, rows=tuple(replace(r, published=None) for r in rows.values()), known_on=None)


def expected(many: Many) -> dict[tuple[str, str, str], Answer]:
    """What the single evaluator says of every municipality, closing and goal; facts that contradict are left out."""
    found = {}
    for code in many.municipalities():
        for name in many.closings:
            try:
                said = evaluate(many.rulebook, many.facts(code), closing=name, known_on=many.known_on, engine="direct")
            except FactsError:
                assume(False)
                raise
            for goal in said.goals:
                found[code, name, goal.id] = row_of(code, many.rulebook.closing(name), goal)
    return found


def answers(frame: Any) -> dict[tuple[str, str, str], Answer]:
    """The rows of an answer by municipality, closing and goal."""
    rows = frame.collect().rows()
    found = {row[:3]: row for row in rows}
    assert len(rows) == len(found)
    return found


@pytest.mark.parametrize("kinds", KINDS)
@examples(8)
@given(data=st.data())
def test_columns_and_the_single_evaluator_agree_row_by_row(kinds: str, data: st.DataObject) -> None:
    many = fitting(data.draw(books(KINDS[kinds])))
    assume(many.municipalities())
    right = expected(many)
    asked: dict[str, Any] = {"closings": many.closings, "known_on": many.known_on, "repeated": "merge"}
    assert right == answers(evaluate_many(many.rulebook, table(many), **asked, engine="polars"))


@examples(8)
@given(data=st.data())
def test_values_between_the_steps_of_a_scale_are_judged_like_others(data: st.DataObject) -> None:
    """Columns do not hold them, nor any with so many decimals; who has them, and among whom, makes no difference."""
    many = data.draw(books(KINDS[data.draw(st.sampled_from(sorted(KINDS)))]))
    finer = data.draw(st.sampled_from([D("0.00001"), D("0.1234567"), D("1e-12")]))  # three decimals could be thousands
    rows = [replace(row, value=row.value + finer) if not fits(many, row) else row for row in many.rows]  # type: ignore[operator]
    many = replace(many, rows=tuple(rows))
    assume(many.municipalities() and not all(fits(many, row) for row in many.rows))
    right = expected(many)
    asked: dict[str, Any] = {"closings": many.closings, "known_on": many.known_on, "repeated": "merge"}
    assert right == answers(evaluate_many(many.rulebook, table(many), **asked, engine="polars"))


@pytest.mark.parametrize("kinds", KINDS)
@examples(8)
@given(data=st.data())
def test_values_put_in_their_places_are_those_that_are_looked_up(kinds: str, data: st.DataObject) -> None:
    """The table of those whose codes are whole numbers is the usual one."""
    many = each_once(fitting(data.draw(books(KINDS[kinds]))))
    assume(many.municipalities())
    asked: dict[str, Any] = {"closings": many.closings, "engine": "polars"}
    expected(many)  # or else they contradict each other
    usual = answers(evaluate_many(many.rulebook, table(many), **asked))
    assert usual == answers(evaluate_many(many.rulebook, held(table(many)), **asked))


def written(value: str | None, turn: random.Random) -> str:
    """A value as people write it: a decimal comma, a space between thousands, another minus, a zero too many."""
    if value is None or not value.lstrip("-").replace(".", "").isdigit():
        return value or ""
    whole, _, decimals = value.partition(".")
    ways = [value, value.replace(".", ","), value.replace("-", "\N{MINUS SIGN}")]
    if len(decimals) == 1:
        ways.append(f"{value}0")
    if not decimals and len(whole) > 4:
        ways.append(f"{int(whole):,}".replace(",", " "))
    return turn.choice(ways)


@pytest.mark.parametrize("plainly", [True, False], ids=["plain", "as written"])
@examples(20)
@given(data=st.data())
def test_a_csv_says_the_same_as_its_rows(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, *, plainly: bool
) -> None:
    """Whatever stands between its cells, and however its numbers are written."""
    many = fitting(data.draw(books(KINDS[data.draw(st.sampled_from(sorted(KINDS)))])))
    assume(many.municipalities())
    expected(many)  # facts that contradict are left out
    turn, rows = random.Random(data.draw(st.integers(0, 2**16))), table(many).collect()  # noqa: S311  no cryptography
    path = tmp_path_factory.mktemp("csv") / "pahittat.csv"
    with path.open("w", encoding=turn.choice(["utf-8", "utf-8-sig"]), newline="") as file:
        separator, quoted = turn.choice(",;\t"), turn.random() < 0.5
        made = csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
        made.writerow(rows.columns)
        for row in rows.iter_rows(named=True):
            kept = plainly or row["indicator"] == MEMBERS
            made.writerow((row | ({} if kept else {"value": written(row["value"], turn)})).values())
    asked: dict[str, Any] = {"closings": many.closings, "known_on": many.known_on, "repeated": "merge"}
    asked["engine"] = "polars"
    right = answers(evaluate_many(many.rulebook, rows.lazy(), **asked))
    assert right == answers(evaluate_many(many.rulebook, read_many(path), **asked))


@examples(20)
@given(books())
def test_one_by_one_says_the_same_from_the_same_table(many: Many) -> None:
    many = fitting(many)
    assume(many.municipalities())
    right = expected(many)
    found = evaluate_many(many.rulebook, table(many), closings=many.closings, known_on=many.known_on, engine="exact")
    assert right == answers(found)


@examples(20)
@given(books(KINDS["thresholds"]), st.integers(0, 2**16))
def test_the_order_of_rows_never_matters(many: Many, seed: int) -> None:
    many = fitting(many)
    assume(many.municipalities())
    shuffled = list(many.rows)
    random.Random(seed).shuffle(shuffled)  # noqa: S311  no cryptography
    asked: dict[str, Any] = {
        "closings": many.closings,
        "known_on": many.known_on,
        "repeated": "merge",
        "engine": "polars",
    }
    one = evaluate_many(many.rulebook, table(many), **asked)
    other = evaluate_many(many.rulebook, table(replace(many, rows=tuple(shuffled))), **asked)
    assert answers(one) == answers(other)


@examples(40)
@given(data=st.data())
def test_duckdb_says_the_same_as_polars(data: st.DataObject) -> None:
    duckdb = pytest.importorskip("duckdb")
    many = fitting(data.draw(books()))
    assume(many.municipalities())
    expected(many)  # facts that contradict are left out
    asked: dict[str, Any] = {"closings": many.closings, "known_on": many.known_on, "repeated": "merge"}
    frame = table(many).collect()
    with duckdb.connect() as connection:
        found = evaluate_many(many.rulebook, connection.from_arrow(frame.to_arrow()), **asked, engine="duckdb")
        rows = {tuple(row[:3]): tuple(row) for row in found.fetchall()}
    assert answers(evaluate_many(many.rulebook, frame.lazy(), **asked, engine="polars")) == rows


# ---------------------------------------------------------------- Vetlanda's goals

HEADINGS = ("indicator", "municipality", "area", "period", "value")
ROWS = (
    ("inflyttade", "0685", None, "2014", "1300"),
    ("inflyttade", "0685", None, "2015", "1312"),
    ("inflyttade", "0685", None, "2017", "1314"),
    ("inflyttade", "0685", None, "2018", "1315"),
    ("inflyttade", "0680", None, "2017", "20"),
    ("inflyttade", "0680", None, "2018", "20"),
    ("hme-total", "0685", None, "2018", "80.1"),
    ("hme-total", "0680", None, "2018", "80.1"),
    ("jämförelsegrupp", "0685", "Liknande", "2018", "0680"),
    ("nki-total", "0685", None, "2018", "71"),
    ("nki-total", "0680", None, "2018", "73"),
    ("nki-deltagare", "0000", None, "2018", "2"),
)


def invented(rows: tuple[tuple[str | None, ...], ...] = ROWS) -> pl.LazyFrame:
    """Invented facts of two municipalities."""
    return pl.LazyFrame(rows, schema=dict.fromkeys(HEADINGS, pl.String), orient="row")


def judged(frame: pl.LazyFrame, **asked: Any) -> pl.LazyFrame:
    """The goals of 2015-2018 judged as columns, however few rows there are."""
    asked = {"closings": ("2018",), "engine": "polars", **asked}
    return evaluate_many(read_rulebook("2015-2018"), frame, **asked)  # type: ignore[no-any-return]


def of(frame: Any, code: str, number: int, closing: str = "2018") -> dict[str, Any]:
    """One answer."""
    found = frame.filter(municipality=code, goal=f"2015-2018/{number}", closing=closing).collect()
    (row,) = found.to_dicts()
    return row  # type: ignore[no-any-return]


def test_a_goal_is_decided_for_everybody_who_can_be_decided() -> None:
    """1 312, ?, 1 314 leaves just 1 313; and what is missing before 20 and 20 changes nothing."""
    found = judged(invented())
    vetlanda = of(found, "0685", 1)
    assert ("undecided", "fulfilled,not_fulfilled") == (vetlanda["verdict"], vetlanda["possible"])
    assert ("missing inflyttade 2016", "1315", "> 1314", D(0)) == (
        vetlanda["causes"],
        vetlanda["observed"],
        vetlanda["required"],
        vetlanda["margin"],
    )
    other = of(found, "0680", 1)
    assert ("not_fulfilled", "", "20", "> 20", D(-1)) == tuple(
        other[n] for n in ("verdict", "causes", "observed", "required", "margin")
    )


def test_a_place_is_counted_among_all_that_take_part() -> None:
    found = judged(invented())
    assert ("fulfilled", "2", "<= 10", D(8)) == tuple(
        of(found, "0685", 4)[n] for n in ("verdict", "observed", "required", "margin")
    )


def test_equal_values_share_a_place_in_a_comparison_group() -> None:
    found = of(judged(invented()), "0685", 5)
    assert ("fulfilled", "1", "<= 1") == (found["verdict"], found["observed"], found["required"])


@pytest.mark.parametrize(
    "row",
    [
        ("inflyttade", "0685", None, "2018", "1316"),
        ("inflyttade", "0685", None, "2016", "1313.5"),
        ("inflyttade", "0685", None, "2016", "-1"),
        ("inflyttade", "0685", None, "2016", "många"),
    ],
)
def test_what_contradicts_or_does_not_fit_is_a_problem_and_no_verdict(row: tuple[str | None, ...]) -> None:
    """Two values for one key, half a person, less than nobody, no number: said, never chosen and never rounded."""
    found = judged(invented((*ROWS, row)), repeated="merge")
    vetlanda = of(found, "0685", 1)
    assert vetlanda["problem"]
    assert vetlanda["verdict"] is None
    assert of(found, "0680", 1)["problem"] is None


def test_the_same_value_twice_is_one_fact_where_rows_are_merged() -> None:
    twice = invented((*ROWS, ROWS[0]))
    refused = of(judged(twice), "0685", 1)
    assert refused["problem"]
    merged = of(judged(twice, repeated="merge"), "0685", 1)
    assert (None, "undecided") == (merged["problem"], merged["verdict"])


@pytest.mark.parametrize("number", [pl.Float64, pl.Float32, pl.Decimal(10, 1)])
@pytest.mark.parametrize("engine", ["polars", "exact"])
def test_a_column_of_numbers_says_the_same_as_one_of_texts(number: Any, engine: str) -> None:
    """Also of numbers in so few bytes that 81.7 is none of them: what counts is how the nearest one is written."""
    rows = (*(row for row in ROWS if row[0] != "jämförelsegrupp"), ("hme-total", "0685", None, "2017", "81.7"))
    texts = judged(invented(rows), closings="all")
    typed = invented(rows).with_columns(pl.col("value").cast(number))
    assert answers(texts) == answers(judged(typed, closings="all", engine=engine))


def test_a_number_beside_the_one_that_is_written_does_not_fit() -> None:
    """A third number between 0.3 and 0.4, from adding: it is not made 0.3."""
    assert 0.1 + 0.2 != 0.3
    rows = invented((("hme-total", "0680", None, "2018", "0.3"),))
    for value, problem in ((0.3, False), (0.1 + 0.2, True)):
        typed = rows.with_columns(pl.lit(value).alias("value"))
        assert problem is (of(judged(typed), "0680", 5)["problem"] is not None)


def test_codes_and_years_may_be_whole_numbers() -> None:
    typed = invented().with_columns(pl.col("municipality").cast(pl.UInt32), pl.col("period").cast(pl.Int16))
    texts = judged(invented())
    assert answers(texts) == answers(judged(typed))


@pytest.mark.parametrize(
    "change, code",
    [
        (lambda f: f.drop("municipality"), "missing-column"),
        (lambda f: f.with_columns(pl.lit("2018-13").alias("period")), "period-unreadable"),
        (lambda f: f.with_columns(pl.lit("annat").alias("indicator")), "nothing-known"),
        (lambda f: f.with_columns(pl.lit(None, pl.String).alias("municipality")), "no-municipality"),
        (lambda f: f.with_columns(pl.lit("685").alias("municipality")), "no-code"),
        (lambda f: f.with_columns(pl.lit("Vetlanda").alias("municipality")), "no-code"),
        (lambda f: f.with_columns(pl.lit("kanske").alias("status")), "status-unreadable"),
    ],
)
def test_a_table_that_cannot_be_understood_is_refused(
    change: Callable[[pl.LazyFrame], pl.LazyFrame], code: str
) -> None:
    with pytest.raises(FactsError) as refused:
        judged(change(invented()))
    assert code in {problem.code for problem in refused.value.problems}


JUDGED = ("bedömning", "0685", "2015-2018/2", "2018", "uppfyllt")


@pytest.mark.parametrize(
    "engine, sentence",
    [
        (
            "duckdb",
            'kan inte bedömas med duckdb. Läs filerna med `read_many(..., engine="duckdb")`, eller utelämna engine.',
        ),
        ("exakt", "är ingen motor för många kommuner; de är polars, duckdb, spark, exact. Menades exact?"),
    ],
)
def test_an_engine_that_cannot_judge_the_table_is_refused(engine: str, sentence: str) -> None:
    with pytest.raises(QuestionError) as refused:
        judged(invented(), engine=engine)
    assert str(refused.value).endswith(sentence)


@pytest.mark.parametrize("engine", ["polars", "exact", None])
@pytest.mark.parametrize("source", [None, "", "  "])
def test_a_judgement_without_a_source_is_refused(engine: str | None, source: str | None) -> None:
    """As in fact files, and with the same words; also where there is no such column."""
    without = invented((*ROWS, JUDGED))
    for frame in (without, without.with_columns(pl.lit(source, pl.String).alias("källa"))):
        with pytest.raises(FactsError) as refused:
            judged(frame, engine=engine)
        (problem,) = refused.value.problems
        assert NO_SOURCE.code == problem.code
        assert problem.sv.startswith(NO_SOURCE.sv)
        assert problem.sv.endswith("Källan saknas för `0685 2015-2018/2`.")


@pytest.mark.parametrize("engine", ["polars", "exact", None])
@pytest.mark.parametrize("member", ["0680.5", "Jönköping", "..", "-680", "12345678901"])
def test_a_member_of_a_group_that_is_no_code_is_refused(engine: str | None, member: str) -> None:
    """It would be an unknown municipality, or another one where figures are numbers."""
    rows = [row if row[0] != "jämförelsegrupp" else (*row[:4], member) for row in ROWS]
    texts = invented(tuple(rows))
    number = pl.col("value").cast(pl.Float64, strict=False)
    tables = [texts, held(texts)]
    if member[-1].isdigit():
        tables.append(texts.with_columns(number))
    for facts in tables:
        with pytest.raises(FactsError) as refused:
            judged(facts, engine=engine)
        (problem,) = refused.value.problems
        assert "no-member" == problem.code
        assert "raderna om `jämförelsegrupp` har annat än kommunkoder som värde" in problem.sv


@pytest.mark.parametrize("engine", ["polars", "exact"])
@pytest.mark.parametrize("nothing", ["", "  "])
def test_a_group_without_members_is_no_group(engine: str, nothing: str) -> None:
    rows = [row if row[0] != "jämförelsegrupp" else (*row[:4], nothing) for row in ROWS]
    for facts in (invented(tuple(rows)), held(invented(tuple(rows)))):
        found = of(judged(facts, engine=engine), "0685", 5)
        assert "unknown_group jämförelsegrupp 2018" in found["causes"]


@pytest.mark.parametrize("engine", ["polars", "exact"])
@pytest.mark.parametrize("nothing", ["", "  ", None])
def test_a_value_without_letters_is_none(engine: str, nothing: str | None) -> None:
    rows = [(*row[:4], nothing) if row[:4] == ("inflyttade", "0685", None, "2018") else row for row in ROWS]
    found = of(judged(invented(tuple(rows)), engine=engine), "0685", 1)
    assert ("missing inflyttade 2016; missing inflyttade 2018", None) == (found["causes"], found["problem"])


@pytest.mark.parametrize("engine", ["polars", "exact"])
def test_only_a_judgement_needs_a_source(engine: str) -> None:
    source = pl.when(pl.col("indicator") == "bedömning").then(pl.lit("KS 2019 § 12"))
    frame = invented((*ROWS, JUDGED)).with_columns(source.alias("source"))
    found = of(judged(frame, engine=engine), "0685", 2)
    assert ("fulfilled", None) == (found["verdict"], found["problem"])
    nothing = invented((*ROWS, (*JUDGED[:-1], None)))  # a row that says nothing
    assert "undecided" == of(judged(nothing, engine=engine), "0685", 2)["verdict"]


@pytest.mark.parametrize("source", [None, " "])
def test_duckdb_refuses_a_judgement_without_a_source_too(source: str | None) -> None:
    duckdb = pytest.importorskip("duckdb")
    with_source = invented((*ROWS, JUDGED)).with_columns(pl.lit("KS 2019 § 12").alias("source")).collect()
    without = with_source.with_columns(pl.lit(source, pl.String).alias("source"))
    book = read_rulebook("2015-2018")
    with duckdb.connect() as connection:
        for frame in (without, without.drop("source")):
            with pytest.raises(FactsError, match="Källan saknas för `0685 2015-2018/2`"):
                evaluate_many(book, connection.from_arrow(frame.to_arrow()), closings=("2018",))
        found = evaluate_many(book, connection.from_arrow(with_source.to_arrow()), closings=("2018",)).fetchall()
    assert [("0685", "2018", "2015-2018/2", "fulfilled")] == [
        r[:4] for r in found if r[0] == "0685" and r[2][-1] == "2"
    ]


def test_what_was_published_later_is_hidden() -> None:
    dated = invented().with_columns(
        pl.when(pl.col("period") == "2018").then(pl.lit("2019-02-01")).alias("published"),
    )
    found = judged(dated, known_on=date(2019, 1, 1))
    assert ("undecided", "missing inflyttade 2016; missing inflyttade 2018") == (
        of(found, "0685", 1)["verdict"],
        of(found, "0685", 1)["causes"],
    )


def test_all_goals_of_2015_2018_are_judged_as_columns() -> None:
    """At every closing; a rule that is judged one by one for each of 290 municipalities is a slower one."""
    assert [] == plan_of(read_rulebook("2015-2018"), invented(), "all").one_by_one


def test_few_rows_are_judged_one_by_one_with_the_same_answer() -> None:
    one_by_one = evaluate_many(read_rulebook("2015-2018"), invented(), closings="all")
    assert answers(judged(invented(), closings="all")) == answers(one_by_one)


def test_statuses_are_known_here_too() -> None:
    withheld = invented().with_columns(
        pl.when((pl.col("indicator") == "inflyttade") & (pl.col("period") == "2018"))
        .then(pl.lit(Status.SUPPRESSED.value))
        .alias("status"),
        pl.when((pl.col("indicator") == "inflyttade") & (pl.col("period") == "2018"))
        .then(None)
        .otherwise(pl.col("value"))
        .alias("value"),
    )
    found = judged(withheld)
    assert "missing inflyttade 2016; suppressed inflyttade 2018" == of(found, "0685", 1)["causes"]


# ---------------------------------------------------------------- Spark, where `make spark` has installed it

on_spark = pytest.mark.skipif("VETLANDA_POLICY_SPARK" not in os.environ, reason="`make spark` runs it, with PySpark")
not_ours = pytest.mark.filterwarnings("ignore")  # PySpark's own warnings, which are not ours to mend
ONE_JOB_EACH = {
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
    "spark.sql.optimizer.excludedRules": "org.apache.spark.sql.execution.planmerging.MergeSubplans",
}
"""So that Spark makes one job of every question; else it may make one of each exchange, broadcast or merged part of a plan."""


@pytest.fixture
def session() -> Iterator[Any]:
    """Spark on two cores."""
    sql = pytest.importorskip("pyspark.sql")
    made = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    made.conf.set("spark.sql.shuffle.partitions", "4")
    yield made
    made.stop()


@pytest.mark.slow
@not_ours
@on_spark
def test_spark_says_the_same_as_polars(session: Any) -> None:
    """The invented workload of the benchmarks, as many municipalities as VETLANDA_POLICY_SPARK says."""
    from benchmarks.many.make import rows  # noqa: PLC0415 - only where it is run

    frame = rows(int(os.environ["VETLANDA_POLICY_SPARK"]), 0.03)
    book = read_rulebook("2015-2018")
    found = evaluate_many(book, session.createDataFrame(frame.to_arrow()), closings=("2018",))
    spark = pl.DataFrame(found.toArrow())
    order = ["municipality", "goal"]
    polars = evaluate_many(book, frame.lazy(), closings=("2018",)).collect()
    assert polars.sort(order).equals(spark.sort(order))


@pytest.mark.parametrize(
    "row, placed",
    [
        (("inflyttade", "1280", None, "2018", "7"), True),
        (("inflyttade", "0680", None, "2018", "20"), False),  # stands twice
        (("inflyttade", "0680", None, "2018", "21"), False),  # contradicts another
        (("inflyttade", "1280", None, "2018", "7.5"), False),  # has more decimals than the scale
        (("inflyttade", "0680", None, "2016", ".."), True),
    ],
)
def test_values_are_put_in_their_places_where_each_has_one(
    monkeypatch: pytest.MonkeyPatch, row: tuple[str | None, ...], *, placed: bool
) -> None:
    """Else they are looked up in the usual way, which says whose facts are wrong; the answer is the same."""
    made: list[bool] = []

    def watched(*asked: Any) -> Any:
        table = dense.dense(*asked)
        made.append(table is not None)
        return table

    monkeypatch.setattr(wide, "dense", watched)
    asked = judged(held(invented((*ROWS, row))))
    assert [placed] == made
    assert answers(judged(invented((*ROWS, row)))) == answers(asked)


@pytest.mark.slow
@not_ours
@on_spark
def test_spark_is_asked_as_often_for_many_goals_and_closings_as_for_one(session: Any) -> None:
    """A job each for what the table holds, the lists of comparison groups, the decimals, and all verdicts."""
    from benchmarks.many.make import rows  # noqa: PLC0415 - only where it is run

    for name, value in ONE_JOB_EACH.items():
        session.conf.set(name, value)
    table, book = session.createDataFrame(rows(40, 0.03).to_arrow()), read_rulebook("2015-2018")
    context = session.sparkContext

    def ask(group: str, goals: int, *closings: str) -> None:
        """Judge so many of the goals, the last first."""
        context.setJobGroup(group, group)
        some = book.model_copy(update={"goals": book.goals[-goals:]})
        found = evaluate_many(some, table, closings=closings, engine="spark").toArrow()
        assert 40 * goals * len(closings) == found.num_rows

    ask("one goal", 1, "2018")
    ask("all goals", 5, "2018")
    ask("all goals and closings", 5, "2015", "2016", "2017", "2018")
    jobs = context.statusTracker().getJobIdsForGroup
    assert [4, 4, 4] == [len(jobs(g)) for g in ("one goal", "all goals", "all goals and closings")]


@pytest.mark.slow
@not_ours
@on_spark
def test_spark_refuses_a_judgement_without_a_source_too(session: Any) -> None:
    frame = invented((*ROWS, JUDGED)).with_columns(pl.lit(" ").alias("källa")).collect()
    with pytest.raises(FactsError, match="Källan saknas för `0685 2015-2018/2`"):
        evaluate_many(read_rulebook("2015-2018"), session.createDataFrame(frame.to_arrow()), closings=("2018",))


def test_who_contradicts_itself_has_a_problem_also_where_goals_are_judged_one_by_one() -> None:
    """The others have their verdicts."""
    rows = (*ROWS, ("inflyttade", "0680", None, "2018", "21"), ("kundnöjdhet", "1280", "hemtjänst", "2018", "röd"))
    plan = plan_of(read_rulebook("2015-2018"), invented(rows), ("2018",))
    book = read_rulebook("2015-2018")
    asked = [("2018", goal.id) for _, goal in plan.one_by_one] + [("2018", one.goal.id) for one in plan.goals]
    assert [("2018", goal.id) for goal in book.goals] == sorted(asked)
    usual = answers(judged(invented(rows)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiling, "_judge", refused)
        found = answers(judged(invented(rows)))
    wrong = {code for code, _, _ in usual if usual[code, "2018", "2015-2018/1"][-1] is not None}
    assert {"0680", "1280"} == wrong
    assert {k: v for k, v in usual.items() if k[0] not in wrong} == {
        k: v for k, v in found.items() if k[0] not in wrong
    }
    assert all(found[k][3:] == (None,) * 6 + (CONFLICT,) for k in found if k[0] in wrong)


def refused(*_: Any) -> Any:
    """No criterion has a form as columns.

    Raises:
        OneByOneError: always.
    """
    raise OneByOneError
