"""Engines: the dataframe libraries that the plan runs on; the only door to DuckDB and PySpark.

Only what narwhals leaves to them: their tables in and out, and keeping a table that is read several times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from vetlanda_policy.bulk.compiling import Plan
from vetlanda_policy.bulk.concluding import ANSWER, shape
from vetlanda_policy.bulk.extras import missing
from vetlanda_policy.bulk.words import Table, of_polars
from vetlanda_policy.errors import QuestionError
from vetlanda_policy.values import plain as digits_of

if TYPE_CHECKING:
    import narwhals as nw


def lazy(table: Any) -> nw.LazyFrame[Any]:
    """The table as a lazy one of narwhals.

    Raises:
        QuestionError: narwhals is not installed; the sentence says what to install.
    """
    try:
        import narwhals as nw  # noqa: PLC0415 - only where it is used
    except ModuleNotFoundError:
        raise QuestionError(missing("narwhals", "many")) from None

    found: nw.DataFrame[Any] | nw.LazyFrame[Any] = nw.from_native(table)
    return found.lazy() if isinstance(found, nw.DataFrame) else found


def plain(table: Any) -> Table:
    """The table as a lazy one: polars' own as it is, others as narwhals'."""
    if of_polars(table):
        native: Table = table.lazy()
        return native
    return lazy(table)


def library(table: Table) -> str:
    """The name of the library that a table is of, as engines are named."""
    name = "polars" if of_polars(table) else str(table.implementation.value)
    return "spark" if name.startswith("pyspark") else name


def native(table: Table) -> Any:
    """The table as one of its own library."""
    return table if of_polars(table) else table.to_native()


def kept(frame: Table) -> Table:
    """The table, worked out once where its library would else work it out anew for every part of the answer."""
    if of_polars(frame):  # its other engine would copy the columns that stay as they are
        return frame.collect(engine="in-memory").lazy()
    if frame.implementation.is_duckdb():
        native = frame.to_native()
        return lazy(native.materialize() if hasattr(native, "materialize") else native.execute())
    if frame.implementation.is_pyspark():
        return lazy(frame.to_native().cache())
    return frame


def concluded(plan: Plan, table: Table) -> list[Table]:
    """The answers of a plan's goals from its table, as one table or several.

    On Spark the expressions are polars', worked out where each part of the wide table lies: its own optimizer writes them out
    in full for every use, and with the rules of a whole period that has no end.
    """
    goals = plan.goals
    if of_polars(table) or not table.implementation.is_pyspark():
        return [one.rows(table, sound=plan.wide.sound) for one in goals]
    native = table.to_native()

    def judge(batches: Iterator[Any]) -> Iterator[Any]:
        import polars as pl  # noqa: PLC0415 - where the work is done
        import pyarrow as pa  # noqa: PLC0415

        answer = pa.schema([(n, pa.decimal128(38, 12) if n == "margin" else pa.string()) for n in ANSWER])
        for batch in batches:
            part = plain(pl.from_arrow(batch))
            found: Any = shape([one.rows(part) for one in goals]).collect()
            yield from found.to_arrow().cast(answer).to_batches()

    return [lazy(native.mapInArrow(judge, _SPARK))]


def left(plan: Plan, table: Table) -> dict[tuple[str, str], set[str]]:
    """For each closing and goal that some municipalities are judged one by one at: those municipalities."""
    goals = [one for one in plan.goals if one.hard is not False]
    if not goals:
        return {}
    if of_polars(table) or not table.implementation.is_pyspark():
        rows = shape([one.left(table) for one in goals]).collect().rows()
    else:

        def ask(batches: Iterator[Any]) -> Iterator[Any]:
            import polars as pl  # noqa: PLC0415 - where the work is done

            for batch in batches:
                part = plain(pl.from_arrow(batch))
                found: Any = shape([one.left(part) for one in goals]).collect()
                yield from found.to_arrow().cast(_names()).to_batches()

        names = ", ".join(f"{n} string" for n in ANSWER[:3])
        rows = [tuple(row) for row in table.to_native().mapInArrow(ask, names).collect()]
    made: dict[tuple[str, str], set[str]] = {}
    for code, closing, goal in rows:
        made.setdefault((closing, goal), set()).add(code)
    return made


def _names() -> Any:
    import pyarrow as pa  # noqa: PLC0415 - where the work is done

    return pa.schema([(name, pa.string()) for name in ANSWER[:3]])


_SPARK = ", ".join(f"{n} {'decimal(38,12)' if n == 'margin' else 'string'}" for n in ANSWER)


def like(table: Any, rows: Sequence[tuple[Any, ...]]) -> Table:
    """Answers as a lazy table of the same library as another."""
    frame = lazy(table)
    kind = frame.implementation
    if kind.is_pyspark():
        native = frame.to_native()
        return lazy(native.sparkSession.createDataFrame(list(rows), _SPARK))
    if kind.is_duckdb():
        return lazy(frame.to_native().query("facts", _values(rows)))
    import polars as pl  # noqa: PLC0415 - only where it is used

    margin = pl.Decimal(38, 12)
    table = pl.DataFrame(
        {n: [row[i] for row in rows] for i, n in enumerate(ANSWER)},
        schema={n: margin if n == "margin" else pl.String for n in ANSWER},
        strict=False,
    )
    return plain(table)


def _values(rows: Sequence[tuple[Any, ...]]) -> str:
    """The rows as a table of literals; nothing in them is ever run."""
    types = ["DECIMAL(38,12)" if n == "margin" else "VARCHAR" for n in ANSWER]
    names = ", ".join(f'"{n}"' for n in ANSWER)
    casts = ", ".join(f'CAST("{n}" AS {t}) AS "{n}"' for n, t in zip(ANSWER, types, strict=True))
    lines = ", ".join(f"({', '.join(_literal(v) for v in row)})" for row in rows)
    if not rows:
        nothing = ", ".join(f'CAST(NULL AS {t}) AS "{n}"' for n, t in zip(ANSWER, types, strict=True))
        return f"SELECT {nothing} WHERE FALSE"
    return f"SELECT {casts} FROM (VALUES {lines}) AS made({names})"  # noqa: S608 - literals, quoted below


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    text = digits_of(value) if isinstance(value, Decimal) else str(value)
    return "'" + text.replace("'", "''") + "'"


__all__ = ["concluded", "kept", "lazy", "left", "library", "like", "native", "plain"]
