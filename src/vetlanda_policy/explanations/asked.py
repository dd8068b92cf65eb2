"""A criterion that was asked for a subject, and what it found: what explanations are made from.

Only data.
"""

from __future__ import annotations

from typing import NamedTuple

from vetlanda_policy.criteria import Criterion, Leaf, Subject
from vetlanda_policy.criteria.finding import Finding
from vetlanda_policy.facts import ASSESSMENT


class Asked(NamedTuple):
    """A criterion that was asked for a subject, and what it found.

    With `for_partly` it is the one that makes the goal partly met.
    """

    criterion: Criterion
    subject: Subject
    finding: Finding
    for_partly: bool = False

    @property
    def indicator(self) -> str:
        """The indicator that was looked at."""
        return self.criterion.indicator if isinstance(self.criterion, Leaf) else ASSESSMENT

    @property
    def decided(self) -> bool:
        """Whether only one verdict is possible."""
        return len(self.finding.possible) == 1
