"""Compiling: a rulebook and its closings become one plan over the wide table.

Only which form judges which kind of criterion, and how the answers become rows; whatever has no form as columns is judged
one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from vetlanda_policy.bulk.concluding import Concluded
from vetlanda_policy.bulk.dense import looked_up
from vetlanda_policy.bulk.kinds.asking import Asking, Unknown
from vetlanda_policy.bulk.kinds.changes import change
from vetlanda_policy.bulk.kinds.combining import counted, otherwise
from vetlanda_policy.bulk.kinds.groups import in_best_share
from vetlanda_policy.bulk.kinds.joins import Joins
from vetlanda_policy.bulk.kinds.judged import Judged, sure
from vetlanda_policy.bulk.kinds.pace import before
from vetlanda_policy.bulk.kinds.pairs import beside
from vetlanda_policy.bulk.kinds.places import among_best
from vetlanda_policy.bulk.kinds.quotients import dated, is_ratio, ratio
from vetlanda_policy.bulk.kinds.thresholds import in_force, milestones, threshold
from vetlanda_policy.bulk.kinds.totals import total
from vetlanda_policy.bulk.rows import CODES, MUNICIPALITY, VERDICTS, OneByOneError, Rows, Series
from vetlanda_policy.bulk.survey import Survey
from vetlanda_policy.bulk.terms import (
    Part,
    Sheet,
    both,
    either,
    is_known,
    no,
    pick,
    same,
    written,
)
from vetlanda_policy.bulk.wide import Spot, Wide
from vetlanda_policy.bulk.words import Table, of_polars, words_of
from vetlanda_policy.criteria import Combination, Criterion, GoalMet, Leaf, ShareOfUnits
from vetlanda_policy.criteria.among_best import AmongBest
from vetlanda_policy.criteria.assessed import Assessed
from vetlanda_policy.criteria.base import TOTALS, Subject
from vetlanda_policy.criteria.better_than import BetterThan
from vetlanda_policy.criteria.changes import Change
from vetlanda_policy.criteria.deviation import DeviationAtMost
from vetlanda_policy.criteria.finding import CauseCode
from vetlanda_policy.criteria.in_best_share import InBestShare
from vetlanda_policy.criteria.milestones import Milestones
from vetlanda_policy.criteria.thresholds import Threshold
from vetlanda_policy.facts import ASSESSMENT, Status
from vetlanda_policy.goals import Goal, Rulebook
from vetlanda_policy.periods import Closing, Period
from vetlanda_policy.values import key


@dataclass
class Plan:
    """What is judged as columns, and what one by one.

    Attributes:
        wide: the values that the columns look at.
        joins: the columns that other municipalities' rows are needed for.
        goals: each goal and closing that is judged as columns, with what it concludes.
        one_by_one: each goal and closing that is not.
    """

    wide: Wide
    joins: Joins = field(default_factory=lambda: Joins([], []))
    goals: list[Concluded] = field(default_factory=list)
    one_by_one: list[tuple[Closing, Goal]] = field(default_factory=list)

    def table(self) -> Table:
        """One row a municipality with everything that the goals look at.

        Raises:
            UnfitError: some indicators have values with more decimals than columns hold.
        """
        if not of_polars(self.wide.rows.facts):
            return self._table()
        with ThreadPoolExecutor(1) as beside:
            for one in self.joins.begun.values():
                one.begin(beside)
            return self._table()

    def _table(self) -> Table:
        kept = self.wide.kept
        table = self.wide.table()
        w, early = words_of(table), self.joins.early
        table = kept(table.with_columns(*(written(w, p).alias(n) for n, p in early)) if early else table)
        wide = table
        for step in self.joins.steps:  # each from the wide table itself, so that no step is worked out in another
            beside = step(wide)
            for right, on in beside.joined:
                table = looked_up(table, right, on)
            if beside.totals and of_polars(table):  # what is counted goes to every row by itself
                table = table.with_columns(*beside.totals)
            elif beside.totals:
                table = table.join(wide.select(*beside.totals), how="cross")
        rows = self.wide.rows
        table = table.filter(w.col(MUNICIPALITY) != w.lit(rows.country))
        width = rows.survey.width
        if width is not None:
            table = table.with_columns(w.col(MUNICIPALITY).cast(w.String).str.zfill(width).alias(MUNICIPALITY))
        return kept(table)


def compiled(
    rulebook: Rulebook,
    facts: Table,
    found: Survey,
    closings: Sequence[Closing],
    *,
    known_on: date | None,
    merging: bool,
    kept: Callable[[Table], Table],
) -> Plan:
    """The plan of a rulebook at some closings; `kept` has a table worked out once.

    Raises:
        QuestionError: a goal has no version in force on a closing's day.
    """
    plan = Plan(Wide(Rows(facts, found, rulebook, known_on, merging), kept))
    for closing in closings:
        for goal in rulebook.goals:
            version = rulebook.version_at(goal, closing)
            before = _mark(plan)
            asking = Asking(plan.wide, Sheet(), rulebook, rulebook.period, closing, goal.id)
            try:
                judged = _judge(asking, plan.joins, version.criterion, goal.id).kept(asking.sheet)
            except OneByOneError:
                _undo(plan, before)
                plan.one_by_one.append((closing, goal))
            else:
                plan.goals.append(Concluded(closing, goal, judged, asking.sheet))
    return plan


class _Mark(NamedTuple):
    """How much a plan has asked for before a goal: the counts of its lists, and the values."""

    early: int
    steps: int
    begun: int
    spots: dict[Series, dict[Period, int]]


def _mark(plan: Plan) -> _Mark:
    spots = {name: dict(found) for name, found in plan.wide.asked.items()}
    return _Mark(len(plan.joins.early), len(plan.joins.steps), len(plan.joins.begun), spots)


def _undo(plan: Plan, before: _Mark) -> None:
    """Take back what a goal that is judged one by one has asked for."""
    del plan.joins.early[before.early :]
    del plan.joins.steps[before.steps :]
    for name in list(plan.joins.begun)[before.begun :]:
        del plan.joins.begun[name]
    plan.wide.asked.clear()
    plan.wide.asked.update(before.spots)


def _judge(asking: Asking, joins: Joins, criterion: Criterion, about: str) -> Judged:
    """A criterion with all in it."""
    if criterion.partly is not None and criterion.partly.when is not None:
        base = _base(asking, joins, criterion, about).kept(asking.sheet)
        other = _judge(asking, joins, criterion.partly.when, about).kept(asking.sheet)
        return otherwise(asking, base, other)
    return _base(asking, joins, criterion, about)


def _base(asking: Asking, joins: Joins, criterion: Criterion, about: str) -> Judged:
    some = criterion.partly is not None and criterion.partly.some
    if isinstance(criterion, Combination):
        parts = [_judge(asking, joins, c, about).kept(asking.sheet) for c in criterion.criteria]
        return counted(asking, parts, criterion.needed, some=some, stands_for=criterion.needed)
    if isinstance(criterion, GoalMet):
        other = asking.rulebook.goal(str(criterion.goal))
        version = asking.rulebook.version_at(other, asking.closing)
        inner = Asking(asking.wide, asking.sheet, asking.rulebook, asking.period, asking.closing, other.id)
        return counted(asking, [_judge(inner, joins, version.criterion, other.id).kept(asking.sheet)], 1, some=False)
    if isinstance(criterion, ShareOfUnits):
        single = criterion.criterion
        assert isinstance(single, Leaf)
        subjects = criterion.subjects(asking.indicator(single.indicator))
        parts = [_leaf(asking, joins, single, s, about).kept(asking.sheet) for s in subjects]
        needed = criterion.needed(len(parts))
        return counted(asking, parts, needed, some=some, stands_for=needed)
    subjects = criterion.subjects()
    if isinstance(criterion, Leaf) and criterion.each is not None:
        parts = [_leaf(asking, joins, criterion, s, about).kept(asking.sheet) for s in subjects]
        return counted(asking, parts, len(parts), some=some)
    return _leaf(asking, joins, criterion, subjects[0], about)


def _leaf(asking: Asking, joins: Joins, criterion: Criterion, subject: Subject, about: str) -> Judged:
    match criterion:
        case Threshold():
            return _threshold(criterion, asking, subject)
        case Change():
            return change(criterion, asking, subject)
        case DeviationAtMost() | BetterThan():
            return beside(criterion, asking, joins, subject)
        case AmongBest():
            return among_best(criterion, asking, joins)
        case InBestShare():
            return in_best_share(criterion, asking, joins)
        case Milestones() if criterion.targets[0].date > asking.closing.day:
            return before(criterion, asking, subject)
        case Milestones() if is_ratio(criterion, asking):
            return dated(criterion, in_force(criterion, asking), asking, subject)
        case Milestones():
            return milestones(criterion, asking, subject)
        case Assessed():
            return _assessed(criterion, asking, about)
        case _:
            raise OneByOneError


def _threshold(criterion: Threshold, asking: Asking, subject: Subject) -> Judged:
    """Values, ratios or totals against a target."""
    if is_ratio(criterion, asking):
        return ratio(criterion, asking, subject)
    judge = total if criterion.value in TOTALS else threshold
    return judge(criterion, asking, subject)


def _assessed(criterion: Assessed, asking: Asking, about: str) -> Judged:
    """The newest judgement for the closed year (or half-year) says so."""
    subject, wide = criterion.subject or about, asking.wide
    area = key(subject)
    periods = sorted(
        (p for p in wide.rows.survey.periods if asking.closing.first_day <= p.first and p.last <= asking.closing.day),
        key=lambda p: (p.last, p.first),
    )
    said: Part = None
    hard: Part = False
    day: date | None = None
    of_that_day: Part = False
    for period in periods:
        spot = Spot(key(ASSESSMENT), period, area)
        value, status = wide.value(spot), None if wide.plain else wide.status(spot)
        if value is None:
            continue
        there = is_known(value)
        if status is not None:  # a row without a judgement says that there is none
            there = pick(is_known(status), no(same(status, CODES[Status.MISSING])), False)
        if period.last == day:  # two judgements for times that end the same day
            hard = either(hard, both(there, of_that_day))
            of_that_day = either(there, of_that_day)
        else:
            day, of_that_day = period.last, there
        said = value if said is None else pick(there, value, said)
    said = asking.let(said)
    everything = sure(criterion.everything())
    told, order = asking.cause(CauseCode.NO_ASSESSMENT, ASSESSMENT, asking.closing.name, Subject(area=subject))
    if said is None:
        return Judged(*everything, unknown=(Unknown(True, told, order),))
    there = both(is_known(said), pick(is_known(said), no(same(said, VERDICTS.index("undecided"))), False))
    full, partly, unmet = (
        pick(there, same(said, VERDICTS.index(v)), e) for v, e in zip(VERDICTS[:3], everything, strict=True)
    )
    wrong: Part = False
    if not everything[1]:
        wrong = pick(there, same(said, VERDICTS.index("partly_fulfilled")), False)
    unknown = (Unknown(no(there), told, order),)
    return Judged(full, partly, unmet, unknown=unknown, wrong=wrong, hard=asking.let(hard))


__all__ = ["Plan", "compiled"]
