"""Findings as text for people: sentence, advice and code, in 80 columns; what is left out comes last, with its reason.

Only layout; the sentences come from the findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from vetlanda_policy.errors import Language
from vetlanda_policy.lint.finding import Finding, Severity

WIDTH = 80

_LABELS: dict[Language, dict[Severity, str]] = {
    "sv": {Severity.ERROR: "Fel", Severity.WARNING: "Varning", Severity.NOTE: "Upplysning"},
    "en": {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"},
}
_COUNTED: dict[Language, dict[Severity, tuple[str, str]]] = {
    "sv": {
        Severity.ERROR: ("fel", "fel"),
        Severity.WARNING: ("varning", "varningar"),
        Severity.NOTE: ("upplysning", "upplysningar"),
    },
    "en": {
        Severity.ERROR: ("error", "errors"),
        Severity.WARNING: ("warning", "warnings"),
        Severity.NOTE: ("note", "notes"),
    },
}


def table(findings: Sequence[Finding], lang: Language) -> str:
    """The findings as text; an empty one where there are none."""
    counted = [f for f in findings if f.ignored is None]
    left_out = [f for f in findings if f.ignored is not None]
    lines: list[str] = []
    for severity in Severity:
        for finding in (f for f in counted if f.severity is severity):
            lines += [*_counted(finding, lang), ""]
    if counted:
        lines += [_summary(counted, lang), ""]
    if left_out:
        lines += ["Undantagna, med skäl" if lang == "sv" else "Left out, with reasons", ""]
        for finding in left_out:
            lines += [*_left_out(finding, lang), ""]
    return "\n".join(lines[:-1]) + "\n" if lines else ""


def _counted(finding: Finding, lang: Language) -> Iterator[str]:
    yield from _fit(f"{_LABELS[lang][finding.severity]}: {finding.place.sentence()}", "", "  ")
    yield from _fit(finding.text(lang), "  ")
    yield from _fit(f"{'Råd' if lang == 'sv' else 'Advice'}: {finding.advice(lang)}", "  ")
    yield f"  [{finding.code}]"


def _left_out(finding: Finding, lang: Language) -> Iterator[str]:
    yield from _fit(f"{finding.place.sentence()} [{finding.code}]", "  ", "    ")
    yield from _fit(finding.text(lang), "    ")
    reason = finding.ignored or ("inget angivet" if lang == "sv" else "none given")
    yield from _fit(f"{'Skäl' if lang == 'sv' else 'Reason'}: {reason}", "    ")


def _summary(findings: Sequence[Finding], lang: Language) -> str:
    parts = []
    for severity in Severity:
        number = sum(f.severity is severity for f in findings)
        if number:
            one, many = _COUNTED[lang][severity]
            parts.append(f"{number} {one if number == 1 else many}")
    *first, last = parts
    and_ = "och" if lang == "sv" else "and"
    return f"{', '.join(first)} {and_} {last}." if first else f"{last}."


def _fit(text: str, indent: str, hanging: str | None = None) -> list[str]:
    follow = indent if hanging is None else hanging
    return wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=follow, break_on_hyphens=False, break_long_words=False
    )
