"""Files: tables of facts in CSV or Parquet, read by the dataframe library that will judge them.

Only the columns of a fact file are read, under their English names; their texts are understood in `survey`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vetlanda_policy.bulk.extras import Engine, need
from vetlanda_policy.bulk.reading.finding import FILE, LINE, find
from vetlanda_policy.bulk.reading.with_duckdb import Duck, connection
from vetlanda_policy.bulk.reading.with_polars import Polars
from vetlanda_policy.bulk.reading.with_spark import Spark, session
from vetlanda_policy.bulk.survey import COLUMNS
from vetlanda_policy.errors import FactsError, Problem, QuestionError, quoted

_MORE = ("role", "reason")
_MEMORY = re.compile(r"[0-9]+(\.[0-9]+)?\s*([KMGT]i?)?B", re.ASCII | re.IGNORECASE)
_EXTENSION = re.compile(r"install the required extension '([a-z_]+)")
_BROKEN = {
    "ComputeError",
    "NoDataError",
    "SchemaError",
    "ShapeError",
    "IOException",
    "InvalidInputException",
    "ConversionException",
    "OutOfMemoryException",
    "HTTPException",
    "AnalysisException",
    "OSError",
    "FileNotFoundError",
    "PermissionError",
}


def read_many(
    paths: str | Path | Sequence[str | Path], engine: Engine = "polars", memory_limit: str | None = None
) -> Any:
    """Read files of facts about many municipalities.

    Args:
        paths: files, patterns such as `fakta-*.csv`, folders (with everything below them, also partitioned as
            `year=2018/`), or addresses such as `s3://...`, which the engine is handed as they are.
        engine: the library that reads and will judge: `polars`, `duckdb` or `spark`. Spark takes the session that is
            active, or else that of the environment.
        memory_limit: how much memory DuckDB may use, such as `1GB`; what does not fit goes to the disk.

    Returns:
        A polars LazyFrame, a DuckDB relation or a PySpark DataFrame with the columns of a fact file under their English
        names. From CSV all of them are texts; with polars they are held in memory as compactly as their meaning allows:
        codes and plain numbers as numbers, what is said many times as categories, and of the source only whether there is one.

    Raises:
        FactsError: there is no such file, or it is no table of facts.
        QuestionError: the engine is unknown or not installed.
    """
    return read(paths, engine, memory_limit)


def read(
    paths: str | Path | Sequence[str | Path],
    engine: str = "polars",
    memory_limit: str | None = None,
    *,
    traced: bool = False,
) -> Any:
    """The same; a traced table also says the source and the file of every row, and with polars its line.

    Raises:
        FactsError: there is no such file, or it is no table of facts.
        QuestionError: the engine is unknown or not installed, or the memory limit is none.
    """
    need(engine)
    _check_limit(engine, memory_limit)
    files = find([paths] if isinstance(paths, str | Path) else paths)
    wanted = (*COLUMNS, *_MORE) if traced else COLUMNS
    with readable():
        match engine:
            case "duckdb":
                return Duck(connection(memory_limit), wanted, traced).read(files)
            case "spark":
                return Spark(session(), wanted, traced).read(files)
            case _:
                return Polars(wanted, traced).read(files)


@contextmanager
def readable() -> Iterator[None]:
    """Turn what an engine says about a file that it cannot read into an error for a person.

    Raises:
        FactsError: the file cannot be read.
        QuestionError: the engine lacks what it reads such files with.
    """
    try:
        yield
    except Exception as error:
        if lacking := _EXTENSION.search(str(error)):
            raise QuestionError(_no_extension(lacking[1])) from error
        if type(error).__name__ not in _BROKEN and "[FAILED_READ_FILE" not in str(error):
            raise
        why = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__).rstrip(".")
        raise FactsError(
            Problem(
                "engine-refused",
                f"en fil kan inte läsas som den är: {quoted(why)}.",
                f"a file cannot be read as it is: {quoted(why)}.",
            )
        ) from error


def _no_extension(name: str) -> Problem:
    install = quoted(f"INSTALL {name}")
    return Problem(
        "missing-extension",
        f"duckdb läser sådana adresser med tillägget {quoted(name)}, som inte kunde hämtas. Installera det med {install} i "
        "duckdb där nätet är öppet, eller läs filen med polars.",
        f"duckdb reads such addresses with the extension {quoted(name)}, which could not be fetched. Install it with "
        f"{install} in duckdb where the network is open, or read the file with polars.",
    )


def _check_limit(engine: str, limit: str | None) -> None:
    if limit is None:
        return
    if engine != "duckdb":
        raise QuestionError(
            Problem(
                "no-memory-limit",
                "en minnesgräns kan bara sättas för duckdb.",
                "a memory limit can be set for duckdb only.",
            )
        )
    if not _MEMORY.fullmatch(limit.strip()):
        raise QuestionError(
            Problem(
                "wrong-memory-limit",
                f"minnesgränsen är {quoted(limit)}, men ska vara en storlek som 1GB.",
                f"the memory limit is {quoted(limit)}, but should be a size such as 1GB.",
            )
        )


__all__ = ["FILE", "LINE", "read", "read_many", "readable"]
