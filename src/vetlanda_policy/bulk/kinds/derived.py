"""Derived indicators, as columns: sums and differences of others.

What one can be where some of its parts are not known differs from one municipality to another. That is worked out for thresholds
and milestones; where values are compared with each other, whoever lacks a part is left to the single evaluator. Ratios stand in
`quotients`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vetlanda_policy.bulk.kinds.asking import Asking, Cell
from vetlanda_policy.bulk.kinds.looking import MOST_PARTS, Look, OneByOneError, look, scaled
from vetlanda_policy.bulk.kinds.reached import Reached
from vetlanda_policy.bulk.terms import Part, both, either, no, pick, plus, times
from vetlanda_policy.criteria.base import Leaf, Subject
from vetlanda_policy.indicators import Formula, Indicator, formula
from vetlanda_policy.periods import Period


@dataclass(frozen=True)
class WorkedOut(Look):
    """Looking at what is worked out from others: a measurement of any of them is one of it."""

    def __post_init__(self) -> None:
        """Refuse nothing yet: the parts do, each for itself."""

    @property
    def formula(self) -> Formula:
        """How it is worked out."""
        return formula(self.indicator, self.asking.rulebook.by_id)

    @property
    def looks(self) -> Mapping[str, Look]:
        """Looking at each part."""
        return {
            name: Look(self.asking, self.asking.indicator(name), self.subject, self.final_only)
            for name in self.formula.names()
        }

    def recorded(self, period: Period) -> Cell:
        """The cell of this period, looked at only where there is a measurement of any part on record."""
        parts = [one.recorded(period) for one in self.looks.values()]
        return self.at(period)._replace(exists=self.asking.let(either(*(c.exists for c in parts))))

    def _held(self, period: Period) -> bool:
        return any(one._held(period) for one in self.looks.values())  # noqa: SLF001

    def series(self) -> list[Cell]:
        """Every period that any part was measured for."""
        found = super().series()
        days = [c.period.last for c in found if c.period is not None]
        if len(set(days)) < len(days):
            raise OneByOneError  # of which period it is would follow from its parts
        return found

    def broken(self) -> Part:
        """Who has rows of any part that say that the definition changed with them."""
        return either(*(one.broken() for one in self.looks.values()))

    def nothing(self, label: str) -> Cell:
        """The cell where nothing is on record."""
        parts = tuple((name, one.nothing(label)) for name, one in self.looks.items())
        return Cell(None, False, True, label, (), parts=parts)

    def latest(self, cells: Sequence[Cell], label: str) -> list[Cell]:
        """The newest of the cells, each looked at only where it is that one; and one for nothing at all."""
        let, made = self.asking.let, []
        later: Part = False
        for cell in reversed(cells):
            made.append(cell._replace(exists=let(both(cell.exists, no(later)))))
            later = let(either(later, cell.exists))
        return [*made[::-1], self.nothing(label)._replace(exists=let(no(later)))]


def looked(criterion: Leaf, asking: Asking, subject: Subject) -> Look:
    """Looking at the criterion's indicator, measured or a sum of others."""
    indicator = asking.indicator(criterion.indicator)
    if indicator.derived is None:
        return look(criterion, asking, subject)
    return Worked(asking, indicator, subject, criterion.final_only, criterion.round_to)


@dataclass(frozen=True)
class Worked(WorkedOut):
    """Looking at a sum of others.

    Attributes:
        places: how many decimals it is rounded to, where it is.
    """

    places: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is not compiled to columns."""
        worked_out = self.formula
        if worked_out.bottom or sum(abs(n) for n in worked_out.top.values()) > MOST_PARTS or not worked_out.top:
            raise OneByOneError
        looks = self.looks
        if max(one.decimals for one in looks.values()) > self.decimals:
            raise OneByOneError  # values between two steps may have more decimals than their sum is said to have
        if len({one.indicator.scale.step is None for one in looks.values()}) > 1:
            raise OneByOneError  # whether there are steps would follow from what is unknown

    @property
    def sums(self) -> Mapping[str, int]:
        """How often each part is counted."""
        return self.formula.top

    def at(self, period: Period) -> Cell:
        """The cell of exactly this period, whether on record or not."""
        return self._sum({name: one.at(period) for name, one in self.looks.items()}, period.name, period)

    def _factors(self) -> dict[str, int]:
        """How often each part is counted, in the decimals of the sum."""
        return {name: by * 10 ** (self.decimals - self.looks[name].decimals) for name, by in self.sums.items()}

    def _sum(self, cells: Mapping[str, Cell], label: str, period: Period) -> Cell:
        let, factors, looks = self.asking.let, self._factors(), self.looks
        known = let(both(*(c.known for c in cells.values())))
        value: Part = 0
        low: Part = 0
        high: Part = 0
        anchor: Part = 0
        steps: list[tuple[int, Part]] = []
        for name, cell in cells.items():
            factor = factors[name]
            scale = looks[name].indicator.scale
            least, most = scale.lowest, scale.top
            start = least if least is not None else scale.highest
            if factor < 0:
                least, most = most, least
            have = looks[name].decimals
            own = times(cell.value, factor)
            value = plus(value, own)
            ends = [None if n is None else factor * scaled(n, have) for n in (least, most)]
            low = plus(low, pick(cell.known, own, ends[0]))
            high = plus(high, pick(cell.known, own, ends[1]))
            anchor = plus(anchor, pick(cell.known, own, 0 if start is None else factor * scaled(start, have)))
            if scale.step is not None:
                steps.append((abs(factor) * scaled(scale.step, have), cell.known))
        endless = any(i.scale.lowest is None or i.scale.highest is None for i in (o.indicator for o in looks.values()))
        places = self.places if self.places is not None and self.places < self.decimals else None
        reach = Reached(
            let(low), let(high), let(self._step(steps)), let(anchor), self.decimals, places=places, endless=endless
        )
        return Cell(
            let(value) if known is not False else None,
            known,
            True,
            label,
            (),
            period,
            parts=tuple(cells.items()),
            reach=None if known is True else reach,
        )

    def _step(self, steps: Sequence[tuple[int, Part]]) -> Part:
        """The finest step of the parts that are not known."""
        if not steps:
            return None
        found: Part = max(size for size, _ in steps)
        for size, known in sorted(steps, key=lambda s: -s[0]):
            found = pick(known, found, size)
        return found


@dataclass(frozen=True)
class Added(Worked):
    """Looking at a sum as if all its parts were known: whoever lacks one is left to the single evaluator."""

    def at(self, period: Period) -> Cell:
        """The cell of exactly this period, whether on record or not."""
        let, parts = self.asking.let, {name: one.at(period) for name, one in self.looks.items()}
        value: Part = 0
        for name, factor in self._factors().items():
            value = plus(value, times(parts[name].value, factor))
        lacking = no(both(*(part.known for part in parts.values())))
        return Cell(let(value), True, True, period.name, (), period, hard=let(lacking))

    def nothing(self, label: str) -> Cell:
        """The cell where nothing is on record."""
        return Cell(None, True, True, label, (), hard=True)

    def newest(self, cells: Sequence[Cell], label: str) -> Cell:
        """The newest of the sums on record as one cell."""
        found = self.nothing(label)
        for cell in cells:
            value, hard = (pick(cell.exists, *pair) for pair in ((cell.value, found.value), (cell.hard, found.hard)))
            found = found._replace(value=value, hard=hard)
        return found._replace(value=self.asking.let(found.value), hard=self.asking.let(found.hard))

    def latest(self, cells: Sequence[Cell], label: str) -> list[Cell]:
        """The newest of the sums on record."""
        return [self.newest(cells, label)]


def as_known(asking: Asking, indicator: Indicator, subject: Subject, *, final_only: bool) -> Look:
    """Looking at an indicator, measured or a sum of others that are all known."""
    if indicator.derived is None:
        return Look(asking, indicator, subject, final_only)
    return Added(asking, indicator, subject, final_only)


__all__ = ["Worked", "WorkedOut", "as_known", "looked"]
