"""Errors and notices: each one a whole sentence in Swedish and in English, with its place.

Everything that a person must be told about a file is a `Problem`; everything that stops the work is a `PolicyError`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Language = Literal["sv", "en"]
"""The languages for people: Swedish first, English on request."""

LONGEST_QUOTE = 80


def quoted(text: object) -> str:
    """Somebody's own text in backticks: cut to a readable length, control characters made visible."""
    shown = str(text)
    if len(shown) > LONGEST_QUOTE:
        shown = shown[: LONGEST_QUOTE - 1] + "…"
    safe = "".join(c if _printable(c) else f"\\u{ord(c):04x}" for c in shown)
    return f"`{safe}`"


def _printable(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def printable(text: str) -> str:
    """Somebody's own text as it may be printed: control characters (a terminal would obey them) made visible."""
    if text.isprintable():
        return text
    return "".join(c if _printable(c) or c == "\u00ad" else f"\\u{ord(c):04x}" for c in text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was read: a file, a row (1 is the first line) or a key, and a column."""

    file: str
    row: int | None = None
    column: str | None = None
    key: str | None = None

    def __str__(self) -> str:
        """The place as `fakta.csv:5`, the form that editors can follow."""
        name = printable(self.file)
        return name if self.row is None else f"{name}:{self.row}"

    def sentence(self) -> str:
        """The place with its column or key: `fakta.csv:5, värde`."""
        parts = [str(self)]
        parts += [printable(p) for p in (self.column, self.key) if p]
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person must know about a file: what, where, the text as read, and what would have been right.

    Attributes:
        code: a short stable name of the kind of problem, such as `number-ambiguous`.
        sv: the whole sentence in Swedish.
        en: the same in English.
        place: where it was read, when it has a place.
        read: the text as it stood there.
    """

    code: str
    sv: str
    en: str
    place: Place | None = None
    read: str | None = None

    def text(self, lang: Language = "sv") -> str:
        """The sentence with its place first."""
        sentence = self.sv if lang == "sv" else self.en
        return sentence if self.place is None else f"{self.place.sentence()}: {sentence}"

    def order(self) -> tuple[str, int, str, str, str]:
        """A sort key by place, so that problems come in the order of the file."""
        place = self.place or Place("")
        return (place.file, place.row or 0, place.column or "", self.code, self.sv)


class PolicyError(Exception):
    """Something a person must put right before anything can be judged; lists every problem found."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        """Keep the problems in the order of their places."""
        found = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.problems = tuple(sorted(dict.fromkeys(found), key=Problem.order))
        super().__init__("\n".join(p.text("sv") for p in self.problems))

    def text(self, lang: Language = "sv") -> str:
        """All problems, a line each."""
        return "\n".join(p.text(lang) for p in self.problems)

    def __reduce__(self) -> tuple[type[PolicyError], tuple[tuple[Problem, ...]]]:
        """Survive pickling between processes with the problems intact."""
        return (type(self), (self.problems,))


class RulesError(PolicyError):
    """A rule file cannot be used."""


class FactsError(PolicyError):
    """A fact file cannot be used."""


class QuestionError(PolicyError):
    """The question itself is wrong: an unknown period, a closing outside it, an unknown municipality."""
