"""Criteria: what each kind of rule means; pure, exact, one small file a family.

Here they are put together to one type; a new kind is registered here and nowhere else.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vetlanda_policy.criteria import combinations, partly, units
from vetlanda_policy.criteria.among_best import AmongBest
from vetlanda_policy.criteria.assessed import Assessed
from vetlanda_policy.criteria.base import Leaf, Need, Question, Subject
from vetlanda_policy.criteria.better_than import BetterThan
from vetlanda_policy.criteria.changes import (
    Change,
    Decreases,
    DoesNotDecrease,
    DoesNotIncrease,
    Increases,
    Unchanged,
)
from vetlanda_policy.criteria.combinations import All, AnyOf, AtLeastOf, Combination
from vetlanda_policy.criteria.deviation import DeviationAtMost
from vetlanda_policy.criteria.finding import Finding, Fulfilment
from vetlanda_policy.criteria.in_best_share import InBestShare
from vetlanda_policy.criteria.milestones import Milestones
from vetlanda_policy.criteria.nested import GoalMet
from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.criteria.references import Referenced
from vetlanda_policy.criteria.thresholds import Above, AtLeast, AtMost, Below, Between, Equals, Threshold
from vetlanda_policy.criteria.units import ShareOfUnits

Single = (
    Above
    | AmongBest
    | Assessed
    | AtLeast
    | AtMost
    | Below
    | BetterThan
    | Between
    | Decreases
    | DeviationAtMost
    | DoesNotDecrease
    | DoesNotIncrease
    | Equals
    | InBestShare
    | Increases
    | Milestones
    | Unchanged
)
"""The criteria that look at facts themselves."""

Criterion = Annotated[Single | All | AnyOf | AtLeastOf | GoalMet | ShareOfUnits, Field(discriminator="kind")]
"""Any criterion, told apart by its `kind`."""

# A criterion can hold criteria. Their classes are built when first used (`defer_build`), and by then find the whole type here.
for _module in (partly, combinations, units):
    _module.Criterion = Criterion  # type: ignore[attr-defined]

__all__ = [
    "All",
    "AmongBest",
    "AnyOf",
    "Assessed",
    "AtLeastOf",
    "BetterThan",
    "Change",
    "Combination",
    "Criterion",
    "DeviationAtMost",
    "Finding",
    "Fulfilment",
    "GoalMet",
    "InBestShare",
    "Increases",
    "Leaf",
    "Milestones",
    "Need",
    "Partly",
    "Question",
    "Referenced",
    "ShareOfUnits",
    "Single",
    "Subject",
    "Threshold",
]
