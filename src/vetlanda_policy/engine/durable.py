"""A goal's verdict by durable-rules: each combination in the plan becomes rules, each finding a fact.

The only door to durable-rules; only small whole numbers and short ASCII words pass through it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import Protocol, Self, cast

from vetlanda_policy.criteria.finding import BEST_FIRST, Possible
from vetlanda_policy.engine.plan import Count, Else, EngineError, EngineUnavailable, Leaf, Node, bottom_up
from vetlanda_policy.engine.rulesets import EVERY_FACT, HEADS, Rules, count_tally, else_tally, flags, rules_for

FULFILLED, PARTLY, NOT = BEST_FIRST


class _Native(Protocol):
    """What is used of the compiled half of durable-rules.

    Its Python half starts timers, swallows what an action raises and calls what Python 3.12 deprecates; none
    of it is needed to assert a fact and be told which rules it woke.
    """

    def create_ruleset(self, name: str, rules: str, /) -> int: ...
    def delete_ruleset(self, handle: int, /) -> None: ...
    def delete_state(self, handle: int, sid: str, /) -> None: ...
    def assert_fact(self, handle: int, fact: str, /) -> tuple[int, int]: ...
    def start_action_for_state(self, handle: int, state: int, /) -> tuple[str, str] | None: ...
    def complete_and_start_action(self, handle: int, state: int, /) -> str | None: ...


def _load() -> tuple[_Native | None, str]:
    """The compiled half, or why it cannot be imported.

    It names a function that Python 3.13 has removed and only its callbacks call; they are not used, so a
    name bound lazily is never missed.
    """
    lazily = sys.version_info >= (3, 13) and hasattr(sys, "setdlopenflags")
    flags = sys.getdlopenflags() if lazily else 0
    if lazily:
        sys.setdlopenflags(os.RTLD_LAZY)
    try:
        import durable_rules_engine  # noqa: PLC0415  only here are the flags right
    except ImportError as error:
        return None, str(error)
    else:
        return cast("_Native", durable_rules_engine), ""
    finally:
        if lazily:
            sys.setdlopenflags(flags)


_native, _why_not = _load()  # Python's import lock lets one thread in, once.


def available() -> bool:
    """Whether durable-rules can be used here."""
    return _native is not None


def require() -> _Native:
    """The engine itself.

    Raises:
        EngineUnavailable: if it cannot be imported.
    """
    if _native is None:
        raise EngineUnavailable(
            f"durable-rules cannot be imported here ({_why_not}): install it with "
            "`pip install durable-rules`, which needs a C compiler and Python's headers, "
            "or choose the engine `direct`."
        )
    return _native


def decide(node: Node) -> dict[str, Possible]:
    """The possible verdicts of every node of the plan.

    Raises:
        EngineUnavailable: if durable-rules cannot be imported.
        EngineError: if the plan is impossible, or durable-rules does not conclude on everything exactly once.
    """
    native = require()
    concluded: dict[str, Possible] = {}
    for part in bottom_up(node):
        match part:
            case Leaf():
                concluded[part.id] = part.possible
            case Count():
                concluded[part.id] = _judge(native, part, [concluded[child.id] for child in part.children])
            case Else():
                concluded[part.id] = _judge(native, part, [concluded[part.base.id], concluded[part.other.id]])
    if isinstance(node, Leaf):
        concluded[node.id] = _judge(native, node, [node.possible])
    return concluded


def _judge(native: _Native, part: Node, findings: Iterable[Possible]) -> Possible:
    """One combination: file its findings one by one, tally them, let the rules conclude from the tally."""
    try:
        with _Session(native, rules_for(part)) as session:
            filed = [session.file(possible) for possible in findings]
            match part:
                case Leaf():
                    return filed[0]
                case Count():
                    return session.conclude(count_tally(filed))
                case Else():
                    return session.conclude(else_tally(*filed))
    except EngineError as error:
        raise EngineError(f"durable-rules cannot be trusted with `{part.id}`: {error}") from error
    except Exception as error:
        raise EngineError(f"durable-rules failed on `{part.id}`: {type(error).__name__}: {error}.") from error


class _Session:
    """One ruleset in the engine, from its first fact until it is thrown away."""

    def __init__(self, native: _Native, rules: Rules) -> None:
        self._native = native
        self._says = rules.says
        self._facts = 0
        self._has_acted = False
        self._handle = native.create_ruleset("goal", rules.text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._has_acted:  # before the first action it would free pointers never set
            self._native.delete_state(self._handle, "0")
        self._native.delete_ruleset(self._handle)

    def file(self, possible: Possible) -> Possible:
        """Assert one finding; the possible verdicts under which the engine files it."""
        woken = self._assert({"kind": "finding", **flags(possible)})
        if [HEADS.get(rule) for rule in woken] != [possible]:
            raise EngineError(f"a finding that can be {', '.join(sorted(possible))} woke the rules {woken}.")
        return possible

    def conclude(self, tally: Mapping[str, int]) -> Possible:
        """Assert a tally; the verdicts that are possible by the decision table."""
        woken = self._assert({"kind": "tally", **tally})
        answers = [self._says[rule] for rule in woken if rule in self._says]
        possible = frozenset(verdict for verdict, is_possible in answers if is_possible)
        if len(answers) != len(woken) or sorted(v for v, _ in answers) != sorted(BEST_FIRST) or not possible:
            raise EngineError(f"the tally {dict(tally)} woke the rules {woken}.")
        return possible

    def _assert(self, content: Mapping[str, int | str]) -> list[str]:
        """Assert one fact; the rules it woke, without the one that every fact must wake once."""
        self._facts += 1
        fact = {"id": str(self._facts), **content}
        refused, state = self._native.assert_fact(self._handle, json.dumps(fact))
        if refused:
            raise EngineError(f"the fact {fact} was refused with code {refused}.")
        woken: list[str] = []
        started = self._native.start_action_for_state(self._handle, state)
        message = started[1] if started else None
        while message is not None:
            self._has_acted = True
            woken.append(_rule_woken(message, fact))
            message = self._native.complete_and_start_action(self._handle, state)
        if woken.count(EVERY_FACT) != 1:
            raise EngineError(f"the fact {fact} was counted {woken.count(EVERY_FACT)} times.")
        woken.remove(EVERY_FACT)
        return woken


def _rule_woken(message: str, fact: Mapping[str, int | str]) -> str:
    """The action of every rule: only say which it is, once sure that it is about the fact just asserted."""
    ((rule, about),) = json.loads(message).items()
    if about != {"m": fact}:
        raise EngineError(f"the rule `{rule}` woke for {about} instead of {fact}.")
    return str(rule)
