"""Which engine decides: durable-rules, plain Python, or the first of them that runs here.

Only the choice; an engine that was chosen and fails is an error, never a reason to try the other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from vetlanda_policy.engine import direct, durable
from vetlanda_policy.engine.plan import EngineUnavailable, Node, Possible

__all__ = ["Engine", "EngineUnavailable", "decider"]

Engine = Literal["auto", "durable", "direct"]


def decider(engine: Engine) -> Callable[[Node], dict[str, Possible]]:
    """The function that decides plans.

    Raises:
        EngineUnavailable: if durable-rules is asked for by name and cannot be imported.
    """
    match engine:
        case "direct":
            return direct.decide
        case "durable":
            durable.require()
            return durable.decide
        case "auto":
            return durable.decide if durable.available() else direct.decide
