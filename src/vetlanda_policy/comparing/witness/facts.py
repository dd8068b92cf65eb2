"""The facts of a candidate: rows as the engine reads them, as people read them, and as a fact file.

Only translation; every value is invented, and says so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from vetlanda_policy.comparing.records import WitnessRow
from vetlanda_policy.comparing.witness.others import Group
from vetlanda_policy.comparing.witness.search import Candidate
from vetlanda_policy.comparing.witness.shape import Slot
from vetlanda_policy.comparing.witness.unknowns import JUDGED, Unknowns, as_decimal
from vetlanda_policy.errors import Language
from vetlanda_policy.facts import ASSESSMENT, FactFile, Facts, Indicator, Measurement
from vetlanda_policy.values import key, plain
from vetlanda_policy.wording import verdict

INVENTED = "pahittat"
"""What the name of a file with invented values must contain."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a candidate: what it is a value of, and the value as a fact file says it."""

    slot: Slot
    value: Decimal | str


@dataclass(frozen=True, slots=True)
class Ground:
    """What a candidate becomes rows with: its unknowns, its groups, the other municipalities, the home and the year."""

    unknowns: Unknowns
    groups: Mapping[str, Group]
    codes: tuple[str, ...]
    home: str
    year: int


def entries(found: Candidate, ground: Ground) -> list[Entry] | None:
    """Every row of a candidate; none where a value has more digits than a fact file can say."""
    rows = []
    for name, symbol in found.values.items():
        unknown = ground.unknowns.rows[name]
        assert unknown.slot is not None
        if unknown.slot.indicator == ASSESSMENT:
            rows.append(Entry(unknown.slot, JUDGED[int(symbol)]))
            continue
        value = as_decimal(unknown.exact(symbol))
        if value is None:
            return None
        rows.append(Entry(unknown.slot, value))
    for name, size in found.sizes.items():
        group = ground.groups[name]
        slot = Slot(group.indicator, ground.home, str(ground.year), area=group.name)
        rows += [Entry(slot, code) for code in ground.codes[:size]]
    return sorted(rows, key=_order)


def _order(entry: Entry) -> tuple[str, str, str, str, str, str]:
    slot = entry.slot
    return (slot.indicator, slot.area or "", slot.group or "", slot.municipality, slot.period, str(entry.value))


def facts(rows: Iterable[Entry], indicators: Mapping[str, Indicator], home: str) -> Facts:
    """The rows as one side's rulebook reads them: those of indicators that it does not know are kept out."""
    known = [r for r in rows if _is_known(r.slot, indicators)]
    made = tuple(_measurement(r, indicators, n) for n, r in enumerate(known, 2))
    return Facts(made, home, (FactFile(INVENTED, "", len(made), invented=True),))


def _is_known(slot: Slot, indicators: Mapping[str, Indicator]) -> bool:
    if key(slot.indicator) == key(ASSESSMENT):
        return True
    indicator = indicators.get(key(slot.indicator))
    return indicator is not None and indicator.derived is None


def _measurement(row: Entry, indicators: Mapping[str, Indicator], number: int) -> Measurement:
    indicator = indicators.get(key(row.slot.indicator))
    level = None
    if indicator is not None and indicator.levels and isinstance(row.value, Decimal):
        level = indicator.level_name(row.value)
    return row.slot.measurement(row.value, number, level)


def shown(row: Entry, indicators: Mapping[str, Indicator], lang: Language) -> WitnessRow:
    """A row as people read it."""
    slot = row.slot
    return WitnessRow(
        indicator=slot.indicator,
        municipality=slot.municipality,
        area=slot.area,
        group=slot.group,
        period=slot.period,
        value=_written(row, indicators, lang),
    )


def _written(row: Entry, indicators: Mapping[str, Indicator], lang: Language) -> str:
    if isinstance(row.value, Decimal):
        indicator = indicators.get(key(row.slot.indicator))
        return indicator.level_name(row.value) if indicator is not None and indicator.levels else plain(row.value)
    return verdict(row.value, lang) if key(row.slot.indicator) == key(ASSESSMENT) else row.value


HEADERS = ("indikator", "kommun", "område", "grupp", "period", "värde", "källa")


def fact_file(rows: Iterable[WitnessRow]) -> bytes:
    """The rows as a fact file (CSV) that `vetlanda-policy evaluate` reads; every source says that they are invented."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerow(HEADERS)
    for row in rows:
        cells = (row.indicator, row.municipality, row.area or "", row.group or "", row.period, row.value)
        writer.writerow([*(_safe(c) for c in cells), "påhittat"])
    return stream.getvalue().encode("utf-8")


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a number may begin with a minus."""
    formula = cell[:1] in ("=", "+", "@", "\t", "\r") or (cell[:1] == "-" and not cell[1:2].isdigit())
    return f"'{cell}" if formula else cell
