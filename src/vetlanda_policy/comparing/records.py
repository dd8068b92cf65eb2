"""Records of a comparison: what changed between two sides, which verdicts differ, and on which facts they can differ.

Only data, which becomes the JSON and back; sentences are made in the other modules here.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from vetlanda_policy.errors import Language
from vetlanda_policy.values import Frozen
from vetlanda_policy.verdicts import Verdict

Status = Literal["same", "changed", "came", "went"]
"""What happened to a goal on the way from side A to side B."""

Found = Literal["found", "undecided_only", "none", "unknown", "not_comparable"]
"""How a search for a witness ended.

`found`: two decided, different verdicts; `undecided_only`: no two decided verdicts differ, but on facts with gaps one is
decided and the other not; `none`: no facts of the shape searched give different decided verdicts; `unknown`: the solver
could not decide; `not_comparable`: the two cannot be judged at one closing.
"""


class SideRecord(Frozen):
    """One side of a comparison.

    Attributes:
        name: the side as it was asked for.
        period: the mandate period.
        version: the version of its rule files.
        sha256: the digest of all of them.
        closing: the closing it was judged at, where facts were given.
    """

    name: str
    period: str
    version: str
    sha256: str
    closing: str | None = None


class Change(Frozen):
    """One thing that is not the same on both sides.

    Attributes:
        what: a stable name of the thing, such as `quote`, `rule`, `criterion.target` or `indicator.scale`.
        indicator: the indicator it is about, where it is about one.
        old: how it reads on side A; none where it was not there.
        new: how it reads on side B; none where it is not there.
        text: the change as a sentence.
    """

    what: str
    indicator: str | None = None
    old: str | None = None
    new: str | None = None
    text: str


class VerdictPair(Frozen):
    """The verdicts of both sides on the same facts, each with its reasons; none where a side has no such goal."""

    a: Verdict | None = None
    b: Verdict | None = None
    why_a: str | None = None
    why_b: str | None = None

    @property
    def differ(self) -> bool:
        """Whether both sides judge, and judge differently."""
        return self.a is not None and self.b is not None and self.a is not self.b


class WitnessRow(Frozen):
    """One invented fact."""

    indicator: str
    municipality: str
    area: str | None = None
    group: str | None = None
    period: str
    value: str


class Witness(Frozen):
    """How the search for facts on which two versions disagree ended.

    Attributes:
        result: how it ended.
        closing: the closing that both were judged at.
        shape: which facts were searched, as a sentence.
        fewest: whether it is proved that no fewer rows will do; else no row of these can be taken away.
        rows: the invented facts.
        verdicts: the two verdicts on them, with reasons.
        text: how it ended, as a sentence.
    """

    result: Found
    closing: str | None = None
    shape: str | None = None
    fewest: bool = False
    rows: tuple[WitnessRow, ...] = ()
    verdicts: VerdictPair | None = None
    text: str


class GoalComparison(Frozen):
    """What happened to one goal.

    Attributes:
        a: its id on side A, where it is there.
        b: its id on side B, where it is there.
        number: its number on side B, else on side A.
        title: a short name of ours.
        status: whether it is the same, changed, came or went.
        quote: the council's words, on side B where it is there.
        changes: what changed.
        verdicts: the verdicts on the given facts, where facts were given.
        witness: how the search for a witness ended, where one was asked for.
    """

    a: str | None = None
    b: str | None = None
    number: int
    title: str
    status: Status
    quote: str
    changes: tuple[Change, ...] = ()
    verdicts: VerdictPair | None = None
    witness: Witness | None = None


class Comparison(Frozen):
    """Everything that a comparison of two sides says; the same as the JSON.

    Attributes:
        a: the one side.
        b: the other side.
        facts: the names of the fact files, where facts were given.
        invented: whether the name of any of them says that its values are invented.
        around: what changed around the goals: the period's days, the source, the vision.
        goals: every goal of either side, in order.
        notes: what a reader should know, such as that the two were judged at different closings.
        conclusion: the whole in a few sentences.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, populate_by_name=True, serialize_by_alias=True
    )

    schema_name: Literal["vetlanda-policy/comparison/1"] = Field(default="vetlanda-policy/comparison/1", alias="schema")
    lang: Language
    a: SideRecord
    b: SideRecord
    facts: tuple[str, ...] = ()
    invented: bool = False
    around: tuple[Change, ...] = ()
    goals: tuple[GoalComparison, ...]
    notes: tuple[str, ...] = ()
    conclusion: str
