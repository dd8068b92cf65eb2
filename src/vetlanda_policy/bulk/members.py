"""Members: the comparison groups that a table of facts lists.

Only which rows say who belongs to whose group; what the others' values mean stands in `groups`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vetlanda_policy.bulk.dense import each_once
from vetlanda_policy.bulk.refusals import SHORTEST_CODE
from vetlanda_policy.bulk.rows import MUNICIPALITY, Rows
from vetlanda_policy.bulk.words import Expr, Table
from vetlanda_policy.periods import Closing, Period
from vetlanda_policy.values import key


class Listed(NamedTuple):
    """Lists of members that a criterion looks at.

    Attributes:
        name: the normal form of the indicator that lists them.
        periods: the times of the lists, from the oldest.
        area: the name of the group; nothing where a municipality has only one.
    """

    name: str
    periods: tuple[Period, ...]
    area: str | None


def lists_until(table: Rows, name: str, closing: Closing, area: str | None) -> Listed | None:
    """The lists up to the closing; nothing where the table has none."""
    if name not in table.survey.indicators:
        return None
    lists = table.survey.lists[name]
    periods = tuple(p for p in lists.periods if p.last <= closing.day)
    there = bool(periods) and (area is None or key(area) in lists.areas)
    return Listed(name, periods, area) if there else None


def members(table: Rows, asked: Listed) -> Table:
    """The members of every municipality's comparison group: its newest list, each member once.

    Returns:
        The columns `municipality` and `_member`. A municipality with several groups of different names has none, unless it
        is said which one is meant. The municipality itself and the country may be on the list, and are no members.
    """
    w = table.words
    survey, schema = table.survey, table.schema
    name, periods, area = asked
    lists = survey.lists[name]
    areas = lists.areas
    rows = table.facts.filter(table.is_one_of("indicator", survey.indicators[name]) & ~w.col("value").is_null())
    if not survey.numeric:
        rows = rows.filter(w.col("value").str.strip_chars() != w.lit(""))
    if len(periods) < len(lists.periods):
        rows = rows.filter(table.is_one_of("period", [t for p in periods for t in survey.periods[p]]))
    if area is not None and "area" in schema and len(areas) > 1:
        rows = rows.filter(table.is_one_of("area", survey.areas[key(area)]))
    rows = _newest(table, rows, periods, areas, several=area is None and len(areas) > 1)
    return each_once(rows.select(MUNICIPALITY, "_member"))


def _newest(table: Rows, rows: Table, periods: Sequence[Period], areas: Sequence[str], *, several: bool) -> Table:
    """The rows of every municipality's newest list; of none where it has lists of several names."""
    w = table.words
    made = [w.col(MUNICIPALITY), _member(table).alias("_member"), _day_number(table, periods).alias("_day")]
    made.append(_area_number(table, areas).alias("_area"))
    if table.survey.dated:
        made.append(w.col("published").cast(w.String).str.slice(0, 10).fill_null("").alias("_published"))
        made.append(_list_number(table, periods, areas).alias("_list"))
    rows = rows.select(*made)
    if table.survey.dated:
        rows = _published_last(table, rows)
    if several:
        rows = rows.filter(w.col("_area").min().over(MUNICIPALITY) == w.col("_area").max().over(MUNICIPALITY))
    if len({p.last for p in periods}) > 1:
        rows = rows.filter(w.col("_day") == w.col("_day").max().over(MUNICIPALITY))
    return rows


def _list_number(table: Rows, periods: Sequence[Period], areas: Sequence[str]) -> Expr:
    """Which of a municipality's lists a row belongs to."""
    w = table.words
    found: Expr = w.lit(0, w.Int64)
    for number, period in enumerate(periods):
        there = table.is_one_of("period", table.survey.periods[period])
        found = w.when(there).then(w.lit(number, w.Int64)).otherwise(found)
    return found * (len(areas) + 1) + _area_number(table, areas)


def _published_last(table: Rows, rows: Table) -> Table:
    """Of each list what was published last, as far as it is known."""
    w = table.words
    if table.known_on is not None:
        rows = rows.filter(w.col("_published") <= w.lit(table.known_on.isoformat()))
    return rows.filter(w.col("_published") == w.col("_published").max().over(MUNICIPALITY, "_list"))


def _member(table: Rows) -> Expr:
    """A member's code, in the form of the column of municipalities."""
    w = table.words
    survey = table.survey
    member: Expr = w.col("value") if survey.numeric else w.col("value").str.strip_chars()
    if survey.width is not None:
        member = member.cast(w.Int64)
    else:
        member = (
            (member.cast(w.Int64) if survey.numeric else member)
            .cast(w.String)
            .str.zfill(max(SHORTEST_CODE, survey.longest or 0))
        )
    return member


def as_member(table: Rows) -> Expr:
    """A municipality's own code in the form that members have."""
    code = table.words.col(MUNICIPALITY)
    return code if table.survey.width is None else code.cast(table.words.Int64)


def _day_number(table: Rows, periods: Sequence[Period]) -> Expr:
    w = table.words
    days = sorted({p.last for p in periods})
    found: Expr = w.lit(None, w.Int64)
    for period in periods:
        there = table.is_one_of("period", table.survey.periods[period])
        found = w.when(there).then(w.lit(days.index(period.last), w.Int64)).otherwise(found)
    return found


def _area_number(table: Rows, areas: Sequence[str]) -> Expr:
    w = table.words
    found: Expr = w.lit(0, w.Int64)
    for number, name in enumerate(areas if "area" in table.schema else (), 1):
        there = table.is_one_of("area", table.survey.areas[name])
        found = w.when(there).then(w.lit(number, w.Int64)).otherwise(found)
    return found


__all__ = ["Listed", "as_member", "lists_until", "members"]
