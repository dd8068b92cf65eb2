"""The speaker: what a sentence needs beside the finding: the language, the indicators' names, the names of places.

Only lookups; no sentence is put together here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from vetlanda_policy.errors import Language
from vetlanda_policy.facts import ASSESSMENT, Indicator
from vetlanda_policy.values import key, plain
from vetlanda_policy.wording import NO_BREAK, number, shortened, split_span

_UNSPOKEN = {"index", "placering", "place"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """What an explanation needs to know beside the finding: the language, the indicators and the names of places.

    Attributes:
        lang: the language.
        indicators: by the normal form of their ids.
        home: the judged municipality's code.
        names: the names of municipalities, by code.
        said: sentences already made, so that none is made twice.
    """

    lang: Language
    indicators: Mapping[str, Indicator]
    home: str
    names: Mapping[str, str]
    said: dict[int, tuple[object, str]] = field(default_factory=dict, compare=False, repr=False)
    _found: dict[str, Indicator | None] = field(default_factory=dict, compare=False, repr=False)

    def _find(self, name: str) -> Indicator | None:
        """The indicator with this id, however it is spelt; none for a recorded judgement."""
        if name not in self._found:
            self._found[name] = self.indicators.get(key(name))
        return self._found[name]

    def pick(self, sv: str, en: str) -> str:
        """The text in the language."""
        return sv if self.lang == "sv" else en

    def indicator(self, name: str) -> str:
        """An indicator's name for people, lower case where the name allows it."""
        found = self._find(name)
        if found is None:
            return self.pick("bedömning", "judgement") if key(name) == key(ASSESSMENT) else name
        text = found.name if self.lang == "sv" else found.name_en or found.name
        return text if text[:2].isupper() or text[:3].isupper() else text[0].lower() + text[1:]

    def unit(self, name: str) -> str:
        """An indicator's unit for people."""
        found = self._find(name)
        if found is None:
            return ""
        return found.unit if self.lang == "sv" else found.unit_en or found.unit

    def decimals(self, name: str) -> int:
        """How many decimals an indicator's values are written with."""
        found = self._find(name)
        return found.shown_decimals if found else 0

    def value(self, value: Decimal, name: str, beside: Decimal | None = None) -> str:
        """A value with its unit; a level by its name."""
        text = self.figure(value, name, beside)
        if self.levels(name):
            return text
        return f"{text}{NO_BREAK}{self.spoken_unit(name, value)}".rstrip(NO_BREAK)

    def figure(self, value: Decimal, name: str, beside: Decimal | None = None) -> str:
        """A value without its unit; a level by its name.

        One with many decimals is shortened, but never so far that it looks the same as the number beside it.
        """
        found = self._find(name)
        if found is not None and found.levels:
            return str(self.named(value, name))
        decimals = found.shown_decimals if found else 0
        short, cut = shortened(value, max(decimals, 2), beside)
        return (self.pick("cirka ", "about ") if cut else "") + number(short, self.lang, decimals)

    def levels(self, name: str) -> tuple[str, ...]:
        """The names of the levels, for an indicator on an ordered scale."""
        found = self._find(name)
        return found.levels if found else ()

    def named(self, value: Decimal, name: str) -> Decimal | str:
        """The level's name, for an indicator on an ordered scale; else the number itself."""
        found = self._find(name)
        inside = found is not None and 1 <= value <= len(found.levels) and value == int(value)
        return found.level_name(value) if found is not None and inside else value

    def named_bounds(self, required: str, name: str) -> str:
        """A requirement such as `= 3` or `-1-3` with the names of levels, for an indicator on an ordered scale.

        A bound that is no level, between two or beyond the worst or the best, stays a number.
        """
        if not self.levels(name):
            return required
        parts: list[tuple[str, str | Decimal]] = []
        for part in required.split(", "):
            sign, _, bound = part.partition(" ")
            if bound:
                parts.append((sign, self.named(Decimal(bound), name)))
            else:
                parts += zip((">=", "<="), (self.named(b, name) for b in split_span(part)), strict=True)
        return ", ".join(f"{sign} {plain(b) if isinstance(b, Decimal) else b}" for sign, b in parts)

    def spoken_unit(self, name: str, value: Decimal) -> str:
        """An indicator's unit where it is said after a number: "1 person", and nobody says "78 index"."""
        found = self._find(name)
        one = (found.unit_one if self.lang == "sv" else found.unit_one_en) if found and abs(value) == 1 else None
        unit = one or self.unit(name)
        return "" if unit in _UNSPOKEN else unit

    def place(self, code: str) -> str:
        """A municipality's name, or its code where the name is not known."""
        return self.names.get(code, code)
