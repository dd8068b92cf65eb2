"""Problems of fact files: a text that cannot be understood, and the list of everything that is wrong.

Only here is decided how many problems are listed; none is forgotten, those beyond the list are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vetlanda_policy.errors import FactsError, Place, Problem, quoted

MOST_LISTED = 200
MOST_COUNTED = 10_000
"""A file with so many rows that cannot be read is not read to its end."""

MOST_NAMES = 10


class UnreadableError(ValueError):
    """A text that cannot be understood; says in both languages what would have been right."""

    def __init__(self, code: str, sv: str, en: str) -> None:
        """Keep the kind of problem and its two sentences; the place is added where it is known."""
        super().__init__(sv)
        self.code = code
        self.sv = sv
        self.en = en


class Problems:
    """Every problem found so far: the first ones in full, the others as a number."""

    def __init__(self) -> None:
        """Start with nothing wrong."""
        self.listed: list[Problem] = []
        self.unlisted = 0

    def __bool__(self) -> bool:
        return bool(self.listed)

    def __len__(self) -> int:
        return len(self.listed) + self.unlisted

    @property
    def full(self) -> bool:
        """Whether a further problem would only be counted."""
        return len(self.listed) >= MOST_LISTED

    def add(self, problem: Problem) -> None:
        """List one more, or count it when the list is full."""
        if self.full:
            self.unlisted += 1
        else:
            self.listed.append(problem)

    def extend(self, problems: Iterable[Problem], unlisted: int = 0) -> None:
        """Add many, of which so many more were already only counted."""
        for problem in problems:
            self.add(problem)
        self.unlisted += unlisted

    def error(self) -> FactsError:
        """All of it as one error; where the list is cut, its first line says so."""
        if not self.unlisted:
            return FactsError(self.listed)
        count, shown = len(self), len(self.listed)
        least = ("Minst ", "At least ") if count >= MOST_COUNTED else ("", "")
        more = Problem(
            "more-problems",
            f"{least[0]}{count} fel hittades. Här är de {shown} första, och {self.unlisted} till.",
            f"{least[1]}{count} problems were found. Here are the first {shown}, and {self.unlisted} more.",
        )
        return FactsError([more, *self.listed])


def stop(code: str, sv: str, en: str, place: Place, read: str | None = None) -> FactsError:
    """The error that nothing more of a file can be read, as one sentence."""
    return FactsError(Problem(code, sv, en, place, read))


def names(texts: Sequence[str]) -> tuple[str, str]:
    """Somebody's names one after another, in Swedish and in English; a long list is cut and says so."""
    shown = ", ".join(quoted(t) for t in texts[:MOST_NAMES])
    more = len(texts) - MOST_NAMES
    if more <= 0:
        return shown, shown
    return f"{shown} och {more} till", f"{shown} and {more} more"


def rows_counted(count: int) -> tuple[str, str]:
    """A number of rows in Swedish and in English."""
    return ("1 rad", "1 row") if count == 1 else (f"{count} rader", f"{count} rows")
