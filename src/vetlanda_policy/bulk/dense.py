"""Dense: the wide table where codes are whole numbers without great gaps, each value put in its place.

Another way to the same table as in `wide`, for tables in polars: a code is the number of its row, so that nothing has
to be looked up. Where a value stands twice, or does not fit, it gives up, and the table is made in the usual way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, cast

from vetlanda_policy.bulk.rows import MUNICIPALITY, Rows, Series
from vetlanda_policy.bulk.words import Expr, Table, of_polars
from vetlanda_policy.periods import Period

if TYPE_CHECKING:
    import polars as pl

FOUR_DIGITS = 10_000
MOST_GAPS = 4
"""Beside all codes of four digits, so many numbers to a row of the table of facts are given a place, at most."""
_MOST_PLACES = 2**32 - 1
_PAIRED = 2**32
"""Two whole numbers below this one are one of 64 bits."""


def dense(rows: Rows, asked: Sequence[tuple[Series, dict[Period, int]]]) -> Table | None:
    """The wide table in order of code; nothing where it must be made in the usual way.

    Args:
        rows: the rows of the table of facts.
        asked: the periods asked for of each series, each with the number in its columns' names.
    """
    survey = rows.survey
    if not of_polars(rows.facts) or survey.width is None or rows.merging or survey.dated:
        return None
    import polars as pl  # noqa: PLC0415 - only where it is used

    facts: Any = rows.facts
    codes = facts.select(MUNICIPALITY).collect().to_series()
    size = _places_for(codes, survey.rows, survey.highest)
    if size is None:
        return None
    columns = {MUNICIPALITY: pl.int_range(size, dtype=codes.dtype, eager=True)}
    if any(size * len(periods) > _MOST_PLACES for _, periods in asked):
        return None
    names = ["value"] if rows.plain else ["value", "status"]

    def put(made: pl.DataFrame, periods: dict[Period, int]) -> dict[str, pl.Series] | None:
        """The columns of a series; nothing where a value stands twice, or one does not fit."""
        found = {}
        for name in names:
            places = _placed(made["_at"], _narrowed(made[name]), size * len(periods))
            if name == names[-1] and len(places) - places.null_count() != len(made):
                return None
            for block, number in enumerate(periods.values()):
                found[f"{name[0]}{number}"] = places.slice(block * size, size).cast(made[name].dtype)
        return found

    with ThreadPoolExecutor(pl.thread_pool_size()) as pool:
        plans: list[Any] = [
            rows.of(series.indicator, periods, series.area, series.group).select(
                _at(rows, periods, size).alias("_at"), *names
            )
            for series, periods in asked
        ]
        present = pool.submit(lambda: pl.repeat(value=False, n=size, eager=True).scatter(codes, values=True))
        for found in pool.map(put, pl.collect_all(plans), (periods for _, periods in asked)):
            if found is None:
                pool.shutdown(cancel_futures=True)
                return None
            columns |= found
    table = pl.DataFrame(columns).filter(present.result()).with_columns(_problem=pl.lit(0, pl.Int64))
    return cast("Table", table.lazy())


def _at(rows: Rows, periods: Iterable[Period], size: int) -> Expr:
    """A value's place: a block for each period, and in it the code."""
    import polars as pl  # noqa: PLC0415

    w, kind = rows.words, rows.schema["period"]
    code = w.col(MUNICIPALITY).cast(w.UInt32)
    blocks = [(text, number * size) for number, p in enumerate(periods) for text in rows.survey.periods[p]]
    if isinstance(kind, pl.Categorical):  # a category is the number of its block's place in a list
        numbers = pl.Series([text for text, _ in blocks], dtype=kind).to_physical()
        starts = pl.zeros(int(cast("int", numbers.max())) + 1, pl.UInt32, eager=True)
        starts = starts.scatter(numbers, pl.Series([start for _, start in blocks], dtype=pl.UInt32))
        return code + pl.lit(starts).gather(pl.col("period").to_physical())
    block = w.lit(None, w.UInt32)
    for number, period in enumerate(periods):
        here = rows.is_one_of("period", rows.survey.periods[period])
        block = w.when(here).then(w.lit(number * size, w.UInt32)).otherwise(block)
    return code + block


def _placed(at: pl.Series, values: pl.Series, size: int) -> pl.Series:
    """The values at their places, and nothing at the others."""
    import polars as pl  # noqa: PLC0415

    return pl.repeat(None, size, dtype=values.dtype, eager=True).scatter(at, values)


def _narrowed(values: pl.Series) -> pl.Series:
    """Whole numbers in as few bytes as hold them: the less memory they lie in, the sooner they are put in their places."""
    import polars as pl  # noqa: PLC0415

    return values.shrink_dtype() if values.dtype == pl.Int64 else values


def _places_for(codes: pl.Series, rows: int, greatest: int | None = None) -> int | None:
    """How many places there are up to the greatest code; nothing where one has no place, or too many would be empty."""
    lowest = 0 if codes.dtype.is_unsigned_integer() else codes.min()
    highest = codes.max() if greatest is None else greatest
    if not isinstance(lowest, int) or not isinstance(highest, int) or lowest < 0 or codes.has_nulls():
        return None
    return highest + 1 if highest < FOUR_DIGITS + MOST_GAPS * rows else None


# ---------------------------------------------------------------- codes as numbers


def each_once(rows: Table) -> Table:
    """The rows of two columns, each once; whole numbers in order, so that what is counted by the first lies together."""
    if not of_polars(rows) or not all(kind.is_integer() for kind in rows.collect_schema().values()):
        return rows.unique()
    import polars as pl  # noqa: PLC0415

    frame: Any = rows.collect()
    first, second = frame
    if frame.is_empty() or min(first.min(), second.min()) < 0 or max(first.max(), second.max()) >= _PAIRED:
        return cast("Table", frame.lazy().unique())
    pairs = (first.cast(pl.UInt64) * _PAIRED + second.cast(pl.UInt64)).sort()
    pairs = pairs.filter((pairs != pairs.shift()).fill_null(value=True))
    codes = (pairs // _PAIRED).cast(first.dtype), (pairs % _PAIRED).cast(second.dtype)
    return cast("Table", pl.DataFrame({s.name: code for s, code in zip(frame, codes, strict=True)}).lazy())


def looked_up(rows: Table, theirs: Table, on: str) -> Table:
    """The rows, each with the columns that a table has of the code in one column; nothing where it has no such code.

    Args:
        rows: the rows.
        theirs: a row a code.
        on: the column of codes in both, of the same type.
    """
    if of_polars(rows) and theirs.collect_schema()[on].is_integer():
        import polars as pl  # noqa: PLC0415

        frame: Any = theirs.collect()
        codes, columns = frame[on], (c for c in frame.get_columns() if c.name != on)
        size = _places_for(codes, len(codes))
        if size is not None:
            place = pl.when(pl.col(on).is_between(0, size - 1)).then(pl.col(on)).cast(pl.UInt32).alias("_place")
            found = (pl.lit(_placed(codes, c, size)).gather(pl.col("_place")).alias(c.name) for c in columns)
            return rows.with_columns(place).with_columns(*found).drop("_place")
    return rows.join(theirs, on=on, how="left")


__all__ = ["dense", "each_once", "looked_up"]
