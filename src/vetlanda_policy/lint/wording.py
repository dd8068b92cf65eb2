"""Wording: whether the council's words, the interpretations and the rule say the same.

Each check is a small pure function of one rule. An interpretation that speaks of the matter settles it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from vetlanda_policy.criteria import Assessed
from vetlanda_policy.lint import swedish
from vetlanda_policy.lint.bounds import Demand, demands, due
from vetlanda_policy.lint.figures import figures, numbers
from vetlanda_policy.lint.finding import Finding
from vetlanda_policy.lint.rules import Rule
from vetlanda_policy.values import key

_SHARES = ("share", "share_of_target")
_FEWEST_WORDS = 3
"""A reason of fewer words is none."""


def check_wording(rule: Rule) -> Iterator[Finding]:
    """Everything to be said about the words and the rule."""
    if rule.judged_by_hand():
        yield from _reason(rule)
        return
    for check in (_measure, _targets, _dates, _figures, _average, _every, _partly):
        yield from check(rule)


def check_force(rule: Rule) -> Iterator[Finding]:
    """Whether the rule is as hard as the words: bör or ska."""
    soft = rule.version.force == "should"
    should = any(map(swedish.says_should, rule.words))
    shall = any(map(swedish.says_shall, rule.words))
    if any(map(swedish.says_should, rule.said)):
        return
    if should and not shall and not soft:
        yield rule.finding(
            "should-not-declared",
            "målet säger ”bör”, men regeln dömer som om det stod ”ska”.",
            "the goal says should (bör), but the rule judges as if it said shall.",
            rule.quote,
        )
    if soft and not should:
        yield rule.finding(
            "should-not-said",
            'regeln har `force = "should"`, men målet säger inte ”bör”.',
            'the rule has `force = "should"`, but the goal does not say should (bör).',
            (*rule.path, "force"),
        )


def _reason(rule: Rule) -> Iterator[Finding]:
    for path, criterion in rule.criteria():
        if isinstance(criterion, Assessed) and len(criterion.why.split()) < _FEWEST_WORDS:
            yield rule.finding(
                "no-reason",
                "målet bedöms utan siffror, men `why` säger inte varför.",
                "the goal is assessed without figures, but `why` does not say why.",
                (*path, "why"),
            )


def _measure(rule: Rule) -> Iterator[Finding]:
    if any(map(swedish.names_measuring, rule.said)):
        return
    for path, leaf in rule.leaves(deciding=True):
        indicator = rule.indicator(leaf)
        used = [rule.book.by_id[key(name)] for name in leaf.uses() if key(name) in rule.book.by_id]
        names = [text for one in used for text in (one.id, one.name, one.definition)]
        if indicator is not None and not swedish.share_a_word((*rule.words, *rule.said), names):
            yield rule.finding(
                "no-measure",
                f"målets ord nämner inget mått, och ingen tolkning säger varför `{indicator.id}` ({indicator.name}) är det.",
                f"the words of the goal name no measure, and no interpretation says why `{indicator.id}` "
                f"({indicator.name_en or indicator.name}) is one.",
                (*path, "indicator"),
            )


def _targets(rule: Rule) -> Iterator[Finding]:
    texts = " ".join((*rule.words, *rule.said))
    named = numbers(texts)
    for path, criterion in rule.criteria():
        for demand in demands(criterion):
            if _stated(demand, named, texts):
                continue
            yield rule.finding(
                "target-not-stated",
                f"målvärdet saknas i målets ord: regeln kräver {demand.written}, "
                "som varken står i fullmäktiges ord eller i någon tolkning.",
                f"the words of the goal have no such target: the rule demands {demand.written_en}, "
                "which stands neither in the council's words nor in any interpretation.",
                (*path, *demand.path),
            )


def _stated(demand: Demand, named: frozenset[Fraction], texts: str) -> bool:
    if isinstance(demand.value, str):
        return demand.value.casefold() in texts.casefold()
    value = Fraction(demand.value)
    if demand.path[-1] in _SHARES:
        return not named.isdisjoint((value, value * 100))
    return not named.isdisjoint((value, -value))


def _dates(rule: Rule) -> Iterator[Finding]:
    years = {int(f.value) for text in (*rule.words, *rule.said) for f in figures(text) if f.year}
    for path, criterion in rule.criteria():
        for n, day in enumerate(due(criterion), 1):
            if day.year not in years:
                yield rule.finding(
                    "date-not-stated",
                    f"målvärdet ska nås {day.year}, men årtalet står varken i fullmäktiges ord eller i någon tolkning.",
                    f"the target is for {day.year}, but the year stands neither in the council's words nor in any "
                    "interpretation.",
                    (*path, "targets", n, "date"),
                )


def _figures(rule: Rule) -> Iterator[Finding]:
    """Figures in the words that the rule does not use, each said once.

    Two figures of one kind in different places of the source are a contradiction, which no interpretation takes away,
    unless one of them tells how things were.
    """
    used = {Fraction(d.value) for _, c in rule.criteria() for d in demands(c) if not isinstance(d.value, str)}
    used |= {share * 100 for share in used if share <= 1}
    about = [rule.indicator(leaf) for _, leaf in rule.leaves()]
    explained = numbers(" ".join((*rule.said, *(f"{i.name} {i.definition} {i.unit}" for i in about if i is not None))))
    places = [[f for f in figures(text) if f.target] for text in rule.words]
    followed = [(n, f) for n, place in enumerate(places) for f in place if not used.isdisjoint(f.readings)]
    seen: set[Fraction] = set()
    for n, figure in ((n, f) for n, place in enumerate(places) for f in place):
        if not (used | seen).isdisjoint(figure.readings):
            continue
        seen |= figure.readings
        known = not explained.isdisjoint(figure.readings)
        others = [(m, other) for m, other in followed if other.percent == figure.percent]
        elsewhere = any(m != n for m, _ in others) and not swedish.tells_background(rule.words[n])
        if others and (elsewhere or not known):
            yield _contradiction(rule, others[0][1].written, figure.written)
        elif not known:
            yield rule.finding(
                "figure-not-used",
                f"målets ord anger {figure.written}, men regeln använder inte talet.",
                f"the words of the goal state {figure.written}, but the rule does not use the figure.",
                rule.quote,
            )


def _contradiction(rule: Rule, followed: str, other: str) -> Finding:
    return rule.finding(
        "source-contradicts-itself",
        f"källan säger emot sig själv: målets ord anger både {followed} och {other}, och regeln följer bara det första.",
        f"the source contradicts itself: the words of the goal state both {followed} and {other}, "
        "and the rule follows only the first.",
        rule.quote,
    )


def _average(rule: Rule) -> Iterator[Finding]:
    if not any(map(swedish.names_average, rule.words)) or any(map(swedish.names_average, rule.said)):
        return
    for path, leaf in rule.leaves(deciding=True):
        indicator = rule.indicator(leaf)
        about = "" if indicator is None else f"{indicator.name} {indicator.definition}"
        if getattr(leaf, "value", None) == "mean" or leaf.kind == "better_than" or swedish.names_average(about):
            continue
        yield rule.finding(
            "average-not-used",
            "målets ord talar om ett genomsnitt, men regeln bedömer ett enda värde.",
            "the words of the goal speak of an average, but the rule judges a single value.",
            (*path, "value") if "value" in leaf.model_fields_set else path,
        )


def _every(rule: Rule) -> Iterator[Finding]:
    if not swedish.names_every(rule.words[0]) or any(map(swedish.names_latest, rule.said)):
        return
    for path, leaf in rule.leaves(deciding=True):
        once = leaf.kind in ("at_least", "above", "at_most", "below", "between", "equals", "deviation_at_most")
        if (once and leaf.value == "latest") or getattr(leaf, "pairs", None) == "baseline":
            yield rule.finding(
                "every-not-used",
                "målets ord gäller varje år eller varje mätning, men regeln bedömer bara den senaste.",
                "the words of the goal are about every year or measurement, but the rule judges only the latest.",
                (*path, "value") if "value" in leaf.model_fields_set else path,
            )


def _partly(rule: Rule) -> Iterator[Finding]:
    texts = " ".join((*rule.words, *rule.said)).casefold()
    for path, criterion in rule.criteria():
        if criterion.partly is not None and "delvis" not in texts:
            yield rule.finding(
                "partly-not-explained",
                "regeln kan ge delvis uppfyllt, men varken målets ord eller någon tolkning säger när.",
                "the rule can give partly fulfilled, but neither the words nor any interpretation says when.",
                (*path, "partly"),
            )
