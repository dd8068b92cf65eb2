"""Summary: how hard each goal is, from a table of verdicts.

Only counting; what a verdict means was decided where it was made.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import narwhals as nw

from vetlanda_policy.bulk import engines
from vetlanda_policy.bulk.one_by_one import code_of
from vetlanda_policy.bulk.survey import laid_out, survey
from vetlanda_policy.bulk.words import Table
from vetlanda_policy.errors import Problem, QuestionError, quoted
from vetlanda_policy.facts import COUNTRY
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.periods import Period, read_period
from vetlanda_policy.values import key
from vetlanda_policy.verdicts import Verdict

PLACES = 4
"""How many decimals a share has."""
MOST_LISTED = 20
"""So many municipalities without a verdict are named."""
_BY = ("closing", "goal")
_DECIDED = tuple(v.value for v in Verdict if v is not Verdict.UNDECIDED)


def shares(
    verdicts: Any,
    facts: Any = None,
    *,
    group: str | None = None,
    among: Sequence[str] | None = None,
    judged: str | None = None,
) -> Any:
    """How many municipalities fulfil each goal.

    Args:
        verdicts: what `evaluate_many` returned, or such a table read again.
        facts: the table of facts; needed for a group.
        group: the indicator that lists the members of the judged one's comparison group; the newest list counts.
        among: the codes of comparable municipalities, who are also counted for themselves; goes before a group.
        judged: the code of one municipality, whose place among all is said.

    Returns:
        A lazy table of the same library, one row a closing and goal: `municipalities` with an answer, how many of them got
        each of the four verdicts, `decided`, `share` (such as `12/290`, fulfilled of those decided; null where none is)
        and `share_fulfilled`, the same as a decimal of four places, rounded half up. With `among` the same once more, each
        name after `among_`. With `judged` its `judged_verdict`, and how many of the others have a `better`, `equal` and
        `worse` margin; nothing where it has none, and those without a margin are not counted. What has a `problem` has no
        answer.

    Raises:
        QuestionError: a group is asked for and the facts list no members of it for the judged municipality.
    """
    table = engines.lazy(verdicts)
    if among is None and group is not None:
        among = _members(facts, group, judged)
    found = _counted(table, "")
    if among is not None:
        comparable = table.filter(nw.col("municipality").is_in(list(among)))
        found = found.join(_counted(comparable, "among_"), on=list(_BY), how="left")
        found = found.with_columns(
            nw.col(f"among_{n}").fill_null(0) for n in ("municipalities", *(v.value for v in Verdict), "decided")
        )
    if judged is not None:
        found = found.join(_place(table, judged), on=list(_BY), how="left")
    return found.sort(*_BY).to_native()


def _members(facts: Any, group: str, judged: str | None) -> list[str]:
    """The members of a municipality's comparison group by its newest list, itself not among them."""
    found: list[tuple[Period, str]] = []
    if facts is not None and judged is not None:
        rows = laid_out(engines.lazy(facts)).filter(nw.col("municipality").cast(nw.String) == nw.lit(judged))
        texts = rows.select(*(nw.col(n).cast(nw.String) for n in ("indicator", "period")), "value").collect().rows()
        found = [
            (read_period(period.strip().removesuffix(".0")), code_of(value))
            for name, period, value in texts
            if value is not None and name is not None and period is not None and key(name) == key(group)
        ]
    newest = max((period.last for period, _ in found), default=None)
    codes = sorted({code for period, code in found if period.last == newest} - {judged, COUNTRY})
    if not codes:
        whose = quoted(judged or "")
        raise QuestionError(
            Problem(
                "no-group",
                f"fakta säger inte vilka som hör till gruppen {quoted(group)} för kommunen {whose}.",
                f"the facts do not say who belongs to the group {quoted(group)} of the municipality {whose}.",
            )
        )
    return codes


def _counted(table: Table, prefix: str) -> Table:
    """The counts and shares of each closing and goal."""
    counts = table.group_by(*_BY).agg(
        _how_many(~nw.col("verdict").is_null()).alias("_all"),
        *(_how_many(nw.col("verdict") == nw.lit(v.value)).alias(f"_{v.value}") for v in Verdict),
    )
    counts = counts.with_columns(sum((nw.col(f"_{v}") for v in _DECIDED), nw.lit(0, nw.Int64)).alias("_decided"))
    some, met = nw.col("_decided") > 0, nw.col("_fulfilled")
    by = nw.when(some).then(nw.col("_decided")).otherwise(nw.lit(1, nw.Int64))
    # Half up, in whole numbers: of twice the last decimal, with one half added.
    top, bottom = met * (2 * 10**PLACES) + by, by * 2
    last = ((top - top % bottom) / bottom).round(0).cast(nw.Decimal(24, 0)) * nw.lit(Decimal(1).scaleb(-PLACES))
    text = nw.concat_str(met.cast(nw.String), nw.lit("/"), nw.col("_decided").cast(nw.String))
    return counts.select(
        *_BY,
        nw.col("_all").alias(f"{prefix}municipalities"),
        *(nw.col(f"_{v.value}").alias(f"{prefix}{v.value}") for v in Verdict),
        nw.col("_decided").alias(f"{prefix}decided"),
        nw.when(some).then(text).otherwise(nw.lit(None, nw.String)).alias(f"{prefix}share"),
        nw.when(some).then(last.cast(nw.Decimal(38, PLACES))).alias(f"{prefix}share_fulfilled"),
    )


def _how_many(test: nw.Expr) -> nw.Expr:
    return test.fill_null(value=False).cast(nw.Int64).sum().cast(nw.Int64)


def _place(table: Table, judged: str) -> Table:
    """The verdict of one municipality, and how the margins of the others lie to its own."""
    mine = nw.col("municipality") == nw.lit(judged)
    own = table.filter(mine).select(
        *_BY, nw.col("verdict").alias("judged_verdict"), nw.col("margin").alias("_own_margin")
    )
    others = table.filter(~mine).select(*_BY, "margin")
    sides = others.join(own, on=list(_BY), how="inner")
    margin, mark = nw.col("margin"), nw.col("_own_margin")
    counts = sides.group_by(*_BY).agg(
        _how_many(margin > mark).alias("_better"),
        _how_many(margin == mark).alias("_equal"),
        _how_many(margin < mark).alias("_worse"),
    )
    there = ~mark.is_null()
    return own.join(counts, on=list(_BY), how="left").select(
        *_BY,
        "judged_verdict",
        *(nw.when(there).then(nw.col(f"_{n}").fill_null(0)).alias(n) for n in ("better", "equal", "worse")),
    )


def problems_in(verdicts: Any) -> list[Problem]:
    """The municipalities without some verdict: a sentence each for the first of them, and how many more there are."""
    lacking = engines.lazy(verdicts).filter(~nw.col("problem").is_null()).select("municipality", *_BY)
    codes = sorted(lacking.select("municipality").unique().collect()["municipality"].to_list())
    first = codes[:MOST_LISTED]
    if not first:
        return []
    rows = lacking.filter(nw.col("municipality").is_in(first)).sort("municipality", *_BY).collect().rows()
    found = [_no_verdict(code, [(at, goal) for whose, at, goal in rows if whose == code]) for code in first]
    more = len(codes) - len(first)
    if more:
        found.append(Problem("no-verdict-more", f"och {more} kommuner till.", f"and {more} more municipalities."))
    return found


def _no_verdict(municipality: str, where: Sequence[tuple[str, str]]) -> Problem:
    closings = dict.fromkeys(at for at, _ in where)
    goals = {at: ", ".join(goal for a, goal in where if a == at) for at in closings}
    sv = "; ".join(f"{goals[at]} (bokslut {at})" for at in closings)
    en = "; ".join(f"{goals[at]} (closing {at})" for at in closings)
    whose = quoted(municipality)
    return Problem(
        "no-verdict",
        f"kommunen {whose} har ingen bedömning av mål {sv}: fakta motsäger varandra eller ryms inte på skalan. "
        f"--explain {municipality} säger vilka rader.",
        f"the municipality {whose} has no verdict on goals {en}: facts contradict each other or lie outside the scale. "
        f"--explain {municipality} says which rows.",
    )


def rows(table: Any) -> list[dict[str, Any]]:
    """The rows of a small table, each column by its name."""
    return list(engines.lazy(table).collect().rows(named=True))


def latest_reached(rulebooks: Sequence[Rulebook], facts: Any) -> Rulebook:
    """The rulebook of the latest period that any fact is measured in; the last one where there is none."""
    frame = laid_out(engines.lazy(facts))
    for book in reversed(rulebooks):
        found = survey(frame, book)
        inside = (book.period.first_day <= p.first and p.last <= book.period.last_day for p in found.periods)
        if found.indicators and any(inside):
            return book
    return rulebooks[-1]


__all__ = ["MOST_LISTED", "PLACES", "latest_reached", "problems_in", "rows", "shares"]
