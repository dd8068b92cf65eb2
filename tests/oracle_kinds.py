"""The principle of completion by brute force for the kinds that compare, add up and divide.

Only definitions, applied in every world, as in `tests/oracle.py`; nothing of the product's judging is used here. What a
world is, and why finitely many suffice, stands in `tests/oracle_values.py`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from tests.oracle import PERIOD, Case, F, N, P, World, _days, _nothing_due, closed_years, members, not_known_yet
from tests.oracle_values import (
    Value,
    as_compared,
    broken,
    expected_times,
    known,
    known_numbers,
    looked_at,
    record,
    together,
    value,
)
from vetlanda_policy.criteria.finding import Fulfilment, Possible
from vetlanda_policy.facts import COUNTRY
from vetlanda_policy.periods import Period, read_closing, read_period
from vetlanda_policy.values import Scale

CHANGES = ("increases", "decreases", "does_not_increase", "does_not_decrease", "unchanged")
OPEN: Possible = frozenset({F, N})


def every(outcomes: Sequence[set[Fulfilment]]) -> Possible:
    """All of several independent ones: as well as the worst of them."""
    order = (F, P, N)
    return frozenset(max(some, key=order.index) for some in itertools.product(*outcomes))


# ---------------------------------------------------------------- thresholds


def bounds(case: Case) -> dict[str, Fraction]:
    """The bounds of a threshold; a level is its place, the worst being 1."""
    found = {}
    for name in ("target", "lowest", "highest"):
        bound = case.criterion.get(name)
        if bound is not None:
            place = case.main.levels.index(bound) + 1 if isinstance(bound, str) else bound
            found[name] = Fraction(place)
    return found


def compares(kind: str, number: Fraction, bound: Mapping[str, Fraction]) -> bool:
    """Whether a number is as a threshold asks."""
    if kind == "between":
        return bound["lowest"] <= number <= bound["highest"]
    target = bound["target"]
    told = {"at_least": number >= target, "above": number > target, "at_most": number <= target}
    return (told | {"below": number < target, "equals": number == target})[kind]


def threshold(case: Case) -> Possible:
    """`at_least`, `above`, `at_most`, `below`, `between`, `equals`."""
    bound, kind = bounds(case), case.criterion["kind"]
    share = (case.criterion.get("partly") or {}).get("share_of_target")
    enough = None if share is None else Fraction(share) * bound["target"]

    def verdict(number: Fraction) -> Fulfilment:
        if compares(kind, number, bound):
            return F
        return P if enough is not None and number >= enough else N

    critical = {*bound.values(), *([] if enough is None else [enough])}
    decimals = case.criterion.get("round_to")
    half = Fraction(0) if decimals is None else Fraction(1, 2 * 10**decimals)
    near = {Fraction(0), half, -half, half / 2, -half / 2}
    times = len(expected_times(case)) if case.criterion.get("value") == "mean" else 1
    outcomes = []
    for one in looked_at(case):
        count, marks = max(1, len(one.lacking)), known_numbers(case)
        for mark in critical:
            marks |= {mark + d for d in near} | {(mark + d - r) * times / count for d in near for r in _rest(one)}
        found = together([as_compared(case, one)], marks, decimals)
        if not found:  # a value that does not exist, such as a share of nothing: any that the indicator can have
            found = together([as_compared(case, value(case, case.main, None, lost=True))], marks, decimals)
        numbers = [number for (number,) in found]
        outcomes.append({verdict(number) for number in numbers})
    return every(outcomes)


def _rest(one: Value) -> list[Fraction]:
    """What a sum (or mean) is when what it lacks is 0; where it can be some number, it can be so with equal ones."""
    number = one.of(dict.fromkeys(one.lacking, Fraction(0)))
    return [] if number is None else [number]


# ---------------------------------------------------------------- each value against the one before it


def holds(criterion: Mapping[str, Any], before: Fraction, after: Fraction) -> bool:
    """Whether a value follows another as the kind asks; an amount or a percentage says how much is a change."""
    percent, change = criterion.get("percent"), after - before
    size = Fraction(criterion.get("amount") or 0) if percent is None else before * Fraction(percent) / 100
    match criterion["kind"]:
        case "increases":
            return change > 0 and change >= size
        case "decreases":
            return change < 0 and -change >= size
        case "does_not_increase":
            return change <= size
        case "does_not_decrease":
            return -change <= size
        case _:
            return abs(change) <= size


def reached_from(criterion: Mapping[str, Any], numbers: Iterable[Fraction], times: int) -> set[Fraction]:
    """The numbers, and what so many links in either direction make of them at the least or most."""
    amount = Fraction(criterion.get("amount") or 0)
    part = Fraction(criterion.get("percent") or 0) / 100
    found = set(numbers)
    for _ in range(times):
        found |= {x for n in found for x in (n + amount, n - amount, n * (1 + part), n * (1 - part))}
        found |= {x for n in found for x in (n / (1 + part), n / (1 - part))}
    return found


def chain(case: Case) -> list[Value]:
    """The values to compare in pairs; only the first where nothing can have followed it yet."""
    criterion, years, main = case.criterion, closed_years(case), case.main
    baseline = criterion.get("baseline", 2014)
    if criterion["pairs"] == "year_over_year":
        last = years[-1] if years else baseline
        return [value(case, main, read_period(str(year))) for year in range(baseline, last + 1)]
    times = record(case, main)
    then = [time for time in times if time.last.year == baseline] or [read_period(str(baseline))]
    stated = criterion.get("baseline_value")
    start = value(case, main, then[-1]) if stated is None else known(stated, read_period(str(baseline)))
    later = [time for time in times if time.last.year > baseline]
    if criterion["pairs"] == "baseline":
        later = [time for time in later if time.first >= PERIOD.first_day][-1:]
    if later:
        return [start, *(value(case, main, time) for time in later)]
    at, by_year = read_closing(case.closing), main.frequency == "year"
    if (at.last_closed_year if by_year else at.day.year) <= baseline or (by_year and not years):
        return [start]
    return [start, value(case, main, None)]


def _told_apart(case: Case, earlier: Value, later: Value) -> set[bool]:
    """Whether the definition changed between two values; perhaps, where nobody knows when the later was measured."""
    if later.period is None and earlier.period is not None:
        first = earlier.period.last
        return {any(first < b.first_day <= day for b in case.main.breaks) for day in _days(case, first.year)} or {False}
    return {broken(case.main, earlier, later)}


def change(case: Case) -> Possible:
    """`increases` and its four companions: every link holds, or some does not."""
    cells, decimals = chain(case), case.criterion.get("round_to")
    if len(cells) < 2:
        return OPEN
    stated = case.criterion.get("baseline_value")
    lacking = sum(bool(c.lacking) for c in cells) + bool(case.main.breaks)
    marks = reached_from(case.criterion, {*known_numbers(case), Fraction(stated or 0)}, min(lacking, 2))

    def numbers(one: Value) -> list[Fraction]:
        return [n for (n,) in together([as_compared(case, one)], marks, decimals)]

    found = [numbers(c) for c in cells]
    if stated is not None:
        found[0] = [Fraction(stated)]
    lost = numbers(value(case, case.main, None, lost=True))
    found = [some or lost for some in found]  # a value that does not exist, such as a share of nothing
    alive, missed = found[0], False
    for (one, other), (earlier, after) in zip(itertools.pairwise(cells), itertools.pairwise(found), strict=True):
        step: set[Fraction] = set()
        for changed in _told_apart(case, one, other):
            step |= {a for a in after if any(holds(case.criterion, b, a) for b in (lost if changed else alive))}
            before = lost if changed else earlier
            missed = missed or any(not holds(case.criterion, b, a) for b in before for a in after)
        alive = [] if not alive else list(step)
    return frozenset(({F} if alive else set()) | ({N} if missed else set()))


# ---------------------------------------------------------------- a value against another of the same time


def close_enough(case: Case, own: Fraction, other: Fraction) -> bool:
    """`deviation_at_most`: the deviation, or only that to the worse side, is at most so much."""
    amount, percent = case.criterion.get("amount"), case.criterion.get("percent")
    most = Fraction(amount) if amount is not None else abs(other) * Fraction(percent or 0) / 100
    if case.criterion.get("only") == "negative":
        return (other - own if case.main.higher_is_better else own - other) <= most
    return abs(own - other) <= most


def better(case: Case, own: Fraction, other: Fraction) -> bool:
    """`better_than`: in the indicator's direction, where so declared by at least so much."""
    lead = own - other if case.main.higher_is_better else other - own
    if case.criterion.get("or_equal"):
        return lead >= 0
    amount, percent = case.criterion.get("amount"), case.criterion.get("percent")
    least = Fraction(amount or 0) if percent is None else other * Fraction(percent) / 100
    return lead > 0 and lead >= least


def other_value(case: Case, time: Period | None) -> Value:
    """The value that is compared with."""
    criterion = case.criterion
    if criterion.get("reference"):
        return value(case, case.indicator(criterion["reference"]), time)
    if criterion["than"] == "country":
        return value(case, case.main, time, COUNTRY)
    codes = members(case)
    if not codes:  # a mean of nobody knows whom: anything between the ends of the scale
        scale = case.main.scale
        somewhere = Scale(lowest=scale.lowest, highest=scale.top)
        return Value(lambda world: world["the mean of the group"], {"the mean of the group": somewhere}, time)
    each = [value(case, case.main, time, code) for code in codes]

    def of(world: World) -> Fraction | None:
        numbers = [one.of(world) for one in each]
        return None if None in numbers else sum((n for n in numbers if n is not None), Fraction(0)) / len(each)

    return Value(of, {name: scale for one in each for name, scale in one.lacking.items()}, time)


def _times_of(case: Case, own: Value) -> list[Period | None]:
    """When a value may have been measured: a missing yearly one at the end of any closed year of the period."""
    if own.period is not None or case.main.frequency != "year":
        return [own.period]
    return [read_period(str(year)) for year in closed_years(case)]


def referenced(case: Case) -> Possible:
    """`deviation_at_most` and `better_than`: every value looked at is as asked, beside the other of its time."""
    asked = close_enough if case.criterion["kind"] == "deviation_at_most" else better
    decimals = case.criterion.get("round_to")
    codes = members(case) if case.criterion.get("group") else None
    start = {*known_numbers(case), Fraction(0)}
    mean = sum((n for n in known_numbers(case)), Fraction(0))
    marks = reached_from(case.criterion, start, 1)
    if codes:
        marks |= {n * len(codes) - known for n in set(marks) for known in (mean, *start)}
    outcomes = []
    for looked in looked_at(case):
        found: set[Fulfilment] = set()
        for time in _times_of(case, looked):
            own = looked if looked.period else value(case, case.main, time)
            pair = [as_compared(case, own), as_compared(case, other_value(case, time))]
            found |= {F if asked(case, a, b) else N for a, b in together(pair, marks, decimals)}
        outcomes.append(found or {F, N})
    return every(outcomes)


# ---------------------------------------------------------------- one criterion


def possible(case: Case) -> Possible:
    """The verdicts that some completion of the case gives.

    Raises:
        TooManyWorldsError: there are more completions than a test should try.
    """
    kind = case.criterion["kind"]
    if kind not in CHANGES and _nothing_due(case):
        made = case.main.derived is not None
        numbers = together([as_compared(case, value(case, case.main, None))], ()) if made else set()
        return frozenset(not_known_yet(case, [n for (n,) in numbers]))
    if kind in CHANGES:
        return change(case)
    return referenced(case) if kind in ("deviation_at_most", "better_than") else threshold(case)


def for_group(case: Case, group: str) -> Case:
    """The case as one group sees it: its own rows, and the lists of members, which are nobody's own."""
    lists = case.criterion.get("group")
    seen = [replace(r, group=None) for r in case.rows if r.group == group or (r.group is None and r.indicator == lists)]
    return replace(case, rows=tuple(seen))
