"""Joins: what is joined to the wide table before the rest is worked out, since it follows from other rows.

Only the record of it; what is joined is said where it is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from vetlanda_policy.bulk.looking import Asking
from vetlanda_policy.bulk.terms import Part, Sheet
from vetlanda_policy.bulk.words import Table

Right = tuple[Table, str | None]
"""A table to join to the wide one, and the column to join it on; with none, its one row goes to every row."""

Step = Callable[[Table], list[Right]]
"""What is worked out from other rows of the wide table and joined to it."""


@dataclass
class Joins:
    """What is joined to the wide table before the rest is worked out.

    Attributes:
        early: the columns that the joins need, worked out on the wide table first.
        steps: the joins in order.
        count: how many names have been given.
    """

    early: list[tuple[str, Part]]
    steps: list[Step]
    count: int = 0

    def name(self) -> str:
        """A name that no other column has."""
        self.count += 1
        return f"_j{self.count}"


class _Inline(Sheet):
    """A sheet that makes no columns: for what is worked out on the wide table itself."""

    def let(self, part: Part) -> Part:
        """The part as it is."""
        return part


def inline(asking: Asking) -> Asking:
    """The same question, its cells written out on the wide table, where joins can use them."""
    return replace(asking, sheet=_Inline())


__all__ = ["Joins", "Right", "Step", "inline"]
