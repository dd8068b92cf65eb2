"""Random questions for every kind of criterion: small scales, a few rows, some of them without a value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.oracle import OWN, Case, Row, grid
from vetlanda_policy.facts import COUNTRY, Indicator, Status
from vetlanda_policy.indicators import SeriesBreak
from vetlanda_policy.values import Scale

D = Decimal
CLOSINGS = ("2015-H1", "2015", "2016-H1", "2016", "2017-H1", "2017", "2018")
NO_VALUE = (Status.SUPPRESSED, Status.NOT_APPLICABLE, Status.DROPPED_OUT)
EARLY, LATE = date(2017, 3, 1), date(2019, 3, 1)
KNOWN_ON = (None, None, date(2018, 1, 1), date(2020, 1, 1))
YEARS = tuple(str(y) for y in range(2014, 2019))
TIMES = (*YEARS, "2014-H1", "2015-H1", "2015-H2", "2016-H1", "2016-Q2", "2016-05", "2017-H2", "2018-02-03")


@st.composite
def scales(draw: DrawFn) -> Scale:
    """Small scales: with and without ends and steps, and with an end that lies between two steps."""
    step = draw(st.sampled_from([D(1), D(1), D("0.5"), D("0.25"), D("0.1"), D(2), None, None]))
    size = step or D("0.5")
    lowest = draw(st.sampled_from([D(0), D(0), D(-1), D("0.5"), None]))
    highest = draw(st.sampled_from(["steps", "steps", "between", None]))
    if highest is None:
        return Scale(lowest=lowest, step=step)
    top = (D(0) if lowest is None else lowest) + size * draw(st.integers(0, 4))
    return Scale(lowest=lowest, highest=top + (size / 2 if highest == "between" else 0), step=step)


def indicator(name: str = "mått", scale: Scale | None = None, **more: Any) -> Indicator:
    """An indicator with what is left to say filled in."""
    given = {"frequency": "year", "higher_is_better": True, **more}
    return Indicator(id=name, name=name, definition=name, unit="enheter", published="", scale=scale or Scale(), **given)


def values(scale: Scale) -> SearchStrategy[Decimal]:
    """Values of the scale, seldom one between two steps."""
    found = grid(scale, [D(0), D(1)], 1)
    if scale.step is None or scale.step < D("0.2"):
        return st.sampled_from(found)
    odd = [x + scale.step / 4 for x in found[:-1]]
    return st.sampled_from(found * 4 + odd)


def targets(scale: Scale) -> SearchStrategy[Decimal]:
    """Numbers on the scale, between its steps and outside of it."""
    found = grid(scale, [D(0), D(1)], 1)
    return st.sampled_from(found * 3 + [found[0] - D("0.3"), found[-1] + D("0.3"), found[0] + D("0.05")])


@st.composite
def cell(
    draw: DrawFn, /, period: str, scale: Scale, *, lacking: int = 2, known_on: bool = True, **where: Any
) -> list[Row]:
    """No row, a value, a row without one, or a revision; of ten, `lacking` times two are unknown."""
    what = draw(st.integers(0, 9))
    if what < lacking:
        return []
    if what < 2 * lacking:
        return [Row(period, None, draw(st.sampled_from([*NO_VALUE, Status.MISSING])), **where)]
    value = draw(values(scale))
    status = draw(st.sampled_from([Status.FINAL] * 6 + [Status.PROVISIONAL]))
    if what < 9 or not known_on:
        return [Row(period, value, status, draw(st.sampled_from([None, EARLY])), **where)]
    newer: Decimal | None = draw(st.one_of(values(scale), st.none()))
    newer_status = Status.FINAL if newer is not None else draw(st.sampled_from([*NO_VALUE, Status.MISSING]))
    return [Row(period, value, status, EARLY, **where), Row(period, newer, newer_status, LATE, **where)]


@st.composite
def cells(draw: DrawFn, /, periods: Sequence[str], scale: Scale, **more: Any) -> tuple[Row, ...]:
    """A cell for each period."""
    return tuple(row for p in periods for row in draw(cell(p, scale, **more)))


def noise(scale: Scale) -> SearchStrategy[tuple[Row, ...]]:
    """Rows that are nobody's business: another area, another municipality, another indicator."""
    some = values(scale)
    rows = st.one_of(
        st.builds(lambda v: Row("2016", v, area="annat område"), some),
        st.builds(lambda v: Row("2016", v, municipality="0686", area="annat område"), some),
        st.builds(lambda v: Row("2016", v, indicator="annat"), some),
        st.builds(lambda v: Row("2019", v), some),
    )
    return st.lists(rows, max_size=2, unique_by=lambda r: r.key).map(tuple)


def optional(given: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The criterion with those of the keys that have a value."""
    return given | {name: value for name, value in more.items() if value is not None}


def rounding(scale: Scale) -> SearchStrategy[int | None]:
    """A number of decimals, or none; only such as leave even steps, for a rule with others is refused when it is read."""
    start = scale.lowest if scale.lowest is not None else scale.highest or D(0)
    units = {decimals: D(1).scaleb(-decimals) for decimals in (0, 1)}
    fits = [n for n, u in units.items() if scale.step is None or scale.step <= u or not (scale.step % u or start % u)]
    return st.sampled_from([None, None, None, *fits])


def periods_of(frequency: str) -> SearchStrategy[list[str]]:
    """Which times a series has cells for."""
    if frequency == "year":
        return st.just(list(YEARS))
    return st.lists(st.sampled_from(TIMES), max_size=4, unique=True)


BREAKS = (None, None, None, 2015, 2016, 2017)


def broken_in(year: int | None) -> tuple[SeriesBreak, ...]:
    """A change of definition on the first day of a year."""
    return () if year is None else (SeriesBreak(first_day=date(year, 1, 1), reason="ny definition"),)


@st.composite
def thresholds(draw: DrawFn) -> Case:
    """`at_least`, `above`, `at_most`, `below`, `equals`, `between`."""
    scale = draw(scales())
    frequency = draw(st.sampled_from(["year", "irregular"]))
    kind = draw(st.sampled_from(["at_least", "above", "at_most", "below", "equals", "between"]))
    value = draw(st.sampled_from(["latest", "closed_year", "every_year", "every_measurement"]))
    bounds = sorted([draw(targets(scale)), draw(targets(scale))])
    criterion: dict[str, Any] = {"kind": kind, "indicator": "mått", "value": value}
    if kind == "between":
        criterion |= {"lowest": bounds[0], "highest": bounds[1]}
    else:
        criterion["target"] = bounds[0]
        if kind in ("at_least", "above") and bounds[0] > 0 and draw(st.booleans()):
            criterion["partly"] = {"share_of_target": draw(st.sampled_from([D("0.8"), D("0.5"), D("0.9")]))}
    rows = draw(cells(draw(periods_of(frequency)), scale)) + draw(noise(scale))
    return Case(
        optional(criterion, round_to=draw(rounding(scale)), final_only=draw(st.sampled_from([None, True]))),
        (indicator(scale=scale, frequency=frequency),),
        rows,
        draw(st.sampled_from(CLOSINGS)),
        draw(st.sampled_from(KNOWN_ON)),
    )


@st.composite
def increases(draw: DrawFn) -> Case:
    """`increases` with its three ways of pairing, and changes of definition."""
    scale = draw(scales())
    pairs = draw(st.sampled_from(["year_over_year", "measurement_over_measurement", "baseline"]))
    frequency = "year" if pairs == "year_over_year" else draw(st.sampled_from(["year", "irregular"]))
    criterion: dict[str, Any] = {"kind": "increases", "indicator": "mått", "pairs": pairs}
    baseline = draw(st.sampled_from([None, 2014, 2014, 2015, 2013]))
    stated = draw(st.one_of(st.none(), values(scale))) if pairs == "baseline" else None
    times = draw(periods_of(frequency))
    if frequency != "year" and draw(st.booleans()):
        times = list(dict.fromkeys(["2014", *times]))
    breaks = broken_in(draw(st.sampled_from(BREAKS)))
    rows = draw(cells(times, scale, lacking=draw(st.sampled_from([0, 1, 2])))) + draw(noise(scale))
    broken = draw(st.sampled_from([None, None, None, "2016"]))
    if broken:
        marked = [r for r in rows if r.period == broken and r.value is not None and r.key[:3] == ("mått", OWN, None)]
        rows = tuple(
            Row(r.period, r.value, Status.BREAK, r.published) if r in marked and len(marked) == 1 else r for r in rows
        )
    shown = indicator(scale=scale, frequency=frequency, breaks=breaks)
    return Case(
        optional(criterion, baseline=baseline, baseline_value=stated, round_to=draw(rounding(scale))),
        (shown,),
        rows,
        draw(st.sampled_from(CLOSINGS)),
        draw(st.sampled_from(KNOWN_ON)),
    )


OTHERS = ("0686", "0684", "0687", "0682")


@st.composite
def among_best(draw: DrawFn) -> Case:
    """`among_best`: own value, placement, number of participants and the others' values known or not."""
    scale = draw(scales())
    best = draw(st.integers(1, 4))
    which = draw(st.sampled_from(["latest", "closed_year"]))
    closing = draw(st.sampled_from(["2015-H1", "2016-H1", "2016", "2016", "2017"]))
    criterion: dict[str, Any] = {"kind": "among_best", "indicator": "mått", "best": best, "value": which}
    if draw(st.booleans()):
        criterion["placement"] = "placering"
    if draw(st.sampled_from([True, True, True, False])):
        criterion["participants"] = "deltagare"
    time = "2015" if closing == "2016-H1" else "2016"
    rows = list(draw(cells(["2015", "2016"], scale, known_on=False)))
    others = draw(st.sampled_from([0, 1, 2, 3, 4]))
    for code in OTHERS[:others]:
        rows += draw(cell(time, scale, known_on=False, municipality=code))
    if draw(st.booleans()):
        rows.append(Row(time, draw(values(scale)), municipality=COUNTRY))
    size = draw(st.sampled_from([None, 0, 0, 1, 2]))
    if size is not None:
        status = draw(st.sampled_from([Status.FINAL, Status.FINAL, Status.PROVISIONAL]))
        rows.append(Row(time, D(1 + others + size), status, indicator="deltagare", municipality=COUNTRY))
    last = 5 if size is None else min(5, 1 + others + size)  # a place beyond the participants is an error of its own
    place = draw(st.sampled_from([None, None, None, *range(1, last + 1)]))
    if place is not None:
        status = draw(st.sampled_from([Status.FINAL, Status.FINAL, Status.PROVISIONAL]))
        rows.append(Row(draw(st.sampled_from(["2015", "2016"])), D(place), status, indicator="placering"))
    shown = (
        indicator(scale=scale, higher_is_better=draw(st.sampled_from([True, True, False]))),
        indicator("placering", Scale(lowest=D(1), step=D(1)), higher_is_better=False),
        indicator("deltagare", Scale(lowest=D(1), step=D(1)), higher_is_better=None),
    )
    final_only = draw(st.sampled_from([None, None, True]))
    return Case(optional(criterion, round_to=draw(rounding(scale)), final_only=final_only), shown, tuple(rows), closing)


@st.composite
def in_best_share(draw: DrawFn) -> Case:
    """`in_best_share`: a list of members, the municipality in it or not, and their values known or not."""
    scale = draw(scales())
    share = draw(st.sampled_from([D("0.25"), D("0.5"), D("0.34"), D("0.75"), D(1), D("0.01")]))
    which = draw(st.sampled_from(["latest", "closed_year"]))
    closing = draw(st.sampled_from(["2015-H1", "2015", "2016-H1", "2016", "2017"]))
    frequency = draw(st.sampled_from(["year", "irregular"]))
    times = ["2015", "2016"] if frequency == "year" else draw(periods_of(frequency))
    rows = list(draw(cells(times, scale, known_on=False)))
    size = draw(st.integers(0, 4))
    for code in OTHERS[:size]:
        rows += draw(cells(times, scale, known_on=False, lacking=draw(st.sampled_from([0, 1, 1])), municipality=code))
    group: dict[str, Any] = {"indicator": "grupp", "area": "Liknande"}
    rows += [Row("2015", code, **group) for code in (*OTHERS[:size], *draw(st.sampled_from([(), (OWN,)])))]
    if size and draw(st.sampled_from([False, False, True])):
        rows += [Row("2016", code, **group) for code in OTHERS[: size - 1]]
    shown = (
        indicator(scale=scale, frequency=frequency, higher_is_better=draw(st.sampled_from([True, True, False]))),
        indicator("grupp", kind="members", frequency="irregular"),
    )
    criterion = {"kind": "in_best_share", "indicator": "mått", "share": share, "group": "grupp", "value": which}
    return Case(optional(criterion, round_to=draw(rounding(scale))), shown, tuple(rows), closing)


@st.composite
def milestones(draw: DrawFn) -> Case:
    """`milestones` before and after the dates of the targets."""
    scale = draw(scales())
    dates = draw(st.sampled_from([("2016-12-31",), ("2016-06-30", "2017-12-31"), ("2018-12-31",), ("2030-12-31",)]))
    frequency = draw(st.sampled_from(["year", "irregular"]))
    criterion: dict[str, Any] = {"kind": "milestones", "indicator": "mått", "at": draw(st.sampled_from(ATS))}
    criterion["targets"] = [{"date": date.fromisoformat(d), "target": draw(targets(scale))} for d in dates]
    day = draw(st.sampled_from([None, date(2014, 12, 31), date(2015, 12, 31), date(2014, 6, 30)]))
    if day is not None:
        stated = draw(st.one_of(st.none(), values(scale)))
        criterion["baseline"] = optional({"date": day}, value=stated)
        if draw(st.booleans()):
            criterion["pace"] = "linear"
    positive = criterion["targets"][0]["target"] > 0 and criterion["at"] in ("at_least", "above")
    if positive and draw(st.booleans()):
        criterion["partly"] = {"share_of_target": draw(st.sampled_from([D("0.8"), D("0.5"), D("0.9")]))}
    rows = draw(cells(draw(periods_of(frequency)), scale)) + draw(noise(scale))
    return Case(
        optional(criterion, round_to=draw(rounding(scale)), final_only=draw(st.sampled_from([None, None, True]))),
        (indicator(scale=scale, frequency=frequency, breaks=broken_in(draw(st.sampled_from(BREAKS)))),),
        rows,
        draw(st.sampled_from(CLOSINGS)),
        draw(st.sampled_from(KNOWN_ON)),
    )


ATS = ("at_least", "at_least", "at_most", "above", "below")


@st.composite
def assessed(draw: DrawFn) -> Case:
    """`assessed`: judgements of this year, of older ones, of something else, and none."""
    partly = draw(st.booleans())
    said = ["fulfilled", "not_fulfilled", "undecided", *(["partly_fulfilled"] if partly else [])]
    rows = []
    for period in draw(st.lists(st.sampled_from(["2015", "2016-H1", "2016", "2016-11-02"]), unique=True)):
        about = draw(st.sampled_from(["2015-2018/1", "2015-2018/1", "2015-2018/2"]))
        rows.append(Row(period, draw(st.sampled_from(said)), indicator="bedömning", area=about))
    criterion: dict[str, Any] = {"kind": "assessed", "why": "Inget mått."}
    if partly:
        criterion["partly"] = {"as_assessed": "Delvis."}
    closing = draw(st.sampled_from(["2015", "2016-H1", "2016", "2017"]))
    return Case(
        optional(criterion, subject=draw(st.sampled_from([None, None, "2015-2018/2"]))), (), tuple(rows), closing
    )


KINDS: dict[str, SearchStrategy[Case]] = {
    "thresholds": thresholds(),
    "increases": increases(),
    "among_best": among_best(),
    "in_best_share": in_best_share(),
    "milestones": milestones(),
    "assessed": assessed(),
}
"""A random question for each kind of criterion."""
