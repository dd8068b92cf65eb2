"""`increases`, `decreases`, `does_not_increase`, `does_not_decrease`, `unchanged`: each value against the one before it.

Only what the pairs are (year over year, measurement over measurement, baseline against latest) and what each kind asks
of a pair; which chains of known and unknown values can hold is worked out in `links`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from vetlanda_policy.criteria.base import Cell, Leaf, Need, Question, Subject, known
from vetlanda_policy.criteria.cells import Look, Solving
from vetlanda_policy.criteria.finding import (
    OPEN,
    Cause,
    CauseCode,
    Comparison,
    Finding,
    Note,
    either,
)
from vetlanda_policy.criteria.links import (
    Line,
    Link,
    Spread,
    backward,
    can_break,
    can_hold,
    forward,
    narrowed,
    onwards,
    spread,
)
from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.criteria.reach import Reach, Rounded, Steps
from vetlanda_policy.criteria.thresholds import compared
from vetlanda_policy.periods import year_period
from vetlanda_policy.values import Exact, Scale, digits

Pairs = Literal["year_over_year", "measurement_over_measurement", "baseline"]


class Change(Leaf):
    """Base of the criteria that compare each value with the one before it.

    Attributes:
        pairs: `year_over_year`: every year of the period so far against the year before it;
            `measurement_over_measurement`: every measurement against the one before it, however far apart;
            `baseline`: the latest value against the baseline.
        baseline: the year to start from; without it the year before the period.
        baseline_value: the baseline as a stated value (only for `baseline`).
        amount: how much, in the indicator's unit: the least change that counts as an increase or a decrease; for the
            other kinds the most that counts as none.
        percent: the same in percent of the earlier value.
    """

    pairs: Pairs
    baseline: int | None = None
    baseline_value: Exact | None = None
    amount: Exact | None = Field(default=None, gt=0)
    percent: Exact | None = Field(default=None, gt=0, lt=100)
    partly: Partly | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.baseline_value is not None and self.pairs != "baseline":
            msg = 'baseline_value goes with pairs = "baseline"'
            raise ValueError(msg)
        if self.value != "latest":
            msg = "pairs says which values are compared; leave value out"
            raise ValueError(msg)
        if self.amount is not None and self.percent is not None:
            msg = "give either amount or percent"
            raise ValueError(msg)
        return self

    @abstractmethod
    def link(self) -> Link:
        """What a later value must be, compared with the one before it."""

    def _line(self, sign: int, *, strict: bool = False) -> Line:
        """The bound that an earlier value gives: itself, or so much more or less."""
        if self.amount is not None:
            return Line(plus=sign * Fraction(self.amount))
        if self.percent is not None:
            return Line(times=1 + sign * Fraction(self.percent) / 100, beyond=strict)
        return Line(strict=strict)

    def needs(self, question: Question) -> Iterable[Need]:
        """The baseline year and every year of the period so far."""
        first = self._first(question)
        if question.period.years(question.closing):
            for year in range(first, question.closing.last_closed_year + 1):
                if year == first and self.baseline_value is not None:
                    continue
                for subject in self.subjects():
                    yield Need(self.indicator, str(year), subject.area, subject.group)

    def _first(self, question: Question) -> int:
        return question.period.first_day.year - 1 if self.baseline is None else self.baseline

    def judge(self, question: Question, subject: Subject) -> Finding:
        """The chain of compared values must hold at every link."""
        unit, link = question.indicator(self.indicator).unit, self.link()
        chain = self._chain(question, subject)
        if len(chain) < 2:
            return Finding(OPEN, (self.waiting(question, subject),), evidence=known(chain), unit=unit)
        scale = self.scale(question)
        look = self.look(question, subject)
        parts = _cut(chain, look)
        comparisons = tuple(c for part in parts for c in _comparisons(part, link, scale))
        if len(parts) == 1 and all(c.value is not None for c in chain):  # nothing is unknown
            met = all(c.met for c in comparisons)
            return Finding(either(met=met, unmet=not met), (), comparisons, known(chain), unit)
        ways = [parts, [list(chain)]] if _perhaps_broken(chain, question, self.indicator) else [parts]
        met = any(all(can_hold(part, link) for part in way) for way in ways)
        unmet = any(can_break(part, link) for way in ways for part in way)
        missing = tuple(c for part in parts for c in _missing(part, link, met=met))
        notes = (Note.of("no_room"),) if not met and all(c.met for c in comparisons) else ()
        return Finding(either(met=met, unmet=unmet), missing, comparisons, known(chain), unit, notes=notes)

    def _chain(self, question: Question, subject: Subject) -> tuple[Cell, ...]:
        first = self._first(question)
        if self.pairs == "year_over_year":
            if not question.period.years(question.closing):
                return (self.year_cell(question, first, subject),)
            last = question.closing.last_closed_year
            return tuple(self.year_cell(question, y, subject) for y in range(first, last + 1))
        start = self._baseline(question, subject, first)
        later = [m for m in self.measurements(question, subject) if m.period.last.year > first]
        if self.pairs == "baseline":
            later = [m for m in later if m.period.first >= question.period.first_day][-1:]
        if first >= _last_day(question, self.indicator).year:  # nothing later than the baseline can have been measured
            return (start,)
        if later:
            return (start, *(self.cell(question, m.period.name, m, subject) for m in later))
        if self.not_due(question):
            return (start,)
        return (start, self.cell(question, self.span(question), None, subject))

    def _baseline(self, question: Question, subject: Subject, first: int) -> Cell:
        if self.baseline_value is not None:
            return Cell(str(first), self.baseline_value, period=year_period(first))
        found = [m for m in self.measurements(question, subject) if m.period.last.year == first]
        if found:
            return self.cell(question, found[-1].period.name, found[-1], subject)
        return self.year_cell(question, first, subject)


def _cut(chain: Sequence[Cell], look: Look) -> list[list[Cell]]:
    """The chain in the parts between changes of definition.

    The value just before a change is not known by the new definition: each later part starts with an unknown value.
    """
    parts: list[list[Cell]] = [[chain[0]]]
    for before, after in pairwise(chain):
        if _broken(before, after, look.question, look.indicator.id):
            gap = look.cause(CauseCode.BREAK_IN_SERIES, None)
            gap = replace(gap, period=f"{before.label}/{after.label}")
            parts.append([Cell(before.label, None, (gap,), reach=look.all_values)])
        parts[-1].append(after)
    return parts


def _broken(before: Cell, after: Cell, question: Question, indicator: str) -> bool:
    if after.broken:
        return True
    if before.period is None:
        return False
    last = after.period.last if after.period else _last_day(question, indicator)
    return question.indicator(indicator).broken(before.period.last, last)


def _last_day(question: Question, indicator: str) -> date:
    """The last day that a value known at the closing can be measured for."""
    if question.indicator(indicator).frequency == "year":
        return date(question.closing.last_closed_year, 12, 31)
    return question.closing.day


def _perhaps_broken(chain: Sequence[Cell], question: Question, indicator: str) -> bool:
    """Whether a value that is missing altogether can lie on either side of a change of definition."""
    if chain[-1].period is not None:
        return False
    return question.indicator(indicator).broken(question.period.first_day, _last_day(question, indicator))


def _comparisons(part: Sequence[Cell], link: Link, scale: Scale) -> Iterable[Comparison]:
    """Each known value against the known one before it; the unknown ones between lie as the link lets them."""
    earlier: Cell | None = None
    before: Spread | None = None
    between = 0
    for cell in part:
        if cell.value is None:
            before = spread(cell) if before is None else onwards(link, before, cell) or _endless(link, before, cell)
            between += 1
            continue
        required = link.requirement(*before) if before is not None else None
        if required is not None and earlier is not None:
            assert earlier.value is not None
            shown = digits(earlier.value, up=cell.value < earlier.value)
            yield compared(cell, required, scale, earlier=earlier.label, earlier_value=shown, between=between)
        elif required is not None and not required.met_by(cell.value):
            yield compared(cell, required, scale, between=between, note="outermost")
        earlier, before, between = cell, spread(cell), 0


def _endless(link: Link, before: Spread, cell: Cell) -> Spread:
    """Where a value would have to lie, were its scale endless."""
    values = cell.reach
    inner = values.inner if isinstance(values, Rounded) else values
    if isinstance(inner, Steps):
        endless: Reach = Steps(None, None, inner.step, inner.anchor)
        if isinstance(values, Rounded):
            endless = Rounded(endless, values.decimals)
        found = onwards(link, before, replace(cell, reach=endless))
        return before if found is None else found
    return before


def _missing(part: Sequence[Cell], link: Link, *, met: bool) -> Iterable[Cause]:
    """The unknown values, each with the least and greatest it can be if the chain is to hold all the way."""
    ahead, back = forward(part, link), backward(part, link)
    for index, cell in enumerate(part):
        if not met or any(c.code is CauseCode.BREAK_IN_SERIES for c in cell.causes):
            yield from cell.causes
            continue
        if not cell.causes:
            continue
        before = ahead[index - 1] if index else None
        after = back[index + 1] if index + 1 < len(part) else None
        found = list(
            narrowed(cell, None if before is None else (link, before), None if after is None else (link, after))
        )
        if found and cell.solving == Solving():
            needed = ", ".join(str(r) for r in found)
            yield from (replace(c, needed=needed) for c in cell.causes)
        else:
            yield from cell.lacking(found[0] if len(found) == 1 else None)


class Increases(Change):
    """Each value is greater than the one before it, where so declared by at least an amount or a percentage."""

    kind: Literal["increases"]

    def link(self) -> Link:
        """More than before."""
        return Link(low=self._line(1, strict=True))


class Decreases(Change):
    """Each value is less than the one before it, where so declared by at least an amount or a percentage."""

    kind: Literal["decreases"]

    def link(self) -> Link:
        """Less than before."""
        return Link(high=self._line(-1, strict=True))


class DoesNotIncrease(Change):
    """No value is greater than the one before it, where so declared by more than an amount or a percentage."""

    kind: Literal["does_not_increase"]

    def link(self) -> Link:
        """At most as before."""
        return Link(high=self._line(1))


class DoesNotDecrease(Change):
    """No value is less than the one before it, where so declared by more than an amount or a percentage."""

    kind: Literal["does_not_decrease"]

    def link(self) -> Link:
        """At least as before."""
        return Link(low=self._line(-1))


class Unchanged(Change):
    """Each value is the same as the one before it, where so declared give or take an amount or a percentage."""

    kind: Literal["unchanged"]

    def link(self) -> Link:
        """As before."""
        return Link(low=self._line(-1), high=self._line(1))
