"""`Så`: why: the facts that are not known, the evidence, the words of the explanation, and what was refused.

Only comparisons of what came out with what was expected; the verdict itself is in `then`. PYTEST_DONT_REWRITE
"""

from __future__ import annotations

from collections.abc import Sequence

from pytest_bdd import then

from vetlanda_policy.bdd import words
from vetlanda_policy.bdd.case import REFUSES, Case
from vetlanda_policy.bdd.phrases import Phrase
from vetlanda_policy.errors import FactsError, QuestionError, RulesError
from vetlanda_policy.explanations import explain
from vetlanda_policy.municipalities import code_of
from vetlanda_policy.values import key, plain
from vetlanda_policy.verdicts import CauseRecord, EvidenceRecord
from vetlanda_policy.wording import VERDICTS

Table = Sequence[Sequence[str]]
_REFUSALS = {"underlaget": FactsError, "frågan": QuestionError, "reglerna": RulesError}

# What is not known ----------------------------------------------------------------------------------------------------


@then(Phrase("är orsaken att {fakta}"))
def cause_is(vetlanda_case: Case, fact: str) -> None:
    """The one fact that leaves the verdict open, and no other."""
    _facts_are(vetlanda_case, [fact], vetlanda_case.record().causes)


@then(Phrase("är orsakerna:"))
def causes_are(vetlanda_case: Case, datatable: Table) -> None:
    """Every fact that leaves the verdict open, a row each, without a heading."""
    _facts_are(vetlanda_case, [row[0] for row in datatable], vetlanda_case.record().causes)


@then(Phrase("krävs att {fakta}"))
def it_takes(vetlanda_case: Case, fact: str) -> None:
    """What an unknown fact must be for the goal to be met, the others at their best."""
    wanted = [words.wanted(c, _home(vetlanda_case)) for c in vetlanda_case.record().causes if c.needed]
    if words.same_fact(fact) not in map(words.same_fact, wanted):
        vetlanda_case.differs(words.among([fact]), words.among(wanted))


@then(Phrase("ändrar det inget att {fakta}"))
def idle(vetlanda_case: Case, fact: str) -> None:
    """A fact is unknown, and no value it can have changes the verdict."""
    found = [words.fact(c, _home(vetlanda_case)) for c in vetlanda_case.own().also_missing]
    if words.same_fact(fact) not in map(words.same_fact, found):
        vetlanda_case.differs(words.among([fact]), words.among(found))


def _facts_are(case: Case, expected: Sequence[str], causes: Sequence[CauseRecord]) -> None:
    found = [words.fact(c, _home(case)) for c in causes]
    if sorted(map(words.same_fact, expected)) != sorted(map(words.same_fact, found)):
        case.differs(words.among(expected), words.among(found))


def _home(case: Case) -> str:
    return case.judged().municipality


# Evidence and words ---------------------------------------------------------------------------------------------------


@then(
    Phrase(
        "står i underlaget att {nyckeltal}[ i {område}][ för {kommun}] är {värde}[ år] {period}"
        '[ enligt "{källa}"][ ({plats})]'
    )
)
def evidence_has(  # noqa: PLR0917 - pytest-bdd 8 passes only arguments that have a position, and by name
    vetlanda_case: Case,
    indicator: str,
    value: str,
    period: str,
    area: str | None,
    municipality: str | None,
    source: str | None,
    place: str | None,
) -> None:
    """A fact that was used, with its value, and where asked for its source and the place where it was read."""
    record = vetlanda_case.record()
    used = [e for c in record.criteria for e in c.evidence] + list(record.beside)
    home = code_of(municipality) if municipality else _home(vetlanda_case)
    about = (key(indicator), key(area or ""), home, period)
    found = [e for e in used if (key(e.indicator), key(e.area or ""), e.municipality, e.period) == about]
    right = [e for e in found if _same_value(value, e) and source in (None, e.source) and place in (None, e.place)]
    if not right:
        shown = [f"{_written(e)}, {e.source or 'utan källa'} ({e.place})" for e in found or used]
        asked = ", ".join(p for p in (value, source) if p) + (f" ({place})" if place else "")
        vetlanda_case.differs(asked, "\n        ".join(dict.fromkeys(shown)) or "inget underlag")


def _same_value(written: str, used: EvidenceRecord) -> bool:
    figure, _ = words.amount(written)
    try:
        return plain(words.decimal(figure)) == used.value
    except ValueError:
        return written in (used.value, VERDICTS["sv"].get(used.value))


def _written(used: EvidenceRecord) -> str:
    parts = (used.indicator, used.municipality, used.area, used.period)
    what = ", ".join(p for p in parts if p)
    return f"{what}: {used.value.replace('.', ',')}"


@then(Phrase('säger motiveringen "{text}"'))
def explanation_says(vetlanda_case: Case, text: str) -> None:
    """Words of the explanation of the goal or of its follow-up areas."""
    record = vetlanda_case.record()
    _says(vetlanda_case, text, [record.explanation, *(c.explanation for c in record.criteria if not c.decides)])


@then(Phrase('säger redovisningen "{text}"'))
def account_says(vetlanda_case: Case, text: str) -> None:
    """Words of the whole account: the council's words, the interpretations, the evidence with sources, what is missing."""
    _says(vetlanda_case, text, [explain(vetlanda_case.judged(), vetlanda_case.the_goal().number)])


@then(Phrase('varnas det: "{text}"'))
def warns(vetlanda_case: Case, text: str) -> None:
    """Something a reader of the verdicts is told besides."""
    _says(vetlanda_case, text, [w.text for w in vetlanda_case.judged().warnings])


def _says(case: Case, text: str, said: Sequence[str]) -> None:
    if not any(words.bare(text) in words.bare(sentence) for sentence in said):
        shown = " ".join(words.bare(sentence) for sentence in said)
        case.differs(f"… {text} …", shown or "ingenting")


# What is refused ------------------------------------------------------------------------------------------------------


@then(Phrase(REFUSES + '{fel}: "{text}"'))
def is_refused(vetlanda_case: Case, wrong: str, text: str) -> None:
    """The facts, the question or the rules were refused, in these words."""
    error = vetlanda_case.refused
    if error is None:
        vetlanda_case.fail(f"Väntat: {wrong} avvisas: {text}\nBlev:   inget avvisades", whole=True)
    what = next(name for name, kind in _REFUSALS.items() if issubclass(type(error), kind))
    if what != wrong or words.bare(text) not in words.bare(error.text("sv")):
        vetlanda_case.fail(f"Väntat: {wrong} avvisas: {text}\nBlev:   {what} avvisas: {error.text('sv')}")
