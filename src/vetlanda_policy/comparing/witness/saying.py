"""What a search says: how it ended and what was searched, in Swedish and English.

Only sentences.
"""

from __future__ import annotations

from typing import Literal

from vetlanda_policy.comparing.records import Found
from vetlanda_policy.comparing.sides import Side
from vetlanda_policy.comparing.witness.contest import Encoding
from vetlanda_policy.errors import Language, quoted
from vetlanda_policy.facts import ASSESSMENT
from vetlanda_policy.periods import Closing, read_period
from vetlanda_policy.values import key
from vetlanda_policy.wording import listed

How = Found | Literal["same_rule", "none_decided"]
"""How a search ended: as the answer says, or more exactly why there is nothing to find."""

__all__ = ["How", "ended", "no_closing", "shape"]


def ended(result: How, rows: int, lang: Language, *, fewest: bool) -> str:
    """How the search ended."""
    sv = lang == "sv"
    match result:
        case "found":
            head = f"{_rows(rows, lang)} bedöms målet olika." if sv else f"{_rows(rows, lang)} the verdicts differ."
            return head + _least(lang, rows, fewest=fewest)
        case "undecided_only":
            head = (
                f"Inga fakta ger dem varsin bestämd bedömning som skiljer sig. Men {_rows(rows, lang).lower()}, med luckor "
                "runt om, kan den ena bedömas och den andra inte."
                if sv
                else f"No facts give them two decided verdicts that differ. But {_rows(rows, lang).lower()}, with gaps "
                "around, one is decided and the other is not."
            )
            return head + _least(lang, rows, fewest=fewest)
        case "none":
            return (
                "Det finns inga sådana fakta: på alla fakta som söktes bedöms de två lika. Det är bevisat, inte prövat."
                if sv
                else "There are no such facts: on all facts searched the two get the same verdict. It is proved, not sampled."
            )
        case "none_decided":
            return (
                "Det finns inga fakta som ger dem varsin bestämd bedömning som skiljer sig; det är bevisat, inte prövat. "
                "Om det finns fakta med luckor där bara den ena kan bedömas gick inte att avgöra."
                if sv
                else "There are no facts that give them two decided verdicts that differ; it is proved, not sampled. Whether "
                "there are facts with gaps on which only one is decided could not be settled."
            )
        case "same_rule":
            return (
                "Det finns inga sådana fakta: de två har samma regel och samma nyckeltal, så alla fakta bedöms lika."
                if sv
                else "There are no such facts: the two have the same rule and the same indicators, so all facts are judged "
                "the same."
            )
        case "unknown" | "not_comparable":
            return (
                "Det gick inte att avgöra om det finns sådana fakta: lösaren gav inget svar i tid."
                if sv
                else "Whether there are such facts could not be decided: the solver gave no answer in time."
            )


def _least(lang: Language, rows: int, *, fewest: bool) -> str:
    sv = lang == "sv"
    if rows == 0:
        return ""
    if fewest:
        return " Det går inte med färre rader." if sv else " No fewer rows will do."
    return (
        " Ingen rad kan tas bort; om andra rader klarar sig med färre är inte avgjort."
        if sv
        else " None of the rows can be taken away; whether other rows need be fewer is not decided."
    )


def _rows(number: int, lang: Language) -> str:
    if number == 0:
        return "Redan utan fakta" if lang == "sv" else "Already without facts"
    if lang == "sv":
        return "På en påhittad rad" if number == 1 else f"På {number} påhittade rader"
    return "On one invented row" if number == 1 else f"On {number} invented rows"


def no_closing(sides: tuple[Side, Side], closing: str | None, lang: Language) -> str:
    """Why the two cannot be judged on the same facts at one closing."""
    one, other = (side.book.period.id for side in sides)
    if closing is not None:
        name = quoted(closing)
        return (
            f"{name} är inget bokslut i både {one} och {other}; där de två inte kan bedömas vid samma bokslut finns inget "
            "underlag att söka."
            if lang == "sv"
            else f"{name} is no closing of both {one} and {other}; where the two cannot be judged at one closing there are "
            "no facts to search for."
        )
    return (
        f"Perioderna {one} och {other} har inget gemensamt bokslut; de bedöms på olika fakta, och då finns inget underlag "
        "att söka."
        if lang == "sv"
        else f"The periods {one} and {other} have no closing in common; they are judged on different facts, and there are "
        "none to search for."
    )


def shape(encoded: Encoding, closing: Closing, lang: Language) -> str:
    """Which facts were searched."""
    sv = lang == "sv"
    slots = [
        u.slot
        for u in encoded.unknowns.rows.values()
        if u.slot is not None and key(u.slot.indicator) != key(ASSESSMENT)
    ]
    if not slots:
        return (
            f"dokumenterade bedömningar vid bokslutet {closing.name}."
            if sv
            else f"recorded judgements at {closing.name}."
        )
    years = sorted({read_period(s.period).year for s in slots})
    others = len(encoded.codes)
    text = (
        f"slutliga värden på nyckeltalens skalor, högst ett för varje nyckeltal och period (oregelbundna en gång om året), "
        f"från {years[0]} till bokslutet {closing.name}"
        if sv
        else "final values on the indicators' scales, at most one for each indicator and period (irregular ones once a "
        f"year), from {years[0]} to the closing {closing.name}"
    )
    if others:
        text += f", med högst {others} andra kommuner" if sv else f", with at most {others} other municipalities"
    if encoded.unknowns.unbroken:
        which = listed(list(encoded.unknowns.unbroken), lang)
        text += f", och utan luckor för {which}" if sv else f", and without gaps for {which}"
    return f"{text}."
