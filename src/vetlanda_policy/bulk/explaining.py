"""Explaining: the facts about one municipality out of a table about many, for the single evaluator.

Only which rows it needs, and where each was read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import narwhals as nw

from vetlanda_policy.bulk import engines
from vetlanda_policy.bulk.compared import compared
from vetlanda_policy.bulk.one_by_one import code_of, to_facts
from vetlanda_policy.bulk.reading.files import FILE, LINE
from vetlanda_policy.bulk.survey import COLUMNS, survey
from vetlanda_policy.bulk.words import Table
from vetlanda_policy.errors import FactsError, Place, Problem, QuestionError, quoted
from vetlanda_policy.facts import COUNTRY, FactFile, Facts, Measurement
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.readers.gathering import INVENTED
from vetlanda_policy.values import key

_ROW = re.compile(r"\btabell:(\d+)")
"""How `to_facts` says where a row stands in the table."""
_PLACES = ("source", "role", "reason", FILE, LINE)


def facts_about(rulebook: Rulebook, frame: Any, code: str) -> Facts:
    """The facts that decide one municipality's goals: its own, the country's, and those that it is compared with.

    Args:
        rulebook: the rules of the period.
        frame: a traced table, as `files.read` makes it.
        code: the code of the municipality.

    Raises:
        FactsError: a row cannot be understood, or rows contradict each other.
        QuestionError: the table has no rows about the municipality.
    """
    table = engines.lazy(frame)
    if "municipality" not in table.collect_schema().names():
        raise FactsError(_lacking())
    rows = nw.from_native(
        _needed(rulebook, table, code).collect().to_polars()
    )  # few rows, whichever library they are in
    written = rows["municipality"].to_list()
    if not any(code_of(text) == code for text in written if text is not None):
        raise QuestionError(_nothing_about(code))
    plain = rows.select(*(name for name in COLUMNS if name in rows.columns)).lazy()
    found = survey(plain, rulebook)
    if found.problems:
        raise FactsError(found.problems)
    known = [t for said in found.indicators.values() for t in said if t is not None]
    rows = rows.filter(nw.col("indicator").is_in(known))
    where = {name: rows[name].to_list() for name in _PLACES if name in rows.columns}
    try:
        read = to_facts(rows.select(*(name for name in COLUMNS if name in rows.columns)).lazy(), found, rulebook)
    except FactsError as error:
        raise FactsError(_problem_placed(p, where) for p in error.problems) from None
    measurements = tuple(_placed(m, where) for m in read.measurements)
    files = dict.fromkeys(_file_name(text) for text in where.get(FILE, ()))
    described = tuple(FactFile(name, "", 0, any(word in key(name) for word in INVENTED)) for name in files)
    return Facts(measurements, code, described)


def _needed(rulebook: Rulebook, table: Table, code: str) -> Table:
    """The rows about the municipality and the country, and those of every indicator that municipalities are compared by."""
    text = nw.col("municipality").cast(nw.String).str.strip_chars()
    wanted = text.str.zfill(4).is_in([code, COUNTRY])
    names = compared(rulebook)
    if names:
        unique = table.select(nw.col("indicator").cast(nw.String)).unique().collect()["indicator"].to_list()
        texts = [t for t in unique if t is not None and key(t) in names]
        if texts:
            wanted = wanted | nw.col("indicator").cast(nw.String).is_in(texts)
    return table.filter(wanted)


def _placed(measurement: Measurement, where: dict[str, list[Any]]) -> Measurement:
    """The measurement with the file, line and source of its row."""
    number = measurement.place.row
    assert number is not None
    said = {name: values[number - 1] for name, values in where.items()}
    return replace(
        measurement,
        place=Place(_file_name(said.get(FILE)), said.get(LINE)),
        source=said.get("source"),
        role=said.get("role"),
        reason=said.get("reason"),
    )


def _problem_placed(problem: Problem, where: dict[str, list[Any]]) -> Problem:
    """The problem with the files and lines of its rows."""

    def place(number: int) -> Place:
        return Place(_file_name(where[FILE][number - 1]), where[LINE][number - 1] if LINE in where else None)

    sv, en = (_ROW.sub(lambda m: str(place(int(m[1]))), text) for text in (problem.sv, problem.en))
    at = problem.place if problem.place is None or problem.place.row is None else place(problem.place.row)
    return replace(problem, sv=sv, en=en, place=at)


def _file_name(address: object) -> str:
    text = str(address)
    return Path(unquote(text) if text.startswith("file:") else text).name


def _nothing_about(code: str) -> Problem:
    return Problem(
        "no-such-municipality",
        f"inga rader gäller kommunen {quoted(code)}.",
        f"no rows are about the municipality {quoted(code)}.",
    )


def _lacking() -> Problem:
    return Problem(
        "missing-column",
        "kolumnen `municipality` saknas. När många kommuner bedöms måste varje rad säga vilken kommun den gäller.",
        "the column `municipality` is missing. Where many municipalities are judged every row must say whose it is.",
    )


__all__ = ["facts_about"]
