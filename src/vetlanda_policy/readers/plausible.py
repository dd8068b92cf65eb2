"""Plausibility: values that stand out from their neighbours in time, as a figure does that was typed wrongly.

Only notices come from here; no value is changed and none is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from vetlanda_policy.errors import Problem
from vetlanda_policy.facts import Indicator, Measurement, Status
from vetlanda_policy.values import key

SMALLEST = 100
MOST_NOTICES = 50
_Series = tuple[str, str, str, str, str]


def outliers(measurements: Iterable[Measurement], indicators: Iterable[Indicator]) -> list[Problem]:
    """A notice for each count that is more than a tenth above both its neighbours in time, or below both."""
    counts = {
        i.id
        for i in indicators
        if i.kind == "number" and not i.derived and i.scale.step == 1 and i.scale.highest is None
    }
    series: dict[_Series, dict[str, Measurement]] = defaultdict(dict)
    for m in measurements:
        if m.indicator in counts and m.number is not None:
            name = (m.indicator, m.municipality, key(m.area or ""), key(m.group or ""), m.period.frequency)
            known = series[name].get(m.period.name)
            if known is None or _published(m) > _published(known):
                series[name][m.period.name] = m
    found = [
        notice
        for values in series.values()
        if len(values) > 2
        for notice in _in_series(sorted(values.values(), key=lambda m: m.period.last))
    ]
    return sorted(found, key=Problem.order)


def _published(m: Measurement) -> tuple[bool, str]:
    return (m.published is not None, m.published.isoformat() if m.published is not None else "")


def _in_series(values: list[Measurement]) -> Iterator[Problem]:
    for before, this, after in zip(values, values[1:], values[2:], strict=False):
        if Status.BREAK not in {this.status, after.status} and _stands_out(before, this, after):
            yield _notice(before, this, after)


def _stands_out(before: Measurement, this: Measurement, after: Measurement) -> bool:
    one, value, other = before.number, this.number, after.number
    if one is None or value is None or other is None or one <= 0 or other <= 0:
        return False
    low, high = min(one, other), max(one, other)
    return max(value, low) >= SMALLEST and (10 * value > 11 * high or 10 * value < 9 * low)


def _notice(before: Measurement, this: Measurement, after: Measurement) -> Problem:
    one, value, other = before.written, this.written, after.written
    what = f"`{this.indicator}` {this.period} = {value}"
    return Problem(
        "stands-out",
        f"{what} kan vara felskrivet: {before.period} var det {one} och {after.period} {other}. Värdet räknas som det står.",
        f"{what} may be mistyped: in {before.period} it was {one} and in {after.period} {other}. The value counts as "
        "it stands.",
        this.place,
        value,
    )
