"""Random rulebooks of every kind of criterion, for judging many municipalities at once.

Only the rules; `strategies_many` draws the facts. What a reader of rule files would refuse is not drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.oracle import OWN, PERIOD
from tests.strategies import indicator, optional
from tests.strategies_kinds import AMOUNTS, CHANGES, LEVELS, PAIRS, PERCENTS, THRESHOLDS, derived, levelled, positive
from vetlanda_policy.facts import Indicator
from vetlanda_policy.goals import Goal, Rulebook, Source, Version
from vetlanda_policy.indicators import SeriesBreak, formula, resolved
from vetlanda_policy.rulefiles.checks import check
from vetlanda_policy.values import Scale, key

T = TypeVar("T")
D = Decimal

RANKS = ("among_best", "in_best_share")
KINDS = (*THRESHOLDS, *CHANGES, "deviation_at_most", "better_than", *RANKS, "milestones", "assessed")
"""Every kind of criterion that looks at facts itself."""
TOGETHER = ("all", "any", "at_least_of", "share_of_units", "goal")
"""The kinds that are put together from others; drawn whichever of the others are."""

AREAS, GROUPS = ("A-skolan", "B-skolan", "C-skolan"), ("kvinnor", "män")
MEMBERS, PLACEMENT, PARTICIPANTS = "jämförelsegrupp", "placering", "deltagare"
GROUP_NAMES = ("Liknande", "Stora")
SCALES = {
    "antal": Scale(lowest=D(0), highest=D(3), step=D(1)),
    "betyg": Scale(lowest=D(0), highest=D(5), step=D(1)),
    "halva": Scale(lowest=D(0), highest=D(2), step=D("0.5")),
    "andel": Scale(lowest=D(0), highest=D(1), step=D("0.1")),
    "personer": Scale(lowest=D(0), step=D(1)),
    "skuld": Scale(highest=D(2), step=D(1)),
    "netto": Scale(lowest=D(-2), highest=D(2), step=D(1)),
    "tid": Scale(lowest=D(0), highest=D(2)),
    "kurs": Scale(),
}
"""Whole numbers, halves, tenths, without an end, below zero, and without steps."""
FORMS: dict[str, tuple[dict[str, Any], ...]] = {
    "summa": ({"plus": ["a", "b"]}, {"plus": ["a"], "minus": ["b"]}, {"plus": ["a", "a-b"]}, {"minus": ["a"]}),
    "kvot": (
        {"numerator": ["a"], "denominator": ["b"]},
        {"numerator": ["a"], "denominator": ["a", "b"], "times": 100},
        {"numerator": ["a-b"], "denominator": ["b"]},
    ),
}
"""Ways to work out a value from a, b and a - b."""
PART_SCALES = (("antal", "antal"), ("personer", "personer"), ("halva", "antal"), ("andel", "andel"))
FREQUENCIES = ("year",) * 5 + ("irregular", "irregular", "half", "quarter")
CHANGES_OF_DEFINITION = (date(2016, 1, 1), date(2017, 7, 1), date(2015, 1, 1), date(2012, 1, 1), date(2020, 1, 1))
SPLITS: tuple[dict[str, tuple[str, ...]], ...] = ({}, {}, {}, {}, {"areas": AREAS[:2]}, {"groups": GROUPS})
WHICH = ("latest", "closed_year", "every_year", "every_measurement")
DATES = (("2016-12-31",), ("2016-06-30", "2017-12-31"), ("2018-12-31",), ("2030-12-31",), ("2015-12-31", "2030-12-31"))
SHARES = (D("0.5"), D("0.8"), D("0.9"))

# Drawing ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _below(number: int) -> SearchStrategy[int]:
    return st.integers(0, number - 1)


def one(draw: DrawFn, options: Sequence[T]) -> T:
    """One of the options; the first is the simplest."""
    return options[draw(_below(len(options)))]


def chance(draw: DrawFn, of: int) -> bool:
    """True once in so many times."""
    return draw(_below(of)) == of - 1


def maybe(draw: DrawFn, options: Sequence[T], of: int = 3) -> T | None:
    """One of the options once in so many times, else none."""
    return one(draw, options) if chance(draw, of) else None


@lru_cache(maxsize=256)
def near(scale: Scale) -> tuple[Decimal, ...]:
    """At most six neighbouring values of the scale."""
    step = scale.step or D("0.5")
    top = scale.top
    start = scale.lowest if scale.lowest is not None else (D(-2) * step if top is None else top - 4 * step)
    found = [start + n * step for n in range(6)] + (
        [start + D("0.25"), start + D("0.333")] if scale.step is None else []
    )
    return tuple(x for x in found if scale.contains(x))


def is_ratio(of: Indicator) -> bool:
    """Whether the indicator is a ratio."""
    return of.derived is not None and of.derived.is_ratio


@lru_cache(maxsize=256)
def _targets(scale: Scale, times: Decimal | None) -> tuple[Decimal, ...]:
    if times is not None:
        return tuple(D(text) * times for text in ("0.5", "1", "0", "2", "0.333", "1.5", "-1"))
    values = near(scale)
    middle = values[1:4] or values
    return (*middle, *values, middle[0] + D("0.05"), values[0] - D("0.3"), values[-1] + D("0.3"))


def target(draw: DrawFn, of: Indicator) -> Decimal:
    """A number on the scale, seldom one between its steps or outside of it."""
    return one(draw, _targets(of.scale, of.derived.times if is_ratio(of) and of.derived is not None else None))


# Indicators -------------------------------------------------------------------------------------------------------


class Want(NamedTuple):
    """What a criterion asks of its indicator: numbers and not levels, a direction, areas, no areas and groups."""

    numbers: bool = False
    direction: bool = False
    units: bool = False
    whole: bool = False

    def met_by(self, found: Indicator) -> bool:
        """Whether the indicator is such a one."""
        return not (
            (self.numbers and found.levels)
            or (self.direction and found.higher_is_better is None)
            or (self.units and not found.areas)
            or (self.whole and (found.areas or found.groups))
        )


class Pool:
    """The indicators of a rulebook under way; a criterion takes one that is there, or a new one.

    Attributes:
        kinds: the kinds of criteria that may be drawn.
        made: the indicators so far, by id.
        goal: the number of the goal that is drawn.
    """

    def __init__(self, draw: DrawFn, kinds: Sequence[str]) -> None:
        self.draw, self.kinds, self.goal = draw, tuple(kinds), 1
        self.made: dict[str, Indicator] = {}

    def add(self, *indicators: Indicator) -> Indicator:
        """Add indicators, and return the last of them with its scale."""
        self.made |= {i.id: i for i in resolved((*self.made.values(), *indicators))}
        return self.made[indicators[-1].id]

    def helper(self, name: str, **more: Any) -> str:
        """The id of a special indicator, which is added where it is not there yet."""
        if name not in self.made:
            self.add(indicator(name, more.pop("scale", None), **more))
        return name

    def pick(self, want: Want) -> Indicator:
        """An indicator that is as wanted."""
        mine = [i for i in self.made.values() if i.id not in (MEMBERS, PLACEMENT, PARTICIPANTS)]
        found = [i for i in mine if want.met_by(i)]
        if found and (len(mine) > 5 or not chance(self.draw, 3)):
            return one(self.draw, found)
        return self._new(want)

    def _new(self, want: Want) -> Indicator:
        draw = self.draw
        split: dict[str, tuple[str, ...]] = {"areas": AREAS} if want.units else {} if want.whole else one(draw, SPLITS)
        options = [*SCALES, "färg"] if not want.numbers else [*SCALES]
        if not any(i.derived for i in self.made.values()):
            options += [*FORMS, *FORMS]
        what = one(draw, options)
        more: dict[str, Any] = {"frequency": one(draw, FREQUENCIES), "breaks": self._breaks(), **split}
        name = f"{what} {len(self.made) + 1}"
        if what == "färg":
            return self.add(levelled(name, **more))
        more["higher_is_better"] = one(draw, (True, False) if want.direction else (True, False, None))
        if what in FORMS:
            return self._derived(name, one(draw, FORMS[what]), more)
        return self.add(indicator(name, SCALES[what], **more))

    def _breaks(self) -> tuple[SeriesBreak, ...]:
        day = maybe(self.draw, CHANGES_OF_DEFINITION, 5)
        return () if day is None else (SeriesBreak(first_day=day, reason="ny definition"),)

    def _derived(self, name: str, form: dict[str, Any], more: dict[str, Any]) -> Indicator:
        """A derived indicator with its parts, of which some are derived too."""
        draw = self.draw
        one_scale, other_scale = one(draw, PART_SCALES)
        plain = {k: v for k, v in more.items() if k != "higher_is_better"}
        parts = [indicator(f"{name} a", SCALES[one_scale], **plain)]
        parts.append(indicator(f"{name} b", SCALES[other_scale], **{**plain, "breaks": ()}))
        if any("a-b" in names for names in form.values() if isinstance(names, list)):
            parts.append(derived(f"{name} a-b", plus=[f"{name} a"], minus=[f"{name} b"], **{**plain, "breaks": ()}))
        full = {k: [f"{name} {n}" for n in v] if isinstance(v, list) else v for k, v in form.items()}
        return self.add(*parts, derived(name, **full, **{**more, "breaks": ()}))

    def reference(self, own: Indicator) -> str:
        """The id of an indicator that another one can be compared with: measured alike, and without a common part."""
        draw = self.draw
        by_key = {key(name): i for name, i in self.made.items()}
        parts = {own.id} if own.derived is None else {own.id, *formula(own, by_key).names()}
        alike = [i.id for i in self.made.values() if i.id not in parts and i.derived is None and _alike(i, own)]
        if alike and not chance(draw, 3):
            return one(draw, alike)
        name = f"budget {len(self.made) + 1}"
        more: dict[str, Any] = {"areas": own.areas, "groups": own.groups, "frequency": own.frequency}
        if own.levels:
            return self.add(levelled(name, **more)).id
        finer = [SCALES["halva"]] if own.scale.step == 1 else []
        return self.add(indicator(name, one(draw, [own.scale, own.scale, *finer, SCALES["tid"]]), **more)).id


def _alike(one_of: Indicator, other: Indicator) -> bool:
    same = (one_of.areas, one_of.groups, one_of.levels, one_of.unit, one_of.kind)
    return same == (other.areas, other.groups, other.levels, other.unit, other.kind) and one_of.scale == other.scale


# Criteria ---------------------------------------------------------------------------------------------------------


def _threshold(draw: DrawFn, kind: str, own: Indicator) -> dict[str, Any]:
    which = one(draw, (*WHICH, *WHICH, "mean", "sum"))
    criterion: dict[str, Any] = {"kind": kind, "indicator": own.id, "value": which}
    if own.levels:
        low, high = sorted((draw(_below(3)), draw(_below(3))))
        bounds: list[Any] = [LEVELS[low], LEVELS[high]]
    else:
        bounds = sorted((target(draw, own), target(draw, own)))
    if kind == "between":
        return criterion | {"lowest": bounds[0], "highest": bounds[1]}
    return criterion | {"target": one(draw, bounds)}


def _change(draw: DrawFn, kind: str, own: Indicator) -> dict[str, Any]:
    criterion: dict[str, Any] = {"kind": kind, "indicator": own.id, "pairs": one(draw, PAIRS)}
    stated = maybe(draw, near(own.scale)) if criterion["pairs"] == "baseline" and not own.levels else None
    criterion |= _tolerance(draw, own)
    return optional(criterion, baseline=maybe(draw, (2014, 2015, 2013, 2016)), baseline_value=stated)


def _tolerance(draw: DrawFn, own: Indicator) -> dict[str, Decimal]:
    options = ("", "", "amount", "percent") if positive(own.scale) else ("", "", "amount")
    said = one(draw, options)
    return {said: one(draw, AMOUNTS if said == "amount" else PERCENTS)} if said else {}


def _deviation(draw: DrawFn, own: Indicator, pool: Pool) -> dict[str, Any]:
    criterion: dict[str, Any] = {"kind": "deviation_at_most", "indicator": own.id, "reference": pool.reference(own)}
    criterion |= {"value": one(draw, WHICH)}
    said = one(draw, ("amount", "percent"))
    criterion[said] = one(draw, (D(0), *(AMOUNTS if said == "amount" else PERCENTS)))
    return optional(criterion, only=maybe(draw, ("negative",)) if own.higher_is_better is not None else None)


def _better_than(draw: DrawFn, own: Indicator, pool: Pool) -> dict[str, Any]:
    criterion: dict[str, Any] = {"kind": "better_than", "indicator": own.id, "value": one(draw, WHICH)}
    criterion["than"] = one(draw, ("country", "group_mean", "reference"))
    criterion |= {"or_equal": True} if chance(draw, 3) else _tolerance(draw, own)
    if criterion["than"] == "reference":
        criterion["reference"] = pool.reference(own)
    elif criterion["than"] == "group_mean":
        criterion |= _group(draw, pool)
    return criterion


def _group(draw: DrawFn, pool: Pool) -> dict[str, Any]:
    group = pool.helper(MEMBERS, kind="members", frequency="irregular", higher_is_better=None)
    return optional({"group": group}, group_name=maybe(draw, GROUP_NAMES[:1]))


def _rank(draw: DrawFn, kind: str, own: Indicator, pool: Pool) -> dict[str, Any]:
    criterion: dict[str, Any] = {"kind": kind, "indicator": own.id, "value": one(draw, WHICH[:2])}
    if kind == "in_best_share":
        return criterion | _group(draw, pool) | {"share": one(draw, (D("0.25"), D("0.5"), D("0.34"), D("0.75"), D(1)))}
    criterion["best"] = one(draw, (1, 2, 3))
    count = {"scale": Scale(lowest=D(1), step=D(1)), "frequency": "irregular"}
    if chance(draw, 2):
        criterion["placement"] = pool.helper(PLACEMENT, **count, higher_is_better=False)
    if not chance(draw, 3):
        criterion["participants"] = pool.helper(PARTICIPANTS, **count, higher_is_better=None)
    return criterion


def _milestones(draw: DrawFn, own: Indicator) -> dict[str, Any]:
    criterion: dict[str, Any] = {"kind": "milestones", "indicator": own.id}
    criterion["at"] = one(draw, ("at_least", "at_most", "above", "below"))
    days = one(draw, DATES)
    criterion["targets"] = [{"date": date.fromisoformat(day), "target": target(draw, own)} for day in days]
    if chance(draw, 2):
        day = one(draw, (date(2014, 12, 31), date(2014, 6, 30), date(2015, 6, 30)))
        criterion["baseline"] = optional({"date": day}, value=maybe(draw, near(own.scale)))
        if not chance(draw, 3):
            criterion["pace"] = "linear"
    return criterion


def _assessed(draw: DrawFn, pool: Pool) -> dict[str, Any]:
    other = maybe(draw, [f"{PERIOD.id}/{number}" for number in (1, 2)], 4)
    made = optional({"kind": "assessed", "why": "Inget mått."}, subject=other)
    return made | ({"partly": {"as_assessed": "Delvis."}} if chance(draw, 2) else {})


def leaf(draw: DrawFn, pool: Pool, *, units: bool = False) -> dict[str, Any]:
    """A criterion that looks at facts: for the whole, for each area or group, or (with `units`) for one unit of many."""
    kinds = [k for k in pool.kinds if not units or k not in (*RANKS, "assessed")]
    kind = one(draw, kinds)
    if kind == "assessed":
        return _assessed(draw, pool)
    rank = kind in RANKS
    want = Want(kind == "milestones", rank or kind == "better_than", units, rank)
    own = pool.pick(want)
    criterion = _figures(draw, kind, own, pool) | _rounded(draw, kind, own)
    if chance(draw, 6):
        criterion["final_only"] = True
    if units:
        return criterion
    if own.areas or own.groups:
        name, names = ("area", own.areas) if own.areas else ("group", own.groups)
        criterion["each"] = {name: list(names[: one(draw, (2, 3, 1))])}
    return criterion | _partly(draw, criterion, pool)


def _figures(draw: DrawFn, kind: str, own: Indicator, pool: Pool) -> dict[str, Any]:
    if kind in THRESHOLDS:
        return _threshold(draw, kind, own)
    if kind in CHANGES:
        return _change(draw, kind, own)
    if kind in RANKS:
        return _rank(draw, kind, own, pool)
    if kind == "milestones":
        return _milestones(draw, own)
    return (_deviation if kind == "deviation_at_most" else _better_than)(draw, own, pool)


def _rounded(draw: DrawFn, kind: str, own: Indicator) -> dict[str, Any]:
    """A number of decimals to round to; always where a ratio must be met to the last digit."""
    must = is_ratio(own) and kind in ("equals", "between", "unchanged")
    fits = [n for n in (0, 1) if own.scale.can_round(n)]
    return {"round_to": one(draw, fits)} if fits and (must or chance(draw, 5)) else {}


def _partly(draw: DrawFn, criterion: dict[str, Any], pool: Pool) -> dict[str, Any]:
    """What counts as partly, seldom anything."""
    options: list[Callable[[], dict[str, Any]]] = [dict] * 4
    options.append(lambda: {"partly": {"when": leaf(draw, pool)}})
    first = criterion.get("target", (criterion.get("targets") or [{}])[0].get("target"))
    if criterion.get("at", criterion["kind"]) in ("at_least", "above") and isinstance(first, Decimal) and first > 0:
        options += [lambda: {"partly": {"share_of_target": one(draw, SHARES)}}] * 6
    if "each" in criterion:
        options += [lambda: {"partly": {"some": True}}] * 6
    return one(draw, options)()


def criterion(draw: DrawFn, pool: Pool, depth: int = 2) -> dict[str, Any]:
    """A criterion: alone, for a share of the units, another goal, or several together."""
    how = one(draw, ("leaf",) * 5 + (TOGETHER if depth else TOGETHER[3:]))
    if how == "share_of_units" and set(pool.kinds) - {*RANKS, "assessed"}:
        return _units(draw, pool)
    if how == "goal" and pool.goal > 1:
        return {"kind": "goal", "goal": one(draw, range(1, pool.goal))} | _when(draw, pool)
    if how not in TOGETHER[:3]:
        return leaf(draw, pool)
    made: dict[str, Any] = {"kind": how}
    made["criteria"] = [criterion(draw, pool, depth - 1) for _ in range(one(draw, (2, 1, 3)))]
    if how == "at_least_of":
        made["count"] = one(draw, range(1, len(made["criteria"]) + 1))
    return made | ({"partly": {"some": True}} if chance(draw, 3) else _when(draw, pool))


def _when(draw: DrawFn, pool: Pool) -> dict[str, Any]:
    return {"partly": {"when": leaf(draw, pool)}} if chance(draw, 5) else {}


def _units(draw: DrawFn, pool: Pool) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": "share_of_units", "criterion": leaf(draw, pool, units=True)}
    made["share"] = one(draw, (D("0.5"), D("0.34"), D("0.67"), D("0.9"), D(1)))
    areas = pool.made[made["criterion"]["indicator"]].areas
    if chance(draw, 2):
        made["units"] = areas[: one(draw, (2, 3))]
    return made | ({"partly": {"some": True}} if chance(draw, 3) else _when(draw, pool))


# Rulebooks --------------------------------------------------------------------------------------------------------


def _versions(draw: DrawFn, pool: Pool) -> tuple[Version, ...]:
    """One version for the whole period, or one and the next."""
    days = [PERIOD.first_day, date(2017, 1, 1)] if chance(draw, 4) else [PERIOD.first_day]
    ends = [date(2016, 12, 31), None][-len(days) :]
    return tuple(
        Version.model_validate(
            {"in_force_from": first, "in_force_to": last, "quote": "Målet.", "criterion": criterion(draw, pool)}
        )
        for first, last in zip(days, ends, strict=True)
    )


def rulebook(draw: DrawFn, kinds: Sequence[str] = KINDS) -> Rulebook:
    """A rulebook of one to three goals that a reader of rule files would accept."""
    pool = Pool(draw, kinds)
    goals = []
    for pool.goal in range(1, one(draw, (1, 2, 3)) + 1):
        name = f"{PERIOD.id}/{pool.goal}"
        goals.append(
            Goal(id=name, number=pool.goal, title="Mål", version=_versions(draw, pool), file=f"goal-{pool.goal}.toml")
        )
    indicators = tuple(pool.made.values())
    assume(not any(check(indicators, goals, PERIOD.id)))
    return Rulebook.model_construct(
        period=PERIOD,
        version="1.0.0",
        sha256="0" * 64,
        municipality=OWN,
        source=Source(file="source.txt", sha256="0" * 64, title="Källa", read_at="här", complete=True),
        indicators=indicators,
        goals=tuple(goals),
    )
