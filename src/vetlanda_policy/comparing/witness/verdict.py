"""A verdict as formulas.

Only data, and the verdict that nothing can decide.
"""

from __future__ import annotations

from dataclasses import dataclass

from vetlanda_policy.comparing.witness import logic
from vetlanda_policy.comparing.witness.logic import Formula
from vetlanda_policy.comparing.witness.unknowns import Unknowns


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict as two formulas: whether it is fulfilled, and whether it is partly so where it is not."""

    met: Formula
    partly: Formula


NEVER: Formula = logic.any_of(())
ALWAYS: Formula = logic.all_of(())


def plainly(met: Formula) -> Verdict:
    """A verdict without "partly"."""
    return Verdict(met, NEVER)


def undecidable(unknowns: Unknowns, *, partly: bool = False) -> Verdict:
    """A verdict that no facts can decide; with `partly` it may turn out partly fulfilled too."""
    return Verdict(unknowns.open_truth(), unknowns.open_truth() if partly else NEVER)
