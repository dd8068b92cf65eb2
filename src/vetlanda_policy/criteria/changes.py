"""`increases`: each compared value is greater than the one before it.

Only what the pairs are (year over year, measurement over measurement, baseline against latest) and which completions
of the unknown ones rise all the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal, Self

from pydantic import model_validator

from vetlanda_policy.criteria.base import Cell, Leaf, Need, Question, Subject, known
from vetlanda_policy.criteria.finding import (
    OPEN,
    Cause,
    CauseCode,
    Comparison,
    Finding,
    Note,
    Requirement,
    either,
)
from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.criteria.thresholds import margin
from vetlanda_policy.facts import Status
from vetlanda_policy.periods import year_period
from vetlanda_policy.values import Exact, Scale, plain

Pairs = Literal["year_over_year", "measurement_over_measurement", "baseline"]


class Increases(Leaf):
    """Each compared value is greater than the one before it.

    Attributes:
        pairs: `year_over_year`: every year of the period so far against the year before it;
            `measurement_over_measurement`: every measurement against the one before it, however far apart;
            `baseline`: the latest value against the baseline.
        baseline: the year to start from; without it the year before the period.
        baseline_value: the baseline as a stated value (only for `baseline`).
    """

    kind: Literal["increases"]
    pairs: Pairs
    baseline: int | None = None
    baseline_value: Exact | None = None
    partly: Partly | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.baseline_value is not None and self.pairs != "baseline":
            msg = 'baseline_value goes with pairs = "baseline"'
            raise ValueError(msg)
        if self.value != "latest":
            msg = "increases chooses its values by pairs; leave value out"
            raise ValueError(msg)
        return self

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
        """The chain of compared values must rise at every link."""
        unit = question.indicator(self.indicator).unit
        chain = self._chain(question, subject)
        if len(chain) < 2:
            return Finding(OPEN, (self.waiting(question, subject),), evidence=known(chain), unit=unit)
        scale = self.scale(question)
        parts = _cut(chain, question, self.indicator)
        ways = [parts, [list(chain)]] if _perhaps_broken(chain, question, self.indicator) else [parts]
        met = any(all(_can_rise(part, scale) for part in way) for way in ways)
        unmet = any(_can_fail(part, scale) for way in ways for part in way)
        comparisons = tuple(c for part in parts for c in _comparisons(part, scale))
        missing = tuple(c for part in parts for c in _missing(part, scale, met=met))
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


def _cut(chain: Sequence[Cell], question: Question, indicator: str) -> list[list[Cell]]:
    """The chain in the parts between changes of definition.

    The value just before a change is not known by the new definition: each later part starts with an unknown value.
    """
    parts: list[list[Cell]] = [[chain[0]]]
    for before, after in pairwise(chain):
        if _broken(before, after, question, indicator):
            code = CauseCode.BREAK_IN_SERIES
            area, group = (after.measurement.area, after.measurement.group) if after.measurement else (None, None)
            name = question.indicator(indicator).id
            gap = Cause(code, name, question.municipality, area, group, f"{before.label}/{after.label}")
            parts.append([Cell(before.label, None, gap)])
        parts[-1].append(after)
    return parts


def _broken(before: Cell, after: Cell, question: Question, indicator: str) -> bool:
    if after.measurement is not None and after.measurement.status is Status.BREAK:
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


def _can_rise(part: Sequence[Cell], scale: Scale) -> bool:
    """Whether some completion rises all the way: every unknown value as low as the ones before it let it be."""
    floor: Decimal | None = None  # the next value must be above this
    started = False
    for cell in part:
        if cell.value is not None:
            if floor is not None and not cell.value > floor:
                return False
            floor = cell.value
        elif not started:
            floor = scale.lowest
        elif floor is not None:
            if not scale.any_above(floor):
                return False
            floor = scale.next_above(floor)
        started = True
    return True


def _can_fail(part: Sequence[Cell], scale: Scale) -> bool:
    """Whether some completion fails at some link."""
    if not _can_rise(part, scale):
        return True
    for one, other in pairwise(part):
        if one.value is not None and other.value is not None:
            continue  # this link is known, and it rises
        if one.value is None and other.value is not None:
            fails = scale.least_from(other.value) is not None
        elif one.value is not None:
            fails = scale.greatest_to(one.value) is not None
        else:
            fails = True
        if fails:
            return True
    return False


def _comparisons(part: Sequence[Cell], scale: Scale) -> Iterable[Comparison]:
    """Each known value against the known one before it; the unknown ones between count one step each."""
    earlier: Cell | None = None
    floor: Decimal | None = None
    between = 0
    for cell in part:
        if cell.value is None:
            if earlier is None:
                floor = scale.lowest if floor is None else scale.next_above(floor)
            elif floor is not None:
                floor = scale.next_above(floor)
            between += 1
            continue
        if floor is not None:
            needed = Requirement(">", floor)
            away = margin(scale, needed, cell.value)
            if earlier is not None:
                assert earlier.value is not None
                yield Comparison(
                    cell.label, cell.value, needed, away, earlier.label, earlier.value, between, raw=cell.raw
                )
            elif not needed.met_by(cell.value):
                yield Comparison(cell.label, cell.value, needed, away, between=between, note="lowest", raw=cell.raw)
        earlier, floor, between = cell, cell.value, 0


def _missing(part: Sequence[Cell], scale: Scale, *, met: bool) -> Iterable[Cause]:
    """The unknown values, each with the least and greatest it can be if the chain is to rise all the way."""
    for index, cell in enumerate(part):
        if cell.cause is None:
            continue
        if not met or cell.cause.code is CauseCode.BREAK_IN_SERIES:
            yield cell.cause
            continue
        low = _reach([c.value for c in part[:index]], scale.lowest, scale.next_above)
        high = _reach([c.value for c in reversed(part[index + 1 :])], scale.highest, scale.next_below)
        yield replace(cell.cause, needed=_needed(low, high, scale))


def _reach(values: Sequence[Decimal | None], end: Decimal | None, step: object) -> Decimal | None:
    """The bound that the values on one side put on the next one: it must lie beyond this."""
    bound: Decimal | None = None
    for index, value in enumerate(values):
        if value is not None:
            bound = value
        elif index == 0:
            bound = end
        elif bound is not None:
            bound = step(bound)  # type: ignore[operator]
    return bound


def _needed(low: Decimal | None, high: Decimal | None, scale: Scale) -> str | None:
    if scale.step is None:
        parts = [f"> {plain(low)}"] if low is not None else []
        parts += [f"< {plain(high)}"] if high is not None else []
        return ", ".join(parts) or None
    least = None if low is None else scale.next_above(low)
    most = None if high is None else scale.next_below(high)
    if least is not None and least == most:
        return f"= {plain(least)}"
    parts = [f">= {plain(least)}"] if least is not None else []
    parts += [f"<= {plain(most)}"] if most is not None else []
    return ", ".join(parts) or None
