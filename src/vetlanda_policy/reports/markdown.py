"""The evaluation as Markdown: a table of the goals, then each with its reasons and evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from vetlanda_policy.errors import printable
from vetlanda_policy.reports.words import WORDS, banners, head, margin, observed, possible, required
from vetlanda_policy.verdicts import Evaluation, EvidenceRecord, GoalRecord, Verdict
from vetlanda_policy.wording import judgement, number, verdict

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$@])")


def escaped(text: str) -> str:
    """Somebody's text as plain text in Markdown: one line, nothing in it is markup."""
    shown = _SPECIAL.sub(r"\\\1", printable(" ".join(text.split(" "))).replace("://", ":\u200b//"))
    return re.sub(r"^([-+]|\d+[.)])(?=\s)", r"\\\1", shown)


def markdown(evaluation: Evaluation) -> str:
    """The evaluation as a Markdown document."""
    return "\n".join(_lines(evaluation)) + "\n"


def _lines(evaluation: Evaluation) -> Iterator[str]:
    lang = evaluation.lang
    words = WORDS[lang]
    first, *rest = head(evaluation)
    yield f"# {words['title']}: {escaped(first)}"
    yield ""
    for line in rest:
        yield f"- {escaped(line)}"
    for line in banners(evaluation):
        yield ""
        yield f"> **{escaped(line)}**"
    yield ""
    yield f"**{escaped(evaluation.conclusion)}**"
    yield ""
    names = ("goal", "words", "verdict", "observed", "required", "margin", "unit")
    yield _row(*(words[name] for name in names))
    yield _row("--:", "---", "---", "--:", "---", "--:", "---")
    for goal in evaluation.goals:
        own = next(c for c in goal.criteria if c.decides)
        figures = (
            observed(own, lang),
            required(own, lang),
            margin(own, lang),
            (own.unit or "") if own.required else "",
        )
        yield _row(str(goal.number), escaped(goal.text), f"**{verdict(goal.verdict, lang)}**", *map(escaped, figures))
    for goal in evaluation.goals:
        yield from _goal(goal, evaluation)
    if evaluation.warnings:
        yield ""
        yield f"## {words['warnings']}"
        yield ""
        for warning in evaluation.warnings:
            place = f"{warning.place}: " if warning.place else ""
            yield f"- {escaped(place + warning.text)}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _goal(goal: GoalRecord, evaluation: Evaluation) -> Iterator[str]:
    lang, words = evaluation.lang, WORDS[evaluation.lang]
    own = next(c for c in goal.criteria if c.decides)
    yield ""
    yield f"## {words['goal']} {goal.number}: {verdict(goal.verdict, lang)}"
    yield ""
    for text in (goal.text, *goal.more_text):
        yield f"> {escaped(text)}"
    yield ""
    if goal.force == "should":
        yield escaped(words["should"])
        yield ""
    if goal.verdict is Verdict.UNDECIDED:
        yield escaped(words["possible"].format(possible=possible(own, lang)))
        yield ""
    yield escaped(goal.explanation)
    for area in goal.criteria:
        if not area.decides:
            yield ""
            said = words["area"].format(quote=area.quote, verdict=verdict(area.verdict, lang).capitalize())
            yield f"- {escaped(said)}. {escaped(area.explanation)}"
    if goal.interpretations:
        yield ""
        yield f"**{words['interpretation']}**"
        yield ""
        for text in goal.interpretations:
            yield f"- {escaped(text)}"
    if own.evidence:
        yield ""
        yield _row(*(words[name] for name in ("indicator", "period", "value", "source", "row")))
        yield _row("---", "---", "--:", "---", "---")
        for evidence in own.evidence:
            yield _evidence(evidence, evaluation)


def _evidence(e: EvidenceRecord, evaluation: Evaluation) -> str:
    what = ", ".join(p for p in (e.indicator, e.area, e.group) if p)
    if e.municipality != evaluation.municipality:
        what += f" ({e.municipality})"
    value = number(Decimal(e.value), evaluation.lang) if e.kind == "number" else e.value
    value = judgement(e.value, evaluation.lang) if e.kind == "verdict" else value
    return _row(*(escaped(text) for text in (what, e.period, value, e.source or "–", e.place)))
