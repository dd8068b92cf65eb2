"""The command that judges many municipalities; no thought of its own.

It imports what it needs when it is called, since judging one municipality needs none of it.
"""

from pathlib import Path
from typing import Annotated

import typer

from vetlanda_policy.cli import complete, usage
from vetlanda_policy.cli.session import Session
from vetlanda_policy.cli.texts import HELP
from vetlanda_policy.errors import Problem, QuestionError

ENGINES = ("polars", "duckdb", "spark", "exact")


def add(app: typer.Typer, session: Session) -> None:
    """Add the command to the command line."""
    language, texts = session.lang, HELP[session.lang]

    @app.command("evaluate-many", help=texts["many"])
    def many_command(
        facts: Annotated[list[str], typer.Argument(help=texts["many_facts"], show_default=False)],
        rules: Annotated[Path | None, typer.Option("--rules", help=texts["rules"])] = None,
        period: Annotated[
            str | None, typer.Option("--period", help=texts["period"], autocompletion=complete.periods)
        ] = None,
        closing: Annotated[
            list[str] | None, typer.Option("--closing", help=texts["many_closing"], show_default=False)
        ] = None,
        closings: Annotated[
            str | None,
            typer.Option("--closings", help=texts["many_closings"], autocompletion=complete.choices("all")),
        ] = None,
        known_on: Annotated[str | None, typer.Option("--known-on", help=texts["known_on"])] = None,
        output: Annotated[Path | None, typer.Option("--output", "-o", help=texts["many_output"])] = None,
        engine: Annotated[
            str, typer.Option("--engine", help=texts["many_engine"], autocompletion=complete.choices(*ENGINES))
        ] = "polars",
        memory_limit: Annotated[str | None, typer.Option("--memory-limit", help=texts["many_memory"])] = None,
        explain: Annotated[str | None, typer.Option("--explain", help=texts["many_explain"])] = None,
        difficulty: Annotated[bool, typer.Option("--difficulty", help=texts["many_difficulty"])] = False,
        municipality: Annotated[str | None, typer.Option("--municipality", help=texts["many_municipality"])] = None,
        lang: Annotated[
            str, typer.Option("--lang", help=texts["lang"], autocompletion=complete.choices("sv", "en"))
        ] = language,
    ) -> None:
        from vetlanda_policy.cli.many import Asked, many

        usage.one_of(engine, ENGINES, "--engine")
        if closings is not None:
            usage.one_of(closings, ("all",), "--closings")
            if closing:
                raise QuestionError(
                    Problem(
                        "closing-twice",
                        "ange --closing eller --closings, inte båda.",
                        "give --closing or --closings, not both.",
                    )
                )
        asked = Asked(
            rules=rules,
            period=period,
            closings="all" if closings else tuple(c.strip().upper() for c in closing) if closing else None,
            known_on=usage.day(known_on, "--known-on"),
            engine="polars" if engine == "exact" else engine,
            exact=engine == "exact",
            memory_limit=memory_limit,
        )
        many(
            session,
            facts,
            asked,
            output=output,
            explained=usage.any_municipality(explain),
            judged=usage.any_municipality(municipality),
            difficulty=difficulty,
        )
