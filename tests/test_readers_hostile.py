"""Promises about files that are broken, hostile or no fact files at all: one error for a person, and never much memory."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading import codes, facts_of, refused, refused_file, rows_of, understood
from tests.test_readers_xlsx import INLINE_HEADER, inline, package
from vetlanda_policy.errors import FactsError
from vetlanda_policy.readers import read_rows

MEGABYTE = 1_000_000


def read_apart(path: Path) -> tuple[list[str], int]:
    """Read a file in a process of its own: the kinds of problems, and the most memory it took, in megabytes."""
    script = (
        "import re, sys\n"
        "from pathlib import Path\n"
        "from vetlanda_policy.errors import FactsError\n"
        "from vetlanda_policy.readers import read_rows\n"
        "try:\n"
        "    found = [p.code for p in read_rows(sys.argv[1]).problems]\n"
        "except FactsError as error:\n"
        "    found = [p.code for p in error.problems]\n"
        "most = re.search(r'VmHWM:\\s*(\\d+) kB', Path('/proc/self/status').read_text())\n"
        "print(*dict.fromkeys(found), int(most[1]) // 1000)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True, timeout=100)
    *found, memory = done.stdout.split()
    return found, int(memory)


# ---------------------------------------------------------------- things that are no files


def test_a_file_that_is_not_there_is_named_with_its_path(tmp_path: Path) -> None:
    error = refused_file(tmp_path / "saknas.csv")
    assert ["no-such-file"] == codes(error)
    assert str(tmp_path / "saknas.csv") in str(error)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert ["not-a-file"] == codes(refused_file(tmp_path))
    assert "mapp" in str(refused_file(tmp_path))


def test_pipes_and_devices_are_no_files_and_nobody_waits_for_them(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör.csv")
    assert ["not-a-file"] == codes(refused_file(tmp_path / "rör.csv"))
    assert ["not-a-file"] == codes(refused_file(Path("/dev/zero")))


def test_a_link_is_what_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text("indikator;period;värde\n")
    (tmp_path / "länk.csv").symlink_to(tmp_path / "f.csv")
    (tmp_path / "mapp.csv").symlink_to(tmp_path)
    (tmp_path / "ingenstans.csv").symlink_to(tmp_path / "x")
    (tmp_path / "rund.csv").symlink_to(tmp_path / "rund.csv")
    assert "länk.csv" == read_rows(tmp_path / "länk.csv").name
    assert ["not-a-file"] == codes(refused_file(tmp_path / "mapp.csv"))
    assert ["no-such-file"] == codes(refused_file(tmp_path / "ingenstans.csv"))
    assert ["unreadable-file"] == codes(refused_file(tmp_path / "rund.csv"))


@pytest.mark.parametrize("name", ["a\0b", "x" * 5_000, "\udcff.csv"])
def test_a_name_that_no_file_can_have_is_an_error(name: str) -> None:
    assert codes(refused_file(Path(name)))[0] in {"unreadable-file", "no-such-file"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("x")
    path.chmod(0)
    assert ["unreadable-file"] == codes(refused_file(path))


def test_closed_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert ["unreadable-file"] == codes(refused_file(Path("-")))


# ---------------------------------------------------------------- other kinds of files


@pytest.mark.parametrize(
    "code, data",
    [
        ("unknown-format", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("unknown-format", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        ("unknown-format", gzip.compress(b"indikator;period;v\n")),
        ("unknown-format", b"<!DOCTYPE html><html><table>"),
        ("unknown-format", b"\xef\xbb\xbf  <?xml version='1.0'?><a/>"),
        ("unknown-format", b"PARE" + bytes(20) + b"PARE"),
        ("binary", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("binary", b"SQLite format 3\x00"),
        ("binary", bytes(1_000)),
        ("binary", b"indikator;period;v\xc3\xa4rde\na;2016;1\x00\n"),
        ("damaged-parquet", b"PAR1"),
        ("damaged-parquet", b"PAR1" + bytes(100) + b"PAR1"),
        ("damaged-xlsx", b"PK\x03\x04"),
        ("damaged-xlsx", b"PK\x03\x04" + bytes(1_000)),
        ("not-xlsx", b"PK\x05\x06" + bytes(18)),
    ],
)
def test_what_is_no_fact_file_is_told_by_what_it_is(code: str, data: bytes) -> None:
    error = refused(data)
    assert [code] == codes(error)
    assert error.text("en") != error.text("sv")


def test_a_zip_archive_that_is_no_spreadsheet_is_an_error() -> None:
    for name in ("content.xml", "xl/workbook.bin", "fakta.csv"):
        kept = io.BytesIO()
        with zipfile.ZipFile(kept, "w") as archive:
            archive.writestr(name, "x")
        assert ["not-xlsx"] == codes(refused(kept.getvalue()))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_an_error(data: bytes) -> None:
    """And nothing else happens."""
    understood(data)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_below_a_header_is_facts_or_an_error(text: str) -> None:
    understood(("indikator;kommun;period;värde\n" + text).encode("utf-8", "surrogatepass"))


# ---------------------------------------------------------------- files that are too large


def test_a_gigabyte_in_one_line_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    with path.open("wb") as file:
        file.truncate(1_000 * MEGABYTE)
    found, memory = read_apart(path)
    assert ["too-large"] == found
    assert memory < 150


def test_more_on_standard_input_than_can_be_read_is_refused() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(FactsError) as caught:
        read_rows("-", stdin=endless)  # type: ignore[arg-type]
    assert ["too-large"] == codes(caught.value)
    assert endless.given < 110 * MEGABYTE


@pytest.mark.parametrize(
    "code, start, piece",
    [
        ("line-too-long", b"", b"x"),
        ("line-too-long", b"indikator;period;value\n", b";"),
        ("broken-quotes", b"indikator;period;value\n", b'"\n'),
        ("broken-json", b"[", b'"'),
        ("broken-json", b"[{", b'"a":1,'),
        ("row-not-object", b"[", b"1,"),
        ("nested-too-deep", b"", b"["),
        ("nested-too-deep", b"", b'{"a":'),
        ("no-header", b"[", b"{},"),
        ("broken-json", b'{"a": 1}\n', b'{"b": }\n'),
        ("broken-json", b'{"a": 1}\n', b'"\n'),
    ],
)
def test_sixteen_megabytes_of_nonsense_take_bounded_memory(
    code: str, start: bytes, piece: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "f"
    path.write_bytes(start + piece * (16 * MEGABYTE // len(piece)))
    found, memory = read_apart(path)
    assert code in found or "too-many-rows" in found
    assert memory < 350


def test_a_line_and_a_cell_have_a_longest_length() -> None:
    header = "indikator;period;värde;källa\n"
    row = "inflyttade;2016;1;"
    assert 1 == len(rows_of(header + row + "x" * 131_000 + "\n").rows)
    error = refused(header + row + "x" * 131_072 + "\n")
    assert ["line-too-long"] == codes(error)
    assert "stdin:2" in str(error)
    error = refused(header + row + '"' + ("x" * 1_000 + "\n") * 140 + '"\n')
    assert ["broken-quotes"] == codes(error)
    assert "stdin:2" in str(error)


def test_a_file_has_at_most_two_hundred_columns() -> None:
    header = "indikator;period;värde" + "".join(f";x{n}" for n in range(300))
    error = refused(header + "\n")
    assert ["too-many-columns"] == codes(error)
    assert "303 kolumner" in str(error)


@pytest.mark.slow
def test_a_file_has_at_most_a_million_rows(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("indikator;period;v\xe4rde\n" + "a;1;1\n" * 1_000_001)
    found, memory = read_apart(path)
    assert ["too-many-rows"] == found
    assert memory < 700


# ---------------------------------------------------------------- bombs


@pytest.mark.parametrize("deep", [21, 1_000, 10_000, 1_000_000])
@pytest.mark.parametrize("one, other", [("[", "]"), ('{"a":', "}"), ('[{"indikator":', "}]")])
def test_deeply_nested_json_is_an_error(deep: int, one: str, other: str) -> None:
    """Closed or not, at the top or in a cell."""
    assert ["nested-too-deep"] == codes(refused(one * deep + "1" + other * deep))
    assert ["nested-too-deep"] == codes(refused(one * deep))
    assert ["nested-too-deep"] == codes(refused('[{"indikator": "a", "period": 1, "v\u00e4rde": ' + one * deep))


def test_brackets_in_texts_are_no_nesting() -> None:
    text = '[{"indikator": "inflyttade", "period": 2016, "value": 1, "source": "' + '[{\\"' * 1_000 + '"}]'
    assert 1 == len(facts_of(text).measurements)


def bomb(name: str, size: int) -> bytes:
    """An XLSX file in which one part unpacks to so many spaces."""
    kept = io.BytesIO(package(INLINE_HEADER))
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as part:
        for _ in range(size // MEGABYTE):
            part.write(b" " * MEGABYTE)
    return kept.getvalue()


@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", "xl/media/image1.png"])
@pytest.mark.parametrize("size", [20, 210])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(name: str, size: int, tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    path.write_bytes(bomb(name, size * MEGABYTE))
    assert path.stat().st_size < MEGABYTE
    found, memory = read_apart(path)
    assert ["too-large-unpacked"] == found
    assert memory < 150


def test_a_part_that_unpacks_to_more_than_it_says_is_damaged() -> None:
    """The size in the archive's list is a promise that is checked."""
    data = bytearray(bomb("xl/x.xml", 2 * MEGABYTE))
    told = (2 * MEGABYTE).to_bytes(4, "little")
    assert 1 <= data.count(told) <= 2
    for lie in (1_000, 10):
        assert codes(refused(bytes(data).replace(told, lie.to_bytes(4, "little")))) in (
            ["damaged-xlsx"],
            ["too-large-unpacked"],
        )


def test_a_package_of_very_many_parts_is_refused() -> None:
    kept = io.BytesIO(package(INLINE_HEADER))
    with zipfile.ZipFile(kept, "a") as archive:
        for number in range(1_001):
            archive.writestr(f"xl/{number}.xml", "")
    assert ["too-large-unpacked"] == codes(refused(kept.getvalue()))


def test_a_part_that_stands_twice_is_damaged() -> None:
    kept = io.BytesIO(package(INLINE_HEADER))
    with zipfile.ZipFile(kept, "a") as archive:
        archive.writestr("xl/Workbook.xml", "")
    assert ["damaged-xlsx"] == codes(refused(kept.getvalue()))


def test_an_encrypted_part_is_told() -> None:
    data = bytearray(package(INLINE_HEADER))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    assert ["encrypted"] == codes(refused(bytes(data)))


def test_one_long_text_used_very_often_is_refused_before_it_is_copied() -> None:
    """A text of thirty thousand letters in ten thousand cells is small in the file, and 300 MB outside it."""
    shared = f"<si><t>{'x' * 30_000}</t></si>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 10_000))
    data = package(rows, shared)
    assert len(data) < MEGABYTE
    assert ["too-large-unpacked"] == codes(refused(data))


def test_deeply_nested_xml_is_no_sheet() -> None:
    assert codes(refused(package("<a>" * 100_000)))[0] == "damaged-xlsx"
    codes(refused(package("<a>" * 100_000 + "</a>" * 100_000)))


def test_a_long_text_where_a_number_of_a_text_belongs_is_damaged() -> None:
    assert ["damaged-xlsx"] == codes(refused(package(f'<row><c t="s"><v>{"0" * 900_000}</v></c></row>', "<si/>")))


def test_a_cell_with_more_text_than_a_cell_can_have_is_an_error() -> None:
    sheet = inline("indikator", "period", "värde", "källa") + inline("inflyttade", "2016", "1", "x" * 140_000, row=2)
    assert ["text-too-long"] == codes(refused(package(sheet)))
