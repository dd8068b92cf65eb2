"""What the tests of the readers share: a few indicators, and short ways from a file's own text to its facts."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from vetlanda_policy.errors import FactsError
from vetlanda_policy.facts import Facts, Indicator, Measurement
from vetlanda_policy.readers import RowFile, read_rows, to_facts
from vetlanda_policy.values import Scale

ASSESSED = ("2015-2018/2", "2020-2023/1.fler-bostader")


def indicator(id_: str, **changed: Any) -> Indicator:
    """An indicator; a count of persons a year where nothing else is said."""
    made: dict[str, Any] = {
        "id": id_,
        "name": id_.capitalize(),
        "definition": "Påhittad för testerna.",
        "unit": "personer",
        "unit_en": "persons",
        "scale": Scale(lowest=Decimal(0), step=Decimal(1)),
        "frequency": "year",
        "published": "SCB",
    }
    return Indicator(**made | changed)


PERCENT = Scale(lowest=Decimal(0), highest=Decimal(100), step=Decimal("0.1"))
INDICATORS = (
    indicator("inflyttade"),
    indicator("folkmängd"),
    indicator("flyttnetto", scale=Scale(step=Decimal(1))),
    indicator("kundnöjdhet", unit="procent", unit_en="percent", scale=PERCENT, areas=("hemtjänst", "särskilt boende")),
    indicator("hme-total", unit="index", unit_en="index", scale=PERCENT, frequency="irregular"),
    indicator("nki-total", unit="index", unit_en="index", scale=Scale(lowest=Decimal(0), highest=Decimal(100))),
    indicator("sjukfrånvaro", unit="procent", unit_en="percent", scale=PERCENT, groups=("kvinnor", "män")),
    indicator("jämförelsegrupp", kind="members", unit="kod", unit_en="code", scale=Scale()),
)


def rows_of(content: str | bytes) -> RowFile:
    """The rows of a file with this content, given on standard input."""
    return read_rows("-", stdin=BytesIO(content.encode() if isinstance(content, str) else content))


def facts_of(*contents: str | bytes, **how: Any) -> Facts:
    """The facts of files with these contents."""
    return to_facts([rows_of(c) for c in contents], **{"indicators": INDICATORS, "assessed": ASSESSED} | how)


def row(**cells: str) -> str:
    """A CSV file of one row, in-migration in 2016 where nothing else is said; keys are headings."""
    filled = {"indikator": "inflyttade", "period": "2016", "värde": "1313"} | cells
    return ";".join(filled) + "\n" + ";".join(filled.values()) + "\n"


def fact(**cells: str) -> Measurement:
    """The one measurement of a CSV file of one row."""
    (made,) = facts_of(row(**cells)).measurements
    return made


def codes(problem_or_notice: FactsError | Facts) -> list[str]:
    """The kinds of problems, or of notices, in their order."""
    listed = problem_or_notice.problems if isinstance(problem_or_notice, FactsError) else problem_or_notice.notices
    return [p.code for p in listed]


def refused(*contents: str | bytes, **how: Any) -> FactsError:
    """The error that files with these contents are."""
    with pytest.raises(FactsError) as caught:
        facts_of(*contents, **how)
    return caught.value


def understood(content: str | bytes) -> Facts | None:
    """The facts of a file with this content; none where it is an error, which then has sentences in both languages."""
    try:
        return facts_of(content)
    except FactsError as error:
        if not error.problems or not all(p.sv and p.en for p in error.problems):
            raise AssertionError("an error without a sentence") from error
        return None


def refused_file(path: Path) -> FactsError:
    """The error that a file is."""
    with pytest.raises(FactsError) as caught:
        read_rows(path)
    return caught.value
