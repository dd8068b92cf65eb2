"""What a new rulebook holds: the templates beside this file, filled in for a municipality and a period.

Only texts; every figure in them is invented and says so.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import Template

from vetlanda_policy.errors import Language, Problem, QuestionError, quoted
from vetlanda_policy.municipalities import name_of
from vetlanda_policy.periods import FIRST_YEAR, LAST_YEAR, MandatePeriod
from vetlanda_policy.rulefiles import schema_files

SCHEMAS = "schema"
"""The folder of the schemas, beside that of the period; the first line of each rule file leads there."""

_RULES = ("period.toml", "indicators.toml", "goal-1.toml", "source.txt", "goal-1.feature")
_PERIOD = re.compile(r"(?P<first>\d{4})-(?P<last>\d{4})", re.ASCII)
_LENGTH = 4


def running_period(today: date) -> str:
    """The mandate period under way: four years, of which 2023 was the first of one."""
    first = today.year - (today.year - 2023) % _LENGTH
    return f"{first}-{first + _LENGTH - 1}"


def period_of(text: str) -> MandatePeriod:
    """The mandate period from the first year's first day to the last year's last.

    Raises:
        QuestionError: the text is not two years, the first not after the last.
    """
    match = _PERIOD.fullmatch(text.strip())
    first, last = (int(match["first"]), int(match["last"])) if match else (0, 0)
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        raise QuestionError(
            Problem(
                "wrong-period",
                f"perioden är {quoted(text)}, men ska vara två årtal, det första först, som 2023-2026.",
                f"the period is {quoted(text)}, but should be two years, the first one first, such as 2023-2026.",
                read=text,
            )
        )
    return MandatePeriod(id=f"{first}-{last}", first_day=date(first, 1, 1), last_day=date(last, 12, 31))


def rule_files(municipality: str, period: MandatePeriod, lang: Language) -> Mapping[str, str]:
    """The files of a new rulebook, by their paths in its folder, without the fact template."""
    values = {
        "municipality": municipality,
        "name": name_of(municipality) or municipality,
        "period": period.id,
        "first": f"{period.first_day.year}",
        "last": f"{period.last_day.year}",
        "sha256": hashlib.sha256(_template("source.txt").encode()).hexdigest(),
    }
    found = {"README.md": Template(_template(f"README.{lang}")).substitute(values)}
    found |= {f"{period.id}/{name}": Template(_template(name)).substitute(values) for name in _RULES}
    return found | {f"{SCHEMAS}/{name}": text for name, text in schema_files().items()}


def _template(name: str) -> str:
    return Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
