"""Directions and baselines: whether the words say which way and from where, and the rule goes that way.

Each check is a small pure function of one rule. An interpretation that speaks of the matter settles it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from vetlanda_policy.lint import swedish
from vetlanda_policy.lint.bounds import Figured, is_change, way
from vetlanda_policy.lint.figures import figures
from vetlanda_policy.lint.finding import Finding
from vetlanda_policy.lint.rules import Rule
from vetlanda_policy.lint.swedish import DOWN, UP
from vetlanda_policy.periods import FIRST_YEAR, LAST_YEAR

_OPPOSITE = {UP: DOWN, DOWN: UP}
_NAMES = {UP: ("uppåt", "upwards"), DOWN: ("nedåt", "downwards")}


def check_directions(rule: Rule) -> Iterator[Finding]:
    """Everything to be said about the way the rule points, and from where."""
    if rule.judged_by_hand():
        return
    yield from _direction(rule)
    for path, leaf in rule.leaves():
        indicator = rule.indicator(leaf)
        pointing = way(leaf, indicator)
        better = None if indicator is None else indicator.higher_is_better
        rewards = better is not None and pointing == (DOWN if better else UP)
        if rewards and indicator is not None and leaf.kind != "deviation_at_most" and "partly" not in path:
            sv, en = ("högre", "higher") if better else ("lägre", "lower")
            yield rule.finding(
                "against-better",
                f"regeln belönar fel håll: {sv} är bättre för `{indicator.id}`, men kriteriet är `{leaf.kind}`.",
                f"the rule rewards the wrong way: {en} is better for `{indicator.id}`, but the criterion is `{leaf.kind}`.",
                (*path, "at" if hasattr(leaf, "at") else "kind"),
            )
        yield from _baseline(rule, path, leaf)


def _direction(rule: Rule) -> Iterator[Finding]:
    wanted = {w for _, leaf in rule.leaves(deciding=True) if (w := way(leaf, rule.indicator(leaf)))}
    if not wanted:
        return
    named = frozenset(chain.from_iterable(map(swedish.directions, rule.words)))
    explained = frozenset(chain.from_iterable(map(swedish.directions, rule.said)))
    path = next(path for path, _ in rule.leaves(deciding=True))
    if not named | explained:
        yield rule.finding(
            "direction-not-stated",
            "målets ord säger inte åt vilket håll: varken minst, högst, öka, minska eller något liknande, "
            "och ingen tolkning gör det heller.",
            "the words of the goal state no direction: neither at least, at most, increase, decrease nor the like, "
            "and no interpretation does.",
            rule.quote,
        )
    sides = wanted & {UP, DOWN}
    for side in sides:
        if len(sides) == 1 and named & {UP, DOWN} == {_OPPOSITE[side]} and side not in explained:
            rule_sv, rule_en = _NAMES[side]
            words_sv, words_en = _NAMES[_OPPOSITE[side]]
            yield rule.finding(
                "direction-opposite",
                f"regeln pekar {rule_sv}, men målets ord pekar {words_sv}.",
                f"the rule points {rule_en}, but the words of the goal point {words_en}.",
                (*path, "kind"),
            )


def _baseline(rule: Rule, path: tuple[str | int, ...], leaf: Figured) -> Iterator[Finding]:
    if not is_change(leaf):
        return
    year, value = getattr(leaf, "baseline", None), getattr(leaf, "baseline_value", None)
    start = rule.book.period.first_day.year - 1 if year is None else year
    if not FIRST_YEAR <= start <= LAST_YEAR:
        return  # an error already
    telling = [(text, _years(text)) for text in (*rule.words, *rule.said)]
    if any(start in years for _, years in telling):
        return
    named = [years for text, years in telling if swedish.names_baseline(text)]
    if any(named) and value is None:
        stated = ", ".join(map(str, sorted(set().union(*named))))
        yield rule.finding(
            "baseline-differs",
            f"regeln jämför med {start}, men målets ord och tolkningar talar om {stated}.",
            f"the rule compares with {start}, but the words and interpretations of the goal speak of {stated}.",
            path if year is None else (*path, "baseline"),
        )
    if named:
        return
    if year is None and value is None:
        yield rule.finding(
            "baseline-missing",
            f"utgångsvärdet saknas: regeln anger inget, och jämför därför först med {start}; "
            "varken målets ord eller någon tolkning säger det.",
            f"the baseline is missing: the rule gives none and so begins by comparing with {start}; "
            "neither the words of the goal nor any interpretation says so.",
            path,
        )
    elif year is not None:
        yield rule.finding(
            "baseline-missing",
            f"utgångsvärdet saknas i målets ord: regeln jämför med {start}, men varken orden eller någon tolkning säger det.",
            f"the words of the goal have no baseline: the rule compares with {start}, but neither the words nor any "
            "interpretation says so.",
            (*path, "baseline"),
        )


def _years(text: str) -> set[int]:
    return {int(f.value) for f in figures(text) if f.year}
