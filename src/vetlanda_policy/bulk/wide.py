"""The wide table: one row a municipality, one column for each value that a rule may look at.

Only which values are asked for and in which column each of them stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from vetlanda_policy.bulk.dense import dense
from vetlanda_policy.bulk.rows import MUNICIPALITY, OneByOneError, Rows, Series
from vetlanda_policy.bulk.terms import Part, Term, column, count, is_known
from vetlanda_policy.bulk.words import Expr, Table
from vetlanda_policy.periods import Period


class Spot(NamedTuple):
    """A value that a rule may look at.

    Attributes:
        indicator: the normal form of its indicator's id.
        period: what time it was measured for.
        area: the normal form of its area; "" for none.
        group: the same for its group.
    """

    indicator: str
    period: Period
    area: str = ""
    group: str = ""


@dataclass
class Wide:
    """The values that are asked for, and the table of them.

    Attributes:
        rows: the rows of the table of facts.
        kept: has a table worked out once.
        asked: the periods asked for so far of each series, each with the number in its columns' names.
        sound: whether the table, once made, is known to hold no values that contradict each other or do not fit.
    """

    rows: Rows
    kept: Callable[[Table], Table]
    asked: dict[Series, dict[Period, int]] = field(default_factory=dict)
    sound: bool = False

    @property
    def plain(self) -> bool:
        """Whether every row is a final value."""
        return self.rows.plain

    def holds(self, spot: Spot) -> bool:
        """Whether the table may hold such a value at all."""
        survey = self.rows.survey
        return (
            spot.indicator in survey.indicators
            and spot.period in survey.periods
            and spot.area in survey.areas
            and spot.group in survey.groups
        )

    def value(self, spot: Spot) -> Part:
        """The value as a whole number; nothing where there is none.

        Raises:
            OneByOneError: the indicator's values could be too great.
        """
        if not self.rows.fits(spot.indicator):
            raise OneByOneError
        return column(f"v{self._number(spot)}") if self.holds(spot) else None

    def status(self, spot: Spot) -> Part:
        """The code of the row's status; nothing where there is no row."""
        return column(f"s{self._number(spot)}") if self.holds(spot) else None

    def _number(self, spot: Spot) -> int:
        total = sum(len(one) for one in self.asked.values())
        return self.asked.setdefault(Series(spot.indicator, spot.area, spot.group), {}).setdefault(spot.period, total)

    def table(self) -> Table:
        """The wide table, the row of the whole country among the others.

        Raises:
            UnfitError: some indicators have values with more decimals than it can hold.
        """
        placed = dense(self.rows, list(self.asked.items()))
        self.sound = placed is not None
        if placed is not None:
            return placed
        self.rows.check_decimals({series.indicator for series in self.asked})
        w = self.rows.words
        joined = self.rows.facts.select(MUNICIPALITY).unique()
        total: Expr = w.lit(0, w.Int64)
        doubts = []
        for number, series in enumerate(self.asked):
            doubts.append(f"_doubt_{number}")
            joined = joined.join(self._of(series, doubts[-1]), on=MUNICIPALITY, how="left")
            total = total + w.col(doubts[-1]).fill_null(0)
        return joined.with_columns(total.alias("_problem")).drop(doubts)

    def _of(self, series: Series, doubt: str) -> Table:
        """One row a municipality with the values of one series, and how many of its rows are in doubt."""
        w, periods, known = self.rows.words, self.asked[series], self.rows.survey.periods
        rows = self.rows.of(series.indicator, periods, series.area, series.group)
        if self.rows.merging or self.rows.survey.dated:
            rows = self.kept(self.rows.resolved(self.kept(rows)))
        made = []
        for period, number in periods.items():
            here = self.rows.is_one_of("period", known[period])
            made.append(w.when(here).then(w.col("value")).max().alias(f"v{number}"))
            if not self.plain:
                made.append(w.when(here).then(w.col("status")).min().alias(f"s{number}"))
        one = rows.group_by(MUNICIPALITY).agg(w.len().alias("_rows"), *made)
        filled = count([is_known(column(f"{'v' if self.plain else 's'}{n}")) for n in periods.values()])
        assert isinstance(filled, Term)
        # More rows than values: one value stands on several rows, or a row has none that fits; none is chosen.
        one = one.with_columns((w.col("_rows").cast(w.Int64) - filled.expr(w)).alias(doubt)).drop("_rows")
        names = [n for n in one.collect_schema().names() if n not in {MUNICIPALITY, doubt}]
        return one.with_columns(w.when(w.col(doubt) == 0).then(w.col(n)).alias(n) for n in names)


__all__ = ["Spot", "Wide"]
