"""Writing: a table of verdicts worked out once, into a file that is there whole or not at all.

Parquet or CSV by the ending of its name; no cell of a CSV is a formula for a spreadsheet.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import narwhals as nw

from vetlanda_policy.bulk import engines
from vetlanda_policy.bulk.concluding import ANSWER
from vetlanda_policy.bulk.words import Table
from vetlanda_policy.errors import Problem, QuestionError, quoted

ENDINGS = (".parquet", ".csv")
ORDER = ("closing", "municipality", "goal")
_FORMULA = r"^[=+\-@|%\t\r]"
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"


def check(output: Path) -> None:
    """Make sure that a file can be written where it is asked for, before anything is judged.

    Raises:
        QuestionError: the name has another ending, the folder does not exist, or a folder has the name.
    """
    if output.suffix.lower() not in ENDINGS:
        raise QuestionError(
            Problem(
                "wrong-ending",
                f"--output är {quoted(output)}, men ska sluta på .parquet eller .csv.",
                f"--output is {quoted(output)}, but should end in .parquet or .csv.",
            )
        )
    if not output.absolute().parent.is_dir():
        raise QuestionError(_not_written(output, "mappen finns inte", "the folder does not exist"))
    if output.is_dir():
        raise QuestionError(_not_written(output, "det är en mapp", "it is a folder"))


class Kept(NamedTuple):
    """Verdicts that have been worked out.

    Attributes:
        table: the verdicts, as a lazy table of the library that judged.
        path: the Parquet file (with Spark, the folder) that they are read from.
    """

    table: Any
    path: Path


@contextmanager
def worked_out(verdicts: Any, beside: Path | None) -> Iterator[Kept]:
    """The verdicts in order, worked out once into a Parquet file that is there for so long.

    Args:
        verdicts: what `evaluate_many` returned.
        beside: the file to be written, in whose folder there is room; without it the system's temporary folder.

    Raises:
        QuestionError: no file can be written there.
    """
    at = None if beside is None else beside.absolute().parent
    try:
        folder = tempfile.mkdtemp(prefix=".vetlanda-policy-", dir=at)
    except OSError as error:
        why = error.strerror or str(error)
        raise QuestionError(_not_written(at or Path(tempfile.gettempdir()), why, why)) from None
    try:
        path = Path(folder) / "verdicts.parquet"
        yield Kept(_again(verdicts, path), path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _again(verdicts: Any, path: Path) -> Any:
    """Write the table, and read it again."""
    table = engines.lazy(verdicts).sort(*ORDER)
    native: Any = table.to_native()
    _into(native, table.implementation, path, csv=False)
    kind = table.implementation
    if kind.is_duckdb():
        name = str(path).replace("'", "''")
        return native.query("verdicts", f"SELECT * FROM read_parquet('{name}')")  # noqa: S608 - quoted
    if kind.is_pyspark():
        return native.sparkSession.read.parquet(f"file://{path}")
    import polars as pl  # noqa: PLC0415 - only where it is used

    return pl.scan_parquet(path, glob=False)


def write(kept: Kept, output: Path) -> None:
    """Put the verdicts at the path, or leave what is there as it was; they cannot be read again after that.

    Parquet and CSV are one file; with Spark they are a folder of files with that name.

    Raises:
        QuestionError: the file cannot be written.
    """
    part = kept.path
    try:
        if output.suffix.lower() == ".csv":
            part = kept.path.with_name("verdicts.csv")
            table = harmless(engines.lazy(kept.table)).sort(*ORDER)
            _into(table.to_native(), table.implementation, part, csv=True)
        part.replace(output.resolve() if output.is_symlink() else output)
    except OSError as error:
        why = error.strerror or str(error)
        raise QuestionError(_not_written(output, why, why)) from None


def _into(native: Any, kind: nw.Implementation, path: Path, *, csv: bool) -> None:
    """Write a table to a path, as CSV or as Parquet."""
    if kind.is_duckdb():
        native.write_csv(str(path), header=True) if csv else native.write_parquet(str(path))
    elif kind.is_pyspark():
        writer = native.write.option("header", "true").option("escape", '"')
        (writer.csv if csv else writer.parquet)(f"file://{path}")
    elif csv:
        native.sink_csv(path)
    else:
        native.sink_parquet(path)


def harmless(table: Table) -> Table:
    """The same as texts that a spreadsheet will show and not run: what could begin a formula gets an apostrophe first."""
    made = []
    for name in ANSWER:
        col = nw.col(name).cast(nw.String)
        if name == "margin":
            written = col.str.strip_chars_end("0").str.strip_chars_end(".")
            made.append(nw.when(nw.col(name) == 0).then(nw.lit("0")).otherwise(written).alias(name))
            continue
        risky = col.str.contains(_FORMULA) & ~col.str.contains(_NUMBER)
        made.append(nw.when(risky).then(nw.concat_str(nw.lit("'"), col)).otherwise(col).alias(name))
    return table.select(*made)


def _not_written(path: Path, sv: str, en: str) -> Problem:
    return Problem(
        "not-written",
        f"{quoted(path)} kunde inte skrivas: {sv}.",
        f"{quoted(path)} could not be written: {en}.",
    )


__all__ = ["ENDINGS", "Kept", "check", "harmless", "worked_out", "write"]
