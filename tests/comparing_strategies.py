"""Random criteria of every kind for the tests of comparing: small scales, so that small facts can tell them apart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from vetlanda_policy.goals import Goal, Rulebook, Source, Version
from vetlanda_policy.indicators import Indicator, SeriesBreak, resolved
from vetlanda_policy.periods import MandatePeriod
from vetlanda_policy.values import Scale

D = Decimal
PERIOD = MandatePeriod(id="2015-2018", first_day=date(2015, 1, 1), last_day=date(2018, 12, 31))
FEW = Scale(lowest=D(0), highest=D(6), step=D(1))
SCALES = (
    FEW,
    FEW,
    Scale(lowest=D(0), highest=D(6), step=D("0.5")),
    Scale(lowest=D(0), highest=D(6)),
    Scale(lowest=D(0)),
)


def indicator(name: str, **more: Any) -> Indicator:
    """An indicator with what is left to say filled in."""
    scale = {} if "derived" in more or "levels" in more else {"scale": more.pop("scale", FEW)}
    given = {"frequency": "year", "unit": "enheter", "published": "", **scale, **more}
    return Indicator(id=name, name=name, definition=name, **given)


def indicators(*, frequency: str = "year", broken: bool = False, scale: Scale = FEW) -> tuple[Indicator, ...]:
    """The indicators that the criteria below are about."""
    breaks = (SeriesBreak(first_day=date(2017, 1, 1), reason="ny definition"),) if broken else ()
    common: dict[str, Any] = {"frequency": frequency, "higher_is_better": True}
    return resolved(
        (
            indicator("mått", scale=scale, areas=("norr", "söder"), breaks=breaks, **common),
            indicator("budget", scale=scale, **common),
            indicator("lägre", scale=scale, frequency=frequency, higher_is_better=False),
            indicator("läge", levels=("röd", "gul", "grön"), frequency=frequency),
            indicator("summa", derived={"plus": ["mått"], "minus": ["budget"]}, **common),
            indicator("kvot", derived={"numerator": ["mått"], "denominator": ["budget"], "times": D(2)}, **common),
            indicator("plats", scale=Scale(lowest=D(1), step=D(1)), frequency="year", higher_is_better=False),
            indicator("antal", scale=Scale(lowest=D(1), step=D(1))),
            indicator("grupp", kind="members", frequency="irregular"),
        )
    )


def rulebook(*criteria: Mapping[str, Any], shown: tuple[Indicator, ...] | None = None) -> Rulebook:
    """A rulebook with one goal for each criterion."""
    goals = tuple(
        Goal(
            id=f"2015-2018/{n}",
            number=n,
            title=f"Mål {n}",
            version=(Version.model_validate({"in_force_from": date(2015, 1, 1), "quote": "Ord.", "criterion": c}),),
        )
        for n, c in enumerate(criteria, 1)
    )
    source = Source(file="source.txt", sha256="0" * 64, title="Påhittad källa", read_at="", complete=True)
    return Rulebook.model_construct(  # as reading does: derived indicators have their scale by now
        period=PERIOD,
        version="1",
        sha256="0" * 64,
        municipality="0685",
        source=source,
        indicators=indicators() if shown is None else shown,
        goals=goals,
    )


targets = st.sampled_from([D(2), D(3), D("3.5"), D(4)])
WHICH = ("latest", "latest", "closed_year", "every_year", "every_measurement", "mean", "sum")


def _with(given: dict[str, Any], **more: Any) -> dict[str, Any]:
    return given | {name: value for name, value in more.items() if value is not None}


@st.composite
def thresholds(draw: DrawFn, names: tuple[str, ...] = ("mått", "mått", "lägre", "summa", "kvot")) -> dict[str, Any]:
    """`at_least` and its like."""
    kind = draw(st.sampled_from(["at_least", "above", "at_most", "below", "equals", "between"]))
    name = draw(st.sampled_from(names))
    ratio = name == "kvot"
    kind = "at_least" if ratio and kind in ("equals", "between") else kind
    criterion: dict[str, Any] = {
        "kind": kind,
        "indicator": name,
        "value": draw(st.sampled_from(WHICH[: 3 if ratio else 7])),
    }
    if kind == "between":
        criterion |= {"lowest": D(2), "highest": draw(st.sampled_from([D(3), D(4)]))}
        return criterion
    criterion["target"] = draw(targets)
    if kind in ("at_least", "above") and draw(st.booleans()):
        criterion["partly"] = {"share_of_target": D("0.5")}
    elif name == "mått" and draw(st.booleans()):
        criterion["each"] = {"area": ["norr", "söder"]}
        criterion |= draw(st.sampled_from([{}, {"partly": {"some": True}}]))
    return _with(criterion, round_to=draw(st.sampled_from([None, None, 0])))


@st.composite
def levels(draw: DrawFn) -> dict[str, Any]:
    """A threshold that is a named level."""
    kind = draw(st.sampled_from(["at_least", "above", "at_most", "below", "equals"]))
    return {"kind": kind, "indicator": "läge", "target": draw(st.sampled_from(["röd", "gul", "grön"]))}


CHANGES = ("increases", "decreases", "does_not_increase", "does_not_decrease", "unchanged")


@st.composite
def changes(draw: DrawFn) -> dict[str, Any]:
    """The five kinds of change."""
    kind, pairs = draw(st.sampled_from(CHANGES)), draw(st.sampled_from(["year_over_year", "baseline"]))
    pairs = draw(st.sampled_from([pairs, "measurement_over_measurement"]))
    criterion: dict[str, Any] = {"kind": kind, "indicator": draw(st.sampled_from(["mått", "summa"])), "pairs": pairs}
    if pairs == "baseline" and draw(st.booleans()):
        criterion["baseline_value"] = D(3)
    elif draw(st.booleans()):
        criterion["baseline"] = draw(st.sampled_from([2014, 2015, 2016]))
    size = draw(st.sampled_from([None, None, "amount", "percent"]))
    if size == "amount":
        criterion["amount"] = draw(st.sampled_from([D(1), D(2)]))
    if size == "percent" and criterion["indicator"] == "mått":
        criterion["percent"] = draw(st.sampled_from([D(10), D(50)]))
    return _with(criterion, round_to=draw(st.sampled_from([None, None, 0])))


@st.composite
def references(draw: DrawFn) -> dict[str, Any]:
    """A value beside another of the same period."""
    which = draw(st.sampled_from(["latest", "closed_year", "every_year"]))
    criterion: dict[str, Any] = {"indicator": draw(st.sampled_from(["mått", "lägre"])), "value": which}
    criterion = _with(criterion, round_to=draw(st.sampled_from([None, None, 0])))
    size = draw(st.sampled_from([{"amount": D(1)}, {"percent": D(50)}]))
    if draw(st.booleans()):
        only = draw(st.sampled_from([None, "negative"]))
        return _with({"kind": "deviation_at_most", "reference": "budget", **size, **criterion}, only=only)
    than = draw(st.sampled_from([{"than": "country"}, {"than": "reference", "reference": "budget"}]))
    than = draw(st.sampled_from([than, {"than": "group_mean", "group": "grupp"}]))
    return {"kind": "better_than", **criterion, **than, **draw(st.sampled_from([{}, {"or_equal": True}, size]))}


@st.composite
def places(draw: DrawFn) -> dict[str, Any]:
    """A place among others."""
    which, name = draw(st.sampled_from(["latest", "closed_year"])), draw(st.sampled_from(["mått", "lägre"]))
    if draw(st.booleans()):
        share = draw(st.sampled_from([D("0.25"), D("0.34"), D("0.5")]))
        return {"kind": "in_best_share", "indicator": name, "value": which, "share": share, "group": "grupp"}
    more = draw(st.sampled_from([{"placement": "plats"}, {"participants": "antal"}, {}]))
    return {"kind": "among_best", "indicator": name, "value": which, "best": draw(st.integers(1, 3)), **more}


@st.composite
def milestones(draw: DrawFn) -> dict[str, Any]:
    """Dated targets, and the line before the first."""
    dates = draw(
        st.sampled_from([(date(2016, 12, 31), date(2018, 12, 31)), (date(2022, 12, 31),), (date(2017, 6, 30),)])
    )
    at = draw(st.sampled_from(["at_least", "above", "at_most", "below"]))
    criterion: dict[str, Any] = {"kind": "milestones", "indicator": "mått", "at": at}
    criterion["targets"] = [{"date": d, "target": draw(targets)} for d in dates]
    if draw(st.booleans()):
        start = {"date": date(2014, 12, 31)} | draw(st.sampled_from([{}, {"value": D(1)}]))
        criterion |= {"baseline": start, "pace": "linear"}
    if at in ("at_least", "above") and draw(st.booleans()):
        criterion["partly"] = {"share_of_target": D("0.5")}
    return criterion


@st.composite
def assessed(draw: DrawFn) -> dict[str, Any]:
    """A recorded judgement."""
    partly = draw(st.sampled_from([{}, {"partly": {"as_assessed": "Delvis."}}]))
    return {"kind": "assessed", "why": "Inget mått.", **partly}


@st.composite
def units(draw: DrawFn) -> dict[str, Any]:
    """A share of the units."""
    inner = draw(thresholds(("mått",)).filter(lambda c: "each" not in c and "partly" not in c))
    return {"kind": "share_of_units", "share": draw(st.sampled_from([D("0.5"), D(1)])), "criterion": inner}


FAMILIES: dict[str, SearchStrategy[dict[str, Any]]] = {
    "thresholds": thresholds(),
    "levels": levels(),
    "changes": changes(),
    "references": references(),
    "places": places(),
    "milestones": milestones(),
    "assessed": assessed(),
    "units": units(),
}
"""A random criterion of each family."""

singles = st.one_of(*FAMILIES.values())


@st.composite
def combinations(draw: DrawFn) -> dict[str, Any]:
    """Several criteria together, and "partly" when another is met."""
    few = thresholds() | changes() | levels()
    kind = draw(st.sampled_from(["all", "any", "at_least_of"]))
    criterion: dict[str, Any] = {"kind": kind, "criteria": draw(st.lists(few, min_size=2, max_size=3))}
    if kind == "at_least_of":
        criterion["count"] = 2
    partly = draw(st.sampled_from(["", "some", "when"]))
    if partly == "some":
        criterion["partly"] = {"some": True}
    if partly == "when":
        criterion["partly"] = {"when": draw(few)}
    return criterion


FAMILIES["combinations"] = combinations()
