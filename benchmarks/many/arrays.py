"""The figures of a file as numpy arrays, read by pyarrow: what the contestants that compute on arrays are given.

It knows that codes are numbers from 1 to the number of participants. Figures are whole tenths; what is missing is -1.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np  # type: ignore[import-not-found, unused-ignore]

from benchmarks.many.workload import (
    AREAS,
    COLUMNS,
    GROUP,
    GROUP_SIZE,
    HME,
    IN_MIGRATION,
    NKI,
    PARTICIPANTS,
    SATISFACTION,
    YEARS,
    width,
)

MISSING = -1
SERIES = (IN_MIGRATION, *AREAS, NKI, HME)


class Arrays(NamedTuple):
    """The figures: a row a series, then a municipality, then a year; and the others of each comparison group by place."""

    figures: Any
    members: Any

    @property
    def size(self) -> int:
        """How many municipalities there are."""
        return int(self.figures.shape[1])

    def codes(self) -> list[str]:
        """The municipalities' codes."""
        digits = width(self.size)
        return [f"{code:0{digits}}" for code in range(1, self.size + 1)]


def read(path: Path) -> Arrays:
    """The figures of a file."""
    table = _columns(path)
    indicator, indicators = _encoded(table["indicator"])
    area, areas = _encoded(table["area"])
    code, year, value = (_numbers(table[name]) for name in ("municipality", "period", "value"))
    size = int(value[indicator == indicators.index(PARTICIPANTS)][0])
    series_of = np.full((len(indicators), len(areas) + 1), MISSING, np.int8)  # the last area is none
    for index, name in enumerate(indicators):
        if name == SATISFACTION:
            series_of[index, :-1] = [SERIES.index(a) if a in AREAS else MISSING for a in areas]
        elif name in SERIES:
            series_of[index, :] = SERIES.index(name)
    series = series_of[indicator, area]
    kept = series >= 0
    figures = np.full((len(SERIES), size, len(YEARS)), MISSING, np.int32)
    tenths = np.rint(10 * value[kept]).astype(np.int32)
    figures[series[kept], code[kept].astype(np.int64) - 1, year[kept].astype(np.int64) - YEARS[0]] = tenths
    return Arrays(figures, _members(indicator == indicators.index(GROUP), code, value))


def _columns(path: Path) -> Any:
    if path.suffix == ".parquet":
        return import_module("pyarrow.parquet").read_table(path, read_dictionary=["indicator", "area"])
    arrow, csv = import_module("pyarrow"), import_module("pyarrow.csv")
    words = arrow.dictionary(arrow.int32(), arrow.string())
    kinds = (words, arrow.int32(), words, arrow.int32(), arrow.float64())
    types = dict(zip(COLUMNS, kinds, strict=True))
    return csv.read_csv(path, convert_options=csv.ConvertOptions(column_types=types))


def _encoded(column: Any) -> tuple[Any, list[str]]:
    """Words as small numbers, and the words; none is -1."""
    column = column.unify_dictionaries().combine_chunks()
    return column.indices.fill_null(MISSING).to_numpy(zero_copy_only=False), column.dictionary.to_pylist()


def _numbers(column: Any) -> Any:
    if import_module("pyarrow").types.is_string(column.type) or str(column.type).startswith(("large", "string")):
        column = column.cast("float64")
    return column.to_numpy()


def _members(chosen: Any, code: Any, value: Any) -> Any:
    """The others of each group as places, seven a municipality; -1 where nothing is known of one."""
    whose, member = code[chosen].astype(np.int64), value[chosen].astype(np.int64) - 1
    grouped = member[np.argsort(whose, kind="stable")].reshape(-1, GROUP_SIZE - 1)
    return np.where(grouped < len(grouped), grouped, MISSING)
