"""Judging many municipalities: a rulebook, a table of facts and some closings become a table of verdicts.

Only the order of work: survey the table, compile what can be compiled, and judge the rest one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from vetlanda_policy.bulk import engines
from vetlanda_policy.bulk.compiling import Plan, compiled
from vetlanda_policy.bulk.concluding import shape
from vetlanda_policy.bulk.extras import check
from vetlanda_policy.bulk.rows import UnfitError
from vetlanda_policy.bulk.survey import Survey, laid_out, survey
from vetlanda_policy.bulk.words import Table
from vetlanda_policy.errors import FactsError, Problem, QuestionError
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.periods import Closing, MandatePeriod, Period
from vetlanda_policy.values import exactly

Judge = Literal["polars", "duckdb", "spark", "exact"]

FEW_ROWS = 700
"""A table with no more rows is judged one by one sooner than as columns (`benchmarks/many/small.py`)."""


def evaluate_many(
    rulebook: Rulebook,
    facts: Any,
    *,
    closings: Sequence[str] | Literal["all"] | None = None,
    known_on: date | None = None,
    repeated: Literal["refuse", "merge"] = "refuse",
    engine: Judge | None = None,
) -> Any:
    """Judge every goal of a period for every municipality in a table of facts.

    Args:
        rulebook: the rules of the period.
        facts: a table with the columns of a fact file, of which `municipality` is needed on every row: a polars LazyFrame or
            DataFrame, a DuckDB relation or a PySpark DataFrame.
        closings: the closings to judge at, or `all`; without it the latest annual one that any fact reaches.
        known_on: hide every fact published after this day.
        repeated: what to do where one value stands on several rows without publication days: say so under `problem`, or
            look for such rows first (`merge`), which takes longer; rows that differ are a problem either way.
        engine: the library of the table, for expressions of that library (what has no form as columns is judged one by one);
            `exact` for the single evaluator. Without it the one that is faster for so many rows.

    Returns:
        A lazy table of the same library, one row a municipality, closing and goal: `municipality`, `closing`, `goal`,
        `verdict`, `possible` (best first), `causes`, `observed`, `required`, `margin` and `problem`. All but the margin, which
        is a decimal, are texts; the numbers are the same, to the last digit, as in the single evaluation.

    Raises:
        FactsError: the table cannot be understood.
        QuestionError: a closing lies outside the period, a goal has no version in force on its day, or the engine is unknown or
            not that of the table.
    """
    frame = laid_out(engines.plain(facts))
    if engine is not None:
        check(engine, engines.library(frame))
    found = survey(frame, rulebook)
    if found.problems:
        raise FactsError(found.problems)
    at = _closings(rulebook, closings, list(found.periods))
    with exactly():
        few = engine is None and found.rows <= FEW_ROWS
        if engine == "exact" or few:
            try:
                return engines.native(engines.like(facts, _each(frame, found, rulebook, at, known_on)))
            except FactsError:
                if not few:
                    raise  # the columns say under `problem` whose facts they are
        plan, table = _tabled(rulebook, frame, found, at, known_on, merging=repeated == "merge")
        made: list[Table] = []
        left: dict[tuple[str, str], set[str]] = {}
        if table is not None:
            made += engines.concluded(plan, table)
            left = engines.left(plan, table)
        if left or plan.one_by_one:
            made += _rest(facts, frame, plan, left, known_on)
    return engines.native(shape(made))


def _planned(
    rulebook: Rulebook, frame: Table, found: Survey, at: Sequence[Closing], known_on: date | None, *, merging: bool
) -> Plan:
    return compiled(rulebook, frame, found, at, known_on=known_on, merging=merging, kept=engines.kept)


def _tabled(
    rulebook: Rulebook, frame: Table, found: Survey, at: Sequence[Closing], known_on: date | None, *, merging: bool
) -> tuple[Plan, Table | None]:
    """The plan with its table, if it has any goals; made anew where a value turns out to have too many decimals for it."""
    while True:
        plan = _planned(rulebook, frame, found, at, known_on, merging=merging)
        try:
            return plan, plan.table() if plan.goals else None
        except UnfitError as unfit:
            found = replace(found, unfit=found.unfit | unfit.names)


def _each(
    frame: Table, found: Survey, rulebook: Rulebook, at: Sequence[Closing], known_on: date | None
) -> list[tuple[Any, ...]]:
    """The answers, one municipality after the other."""
    from vetlanda_policy.bulk import one_by_one  # noqa: PLC0415 - only where it is used

    asked = [(closing, goal) for closing in at for goal in rulebook.goals]
    everything, codes = one_by_one.to_facts(frame, found, rulebook), one_by_one.codes_of(frame, found)
    return one_by_one.answers(rulebook, everything, codes, asked, known_on)


def _rest(
    facts: Any, frame: Table, plan: Plan, left: dict[tuple[str, str], set[str]], known_on: date | None
) -> list[Table]:
    """The answers that columns cannot give: some goals for everybody, others for some municipalities."""
    from vetlanda_policy.bulk import one_by_one  # noqa: PLC0415 - only where it is used

    rulebook, found = plan.wide.rows.rulebook, plan.wide.rows.survey
    made = []
    if left:
        asked = [(one.closing, one.goal) for one in plan.goals if (one.closing.name, one.goal.id) in left]
        codes = sorted(set().union(*left.values()))
        some = one_by_one.about(frame, found, rulebook, codes)
        everything, doubted = one_by_one.facts_and_doubts(some, found, rulebook)
        rows = one_by_one.answers(rulebook, everything, codes, asked, known_on, doubted=doubted, only=left)
        made.append(engines.like(facts, rows))
    if plan.one_by_one:
        everything, doubted = one_by_one.facts_and_doubts(frame, found, rulebook)
        codes = one_by_one.codes_of(frame, found)
        rows = one_by_one.answers(rulebook, everything, codes, plan.one_by_one, known_on, doubted=doubted)
        made.append(engines.like(facts, rows))
    return made


def plan_of(
    rulebook: Rulebook,
    facts: Any,
    closings: Sequence[str] | Literal["all"] | None = None,
) -> Plan:
    """What would be judged as columns, and what one by one."""
    frame = laid_out(engines.plain(facts))
    found = survey(frame, rulebook)
    return _planned(rulebook, frame, found, _closings(rulebook, closings, list(found.periods)), None, merging=False)


def _closings(
    rulebook: Rulebook, asked: Sequence[str] | Literal["all"] | None, periods: Sequence[Period]
) -> list[Closing]:
    if asked == "all":
        return list(rulebook.period.closings())
    if asked is not None:
        return [rulebook.closing(name) for name in asked]
    return [_reached(rulebook.period, periods)]


def _reached(period: MandatePeriod, periods: Sequence[Period]) -> Closing:
    """The latest annual closing that any period reaches."""
    for closing in reversed([c for c in period.closings() if c.annual]):
        if any(closing.first_day <= p.last <= closing.day and p.first >= period.first_day for p in periods):
            return closing
    raise QuestionError(
        Problem(
            "no-closing-reached",
            f"inget fakta är uppmätt i perioden {period.id}, så det går inte att välja bokslut.",
            f"no fact was measured in the period {period.id}, so no closing can be chosen.",
        )
    )


__all__ = ["FEW_ROWS", "Judge", "evaluate_many", "plan_of"]
