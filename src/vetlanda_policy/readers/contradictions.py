"""Contradictions: the sentences about a row whose cells do not fit together, or that lacks one.

Only sentences stand here; which rows they are about is decided in `meaning`.
"""

from __future__ import annotations

from vetlanda_policy.errors import quoted
from vetlanda_policy.facts import Status
from vetlanda_policy.readers.problems import UnreadableError
from vetlanda_policy.readers.rows import Column, Row
from vetlanda_policy.readers.words import STATUSES

NO_INDICATOR = UnreadableError(
    "missing-indicator",
    "raden har ett värde men ingen indikator. Skriv vad som mättes.",
    "the row has a value but no indicator. Write what was measured.",
)
NO_PERIOD = UnreadableError(
    "missing-period",
    "raden har ett värde men ingen period. Skriv när det mättes, såsom `2016`.",
    "the row has a value but no period. Write when it was measured, such as `2016`.",
)
NO_SOURCE = UnreadableError(
    "missing-source",
    "en bedömning måste ha en källa. Skriv vilket dokument den står i.",
    "a judgement must have a source. Write in which document it stands.",
)
NO_MEMBER = UnreadableError(
    "missing-member",
    "en rad för en jämförelsegrupp ska nämna en medlem. Skriv medlemmens kommunkod eller namn som värde.",
    "a row for a comparison group must name a member. Write the member's municipality code or name as the value.",
)


def value_and(status: Status, row: Row) -> UnreadableError:
    """A number, and a status that says there is none."""
    word, value = STATUSES[status][0], quoted(row.cells[Column.VALUE].text)
    return UnreadableError(
        "value-and-status",
        f"statusen säger `{word}`, men värdet är {value}. Ta bort det ena.",
        f"the status says `{STATUSES[status][-1]}`, but the value is {value}. Remove one of them.",
    )


def symbol_and(status: Status | None, row: Row) -> UnreadableError:
    """A symbol for one thing, and a status that says another."""
    word, symbol = STATUSES[status or Status.FINAL], quoted(row.cells[Column.VALUE].text)
    return UnreadableError(
        "symbol-and-status",
        f"statusen säger `{word[0]}`, men värdet är {symbol}, som betyder något annat. Ta bort det ena.",
        f"the status says `{word[-1]}`, but the value is {symbol}, which means something else. Remove one of them.",
    )


def no_value_but(status: Status) -> UnreadableError:
    """No value, and a status that says there is one."""
    word = STATUSES[status]
    return UnreadableError(
        "status-without-value",
        f"statusen säger `{word[0]}`, men inget värde står där. Skriv värdet, eller statusen `saknas`.",
        f"the status says `{word[-1]}`, but there is no value. Write the value, or the status `missing`.",
    )
