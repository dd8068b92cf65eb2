"""The table for a terminal: 80 columns, every goal with its figures and reasons, and a last line that names them all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from vetlanda_policy.errors import printable
from vetlanda_policy.reports.words import WORDS, banners, head, margin, observed, possible, required
from vetlanda_policy.verdicts import Evaluation, GoalRecord, Verdict
from vetlanda_policy.wording import NO_BREAK, verdict

WIDTH = 80
_INDENT = " " * 5
_WIDTHS = (3, 17, 11, 15, 9, 14)
_RIGHT = (True, False, True, False, True, False)


def table(evaluation: Evaluation) -> str:
    """The evaluation as plain text of at most 80 columns."""
    return "\n".join(_lines(evaluation)) + "\n"


def _lines(evaluation: Evaluation) -> Iterator[str]:
    lang = evaluation.lang
    words = WORDS[lang]
    for line in (*head(evaluation), *banners(evaluation)):
        yield from _fit(line)
    yield ""
    yield _row([words[name] for name in ("goal", "verdict", "observed", "required", "margin", "unit")])
    yield _row(["-" * width for width in _WIDTHS])
    for goal in evaluation.goals:
        yield from _goal(goal, evaluation)
        yield ""
    yield from by_sentence(evaluation.conclusion)


def _goal(goal: GoalRecord, evaluation: Evaluation) -> Iterator[str]:
    lang, words = evaluation.lang, WORDS[evaluation.lang]
    own = next(c for c in goal.criteria if c.decides)
    cells = [str(goal.number), verdict(goal.verdict, lang), observed(own, lang), required(own, lang), margin(own, lang)]
    yield _row([*cells, (own.unit or "") if own.required else ""])
    yield from _fit(f"”{goal.text}”", _INDENT)
    if goal.force == "should":
        yield from _fit(words["should"], _INDENT)
    if goal.verdict is Verdict.UNDECIDED:
        yield from _fit(words["possible"].format(possible=possible(own, lang)), _INDENT)
    yield from _fit(goal.explanation, _INDENT)
    for area in goal.criteria:
        if not area.decides:
            said = verdict(area.verdict, lang)
            yield from _fit(words["area"].format(quote=area.quote, verdict=said.capitalize()) + ".", _INDENT)


def _row(cells: list[str]) -> str:
    placed = []
    for text, width, right in zip(cells, _WIDTHS, _RIGHT, strict=True):
        shown = printable(text.replace(NO_BREAK, " "))
        placed.append(shown.rjust(width) if right else shown.ljust(width))
    return "  ".join(placed).rstrip()


def _fit(text: str, indent: str = "") -> list[str]:
    """Lines of at most 80 columns; a word longer than that is broken."""
    lines = wrap(printable(text), WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return [line.replace(NO_BREAK, " ") for line in lines]


def by_sentence(text: str) -> list[str]:
    """Whole sentences together on lines of at most 80 columns."""
    lines: list[str] = []
    for part in re.split(r"(?<=\.) ", text):
        if lines and len(lines[-1]) + 1 + len(part) <= WIDTH:
            lines[-1] += f" {part}"
        else:
            lines += wrap(part, WIDTH) or [part]
    return lines
