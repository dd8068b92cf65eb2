"""The empty fact file: a row for everything the goals of a period need, as CSV or XLSX.

Only what the criteria say they use; no value is filled in.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from vetlanda_policy.criteria import Criterion, Need, Question, ShareOfUnits
from vetlanda_policy.errors import Language
from vetlanda_policy.facts import ASSESSMENT, COUNTRY, Facts
from vetlanda_policy.goals import Rulebook, parts, walk
from vetlanda_policy.indicators import formula
from vetlanda_policy.periods import Closing
from vetlanda_policy.values import key, plain
from vetlanda_policy.wording import alternatives

HEADERS: dict[Language, tuple[str, ...]] = {
    "sv": ("indikator", "kommun", "område", "grupp", "period", "värde", "status", "publicerad", "källa", "upplysning"),
    "en": ("indicator", "municipality", "area", "group", "period", "value", "status", "published", "source", "hint"),
}


def rows(rulebook: Rulebook, closing: Closing, municipality: str, lang: Language = "sv") -> Iterator[tuple[str, ...]]:
    """The rows of the template: one for each fact that some goal could use at the closing."""
    view = Facts((), municipality).view(closing.day, None)
    needs: dict[tuple[str, str, str, str, str], list[int]] = {}
    for goal in rulebook.goals:
        version = rulebook.version_at(goal, closing)
        for about, criterion in parts(goal, version):
            question = Question(about, rulebook.period, closing, municipality, view, rulebook.by_id)
            for inner in _asked(criterion):
                for need in _measured(inner.needs(question), rulebook):
                    row = (
                        need.indicator,
                        need.municipality or municipality,
                        need.area or "",
                        need.group or "",
                        need.period,
                    )
                    numbers = needs.setdefault(row, [])
                    if goal.number not in numbers:
                        numbers.append(goal.number)
    for row, numbers in needs.items():
        goals = ", ".join(str(n) for n in numbers)
        yield (*row, "", "", "", "", _hint(rulebook, row, goals, lang))


def _asked(criterion: Criterion) -> Iterator[Criterion]:
    """Every criterion that asks for facts; what is inside a share of units is asked by it, for each unit."""
    inside = {id(c.criterion) for c in walk(criterion) if isinstance(c, ShareOfUnits)}
    return (c for c in walk(criterion) if id(c) not in inside)


def _measured(needs: Iterable[Need], rulebook: Rulebook) -> Iterator[Need]:
    """The needs; for what is worked out from others, the parts that are measured."""
    for need in needs:
        found = rulebook.by_id.get(key(need.indicator))
        if found is None or found.derived is None:
            yield need
            continue
        for name in formula(found, rulebook.by_id).names():
            yield need._replace(indicator=name)


def _hint(rulebook: Rulebook, row: tuple[str, ...], goals: str, lang: Language) -> str:
    sv = lang == "sv"
    start = f"mål {goals}: " if sv else f"goal {goals}: "
    if key(row[0]) == key(ASSESSMENT):
        return start + (
            "uppfyllt, delvis uppfyllt, inte uppfyllt eller kan inte bedömas; källan är dokumentet"
            if sv
            else "fulfilled, partly fulfilled, not fulfilled or undecided; the source is the document"
        )
    indicator = rulebook.by_id[key(row[0])]
    if indicator.kind == "members":
        return start + (
            "en rad för varje kommun i gruppen, med kommunkoden som värde; dessutom en rad med dess värde"
            if sv
            else "a row for each member of the group, its code as the value; besides a row with its value"
        )
    if indicator.levels:
        return start + alternatives(indicator.levels, lang)
    scale = indicator.scale
    unit = indicator.unit if sv else indicator.unit_en or indicator.unit
    bounds = [plain(b) for b in (scale.lowest, scale.highest) if b is not None]
    span = f" {'–'.join(bounds)}" if len(bounds) == 2 else ""
    whole = f" ({COUNTRY} = Riket)" if row[1] == COUNTRY else ""
    return f"{start}{unit}{span}{whole}"


def as_csv(rulebook: Rulebook, closing: Closing, municipality: str, lang: Language = "sv") -> bytes:
    """The template as CSV with semicolons and a byte order mark, as spreadsheets in Sweden read and write it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS[lang])
    writer.writerows(rows(rulebook, closing, municipality, lang))
    return stream.getvalue().encode("utf-8-sig")


def as_xlsx(rulebook: Rulebook, closing: Closing, municipality: str, lang: Language = "sv") -> bytes:
    """The template as a workbook; codes and periods are text, so that zeros stay."""
    import xlsxwriter  # noqa: PLC0415 - imported only when a workbook is made

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("fakta" if lang == "sv" else "facts")
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    sheet.write_row(0, 0, HEADERS[lang], bold)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows(rulebook, closing, municipality, lang), 1):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(number, column, cell, text)
    for column, width in enumerate((18, 10, 22, 10, 10, 12, 14, 12, 40, 60)):
        sheet.set_column(column, column, width, text if column in (1, 4) else None)
    book.close()
    return stream.getvalue()
