"""Recording: what every scenario compared, and which scenarios failed, for the linter to read.

Only where the environment names a file for it; else nothing is written. PYTEST_DONT_REWRITE
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from vetlanda_policy.goals import Goal
from vetlanda_policy.values import plain
from vetlanda_policy.verdicts import CriterionRecord, Evaluation, GoalRecord, Verdict

if TYPE_CHECKING:
    import pytest

RECORD = "VETLANDA_POLICY_RECORD"
"""The environment's name of the file that is written, a line of JSON for each thing that happened."""

COUNTING = ("at_least_of", "share_of_units")
"""The kinds for which a number of their parts is enough."""


def recording() -> bool:
    """Whether what happens is to be written down."""
    return bool(os.environ.get(RECORD))


def record_evaluation(evaluation: Evaluation, goal: Goal | None) -> None:
    """Write down what was compared for the goal that a scenario is about, or for every goal."""
    if not recording():
        return
    judged = [g for g in evaluation.goals if goal is None or g.id == goal.id]
    _write({"rules": evaluation.rules.sha256, "goals": [_goal(g) for g in judged]})


def _goal(goal: GoalRecord) -> dict[str, object]:
    leaves = [leaf for criterion in goal.criteria for leaf in criterion.leaves()]
    return {
        "id": goal.id,
        "verdict": goal.verdict.value,
        "comparisons": [
            {
                "criterion": leaf.id,
                "observed": _number(c.observed),
                "required": c.required,
                "margin": _number(c.margin),
                "met": c.met,
                "decides": c.decides,
                "earlier": _number(c.earlier_value),
            }
            for leaf in leaves
            for c in leaf.comparisons
        ]
        + [count for criterion in goal.criteria for count in _counts(criterion)],
    }


def _counts(criterion: CriterionRecord) -> Iterator[dict[str, object]]:
    """How many parts were fulfilled, where a number of them is enough and each of them is decided."""
    if criterion.kind in COUNTING and all(part.verdict is not Verdict.UNDECIDED for part in criterion.criteria):
        number = sum(part.verdict is Verdict.FULFILLED for part in criterion.criteria)
        met = criterion.verdict is Verdict.FULFILLED
        counted = {"criterion": criterion.id, "observed": str(number), "required": "", "margin": "0", "met": met}
        yield counted | {"decides": criterion.decides, "earlier": None}
    for part in criterion.criteria:
        yield from _counts(part)


def _number(value: Decimal | str | None) -> str | None:
    """Plain digits; none for what is no number, such as the name of a level."""
    return plain(value) if isinstance(value, Decimal) else None


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Write down a scenario that fails."""
    if report.failed:
        _failed(report.nodeid, report.longrepr)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Write down a file that cannot be collected."""
    if report.failed:
        _failed(report.nodeid, report.longrepr)


def _failed(where: str, why: object) -> None:
    path, _, scenario = where.partition("::")
    said = getattr(getattr(why, "reprcrash", None), "message", None) or str(why)
    lines = [" ".join(line.split()) for line in str(said).removeprefix("Failed: ").splitlines() if line.strip()]
    _write({"failed": path, "scenario": scenario, "why": "; ".join(lines[:3])[:300]})


def _write(line: dict[str, object]) -> None:
    name = os.environ.get(RECORD)
    if name:
        with Path(name).open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")
