"""Combining: criteria, areas, groups, units and other goals put together, as columns.

Only how the verdicts of parts make one, by how many parts can be what; the same totals as in `engine.direct`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vetlanda_policy.bulk.kinds.asking import Asking, Unknown
from vetlanda_policy.bulk.kinds.judged import Compared, Judged
from vetlanda_policy.bulk.kinds.looking import OneByOneError
from vetlanda_policy.bulk.terms import (
    Part,
    Term,
    at_most,
    below,
    both,
    count,
    either,
    is_known,
    no,
    pick,
    plus,
    same,
)


def counted(
    asking: Asking, parts: Sequence[Judged], needed: int, *, some: bool, stands_for: int | None = None
) -> Judged:
    """At least so many of the parts.

    Args:
        asking: the question.
        parts: the parts.
        needed: how many must be fulfilled.
        some: whether one fulfilled part is enough for "partly".
        stands_for: how many must be, for the part that stands for the whole; without it all of them.
    """
    let = asking.let
    can_full = let(count([p.full for p in parts]))
    can_partly = let(count([p.partly for p in parts]))
    can_either = let(count([either(p.full, p.partly) for p in parts]))
    never_not = let(count([no(p.unmet) for p in parts]))
    only_full = let(count([both(p.full, no(p.partly), no(p.unmet)) for p in parts]))
    full = at_most(needed, can_full)
    # Fewer than needed can be met at all: every part that can be unmet is; with `some`, none may have to be fulfilled.
    unmet = below(never_not, needed)
    # Enough of them can be partly or fully met while too few have to be fulfilled, and one of them is partly.
    partly = both(at_most(needed, can_either), below(only_full, needed), below(0, can_partly))
    if some:
        unmet = both(unmet, same(only_full, 0))
        fewest = pick(below(only_full, 1), 1, only_full)
        partly = either(partly, both(below(0, can_full), below(fewest, needed)))
    standing = _standing(asking, parts, len(parts) if stands_for is None else stands_for)
    return Judged(
        let(full),
        let(partly),
        let(unmet),
        standing,
        None,
        _relevant(asking, parts),
        _unit(parts),
        either(*(p.wrong for p in parts)),
        is_known(standing.margin),
        either(*(p.hard for p in parts)),
    )


def otherwise(asking: Asking, base: Judged, other: Judged) -> Judged:
    """The base; where it is not fulfilled and the other criterion is, partly."""
    let = asking.let
    other_not = either(other.partly, other.unmet)
    below_full = either(base.partly, base.unmet)
    return Judged(
        let(base.full),
        let(either(both(below_full, other.full), both(base.partly, other_not))),
        let(both(base.unmet, other_not)),
        base.deciding,
        base.required,
        _relevant(asking, (base, other)),
        base.unit,
        either(base.wrong, other.wrong),
        base.counted,
        either(base.hard, other.hard),
    )


def _unit(parts: Sequence[Judged]) -> str | None:
    units = {p.unit for p in parts}
    return next(iter(units)) if len(units) == 1 else None


def _relevant(asking: Asking, parts: Sequence[Judged]) -> tuple[Unknown, ...]:
    """What is not known in the parts that are open, each fact once.

    Raises:
        OneByOneError: two facts are told with numbers that alone tell them apart, so that their order would follow from these.
    """
    found: dict[object, Unknown] = {}
    for part in parts:
        if not part.unknown:
            continue
        open_ = asking.let(part.open)
        for u in part.unknown:
            name = u.text if isinstance(u.text, str) else id(u.text)
            when = both(open_, u.when)
            known = found.get(name)
            found[name] = u._replace(when=when if known is None else either(known.when, when))
    counted_ones = sorted(u.order for u in found.values() if isinstance(u.text, Term))
    if any(other.startswith(one) for one, other in pairwise(counted_ones)):
        raise OneByOneError
    return tuple(found.values())


def _standing(asking: Asking, parts: Sequence[Judged], needed: int) -> Compared:
    """The part that stands for the whole: of the known margins in one unit, the best that is still needed."""
    known = [p.deciding for p in parts if p.deciding.margin is not None]
    if not known or len({p.unit for p in parts}) > 1:
        return Compared()
    alike_units = both(*(p.counted for p in parts))
    if len(known) == 1:
        return known[0]._replace(margin=asking.let(pick(alike_units, known[0].margin, None)))
    let, decimals = asking.let, max(c.decimals for c in known)
    every = [c.rescaled(decimals) for c in known]
    every = [c._replace(margin=let(c.margin), observed=let(c.observed)) for c in every]
    total = let(count([is_known(c.margin) for c in every]))
    wanted = pick(below(total, needed), total, needed)
    found = Compared(decimals=decimals, most=max(c.most for c in every))
    if len({c.levels.levels if c.levels else () for c in every}) > 1:
        raise OneByOneError  # which names a value has would follow from which part it is
    found = found._replace(levels=every[0].levels)
    required: Part = None
    alike = len({c.required for c in every if isinstance(c.required, str)}) == 1
    alike = alike and all(isinstance(c.required, str) for c in every)
    for n, one in enumerate(every):
        # Its place when all are put in order from the greatest margin, those of the same margin as they came.
        before: list[Part] = []
        for m, other in enumerate(every):
            if m == n:
                continue
            both_known = both(is_known(one.margin), is_known(other.margin))
            ahead = at_most(one.margin, other.margin) if m < n else below(one.margin, other.margin)
            before.append(pick(both_known, ahead, False))
        here = let(both(is_known(one.margin), same(plus(count(before), 1), wanted)))
        found = found._replace(
            margin=pick(here, one.margin, found.margin),
            observed=pick(here, one.observed, found.observed),
        )
        required = one.required if alike and n == 0 else (required if alike else pick(here, one.required, required))
    return found._replace(
        margin=let(pick(alike_units, found.margin, None)), observed=let(found.observed), required=let(required)
    )


__all__ = ["counted", "otherwise"]
