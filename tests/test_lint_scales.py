"""Promises about scales: what is said of always, never and contradiction is what trying every value says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tests.reading import indicator
from vetlanda_policy.criteria import Criterion, Threshold
from vetlanda_policy.goals import Goal, Rulebook, Version
from vetlanda_policy.lint.relations import contradict, cover, implies
from vetlanda_policy.lint.rules import rules
from vetlanda_policy.lint.sameness import check_combinations
from vetlanda_policy.lint.scales import check_scales
from vetlanda_policy.periods import MandatePeriod
from vetlanda_policy.values import Scale

CRITERION: TypeAdapter[Any] = TypeAdapter(Criterion)
KINDS = ("at_least", "above", "at_most", "below", "equals")
HALVES = st.integers(-2, 12).map(lambda n: Decimal(n) / 2)


@st.composite
def thresholds(draw: st.DrawFn) -> Threshold:
    """A threshold with bounds on and between the steps of the scale, and outside of it."""
    kind = draw(st.sampled_from((*KINDS, "between")))
    shared = {"kind": kind, "indicator": "andel", "value": "closed_year"}
    if kind == "between":
        low, high = sorted((draw(HALVES), draw(HALVES)))
        return CRITERION.validate_python(shared | {"lowest": low, "highest": high})  # type: ignore[no-any-return]
    return CRITERION.validate_python(shared | {"target": draw(HALVES)})  # type: ignore[no-any-return]


SCALES = st.sampled_from(
    [
        Scale(lowest=Decimal(0), highest=Decimal(5), step=Decimal(1)),
        Scale(lowest=Decimal(0), highest=Decimal(5)),
        Scale(lowest=Decimal(1), highest=Decimal(1), step=Decimal(1)),
        Scale(lowest=Decimal(0), highest=Decimal(4), step=Decimal(2)),
    ]
)


def values(scale: Scale) -> list[Decimal]:
    """Every value of a scale with steps; of one without, enough to tell apart all bounds that the tests draw."""
    assert scale.lowest is not None
    assert scale.highest is not None
    step = scale.step or Decimal("0.25")
    count = int((scale.highest - scale.lowest) / step)
    return [scale.lowest + n * step for n in range(count + 1)]


def book(scale: Scale, criterion: Any) -> Rulebook:
    """A rulebook with one goal and one indicator."""
    period = MandatePeriod.model_validate({"id": "2023-2026", "first_day": "2023-01-01", "last_day": "2026-12-31"})
    version = Version.model_construct(
        in_force_from=period.first_day, in_force_to=None, quote="Påhittat.", criterion=criterion
    )
    goal = Goal.model_construct(id="2023-2026/1", number=1, title="Påhittat", version=(version,), file="goal-1.toml")
    andel = indicator("andel", scale=scale, unit="procent")
    parts: dict[str, Any] = {"period": period, "municipality": "0685", "indicators": (andel,), "goals": (goal,)}
    return Rulebook.model_construct(**parts)


def codes(made: Rulebook) -> set[str]:
    """What the scales decide of the goal."""
    (rule,) = rules(made, "påhittat")
    return {f.code for check in (check_scales, check_combinations) for f in check(rule)}


def met(criterion: Threshold, made: Rulebook, value: Decimal) -> bool:
    """Whether a value meets a criterion."""
    return criterion.requirement(made.by_id["andel"]).met_by(value)


@given(SCALES, thresholds())
@settings(max_examples=300)
def test_always_and_never_is_what_trying_every_value_says(scale: Scale, criterion: Threshold) -> None:
    made = book(scale, criterion)
    outcomes = {met(criterion, made, value) for value in values(scale)}
    expected = {"always-met"} if outcomes == {True} else {"never-met"} if outcomes == {False} else set()
    assert expected == codes(made)


@given(SCALES, st.lists(thresholds(), min_size=2, max_size=3))
@settings(max_examples=400)
def test_contradiction_and_cover_are_what_trying_every_value_says(scale: Scale, criteria: Sequence[Any]) -> None:
    """Only of criteria that each can be met (or missed) alone; else that is what is said."""
    made = book(scale, criteria[0])
    table = [[met(c, made, value) for c in criteria] for value in values(scale)]
    each_can = all(any(row[n] for row in table) for n in range(len(criteria)))
    each_must = any(all(row[n] for row in table) for n in range(len(criteria)))
    assert (each_can and not any(all(row) for row in table)) == contradict(criteria, made)
    assert (not each_must and all(any(row) for row in table)) == cover(criteria, made)


@given(SCALES, thresholds(), thresholds())
@settings(max_examples=400)
def test_one_criterion_implies_another_where_every_value_says_so(scale: Scale, one: Any, other: Any) -> None:
    made = book(scale, one)
    expected = all(met(other, made, value) for value in values(scale) if met(one, made, value))
    assert (expected or one == other) == implies(one, other, made)


@given(SCALES, thresholds(), thresholds())
@settings(max_examples=200)
def test_a_partly_that_adds_nothing_is_found(scale: Scale, one: Any, other: Any) -> None:
    """Whatever is enough for partly is enough for the whole goal."""
    criterion = one.model_copy(
        update={"partly": CRITERION.validate_python(WITH_WHEN).partly.model_copy(update={"when": other})}
    )
    made = book(scale, criterion)
    reached = {met(one, made, value) for value in values(scale) if met(other, made, value)}
    can = any(met(one, made, value) for value in values(scale))
    assert (can and False not in reached) == ("partly-never" in codes(made))


WITH_WHEN = {
    "kind": "at_least",
    "indicator": "andel",
    "target": 1,
    "partly": {"when": {"kind": "at_least", "indicator": "andel", "target": 0}},
}


def test_criteria_about_different_values_are_never_compared() -> None:
    """Another year's value, another area: both can be met."""
    shared = {"indicator": "andel", "each": {"area": ["A"]}}
    pairs = [
        {"kind": "at_least", "target": 4, "value": "closed_year", **shared},
        {"kind": "at_most", "target": 2, "value": "closed_year", **shared | {"each": {"area": ["B"]}}},
    ]
    criterion = CRITERION.validate_python({"kind": "all", "criteria": pairs})
    made = book(Scale(lowest=Decimal(0), highest=Decimal(5), step=Decimal(1)), criterion)
    assert "criteria-contradict" not in codes(made)


def test_criteria_of_a_like_combination_inside_are_looked_at_together() -> None:
    """Not more than 2 at the outside, at least 4 inside."""
    inside = {"kind": "all", "criteria": [{"kind": "at_least", "indicator": "andel", "target": 4}]}
    outside = {"kind": "at_most", "indicator": "andel", "target": 2}
    criterion = CRITERION.validate_python({"kind": "all", "criteria": [outside, inside]})
    made = book(Scale(lowest=Decimal(0), highest=Decimal(5), step=Decimal(1)), criterion)
    (rule,) = rules(made, "påhittat")
    (finding,) = check_combinations(rule)
    assert "Kriterierna 1 och 2.1 säger emot varandra: inget värde av `andel` uppfyller dem alla." == finding.sv
    assert ("version", 1, "criterion", "criteria", 2, "criteria", 1) == finding.path


def test_a_weaker_criterion_that_makes_a_goal_partly_fulfilled_has_an_effect() -> None:
    parts = [{"kind": "at_least", "indicator": "andel", "target": n} for n in (4, 2)]
    scale = Scale(lowest=Decimal(0), highest=Decimal(5), step=Decimal(1))
    both = CRITERION.validate_python({"kind": "all", "criteria": parts})
    partly = CRITERION.validate_python({"kind": "all", "criteria": parts, "partly": {"some": True}})
    assert {"no-effect"} == codes(book(scale, both))
    assert set() == codes(book(scale, partly))
