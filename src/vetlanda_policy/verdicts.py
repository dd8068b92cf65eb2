"""Verdicts: what was concluded, on which evidence; frozen records that become the JSON and back.

Only data and what follows from it alone; sentences are made in `explanations`, documents in `reports`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from vetlanda_policy.criteria.finding import CauseCode, Fulfilment, Possible
from vetlanda_policy.errors import Language
from vetlanda_policy.values import Exact, Frozen


class Verdict(StrEnum):
    """The answer for a goal (bedömning)."""

    FULFILLED = "fulfilled"
    PARTLY_FULFILLED = "partly_fulfilled"
    NOT_FULFILLED = "not_fulfilled"
    UNDECIDED = "undecided"

    @classmethod
    def of(cls, possible: Possible) -> Verdict:
        """The verdict: the only possible one, or undecided where there are several."""
        return cls(next(iter(possible)).value) if len(possible) == 1 else cls.UNDECIDED


Shown = Annotated[Exact | str, Field(union_mode="left_to_right")]
"""A number as plain digits, or the name of a level on an ordered scale."""


class CauseRecord(Frozen):
    """One fact that is not known, where it is missing and why.

    Attributes:
        cause: why, from the closed list.
        indicator: of which indicator.
        municipality: whose; `*` for unnamed other participants.
        area: for which area, where it has one.
        group: for which group, where it has one.
        period: for which period, or within which span of years.
        needed: what the fact must be, others at their best, for the criterion to be met; none where that cannot be said.
        count: how many, for unnamed participants.
        date: the day when there is something to judge, for `not_due`.
        place: the row that says the value is missing, where one does.
        text: the same as a sentence.
    """

    cause: CauseCode
    indicator: str
    municipality: str
    area: str | None = None
    group: str | None = None
    period: str | None = None
    needed: str | None = None
    count: int | None = None
    date: str | None = None
    place: str | None = None
    text: str


class Replaced(Frozen):
    """An earlier published value that a newer one replaces."""

    value: str
    published: date | None
    source: str | None
    place: str


class EvidenceRecord(Frozen):
    """One fact that was used.

    Attributes:
        value: plain digits, a municipality code, a recorded verdict (or the status of a judgement that has none), or the
            name of a level.
        kind: which of the four.
        status: `final`, `provisional` or `break_in_series`; for a judgement that has no verdict why.
        published: when it was published, where known.
        source: where it was published.
        place: file and row.
        replaced: earlier published values that it replaces.
        role: who judged, for a recorded judgement.
        reason: why, for a recorded judgement.
    """

    indicator: str
    municipality: str
    area: str | None
    group: str | None = None
    period: str
    value: str
    kind: Literal["number", "code", "verdict", "level"] = "number"
    status: str = "final"
    published: date | None = None
    source: str | None
    place: str
    replaced: tuple[Replaced, ...] = ()
    role: str | None = None
    reason: str | None = None


class ComparisonRecord(Frozen):
    """One comparison that was made, both sides known.

    Attributes:
        period: the period of the value.
        observed: the value compared, rounded where the rule rounds.
        required: what it must be, such as `>= 93` or `= grön`.
        margin: how far from that, in the unit; negative means short of it.
        met: whether it is as required.
        decides: whether it decides; the line before a target without a pace does not.
        earlier: the period it is compared with, where there is one.
        earlier_value: its value; or that of the reference.
        reference: the indicator compared with, where the value is compared with another fact of the same period.
        participants: how many take part, for a rank.
        text: the same as a sentence.
    """

    period: str
    observed: Shown
    required: str
    margin: Exact
    met: bool
    decides: bool = True
    earlier: str | None = None
    earlier_value: Shown | None = None
    reference: str | None = None
    participants: int | None = None
    text: str


class CriterionRecord(Frozen):
    """What one criterion concluded, for the municipality or for one area or group of it.

    Attributes:
        id: the path of the criterion in the goal.
        kind: the kind of criterion.
        decides: whether it has a part in the goal's verdict; follow-up areas do not.
        rule: the criterion in words.
        observed: the value of the deciding comparison (the least margin, and of those the newest).
        observed_between: the least and greatest it can be, where it is known only so far (a place among others).
        participants: how many take part, for a place among others, where that is known.
        required: what it must be.
        margin: how far from that; negative means short of it.
        comparisons: every comparison made.
        causes: the unknown facts, where they leave the verdict open.
        also_missing: the unknown facts, where the verdict stands without them.
        criteria: the criteria it is put together from, or one for each area or group.
        explanation: why, in words.
    """

    id: str
    kind: str
    area: str | None = None
    group: str | None = None
    decides: bool = True
    quote: str | None = None
    rule: str
    verdict: Verdict
    possible: tuple[Fulfilment, ...]
    causes: tuple[CauseRecord, ...] = ()
    also_missing: tuple[CauseRecord, ...] = ()
    observed: Shown | None = None
    observed_between: tuple[Exact, Exact | None] | None = None
    participants: int | None = None
    required: str | None = None
    margin: Exact | None = None
    unit: str | None = None
    comparisons: tuple[ComparisonRecord, ...] = ()
    evidence: tuple[EvidenceRecord, ...] = ()
    criteria: tuple[CriterionRecord, ...] = ()
    explanation: str

    def leaves(self) -> Iterable[CriterionRecord]:
        """The criteria that look at facts themselves."""
        if not self.criteria:
            yield self
        for inner in self.criteria:
            yield from inner.leaves()


class GoalRecord(Frozen):
    """The verdict on one goal.

    Attributes:
        id: the goal's id, such as `2015-2018/1`.
        number: its number in the period.
        title: a short name of ours.
        text: the council's own words.
        more_text: further words of the council that belong to the goal.
        in_force_from: since when this version is in force.
        source_incomplete: whether the source breaks off inside the goal.
        force: `shall` ("ska"), or `should` for a soft goal ("bör").
        interpretations: how the words are understood where the source does not say.
        explanation: why, in words.
    """

    id: str
    number: int
    title: str
    text: str
    more_text: tuple[str, ...] = ()
    in_force_from: date
    in_force_to: date | None = None
    source_incomplete: bool = False
    force: Literal["shall", "should"] = "shall"
    interpretations: tuple[str, ...] = ()
    verdict: Verdict
    possible: tuple[Fulfilment, ...]
    causes: tuple[CauseRecord, ...]
    criteria: tuple[CriterionRecord, ...]
    beside: tuple[EvidenceRecord, ...] = ()
    explanation: str


class RulesRecord(Frozen):
    """Which rules judged."""

    version: str
    sha256: str
    source: str
    source_complete: bool
    source_note: str | None = None


class FileRecord(Frozen):
    """Which facts were judged."""

    name: str
    sha256: str
    rows: int
    invented: bool = False


class Summary(Frozen):
    """How many goals got each verdict."""

    fulfilled: int
    partly_fulfilled: int
    not_fulfilled: int
    undecided: int


class Notice(Frozen):
    """Something a reader of the verdicts should know: a code, a place and a sentence."""

    code: str
    place: str | None
    text: str


class Evaluation(Frozen):
    """Every goal of a period judged for a municipality at a closing; the same as the JSON.

    `judged_period` is set where the goals were put to the years of another period than their own.
    `Evaluation.model_validate_json(evaluation.model_dump_json(by_alias=True))` gives it back.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, populate_by_name=True, serialize_by_alias=True
    )

    schema_name: Literal["vetlanda-policy/evaluation/1"] = Field(default="vetlanda-policy/evaluation/1", alias="schema")
    lang: Language
    municipality: str
    municipality_name: str | None
    period: str
    judged_period: str | None = None
    closing: str
    known_on: date | None
    rules: RulesRecord
    facts: tuple[FileRecord, ...]
    goals: tuple[GoalRecord, ...]
    summary: Summary
    conclusion: str
    warnings: tuple[Notice, ...] = ()

    @property
    def invented(self) -> bool:
        """Whether any of the values are invented."""
        return any(f.invented for f in self.facts)

    def goal(self, number: int) -> GoalRecord:
        """The goal with this number.

        Raises:
            KeyError: there is no such goal.
        """
        for goal in self.goals:
            if goal.number == number:
                return goal
        raise KeyError(number)


def summarise(verdicts: Iterable[Verdict]) -> Summary:
    """Count the verdicts."""
    found = list(verdicts)
    return Summary.model_construct(
        fulfilled=found.count(Verdict.FULFILLED),
        partly_fulfilled=found.count(Verdict.PARTLY_FULFILLED),
        not_fulfilled=found.count(Verdict.NOT_FULFILLED),
        undecided=found.count(Verdict.UNDECIDED),
    )
