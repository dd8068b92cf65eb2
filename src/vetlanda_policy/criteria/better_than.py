"""`better_than`: a value against the country's, a group's mean or another indicator's value of the same period.

Only which the reference is; the indicator says which direction is better.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, Self

from pydantic import model_validator

from vetlanda_policy.criteria.base import Cell, Need, Question, Subject
from vetlanda_policy.criteria.finding import Cause, CauseCode, Note
from vetlanda_policy.criteria.groups import Group
from vetlanda_policy.criteria.links import Link
from vetlanda_policy.criteria.references import Referenced
from vetlanda_policy.criteria.totals import between_ends, total
from vetlanda_policy.facts import COUNTRY


class BetterThan(Referenced):
    """The value is better than a reference of the same period, in the direction that the indicator says.

    Attributes:
        than: `country`: the same indicator's value for the whole country (municipality 0000); `group_mean`: the mean of
            the members of a comparison group, the judged municipality not included; `reference`: another indicator.
        reference: the other indicator.
        group: the indicator that lists the members of the comparison group.
        group_name: the group's name, needed where the municipality has several.
        or_equal: whether just as good will do.
        amount: by at least so much, in the indicator's unit.
        percent: by at least so many percent of the reference.
    """

    kind: Literal["better_than"]
    than: Literal["country", "group_mean", "reference"]
    reference: str | None = None
    group: str | None = None
    group_name: str | None = None
    or_equal: bool = False

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.reference is not None) != (self.than == "reference"):
            msg = 'reference goes with than = "reference"'
            raise ValueError(msg)
        if (self.group is not None) != (self.than == "group_mean"):
            msg = 'group goes with than = "group_mean"'
            raise ValueError(msg)
        if (self.amount is not None) + (self.percent is not None) + self.or_equal > 1:
            msg = "give at most one of amount, percent and or_equal"
            raise ValueError(msg)
        return self

    def uses(self) -> tuple[str, ...]:
        """The value, and what it is compared with."""
        return tuple(name for name in (self.indicator, self.reference, self.group) if name)

    def needs(self, question: Question) -> Iterable[Need]:
        """The value and what it is compared with."""
        for need in super().needs(question):
            yield need
            if self.than == "country":
                yield need._replace(municipality=COUNTRY)
            elif self.reference is not None:
                yield Need(self.reference, need.period, need.area, need.group)
        if self.group is not None and question.period.years(question.closing):
            yield from Group(self.group, self.group_name).needs(question)

    def links(self, question: Question, reference: Cell) -> tuple[tuple[Cell, Link], ...]:
        """Beyond the reference, on the better side."""
        least = bool(self.amount or self.percent)
        strict = not self.or_equal and not least
        if question.indicator(self.indicator).higher_is_better is False:
            return ((reference, Link(high=self.line(-1, strict=strict, beyond=least))),)
        return ((reference, Link(low=self.line(1, strict=strict, beyond=least))),)

    def reference_cell(self, question: Question, subject: Subject, own: Cell) -> tuple[Cell, str, str | None]:
        """The country's value, the group's mean, or another indicator's value, of the same period."""
        name = question.indicator(self.reference or self.indicator).id
        if self.than == "group_mean":
            assert self.group is not None
            return self._mean(question, subject, own), name, question.indicator(self.group).id
        look = self.look(question, subject, name, COUNTRY if self.than == "country" else "")
        cell = look.at(own.period) if own.period else look.of(own.label, None)
        return cell, name, COUNTRY if self.than == "country" else None

    def _mean(self, question: Question, subject: Subject, own: Cell) -> Cell:
        """The mean of the members' values of the same period."""
        assert self.group is not None
        members = Group(self.group, self.group_name).members(question)
        look = replace(self.look(question, subject), round_to=None)
        if not members.codes:
            label = str(question.closing.last_closed_year)
            name = question.indicator(self.group).id
            cause = Cause(CauseCode.UNKNOWN_GROUP, name, question.municipality, period=label)
            anything = self.look(question, subject).rounded(between_ends(look.all_values))
            return Cell(own.label, None, (cause,), (), own.period, anything)
        others = [replace(look, municipality=code) for code in members.codes]
        cells = [one.at(own.period) if own.period else one.of(own.label, None) for one in others]
        mean = total(replace(look, round_to=self.round_to), cells, mean=True)
        return replace(mean, label=own.label, period=own.period, measurements=(*members.rows, *mean.measurements))

    def notes(self, question: Question) -> tuple[Note, ...]:
        """Which groups there are, where the rule does not say which is meant."""
        if self.group is None:
            return ()
        names = Group(self.group, self.group_name).members(question).names
        return (Note.of("several_groups", names=", ".join(names)),) if len(names) > 1 else ()
