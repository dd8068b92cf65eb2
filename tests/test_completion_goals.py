"""The principle of completion holds for whole goals: exact over distinct facts, sound over shared ones."""

from __future__ import annotations

import itertools
import os
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Context, Decimal, localcontext
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.oracle import (
    OWN,
    PERIOD,
    Case,
    F,
    N,
    P,
    Reading,
    Row,
    TooManyWorldsError,
    World,
    domains,
    fill,
    outcomes,
    place,
    read,
)
from tests.strategies import NO_VALUE, OTHERS, indicator, optional
from vetlanda_policy.criteria.finding import Fulfilment, Possible
from vetlanda_policy.engine import durable, evaluate
from vetlanda_policy.facts import COUNTRY, Facts, Indicator, Status
from vetlanda_policy.goals import Goal, Rulebook, Source, Version
from vetlanda_policy.rulefiles import read_rulebook
from vetlanda_policy.values import Scale
from vetlanda_policy.verdicts import Evaluation, GoalRecord, Verdict

EXAMPLES = int(os.environ.get("VETLANDA_POLICY_EXAMPLES", "200"))
D = Decimal
ENGINES = ("direct", "durable") if durable.available() else ("direct",)
HEALTH = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
ABOUT = "2015-2018/1"


def examples(share: int = 1) -> settings:
    return settings(max_examples=max(1, EXAMPLES // share), deadline=None, suppress_health_check=HEALTH)


# ---------------------------------------------------------------- a goal, and what it means when nothing is missing


@dataclass(frozen=True)
class Question:
    """A goal's criterion and everything it is asked with."""

    criterion: Mapping[str, Any]
    indicators: tuple[Indicator, ...]
    rows: tuple[Row, ...]
    closing: str

    def case(self, criterion: Mapping[str, Any], area: str | None = None) -> Case:
        """One criterion of the goal, for the municipality or for an area of it."""
        return Case(criterion, self.indicators, self.rows, self.closing, area=area, about=ABOUT)

    @property
    def rulebook(self) -> Rulebook:
        """The goal as a rulebook of its own."""
        version = {"in_force_from": PERIOD.first_day, "quote": "Målet.", "criterion": dict(self.criterion)}
        return Rulebook(
            period=PERIOD,
            version="1.0.0",
            sha256="0" * 64,
            municipality=OWN,
            source=Source(file="source.txt", sha256="0" * 64, title="Källa", read_at="här", complete=True),
            indicators=self.indicators,
            goals=(Goal(id=ABOUT, number=1, title="Mål", version=(Version.model_validate(version),)),),
        )

    def judged(self, engine: str = "direct") -> Evaluation:
        """What the product concludes."""
        facts = self.case(self.criterion).facts()
        return evaluate(self.rulebook, facts, closing=self.closing, engine=engine)  # type: ignore[arg-type]

    def verdicts(self) -> Possible:
        """What the product holds possible."""
        return frozenset(self.judged().goals[0].possible)


Means = Callable[[World], Fulfilment]


def counted(verdicts: Sequence[Fulfilment], needed: int, *, some: bool) -> Fulfilment:
    """At least so many met; else partly where they are with the partly met ones, or where some are and that is enough."""
    met, partly = verdicts.count(F), verdicts.count(P)
    if met >= needed:
        return F
    return P if met + partly >= needed or (some and met) else N


def meaning(question: Question, criterion: Mapping[str, Any], readings: list[Reading]) -> Means:
    """The verdict of a criterion in a world; what it lacks is added to the readings."""
    partly = criterion.get("partly") or {}
    some, when = bool(partly.get("some")), partly.get("when")
    parts: list[Means]
    if "criteria" in criterion:
        parts = [meaning(question, c, readings) for c in criterion["criteria"]]
        needed = {"all": len(parts), "any": 1, "at_least_of": criterion.get("count", 0)}[criterion["kind"]]
    else:
        areas = (criterion.get("each") or {}).get("area") or [None]
        alone = {name: value for name, value in criterion.items() if name != "each"}
        own = [read(question.case(alone, area)) for area in areas]
        readings += own
        parts, needed = [r.verdict for r in own], len(own)
        if "each" not in criterion:
            return _or(parts[0], meaning(question, when, readings)) if when else parts[0]

    def verdict(world: World) -> Fulfilment:
        return counted([part(world) for part in parts], needed, some=some)

    return _or(verdict, meaning(question, when, readings)) if when else verdict


def _or(base: Means, other: Means) -> Means:
    def verdict(world: World) -> Fulfilment:
        found = base(world)
        return P if found is not F and other(world) is F else found

    return verdict


def possible(question: Question) -> Possible:
    """The verdicts that some completion gives; a fact that several criteria lack is one fact."""
    readings: list[Reading] = []
    verdict = meaning(question, question.criterion, readings)
    return outcomes(readings, verdict)


# ---------------------------------------------------------------- random goals

AREAS = ("hemtjänst", "socialtjänst", "kultur och fritid")
SMALL = (Scale(lowest=D(0), highest=D(2), step=D(1)), Scale(lowest=D(0), highest=D(1), step=D("0.5")))


class Names:
    """Names of indicators: a new one every time, or the same two over and over."""

    def __init__(self, *, shared: bool) -> None:
        self.shared = shared
        self.used = 0

    def next(self) -> str:
        """The next name."""
        self.used += 1
        return f"mått {self.used % 2 if self.shared else self.used}"


def rows_of(draw: DrawFn, name: str, area: str | None, scale: Scale) -> list[Row]:
    """Rows of three years; about every third value is missing."""
    assert scale.step is not None
    steps = [scale.step * k for k in range(3)]
    found = []
    for year in ("2014", "2015", "2016"):
        value = draw(st.sampled_from([*steps, *steps, None, *NO_VALUE]))
        if isinstance(value, Decimal):
            found.append(Row(year, value, indicator=name, area=area))
        elif value is not None:
            found.append(Row(year, None, value, indicator=name, area=area))
    return found


@st.composite
def leaves(draw: DrawFn, names: Names, scale: Scale) -> tuple[dict[str, Any], list[Row]]:
    """A criterion that looks at facts itself, and its rows."""
    criterion: dict[str, Any]
    partly: dict[str, Any] | None
    kind = draw(st.sampled_from(["at_least", "at_most", "above", "equals", "each", "increases", "share", "assessed"]))
    name = names.next()
    if kind == "assessed":
        subject = f"2015-2018/{name}"
        said = draw(st.sampled_from([None, "fulfilled", "partly_fulfilled", "not_fulfilled"]))
        row = [] if said is None else [Row("2016", said, indicator="bedömning", area=subject)]
        return {"kind": kind, "why": "Inget mått.", "subject": subject, "partly": {"as_assessed": "Delvis."}}, row
    if kind == "increases":
        criterion = {"kind": kind, "indicator": name, "pairs": draw(st.sampled_from(["year_over_year", "baseline"]))}
        return criterion, rows_of(draw, name, None, scale)
    if kind == "share":
        codes = OTHERS[: draw(st.integers(1, 3))]
        rows = [r for r in rows_of(draw, name, None, scale) if r.period == "2016"]
        rows += [Row("2016", code, indicator=f"grupp {name}", area="Liknande") for code in codes]
        for code in codes:
            theirs = [r for r in rows_of(draw, name, None, scale) if r.period == "2016"]
            rows += [replace(r, municipality=code) for r in theirs]
        share = draw(st.sampled_from([D("0.25"), D("0.5")]))
        return {"kind": "in_best_share", "indicator": name, "share": share, "group": f"grupp {name}"}, rows
    target = draw(st.sampled_from([D("0.5"), D(1), D(2)]))
    which = draw(st.sampled_from(["latest", "closed_year", "every_year"]))
    criterion = {"kind": "at_least" if kind == "each" else kind, "indicator": name, "value": which, "target": target}
    if kind == "each":
        areas = AREAS[: draw(st.integers(2, 3))]
        partly = draw(st.sampled_from([None, {"some": True}]))
        rows = [row for area in areas for row in rows_of(draw, name, area, scale)]
        return optional(criterion | {"each": {"area": list(areas)}}, partly=partly), rows
    partly = {"share_of_target": D("0.5")} if kind == "at_least" and draw(st.booleans()) else None
    return optional(criterion, partly=partly), rows_of(draw, name, None, scale)


@st.composite
def criteria(draw: DrawFn, names: Names, scale: Scale, depth: int) -> tuple[dict[str, Any], list[Row]]:
    """A criterion, perhaps put together from others, with or without a `partly`, and its rows."""
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        criterion, rows = draw(leaves(names, scale))
    else:
        inner = [draw(criteria(names, scale, depth - 1)) for _ in range(draw(st.integers(1, 3)))]
        rows = [row for _, some in inner for row in some]
        criterion = {"kind": draw(st.sampled_from(["all", "any", "at_least_of"])), "criteria": [c for c, _ in inner]}
        if criterion["kind"] == "at_least_of":
            criterion["count"] = draw(st.integers(1, len(inner)))
        if draw(st.booleans()):
            criterion["partly"] = {"some": True}
    if "partly" not in criterion and draw(st.integers(0, 3)) == 0:
        other, more = draw(criteria(names, scale, max(0, depth - 1)))
        criterion, rows = criterion | {"partly": {"when": other}}, rows + more
    return criterion, rows


@st.composite
def questions(draw: DrawFn, *, shared: bool) -> Question:
    """A goal of several criteria; `shared` ones look at the same facts."""
    names, scale = Names(shared=shared), draw(st.sampled_from(SMALL))
    criterion, rows = draw(criteria(names, scale, 2))
    used = range(2) if shared else range(1, names.used + 1)
    shown = [indicator(f"mått {k}", scale, areas=AREAS) for k in used]
    shown += [indicator(f"grupp mått {k}", kind="members", frequency="irregular") for k in used]
    once = {(*r.key, r.value if r.indicator.startswith("grupp") else None): r for r in rows}
    closing = draw(st.sampled_from(["2015-H1", "2015", "2016", "2016", "2016"]))
    return Question(criterion, tuple(shown), tuple(once.values()), closing)


def expected(question: Question) -> Possible:
    """The exact set; a question with too many completions is left out."""
    try:
        return possible(question)
    except TooManyWorldsError:
        assume(False)
        raise


@examples()
@given(questions(shared=False))
def test_exact_over_distinct_facts(question: Question) -> None:
    """Where no two criteria lack the same fact, a goal's `possible` is exactly what some completion gives."""
    exact = expected(question)
    goal = question.judged().goals[0]
    assert set(goal.possible) == exact
    assert goal.verdict is Verdict.of(exact)
    assert list(goal.possible) == [f for f in (F, P, N) if f in exact]  # best first


@examples()
@given(questions(shared=True))
def test_sound_over_shared_facts(question: Question) -> None:
    """Where criteria lack the same fact, no completion gives a verdict that is not held possible."""
    exact = expected(question)
    goal = question.judged().goals[0]
    assert set(goal.possible) >= exact
    if goal.verdict is not Verdict.UNDECIDED:
        assert goal.verdict is Verdict.of(exact)


def test_larger_than_exact_only_where_a_fact_is_shared() -> None:
    """At most 1 or at least 2: one of them is met whatever the missing value is, but each is judged by itself."""
    one = {"kind": "at_most", "indicator": "mått 1", "target": D(1)}
    other = {"kind": "at_least", "indicator": "mått 1", "target": D(2)}
    question = Question({"kind": "any", "criteria": [one, other]}, (indicator("mått 1", SMALL[0]),), (), "2016")
    assert possible(question) == {F}
    assert question.verdicts() == {F, N}


@pytest.mark.skipif(len(ENGINES) < 2, reason="durable-rules cannot be imported here")
@examples(4)
@given(questions(shared=False) | questions(shared=True))
def test_both_engines_give_the_same_evaluation(question: Question) -> None:
    assert question.judged("direct") == question.judged("durable")


@examples(4)
@given(st.data())
def test_more_facts_never_widen_a_goal(data: st.DataObject) -> None:
    """A missing value that becomes known leaves fewer verdicts or as many."""
    question = data.draw(questions(shared=data.draw(st.booleans())))
    readings: list[Reading] = []
    meaning(question, question.criterion, readings)
    case = question.case(question.criterion)
    cells = {
        name: values
        for name, values in domains(readings, None).items()
        if isinstance(name, tuple) and len(name) == 4 and fill(case, name, values[0])
    }
    assume(cells)
    name = data.draw(st.sampled_from(list(cells)))
    filled = fill(case, name, data.draw(st.sampled_from(cells[name])))
    assert filled is not None
    assert replace(question, rows=filled.rows).verdicts() <= question.verdicts()


# ---------------------------------------------------------------- what must not matter


@examples(4)
@given(questions(shared=False), st.integers(0, 2**16))
def test_order_independent(question: Question, seed: int) -> None:
    facts = question.case(question.criterion).facts()
    shuffled = list(facts.measurements)
    random.Random(seed).shuffle(shuffled)  # noqa: S311  no cryptography
    again = evaluate(question.rulebook, Facts(tuple(shuffled), OWN), closing=question.closing, engine="direct")
    assert again == question.judged()


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A place where the date is another one, for a process that is told so while it runs."""
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_decimal_context_and_time_zone_independent(far_away: None) -> None:
    """Three digits, another rounding and a day that has already begun change nothing."""
    rows = [Row("2014", D(1163), indicator="inflyttade"), Row("2015", D("1164"), indicator="inflyttade")]
    rows += [Row("2015", D("92.95"), indicator="kundnöjdhet", area=a) for a in FIVE]
    facts = Case({}, (), tuple(rows)).facts()
    with localcontext(Context(prec=3, rounding=ROUND_DOWN)):
        narrow = evaluate(read_rulebook("2015-2018"), facts, closing="2015")
    assert narrow == evaluate(read_rulebook("2015-2018"), facts, closing="2015")
    assert [narrow.goal(n).verdict for n in (1, 3)] == [Verdict.FULFILLED, Verdict.NOT_FULFILLED]


# ---------------------------------------------------------------- the five goals of 2015-2018

BOOK = read_rulebook("2015-2018")
FIVE = ("hemtjänst", "särskilt boende", "funktionshinderomsorg", "socialtjänst", "kultur och fritid")
YEAR = 2016


def shipped(rows: Iterable[Row], number: int) -> GoalRecord:
    """What the product says about a goal at the closing of 2016, whichever engine decides."""
    facts = Case({}, (), tuple(rows)).facts()
    records = [evaluate(BOOK, facts, closing=str(YEAR), engine=e).goal(number) for e in ENGINES]  # type: ignore[arg-type]
    assert all(r == records[0] for r in records)
    assert records[0].verdict is Verdict.of(frozenset(records[0].possible))
    return records[0]


def worlds(given: Mapping[str, Decimal | None], allowed: Sequence[Decimal]) -> Iterator[dict[str, Decimal]]:
    """Every way to fill in what is not given."""
    lacking = [name for name, value in given.items() if value is None]
    known = {name: value for name, value in given.items() if value is not None}
    for values in itertools.product(allowed, repeat=len(lacking)):
        yield known | dict(zip(lacking, values, strict=True))


def perhaps(values: SearchStrategy[Decimal]) -> SearchStrategy[Decimal | None]:
    """A value, or about every third time none."""
    return st.one_of(values, values, st.none())


def rows_for(name: str, given: Mapping[str, Decimal | None], status: Status, **where: Any) -> list[Row]:
    """A row for each period; where there is no value, a row that says so."""
    return [Row(p, v, status if v is None else Status.FINAL, indicator=name, **where) for p, v in given.items()]


statuses = st.sampled_from([*NO_VALUE, Status.MISSING])


@examples(2)
@given(st.tuples(*[perhaps(st.integers(0, 5).map(D))] * 3), statuses)
def test_goal_1_more_people_every_year(people: tuple[Decimal | None, ...], status: Status) -> None:
    """More in 2015 than in 2014, and in 2016 than in 2015.

    Known values lie between 0 and 5, and at most three are missing: whole numbers from 0 to 8 show every order.
    """
    given = dict(zip(("2014", "2015", "2016"), people, strict=True))
    exact = {F if w["2014"] < w["2015"] < w["2016"] else N for w in worlds(given, [D(n) for n in range(9)])}
    assert set(shipped(rows_for("inflyttade", given, status), 1).possible) == exact


@pytest.mark.parametrize("said", [None, "fulfilled", "partly_fulfilled", "not_fulfilled"])
@pytest.mark.parametrize("period", ["2015", "2016"])
def test_goal_2_is_what_somebody_answers_for(said: str | None, period: str) -> None:
    """The judgement of the closing's year decides; without one everything is possible. No figure decides anything."""
    rows = [] if said is None else [Row(period, said, indicator="bedömning", area="2015-2018/2")]
    exact = {F, P, N} if said is None or period == "2015" else {Fulfilment(said)}
    assert set(shipped([*rows, Row("2016", D(99), indicator="hme-total")], 2).possible) == exact


@examples(2)
@given(
    st.tuples(*[perhaps(st.sampled_from([D(0), D("92.9"), D(93), D(100)]))] * 5),
    st.tuples(*[st.booleans()] * 5),
    statuses,
)
def test_goal_3_at_least_93_percent_in_each_area(
    shares: tuple[Decimal | None, ...], older: tuple[bool, ...], status: Status
) -> None:
    """Each of the five reaches 93 at the latest measurement; partly where some do.

    Only whether a value reaches 93 matters: 92,9 and 93 stand for all others.
    """
    given = dict(zip(FIVE, shares, strict=True))
    rows = []
    for (area, share), has_older in zip(given.items(), older, strict=True):
        rows += rows_for("kundnöjdhet", {"2016": share}, status, area=area)
        if has_older and (share is not None or status is not Status.MISSING):
            rows += rows_for("kundnöjdhet", {"2015": D(95)}, status, area=area)  # never counts: there is a later one
    exact = set()
    for world in worlds(given, [D("92.9"), D(93)]):
        reached = [area for area in FIVE if world[area] >= 93]
        exact.add(F if len(reached) == 5 else P if reached else N)
    assert set(shipped(rows, 3).possible) == exact


@examples(2)
@given(
    own=perhaps(st.sampled_from([D(0), D(70), D("70.5"), D(80), D(100)])),
    others=st.lists(st.sampled_from([D(60), D("70.5"), D(75), D(80), D(100)]), max_size=13),
    more=st.one_of(st.none(), st.integers(0, 6)),
    published=st.one_of(st.none(), st.none(), st.integers(1, 14)),
    status=statuses,
)
def test_goal_4_one_of_the_ten_best(
    own: Decimal | None, others: list[Decimal], more: int | None, published: int | None, status: Status
) -> None:
    """A published placement decides; else the values, if the number of participants is known; else at most "not".

    An own value that is missing is as good as any of those tried: the known ones, one between each two of them, and
    the ends. A missing participant is either strictly better or not; 0 never is, and 100 is wherever that is possible.
    """
    assume(published is None or more is None or published <= 1 + len(others) + more)  # else an error of its own
    rows = rows_for("nki-total", {"2016": own}, status)
    for k, value in enumerate(others):
        rows.append(Row("2016", value, indicator="nki-total", municipality=f"09{k:02}"))
    if more is not None:
        size = D(1 + len(others) + more)
        rows.append(Row("2016", size, indicator="nki-deltagare", municipality=COUNTRY))
    if published is not None:
        rows.append(Row("2016", D(published), indicator="nki-placering"))
    record = shipped(rows, 4)
    if published is not None:
        assert set(record.possible) == {F if published <= 10 else N}
        return
    marks = sorted({D(0), *others, D(100)})
    tried = [own] if own is not None else [*marks, *((a + b) / 2 for a, b in itertools.pairwise(marks))]
    exact = set()
    for mine in tried:
        for better in range((more or 0) + 1):
            lacking = [D(100)] * better + [D(0)] * ((more or 0) - better)
            exact.add(F if place(mine, [*others, *lacking], higher=True) <= 10 else N)
    if more is None:
        exact.add(N)  # there may always be ten more who are better
    assert set(record.possible) == exact


LEVELS = [D(0), D(1), D(70), D("70.1"), D("70.2"), D(71), D(80), D(99), D(100)]


@examples()
@given(
    own=st.tuples(*[perhaps(st.sampled_from([D(70), D("70.1"), D(80)]))] * 3),
    others=st.lists(perhaps(st.sampled_from([D(70), D("70.1"), D(80)])), min_size=1, max_size=9),
    status=st.sampled_from(NO_VALUE),
)
def test_goal_5_the_best_quarter(own: tuple[Decimal | None, ...], others: list[Decimal | None], status: Status) -> None:
    """In the best quarter of the group, at least one place; partly where HME has risen at every measurement since 2014.

    The value of 2016 is looked at twice. Where it is known, the answer is exact; where it is missing, it may be larger.
    Rising: `LEVELS` has two levels or more below, between and above any two neighbours that are looked at, except
    between 70 and 70,1, where the scale has none. Place: a missing member is either strictly better or not, and 0 and
    100 are that wherever it is possible.
    """
    assume(sum(v is None for v in own) <= 2)
    codes = [f"09{k:02}" for k in range(len(others))]
    series = dict(zip(("2014", "2015", "2016"), own, strict=True))
    rows = rows_for("hme-total", series, status)
    rows += [Row("2016", code, indicator="jämförelsegrupp", area="Liknande kommuner") for code in codes]
    for code, value in zip(codes, others, strict=True):
        rows += rows_for("hme-total", {"2016": value}, status, municipality=code)
    best = max(1, (len(codes) + 1) // 4)
    known = [v for v in others if v is not None]
    lacking = len(others) - len(known)
    exact = set()
    for world in worlds(series, LEVELS):
        rose = world["2014"] < world["2015"] < world["2016"]
        for better in range(lacking + 1):
            rivals = [*known, *[D(100)] * better, *[D(0)] * (lacking - better)]
            top = place(world["2016"], rivals, higher=True) <= best
            exact.add(F if top else P if rose else N)
    found = set(shipped(rows, 5).possible)
    assert found == exact if own[2] is not None else found >= exact
