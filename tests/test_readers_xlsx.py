"""Promises about XLSX fact files: values exactly as a person sees them, and nothing that only looks like a fact."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter

from tests.reading import codes, facts_of, refused, rows_of
from vetlanda_policy.readers.xlsx_scan import column_letters, column_number

HEADER = ["indikator", "kommun", "område", "period", "värde", "publicerad", "källa"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(*sheets: Sequence[Sequence[object]], names: Sequence[str] = (), **options: Any) -> bytes:
    """An XLSX file; a text that begins with = is a formula."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, options) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, rows in enumerate(sheets):
            sheet = book.add_worksheet(names[number] if names else None)
            for r, cells in enumerate(rows):
                for c, value in enumerate(cells):
                    if isinstance(value, date):
                        sheet.write_datetime(r, c, value, day)
                    elif isinstance(value, str) and not value.startswith("="):
                        sheet.write_string(r, c, value)
                    else:
                        sheet.write(r, c, value)
    return kept.getvalue()


def package(sheet: str, shared: str | None = None, **parts: str) -> bytes:
    """An XLSX file around the XML of one sheet's rows."""
    related = f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    if shared is not None:
        related += f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
    }
    if shared is not None:
        files["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{shared}</sst>'
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**files, **parts}.items():
            archive.writestr(name, text)
    return kept.getvalue()


def inline(*cells: str, row: int = 1) -> str:
    """A row of texts."""
    return f'<row r="{row}">' + "".join(f'<c t="inlineStr"><is><t>{c}</t></is></c>' for c in cells) + "</row>"


INLINE_HEADER = inline("indikator", "period", "värde")


def test_numbers_codes_years_and_days_are_what_a_person_sees() -> None:
    """685 is 0685, 2016.0 is 2016, 93.1 is 93.1 and not 93.09999999999999."""
    facts = facts_of(
        workbook(
            [
                HEADER,
                ["inflyttade", 685, "", 2016, 1313, date(2017, 2, 21), "SCB"],
                ["kundnöjdhet", "0685", "hemtjänst", "2016", 93.1, "2017-02-21", ""],
                ["hme-total", "Vetlanda", None, date(2016, 5, 31), "92,5", None, None],
            ]
        )
    )
    assert [
        ("0685", "2016", "1313", date(2017, 2, 21), 2),
        ("0685", "2016", "93.1", date(2017, 2, 21), 3),
        ("0685", "2016-05-31", "92.5", None, 4),
    ] == [(m.municipality, m.period.name, m.written, m.published, m.place.row) for m in facts.measurements]


@pytest.mark.parametrize(
    "number, stored",
    [("93.1", "93.099999999999994"), ("92.95", "92.95"), ("1e2", "1E2"), ("0.3", "0.29999999999999999")],
)
def test_the_seventeen_digits_that_excel_stores_are_the_number_that_was_typed(number: str, stored: str) -> None:
    cells = f'<c t="inlineStr"><is><t>hme-total</t></is></c><c><v>2016</v></c><c><v>{stored}</v></c>'
    facts = facts_of(package(f'{INLINE_HEADER}<row r="2">{cells}</row>'))
    assert [Decimal(number)] == [m.value for m in facts.measurements]


def test_a_number_with_more_decimals_than_can_be_held_is_an_error() -> None:
    """0.1 + 0.2 of a spreadsheet is 0.30000000000000004, and that is what it says."""
    cells = '<c t="inlineStr"><is><t>hme-total</t></is></c><c><v>2016</v></c><c><v>0.30000000000000004</v></c>'
    error = refused(package(f'{INLINE_HEADER}<row r="2">{cells}</row>'))
    assert ["number-too-long"] == codes(error)
    assert "`0.30000000000000004`" in str(error)


def test_a_percentage_of_a_spreadsheet_is_a_share_and_noticed() -> None:
    """A cell that shows 93 % holds 0.93."""
    facts = facts_of(workbook([HEADER, ["kundnöjdhet", "", "hemtjänst", 2016, 0.93]]))
    assert {"looks-like-share", "finer-than-step"} == set(codes(facts))


def test_rows_are_numbered_as_in_the_sheet_and_columns_may_begin_anywhere() -> None:
    blank: list[object] = []
    facts = facts_of(workbook([blank, blank, ["", "", *HEADER], blank, ["", "", "inflyttade", 685, "", 2016, 5]]))
    assert [5] == [m.place.row for m in facts.measurements]
    error = refused(workbook([blank, ["", *HEADER], ["", "inflyttade", 685, "", 2016, "=1+1"]]))
    assert "stdin:3, värde: cellen F3 på bladet `Sheet1` är en formel" in str(error)


@pytest.mark.parametrize("formula", ["=1313", "=SUM(A1:A1)", '=IF(1,"","")'])
@pytest.mark.parametrize("column", range(7))
def test_a_formula_in_a_cell_of_facts_is_an_error_that_names_the_cell(formula: str, column: int) -> None:
    """Whatever value it last had."""
    cells: list[object] = ["inflyttade", "0685", "", 2016, 1313, "2017-01-01", "SCB"]
    cells[column] = formula
    error = refused(workbook([HEADER, cells]))
    assert "formula" in codes(error)
    assert f"cellen {'ABCDEFG'[column]}2" in str(error)


def test_a_formula_beside_the_facts_does_not_matter() -> None:
    """A helper column is no fact; no number of them hides one among the facts."""
    rows: list[list[object]] = [[*HEADER, "hjälp"]]
    rows += [["inflyttade", "0685", "", 2000 + n, 1313, "", "", "=1+1"] for n in range(150)]
    assert 150 == len(facts_of(workbook(rows)).measurements)
    rows[140][4] = "=2+2"
    assert ["formula"] == codes(refused(workbook(rows)))


def test_very_many_formulas_are_counted() -> None:
    rows: list[list[object]] = [HEADER, *([["inflyttade", "", "", 2016, "=1+1"]] * 300)]  # type: ignore[list-item]
    error = refused(workbook(rows))
    assert "300 fel hittades" in str(error)


@pytest.mark.parametrize("shown", ["#N/A", "#DIV/0!", "#VALUE!"])
def test_an_error_cell_is_an_error(shown: str) -> None:
    sheet = (
        INLINE_HEADER
        + f'<row r="2"><c t="inlineStr"><is><t>inflyttade</t></is></c><c><v>2016</v></c><c t="e"><v>{shown}</v></c></row>'
    )
    error = refused(package(sheet))
    assert ["cell-error"] == codes(error)
    assert f"cellen C2 på bladet `A` visar felet `{shown}`" in str(error)


@pytest.mark.parametrize(
    "code, column, value",
    [
        ("cell-not-flat", 4, True),
        ("number-is-date", 4, date(2016, 2, 1)),
        ("number-unreadable", 4, time(12, 30)),
        ("unreadable-period", 3, datetime(2016, 5, 31, 12, 30)),  # noqa: DTZ001 - spreadsheets have no zones
        ("unreadable-period", 3, 2016.5),
        ("unreadable-day", 5, 43517),
        ("unreadable-day", 5, datetime(2017, 2, 21, 9, 0)),  # noqa: DTZ001
        ("unknown-municipality", 1, 9999),
        ("outside-scale", 4, -1),
        ("not-on-step", 4, 1313.5),
        ("number-too-long", 4, 1e20),
        ("number-ambiguous", 4, "1.234"),
    ],
)
def test_a_cell_of_the_wrong_kind_is_an_error(code: str, column: int, value: object) -> None:
    cells: list[object] = ["inflyttade", "0685", "", 2016, 1313, "2017-01-01", "SCB"]
    cells[column] = value
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet()
        formats = {
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            time: book.add_format({"num_format": "hh:mm"}),
        }
        sheet.write_row(0, 0, HEADER)
        for c, cell in enumerate(cells):
            sheet.write(1, c, cell, formats.get(type(cell)))
    assert [code] == codes(refused(kept.getvalue()))


def test_dates_count_from_1904_where_the_workbook_says_so() -> None:
    facts = facts_of(workbook([HEADER, ["inflyttade", "", "", 2016, 5, date(2017, 2, 21)]], date_1904=True))
    assert date(2017, 2, 21) == facts.measurements[0].published


def test_the_first_sheet_with_the_headings_is_read_and_the_others_are_named() -> None:
    facts = facts_of(
        workbook(
            [["Läs mig"], ["Detta är en mall."]],
            [HEADER, ["inflyttade", "", "", 2016, 5]],
            [HEADER, ["inflyttade", "", "", 2017, 6]],
            names=["Läs mig", "Fakta", "Mer"],
        )
    )
    assert ["2016"] == [m.period.name for m in facts.measurements]
    assert ["other-sheets"] == codes(facts)
    assert "bladet `Fakta` lästes; bladen `Läs mig`, `Mer` lästes inte." == facts.notices[0].sv


def test_a_sheet_that_is_only_a_chart_is_stepped_over() -> None:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": ["Fakta", 1, 2, 1, 2]})
        book.add_chartsheet("Diagram").set_chart(chart)
        sheet = book.add_worksheet("Fakta")
        sheet.write_row(0, 0, ["indikator", "period", "värde"])
        sheet.write_row(1, 0, ["inflyttade", 2016, 5])
    assert ["5"] == [m.written for m in facts_of(kept.getvalue()).measurements]


def test_hidden_sheets_and_rows_are_read_like_others() -> None:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        book.add_worksheet("Tomt").activate()
        sheet = book.add_worksheet("Dolt")
        sheet.hide()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["inflyttade", "", "", 2016, 5])
        sheet.set_row(1, None, None, {"hidden": True})
    assert 1 == len(facts_of(kept.getvalue()).measurements)


@pytest.mark.parametrize(
    "code, sheets",
    [
        ("empty-file", [[]]),
        ("empty-file", [[], []]),
        ("no-header", [[["Läs mig"]]]),
        ("missing-column", [[["indikator", "period", "vrde"]]]),
        ("double-column", [[["indikator", "period", "år", "värde"]]]),
    ],
)
def test_a_workbook_without_a_table_of_facts_is_an_error(code: str, sheets: list[list[list[object]]]) -> None:
    assert [code] == codes(refused(workbook(*sheets)))


def test_formatting_without_content_does_not_count() -> None:
    """Someone formatted the whole last row."""
    sheet = INLINE_HEADER + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert ["no-rows"] == codes(facts_of(package(sheet)))


def test_a_shared_text_is_read_where_it_is_used() -> None:
    shared = (
        "".join(f"<si><t>{t}</t></si>" for t in ("indikator", "period", "värde", "inflyttade"))
        + "<si><r><t>1 </t></r><r><t>313</t></r></si>"
    )
    first = "".join(f'<c t="s"><v>{n}</v></c>' for n in range(3))
    second = '<c t="s"><v>3</v></c><c><v>2016</v></c><c t="s"><v>4</v></c>'
    sheet = f"<row>{first}</row><row>{second}</row>"
    assert ["1313"] == [m.written for m in facts_of(package(sheet, shared)).measurements]


def test_the_same_facts_come_from_a_streamed_and_a_whole_workbook() -> None:
    rows: list[list[object]] = [[*HEADER]]
    rows += [["inflyttade", "0685", "", 2000 + n, 1313 + n, "2017-01-01", "SCB"] for n in range(50)]
    assert rows_of(workbook(rows)).rows == rows_of(workbook(rows, constant_memory=True)).rows


@pytest.mark.parametrize("letters, number", [("A", 1), ("Z", 26), ("AA", 27), ("GR", 200), ("XFD", 16_384)])
def test_columns_have_letters(letters: str, number: int) -> None:
    assert letters == column_letters(number)
    assert number == column_number(letters)


# ---------------------------------------------------------------- files that no spreadsheet program writes


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="99999999999"><c><v>1</v></c></row>',
        '<row r="1048577"><c><v>1</v></c></row>',
        '<row r="0"><c><v>1</v></c></row>',
        '<row r="-1"><c><v>1</v></c></row>',
        '<row r="x"><c><v>1</v></c></row>',
        '<row r="1"><c r="AAAAAAAAAAAAAAA1"><v>1</v></c></row>',
        '<row r="1"><c r="1"><v>1</v></c></row>',
        '<row r="1"><c r=""><v>1</v></c></row>',
        '<row r="1"><c r="a1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
        '<c r="A1"><v>1</v></c>',
        '<row r="1"><c r="A1"><v>1</v></c>',
        "</sheetData>",
    ],
)
def test_a_sheet_that_no_program_writes_is_damaged(sheet: str) -> None:
    """Doubled cells, cells out of order or out of the sheet, texts that are not there."""
    assert ["damaged-xlsx"] == codes(refused(package(sheet)))


def test_a_cell_far_away_is_an_error_before_anything_makes_room_for_it() -> None:
    far = '<row r="1048576"><c r="{}1048576"><v>1</v></c></row>'
    assert ["too-many-columns"] == codes(refused(package(INLINE_HEADER + far.format("XFD"))))
    assert ["too-large-unpacked"] == codes(refused(package(INLINE_HEADER + far.format("GR"))))


def test_a_sheet_that_claims_to_be_huge_is_only_as_large_as_it_is() -> None:
    sheet = (
        f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>{INLINE_HEADER}</sheetData></worksheet>'
    )
    assert ["no-rows"] == codes(facts_of(package("", **{"xl/worksheets/sheet1.xml": sheet})))


@pytest.mark.parametrize(
    "declaration", ["<!DOCTYPE x>", '<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">']
)
@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"]
)
def test_document_types_and_entities_are_refused(declaration: str, part: str) -> None:
    assert ["damaged-xlsx"] == codes(refused(package(INLINE_HEADER, **{part: f"{declaration}<x/>"})))


def test_what_is_no_number_in_a_number_cell_is_an_error() -> None:
    for text in ("NaN", "inf", "1e999", "-1e999"):
        sheet = (
            INLINE_HEADER
            + f'<row r="2"><c t="inlineStr"><is><t>inflyttade</t></is></c><c><v>2016</v></c><c><v>{text}</v></c></row>'
        )
        assert ["number-too-long"] == codes(refused(package(sheet))), text
