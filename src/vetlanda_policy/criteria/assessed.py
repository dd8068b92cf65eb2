"""`assessed`: a recorded judgement says so. Never computed from figures.

Only which judgement counts: the newest one made for the year (or half-year) that is closed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from vetlanda_policy.criteria.base import WHOLE, Need, Question, Subject
from vetlanda_policy.criteria.finding import OPEN, Cause, CauseCode, Finding, Fulfilment, Possible
from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.errors import FactsError, Problem
from vetlanda_policy.facts import ASSESSMENT, Measurement
from vetlanda_policy.values import Frozen

UNDECIDED = "undecided"


class Assessed(Frozen):
    """A recorded judgement: who (role), when, why and in which document.

    Attributes:
        why: why no figure decides, in Swedish.
        subject: the id of what is judged; without it the goal itself.
        partly: `as_assessed` where the assessor may answer "delvis uppfyllt".
    """

    kind: Literal["assessed"]
    why: str
    subject: str | None = None
    partly: Partly | None = None

    def uses(self) -> tuple[str, ...]:
        """No indicator: figures may be shown beside a judgement but never decide it."""
        return ()

    def subjects(self) -> tuple[Subject, ...]:
        """The goal or area as a whole."""
        return (WHOLE,)

    def needs(self, question: Question) -> Iterable[Need]:
        """The judgement made at the closing."""
        yield Need(ASSESSMENT, question.closing.name, area=self.about(question))

    def about(self, question: Question) -> str:
        """The id that judgements are recorded under."""
        return self.subject or question.about

    def everything(self) -> Possible:
        """What a judgement may say."""
        partly = self.partly is not None and self.partly.as_assessed is not None
        return OPEN | {Fulfilment.PARTLY} if partly else OPEN

    def judge(self, question: Question, subject: Subject) -> Finding:  # noqa: ARG002 - a judgement is of the whole
        """What the newest judgement for the closed year says."""
        about, closing = self.about(question), question.closing
        rows = [
            m
            for m in question.view.series(ASSESSMENT, question.municipality, about)
            if m.period.first >= closing.first_day
        ]
        newest = rows[-1] if rows else None
        said = newest.written if newest else UNDECIDED
        if newest is None or said not in set(Fulfilment):
            cause = Cause(CauseCode.NO_ASSESSMENT, ASSESSMENT, question.municipality, about, period=closing.name)
            if newest is not None:
                status = newest.status if newest.value is None else None
                cause = replace(cause, place=str(newest.place), status=status)
            return Finding(self.everything(), (cause,), evidence=(newest,) if newest else ())
        verdict = Fulfilment(said)
        if verdict not in self.everything():
            raise FactsError(_no_partly(newest, about))
        return Finding(frozenset({verdict}), evidence=(newest,))


def _no_partly(row: Measurement, about: str) -> Problem:
    return Problem(
        "partly-not-declared",
        f"bedömningen av `{about}` är delvis uppfyllt, men regeln säger inte vad delvis betyder. "
        "Skriv uppfyllt, inte uppfyllt eller kan inte bedömas.",
        f"the judgement of `{about}` is partly fulfilled, but the rule does not say what partly means. "
        "Write fulfilled, not fulfilled or undecided.",
        row.place,
        row.written,
    )
