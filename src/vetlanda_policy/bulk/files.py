"""Files: tables of facts in CSV or Parquet, read by the dataframe library that will judge them.

Only the columns of a fact file are read, under their English names; their texts are understood in `survey`.
"""

from __future__ import annotations

import re
import secrets
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vetlanda_policy.bulk.extras import Engine, need
from vetlanda_policy.bulk.finding_files import NOTHING, Found, Part, chosen, find, parts
from vetlanda_policy.errors import FactsError, Problem, QuestionError, quoted

if TYPE_CHECKING:
    import polars as pl

FILE, LINE = "_file", "_line"
"""Where a row was read, in a table that keeps it."""
COMPACT = ("indicator", "area", "group", "period", "status")
"""The columns that say few different things many times."""
LONGEST_EXACT = 15
"""So many characters of a plain number are held exactly by a float."""
LONG_CODE = "^0[0-9]{4}"
"""A code that is more than four digits long; a number would forget how many zeros it begins with."""

_MORE = ("role", "reason")
_MEMORY = re.compile(r"[0-9]+(\.[0-9]+)?\s*([KMGT]i?)?B", re.ASCII | re.IGNORECASE)
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
        names. From CSV all of them are texts; with polars they are held as compactly as their meaning allows,
        and of the source only whether there is one.

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
    from vetlanda_policy.bulk.survey import COLUMNS  # noqa: PLC0415 - needs a dataframe library

    files = find([paths] if isinstance(paths, str | Path) else paths)
    wanted = (*COLUMNS, *_MORE) if traced else COLUMNS
    with readable():
        match engine:
            case "duckdb":
                return _Duck(_connection(memory_limit), wanted, traced).read(files)
            case "spark":
                return _Spark(_session(), wanted, traced).read(files)
            case _:
                return _Polars(wanted, traced).read(files)


@contextmanager
def readable() -> Iterator[None]:
    """Turn what an engine says about a file that it cannot read into an error for a person.

    Raises:
        FactsError: the file cannot be read.
    """
    try:
        yield
    except Exception as error:
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


# ---------------------------------------------------------------- polars


@dataclass(frozen=True)
class _Polars:
    """Reading with polars."""

    wanted: Sequence[str]
    traced: bool

    def read(self, files: Sequence[Found]) -> pl.LazyFrame:
        """The files as one lazy table."""
        import polars as pl  # noqa: PLC0415 - only where it is used

        seen = [f._replace(first_line=self._first_line(f)) if f.remote and f.kind == "csv" else f for f in files]
        groups = [p for f in seen for p in parts([f])] if self.traced else self._by_schema(parts(seen))
        frames = [self._part(p) for p in groups]
        texts = any(p.kind == "csv" for p in groups)
        if texts or self.traced:
            frames = [f.with_columns(pl.exclude(LINE).cast(pl.String)) for f in frames]
        frame = frames[0] if len(frames) == 1 else pl.concat(frames, how="diagonal_relaxed")
        return self._compact(frame) if texts and not self.traced else frame

    def _first_line(self, file: Found) -> str:
        import polars as pl  # noqa: PLC0415

        line = pl.scan_csv(
            file.address, separator="\x01", has_header=False, n_rows=1, quote_char=None, infer_schema=False
        )
        return str(line.collect().item()).lstrip("\ufeff").rstrip("\r\n")

    def _by_schema(self, groups: Sequence[Part]) -> list[Part]:
        """Parquet files with the same columns together."""
        import polars as pl  # noqa: PLC0415

        found: list[Part] = []
        for part in groups:
            if part.kind == "csv" or part.remote or len(part.files) == 1:
                found.append(part)
                continue
            alike: dict[tuple[object, ...], list[Found]] = {}
            for file in part.files:
                alike.setdefault(tuple(pl.read_parquet_schema(file.address).items()), []).append(file)
            found += [part._replace(files=tuple(some)) for some in alike.values()]
        return found

    def _part(self, part: Part) -> pl.LazyFrame:
        import polars as pl  # noqa: PLC0415

        addresses = [f.address for f in part.files]
        file = FILE if part.keys or self.traced else None
        line = LINE if self.traced else None
        if part.kind == "csv":
            names = [f"c{n}" for n in range(len(part.headings))]
            frame = pl.scan_csv(
                addresses,
                separator=part.separator,
                infer_schema=False,
                null_values=[""],
                new_columns=names,
                glob=part.remote,
                include_file_paths=file,
                row_index_name=line,
            )
            columns = chosen(part, part.headings, self.wanted)
            first = 2
        else:
            frame = pl.scan_parquet(
                addresses,
                glob=part.remote,
                hive_partitioning=None if part.remote else False,
                include_file_paths=file,
                row_index_name=line,
            )
            names = [n for n in frame.collect_schema().names() if n not in {FILE, LINE}]
            columns = chosen(part, names, self.wanted)
            first = 1
        made = [
            pl.col(names[where]).alias(name) if isinstance(where, int) else self._key(part, where).alias(name)
            for name, where in columns.items()
        ]
        if self.traced:
            made += [pl.col(FILE), pl.col(LINE).cast(pl.Int64) + first]
        return frame.select(made)

    def _key(self, part: Part, key: str) -> pl.Expr:
        import polars as pl  # noqa: PLC0415

        values = [dict(f.keys)[key] for f in part.files]
        if len(set(values)) == 1:
            return pl.lit(values[0], pl.String)
        addresses = [f.address for f in part.files]
        return pl.col(FILE).replace_strict(addresses, values, return_dtype=pl.String)

    def _compact(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """The table in memory: what is said many times held once, and plain numbers as numbers where all are plain."""
        import polars as pl  # noqa: PLC0415

        from vetlanda_policy.bulk.survey import PLAIN_NUMBER  # noqa: PLC0415

        names = frame.collect_schema().names()
        few = [pl.col(name).cast(pl.Categorical) for name in COMPACT if name in names]
        if "source" in names:  # a text a row may be long: only whether there is one is held
            few.append(pl.when(pl.col("source").str.strip_chars() != "").then(pl.lit(value=True)).alias("source"))
        kept = frame.with_columns(few).collect()
        value = pl.col("value")
        fits = value.str.contains(PLAIN_NUMBER) & (value.str.len_bytes() <= LONGEST_EXACT)
        fits = fits & ~value.str.contains(LONG_CODE)
        if kept.select(fits.all()).item():
            number = value.str.replace(",", ".", literal=True).cast(pl.Float64)
            kept = kept.with_columns(number)
        return kept.lazy()


# ---------------------------------------------------------------- DuckDB


def _connection(memory_limit: str | None) -> Any:
    """A database in memory of its own, that spills to the system's temporary folder."""
    import duckdb  # noqa: PLC0415 - only where it is used

    folder = Path(tempfile.gettempdir()) / f"vetlanda-policy-{secrets.token_hex(8)}"  # made by DuckDB where needed
    made = duckdb.connect()
    made.execute(f"SET temp_directory = {_text(folder)}")
    if memory_limit is not None:
        made.execute(f"SET memory_limit = {_text(memory_limit.strip())}")
    return made


def _text(value: object) -> str:
    """A text of SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def _name(value: str) -> str:
    """A name of SQL."""
    return '"' + value.replace('"', '""') + '"'


@dataclass(frozen=True)
class _Duck:
    """Reading with DuckDB."""

    connection: Any
    wanted: Sequence[str]
    traced: bool

    def read(self, files: Sequence[Found]) -> Any:
        """The files as one relation."""
        seen = [f._replace(first_line=self._first_line(f)) if f.remote and f.kind == "csv" else f for f in files]
        groups = parts(seen)
        texts = self.traced or any(p.kind == "csv" for p in groups)
        return self.connection.sql(" UNION ALL BY NAME ".join(self._part(p, texts=texts) for p in groups))

    def _first_line(self, file: Found) -> str:
        source = f"read_csv({_text(file.address)}, header = false, delim = '\x01', quote = '', all_varchar = true)"
        row = self.connection.sql(f"SELECT * FROM {source} LIMIT 1").fetchone()  # noqa: S608 - quoted
        return str(row[0] if row else "").lstrip("\ufeff").rstrip("\r\n")

    def _part(self, part: Part, *, texts: bool) -> str:
        files = "[" + ", ".join(_text(f.address) for f in part.files) + "]"
        options = [files]
        if part.keys or part.remote:
            options += ["hive_partitioning = true", "hive_types_autocast = false"]
        if self.traced:
            options.append("filename = true")
        if part.kind == "csv":
            names = [f"c{n}" for n in range(len(part.headings))]
            options += [
                "header = true",
                "all_varchar = true",
                "auto_detect = false",
                f"delim = {_text(part.separator)}",
                "quote = '\"'",
                "escape = '\"'",
                "columns = {" + ", ".join(f"'{n}': 'VARCHAR'" for n in names) + "}",
            ]
            source = f"read_csv({', '.join(options)})"
            columns = chosen(part, part.headings, self.wanted)
        else:
            options.append("union_by_name = true")
            source = f"read_parquet({', '.join(options)})"
            names = list(self.connection.sql(f"SELECT * FROM {source} LIMIT 0").columns)  # noqa: S608
            if self.traced:
                names.remove("filename")
            columns = chosen(part, names, self.wanted)
        made = []
        for name, where in columns.items():
            column = _name(names[where] if isinstance(where, int) else where)
            made.append(f"CAST({column} AS VARCHAR) AS {_name(name)}" if texts else f"{column} AS {_name(name)}")
        if self.traced:
            made.append(f"filename AS {_name(FILE)}")
        return f"SELECT {', '.join(made)} FROM {source}"  # noqa: S608 - quoted


# ---------------------------------------------------------------- Spark


def _session() -> Any:
    """The session that is active, or else that of the environment."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only where it is used

    return SparkSession.getActiveSession() or SparkSession.builder.getOrCreate()


@dataclass(frozen=True)
class _Spark:
    """Reading with Spark."""

    session: Any
    wanted: Sequence[str]
    traced: bool

    def read(self, files: Sequence[Found]) -> Any:
        """The files as one DataFrame."""
        seen = [f._replace(first_line=self._first_line(f)) if f.remote and f.kind == "csv" else f for f in files]
        groups = parts(seen)
        texts = self.traced or any(p.kind == "csv" for p in groups)
        frames = [self._part(p, texts=texts) for p in groups]
        frame = frames[0]
        for other in frames[1:]:
            frame = frame.unionByName(other, allowMissingColumns=True)
        return frame

    def _first_line(self, file: Found) -> str:
        row = self.session.read.text(file.address).first()
        return str(row[0] if row else "").lstrip("\ufeff").rstrip("\r\n")

    def _part(self, part: Part, *, texts: bool) -> Any:
        from pyspark.sql import functions as f  # noqa: PLC0415

        addresses = [x.address if x.remote else f"file://{Path(x.address).absolute()}" for x in part.files]
        if part.kind == "csv":
            names = [f"c{n}" for n in range(len(part.headings))]
            frame = self.session.read.csv(
                addresses,
                schema=", ".join(f"{n} string" for n in names),
                header=True,
                sep=part.separator,
                quote='"',
                escape='"',
                emptyValue="",
                multiLine=True,  # else a line break inside a cell makes two rows, and a wrong verdict
                mode="FAILFAST",
            )
            columns = chosen(part, part.headings, self.wanted)
        else:
            frame = self.session.read.option("mergeSchema", "true").parquet(*addresses)
            names = list(frame.columns)
            columns = chosen(part, names, self.wanted)
        made = []
        for name, where in columns.items():
            column = frame[names[where]] if isinstance(where, int) else self._key(where)
            if texts:
                column = column.cast("string")
            if part.kind == "csv":
                column = f.when(column != "", column)
            made.append(column.alias(name))
        if self.traced:
            made.append(f.col("_metadata.file_path").alias(FILE))
        return frame.select(*made)

    def _key(self, key: str) -> Any:
        from pyspark.sql import functions as f  # noqa: PLC0415

        found = f.regexp_extract(f.col("_metadata.file_path"), f"/{re.escape(key)}=([^/]*)/", 1)
        value = f.url_decode(found)
        return f.when(value != NOTHING, value)


__all__ = ["COMPACT", "FILE", "LINE", "read", "read_many", "readable"]
