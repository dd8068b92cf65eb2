"""This project: `evaluate_many` on a lazy frame of polars, DuckDB or Spark, with the rules of 2015-2018 as they are.

Beside the verdicts it says what is possible, what is missing and how far it is to the target, on goal 2 as well. The
contestants named `-verdicts` ask for the verdicts alone, which is all that the hand-written ones say.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.many.workload import CLOSING, COUNTRY, GOALS, Contestant, Table

PERIOD = "2015-2018"
VERDICTS = ("municipality", "goal", "verdict")
READ = {"indicator", "value"}


def _bulk(name: str) -> Any:
    """A function of the part of the project that judges many.

    Raises:
        ImportError: this project has no such part, or what it needs is missing.
    """
    found = getattr(import_module("vetlanda_policy.bulk"), name, None)
    if found is None:
        raise ImportError(f"vetlanda_policy.bulk has no `{name}`")
    return found


def _lazy(frame: Any) -> Any:
    return frame.lazy() if hasattr(frame, "lazy") else frame


def _kept(frame: Any, engine: str) -> Any:
    """The frame with its rows in memory, in the library's own way."""
    if engine == "polars":
        return frame.collect() if hasattr(frame, "collect") else frame
    if engine == "duckdb":
        if not set(frame.columns) >= READ:
            return frame.materialize() if hasattr(frame, "materialize") else frame.execute()
        frame.to_table("facts")  # reading what `materialize` keeps takes five times as long
        return frame.query("read", "SELECT * FROM facts")
    frame = frame.cache()
    frame.count()
    return frame


def read(path: Path, *, engine: str) -> Any:
    """The rows of a file, loaded."""
    return _kept(_bulk("read_many")([path], engine=engine), engine)


def judge(frame: Any, *, engine: str, columns: tuple[str, ...]) -> Any:
    """Judge a frame and keep the answer; all of it where no columns are asked for."""
    from vetlanda_policy import read_rulebook  # noqa: PLC0415 - what is imported is measured

    lazy = _lazy(frame) if engine == "polars" else frame
    answer = _bulk("evaluate_many")(read_rulebook(PERIOD), lazy, closings=(str(CLOSING),))
    if columns:
        answer = answer.select(*columns)
    return _kept(answer, engine)


def whole(path: Path, *, engine: str, columns: tuple[str, ...]) -> Any:
    """Read a file and judge it."""
    return judge(_bulk("read_many")([path], engine=engine), engine=engine, columns=columns)


def _rows(answer: Any, engine: str) -> Iterable[Any]:
    chosen = answer.select(*VERDICTS)
    if engine == "polars":
        rows: Iterable[Any] = chosen.iter_rows()
    else:
        rows = chosen.fetchall() if engine == "duckdb" else chosen.collect()
    return rows


def table(answer: Any, *, engine: str) -> Table:
    """The verdicts on the four goals as a table."""
    found: dict[str, dict[str, str]] = {}
    for code, goal, verdict in _rows(answer, engine):
        if code != COUNTRY:
            found.setdefault(code, {})[goal.rpartition("/")[2]] = verdict
    return {code: (of["1"], of["3"], of["4"], of["5"]) for code, of in found.items() if len(of) >= len(GOALS)}


def contestant(engine: str, columns: tuple[str, ...] = ()) -> Contestant:
    """The contestant on an engine."""
    return Contestant(
        partial(read, engine=engine),
        partial(judge, engine=engine, columns=columns),
        partial(whole, engine=engine, columns=columns),
        partial(table, engine=engine),
    )


POLARS, POLARS_VERDICTS = contestant("polars"), contestant("polars", VERDICTS)
DUCKDB, DUCKDB_VERDICTS = contestant("duckdb"), contestant("duckdb", VERDICTS)
SPARK = contestant("spark")
