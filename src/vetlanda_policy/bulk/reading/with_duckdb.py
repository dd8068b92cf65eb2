"""From files with DuckDB: CSV and Parquet as a relation.

Only the writing of its SQL; every name and address in it is quoted.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from vetlanda_policy.bulk.reading.finding import FILE, Found, Part, chosen, looked_into, parts


def connection(memory_limit: str | None) -> Any:
    """A database in memory of its own, that spills to the system's temporary folder."""
    import tempfile  # noqa: PLC0415 - only where it is used

    import duckdb  # noqa: PLC0415

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


class Duck(NamedTuple):
    """Reading with DuckDB."""

    connection: Any
    wanted: Sequence[str]
    traced: bool

    def read(self, files: Sequence[Found]) -> Any:
        """The files as one relation."""
        groups = parts(looked_into(files, self._first_line))
        texts = self.traced or any(p.kind == "csv" for p in groups)
        return self.connection.sql(" UNION ALL BY NAME ".join(self._part(p, texts=texts) for p in groups))

    def _first_line(self, file: Found) -> str:
        source = f"read_csv({_text(file.address)}, header = false, delim = '\x01', quote = '', all_varchar = true)"
        row = self.connection.sql(f"SELECT * FROM {source} LIMIT 1").fetchone()  # noqa: S608 - quoted
        return str(row[0] if row else "")

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


__all__ = ["Duck", "connection"]
