"""Rows: a table of facts as whole numbers (so many of the indicator's last decimal) and codes of statuses.

Only here are values read from the rows of a table; which of several values for one key counts is decided as for fact files.
What does not fit is marked, never rounded and never chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, reduce
from math import ceil, floor
from typing import Any, NamedTuple

from vetlanda_policy.bulk.survey import MOST_DIGITS, PLAIN_NUMBER, Survey, Texts, place_of, verdict_of
from vetlanda_policy.bulk.words import Expr, Table, Words, words_of
from vetlanda_policy.facts import COUNTRY, Status
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.periods import Period
from vetlanda_policy.readers.figures import read_number
from vetlanda_policy.readers.problems import UnreadableError
from vetlanda_policy.readers.words import symbol
from vetlanda_policy.values import Scale, plain

MUNICIPALITY = "municipality"
WITHOUT_STEP = 6
"""So many decimals are kept of an indicator whose scale has neither a step nor two ends."""
BETWEEN_ENDS = 8
"""So many of one whose scale has two ends and no step, such as percent, where there is room: as published figures have."""

CODES: dict[Status, int] = {status: number for number, status in enumerate(Status)}
"""The statuses as whole numbers; final comes first."""
VERDICTS = ("fulfilled", "partly_fulfilled", "not_fulfilled", "undecided")
"""The recorded judgements as whole numbers: their places here."""


class Series(NamedTuple):
    """The values of one indicator, area and group, by their normal forms."""

    indicator: str
    area: str
    group: str


class OneByOneError(Exception):
    """The criterion is not compiled to columns; the municipalities are judged one by one."""


class UnfitError(Exception):
    """Some indicators have values with more decimals than columns hold; goals about them are judged one by one.

    Attributes:
        names: the indicators, by the normal forms of their ids.
    """

    def __init__(self, names: frozenset[str]) -> None:
        """Name the indicators."""
        super().__init__(", ".join(sorted(names)))
        self.names = names


def decimals_of(scale: Scale) -> int:
    """How many decimals an indicator's values have at most, or as many as are kept."""
    if scale.step is None:
        digits = _digits_between(scale)
        return WITHOUT_STEP if digits is None else min(BETWEEN_ENDS, MOST_DIGITS - digits)
    return max(_places(n) for n in (scale.step, scale.lowest, scale.highest) if n is not None)


def _digits_between(scale: Scale) -> int | None:
    """How many digits values between two ends have before the point; nothing where there is but one end, or none."""
    if scale.lowest is None or scale.highest is None:
        return None
    return len(str(int(max(abs(scale.lowest), abs(scale.highest)))))


def _places(number: Decimal) -> int:
    exponent = Decimal(plain(number)).as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


@dataclass
class Rows:
    """The rows of a table of facts.

    Attributes:
        facts: the table, its columns under their English names.
        survey: what it holds.
        rulebook: the rules, for the indicators.
        known_on: hides what was published later.
        merging: whether rows that stand several times are looked for and made one.
    """

    facts: Table
    survey: Survey
    rulebook: Rulebook
    known_on: date | None = None
    merging: bool = False

    @cached_property
    def words(self) -> Words:
        """The library that the table's expressions are written with."""
        return words_of(self.facts)

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        """The types of the columns."""
        return self.facts.collect_schema()

    @cached_property
    def plain(self) -> bool:
        """Whether every row is a final value."""
        return self.survey.plain()

    def fits(self, name: str) -> bool:
        """Whether an indicator's values have room as whole numbers that floating point holds exactly."""
        indicator = self._indicator(name)
        if indicator is None or indicator.levels or indicator.kind == "members":
            return True
        if name in self.survey.unfit:
            return False
        scale, digits = indicator.scale, self.survey.digits
        digits = min(digits, _digits_between(scale) or digits)
        return digits + decimals_of(scale) <= MOST_DIGITS

    def check_decimals(self, names: Iterable[str]) -> None:
        """Look for values with more decimals than are held of their indicators, which fact files may have.

        Of whole numbers there are no parts: those do not fit, here as there.

        Raises:
            UnfitError: there are such values.
        """
        w, value = self.words, self.words.col("value")
        by_decimals: dict[int, list[str]] = {}
        for name in names:
            one = self._indicator(name)
            if one is not None and one.kind == "number" and (one.scale.step is None or one.scale.step < 1):
                by_decimals.setdefault(decimals_of(one.scale), []).append(name)
        if not by_decimals or self.schema["value"].is_integer():
            return
        if self.schema["value"].is_numeric():
            number, long = value.cast(w.Float64), w.lit(value=False)
        else:
            odd = [t for t in self.survey.odd if len(_read(t) or "") > MOST_DIGITS]
            number = self._written()
            long = value.is_in(odd) | (value.str.contains(PLAIN_NUMBER) & (value.str.len_chars() > MOST_DIGITS))
        said: dict[str | None, str] = {}
        finer: Expr = w.lit(value=False)
        for decimals, some in by_decimals.items():
            texts = {text: name for name in some for text in self.survey.indicators[name]}
            finer = finer | (self.is_one_of("indicator", list(texts)) & (long | (number.round(decimals) != number)))
            said |= texts
        found = self.facts.filter(finer).select(w.col("indicator").cast(w.String).alias("indicator")).unique().collect()
        if unfit := frozenset(said[text] for text in found["indicator"].to_list()):
            raise UnfitError(unfit)

    @property
    def country(self) -> str | int:
        """The code of the whole country, as the table writes it."""
        return 0 if self.survey.width else COUNTRY

    def _indicator(self, name: str) -> Indicator | None:
        """The indicator; none for recorded judgements."""
        return self.rulebook.by_id.get(name)

    def is_one_of(self, name: str, texts: Sequence[str | None]) -> Expr:
        """Whether a column holds one of these texts, or the whole numbers that they are."""
        w = self.words
        whole = self.schema[name].is_integer()
        said: list[Any] = [int(t) if whole else t for t in texts if t is not None]
        col, tests = w.col(name), []
        if said:
            tests.append(col == w.lit(said[0]) if len(said) == 1 else col.is_in(said))
        if len(said) < len(texts):
            tests.append(col.is_null())
        return reduce(lambda a, b: a | b, tests) if tests else w.lit(value=False)

    def of(self, name: str, periods: Iterable[Period], area: str, group: str) -> Table:
        """The rows of an indicator for some periods, an area and a group, their values as whole numbers."""
        w = self.words
        survey, schema = self.survey, self.schema
        tests = [self.is_one_of("indicator", survey.indicators[name])]
        limits: tuple[tuple[str, Iterable[Any], Texts], ...] = (
            ("area", (area,), survey.areas),
            ("group", (group,), survey.groups),
            ("period", periods, survey.periods),
        )
        for col, wanted, known in limits:
            texts = [t for w in wanted for t in known[w]]
            if col in schema and len(texts) < sum(len(t) for t in known.values()):
                tests.append(self.is_one_of(col, texts))
        if survey.empty:
            says = ~w.col("value").is_null()
            if survey.blank:
                says = says & ~w.col("value").is_in(survey.blank)
            tests.append(says | ~w.col("status").is_null() if "status" in schema else says)
        found = self.facts.filter(reduce(lambda a, b: a & b, tests))
        value = self._number_of(name)
        made = [value.alias("value")]
        if not self.plain:
            status = self._status_of()
            given = status <= CODES[Status.BREAK]
            # A value that does not fit leaves neither a value nor a status, and is missed when the rows are counted.
            made = [
                w.when(given).then(value).alias("value"),
                w.when(~given | ~value.is_null()).then(status).alias("status"),
            ]
        if "published" in schema and survey.dated:
            made.append(w.col("published").cast(w.String).str.slice(0, 10).alias("published"))
        return found.select(MUNICIPALITY, "period", *made)

    def _number_of(self, name: str) -> Expr:
        """The value as a whole number of the indicator's last decimals; nothing where it is none, or none on its scale."""
        w = self.words
        indicator, value = self._indicator(name), w.col("value")
        if indicator is None or indicator.levels:
            texts = {t: self._place(indicator, t) for t in self.survey.odd}
            places = {t: p for t, p in texts.items() if p is not None}
            if not places:
                return w.lit(None, w.Int64)
            found = value.cast(w.String).replace_strict(list(places), list(places.values()), default=None)
            return found.cast(w.Int64)
        scale, decimals = indicator.scale, decimals_of(indicator.scale)
        size = 10**decimals
        kind, tests = self.schema["value"], []
        if kind.is_integer():
            exact = value.cast(w.Int64) * size
        else:
            number = value.cast(w.Float64) if kind.is_numeric() else self._written()
            exact = (number * size).round(0)
            # Rounding divides rightly, so what comes out is the number that a text with so many decimals would be.
            tests.append(number.round(decimals) == number)
        if scale.lowest is not None:
            tests.append(exact >= ceil(scale.lowest * size))
        if scale.highest is not None:
            tests.append(exact <= floor(scale.highest * size))
        if scale.lowest is None or scale.highest is None:
            tests.append(exact.abs() < 10**MOST_DIGITS)
        whole = int(scale.step * size) if scale.step is not None and scale.step >= 1 else 1
        if whole > 1:
            anchor = scale.lowest if scale.lowest is not None else scale.highest or Decimal(0)
            tests.append((exact - int(anchor * size)) % whole == 0)
        return w.when(reduce(lambda a, b: a & b, tests)).then(exact).cast(w.Int64)

    def _place(self, indicator: Indicator | None, text: str) -> int | None:
        if indicator is not None:
            return place_of(indicator, text)
        verdict = verdict_of(text)
        return None if verdict is None else VERDICTS.index(verdict)

    def _written(self) -> Expr:
        """A number from a text; nothing where it is none."""
        w = self.words
        text = w.col("value")
        numbers = {t: n for t in self.survey.odd if (n := _read(t)) is not None}
        if numbers:
            read = text.replace_strict(list(numbers), list(numbers.values()), default=None)
            text = w.when(text.is_in(list(numbers))).then(read).otherwise(text)
        usable = text.str.contains(PLAIN_NUMBER) | text.is_in(list(numbers.values()))
        usable = usable & (text.str.len_chars() <= MOST_DIGITS)
        return w.when(usable).then(text.str.replace_all(",", ".")).otherwise(w.lit(None, w.String)).cast(w.Float64)

    def _status_of(self) -> Expr:
        """The status of a row as a whole number; a symbol in place of the value says it too."""
        w = self.words
        found: Expr = w.lit(CODES[Status.FINAL], w.Int64)
        if "status" in self.schema:
            for status, texts in self.survey.statuses.items():
                if status is not Status.FINAL:
                    found = w.when(self.is_one_of("status", texts)).then(w.lit(CODES[status], w.Int64)).otherwise(found)
        if not self.survey.numeric:
            for text in self.survey.odd:
                status_of_symbol = symbol(text)
                if status_of_symbol is not None:
                    said = w.lit(CODES[status_of_symbol], w.Int64)
                    found = w.when(w.col("value") == w.lit(text)).then(said).otherwise(found)
        return found

    # ------------------------------------------------------------ revisions, and rows that stand twice

    def resolved(self, rows: Table) -> Table:
        """One row a key: the latest published of those known; a key whose rows contradict each other is in doubt."""
        w = self.words
        if self.plain:
            rows = rows.with_columns(
                w.when(~w.col("value").is_null()).then(w.lit(CODES[Status.FINAL], w.Int64)).alias("status")
            )
        names = rows.collect_schema().names()
        keys = [MUNICIPALITY, "period"]
        if "published" not in names:
            rows = rows.with_columns(published=w.lit(None, w.String))
        rows = rows.with_columns(w.col("published").fill_null("").alias("published"))
        # What is written: the value, or else the status that stands for it.
        without = w.lit(-(10 ** (MOST_DIGITS + 2)), w.Int64) - w.col("status").fill_null(-1)
        rows = rows.with_columns(w.coalesce(w.col("value"), without).alias("_written"))
        a_day = rows.group_by(*keys, "published").agg(
            w.col("_written").min().alias("_least"),
            w.col("_written").max().alias("_most"),
            w.col("value").max().alias("value"),
            w.col("status").min().alias("status"),
            (w.col("value").is_null() & w.col("status").is_null()).cast(w.Int64).max().alias("_doubt"),
        )
        undated = w.col("published") == w.lit("")
        first = w.when(~undated).then(w.col("published")).min().over(*keys)
        bare = w.when(undated).then(w.col("_least")).max().over(*keys)
        apart = (w.col("published") == first) & ~bare.is_null() & (w.col("_least") != bare)
        doubt = (w.col("_least") != w.col("_most")) | apart.fill_null(value=False)
        days = a_day.with_columns(_apart=doubt.fill_null(value=True).cast(w.Int64))
        days = days.with_columns(
            (w.col("_apart").max().over(*keys) + w.col("_doubt").max().over(*keys)).alias("_doubt")
        )
        if self.known_on is not None:
            days = days.filter(w.col("published") <= w.lit(self.known_on.isoformat()))
        newest = days.filter(w.col("published") == w.col("published").max().over(*keys))
        sure = w.col("_doubt") == 0
        return newest.with_columns(
            w.when(sure).then(w.col("value")).alias("value"), w.when(sure).then(w.col("status")).alias("status")
        )


def _read(text: str) -> str | None:
    """A number that is not plainly written, as plain digits; none where the text is no number."""
    try:
        return plain(read_number(text.strip()))
    except UnreadableError:
        return None


__all__ = ["CODES", "MUNICIPALITY", "VERDICTS", "OneByOneError", "Rows", "Series", "UnfitError", "decimals_of"]
