"""Explanations: why, in Swedish and English; the only prose.

Every figure in a sentence comes from a finding, every name from the rulebook.
"""

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
