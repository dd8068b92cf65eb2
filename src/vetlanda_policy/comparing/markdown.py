"""A comparison as Markdown: a heading for every goal, nothing in anybody's text taken for markup."""

from __future__ import annotations

from collections.abc import Iterator

from vetlanda_policy.comparing.parts import WORDS, because, goal_head, head, rows, verdict_lines
from vetlanda_policy.comparing.records import Comparison, GoalComparison, Witness
from vetlanda_policy.errors import Language
from vetlanda_policy.reports.markdown import escaped


def markdown(comparison: Comparison) -> Iterator[str]:
    """The lines of the comparison."""
    lang, words = comparison.lang, WORDS[comparison.lang]
    yield f"# {words['title']}: {escaped(comparison.a.name)} → {escaped(comparison.b.name)}"
    yield ""
    for line in head(comparison):
        yield f"- {escaped(line)}"
    yield ""
    yield f"**{escaped(comparison.conclusion)}**"
    if comparison.around:
        yield ""
        yield f"## {words['around']}"
        yield ""
        yield from (f"- {escaped(change.text)}" for change in comparison.around)
    for goal in comparison.goals:
        yield from _goal(goal, lang)


def _goal(goal: GoalComparison, lang: Language) -> Iterator[str]:
    words = WORDS[lang]
    yield ""
    yield f"## {escaped(goal_head(goal, words))}"
    yield ""
    yield f"> {escaped(goal.quote)}"
    if goal.changes:
        yield ""
        yield from (f"- {escaped(change.text)}" for change in goal.changes)
    if goal.verdicts is not None:
        for line in verdict_lines(goal.verdicts, lang):
            yield ""
            yield escaped(line)
    if goal.witness is not None:
        yield from _witness(goal.witness, lang)


def _witness(witness: Witness, lang: Language) -> Iterator[str]:
    words = WORDS[lang]
    yield ""
    yield f"### {words['witness']}"
    yield ""
    yield escaped(witness.text)
    if witness.rows:
        yield ""
        yield f"**{escaped(words['rows'].format(closing=witness.closing))}**"
        yield ""
        columns = words["head"].split("|")
        yield f"| {' | '.join(columns)} |"
        yield f"| {' | '.join(['---'] * (len(columns) - 1))} | --: |"
        for row in rows(witness):
            yield f"| {' | '.join(escaped(c) for c in row)} |"
    for line in because(witness, lang):
        yield ""
        yield escaped(line)
    if witness.shape:
        yield ""
        yield escaped(words["searched"].format(shape=witness.shape))
