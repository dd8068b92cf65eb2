"""Joins: what is joined to the wide table before the rest is worked out, since it follows from other rows.

Only the record of it; what is joined is said where it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import NamedTuple

from vetlanda_policy.bulk.kinds.asking import Asking
from vetlanda_policy.bulk.members import Listed, members
from vetlanda_policy.bulk.rows import Rows
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


class Ahead:
    """A table that nothing of the wide table is needed for, so that it can be begun before that is made; done once."""

    def __init__(self, work: Callable[[], Table]) -> None:
        self._work = work
        self._future: Future[Table] | None = None

    def begin(self, beside: Executor) -> None:
        """Begin it beside other work, unless that is done."""
        if self._future is None:
            self._future = beside.submit(self._work)

    def __call__(self) -> Table:
        """The table."""
        if self._future is None:
            self._future = Future()
            self._future.set_result(self._work())
        return self._future.result()


Step = Callable[[Table], Beside]
"""How it is worked out."""


@dataclass
class Joins:
    """What is joined to the wide table before the rest is worked out.

    Attributes:
        early: the columns that the joins need, worked out on the wide table first.
        steps: the joins in order.
        count: how many names have been given.
        begun: what can be begun before the wide table is made, by what it is.
    """

    early: list[tuple[str, Part]]
    steps: list[Step]
    count: int = 0
    begun: dict[object, Ahead] = field(default_factory=dict)

    def members(self, rows: Rows, asked: Listed) -> Ahead:
        """Who is on the lists that a criterion looks at, worked out once for all that look at them."""
        return self.begun.setdefault(asked, Ahead(lambda: members(rows, asked)))

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
    return asking._replace(sheet=_Inline())


__all__ = ["Ahead", "Beside", "Joins", "Step", "inline"]
