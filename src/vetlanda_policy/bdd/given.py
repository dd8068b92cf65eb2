"""`Givet`: the rules, the council's words, and how they are understood.

Only what stands in the rules; the facts are given in `given_facts`. PYTEST_DONT_REWRITE
"""

from __future__ import annotations

from pytest_bdd import given

from vetlanda_policy.bdd.case import Case
from vetlanda_policy.bdd.phrases import Phrase
from vetlanda_policy.municipalities import code_of, name_of, nearest
from vetlanda_policy.rulefiles import read_rulebook


@given(Phrase("reglerna för perioden {perioden}"))
def shipped_rules(vetlanda_case: Case, period: str) -> None:
    """The rules of a period that come with the package."""
    with vetlanda_case.refusable():
        vetlanda_case.rulebook = read_rulebook(period)


@given(Phrase('reglerna i mappen "{mapp}"[ för perioden {perioden}]'))
def own_rules(vetlanda_case: Case, folder: str, period: str | None) -> None:
    """The rules in a folder, by its path from the feature file."""
    with vetlanda_case.refusable():
        vetlanda_case.rulebook = read_rulebook(period, vetlanda_case.inside(folder))


@given(Phrase("kommunen {kommun}"))
def municipality(vetlanda_case: Case, municipality: str) -> None:
    """The municipality that is judged; without this step the one whose rules they are."""
    vetlanda_case.municipality = _code(vetlanda_case, municipality)


def _code(case: Case, name: str) -> str:
    code = code_of(name)
    if code is None:
        near = nearest(name)
        hint = f" Menades {name_of(near)}?" if near else " Skriv namnet eller den fyrsiffriga koden."
        case.fail(f"`{name}` är ingen kommun.{hint}")
    return code


@given(Phrase('mål {nummer} i perioden {perioden}, med orden "{text}"'))
def shipped_goal(vetlanda_case: Case, number: str, period: str, text: str) -> None:
    """A goal of the rules that come with the package, in the council's own words."""
    shipped_rules(vetlanda_case, period)
    _choose(vetlanda_case, number, text)


@given(Phrase('mål {nummer} i mappen "{mapp}", med orden "{text}"'))
def own_goal(vetlanda_case: Case, number: str, folder: str, text: str) -> None:
    """A goal of the rules in a folder, in the council's own words."""
    own_rules(vetlanda_case, folder, None)
    _choose(vetlanda_case, number, text)


def _choose(case: Case, number: str, text: str) -> None:
    if case.refused is None:
        case.choose(number)
    if case.refused is not None or case.goal is None:
        return
    quotes = [version.quote for version in case.goal.versions]
    if text not in quotes:
        said = "\n".join(f"  ”{quote}”" for quote in quotes)
        case.fail(f"Så lyder inte mål {number}. Fullmäktiges ord är:\n{said}")
    case.words = text


@given(Phrase('fullmäktiges ord "{text}"'))
def more_words(vetlanda_case: Case, text: str) -> None:
    """Further words of the council that belong to the goal: a sentence below it, or a follow-up area."""
    goal = vetlanda_case.the_goal()
    said = [w for v in goal.versions for w in (v.quote, *v.more_words, *(a.quote for a in v.area))]
    if text not in said:
        shown = "\n".join(f"  ”{w}”" for w in said)
        vetlanda_case.fail(f"Regeln för mål {goal.number} citerar inte det. Den citerar:\n{shown}")


@given(Phrase('tolkningen "{text}"'))
def interpretation(vetlanda_case: Case, text: str) -> None:
    """How the words are understood; this very sentence stands in the rule."""
    goal = vetlanda_case.the_goal()
    said = [t.sv for v in goal.versions for t in v.interpretation]
    if text not in said:
        shown = "\n".join(f"  {sentence}" for sentence in said)
        vetlanda_case.fail(f"Så tolkar inte regeln mål {goal.number}. Tolkningarna är:\n{shown}")
