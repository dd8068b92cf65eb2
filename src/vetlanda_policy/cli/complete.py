"""Completion: what a shell can offer while a word of the command line is typed.

Only names; where they cannot be found, nothing is offered and nothing said.
"""

from collections.abc import Callable

import typer

from vetlanda_policy.errors import PolicyError
from vetlanda_policy.rulefiles import folders, read_rulebooks


def periods(ctx: typer.Context, incomplete: str) -> list[str]:
    """The periods of the rules that are named so far."""
    try:
        return [name for name in folders(ctx.params.get("rules")) if name.startswith(incomplete)]
    except (PolicyError, OSError):
        return []


def goals(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the goals of the rules that are named so far."""
    try:
        books = read_rulebooks(ctx.params.get("rules"))
    except (PolicyError, OSError):
        return []
    return [g.id for book in books for g in book.goals if g.id.startswith(incomplete)]


def choices(*values: str) -> Callable[[str], list[str]]:
    """The values that begin so."""

    def complete(incomplete: str) -> list[str]:
        return [v for v in values if v.startswith(incomplete)]

    return complete
