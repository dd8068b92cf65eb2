"""The whole chain for one goal: the council's words, the interpretation, each comparison with figures and sources.

Only what an evaluation holds; nothing is judged again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from textwrap import wrap

from vetlanda_policy.criteria.finding import Fulfilment
from vetlanda_policy.errors import Language, printable
from vetlanda_policy.municipalities import name_of
from vetlanda_policy.verdicts import CauseRecord, CriterionRecord, Evaluation, EvidenceRecord, GoalRecord, Verdict
from vetlanda_policy.wording import alternatives, judgement, number, verdict

WIDTH = 80
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")

_WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "goal": "Mål {number}: {title}",
        "asked": "{municipality}, perioden {period}, bokslut {closing}",
        "known_on": ", med det som var publicerat {day}",
        "other": "Målen för {period} prövade på {judged}, då de inte gällde.",
        "words": "Fullmäktiges ord (lydelse från {day})",
        "should": "Bör-mål: fullmäktige säger bör, inte ska.",
        "incomplete": "Källan bryts i målet: {note}",
        "interpretations": "Så tolkas orden",
        "rule": "Regeln",
        "verdict": "Bedömning: {verdict}",
        "possible": "Möjligt: {possible}",
        "why": "Varför",
        "comparisons": "Jämförelser",
        "evidence": "Underlag",
        "missing": "Det som saknas",
        "idle": "Det som saknas utan att ändra bedömningen",
        "areas": "Målområden, som inte avgör målet",
        "beside": "Visas bredvid, men avgör inget",
        "invented": "OBS: underlaget är påhittat ({files}).",
        "no_source": "utan källa",
        "replaces": "ersätter {value} ({place})",
        "published": "publicerad {day}",
        "provisional": "preliminärt",
        "break_in_series": "brott i tidsserien",
    },
    "en": {
        "goal": "Goal {number}: {title}",
        "asked": "{municipality}, period {period}, closing {closing}",
        "known_on": ", with what was published by {day}",
        "other": "The goals of {period} put to {judged}, when they were not in force.",
        "words": "The council's words (version from {day})",
        "should": "A soft goal: the council says should, not shall.",
        "incomplete": "The source breaks off inside the goal: {note}",
        "interpretations": "How the words are understood",
        "rule": "The rule",
        "verdict": "Verdict: {verdict}",
        "possible": "Possible: {possible}",
        "why": "Why",
        "comparisons": "Comparisons",
        "evidence": "Evidence",
        "missing": "What is missing",
        "idle": "What is missing without changing the verdict",
        "areas": "Follow-up areas, which do not decide the goal",
        "beside": "Shown beside it, deciding nothing",
        "invented": "NOTE: the facts are invented ({files}).",
        "no_source": "without a source",
        "replaces": "replaces {value} ({place})",
        "published": "published {day}",
        "provisional": "preliminary",
        "break_in_series": "break in series",
    },
}


def explain(evaluation: Evaluation, goal: int | str) -> str:
    """The whole chain of one goal in plain language.

    Args:
        evaluation: the verdicts.
        goal: the goal's number or id.

    Returns:
        The council's words, the interpretation, the rule, the verdict, each comparison with its figures and sources,
        the margin, and what is missing; lines of at most 80 characters where the words allow.

    Raises:
        KeyError: there is no such goal.
    """
    found = next((g for g in evaluation.goals if str(goal) in (g.id, str(g.number))), None)
    if found is None:
        raise KeyError(goal)
    return "\n".join(_lines(evaluation, found)) + "\n"


def _lines(evaluation: Evaluation, goal: GoalRecord) -> Iterator[str]:
    lang = evaluation.lang
    words = _WORDS[lang]
    where = f"{evaluation.municipality_name or ''} {evaluation.municipality}".strip()
    yield words["goal"].format(number=goal.number, title=goal.title)
    asked = words["asked"].format(municipality=where, period=evaluation.period, closing=evaluation.closing)
    yield asked + (words["known_on"].format(day=evaluation.known_on) if evaluation.known_on else "")
    if evaluation.judged_period:
        yield from _wrapped(words["other"].format(period=evaluation.period, judged=evaluation.judged_period))
    if evaluation.invented:
        yield words["invented"].format(files=", ".join(f.name for f in evaluation.facts if f.invented))
    yield from _block(words["words"].format(day=goal.in_force_from), [f"”{t}”" for t in (goal.text, *goal.more_text)])
    if goal.force == "should":
        yield words["should"]
    if goal.source_incomplete:
        yield from _wrapped(words["incomplete"].format(note=evaluation.rules.source_note or ""))
    yield from _block(words["interpretations"], goal.interpretations)
    own = [c for c in goal.criteria if c.decides]
    yield from _block(words["rule"], [c.rule for c in own])
    yield ""
    yield words["verdict"].format(verdict=verdict(goal.verdict, lang))
    if goal.verdict is Verdict.UNDECIDED:
        yield words["possible"].format(possible=_possible(goal.possible, lang))
    yield from _block(words["why"], [goal.explanation])
    yield from _facts(own, lang)
    areas = [c for c in goal.criteria if not c.decides]
    if areas:
        said = [f"{c.quote} {verdict(c.verdict, lang).capitalize()}. {c.explanation}" for c in areas]
        yield from _block(words["areas"], said)
    yield from _block(words["beside"], [_evidence(e, lang) for e in goal.beside])


def _facts(own: list[CriterionRecord], lang: Language) -> Iterator[str]:
    words = _WORDS[lang]
    leaves = [leaf for c in own for leaf in c.leaves()]
    yield from _block(words["comparisons"], dict.fromkeys(c.text for leaf in leaves for c in leaf.comparisons))
    yield from _block(words["evidence"], dict.fromkeys(_evidence(e, lang) for c in own for e in c.evidence))
    yield from _block(words["missing"], _missing(c for own_ in own for c in own_.causes))
    yield from _block(words["idle"], _missing(c for own_ in own for c in own_.also_missing))


def _missing(causes: Iterable[CauseRecord]) -> list[str]:
    return list(dict.fromkeys(c.text for c in causes))


def _possible(possible: Iterable[Fulfilment], lang: Language) -> str:
    return alternatives([verdict(f, lang) for f in possible], lang)


def _evidence(e: EvidenceRecord, lang: Language) -> str:
    words = _WORDS[lang]
    name = name_of(e.municipality)
    where = f"{name} ({e.municipality})" if name else e.municipality
    what = ", ".join(p for p in (e.indicator, where, e.area, e.group, e.period) if p)
    value = e.value
    if e.kind == "verdict":
        value = judgement(e.value, lang)
    elif e.kind == "number":
        value = number(Decimal(e.value), lang)
    elif found := name_of(e.value):
        value = f"{found} ({e.value})"
    details = [e.source or words["no_source"], e.place]
    if e.published:
        details.append(words["published"].format(day=e.published))
    if e.status in words:
        details.append(words[e.status])
    for r in e.replaced:
        old = number(Decimal(r.value), lang) if _NUMBER.fullmatch(r.value) else r.value
        old = judgement(r.value, lang) if e.kind == "verdict" else old
        details.append(words["replaces"].format(value=old, place=r.place))
    return printable(f"{what}: {value} ({'; '.join(details)})")


def _block(title: str, items: Iterable[str]) -> Iterator[str]:
    items = list(items)
    if not items:
        return
    yield ""
    yield title
    for item in items:
        yield from _wrapped(item, "  - " if len(items) > 1 else "    ")


def _wrapped(text: str, first: str = "") -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
