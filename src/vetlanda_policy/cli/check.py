"""`check`: the rules are read and looked through, and the fact files read, without judging anything.

Only the order of work and the exit code; what is looked for stands in `lint`.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from vetlanda_policy.cli.session import Session, choose_rulebook, read_files
from vetlanda_policy.errors import Problem, QuestionError, RulesError, quoted
from vetlanda_policy.lint import Finding, Severity, lint
from vetlanda_policy.lint.catalogue import of_problem
from vetlanda_policy.lint.documents import as_json, as_sarif
from vetlanda_policy.lint.features import Features
from vetlanda_policy.lint.running import worst
from vetlanda_policy.lint.table import table
from vetlanda_policy.readers import facts_for
from vetlanda_policy.rulefiles import Draft, read_drafts

FORMATS = ("table", "json", "sarif")
"""The forms that findings are written in."""


def check(
    session: Session,
    *,
    facts: Sequence[str] = (),
    rules: Path | None = None,
    period: str | None = None,
    municipality: str | None = None,
    features: Path | None = None,
    no_features: bool = False,
    form: str = "table",
    output: Path | None = None,
    strict: bool = False,
) -> int:
    """Look through the rules, then the fact files; the exit code.

    Args:
        session: the language and the streams.
        facts: the fact files.
        rules: the folder of rules; without it those that come with the package.
        period: the one period to look at; without it all.
        municipality: the code of the judged municipality.
        features: where features are; without it beside the rules.
        no_features: whether features are left out.
        form: `table`, `json` or `sarif`.
        output: the file to write to; without it standard output.
        strict: whether warnings also fail.

    Raises:
        QuestionError: there is no such period or folder.
        FactsError: the fact files have problems.
    """
    if features is not None and not features.is_dir():
        raise QuestionError(
            Problem(
                "no-features-folder",
                f"--features är {quoted(features)}, men ska vara en mapp som finns.",
                f"--features is {quoted(features)}, but should be a folder that exists.",
            )
        )
    drafts, found = _drafts(rules, period)
    found += lint(drafts, None if no_features else Features(features))
    periods = [draft.folder.name if draft.book is None else draft.book.period.id for draft in drafts]
    session.write(_document(session, found, periods, form), output)
    gravest = worst(found)
    if gravest is Severity.ERROR:
        return 2
    if facts:
        _facts(session, facts, rules, period, municipality=municipality, form=form, strict=strict)
    return 2 if strict and gravest is Severity.WARNING else 0


def _document(session: Session, found: tuple[Finding, ...], periods: list[str], form: str) -> str:
    match form:
        case "json":
            return as_json(found, periods)
        case "sarif":
            return as_sarif(found, version("vetlanda-policy"), session.lang)
        case _:
            fine = session.words("rules_fine", periods=", ".join(periods)) + "\n"
            text = table(found, session.lang)
            if any(f.ignored is None for f in found):
                return text
            return f"{fine}\n{text}" if text else fine


def _drafts(rules: Path | None, period: str | None) -> tuple[tuple[Draft, ...], tuple[Finding, ...]]:
    """The rulebooks as far as they can be read; where there is none, that is what is found."""
    try:
        return read_drafts(period, rules), ()
    except RulesError as error:
        return (), tuple(of_problem(problem, "" if rules is None else rules.name) for problem in error.problems)


def _facts(
    session: Session,
    facts: Sequence[str],
    rules: Path | None,
    period: str | None,
    *,
    municipality: str | None,
    form: str,
    strict: bool,
) -> None:
    """Read the fact files for their rulebook; a document on standard output is left alone."""
    files = read_files(session, facts)
    book = choose_rulebook(rules, period, None, files)
    read = facts_for(files, book, municipality=municipality, strict=strict)
    for notice in read.notices:
        session.problem(notice, error=False)
    said = session.words("facts_fine", period=book.period.id, rows=len(read.measurements))
    if form == "table":
        session.write(f"{said}\n", None)
    else:
        session.note(said)
