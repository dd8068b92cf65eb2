"""Encoding of criteria about single values and totals: thresholds and changes.

Only what each kind asks of values, as formulas; which values it asks about is left to the criterion itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from vetlanda_policy.comparing.witness import logic
from vetlanda_policy.comparing.witness.logic import Formula
from vetlanda_policy.comparing.witness.reading import Reader, Value, added, compares, meets
from vetlanda_policy.comparing.witness.record import Make, every, newest, recorded
from vetlanda_policy.comparing.witness.verdict import Verdict, plainly, undecidable
from vetlanda_policy.criteria import Leaf, Subject, Threshold
from vetlanda_policy.criteria.base import TOTALS, Cell, Look
from vetlanda_policy.criteria.changes import Change, _cut, _perhaps_broken
from vetlanda_policy.criteria.finding import Fulfilment
from vetlanda_policy.criteria.links import Link
from vetlanda_policy.criteria.reach import Steps
from vetlanda_policy.criteria.thresholds import undue
from vetlanda_policy.criteria.totals import _after_the_last_change, regular_periods, unmeasured
from vetlanda_policy.values import Scale, digits


def values(criterion: Leaf, subject: Subject, reader: Reader) -> list[Value]:
    """The values that the criterion looks at; none where nothing is due."""
    question, look = reader.question, criterion.look(reader.question, subject)
    if criterion.not_due(question):
        return []
    if criterion.value not in TOTALS:
        return [reader.of(look, cell) for cell in criterion.cells(question, subject)]
    unrounded = reader.unrounded(look)
    parts = list(_parts(criterion, subject, unrounded))
    share = Fraction(1, len(parts) or 1) if criterion.value == "mean" else Fraction(1)
    if not parts:
        whole = _unmeasured(criterion, unrounded, reader)
    elif len(parts) == 1:
        whole = reader.of(unrounded, parts[0])
    else:
        whole = added([reader.of(unrounded, c) for c in parts], share)
    return [reader.rounded(whole, look.round_to)]


def _parts(criterion: Leaf, subject: Subject, look: Look) -> Iterable[Cell]:
    """The cells that a mean or a sum is made of; those before the last change of definition are open."""
    question, frequency = look.question, look.indicator.frequency
    if frequency == "irregular":
        found = [look.of(m.period.name, m) for m in criterion.inside(question, subject)]
    else:
        found = [look.at(p) for p in regular_periods(question, frequency)]
    return _after_the_last_change(look, found) if found else ()


def _unmeasured(criterion: Leaf, look: Look, reader: Reader) -> Value:
    """A total of which nothing is on record: of one measurement or many, nobody knows."""
    reach = unmeasured(look, criterion.span(look.question), mean=criterion.value == "mean").reach
    assert isinstance(reach, Steps)
    low, high, step = (None if n is None else digits(n, up=True) for n in (reach.lowest, reach.highest, reach.step))
    return Value(reader.unknowns.open_number([Scale(lowest=low, highest=high, step=step)]))


def threshold(criterion: Threshold, subject: Subject, reader: Reader) -> Verdict:
    """Every value must meet the target; partly where every one reaches the declared share of it."""

    def make(supposed: Reader) -> Verdict:
        found = values(criterion, subject, supposed)
        return _against(criterion, found, supposed) if found else _undue(criterion, subject, reader)

    return on_record(criterion, subject, reader, make)


def _undue(criterion: Threshold, subject: Subject, reader: Reader) -> Verdict:
    """What is open while there is nothing to judge yet."""
    indicator = reader.question.indicator(criterion.indicator)
    reach = criterion.look(reader.question, subject).all_values
    possible = undue(reach, criterion.requirement(indicator), criterion.relaxed(indicator))
    return undecidable(reader.unknowns, partly=Fulfilment.PARTLY in possible)


def on_record(criterion: Leaf, subject: Subject, reader: Reader, make: Make) -> Verdict:
    """What a criterion says, by what is on record inside the period where it asks for that."""
    look, first = criterion.look(reader.question, subject), reader.question.period.first_day
    irregular = criterion.value in TOTALS and look.indicator.frequency == "irregular"
    if criterion.value == "every_measurement" or irregular:
        return every(reader, look, lambda p: p.first >= first, make)
    if criterion.value == "latest":
        return newest(reader, look, lambda p: p.first >= first, make)
    return make(reader)


def _against(criterion: Threshold, found: list[Value], reader: Reader) -> Verdict:
    indicator = reader.question.indicator(criterion.indicator)
    full, relaxed = criterion.requirement(indicator), criterion.relaxed(indicator)
    met = [meets(v, full) for v in found]
    if relaxed is None:
        return plainly(logic.all_of(met))
    enough = [logic.any_of([m, meets(v, relaxed)]) for m, v in zip(met, found, strict=True)]
    return Verdict(logic.all_of(met), logic.all_of(enough))


def change(criterion: Change, subject: Subject, reader: Reader) -> Verdict:
    """Every link of the chain must hold; after a change of definition the earlier value is open."""
    question = reader.question
    look = criterion.look(question, subject)
    first = _first(criterion, reader)

    def begun(supposed: Reader) -> Verdict:
        if criterion.pairs == "measurement_over_measurement":
            return every(supposed, look, lambda p: p.last.year > first, make)
        begins = question.period.first_day
        return newest(supposed, look, lambda p: p.last.year > first and p.first >= begins, make)

    def make(supposed: Reader) -> Verdict:
        return _chain(criterion, subject, supposed)

    if criterion.pairs == "year_over_year":
        return make(reader)
    if criterion.baseline_value is None and len(recorded(reader, look, lambda p: p.last.year == first)) > 1:
        return newest(reader, look, lambda p: p.last.year == first, begun)
    return begun(reader)


def _chain(criterion: Change, subject: Subject, reader: Reader) -> Verdict:
    question = reader.question
    look = criterion.look(question, subject)
    chain = criterion._chain(question, subject)  # noqa: SLF001 - the one place that says which values are compared
    if len(chain) < 2 or _perhaps_broken(chain, question, criterion.indicator):
        return undecidable(reader.unknowns)
    link = criterion.link()
    if criterion.pairs != "year_over_year" and not _later(criterion, subject, reader):
        return plainly(holds(reader.of(look, chain[0]), reader.open(look), link))
    parts = [[reader.of(look, cell) for cell in part] for part in _cut(chain, look)]
    return plainly(logic.all_of(holds(one, other, link) for part in parts for one, other in pairwise(part)))


def _later(criterion: Change, subject: Subject, reader: Reader) -> bool:
    """Whether anything is on record after the baseline."""
    first = _first(criterion, reader)
    return any(m.period.last.year > first for m in criterion.measurements(reader.question, subject))


def _first(criterion: Change, reader: Reader) -> int:
    """The year that the chain begins with."""
    return reader.question.period.first_day.year - 1 if criterion.baseline is None else criterion.baseline


def holds(earlier: Value, later: Value, link: Link) -> Formula:
    """Whether a later value is as the earlier one requires."""
    sides: list[Formula] = []
    for line, strict, loose in ((link.low, ">", ">="), (link.high, "<", "<=")):
        if line is None:
            continue
        bound = earlier.on(line.times, line.plus)
        left_out = compares(later, strict, bound)
        if line.strict:
            sides.append(left_out)
        elif line.beyond:  # the bound itself will not do where it is the earlier value
            elsewhere = logic.no(compares(bound, "=", earlier))
            sides.append(logic.any_of([left_out, logic.all_of([compares(later, loose, bound), elsewhere])]))
        else:
            sides.append(compares(later, loose, bound))
    return logic.all_of(sides)
