"""References: what the criteria share that compare a value with another fact of the same period.

Only the arithmetic of such a pair; which the other fact is, and what is asked of the value, is said by each kind.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from pydantic import Field

from vetlanda_policy.criteria.base import Cell, Leaf, Question, Subject
from vetlanda_policy.criteria.cells import Solving
from vetlanda_policy.criteria.finding import OPEN, Cause, Comparison, Finding, Note, Possible, either
from vetlanda_policy.criteria.links import Line, Link, can_break, can_hold, narrowed, spread
from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.criteria.thresholds import compared, outcome
from vetlanda_policy.criteria.totals import regular_periods
from vetlanda_policy.values import Exact, Scale, digits


class Referenced(Leaf):
    """Base of the criteria that compare each value with another fact of the same period.

    The pair of reference and value is a chain of two, and what is asked of it a link.
    """

    value: Literal["latest", "closed_year", "every_year", "every_measurement"] = "latest"
    amount: Exact | None = Field(default=None, ge=0)
    percent: Exact | None = Field(default=None, ge=0, lt=100)
    partly: Partly | None = None

    @abstractmethod
    def links(self, question: Question, reference: Cell) -> tuple[tuple[Cell, Link], ...]:
        """What the value must be beside the reference; one for each sign that an unknown reference can have."""

    @abstractmethod
    def reference_cell(self, question: Question, subject: Subject, own: Cell) -> tuple[Cell, str, str | None]:
        """The reference of the same period, its indicator, and whose it is where it is another's."""

    def line(self, sign: int, times: int = 1, *, strict: bool = False, beyond: bool = False) -> Line:
        """So much more (or less) than the reference; in percent of its absolute value, which `times` gives the sign of."""
        if self.percent is not None:
            return Line(times=1 + sign * times * Fraction(self.percent) / 100, strict=strict, beyond=beyond)
        return Line(plus=sign * Fraction(self.amount or 0), strict=strict)

    def judge(self, question: Question, subject: Subject) -> Finding:
        """Every value must be as asked beside its reference."""
        unit = question.indicator(self.indicator).unit
        cells = self.cells(question, subject)
        if not cells:
            return Finding(OPEN, (self.waiting(question, subject),), unit=unit)
        scale = self.scale(question)
        sets: dict[int, Possible] = {}
        comparisons: list[Comparison] = []
        missing: list[Cause] = []
        known: list[Cell] = []
        for cell in cells:
            sets[id(cell)] = frozenset()
            for one in _when(question, self.indicator, cell):
                reference, name, whose = self.reference_cell(question, subject, one)
                links = self.links(question, reference)
                sets[id(cell)] |= either(
                    met=any(can_hold((part, one), link) for part, link in links),
                    unmet=any(can_break((part, one), link) for part, link in links),
                )
                if one.value is not None and reference.value is not None:
                    comparisons.append(_compared(reference, one, links[0][1], scale, name, whose))
                missing += _lacking(reference, one, tuple(link for _, link in links))
                known += [one, reference]
        rows = tuple(dict.fromkeys(m for c in known for m in c.measurements))
        possible = outcome(cells, lambda cell: sets[id(cell)])
        causes = _each_once(missing)
        return Finding(possible, causes, tuple(comparisons), rows, unit, notes=self.notes(question))

    def notes(self, question: Question) -> tuple[Note, ...]:  # noqa: ARG002
        """What the explanation must say besides."""
        return ()


def _each_once(missing: Iterable[Cause]) -> tuple[Cause, ...]:
    """Each unknown fact once; with what it must be only where that is always the same."""
    found: dict[Cause, set[str | None]] = {}
    for cause in missing:
        found.setdefault(replace(cause, needed=None), set()).add(cause.needed)
    return tuple(replace(c, needed=next(iter(n))) if len(n) == 1 else c for c, n in found.items())


def _when(question: Question, indicator: str, cell: Cell) -> tuple[Cell, ...]:
    """The cell; one that is missing altogether once for each period that it may be measured for."""
    frequency = question.indicator(indicator).frequency
    if cell.period is not None or frequency == "irregular":
        return (cell,)
    return tuple(replace(cell, period=period) for period in regular_periods(question, frequency))


def _compared(reference: Cell, cell: Cell, link: Link, scale: Scale, name: str, whose: str | None) -> Comparison:  # noqa: PLR0917
    """The value beside its reference."""
    assert cell.value is not None
    assert reference.value is not None
    required = link.requirement(*spread(reference))
    assert required is not None
    shown = digits(reference.value, up=cell.value < reference.value)
    more = {"earlier": reference.label, "earlier_value": shown, "reference": name, "whose": whose, "note": "reference"}
    return compared(cell, required, scale, **more)


def _lacking(reference: Cell, cell: Cell, links: tuple[Link, ...]) -> Iterable[Cause]:
    """The unknown facts; where just one side is unknown and one link is asked, with what it must be."""
    if len(links) > 1 or bool(reference.causes) == bool(cell.causes):
        yield from (*cell.causes, *reference.causes)
        return
    unknown = cell if cell.causes else reference
    if cell.causes:
        found = list(narrowed(cell, (links[0], spread(reference)), None))
    else:
        found = list(narrowed(reference, None, (links[0], spread(cell))))
    if found and unknown.solving == Solving():
        needed = ", ".join(str(r) for r in found)
        yield from (replace(c, needed=needed) for c in unknown.causes)
    else:
        yield from unknown.lacking(found[0] if len(found) == 1 else None)
