"""Random questions for the kinds that compare, add up and divide: small scales, a few rows, some of them without a value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.oracle import OWN, Case, Row
from tests.strategies import (
    BREAKS,
    CLOSINGS,
    KNOWN_ON,
    OTHERS,
    TIMES,
    YEARS,
    broken_in,
    cells,
    increases,
    indicator,
    noise,
    optional,
    periods_of,
    rounding,
    scales,
    targets,
    values,
)
from vetlanda_policy.facts import COUNTRY, Indicator, Status
from vetlanda_policy.indicators import Derived, resolved
from vetlanda_policy.values import Scale

D = Decimal
CHANGES = ("increases", "decreases", "does_not_increase", "does_not_decrease", "unchanged")
THRESHOLDS = ("at_least", "above", "at_most", "below", "equals", "between")
WHICH = ("latest", "closed_year", "every_year", "every_measurement")
LEVELS = ("röd", "gul", "grön")
FEW = (
    Scale(lowest=D(0), highest=D(3), step=D(1)),
    Scale(lowest=D(0), highest=D(1), step=D("0.5")),
    Scale(lowest=D(1), highest=D(3), step=D(1)),
    Scale(lowest=D(0), highest=D("2.5"), step=D(1)),
)
"""Scales small enough to be tried as a whole, several values at a time."""
BELOW_ZERO = Scale(lowest=D(-2), highest=D(2), step=D(1))
AMOUNTS = (D("0.5"), D(1), D(2), D("0.1"))
PERCENTS = (D(10), D(50), D(25), D("33.3"))
GROUP: dict[str, Any] = {"indicator": "grupp", "area": "Liknande"}


def derived(name: str, **how: Any) -> Indicator:
    """A derived indicator; `plus` and so on say how, everything else is as in `indicator`."""
    parts = {k: how.pop(k) for k in ("plus", "minus", "numerator", "denominator", "times") if k in how}
    given: dict[str, Any] = {"frequency": "year", "higher_is_better": True, **how}
    return Indicator(
        id=name, name=name, definition=name, unit="enheter", published="", derived=Derived(**parts), **given
    )


def levelled(name: str = "mått", **more: Any) -> Indicator:
    """An indicator with the levels röd, gul, grön."""
    given: dict[str, Any] = {"frequency": "year", **more}
    return Indicator(id=name, name=name, definition=name, unit="nivå", published="", levels=LEVELS, **given)


def positive(scale: Scale) -> bool:
    """Whether no value of the scale is negative."""
    return scale.lowest is not None and scale.lowest >= 0


@st.composite
def tolerances(draw: DrawFn, scale: Scale) -> dict[str, Decimal]:
    """Nothing, an amount or a percentage."""
    said = draw(st.sampled_from(["nothing", "amount", "percent"]))
    if said == "amount":
        return {"amount": draw(st.sampled_from(AMOUNTS))}
    return {"percent": draw(st.sampled_from(PERCENTS))} if said == "percent" and positive(scale) else {}


@st.composite
def changes(draw: DrawFn) -> Case:
    """The five kinds of change, each with its three ways of pairing, and changes of definition."""
    case = draw(increases())
    kind = draw(st.sampled_from(CHANGES))
    final_only = draw(st.sampled_from([None, None, True]))
    criterion = optional(dict(case.criterion) | {"kind": kind}, final_only=final_only)
    return replace(case, criterion=criterion | draw(tolerances(case.main.scale)))


@st.composite
def compared(draw: DrawFn, scale: Scale, kinds: tuple[str, ...] = THRESHOLDS) -> dict[str, Any]:
    """A kind of threshold with its bounds, with or without a share that counts as partly."""
    kind = draw(st.sampled_from(kinds))
    low, high = sorted([draw(targets(scale)), draw(targets(scale))])
    if kind == "between":
        return {"kind": kind, "lowest": low, "highest": high}
    criterion: dict[str, Any] = {"kind": kind, "target": high}
    if kind in ("at_least", "above") and high > 0 and draw(st.booleans()):
        criterion["partly"] = {"share_of_target": draw(st.sampled_from([D("0.8"), D("0.5"), D("0.9")]))}
    return criterion


SERIES = {
    "year": YEARS,
    "half": ("2014-H2", "2015-H1", "2015-H2", "2016-H1", "2016"),
    "quarter": ("2014-Q4", "2015-Q1", "2015-Q2", "2015-Q3", "2015"),
}


@st.composite
def totals(draw: DrawFn) -> Case:
    """The mean or the sum of the period so far, of every frequency, and changes of definition."""
    frequency = draw(st.sampled_from(["year", "year", "half", "quarter", "irregular"]))
    scale = draw(st.sampled_from([*FEW, *FEW, BELOW_ZERO]) | scales())
    closing = {"half": ["2015-H1", "2015", "2016-H1"], "quarter": ["2015-H1", "2015"]}.get(frequency, list(CLOSINGS))
    times = list(SERIES.get(frequency, ())) or draw(st.lists(st.sampled_from(TIMES), max_size=4, unique=True))
    rows = draw(cells(times, scale, lacking=draw(st.sampled_from([0, 1, 1, 2])))) + draw(noise(scale))
    if frequency == "irregular":  # how many a series holds that nobody has a row of, nobody can say
        rows = (*rows, Row("2015-01-20", draw(values(scale))))
    rows = draw(marked(rows))
    criterion = draw(compared(scale)) | {"indicator": "mått", "value": draw(st.sampled_from(["mean", "sum"]))}
    final_only = draw(st.sampled_from([None, None, True]))
    shown = indicator(scale=scale, frequency=frequency, breaks=broken_in(draw(st.sampled_from(BREAKS))))
    rounds = draw(rounding(scale))
    return Case(
        optional(criterion, round_to=rounds, final_only=final_only),
        (shown,),
        rows,
        draw(st.sampled_from(closing)),
        None if frequency == "irregular" else draw(st.sampled_from(KNOWN_ON)),
    )


@st.composite
def marked(draw: DrawFn, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows, one of them perhaps saying that the definition changed with it."""
    which = draw(st.sampled_from([None, None, None, "2016", "2015-H2"]))
    same = [r for r in rows if r.period == which and r.key[:3] == ("mått", OWN, None)]
    if len(same) != 1 or same[0].value is None:
        return rows
    return tuple(replace(r, status=Status.BREAK) if r is same[0] else r for r in rows)


@st.composite
def levels(draw: DrawFn) -> Case:
    """Thresholds and changes of an indicator with named levels."""
    places = Scale(lowest=D(1), highest=D(3), step=D(1))
    if draw(st.booleans()):
        kind = draw(st.sampled_from(THRESHOLDS))
        low, high = sorted([draw(st.integers(0, 2)), draw(st.integers(0, 2))])
        criterion: dict[str, Any] = {"kind": kind, "value": draw(st.sampled_from(WHICH))}
        criterion |= {"lowest": LEVELS[low], "highest": LEVELS[high]} if kind == "between" else {"target": LEVELS[low]}
    else:
        criterion = {
            "kind": draw(st.sampled_from(CHANGES)),
            "pairs": draw(st.sampled_from(["year_over_year", "baseline"])),
        }
    rows = draw(cells(YEARS, places))
    return Case(criterion | {"indicator": "mått"}, (levelled(),), on_a_level(rows), draw(st.sampled_from(CLOSINGS)))


def on_a_level(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows without values between two levels, which no fact file can hold."""
    return tuple(r for r in rows if not isinstance(r.value, Decimal) or r.value % 1 == 0)


FORMS: tuple[dict[str, Any], ...] = (
    {"plus": ["a", "b"]},
    {"plus": ["a"], "minus": ["b"]},
    {"minus": ["a"]},
    {"plus": ["a", "netto"]},
    {"plus": ["netto"], "minus": ["a"]},
    {"numerator": ["a"], "denominator": ["b"], "times": 100},
    {"numerator": ["a"], "denominator": ["b"]},
    {"numerator": ["a"], "denominator": ["a", "b"], "times": 100},
    {"numerator": ["a", "b"], "denominator": ["b"]},
    {"numerator": ["netto"], "denominator": ["a"]},
    {"numerator": ["netto"], "denominator": ["a", "b"], "times": 100},
    {"numerator": ["a"], "denominator": ["brutto"]},
    {"numerator": ["a", "c"], "denominator": ["b"]},
    {"numerator": ["a"], "denominator": ["b", "c"]},
)
"""Ways to work out a value from a, b and c, and from netto = a - b and brutto = a + b."""


@st.composite
def parts(draw: DrawFn, /, scale: Scale, **more: Any) -> tuple[tuple[Indicator, ...], bool]:
    """A derived indicator with its parts, and whether it is a ratio."""
    form = draw(st.sampled_from(FORMS))
    breaks = broken_in(draw(st.sampled_from(BREAKS)))
    made = resolved(
        (
            indicator("a", scale, breaks=breaks),
            indicator("b", scale),
            indicator("c", scale),
            derived("netto", plus=["a"], minus=["b"]),
            derived("brutto", plus=["a", "b"]),
            derived("mått", **form, **more),
        )
    )
    return made, "numerator" in form


def goals_for(scale: Scale, *, ratio: bool) -> SearchStrategy[Decimal]:
    """Targets for a value worked out from parts on the scale."""
    if ratio:
        return st.sampled_from([D(0), D("0.3"), D("0.5"), D(1), D(2), D("33.3"), D(50), D(100), D("66.7")])
    return st.sampled_from([D(-2), D(-1), D(0), D("0.5"), D(1), D(2), D(3), D("4.5")])


@st.composite
def derivations(draw: DrawFn) -> Case:
    """Thresholds, totals and changes of sums, differences and ratios, some of whose parts are missing."""
    scale = draw(st.sampled_from(FEW))
    made, ratio = draw(parts(scale))
    rounds = draw(st.sampled_from([None, 0, 1])) if ratio else draw(rounding(made[-1].scale))
    exact = THRESHOLDS if not ratio or rounds is not None else THRESHOLDS[:4]
    low, high = sorted([draw(goals_for(scale, ratio=ratio)), draw(goals_for(scale, ratio=ratio))])
    which = draw(st.sampled_from(["threshold", "threshold", "total", "change"]))
    closing = draw(st.sampled_from(CLOSINGS if which == "threshold" else CLOSINGS[:4]))
    criterion: dict[str, Any]
    if which == "change":
        kinds = CHANGES if not ratio or rounds is not None else CHANGES[:4]
        criterion = {"kind": draw(st.sampled_from(kinds)), "pairs": draw(st.sampled_from(PAIRS))}
        criterion |= draw(st.sampled_from([{}, {"amount": D(1)}, {"amount": D("0.5")}]))
    else:
        kind = draw(st.sampled_from(exact))
        criterion = (
            {"kind": kind, "lowest": low, "highest": high} if kind == "between" else {"kind": kind, "target": low}
        )
        if kind in ("at_least", "above") and low > 0 and draw(st.booleans()):
            criterion["partly"] = {"share_of_target": D("0.5")}
        criterion["value"] = draw(st.sampled_from(WHICH if which == "threshold" else ("mean", "sum")))
    rows: list[Row] = []
    lacking = draw(st.sampled_from([0, 1, 1, 2]))
    for name in ("a", "b", "c"):
        rows += draw(cells(YEARS, scale, lacking=lacking, indicator=name))
    final_only = draw(st.sampled_from([None, None, True]))
    criterion = optional(criterion | {"indicator": "mått"}, round_to=rounds, final_only=final_only)
    return Case(criterion, made, tuple(rows), closing, draw(st.sampled_from(KNOWN_ON)))


PAIRS = ("year_over_year", "measurement_over_measurement", "baseline")


@st.composite
def deviations(draw: DrawFn) -> Case:
    """`deviation_at_most`: the outcome, the budget, both or neither known."""
    scale, other = draw(scales()), draw(scales())
    criterion: dict[str, Any] = {"kind": "deviation_at_most", "indicator": "mått", "reference": "budget"}
    criterion |= {"value": draw(st.sampled_from(WHICH))}
    if draw(st.booleans()):
        criterion["amount"] = draw(st.sampled_from([D(0), D("0.1"), D("0.5"), D(1)]))
    else:
        criterion["percent"] = draw(st.sampled_from([D(0), *PERCENTS]))
    if draw(st.booleans()):
        criterion["only"] = "negative"
    frequency = draw(st.sampled_from(["year", "irregular"]))
    times = draw(periods_of(frequency))
    lacking = draw(st.sampled_from([0, 1, 2]))
    rows = draw(cells(times, scale, lacking=lacking)) + draw(noise(scale))
    rows += draw(cells(times, other, lacking=draw(st.sampled_from([0, 1, 2])), indicator="budget"))
    shown = indicator(scale=scale, frequency=frequency, higher_is_better=draw(st.booleans()))
    budget = indicator("budget", other, frequency=frequency)
    rounds = draw(rounding(scale)) if draw(rounding(other)) is not None else None
    final_only = draw(st.sampled_from([None, None, True]))
    return Case(
        optional(criterion, round_to=rounds, final_only=final_only),
        (shown, budget),
        rows,
        draw(st.sampled_from(CLOSINGS)),
        draw(st.sampled_from(KNOWN_ON)),
    )


@st.composite
def better_than(draw: DrawFn) -> Case:
    """`better_than` the whole country, the mean of a group, or another indicator."""
    than = draw(st.sampled_from(["country", "group_mean", "reference"]))
    scale = draw(st.sampled_from(FEW) | scales())
    criterion: dict[str, Any] = {"kind": "better_than", "indicator": "mått", "than": than}
    said = draw(st.sampled_from(["nothing", "or_equal", "amount", "percent"]))
    if said == "or_equal":
        criterion["or_equal"] = True
    elif said == "amount":
        criterion["amount"] = draw(st.sampled_from(AMOUNTS))
    elif said == "percent" and positive(scale):
        criterion["percent"] = draw(st.sampled_from(PERCENTS))
    rows = list(draw(cells(("2015", "2016"), scale)))
    shown = [indicator(scale=scale, higher_is_better=draw(st.booleans()))]
    if than == "country":
        rows += draw(cells(("2015", "2016"), scale, municipality=COUNTRY))
    elif than == "reference":
        other = draw(scales()) if "percent" not in criterion else draw(st.sampled_from(FEW))
        rows += draw(cells(("2015", "2016"), other, indicator="annat mått"))
        shown.append(indicator("annat mått", other))
        criterion["reference"] = "annat mått"
    else:
        rows += draw(group_of(scale))
        shown.append(indicator("grupp", kind="members", frequency="irregular"))
        criterion["group"] = "grupp"
    criterion["value"] = draw(st.sampled_from(WHICH))
    rounds = draw(rounding(scale)) if than != "reference" else None
    final_only = draw(st.sampled_from([None, None, True]))
    closing = draw(st.sampled_from(["2015-H1", "2015", "2016-H1", "2016", "2016"]))
    return Case(optional(criterion, round_to=rounds, final_only=final_only), tuple(shown), tuple(rows), closing)


@st.composite
def group_of(draw: DrawFn, scale: Scale) -> list[Row]:
    """A list of members, the municipality in it or not, their values known or not; perhaps no list."""
    size = draw(st.integers(0, 3))
    rows: list[Row] = []
    for code in OTHERS[:size]:
        rows += draw(
            cells(("2015", "2016"), scale, known_on=False, lacking=draw(st.sampled_from([0, 0, 1])), municipality=code)
        )
    rows += [Row("2015", code, **GROUP) for code in (*OTHERS[:size], *draw(st.sampled_from([(), (OWN,)])))]
    if size and draw(st.sampled_from([False, False, True])):
        rows += [Row("2016", code, **GROUP) for code in OTHERS[: size - 1]]
    return rows


@st.composite
def sharing(draw: DrawFn) -> Case:
    """A derived value against one of its own parts, or against another value with the same part."""
    scale = draw(st.sampled_from(FEW))
    form = draw(st.sampled_from(FORMS[:5]))
    other = draw(st.sampled_from(["a", "b", "brutto", "netto"]))
    made = resolved(
        (
            indicator("a", scale),
            indicator("b", scale),
            derived("netto", plus=["a"], minus=["b"]),
            derived("brutto", plus=["a", "b"]),
            derived("mått", **form, higher_is_better=draw(st.booleans())),
        )
    )
    criterion: dict[str, Any] = {"indicator": "mått", "reference": other, "value": draw(st.sampled_from(WHICH))}
    if draw(st.booleans()):
        criterion |= {"kind": "deviation_at_most", "amount": draw(st.sampled_from([D(0), D(1), D("1.5")]))}
    else:
        criterion |= {"kind": "better_than", "than": "reference", "or_equal": draw(st.booleans())}
    rows: list[Row] = []
    for name in ("a", "b"):
        rows += draw(cells(("2015", "2016"), scale, indicator=name))
    return Case(criterion, made, tuple(rows), draw(st.sampled_from(["2015", "2016-H1", "2016"])))


KINDS: dict[str, SearchStrategy[Case]] = {
    "changes": changes(),
    "totals": totals(),
    "levels": levels(),
    "derivations": derivations(),
    "deviations": deviations(),
    "better_than": better_than(),
    "sharing": sharing(),
}
"""A random question for each family of kinds."""

RATIO = resolved(
    (
        indicator("a", Scale(lowest=D(0), step=D(1))),
        indicator("b", Scale(lowest=D(0), step=D(1))),
        derived("mått", numerator=["a"], denominator=["b"]),
    )
)
"""a divided by b, of whole numbers from 0."""
