"""From files with Spark: CSV and Parquet as a DataFrame.

Only how Spark is asked for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from vetlanda_policy.bulk.reading.finding import FILE, NOTHING, Found, Part, chosen, looked_into, parts


def session() -> Any:
    """The session that is active, or else that of the environment."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only where it is used

    return SparkSession.getActiveSession() or SparkSession.builder.getOrCreate()


class Spark(NamedTuple):
    """Reading with Spark."""

    session: Any
    wanted: Sequence[str]
    traced: bool

    def read(self, files: Sequence[Found]) -> Any:
        """The files as one DataFrame."""
        groups = parts(looked_into(files, self._first_line))
        texts = self.traced or any(p.kind == "csv" for p in groups)
        frames = [self._part(p, texts=texts) for p in groups]
        frame = frames[0]
        for other in frames[1:]:
            frame = frame.unionByName(other, allowMissingColumns=True)
        return frame

    def _first_line(self, file: Found) -> str:
        row = self.session.read.text(file.address).first()
        return str(row[0] if row else "")

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


__all__ = ["Spark", "session"]
