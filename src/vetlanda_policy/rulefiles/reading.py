"""Rule files: a folder of TOML becomes a rulebook, or every problem in it is listed.

The only door to rule files. A rule file is hostile until read: sizes are bounded, nothing is evaluated, and no file
outside the folder is opened.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, Field, ValidationError

from vetlanda_policy.errors import Place, Problem, QuestionError, RulesError, quoted
from vetlanda_policy.facts import Indicator
from vetlanda_policy.goals import Goal, Quoted, Rulebook, Source, Version
from vetlanda_policy.periods import MandatePeriod
from vetlanda_policy.rulefiles.checks import check, check_source
from vetlanda_policy.rulefiles.words import what_was_expected
from vetlanda_policy.values import Frozen

LARGEST_FILE = 1_000_000
MOST_FILES = 500
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


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    data: bytes

    def place(self, where: str = "") -> Place:
        return Place(self.name, key=where or None)


def shipped() -> Path:
    """The folder of the rules that come with the package."""
    found = find_spec("vetlanda_policy.rules")
    if found is None or not found.submodule_search_locations:
        raise RulesError(
            Problem(
                "no-rules",
                "paketets egna regler saknas; installera om det.",
                "the package's own rules are missing.",
            )
        )
    return Path(found.submodule_search_locations[0])


def folders(rules: str | Path | None = None) -> Mapping[str, Path]:
    """The rulebooks there are: the name of the period, and its folder.

    Args:
        rules: a folder of period folders, or one period's folder; without it the shipped rules.

    Raises:
        RulesError: there is no rulebook there.
    """
    root = shipped() if rules is None else Path(rules)
    if (root / "period.toml").is_file():
        return {root.resolve().name: root}
    found = {p.name: p for p in sorted(root.iterdir()) if (p / "period.toml").is_file()} if root.is_dir() else {}
    if not found:
        name = quoted(root)
        raise RulesError(
            Problem(
                "no-rules",
                f"{name} är ingen mapp med regler. Där ska finnas `period.toml`, eller en mapp för varje period med en.",
                f"{name} is no folder of rules. It should hold `period.toml`, or a folder for each period that does.",
            )
        )
    return found


def read_rulebook(period: str | None = None, rules: str | Path | None = None) -> Rulebook:
    """Read the rules of one mandate period.

    Args:
        period: the period's id, such as `2015-2018`; without it the only one there is.
        rules: a folder of rules; without it those that come with the package.

    Returns:
        The rulebook, checked: every quote stands in the source, every indicator exists.

    Raises:
        QuestionError: there is no such period, or several and none was named.
        RulesError: the files have problems; all of them are listed.
    """
    found = folders(rules)
    if period is None and len(found) == 1:
        period = next(iter(found))
    if period is None or period not in found:
        named = {_id_of(p): p for p in found.values()} if period else {}
        if period is None or period not in named:
            raise QuestionError(_unknown_period(period, list(found)))
        return _read(named[period])
    return _read(found[period])


def read_rulebooks(rules: str | Path | None = None) -> tuple[Rulebook, ...]:
    """Read the rules of every period there is, in order of time.

    Raises:
        RulesError: some of the files have problems; those of every period are listed.
    """
    found: list[Rulebook] = []
    problems: list[Problem] = []
    for folder in folders(rules).values():
        try:
            found.append(_read(folder))
        except RulesError as error:
            problems += error.problems
    if problems:
        raise RulesError(problems)
    return tuple(sorted(found, key=lambda book: book.period.first_day))


def _id_of(folder: Path) -> str:
    try:
        return _read(folder).period.id
    except RulesError:
        return folder.name


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


def _read(folder: Path) -> Rulebook:
    try:
        stamp = tuple(sorted((p.name, s.st_size, s.st_mtime_ns) for p in folder.iterdir() for s in [p.stat()]))
    except OSError as error:
        raise RulesError(_unreadable(folder.name, error)) from None
    return _read_once(folder.resolve(), stamp)


@lru_cache(maxsize=16)
def _read_once(folder: Path, stamp: object) -> Rulebook:  # noqa: ARG001 - the stamp makes a changed folder another key
    files = _files(folder)
    problems: list[Problem] = []
    head = _parse(PeriodFile, files.get("period.toml"), "period.toml", folder, problems)
    table = _parse(IndicatorsFile, files.get("indicators.toml"), "indicators.toml", folder, problems)
    goals = []
    for name, file in files.items():
        if _GOAL_FILE.fullmatch(name):
            read = _parse(GoalFile, file, name, folder, problems)
            if read is not None and head is not None:
                fields = {field: getattr(read, field) for field in GoalFile.model_fields}
                goals.append(Goal.model_construct(id=f"{head.period.id}/{read.number}", file=name, **fields))
    if head is None or table is None or problems:
        raise RulesError(problems)
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name].data)}\0".encode() + files[name].data)
    book = Rulebook.model_construct(
        period=head.period,
        version=head.version,
        sha256=digest.hexdigest(),
        municipality=head.municipality,
        source=head.source,
        vision=head.vision,
        core_values=head.core_value,
        missions=head.mission,
        directions=head.direction,
        indicators=table.indicator,
        goals=tuple(sorted(goals, key=lambda g: g.number)),
    )
    problems = [
        *check_source(book, {name: file.data for name, file in files.items()}, folder.name),
        *check(book, folder.name),
    ]
    if problems:
        raise RulesError(problems)
    return book


def _files(folder: Path) -> dict[str, _File]:
    """The bytes of the folder's rule files; nothing outside it is opened, and nothing large."""
    found: dict[str, _File] = {}
    problems = []
    paths = sorted(p for p in folder.iterdir() if p.suffix in {".toml", ".txt"})
    if len(paths) > MOST_FILES:
        raise RulesError(
            Problem(
                "too-many-files",
                f"{quoted(folder.name)} har {len(paths)} filer; högst {MOST_FILES} läses.",
                f"{quoted(folder.name)} has {len(paths)} files; at most {MOST_FILES} are read.",
            )
        )
    for path in paths:
        name = f"{folder.name}/{path.name}"
        if not path.is_file() or path.resolve().parent != folder:
            problems.append(
                Problem(
                    "not-a-file",
                    "är ingen vanlig fil i regelmappen och läses inte.",
                    "is no ordinary file in the folder of rules and is not read.",
                    Place(name),
                )
            )
            continue
        try:
            with path.open("rb") as stream:
                data = stream.read(LARGEST_FILE + 1)
        except OSError as error:
            problems.append(_unreadable(name, error))
            continue
        if len(data) > LARGEST_FILE:
            problems.append(
                Problem(
                    "file-too-large",
                    f"är större än {LARGEST_FILE} byte, som är det mesta som läses.",
                    f"is larger than {LARGEST_FILE} bytes, which is the most that is read.",
                    Place(name),
                )
            )
        found[path.name] = _File(name, data)
    if problems:
        raise RulesError(problems)
    return found


def _unreadable(name: str, error: OSError) -> Problem:
    why = error.strerror or type(error).__name__
    return Problem("unreadable", f"kan inte läsas: {why}.", f"cannot be read: {why}.", Place(name))


def _parse(
    model: type[M],
    file: _File | None,
    name: str,
    folder: Path,
    problems: list[Problem],
) -> M | None:
    if file is None:
        place = Place(f"{folder.name}/{name}")
        problems.append(Problem("missing-file", "filen saknas.", "the file is missing.", place))
        return None
    try:
        table: dict[str, Any] = tomllib.loads(file.data.decode("utf-8"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        problems.append(
            Problem(
                "not-utf-8",
                f"är inte UTF-8 (byte {error.start}). Spara filen som UTF-8.",
                f"is not UTF-8 (byte {error.start}). Save the file as UTF-8.",
                file.place(),
            )
        )
        return None
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        said = str(error) if isinstance(error, tomllib.TOMLDecodeError) else type(error).__name__
        problems.append(
            Problem("not-toml", f"är inte giltig TOML: {said}.", f"is not valid TOML: {said}.", file.place())
        )
        return None
    try:
        return model.model_validate(table)
    except ValidationError as error:
        problems += [what_was_expected(found, file.place, model) for found in error.errors(include_url=False)]
        return None


def schema() -> dict[str, Any]:
    """The JSON Schema of the rule files: `period.toml`, `indicators.toml` or `goal-N.toml`."""
    from pydantic.json_schema import models_json_schema  # noqa: PLC0415 - slow to import, and only needed here

    files = (PeriodFile, IndicatorsFile, GoalFile)
    _, table = models_json_schema([(model, "validation") for model in files], ref_template="#/$defs/{model}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "vetlanda-policy/rules/1",
        "oneOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in files],
        **table,
    }
