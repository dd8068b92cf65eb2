"""Make the files: invented figures, the same ones for the same size and share of missing values.

Run as `python -m benchmarks.many.make FOLDER SIZE [MISSING]`, in a process of its own: what measures must stay small.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np  # type: ignore[import-not-found, unused-ignore]
import polars as pl

from benchmarks.many.workload import (
    AREAS,
    CLOSING,
    COLUMNS,
    COUNTRY,
    GROUP,
    GROUP_SIZE,
    HME,
    IN_MIGRATION,
    NKI,
    PARTICIPANTS,
    SATISFACTION,
    YEARS,
    file_name,
    width,
)

SEED = 685
MISSING = 0.03


def figures(size: int, rng: np.random.Generator) -> dict[tuple[str, str | None], Any]:
    """The figures by indicator and area, a row a municipality and a column a year; those with a decimal in tenths."""
    shape = (size, len(YEARS))
    base = np.exp(rng.normal(6.5, 0.8, (size, 1)))
    steps = rng.normal(0.025, 0.025, shape) * base
    found: dict[tuple[str, str | None], Any] = {(IN_MIGRATION, None): np.rint(base + steps.cumsum(axis=1)).clip(0)}
    quality = rng.normal(93.6, 2.0, (size, 1))
    for area in AREAS:
        level = quality + rng.normal(0, 1.0, (size, 1)) + rng.normal(0, 0.5, shape)
        found[SATISFACTION, area] = np.rint(10 * level.clip(0, 100))
    found[NKI, None] = np.rint((rng.normal(73, 10.5, (size, 1)) + rng.normal(0, 3, shape)).clip(0, 100))
    drift = rng.normal(0.3, 0.4, (size, 1)) * np.arange(len(YEARS))
    level = rng.normal(79, 2.5, (size, 1)) + drift + rng.normal(0, 0.35, shape)
    found[HME, None] = np.rint(10 * level.clip(0, 100))
    return found


def rows(size: int, missing: float = MISSING) -> pl.DataFrame:
    """All rows of a file, shuffled."""
    rng = np.random.default_rng([SEED, size])
    code = pl.int_range(1, size + 1, dtype=pl.Int32, eager=True).cast(pl.String).str.zfill(width(size))
    parts = []
    for (indicator, area), values in figures(size, rng).items():
        for column, year in enumerate(YEARS):
            value = pl.Series(values[:, column].astype(np.int64))
            text = value.cast(pl.String)
            if indicator in {SATISFACTION, HME}:
                text = (value // 10).cast(pl.String) + "." + (value % 10).cast(pl.String)
            part = pl.DataFrame({"municipality": code, "value": text})
            part = part.filter(pl.Series(rng.random(size) >= missing))
            parts.append(_labelled(part, indicator, area, year))
    for nth in range(1, GROUP_SIZE):
        member = pl.DataFrame({"municipality": code, "value": pl.Series(_nth_other(size, nth)).cast(pl.String)})
        member = member.with_columns(pl.col("value").str.zfill(width(size)))
        parts.append(_labelled(member, GROUP, "Liknande", CLOSING))
    count = pl.DataFrame({"municipality": [COUNTRY], "value": [str(size)]})
    parts += [_labelled(count, PARTICIPANTS, None, year) for year in YEARS]
    return pl.concat(parts).sample(fraction=1, shuffle=True, seed=SEED)


def _nth_other(size: int, nth: int) -> Any:
    """The nth other member of everybody's group of eight.

    The last group is filled up from the first municipalities; where there are fewer than eight municipalities in all,
    the group has members that no figure is known of.
    """
    at = np.arange(size)
    start = at // GROUP_SIZE * GROUP_SIZE
    other = start + (at - start + nth) % GROUP_SIZE
    return 1 + (other % size if size >= GROUP_SIZE else other)


def _labelled(part: pl.DataFrame, indicator: str, area: str | None, year: int) -> pl.DataFrame:
    return part.select(
        pl.lit(indicator).alias("indicator"),
        "municipality",
        pl.lit(area, dtype=pl.String).alias("area"),
        pl.lit(str(year)).alias("period"),
        "value",
    ).select(COLUMNS)


def make(folder: Path, size: int, missing: float = MISSING) -> None:
    """Write the CSV and the Parquet of a size."""
    frame = rows(size, missing)
    frame.write_csv(folder / file_name(size, missing, "csv"))
    frame.write_parquet(folder / file_name(size, missing, "parquet"))


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]), *(float(share) for share in sys.argv[3:]))
