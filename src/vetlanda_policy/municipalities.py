"""Sweden's 290 municipalities and the whole country (Riket): four-digit codes and names.

Only here is a code or a name in somebody's file turned into a code. The list beside this file, municipalities.csv,
was typed from what is public knowledge: the official codes that Statistics Sweden (SCB) keeps.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from vetlanda_policy.values import key

COUNTRY_CODE = "0000"

_CODED = re.compile(r"(?P<code>[0-9]{1,4})(?:[ \u00a0]+(?P<name>\D.*))?", re.DOTALL)
_TITLE = re.compile(r"[ \u00a0]+(?:kommuns?|stads?)$")
_OWN_FORMS = {"falu": "2080"}
"""Names in their municipality's own title that no rule gives: Falu kommun is Falun."""

LONGEST_NAME = 60


@lru_cache(maxsize=1)
def names() -> Mapping[str, str]:
    """Every municipality's name by its code, in order of code; `0000` is Riket."""
    from importlib.resources import files  # noqa: PLC0415 - most questions are about one code and never come here

    lines = files("vetlanda_policy").joinpath("municipalities.csv").read_text("utf-8").splitlines()
    return dict(line.split(",") for line in lines[1:])


def name_of(code: str) -> str | None:
    """The name of the municipality with this four-digit code; none where there is no such."""
    return names().get(code)


@lru_cache(maxsize=4096)
def code_of(text: str) -> str | None:
    """The four-digit code of a municipality, however it is commonly written.

    Args:
        text: `0685`, `685` (a spreadsheet dropped the zero), `Vetlanda`, `Vetlanda kommun`, `Göteborgs stad`,
            or code and name together as Statistics Sweden exports them, `0685 Vetlanda`.

    Returns:
        The code; none where nothing is meant for certain, as when code and name contradict each other.
    """
    text = text.strip()
    if len(text) > LONGEST_NAME:
        return None
    coded = _CODED.fullmatch(text)
    if coded is None:
        return _by_name(text)
    code = _with_zeros(coded["code"])
    if code is None or (coded["name"] is not None and _by_name(coded["name"]) != code):
        return None
    return code


def nearest(text: str) -> str | None:
    """The code of the municipality whose name is most like the text; none where none is close."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed only for a sentence about an error

    known = {key(name): code for code, name in names().items()}
    wanted = _TITLE.sub("", text[:LONGEST_NAME].strip().casefold())
    found = get_close_matches(key(wanted.lstrip("0123456789 ")), known, n=1, cutoff=0.75)
    return known[found[0]] if found else None


def _with_zeros(digits: str) -> str | None:
    if not digits.strip("0"):
        return COUNTRY_CODE  # Statistics Sweden writes 00 for Riket, and a spreadsheet turns 0000 into 0
    code = digits.zfill(4) if len(digits) == 3 else digits
    return code if code in names() else None


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@lru_cache(maxsize=1)
def _codes() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Codes by the name as it is spelled, and by its normal form where only one municipality has it (not Habo, Håbo)."""
    spelled = {_folded(name): code for code, name in names().items()} | _OWN_FORMS
    normal: dict[str, list[str]] = {}
    for name, code in spelled.items():
        normal.setdefault(key(name), []).append(code)
    return spelled, {name: codes[0] for name, codes in normal.items() if len(codes) == 1}


def _by_name(text: str) -> str | None:
    folded = _folded(text)
    bare = _TITLE.sub("", folded)
    forms = [folded] if bare == folded else [bare, bare.removesuffix("s")]
    spelled, normal = _codes()
    for form in forms:
        found = spelled.get(form) or normal.get(key(form))
        if found:
            return found
    return None
