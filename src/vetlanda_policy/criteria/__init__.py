"""Criteria: what each kind of rule means; pure, exact, one small file a family.

Here they are put together to one type; a new kind is registered here and nowhere else.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vetlanda_policy.criteria import combinations, partly
from vetlanda_policy.criteria.among_best import AmongBest
from vetlanda_policy.criteria.assessed import Assessed
from vetlanda_policy.criteria.base import Leaf, Need, Question, Subject
from vetlanda_policy.criteria.changes import Increases
from vetlanda_policy.criteria.combinations import All, AnyOf, AtLeastOf, Combination
from vetlanda_policy.criteria.finding import Finding, Fulfilment
from vetlanda_policy.criteria.in_best_share import InBestShare
from vetlanda_policy.criteria.milestones import Milestones
from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.criteria.thresholds import Above, AtLeast, AtMost, Below, Between, Equals, Threshold

Single = (
    Assessed | Above | AmongBest | AtLeast | AtMost | Below | Between | Equals | InBestShare | Increases | Milestones
)
"""The criteria that look at facts themselves."""

Criterion = Annotated[Single | All | AnyOf | AtLeastOf, Field(discriminator="kind")]
"""Any criterion, told apart by its `kind`."""

# A criterion can hold criteria. Their classes are built when first used (`defer_build`), and by then find the whole type here.
for _module in (partly, combinations):
    _module.Criterion = Criterion  # type: ignore[attr-defined]

__all__ = [
    "All",
    "AmongBest",
    "AnyOf",
    "Assessed",
    "AtLeastOf",
    "Combination",
    "Criterion",
    "Finding",
    "Fulfilment",
    "InBestShare",
    "Increases",
    "Leaf",
    "Milestones",
    "Need",
    "Partly",
    "Question",
    "Single",
    "Subject",
    "Threshold",
]
