"""`all`, `any`, `at_least_of`: how several criteria make one.

Only the declarations; the engine combines the findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator

from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.values import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetlanda_policy.criteria import Criterion
    from vetlanda_policy.criteria.base import Need, Question


class Combination(Frozen):
    """Base of the combinations."""

    criteria: tuple[Criterion, ...] = Field(min_length=1)
    partly: Partly | None = None

    @property
    def needed(self) -> int:
        """How many of the criteria must be met."""
        raise NotImplementedError

    def uses(self) -> tuple[str, ...]:
        """No indicator of its own; the criteria in it have theirs."""
        return ()

    def needs(self, question: Question) -> Iterable[Need]:  # noqa: ARG002
        """No fact of its own."""
        return ()


class All(Combination):
    """Every criterion is met."""

    kind: Literal["all"]

    @property
    def needed(self) -> int:
        """All of them."""
        return len(self.criteria)


class AnyOf(Combination):
    """At least one criterion is met."""

    kind: Literal["any"]

    @property
    def needed(self) -> int:
        """One of them."""
        return 1


class AtLeastOf(Combination):
    """At least `count` of the criteria are met."""

    kind: Literal["at_least_of"]
    count: int = Field(ge=1)

    @property
    def needed(self) -> int:
        """The stated number."""
        return self.count

    @model_validator(mode="after")
    def _enough(self) -> Self:
        if self.count > len(self.criteria):
            msg = f"count is {self.count}, but there are only {len(self.criteria)} criteria"
            raise ValueError(msg)
        return self
