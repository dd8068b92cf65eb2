"""Boundaries: whether some scenario stands just inside what a criterion demands, and some scenario just outside.

Near is within one step of the indicator's scale; without steps within 0.1, or within a thousandth of the bound where that
is more. A place among others is near within one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vetlanda_policy.criteria import (
    AmongBest,
    AtLeastOf,
    BetterThan,
    Combination,
    Criterion,
    DeviationAtMost,
    InBestShare,
    Leaf,
    Milestones,
    ShareOfUnits,
    Subject,
    Threshold,
)
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.lint.bounds import Figured
from vetlanda_policy.lint.finding import Finding
from vetlanda_policy.lint.recording import Compared
from vetlanda_policy.lint.rules import Rule
from vetlanda_policy.rulefiles.keypaths import KeyPath
from vetlanda_policy.values import key, plain

_NEAR = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Boundary:
    """One boundary of a criterion.

    Attributes:
        name_sv: what it is, in Swedish.
        name_en: what it is, in English.
        path: the key that sets it.
        required: what the comparisons at it demand; none where it moves with the figures.
        side: 1 or -1 where only comparisons above or below the middle count (of two bounds).
        bound: the bound itself, where it is a fixed one.
        seen: whether only the value itself tells on which side of the bound it is, not what was demanded of it.
        line: whether only comparisons with a line from an earlier value count.
    """

    name_sv: str
    name_en: str
    path: KeyPath
    required: str | None = None
    side: int = 0
    bound: Decimal | None = None
    seen: bool = False
    line: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A criterion with the ids that it is judged under.

    Attributes:
        path: the way to it.
        ids: its own id, or those of the areas, groups or units that it is asked for.
        criterion: the criterion.
    """

    path: KeyPath
    ids: frozenset[str]
    criterion: Figured | ShareOfUnits | AtLeastOf


def untested(rule: Rule, made: Sequence[Compared]) -> Iterator[Finding]:
    """The boundaries of a rule that no scenario stands just inside, or just outside."""
    for asked in _asked(rule, (*rule.path, "criterion"), rule.id, rule.criterion):
        own = [c for c in made if c.criterion in asked.ids]
        for boundary, near in _boundaries(rule, asked):
            away = [_away(c, boundary) for c in own if _at(c, boundary)]
            inside = any(met and (margin == 0 or abs(margin) < near) for met, margin in away)
            outside = any(not met and abs(margin) <= near for met, margin in away)
            if not (inside and outside):
                yield _finding(rule, boundary, inside=inside, outside=outside)


def _asked(rule: Rule, path: KeyPath, name: str, criterion: Criterion) -> Iterator[Asked]:
    """The criteria that have a boundary, each with its ids as the engine gives them."""
    if criterion.partly is not None and criterion.partly.when is not None:
        yield from _asked(rule, (*path, "partly", "when"), f"{name}/partly", criterion.partly.when)
        name = f"{name}/fulfilled"
    if isinstance(criterion, AtLeastOf | ShareOfUnits):
        yield Asked(path, frozenset({name}), criterion)
    if isinstance(criterion, Combination):
        for n, part in enumerate(criterion.criteria, 1):
            yield from _asked(rule, (*path, "criteria", n), f"{name}/{n}", part)
    elif isinstance(criterion, ShareOfUnits) and isinstance(criterion.criterion, Leaf):
        indicator = rule.indicator(criterion.criterion)
        units = () if indicator is None else criterion.subjects(indicator)
        yield Asked((*path, "criterion"), _ids(name, units), criterion.criterion)
    elif isinstance(criterion, Leaf):
        yield Asked(path, _ids(name, criterion.subjects()), criterion)


def _ids(name: str, subjects: Sequence[Subject]) -> frozenset[str]:
    parts = (s.area or s.group for s in subjects)
    return frozenset(f"{name}/{key(part)}" if part else name for part in parts)


def _boundaries(rule: Rule, asked: Asked) -> Iterator[tuple[Boundary, Decimal]]:
    """The boundaries of a criterion, each with how near a scenario must come."""
    path, criterion = asked.path, asked.criterion
    if isinstance(criterion, AtLeastOf | ShareOfUnits):
        yield _of_count(rule, path, criterion), Decimal(1)
        return
    indicator = rule.indicator(criterion)
    if indicator is None:
        return
    if isinstance(criterion, Threshold):
        found = _of_threshold(path, criterion, indicator)
    elif isinstance(criterion, Milestones):
        found = _of_milestones(path, criterion, indicator, rule.book.period.last_day)
    else:
        found = iter((_moving(path, criterion),))
    for boundary in found:
        yield boundary, _near(criterion, indicator, boundary)


def _of_count(rule: Rule, path: KeyPath, criterion: AtLeastOf | ShareOfUnits) -> Boundary:
    """As many of the parts as are enough, and one fewer."""
    if isinstance(criterion, AtLeastOf):
        needed, name = criterion.needed, "count"
    else:
        inner = criterion.criterion
        indicator = rule.indicator(inner) if isinstance(inner, Leaf) else None
        needed = 0 if indicator is None else criterion.needed(len(criterion.subjects(indicator)))
        name = "share"
    sv, en = f"gränsen {needed} uppfyllda delar", f"the boundary {needed} fulfilled parts"
    return Boundary(sv, en, (*path, name), bound=Decimal(needed), seen=True)


def _of_threshold(path: KeyPath, leaf: Threshold, indicator: Indicator) -> Iterator[Boundary]:
    required, relaxed = leaf.requirement(indicator), leaf.relaxed(indicator)
    if relaxed is not None:
        assert isinstance(relaxed.bound, Decimal)
        written = _written(relaxed.bound, indicator)
        sv, en = f"gränsen {written} för delvis uppfyllt", f"the boundary {written} of partly fulfilled"
        yield Boundary(sv, en, (*path, "partly", "share_of_target"), bound=relaxed.bound, seen=True)
    ends = ((-1, required.bound, "lowest"), (1, required.upper, "highest"))
    for side, bound, name in ends if required.upper is not None else ((0, required.bound, "target"),):
        assert isinstance(bound, Decimal)
        written = _written(bound, indicator)
        yield Boundary(f"gränsen {written}", f"the boundary {written}", (*path, name), side=side, bound=bound)


def _of_milestones(path: KeyPath, leaf: Milestones, indicator: Indicator, last_day: date) -> Iterator[Boundary]:
    """Only the targets that can be judged inside the period, and the line that leads to the first."""
    if leaf.pace is not None:
        yield Boundary("linjen mot målvärdet", "the line to the target", (*path, "pace"), line=True)
    for n, target in enumerate(leaf.targets, 1):
        if target.date <= last_day:
            written = f"{_written(target.target, indicator)} ({target.date})"
            where = (*path, "targets", n, "target")
            required = plain(target.target)
            yield Boundary(f"gränsen {written}", f"the boundary {written}", where, required, bound=target.target)


def _moving(path: KeyPath, leaf: Figured) -> Boundary:
    """The boundary of a criterion whose bound is another figure."""
    match leaf:
        case AmongBest():
            return Boundary("den sista placering som räcker", "the last place that will do", (*path, "best"))
        case InBestShare():
            return Boundary("den sista placering som räcker", "the last place that will do", (*path, "share"))
        case DeviationAtMost():
            where = (*path, "amount" if leaf.amount is not None else "percent")
            return Boundary("den största avvikelse som räcker", "the greatest deviation that will do", where)
        case BetterThan():
            return Boundary("gränsen mot det som jämförs", "the boundary to what is compared with", (*path, "than"))
        case _:
            return Boundary("gränsen mot det tidigare värdet", "the boundary to the earlier value", (*path, "pairs"))


def _at(c: Compared, boundary: Boundary) -> bool:
    """Whether a comparison was made at the boundary."""
    if boundary.line:
        return c.earlier is not None
    if boundary.required is not None and not c.required.endswith(f" {boundary.required}"):
        return False
    if boundary.side and boundary.bound is not None and c.observed is not None:
        return abs(c.observed - boundary.bound) == abs(c.margin)
    return True


def _away(c: Compared, boundary: Boundary) -> tuple[bool, Decimal]:
    """Whether a value was as demanded, and how far from that it was."""
    if boundary.seen and boundary.bound is not None and c.observed is not None:
        return c.observed >= boundary.bound, c.observed - boundary.bound
    return c.met, c.margin


def _near(leaf: Figured, indicator: Indicator, boundary: Boundary) -> Decimal:
    if isinstance(leaf, AmongBest | InBestShare):
        return Decimal(1)
    scale = indicator.scale
    rounds = getattr(leaf, "round_to", None)
    if rounds is not None and scale.can_round(rounds):
        scale = scale.rounded(rounds)
    if scale.step is not None and leaf.value != "mean":
        return scale.step
    return max(_NEAR, abs(boundary.bound or Decimal(0)) / 1000)


def _written(bound: Decimal, indicator: Indicator) -> str:
    if indicator.levels and bound % 1 == 0 and 1 <= bound <= len(indicator.levels):
        return indicator.level_name(bound)
    return plain(bound).replace(".", ",")


def _finding(rule: Rule, boundary: Boundary, *, inside: bool, outside: bool) -> Finding:
    sv, en, name = boundary.name_sv, boundary.name_en, f"`{rule.id}`"
    if inside:
        said_sv, said_en = f"ligger närmast utanför {sv}", f"lies just outside {en}"
    elif outside:
        said_sv, said_en = f"ligger på {sv} eller närmast innanför", f"lies on {en} or just inside it"
    else:
        said_sv, said_en = (
            f"prövar {sv}, varken på den eller närmast utanför",
            f"tests {en}, neither on it nor just outside",
        )
    return rule.finding(
        "boundary-untested",
        f"inget scenario för {name} {said_sv}.",
        f"no scenario for {name} {said_en}.",
        boundary.path,
    )
