"""Both sides judged on the same facts: at which closing, and what each says of every goal.

Only the choice of closing and the pairing of verdicts; judging is the engine's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vetlanda_policy.comparing.sides import Side
from vetlanda_policy.engine import default_closing, evaluate
from vetlanda_policy.errors import Language
from vetlanda_policy.facts import Facts
from vetlanda_policy.goals import Goal, Rulebook, Version
from vetlanda_policy.periods import Closing
from vetlanda_policy.verdicts import Evaluation


@dataclass(frozen=True, slots=True)
class Judged:
    """Both sides' evaluations."""

    a: Evaluation
    b: Evaluation

    @property
    def same_closing(self) -> bool:
        """Whether both were judged at one closing."""
        return self.a.closing == self.b.closing


def judge(sides: tuple[Side, Side], facts: tuple[Facts, Facts], closing: str | None, lang: Language) -> Judged:
    """Judge both sides.

    Args:
        sides: the two sides.
        facts: the facts as each side's rulebook reads them.
        closing: the closing of both; without it, for one period the latest annual one that the facts reach by either
            rulebook, for two periods that of each.
        lang: the language of the reasons.

    Raises:
        QuestionError: the closing is outside of one of the periods, or no fact reaches any.
        FactsError: the facts contradict each other.
    """
    books = tuple(judged_book(side) for side in sides)
    at = [_closing(book, found, closing) for book, found in zip(books, facts, strict=True)]
    if closing is None and books[0].period.closings() == books[1].period.closings():
        latest = max((c for c in at if c is not None), key=_day, default=None)
        at = [latest, latest]
    made = [evaluate(b, f, closing=c, lang=lang) for b, f, c in zip(books, facts, at, strict=True)]
    return Judged(made[0], made[1])


def _closing(book: Rulebook, facts: Facts, name: str | None) -> Closing | None:
    return default_closing(book, facts) if name is None else book.closing(name)


def _day(closing: Closing) -> date:
    return closing.day


def judged_book(side: Side) -> Rulebook:
    """The rulebook with only the goals that are compared, and those that they rest on.

    A version that was named by a day is judged as if it were in force the whole period: the question is what it says.
    """
    if not side.one:
        return side.book
    goals = tuple(_only(g, side.versions(g)) if side.day else g for g in side.goals)
    return with_goals(side.book, goals)


def _only(goal: Goal, versions: tuple[Version, ...]) -> Goal:
    return goal.model_copy(update={"version": tuple(always(v) for v in versions)})


def always(version: Version) -> Version:
    """The version as if it were always in force."""
    return version.model_copy(update={"in_force_from": date.min, "in_force_to": None})


def with_goals(book: Rulebook, goals: tuple[Goal, ...]) -> Rulebook:
    """The rulebook with these goals and, as they are, all other goals that they rest on."""
    chosen = {g.number: g for g in goals}
    waiting = list(goals)
    while waiting:
        goal = waiting.pop()
        for number in sorted(rests_on(goal) - set(chosen)):
            other = book.goal(str(number))
            chosen[number] = other
            waiting.append(other)
    fields = {name: getattr(book, name) for name in Rulebook.model_fields}
    return Rulebook.model_construct(**{**fields, "goals": tuple(chosen[n] for n in sorted(chosen))})


def rests_on(goal: Goal) -> set[int]:
    """The numbers of the goals that must be met for this one to be."""
    found = set()
    for version in goal.version:
        for criterion in version.criteria():
            number = getattr(criterion, "goal", None)
            if isinstance(number, int):
                found.add(number)
    return found
