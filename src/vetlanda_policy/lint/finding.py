"""Findings: what an auditor should know about the rules, each with its place and what to do about it.

Only the record; which kinds there are stands in `catalogue`, and who looks for them in the checks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vetlanda_policy.errors import Language, Place
from vetlanda_policy.rulefiles.keypaths import KeyPath, dotted


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding.

    Attributes:
        code: its stable name, as in `# ignore`.
        severity: `error` where the rules cannot be used, `warning` where an auditor would object, else `note`.
        sv: what it means, a short phrase in Swedish.
        en: the same in English.
        advice_sv: what to do, a sentence.
        advice_en: the same in English.
    """

    code: str
    severity: Severity
    sv: str
    en: str
    advice_sv: str
    advice_en: str

    def title(self, lang: Language) -> str:
        """What it means, in the language."""
        return self.sv if lang == "sv" else self.en


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found.

    Attributes:
        kind: which kind it is, with the advice.
        sv: the whole sentence in Swedish.
        en: the same in English.
        file: the file, with the name of its folder.
        path: the way to the key.
        line: the line of the key; none where the file has none.
        uri: the file's path from where the command is run, where it lies there.
        ignored: the reason, where a comment in the file says that it is to be left out.
    """

    kind: Kind
    sv: str
    en: str
    file: str
    path: KeyPath = ()
    line: int | None = None
    uri: str | None = None
    ignored: str | None = None

    @property
    def code(self) -> str:
        """The code of its kind."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.kind.severity

    @property
    def place(self) -> Place:
        """File (its path from here, where it lies here), line and key."""
        return Place(self.uri or self.file, self.line, key=dotted(self.path) or None)

    def text(self, lang: Language) -> str:
        """The sentence in the language."""
        return self.sv if lang == "sv" else self.en

    def advice(self, lang: Language) -> str:
        """What to do, in the language."""
        return self.kind.advice_sv if lang == "sv" else self.kind.advice_en

    def order(self) -> tuple[str, int, str, str]:
        """A sort key: in the order of the files."""
        return (self.file, self.line or 0, self.code, self.sv)
