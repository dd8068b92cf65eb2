"""Records: what was found and concluded becomes the records of an evaluation.

Only translation; sentences come from `explanations`, verdicts from the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

from vetlanda_policy import explanations
from vetlanda_policy.criteria import Combination, Criterion, Leaf, ShareOfUnits
from vetlanda_policy.criteria.finding import Cause, Comparison, Finding, Possible, in_order
from vetlanda_policy.criteria.ranks import Rank
from vetlanda_policy.engine import plan
from vetlanda_policy.engine.asking import PARTLY, Asked
from vetlanda_policy.explanations import Speaker
from vetlanda_policy.facts import ASSESSMENT, Measurement
from vetlanda_policy.values import key
from vetlanda_policy.verdicts import (
    CauseRecord,
    ComparisonRecord,
    CriterionRecord,
    EvidenceRecord,
    Replaced,
    Verdict,
)

PLACES = ("published", "computed")
"""The notes of comparisons that are about a place among others, not about the indicator's own values."""


class Recorder:
    """Makes the records of one evaluation."""

    def __init__(self, asked: Mapping[str, Asked], speaker: Speaker) -> None:
        """Remember what was asked, and in which language to speak."""
        self.asked = asked
        self.speaker = speaker
        self._evidence: dict[int, EvidenceRecord] = {}  # by identity: what was asked keeps the measurements alive
        self._rules: dict[tuple[int, bool], str] = {}

    def rule(self, criterion: Criterion, *, whole: bool) -> str:
        """What a criterion asks, in words."""
        name = (id(criterion), whole)
        if name not in self._rules:
            self._rules[name] = explanations.sentence(explanations.rule(criterion, self.speaker, whole=whole))
        return self._rules[name]

    def evidence(self, measurements: Iterable[Measurement]) -> tuple[EvidenceRecord, ...]:
        """The records of the measurements that were used, each once."""
        used = {id(m): m for m in measurements}
        for name, m in used.items():
            if name not in self._evidence:
                self._evidence[name] = evidence(m)
        return tuple(self._evidence[name] for name in used)

    def criterion(
        self,
        node: plan.Node,
        concluded: Mapping[str, Possible],
        *,
        decides: bool = True,
        quote: str | None = None,
        whole: bool = True,
    ) -> CriterionRecord:
        """The record of a node of the plan and of all below it."""
        asked = self.asked[node.id]
        possible = concluded[node.id]
        if isinstance(node, plan.Leaf):
            return self._leaf_record(asked, node.id, possible, decides=decides, quote=quote, whole=whole)
        children = node.children if isinstance(node, plan.Count) else (node.base, node.other)
        inner = tuple(
            self.criterion(
                child, concluded, decides=decides, whole=self.asked[child.id].criterion is not asked.criterion
            )
            for child in children
        )
        speaker = self.speaker
        if isinstance(node, plan.Else):
            text = explanations.partly_when(inner[0].verdict, inner[1].verdict, speaker)
        else:
            named = [(c.area or c.group or str(n), c.possible) for n, c in enumerate(inner, 1)]
            text = explanations.combination(asked.criterion, named, speaker)
        below = [self._known(leaf.id) for child in inner for leaf in child.leaves()]
        text = f"{text} {explanations.why(below, speaker)}".strip()
        worst = _worst(asked.criterion, inner) if isinstance(node, plan.Count) else inner[0]
        open_ = len(possible) > 1
        first = isinstance(node, plan.Else)
        missing = _each_once((c for child in inner for c in (*child.causes, *child.also_missing)), first=first)
        undecided = (c for child in inner if child.verdict is Verdict.UNDECIDED for c in child.causes)
        relevant = _each_once(undecided, first=first)
        return CriterionRecord.model_construct(
            id=node.id,
            kind=asked.criterion.kind,
            decides=decides,
            quote=quote,
            rule=self.rule(asked.criterion, whole=True),
            verdict=Verdict.of(possible),
            possible=in_order(possible),
            causes=tuple(relevant.values()) if open_ else (),
            also_missing=tuple(m for name, m in missing.items() if not (open_ and name in relevant)),
            observed=worst.observed if worst else None,
            observed_between=worst.observed_between if worst else None,
            participants=worst.participants if worst else None,
            required=worst.required if worst else None,
            margin=worst.margin if worst else None,
            unit=worst.unit if worst else None,
            evidence=self.evidence([m for one in below for m in one.finding.evidence]),
            criteria=inner,
            explanation=text,
        )

    def _leaf_record(
        self, asked: Asked, name: str, possible: Possible, *, decides: bool, quote: str | None, whole: bool
    ) -> CriterionRecord:
        finding, criterion, subject, speaker = asked.finding, asked.criterion, asked.subject, self.speaker
        assert finding is not None
        open_, known = len(possible) > 1, self._known(name)
        missing = tuple(_cause(c, speaker) for c in finding.causes)
        worst = finding.worst
        required = worst.required if worst else finding.required
        name_of_indicator = known.indicator
        span = finding.span if worst is None else None
        named = not isinstance(criterion, Rank)  # a place among others is no level
        return CriterionRecord.model_construct(
            id=name,
            kind=criterion.kind,
            area=subject.area,
            group=subject.group,
            decides=decides,
            quote=quote,
            rule=self.rule(criterion, whole=whole),
            verdict=Verdict.of(possible),
            possible=in_order(possible),
            causes=missing if open_ else (),
            also_missing=() if open_ else missing,
            observed=(speaker.named(worst.observed, name_of_indicator) if named else worst.observed) if worst else None,
            observed_between=span,
            participants=finding.participants,
            required=_required(str(required), speaker, name_of_indicator if named else None) if required else None,
            margin=worst.margin if worst else None,
            unit=self._unit(criterion, finding),
            comparisons=tuple(_comparison(c, known, speaker) for c in finding.comparisons),
            evidence=self.evidence(finding.evidence),
            explanation=explanations.why([known], speaker),
        )

    def _known(self, name: str) -> explanations.Asked:
        asked = self.asked[name]
        assert asked.finding is not None
        return explanations.Asked(asked.criterion, asked.subject, asked.finding, for_partly=PARTLY in name)

    def _unit(self, criterion: Criterion, finding: Finding) -> str | None:
        if isinstance(criterion, Rank):
            return self.speaker.pick("placeringar", "places")
        if not isinstance(criterion, Leaf):
            return finding.unit or None
        if self.speaker.levels(criterion.indicator):
            return self.speaker.pick("steg", "levels")
        return self.speaker.unit(criterion.indicator) or None


def _required(text: str, speaker: Speaker, indicator: str | None) -> str:
    return text if indicator is None else speaker.named_bounds(text, indicator)


def _each_once(causes: Iterable[CauseRecord], *, first: bool) -> dict[object, CauseRecord]:
    """Each unknown fact once, by what it is; where parts need it to be different things only the first is said, or none."""
    found: dict[object, CauseRecord] = {}
    for c in causes:
        name = (c.cause, c.indicator, c.municipality, c.area, c.group, c.period, c.count, c.date)
        known = found.setdefault(name, c)
        if known.needed != c.needed and not first:
            found[name] = known.model_copy(update={"needed": None})
    return found


def _worst(criterion: Criterion, inner: tuple[CriterionRecord, ...]) -> CriterionRecord | None:
    """The part that stands for the whole: of the known margins in one unit, the best that is still needed."""
    known = [c for c in inner if c.margin is not None]
    if not known or len({c.unit for c in inner}) > 1:
        return None
    needed = len(inner)
    if isinstance(criterion, Combination):
        needed = criterion.needed
    elif isinstance(criterion, ShareOfUnits):
        needed = criterion.needed(len(inner))
    ordered = sorted(known, key=_margin, reverse=True)
    return ordered[min(needed, len(ordered)) - 1]


def _margin(record: CriterionRecord) -> Decimal:
    assert record.margin is not None
    return record.margin


def _cause(c: Cause, speaker: Speaker) -> CauseRecord:
    return CauseRecord.model_construct(
        cause=c.code,
        indicator=c.indicator,
        municipality=c.municipality,
        area=c.area,
        group=c.group,
        period=c.period,
        needed=c.needed and speaker.named_bounds(c.needed, c.indicator),
        count=c.count,
        date=c.date,
        place=c.place,
        text=explanations.sentence(explanations.cause(c, speaker)),
    )


def _comparison(c: Comparison, asked: explanations.Asked, speaker: Speaker) -> ComparisonRecord:
    return ComparisonRecord.model_construct(
        period=c.period,
        observed=c.observed if c.note in PLACES else speaker.named(c.observed, asked.indicator),
        required=str(c.required) if c.note in PLACES else speaker.named_bounds(str(c.required), asked.indicator),
        margin=c.margin,
        met=c.met,
        decides=c.decides,
        earlier=c.earlier,
        earlier_value=c.earlier_value and speaker.named(c.earlier_value, asked.indicator),
        reference=c.reference,
        participants=c.place_of,
        text=explanations.sentence(explanations.comparison(c, asked, speaker)),
    )


def _kind(m: Measurement) -> Literal["number", "code", "verdict", "level"]:
    """What sort of value a measurement has."""
    if m.level is not None:
        return "level"
    if m.number is not None:
        return "number"
    return "verdict" if key(m.indicator) == key(ASSESSMENT) else "code"


def evidence(m: Measurement) -> EvidenceRecord:
    """The record of a measurement that was used."""
    return EvidenceRecord.model_construct(
        indicator=m.indicator,
        municipality=m.municipality,
        area=m.area,
        group=m.group,
        period=m.period.name,
        value=m.written,
        kind=_kind(m),
        status=m.status.value,
        published=m.published,
        source=m.source,
        place=str(m.place),
        replaced=tuple(
            Replaced.model_construct(
                value=r.written,
                published=r.published,
                source=r.source,
                place=str(r.place),
            )
            for r in m.replaced
        ),
        role=m.role,
        reason=m.reason,
    )
