"""Hand-written polars: the yardstick, as fast as we could make it for exactly these four goals.

It knows that every municipality has a comparison group, that codes are numbers and that figures have at most one decimal.
Decimals are compared as binary floating point, or as whole tenths made of it, which is safe for so few digits.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl

from benchmarks.many.workload import (
    AREAS,
    BEST,
    BEST_OF_GROUP,
    CLOSING,
    FULFILLED,
    GOALS,
    GROUP,
    HME,
    IN_MIGRATION,
    NKI,
    NOT,
    PARTICIPANTS,
    PARTLY,
    SATISFACTION,
    TARGET,
    UNDECIDED,
    YEARS,
    Contestant,
    Table,
    width,
)

INDICATOR = pl.Enum([IN_MIGRATION, SATISFACTION, NKI, HME, GROUP, PARTICIPANTS])
AREA = pl.Enum([*AREAS, "Liknande"])
VERDICT = pl.Enum([FULFILLED, PARTLY, NOT, UNDECIDED])
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "indicator": INDICATOR,
    "municipality": pl.UInt32,
    "area": AREA,
    "period": pl.UInt16,
    "value": pl.Float64,
}
CODE, PERIOD, VALUE = pl.col("municipality"), pl.col("period"), pl.col("value")
LATER = YEARS[1:]
_NEWER = 2000  # a year's place in the code of a value with its year: larger than any value in tenths


def read(path: Path) -> pl.DataFrame:
    """The rows of a file, in the smallest types that hold them."""
    if path.suffix == ".parquet":
        return pl.scan_parquet(path).select(pl.col(name).cast(kind) for name, kind in SCHEMA.items()).collect()
    return pl.read_csv(path, schema=SCHEMA)


def in_memory(frame: pl.DataFrame) -> pl.DataFrame:
    """Judge a frame that has been read."""
    counted = frame.filter((pl.col("indicator") == PARTICIPANTS) & (PERIOD == CLOSING))
    size = int(counted.item(0, "value"))
    hme = _wide(frame, HME).collect().lazy()  # used twice
    joined = _group(frame, hme)
    for part in (_wide(frame, IN_MIGRATION, "flow"), _satisfaction(frame), _nki(frame), hme):
        joined = joined.join(part, on="municipality", how="left")
    code = CODE.cast(pl.String).str.zfill(width(size))
    verdicts = (_rises(), _satisfied(), _placed(size), _engaged())
    named = (verdict.alias(goal) for goal, verdict in zip(GOALS, verdicts, strict=True))
    return joined.select(code, *named).collect()


def whole(path: Path) -> pl.DataFrame:
    """Read a file and judge it."""
    return in_memory(read(path))


def _of(frame: pl.DataFrame, indicator: str) -> pl.LazyFrame:
    return frame.filter(pl.col("indicator") == indicator).lazy()


def _wide(frame: pl.DataFrame, indicator: str, name: str = "hme") -> pl.LazyFrame:
    """A column for each year."""
    years = (pl.when(year == PERIOD).then(VALUE).max().alias(f"{name}{year}") for year in YEARS)
    return _of(frame, indicator).group_by("municipality").agg(years)


def _satisfaction(frame: pl.DataFrame) -> pl.LazyFrame:
    """How many areas have a newest measurement, and in how many it reaches the target."""
    areas = 8
    key = CODE * areas + pl.col("area").to_physical().cast(pl.UInt32)
    newest = PERIOD.cast(pl.Int32) * _NEWER + (10 * VALUE).round().cast(pl.Int32)
    inside = _of(frame, SATISFACTION).filter(PERIOD.gt(YEARS[0])).select(key.alias("key"), newest.alias("newest"))
    by_area = (
        inside.group_by("key")
        .agg(pl.col("newest").max())
        .select((pl.col("key") // areas).alias("municipality"), pl.col("newest"))
    )
    met = (pl.col("newest") % _NEWER >= TARGET).sum().alias("met")
    return by_area.group_by("municipality").agg(met, pl.len().alias("measured"))


def _nki(frame: pl.DataFrame) -> pl.LazyFrame:
    """The NKI of the closing year and the place among those that have one."""
    closing = _of(frame, NKI).filter(PERIOD == CLOSING)
    return closing.select(CODE, VALUE.alias("nki"), VALUE.rank("min", descending=True).alias("place"))


def _group(frame: pl.DataFrame, hme: pl.LazyFrame) -> pl.LazyFrame:
    """How many of the group have a better HME in the year of the newest own, and how many have none."""
    own = hme.select(CODE, _newest(lambda year: pl.lit(year, pl.UInt16)).alias("at"), _newest(_hme).alias("own"))
    members = _of(frame, GROUP).select(CODE, VALUE.cast(pl.UInt32).alias("member"))
    beside = members.join(own, on="municipality", how="left")
    beside = beside.join(hme, left_on="member", right_on="municipality", how="left")
    other = pl.coalesce(pl.when(pl.col("at") == year).then(_hme(year)) for year in LATER)
    compared = beside.select(CODE, (other > pl.col("own")).alias("better"), other.is_null().alias("absent"))
    return compared.group_by("municipality").agg(pl.col("better").sum(), pl.col("absent").sum())


def _hme(year: int) -> pl.Expr:
    return pl.col(f"hme{year}")


def _newest(says: Callable[[int], pl.Expr]) -> pl.Expr:
    """What is said of the newest year with an HME."""
    return pl.coalesce(pl.when(_hme(year).is_not_null()).then(says(year)) for year in reversed(LATER))


def _rises() -> pl.Expr:
    """Goal 1: with a step a year taken away, no known value is less than any known one before it."""
    flat = [pl.col(f"flow{year}") - index for index, year in enumerate(YEARS)]
    falls = pl.any_horizontal(
        *(later < earlier for index, later in enumerate(flat) for earlier in flat[:index]),
        *(later < 0 for later in flat),
    )
    known = pl.all_horizontal(value.is_not_null() for value in flat)
    return _first((falls, NOT), (known, FULFILLED))


def _satisfied() -> pl.Expr:
    """Goal 3: the newest measurement of every area reaches the target."""
    met, measured = pl.col("met"), pl.col("measured")
    partly = (met > 0) & (met < measured)
    return _first((partly, PARTLY), (measured < len(AREAS), UNDECIDED), (met > 0, FULFILLED), (met == 0, NOT))


def _placed(size: int) -> pl.Expr:
    """Goal 4: among the ten best, wherever those without a value are."""
    missing = size - pl.col("nki").count()
    known_place = pl.col("place")
    best = known_place.fill_null(1)
    above = pl.when(pl.col("nki") < 100).then(missing).otherwise(0)
    worst = pl.when(known_place.is_null()).then((pl.col("nki") > 0).sum() + missing).otherwise(known_place + above)
    return _first((worst <= BEST, FULFILLED), (best > BEST, NOT))


def _engaged() -> pl.Expr:
    """Goal 5: among the best of the group; partly where HME rose at every measurement since 2014."""
    own, best = _newest(_hme), 1 + pl.col("better")
    worst = best + pl.when(own < 100).then(pl.col("absent")).otherwise(0)
    before, falls = pl.col("hme2014").fill_null(0), pl.lit(value=False)
    for year in LATER:
        falls |= (_hme(year) <= before).fill_null(value=False)
        before = pl.coalesce(_hme(year), before)
    return _first(
        (own.is_null(), UNDECIDED),
        (worst <= BEST_OF_GROUP, FULFILLED),
        (best <= BEST_OF_GROUP, UNDECIDED),
        (falls, NOT),
        (pl.col("hme2014").is_not_null(), PARTLY),
    )


def _first(*cases: tuple[pl.Expr, str]) -> pl.Expr:
    """The verdict of the first case that holds, else undecided."""
    verdict = _coded(UNDECIDED)
    for holds, says in reversed(cases):
        verdict = pl.when(holds).then(_coded(says)).otherwise(verdict)
    return verdict


def _coded(says: str) -> pl.Expr:
    """A verdict of the enumeration, whose small numbers move faster than words."""
    return pl.lit(says, VERDICT)


def table(answer: pl.DataFrame) -> Table:
    """The verdicts as a table."""
    return {code: (one, three, four, five) for code, one, three, four, five in answer.iter_rows()}


CONTESTANT = Contestant(read, in_memory, whole, table)
