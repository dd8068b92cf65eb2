"""Transfer: the goals of one period put to the years of another, and why that is sometimes refused.

Only how the rules move in time: what is dated relative to the period moves with it, what has a date of its own does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vetlanda_policy.criteria import Change, Combination, Criterion, ShareOfUnits
from vetlanda_policy.errors import Problem, QuestionError, quoted
from vetlanda_policy.facts import Facts, Indicator, Status
from vetlanda_policy.goals import Goal, Rulebook, Version
from vetlanda_policy.indicators import formula
from vetlanda_policy.periods import Closing, MandatePeriod
from vetlanda_policy.values import key


def transferred(rulebook: Rulebook, period: MandatePeriod) -> Rulebook:
    """The rulebook as it would be for another period: each goal in one version, in force all through that period.

    A goal's version is the one in force on the last day of its own period (for an earlier period, on the first). A
    baseline year moves as many years as the period does; a stated baseline value, a dated target and a recorded judgement
    are what they are.
    """
    later = period.first_day > rulebook.period.first_day
    day = rulebook.period.last_day if later else rulebook.period.first_day
    years = period.first_day.year - rulebook.period.first_day.year
    goals = tuple(_goal(goal, goal.in_force(day), period, years) for goal in rulebook.goals)
    return rulebook.model_copy(update={"goals": goals})


def _goal(goal: Goal, version: Version, period: MandatePeriod, years: int) -> Goal:
    areas = tuple(a.model_copy(update={"criterion": _moved(a.criterion, years)}) for a in version.area)
    moved = {
        "in_force_from": period.first_day,
        "in_force_to": period.last_day,
        "criterion": _moved(version.criterion, years),
        "area": areas,
    }
    return goal.model_copy(update={"version": (version.model_copy(update=moved),)})


def _moved(criterion: Criterion, years: int) -> Criterion:
    """The criterion with every baseline year moved."""
    if criterion.partly is not None and criterion.partly.when is not None:
        when = _moved(criterion.partly.when, years)
        criterion = criterion.model_copy(update={"partly": criterion.partly.model_copy(update={"when": when})})
    if isinstance(criterion, Combination):
        return criterion.model_copy(update={"criteria": tuple(_moved(c, years) for c in criterion.criteria)})
    if isinstance(criterion, ShareOfUnits):
        return criterion.model_copy(update={"criterion": _moved(criterion.criterion, years)})
    if isinstance(criterion, Change) and criterion.baseline is not None and criterion.baseline_value is None:
        return criterion.model_copy(update={"baseline": criterion.baseline + years})
    return criterion


def refuse_broken(rulebook: Rulebook, closing: Closing, facts: Facts) -> None:
    """Refuse where an indicator's definition changed between the rulebook's own period and the values to be judged.

    Raises:
        QuestionError: names every such goal, indicator and day.
    """
    problems = []
    for goal in rulebook.goals:
        names = dict.fromkeys(key(n) for v in goal.versions for c in v.criteria() for n in c.uses())
        for name in names:
            problems += [_refusal(rulebook, goal, *found) for found in _changes(rulebook, name, closing, facts)]
    if problems:
        raise QuestionError(problems)


def _changes(rulebook: Rulebook, name: str, closing: Closing, facts: Facts) -> Iterator[tuple[Indicator, date, str]]:
    """The changes of an indicator's definition between the two periods: declared ones, and those that facts tell of."""
    indicator, own = rulebook.by_id[name], rulebook.period
    first, last = sorted((own.last_day, closing.day)) if closing.day > own.last_day else (closing.day, own.first_day)
    for change in indicator.breaks:
        if first < change.first_day <= last:
            yield indicator, change.first_day, change.reason
    parts = [name] if indicator.derived is None else [key(n) for n in formula(indicator, rulebook.by_id).names()]
    for m in facts.measurements:
        told = m.status is Status.BREAK and key(m.indicator) in parts and m.municipality == facts.municipality
        if told and first < m.period.last <= last:
            yield indicator, m.period.first, str(m.place)


def _refusal(rulebook: Rulebook, goal: Goal, indicator: Indicator, day: date, reason: str) -> Problem:
    name, why = quoted(indicator.id), reason.rstrip(".")
    return Problem(
        "definition-changed-between-periods",
        f"mål {goal.number} för {rulebook.period.id} kan inte prövas på de åren: {name} fick en ny definition {day} ({why}). "
        "Värden efter ändringen kan inte jämföras med det som målet avsåg.",
        f"goal {goal.number} of {rulebook.period.id} cannot be put to those years: the definition of {name} changed on "
        f"{day} ({why}). Values after the change cannot be compared with what the goal meant.",
    )
