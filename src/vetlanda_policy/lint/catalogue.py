"""The catalogue: every kind of finding by its code.

Only here is a code turned into its kind; `docs/findings.md` says the same for people.
"""

from __future__ import annotations

import re

from vetlanda_policy.errors import Problem
from vetlanda_policy.lint.finding import Finding
from vetlanda_policy.lint.kinds_of_files import OF_FILES
from vetlanda_policy.lint.kinds_of_fits import OF_FITS
from vetlanda_policy.lint.kinds_of_judging import OF_JUDGING
from vetlanda_policy.lint.kinds_of_trials import NOTES, OF_TRIALS
from vetlanda_policy.lint.kinds_of_wording import OF_WORDING
from vetlanda_policy.rulefiles.keypaths import KeyPath

KINDS = {kind.code: kind for kind in (*OF_FILES, *OF_FITS, *OF_WORDING, *OF_JUDGING, *OF_TRIALS, *NOTES)}
"""Every kind of finding by its code."""

_TARGETS = {"target", "targets", "best", "share", "lowest", "highest"}
_MISSING = {
    "target-missing": ("målvärdet saknas", "the target value is missing"),
    "measure-missing": ("det sägs inte vad som mäts", "nothing says what is measured"),
}
_ABOUT_THE_PLACE = ("är ", "kan inte ", "is ", "cannot ")
_KEY_FIRST = re.compile(r"^([a-z]+(?:[._][a-z]+)+)(?= )")
_OF_SHAPES = {
    "rule-extra-forbidden": "unknown-key",
    "rule-union-tag-invalid": "unknown-kind",
    "rule-union-tag-not-found": "unknown-kind",
    "rule-value-error": "keys-disagree",
}


def found(code: str, sv: str, en: str, *, file: str, path: KeyPath = ()) -> Finding:
    """A finding of a kind in the catalogue."""
    return Finding(KINDS[code], _capital(sv), _capital(en), file, path)


def of_problem(problem: Problem, folder: str) -> Finding:
    """A problem of the rule files as a finding."""
    place = problem.place
    path = key_path(place.key) if place is not None and place.key else ()
    kind = KINDS[_code(problem.code, path)]
    file = place.file if place is not None else folder
    sv, en = problem.sv, problem.en
    if kind.code in _MISSING:
        said_sv, said_en = _MISSING[kind.code]
        sv, en = f"{said_sv}: nyckeln `{path[-1]}` är inte angiven.", f"{said_en}: the key `{path[-1]}` is not given."
    sv, en = _whole(sv, "filen"), _whole(en, "the file")
    return Finding(kind, _capital(sv), _capital(en), file, path, place.row if place else None)


def _code(code: str, path: KeyPath) -> str:
    """The catalogue's code: the shape of a missing key says what an auditor would call it."""
    if code == "rule-missing":
        name = path[-1] if path else ""
        return "target-missing" if name in _TARGETS else "measure-missing" if name == "indicator" else "key-missing"
    if code in KINDS:
        return code
    return _OF_SHAPES.get(code, "wrong-value")


def key_path(dotted: str) -> KeyPath:
    """The way to a key from its text."""
    return tuple(int(part) if part.isascii() and part.isdigit() else part for part in dotted.split("."))


def _whole(sentence: str, subject: str) -> str:
    """A sentence about a file with its subject, which its place had stood for."""
    return f"{subject} {sentence}" if sentence.startswith(_ABOUT_THE_PLACE) else sentence


def _capital(sentence: str) -> str:
    """A capital first; a key keeps its letters, and is marked as one."""
    marked = _KEY_FIRST.sub(r"`\1`", sentence)
    return marked[:1].upper() + marked[1:]
