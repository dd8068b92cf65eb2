"""What both engines promise: the same, exact verdict from the same findings, or an error, never a guess."""

import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vetlanda_policy.criteria.finding import BEST_FIRST, Fulfilment, Possible
from vetlanda_policy.engine import direct, durable
from vetlanda_policy.engine.choose import Engine, EngineUnavailable, decider
from vetlanda_policy.engine.plan import Count, Else, EngineError, Leaf, Node, bottom_up

FULFILLED, PARTLY, NOT = BEST_FIRST
SETS = [frozenset(some) for size in (1, 2, 3) for some in itertools.combinations(BEST_FIRST, size)]
MET, HALF, UNMET, MET_OR_HALF, OPEN, HALF_OR_UNMET, UNKNOWN = SETS

Decide = Callable[[Node], dict[str, Possible]]

with_durable = pytest.mark.skipif(not durable.available(), reason="durable-rules cannot be imported here")


@pytest.fixture(params=[direct.decide, pytest.param(durable.decide, marks=with_durable)], ids=["direct", "durable"])
def decide(request: pytest.FixtureRequest) -> Decide:
    """Each engine in turn."""
    return cast("Decide", request.param)


# ---------------------------------------------------------------- plans, and what they mean by enumeration


def count(needed: int, *sets: Possible, partly_when_some: bool = False) -> Count:
    """At least `needed` of some findings."""
    leaves = tuple(Leaf(f"criterion {number}", possible) for number, possible in enumerate(sets, start=1))
    return Count("goal", needed, leaves, partly_when_some)


def numbered(root: Node) -> Node:
    """The same plan with an id of its own for each node."""
    ids = map(str, itertools.count(1))

    def renamed(node: Node) -> Node:
        match node:
            case Leaf():
                return replace(node, id=next(ids))
            case Count():
                return replace(node, id=next(ids), children=tuple(renamed(child) for child in node.children))
            case Else():
                return replace(node, id=next(ids), base=renamed(node.base), other=renamed(node.other))

    return renamed(root)


def changed(node: Node, leaf: Callable[[Leaf], Leaf], order: Callable[[list[Node]], Iterable[Node]] = iter) -> Node:
    """The same plan with its findings, or the order of its children, changed."""
    match node:
        case Leaf():
            return leaf(node)
        case Count():
            return replace(node, children=tuple(order([changed(child, leaf, order) for child in node.children])))
        case Else():
            return replace(node, base=changed(node.base, leaf, order), other=changed(node.other, leaf, order))


def random_plan(rng: random.Random, *, leaves: int, depth: int = 4) -> Node:
    """Any plan at all of about so many findings."""

    def grown(leaves: int, depth: int) -> Node:
        if depth == 0 or leaves <= 1:
            return Leaf("", rng.choice(SETS))
        if rng.random() < 0.2:
            return Else("", grown(leaves // 2, depth - 1), grown(leaves - leaves // 2, depth - 1))
        branches = rng.randint(1, leaves)
        children = tuple(grown(leaves // branches, depth - 1) for _ in range(branches))
        return Count("", rng.randint(0, branches + 1), children, rng.random() < 0.5)

    return numbered(grown(leaves, depth))


def random_plans(seed: int, number: int, *, leaves: int) -> Iterator[Node]:
    """The same plans for the same seed."""
    rng = random.Random(seed)  # noqa: S311  invented plans need no cryptography
    for _ in range(number):
        yield random_plan(rng, leaves=rng.randint(1, leaves))


def agree(seed: int, number: int, *, leaves: int = 12) -> None:
    """Fail unless the engines agree on every node of so many plans."""
    for plan in random_plans(seed, number, leaves=leaves):
        assert direct.decide(plan) == durable.decide(plan)


plans = st.recursive(
    st.builds(Leaf, st.just(""), st.sampled_from(SETS)),
    lambda inner: st.one_of(
        st.builds(Count, st.just(""), st.integers(0, 5), st.lists(inner, max_size=4).map(tuple), st.booleans()),
        st.builds(Else, st.just(""), inner, inner),
    ),
    max_leaves=6,
).map(numbered)


def meaning(node: Node, known: dict[str, Fulfilment]) -> Fulfilment:
    """The definition, word for word, once every finding is known; fills in `known` for the nodes above."""
    match node:
        case Leaf():
            pass
        case Count():
            verdicts = [meaning(child, known) for child in node.children]
            met, partly = verdicts.count(FULFILLED), verdicts.count(PARTLY)
            half = met + partly >= node.needed or (node.partly_when_some and met >= 1)
            known[node.id] = FULFILLED if met >= node.needed else PARTLY if half else NOT
        case Else():
            base, other = meaning(node.base, known), meaning(node.other, known)
            known[node.id] = PARTLY if base is not FULFILLED and other is FULFILLED else base
    return known[node.id]


def by_enumeration(root: Node) -> dict[str, Possible]:
    """What every node can be, by trying every completion of every finding."""
    leaves = [node for node in bottom_up(root) if isinstance(node, Leaf)]
    found: dict[str, set[Fulfilment]] = {node.id: set() for node in bottom_up(root)}
    for choice in itertools.product(*(leaf.possible for leaf in leaves)):
        known = dict(zip((leaf.id for leaf in leaves), choice, strict=True))
        meaning(root, known)
        for name, verdict in known.items():
            found[name].add(verdict)
    return {name: frozenset(verdicts) for name, verdicts in found.items()}


# ---------------------------------------------------------------- the verdict


@pytest.mark.parametrize(
    "expected, plan",
    [
        pytest.param(MET, count(5, *[MET] * 5), id="all areas met"),
        pytest.param(UNMET, count(5, *[MET] * 4, UNMET), id="one area short"),
        pytest.param(HALF, count(5, *[MET] * 4, UNMET, partly_when_some=True), id="one short, some count"),
        pytest.param(OPEN, count(5, *[MET] * 4, OPEN), id="one area unknown"),
        pytest.param(MET_OR_HALF, count(5, *[MET] * 4, OPEN, partly_when_some=True), id="one unknown, some count"),
        pytest.param(UNMET, count(5, *[UNMET] * 4, UNKNOWN), id="the unknown one cannot matter"),
        pytest.param(MET, count(1, MET, UNKNOWN), id="any, and one is met"),
        pytest.param(HALF, count(2, MET, HALF, UNMET), id="partly fulfilled counts towards partly"),
        pytest.param(UNKNOWN, count(2, MET, OPEN, UNKNOWN), id="everything is open"),
        pytest.param(MET, count(0), id="nothing is asked"),
        pytest.param(UNMET, count(1), id="something is asked of nothing"),
        pytest.param(UNMET, count(10**30, MET, MET), id="more is asked than there is"),
        pytest.param(HALF, Else("goal", Leaf("rank", UNMET), Leaf("trend", MET)), id="not best, but rising"),
        pytest.param(MET_OR_HALF, Else("goal", Leaf("rank", OPEN), Leaf("trend", MET)), id="rank unknown, rising"),
        pytest.param(HALF, Else("goal", Leaf("rank", HALF), Leaf("trend", UNMET)), id="partly by itself"),
        pytest.param(MET_OR_HALF, Leaf("goal", MET_OR_HALF), id="one criterion alone"),
    ],
)
def test_a_goal_means_what_its_rule_says(decide: Decide, expected: Possible, plan: Node) -> None:
    assert expected == decide(plan)["goal"]


@pytest.mark.parametrize("number", range(5))
def test_every_count_of_up_to_four_findings_is_exact(decide: Decide, number: int) -> None:
    for sets in itertools.combinations_with_replacement(SETS, number):
        for needed in range(number + 2):
            for partly_when_some in (False, True):
                plan = count(needed, *sets, partly_when_some=partly_when_some)
                assert by_enumeration(plan) == decide(plan), plan


def test_every_else_is_exact(decide: Decide) -> None:
    for base, other in itertools.product(SETS, SETS):
        plan = Else("goal", Leaf("base", base), Leaf("other", other))
        assert by_enumeration(plan) == decide(plan), plan


@settings(max_examples=400, deadline=None)
@given(plan=plans)
def test_every_node_can_be_what_some_completion_makes_it_and_nothing_else(plan: Node) -> None:
    expected = by_enumeration(plan)
    assert expected == direct.decide(plan)
    if durable.available():
        assert expected == durable.decide(plan)


@pytest.mark.slow
def test_ten_thousand_random_goals_are_exact(decide: Decide) -> None:
    for plan in random_plans(1, 10_000, leaves=6):
        assert by_enumeration(plan) == decide(plan), plan


@with_durable
def test_the_engines_agree_on_a_thousand_random_goals() -> None:
    agree(2, 1_000)


@pytest.mark.slow
@with_durable
@pytest.mark.parametrize("number, leaves", [(20_000, 12), (300, 300)])
def test_the_engines_agree_on_thousands_of_random_goals(number: int, leaves: int) -> None:
    agree(3, number, leaves=leaves)


@settings(max_examples=200, deadline=None)
@given(plan=plans, rng=st.randoms())
def test_the_order_of_children_does_not_matter(plan: Node, rng: random.Random) -> None:
    def shuffled(children: list[Node]) -> list[Node]:
        return rng.sample(children, len(children))

    other = changed(plan, lambda leaf: leaf, shuffled)
    assert direct.decide(plan) == direct.decide(other)
    if durable.available():
        assert direct.decide(plan) == durable.decide(other)


@settings(max_examples=200, deadline=None)
@given(plan=plans, rng=st.randoms())
def test_learning_a_missing_fact_never_adds_a_verdict(plan: Node, rng: random.Random) -> None:
    learned = changed(plan, lambda leaf: replace(leaf, possible=frozenset([rng.choice(sorted(leaf.possible))])))
    before = direct.decide(plan)
    for engine in (direct.decide, durable.decide) if durable.available() else (direct.decide,):
        after = engine(learned)
        assert {name for name in after if len(after[name]) == 1} == set(after)
        assert all(after[name] <= before[name] for name in after)


# ---------------------------------------------------------------- size


@pytest.mark.parametrize("needed", [1, 150, 299, 300])
def test_three_hundred_children_are_counted(decide: Decide, needed: int) -> None:
    sets = [MET] * 149 + [OPEN] + [UNMET] * 150
    expected = MET if needed < 150 else OPEN if needed == 150 else UNMET
    assert expected == decide(count(needed, *sets))["goal"]


def test_three_hundred_parts_each_with_its_own_threshold_are_counted(decide: Decide) -> None:
    parts = tuple(
        Count(f"part {needed}", needed, tuple(Leaf(f"{needed}-{area}", MET) for area in range(7)))
        for needed in range(300)
    )
    assert MET == decide(Count("goal", 8, parts))["goal"]
    assert UNMET == decide(Count("goal", 9, parts))["goal"]


def test_three_thousand_children_are_counted(decide: Decide) -> None:
    assert MET_OR_HALF == decide(count(3_000, *[MET] * 2_999, OPEN, partly_when_some=True))["goal"]


def test_a_thousand_nested_goals_are_followed_to_the_bottom(decide: Decide) -> None:
    plan: Node = Leaf("bottom", OPEN)
    for level in range(500):
        plan = Else(f"else {level}", Count(f"count {level}", 1, (plan,)), Leaf(f"other {level}", UNMET))
    assert OPEN == decide(plan)["else 499"]


# ---------------------------------------------------------------- impossible plans


def test_two_parts_with_one_id_are_an_error(decide: Decide) -> None:
    with pytest.raises(EngineError, match=r"^Two parts of the plan are called `area`; each needs its own id\.$"):
        decide(Count("goal", 1, (Leaf("area", MET), Leaf("area", UNMET))))


def test_a_finding_without_any_possible_verdict_is_an_error(decide: Decide) -> None:
    with pytest.raises(EngineError, match=r"^The finding `area` leaves no verdict possible\.$"):
        decide(Count("goal", 1, (Leaf("area", frozenset()),)))


# ---------------------------------------------------------------- which engine


@with_durable
def test_durable_rules_decides_where_it_can_be_imported() -> None:
    assert durable.decide is decider("auto")
    assert durable.decide is decider("durable")
    assert direct.decide is decider("direct")


def test_without_durable_rules_auto_is_direct_and_durable_says_what_to_install() -> None:
    run("""
        import sys
        sys.modules["durable_rules_engine"] = None
        from vetlanda_policy.engine import choose, direct, durable
        assert not durable.available()
        assert choose.decider("auto") is choose.decider("direct") is direct.decide
        try:
            choose.decider("durable")
        except choose.EngineUnavailable as error:
            assert "install it with `pip install durable-rules`" in str(error)
        else:
            raise SystemExit("durable was given out")
    """)


def test_without_durable_rules_its_engine_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "_native", None)
    engine: Engine = "durable"
    with pytest.raises(EngineUnavailable):
        decider(engine)
    with pytest.raises(EngineUnavailable):
        durable.decide(count(1, MET))


@with_durable
def test_importing_leaves_the_way_libraries_are_loaded_as_it_was() -> None:
    run("""
        import sys
        before = sys.getdlopenflags()
        from vetlanda_policy.engine import durable
        assert durable.available() and before == sys.getdlopenflags()
    """)


# ---------------------------------------------------------------- surroundings


def run(script: str, **environment: str) -> None:
    """Run a script in a process of its own, with warnings as errors; in it, `tests` is this file."""
    preamble = "import runpy, sys\ntests = runpy.run_path(sys.argv[1]) if sys.argv[1] else {}\n"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", preamble + dedent(script), __file__ if "tests[" in script else ""],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.fixture
def swedish_locale(tmp_path: Path) -> Path:
    """A folder with sv_SE.UTF-8, where the decimal sign is a comma, for LOCPATH."""
    localedef = shutil.which("localedef")
    if localedef is None or not Path("/usr/share/i18n/locales/sv_SE").exists():
        pytest.skip("the source of the Swedish locale is not installed")
    command = [localedef, "-i", "sv_SE", "-f", "UTF-8", str(tmp_path / "sv_SE.UTF-8")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if not (tmp_path / "sv_SE.UTF-8").exists():
        pytest.skip(f"the Swedish locale cannot be compiled: {done.stderr.strip()}")
    return tmp_path


@with_durable
def test_a_swedish_locale_changes_no_verdict(swedish_locale: Path) -> None:
    run(
        """
        import locale
        locale.setlocale(locale.LC_ALL, "sv_SE.UTF-8")
        assert "," == locale.localeconv()["decimal_point"]
        tests["agree"](4, 500)
        """,
        LOCPATH=str(swedish_locale),
    )


@with_durable
def test_the_engines_agree_in_four_threads_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(agree, seed, 250) for seed in range(10, 14)]:
            done.result()


@with_durable
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_the_engines_agree_after_a_fork() -> None:
    run("""
        import os
        tests["agree"](5, 50)
        child = os.fork()
        tests["agree"](6, 200)
        if child == 0:
            os._exit(0)
        assert 0 == os.waitpid(child, 0)[1]
    """)


@with_durable
def test_no_thread_is_started() -> None:
    before = threading.enumerate()
    agree(7, 20)
    assert before == threading.enumerate()


@with_durable
def test_no_warning_is_given_and_no_module_that_starts_timers_is_imported() -> None:
    run("""
        tests["agree"](8, 20)
        assert not any(name.partition(".")[0] == "durable" for name in sys.modules)
    """)


@pytest.mark.slow
@with_durable
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not tell how much memory is used")
def test_twenty_thousand_goals_take_no_more_memory_than_two_thousand() -> None:
    run("""
        import gc, resource
        from pathlib import Path
        from vetlanda_policy.engine import durable
        def resident():
            gc.collect()
            return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
        plans = list(tests["random_plans"](9, 2_000, leaves=12))
        for plan in plans:
            durable.decide(plan)
        before = resident()
        for plan in plans * 10:
            durable.decide(plan)
        grown = resident() - before
        assert grown < 500_000, f"{grown} bytes more"
    """)


# ---------------------------------------------------------------- an engine that cannot be trusted

GOAL = count(2, MET, OPEN, UNMET)


class Native(SimpleNamespace):
    """The compiled half of durable-rules, with some of its functions replaced."""

    def __init__(self, **replaced: Callable[..., object]) -> None:
        names = [name for name in dir(durable.require()) if not name.startswith("_")]
        super().__init__(**{name: getattr(durable.require(), name) for name in names} | replaced)


def rewritten(rewrite: Callable[[str], str | None]) -> dict[str, Callable[..., object]]:
    """Functions that change, or leave out, what the engine says of the rules that woke."""
    native = durable.require()

    def passed_on(handle: int, state: int, message: str | None) -> str | None:
        while message is not None:
            changed_message = rewrite(message)
            if changed_message is not None:
                return changed_message
            message = native.complete_and_start_action(handle, state)
        return None

    def start(handle: int, state: int) -> tuple[str, str] | None:
        _, message = native.start_action_for_state(handle, state) or ("", None)
        first = passed_on(handle, state, message)
        return None if first is None else ("{}", first)

    def complete(handle: int, state: int) -> str | None:
        return passed_on(handle, state, native.complete_and_start_action(handle, state))

    return {"start_action_for_state": start, "complete_and_start_action": complete}


def said_twice(word: str) -> dict[str, Callable[..., object]]:
    """Functions that say twice that a rule woke."""
    native = durable.require()
    waiting: list[str] = []

    def start(handle: int, state: int) -> tuple[str, str] | None:
        started = native.start_action_for_state(handle, state)
        waiting.extend([started[1]] if started and word in started[1] else [])
        return started

    def complete(handle: int, state: int) -> str | None:
        if waiting:
            return waiting.pop()
        message = native.complete_and_start_action(handle, state)
        waiting.extend([message] if message and word in message else [])
        return message

    return {"start_action_for_state": start, "complete_and_start_action": complete}


def failing(*_: object) -> None:
    """A function that breaks."""
    raise RuntimeError("out of order")


def unhandled(*_: object) -> tuple[int, int]:
    """What durable-rules answers when no rule wants a fact."""
    return (1, 0)


MEDDLING: dict[str, Callable[[], dict[str, Callable[..., object]]]] = {
    "a ruleset is refused": lambda: {"create_ruleset": failing},
    "a fact is refused": lambda: {"assert_fact": unhandled},
    "a fact is dropped": lambda: rewritten(lambda _: None),
    "a fact is not counted": lambda: rewritten(lambda m: None if "every fact" in m else m),
    "a fact is counted twice": lambda: said_twice("every fact"),
    "a finding is not filed": lambda: rewritten(lambda m: None if m.startswith('{"fulfilled') else m),
    "a finding is filed twice": lambda: said_twice('{"fulfilled or'),
    "a finding is filed wrongly": lambda: rewritten(lambda m: m.replace('{"fulfilled"', '{"not_fulfilled"')),
    "a conclusion is missing": lambda: rewritten(lambda m: None if m.startswith('{"line 1') else m),
    "a conclusion is drawn twice": lambda: said_twice('{"line'),
    "a conclusion is unknown": lambda: rewritten(lambda m: m.replace('{"line', '{"no line')),
    "a conclusion is about another fact": lambda: rewritten(lambda m: m.replace('"can": 2', '"can": 3')),
    "an answer is not JSON": lambda: rewritten(lambda _: "{"),
    "an answer is empty": lambda: rewritten(lambda _: "{}"),
    "the engine fails between two actions": lambda: {"complete_and_start_action": failing},
    "the engine fails when it is thrown away": lambda: {"delete_ruleset": failing},
}


@with_durable
@pytest.mark.parametrize("what", MEDDLING)
def test_an_engine_that_does_not_conclude_exactly_once_is_an_error(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(durable, "_native", Native(**MEDDLING[what]()))
        with pytest.raises(EngineError, match=r"^durable-rules .* `goal`: .*\.$"):
            durable.decide(GOAL)
    assert direct.decide(GOAL) == durable.decide(GOAL)


@with_durable
def test_an_exception_in_an_action_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(message: str, fact: object) -> str:
        raise KeyError("rule")

    with monkeypatch.context() as patch:
        patch.setattr(durable, "_rule_woken", broken)
        with pytest.raises(EngineError, match=r"^durable-rules failed on `goal`: KeyError: 'rule'\.$"):
            durable.decide(GOAL)
    assert direct.decide(GOAL) == durable.decide(GOAL)


@with_durable
def test_an_interrupt_in_an_action_stays_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(message: str, fact: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(durable, "_rule_woken", interrupted)
    with pytest.raises(KeyboardInterrupt):
        durable.decide(GOAL)


# ---------------------------------------------------------------- what passes through the door


class Watched(Native):
    """durable-rules with everything it is given written down."""

    def __init__(self, **replaced: Callable[..., object]) -> None:
        native = durable.require()
        self.rulesets: dict[int, str] = {}
        self.facts: dict[int, list[dict[str, object]]] = {}
        self.thrown_away: list[int] = []

        def create(name: str, rules: str) -> int:
            handle = native.create_ruleset(name, rules)
            self.rulesets[handle] = rules
            self.facts[handle] = []
            return handle

        def tell(handle: int, fact: str) -> tuple[int, int]:
            self.facts[handle].append(json.loads(fact))
            return native.assert_fact(handle, fact)

        def delete(handle: int) -> None:
            self.thrown_away.append(handle)
            native.delete_ruleset(handle)

        watched = {"create_ruleset": create, "assert_fact": tell, "delete_ruleset": delete}
        super().__init__(**(cast("dict[str, Callable[..., object]]", watched) | replaced))


@with_durable
@pytest.mark.parametrize("goal", [GOAL, Else("mål", GOAL, Leaf("övrigt", UNKNOWN)), Leaf("hälsa", OPEN)])
def test_only_small_whole_numbers_and_short_words_pass_the_door(goal: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    native = Watched()
    monkeypatch.setattr(durable, "_native", native)
    assert direct.decide(goal) == durable.decide(goal)
    for handle, rules in native.rulesets.items():
        facts = native.facts[handle]
        assert [str(number) for number in range(1, len(facts) + 1)] == [fact["id"] for fact in facts]
        for value in itertools.chain.from_iterable(fact.values() for fact in facts):
            assert type(value) is int or (type(value) is str and value.isascii() and len(value) < 10)
        assert rules.isascii()
        assert all(len(rule["all"]) == 1 for rule in json.loads(rules).values())  # no joins
        assert all(len(rule["all"][0]["m"].get("$and", ())) <= 5 for rule in json.loads(rules).values())


@with_durable
@pytest.mark.parametrize("replaced", [{}, {"complete_and_start_action": failing}, {"assert_fact": unhandled}])
def test_every_ruleset_is_thrown_away_also_when_its_goal_fails(
    replaced: dict[str, Callable[..., object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    native = Watched(**replaced)
    monkeypatch.setattr(durable, "_native", native)
    with pytest.raises(EngineError) if replaced else nullcontext():
        durable.decide(GOAL)
    assert 1 == len(native.rulesets)
    assert list(native.rulesets) == native.thrown_away
