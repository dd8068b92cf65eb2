"""The two sides of a comparison: a period, a goal, a dated version of a goal, or a folder of rules.

Only the way from what was written to the rules it means; nothing is compared here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from vetlanda_policy.errors import Problem, QuestionError, quoted
from vetlanda_policy.goals import Goal, Rulebook, Version
from vetlanda_policy.rulefiles import folders, read_rulebook

_DATED = re.compile(r"(?P<head>.*)@(?P<day>[^@/\\]*)", re.DOTALL)
_NUMBERED = re.compile(r"(?P<head>.+)/(?P<number>[0-9]{1,6})/?", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison.

    Attributes:
        name: the side as it was written.
        book: the rulebook it means.
        goals: the goals that are compared: all of the rulebook's, or the one that was named.
        one: whether one goal was named.
        day: the day whose version was named.
    """

    name: str
    book: Rulebook
    goals: tuple[Goal, ...]
    one: bool = False
    day: date | None = None

    def versions(self, goal: Goal) -> tuple[Version, ...]:
        """The versions of a goal that are compared: the one in force on the named day, or all."""
        return goal.versions if self.day is None else (goal.in_force(self.day),)


def read_side(text: str, rules: str | Path | None = None) -> Side:
    """Read one side.

    Args:
        text: `2015-2018`, `2015-2018/3`, `2015-2018/3@2016-01-01`, or a folder of rules, also with `/3` and `@` after it.
        rules: the folder in which names of periods are looked up; without it the shipped rules.

    Raises:
        QuestionError: it is neither a period nor a folder, or has no such goal, version or day.
        RulesError: the rule files have problems.
    """
    name = text.strip()
    if not name:
        raise QuestionError(_not_a_side(text, rules))
    whole = _book(name, rules)
    if whole is not None:
        return Side(name, whole, whole.goals)
    head, day = name, None
    dated = _DATED.fullmatch(name)
    if dated is not None:
        head, day = dated["head"], _day(dated["day"], name)
    numbered = _NUMBERED.fullmatch(head)
    book = _book(numbered["head"], rules) if numbered else _book(head, rules)
    if book is None:
        raise QuestionError(_not_a_side(text, rules))
    if numbered is None:
        raise QuestionError(_day_without_goal(name, book))
    goal = book.goal(numbered["number"])
    side = Side(name, book, (goal,), one=True)
    if day is not None:
        goal.in_force(day)
        side = replace(side, day=day)
    return side


def _book(name: str, rules: str | Path | None) -> Rulebook | None:
    """The rulebook of a period's name, else that in a folder; none where it is neither."""
    try:
        return read_rulebook(name, rules)
    except QuestionError:
        pass
    path = Path(name)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        return None
    if not is_folder:
        return None
    found = folders(path)
    if len(found) > 1:
        raise QuestionError(_several(name, list(found)))
    return read_rulebook(next(iter(found)), path)


def _day(text: str, name: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise QuestionError(
        Problem(
            "wrong-date",
            f"{quoted(text)} i {quoted(name)} är ingen dag; skriv den som 2016-01-01.",
            f"{quoted(text)} in {quoted(name)} is no day; write it as 2016-01-01.",
            read=text,
        )
    )


def _not_a_side(text: str, rules: str | Path | None) -> Problem:
    known = ", ".join(folders(rules))
    return Problem(
        "unknown-side",
        f"{quoted(text)} är varken en period, ett mål eller en mapp med regler. Perioderna är {known}; skriv till exempel "
        "2015-2018, 2015-2018/3, 2015-2018/3@2016-01-01 eller sökvägen till en mapp.",
        f"{quoted(text)} is neither a period, a goal nor a folder of rules. The periods are {known}; write for example "
        "2015-2018, 2015-2018/3, 2015-2018/3@2016-01-01 or the path of a folder.",
        read=text,
    )


def _day_without_goal(name: str, book: Rulebook) -> Problem:
    first = book.goals[0].number
    return Problem(
        "day-without-goal",
        f"{quoted(name)} har en dag men inget mål. Skriv målets nummer före @, till exempel {book.period.id}/{first}@"
        f"{book.period.first_day}.",
        f"{quoted(name)} has a day but no goal. Write the goal's number before the @, for example "
        f"{book.period.id}/{first}@{book.period.first_day}.",
        read=name,
    )


def _several(name: str, found: list[str]) -> Problem:
    names = ", ".join(found)
    return Problem(
        "several-periods",
        f"mappen {quoted(name)} har regler för flera perioder ({names}). Ange en av dem, till exempel {name}/{found[0]}.",
        f"the folder {quoted(name)} has rules for several periods ({names}). Name one of them, for example "
        f"{name}/{found[0]}.",
        read=name,
    )
