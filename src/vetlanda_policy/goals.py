"""Goals: what the council decided, as typed, dated, versioned rules.

Only the records and what can be asked of them; files are read in `rulefiles`, and nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from vetlanda_policy.criteria import Combination, Criterion, ShareOfUnits
from vetlanda_policy.errors import Problem, QuestionError
from vetlanda_policy.facts import Indicator
from vetlanda_policy.periods import Closing, MandatePeriod, read_closing
from vetlanda_policy.values import Frozen, key


class Text(Frozen):
    """A sentence of ours in Swedish, and in English where there is one."""

    sv: str
    en: str | None = None

    def read(self, lang: str) -> str:
        """The sentence in the language, else in Swedish."""
        return self.en if lang == "en" and self.en else self.sv


class Quoted(Frozen):
    """Words of the council under a name: the vision, a core value, a mission, a direction."""

    name: str
    quote: str


class Source(Frozen):
    """The document that is quoted, shipped beside the rules.

    Attributes:
        file: the file's name in the rulebook's folder.
        sha256: the digest of its bytes.
        title: the document's own title.
        read_at: where it was read.
        complete: whether the copy is whole.
        note: what is known to be missing.
    """

    file: str
    sha256: str
    title: str
    read_at: str
    complete: bool
    note: str | None = None


class GoalArea(Frozen):
    """A follow-up area (målområde) of a goal: judged and shown beside the goal, never deciding it."""

    id: str
    quote: str
    criterion: Criterion


class Version(Frozen):
    """A dated version (lydelse) of a goal: the council's words, how they are understood, and the criterion.

    Attributes:
        in_force_from: the first day.
        in_force_to: the last day; none while it is in force.
        quote: the goal in the council's own words.
        more_words: further words of the council that belong to the goal.
        interpretation: what the source does not say, a sentence each.
        criterion: what must be so for the goal to be met.
        area: the follow-up areas, shown beside the goal.
        beside: indicators shown beside the verdict; they never decide.
        source_incomplete: whether the source breaks off inside the goal.
        force: `shall` ("ska"), or `should` for a soft goal ("bör").
    """

    in_force_from: date
    in_force_to: date | None = None
    quote: str
    more_words: tuple[str, ...] = ()
    interpretation: tuple[Text, ...] = ()
    criterion: Criterion
    area: tuple[GoalArea, ...] = ()
    beside: tuple[str, ...] = ()
    source_incomplete: bool = False
    force: Literal["shall", "should"] = "shall"

    def in_force(self, day: date) -> bool:
        """Whether the version is in force on the day."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.in_force_to is not None and self.in_force_to < self.in_force_from:
            msg = "in_force_to must not come before in_force_from"
            raise ValueError(msg)
        return self

    def criteria(self) -> Iterator[Criterion]:
        """Every criterion of the version, the areas' included."""
        yield from walk(self.criterion)
        for area in self.area:
            yield from walk(area.criterion)


def walk(criterion: Criterion) -> Iterator[Criterion]:
    """A criterion and all criteria inside it."""
    yield criterion
    if isinstance(criterion, Combination):
        for inner in criterion.criteria:
            yield from walk(inner)
    if isinstance(criterion, ShareOfUnits):
        yield from walk(criterion.criterion)
    if criterion.partly is not None and criterion.partly.when is not None:
        yield from walk(criterion.partly.when)


class Goal(Frozen):
    """A goal of the council, with its versions in order of date."""

    id: str
    number: int = Field(ge=1)
    title: str
    title_en: str | None = None
    direction: str | None = None
    version: tuple[Version, ...] = Field(min_length=1)
    file: str = ""

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions in order of date."""
        return self.version

    def in_force(self, day: date) -> Version:
        """The version in force on a day.

        Raises:
            QuestionError: no version is in force that day.
        """
        found = [v for v in self.version if v.in_force(day)]
        if len(found) == 1:
            return found[0]
        spans = ", ".join(f"{v.in_force_from}-{v.in_force_to or ''}" for v in self.version)
        raise QuestionError(
            Problem(
                "no-version-in-force",
                f"mål {self.number} ({self.id}) har ingen lydelse som gäller den {day}; lydelserna gäller {spans}.",
                f"goal {self.number} ({self.id}) has no version in force on {day}; its versions are in force {spans}.",
            )
        )


class Rulebook(Frozen):
    """The rules of one mandate period.

    Attributes:
        period: the mandate period.
        version: the version of these rule files.
        sha256: the digest of all of them.
        municipality: the code of the municipality whose rules they are.
        source: the document that is quoted.
        vision: the council's vision, where the source has one.
        core_values: its core values (kärnvärden).
        missions: its missions (uppdrag).
        directions: its directions (riktningar).
        indicators: the indicators that the goals use.
        goals: the goals in order of number.
    """

    period: MandatePeriod
    version: str
    sha256: str
    municipality: str
    source: Source
    vision: Quoted | None = None
    core_values: tuple[Quoted, ...] = ()
    missions: tuple[Quoted, ...] = ()
    directions: tuple[Quoted, ...] = ()
    indicators: tuple[Indicator, ...]
    goals: tuple[Goal, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Indicator]:
        """The indicators by the normal form of their ids."""
        return {key(i.id): i for i in self.indicators}

    @cached_property
    def assessed(self) -> tuple[str, ...]:
        """The ids that a recorded judgement can be about."""
        found: dict[str, None] = {}
        for goal in self.goals:
            for version in goal.version:
                for about, criterion in parts(goal, version):
                    for inner in walk(criterion):
                        if inner.kind == "assessed":
                            found[inner.subject or about] = None
        return tuple(found)

    def goal(self, name: str) -> Goal:
        """The goal with this id (`2015-2018/1`) or number (`1`).

        Raises:
            QuestionError: there is no such goal.
        """
        for goal in self.goals:
            if name.strip() in (goal.id, str(goal.number)):
                return goal
        known = ", ".join(str(g.number) for g in self.goals)
        raise QuestionError(
            Problem(
                "unknown-goal",
                f"perioden {self.period.id} har inget mål `{name}`; den har målen {known}.",
                f"the period {self.period.id} has no goal `{name}`; it has the goals {known}.",
            )
        )

    def version_at(self, goal: Goal, closing: Closing) -> Version:
        """The goal's version that is in force at a closing.

        Raises:
            QuestionError: no version is in force that day.
        """
        return goal.in_force(closing.day)

    def closing(self, name: str) -> Closing:
        """The closing with this name, inside the period.

        Raises:
            QuestionError: the name is no closing, or it lies outside the period.
        """
        return closing_of(self.period, name)


def closing_of(period: MandatePeriod, name: str) -> Closing:
    """The closing with this name, inside the period.

    Raises:
        QuestionError: the name is no closing, or it lies outside the period.
    """
    closings = period.closings()
    try:
        wanted = read_closing(name)
    except ValueError:
        wanted = None
    if wanted is not None and wanted in closings:
        return wanted
    names = ", ".join(c.name for c in closings)
    raise QuestionError(
        Problem(
            "unknown-closing",
            f"`{name}` är inget bokslut i perioden {period.id}; de är {names}.",
            f"`{name}` is no closing of the period {period.id}; they are {names}.",
        )
    )


def parts(goal: Goal, version: Version) -> tuple[tuple[str, Criterion], ...]:
    """The goal's own criterion and those of its areas, each with the id it is judged under."""
    own = (goal.id, version.criterion)
    return (own, *((f"{goal.id}/{area.id}", area.criterion) for area in version.area))
