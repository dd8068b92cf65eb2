"""`in_best_share`: a place in a comparison group, the judged municipality included.

Only which group counts, and how many places its best share has.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from pydantic import Field

from vetlanda_policy.criteria.base import WHOLE, Cell, Need, Question, Subject, causes
from vetlanda_policy.criteria.finding import (
    OPEN,
    Cause,
    CauseCode,
    Finding,
    Note,
)
from vetlanda_policy.criteria.ranks import UNIT, Others, Rank
from vetlanda_policy.facts import COUNTRY, Measurement
from vetlanda_policy.values import Exact


class InBestShare(Rank):
    """The place is within the best share of a comparison group; at least one place counts as the best share.

    Attributes:
        share: the share, such as 0.25.
        group: the indicator that lists the members of the comparison group.
        group_name: the group's name, needed where the municipality has several.
    """

    kind: Literal["in_best_share"]
    share: Exact = Field(gt=0, le=1)
    group: str
    group_name: str | None = None
    value: Literal["latest", "closed_year"] = "latest"

    def uses(self) -> tuple[str, ...]:
        """The value, and the members of the group."""
        return (self.indicator, self.group)

    def needs(self, question: Question) -> Iterable[Need]:
        """The value for each year that may be looked at, and the group's members."""
        years = question.period.years(question.closing)
        for year in years[-1:] if self.value == "closed_year" else years:
            yield Need(self.indicator, str(year))
        for year in years[-1:]:
            yield Need(self.group, str(year), area=self.group_name or "jämförbara kommuner")

    def judge(self, question: Question, subject: Subject) -> Finding:
        """The place among the members of the group, the judged municipality included."""
        if self.not_due(question):
            return Finding(OPEN, (self.waiting(question, subject),), unit=UNIT)
        own = self.cells(question, WHOLE)[0]
        rows, names = self._members(question)
        if not rows:
            label = str(question.closing.last_closed_year)
            unknown = Cause(
                CauseCode.UNKNOWN_GROUP, question.indicator(self.group).id, question.municipality, period=label
            )
            evidence = (own.measurement,) if own.measurement and own.value is not None else ()
            notes = (Note.of("several_groups", names=", ".join(names)),) if len(names) > 1 else ()
            return Finding(OPEN, (*causes((own,)), unknown), (), evidence, UNIT, notes=notes)
        codes = sorted({str(m.value) for m in rows} - {question.municipality, COUNTRY})
        values = self._others(question, own.period, codes)
        numbers = tuple(n for n in (self._number(m, question) for m in values) if n is not None)
        there = {m.municipality for m in values}
        missing = tuple(self._gap(question, own, code) for code in codes if code not in there)
        field = Others(values, numbers, len(missing), missing, (*rows, *values))
        size = len(codes) + 1
        limit = max(1, int(Fraction(self.share) * size))
        found = self._conclude(question, own, field, limit)
        return replace(found, notes=(*found.notes, Note.of("group", size=size, limit=limit, year=rows[0].period.name)))

    def _gap(self, question: Question, own: Cell, code: str) -> Cause:
        row = question.view.at(self.indicator, code, own.period.name) if own.period else None
        cell = self.cell(question, own.label, row, WHOLE)
        assert cell.cause is not None
        return replace(cell.cause, municipality=code, place=str(row.place) if row else None)

    def _members(self, question: Question) -> tuple[tuple[Measurement, ...], tuple[str, ...]]:
        """The newest list of members up to the closing, and the names of the groups there are."""
        view, whose = question.view, question.municipality
        names = view.areas(self.group, whose) if self.group_name is None else (self.group_name,)
        series = {name: view.series(self.group, whose, name or None) for name in names}
        series = {name: rows for name, rows in series.items() if rows}
        if len(series) != 1:
            return (), tuple(series)
        rows = next(iter(series.values()))
        newest = max(m.period.last for m in rows)
        return tuple(m for m in rows if m.period.last == newest), tuple(series)
