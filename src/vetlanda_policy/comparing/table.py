"""A comparison as plain text of at most 80 columns."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from vetlanda_policy.comparing.parts import WORDS, because, goal_head, head, rows, verdict_lines
from vetlanda_policy.comparing.records import Comparison, Witness
from vetlanda_policy.errors import Language, printable
from vetlanda_policy.wording import NO_BREAK

WIDTH = 80


def table(comparison: Comparison) -> Iterator[str]:
    """The lines of the comparison."""
    lang, words = comparison.lang, WORDS[comparison.lang]
    for line in head(comparison):
        yield from _fit(line, "", "  ")
    if comparison.around:
        yield ""
        yield words["around"]
        for change in comparison.around:
            yield from _fit(change.text, "  - ", "    ")
    for goal in comparison.goals:
        yield ""
        yield from _fit(goal_head(goal, words))
        yield from _fit(f"”{goal.quote}”", "  ", "  ")
        for change in goal.changes:
            yield from _fit(change.text, "  - ", "    ")
        if goal.verdicts is not None:
            for line in verdict_lines(goal.verdicts, lang):
                yield from _fit(line, "  ", "  ")
        if goal.witness is not None:
            yield from _witness(goal.witness, lang)
    yield ""
    yield from _fit(comparison.conclusion)


def _witness(witness: Witness, lang: Language) -> Iterator[str]:
    words = WORDS[lang]
    yield ""
    yield f"  {words['witness']}"
    yield from _fit(witness.text, "    ", "    ")
    if witness.rows:
        yield f"    {words['rows'].format(closing=witness.closing)}"
        yield from _columns([tuple(words["head"].split("|")), *rows(witness)])
    for line in because(witness, lang):
        yield from _fit(line, "    ", "    ")
    if witness.shape:
        yield from _fit(words["searched"].format(shape=witness.shape), "    ", "    ")


def _columns(lines: list[tuple[str, ...]]) -> Iterator[str]:
    """The rows in columns where 80 columns are enough, else each as a line of its own."""
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    indent = " " * 6
    if len(indent) + sum(widths) + 2 * (len(widths) - 1) > WIDTH:
        for *what, value in lines:
            yield from _fit(f"{', '.join(w for w in what if w != '–')}: {value}", indent, f"{indent}  ")
        return
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line[:-1], widths[:-1], strict=True)]
        yield f"{indent}{printable('  '.join([*cells, line[-1].rjust(widths[-1])]))}".rstrip()


def _fit(text: str, first: str = "", hanging: str = "") -> list[str]:
    """Lines of at most 80 columns; a word longer than that is broken."""
    lines = wrap(printable(text), WIDTH, initial_indent=first, subsequent_indent=hanging, break_on_hyphens=False)
    return [line.replace(NO_BREAK, " ") for line in lines]
