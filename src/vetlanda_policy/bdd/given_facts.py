"""`Givet`: the facts, one by one, as tables, as files, and as recorded judgements.

Only what the rows of a fact file could say; they are read by the same door. PYTEST_DONT_REWRITE
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pytest_bdd import given

from vetlanda_policy.bdd import words
from vetlanda_policy.bdd.case import Case
from vetlanda_policy.bdd.phrases import Phrase
from vetlanda_policy.errors import Place
from vetlanda_policy.facts import ASSESSMENT
from vetlanda_policy.readers import HEADERS, Column, read_rows
from vetlanda_policy.readers.headers import lay_out
from vetlanda_policy.values import key

Table = Sequence[Sequence[str]]


@given(
    Phrase(
        "att {nyckeltal}[ i {område}][ för {kommun}] är[ {preliminärt}] {värde}[ år] {period}"
        '[ enligt "{källa}"][, publicerat {dag}]'
    )
)
def value(  # noqa: PLR0917 - pytest-bdd 8 passes only arguments that have a position, and by name
    vetlanda_case: Case,
    indicator: str,
    value: str,
    period: str,
    area: str | None,
    municipality: str | None,
    status: str | None,
    day: str | None,
    source: str | None,
) -> None:
    """One value, with its unit where that makes the sentence easier to read."""
    figure, unit = words.amount(value)
    known = vetlanda_case.rules().by_id.get(key(indicator))
    if known is not None and not words.unit_fits(unit, known.unit):
        vetlanda_case.fail(f"Enheten för {known.id} är {known.unit}, inte {unit}.")
    if key(figure) == key("ej tillämpligt"):
        figure, status = "", figure
    cells = {
        Column.INDICATOR: indicator,
        Column.AREA: area,
        Column.MUNICIPALITY: municipality,
        Column.PERIOD: period,
        Column.VALUE: figure,
        Column.STATUS: status,
        Column.PUBLISHED: day,
        Column.SOURCE: source,
    }
    vetlanda_case.add([(vetlanda_case.line, cells)])


@given(Phrase("att {nyckeltal}[ i {område}][ för {kommun}] saknas[ {varför}][ år] {period}"))
def no_value(  # noqa: PLR0917 - pytest-bdd 8 passes only arguments that have a position, and by name
    vetlanda_case: Case, indicator: str, period: str, area: str | None, municipality: str | None, why: str | None
) -> None:
    """That there is no value, and why where that is known."""
    cells = {
        Column.INDICATOR: indicator,
        Column.AREA: area,
        Column.MUNICIPALITY: municipality,
        Column.PERIOD: period,
        Column.STATUS: why.removeprefix("på grund av ") if why else "saknas",
    }
    vetlanda_case.add([(vetlanda_case.line, cells)])


@given(Phrase("fakta:"))
def facts(vetlanda_case: Case, datatable: Table) -> None:
    """A table headed as a fact file, one value a row."""
    _add_table(vetlanda_case, datatable, {})


@given(Phrase("att {nyckeltal}[ år {period}] är:"))
def values(vetlanda_case: Case, datatable: Table, indicator: str, period: str | None) -> None:
    """A table of one indicator's values: by year, municipality or area, headed as a fact file."""
    _add_table(vetlanda_case, datatable, {Column.INDICATOR: indicator, Column.PERIOD: period})


@given(Phrase('faktafilen "{namn}"'))
def fact_file(vetlanda_case: Case, name: str) -> None:
    """The facts of a file, by its path from the feature file."""
    with vetlanda_case.refusable():
        vetlanda_case.add_file(read_rows(vetlanda_case.inside(name)))


@given(Phrase('jämförelsegruppen "{namn}" {period}: {kommuner}'))
def group(vetlanda_case: Case, name: str, period: str, municipalities: str) -> None:
    """The members of a comparison group, by name."""
    line = vetlanda_case.line
    _add_group(vetlanda_case, name, period, [(line, member) for member in words.listed(municipalities)])


@given(Phrase('jämförelsegruppen "{namn}" {period}:'))
def group_table(vetlanda_case: Case, name: str, period: str, datatable: Table) -> None:
    """The members of a comparison group, one a row under the heading `kommun`."""
    lines = vetlanda_case.lines
    if [[key(h) for h in datatable[0]]] != [["kommun"]]:
        vetlanda_case.fail("Tabellen ska ha en enda kolumn, med rubriken kommun.")
    _add_group(vetlanda_case, name, period, [(lines[n], row[0]) for n, row in enumerate(datatable) if n])


@given(
    Phrase(
        "att {vad} bedömts som {bedömningen}[ år] {period}[ av {av}]"
        '[ enligt "{källa}"][, med motiveringen "{motivering}"][, publicerat {dag}]'
    )
)
def judgement(  # noqa: PLR0917 - pytest-bdd 8 passes only arguments that have a position, and by name
    vetlanda_case: Case,
    about: str,
    verdict: str,
    period: str,
    role: str | None,
    source: str | None,
    reason: str | None,
    day: str | None,
) -> None:
    """A recorded judgement: of what, for when, by whom (role), in which document, and why."""
    cells = {
        Column.INDICATOR: ASSESSMENT,
        Column.AREA: _assessed(vetlanda_case, about),
        Column.PERIOD: period,
        Column.VALUE: verdict,
        Column.PUBLISHED: day,
        Column.SOURCE: source,
        Column.ROLE: role,
        Column.REASON: reason,
    }
    vetlanda_case.add([(vetlanda_case.line, cells)])


# What the steps share -------------------------------------------------------------------------------------------------


def _add_table(case: Case, table: Table, common: Mapping[Column, str | None]) -> None:
    """Add the rows of a table; every heading must be one of a fact file."""
    common = {column: text for column, text in common.items() if text}
    headings = [str(h) for h in table[0]]
    layout = lay_out([*headings, *(HEADERS[c][0] for c in common)], Place(case.file))
    wrong = [p.sv for p in layout.problems]
    wrong += [f"`{h}` är ingen rubrik i en faktafil." for h in layout.ignored]
    if wrong:
        known = ", ".join(names[0] for names in HEADERS.values())
        case.fail("\n".join([*wrong, f"Rubrikerna är {known}."]))
    columns = [(column, at) for column, at in layout.columns if at < len(headings)]
    lines = case.lines
    case.add([(lines[n], {**common, **{c: row[at] for c, at in columns}}) for n, row in enumerate(table) if n])


def _add_group(case: Case, name: str, period: str, members: Sequence[tuple[int, str]]) -> None:
    found = [i.id for i in case.rules().indicators if i.kind == "members"]
    if len(found) != 1:
        case.fail(f"Reglerna har {len(found)} nyckeltal för jämförelsegrupper. Skriv raderna under fakta: i stället.")
    rows = []
    for line, member in members:
        cells = {
            Column.INDICATOR: found[0],
            Column.AREA: name,
            Column.PERIOD: period,
            Column.VALUE: member,
        }
        rows.append((line, cells))
    case.add(rows)


def _assessed(case: Case, about: str) -> str:
    """The id that a judgement of `mål 2` or `målområdet fler-bostäder` is recorded under."""
    kind, _, which = about.partition(" ")
    if kind == "mål":
        return f"{case.rules().period.id}/{which}"
    found = [name for name in case.rules().assessed if key(name.rsplit("/", 1)[-1]) == key(which)]
    return found[0] if len(found) == 1 else which
