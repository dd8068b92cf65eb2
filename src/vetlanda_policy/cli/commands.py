"""The commands: parse, call, print, exit code; no thought of its own.

The app is built for one language, so that help and errors are in it.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from vetlanda_policy.cli import complete, many_commands, rule_commands, show, usage
from vetlanda_policy.cli.session import Session, choose_rulebook, judged_period, read_files
from vetlanda_policy.cli.texts import HELP
from vetlanda_policy.engine import evaluate
from vetlanda_policy.errors import Language, Problem, QuestionError
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.readers import facts_for
from vetlanda_policy.reports import FORMATS, report
from vetlanda_policy.rulefiles import read_rulebook, read_rulebooks
from vetlanda_policy.verdicts import Evaluation, Verdict

FAILING = tuple(v.value for v in Verdict if v is not Verdict.FULFILLED)
ENGINES = ("auto", "durable", "direct")


def build(language: Language) -> typer.Typer:  # noqa: C901, PLR0915 - one nested function a command
    """The command line in one language."""
    texts = HELP[language]
    session = Session(language)
    app = typer.Typer(help=texts["app"], no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)

    Facts = Annotated[list[str], typer.Argument(help=texts["facts"], show_default=False)]
    GoalName = Annotated[str, typer.Argument(help=texts["goal"], autocompletion=complete.goals)]
    Rules = Annotated[Path | None, typer.Option("--rules", help=texts["rules"])]
    Period = Annotated[str | None, typer.Option("--period", help=texts["period"], autocompletion=complete.periods)]
    Closing = Annotated[str | None, typer.Option("--closing", help=texts["closing"])]
    KnownOn = Annotated[str | None, typer.Option("--known-on", help=texts["known_on"])]
    Municipality = Annotated[str | None, typer.Option("--municipality", help=texts["municipality"])]
    Output = Annotated[Path | None, typer.Option("--output", "-o", help=texts["output"])]
    Lang = Annotated[str, typer.Option("--lang", help=texts["lang"], autocompletion=complete.choices("sv", "en"))]
    Strict = Annotated[bool, typer.Option("--strict", help=texts["strict"])]
    Engine = Annotated[str, typer.Option("--engine", help=texts["engine"], autocompletion=complete.choices(*ENGINES))]

    def judge(
        facts: list[str],
        rules: Path | None,
        period: str | None,
        closing: str | None,
        known_on: str | None,
        municipality: str | None,
        engine: str,
        *,
        strict: bool,
    ) -> Evaluation:
        home = usage.municipality(municipality)
        usage.one_of(engine, ENGINES, "--engine")
        known = usage.day(known_on, "--known-on")
        files = read_files(session, facts)
        book = choose_rulebook(rules, period, closing, files)
        found = facts_for(files, book, municipality=home, strict=strict)
        other = judged_period(rules, book, closing, found, known) if period is not None else None
        name = closing.strip().upper() if closing is not None else None
        made = evaluate(book, found, closing=name, known_on=known, lang=language, engine=engine, judged_period=other)  # type: ignore[arg-type]
        if period is None or closing is None:
            where = f"{made.municipality_name or ''} ({made.municipality})".strip()
            session.note(session.words("chosen", municipality=where, period=made.period, closing=made.closing))
        for warning in made.warnings:
            place = f"{warning.place}: " if warning.place else ""
            session.note(f"{session.words('note')}: {place}{warning.text}")
        return made

    def book_of(goal: str, rules: Path | None, period: str | None) -> tuple[Rulebook, str]:
        """The rulebook a goal is in: an id names its period, else the latest period is meant."""
        named = goal.rsplit("/", 1)[0] if "/" in goal else None
        if period is None and named is None:
            return read_rulebooks(rules)[-1], goal
        return read_rulebook(period or named, rules), goal

    @app.command("evaluate", help=texts["evaluate"])
    def evaluate_command(
        facts: Facts,
        rules: Rules = None,
        period: Period = None,
        closing: Closing = None,
        known_on: KnownOn = None,
        municipality: Municipality = None,
        form: Annotated[
            str, typer.Option("--format", "-f", help=texts["format"], autocompletion=complete.choices(*FORMATS))
        ] = "table",
        output: Output = None,
        lang: Lang = language,
        fail_on: Annotated[
            list[str] | None,
            typer.Option(
                "--fail-on", help=texts["fail_on"], autocompletion=complete.choices(*FAILING), show_default=False
            ),
        ] = None,
        strict: Strict = False,
        engine: Engine = "auto",
    ) -> None:
        usage.one_of(form, FORMATS, "--format")
        failing = {usage.one_of(v, FAILING, "--fail-on") for v in fail_on or ()}
        made = judge(facts, rules, period, closing, known_on, municipality, engine, strict=strict)
        session.write(report(made, form), output)  # type: ignore[arg-type]
        if any(g.verdict.value in failing for g in made.goals):
            raise typer.Exit(1)

    @app.command("explain", help=texts["explain"])
    def explain_command(
        goal: GoalName,
        facts: Facts,
        rules: Rules = None,
        period: Period = None,
        closing: Closing = None,
        known_on: KnownOn = None,
        municipality: Municipality = None,
        output: Output = None,
        lang: Lang = language,
        strict: Strict = False,
        engine: Engine = "auto",
    ) -> None:
        from vetlanda_policy.explanations import explain

        chosen = period or (goal.rsplit("/", 1)[0] if "/" in goal else None)
        made = judge(facts, rules, chosen, closing, known_on, municipality, engine, strict=strict)
        read_rulebook(made.period, rules).goal(goal)
        session.write(explain(made, goal), output)

    @app.command("periods", help=texts["periods"])
    def periods_command(rules: Rules = None, lang: Lang = language) -> None:
        session.write("\n".join(show.periods(session, read_rulebooks(rules))) + "\n", None)

    @app.command("goals", help=texts["goals"])
    def goals_command(rules: Rules = None, period: Period = None, lang: Lang = language) -> None:
        books = (read_rulebook(period, rules),) if period else read_rulebooks(rules)
        parts = ["\n".join([book.period.id, "", *show.goals(session, book)]) for book in books]
        session.write("\n\n".join(parts) + "\n", None)

    @app.command("show", help=texts["show"])
    def show_command(goal: GoalName, rules: Rules = None, period: Period = None, lang: Lang = language) -> None:
        book, name = book_of(goal, rules, period)
        session.write("\n".join(show.goal(session, book, book.goal(name), rules)) + "\n", None)

    @app.command("template", help=texts["template"])
    def template_command(
        rules: Rules = None,
        period: Period = None,
        closing: Closing = None,
        municipality: Municipality = None,
        form: Annotated[
            str | None,
            typer.Option(
                "--format", "-f", help=texts["template_format"], autocompletion=complete.choices("csv", "xlsx")
            ),
        ] = None,
        output: Output = None,
        lang: Lang = language,
    ) -> None:
        from vetlanda_policy.reports.template import as_csv, as_xlsx

        home = usage.municipality(municipality)
        suffix = "xlsx" if output is not None and output.suffix.lower() == ".xlsx" else "csv"
        chosen = usage.one_of(form or suffix, ("csv", "xlsx"), "--format")
        if chosen == "xlsx" and output is None and sys.stdout.isatty():
            raise QuestionError(
                Problem(
                    "binary-to-terminal",
                    "en XLSX-fil kan inte visas i terminalen. Ange --output FIL.xlsx.",
                    "an XLSX file cannot be shown in the terminal. Give --output FILE.xlsx.",
                )
            )
        book = choose_rulebook(rules, period, closing)
        at = book.closing(closing.strip().upper()) if closing else [c for c in book.period.closings() if c.annual][-1]
        make = as_xlsx if chosen == "xlsx" else as_csv
        session.write(make(book, at, home or book.municipality, language), output)

    many_commands.add(app, session)
    rule_commands.add(app, session)

    def version(wanted: bool) -> None:  # noqa: FBT001 - typer's callback
        if wanted:
            from importlib.metadata import version as installed

            session.write(f"vetlanda-policy {installed('vetlanda-policy')}\n", None)
            raise typer.Exit

    @app.callback()
    def root(
        version: Annotated[
            bool, typer.Option("--version", help=texts["version"], callback=version, is_eager=True)
        ] = False,
    ) -> None:
        pass

    return app
