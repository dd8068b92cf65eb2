"""Phrases: the text of a step with its blanks, such as `{vilka} bedöms[ vid bokslutet {bokslut}]`.

Only how a phrase is matched; what a step does stands in `given`, `when` and `then`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from pytest_bdd.parsers import StepParser


class Blank(NamedTuple):
    """A blank of a phrase: the argument of the step's function that it fills, and what may stand in it."""

    argument: str
    pattern: str


_ANY = ".+?"
_QUOTED = '[^"]*'

BLANKS: Mapping[str, Blank] = {
    "av": Blank("role", _ANY),
    "bedömning": Blank("verdict", "uppfyllt|delvis uppfyllt|inte uppfyllt"),
    "bedömningen": Blank("verdict", "uppfyllt|delvis uppfyllt|inte uppfyllt|kan inte bedömas"),
    "bedömningar": Blank("verdicts", _ANY),
    "bokslut": Blank("closing", r"\S+"),
    "dag": Blank("day", r"\S+"),
    "del": Blank("part", r"målet|mål \d+|målområdet \S+|området .+?|gruppen .+?"),
    "fakta": Blank("fact", _ANY),
    "fel": Blank("wrong", "underlaget|frågan|reglerna"),
    "kommun": Blank("municipality", _ANY),
    "kommuner": Blank("municipalities", _ANY),
    "krav": Blank("required", _ANY),
    "källa": Blank("source", _QUOTED),
    "mapp": Blank("folder", _QUOTED),
    "motivering": Blank("reason", _QUOTED),
    "namn": Blank("name", _QUOTED),
    "nummer": Blank("number", r"\d+"),
    "nyckeltal": Blank("indicator", _ANY),
    "område": Blank("area", _ANY),
    "period": Blank("period", r"\d{4}(?:-\S+)?"),
    "perioden": Blank("period", r'[^\s,"]+'),
    "placering": Blank("place", _ANY),
    "plats": Blank("place", r"\S+"),
    "preliminärt": Blank("status", "preliminärt"),
    "tal": Blank("value", _ANY),
    "text": Blank("text", _QUOTED),
    "vad": Blank("about", r"mål \d+|målområdet \S+"),
    "varför": Blank("why", "på grund av sekretess|på grund av bortfall"),
    "vilka": Blank("which", r"målet|målen|mål \d+"),
    "värde": Blank("value", _ANY),
}
"""Every blank by the name that phrases and the list of steps use."""

_TOKEN = re.compile(r"\{(?P<blank>\w+)\}|(?P<open>\[)|(?P<close>\])|(?P<text>[^{}\[\]]+)")


class Phrase(StepParser):
    """A step's text: words, `{blanks}`, and `[what may be left out]`.

    Attributes:
        name: the phrase as it is written, which the list of steps repeats word for word.
    """

    def __init__(self, name: str) -> None:
        """Turn the phrase into a pattern for whole texts."""
        super().__init__(name)
        self._pattern = re.compile("".join(_piece(token) for token in _TOKEN.finditer(name)), re.DOTALL)

    def is_matching(self, name: str) -> bool:
        """Whether the whole text is this phrase with its blanks filled."""
        return self._pattern.fullmatch(name) is not None

    def parse_arguments(self, name: str) -> dict[str, str | None] | None:
        """What stands in the blanks; `None` in those of a part that was left out."""
        found = self._pattern.fullmatch(name)
        return None if found is None else found.groupdict()


def _piece(token: re.Match[str]) -> str:
    if token["blank"]:
        argument, pattern = BLANKS[token["blank"]]
        return f"(?P<{argument}>{pattern})"
    if token["open"]:
        return "(?:"
    return ")?" if token["close"] else re.escape(token["text"])
