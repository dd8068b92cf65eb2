"""Running: every check on every rulebook, with lines, and with what the files' own comments leave out.

Only the order of work; what is looked for stands in the checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from vetlanda_policy.goals import Rulebook
from vetlanda_policy.lint.catalogue import of_problem
from vetlanda_policy.lint.dates import check_dates, check_versions
from vetlanda_policy.lint.directions import check_directions
from vetlanda_policy.lint.features import Features, check_features
from vetlanda_policy.lint.finding import Finding, Severity
from vetlanda_policy.lint.ignoring import apply, ignores
from vetlanda_policy.lint.rules import Rule, rules
from vetlanda_policy.lint.sameness import check_combinations, check_pairs
from vetlanda_policy.lint.scales import check_scales
from vetlanda_policy.lint.strictness import check_strictness
from vetlanda_policy.lint.using import check_using
from vetlanda_policy.lint.wording import check_force, check_wording
from vetlanda_policy.rulefiles import Draft
from vetlanda_policy.rulefiles.positions import Positions, positions

ON_WORDS: tuple[Callable[[Rule], Iterator[Finding]], ...] = (
    check_wording,
    check_directions,
    check_strictness,
    check_dates,
)
"""The checks of one rule that need only its words and its indicator."""

ON_SCALES: tuple[Callable[[Rule], Iterator[Finding]], ...] = (check_scales, check_combinations)
"""The checks that ask the criteria themselves, which must then be without fault."""


def lint(drafts: Iterable[Draft], features: Features | None = None) -> tuple[Finding, ...]:
    """Everything that was found in the rulebooks, in the order of their files.

    Args:
        drafts: the rulebooks, as far as they could be read.
        features: where features are looked for; none where they are left out.
    """
    found: list[Finding] = []
    for draft in drafts:
        found += _one(draft, features)
    return tuple(found)


def _one(draft: Draft, features: Features | None) -> list[Finding]:
    placed = _Placed(draft)
    made = [of_problem(problem, draft.folder.name) for problem in draft.problems]
    if draft.book is not None:
        made += _checked(draft, draft.book)
        if features is not None and not draft.problems:
            made += check_features(draft, draft.book, features)
    with_lines = [placed.place(finding) for finding in dict.fromkeys(made)]
    comments = {f"{draft.folder.name}/{name}": ignores(text, placed.of[name]) for name, text in placed.texts.items()}
    return sorted(map(placed.place, apply(with_lines, comments)), key=Finding.order)


def _checked(draft: Draft, book: Rulebook) -> Iterator[Finding]:
    name = draft.folder.name
    every = list(rules(book, name))
    sound = _sound(draft, every)
    for goal in book.goals:
        yield from check_versions(book, name, goal)
    for rule in every:
        for check in ON_WORDS:
            yield from check(rule)
        if rule.id == rule.goal.id:
            yield from check_force(rule)
    for rule in sound:
        for check in ON_SCALES:
            yield from check(rule)
    yield from check_pairs(sound)
    if draft.whole and every and len(sound) == len(every):
        yield from check_using(book, name, every)


def _sound(draft: Draft, every: Sequence[Rule]) -> list[Rule]:
    """The rules in whose files nothing is wrong, where nothing is wrong with the indicators and the period."""
    wrong = {p.place.file for p in draft.problems if p.place}
    name = draft.folder.name
    if f"{name}/indicators.toml" in wrong or any(not p.place for p in draft.problems):
        return []
    return [rule for rule in every if rule.file not in wrong]


class _Placed:
    """The lines of a rulebook's files."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.texts = {name: _text(data) for name, data in draft.files.items() if name.endswith(".toml")}
        self.of: dict[str, Positions] = {name: positions(text) for name, text in self.texts.items()}

    def place(self, finding: Finding) -> Finding:
        """The finding with its line and its path from here."""
        name = finding.file.rpartition("/")[2]
        known = self.of.get(name)
        line = finding.line
        if line is None and known is not None:
            line = known.line(finding.path)
        return replace(finding, line=line, uri=self._uri(finding))

    def _uri(self, finding: Finding) -> str:
        whole = self.draft.folder.parent.resolve() / finding.file
        here = Path.cwd()
        return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else finding.file


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest of what is not left out; none where there is nothing."""
    found = {finding.severity for finding in findings if finding.ignored is None}
    return next((severity for severity in Severity if severity in found), None)
