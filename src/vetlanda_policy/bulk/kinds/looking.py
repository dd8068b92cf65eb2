"""Looking: which values a criterion looks at, as columns; each known, or unknown for a cause.

The same cells as the single evaluator looks at, but for every municipality at once: what is the same for all of them (which
years, which names, what an unknown value can be) is worked out once, by the criteria themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from vetlanda_policy.bulk.kinds.asking import Asking, Cell, Unknown
from vetlanda_policy.bulk.rows import CODES, OneByOneError, decimals_of
from vetlanda_policy.bulk.survey import MOST_DIGITS
from vetlanda_policy.bulk.terms import (
    Part,
    at_most,
    below,
    both,
    either,
    first_of,
    is_known,
    no,
    pick,
    product,
    same,
)
from vetlanda_policy.bulk.wide import Spot
from vetlanda_policy.criteria.base import Leaf, Subject
from vetlanda_policy.criteria.finding import CauseCode, Requirement
from vetlanda_policy.criteria.reach import Reach
from vetlanda_policy.facts import Status
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.periods import Period, year_period
from vetlanda_policy.values import Number, Scale, key

if TYPE_CHECKING:
    pass

MOST_MEASUREMENTS = 60
"""An irregular indicator is compiled to columns while no more different periods than these are on record."""


MOST_PARTS = 4
"""So many values are added up at most, so that the sum has room."""
GREATEST = 2**60
"""Whole numbers are kept below this, so that a few of them can be added up."""


@dataclass(frozen=True)
class Look:
    """Looking at one indicator's values as a criterion does.

    Attributes:
        asking: the question.
        indicator: the indicator.
        subject: which area or group.
        final_only: preliminary values do not count.
    """

    asking: Asking
    indicator: Indicator
    subject: Subject
    final_only: bool = False

    def __post_init__(self) -> None:
        """Refuse what is not compiled to columns."""
        if self.indicator.derived is not None or self.indicator.kind != "number":
            raise OneByOneError

    def broken(self) -> Part:
        """Who has rows that say that the definition changed with them: which values can be compared differs then."""
        survey = self.asking.wide.rows.survey
        if Status.BREAK not in survey.statuses:
            return False
        held = (p for p in survey.periods if p.last <= self.asking.closing.day and self._held(p))
        said = [self.asking.wide.status(self._spot(p)) for p in held]
        return self.asking.let(either(*(pick(is_known(s), same(s, CODES[Status.BREAK]), False) for s in said)))

    def _spot(self, period: Period) -> Spot:
        return Spot(key(self.indicator.id), period, key(self.subject.area or ""), key(self.subject.group or ""))

    @property
    def decimals(self) -> int:
        """How many decimals its whole numbers stand for."""
        return decimals_of(self.indicator.scale)

    def at(self, period: Period) -> Cell:
        """The cell of exactly this period, whether on record or not."""
        wide = self.asking.wide
        spot = self._spot(period)
        value = wide.value(spot)
        if wide.plain:
            known = is_known(value)
            return Cell(value, known, True, period.name, ((True, CauseCode.MISSING, period.name),), period)
        status = wide.status(spot)
        return self._of_status(value, status, period)

    def _of_status(self, value: Part, status: Part, period: Period) -> Cell:
        let = self.asking.let
        if status is None:
            return Cell(None, False, True, period.name, ((True, CauseCode.MISSING, period.name),), period)
        row = is_known(status)
        counts = [Status.FINAL, Status.BREAK] if self.final_only else [Status.FINAL, Status.PROVISIONAL, Status.BREAK]
        told = pick(row, status, CODES[Status.MISSING])
        known = let(both(is_known(value), either(*(same(told, CODES[s]) for s in counts))))
        codes = {
            Status.SUPPRESSED: CauseCode.SUPPRESSED,
            Status.NOT_APPLICABLE: CauseCode.NOT_APPLICABLE,
            Status.DROPPED_OUT: CauseCode.DROPPED_OUT,
        }
        if self.final_only:
            codes[Status.PROVISIONAL] = CauseCode.PROVISIONAL
        held = self.asking.wide.rows.survey
        name = period.name
        causes = [(same(told, CODES[s]), code, name) for s, code in codes.items() if s in held.statuses or held.odd]
        others = both(*(no(when) for when, _, _ in causes))
        causes.append((others, CauseCode.MISSING, name))
        return Cell(let(pick(known, value, None)), known, True, period.name, tuple(causes), period)

    def recorded(self, period: Period) -> Cell:
        """The cell of this period, looked at only where there is a measurement of it on record."""
        cell, wide = self.at(period), self.asking.wide
        if wide.plain:
            return cell._replace(exists=cell.known)
        spot = self._spot(period)
        status = wide.status(spot)
        if status is None:
            return cell._replace(exists=False)
        said = pick(is_known(status), no(same(status, CODES[Status.MISSING])), False)
        return cell._replace(exists=self.asking.let(said))

    def series(self) -> list[Cell]:
        """Every measurement on record up to the closing, in order of time; of those that end the same day the longest."""
        asking, frequency = self.asking, self.indicator.frequency
        periods = [
            p
            for p in asking.wide.rows.survey.periods
            if p.last <= asking.closing.day and frequency in ("irregular", p.frequency)
        ]
        spots = [p for p in sorted(periods, key=lambda p: (p.last, p.first)) if self._held(p)]
        if len(spots) > MOST_MEASUREMENTS:
            raise OneByOneError
        found: list[Cell] = []
        by_day: Part = False
        for n, period in enumerate(spots):
            cell = self.recorded(period)
            first = n == 0 or spots[n - 1].last != period.last
            if not first:
                cell = cell._replace(exists=asking.let(both(cell.exists, no(by_day))))
            by_day = cell.exists if first else either(by_day, cell.exists)
            found.append(cell)
        return [c for c in found if c.exists is not False]

    def _held(self, period: Period) -> bool:
        return self.asking.wide.holds(self._spot(period))

    def inside(self) -> list[Cell]:
        """The measurements on record inside the period up to the closing."""
        first = self.asking.period.first_day
        return [c for c in self.series() if c.period is not None and c.period.first >= first]

    def nothing(self, label: str) -> Cell:
        """The cell of a value of which nothing is on record."""
        return Cell(None, False, True, label, ((True, CauseCode.MISSING, label),))

    def latest(self, cells: Sequence[Cell], label: str) -> list[Cell]:
        """The newest of the measurements on record, or what stands for none, as one cell or several."""
        return [self.newest(cells, label)]

    def newest(self, cells: Sequence[Cell], label: str) -> Cell:
        """The newest of the measurements on record as one cell; with none on record an unknown value."""
        if not cells:
            return self.nothing(label)
        let, last_first = self.asking.let, list(reversed(cells))
        if self.asking.wide.plain and all(c.exists is c.known for c in last_first):
            first = let(first_of(*(c.value for c in last_first)))
            return Cell(first, is_known(first), True, label, ((True, CauseCode.MISSING, label),))
        value: Part = None
        known: Part = False
        for cell in cells:
            value, known = pick(cell.exists, cell.value, value), pick(cell.exists, cell.known, known)
        later: Part = False
        causes: list[tuple[Part, CauseCode, str]] = []
        for cell in last_first:
            chosen = let(both(cell.exists, no(later)))
            causes += [(both(chosen, when), code, of) for when, code, of in cell.causes]
            later = let(either(later, cell.exists))
        causes.append((no(later), CauseCode.MISSING, label))
        return Cell(let(value), let(known), True, label, tuple(causes))


def look(criterion: Leaf, asking: Asking, subject: Subject, indicator: str = "") -> Look:
    """Looking at an indicator's values (without one named, the criterion's own) as the criterion does."""
    return Look(asking, asking.indicator(indicator or criterion.indicator), subject, criterion.final_only)


def cells(criterion: Leaf, asking: Asking, subject: Subject, looking: Look | None = None) -> list[Cell]:
    """The cells that `value` names; none where nothing is due."""
    question = asking.question()
    if criterion.not_due(question):
        return []
    looking = looking or look(criterion, asking, subject)
    match criterion.value:
        case "closed_year":
            return [looking.at(year_period(asking.closing.last_closed_year))]
        case "every_year":
            return [looking.at(year_period(y)) for y in asking.period.years(asking.closing)]
        case "latest":
            return looking.latest(looking.inside(), criterion.span(question))
        case "every_measurement":
            inside = looking.inside()
            none = both(*(no(c.exists) for c in inside))
            lost = looking.nothing(criterion.span(question))
            return [*inside, lost._replace(exists=asking.let(none))]
        case _:
            raise OneByOneError


def unknowns(criterion: Leaf, asking: Asking, found: Iterable[Cell], subject: Subject) -> tuple[Unknown, ...]:
    """Why the unknown cells are unknown."""
    name = asking.indicator(criterion.indicator).id
    made = []
    for cell in found:
        if cell.lacking is False:
            continue
        for whose, one in cell.parts or ((name, cell),):
            for when, code, of in one.causes if one.known is not True else ():
                told, _ = asking.cause(code, whose, of, subject)
                made.append(Unknown(both(cell.exists, no(one.known), when), told, str(told)))
    return tuple(made)


def everything(criterion: Leaf, asking: Asking, subject: Subject) -> Reach:
    """Everything that an unknown value of the criterion's indicator can be, rounded where the rule says so."""
    return criterion.look(asking.question(), subject).all_values


def scaled(number: Number, decimals: int) -> int:
    """A number as so many of the last of its decimals.

    Raises:
        OneByOneError: it has more decimals than that.
    """
    whole = Fraction(number) * 10**decimals
    if whole.denominator != 1:
        raise OneByOneError
    return int(whole.numerator)


def negative(number: int | None) -> int | None:
    """The number with its sign turned, where there is one."""
    return None if number is None else -number


def within(size: int) -> int:
    """A size that whole numbers can have, and be added to one another.

    Raises:
        OneByOneError: they could be too great.
    """
    if size >= GREATEST:
        raise OneByOneError
    return size


def greatest(asking: Asking, scale: Scale, decimals: int, *numbers: Number | None) -> int:
    """What a scale's values in the table, as so many of the last of the decimals, and some numbers are at most, in size.

    Raises:
        OneByOneError: they could be too great for whole numbers.
    """
    ends = [scale.lowest, scale.highest, *numbers]
    if scale.lowest is None or scale.highest is None:
        in_table = MOST_PARTS * 10**asking.wide.rows.survey.digits
        ends.append(min(Decimal(in_table), Decimal(10**MOST_DIGITS).scaleb(-decimals_of(scale))))
    return within(1 + int(max(abs(Fraction(n)) for n in ends if n is not None) * 10**decimals))


def met(requirement: Requirement, value: Part, decimals: int, by: Part = 1) -> Part:
    """Whether a value, over a positive number, is as required."""
    bound = product(by, scaled(requirement.bound, decimals))
    match requirement.relation:
        case ">":
            return below(bound, value)
        case ">=":
            return at_most(bound, value)
        case "<":
            return below(value, bound)
        case "<=":
            return at_most(value, bound)
        case "=":
            return same(value, bound)
        case "between":
            assert requirement.upper is not None
            return both(at_most(bound, value), at_most(value, product(by, scaled(requirement.upper, decimals))))


__all__ = [
    "Look",
    "OneByOneError",
    "cells",
    "everything",
    "greatest",
    "look",
    "met",
    "negative",
    "scaled",
    "unknowns",
    "within",
]
