"""Figures: which numbers a Swedish sentence names, with digits, with words and as shares.

Only what can be read from words alone. Where a number can be read in two ways (16,4 mnkr), both are given, so that nobody is
accused of one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

LONGEST = 20_000
"""How much of a text is read; no goal is longer."""

_NEAR = 30
_SPACES = " \u00a0\u202f"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?<![^\d][−-])[−-]?(?:[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+(?![0-9])|[0-9]+)(?:[.,][0-9]+)?(?!\w)"
)
_PERCENT = re.compile(rf"[{_SPACES}]*(?:%|procent)", re.IGNORECASE)
_SIZE = re.compile(rf"[{_SPACES}]*(tusen|tkr|miljon|mnkr|mkr|miljard|mdkr|kr)", re.IGNORECASE)
_SIZES = {"tusen": 3, "tkr": 3, "miljon": 6, "mnkr": 6, "mkr": 6, "miljard": 9, "mdkr": 9}
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_NO_TARGET_AFTER = re.compile(rf"[{_SPACES}]*(?:-?åring|-?års?\b|{_MONTHS}|§|kap\b|:\d)", re.IGNORECASE)
_NO_TARGET_BEFORE = re.compile(
    r"\b(?:åk|årskurs\w*|klass|kapitel|kap\.?|mål|målen|punkt\w*|nr|nummer|bilaga|agenda|steg|ålder\w*|sida|paragraf|f|kl\.?|per)"
    r"\W*$|§\W*$",
    re.IGNORECASE,
)
_NO_TARGETS = (
    re.compile(r"(?:19|20)\d\d-\d\d-\d\d\b|(?:19|20)\d\d\s*[–/-]\s*(?:(?:19|20)\d\d|\d\d)\b"),  # years and dates
    re.compile(r"(?m)^\s*\d+[.)]\s"),  # the number of a line
    re.compile(r"\b\d+\s*[–-]\s*\d+(?=\s*-?(?:åring|år\b|års\b))"),  # ages
    re.compile(r"\b\d+/\d+\b"),  # the clock round, a number of a series
)
_PART = re.compile(r"(?<![\w.,])(\d+|\w+)\s+av\s+(\d+|\w+)\b")

_WORDS = {
    "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12,
    "femton": 15, "tjugo": 20, "tjugofem": 25, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70,
    "åttio": 80, "nittio": 90, "hundra": 100, "tusen": 1000, "första": 1, "noll": 0,
}  # fmt: skip
_SHARES = {
    "hälften": (1, 2), "halver": (1, 2), "halvering": (1, 2), "tredjedel": (1, 3), "fjärdedel": (1, 4), "kvartil": (1, 4),
    "femtedel": (1, 5), "tiondel": (1, 10), "decil": (1, 10), "dubbl": (1, 1), "fördubbl": (1, 1), "samtlig": (1, 1),
    "alla": (1, 1), "varje": (1, 1), "helt": (1, 1), "full": (1, 1),
}  # fmt: skip
_ZERO = re.compile(r"\bpositiv|överskott|\bplus\b|negativ|underskott|\bbalans|\bing(?:en|et|a)\b|utan\s")
_ONE = re.compile(r"\b(?:minst|högst|åtminstone)\s+et?[nt]\b|\bet?[nt]\s+(?:procent|miljon|krona|plats|gång)")
_HALF = re.compile(r"\bet?[nt]\s+halv\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text.

    Attributes:
        value: the number.
        written: the number as it stands there, with its percent sign.
        percent: whether it is a percentage.
        year: whether it is a year.
        target: whether it can be a target: not a year, an age, a date or a number in a list.
        readings: what it can be read as: 16,4 mnkr is 16.4 and 16 400 000; 8 av 10 is a share and a percentage.
    """

    value: Decimal
    written: str
    percent: bool
    year: bool
    target: bool
    readings: frozenset[Fraction]


def figures(text: str) -> tuple[Figure, ...]:
    """The numbers written with digits, in order."""
    return tuple(_figures(text[:LONGEST]))


def _figures(text: str) -> Iterator[Figure]:
    beside = {at for pattern in _NO_TARGETS for m in pattern.finditer(text) for at in range(*m.span())}
    parts = {at: share for m in _PART.finditer(text) if (share := _share(m)) for at in (m.start(1), m.start(2))}
    for match in _NUMBER.finditer(text):
        digits = match[0].translate({ord(c): None for c in _SPACES}).replace("−", "-").replace(",", ".")
        value = Decimal(digits)
        percent = _PERCENT.match(text, match.end())
        year = re.fullmatch(r"(?:19|20)\d\d", match[0]) is not None and percent is None
        no_target = _NO_TARGET_AFTER.match(text, match.end()) or _NO_TARGET_BEFORE.search(
            text[max(0, match.start() - _NEAR) : match.start()]
        )
        readings = {Fraction(value), *_sized(text, match.end(), value)}
        if match.start() in parts:
            readings |= {parts[match.start()], parts[match.start()] * 100}
        written = match[0] + (percent[0] if percent else "")
        target = not (year or match.start() in beside or no_target)
        yield Figure(value, written, percent is not None, year, target, frozenset(readings))


def _share(match: re.Match[str]) -> Fraction | None:
    """`8 av 10`, `nio av tio` as a share."""
    top, bottom = (
        int(w) if w.isascii() and w.isdigit() and len(w) < 10 else _WORDS.get(w.casefold()) for w in match.groups()
    )
    return Fraction(top, bottom) if top is not None and bottom and top <= bottom else None


def _sized(text: str, at: int, value: Decimal) -> set[Fraction]:
    """A sum of money in other sizes: thousands and millions."""
    match = _SIZE.match(text, at)
    if match is None:
        return set()
    own = _SIZES.get(match[1].casefold(), 0)
    return {Fraction(value) * Fraction(10) ** (own - other) for other in (0, 3, 6, 9)}


def numbers(text: str) -> frozenset[Fraction]:
    """Every number that the text can be read to name: digits, number words, shares, and percentages as shares too."""
    text = text[:LONGEST]
    lowered = text.casefold()
    found: set[Fraction] = set()
    for figure in figures(text):
        found |= figure.readings
        if figure.percent:
            found.add(Fraction(figure.value) / 100)
    for share in filter(None, map(_share, _PART.finditer(text))):
        found |= {share, share * 100}
    found |= {Fraction(n, 2) for n, pattern in ((0, _ZERO), (2, _ONE), (1, _HALF)) if pattern.search(lowered)}
    words = re.findall(r"\w+", lowered)
    for before, word in zip(["", *words], words, strict=False):
        found |= _of_word(before, word)
    return frozenset(found)


def _of_word(before: str, word: str) -> set[Fraction]:
    found = {Fraction(_WORDS[word])} if word in _WORDS else set()
    if before in _WORDS and word.startswith("halv"):
        found.add(_WORDS[before] + Fraction(1, 2))
    for stem, (top, bottom) in _SHARES.items():
        if word.startswith(stem) or (stem.endswith("del") and word.endswith((stem, f"{stem}en", f"{stem}ar"))):
            times = _WORDS.get(before, 1)
            found |= {Fraction(top * times, bottom), Fraction(100 * top * times, bottom)}
    return found
