"""The principle of completion by brute force: fill in every missing value in every way, apply the plain definition.

Nothing of the product's judging is used here. A criterion is read into a `Reading`: the facts it lacks, and the plain
definition of its kind for a world in which nothing is lacking. `possible` then tries every world.

Why finitely many worlds suffice, scale by scale (`grid`):

- With a step, every value of the scale from `beyond` steps below the least critical number to as many steps above
  the greatest is tried, or all there are. A critical number is one that a definition compares with: targets, known
  values, bounds. How a value further out compares with each of them is the same as for the outermost ones tried, and
  `beyond` is at least the number of missing values, so that any order among these can be had out there too.
- Without a step, a verdict depends only on the order of the missing values among themselves and among the critical
  numbers. `beyond` points strictly inside every gap between neighbouring critical numbers (and outside of them all)
  show every such order.
- Where values are rounded first, only the rounded value matters, so every multiple of the unit is tried as well, and
  the two ends of the scale.
- The straight line of `milestones` is linear in the baseline and the value; see `_milestones`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from math import prod
from typing import Any

from vetlanda_policy.criteria.finding import Fulfilment, Possible
from vetlanda_policy.errors import Place
from vetlanda_policy.facts import COUNTRY, Facts, Indicator, Measurement, Status
from vetlanda_policy.periods import MandatePeriod, Period, read_closing, read_period
from vetlanda_policy.values import Scale

F, P, N = Fulfilment.FULFILLED, Fulfilment.PARTLY, Fulfilment.NOT
OWN = "0685"
MOST_WORLDS = 20_000
STATED = "stated"
"""The name of a number that stands in the rule itself; such a number is never rounded."""

FAR = (-1_000_000, -10_000, 10_000, 1_000_000)

World = Mapping[Hashable, Any]
"""A value for every fact that is missing."""

PERIOD = MandatePeriod(id="2015-2018", first_day=date(2015, 1, 1), last_day=date(2018, 12, 31))


class TooManyWorldsError(Exception):
    """More completions than a test should try."""


@dataclass(frozen=True)
class Row:
    """One row of a fact file."""

    period: str
    value: Decimal | str | None
    status: Status = Status.FINAL
    published: date | None = None
    indicator: str = "mått"
    municipality: str = OWN
    area: str | None = None
    group: str | None = None

    @property
    def key(self) -> tuple[str, str, str | None, str]:
        """What the row is a value of."""
        return (self.indicator, self.municipality, self.area, self.period)

    @property
    def time(self) -> Period:
        """What time it was measured for."""
        return read_period(self.period)

    def measurement(self, number: int) -> Measurement:
        """The row as the product reads it."""
        place = Place("fakta.csv", number)
        return Measurement(
            self.indicator,
            self.municipality,
            self.time,
            self.value,
            place,
            self.area,
            self.group,
            self.status,
            self.published,
        )


@dataclass(frozen=True)
class Case:
    """Everything a criterion is asked with."""

    criterion: Mapping[str, Any]
    indicators: tuple[Indicator, ...]
    rows: tuple[Row, ...]
    closing: str = "2018"
    known_on: date | None = None
    area: str | None = None
    about: str = "2015-2018/1"

    def facts(self, rows: Iterable[Row] | None = None) -> Facts:
        """The rows as facts."""
        found = self.rows if rows is None else rows
        return Facts(tuple(r.measurement(n) for n, r in enumerate(found, 2)), OWN)

    def indicator(self, name: str) -> Indicator:
        """The indicator with this id."""
        return next(i for i in self.indicators if i.id == name)

    @property
    def main(self) -> Indicator:
        """The criterion's own indicator."""
        return self.indicator(self.criterion["indicator"])


@dataclass(frozen=True)
class Reading:
    """A criterion read against the facts: what is lacking, and the verdict of every world."""

    verdict: Callable[[World], Fulfilment]
    unknown: Mapping[Hashable, Indicator | tuple[Any, ...]] = field(default_factory=dict)
    critical: Mapping[str, frozenset[Decimal]] = field(default_factory=dict)
    units: frozenset[int] = frozenset()
    far: bool = False


# ---------------------------------------------------------------- which facts there are


def counted(case: Case) -> list[Row]:
    """The rows that count at the closing: one a key, the one published last; oldest first."""
    day = read_closing(case.closing).day
    chosen: dict[Hashable, Row] = {}
    for row in case.rows:
        if row.time.last > day or (case.known_on and row.published and row.published > case.known_on):
            continue
        rival = chosen.get(row.key)
        if rival is None or (row.published or date.min) > (rival.published or date.min):
            chosen[row.key] = row
    return sorted(chosen.values(), key=lambda r: (r.time.last, r.time.first))


def on_record(case: Case, indicator: Indicator, municipality: str = OWN, area: str | None = None) -> list[Row]:
    """The measurements of a series: a row that only says "missing" is none; the longest of those that end together."""
    by_end: dict[date, Row] = {}
    for row in counted(case):
        if (row.indicator, row.municipality, row.area) != (indicator.id, municipality, area):
            continue
        if row.status is Status.MISSING or indicator.frequency not in ("irregular", row.time.frequency):
            continue
        rival = by_end.get(row.time.last)
        if rival is None or row.time.first < rival.time.first:
            by_end[row.time.last] = row
    return list(by_end.values())


def in_period(rows: Iterable[Row]) -> list[Row]:
    """Those measured inside the mandate period."""
    return [r for r in rows if r.time.first >= PERIOD.first_day]


def closed_years(case: Case) -> list[int]:
    """The years of the period that have ended on the closing day."""
    day = read_closing(case.closing).day
    return [y for y in range(2015, 2019) if date(y, 12, 31) <= day]


def round_half_up(value: Decimal, decimals: int | None) -> Decimal:
    """The value as a rule with `round_to` sees it: a half goes away from zero."""
    if decimals is None:
        return value
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


# ---------------------------------------------------------------- worlds


def _start(scale: Scale) -> Decimal:
    """Where the steps of a scale are counted from."""
    if scale.lowest is not None:
        return scale.lowest
    return scale.highest if scale.highest is not None else Decimal(0)


def _stepped(scale: Scale, low: Decimal, high: Decimal, beyond: int) -> set[Decimal]:
    assert scale.step is not None
    step, start = scale.step, _start(scale)
    first = int((low - start) // step) - beyond - 1
    last = int((high - start) // step) + beyond + 1
    return {start + k * step for k in range(first, last + 1)}


def _between(numbers: Sequence[Decimal], beyond: int) -> set[Decimal]:
    """The numbers, `beyond` points inside every gap between them, and as many outside of them all."""
    found = set(numbers)
    for one, other in itertools.pairwise(numbers):
        found |= {one + (other - one) * k / 8 for k in range(1, 8)[:beyond]}
    for k in range(1, beyond + 1):
        found |= {numbers[0] - k, numbers[-1] + k}
    return found


def grid(
    scale: Scale, critical: Iterable[Decimal], beyond: int, units: Iterable[int] = (), *, far: bool = False
) -> list[Decimal]:
    """Values of the scale enough to show every way in which a missing value can matter."""
    ends = [e for e in (scale.lowest, scale.highest) if e is not None]
    marks = sorted({*critical, *ends}) or [Decimal(0)]
    if scale.step is not None:
        in_a_unit = max((int(Decimal(1).scaleb(-u) / scale.step) for u in units), default=0)
        found = _stepped(scale, marks[0], marks[-1], beyond * (1 + in_a_unit))
    else:
        found = _between(marks, beyond)
        for decimals in units:
            unit = Decimal(1).scaleb(-decimals)
            first, last = int(marks[0] // unit) - beyond - 1, int(marks[-1] // unit) + beyond + 1
            found |= {k * unit for k in range(first, last + 1)}
    if far:
        found |= {_start(scale) + k * (scale.step or 1) for k in FAR}
    low, high = scale.lowest, scale.highest
    return sorted(x for x in found if (low is None or x >= low) and (high is None or x <= high))


def domains(readings: Sequence[Reading], most: int | None = MOST_WORLDS) -> dict[Hashable, Sequence[Any]]:
    """What each missing fact can be; a fact that several criteria lack is one fact.

    Raises:
        TooManyWorldsError: there are more than `most` completions.
    """
    unknown: dict[Hashable, Indicator | tuple[Any, ...]] = {}
    critical: dict[str, set[Decimal]] = {}
    units: set[int] = set()
    for reading in readings:
        unknown.update(reading.unknown)
        units |= reading.units
        for mark, numbers in reading.critical.items():
            critical.setdefault(mark, set()).update(numbers)
    far = any(r.far for r in readings)
    named = [u.id for u in unknown.values() if isinstance(u, Indicator)]
    found: dict[Hashable, Sequence[Any]] = {}
    for name, what in unknown.items():
        if isinstance(what, Indicator):
            found[name] = grid(what.scale, critical.get(what.id, ()), named.count(what.id), units, far=far)
        else:
            found[name] = what
    if most is not None and prod(len(d) for d in found.values()) > most:
        raise TooManyWorldsError
    return found


def worlds(readings: Sequence[Reading]) -> Iterable[World]:
    """Every completion of the missing facts."""
    found = domains(readings)
    for values in itertools.product(*found.values()):
        yield dict(zip(found, values, strict=True))


def outcomes(readings: Sequence[Reading], verdict: Callable[[World], Fulfilment]) -> Possible:
    """The verdicts that some completion gives."""
    with localcontext(Context(prec=60)):
        seen: set[Fulfilment] = set()
        for world in worlds(readings):
            seen.add(verdict(world))
            if len(seen) == 3:
                break
        return frozenset(seen)


def possible(case: Case) -> Possible:
    """The verdicts that some completion of the case gives."""
    with localcontext(Context(prec=60)):
        reading = read(case)
    return outcomes([reading], reading.verdict)


def fill(case: Case, name: Hashable, value: Decimal) -> Case | None:
    """The case with one missing fact more: a row that gives it; none where no row can."""
    closing, unit = read_closing(case.closing), case.criterion.get("indicator", "")
    row: Row | None = None
    match name:
        case (str(indicator), str(municipality), str() | None as area, str(period)) if period[0] == "2":
            row = Row(period, value, indicator=indicator, municipality=municipality, area=area)
        case ("latest" | "since" | "a later one", *_):
            year = closing.last_closed_year
            period = str(year) if case.main.frequency == "year" else closing.day.isoformat()
            if year >= PERIOD.first_day.year or case.main.frequency != "year":
                row = Row(period, value, indicator=unit, area=case.area)
        case ("baseline", *_):
            day: date = case.criterion["baseline"]["date"]
            if case.main.frequency != "year" or (day.month, day.day) == (12, 31):
                period = str(day.year) if case.main.frequency == "year" else day.isoformat()
                row = Row(period, value, indicator=unit, area=case.area)
        case ("participant", *_):
            own = _own(case, also=case.criterion.get("placement"))
            taken = {r.municipality for r in case.rows}
            code = next(c for c in ("0901", "0902", "0903", "0904", "0905", "0906") if c not in taken)
            row = Row(own.period.name, value, indicator=unit, municipality=code) if own.period else None
        case _:
            pass
    if row is None or row.time.last > closing.day:
        return None
    kept = [r for r in case.rows if r.key != row.key]
    return replace(case, rows=(*kept, row))


# ---------------------------------------------------------------- the kinds


def read(case: Case) -> Reading:
    """Read a criterion about figures (or a judgement) against the facts."""
    match case.criterion["kind"]:
        case "at_least" | "above" | "at_most" | "below" | "equals" | "between":
            return _threshold(case)
        case "increases":
            return _increases(case)
        case "among_best":
            return _among_best(case)
        case "in_best_share":
            return _in_best_share(case)
        case "milestones":
            return _milestones(case)
        case "assessed":
            return _assessed(case)
        case kind:
            raise AssertionError(kind)


@dataclass(frozen=True)
class Seen:
    """A value that a definition looks at: known, or the name of what is lacking."""

    name: Hashable
    value: Decimal | None
    row: Row | None
    period: Period | None = None

    def of(self, world: World, decimals: int | None = None) -> Decimal:
        """The value in a world, as the rule sees it."""
        value = world[self.name] if self.value is None else self.value
        return value if self.name == STATED else round_half_up(value, decimals)


def _seen(case: Case, row: Row | None, name: Hashable, period: Period | None = None) -> Seen:
    if row is None or not isinstance(row.value, Decimal):
        return Seen(name, None, row, row.time if row else period)
    if case.criterion.get("final_only") and row.status is Status.PROVISIONAL:
        return Seen(name, None, row, row.time)
    return Seen(name, row.value, row, row.time)


def _of_row(case: Case, row: Row) -> Seen:
    return _seen(case, row, row.key)


def _of_time(case: Case, time: Period, indicator: Indicator, municipality: str = OWN, area: str | None = None) -> Seen:
    key = (indicator.id, municipality, area, time.name)
    return _seen(case, next((r for r in counted(case) if r.key == key), None), key, time)


def _of_year(case: Case, year: int, indicator: Indicator, municipality: str = OWN, area: str | None = None) -> Seen:
    return _of_time(case, read_period(str(year)), indicator, municipality, area)


def _latest(case: Case, indicator: Indicator, area: str | None = None) -> Seen:
    found = in_period(on_record(case, indicator, area=area))
    return _of_row(case, found[-1]) if found else Seen(("latest", indicator.id, area), None, None)


def _reading(
    case: Case, seen: Iterable[Seen], critical: Iterable[Decimal], verdict: Callable[[World], Fulfilment]
) -> Reading:
    found = list(seen)
    numbers = {*critical, *(s.value for s in found if s.value is not None)}
    decimals = case.criterion.get("round_to")
    return Reading(
        verdict,
        {s.name: case.main for s in found if s.value is None},
        {case.main.id: frozenset(numbers)},
        frozenset() if decimals is None else frozenset({decimals}),
    )


def not_known_yet(case: Case, worked_out: Iterable[Decimal | Fraction] = ()) -> tuple[Fulfilment, ...]:
    """What can come of it: met or not, or partly where some value reaches the declared share of the target, but not all."""
    share = _share(case.criterion)
    if share == 1:
        return F, N
    targets = case.criterion.get("targets")
    target: Decimal = min(targets, key=lambda t: t["date"])["target"] if targets else case.criterion["target"]
    above = "above" in (case.criterion["kind"], case.criterion.get("at"))
    decimals = case.criterion.get("round_to")
    units = () if decimals is None else (decimals,)
    values: set[Decimal | Fraction] = set(worked_out)  # those of a derived indicator, which has no steps of its own
    if not values:
        values |= {round_half_up(v, decimals) for v in grid(case.main.scale, [target, share * target], 2, units)}
    some = any(share * target <= v < target or (above and v == target) for v in values)
    return (F, P, N) if some else (F, N)


def open_question(case: Case, why: str) -> Reading:
    """Nothing to judge yet, or a group that nobody knows: met or not, or partly where some value would be."""
    name = (why, str(case.criterion), case.area)
    return Reading(lambda world: world[name], {name: (F, P, N) if _can_be_partly(case) else (F, N)})


def _can_be_partly(case: Case) -> bool:
    """Whether some value reaches the declared share of the target but not the target."""
    criterion, decimals = case.criterion, case.criterion.get("round_to")
    share = _share(criterion)
    if share == 1:
        return False
    if case.main.derived is not None:
        raise TooManyWorldsError  # a derived indicator has no scale of its own to try
    target = (
        criterion["target"] if "target" in criterion else min(criterion["targets"], key=lambda t: t["date"])["target"]
    )
    above = "above" in (criterion["kind"], criterion.get("at"))
    tried = grid(case.main.scale, [share * target, target], 2, () if decimals is None else [decimals])
    values = [round_half_up(v, decimals) for v in tried]
    return any(share * target <= v and (v <= target if above else v < target) for v in values)


def _nothing_due(case: Case) -> bool:
    """Values that come by the year, and no year of the period has closed."""
    by_year = case.main.frequency == "year" or case.criterion.get("value") in ("closed_year", "every_year")
    return by_year and not closed_years(case)


def looked_at(case: Case) -> list[Seen]:
    """The values that `value` names."""
    years = closed_years(case)
    match case.criterion.get("value", "latest"):
        case "latest":
            return [_latest(case, case.main, case.area)]
        case "closed_year":
            return [_of_year(case, years[-1], case.main, area=case.area)]
        case "every_year":
            return [_of_year(case, y, case.main, area=case.area) for y in years]
        case _:
            found = in_period(on_record(case, case.main, area=case.area))
            return [_of_row(case, r) for r in found] or [_latest(case, case.main, case.area)]


def compares(criterion: Mapping[str, Any], value: Decimal) -> bool:
    """Whether a value is as a threshold asks."""
    match criterion["kind"]:
        case "at_least":
            return bool(value >= criterion["target"])
        case "above":
            return bool(value > criterion["target"])
        case "at_most":
            return bool(value <= criterion["target"])
        case "below":
            return bool(value < criterion["target"])
        case "equals":
            return bool(value == criterion["target"])
        case _:
            return bool(criterion["lowest"] <= value <= criterion["highest"])


def _threshold(case: Case) -> Reading:
    criterion = case.criterion
    if _nothing_due(case):
        return open_question(case, "due")
    share = (criterion.get("partly") or {}).get("share_of_target")
    bounds = [criterion[b] for b in ("target", "lowest", "highest") if b in criterion]
    if share is not None:
        bounds.append(share * criterion["target"])
    seen = looked_at(case)

    def verdict(world: World) -> Fulfilment:
        values = [s.of(world, criterion.get("round_to")) for s in seen]
        if all(compares(criterion, v) for v in values):
            return F
        if share is not None and all(v >= share * criterion["target"] for v in values):
            return P
        return N

    return _reading(case, seen, bounds, verdict)


def _straddles(indicator: Indicator, earlier: Seen, later: Seen) -> bool:
    """Whether a change of definition lies between two values."""
    if later.row is not None and later.row.status is Status.BREAK:
        return True
    if earlier.period is None or later.period is None:
        return False
    return any(earlier.period.last < b.first_day <= later.period.first for b in indicator.breaks)


def chain(case: Case) -> list[Seen]:
    """The values that must rise one after the other; only the first where nothing can have followed it yet."""
    criterion, years = case.criterion, closed_years(case)
    baseline = criterion.get("baseline", 2014)
    if criterion["pairs"] == "year_over_year":
        last = years[-1] if years else baseline
        return [_of_year(case, y, case.main, area=case.area) for y in range(baseline, last + 1)]
    rows = on_record(case, case.main, area=case.area)
    then = [r for r in rows if r.time.last.year == baseline]
    start = _of_row(case, then[-1]) if then else _of_year(case, baseline, case.main, area=case.area)
    if criterion.get("baseline_value") is not None:
        start = Seen(STATED, criterion["baseline_value"], None, read_period(str(baseline)))
    later = [r for r in rows if r.time.last.year > baseline]
    if criterion["pairs"] == "baseline":
        later = in_period(later)[-1:]
    if later:
        return [start, *(_of_row(case, r) for r in later)]
    at = read_closing(case.closing)
    if (at.last_closed_year if case.main.frequency == "year" else at.day.year) <= baseline or (
        case.main.frequency == "year" and not years
    ):
        return [start]
    return [start, Seen(("a later one", case.main.id), None, None)]


def _days(case: Case, after: int = 2014) -> list[date]:
    """The days on which a value of the period up to the closing may have been measured.

    Of those on one side of a change of definition the outermost will do: the line between is straight.
    """
    if case.main.frequency == "year":
        return [date(y, 12, 31) for y in closed_years(case) if y > after]
    first, last = max(PERIOD.first_day, date(after + 1, 1, 1)), read_closing(case.closing).day
    changes = [b.first_day for b in case.main.breaks]
    around = [first, last, *changes, *(day - timedelta(days=1) for day in changes)]
    return [day for day in around if first <= day <= last]


def _changed(case: Case, earlier: Seen, later: Seen) -> tuple[bool, ...]:
    """Whether a change of definition lies between two values; either may be so where nobody knows when the later was."""
    if later.period is None and earlier.period is not None:
        first = earlier.period.last
        days = _days(case, first.year)
        return tuple({any(first < b.first_day <= day for b in case.main.breaks) for day in days})
    return (_straddles(case.main, earlier, later),)


def _increases(case: Case) -> Reading:
    decimals = case.criterion.get("round_to")
    links = list(itertools.pairwise(chain(case)))
    if not links:
        return open_question(case, "due")
    # At a change of definition the earlier value would have been another one: a value nobody knows.
    unmeasured = {one.name: Seen(("before the change", one.name), None, None) for one, _ in links}
    changed: dict[Hashable, tuple[bool, ...]] = {
        ("changed", one.name): _changed(case, one, other) for one, other in links
    }

    def rises(world: World, one: Seen, other: Seen) -> bool:
        before = unmeasured[one.name] if world["changed", one.name] else one
        return other.of(world, decimals) > before.of(world, decimals)

    seen = [s for link in links for s in link]
    seen += [later for name, later in unmeasured.items() if True in changed["changed", name]]
    reading = _reading(case, seen, (), lambda world: F if all(rises(world, *link) for link in links) else N)
    return replace(reading, unknown={**reading.unknown, **changed})


# A place among others ---------------------------------------------------------------------------------------------


def place(own: Decimal, others: Iterable[Decimal], *, higher: bool) -> int:
    """Competition rank: one plus the number that are strictly better."""
    return 1 + sum((other > own) if higher else (other < own) for other in others)


def _ranked(case: Case, own: Seen, others: Sequence[Seen], best: int) -> Reading:
    decimals = case.criterion.get("round_to")
    higher = bool(case.main.higher_is_better)

    def verdict(world: World) -> Fulfilment:
        rivals = [o.of(world, decimals) for o in others]
        return F if place(own.of(world, decimals), rivals, higher=higher) <= best else N

    return _reading(case, [own, *others], (), verdict)


def _own(case: Case, *, also: str | None = None) -> Seen:
    """The judged municipality's value; for `latest` the newest period with a value (or a published placement)."""
    if case.criterion.get("value", "latest") == "closed_year":
        return _of_year(case, closed_years(case)[-1], case.main)
    rows = in_period(on_record(case, case.main))
    rows += in_period(on_record(case, case.indicator(also))) if also else []
    if not rows:
        return _latest(case, case.main)
    newest = max(rows, key=lambda r: (r.time.last, -r.time.first.toordinal()))
    mine = next((r for r in counted(case) if r.key == (case.main.id, OWN, None, newest.period)), None)
    return _seen(case, mine, (case.main.id, OWN, None, newest.period), newest.time)


def _others(case: Case, period: Period | None, codes: Iterable[str]) -> list[Seen]:
    found = []
    for code in codes:
        key = (case.main.id, code, None, period.name if period else "?")
        found.append(_seen(case, next((r for r in counted(case) if r.key == key), None), key, period))
    return found


def _among_best(case: Case) -> Reading:
    if _nothing_due(case):
        return open_question(case, "due")
    criterion = case.criterion
    own = _own(case, also=criterion.get("placement"))
    time = own.period
    if time and criterion.get("placement"):
        published = _of_time(case, time, case.indicator(criterion["placement"]))
        if published.value is not None:
            met = published.value <= criterion["best"]
            return Reading(lambda _: F if met else N)
    count = None
    if time and criterion.get("participants"):
        count = _of_time(case, time, case.indicator(criterion["participants"]), COUNTRY).value
    # (a number that only is preliminary is not known to a rule that asks for final ones)
    # A participant is whoever has a row for the time, be its value known or not; the whole country takes no part.
    codes = {r.municipality for r in counted(case) if r.indicator == case.main.id} - {OWN, COUNTRY}
    named = [o for o in _others(case, time, sorted(codes)) if o.row is not None and o.row.status is not Status.MISSING]
    others = [o for o in named if o.value is not None]
    if count is not None:
        lacking = [Seen(("participant", case.main.id, k), None, None) for k in range(int(count) - 1 - len(others))]
        return _ranked(case, own, [*others, *lacking], criterion["best"])
    # Nobody knows how many more there are: there may always be enough of them that are better.
    inner = _ranked(case, own, others, criterion["best"])
    crowd = ("a crowd of better participants", case.main.id)

    def verdict(world: World) -> Fulfilment:
        return N if world[crowd] else inner.verdict(world)

    return replace(inner, verdict=verdict, unknown={**inner.unknown, crowd: (False, True)})


def members(case: Case) -> list[str] | None:
    """The other members of the newest comparison group; none where no group is known, or more than one is."""
    name = case.criterion.get("group_name")
    lists = [r for r in counted_members(case) if name is None or r.area == name]
    if not lists:
        return None
    newest = max((r.time.last, r.time.first) for r in lists)
    last = [r for r in lists if (r.time.last, r.time.first) == newest]
    if len({r.area for r in lists}) > 1:
        return None
    return sorted({str(r.value) for r in last} - {OWN})


def counted_members(case: Case) -> list[Row]:
    """The rows that name a member, measured up to the closing and known."""
    day = read_closing(case.closing).day
    return [
        r
        for r in case.rows
        if r.indicator == case.criterion["group"]
        and r.municipality == OWN
        and r.time.last <= day
        and not (case.known_on and r.published and r.published > case.known_on)
    ]


def _in_best_share(case: Case) -> Reading:
    if _nothing_due(case):
        return open_question(case, "due")
    codes = members(case)
    if codes is None:
        return open_question(case, "group")
    own = _own(case)
    size = len(codes) + 1
    best = max(1, int(Fraction(case.criterion["share"]) * size))
    return _ranked(case, own, _others(case, own.period, codes), best)


# Dated targets ----------------------------------------------------------------------------------------------------


def _years(day: date) -> Fraction:
    """A day as years, months counting as twelfths and days as shares of their month."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    length = (following - date(day.year, day.month, 1)).days
    return Fraction(day.year) + Fraction(day.month - 1, 12) + Fraction(day.day, 12 * length)


def _milestones(case: Case) -> Reading:
    criterion, day = case.criterion, read_closing(case.closing).day
    decimals = criterion.get("round_to")
    targets = sorted(criterion["targets"], key=lambda t: t["date"])
    reached = [t for t in targets if t["date"] <= day]
    rows = on_record(case, case.main, area=case.area)
    if reached:
        target = reached[-1]
        since = [r for r in rows if r.time.last >= target["date"]]
        seen = _of_row(case, since[-1]) if since else Seen(("since", case.main.id), None, None)

        def met(world: World) -> Fulfilment:
            return _reached(criterion, seen.of(world, decimals), target["target"], target["target"])

        return _reading(case, [seen], [target["target"], _share(criterion) * target["target"]], met)
    if criterion.get("pace") is None or _nothing_due(case):
        return open_question(case, "due")
    return _before(case, rows, targets[0])


def _share(criterion: Mapping[str, Any]) -> Decimal:
    """The share of the target that is enough for "partly"; all of it where no share is."""
    return (criterion.get("partly") or {}).get("share_of_target") or Decimal(1)


def _reached(
    criterion: Mapping[str, Any],
    value: Decimal | Fraction,
    bound: Decimal | Fraction,
    target: Decimal,
    *,
    on_line: bool = False,
) -> Fulfilment:
    """Fulfilled on the right side of the bound; partly where a declared share of the target is reached.

    On the line itself will always do; a share of the target is only asked for when a target's day has come.
    """
    sides = {"at_least": value >= bound, "above": value > bound, "at_most": value <= bound, "below": value < bound}
    if sides[criterion.get("at", "at_least")] or (on_line and value == bound):
        return F
    share = _share(criterion)
    return P if share < 1 and not on_line and value >= share * target else N


def _before(case: Case, rows: Sequence[Row], target: Mapping[str, Any]) -> Reading:
    """On the line, before the first date.

    The line is `(1 - f) * baseline + f * target` with 0 <= f < 1, so whether the value is on its right side changes at
    most once as the baseline rises, and once as the value does: the ends of bounded scales show everything, and where
    there is no end, the numbers far out (`FAR`) do: f is at most 9/10 in the tests and no number there exceeds 100, so
    an outermost value outweighs all but an outermost baseline, and the next ones in show the other order.

    The line starts on the baseline's day; a value measured earlier is compared with the baseline itself. Where there
    is no measurement at all, the value is unknown, and so is the day it was measured for.
    """
    criterion = case.criterion
    baseline, decimals = criterion["baseline"], criterion.get("round_to")
    if baseline.get("value") is not None:
        start = Seen(STATED, baseline["value"], None, read_period(baseline["date"].isoformat()))
    else:
        then = [r for r in rows if r.time.last == baseline["date"]]
        start = _of_row(case, then[-1]) if then else Seen(("baseline", case.main.id), None, None)
    found = in_period(rows)
    seen = _of_row(case, found[-1]) if found else _latest(case, case.main, case.area)
    unmeasured = Seen(("before the change", start.name), None, None)
    length = _years(target["date"]) - _years(baseline["date"])
    moments = set()
    for day in [seen.period.last] if seen.period else _days(case):
        share = max(Fraction(0), _years(day) - _years(baseline["date"])) / length
        moments.add((share, any(baseline["date"] < b.first_day <= day for b in case.main.breaks)))

    def verdict(world: World) -> Fulfilment:
        share, changed = world["moment", case.main.id]
        first = Fraction((unmeasured if changed else start).of(world, decimals))
        line = first + (Fraction(target["target"]) - first) * share
        return _reached(criterion, Fraction(seen.of(world, decimals)), line, target["target"], on_line=True)

    starts = [unmeasured if changed else start for changed in sorted({changed for _, changed in moments})]
    reading = _reading(case, [*starts, seen], [target["target"]], verdict)
    return replace(reading, unknown={**reading.unknown, ("moment", case.main.id): tuple(sorted(moments))}, far=True)


# Judgements -------------------------------------------------------------------------------------------------------


def _assessed(case: Case) -> Reading:
    criterion, closing = case.criterion, read_closing(case.closing)
    about = criterion.get("subject") or case.about
    said = [
        r
        for r in counted(case)
        if r.indicator == "bedömning" and r.area == about and r.time.first >= date(closing.day.year, 1, 1)
        if r.status is not Status.MISSING
    ]
    if said and said[-1].value in set(Fulfilment):
        verdict = Fulfilment(str(said[-1].value))
        return Reading(lambda _: verdict)
    partly = (criterion.get("partly") or {}).get("as_assessed") is not None
    name = ("assessed", about)
    return Reading(lambda world: world[name], {name: (F, P, N) if partly else (F, N)})
