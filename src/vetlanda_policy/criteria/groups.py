"""Comparison groups: which municipalities a municipality is compared with.

Only which list of members counts: the newest one up to the closing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from vetlanda_policy.facts import COUNTRY, Measurement

if TYPE_CHECKING:
    from vetlanda_policy.criteria.base import Need, Question


class Members(NamedTuple):
    """Who is compared with.

    Attributes:
        codes: the members, the judged municipality not among them; none where the group is not known.
        rows: the rows that say so.
        names: the names of the groups there are, where it is not said which one is meant.
    """

    codes: tuple[str, ...]
    rows: tuple[Measurement, ...]
    names: tuple[str, ...]


class Group(NamedTuple):
    """A comparison group.

    Attributes:
        indicator: the indicator that lists the members.
        name: the group's name, needed where the municipality has several.
    """

    indicator: str
    name: str | None = None

    def members(self, question: Question) -> Members:
        """The newest list of members up to the closing."""
        view, whose = question.view, question.municipality
        names = view.areas(self.indicator, whose) if self.name is None else (self.name,)
        series = {name: view.series(self.indicator, whose, name or None) for name in names}
        series = {name: rows for name, rows in series.items() if rows}
        if len(series) != 1:
            return Members((), (), tuple(series))
        rows = next(iter(series.values()))
        newest = max(m.period.last for m in rows)
        kept = tuple(m for m in rows if m.period.last == newest)
        codes = tuple(sorted({str(m.value) for m in kept} - {whose, COUNTRY}))
        return Members(codes, kept, tuple(series))

    def needs(self, question: Question) -> Iterable[Need]:
        """The group's members in the newest closed year."""
        from vetlanda_policy.criteria.base import Need  # noqa: PLC0415 - the two know each other

        for year in question.period.years(question.closing)[-1:]:
            yield Need(self.indicator, str(year), area=self.name or "jämförbara kommuner")
