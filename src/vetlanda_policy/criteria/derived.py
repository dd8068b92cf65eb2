"""Derived indicators: a value worked out from the values of its parts, and what it can be where some are unknown.

Only sums, differences and ratios of sums. A completion in which the divisor is 0 is left out: there is no ratio then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

from vetlanda_policy.criteria.cells import Cell, Look, Solving
from vetlanda_policy.criteria.finding import CauseCode
from vetlanda_policy.criteria.reach import Quotient, Ratios, Reach, Steps, Turned, added, reach
from vetlanda_policy.errors import Place
from vetlanda_policy.facts import Indicator, Measurement, Status
from vetlanda_policy.indicators import Formula, formula
from vetlanda_policy.periods import Period
from vetlanda_policy.values import Number, tidy


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
    if not shared and not any(n in worked_out.top for n in lacking):
        return _divided(_total(worked_out.top, parts) * Fraction(worked_out.times), bottom)
    ends = _span(worked_out, look, shared, top, bottom)
    return ends if shared or ends is None else Ratios(ends, top, bottom, Fraction(worked_out.times))


def _scale(look: Look, name: str) -> Steps:
    return reach(look.question.indicator(name).scale)


def _divided(top: Fraction, bottom: Steps) -> Reach | None:
    """A known number divided by everything the divisor can be."""
    positive = _positive(bottom)
    if positive is None:
        return None
    if top == 0:
        return Steps(Decimal(0), Decimal(0))
    return Quotient(top, positive) if top > 0 else Turned(Quotient(-top, positive))


def _positive(bottom: Steps) -> Steps | None:
    """The part of a divisor's values that is greater than 0."""
    edge = bottom.up(Decimal(0), strict=True)
    if edge is None:
        return None
    return replace(bottom, lowest=edge.value, open_low=not edge.taken)


def _span(worked_out: Formula, look: Look, shared: list[str], top: Steps, bottom: Steps) -> Steps | None:
    """Everything between the least and the greatest ratio, where both of its sums lack something.

    A ratio of two sums is greatest and least where each unknown value is at an end of its scale (or, for a divisor that
    could be 0, one step from it), or in the limit where one of them grows without end.
    """
    times = Fraction(worked_out.times)
    axes = [(_scale(look, n), worked_out.top[n], worked_out.bottom[n]) for n in shared]
    axes += [(top, 1, 0), (bottom, 0, 1)]
    ends = [_ends(values, divides=below > 0) for values, _, below in axes]
    found: list[tuple[Fraction | None, bool]] = []  # a value, or none for one without end; and whether it is taken
    for corner in product(*ends):
        above = sum((c[0] * up for c, (_, up, _) in zip(corner, axes, strict=True)), Fraction(0))
        below = sum((c[0] * down for c, (_, _, down) in zip(corner, axes, strict=True)), Fraction(0))
        if below > 0:
            found.append((times * above / below, all(c[1] for c in corner)))
    if not found and not any(values.highest is None for values, _, below in axes if below):
        return None
    rays = [
        (times * up / down if down else None, sign * up)
        for values, up, down in axes
        for sign, end in ((1, values.highest), (-1, values.lowest))
        if end is None
    ]
    if _vanishing(bottom, shared):
        rays += [(None, 1)] if top.up(Decimal(0), strict=True) else []
        rays += [(None, -1)] if top.down(Decimal(0), strict=True) else []
    endless_up = any(limit is None and way > 0 for limit, way in rays)
    endless_down = any(limit is None and way < 0 for limit, way in rays)
    found += [(limit, False) for limit, _ in rays if limit is not None]
    values = [v for v, _ in found if v is not None]
    low, high = min(values, default=Fraction(0)), max(values, default=Fraction(0))
    return Steps(
        lowest=None if endless_down else tidy(low),
        highest=None if endless_up else tidy(high),
        open_low=(low, True) not in found,
        open_high=(high, True) not in found,
    )


def _vanishing(bottom: Steps, shared: list[str]) -> bool:
    """Whether the divisor comes as near to 0 as one likes."""
    if shared:
        return False
    edge = bottom.up(Decimal(0), strict=True)
    return edge is not None and not edge.taken and edge.value == 0


def _ends(values: Steps, *, divides: bool) -> list[tuple[Fraction, bool]]:
    """The ends of a sum's values, and for a divisor the least of them that is not 0."""
    ends: list[tuple[Number | None, bool]] = [
        (values.lowest, not values.open_low),
        (values.highest, not values.open_high),
    ]
    if divides:
        edge = values.up(values.lowest, strict=True)
        ends += [(edge.value, edge.taken)] if edge else []
    if values.lowest is None and values.highest is None:
        ends = [(values.anchor, True)]
    return [(Fraction(end), taken) for end, taken in ends if end is not None]
