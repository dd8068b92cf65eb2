"""Explanations: why, in Swedish and English; the only prose.

Every figure in a sentence comes from a finding, every name from the rulebook. A name is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vetlanda_policy.explanations.asked import Asked
    from vetlanda_policy.explanations.chain import explain
    from vetlanda_policy.explanations.comparisons import comparison
    from vetlanda_policy.explanations.findings import why
    from vetlanda_policy.explanations.goals import combination, conclusion, partly_when
    from vetlanda_policy.explanations.rules import rule, worked_out
    from vetlanda_policy.explanations.speaker import Speaker
    from vetlanda_policy.explanations.unknowns import cause
    from vetlanda_policy.wording import sentence

__all__ = [
    "Asked",
    "Speaker",
    "cause",
    "combination",
    "comparison",
    "conclusion",
    "explain",
    "partly_when",
    "rule",
    "sentence",
    "why",
    "worked_out",
]

_HOMES = {
    "Asked": "explanations.asked",
    "Speaker": "explanations.speaker",
    "cause": "explanations.unknowns",
    "combination": "explanations.goals",
    "comparison": "explanations.comparisons",
    "conclusion": "explanations.goals",
    "explain": "explanations.chain",
    "partly_when": "explanations.goals",
    "rule": "explanations.rules",
    "sentence": "wording",
    "why": "explanations.findings",
    "worked_out": "explanations.rules",
}


def __getattr__(name: str) -> Any:
    """A public name, from the file it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"vetlanda_policy.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
