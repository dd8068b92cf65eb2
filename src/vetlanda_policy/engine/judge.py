"""Judging: a rulebook, facts and a closing become an evaluation.

Only the order of work: ask every criterion, let an engine decide the goals, let `explanations` say why.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from vetlanda_policy import explanations
from vetlanda_policy.engine import choose
from vetlanda_policy.engine.asking import Asker
from vetlanda_policy.engine.notices import notices
from vetlanda_policy.engine.records import Recorder, evidence
from vetlanda_policy.engine.transfer import refuse_broken, transferred
from vetlanda_policy.errors import FactsError, Language, Problem, QuestionError
from vetlanda_policy.explanations import Speaker
from vetlanda_policy.facts import Facts, Status, View
from vetlanda_policy.goals import Goal, Rulebook, Version, closing_of, parts
from vetlanda_policy.municipalities import name_of
from vetlanda_policy.periods import Closing, MandatePeriod
from vetlanda_policy.values import exactly
from vetlanda_policy.verdicts import Evaluation, EvidenceRecord, FileRecord, GoalRecord, RulesRecord, summarise


def evaluate(
    rulebook: Rulebook,
    facts: Facts,
    *,
    closing: str | Closing | None = None,
    known_on: date | None = None,
    lang: Language = "sv",
    engine: choose.Engine = "auto",
    judged_period: MandatePeriod | None = None,
) -> Evaluation:
    """Judge every goal of a period.

    Args:
        rulebook: the rules of the period.
        facts: what is known; its municipality is the judged one.
        closing: the closing to judge at; without it the latest annual one that any fact reaches.
        known_on: hide every fact published after this day.
        lang: the language of the sentences.
        engine: which engine decides: durable-rules, plain Python, or the first that runs here.
        judged_period: another period, to whose years the goals are put; without it the rulebook's own.

    Returns:
        The verdicts with their reasons; the same whichever engine decides and in whatever order the facts came.

    Raises:
        QuestionError: the closing lies outside the period, a goal has no version in force on its day, or an indicator's
            definition changed between the rulebook's own period and the judged one.
        FactsError: the facts contradict each other.
        EngineError: the engine could not decide; there is then no verdict.
    """
    with exactly():
        own = judged_period is None or judged_period == rulebook.period
        period = rulebook.period if judged_period is None else judged_period
        at = closing if isinstance(closing, Closing) else _closing(period, facts, closing, known_on)
        book = rulebook if own else transferred(rulebook, period)
        if not own:
            refuse_broken(rulebook, at, facts)
        return _Judge(book, period, facts, at, known_on=known_on, lang=lang, engine=engine).evaluation()


def default_closing(rulebook: Rulebook, facts: Facts, known_on: date | None = None) -> Closing | None:
    """The latest annual closing of the rulebook's period that any fact reaches; none where no fact does."""
    return closing_reached(rulebook.period, facts, known_on)


def closing_reached(period: MandatePeriod, facts: Facts, known_on: date | None = None) -> Closing | None:
    """The latest annual closing of any period that any fact reaches; none where no fact does."""
    annual = [c for c in period.closings() if c.annual]
    reached = [
        m.period.last
        for m in facts.measurements
        if (known_on is None or m.published is None or m.published <= known_on)
        and m.status is not Status.MISSING
        and m.period.first >= period.first_day
    ]
    for at in reversed(annual):
        if any(at.first_day <= day <= at.day for day in reached):
            return at
    return None


def _closing(period: MandatePeriod, facts: Facts, name: str | None, known_on: date | None) -> Closing:
    if name is not None:
        return closing_of(period, name)
    found = closing_reached(period, facts, known_on)
    if found is None:
        last = period.closings()[-1].name if period.closings() else ""
        raise QuestionError(
            Problem(
                "no-closing-reached",
                f"inget fakta är uppmätt i perioden {period.id}, så det går inte att välja bokslut. "
                f"Ange ett, till exempel --closing {last}.",
                f"no fact was measured in the period {period.id}, so no closing can be chosen. "
                f"Name one, such as --closing {last}.",
            )
        )
    return found


class _Judge:
    """One evaluation under way."""

    def __init__(
        self,
        rulebook: Rulebook,
        period: MandatePeriod,
        facts: Facts,
        closing: Closing,
        *,
        known_on: date | None,
        lang: Language,
        engine: choose.Engine,
    ) -> None:
        self.rulebook, self.facts, self.closing, self.known_on = rulebook, facts, closing, known_on
        self.period = period
        self.view = View(facts, closing.day, known_on)
        self.decide = choose.decider(engine)
        self.speaker = Speaker(lang, rulebook.by_id, facts.municipality, _names(facts))
        self.asker = Asker(rulebook, period, closing, facts.municipality, self.view)
        self.recorder = Recorder(self.asker.asked, self.speaker)

    def evaluation(self) -> Evaluation:
        book, facts, lang = self.rulebook, self.facts, self.speaker.lang
        goals = tuple(self.goal(goal, version) for goal, version in self._versions())
        if self.asker.problems:
            raise FactsError(self.asker.problems)
        return Evaluation.model_construct(
            lang=lang,
            municipality=facts.municipality,
            municipality_name=name_of(facts.municipality),
            period=book.period.id,
            judged_period=None if self.period == book.period else self.period.id,
            closing=self.closing.name,
            known_on=self.known_on,
            rules=RulesRecord.model_construct(
                version=book.version,
                sha256=book.sha256,
                source=book.source.title,
                source_complete=book.source.complete,
                source_note=book.source.note,
            ),
            facts=tuple(
                FileRecord.model_construct(name=f.name, sha256=f.sha256, rows=f.rows, invented=f.invented)
                for f in facts.files
            ),
            goals=goals,
            summary=summarise(g.verdict for g in goals),
            conclusion=explanations.conclusion(goals, lang),
            warnings=tuple(notices(facts, self.view, self.closing, self.asker.asked, self.speaker)),
        )

    def _versions(self) -> list[tuple[Goal, Version]]:
        found: list[tuple[Goal, Version]] = []
        problems: list[Problem] = []
        for goal in self.rulebook.goals:
            try:
                found.append((goal, self.rulebook.version_at(goal, self.closing)))
            except QuestionError as error:
                problems += error.problems
        if problems:
            raise QuestionError(problems)
        return found

    def goal(self, goal: Goal, version: Version) -> GoalRecord:
        records = []
        for about, criterion in parts(goal, version):
            node = self.asker.node(about, criterion, about)
            concluded = self.decide(node)
            quote = next((a.quote for a in version.area if f"{goal.id}/{a.id}" == about), None)
            records.append(self.recorder.criterion(node, concluded, decides=about == goal.id, quote=quote))
        own = records[0]
        lang = self.speaker.lang
        return GoalRecord.model_construct(
            id=goal.id,
            number=goal.number,
            title=goal.title_en if lang == "en" and goal.title_en else goal.title,
            text=version.quote,
            more_text=version.more_words,
            in_force_from=version.in_force_from,
            in_force_to=version.in_force_to,
            force=version.force,
            source_incomplete=version.source_incomplete,
            interpretations=tuple(t.read(lang) for t in version.interpretation),
            verdict=own.verdict,
            possible=own.possible,
            causes=own.causes,
            criteria=tuple(records),
            beside=tuple(self.beside(version)),
            explanation=own.explanation,
        )

    def beside(self, version: Version) -> Iterable[EvidenceRecord]:
        for name in version.beside:
            for area in ("", *self.view.areas(name, self.facts.municipality)):
                for m in self.view.series(name, self.facts.municipality, area or None):
                    yield evidence(m)


def _names(facts: Facts) -> dict[str, str]:
    """The names of the municipalities that the facts speak of."""
    codes = {facts.municipality, *(m.municipality for m in facts.measurements)}
    codes |= {m.value for m in facts.measurements if isinstance(m.value, str)}
    return {code: name for code in sorted(codes) if (name := name_of(code))}
