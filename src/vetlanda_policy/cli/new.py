"""`vetlanda-policy new`: a rulebook of one's own to start from.

Only the words and the defaults of the command; what is made stands in `scaffold`.
"""

from __future__ import annotations

import shlex
from datetime import UTC, date, datetime
from pathlib import Path

from vetlanda_policy.cli import usage
from vetlanda_policy.cli.session import Session
from vetlanda_policy.errors import Language, Problem, QuestionError, printable, quoted
from vetlanda_policy.municipalities import COUNTRY_CODE, name_of

HOME = "0685"


_SAID: dict[Language, dict[str, str]] = {
    "sv": {
        "made": "Ett regelverk för {municipality}, perioden {period}, ligger i {directory}:",
        "next": "Målet är ett påhittat exempel att ersätta. Läs README.md, och kontrollera med:",
    },
    "en": {
        "made": "A rulebook for {municipality}, the period {period}, is in {directory}:",
        "next": "The goal is an invented example to replace. Read README.md, and check with:",
    },
}


def new(
    session: Session,
    directory: Path,
    municipality: str | None = None,
    period: str | None = None,
    today: date | None = None,
) -> None:
    """Make a rulebook in the directory, and say what was made.

    Args:
        session: the run of the command line.
        directory: a folder that does not exist or is empty.
        municipality: a code or a name; without it Vetlanda.
        period: `2023-2026`; without it the mandate period under way.
        today: the day that decides which period is under way.

    Raises:
        QuestionError: the folder is not empty or cannot be written, or there is no such municipality or period.
    """
    from vetlanda_policy.scaffold import period_of, running_period, scaffold  # noqa: PLC0415 - only this command makes one

    code = _municipality(municipality)
    chosen = period_of(period or running_period(today or datetime.now(tz=UTC).date()))
    made = scaffold(directory, municipality=code, period=chosen, lang=session.lang)
    where = printable(str(directory))
    words = _SAID[session.lang]
    lines = [
        words["made"].format(municipality=f"{name_of(code)} ({code})", period=chosen.id, directory=where),
        *(f"  {name}" for name in made),
        words["next"],
        f"  vetlanda-policy check --rules {printable(shlex.quote(str(directory)))}",
    ]
    session.write("\n".join(lines) + "\n", None)


def _municipality(value: str | None) -> str:
    code = usage.municipality(value) or HOME
    if code != COUNTRY_CODE:
        return code
    raise QuestionError(
        Problem(
            "unknown-municipality",
            f"{quoted(value)} är hela landet och har inget fullmäktige; skriv en kommuns kod eller namn.",
            f"{quoted(value)} is the whole country and has no council; write a municipality's code or name.",
            read=value,
        )
    )
