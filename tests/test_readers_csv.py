"""Promises about CSV fact files: dialects, encodings, headings and rows."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from tests.reading import codes, facts_of, refused, rows_of
from vetlanda_policy.errors import FactsError
from vetlanda_policy.readers import Column, RowFile, read_rows

PLAIN = (
    "indikator;kommun;område;period;värde;källa\n"
    "inflyttade;0685;;2016;1 313;SCB\n"
    "kundnöjdhet;0685;särskilt boende;2016;92,5;Brukarundersökning\n"
)


def cells(file: RowFile) -> list[tuple[int, dict[str, str]]]:
    """What stands where, without what only other formats have."""
    return [(row.number, {str(c): cell.text for c, cell in row.cells.items()}) for row in file.rows]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_any_separator_line_ending_and_quoting_gives_the_same_rows(separator: str, newline: str, quote: str) -> None:
    """Semicolon, comma or tab; the header line shows which."""
    lines = [line.split(";") for line in PLAIN.splitlines()]
    quote = '"' if separator == "," else quote
    text = newline.join(separator.join(f"{quote}{c}{quote}" for c in line) for line in lines)
    assert cells(rows_of(PLAIN)) == cells(rows_of(text)) == cells(rows_of(text + newline))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom", "cp1252"])
def test_any_encoding_gives_the_same_rows(encoding: str) -> None:
    """UTF-8 with or without BOM, UTF-16 with BOM, and what older Swedish systems write."""
    boms = {"utf-16-le-bom": codecs.BOM_UTF16_LE, "utf-16-be-bom": codecs.BOM_UTF16_BE}
    data = boms.get(encoding, b"") + PLAIN.encode(encoding.removesuffix("-bom"))
    assert cells(rows_of(PLAIN)) == cells(rows_of(data))


@pytest.mark.parametrize("first", ["sep=;\n", "sep=;\r\n", '"sep=;"\n', "\n\n", ";;;;;\n", "SEP=;\n"])
def test_excels_separator_line_and_blank_lines_may_come_first(first: str) -> None:
    """The rows are numbered as an editor numbers them."""
    shift = first.count("\n")
    assert [(n + shift, c) for n, c in cells(rows_of(PLAIN))] == cells(rows_of(first + PLAIN))


@pytest.mark.parametrize(
    "header",
    [
        "indikator;kommun;område;period;värde;källa",
        "indicator;municipality;area;year;value;source",
        "INDIKATOR;Kommun;OMRÅDE;År;VÄRDE;KÄLLA",
        "indikator;kommun;omrade;ar;varde;kalla",
        ' Indikator ; "kommun";Område;Period ;värde;Källa',
    ],
)
def test_headings_are_swedish_or_english_in_any_writing(header: str) -> None:
    assert cells(rows_of(PLAIN)) == cells(rows_of(header + PLAIN[PLAIN.index("\n") :]))


def test_every_column_has_a_swedish_and_an_english_heading() -> None:
    swedish = (
        "indikator;kommun;område;grupp;år;värde;status;publicerad;källa;roll;motivering\n1;2;3;4;5;6;7;8;9;10;11\n"
    )
    english = (
        "indicator;municipality;area;group;year;value;status;published;source;role;reason\n1;2;3;4;5;6;7;8;9;10;11\n"
    )
    assert cells(rows_of(swedish)) == cells(rows_of(english))
    assert list(map(str, Column)) == list(rows_of(english).rows[0].cells)


def test_columns_in_any_order_are_the_same_facts() -> None:
    assert (
        facts_of("värde;period;indikator\n5;2016;inflyttade\n").measurements
        == facts_of("period;indikator;värde\n2016;inflyttade;5\n").measurements
    )


def test_other_columns_are_ignored_with_one_notice_that_names_them() -> None:
    file = rows_of("indikator;anmärkning;period;värde;x\ninflyttade;hej;2016;5;y\n")
    (notice,) = file.notices
    assert "ignored-columns" == notice.code
    assert "`anmärkning`, `x`" in notice.sv
    assert "`anmärkning`, `x`" in notice.en


def test_a_cell_may_hold_separators_quotes_and_lines_and_the_row_is_its_first_line() -> None:
    file = rows_of('indikator;period;värde;källa\na;2016;1;"x;""y""\nz"\n\nb;2017;2;w\n')
    assert [
        (2, {"indicator": "a", "period": "2016", "value": "1", "source": 'x;"y"\nz'}),
        (5, {"indicator": "b", "period": "2017", "value": "2", "source": "w"}),
    ] == cells(file)


def test_empty_cells_at_the_end_of_a_row_are_no_cells() -> None:
    """Spreadsheet programs pad rows, and leave empty rows behind."""
    file = rows_of("indikator;period;värde;;\na;2016;1;;\n;;;;\nb;2017;2;;;;;\n   \n")
    assert [2, 4] == [row.number for row in file.rows]
    assert () == file.notices


def test_spaces_around_a_cell_are_not_part_of_it() -> None:
    file = rows_of("indikator;period;värde\n a\u00a0; 2016 ;\t1 \n")
    assert [(2, {"indicator": "a", "period": "2016", "value": "1"})] == cells(file)


def test_a_header_without_rows_is_a_file_without_facts_and_says_so() -> None:
    facts = facts_of("indikator;period;värde\n")
    assert () == facts.measurements
    assert ["no-rows"] == codes(facts)
    assert 0 == facts.files[0].rows


@pytest.mark.parametrize("content", ["", "\n\n", "  \n", "\ufeff", ";;\n", "sep=;\n"])
def test_an_empty_file_is_an_error(content: str) -> None:
    error = refused(content)
    assert ["empty-file"] == codes(error)
    assert "`indikator`, `period` och `värde`" in str(error)


@pytest.mark.parametrize("content", ["inflyttade;2016;5\n", "hej\n", "namn,ålder\nx,1\n", "a\tb\n"])
def test_a_file_without_headings_is_an_error_that_shows_what_stands_there(content: str) -> None:
    error = refused(content)
    assert ["no-header"] == codes(error)
    assert f"`{content.splitlines()[0].split(';')[0].split(',')[0].split(chr(9))[0]}`" in str(error)


def test_a_missing_column_is_an_error_that_names_the_nearest_heading() -> None:
    error = refused("indikator;perod;vrde\na;2016;1\n")
    assert ["missing-column", "missing-column"] == codes(error)
    assert "`period` eller `år` eller `year` saknas. Närmast är rubriken `perod`" in str(error)
    assert "The nearest heading is `vrde`" in error.text("en")


@pytest.mark.parametrize(
    "header", ["indikator;period;år;värde", "indikator;indicator;period;värde", "värde;indikator;period;VÄRDE"]
)
def test_the_same_column_twice_is_an_error_that_names_both(header: str) -> None:
    error = refused(header + "\n1;2;3;4\n")
    assert ["double-column"] == codes(error)
    assert ":1" in str(error)


@pytest.mark.parametrize(
    "code, line", [("too-many-cells", "a;2016;92;5"), ("too-few-cells", "a;2016"), ("too-few-cells", "Källa: Kolada")]
)
def test_a_row_of_another_length_than_the_header_is_an_error_with_its_row(code: str, line: str) -> None:
    error = refused(f"indikator;period;värde\ninflyttade;2016;1\n{line}\ninflyttade;2017;1\n{line}\n")
    assert [code, code] == codes(error)
    assert [3, 5] == [p.place.row for p in error.problems if p.place]


def test_a_decimal_comma_that_split_a_cell_is_hinted_at() -> None:
    assert "decimalkomma" in str(refused("indikator,period,värde\nkundnöjdhet,2016,92,5\n")).lower()


@pytest.mark.parametrize(
    "row, text",
    [
        (2, 'indikator;period;värde\n"a;2016;1\nb;2017;1\n'),
        (3, 'indikator;period;värde\na;2016;1\n"b"x;2017;1\n'),
        (2, 'indikator;period;värde;källa\na;2016;1;"y\nb;2017;1;z\n'),
    ],
)
def test_broken_quotation_marks_are_an_error_with_the_row_where_they_open(row: int, text: str) -> None:
    error = refused(text, strict=False)
    assert "broken-quotes" == error.problems[0].code
    assert error.problems[0].place is not None
    assert row == error.problems[0].place.row


@pytest.mark.parametrize("separator", ["|", ":", "x"])
def test_a_separator_line_with_another_separator_is_an_error(separator: str) -> None:
    assert ["unknown-separator"] == codes(refused(f"sep={separator}\nindikator;period;värde\n"))


def test_utf_8_and_cp1252_mixed_is_an_error_that_names_the_byte_and_the_line() -> None:
    data = "indikator;period;värde;källa\na;2016;1;å\nb;2016;1;".encode() + "ö\n".encode("cp1252")
    error = refused(data)
    assert ["mixed-encodings"] == codes(error)
    assert f"byte {len(data) - 1} (0xf6)" in str(error)
    assert "stdin:3" in str(error)


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_a_byte_that_no_encoding_has_is_an_error_that_names_it(byte: int) -> None:
    error = refused(b"indikator;period;v\xe4rde\n" + bytes([byte]) + b";2016;1\n")
    assert ["wrong-encoding"] == codes(error)
    assert f"byte 24 (0x{byte:02x})" in str(error)


def test_a_broken_end_of_utf_8_or_utf_16_is_an_error() -> None:
    assert ["wrong-encoding"] == codes(refused(codecs.BOM_UTF8 + b"indikator;period;v\xc3\xa4rde\na;2016;1\xc3"))
    assert ["wrong-encoding"] == codes(
        refused(codecs.BOM_UTF16_LE + "indikator;period;värde\n".encode("utf-16-le") + b"\n")
    )
    assert ["wrong-encoding"] == codes(refused(codecs.BOM_UTF32_LE + "indikator".encode("utf-32-le")))


def test_an_old_windows_file_with_dashes_and_quotation_marks_is_read() -> None:
    """Bytes 0x80-0x9f are dashes and quotation marks in cp1252."""
    file = rows_of("indikator;period;värde;källa\na;2016;1;”Åre – Östersund”\n".encode("cp1252"))
    assert "”Åre – Östersund”" == file.rows[0].cells[Column.SOURCE].text


def test_utf_16_without_a_byte_order_mark_is_an_error_and_not_nonsense() -> None:
    assert ["binary"] == codes(refused("indikator;period;värde\n".encode("utf-16-le")))


def test_a_file_has_its_bare_name_and_the_digest_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "påhittade-fakta.csv"
    path.write_text(PLAIN, "utf-8")
    file = read_rows(path)
    assert "påhittade-fakta.csv" == file.name
    assert 64 == len(file.sha256)
    assert file.sha256 == rows_of(PLAIN).sha256
    assert "stdin" == rows_of(PLAIN).name


def test_whoever_asks_is_told_how_far_the_reading_has_come(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("indikator;period;värde\n" + "a;2016;1\n" * 12_000)
    told: list[tuple[int, int]] = []
    read_rows(path, progress=lambda done, total: told.append((done, total)))
    assert sorted(told) == told
    assert told[-1][0] == told[-1][1]
    assert len(told) > 2


def test_every_problem_is_listed_with_file_row_column_and_the_text_as_read(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("indikator;kommun;år;värde\ninflyttade;Vetland;20016;1.234\ninflyttade;0685;2016;x\n")
    with pytest.raises(FactsError) as caught:
        facts_of(path.read_bytes())
    told = [(str(p.place), p.place.column, p.read) for p in caught.value.problems if p.place]
    assert [
        ("stdin:2", "kommun", "Vetland"),
        ("stdin:2", "värde", "1.234"),
        ("stdin:2", "år", "20016"),
        ("stdin:3", "värde", "x"),
    ] == told
    assert "stdin:2, kommun: `Vetland` är ingen kommun. Närmast är `0685 Vetlanda`." in str(caught.value)
