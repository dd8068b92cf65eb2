"""Notices: what a file's tally says to a person, one whole sentence for each kind and subject.

Only sentences are made here; whether what the rules do not know is a notice or an error is decided by who asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from vetlanda_policy.errors import Place, Problem, quoted
from vetlanda_policy.facts import Indicator
from vetlanda_policy.readers.cells import Suggestions
from vetlanda_policy.readers.meaning import NO_VALUE, NOT_YEARLY, UNKNOWN_INDICATOR, Count, Tally
from vetlanda_policy.readers.problems import names, rows_counted
from vetlanda_policy.readers.subjects import FINER_THAN_STEP, LOOKS_LIKE_SHARE, OTHER_PERIOD, PERCENT_SIGN

MOST_OF_A_KIND = 50
LEFT_OUT = frozenset(
    {UNKNOWN_INDICATOR, OTHER_PERIOD, "unknown-area", "unknown-group", "missing-area", "missing-group"}
)
"""The kinds whose rows are kept out; under `strict` they are errors."""

_SAID: Mapping[str, tuple[str, str]] = {
    NO_VALUE: (
        "{rows} utan värde räknas som saknade fakta.",
        "{rows} without a value: missing facts.",
    ),
    UNKNOWN_INDICATOR: (
        "{rules} känner inte indikatorn {text}; {rows} räknas inte med.{near}",
        "{rules} do not know the indicator {text}; not counted: {rows}.{near}",
    ),
    NOT_YEARLY: (
        "{about} mäts per år, men {rows} gäller en annan tid, först {text}; jämförelser år för år använder dem inte.",
        "{about} is measured by year; for another time, first {text}: {rows}. Comparisons year by year skip them.",
    ),
    FINER_THAN_STEP: (
        "{rows} för {about} har fler decimaler än den mäts med, först {text}; värdet räknas som det står.",
        "{about} with more decimals than it is measured with, first {text}: {rows}. The value counts as it stands.",
    ),
    LOOKS_LIKE_SHARE: (
        "{rows} för {about} ser ut som en andel (0,93) och inte procent (93), först {text}; värdet räknas som det står.",
        "{about} looks like a share (0.93), not percent (93), first {text}: {rows}. The value counts as it stands.",
    ),
    PERCENT_SIGN: (
        "{rows} för {about} har procenttecken, först {text}, men den mäts inte i procent; värdet räknas som det står.",
        "{about} with a percent sign, first {text}, is not measured in percent: {rows}. The value counts as it stands.",
    ),
    OTHER_PERIOD: (
        "{rows} med bedömningar av mål i {text} hör inte till {rules} och räknas inte med.",
        "{rows} with judgements of goals of {text} do not belong to {rules} and do not count.",
    ),
    "unknown-area": (
        "{about} mäts inte för området {text}; {rows} räknas inte med.{near}",
        "{about} is not measured for the area {text}; not counted: {rows}.{near}",
    ),
    "missing-area": (
        "{about} mäts per område, men {rows} säger inte vilket och räknas inte med. Skriv {known}.",
        "{about} is measured by area; not counted, since they do not say which: {rows}. Write {known}.",
    ),
    "extra-area": (
        "{about} mäts utan område; {rows} för området {text} läses som en egen serie.",
        "{about} is measured without an area; read as another series, for the area {text}: {rows}.",
    ),
    "unknown-group": (
        "{about} mäts inte för gruppen {text}; {rows} räknas inte med.{near}",
        "{about} is not measured for the group {text}; not counted: {rows}.{near}",
    ),
    "missing-group": (
        "{about} mäts per grupp, men {rows} säger inte vilken och räknas inte med. Skriv {known}.",
        "{about} is measured by group; not counted, since they do not say which: {rows}. Write {known}.",
    ),
    "extra-group": (
        "{about} mäts utan grupp; {rows} för gruppen {text} läses som en egen serie.",
        "{about} is measured without a group; read as another series, for the group {text}: {rows}.",
    ),
}


class Speaker:
    """Turns tallies into sentences about what these rules know."""

    def __init__(self, indicators: Iterable[Indicator], rules_name: str, suggestions: Suggestions) -> None:
        """Speak of these indicators, under the name of their rules."""
        self._indicators = {indicator.id: indicator for indicator in indicators}
        self._suggestions = suggestions
        self._rules = (
            (f"reglerna för {rules_name}", f"the rules for {rules_name}") if rules_name else ("reglerna", "the rules")
        )

    def notices(self, file: str, tally: Tally) -> Iterator[Problem]:
        """A sentence for each thing that was counted; very many of one kind are summed up at the end."""
        for kind in dict.fromkeys(code for code, _, _ in tally):
            counted = ((name, count) for name, count in tally.items() if name[0] == kind)
            for (_, subject, _), count in islice(counted, MOST_OF_A_KIND):
                sv, en = self._sentences(kind, subject, count)
                row = None if kind == NO_VALUE else count.row
                yield Problem(kind, sv, en, Place(file, row), count.text or None)
            rest = [count.rows for _, count in counted]
            if rest:
                sv, en = rows_counted(sum(rest))
                more_sv, more_en = (
                    f"och {len(rest)} till av samma slag ({sv}).",
                    f"and {len(rest)} more of this kind ({en}).",
                )
                yield Problem(kind, more_sv, more_en, Place(file))

    def nothing_known(self, file: str, tally: Tally) -> Problem:
        """The problem that no row of a file is about anything that the rules know."""
        texts = [count.text for (code, _, _), count in tally.items() if code == UNKNOWN_INDICATOR]
        near = dict.fromkeys(n for n in map(self._nearest_indicator, texts[:10]) if n)
        unknown, close, known = names(texts), names(list(near)), names(list(self._indicators))
        hints = (f" Närmast är {close[0]}.", f" The nearest is {close[1]}.") if near else ("", "")
        sv, en = self._rules
        return Problem(
            "nothing-known",
            f"ingen rad handlar om något som {sv} känner: filen har {unknown[0]}.{hints[0]} Reglerna känner {known[0]}.",
            f"no row is about anything that {en} know: the file has {unknown[1]}.{hints[1]} The rules know {known[1]}.",
            Place(file),
        )

    def _nearest_indicator(self, text: str) -> str | None:
        return self._suggestions.nearest(text, self._indicators)

    def _sentences(self, code: str, subject: str, count: Count) -> tuple[str, str]:
        indicator = self._indicators.get(subject)
        known: tuple[str, ...] = ()
        near = None
        if indicator is not None:
            known = indicator.areas if code.endswith("area") else indicator.groups
        if code == UNKNOWN_INDICATOR:
            near = self._nearest_indicator(count.text)
        elif code.startswith("unknown"):
            near = self._suggestions.nearest(count.text, known)
        nearest = ("", "") if near is None else (f" Närmast är {quoted(near)}.", f" The nearest is {quoted(near)}.")
        said = [
            _SAID[code][lang].format(
                rows=rows_counted(count.rows)[lang],
                about=quoted(subject),
                text=quoted(count.text),
                rules=self._rules[lang],
                near=nearest[lang],
                known=names(known)[lang],
            )
            for lang in (0, 1)
        ]
        return said[0], said[1]
