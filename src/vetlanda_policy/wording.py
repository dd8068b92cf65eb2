"""Words and figures for people: numbers, dates, lists and names of verdicts in Swedish and English.

Only how single things are written; whole explanations are put together in `explanations`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from vetlanda_policy.criteria.finding import CauseCode, Fulfilment
from vetlanda_policy.errors import Language
from vetlanda_policy.facts import Status
from vetlanda_policy.values import plain, round_half_up

NO_BREAK = "\u00a0"
MINUS = "\u2212"

VERDICTS: dict[Language, dict[str, str]] = {
    "sv": {
        "fulfilled": "uppfyllt",
        "partly_fulfilled": "delvis uppfyllt",
        "not_fulfilled": "inte uppfyllt",
        "undecided": "kan inte bedömas",
    },
    "en": {
        "fulfilled": "fulfilled",
        "partly_fulfilled": "partly fulfilled",
        "not_fulfilled": "not fulfilled",
        "undecided": "cannot be judged",
    },
}

CAUSES: dict[Language, dict[CauseCode, str]] = {
    "sv": {
        CauseCode.MISSING: "saknas",
        CauseCode.SUPPRESSED: "är sekretessbelagt",
        CauseCode.NOT_APPLICABLE: "är ej tillämpligt",
        CauseCode.DROPPED_OUT: "saknas på grund av bortfall",
        CauseCode.PROVISIONAL: "är bara preliminärt, och regeln kräver slutliga värden",
        CauseCode.BREAK_IN_SERIES: "kan inte jämföras: definitionen ändrades däremellan",
        CauseCode.NO_ASSESSMENT: "är inte bedömt",
        CauseCode.UNKNOWN_GROUP: "är inte känt",
        CauseCode.NOT_DUE: "ska inte bedömas än",
    },
    "en": {
        CauseCode.MISSING: "is missing",
        CauseCode.SUPPRESSED: "is suppressed",
        CauseCode.NOT_APPLICABLE: "is not applicable",
        CauseCode.DROPPED_OUT: "is missing because of non-response",
        CauseCode.PROVISIONAL: "is only preliminary, and the rule asks for final values",
        CauseCode.BREAK_IN_SERIES: "cannot be compared: the definition changed in between",
        CauseCode.NO_ASSESSMENT: "has not been judged",
        CauseCode.UNKNOWN_GROUP: "is not known",
        CauseCode.NOT_DUE: "is not due yet",
    },
}

NO_VALUE: dict[Language, dict[str, str]] = {
    "sv": {
        Status.MISSING: "saknas",
        Status.SUPPRESSED: "sekretess",
        Status.NOT_APPLICABLE: "ej tillämplig",
        Status.DROPPED_OUT: "bortfall",
    },
    "en": {
        Status.MISSING: "missing",
        Status.SUPPRESSED: "suppressed",
        Status.NOT_APPLICABLE: "not applicable",
        Status.DROPPED_OUT: "dropped out",
    },
}
"""What stands in the place of a value, by the status of a row that has none."""

WITHHELD: dict[Language, dict[Status, str]] = {
    "sv": {
        Status.SUPPRESSED: "den är sekretessbelagd",
        Status.NOT_APPLICABLE: "den är ej tillämplig",
        Status.DROPPED_OUT: "den saknas på grund av bortfall",
    },
    "en": {
        Status.SUPPRESSED: "it is suppressed",
        Status.NOT_APPLICABLE: "it is not applicable",
        Status.DROPPED_OUT: "it is missing because of non-response",
    },
}
"""Why there is no judgement, by the status of the row that says so."""

_COUNTED: dict[Language, tuple[str, ...]] = {
    "sv": ("Inget", "Ett", "Två", "Tre", "Fyra", "Fem", "Sex", "Sju", "Åtta", "Nio", "Tio", "Elva", "Tolv"),
    "en": ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
}


def number(value: Decimal, lang: Language, decimals: int = 0) -> str:
    """A number as people write it: `1 199` and `92,9` in Swedish, `1 199` and `92.9` in English."""
    text = plain(abs(value))
    whole, _, part = text.partition(".")
    part = part.ljust(decimals, "0")
    grouped = f"{int(whole):,}".replace(",", NO_BREAK)
    sign = MINUS if value < 0 else ""
    return sign + grouped + (("," if lang == "sv" else ".") + part if part else "")


MOST_DECIMALS = 6
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def shortened(value: Decimal, decimals: int, beside: Decimal | None = None) -> tuple[Decimal, bool]:
    """A number with more than six decimals rounded to so many, and whether it was.

    It keeps as many more decimals as it takes to differ from the number beside it.
    """
    written = str(value)
    part = written.partition(".")[2]
    if len(part) <= MOST_DECIMALS and "E" not in written:
        return value, False
    for places in range(decimals, MOST_DECIMALS * 2):
        short = round_half_up(value, places)
        if short != beside:
            return short, True
    return value, False


def count(n: int, lang: Language) -> str:
    """A small number as a capitalised word, a large one as digits."""
    words = _COUNTED[lang]
    return words[n] if n < len(words) else str(n)


def listed(items: Sequence[str], lang: Language) -> str:
    """`a`, `a och b`, `a, b och c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {'och' if lang == 'sv' else 'and'} {items[-1]}"


def alternatives(items: Sequence[str], lang: Language) -> str:
    """`a`, `a eller b`, `a, b eller c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {'eller' if lang == 'sv' else 'or'} {items[-1]}"


def verdict(code: str | Fulfilment, lang: Language) -> str:
    """The verdict's name for people."""
    return VERDICTS[lang][str(code)]


def judgement(code: str, lang: Language) -> str:
    """What a recorded judgement says: a verdict's name, or why there is none."""
    return NO_VALUE[lang].get(code) or verdict(code, lang)


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop."""
    if not text:
        return text
    ended = text if text.endswith((".", "!", "?")) else f"{text}."
    return ended[0].upper() + ended[1:]


def relation(required: str, lang: Language, decimals: int = 0) -> str:
    """A requirement such as `>= 93` in words: `minst 93`."""
    words = _RELATIONS[lang]
    if ", " in required:
        return needed(required, lang, decimals)
    sign, _, bound = required.partition(" ")
    if not bound:
        low, high = (shortened(bound, 2)[0] for bound in split_span(required))
        first, last = number(low, lang, decimals), number(high, lang, decimals)
        return f"{words['between']} {first} {'och' if lang == 'sv' else 'and'} {last}"
    if _NUMBER.fullmatch(bound) is None:
        return f"{words[sign]} {bound}"  # the name of a level
    return f"{words[sign]} {number(shortened(Decimal(bound), 2)[0], lang, decimals)}"


def span(period: str) -> str:
    """A span of years with an en dash; a period as it is."""
    spans = len(period) == 9 and period[4] == "-" and period[5:].isdigit()
    return period.replace("-", "–") if spans else period


def split_span(text: str) -> tuple[Decimal, Decimal]:
    """The two bounds of `10-20`, either of which may be negative."""
    middle = text.index("-", 1)
    return Decimal(text[:middle]), Decimal(text[middle + 1 :])


def needed(text: str, lang: Language, decimals: int = 0) -> str:
    """What a missing fact must be: one or two requirements in words."""
    return f" {'och' if lang == 'sv' else 'and'} ".join(relation(part, lang, decimals) for part in text.split(", "))


_RELATIONS: dict[Language, dict[str, str]] = {
    "sv": {
        ">": "mer än",
        ">=": "minst",
        "<": "mindre än",
        "<=": "högst",
        "=": "precis",
        "between": "mellan",
    },
    "en": {
        ">": "more than",
        ">=": "at least",
        "<": "less than",
        "<=": "at most",
        "=": "exactly",
        "between": "between",
    },
}
