"""Questions: what a table of facts is asked once its texts are understood, where it holds what they are about.

Whether recorded judgements have a source, and which comparison groups there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vetlanda_policy.bulk.refusals import MOST_NAMED, no_members, no_source
from vetlanda_policy.bulk.words import Expr, Table, Words, words_of
from vetlanda_policy.errors import Problem
from vetlanda_policy.periods import Period

MEMBER = r"^[0-9]{1,9}$"
"""A member of a comparison group in a column of texts; it has its zeros or has lost them."""
_GREATEST = 10**9


class Lists(NamedTuple):
    """The comparison groups that an indicator lists.

    Attributes:
        periods: the times for which there are any, from the oldest.
        areas: the normal forms of their names.
    """

    periods: tuple[Period, ...]
    areas: tuple[str, ...]


def unsourced(frame: Table, texts: Sequence[str]) -> list[Problem]:
    """The problem that recorded judgements, which are written as one of the texts, have no source."""
    w, names = words_of(frame), frame.collect_schema().names()
    says = ~w.col("value").is_null()
    if "status" in names:
        says = says | ~w.col("status").is_null()
    rows = frame.filter(w.col("indicator").is_in(texts) & says)
    if "source" in names:
        rows = rows.filter(w.col("source").cast(w.String).fill_null("").str.strip_chars() == w.lit(""))
    told = [name for name in ("municipality", "area") if name in names]
    some = rows.select(*(w.col(name).cast(w.String).fill_null("").alias(name) for name in told)).unique()
    return no_source(some.sort(*told).head(MOST_NAMED).collect().rows())


def listed(
    frame: Table,
    texts: Sequence[str],
    periods: Mapping[Period, Sequence[str | None]],
    areas: Mapping[str, Sequence[str | None]],
) -> tuple[Lists, list[Problem]]:
    """The comparison groups of an indicator, which is written as one of the texts; and what is wrong with their members.

    Args:
        frame: the table.
        texts: how the indicator is written.
        periods: how each period is written.
        areas: how each area (by normal form) is written.
    """
    w, schema = words_of(frame), frame.collect_schema()
    numeric = schema["value"].is_numeric()
    written = [int(t) for t in texts] if schema["indicator"].is_integer() else texts
    rows = frame.filter(w.col("indicator").is_in(written) & ~w.col("value").is_null())
    if not numeric:
        rows = rows.filter(w.col("value").str.strip_chars() != w.lit(""))
    strange = ~_is_code(w, numeric=numeric, whole=schema["value"].is_integer())
    area = w.col("area") if "area" in schema else w.lit(None, w.String).alias("area")
    few = rows.select("period", area, strange.alias("strange")).unique()
    found = few.select(w.col("period").cast(w.String), w.col("area").cast(w.String), "strange").collect()
    said = {t: p for p, some in periods.items() for t in some}
    named = {t: a for a, some in areas.items() for t in some}
    times = {said[t] for t in found["period"].to_list() if t in said}
    names = {named.get(t, "") for t in found["area"].to_list()}
    lists = Lists(tuple(sorted(times, key=lambda p: (p.last, p.first))), tuple(sorted(names)))
    if not any(found["strange"].to_list()):
        return lists, []
    wrong = rows.filter(strange).select(w.col("value").cast(w.String).alias("value")).unique().sort("value")
    return lists, [no_members(texts[0], wrong.head(MOST_NAMED).collect()["value"].to_list())]


def _is_code(w: Words, *, numeric: bool, whole: bool) -> Expr:
    value = w.col("value")
    if not numeric:
        return value.str.strip_chars().str.contains(MEMBER)
    inside = (value >= 0) & (value < _GREATEST)
    return inside if whole else inside & (value == value.round(0))


__all__ = ["Lists", "listed", "unsourced"]
