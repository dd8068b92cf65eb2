"""A scenario under way: its rules, the facts gathered so far, and what came out when they were judged.

Only here are facts made from steps, by the same door as fact files; what a step demands stands in its own file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import pytest
from pytest_bdd.parser import Feature, Scenario, Step

from vetlanda_policy.bdd.recording import record_evaluation, recording
from vetlanda_policy.engine import evaluate
from vetlanda_policy.engine.choose import Engine
from vetlanda_policy.engine.durable import available
from vetlanda_policy.errors import PolicyError
from vetlanda_policy.explanations import explain
from vetlanda_policy.facts import Facts
from vetlanda_policy.goals import Goal, Rulebook
from vetlanda_policy.readers import HEADERS, Cell, Column, Row, RowFile, facts_for
from vetlanda_policy.values import key
from vetlanda_policy.verdicts import CriterionRecord, Evaluation, GoalRecord

REFUSES = "avvisas "
"""How a step begins that expects the facts, the question or the rules to be refused."""

ENGINES: tuple[Engine, ...] = ("direct", "durable") if available() else ("direct",)
"""Every engine that runs here; each goal is judged by all of them."""

_HEADINGS = {column: names[0] for column, names in HEADERS.items()}


class Case:
    """One scenario under way.

    Attributes:
        step: the step being run.
        rulebook: the rules, once a step has named them.
        goal: the goal that `målet` means.
        words: the council's words that a step has quoted for the goal.
        municipality: the judged municipality's code.
        evaluation: what came out, once it has been judged.
        refused: why it was refused, where a later step expects that.
    """

    def __init__(self, root: Path, feature: Feature, scenario: Scenario) -> None:
        """Begin with nothing known."""
        self.step: Step | None = None
        self.rulebook: Rulebook | None = None
        self.goal: Goal | None = None
        self.words: str | None = None
        self.municipality: str | None = None
        self.evaluation: Evaluation | None = None
        self.refused: PolicyError | None = None
        self._root = root.resolve()
        self._feature = Path(feature.filename)
        self._refusal_expected = any(s.type == "then" and s.name.startswith(REFUSES) for s in scenario.steps)
        self._rows: list[Row] = []
        self._files: list[RowFile] = []

    # What failed ----------------------------------------------------------------------------------------------

    def fail(self, why: str, *, whole: bool = False) -> NoReturn:
        """Fail the scenario at this step; with `whole`, with the whole explanation of what came out."""
        head = self._feature.name
        if self.step is not None:
            head = f"{head}:{self.step.line_number}: {self.step.keyword} {self.step.name}"
        shown = [head, why]
        if whole and self.evaluation is not None:
            goals = [self.goal] if self.goal is not None else list(self.rules().goals)
            shown += ["", *(explain(self.evaluation, g.number) for g in goals)]
        raise pytest.fail.Exception("\n".join(shown), pytrace=False) from None

    def expect(self, expected: object, got: object) -> None:
        """Fail where the two differ, with the whole explanation of what came out."""
        if expected != got:
            self.differs(expected, got)

    def differs(self, expected: object, got: object) -> NoReturn:
        """Fail with what was expected and what came out, and the whole explanation."""
        self.fail(f"Väntat: {expected}\nBlev:   {got}", whole=True)

    @contextmanager
    def refusable(self) -> Iterator[None]:
        """What may be refused inside: kept for the step that expects it, else the step fails."""
        try:
            yield
        except PolicyError as error:
            if not self._refusal_expected:
                self.fail(f"Det avvisades:\n{error.text('sv')}")
            self.refused = self.refused or error

    @property
    def file(self) -> str:
        """The feature file's name without its folder."""
        return self._feature.name

    @property
    def line(self) -> int:
        """The line of the step being run."""
        return self.step.line_number if self.step is not None else 1

    @property
    def lines(self) -> Sequence[int]:
        """The line of every row of the step's table, its headings included."""
        table = self.step.datatable if self.step is not None else None
        return [row.location.line for row in table.rows] if table is not None else []

    # What is given --------------------------------------------------------------------------------------------

    def inside(self, name: str) -> Path:
        """A file or folder by its path from the feature file, inside the project's folder."""
        path = (self._feature.parent / name).resolve()
        if not path.is_relative_to(self._root):
            self.fail(
                f"`{name}` ligger utanför projektets mapp, {self._root.name}. Lägg det i projektet, "
                "eller säg var projektet börjar med --rootdir."
            )
        return path

    def rules(self) -> Rulebook:
        """The rules; the step fails where none are named yet."""
        if self.rulebook is None and self.refused is not None:
            self.fail(f"Det finns inga regler, för de avvisades:\n{self.refused.text('sv')}")
        if self.rulebook is None:
            self.fail("Säg först vilka regler som gäller, till exempel: Givet reglerna för perioden 2015-2018")
        return self.rulebook

    def the_goal(self) -> Goal:
        """The goal that `målet` means; the step fails where none is named yet."""
        if self.goal is None:
            self.fail("Säg vilket mål som menas, till exempel: mål 1")
        return self.goal

    def add(self, rows: Sequence[tuple[int, Mapping[Column, str | None]]]) -> None:
        """Add facts, each with its line in the feature file; they are read as the rows of a fact file."""
        made = []
        for line, cells in rows:
            made.append(Row(line, {column: Cell(text) for column, text in cells.items() if text}))
        with self.refusable():
            self._facts([self._as_file(made)], strict=True)
        self._rows += made

    def add_file(self, file: RowFile) -> None:
        """Add the facts of a file."""
        self._files.append(file)

    def _as_file(self, rows: Sequence[Row]) -> RowFile:
        digest = sha256(
            repr([(r.number, sorted((c, cell.text) for c, cell in r.cells.items())) for r in rows]).encode()
        )
        return RowFile(self._feature.name, digest.hexdigest(), tuple(rows), headers=_HEADINGS)

    def _facts(self, files: Sequence[RowFile], *, strict: bool) -> Facts:
        book = self.rules()
        home = self.municipality or book.municipality
        if not files:
            return Facts((), home)
        return facts_for(files, book, municipality=home, strict=strict)

    # What comes out -------------------------------------------------------------------------------------------

    def judge(self, closing: str | None, known_on: date | None) -> None:
        """Judge every goal by every engine; they must agree to the letter."""
        if self.refused is not None:
            return
        book = self.rules()
        with self.refusable():
            facts = self._facts([*([self._as_file(self._rows)] if self._rows else []), *self._files], strict=False)
            at = book.closing(closing) if closing is not None else None
            engines = ENGINES[:1] if recording() else ENGINES  # what is compared is the same for all
            made = [evaluate(book, facts, closing=at, known_on=known_on, engine=engine) for engine in engines]
            self.evaluation = made[0]
            record_evaluation(made[0], self.goal)
            if any(other != made[0] for other in made):
                self.fail(f"Motorerna {' och '.join(ENGINES)} ger inte samma bedömning.", whole=True)
            if self.goal is not None and self.words is not None:
                self.expect(f"fullmäktiges ord ”{self.words}”", f"fullmäktiges ord ”{self.record().text}”")

    def judged(self) -> Evaluation:
        """What came out; the step fails where nothing has been judged."""
        if self.refused is not None:
            self.fail(f"Inget bedömdes, för det avvisades:\n{self.refused.text('sv')}")
        if self.evaluation is None:
            self.fail("Inget är bedömt än. Skriv först till exempel: När målet bedöms vid bokslutet 2018")
        return self.evaluation

    def record(self) -> GoalRecord:
        """The verdict on the goal that `målet` means."""
        evaluation = self.judged()
        return evaluation.goal(self.the_goal().number)

    def own(self) -> CriterionRecord:
        """What the goal's own criterion concluded."""
        return next(c for c in self.record().criteria if c.decides)

    def part(self, name: str) -> GoalRecord | CriterionRecord:
        """The goal, another goal, a follow-up area, or an area or group that the goal's criterion is asked for."""
        kind, _, which = name.partition(" ")
        if kind == "mål":
            self.choose(which)
        record = self.record()
        leaves = list(self.own().leaves())
        match kind:
            case "målområdet":
                found = {c.id.rsplit("/", 1)[-1]: c for c in record.criteria if not c.decides}
            case "området":
                found = {c.area: c for c in leaves if c.area}
            case "gruppen":
                found = {c.group: c for c in leaves if c.group}
            case _:
                return record
        part = next((c for known, c in found.items() if key(known) == key(which)), None)
        if part is None:
            self.fail(f"Målet har inte {name}. Det har {', '.join(found) or 'inga sådana'}.")
        return part

    def choose(self, number: str) -> None:
        """Let `målet` mean the goal with this number."""
        with self.refusable():
            chosen = self.rules().goal(number)
            if self.goal is not None and chosen.id != self.goal.id:
                self.words = None
            self.goal = chosen
