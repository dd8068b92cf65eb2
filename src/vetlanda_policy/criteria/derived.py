"""Derived indicators: a value worked out from the values of its parts, and what it can be where some are unknown.

Only sums, differences and ratios of sums. A completion in which the divisor is 0 is left out: there is no ratio then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from vetlanda_policy.criteria.cells import Cell, Look, Solving
from vetlanda_policy.criteria.dividing import Shared, divided
from vetlanda_policy.criteria.finding import CauseCode
from vetlanda_policy.criteria.reach import Reach, Steps, added, reach
from vetlanda_policy.errors import Place
from vetlanda_policy.facts import Indicator, Measurement, Status
from vetlanda_policy.indicators import Formula, formula
from vetlanda_policy.periods import Period
from vetlanda_policy.values import tidy


def derived_series(look: Look) -> tuple[Measurement, ...]:
    """A measurement without a value for each period in which any part was measured, in order of time."""
    worked_out = formula(look.indicator, look.question.indicators)
    found: dict[date, Measurement] = {}
    for name in worked_out.names():
        for m in replace(look.part(name), indicator=_as_often(look, name)).measurements():
            if m.period.last not in found or m.status is Status.BREAK:
                status = Status.BREAK if m.status is Status.BREAK else Status.FINAL
                whose = (look.indicator.id, look.municipality, m.period, None, Place(""))
                found[m.period.last] = Measurement(*whose, look.subject.area, look.subject.group, status)
    return tuple(found[day] for day in sorted(found))


def _as_often(look: Look, name: str) -> Indicator:
    """The part, taken as often as the derived indicator is made."""
    return look.question.indicator(name).model_copy(update={"frequency": look.indicator.frequency})


def anything(look: Look) -> Reach:
    """Everything that a derived indicator can be, where none of its parts is known."""
    worked_out = formula(look.indicator, look.question.indicators)
    parts = {name: Cell("", None) for name in worked_out.names()}
    return _reach(worked_out, parts, look) or Steps()


def derived_cell(look: Look, label: str, period: Period | None) -> Cell:
    """The cell of a derived indicator for a period; with none, nothing is on record and all parts are unknown."""
    worked_out = formula(look.indicator, look.question.indicators)
    parts = {
        name: look.part(name).of(label, None) if period is None else look.part(name).at(period)
        for name in worked_out.names()
    }
    rows = tuple(m for c in parts.values() for m in c.measurements)
    broken = any(c.broken for c in parts.values())
    lacking = tuple(cause for c in parts.values() for cause in c.causes)
    cell = Cell(label, None, lacking, rows, period, broken=broken)
    if lacking:
        solving = _solving(worked_out, parts) if look.round_to is None else None
        values = _reach(worked_out, parts, look)
        if values is None:
            return replace(cell, causes=(*lacking, look.cause(CauseCode.NOT_APPLICABLE, label)), reach=look.all_values)
        return replace(cell, reach=look.rounded(values), solving=solving)
    top = _total(worked_out.top, parts)
    bottom = _total(worked_out.bottom, parts) if worked_out.bottom else Fraction(1)
    if bottom <= 0:
        return replace(cell, causes=(look.cause(CauseCode.NOT_APPLICABLE, label),), reach=look.all_values)
    value, before = look.known(tidy(top * Fraction(worked_out.times) / bottom))
    return replace(cell, value=value, unrounded=before)


def _total(sums: Mapping[str, int], parts: Mapping[str, Cell]) -> Fraction:
    """The known part of a sum."""
    total = Fraction(0)
    for name, times in sums.items():
        value = parts[name].value
        total += Fraction(0) if value is None else Fraction(value) * times
    return total


def _solving(worked_out: Formula, parts: Mapping[str, Cell]) -> Solving | None:
    """How the value follows from the one part that is lacking."""
    unknown = [name for name, c in parts.items() if c.value is None]
    if len(unknown) != 1:
        return None
    name, times = unknown[0], Fraction(worked_out.times)
    divisor = _total(worked_out.bottom, parts) if worked_out.bottom else Fraction(1)
    return Solving(
        a=times * worked_out.top.get(name, 0),
        n=times * _total(worked_out.top, parts),
        b=Fraction(worked_out.bottom.get(name, 0)),
        d=divisor,
        values=parts[name].reach,
    )


def _reach(worked_out: Formula, parts: Mapping[str, Cell], look: Look) -> Reach | None:
    """What the value can be; none where the divisor can only be 0."""

    def unknown(sums: Mapping[str, int], names: Iterable[str]) -> Steps:
        found = [(_scale(look, n), Decimal(sums[n])) for n in names if n in sums]
        return added(found, tidy(_total(sums, parts)))

    lacking = [name for name, c in parts.items() if c.value is None]
    if not worked_out.bottom:
        return unknown(worked_out.top, lacking)
    shared = [n for n in lacking if n in worked_out.top and n in worked_out.bottom]
    top = unknown(worked_out.top, [n for n in lacking if n not in shared])
    bottom = unknown(worked_out.bottom, [n for n in lacking if n not in shared])
    if not shared and not any(n in worked_out.bottom for n in lacking):
        divisor = _total(worked_out.bottom, parts)
        return None if divisor <= 0 else added([(top, tidy(Fraction(worked_out.times) / divisor))])
    both = [Shared(_scale(look, n), worked_out.top[n], worked_out.bottom[n]) for n in shared]
    return divided(Fraction(worked_out.times), both, top, bottom)


def _scale(look: Look, name: str) -> Steps:
    return reach(look.question.indicator(name).scale)
