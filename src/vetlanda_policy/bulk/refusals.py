"""Refusals: what is wrong with a table of facts, in sentences.

Only the sentences; what is looked for stands in `survey` and `questions`.
"""

from __future__ import annotations

from collections.abc import Sequence

from vetlanda_policy.errors import Problem, quoted
from vetlanda_policy.readers.contradictions import NO_SOURCE
from vetlanda_policy.readers.problems import UnreadableError

MOST_TEXTS = 200_000
"""So many different texts a table of facts may hold in the columns that are understood."""
MOST_NAMED = 5
"""So many of the texts that are wrong are shown."""
SHORTEST_CODE = 4
"""A municipality's code has at least so many digits."""


def unreadable(text: str, column: str, error: Exception) -> Problem:
    """A text cannot be read as what its column says."""
    said_sv, said_en = (error.sv, error.en) if isinstance(error, UnreadableError) else (None, None)
    return Problem(
        f"{column}-unreadable",
        said_sv
        or f"{quoted(text)} i kolumnen `{column}` är inget som kan läsas. En period skrivs 2016, 2016-H1, 2016-Q3, "
        "2016-05 eller 2016-05-31.",
        said_en
        or f"{quoted(text)} in the column `{column}` cannot be read. A period is written 2016, 2016-H1, 2016-Q3, "
        "2016-05 or 2016-05-31.",
    )


def empty_column(column: str) -> Problem:
    """A column is empty on some row."""
    return Problem(
        f"no-{column}",
        f"kolumnen `{column}` är tom på någon rad. Fyll i den, eller ta bort raden.",
        f"the column `{column}` is empty on some row. Fill it in, or remove the row.",
    )


def no_codes(texts: Sequence[str]) -> Problem:
    """Municipalities are not written as codes."""
    shown = ", ".join(quoted(text) for text in texts)
    return Problem(
        "no-code",
        f"kolumnen `municipality` har annat än kommunkoder: {shown}. Skriv koden med sina nollor, `0685` för Vetlanda.",
        f"the column `municipality` holds what is no municipality's code: {shown}. Write the code with its zeros, `0685` for "
        "Vetlanda.",
    )


def no_members(indicator: str, texts: Sequence[str]) -> Problem:
    """Members of comparison groups are not written as codes."""
    shown, name = ", ".join(quoted(text) for text in texts), quoted(indicator)
    return Problem(
        "no-member",
        f"raderna om {name} har annat än kommunkoder som värde: {shown}. Skriv koden med sina nollor, `0685` för Vetlanda.",
        f"the rows about {name} have values that are no municipality's code: {shown}. Write the code with its zeros, `0685` "
        "for Vetlanda.",
    )


def no_source(judged: Sequence[tuple[str, ...]]) -> list[Problem]:
    """Recorded judgements have no source; nothing where all have."""
    if not judged:
        return []
    shown = ", ".join(quoted(" ".join([code.zfill(SHORTEST_CODE), *area]).strip()) for code, *area in judged)
    return [
        Problem(
            NO_SOURCE.code, f"{NO_SOURCE.sv} Källan saknas för {shown}.", f"{NO_SOURCE.en} There is none for {shown}."
        )
    ]


def lacking_column(column: str) -> Problem:
    """A column that is needed is missing."""
    return Problem(
        "missing-column",
        f"kolumnen `{column}` saknas. När många kommuner bedöms måste varje rad säga vilken kommun den gäller.",
        f"the column `{column}` is missing. Where many municipalities are judged every row must say whose it is.",
    )


def doubled_column(first: str, second: str) -> Problem:
    """A column is there twice."""
    return Problem(
        "double-column",
        f"kolumnen finns två gånger, som {quoted(first)} och som {quoted(second)}. Behåll en av dem.",
        f"the column is there twice, as {quoted(first)} and as {quoted(second)}. Keep one of them.",
    )


def too_many() -> Problem:
    """The table holds more different texts than a table of facts would."""
    return Problem(
        "too-many-texts",
        f"tabellen har fler än {MOST_TEXTS} olika texter i kolumnerna för indikator, område, grupp, period, status och "
        "värde; det är ingen tabell med fakta.",
        f"the table has more than {MOST_TEXTS} different texts in the columns of indicators, areas, groups, periods, "
        "statuses and values; that is no table of facts.",
    )


def nothing_known(unknown: Sequence[str]) -> Problem:
    """The rules know no indicator of the table, or it has no rows."""
    if not unknown:
        return Problem("no-rows", "tabellen har inga rader.", "the table has no rows.")
    shown = ", ".join(quoted(text) for text in unknown[:MOST_NAMED])
    return Problem(
        "nothing-known",
        f"reglerna känner ingen av tabellens indikatorer: {shown}.",
        f"the rules know none of the table's indicators: {shown}.",
    )


__all__ = [
    "MOST_NAMED",
    "MOST_TEXTS",
    "SHORTEST_CODE",
    "doubled_column",
    "empty_column",
    "lacking_column",
    "no_codes",
    "no_members",
    "no_source",
    "nothing_known",
    "too_many",
    "unreadable",
]
