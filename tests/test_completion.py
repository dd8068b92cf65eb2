"""The principle of completion holds for every kind of criterion: shown by trying every completion.

`VETLANDA_POLICY_EXAMPLES=5000 python -m pytest tests/test_completion.py` looks longer.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from datetime import date
from decimal import ROUND_CEILING, Context, Decimal, localcontext
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tests.oracle import (
    OWN,
    PERIOD,
    Case,
    Row,
    TooManyWorldsError,
    domains,
    fill,
    grid,
    possible,
    read,
)
from tests.strategies import KINDS, broken_in, indicator
from vetlanda_policy.criteria import Criterion, Finding, Fulfilment, Question, Subject
from vetlanda_policy.criteria.finding import CauseCode
from vetlanda_policy.facts import COUNTRY, Facts, Status
from vetlanda_policy.periods import read_closing
from vetlanda_policy.values import Scale, exactly, key

EXAMPLES = int(os.environ.get("VETLANDA_POLICY_EXAMPLES", "200"))
F, P, N = Fulfilment.FULFILLED, Fulfilment.PARTLY, Fulfilment.NOT
D = Decimal
CRITERION: TypeAdapter[Any] = TypeAdapter(Criterion)
HEALTH = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
kinds = pytest.mark.parametrize("kind", sorted(KINDS))


def examples(share: int = 1) -> settings:
    """So many examples; properties that follow from a stronger one get a share of them."""
    return settings(max_examples=max(1, EXAMPLES // share), deadline=None, suppress_health_check=HEALTH)


def judge(case: Case, facts: Facts | None = None) -> Finding:
    """What the product concludes."""
    closing = read_closing(case.closing)
    view = (facts or case.facts()).view(closing.day, case.known_on)
    question = Question(case.about, PERIOD, closing, OWN, view, {key(i.id): i for i in case.indicators})
    criterion = CRITERION.validate_python(dict(case.criterion))
    with exactly():
        finding: Finding = criterion.judge(question, Subject(case.area))
    return finding


# ---------------------------------------------------------------- corners, worked out by hand

TEN = Scale(lowest=D(0), highest=D(10), step=D(1))


def _line(scale: Scale, target: str, *rows: Row, since: int = 2014, stated: str | None = None, **more: Any) -> Case:
    """A question about keeping to the line from a baseline to a target at the end of 2018."""
    baseline = {"date": date(since, 12, 31)} | ({} if stated is None else {"value": D(stated)})
    criterion = {
        "kind": "milestones",
        "indicator": "mått",
        "targets": [{"date": date(2018, 12, 31), "target": D(target)}],
        "baseline": baseline,
        "pace": "linear",
    }
    breaks = more.pop("breaks", ())
    return Case(criterion, (indicator(scale=scale, breaks=breaks),), rows, **more)


CORNERS = {
    "a share of a target that must be exceeded is reached when met exactly": (
        Case(
            {"kind": "above", "indicator": "mått", "target": D(2), "partly": {"share_of_target": D("0.5")}},
            (indicator(scale=TEN),),
            (Row("2018", D(1)),),
        ),
        {P},
    ),
    "lower is better, from 1 up without end: the other one may be better": (
        Case(
            {"kind": "in_best_share", "indicator": "mått", "share": D("0.5"), "group": "grupp"},
            (
                indicator(scale=Scale(lowest=D(1), step=D(1)), higher_is_better=False),
                indicator("grupp", kind="members", frequency="irregular"),
            ),
            (Row("2018", "0686", indicator="grupp", area="Liknande"),),
        ),
        {F, N},
    ),
    "a preliminary number of participants is not known to a rule that asks for final values": (
        Case(
            {"kind": "among_best", "indicator": "mått", "best": 1, "participants": "deltagare", "final_only": True},
            (indicator(scale=TEN), indicator("deltagare", Scale(lowest=D(1), step=D(1)))),
            (Row("2018", D(5)), Row("2018", D(1), Status.PROVISIONAL, indicator="deltagare", municipality=COUNTRY)),
        ),
        {F, N},
    ),
    "a baseline year that is not over": (
        Case(
            {"kind": "increases", "indicator": "mått", "pairs": "measurement_over_measurement", "baseline": 2015},
            (indicator(scale=TEN, frequency="irregular"),),
            (Row("2015-H1", D(10)),),
            closing="2015-H1",
        ),
        {F, N},
    ),
    "a baseline year that only just is over": (
        Case(
            {"kind": "increases", "indicator": "mått", "pairs": "measurement_over_measurement", "baseline": 2015},
            (indicator(scale=TEN),),
            (Row("2015", D(10)),),
            closing="2015",
        ),
        {F, N},
    ),
    "nothing can rise above the top, but the top was another one before the definition changed": (
        Case(
            {"kind": "increases", "indicator": "mått", "pairs": "baseline"},
            (indicator(scale=TEN, breaks=broken_in(2015)),),
            (Row("2014", D(10)),),
        ),
        {F, N},
    ),
    "nothing can rise above the top": (
        Case(
            {"kind": "increases", "indicator": "mått", "pairs": "baseline"},
            (indicator(scale=TEN),),
            (Row("2014", D(10)),),
        ),
        {N},
    ),
    "a stated baseline is of the old definition": (
        Case(
            {"kind": "increases", "indicator": "mått", "pairs": "baseline", "baseline_value": D(4)},
            (indicator(scale=TEN, breaks=broken_in(2017)),),
            (Row("2018", D(5)),),
        ),
        {F, N},
    ),
    "a line from a baseline of the old definition": (
        _line(TEN, "8", Row("2014", D(4)), Row("2017", D(7)), breaks=broken_in(2016), closing="2017"),
        {F, N},
    ),
    "a definition that changed this year says nothing about a yearly value of last year": (
        Case(
            {"kind": "increases", "indicator": "mått", "pairs": "baseline"},
            (indicator(scale=TEN, breaks=broken_in(2016)),),
            (Row("2014", D(10)),),
            closing="2016-H1",
        ),
        {N},
    ),
    "a line before a definition that changed this year": (
        _line(TEN, "0", stated="0", breaks=broken_in(2016), closing="2016-H1"),
        {F},
    ),
    "the missing value is the missing baseline, and that is on its line": (
        _line(TEN, "8", Row("2015", None, Status.SUPPRESSED), since=2015, closing="2016-H1"),
        {F},
    ),
    "nothing measured in a year when the line has not left the lowest value": (
        _line(TEN, "8", since=2015, stated="0", closing="2016-H1"),
        {F},
    ),
    "the line at the closing is out of reach, but the value may be of an earlier year": (
        _line(TEN, "18", since=2014, stated="7", closing="2016"),
        {F, N},
    ),
}


@pytest.mark.parametrize("name", CORNERS)
def test_corner(name: str) -> None:
    case, expected = CORNERS[name]
    assert judge(case).possible == expected
    assert possible(case) == expected


# ---------------------------------------------------------------- the principle


@kinds
@examples()
@given(data=st.data())
def test_complete_per_criterion(kind: str, data: st.DataObject) -> None:
    """`possible` is exactly the set of verdicts that some completion gives."""
    case: Case = data.draw(KINDS[kind])
    try:
        expected = possible(case)
    except TooManyWorldsError:
        assume(False)
    assert judge(case).possible == expected


@kinds
@examples(2)
@given(data=st.data())
def test_sound_always(kind: str, data: st.DataObject) -> None:
    """No completion contradicts: its verdict is one of the possible ones, however much is missing."""
    case: Case = data.draw(KINDS[kind])
    found = judge(case).possible
    reading = read(case)
    with localcontext(Context(prec=60)):
        world = {name: data.draw(st.sampled_from(list(d))) for name, d in domains([reading], None).items()}
        verdict = reading.verdict(world)
    assert verdict in found


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"assessed"}))
@examples(2)
@given(data=st.data())
def test_more_facts_never_widen(kind: str, data: st.DataObject) -> None:
    """A missing value that becomes known, whatever allowed value it has, leaves fewer verdicts or as many."""
    case: Case = data.draw(KINDS[kind])
    reading = read(case)
    lacking = domains([reading], None)
    values = {name: [v for v in d if isinstance(v, Decimal)] for name, d in lacking.items()}
    holes = [name for name, d in values.items() if d and fill(case, name, d[0])]
    assume(holes)
    name = data.draw(st.sampled_from(holes))
    filled = fill(case, name, data.draw(st.sampled_from(values[name])))
    assert filled is not None
    assert judge(filled).possible <= judge(case).possible


@kinds
@examples(4)
@given(data=st.data())
def test_what_is_known_decides(kind: str, data: st.DataObject) -> None:
    """Undecided only where a fact is missing, and then the causes say which."""
    case: Case = data.draw(KINDS[kind])
    finding = judge(case)
    if not read(case).unknown:
        assert len(finding.possible) == 1
        # where the values decide, that no placement has been published is worth saying all the same
        assert {c.indicator for c in finding.causes} <= {"placering"}
    if len(finding.possible) > 1:
        assert finding.causes


STATUS_CAUSES = {
    Status.MISSING: CauseCode.MISSING,
    Status.SUPPRESSED: CauseCode.SUPPRESSED,
    Status.NOT_APPLICABLE: CauseCode.NOT_APPLICABLE,
    Status.DROPPED_OUT: CauseCode.DROPPED_OUT,
    Status.PROVISIONAL: CauseCode.PROVISIONAL,
}


@pytest.mark.parametrize("status", STATUS_CAUSES)
@pytest.mark.parametrize("value", ["latest", "closed_year", "every_year", "every_measurement"])
def test_the_cause_is_what_the_row_says(status: Status, value: str) -> None:
    number = D(5) if status is Status.PROVISIONAL else None
    criterion = {"kind": "at_least", "indicator": "mått", "target": D(3), "value": value, "final_only": True}
    case = Case(criterion, (indicator(scale=TEN),), (Row("2015", number, status),), closing="2015")
    finding = judge(case)
    assert finding.possible == {F, N}
    assert [(c.code, c.period, c.municipality) for c in finding.causes] == [(STATUS_CAUSES[status], "2015", OWN)]


# ---------------------------------------------------------------- numbers


def strict_without_steps(case: Case, relation: str) -> bool:
    """Whether a margin of 0 is not enough: more (or less) than a bound, and no nearest value that would do."""
    return relation in "<>" and case.main.scale.step is None and case.criterion.get("round_to") is None


@kinds
@examples(2)
@given(data=st.data())
def test_margin_sign_agrees(kind: str, data: st.DataObject) -> None:
    """A margin is 0 or more where the value is as required, and negative where it is not.

    Only for `>` and `<` on a scale without steps is there no nearest value that would do: a margin of 0 then means
    that the value lies on the bound, which is not enough.
    """
    case: Case = data.draw(KINDS[kind])
    finding = judge(case)
    for c in finding.comparisons:
        if strict_without_steps(case, c.required.relation):
            assert c.met == (c.margin > 0)
        else:
            assert c.met == (c.margin >= 0)
    worst = finding.worst
    if worst is not None and worst.decides:
        if not finding.causes:
            assert (finding.possible == {F}) == worst.met
        if not worst.met:
            assert F not in finding.possible


def nearest(case: Case, *, above: bool) -> Decimal | None:
    """The value of the scale next to the target that would do for more (or less) than it; none where none would."""
    target: Decimal = case.criterion["target"]
    if case.main.scale.step is None:
        return target
    found = [v for v in grid(case.main.scale, [target], 1) if (v > target if above else v < target)]
    return (min(found) if above else max(found)) if found else None


def the_margin(case: Case, value: Decimal) -> Decimal | None:
    """How far a value is from what is required, on the good side positive; none where nothing would do."""
    criterion = case.criterion
    match criterion["kind"]:
        case "at_least":
            return value - criterion["target"]  # type: ignore[no-any-return]
        case "at_most":
            return criterion["target"] - value  # type: ignore[no-any-return]
        case "equals":
            return -abs(value - criterion["target"])  # type: ignore[no-any-return]
        case "between":
            return min(value - criterion["lowest"], criterion["highest"] - value)  # type: ignore[no-any-return]
        case kind:
            bound = nearest(case, above=kind == "above")
            return None if bound is None else value - bound if kind == "above" else bound - value


@examples()
@given(KINDS["thresholds"])
def test_margin_is_the_distance_to_the_nearest_value_that_would_do(case: Case) -> None:
    """To the target; for more or less than it, to the nearest step beyond. For a value on the scale's own steps."""
    assume(case.criterion.get("round_to") is None)
    with exactly():
        for c in judge(case).comparisons:
            expected = the_margin(case, c.observed)
            if expected is not None and case.main.scale.on_step(c.observed):
                assert c.margin == expected


BETWEEN_STEPS = {
    "more than a step, by less than a step": Case(
        {"kind": "above", "indicator": "mått", "target": D(93)},
        (indicator(scale=Scale(lowest=D(0), highest=D(100), step=D("0.1"))),),
        (Row("2018", D("93.05")),),
    ),
    "risen by less than a step": Case(
        {"kind": "increases", "indicator": "mått", "pairs": "measurement_over_measurement"},
        (indicator(scale=Scale(lowest=D(0), highest=D(100), step=D("0.1"))),),
        (Row("2014", D("71.2")), Row("2015", D("71.25"))),
    ),
    "on a line that lies between two steps": _line(TEN, "10", Row("2014", D(0)), Row("2015", D("2.5")), closing="2015"),
    "on a line that is a step, where the steps start at a half": _line(
        Scale(lowest=D("0.5"), highest=D("4.5"), step=D(1)), "0.5", Row("2015", D("0.5")), stated="0.5", closing="2015"
    ),
}


@pytest.mark.parametrize("name", BETWEEN_STEPS)
def test_a_value_between_two_steps_has_a_margin_that_agrees(name: str) -> None:
    finding = judge(BETWEEN_STEPS[name])
    assert finding.possible == {F}
    assert finding.worst is not None
    assert finding.worst.margin >= 0


def test_the_margin_of_more_than_is_to_the_nearest_value_that_would_do() -> None:
    """1 199 against more than 1 314 is 116 persons short."""
    rows = (Row("2014", D(1004)), Row("2015", D(1163)), Row("2016", D(1314)), Row("2017", D(1199)))
    criterion = {"kind": "increases", "indicator": "mått", "pairs": "year_over_year"}
    worst = judge(Case(criterion, (indicator(scale=Scale(lowest=D(0), step=D(1))),), rows, closing="2017")).worst
    assert worst is not None
    assert (worst.observed, str(worst.required), worst.margin) == (D(1199), "> 1314", D(-116))


@kinds
@examples(4)
@given(data=st.data())
def test_decimal_context_independent(kind: str, data: st.DataObject) -> None:
    """Three digits and another rounding around the call change nothing."""
    case: Case = data.draw(KINDS[kind])
    with localcontext(Context(prec=3, rounding=ROUND_CEILING)):
        narrow = judge(case)
    assert narrow == judge(case)


# ---------------------------------------------------------------- facts


@kinds
@examples(4)
@given(data=st.data(), seed=st.integers(0, 2**16))
def test_order_independent(kind: str, data: st.DataObject, seed: int) -> None:
    """The order of rows changes nothing, not even the wording's evidence."""
    case: Case = data.draw(KINDS[kind])
    facts = case.facts()
    shuffled = list(facts.measurements)
    random.Random(seed).shuffle(shuffled)  # noqa: S311  no cryptography
    assert judge(case, Facts(tuple(shuffled), OWN)) == judge(case, facts)


def published_later(rows: tuple[Row, ...]) -> st.SearchStrategy[list[Row]]:
    """Rows published in 2021: revisions of some, and values, gaps and members nobody had heard of."""
    newer = date(2021, 5, 1)
    names: dict[str, Decimal | str] = {
        "mått": D(1),
        "deltagare": D(2),
        "placering": D(1),
        "grupp": "0999",
        "bedömning": "fulfilled",
    }
    fresh = [Row(t, v, indicator=i, published=newer) for i, v in names.items() for t in ("2014", "2015", "2016")]
    fresh += [replace(r, value=None, status=Status.MISSING) for r in fresh if r.indicator == "mått"]
    fresh += [replace(r, municipality=m) for r in fresh for m in ("0686", COUNTRY)]
    fresh += [replace(r, area=a) for r in fresh if r.indicator in ("grupp", "bedömning") for a in ("Liknande", "Andra")]
    revised = [
        replace(r, value=D(3), status=Status.FINAL, published=newer) for r in rows if isinstance(r.value, Decimal)
    ]
    revised += [replace(r, value=None, status=Status.MISSING, published=newer) for r in revised]
    return st.lists(st.sampled_from(fresh + revised), min_size=1, max_size=5, unique_by=lambda r: r.key)


@kinds
@examples(2)
@given(data=st.data())
def test_known_on_is_stable(kind: str, data: st.DataObject) -> None:
    """What is published later than `known_on` changes nothing."""
    case: Case = data.draw(KINDS[kind])
    dated = tuple(r if r.published else replace(r, published=date(2017, 3, 1)) for r in case.rows)
    before = replace(case, rows=dated, known_on=date(2020, 1, 1))
    after = replace(before, rows=(*dated, *data.draw(published_later(dated))))
    assert judge(after) == judge(before)


def test_a_row_that_says_missing_is_not_named_before_it_is_published() -> None:
    criterion = {"kind": "at_least", "indicator": "mått", "target": D(3), "value": "closed_year"}
    before = Case(criterion, (indicator(scale=TEN),), (), known_on=date(2020, 1, 1))
    after = replace(before, rows=(Row("2018", None, Status.MISSING, date(2021, 5, 1)),))
    assert judge(after) == judge(before)
