"""The survey: which texts a table of facts holds, before anything is judged.

Only here are the texts of a table understood, each different one once, by the same words as in fact files; what cannot be
understood is said with the text as read. It is one small question to the table, however many rows that has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from vetlanda_policy.bulk.questions import Lists, listed, unsourced
from vetlanda_policy.bulk.refusals import (
    MOST_NAMED,
    MOST_TEXTS,
    SHORTEST_CODE,
    doubled_column,
    empty_column,
    lacking_column,
    no_codes,
    nothing_known,
    too_many,
    unreadable,
)
from vetlanda_policy.bulk.words import Expr, Table, of_polars, words_of
from vetlanda_policy.errors import FactsError, Problem
from vetlanda_policy.facts import ASSESSMENT, Status
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.periods import Period, read_period
from vetlanda_policy.readers.headers import column_of
from vetlanda_policy.readers.problems import UnreadableError
from vetlanda_policy.readers.words import read_status, read_verdict, symbol
from vetlanda_policy.values import key

CODE = r"^[0-9]{4,9}$"
"""A municipality's code in a column of texts; one that has lost its zero would be another municipality."""
_FIRST = 10_000
MOST_DIGITS = 15
"""A value has fewer digits than this one, or as many; what has more does not fit."""
COLUMNS = ("indicator", "municipality", "area", "group", "period", "value", "status", "published", "source")
"""The columns that are read; others are left alone."""

PLAIN_NUMBER = r"^-?([0-9]{1,12}([.,]([0-9]{1,2}|[0-9]{4,18}))?|(0|[0-9]{4,9})[.,][0-9]{3})$"
"""A number in a column of texts that can be read in one way only; what is written otherwise is looked at one by one."""

_SAID = ("indicator", "area", "group", "period", "status")
_MORE = ("rows", "empty", "width", "strange", "longest", "published", "value", "greatest", "characters")

Texts = Mapping[Any, tuple[str | None, ...]]
"""How each thing is written in the table."""


@dataclass(frozen=True)
class Survey:
    """What a table of facts holds.

    Attributes:
        numeric: whether the values are numbers of the dataframe library, not texts.
        written: for each column, its different texts; none stands for an empty cell.
        odd: the values that are no plain numbers: symbols, levels, verdicts, names.
        dated: whether any row says when it was published.
        width: how many digits a municipality's code has, where the column holds whole numbers; else nothing.
        highest: the greatest code there.
        rows: how many rows it has.
        empty: whether any row has no value.
        blank: the texts without letters that stand in place of a value.
        longest: how many characters the longest code has, where codes are texts; else nothing.
        digits: how many digits any value has before the point, at most.
        indicators: how each known indicator (by normal form) is written.
        areas: how each area (by normal form) is written; the empty one is "".
        groups: the same for groups.
        periods: how each period is written.
        statuses: how each status is written.
        lists: of each indicator (by normal form) that lists comparison groups, which there are.
        problems: the texts that cannot be understood.
        unknown: the indicators that no rule knows.
        unfit: the indicators (by normal form) that have values with more decimals than columns hold.
    """

    numeric: bool
    written: Mapping[str, tuple[str | None, ...]]
    odd: tuple[str, ...]
    dated: bool
    rows: int = 0
    empty: bool = False
    blank: tuple[str, ...] = ()
    width: int | None = None
    highest: int | None = None
    longest: int | None = None
    digits: int = MOST_DIGITS
    indicators: Texts = field(default_factory=dict)
    areas: Texts = field(default_factory=dict)
    groups: Texts = field(default_factory=dict)
    periods: Mapping[Period, tuple[str | None, ...]] = field(default_factory=dict)
    statuses: Mapping[Status, tuple[str | None, ...]] = field(default_factory=dict)
    lists: Mapping[str, Lists] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unknown: tuple[str, ...] = ()
    unfit: frozenset[str] = frozenset()

    def plain(self) -> bool:
        """Whether every row is a final value: there is no status, and no symbol in place of a value."""
        return set(self.statuses) <= {Status.FINAL} and not any(symbol(text) for text in self.odd)


def laid_out(frame: Table) -> Table:
    """The table with the columns of a fact file under their English names.

    Raises:
        FactsError: a column that is needed is missing, or there twice.
    """
    found: dict[str, str] = {}
    for name in frame.collect_schema().names():
        column = column_of(name)
        if column is None or column not in COLUMNS:
            continue
        if column in found:
            raise FactsError([doubled_column(found[column], name)])
        found[column] = name
    lacking = [c for c in ("indicator", "municipality", "period", "value") if c not in found]
    if lacking:
        raise FactsError([lacking_column(c) for c in lacking])
    w, schema = words_of(frame), frame.collect_schema()

    def cell(column: str, name: str) -> Expr:
        if column == "value" and schema[name] == w.Float32:  # by the shortest text that gives the same, as from a file
            return w.col(name).cast(w.String).cast(w.Float64).alias(column)
        return w.col(name).alias(column)

    return frame.select(*(cell(column, name) for column, name in found.items()))


def survey(frame: Table, rulebook: Rulebook) -> Survey:
    """Ask the table which texts it holds.

    Raises:
        FactsError: the table holds too many different texts, or no indicator that the rules know.
    """
    w, schema = words_of(frame), frame.collect_schema()
    numeric = schema["value"].is_numeric()
    seen = _seen(frame, [name for name in _SAID if name in schema])
    asked = [
        _unseen(frame, name, texts)
        .unique()
        .select(w.lit(name).alias("column"), w.col(name).cast(w.String).alias("text"))
        for name, texts in seen.items()
    ]
    asked.append(
        frame.filter(w.col("municipality").is_null())
        .select(w.lit("municipality").alias("column"), w.col("municipality").cast(w.String).alias("text"))
        .head(1)
    )
    without = w.col("value").is_null().any().cast(w.Int64).cast(w.String)
    asked.append(frame.select(without.alias("text")).select(w.lit("empty").alias("column"), w.col("text")))
    size = frame.select(w.len().cast(w.String).alias("text"))
    asked.append(size.select(w.lit("rows").alias("column"), w.col("text")))
    asked.append(_size(frame, numeric=numeric))
    whole = schema["municipality"].is_integer()
    if whole:
        highest = frame.select(w.col("municipality").max())
        asked.append(highest.select(w.lit("width").alias("column"), w.col("municipality").cast(w.String).alias("text")))
    else:
        text = w.col("municipality").cast(w.String)
        strange = frame.filter(~text.str.contains(CODE)).select(text.alias("text")).unique().head(MOST_NAMED)
        asked.append(strange.select(w.lit("strange").alias("column"), w.col("text")))
    if not whole:
        longest = frame.select(w.col("municipality").str.len_chars().max().cast(w.String).alias("text"))
        asked.append(longest.select(w.lit("longest").alias("column"), w.col("text")))
    if "published" in schema:
        said = w.when(w.col("published").is_null()).then(w.lit("no")).otherwise(w.lit("yes"))
        asked.append(frame.select(w.lit("published").alias("column"), said.alias("text")).unique())
    if not numeric:
        odd = frame.filter(~w.col("value").str.contains(PLAIN_NUMBER)).select(w.col("value")).unique()
        asked.append(odd.select(w.lit("value").alias("column"), w.col("value").alias("text")))
    rows = w.concat(asked, how="vertical").head(MOST_TEXTS + 1).collect()
    if len(rows) > MOST_TEXTS:
        raise FactsError([too_many()])
    written: dict[str, list[str | None]] = {name: [] for name in (*_SAID, "municipality", *_MORE)}
    for name, texts_seen in seen.items():
        written[name] += texts_seen
    for column, text in zip(rows["column"].to_list(), rows["text"].to_list(), strict=True):
        written[column].append(text)
    texts = {name: tuple(sorted(found, key=lambda t: (t is not None, t or ""))) for name, found in written.items()}
    odd_texts = tuple(t for t in texts["value"] if t is not None and t.strip())
    blank = tuple(t for t in texts["value"] if t is not None and not t.strip())
    width = max(SHORTEST_CODE, *(len(t or "") for t in texts["width"])) if whole else None
    longest_code = max((int(t or 0) for t in texts["longest"]), default=None)
    size_of_table = int(texts["rows"][0] or 0)
    dated = "yes" in texts["published"]
    found = Survey(
        numeric,
        texts,
        odd_texts,
        dated,
        rows=size_of_table,
        empty="1" in texts["empty"] or bool(blank),
        blank=blank,
        width=width,
        highest=next((int(t) for t in texts["width"] if t), None),
        longest=longest_code,
        digits=_digits(texts),
    )
    return _asked_more(frame, _understood(found, rulebook), rulebook)


def _size(frame: Table, *, numeric: bool) -> Table:
    """The question how great a number is at most, or how many characters it has before the point."""
    w = words_of(frame)
    value, text = w.col("value"), w.col("text")
    if not numeric:
        whole = value.str.replace_all("[.,].*$", "")
        plain = w.when(value.str.contains(PLAIN_NUMBER)).then(whole.str.len_chars())
        longest = frame.select(plain.max().cast(w.String).alias("text"))
        return longest.select(w.lit("characters").alias("column"), text)
    greatest = frame.select(value.cast(w.Float64).abs().max().alias("text"))
    small = w.when(text < w.lit(float(10**MOST_DIGITS))).then(text).cast(w.Int64)
    return greatest.select(w.lit("greatest").alias("column"), small.cast(w.String).alias("text"))


def _digits(texts: Mapping[str, Sequence[str | None]]) -> int:
    """How many digits any value has before the point, at most."""
    found = [len(t) if t else MOST_DIGITS for t in texts["greatest"]]
    found += [int(t or 0) for t in texts["characters"]]
    found += [len(t) for t in texts["value"] if t and any(c.isdigit() for c in t)]
    return min(MOST_DIGITS, max(found))


def _asked_more(frame: Table, found: Survey, rulebook: Rulebook) -> Survey:
    """The survey with what only some tables need be asked."""
    problems = list(found.problems)
    if judged := [t for t in found.indicators.get(key(ASSESSMENT), ()) if t is not None]:
        problems += unsourced(frame, judged)
    lists = {}
    for name in (key(i.id) for i in rulebook.indicators if i.kind == "members"):
        if texts := [t for t in found.indicators.get(name, ()) if t is not None]:
            lists[name], wrong = listed(frame, texts, found.periods, found.areas)
            problems += wrong
    return replace(found, lists=lists, problems=tuple(problems))


def _seen(frame: Table, names: Sequence[str]) -> dict[str, list[str | None]]:
    """The texts that the first rows hold of each column, so that most rows need only be compared with these."""
    if not of_polars(frame):
        return {name: [] for name in names}  # for the others one question more costs more than it saves
    w = words_of(frame)
    first = frame.head(_FIRST).select(*(w.col(name).cast(w.String) for name in names)).collect()
    return {name: first[name].unique().to_list() for name in names}


def _unseen(frame: Table, name: str, seen: Sequence[str | None]) -> Table:
    """A column's cells, but for the texts that have been seen."""
    w, column = words_of(frame), frame.select(name)
    if not seen:
        return column
    whole = frame.collect_schema()[name].is_integer()
    others = ~w.col(name).is_in([int(t) if whole else t for t in seen if t is not None])
    return column.filter(others.fill_null(value=None not in seen))


def _understood(found: Survey, rulebook: Rulebook) -> Survey:
    problems: list[Problem] = []
    known = {key(i.id) for i in rulebook.indicators} | {key(ASSESSMENT)}
    indicators = _by(found.written["indicator"], key, "indicator", problems)
    unknown = tuple(t for name, texts in indicators.items() if name not in known for t in texts if t is not None)
    statuses = _by(found.written["status"] or (None,), _status, "status", problems)
    periods = _by(found.written["period"], _period, "period", problems)
    if found.written["municipality"]:
        problems.append(empty_column("municipality"))
    if found.written["strange"]:
        problems.append(no_codes([t for t in found.written["strange"] if t is not None]))
    if not known & set(indicators):
        problems.append(nothing_known(unknown))
    return replace(
        found,
        indicators={name: texts for name, texts in indicators.items() if name in known},
        areas=_by(found.written["area"] or (None,), _part, "area", problems),
        groups=_by(found.written["group"] or (None,), _part, "group", problems),
        periods=periods,
        statuses=statuses,
        problems=tuple(problems),
        unknown=unknown,
    )


def _by(
    texts: Sequence[str | None], read: Callable[[str], Any], column: str, problems: list[Problem]
) -> dict[Any, tuple[str | None, ...]]:
    """The texts by what they mean; an empty cell means nothing but for areas, groups and statuses."""
    found: dict[Any, list[str | None]] = {}
    for text in texts:
        try:
            if text is None or not text.strip():
                if column in ("indicator", "period"):
                    problems.append(empty_column(column))
                    continue
                meaning = Status.FINAL if column == "status" else ""
            else:
                meaning = read(text)
        except (UnreadableError, ValueError) as error:
            problems.append(unreadable(text or "", column, error))
            continue
        found.setdefault(meaning, []).append(text)
    return {meaning: tuple(texts) for meaning, texts in found.items()}


def _part(text: str) -> str:
    return key(text)


def _period(text: str) -> Period:
    return read_period(text.strip().removesuffix(".0"))


def _status(text: str) -> Status:
    return read_status(text)


def verdict_of(text: str) -> str | None:
    """The verdict of a recorded judgement; none where the text is no verdict."""
    try:
        return read_verdict(text.replace("_", " "))
    except UnreadableError:
        return None


def place_of(indicator: Indicator, text: str) -> int | None:
    """The place of a level; none where the indicator has no such level."""
    place = indicator.level(text)
    return None if place is None else int(place)


__all__ = [
    "COLUMNS",
    "MOST_DIGITS",
    "MOST_TEXTS",
    "PLAIN_NUMBER",
    "Survey",
    "laid_out",
    "place_of",
    "survey",
    "verdict_of",
]
