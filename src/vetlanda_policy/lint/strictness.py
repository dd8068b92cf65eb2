"""Strictness: whether the bound itself will do, in the rule as in the words.

Each check is a small pure function of one rule. An interpretation that speaks of the matter settles it.
"""

from __future__ import annotations

from collections.abc import Iterator

from vetlanda_policy.criteria import BetterThan, Milestones
from vetlanda_policy.lint import swedish
from vetlanda_policy.lint.bounds import Figured
from vetlanda_policy.lint.finding import Finding
from vetlanda_policy.lint.rules import Rule

_STRICT = {"above", "below"}
_LOOSE = {"at_least", "at_most"}
_CHANGING = {"increases", "decreases"}
_KEEPING = {"does_not_increase", "does_not_decrease"}


def check_strictness(rule: Rule) -> Iterator[Finding]:
    """Whether a value on the bound is judged as the words say."""
    if rule.judged_by_hand():
        return
    words, said = " ".join(rule.words), " ".join(rule.said)
    for path, leaf in rule.leaves(deciding=True):
        strict = _is_strict(leaf)
        if strict is None:
            continue
        changes = leaf.kind in _CHANGING | _KEEPING
        named, explained = swedish.strictness(words, changes=changes), swedish.strictness(said, changes=changes)
        if named == (not strict) and explained != strict:
            yield _finding(rule, (*path, _key(leaf)), strict=strict, changes=changes)


def _is_strict(leaf: Figured) -> bool | None:
    """Whether the bound itself is not enough; none where that is no question."""
    if isinstance(leaf, BetterThan):
        return None if leaf.amount or leaf.percent else not leaf.or_equal
    kind = leaf.at if isinstance(leaf, Milestones) else leaf.kind
    if kind in _STRICT | _CHANGING:
        return (getattr(leaf, "amount", None) is None and getattr(leaf, "percent", None) is None) or None
    return False if kind in _LOOSE | _KEEPING else None


def _key(leaf: Figured) -> str:
    if isinstance(leaf, Milestones):
        return "at"
    return "or_equal" if isinstance(leaf, BetterThan) and leaf.or_equal else "kind"


def _finding(rule: Rule, path: tuple[str | int, ...], *, strict: bool, changes: bool) -> Finding:
    if changes:
        sv = "att det ska ändras" if not strict else "att det inte ska gå åt fel håll"
        en = "that it is to change" if not strict else "that it is not to go the wrong way"
        rule_sv = "oförändrat räcker" if not strict else "oförändrat inte räcker"
        rule_en = "unchanged will do" if not strict else "unchanged will not do"
    else:
        sv = "mer eller mindre än" if not strict else "minst eller högst"
        en = "more or less than" if not strict else "at least or at most"
        rule_sv = "gränsen själv räcker" if not strict else "gränsen själv inte räcker"
        rule_en = "the bound itself will do" if not strict else "the bound itself will not do"
    return rule.finding(
        "bound-not-as-worded",
        f"målets ord säger {sv}, men regeln säger att {rule_sv}.",
        f"the words of the goal say {en}, but the rule says that {rule_en}.",
        path,
    )
