"""The witness: the smallest invented facts on which two goals are judged differently, or the proof that there are none.

The solver is imported when a search begins, never before.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from vetlanda_policy.comparing.matching import GoalPair
from vetlanda_policy.comparing.records import Witness
from vetlanda_policy.comparing.sides import Side
from vetlanda_policy.errors import Language

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["searcher"]


def searcher(sides: tuple[Side, Side], closing: str | None, lang: Language) -> Callable[[GoalPair], Witness | None]:
    """What looks for a witness for a pair of goals.

    Raises:
        QuestionError: the solver is not installed.
    """
    module = import_module("vetlanda_policy.comparing.witness.find")

    def search(pair: GoalPair) -> Witness | None:
        return cast("Witness", module.find(pair, sides, closing, lang))

    return search
