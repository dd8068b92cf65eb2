"""Words: what the figures, requirements and causes of a step mean, and how a cause is written in one.

Only reading and writing of single expressions; nothing is compared here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from vetlanda_policy.criteria.finding import CauseCode
from vetlanda_policy.facts import COUNTRY
from vetlanda_policy.municipalities import name_of
from vetlanda_policy.readers.figures import read_number
from vetlanda_policy.values import plain
from vetlanda_policy.verdicts import CauseRecord, Verdict
from vetlanda_policy.wording import VERDICTS, needed

_SPACES = "  \u00a0\u202f"
_AMOUNT = re.compile(rf"(?P<number>[-−+]?\d[\d{_SPACES}.,]*%?)(?:[{_SPACES}](?P<unit>\D.*))?")
_RELATIONS = {"mer än": ">", "minst": ">=", "mindre än": "<", "högst": "<=", "precis": "="}
_UNITS = {
    "enhet": "index",
    "enheter": "index",
    "person": "personer",
    "placering": "placeringar",
    "plats": "placeringar",
    "platser": "placeringar",
    "procentenhet": "procent",
    "procentenheter": "procent",
}
"""Other names of a unit: that of a difference, or of one."""

_STATES = {
    CauseCode.MISSING: "saknas",
    CauseCode.SUPPRESSED: "saknas på grund av sekretess",
    CauseCode.NOT_APPLICABLE: "är ej tillämpligt",
    CauseCode.DROPPED_OUT: "saknas på grund av bortfall",
    CauseCode.PROVISIONAL: "är bara preliminärt",
    CauseCode.BREAK_IN_SERIES: "har ett brott i tidsserien",
    CauseCode.NO_ASSESSMENT: "saknar bedömning",
}


def bare(text: str) -> str:
    """A text as it is compared: every space an ordinary one, every minus and dash a hyphen."""
    return " ".join(re.sub("[\u2212\u2013]", "-", text).split())


def amount(text: str) -> tuple[str, str | None]:
    """A figure and its unit, as in `92,9 procent` and `plats 10`; else the text itself."""
    place = re.fullmatch(r"plats (\d+)", text)
    if place:
        return place[1], "plats"
    found = _AMOUNT.fullmatch(text.strip())
    return (found["number"].strip(), found["unit"]) if found else (text, None)


def unit_fits(written: str | None, unit: str | None) -> bool:
    """Whether the written unit, if any, is the unit meant."""
    return written is None or written == unit or _UNITS.get(written) == unit


def decimal(text: str) -> Decimal:
    """A figure as fact files may write it.

    Raises:
        ValueError: it is no figure; the text says what would have been right.
    """
    return read_number(text)


SIGNS = "-\u2212\u2013+"
"""How a number that is not only digits can begin."""


def requirement(text: str) -> tuple[str, str | None]:
    """A requirement such as `mer än 1 314` or `precis grön` in the form of the answers, `> 1314`, and the unit after it.

    Raises:
        ValueError: it is no requirement.
    """
    place = re.fullmatch(r"plats (\d+) eller bättre", text)
    if place:
        return f"<= {place[1]}", None
    for words, sign in _RELATIONS.items():
        if text.startswith(f"{words} "):
            bound = text.removeprefix(f"{words} ")
            if not bound[:1].isdigit() and bound[:1] not in SIGNS:
                return f"{sign} {bound}", None  # the name of a level
            number, unit = amount(bound)
            return f"{sign} {plain(decimal(number))}", unit
    between = re.fullmatch(r"mellan (.+) och (.+)", text)
    if between:
        low, (high, unit) = decimal(between[1]), amount(between[2])
        return f"{plain(low)}-{plain(decimal(high))}", unit
    raise ValueError(text)


def verdict(text: str) -> Verdict:
    """The verdict with this Swedish name."""
    return next(Verdict(code) for code, name in VERDICTS["sv"].items() if name == text)


def listed(text: str) -> list[str]:
    """The items of `a`, `a och b` or `a, b och c`."""
    return [item.strip() for part in text.split(",") for item in part.split(" och ") if item.strip()]


def same_fact(text: str) -> str:
    """A sentence about a fact as it is compared: with or without `år` before the year."""
    return re.sub(r"\bår(?:en)? (?=\d{4})", "", bare(text))


def fact(cause: CauseRecord, home: str) -> str:
    """What is said of an unknown fact after `är orsaken att`."""
    when = _when(cause.period)
    match cause.cause:
        case CauseCode.NOT_DUE:
            return f"det inte är dags förrän {cause.date}" if cause.date else "det inte är dags än"
        case CauseCode.NO_ASSESSMENT:
            return f"{_judged(cause.area or '')} {_STATES[cause.cause]} {cause.period}"
        case CauseCode.UNKNOWN_GROUP if cause.municipality == COUNTRY:
            return f"antalet deltagare inte är känt {when}"
        case CauseCode.UNKNOWN_GROUP:
            return f"jämförelsegruppen inte är känd {when}"
        case _:
            return f"{_named(cause, home)} {_STATES[cause.cause]} {when}".strip()


def wanted(cause: CauseRecord, home: str) -> str:
    """What the unknown fact must be for the goal to be met, as said after `krävs att`."""
    assert cause.needed is not None
    return f"{_named(cause, home)} är {needed(cause.needed, 'sv')} {_when(cause.period)}".strip()


def among(facts: Iterable[str]) -> str:
    """Sentences about facts, a line each."""
    return "".join(f"\n  att {f}" for f in facts) or "inget"


def _when(period: str | None) -> str:
    if period is None:
        return ""
    if re.fullmatch(r"\d{4}", period):
        return f"år {period}"
    return f"åren {period}" if re.fullmatch(r"\d{4}[-/]\d{4}", period) else period


def _named(cause: CauseRecord, home: str) -> str:
    words = [cause.indicator]
    words += [f"i {cause.area}"] if cause.area else []
    words += [f"({cause.group})"] if cause.group else []
    if cause.count is not None:
        words.append(f"för {cause.count} deltagare" if cause.count > 1 else "för en deltagare")
    elif cause.municipality != home:
        words.append(f"för {name_of(cause.municipality) or cause.municipality}")
    return " ".join(words)


def _judged(about: str) -> str:
    _, goal, *area = about.split("/")
    return f"målområdet {area[0]}" if area else f"mål {goal}"
