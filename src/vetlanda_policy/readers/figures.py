"""Figures: numbers as people write them in Swedish and English files, read exactly.

Only one reading is ever taken; a text with two possible readings is an error that shows both.
"""

from __future__ import annotations

import re
from decimal import Decimal

from vetlanda_policy.errors import quoted
from vetlanda_policy.readers.problems import UnreadableError
from vetlanda_policy.values import DIGITS_AFTER_POINT, DIGITS_BEFORE_POINT, plain, too_long

MINUS = "\u2212"
_SPACES = " \u00a0\u202f\u2009"
_LONGEST = 100
_DIGITS = re.compile(r"(?P<whole>[0-9]+)(?:(?P<mark>[.,])(?P<decimals>[0-9]+))?")
_SPACED = re.compile(rf"(?P<whole>[1-9][0-9]{{0,2}}(?:[{_SPACES}][0-9]{{3}})+)(?:[.,](?P<decimals>[0-9]+))?")
_DOTTED = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,(?P<decimals>[0-9]+))?")
_COMMAED = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.(?P<decimals>[0-9]+))?")
_NOT_DIGITS = re.compile(r"[^0-9]")

_HINTS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"[=@].*|[+\-]\s*[A-Za-z(].*", re.DOTALL),
        "Det ser ut som en formel; skriv värdet.",
        "It looks like a formula; write the value.",
    ),
    (
        re.compile(r".*[0-9][eE][+\-]?[0-9]+"),
        "Skriv talet med alla siffror, utan exponent.",
        "Write all the digits, without an exponent.",
    ),
    (
        re.compile(r".*[0-9]['\u2019\u00b4`][0-9].*"),
        "Skilj tusental med mellanslag, inte apostrof.",
        "Separate thousands with a space, not an apostrophe.",
    ),
    (
        re.compile(r".*[^\W0-9_a-zA-Z\u0080-\u024f].*", re.DOTALL),
        "Skriv siffrorna 0-9.",
        "Write the digits 0-9.",
    ),
    (
        re.compile(rf"[-+{MINUS}]?[0-9][0-9.,{_SPACES}]*%?"),
        "Tusental skiljs åt i grupper om tre siffror, och decimaler av ett enda tecken: 1 314 eller 92,5.",
        "Thousands are separated in groups of three digits, and decimals by one single mark: 1 314 or 92.5.",
    ),
)


def read_number(text: str) -> Decimal:
    """Read a number such as `1 314`, `92,5`, `92.5 %` or `−19`.

    Raises:
        UnreadableError: it is no number, or could be two.
    """
    if text.isdigit() and text.isascii() and len(text) <= DIGITS_BEFORE_POINT:
        return Decimal(text)
    if len(text) > _LONGEST:
        raise _no_number(text)
    body = text.strip().removesuffix("%").rstrip()
    negative = body[:1] in {"-", MINUS}
    if negative or body[:1] == "+":
        body = body[1:]
    number = Decimal(_read(body, text))
    number = Decimal(plain(number.copy_negate() if negative else number))
    if too_long(number):
        raise UnreadableError(
            "number-too-long",
            f"{quoted(text)} har för många siffror: högst {DIGITS_BEFORE_POINT} före och {DIGITS_AFTER_POINT} efter "
            "decimaltecknet.",
            f"{quoted(text)} has too many digits: at most {DIGITS_BEFORE_POINT} before and {DIGITS_AFTER_POINT} after "
            "the decimal mark.",
        )
    return number


def _read(body: str, text: str) -> str:
    """The digits of an unsigned number, with a point before the decimals."""
    match = _DIGITS.fullmatch(body)
    if match is not None:
        whole, decimals = match["whole"], match["decimals"]
        if decimals is not None and len(decimals) == 3 and len(whole) <= 3 and whole[0] != "0":
            raise _ambiguous(text, whole, decimals)
        return whole if decimals is None else f"{whole}.{decimals}"
    match = _SPACED.fullmatch(body) or _DOTTED.fullmatch(body) or _COMMAED.fullmatch(body)
    if match is None:
        raise _no_number(text)
    whole = _NOT_DIGITS.sub("", match["whole"])
    return whole if match["decimals"] is None else f"{whole}.{match['decimals']}"


def _ambiguous(text: str, whole: str, decimals: str) -> UnreadableError:
    sign = "-" if text.lstrip()[:1] in {"-", MINUS} else ""
    thousands, spaced = f"{sign}{whole}{decimals}", f"{sign}{whole} {decimals}"
    return UnreadableError(
        "number-ambiguous",
        f"{quoted(text)} kan vara både {spaced} (tusental) och {sign}{whole},{decimals} (tre decimaler). "
        f"Skriv `{thousands}` eller `{sign}{whole},{decimals}0`.",
        f"{quoted(text)} can be both {spaced} (thousands) and {sign}{whole}.{decimals} (three decimals). "
        f"Write `{thousands}` or `{sign}{whole}.{decimals}0`.",
    )


def _no_number(text: str) -> UnreadableError:
    sv, en = _hint(text)
    return UnreadableError(
        "number-unreadable", f"{quoted(text)} är inget tal. {sv}", f"{quoted(text)} is not a number. {en}"
    )


def _hint(text: str) -> tuple[str, str]:
    """What would have been right instead of a text that is no number."""
    if len(text) <= _LONGEST:
        for pattern, sv, en in _HINTS:
            if pattern.fullmatch(text):
                return sv, en
    return (
        "Skriv ett tal såsom 1314 eller 92,5; `..` för sekretess, `.` för ej tillämplig, `-` för bortfall.",
        "Write a number such as 1314 or 92.5; `..` for suppressed, `.` for not applicable, `-` for dropped out.",
    )
