"""`among_best`: a place among all participants; the published placement comes first.

Only which values and which placement count, and who takes part.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from pydantic import Field

from vetlanda_policy.criteria.base import WHOLE, Cell, Need, Question, Subject, known
from vetlanda_policy.criteria.finding import (
    OPEN,
    Cause,
    CauseCode,
    Comparison,
    Finding,
    Note,
    Requirement,
    either,
)
from vetlanda_policy.criteria.ranks import UNIT, Others, Rank
from vetlanda_policy.errors import FactsError, Problem
from vetlanda_policy.facts import COUNTRY, Measurement
from vetlanda_policy.values import Number, digits, plain


class AmongBest(Rank):
    """The place is the `best`th or better.

    Attributes:
        best: the last place that will do.
        placement: the indicator with the published placement; it comes first where it is known.
        participants: the indicator with the number of ranked participants (a value for the whole country).
    """

    kind: Literal["among_best"]
    best: int = Field(ge=1)
    placement: str | None = None
    participants: str | None = None
    value: Literal["latest", "closed_year"] = "latest"

    def uses(self) -> tuple[str, ...]:
        """The value, its published placement, and the number of participants."""
        return tuple(i for i in (self.indicator, self.placement, self.participants) if i)

    def needs(self, question: Question) -> Iterable[Need]:
        """The value, the placement and the number of participants, for each year that may be looked at."""
        years = question.period.years(question.closing)
        for year in years[-1:] if self.value == "closed_year" else years:
            yield Need(self.indicator, str(year))
            if self.placement:
                yield Need(self.placement, str(year))
            if self.participants:
                yield Need(self.participants, str(year), municipality=COUNTRY)

    def judge(self, question: Question, subject: Subject) -> Finding:
        """The published placement decides where it is known, else the values."""
        required = Requirement("<=", Decimal(self.best))
        if self.not_due(question):
            return Finding(OPEN, (self.waiting(question, subject),), unit=UNIT, required=required)
        own, placed = self._own(question)
        field = self._participants(question, own)
        computed = self._conclude(question, own, field, self.best)
        if placed is None:
            return computed
        if placed.value is None:
            more = (Note.of("placement_or_values"),) if len(computed.possible) > 1 else ()
            return replace(
                computed, causes=(*placed.lacking(required), *computed.causes), notes=(*computed.notes, *more)
            )
        place = placed.value
        assert isinstance(place, Decimal)  # a published placement is measured, not worked out
        if field.size is not None and place > field.size:
            raise FactsError(_too_far(placed.measurements[0], field.size))
        notes = list(computed.notes)
        worst = computed.span[1] if computed.span else None
        if (
            computed.span
            and own.value is not None
            and (place < computed.span[0] or (worst is not None and place > worst))
        ):
            least = plain(computed.span[0])
            most = least if worst is None else plain(worst)
            notes.append(Note.of("rank_differs", published=plain(place), least=least, most=most))
        raw = None if placed.unrounded is None else digits(placed.unrounded, up=True)
        comparison = Comparison(
            placed.label, place, required, self.best - place, place_of=field.size, note="published", raw=raw
        )
        return Finding(
            either(met=place <= self.best, unmet=place > self.best),
            (),
            (comparison,),
            (*placed.measurements, *computed.evidence),
            UNIT,
            required,
            participants=field.size,
            notes=tuple(notes),
        )

    def _own(self, question: Question) -> tuple[Cell, Cell | None]:
        """The own value and the own published placement, of the same period."""
        if self.value == "closed_year":
            year = question.closing.last_closed_year
            own = self.year_cell(question, year, WHOLE)
            return own, self.year_cell(question, year, WHOLE, self.placement) if self.placement else None
        newest = self.inside(question, WHOLE)[-1:]
        places = self._placements(question)[-1:]
        if places and (not newest or places[0].period.last > newest[0].period.last):
            newest = ()
        period = (newest or places)[0].period if newest or places else None
        label = period.name if period else self.span(question)
        own = self.cell(question, label, newest[0] if newest else None, WHOLE)
        own = replace(own, period=period)
        if not self.placement:
            return own, None
        found = next((m for m in places if period and m.period.name == period.name), None)
        return own, self.cell(question, label, found, WHOLE, self.placement)

    def _placements(self, question: Question) -> tuple[Measurement, ...]:
        if not self.placement:
            return ()
        found = question.view.series(self.placement, question.municipality)
        return tuple(m for m in found if m.period.first >= question.period.first_day)

    def _participants(self, question: Question, own: Cell) -> Others:
        indicator = question.indicator(self.indicator)
        rivals = self._rivals(question, own.period, self._everybody(question))
        values = known(rivals.values())
        numbers = tuple(c.value for c in rivals.values() if c.value is not None)
        counted, number = self._counted(question, own)
        if counted is None or number is None:
            name = question.indicator(self.participants).id if self.participants else indicator.id
            cause = Cause(CauseCode.UNKNOWN_GROUP, name, COUNTRY, period=own.label)
            return Others(numbers, None, (cause,), values)
        missing = int(number) - 1 - len(numbers)
        if missing < 0:
            raise FactsError(_too_many(counted, indicator.id, len(numbers)))
        gap = Cause(CauseCode.MISSING, indicator.id, "*", period=own.label, count=missing)
        return Others(numbers, missing, (gap,) if missing else (), (counted, *values))

    def _counted(self, question: Question, own: Cell) -> tuple[Measurement | None, Number | None]:
        """The row that says how many took part, and the number."""
        if self.participants is None or own.period is None:
            return None, None
        row = question.view.at(self.participants, COUNTRY, own.period.name)
        if row is None:
            return None, None
        return row, self.look(question, WHOLE, self.participants, COUNTRY).of(row.period.name, row).value


def _too_far(placed: Measurement, size: int) -> Problem:
    return Problem(
        "place-beyond-participants",
        f"`{placed.indicator}` säger plats {placed.written} för {placed.period}, men bara {size} deltog. "
        "Rätta placeringen eller antalet.",
        f"`{placed.indicator}` says place {placed.written} for {placed.period}, but only {size} took part. "
        "Correct the place or the number.",
        placed.place,
        placed.written,
    )


def _too_many(counted: Measurement, indicator: str, others: int) -> Problem:
    said = counted.written
    return Problem(
        "too-many-participants",
        f"`{counted.indicator}` säger att {said} deltog {counted.period}, men {others} andra kommuner har värde för "
        f"`{indicator}`. Rätta antalet, eller ta bort dem som inte deltog.",
        f"`{counted.indicator}` says that {said} took part in {counted.period}, but {others} other municipalities have a "
        f"value for `{indicator}`. Correct the number, or remove those that did not take part.",
        counted.place,
        said,
    )
