"""What goals of several criteria mean by brute force: every way in which their criteria can turn out, put together.

The criteria of a goal are combined as if they lacked different facts, which is what `docs/semantics.md` promises.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from tests.oracle import OWN, PERIOD, Case, F, N, P, Row
from tests.oracle_kinds import for_group, possible
from vetlanda_policy.criteria.finding import Fulfilment, Possible
from vetlanda_policy.engine import evaluate
from vetlanda_policy.facts import Indicator
from vetlanda_policy.goals import Goal, Rulebook, Source, Version
from vetlanda_policy.indicators import resolved
from vetlanda_policy.verdicts import Evaluation


@dataclass(frozen=True)
class Goals:
    """The criteria of one or several goals, numbered from 1, and everything they are asked with."""

    criteria: tuple[Mapping[str, Any], ...]
    indicators: tuple[Indicator, ...]
    rows: tuple[Row, ...]
    closing: str = "2016"

    @property
    def rulebook(self) -> Rulebook:
        """The goals as a rulebook of their own."""
        goals = []
        for number, criterion in enumerate(self.criteria, 1):
            version = {"in_force_from": PERIOD.first_day, "quote": "Målet.", "criterion": dict(criterion)}
            made = (Version.model_validate(version),)
            goals.append(Goal(id=f"2015-2018/{number}", number=number, title="Mål", version=made))
        book = Rulebook(
            period=PERIOD,
            version="1.0.0",
            sha256="0" * 64,
            municipality=OWN,
            source=Source(file="source.txt", sha256="0" * 64, title="Källa", read_at="här", complete=True),
            indicators=(),
            goals=tuple(goals),
        )
        return book.model_copy(update={"indicators": resolved(self.indicators)})

    def judged(self, engine: str = "direct", lang: str = "sv", rows: Sequence[Row] | None = None) -> Evaluation:
        """What the product concludes."""
        facts = self.case({}).facts(self.rows if rows is None else rows)
        return evaluate(self.rulebook, facts, closing=self.closing, engine=engine, lang=lang)  # type: ignore[arg-type]

    def case(self, criterion: Mapping[str, Any], area: str | None = None) -> Case:
        """One criterion about figures, for the municipality or for an area of it."""
        return Case(criterion, self.indicators, self.rows, self.closing, area=area)


def combined(parts: Sequence[Fulfilment], needed: int, *, some: bool) -> Fulfilment:
    """At least so many met; else partly where they are with the partly met ones, or where one is and that is enough."""
    met, partly = parts.count(F), parts.count(P)
    if met >= needed:
        return F
    return P if met + partly >= needed or (some and met) else N


def outcomes(goals: Goals, criterion: Mapping[str, Any]) -> Possible:
    """The verdicts that a criterion can have."""
    partly = criterion.get("partly") or {}
    base = _base(goals, criterion, some=bool(partly.get("some")))
    if not partly.get("when"):
        return base
    other = outcomes(goals, partly["when"])
    return frozenset(P if one is not F and also is F else one for one, also in itertools.product(base, other))


def _base(goals: Goals, criterion: Mapping[str, Any], *, some: bool) -> Possible:
    parts, needed = _parts(goals, criterion)
    if needed is None:
        return parts[0]
    return frozenset(combined(each, needed, some=some) for each in itertools.product(*parts))


def _parts(goals: Goals, criterion: Mapping[str, Any]) -> tuple[list[Possible], int | None]:
    """What a criterion is put together from, and how many of it must be met; none for one about figures."""
    match criterion["kind"]:
        case "all" | "any" | "at_least_of" as kind:
            parts = [outcomes(goals, c) for c in criterion["criteria"]]
            return parts, {"all": len(parts), "any": 1}.get(kind, criterion.get("count", 0))
        case "goal":
            return [outcomes(goals, goals.criteria[criterion["goal"] - 1])], 1
        case "share_of_units":
            inner = criterion["criterion"]
            units = criterion.get("units") or goals.case(inner).main.areas
            parts = [possible(goals.case(inner, unit)) for unit in units]
            return parts, math.ceil(Fraction(criterion["share"]) * len(parts))
        case _:
            return _of_figures(goals, criterion)


def _of_figures(goals: Goals, criterion: Mapping[str, Any]) -> tuple[list[Possible], int | None]:
    alone = {name: value for name, value in criterion.items() if name != "each"}
    each = criterion.get("each") or {}
    if each.get("area"):
        parts = [possible(goals.case(alone, area)) for area in each["area"]]
    elif each.get("group"):
        parts = [possible(for_group(goals.case(alone), group)) for group in each["group"]]
    else:
        whole = goals.case(alone)
        return [possible(replace(whole, rows=tuple(r for r in whole.rows if r.group is None)))], None
    return parts, len(parts)
