"""Scales: criteria that the indicator's scale decides beforehand, whatever the figures are.

Each is asked on an empty set of facts: what it then holds possible is exactly what some figures could give.
"""

from __future__ import annotations

from collections.abc import Iterator

from vetlanda_policy.criteria import Question
from vetlanda_policy.criteria.finding import Fulfilment, Possible, Requirement
from vetlanda_policy.criteria.reach import can_meet, can_miss, reach
from vetlanda_policy.facts import Facts, View
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.lint.bounds import Figured
from vetlanda_policy.lint.finding import Finding
from vetlanda_policy.lint.relations import implies
from vetlanda_policy.lint.rules import Rule
from vetlanda_policy.municipalities import names
from vetlanda_policy.periods import Closing
from vetlanda_policy.rulefiles.keypaths import KeyPath
from vetlanda_policy.values import Scale, plain

_RELATIONS = {"at_least": ">=", "above": ">", "at_most": "<=", "below": "<"}
_BOUNDS = ("target", "best", "share", "amount", "percent", "lowest", "reference", "than", "baseline_value", "pairs")


def check_scales(rule: Rule) -> Iterator[Finding]:
    """Everything that the scales decide beforehand."""
    at = _last_closing(rule.book)
    if at is None:
        return
    for path, leaf in rule.leaves():
        indicator = rule.indicator(leaf)
        if indicator is None:
            continue
        if hasattr(leaf, "targets"):
            yield from _dated(rule, path, leaf, indicator)
            continue
        possible = _possible(rule, leaf, at)
        key = next((name for name in _BOUNDS if name in leaf.model_fields_set), "kind")
        where, named = (*path, key), f"`{indicator.id}` ({_span(indicator.scale)})"
        if possible == {Fulfilment.NOT}:
            yield _never(rule, where, named)
        elif Fulfilment.NOT not in possible and Fulfilment.PARTLY not in possible:
            yield _always(rule, where, named)
        yield from _partly(rule, path, leaf, possible)


def _last_closing(book: Rulebook) -> Closing | None:
    closings = book.period.closings()
    return next((c for c in reversed(closings) if c.annual), closings[-1] if closings else None)


def _possible(rule: Rule, leaf: Figured, at: Closing) -> Possible:
    """What some figures could give at the last closing of the period."""
    if getattr(leaf, "share", None) == 1 or getattr(leaf, "best", 0) >= len(names()):
        return frozenset({Fulfilment.FULFILLED})  # everybody in a group is within the whole of it
    book = rule.book
    view = View(Facts((), book.municipality), at.day, None)
    asked = Question(rule.id, book.period, at, book.municipality, view, book.by_id)
    return leaf.judge(asked, leaf.subjects()[0]).possible


def _dated(rule: Rule, path: KeyPath, leaf: Figured, indicator: Indicator) -> Iterator[Finding]:
    """The dated targets, each on its own."""
    relation = _RELATIONS[str(getattr(leaf, "at", "at_least"))]
    named = f"`{indicator.id}` ({_span(indicator.scale)})"
    values = reach(indicator.scale)
    for n, target in enumerate(getattr(leaf, "targets", ()), 1):
        required = Requirement(relation, target.target)  # type: ignore[arg-type]
        where = (*path, "targets", n, "target")
        if not can_meet(values, required):
            yield _never(rule, where, named)
        elif not can_miss(values, required):
            yield _always(rule, where, named)


def _partly(rule: Rule, path: KeyPath, leaf: Figured, possible: Possible) -> Iterator[Finding]:
    partly = leaf.partly
    if partly is None or possible == {Fulfilment.NOT}:
        return
    where = (*path, "partly")
    inside = possible - {Fulfilment.NOT}
    if partly.share_of_target is not None and Fulfilment.PARTLY not in possible:
        yield _partly_never(rule, (*where, "share_of_target"))
    elif partly.share_of_target is not None and inside == possible and Fulfilment.PARTLY in possible:
        yield _partly_always(rule, (*where, "share_of_target"))
    elif partly.some and leaf.each is not None and len(leaf.subjects()) == 1:
        yield _partly_never(rule, (*where, "some"))
    elif partly.when is not None and implies(partly.when, leaf, rule.book):
        yield _partly_never(rule, (*where, "when"))


def _never(rule: Rule, path: KeyPath, named: str) -> Finding:
    return rule.finding(
        "never-met",
        f"kriteriet kan aldrig uppfyllas: inget värde på skalan för {named} gör det.",
        f"the criterion can never be met: no value on the scale of {named} does.",
        path,
    )


def _always(rule: Rule, path: KeyPath, named: str) -> Finding:
    return rule.finding(
        "always-met",
        f"kriteriet är alltid uppfyllt: alla värden på skalan för {named} uppfyller det.",
        f"the criterion is always met: every value on the scale of {named} meets it.",
        path,
    )


def _partly_never(rule: Rule, path: KeyPath) -> Finding:
    return rule.finding(
        "partly-never",
        "delvis uppfyllt kan aldrig inträffa: allt som räcker till det räcker till hela målet.",
        "partly fulfilled can never happen: whatever is enough for it is enough for the whole goal.",
        path,
    )


def _partly_always(rule: Rule, path: KeyPath) -> Finding:
    return rule.finding(
        "partly-always",
        "målet är alltid minst delvis uppfyllt: inget värde på skalan är för dåligt.",
        "the goal is always at least partly fulfilled: no value on the scale is too bad.",
        path,
    )


def _span(scale: Scale) -> str:
    low, high = ("…" if bound is None else plain(bound).replace(".", ",") for bound in (scale.lowest, scale.highest))
    return f"{low}–{high}"
