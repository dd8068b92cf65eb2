"""`När`: the goals are judged at a closing, on what was known on a day.

Only the question; what came out is looked at in `then`. PYTEST_DONT_REWRITE
"""

from __future__ import annotations

from datetime import date

from pytest_bdd import when

from vetlanda_policy.bdd.case import Case
from vetlanda_policy.bdd.phrases import Phrase


@when(Phrase("{vilka} bedöms[ vid bokslutet {bokslut}][ med det som var publicerat {dag}]"))
def judge(vetlanda_case: Case, which: str, closing: str | None, day: str | None) -> None:
    """Judge; without a closing at the latest annual one that any fact reaches, as the command line does."""
    if vetlanda_case.refused is None and which == "målet":
        vetlanda_case.the_goal()
    elif vetlanda_case.refused is None and which != "målen":
        vetlanda_case.choose(which.removeprefix("mål "))
    try:
        known_on = date.fromisoformat(day) if day is not None else None
    except ValueError:
        vetlanda_case.fail(f"`{day}` är ingen dag. Skriv den som 2019-03-01.")
    vetlanda_case.judge(closing, known_on)
