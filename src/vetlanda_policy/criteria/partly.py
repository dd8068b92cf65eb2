"""`partly`: what "delvis uppfyllt" means, where a rule declares it.

Only the declaration; without one a criterion is met or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from vetlanda_policy.values import Exact, Frozen

if TYPE_CHECKING:
    from vetlanda_policy.criteria import Criterion  # the package puts the union together and rebuilds this class


class Partly(Frozen):
    """One of the ways a goal can be partly met.

    Attributes:
        some: at least one of the criteria, areas or groups is met.
        share_of_target: at least this share of the target is reached (0.8 is 80 percent of it).
        when: another criterion is met.
        as_assessed: the assessor may say so; the sentence tells what it means.
    """

    some: bool = False
    share_of_target: Exact | None = Field(default=None, gt=0, lt=1)
    when: Criterion | None = None
    as_assessed: str | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        given = [self.some, self.share_of_target is not None, self.when is not None, self.as_assessed is not None]
        if sum(given) != 1:
            msg = "give exactly one of some = true, share_of_target, when and as_assessed"
            raise ValueError(msg)
        return self
