"""Gathering: the rows of every file become one set of facts, and everything wrong in any of them one error.

Only here are files put together; which of several values counts is decided in `facts`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from vetlanda_policy.errors import FactsError, Problem
from vetlanda_policy.facts import FactFile, Facts, Indicator, Measurement
from vetlanda_policy.readers.cells import Suggestions
from vetlanda_policy.readers.files import STANDARD_INPUT, STANDARD_INPUT_NAME
from vetlanda_policy.readers.formats import read_rows
from vetlanda_policy.readers.meaning import UNKNOWN_INDICATOR, Dictionary, FileReader, Meaning
from vetlanda_policy.readers.notices import LEFT_OUT, Speaker
from vetlanda_policy.readers.pausing import collector_paused
from vetlanda_policy.readers.plausible import outliers
from vetlanda_policy.readers.problems import Problems
from vetlanda_policy.readers.rows import RowFile
from vetlanda_policy.readers.subjects import subjects
from vetlanda_policy.readers.table import Progress
from vetlanda_policy.values import key

if TYPE_CHECKING:
    from vetlanda_policy.goals import Rulebook

INVENTED = ("pahitta", "invented")
"""What the name of a file says, in its normal form, when the values in it are invented."""


class _Asked(NamedTuple):
    """What the rules ask for, and how strictly."""

    indicators: tuple[Indicator, ...]
    assessed: tuple[str, ...]
    municipality: str
    strict: bool
    rules_name: str


def read_facts(
    *paths: str | Path,
    rulebook: Rulebook,
    municipality: str | None = None,
    strict: bool = False,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Facts:
    """Read fact files for a rulebook: `read_rows` for each of them, then `to_facts`.

    Args:
        paths: the files; `-` is standard input.
        rulebook: the rules that say which indicators there are.
        municipality: the code of the municipality that a row without one belongs to; else the rulebook's own.
        strict: whether what the rules do not know is an error and not a notice.
        stdin: what to read for `-`; the process's own standard input where none is given.
        progress: told now and then how much of how much of a file has been read.

    Raises:
        FactsError: something is wrong; lists what is wrong in every file, also where one of them cannot be read.
    """
    problems = Problems()
    files: list[RowFile] = []
    if [str(path) for path in paths].count(STANDARD_INPUT) > 1:
        once = "standard input kan bara läsas en gång.", "standard input can be read only once."
        raise FactsError(Problem("stdin-twice", *once))
    for path, name in zip(paths, _names([str(path) for path in paths]), strict=True):
        try:
            files.append(read_rows(path, stdin=stdin, progress=progress, name=name))
        except FactsError as error:
            problems.extend(error.problems)
    return _gather(files, _asked(rulebook, municipality, strict=strict), problems)


def facts_for(
    files: Iterable[RowFile], rulebook: Rulebook, *, municipality: str | None = None, strict: bool = False
) -> Facts:
    """Turn rows into facts for a rulebook.

    Args:
        files: what `read_rows` returned.
        rulebook: the rules that say which indicators there are.
        municipality: the code of the municipality that a row without one belongs to; else the rulebook's own.
        strict: whether what the rules do not know is an error and not a notice.

    Raises:
        FactsError: a row cannot be understood, or two rows contradict each other; lists everything that is wrong.
    """
    return _gather(tuple(files), _asked(rulebook, municipality, strict=strict), Problems())


def _asked(rulebook: Rulebook, municipality: str | None, *, strict: bool) -> _Asked:
    home = municipality or rulebook.municipality
    return _Asked(rulebook.indicators, rulebook.assessed, home, strict, rulebook.period.id)


def to_facts(
    files: Iterable[RowFile],
    *,
    indicators: Iterable[Indicator],
    assessed: Iterable[str] = (),
    municipality: str = "0685",
    strict: bool = False,
    rules_name: str = "",
) -> Facts:
    """Turn rows into facts.

    Args:
        files: what `read_rows` returned.
        indicators: the indicators that the rules know.
        assessed: the ids of the goals and areas that are decided by a recorded judgement.
        municipality: the code of the municipality that a row without one belongs to.
        strict: whether what the rules do not know is an error and not a notice.
        rules_name: what sentences call the rules, such as `2015-2018`.

    Raises:
        FactsError: a row cannot be understood, or two rows contradict each other; lists everything that is wrong.
    """
    asked = _Asked(tuple(indicators), tuple(assessed), municipality, strict, rules_name)
    return _gather(tuple(files), asked, Problems())


@collector_paused()
def _gather(files: Sequence[RowFile], asked: _Asked, problems: Problems) -> Facts:
    suggestions = Suggestions()
    dictionary = Dictionary(subjects(asked.indicators, asked.assessed, suggestions), suggestions)
    speaker = Speaker(asked.indicators, asked.rules_name, suggestions)
    measurements: list[Measurement] = []
    notices: list[Problem] = []
    described: list[FactFile] = []
    for file in files:
        problems.extend(file.problems, file.unlisted)
        meaning = FileReader(file, dictionary, asked.municipality, problems).read()
        measurements += meaning.measurements
        notices += file.notices
        notices += _said(file, meaning, speaker, problems, strict=asked.strict)
        described.append(_described(file, meaning))
    if not problems:
        notices += outliers(measurements, asked.indicators)
    try:
        facts = Facts(tuple(measurements), asked.municipality, tuple(described), tuple(notices))
    except FactsError as error:
        problems.extend(error.problems)
        raise problems.error() from None
    if problems:
        raise problems.error()
    return facts


def _said(file: RowFile, meaning: Meaning, speaker: Speaker, problems: Problems, *, strict: bool) -> list[Problem]:
    """The notices on one file; what makes the file useless, or is an error under `strict`, goes to the problems."""
    unknown = any(code == UNKNOWN_INDICATOR for code, _, _ in meaning.tally)
    if unknown and meaning.known == 0 and not file.problems:
        problems.add(speaker.nothing_known(file.name, meaning.tally))
        return []
    said = list(speaker.notices(file.name, meaning.tally))
    if not strict:
        return said
    problems.extend(notice for notice in said if notice.code in LEFT_OUT)
    return [notice for notice in said if notice.code not in LEFT_OUT]


def _described(file: RowFile, meaning: Meaning) -> FactFile:
    name = key(file.name)
    return FactFile(file.name, file.sha256, meaning.rows, any(word in name for word in INVENTED))


def _names(paths: Sequence[str]) -> list[str]:
    """What sentences call each file: its bare name, or with its folder where two files have the same."""
    bare = [STANDARD_INPUT_NAME if path == STANDARD_INPUT else Path(path).name for path in paths]
    times = Counter(bare)
    return [
        "/".join(Path(path).parts[-2:]) if times[name] > 1 and path != STANDARD_INPUT else name
        for path, name in zip(paths, bare, strict=True)
    ]
