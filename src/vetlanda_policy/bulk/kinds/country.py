"""The country: the values of municipality 0000, given to every row.

As the wide table's own columns, so that whoever looks at a value need not know whose it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from vetlanda_policy.bulk.kinds.joins import Beside, Joins
from vetlanda_policy.bulk.rows import MUNICIPALITY
from vetlanda_policy.bulk.terms import Part, Term, column
from vetlanda_policy.bulk.wide import Spot, Wide
from vetlanda_policy.bulk.words import Table, words_of


@dataclass
class Country(Wide):
    """The values of the whole country.

    Attributes:
        own: the wide table that has a row of them.
        joins: what is joined to it.
    """

    own: Wide | None = None
    joins: Joins | None = None
    _names: dict[str, Term] = field(default_factory=dict)

    @classmethod
    def of(cls, own: Wide, joins: Joins) -> Country:
        """The country's values among those of a wide table."""
        made = cls(own.rows, own.kept, own.asked, own=own, joins=joins)
        joins.steps.append(made._join)
        return made

    def value(self, spot: Spot) -> Part:
        """The value as a whole number; nothing where there is none."""
        return self._given(super().value(spot))

    def status(self, spot: Spot) -> Part:
        """The code of the row's status; nothing where there is no row."""
        return self._given(super().status(spot))

    def doubt(self) -> Part:
        """Whether its rows contradict each other."""
        return self._given(column("_problem"))

    def _given(self, part: Part) -> Part:
        if not isinstance(part, Term):
            return part
        assert self.joins is not None
        name = self.joins.name()
        self._names[name] = part
        return column(name)

    def _join(self, table: Table) -> Beside:
        w = words_of(table)
        here = w.col(MUNICIPALITY) == w.lit(self.rows.country)
        return Beside(totals=[w.when(here).then(p.expr(w)).max().alias(n) for n, p in self._names.items()])


__all__ = ["Country"]
