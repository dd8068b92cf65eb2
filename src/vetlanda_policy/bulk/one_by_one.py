"""One by one: municipalities judged by the single evaluator, their answers in the same rows.

For the criteria that are not compiled to columns, and for so few municipalities that columns cost more than they save.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from vetlanda_policy.bulk.compared import compared
from vetlanda_policy.bulk.concluding import CONFLICT
from vetlanda_policy.bulk.kinds.asking import cause_text
from vetlanda_policy.bulk.refusals import SHORTEST_CODE
from vetlanda_policy.bulk.survey import Survey, place_of, verdict_of
from vetlanda_policy.bulk.words import Table, words_of
from vetlanda_policy.criteria import GoalMet
from vetlanda_policy.engine.judge import evaluate
from vetlanda_policy.errors import FactsError, Place, Problem, quoted
from vetlanda_policy.facts import ASSESSMENT, COUNTRY, Facts, Measurement, SeriesKey, Status, series_key
from vetlanda_policy.goals import Goal, Rulebook, parts, walk
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.periods import Closing, Period
from vetlanda_policy.readers.cells import number_of
from vetlanda_policy.readers.figures import read_number
from vetlanda_policy.readers.problems import UnreadableError
from vetlanda_policy.readers.rows import Cell
from vetlanda_policy.readers.words import symbol
from vetlanda_policy.values import key, plain
from vetlanda_policy.verdicts import CauseRecord, GoalRecord

Answer = tuple[str, str, str, str | None, str | None, str | None, str | None, str | None, Decimal | None, str | None]


def answers(
    rulebook: Rulebook,
    facts: Facts,
    codes: Sequence[str],
    asked: Sequence[tuple[Closing, Goal]],
    known_on: date | None,
    *,
    doubted: Iterable[str] | None = None,
    only: Mapping[tuple[str, str], set[str]] | None = None,
) -> list[Answer]:
    """The verdicts of some municipalities on some goals, each judged for itself.

    Args:
        rulebook: the rules.
        facts: the facts of all.
        codes: the municipalities, in the order of their answers.
        asked: the closings and goals.
        known_on: hides what was published later.
        doubted: the municipalities whose facts contradict each other or do not fit; they have a problem and no verdict, as
            have those of whom the evaluator says so. Without it that is an error.
        only: those of them that are judged, by closing and goal, where not all are.

    Raises:
        FactsError: the facts contradict each other.
    """
    found: list[Answer] = []
    for closing in dict.fromkeys(closing for closing, _ in asked):
        every = [goal.id for at, goal in asked if at == closing]
        for code in codes:
            wanted = every if only is None else [g for g in every if code in only.get((closing.name, g), ())]
            if not wanted:
                continue
            book = _only(rulebook, wanted, closing)
            if code in (doubted or ()):
                found += [_wrong(code, closing, goal) for goal in wanted]
                continue
            own = _of(facts, code)
            try:
                evaluation = evaluate(book, own, closing=closing, known_on=known_on, engine="direct")
            except FactsError:
                if doubted is None:
                    raise
                found += [_alone(rulebook, own, closing, goal, known_on) for goal in wanted]
                continue
            found += [row_of(code, closing, g) for g in evaluation.goals if g.id in wanted]
    return found


def _alone(rulebook: Rulebook, facts: Facts, closing: Closing, goal: str, known_on: date | None) -> Answer:
    """One goal's answer, or the problem that the facts it looks at contradict each other."""
    book, code = _only(rulebook, [goal], closing), facts.municipality
    try:
        evaluation = evaluate(book, facts, closing=closing, known_on=known_on, engine="direct")
    except FactsError:
        return _wrong(code, closing, goal)
    return next(row_of(code, closing, g) for g in evaluation.goals if g.id == goal)


def _wrong(code: str, closing: Closing, goal: str) -> Answer:
    return (code, closing.name, goal, None, None, None, None, None, None, CONFLICT)


def _of(facts: Facts, code: str) -> Facts:
    """The same facts, judged for another municipality."""
    same = copy.copy(facts)
    object.__setattr__(same, "municipality", code)
    return same


def _only(rulebook: Rulebook, wanted: Sequence[str], closing: Closing) -> Rulebook:
    """The rulebook with the goals that are asked for, where none of them asks another goal."""
    goals = tuple(g for g in rulebook.goals if g.id in wanted)
    for goal in goals:
        for _, criterion in parts(goal, rulebook.version_at(goal, closing)):
            if any(isinstance(inner, GoalMet) for inner in walk(criterion)):
                return rulebook
    return rulebook.model_copy(update={"goals": goals})


def row_of(code: str, closing: Closing, goal: GoalRecord) -> Answer:
    """A goal's record as a row of the answer."""
    own = goal.criteria[0]
    observed = plain(own.observed) if isinstance(own.observed, Decimal) else own.observed
    return (
        code,
        closing.name,
        goal.id,
        goal.verdict.value,
        ",".join(f.value for f in goal.possible),
        "; ".join(causes(goal.causes, code)),
        observed,
        own.required,
        own.margin,
        None,
    )


def causes(records: Iterable[CauseRecord], judged: str) -> list[str]:
    """What is not known, a line each; the members of a comparison group are counted."""
    found: dict[str, int] = {}
    for c in records:
        part, label = c.area or c.group, c.period or c.date
        if c.municipality in (judged, "*", COUNTRY):
            whose = None if c.municipality == judged else c.municipality
            line = cause_text(c.cause, c.indicator, part, whose, label)
            found[line if c.count is None else f"{line} x{c.count}"] = 0
        else:
            line = cause_text(c.cause, c.indicator, part, "*", label)
            found[line] = found.get(line, 0) + 1
    return sorted(line if not count else f"{line} x{count}" for line, count in found.items())


# ---------------------------------------------------------------- the table as facts


def codes_of(frame: Table, survey: Survey) -> list[str]:
    """All municipalities of the table, with the zeros of their codes; the country is none."""
    found = frame.select("municipality").unique().collect()["municipality"].to_list()
    return sorted({_code(value, survey) for value in found if value is not None} - {COUNTRY})


def _code(value: object, survey: Survey) -> str:
    """A municipality's code as the table writes it; one that is a number with so many zeros as the table's codes have."""
    if isinstance(value, str):
        return value.strip()
    number = int(str(value))
    return str(number).zfill(survey.width or SHORTEST_CODE) if number else COUNTRY


def _member(value: object, survey: Survey) -> str:
    """A member's code, with so many zeros as the table's codes have."""
    text = str(int(value)) if isinstance(value, int | float) else str(value).strip()
    return text.zfill(max(SHORTEST_CODE, survey.width or 0, survey.longest or 0)) if text.isdigit() else text


def to_facts(frame: Table, survey: Survey, rulebook: Rulebook) -> Facts:
    """The table's rows of known indicators as facts.

    Raises:
        FactsError: a row cannot be understood, or rows contradict each other.
    """
    reader, measurements = _read(frame, survey, rulebook)
    if reader.problems:
        raise FactsError(reader.problems)
    return Facts(tuple(measurements), COUNTRY)


def about(frame: Table, survey: Survey, rulebook: Rulebook, codes: Iterable[str]) -> Table:
    """The rows about some municipalities and the country, and those by which municipalities are compared."""
    w, names = words_of(frame), compared(rulebook)
    wanted = [int(code) if survey.width is not None else code for code in (*codes, COUNTRY)]
    texts = [t for name, said in survey.indicators.items() if name in names for t in said if t is not None]
    return frame.filter(w.col("municipality").is_in(wanted) | w.col("indicator").is_in(texts))


def facts_and_doubts(frame: Table, survey: Survey, rulebook: Rulebook) -> tuple[Facts, frozenset[str]]:
    """The same without the rows that cannot be understood or contradict each other, and whose those are."""
    reader, measurements = _read(frame, survey, rulebook)
    whose = set(reader.whose)
    try:
        facts = Facts(tuple(measurements), COUNTRY)
    except FactsError as error:
        rows = {p.place.row for p in error.problems if p.place is not None}
        doubted = {_key(m) for m in measurements if m.place.row in rows}
        whose |= {m.municipality for m in measurements if _key(m) in doubted}
        facts = Facts(tuple(m for m in measurements if _key(m) not in doubted), COUNTRY)
    return facts, frozenset(whose)


def _key(m: Measurement) -> tuple[SeriesKey, Period]:
    return series_key(m.indicator, m.municipality, m.area, m.group), m.period


def _read(frame: Table, survey: Survey, rulebook: Rulebook) -> tuple[_Reader, list[Measurement]]:
    texts = [t for said in survey.indicators.values() for t in said if t is not None]
    names = frame.collect_schema().names()
    w = words_of(frame)
    kept = frame.filter(w.col("indicator").cast(w.String).is_in(texts)).collect()
    columns = {name: kept[name].to_list() for name in names}
    reader = _Reader(survey, rulebook)
    empty = [None] * len(kept)
    rows = zip(*(columns.get(name, empty) for name in _NAMES), strict=True)
    return reader, [m for n, row in enumerate(rows, 1) if (m := reader.read(n, row)) is not None]


_NAMES = ("indicator", "municipality", "area", "group", "period", "value", "status", "published")


class _Reader:
    """Rows become measurements."""

    def __init__(self, survey: Survey, rulebook: Rulebook) -> None:
        self.rulebook, self.survey = rulebook, survey
        self.periods: dict[str, Period] = {t: p for p, said in survey.periods.items() for t in said if t is not None}
        self.statuses = {t: s for s, said in survey.statuses.items() for t in said}
        self.problems: list[Problem] = []
        self.whose: set[str] = set()

    def read(self, number: int, row: Sequence[Any]) -> Measurement | None:
        """One row; none where it says nothing."""
        name, municipality, area, group, period, value, status, published = row
        if isinstance(value, str) and not value.strip():
            value = None
        if value is None and status is None:
            return None
        indicator = self.rulebook.by_id.get(key(str(name)))
        said = self.statuses.get(status, Status.FINAL)
        try:
            read, level, told = self._value(indicator, value)
        except UnreadableError as error:
            self.problems.append(Problem(error.code, error.sv, error.en, Place("tabell", number), str(value)))
            self.whose.add(_code(municipality, self.survey))
            return None
        if municipality is None:
            self.problems.append(_whose(number))
            return None
        return Measurement(
            indicator=indicator.id if indicator else ASSESSMENT,
            municipality=_code(municipality, self.survey),
            period=self.periods[str(period)],
            value=read,
            place=Place("tabell", number),
            area=_area(indicator, area),
            group=group,
            status=told or said,
            published=_day(published),
            source="tabell" if indicator is None else None,
            level=level,
        )

    def _value(
        self, indicator: Indicator | None, value: object
    ) -> tuple[Decimal | str | None, str | None, Status | None]:
        """The value, the name of its level, and the status that a symbol stands for."""
        if value is None:
            return None, None, None
        text = str(value).strip()
        if isinstance(value, str) and (status := symbol(text)) is not None:
            return None, None, status
        if indicator is None:
            return verdict_of(text) or text, None, None
        if indicator.kind == "members":
            return _member(value, self.survey), None, None
        if indicator.levels:
            place = place_of(indicator, text)
            if place is None:
                raise UnreadableError(
                    "unknown-level",
                    f"{quoted(text)} är ingen nivå av `{indicator.id}`.",
                    f"{quoted(text)} is no level of `{indicator.id}`.",
                )
            return Decimal(place), indicator.level_name(Decimal(place)), None
        number = read_number(text) if isinstance(value, str) else number_of(Cell(text, Decimal(text)))
        number = Decimal(plain(number))
        if not indicator.scale.contains(number):
            raise UnreadableError(
                "outside-scale",
                f"{plain(number)} ligger utanför skalan för `{indicator.id}`.",
                f"{plain(number)} is outside the scale of `{indicator.id}`.",
            )
        return number, None, None


def code_of(value: object) -> str:
    """A municipality's code with its zeros."""
    text = str(int(value)) if isinstance(value, int | float) else str(value).strip()
    return text.zfill(4) if text.isdigit() else text


def _area(indicator: Indicator | None, area: str | None) -> str | None:
    if indicator is None or area is None:
        return area
    return indicator.area(area) or area


def _day(published: object) -> date | None:
    if published is None or (isinstance(published, str) and not published.strip()):
        return None
    return date.fromisoformat(str(published)[:10])


def _whose(number: int) -> Problem:
    return Problem(
        "no-municipality",
        f"rad {number} säger inte vilken kommun den gäller.",
        f"row {number} does not say whose it is.",
    )


__all__ = ["Answer", "about", "answers", "causes", "code_of", "codes_of", "facts_and_doubts", "row_of", "to_facts"]
