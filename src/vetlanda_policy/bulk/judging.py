"""Judging many municipalities: a rulebook, a table of facts and some closings become a table of verdicts.

Only the order of work: survey the table, compile what can be compiled, and judge the rest one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from vetlanda_policy.bulk import engines
from vetlanda_policy.bulk.compiling import Plan, compiled
from vetlanda_policy.bulk.concluding import shape
from vetlanda_policy.bulk.one_by_one import about, answers, codes_of, facts_and_doubts, to_facts
from vetlanda_policy.bulk.survey import laid_out, survey
from vetlanda_policy.bulk.words import Table
from vetlanda_policy.errors import FactsError, Problem, QuestionError
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.periods import Closing, MandatePeriod, Period
from vetlanda_policy.values import exactly

Way = Literal["auto", "columns", "one_by_one"]

FEW_ROWS = 700
"""A table with no more rows is judged one by one sooner than as columns (`benchmarks/many/small.py`)."""


def evaluate_many(
    rulebook: Rulebook,
    facts: Any,
    *,
    closings: Sequence[str] | Literal["all"] | None = None,
    known_on: date | None = None,
    repeated: Literal["refuse", "merge"] = "refuse",
    way: Way = "auto",
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
        way: `columns` for expressions of the table's library (what has no form as columns is judged one by one),
            `one_by_one` for the single evaluator; `auto` takes the one that is faster for so many rows.

    Returns:
        A lazy table of the same library, one row a municipality, closing and goal: `municipality`, `closing`, `goal`,
        `verdict`, `possible` (best first), `causes`, `observed`, `required`, `margin` and `problem`. All but the margin, which
        is a decimal, are texts; the numbers are the same, to the last digit, as in the single evaluation.

    Raises:
        FactsError: the table cannot be understood.
        QuestionError: a closing lies outside the period, or a goal has no version in force on its day.
    """
    frame = laid_out(engines.plain(facts))
    found = survey(frame, rulebook)
    if found.problems:
        raise FactsError(found.problems)
    at = _closings(rulebook, closings, list(found.periods))
    with exactly():
        few = way == "auto" and found.rows <= FEW_ROWS
        if way == "one_by_one" or few:
            try:
                asked = [(closing, goal) for closing in at for goal in rulebook.goals]
                rows = answers(rulebook, to_facts(frame, found, rulebook), codes_of(frame, found), asked, known_on)
                return engines.native(engines.like(facts, rows))
            except FactsError:
                if not few:
                    raise  # the columns say under `problem` whose facts they are
        plan = compiled(rulebook, frame, found, at, known_on=known_on, merging=repeated == "merge", kept=engines.kept)
        made: list[Table] = []
        if plan.goals:
            table = plan.table()
            made += engines.concluded(plan, table)
            left = engines.left(plan, table)
            if left:
                asked = [(one.closing, one.goal) for one in plan.goals if (one.closing.name, one.goal.id) in left]
                codes = sorted(set().union(*left.values()))
                some = about(frame, found, rulebook, codes)
                everything, doubted = facts_and_doubts(some, found, rulebook)
                rows = answers(rulebook, everything, codes, asked, known_on, doubted=doubted, only=left)
                made.append(engines.like(facts, rows))
        if plan.one_by_one:
            everything, doubted = facts_and_doubts(frame, found, rulebook)
            codes = codes_of(frame, found)
            rows = answers(rulebook, everything, codes, plan.one_by_one, known_on, doubted=doubted)
            made.append(engines.like(facts, rows))
    return engines.native(shape(made))


def plan_of(
    rulebook: Rulebook,
    facts: Any,
    closings: Sequence[str] | Literal["all"] | None = None,
) -> Plan:
    """What would be judged as columns, and what one by one."""
    frame = laid_out(engines.plain(facts))
    found = survey(frame, rulebook)
    return compiled(
        rulebook,
        frame,
        found,
        _closings(rulebook, closings, list(found.periods)),
        known_on=None,
        merging=False,
        kept=engines.kept,
    )


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


__all__ = ["FEW_ROWS", "Way", "evaluate_many", "plan_of"]
