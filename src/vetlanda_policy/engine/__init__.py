"""The engine: rulebook, facts and a closing become verdicts; the only door to durable-rules is `engine.durable`."""

from vetlanda_policy.engine.judge import closing_reached, default_closing, evaluate

__all__ = ["closing_reached", "default_closing", "evaluate"]
