"""Asking: one criterion's question at one closing, for every municipality, and the values that it looks at.

Only what they are; which values are looked at is said in `looking`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vetlanda_policy.bulk.terms import (
    Part,
    Sheet,
    both,
    no,
    text,
)
from vetlanda_policy.bulk.wide import Wide
from vetlanda_policy.criteria.base import Question, Subject
from vetlanda_policy.criteria.finding import CauseCode
from vetlanda_policy.facts import COUNTRY, Facts
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.periods import Closing, MandatePeriod, Period
from vetlanda_policy.values import key

if TYPE_CHECKING:
    from vetlanda_policy.bulk.kinds.reached import Reached


class Unknown(NamedTuple):
    """A fact that is not known.

    Attributes:
        when: for which rows.
        text: what it is, as in `cause_text`.
        order: what its text begins with, for the order of several.
    """

    when: Part
    text: Part
    order: str


class Cell(NamedTuple):
    """A value that a criterion looks at, for every municipality.

    Attributes:
        value: the whole number; nothing where it is not known.
        known: whether it is known.
        exists: whether the criterion looks at it at all: whether it is on record, for cells that need to be.
        label: its period, or the span of years in which it is looked for; for the newest of several only the latter.
        causes: when it is not known, why, and of which period.
        period: its period, where that is one and the same for all.
        parts: the cells that it is worked out from, each with its indicator's id.
        reach: what it can be, where it is not known and that differs from one municipality to another.
        hard: for whom the columns do not tell what it is, so that the single evaluator is asked.
    """

    value: Part
    known: Part
    exists: Part
    label: str
    causes: tuple[tuple[Part, CauseCode, str], ...]
    period: Period | None = None
    parts: tuple[tuple[str, Cell], ...] = ()
    reach: Reached | None = None
    hard: Part = False

    @property
    def lacking(self) -> Part:
        """Whether it is looked at and not known."""
        return both(self.exists, no(self.known))


class Asking(NamedTuple):
    """One criterion's question at one closing, for every municipality.

    Attributes:
        wide: the values.
        sheet: the columns that are worked out on the way.
        rulebook: the rules.
        period: the mandate period judged.
        closing: the closing.
        about: the id of what is judged.
    """

    wide: Wide
    sheet: Sheet
    rulebook: Rulebook
    period: MandatePeriod
    closing: Closing
    about: str

    def question(self) -> Question:
        """The question without any facts: for what does not hang on them."""
        view = Facts((), COUNTRY).view(self.closing.day, None)
        return Question(self.about, self.period, self.closing, COUNTRY, view, self.rulebook.by_id)

    def let(self, part: Part) -> Part:
        """The part as a column of its own."""
        return self.sheet.let(part)

    def indicator(self, name: str) -> Indicator:
        """The indicator by its id."""
        return self.rulebook.by_id[key(name)]

    def cause(
        self, code: CauseCode, indicator: str, label: Part, subject: Subject | None = None, whose: str | None = None
    ) -> tuple[Part, str]:
        """The text of a cause, and what it begins with."""
        area, group = (subject.area, subject.group) if subject else (None, None)
        start = cause_text(code, indicator, area or group, whose, None)
        return (start, start) if label is None else (text(start, " ", label), start)


def cause_text(code: CauseCode, indicator: str, part: str | None, whose: str | None, label: str | None) -> str:
    """A fact that is not known, in one line: `missing kundnöjdhet [hemtjänst] 2015-2018`.

    Args:
        code: why, from the closed list.
        indicator: of which indicator.
        part: its area or group.
        whose: the municipality, where it is not the judged one; `*` for others that are not named.
        label: the period, or the span of years.
    """
    words = [code.value, indicator, f"[{part}]" if part else None, whose, label]
    return " ".join(w for w in words if w)


__all__ = ["Asking", "Cell", "Unknown", "cause_text"]
