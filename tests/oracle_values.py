"""The values that the oracle of `tests/oracle_kinds.py` looks at: measured, worked out, added up, known or lacking.

Only plain definitions of a number in a world, and the worlds to try; nothing of the product's judging is used here.

A criterion is taken apart into *values*, each a plain definition of a number in a world, and the facts it lacks. Facts
that two values share are filled in once (`together`); values of different periods share none, and are combined freely.

Why finitely many worlds suffice (`candidates`): a scale with both ends and steps is tried as a whole. Of the others the
critical numbers are tried (known values, targets, ends, and whatever a link between two values makes of these),
points between any two of them, and some far out. What is asked of two values is linear, and only "more than" without a
percentage is strict: where it can be had at all, it can be had there.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.oracle import (
    FAR,
    MOST_WORLDS,
    OWN,
    PERIOD,
    Case,
    F,
    N,
    TooManyWorldsError,
    World,
    _of_time,
    closed_years,
    on_record,
)
from vetlanda_policy.criteria.finding import Possible
from vetlanda_policy.facts import Indicator
from vetlanda_policy.periods import FREQUENCIES, Period, read_closing, read_period
from vetlanda_policy.values import Scale

CHANGES = ("increases", "decreases", "does_not_increase", "does_not_decrease", "unchanged")
OPEN: Possible = frozenset({F, N})


@dataclass(frozen=True)
class Value:
    """A number that a definition looks at.

    Attributes:
        of: the number in a world; none where there is no such number (a division by 0).
        lacking: the facts it lacks, and what each can be.
        period: what time it was measured for, where that is known.
        changed: whether a row of it says that the definition changed with it.
    """

    of: Callable[[World], Fraction | None]
    lacking: Mapping[Hashable, Scale]
    period: Period | None = None
    changed: bool = False

    @property
    def known(self) -> Fraction | None:
        """The number, where no fact is lacking."""
        return None if self.lacking else self.of({})


def known(number: Decimal | Fraction, period: Period | None = None) -> Value:
    """A number that somebody has stated."""
    return Value(lambda _: Fraction(number), {}, period)


def rounded(number: Fraction, decimals: int | None) -> Fraction:
    """Half up: a half goes away from zero."""
    if decimals is None:
        return number
    size = math.floor(abs(number) * 10**decimals + Fraction(1, 2))
    return Fraction(size if number > 0 else -size, 10**decimals)


def as_compared(case: Case, value: Value) -> Value:
    """The value as a rule with `round_to` compares it."""

    def of(world: World) -> Fraction | None:
        number = value.of(world)
        return None if number is None else rounded(number, case.criterion.get("round_to"))

    return replace(value, of=of)


# ---------------------------------------------------------------- the values of indicators, measured and derived


def worked_out(indicator: Indicator, numbers: Mapping[str, Fraction | None]) -> Fraction | None:
    """A derived indicator from its parts; none where it would be divided by 0."""
    derived = indicator.derived
    assert derived is not None

    def total(names: Iterable[str]) -> Fraction | None:
        found = [numbers[name] for name in names]
        return None if None in found else sum((f for f in found if f is not None), Fraction(0))

    if not derived.is_ratio:
        plus, minus = total(derived.plus), total(derived.minus)
        return None if plus is None or minus is None else plus - minus
    top, bottom = total(derived.numerator), total(derived.denominator)
    return Fraction(derived.times) * top / bottom if top is not None and bottom else None


def value(case: Case, indicator: Indicator, time: Period | None, whose: str = OWN, *, lost: bool = False) -> Value:
    """An indicator's value for a time; `lost` is the one that it would have had by a later definition."""
    if indicator.derived is not None:
        names = indicator.derived.names()
        parts = {name: value(case, case.indicator(name), time, whose, lost=lost) for name in names}
        lacking = {name: scale for part in parts.values() for name, scale in part.lacking.items()}
        changed = any(part.changed for part in parts.values())
        return Value(
            lambda world: worked_out(indicator, {n: p.of(world) for n, p in parts.items()}), lacking, time, changed
        )
    name = (indicator.id, whose, case.area, time.name if time else "?", lost)
    unknown = Value(lambda world: world[name], {name: indicator.scale}, time)
    if time is None or lost:
        return unknown
    seen = _of_time(case, time, indicator, whose, case.area)
    changed = seen.row is not None and seen.row.status == "break_in_series"
    return replace(unknown if seen.value is None else known(seen.value, time), changed=changed)


def record(case: Case, indicator: Indicator) -> list[Period]:
    """The times on record, oldest first; a derived value is on record as soon as one of its parts is."""
    if indicator.derived is None:
        return [row.time for row in on_record(case, indicator, area=case.area)]
    times = {time for name in indicator.derived.names() for time in record(case, case.indicator(name))}
    return sorted(times, key=lambda t: (t.last, t.first))


def record_in_period(case: Case) -> list[Period]:
    """The times on record inside the mandate period."""
    return [time for time in record(case, case.main) if time.first >= PERIOD.first_day]


def expected_times(case: Case) -> list[Period]:
    """Every year (half-year, quarter, month) of the period so far; for an irregular indicator those on record."""
    frequency = case.main.frequency
    if frequency == "irregular":
        return record_in_period(case)
    day = read_closing(case.closing).day
    ends = FREQUENCIES.get(frequency, ())
    names = [f"{y}-{end}" for y in range(2015, 2019) for end in ends] or [str(y) for y in range(2015, 2019)]
    return [time for time in map(read_period, names) if time.last <= day]


def broken(indicator: Indicator, earlier: Value, later: Value) -> bool:
    """Whether a change of definition lies between two values."""
    if later.changed:
        return True
    if earlier.period is None or later.period is None:
        return False
    return any(earlier.period.last < b.first_day <= later.period.first for b in indicator.breaks)


def total(case: Case) -> Value:
    """The mean or the sum of the period so far; what was measured before a change of definition is lost."""
    times = expected_times(case)
    found = [value(case, case.main, time) for time in times]
    for n, one in enumerate(found):
        if any(broken(case.main, one, later) for later in found[n + 1 :]):
            found[n] = value(case, case.main, one.period, lost=True)
    share = len(found) if case.criterion["value"] == "mean" else 1

    def of(world: World) -> Fraction | None:
        numbers = [one.of(world) for one in found]
        return None if None in numbers else sum((n for n in numbers if n is not None), Fraction(0)) / share

    return Value(of, {name: scale for one in found for name, scale in one.lacking.items()})


def looked_at(case: Case) -> list[Value]:
    """The values that `value` names."""
    which, years = case.criterion.get("value", "latest"), closed_years(case)
    times: list[Period | None]
    match which:
        case "mean" | "sum":
            return [total(case)]
        case "closed_year":
            times = [read_period(str(years[-1]))]
        case "every_year":
            times = [read_period(str(year)) for year in years]
        case "latest":
            times = list(record_in_period(case)[-1:]) or [None]
        case _:
            times = list(record_in_period(case)) or [None]
    return [value(case, case.main, time) for time in times]


# ---------------------------------------------------------------- worlds


def whole(scale: Scale) -> list[Fraction] | None:
    """Every value of a scale that has both ends and steps."""
    if scale.lowest is None or scale.highest is None or scale.step is None:
        return None
    low, high, step = Fraction(scale.lowest), Fraction(scale.highest), Fraction(scale.step)
    return [low + k * step for k in range(int((high - low) / step) + 1)]


def candidates(scale: Scale, marks: Iterable[Fraction], decimals: int | None = None) -> list[Fraction]:
    """Values of the scale enough to show every way in which a missing one can matter."""
    if (everything := whole(scale)) is not None:
        return everything
    ends = [Fraction(e) for e in (scale.lowest, scale.highest) if e is not None]
    near = sorted({*marks, *ends}) or [Fraction(0)]
    start, step = (ends or [Fraction(0)])[0], Fraction(scale.step or 1)
    found = {start + k * step for k in FAR}
    if scale.step is not None:
        more = 3 if decimals is None else 3 + math.ceil(Fraction(1, 10**decimals) / step)
        first, last = (near[0] - start) // step - more, (near[-1] - start) // step + more + 1
        found |= {start + k * step for k in range(first, last + 1)}
    else:
        found |= {*near, *(near[0] - k for k in (1, 2)), *(near[-1] + k for k in (1, 2))}
        found |= {a + (b - a) * k / 3 for a, b in itertools.pairwise(near) for k in (1, 2)}
        if decimals is not None:
            halves = 2 * 10**decimals
            first, last = math.floor(near[0] * halves) - 3, math.ceil(near[-1] * halves) + 3
            found |= {Fraction(k, halves) for k in range(first, last + 1)}
    low, high = scale.lowest, scale.highest
    return sorted(x for x in found if (low is None or x >= low) and (high is None or x <= high))


def together(values: Sequence[Value], marks: Iterable[Fraction], decimals: int | None = None) -> set[tuple[Any, ...]]:
    """The numbers that several values have in each world in which all of them exist; a fact they share is one fact."""
    lacking = {name: scale for one in values for name, scale in one.lacking.items()}
    tried = [candidates(scale, marks, decimals) for scale in lacking.values()]
    if math.prod(map(len, tried)) > MOST_WORLDS:
        raise TooManyWorldsError
    found = set()
    for numbers in itertools.product(*tried):
        world = dict(zip(lacking, numbers, strict=True))
        found.add(tuple(one.of(world) for one in values))
    return {numbers for numbers in found if None not in numbers}


def numbers_in(case: Case, names: Iterable[str]) -> set[Fraction]:
    """The numbers that a criterion's own keys hold."""
    return {Fraction(case.criterion[n]) for n in names if isinstance(case.criterion.get(n), Decimal)}


def known_numbers(case: Case) -> set[Fraction]:
    """Every number in the rows, and the ends of the scales."""
    ends = {e for i in case.indicators for e in (i.scale.lowest, i.scale.highest) if e is not None}
    return {Fraction(n) for n in (*(r.value for r in case.rows if isinstance(r.value, Decimal)), *ends)}
