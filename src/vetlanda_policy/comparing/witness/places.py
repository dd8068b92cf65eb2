"""Encoding of criteria about a place among others, and of judgements.

Only what each kind asks, as formulas.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from vetlanda_policy.comparing.witness import logic
from vetlanda_policy.comparing.witness.figures import on_record
from vetlanda_policy.comparing.witness.logic import Formula
from vetlanda_policy.comparing.witness.others import Group, Others, best_of
from vetlanda_policy.comparing.witness.reading import Reader, Value, compares
from vetlanda_policy.comparing.witness.record import newest
from vetlanda_policy.comparing.witness.shape import Slot
from vetlanda_policy.comparing.witness.verdict import Verdict, plainly, undecidable
from vetlanda_policy.criteria import AmongBest, InBestShare
from vetlanda_policy.criteria.assessed import Assessed
from vetlanda_policy.criteria.base import WHOLE, Look
from vetlanda_policy.criteria.finding import Fulfilment
from vetlanda_policy.facts import ASSESSMENT


def among_best(criterion: AmongBest, reader: Reader, others: Others) -> Verdict:
    """The published placement where the rule knows one, else the place that follows from everybody's values.

    Where a rule knows a published placement, only that is searched: whatever place values give, a placement can say.
    """
    question = reader.question
    if criterion.not_due(question):
        return undecidable(reader.unknowns)

    def make(supposed: Reader) -> Verdict:
        own, placed = criterion._own(supposed.question)  # noqa: SLF001 - the one place that says which values count
        if own.period is None:
            return undecidable(reader.unknowns)
        period = own.period.name
        if criterion.placement is None:
            return _by_values(criterion, period, supposed, replace(others, reader=supposed))
        if placed is None or placed.value is None:
            return undecidable(reader.unknowns)
        place = supposed.value(criterion.look(question, WHOLE, criterion.placement), period).whole()
        return plainly(place <= criterion.best)

    if criterion.value == "closed_year":
        return make(reader)
    look, first = criterion.look(question, WHOLE), question.period.first_day
    if criterion.placement is None:
        return newest(reader, look, lambda p: p.first >= first, make)
    published = criterion.look(question, WHOLE, criterion.placement)
    return newest(
        reader,
        look,
        lambda p: p.first >= first,
        lambda supposed: newest(supposed, published, lambda p: p.first >= first, make),
    )


def _by_values(criterion: AmongBest, period: str, reader: Reader, others: Others) -> Verdict:
    """The place among everybody where it is known how many take part, else only that it cannot do."""
    look = criterion.look(reader.question, WHOLE)
    mine = reader.value(look, period)
    ahead = _ahead(look, mine, others.values(look, period))
    known = [others.given(look, period, code) for code in others.codes]
    least = logic.how_many(logic.all_of([k, a]) for k, a in zip(known, ahead, strict=True)) + 1
    perhaps = logic.all_of([least <= criterion.best, reader.unknowns.open_truth()])
    if criterion.participants is None:
        return plainly(perhaps)
    number = others.participants(criterion.participants, period)
    there = [number.value >= n for n in range(2, len(others.codes) + 2)]
    for is_there, is_known in zip(there, known, strict=True):
        reader.unknowns.must(logic.any_of([logic.no(number.given), logic.no(is_known), is_there]))
    place = logic.how_many(logic.all_of([t, a]) for t, a in zip(there, ahead, strict=True)) + 1
    return plainly(logic.if_so(number.given, place <= criterion.best, perhaps))


def in_best_share(criterion: InBestShare, reader: Reader, others: Others) -> Verdict:
    """The place among the members of the group."""

    def make(supposed: Reader) -> Verdict:
        cells = criterion.cells(supposed.question, WHOLE)
        among = replace(others, reader=supposed)
        group = among.group(criterion.group, criterion.group_name)
        if not cells or cells[0].period is None or group is None:
            return undecidable(reader.unknowns)
        return _in_group(criterion, cells[0].period.name, supposed, among, group)

    return on_record(criterion, WHOLE, reader, make)


def _in_group(criterion: InBestShare, period: str, reader: Reader, others: Others, group: Group) -> Verdict:
    look = criterion.look(reader.question, WHOLE)
    size = others.members(group)
    ahead = _ahead(look, reader.value(look, period), others.values(look, period))
    members = [logic.all_of([size >= n, a]) for n, a in enumerate(ahead, 1)]
    place, share = logic.how_many(members) + 1, Fraction(criterion.share)
    return plainly(
        logic.any_of(logic.all_of([size == n, place <= best_of(share, n + 1)]) for n in range(1, len(others.codes) + 1))
    )


def _ahead(look: Look, own: Value, values: Sequence[Value]) -> list[Formula]:
    """Which of the others are strictly better."""
    better = "<" if look.indicator.higher_is_better is False else ">"
    return [compares(v, better, own) for v in values]


def assessed(criterion: Assessed, reader: Reader) -> Verdict:
    """What the judgement says."""
    question = reader.question
    slot = Slot(ASSESSMENT, question.municipality, question.closing.name, criterion.about(question))
    among = (0, 1, 2) if Fulfilment.PARTLY in criterion.everything() else (0, 2)
    row = reader.unknowns.judgement(reader.shape.add(slot), among)
    said = logic.if_so(row.given, row.value, reader.unknowns.open_whole(among))
    return Verdict(said == 2, said >= 1)
