"""`in_best_share`: a place in a comparison group, the judged municipality included.

Only which group counts, and how many places its best share has.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from pydantic import Field

from vetlanda_policy.criteria.base import WHOLE, Cell, Need, Question, Subject, causes, known
from vetlanda_policy.criteria.finding import (
    OPEN,
    Cause,
    CauseCode,
    Finding,
    Note,
)
from vetlanda_policy.criteria.groups import Group
from vetlanda_policy.criteria.ranks import UNIT, Others, Rank
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
        yield from Group(self.group, self.group_name).needs(question)

    def judge(self, question: Question, subject: Subject) -> Finding:
        """The place among the members of the group, the judged municipality included."""
        if self.not_due(question):
            return Finding(OPEN, (self.waiting(question, subject),), unit=UNIT)
        own = self.cells(question, WHOLE)[0]
        members = Group(self.group, self.group_name).members(question)
        rows, names = members.rows, members.names
        if not rows:
            label = str(question.closing.last_closed_year)
            unknown = Cause(
                CauseCode.UNKNOWN_GROUP, question.indicator(self.group).id, question.municipality, period=label
            )
            notes = (Note.of("several_groups", names=", ".join(names)),) if len(names) > 1 else ()
            return Finding(OPEN, (*causes((own,)), unknown), (), own.measurements, UNIT, notes=notes)
        codes = members.codes
        rivals = self._rivals(question, own.period, codes)
        numbers = tuple(c.value for c in rivals.values() if c.value is not None)
        missing = tuple(self._gap(question, own, code) for code in codes if code not in rivals)
        field = Others(numbers, len(missing), missing, (*rows, *known(rivals.values())))
        size = len(codes) + 1
        limit = max(1, int(Fraction(self.share) * size))
        found = self._conclude(question, own, field, limit)
        return replace(found, notes=(*found.notes, Note.of("group", size=size, limit=limit, year=rows[0].period.name)))

    def _gap(self, question: Question, own: Cell, code: str) -> Cause:
        look = self.look(question, WHOLE, municipality=code)
        cell = look.at(own.period) if own.period else look.of(own.label, None)
        return replace(cell.causes[0], municipality=code)
