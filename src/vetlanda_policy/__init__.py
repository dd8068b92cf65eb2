"""Did the council's goals come true, and how do we know?

The whole public library: read the rules, read the facts, judge, explain. A name is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vetlanda_policy.engine import evaluate
    from vetlanda_policy.errors import FactsError, PolicyError, Problem, QuestionError, RulesError
    from vetlanda_policy.explanations import explain
    from vetlanda_policy.facts import Facts
    from vetlanda_policy.goals import Goal, Rulebook
    from vetlanda_policy.readers import read_facts
    from vetlanda_policy.rulefiles import read_rulebook
    from vetlanda_policy.verdicts import Evaluation, Verdict

__all__ = [
    "Evaluation",
    "Facts",
    "FactsError",
    "Goal",
    "PolicyError",
    "Problem",
    "QuestionError",
    "Rulebook",
    "RulesError",
    "Verdict",
    "evaluate",
    "explain",
    "read_facts",
    "read_rulebook",
]

_HOMES = {
    "evaluate": "engine",
    "FactsError": "errors",
    "PolicyError": "errors",
    "Problem": "errors",
    "QuestionError": "errors",
    "RulesError": "errors",
    "explain": "explanations",
    "Facts": "facts",
    "Goal": "goals",
    "Rulebook": "goals",
    "read_facts": "readers",
    "read_rulebook": "rulefiles",
    "Evaluation": "verdicts",
    "Verdict": "verdicts",
}


def __getattr__(name: str) -> Any:
    """A public name, from the room it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
