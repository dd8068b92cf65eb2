"""`goal`: another goal of the rulebook is met (nested goals).

Only the declaration; the engine asks the other goal's own criterion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.values import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetlanda_policy.criteria.base import Need, Question


class GoalMet(Frozen):
    """Another goal of the same rulebook is met; where that one is partly met, so is this.

    Attributes:
        goal: its number.
    """

    kind: Literal["goal"]
    goal: int = Field(ge=1)
    partly: Partly | None = None

    def uses(self) -> tuple[str, ...]:
        """No indicator of its own; the other goal has its."""
        return ()

    def needs(self, question: Question) -> Iterable[Need]:  # noqa: ARG002
        """No fact of its own."""
        return ()
