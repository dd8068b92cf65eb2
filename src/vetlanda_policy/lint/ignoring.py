"""Ignoring: comments in a rule file that say which finding is left out there, and why.

`# ignore CODE: reason` on the line before or at the end of a line counts for that line; before the header of a table, for
the whole table; among the first lines of a file, with an empty line after them, for the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from vetlanda_policy.errors import quoted
from vetlanda_policy.lint.catalogue import KINDS, found
from vetlanda_policy.lint.finding import Finding, Severity
from vetlanda_policy.rulefiles.keypaths import KeyPath
from vetlanda_policy.rulefiles.positions import Positions

_IGNORE = re.compile(r"ignore\b[:\s]*(?P<code>[^\s:]*)\s*(?P<colon>:?)\s*(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment that leaves a finding out.

    Attributes:
        code: the code of the findings.
        reason: why they are left out.
        line: the line of the comment.
        covers: the first and last line it counts for; none for the whole file.
        table: the table it counts for, where it stands before a header.
    """

    code: str
    reason: str
    line: int
    covers: tuple[int, int] | None
    table: KeyPath | None = None

    def fits(self, finding: Finding) -> bool:
        """Whether it leaves the finding out."""
        if finding.code != self.code:
            return False
        if self.table is not None and finding.path[: len(self.table)] == self.table:
            return True
        if self.covers is None:
            return True
        line = finding.line or 1
        return self.covers[0] <= line <= self.covers[1]


def ignores(text: str, positions: Positions) -> tuple[Ignore, ...]:
    """The comments of a file that leave findings out, also those that are wrong in some way."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    comment = [line.startswith("#") for line in lines]
    head = next((n for n, line in enumerate(lines) if line and not comment[n]), len(lines))
    below = _next_others(comment)
    made = []
    for remark in positions.remarks:
        match = _IGNORE.fullmatch(remark.text)
        if match is None or not (match["colon"] or not match["rest"] or match["code"] in KINDS):
            continue  # a sentence that happens to begin so
        reason = match["rest"].strip() if match["colon"] else ""
        if not remark.alone:
            made.append(Ignore(match["code"], reason, remark.line, (remark.line, remark.line)))
            continue
        at = below[remark.line]
        whole = remark.line <= head and (at >= len(lines) or not lines[at])
        covers = None if whole else (at + 1, at + 1)
        made.append(Ignore(match["code"], reason, remark.line, covers, positions.tables.get(at + 1)))
    return tuple(made)


def _next_others(comment: Sequence[bool]) -> list[int]:
    """For each line (from 0) the nearest from it on that is no comment; the number of lines where there is none."""
    found = [len(comment)] * (len(comment) + 1)
    for n in range(len(comment) - 1, -1, -1):
        found[n] = found[n + 1] if comment[n] else n
    return found


def apply(findings: Iterable[Finding], comments: Mapping[str, Sequence[Ignore]]) -> list[Finding]:
    """The findings, those that a comment of their file leaves out with its reason, and what is wrong with the comments."""
    used: set[tuple[str, int]] = set()
    kept = []
    for finding in findings:
        chosen = next((i for i in comments.get(finding.file, ()) if _counts(i, finding)), None)
        if chosen is None:
            kept.append(finding)
        else:
            used.add((finding.file, chosen.line))
            kept.append(replace(finding, ignored=chosen.reason))
    for file, given in comments.items():
        kept += [_fault(file, i) for i in given if not i.reason or (file, i.line) not in used]
    return kept


def _counts(ignore: Ignore, finding: Finding) -> bool:
    """Errors cannot be left out: rules with one cannot be used."""
    return finding.severity is not Severity.ERROR and ignore.fits(finding)


def _fault(file: str, ignore: Ignore) -> Finding:
    code = quoted(ignore.code)
    if ignore.code not in KINDS:
        made = found(
            "ignore-unknown",
            f"undantaget gäller koden {code}, som inte finns.",
            f"the exception is for the code {code}, which there is not.",
            file=file,
        )
    elif not ignore.reason:
        made = found(
            "ignore-without-reason",
            f"undantaget från {code} har inget skäl.",
            f"the exception from {code} has no reason.",
            file=file,
        )
    else:
        why_sv = "fel kan inte undantas" if KINDS[ignore.code].severity is Severity.ERROR else "där finns inget sådant"
        why_en = "errors cannot be left out" if why_sv.startswith("fel") else "there is no such finding there"
        made = found(
            "ignore-unused",
            f"undantaget från {code} behövs inte: {why_sv}.",
            f"the exception from {code} is not needed: {why_en}.",
            file=file,
        )
    return replace(made, line=ignore.line)
