"""Encoding of criteria that compare a value with another fact of the same period: deviation and better than.

Only which other fact it is, and what is asked of the two, as formulas.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from vetlanda_policy.comparing.witness import logic
from vetlanda_policy.comparing.witness.figures import holds, on_record
from vetlanda_policy.comparing.witness.logic import Formula
from vetlanda_policy.comparing.witness.others import Others
from vetlanda_policy.comparing.witness.reading import Reader, Value, compares, stated
from vetlanda_policy.comparing.witness.verdict import Verdict, plainly, undecidable
from vetlanda_policy.criteria import BetterThan, DeviationAtMost, Subject
from vetlanda_policy.criteria.base import Cell
from vetlanda_policy.criteria.totals import regular_periods
from vetlanda_policy.facts import COUNTRY

_SIGNS = (Decimal(1), Decimal(-1))


def referenced(criterion: BetterThan | DeviationAtMost, subject: Subject, reader: Reader, others: Others) -> Verdict:
    """Every value must be as asked beside its reference."""

    def make(supposed: Reader) -> Verdict:
        cells = criterion.cells(supposed.question, subject)
        if not cells:
            return undecidable(reader.unknowns)
        among = replace(others, reader=supposed)
        return plainly(logic.all_of(_cell(criterion, subject, cell, supposed, among) for cell in cells))

    return on_record(criterion, subject, reader, make)


def _cell(
    criterion: BetterThan | DeviationAtMost, subject: Subject, cell: Cell, reader: Reader, others: Others
) -> Formula:
    """Whether one value is as asked; one that is missing altogether may be of any period, and it is open of which."""
    question = reader.question
    own = reader.of(criterion.look(question, subject), cell)
    frequency = question.indicator(criterion.indicator).frequency
    if cell.period is not None or frequency == "irregular":
        return _beside(criterion, _reference(criterion, subject, cell, reader, others), own, reader)
    cells = [replace(cell, period=period) for period in regular_periods(question, frequency)]
    which = reader.unknowns.open_whole(range(len(cells)))
    held = [_beside(criterion, _reference(criterion, subject, c, reader, others), own, reader) for c in cells]
    return logic.any_of(logic.all_of([which == n, h]) for n, h in enumerate(held))


def _reference(
    criterion: BetterThan | DeviationAtMost, subject: Subject, own: Cell, reader: Reader, others: Others
) -> list[tuple[Formula, Value]]:
    """What the value is compared with: one number, or the mean of a group, by how many members it has."""
    question = reader.question
    name = criterion.reference or criterion.indicator
    if isinstance(criterion, BetterThan) and criterion.than == "group_mean":
        assert criterion.group is not None
        look = reader.unrounded(criterion.look(question, subject))
        if own.period is None:
            return [(logic.all_of(()), reader.open(look))]
        means = others.means(look, own.period.name, criterion.group, criterion.group_name)
        return [(when, reader.rounded(mean, criterion.round_to)) for when, mean in means]
    country = isinstance(criterion, BetterThan) and criterion.than == "country"
    look = criterion.look(question, subject, name, COUNTRY if country else "")
    value = reader.open(look) if own.period is None else reader.value(look, own.period.name)
    return [(logic.all_of(()), value)]


def _beside(
    criterion: BetterThan | DeviationAtMost, references: list[tuple[Formula, Value]], own: Value, reader: Reader
) -> Formula:
    """Whether the value is as asked; a percentage is one of the reference's absolute value, so its sign matters."""
    found = []
    for when, reference in references:
        above, below = (
            logic.any_of(holds(reference, own, link) for _, link in criterion.links(reader.question, _known(sign)))
            for sign in _SIGNS
        )
        at_least_0 = compares(reference, ">=", stated(Fraction(0)))
        held = logic.any_of([logic.all_of([at_least_0, above]), logic.all_of([logic.no(at_least_0), below])])
        found.append(logic.all_of([when, held]))
    return logic.any_of(found)


def _known(value: Decimal) -> Cell:
    return Cell("", value)
