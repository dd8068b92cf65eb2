"""The commands for those who write rules: check, diff, new, schema; no thought of their own.

Each imports what it needs when it is called, since judging needs none of it.
"""

import json
from pathlib import Path
from typing import Annotated

import typer

from vetlanda_policy.cli import complete, usage
from vetlanda_policy.cli.session import Session
from vetlanda_policy.cli.texts import HELP

SCHEMAS = ("facts", "rules", "period", "indicators", "goal", "evaluation")


def add(app: typer.Typer, session: Session) -> None:
    """Add the commands to the command line."""
    language, texts = session.lang, HELP[session.lang]
    Rules = Annotated[Path | None, typer.Option("--rules", help=texts["rules"])]
    Municipality = Annotated[str | None, typer.Option("--municipality", help=texts["municipality"])]
    Output = Annotated[Path | None, typer.Option("--output", "-o", help=texts["output"])]
    Lang = Annotated[str, typer.Option("--lang", help=texts["lang"])]

    @app.command("check", help=texts["check"])
    def check_command(
        facts: Annotated[list[str] | None, typer.Argument(help=texts["facts"], show_default=False)] = None,
        rules: Rules = None,
        period: Annotated[
            str | None, typer.Option("--period", help=texts["period"], autocompletion=complete.periods)
        ] = None,
        municipality: Municipality = None,
        features: Annotated[Path | None, typer.Option("--features", help=texts["features"])] = None,
        no_features: Annotated[bool, typer.Option("--no-features", help=texts["no_features"])] = False,
        form: Annotated[str, typer.Option("--format", "-f", help=texts["check_format"])] = "table",
        output: Output = None,
        lang: Lang = language,
        strict: Annotated[bool, typer.Option("--strict", help=texts["check_strict"])] = False,
    ) -> None:
        from vetlanda_policy.cli.check import FORMATS, check

        code = check(
            session,
            facts=facts or (),
            rules=rules,
            period=period,
            municipality=usage.municipality(municipality),
            features=features,
            no_features=no_features,
            form=usage.one_of(form, FORMATS, "--format"),
            output=output,
            strict=strict,
        )
        if code:
            raise typer.Exit(code)

    @app.command("diff", help=texts["diff"])
    def diff_command(
        a: Annotated[str, typer.Argument(help=texts["diff_a"], show_default=False)],
        b: Annotated[str, typer.Argument(help=texts["diff_b"], show_default=False)],
        rules: Rules = None,
        facts: Annotated[
            list[str] | None, typer.Option("--facts", help=texts["diff_facts"], show_default=False)
        ] = None,
        closing: Annotated[str | None, typer.Option("--closing", help=texts["diff_closing"])] = None,
        municipality: Municipality = None,
        witness: Annotated[bool, typer.Option("--witness", help=texts["witness"])] = False,
        witness_file: Annotated[Path | None, typer.Option("--witness-file", help=texts["witness_file"])] = None,
        form: Annotated[str, typer.Option("--format", "-f", help=texts["diff_format"])] = "table",
        output: Output = None,
        lang: Lang = language,
    ) -> None:
        from vetlanda_policy.cli.diff import diff

        diff(
            session,
            a,
            b,
            rules=rules,
            facts=facts or (),
            closing=closing,
            municipality=municipality,
            witness=witness,
            witness_file=witness_file,
            form=form,
            output=output,
        )

    @app.command("schema", help=texts["schema"])
    def schema_command(
        what: Annotated[str, typer.Argument(help=texts["what"], autocompletion=complete.choices(*SCHEMAS))],
        output: Output = None,
        lang: Lang = language,
    ) -> None:
        match usage.one_of(what, SCHEMAS, "schema"):
            case "facts":
                from vetlanda_policy.readers.schema import schema as of_facts

                made = of_facts()
            case "rules" | "period" | "indicators" | "goal":
                from vetlanda_policy.rulefiles import schema as of_rules

                made = of_rules(what)  # type: ignore[arg-type]
            case _:
                from vetlanda_policy.reports.document import schema as of_evaluations

                made = of_evaluations()
        session.write(json.dumps(made, ensure_ascii=False, indent=2) + "\n", output)

    @app.command("new", help=texts["new"])
    def new_command(
        directory: Annotated[Path, typer.Argument(help=texts["new_directory"], show_default=False)],
        municipality: Annotated[str | None, typer.Option("--municipality", help=texts["new_municipality"])] = None,
        period: Annotated[str | None, typer.Option("--period", help=texts["new_period"])] = None,
        lang: Lang = language,
    ) -> None:
        from vetlanda_policy.cli.new import new

        new(session, directory, municipality, period)
