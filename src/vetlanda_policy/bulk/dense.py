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
    lowest, highest = codes.min(), codes.max()
    if lowest < 0 or highest >= FOUR_DIGITS + MOST_GAPS * survey.rows:
        return None
    size = highest + 1
    columns = {MUNICIPALITY: pl.int_range(size, dtype=codes.dtype, eager=True)}
    if any(size * len(periods) > _MOST_PLACES for _, periods in asked):
        return None
    names = ["value"] if rows.plain else ["value", "status"]

    def put(series: Series, periods: dict[Period, int]) -> dict[str, pl.Series] | None:
        """The columns of a series; nothing where a value stands twice, or one does not fit."""
        plan: Any = rows.of(series.indicator, periods, series.area, series.group)
        made = plan.select(_at(rows, periods, size).alias("_at"), *names).collect()
        found = {}
        for name in names:
            places = _placed(made["_at"], made[name], size * len(periods))
            if name == names[-1] and len(places) - places.null_count() != len(made):
                return None
            for block, number in enumerate(periods.values()):
                found[f"{name[0]}{number}"] = places.slice(block * size, size)
        return found

    with ThreadPoolExecutor(pl.thread_pool_size()) as pool:
        present = pool.submit(lambda: pl.repeat(value=False, n=size, eager=True).scatter(codes, values=True))
        for found in pool.map(put, *zip(*asked, strict=True)):
            if found is None:
                pool.shutdown(cancel_futures=True)
                return None
            columns |= found
    table = pl.DataFrame(columns).filter(present.result()).with_columns(_problem=pl.lit(0, pl.Int64))
    return cast("Table", table.lazy())


def _at(rows: Rows, periods: Iterable[Period], size: int) -> Expr:
    """A value's place: a block for each period, and in it the code."""
    w = rows.words
    block = w.lit(None, w.UInt32)
    for number, period in enumerate(periods):
        here = rows.is_one_of("period", rows.survey.periods[period])
        block = w.when(here).then(w.lit(number * size, w.UInt32)).otherwise(block)
    return w.col(MUNICIPALITY).cast(w.UInt32) + block


def _placed(at: pl.Series, values: pl.Series, size: int) -> pl.Series:
    """The values at their places, and nothing at the others."""
    import polars as pl  # noqa: PLC0415

    return pl.repeat(None, size, dtype=values.dtype, eager=True).scatter(at, values)


__all__ = ["dense"]
