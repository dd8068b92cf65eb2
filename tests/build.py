"""What tests are made of: facts in the domain's own text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from vetlanda_policy.errors import Place
from vetlanda_policy.facts import Facts, Measurement, Status
from vetlanda_policy.periods import read_period

SYMBOLS = {
    "..": Status.SUPPRESSED,
    ".": Status.NOT_APPLICABLE,
    "-": Status.DROPPED_OUT,
    "saknas": Status.MISSING,
}


def measured(text: str, row: int = 2, status: Status | None = None, published: str | None = None) -> Measurement:
    """One measurement from `indicator[/area] [municipality] period value`, such as `inflyttade 2017 1314`."""
    name, *middle, period, value = text.split(" ")
    indicator, _, area = name.partition("/")
    said = SYMBOLS.get(value, status or Status.FINAL)
    kept: Decimal | str | None = None
    if said.has_value:
        kept = value if indicator in ("jämförelsegrupp", "bedömning") else Decimal(value)
    return Measurement(
        indicator=indicator,
        municipality=middle[0] if middle else "0685",
        period=read_period(period),
        value=kept,
        place=Place("fakta.csv", row),
        area=area.replace("_", " ") or None,
        status=said,
        published=date.fromisoformat(published) if published else None,
        source="påhittad källa",
    )


def facts(text: str) -> Facts:
    """Facts from lines of `indicator[/area] [municipality] period value`."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    return Facts(tuple(measured(line, row) for row, line in enumerate(lines, 2)), "0685")
