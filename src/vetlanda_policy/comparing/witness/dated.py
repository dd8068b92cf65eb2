"""Encoding of milestones: the dated target in force, or the straight line before the first one.

Only what is asked, as formulas.
"""

from __future__ import annotations

from fractions import Fraction

from vetlanda_policy.comparing.witness.reading import Reader, compares, meets
from vetlanda_policy.comparing.witness.record import newest
from vetlanda_policy.comparing.witness.verdict import ALWAYS, Verdict, plainly, undecidable
from vetlanda_policy.criteria import Milestones, Subject
from vetlanda_policy.criteria.finding import Fulfilment
from vetlanda_policy.criteria.milestones import Target


def milestones(criterion: Milestones, subject: Subject, reader: Reader) -> Verdict:
    """The target dated latest on or before the closing, else the line where the rule declares a pace."""
    question = reader.question
    look = criterion.look(question, subject)
    past = [t for t in criterion.targets if t.date <= question.closing.day]
    if past:
        due = past[-1]
        return newest(reader, look, lambda p: p.last >= due.date, lambda r: _at(criterion, subject, due, r))
    if criterion.not_due(question) or criterion.pace is None:
        undue = criterion._undue(question, subject)  # noqa: SLF001 - the one place that says what is open until then
        return undecidable(reader.unknowns, partly=Fulfilment.PARTLY in undue)
    begins = question.period.first_day
    return newest(reader, look, lambda p: p.first >= begins, lambda r: _before(criterion, subject, r))


def _at(criterion: Milestones, subject: Subject, due: Target, reader: Reader) -> Verdict:
    """The newest value measured on or after the target's date against the target."""
    question = reader.question
    look = criterion.look(question, subject)
    found = [m for m in criterion.measurements(question, subject) if m.period.last >= due.date]
    value = reader.value(look, found[-1].period.name) if found else reader.open(look)
    full = criterion._required(due.target)  # noqa: SLF001 - the one place that says what a target asks
    relaxed = criterion.relaxed(due)
    met = meets(value, full)
    return plainly(met) if relaxed is None else Verdict(met, meets(value, relaxed))


def _before(criterion: Milestones, subject: Subject, reader: Reader) -> Verdict:
    """The newest value against the line from the baseline to the first target."""
    question, first = reader.question, criterion.targets[0]
    value = criterion.cells(question, subject)[0]
    if value.period is None:
        return undecidable(reader.unknowns)
    share = criterion._share(value.period.last)  # noqa: SLF001 - the one place that says how far on the way a day is
    start = criterion._start(question, subject, value, value.period.last)  # noqa: SLF001 - and where the way begins
    assert start is not None  # a pace has a baseline
    if start.period == value.period:
        return plainly(ALWAYS)  # the baseline itself is on its line
    look = criterion.look(question, subject)
    line = reader.of(look, start).on(1 - share, share * Fraction(first.target))
    relation = ">=" if criterion.at in ("at_least", "above") else "<="
    return plainly(compares(reader.of(look, value), relation, line))
