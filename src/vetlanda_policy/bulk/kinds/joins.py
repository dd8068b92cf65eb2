"""Joins: what is joined to the wide table before the rest is worked out, since it follows from other rows.

Only the record of it; what is joined is said where it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from vetlanda_policy.bulk.kinds.asking import Asking
from vetlanda_policy.bulk.terms import Part, Sheet
from vetlanda_policy.bulk.words import Expr, Table


class Beside(NamedTuple):
    """What is worked out from other rows of the wide table.

    Attributes:
        joined: tables to join to it, each with the column to join it on.
        totals: what is counted over all its rows.
    """

    joined: Sequence[tuple[Table, str]] = ()
    totals: Sequence[Expr] = ()


Step = Callable[[Table], Beside]
"""How it is worked out."""


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


__all__ = ["Beside", "Joins", "Step", "inline"]
