"""What a criterion demands, in the terms of words: its numbers, its days, and the way it points.

Only what stands in the criterion itself; what its indicator makes of it is asked in `scales`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vetlanda_policy.criteria import (
    AmongBest,
    BetterThan,
    Change,
    Criterion,
    DeviationAtMost,
    InBestShare,
    Milestones,
)
from vetlanda_policy.criteria.changes import Decreases, DoesNotDecrease, DoesNotIncrease, Increases, Unchanged
from vetlanda_policy.criteria.thresholds import Above, AtLeast, AtMost, Below, Between, Equals
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.lint.swedish import BETTER, DOWN, SAME, UP
from vetlanda_policy.rulefiles.keypaths import KeyPath
from vetlanda_policy.values import plain

Thresholds = Above | AtLeast | AtMost | Below | Between | Equals
Changes = Decreases | DoesNotDecrease | DoesNotIncrease | Increases | Unchanged
Figured = Thresholds | Changes | AmongBest | BetterThan | DeviationAtMost | InBestShare | Milestones
"""The criteria that look at figures themselves."""

FIGURES = ("target", "lowest", "highest", "best", "share", "amount", "percent", "baseline_value", "count")
"""The keys of a criterion that hold a number which the council's words should name."""

_WAYS = {
    "at_least": UP, "above": UP, "increases": UP, "does_not_decrease": UP,
    "at_most": DOWN, "below": DOWN, "decreases": DOWN, "does_not_increase": DOWN, "deviation_at_most": DOWN,
    "equals": SAME, "between": SAME, "unchanged": SAME,
    "among_best": BETTER, "in_best_share": BETTER, "better_than": BETTER,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Demand:
    """A number or a level that a criterion demands.

    Attributes:
        path: the way to it, from the criterion.
        value: the number, or the name of the level.
    """

    path: KeyPath
    value: Decimal | str

    @property
    def written(self) -> str:
        """The value as the rule writes it, with a decimal comma."""
        return self.value if isinstance(self.value, str) else plain(self.value).replace(".", ",")

    @property
    def written_en(self) -> str:
        """The value with a decimal point."""
        return self.value if isinstance(self.value, str) else plain(self.value)


def demands(criterion: Criterion) -> Iterator[Demand]:
    """The numbers and levels that the criterion itself demands, those of criteria in it not included."""
    for name in FIGURES:
        value = getattr(criterion, name, None)
        if isinstance(value, Decimal | int | str) and not isinstance(value, bool):
            yield Demand((name,), value if isinstance(value, str) else Decimal(value))
    for n, target in enumerate(getattr(criterion, "targets", ()), 1):
        yield Demand(("targets", n, "target"), target.target)
    if criterion.partly is not None and criterion.partly.share_of_target is not None:
        yield Demand(("partly", "share_of_target"), criterion.partly.share_of_target)


def due(criterion: Criterion) -> tuple[date, ...]:
    """The days of a criterion's dated targets."""
    return tuple(target.date for target in getattr(criterion, "targets", ()))


def way(criterion: Criterion, indicator: Indicator | None) -> str | None:
    """The way a criterion points: up, down, the same or better; none for those that point nowhere."""
    kind = str(getattr(criterion, "at", criterion.kind))
    found = _WAYS.get(kind)
    if found == BETTER and indicator is not None and indicator.higher_is_better is not None:
        return UP if indicator.higher_is_better else DOWN
    return found


def is_change(criterion: Criterion) -> bool:
    """Whether the criterion compares values with earlier ones."""
    return isinstance(criterion, Change)
