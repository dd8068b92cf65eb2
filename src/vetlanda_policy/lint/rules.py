"""The rules to look at, one by one: a goal's own criterion or that of a follow-up area, with its words and its place.

Only gathering; what is said about a rule stands in the checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vetlanda_policy.criteria import Assessed, Criterion, Leaf
from vetlanda_policy.goals import Goal, Rulebook, Version
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.lint.bounds import Figured
from vetlanda_policy.lint.catalogue import found
from vetlanda_policy.lint.finding import Finding
from vetlanda_policy.rulefiles.keypaths import KeyPath
from vetlanda_policy.rulefiles.located import inside
from vetlanda_policy.values import key


@dataclass(frozen=True, slots=True)
class Rule:
    """A goal's own rule in one of its versions, or the rule of one of its follow-up areas.

    Attributes:
        book: the rulebook.
        folder: the name of its folder.
        goal: the goal.
        version: the version.
        number: the version's number in the file, from 1.
        id: the id it is judged under: the goal's, or that of the area.
        path: the way to its words.
        words: the council's words, a text each.
        criterion: what must be so.
    """

    book: Rulebook
    folder: str
    goal: Goal
    version: Version
    number: int
    id: str
    path: KeyPath
    words: tuple[str, ...]
    criterion: Criterion

    @property
    def file(self) -> str:
        """The goal's file with the name of its folder."""
        return f"{self.folder}/{self.goal.file}"

    @property
    def quote(self) -> KeyPath:
        """The way to the quote."""
        return (*self.path, "quote")

    @property
    def said(self) -> tuple[str, ...]:
        """The interpretations, in Swedish."""
        return tuple(text.sv for text in self.version.interpretation)

    def criteria(self) -> Iterator[tuple[KeyPath, Criterion]]:
        """Every criterion with the way to it."""
        return inside((*self.path, "criterion"), self.criterion)

    def leaves(self, *, deciding: bool = False) -> Iterator[tuple[KeyPath, Figured]]:
        """The criteria that look at figures; with `deciding` only those that the goal itself hangs on, not on partly."""
        for path, criterion in self.criteria():
            if isinstance(criterion, Leaf) and not (deciding and "partly" in path):
                yield path, criterion

    def judged_by_hand(self) -> bool:
        """Whether somebody judges it: then figures decide nothing."""
        return any(isinstance(criterion, Assessed) for _, criterion in self.criteria())

    def indicator(self, leaf: Figured) -> Indicator | None:
        """The leaf's indicator, where the rulebook has it."""
        return self.book.by_id.get(key(leaf.indicator))

    def finding(self, code: str, sv: str, en: str, path: KeyPath) -> Finding:
        """A finding in the goal's file."""
        return found(code, sv, en, file=self.file, path=path)


def rules(book: Rulebook, folder: str) -> Iterator[Rule]:
    """Every rule of a rulebook, in the order of its goals."""
    for goal in book.goals:
        for number, version in enumerate(goal.version, 1):
            here: KeyPath = ("version", number)
            words = (version.quote, *version.more_words)
            yield Rule(book, folder, goal, version, number, goal.id, here, words, version.criterion)
            for n, area in enumerate(version.area, 1):
                name, path = f"{goal.id}/{area.id}", (*here, "area", n)
                yield Rule(book, folder, goal, version, number, name, path, (area.quote, *words), area.criterion)
