"""Wrong usage and wrong values as whole sentences in Swedish and English.

Only the words for what the command line's own library refuses, and checks of single values.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from difflib import get_close_matches

from vetlanda_policy.errors import Language, Problem, QuestionError, quoted
from vetlanda_policy.municipalities import code_of, name_of, nearest


def refused(error: Exception, lang: Language) -> str:
    """The library's refusal as a sentence in the language."""
    said = str(getattr(error, "format_message", lambda: error)())
    if lang == "en":
        return said
    kind, name = type(error).__name__, getattr(error, "option_name", None)
    if kind == "NoSuchOption":
        near = getattr(error, "possibilities", None) or ()
        hint = f" Menades {' eller '.join(sorted(near))}?" if near else ""
        return f"Det finns inget val {quoted(name)}.{hint}"
    if kind == "BadOptionUsage":
        return f"Valet {quoted(name)} används fel: det behöver ett värde, eller tar inget."
    if kind == "MissingParameter":
        name = getattr(getattr(error, "param", None), "name", None) or ""
        return f"Argumentet {name.upper()} saknas."
    command = re.match(r"No such command '(.*?)'", said)
    if command:
        return f"Det finns inget kommando {quoted(command[1])}."
    extra = re.search(r"unexpected extra argument\S* \((.*)\)", said)
    if extra:
        return f"För många argument: {quoted(extra[1])}."
    return said


def one_of(value: str, allowed: Collection[str], option: str) -> str:
    """The value, where it is one of those allowed.

    Raises:
        QuestionError: it is not; the error names those that are.
    """
    if value in allowed:
        return value
    near = get_close_matches(value, list(allowed), 1)
    names = ", ".join(allowed)
    sv = f" Menades {near[0]}?" if near else ""
    en = f" Was {near[0]} meant?" if near else ""
    raise QuestionError(
        Problem(
            "wrong-value",
            f"{option} är {quoted(value)}, men ska vara något av {names}.{sv}",
            f"{option} is {quoted(value)}, but should be one of {names}.{en}",
        )
    )


def day(value: str | None, option: str) -> date | None:
    """The date, where one is given.

    Raises:
        QuestionError: the text is no date of the form 2019-02-21.
    """
    if value is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise QuestionError(
        Problem(
            "wrong-date",
            f"{option} är {quoted(value)}, men ska vara ett datum som 2019-02-21.",
            f"{option} is {quoted(value)}, but should be a date such as 2019-02-21.",
        )
    )


def municipality(value: str | None) -> str | None:
    """The municipality's code, from its code or name; none where none is named.

    Raises:
        QuestionError: there is no such municipality.
    """
    code = None if value is None else code_of(value)
    if value is None or code is not None:
        return code
    near = nearest(value)
    name = f"{name_of(near)} ({near})" if near else ""
    sv = f" Menades {name}?" if near else ""
    en = f" Was {name} meant?" if near else ""
    raise QuestionError(
        Problem(
            "unknown-municipality",
            f"{quoted(value)} är ingen kommun; skriv en fyrställig kod eller ett namn.{sv}",
            f"{quoted(value)} is no municipality; write a four-digit code or a name.{en}",
        )
    )


def any_municipality(value: str | None) -> str | None:
    """A code as it is, also of somebody who is no municipality, or the code of the municipality with this name.

    Raises:
        QuestionError: there is no municipality of that name.
    """
    text = "" if value is None else value.strip()
    return text.zfill(4) if text.isdigit() else municipality(value)
