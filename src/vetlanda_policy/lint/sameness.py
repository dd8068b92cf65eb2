"""Sameness and contradiction: the same words judged twice, criteria that exclude each other, and criteria without effect.

Each check is a small pure function of one rule or of two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby, islice, pairwise

from vetlanda_policy.criteria import All, AnyOf, Combination, Leaf
from vetlanda_policy.goals import Rulebook, Version
from vetlanda_policy.lint.bounds import Figured, is_change
from vetlanda_policy.lint.finding import Finding
from vetlanda_policy.lint.relations import contradict, cover, implies, same_values
from vetlanda_policy.lint.rules import Rule
from vetlanda_policy.rulefiles.keypaths import KeyPath

MOST_PAIRS = 100_000
"""How many pairs of rules are compared; a rulebook of three hundred goals has fewer."""

MOST_TOGETHER = 100
"""How many criteria on the same values are looked at together."""

Placed = tuple[KeyPath, Figured]


def check_combinations(rule: Rule) -> Iterator[Finding]:
    """Everything to be said about criteria that are combined."""
    for path, criterion in rule.criteria():
        if isinstance(criterion, Combination):
            yield from _twice(rule, path, criterion)
            yield from _together(rule, path, criterion)


def _twice(rule: Rule, path: KeyPath, criterion: Combination) -> Iterator[Finding]:
    for (m, one), (n, other) in islice(combinations(enumerate(criterion.criteria, 1), 2), MOST_PAIRS):
        if one == other:
            yield rule.finding(
                "criterion-twice",
                f"kriterium {n} är detsamma som kriterium {m}.",
                f"criterion {n} is the same as criterion {m}.",
                (*path, "criteria", n),
            )


def _together(rule: Rule, path: KeyPath, criterion: Combination) -> Iterator[Finding]:
    if not isinstance(criterion, All | AnyOf):
        return
    for group in _groups(_flat(path, criterion)):
        leaves, (last, leaf) = [leaf for _, leaf in group], group[-1]
        names = [_number(path, where) for where, _ in group]
        sv, en, value = " och ".join(names), " and ".join(names), f"`{leaf.indicator}`"
        if isinstance(criterion, All) and contradict(leaves, rule.book):
            yield rule.finding(
                "criteria-contradict",
                f"kriterierna {sv} säger emot varandra: inget värde av {value} uppfyller dem alla.",
                f"the criteria {en} contradict each other: no value of {value} meets them all.",
                last,
            )
        elif isinstance(criterion, AnyOf) and cover(leaves, rule.book):
            yield rule.finding(
                "any-always-met",
                f"ett av kriterierna {sv} är alltid uppfyllt, vilket värde {value} än har.",
                f"one of the criteria {en} is always met, whatever the value of {value}.",
                last,
            )
        elif criterion.partly is None and all(leaf.partly is None for leaf in leaves):
            yield from _idle(rule, path, group, every=isinstance(criterion, All))


def _flat(path: KeyPath, criterion: All | AnyOf) -> Iterator[Placed]:
    """The criteria about figures that are combined in the one way, also those of a like combination inside."""
    for n, part in enumerate(criterion.criteria, 1):
        here = (*path, "criteria", n)
        if isinstance(part, Leaf):
            yield here, part
        elif isinstance(part, type(criterion)) and part.partly is None:
            yield from _flat(here, part)


def _number(path: KeyPath, where: KeyPath) -> str:
    """A criterion's number in a combination: 2, or 2.1 for the first inside the second."""
    return ".".join(str(part) for part in where[len(path) :] if isinstance(part, int))


def _groups(placed: Iterable[Placed]) -> Iterator[list[Placed]]:
    """The leaves that look at the same values, two or more together."""
    groups: list[list[Placed]] = []
    for where, leaf in placed:
        home = next((group for group in groups if same_values(group[0][1], leaf)), None)
        if home is None:
            groups.append([(where, leaf)])
        else:
            home.append((where, leaf))
    return (group for group in groups if 1 < len(group) <= MOST_TOGETHER)


def _idle(rule: Rule, path: KeyPath, group: list[Placed], *, every: bool) -> Iterator[Finding]:
    """A criterion that another one already covers: the weaker of `all`, the stricter of `any`."""
    for (m, one), (n, other) in combinations(group, 2):
        if one == other:
            continue
        for where, keeps, idle, by in ((n, one, other, m), (m, other, one, n)):
            first, second = (keeps, idle) if every else (idle, keeps)
            if implies(first, second, rule.book):
                number, decides = _number(path, where), _number(path, by)
                yield rule.finding(
                    "no-effect",
                    f"kriterium {number} har ingen verkan: kriterium {decides} avgör alltid ensamt.",
                    f"criterion {number} has no effect: criterion {decides} always decides alone.",
                    where,
                )
                break


# Several rules -----------------------------------------------------------------------------------------------------


def check_pairs(rules: Sequence[Rule]) -> Iterator[Finding]:
    """Everything to be said about two rules of the same rulebook."""
    for _, versions in groupby(sorted(rules, key=lambda r: (r.id, r.number)), key=lambda r: r.id):
        for one, other in pairwise(versions):
            yield from _changed(one, other)
    others = ((one, other) for one, other in combinations(rules, 2) if one.id != other.id)
    for one, other in islice(others, MOST_PAIRS):
        if _same_day(one.book, one.version, other.version):
            yield from _same_words(one, other)
            yield from _exclude(one, other)


def _words(rule: Rule) -> str:
    return " ".join(rule.words[0].casefold().split())


def _changed(one: Rule, other: Rule) -> Iterator[Finding]:
    """The same words in a new version, judged in another way without a word of why."""
    if _words(one) == _words(other) and one.criterion != other.criterion and one.said == other.said:
        yield other.finding(
            "rule-changed-in-silence",
            f"lydelsen från {other.version.in_force_from} har samma ord och samma tolkningar som den från "
            f"{one.version.in_force_from}, men en annan regel.",
            f"the version from {other.version.in_force_from} has the same words and interpretations as that from "
            f"{one.version.in_force_from}, but another rule.",
            (*other.path, "criterion"),
        )


def _same_words(one: Rule, other: Rule) -> Iterator[Finding]:
    if _words(one) != _words(other):
        return
    if one.criterion == other.criterion:
        yield other.finding(
            "goal-twice",
            f"`{other.id}` har samma ord och samma regel som `{one.id}`.",
            f"`{other.id}` has the same words and the same rule as `{one.id}`.",
            other.quote,
        )
    elif set(one.words) == set(other.words):
        yield other.finding(
            "two-verdicts",
            f"`{other.id}` citerar samma ord som `{one.id}` men bedöms efter en annan regel: "
            "samma siffror kan ge två bedömningar.",
            f"`{other.id}` quotes the same words as `{one.id}` but is judged by another rule: the same figures can give "
            "two verdicts.",
            other.quote,
        )


def _exclude(one: Rule, other: Rule) -> Iterator[Finding]:
    for _, first in _needed(one):
        for path, second in _needed(other):
            if same_values(first, second) and contradict([first, second], one.book):
                yield other.finding(
                    "goals-contradict",
                    f"`{other.id}` och `{one.id}` kan inte uppfyllas samtidigt: inget värde av `{second.indicator}` "
                    "uppfyller båda.",
                    f"`{other.id}` and `{one.id}` cannot be met together: no value of `{second.indicator}` meets both.",
                    path,
                )


def _needed(rule: Rule) -> Iterator[tuple[KeyPath, Figured]]:
    """The criteria about figures that must all be met."""
    here: KeyPath = (*rule.path, "criterion")
    parts = (
        [((*here, "criteria", n), c) for n, c in enumerate(rule.criterion.criteria, 1)]
        if isinstance(rule.criterion, All)
        else [(here, rule.criterion)]
    )
    return ((path, c) for path, c in parts if isinstance(c, Leaf) and (is_change(c) or hasattr(c, "requirement")))


def _same_day(book: Rulebook, one: Version, other: Version) -> bool:
    first = max(one.in_force_from, other.in_force_from, book.period.first_day)
    lasts = (one.in_force_to, other.in_force_to, book.period.last_day)
    return first <= min(day for day in lasts if day is not None)
