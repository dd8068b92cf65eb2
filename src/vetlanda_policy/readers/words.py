"""Words: the symbols, statuses and verdicts that a fact file may hold instead of a number or beside it.

Only here are they listed, in Swedish and English; statuses and verdicts are compared by their normal form.
"""

from __future__ import annotations

from collections.abc import Mapping

from vetlanda_policy.errors import quoted
from vetlanda_policy.facts import Status
from vetlanda_policy.readers.problems import UnreadableError
from vetlanda_policy.values import key

SYMBOLS: Mapping[str, Status] = {
    "..": Status.SUPPRESSED,
    ".": Status.NOT_APPLICABLE,
    "-": Status.DROPPED_OUT,
    "\u2013": Status.DROPPED_OUT,
    "\u2212": Status.DROPPED_OUT,
}
"""What statistics agencies write where there is no value."""

STATUSES: Mapping[Status, tuple[str, ...]] = {
    Status.FINAL: ("slutlig", "slutligt", "final"),
    Status.PROVISIONAL: ("preliminär", "preliminärt", "provisional", "preliminary"),
    Status.SUPPRESSED: ("sekretess", "suppressed"),
    Status.NOT_APPLICABLE: ("ej tillämplig", "ej tillämpligt", "not applicable"),
    Status.DROPPED_OUT: ("bortfall", "dropped out"),
    Status.MISSING: ("saknas", "missing"),
    Status.BREAK: ("brott", "brott i tidsserien", "break", "break in series"),
}
"""How each status may be written; the first is the one that sentences use."""

VERDICTS: Mapping[str, tuple[str, ...]] = {
    "fulfilled": ("uppfyllt", "fulfilled"),
    "partly_fulfilled": ("delvis uppfyllt", "partly fulfilled"),
    "not_fulfilled": ("inte uppfyllt", "ej uppfyllt", "not fulfilled"),
    "undecided": ("kan inte bedömas", "undecided"),
}
"""How each verdict may be written in a recorded judgement."""

_STATUS_OF = {key(word): status for status, words in STATUSES.items() for word in words}
_VERDICT_OF = {key(word): verdict for verdict, words in VERDICTS.items() for word in words}
_MISSING_WORDS = {key(word) for word in STATUSES[Status.MISSING]}
_LONGEST = 60


def symbol(text: str) -> Status | None:
    """Why there is no value, where the text stands for that; none where it is something else."""
    if text in SYMBOLS:
        return SYMBOLS[text]
    return Status.MISSING if len(text) <= _LONGEST and key(text) in _MISSING_WORDS else None


def read_status(text: str) -> Status:
    """Read a status.

    Raises:
        UnreadableError: there is no such status.
    """
    status = _STATUS_OF.get(key(text)) if len(text) <= _LONGEST else None
    if status is None:
        sv = ", ".join(f"`{words[0]}`" for words in STATUSES.values())
        en = ", ".join(f"`{words[-1]}`" for words in STATUSES.values())
        raise UnreadableError(
            "unknown-status",
            f"{quoted(text)} är ingen status. Skriv någon av {sv}, eller lämna tomt för ett slutligt värde.",
            f"{quoted(text)} is not a status. Write one of {en}, or leave it empty for a final value.",
        )
    return status


def read_verdict(text: str) -> str:
    """Read the verdict of a recorded judgement; returns its code.

    Raises:
        UnreadableError: there is no such verdict.
    """
    verdict = _VERDICT_OF.get(key(text)) if len(text) <= _LONGEST else None
    if verdict is None:
        sv = ", ".join(f"`{words[0]}`" for words in VERDICTS.values())
        en = ", ".join(f"`{words[-1]}`" for words in VERDICTS.values())
        raise UnreadableError(
            "unknown-verdict",
            f"{quoted(text)} är ingen bedömning. Skriv någon av {sv}.",
            f"{quoted(text)} is not a verdict. Write one of {en}.",
        )
    return verdict
