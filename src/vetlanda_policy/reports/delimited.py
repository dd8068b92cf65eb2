"""The evaluation as CSV (RFC 4180, UTF-8): one row for each criterion and area, codes and exact decimals.

No cell is a formula for a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import re

from vetlanda_policy.errors import printable
from vetlanda_policy.verdicts import CriterionRecord, Evaluation, GoalRecord

COLUMNS = (
    "municipality",
    "period",
    "closing",
    "known_on",
    "goal",
    "number",
    "text",
    "goal_verdict",
    "goal_possible",
    "criterion",
    "kind",
    "decides",
    "area",
    "group",
    "verdict",
    "possible",
    "observed",
    "required",
    "margin",
    "unit",
    "causes",
    "sources",
    "explanation",
    "invented",
    "source_complete",
    "force",
    "judged_period",
)
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def harmless(text: str) -> str:
    """The text as a spreadsheet will show it and not run it: what could begin a formula gets an apostrophe first."""
    shown = printable(text)
    if shown[:1] in {"=", "+", "-", "@", "|", "%", "\t", "\r"} and not _NUMBER.fullmatch(shown):
        return f"'{shown}"
    return shown


def delimited(evaluation: Evaluation) -> str:
    """The evaluation as CSV."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for goal in evaluation.goals:
        for criterion in goal.criteria:
            for leaf in criterion.leaves():
                writer.writerow([harmless(cell) for cell in _row(evaluation, goal, leaf)])
    return stream.getvalue()


def _row(evaluation: Evaluation, goal: GoalRecord, leaf: CriterionRecord) -> tuple[str, ...]:
    causes = "; ".join(
        "/".join(p for p in (c.cause.value, c.indicator, c.area, c.group, c.period) if p) for c in leaf.causes
    )
    numbers = {"observed": leaf.observed, "margin": leaf.margin}
    exact = leaf.model_dump(mode="json", include=set(numbers))
    return (
        evaluation.municipality,
        evaluation.period,
        evaluation.closing,
        str(evaluation.known_on or ""),
        goal.id,
        str(goal.number),
        goal.text,
        goal.verdict.value,
        " ".join(goal.possible),
        leaf.id,
        leaf.kind,
        str(leaf.decides).lower(),
        leaf.area or "",
        leaf.group or "",
        leaf.verdict.value,
        " ".join(leaf.possible),
        exact["observed"] or "",
        leaf.required or "",
        exact["margin"] or "",
        leaf.unit or "",
        causes,
        "; ".join(dict.fromkeys(e.source for e in leaf.evidence if e.source)),
        leaf.explanation,
        str(evaluation.invented).lower(),
        str(evaluation.rules.source_complete).lower(),
        goal.force,
        evaluation.judged_period or evaluation.period,
    )
