"""One run of the command line: the language, the streams, and how rules and facts are found for a question.

Verdicts go to standard output or the named file, everything else to standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from vetlanda_policy.cli.texts import SAID
from vetlanda_policy.engine import closing_reached
from vetlanda_policy.errors import FactsError, Language, Problem, QuestionError, quoted
from vetlanda_policy.facts import ASSESSMENT, Facts
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.periods import MandatePeriod, read_period
from vetlanda_policy.readers import Column, RowFile, read_rows
from vetlanda_policy.reports.writing import write_whole
from vetlanda_policy.rulefiles import read_rulebook, read_rulebooks
from vetlanda_policy.values import key


class Session(NamedTuple):
    """The language of one run, and what it says where."""

    lang: Language

    def words(self, name: str, **values: object) -> str:
        """One of the command line's own sentences."""
        return SAID[self.lang][name].format(**values)

    def note(self, text: str) -> None:
        """Say something on standard error."""
        sys.stderr.write(f"{text}\n")

    def problem(self, found: Problem, *, error: bool) -> None:
        """Say a problem on standard error, an error or a note."""
        label = self.words("error" if error else "note")
        self.note(f"{label}: {found.text(self.lang)}")

    def write(self, data: str | bytes, output: Path | None) -> None:
        """Write to the file, whole or not at all, or to standard output.

        Raises:
            QuestionError: the file cannot be written.
        """
        raw = data.encode("utf-8") if isinstance(data, str) else data
        if output is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(raw)
            sys.stdout.buffer.flush()
            return
        try:
            write_whole(output, raw)
        except OSError as error:
            why = error.strerror or str(error)
            problem = Problem(
                "not-written",
                SAID["sv"]["not_written"].format(path=quoted(output), why=why),
                SAID["en"]["not_written"].format(path=quoted(output), why=why),
            )
            raise QuestionError(problem) from None

    @contextmanager
    def progress(self) -> Iterator[Callable[[int, int], None] | None]:
        """A progress bar on standard error for long reading; none where it is not a terminal."""
        if not sys.stderr.isatty():
            yield None
            return
        from typer import progressbar  # noqa: PLC0415 - only at a terminal

        with progressbar(length=1000, label=self.words("progress"), file=sys.stderr) as bar:
            done = 0

            def advance(now: int, whole: int) -> None:
                nonlocal done
                reached = 1000 * now // max(whole, 1)
                if reached > done:
                    bar.update(reached - done)
                    done = reached

            yield advance


def read_files(session: Session, paths: Sequence[str]) -> tuple[RowFile, ...]:
    """The rows of every fact file.

    Raises:
        FactsError: the files have problems; those of all files are listed.
    """
    files: list[RowFile] = []
    problems: list[Problem] = []
    if list(paths).count("-") > 1:
        raise QuestionError(
            Problem("stdin-twice", "standard in kan bara läsas en gång.", "standard input can be read only once.")
        )
    large = sum(_size(p) for p in paths) > 2_000_000
    with session.progress() if large else _silent() as advance:
        for path in paths:
            try:
                files.append(read_rows(path, progress=advance))
            except FactsError as error:
                problems += error.problems
    if problems:
        raise FactsError(problems)
    return tuple(files)


@contextmanager
def _silent() -> Iterator[None]:
    yield None


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size if path != "-" else 0
    except OSError:
        return 0


def choose_rulebook(
    rules: Path | None, period: str | None, closing: str | None = None, files: Sequence[RowFile] = ()
) -> Rulebook:
    """The rulebook asked for: by name, as the only one, by its closing, or as the latest one that the facts reach.

    Raises:
        QuestionError: there is no such period, or nothing tells which one is meant.
        RulesError: the rules have problems.
    """
    if period is not None:
        return read_rulebook(period, rules)
    books = read_rulebooks(rules)
    if len(books) == 1:
        return books[0]
    if closing is not None:
        names = {b.period.id: [c.name for c in b.period.closings()] for b in books}
        for book in books:
            if closing.strip().upper() in names[book.period.id]:
                return book
        spans = "; ".join(f"{name}: {', '.join(found)}" for name, found in names.items())
        raise QuestionError(
            Problem(
                "unknown-closing",
                f"{quoted(closing)} är inget bokslut i någon period. Boksluten är {spans}.",
                f"{quoted(closing)} is no closing of any period. The closings are {spans}.",
            )
        )
    for book in reversed(books):
        if any(_reaches(file, book) for file in files):
            return book
    return books[-1]


def judged_period(
    rules: Path | None, book: Rulebook, closing: str | None, facts: Facts, known_on: date | None
) -> MandatePeriod | None:
    """Another period of the rules, where the closing lies in it, or where the facts reach it and not the named one.

    None where the rulebook's own period is meant, or where no other fits either.
    """
    if closing is not None:
        name = closing.strip().upper()
        if name in {c.name for c in book.period.closings()}:
            return None
        return next((b.period for b in read_rulebooks(rules) if name in {c.name for c in b.period.closings()}), None)
    if closing_reached(book.period, facts, known_on) is not None:
        return None
    others = (b.period for b in reversed(read_rulebooks(rules)) if b.period.id != book.period.id)
    return next((period for period in others if closing_reached(period, facts, known_on) is not None), None)


def _reaches(file: RowFile, book: Rulebook) -> bool:
    """Whether any row of the file is measured inside the period for an indicator of its goals."""
    assessed = {key(a) for a in book.assessed}
    for row in file.rows:
        cells = {name: cell.text.strip() for name, cell in row.cells.items()}
        name = key(cells.get(Column.INDICATOR, ""))
        if name not in book.by_id and not (name == key(ASSESSMENT) and key(cells.get(Column.AREA, "")) in assessed):
            continue
        if not (cells.get(Column.VALUE) or cells.get(Column.STATUS)):
            continue
        try:
            measured = read_period(cells.get(Column.PERIOD, ""))
        except ValueError:
            continue
        if book.period.first_day <= measured.first and measured.last <= book.period.last_day:
            return True
    return False
