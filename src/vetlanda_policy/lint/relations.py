"""Relations: how the values that meet one criterion lie to those that meet another on the same indicator.

Exact: a requirement changes only at its bounds, so one value from each bound and from each stretch between them tells
everything. Where two criteria do not look at the same values, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from vetlanda_policy.criteria import Criterion, Threshold
from vetlanda_policy.criteria.finding import Requirement
from vetlanda_policy.criteria.reach import Steps, reach
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.lint.bounds import Figured, is_change
from vetlanda_policy.values import Number, key

_EXCLUDE = (
    {"increases", "decreases"},
    {"increases", "does_not_increase"},
    {"increases", "unchanged"},
    {"decreases", "does_not_decrease"},
    {"decreases", "unchanged"},
)


def same_values(one: Figured, other: Figured) -> bool:
    """Whether two criteria look at the same values in the same way."""
    looked = ("value", "round_to", "final_only", "pairs", "baseline", "baseline_value")
    same = all(getattr(one, name, None) == getattr(other, name, None) for name in looked)
    return key(one.indicator) == key(other.indicator) and one.subjects() == other.subjects() and same


def contradict(criteria: Sequence[Figured], book: Rulebook) -> bool:
    """Whether criteria on the same values cannot all be met, although each can."""
    if all(isinstance(c, Threshold) for c in criteria):
        values, required = _on_scale([c for c in criteria if isinstance(c, Threshold)], book)
        each = all(any(r.met_by(v) for v in values) for r in required)
        return each and not any(all(r.met_by(v) for r in required) for v in values)
    kinds = {c.kind for c in criteria}
    plain_unchanged = all(
        getattr(c, "amount", None) is None and getattr(c, "percent", None) is None for c in criteria if is_change(c)
    )
    return all(map(is_change, criteria)) and plain_unchanged and any(pair <= kinds for pair in _EXCLUDE)


def cover(criteria: Sequence[Figured], book: Rulebook) -> bool:
    """Whether every value meets one criterion or another, although no single one is always met."""
    if not all(isinstance(c, Threshold) for c in criteria):
        return False
    values, required = _on_scale([c for c in criteria if isinstance(c, Threshold)], book)
    single = any(all(r.met_by(v) for v in values) for r in required)
    return not single and all(any(r.met_by(v) for r in required) for v in values)


def implies(one: Criterion, other: Criterion, book: Rulebook) -> bool:
    """Whether whatever meets the one criterion also meets the other."""
    if _alone(one) == _alone(other):
        return True
    if not (isinstance(one, Threshold) and isinstance(other, Threshold) and same_values(one, other)):
        return False
    values, (first, second) = _on_scale([one, other], book)
    return all(second.met_by(v) for v in values if first.met_by(v))


def _alone(criterion: Criterion) -> Criterion:
    """The criterion without what counts as partly."""
    return criterion.model_copy(update={"partly": None})


def _on_scale(criteria: Sequence[Threshold], book: Rulebook) -> tuple[list[Number], list[Requirement]]:
    """A value from every stretch of the scale that the criteria tell apart, and what each of them requires."""
    indicator = book.by_id[key(criteria[0].indicator)]
    required = [c.requirement(indicator) for c in criteria]
    return list(_samples(_values(criteria[0], book), required)), required


def _values(criterion: Threshold, book: Rulebook) -> Steps:
    scale = book.by_id[key(criterion.indicator)].scale
    if criterion.round_to is not None and scale.can_round(criterion.round_to):
        scale = scale.rounded(criterion.round_to)
    whole = reach(scale)
    if criterion.value == "mean":
        return Steps(whole.lowest, whole.highest)
    if criterion.value == "sum":
        return Steps(whole.lowest if whole.lowest is not None and whole.lowest >= 0 else None)
    return whole


def _samples(values: Steps, required: Iterable[Requirement]) -> Iterable[Number]:
    bounds = sorted({b for r in required for b in (r.bound, r.upper) if b is not None})
    for bound in bounds:
        edge = values.up(bound)
        if edge is not None and edge.value == bound and edge.taken:
            yield bound
    for low, high in pairwise([None, *bounds, None]):
        found = _between(values, low, high)
        if found is not None:
            yield found


def _between(values: Steps, low: Number | None, high: Number | None) -> Number | None:
    """A value strictly between two bounds; none where there is none."""
    first, last = values.up(low, strict=low is not None), values.down(high, strict=high is not None)
    if first is None or last is None:
        return None
    start, end = first.value, last.value
    if start is None or end is None:
        known = end if start is None else start
        step = 0 if values.step is not None else 1
        if known is None:
            return values.anchor
        return known - step if start is None else known + step
    if start > end:
        return None
    if first.taken:
        return start
    if last.taken:
        return end
    return (start + end) / 2 if start < end else None  # type: ignore[operator]
