"""Rule files: a folder of TOML becomes a rulebook, or every problem in it is listed.

The only door to rule files. A rule file is hostile until read, and nothing in one is evaluated.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, Field, ValidationError

from vetlanda_policy.errors import Place, Problem, QuestionError, RulesError, quoted
from vetlanda_policy.goals import Goal, Quoted, Rulebook, Source, Version
from vetlanda_policy.indicators import Indicator, resolved
from vetlanda_policy.periods import MandatePeriod
from vetlanda_policy.rulefiles.checks import check
from vetlanda_policy.rulefiles.drafts import Draft
from vetlanda_policy.rulefiles.opening import RuleFile, contents, folders, unreadable
from vetlanda_policy.rulefiles.quotes import check_source
from vetlanda_policy.rulefiles.words import what_were_expected
from vetlanda_policy.values import Frozen

M = TypeVar("M", bound=BaseModel)
_GOAL_FILE = re.compile(r"goal-[0-9a-z-]+\.toml")


class PeriodFile(Frozen):
    """`period.toml`."""

    version: str
    municipality: str
    period: MandatePeriod
    source: Source
    vision: Quoted | None = None
    core_value: tuple[Quoted, ...] = ()
    mission: tuple[Quoted, ...] = ()
    direction: tuple[Quoted, ...] = ()


class GoalFile(Frozen):
    """`goal-N.toml`."""

    number: int = Field(ge=1)
    title: str
    title_en: str | None = None
    direction: str | None = None
    version: tuple[Version, ...] = Field(min_length=1)


class IndicatorsFile(Frozen):
    """`indicators.toml`."""

    indicator: tuple[Indicator, ...]


def read_rulebook(period: str | None = None, rules: str | Path | None = None) -> Rulebook:
    """Read the rules of one period.

    Args:
        period: the period's id, such as `2015-2018`; may be left out where there is only one.
        rules: a folder of rules; without it those that come with the package.

    Returns:
        The rulebook, checked: every quote stands in the source, every indicator exists.

    Raises:
        QuestionError: there is no such period, or several and none was named.
        RulesError: the files have problems; all of them are listed.
    """
    return _book(_folder_of(period, rules))


def read_rulebooks(rules: str | Path | None = None) -> tuple[Rulebook, ...]:
    """Read the rules of every period there is, in order of time.

    Raises:
        RulesError: some of the files have problems; those of every period are listed.
    """
    found: list[Rulebook] = []
    problems: list[Problem] = []
    for folder in folders(rules).values():
        try:
            found.append(_book(folder))
        except RulesError as error:
            problems += error.problems
    if problems:
        raise RulesError(problems)
    return tuple(sorted(found, key=lambda book: book.period.first_day))


def read_drafts(period: str | None = None, rules: str | Path | None = None) -> tuple[Draft, ...]:
    """Read the rules of one period, or of every period there is, as far as they can be read.

    Raises:
        QuestionError: there is no such period.
        RulesError: there is no rulebook there.
    """
    chosen = folders(rules).values() if period is None else (_folder_of(period, rules),)
    return tuple(_draft(folder) for folder in chosen)


def _folder_of(period: str | None, rules: str | Path | None) -> Path:
    found = folders(rules)
    if period is None and len(found) == 1:
        period = next(iter(found))
    if period is None or period not in found:
        named = {_id_of(p): p for p in found.values()} if period else {}
        if period is None or period not in named:
            raise QuestionError(_unknown_period(period, list(found)))
        return named[period]
    return found[period]


def _id_of(folder: Path) -> str:
    book = _draft(folder).book
    return folder.name if book is None else book.period.id


def _unknown_period(period: str | None, known: list[str]) -> Problem:
    names = ", ".join(known)
    if period is None:
        return Problem(
            "period-not-named",
            f"reglerna omfattar flera perioder ({names}). Ange vilken som ska användas.",
            f"the rules cover several periods ({names}). Say which one to use.",
        )
    return Problem(
        "unknown-period",
        f"reglerna har ingen period {quoted(period)}; de har {names}.",
        f"the rules have no period {quoted(period)}; they have {names}.",
    )


def _book(folder: Path) -> Rulebook:
    draft = _draft(folder)
    if draft.book is None or draft.problems:
        raise RulesError(draft.problems)
    return draft.book


def _draft(folder: Path) -> Draft:
    try:
        stamp = tuple(sorted((p.name, s.st_size, s.st_mtime_ns) for p in folder.iterdir() for s in [p.stat()]))
    except OSError as error:
        return Draft(folder, {}, None, (unreadable(folder.name, error),))
    return _draft_once(folder.resolve(), stamp)


@lru_cache(maxsize=64)
def _draft_once(folder: Path, stamp: object) -> Draft:  # noqa: ARG001 - the stamp makes a changed folder another key
    problems: list[Problem] = []
    files = contents(folder, problems)
    if files is None:
        return Draft(folder, {}, None, tuple(problems))
    data = {name: file.data for name, file in files.items()}
    head = _parse(PeriodFile, files.get("period.toml"), "period.toml", folder, problems)
    table = _parse(IndicatorsFile, files.get("indicators.toml"), "indicators.toml", folder, problems)
    names = [name for name in files if _GOAL_FILE.fullmatch(name)]
    read = {name: _parse(GoalFile, files[name], name, folder, problems) for name in names}
    whole = not problems
    goals = []
    for name, goal in read.items():
        if goal is not None:
            period = folder.name if head is None else head.period.id
            fields = {field: getattr(goal, field) for field in GoalFile.model_fields}
            goals.append(Goal.model_construct(id=f"{period}/{goal.number}", file=name, **fields))
    goals.sort(key=lambda g: g.number)
    if table is not None:
        found = check(resolved(table.indicator), goals, folder.name)
        problems += [p for p in found if whole or p.code != "no-goals"]
    if head is None or table is None:
        return Draft(folder, data, None, tuple(problems))
    book = Rulebook.model_construct(
        period=head.period,
        version=head.version,
        sha256=_digest(files),
        municipality=head.municipality,
        source=head.source,
        vision=head.vision,
        core_values=head.core_value,
        missions=head.mission,
        directions=head.direction,
        indicators=resolved(table.indicator),
        goals=tuple(goals),
    )
    problems += check_source(book, data, folder.name)
    return Draft(folder, data, book, tuple(problems), whole=whole)


def _digest(files: Mapping[str, RuleFile]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name].data)}\0".encode() + files[name].data)
    return digest.hexdigest()


def _parse(
    model: type[M],
    file: RuleFile | None,
    name: str,
    folder: Path,
    problems: list[Problem],
) -> M | None:
    if file is None:
        place = Place(f"{folder.name}/{name}")
        if not any(p.place and p.place.file == place.file for p in problems):  # it may be there, but refused
            problems.append(Problem("missing-file", "filen saknas.", "the file is missing.", place))
        return None
    try:
        table: dict[str, Any] = tomllib.loads(file.data.decode("utf-8"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        problems.append(
            Problem(
                "not-utf-8",
                f"är inte UTF-8 (byte {error.start}). Spara filen som UTF-8.",
                f"is not UTF-8 (byte {error.start}). Save the file as UTF-8.",
                Place(file.name, line),
            )
        )
        return None
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        said = str(error) if isinstance(error, tomllib.TOMLDecodeError) else type(error).__name__
        line_said = re.search(r"\(at line (\d+)", said)
        where = Place(file.name, int(line_said[1]) if line_said else None)
        problems.append(Problem("not-toml", f"är inte giltig TOML: {said}.", f"is not valid TOML: {said}.", where))
        return None
    try:
        return model.model_validate(table)
    except ValidationError as error:
        problems += what_were_expected(error.errors(include_url=False), file.place, model)
        return None
