"""Hand-written SQL for DuckDB: one query with each indicator's figures turned into columns.

Figures are DECIMAL(9,1), so nothing is rounded. It knows that every municipality has a comparison group.
"""

from __future__ import annotations

from pathlib import Path

import duckdb  # type: ignore[import-not-found, unused-ignore]

from benchmarks.many.workload import (
    AREAS,
    BEST,
    BEST_OF_GROUP,
    CLOSING,
    COLUMNS,
    GROUP,
    HME,
    IN_MIGRATION,
    NKI,
    PARTICIPANTS,
    SATISFACTION,
    TARGET,
    YEARS,
    Contestant,
    Table,
)

_FLOWS = ", ".join(f"max(value) FILTER (period = {year}) - {index} AS f{index}" for index, year in enumerate(YEARS))
_FALLS = " OR ".join(
    [f"f{later} < f{earlier}" for later in range(5) for earlier in range(later)]
    + [f"f{later} < 0" for later in range(5)]
)
_KNOWN = " AND ".join(f"f{index} IS NOT NULL" for index in range(5))
_HME = ", ".join(f"max(value) FILTER (period = {year}) AS h{year}" for year in YEARS)
_AREAS = ", ".join(
    f"max(CASE WHEN area = '{area}' THEN period * 2000 + CAST(value * 10 AS INTEGER) END) AS a{index}"
    for index, area in enumerate(AREAS)
)
_MET = " + ".join(f"COALESCE((a{index} % 2000 >= {TARGET})::INTEGER, 0)" for index in range(5))
_MEASURED = " + ".join(f"(a{index} IS NOT NULL)::INTEGER" for index in range(5))
_LATER = tuple(reversed(YEARS[1:]))
_OWN = f"COALESCE({', '.join(f'h{year}' for year in _LATER)})"
_AT = "CASE " + " ".join(f"WHEN h{year} IS NOT NULL THEN {year}" for year in _LATER) + " END"
_OTHER = "CASE newest " + " ".join(f"WHEN {year} THEN o.h{year}" for year in _LATER) + " END"
_BEFORE = {year: f"COALESCE({', '.join([f'h{y}' for y in range(year - 1, 2013, -1)] + ['0'])})" for year in YEARS[1:]}
_SINKS = " OR ".join(f"COALESCE(h{year} <= {before}, false)" for year, before in _BEFORE.items())

TEXTS = dict.fromkeys(COLUMNS, "VARCHAR")
QUERY = f"""
WITH
flows AS (SELECT municipality, {_FLOWS} FROM facts WHERE indicator = '{IN_MIGRATION}' GROUP BY ALL),
areas AS (
    SELECT municipality, {_AREAS} FROM facts WHERE indicator = '{SATISFACTION}' AND period > {YEARS[0]} GROUP BY ALL
),
satisfied AS (SELECT municipality, {_MET} AS met, {_MEASURED} AS measured FROM areas),
nki AS (
    SELECT municipality, value AS nki, rank() OVER (ORDER BY value DESC) AS place
    FROM facts WHERE indicator = '{NKI}' AND period = {CLOSING}
),
field AS (
    SELECT (SELECT max(value) FROM facts WHERE indicator = '{PARTICIPANTS}' AND period = {CLOSING}) - count(*) AS missing,
           count(*) FILTER (nki > 0) AS positive
    FROM nki
),
hme AS MATERIALIZED (SELECT municipality, {_HME} FROM facts WHERE indicator = '{HME}' GROUP BY ALL),
own AS (SELECT municipality, {_OWN} AS own, {_AT} AS newest FROM hme),
beside AS (
    SELECT g.municipality, any_value(own) AS own, count(*) FILTER ({_OTHER} > own) AS better,
           count(*) FILTER ({_OTHER} IS NULL) AS absent
    FROM facts g
    LEFT JOIN own ON own.municipality = g.municipality
    LEFT JOIN hme o ON o.municipality = g.member
    WHERE g.indicator = '{GROUP}'
    GROUP BY g.municipality
),
places AS (
    SELECT *,
        COALESCE(place, 1) AS best,
        CASE WHEN place IS NULL THEN positive + missing ELSE place + CASE WHEN nki < 100 THEN missing ELSE 0 END END
            AS worst,
        1 + better AS group_best,
        1 + better + CASE WHEN own < 100 THEN absent ELSE 0 END AS group_worst
    FROM beside
    LEFT JOIN flows USING (municipality)
    LEFT JOIN satisfied USING (municipality)
    LEFT JOIN nki USING (municipality)
    LEFT JOIN hme USING (municipality)
    CROSS JOIN field
)
SELECT
    municipality,
    CASE WHEN {_FALLS} THEN 'not_fulfilled' WHEN {_KNOWN} THEN 'fulfilled' ELSE 'undecided' END AS "1",
    CASE
        WHEN met > 0 AND met < measured THEN 'partly_fulfilled'
        WHEN measured IS NULL OR measured < {len(AREAS)} THEN 'undecided'
        WHEN met > 0 THEN 'fulfilled'
        ELSE 'not_fulfilled'
    END AS "3",
    CASE WHEN worst <= {BEST} THEN 'fulfilled' WHEN best > {BEST} THEN 'not_fulfilled' ELSE 'undecided' END AS "4",
    CASE
        WHEN own IS NULL THEN 'undecided'
        WHEN group_worst <= {BEST_OF_GROUP} THEN 'fulfilled'
        WHEN group_best <= {BEST_OF_GROUP} THEN 'undecided'
        WHEN {_SINKS} THEN 'not_fulfilled'
        WHEN h2014 IS NULL THEN 'undecided'
        ELSE 'partly_fulfilled'
    END AS "5"
FROM places
"""  # noqa: S608 - only this file's own words
TYPED = f"""
CREATE OR REPLACE TABLE facts AS
SELECT
    indicator::ENUM {(IN_MIGRATION, SATISFACTION, NKI, HME, GROUP, PARTICIPANTS)} AS indicator,
    municipality,
    area::ENUM {(*AREAS, "Liknande")} AS area,
    period::INTEGER AS period,
    CASE WHEN indicator = '{GROUP}' THEN NULL ELSE value::DECIMAL(9, 1) END AS value,
    CASE WHEN indicator = '{GROUP}' THEN value END AS member
FROM {{source}}
"""  # noqa: S608


def read(path: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory with the rows of a file."""
    database = duckdb.connect()
    database.execute(TYPED.format(source=_source(path)))
    return database


def _source(path: Path) -> str:
    if path.suffix == ".parquet":
        return f"read_parquet('{path}')"
    return f"read_csv('{path}', auto_detect = false, header = true, delim = ',', quote = '\"', columns = {TEXTS})"


def in_memory(database: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Judge the rows in a database; the verdicts become a table of it."""
    return database.execute("CREATE OR REPLACE TABLE verdicts AS " + QUERY)


def whole(path: Path) -> duckdb.DuckDBPyConnection:
    """Read a file and judge it."""
    return in_memory(read(path))


def table(answer: duckdb.DuckDBPyConnection) -> Table:
    """The verdicts as a table."""
    found = answer.execute("SELECT * FROM verdicts").fetchall()
    return {code: (one, three, four, five) for code, one, three, four, five in found}


CONTESTANT = Contestant(read, in_memory, whole, table)
