"""The package of an XLSX file: a ZIP archive, opened only after its sizes have been checked.

Only here is a ZIP archive unpacked; what goes on is a new package of the checked XML parts, and nothing else of the file.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from vetlanda_policy.errors import FactsError, Place
from vetlanda_policy.readers.files import Source
from vetlanda_policy.readers.problems import stop

MOST_UNPACKED = 200_000_000
MOST_PARTS = 1_000
MOST_DIRECTORY = 1_000_000
HIGHEST_RATIO = 200
SMALL_PART = 1_000_000
"""A part that unpacks to at most this much may be packed as tightly as it likes."""

_END_OF_DIRECTORY = b"PK\x05\x06"
_END_SIZE = 22
_LONG_END_OF_DIRECTORY = b"PK\x06\x06"
_LONG_END_SIZE = 56 + 20
_CHUNK = 1 << 20


def checked_package(source: Source) -> ZipFile:
    """The XML parts of a spreadsheet, unpacked and checked, as a package of its own.

    Raises:
        FactsError: it is no XLSX file, is damaged or encrypted, or unpacks to more than can be read.
    """
    place = Place(source.name)
    _check_directory(source.data, place)
    kept = BytesIO()
    try:
        with ZipFile(BytesIO(source.data)) as archive, ZipFile(kept, "w", ZIP_STORED) as safe:
            _check_kind(archive.namelist(), place)
            _check_parts(archive.infolist(), place)
            for part in archive.infolist():
                if part.filename.lower().endswith((".xml", ".rels")):
                    _copy(archive, part, safe, place)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise damaged(place) from error
    return ZipFile(kept)


def damaged(place: Place) -> FactsError:
    """The error that the spreadsheet is not whole."""
    return stop(
        "damaged-xlsx",
        "filen är skadad och kan inte läsas som XLSX. Öppna den i kalkylprogrammet och spara den på nytt.",
        "the file is damaged and cannot be read as XLSX. Open it in the spreadsheet program and save it anew.",
        place,
    )


def too_much(place: Place) -> FactsError:
    """The error that the spreadsheet would take more memory than a fact file may."""
    return stop(
        "too-large-unpacked",
        "filen är orimligt stor när den packas upp (en så kallad zipbomb, eller mycket annat än fakta). "
        "Spara bladet med fakta som CSV.",
        "the file is unreasonably large when unpacked (a so-called zip bomb, or much else than facts). "
        "Save the sheet of facts as CSV.",
        place,
    )


def _check_directory(data: bytes, place: Place) -> None:
    """Look at the archive's list of contents before anything holds it in memory."""
    at = data.rfind(_END_OF_DIRECTORY, max(0, len(data) - _END_SIZE - 0xFFFF))
    if at < 0 or len(data) - at < _END_SIZE:
        raise damaged(place)
    parts = int.from_bytes(data[at + 10 : at + 12], "little")
    size = int.from_bytes(data[at + 12 : at + 16], "little")
    long = data[max(0, at - _LONG_END_SIZE) : at]
    if long.startswith(_LONG_END_OF_DIRECTORY):
        parts = int.from_bytes(long[32:40], "little")
        size = int.from_bytes(long[40:48], "little")
    if parts > MOST_PARTS or size > MOST_DIRECTORY:
        raise too_much(place)


def _check_kind(found: list[str], place: Place) -> None:
    if not any(name.lower().replace("\\", "/") == "xl/_rels/workbook.xml.rels" for name in found):
        raise stop(
            "not-xlsx",
            "detta är ett ZIP-arkiv men ingen XLSX-fil (utan kanske ODS eller XLSB). Spara som XLSX eller CSV.",
            "this is a ZIP archive but no XLSX file (perhaps ODS or XLSB). Save it as XLSX or CSV.",
            place,
        )


def _check_parts(parts: list[ZipInfo], place: Place) -> None:
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > MOST_UNPACKED:
        raise too_much(place)
    if any(p.file_size > max(SMALL_PART, HIGHEST_RATIO * p.compress_size) for p in parts):
        raise too_much(place)
    if any(p.flag_bits & 1 for p in parts):
        raise stop(
            "encrypted",
            "filen är skyddad med lösenord. Spara den utan lösenord.",
            "the file is protected by a password. Save it without one.",
            place,
        )
    usual = all(p.compress_type in {ZIP_STORED, ZIP_DEFLATED} for p in parts)
    if not usual or len({_name(p).lower() for p in parts}) < len(parts):
        raise damaged(place)


def _name(part: ZipInfo) -> str:
    return part.filename.replace("\\", "/")


def _copy(archive: ZipFile, part: ZipInfo, safe: ZipFile, place: Place) -> None:
    """Copy one part in pieces; it must be exactly as large as the archive says."""
    copied = 0
    with archive.open(part) as packed, safe.open(ZipInfo(_name(part)), "w") as plain:
        while piece := packed.read(_CHUNK):
            copied += len(piece)
            if copied > part.file_size:
                raise too_much(place)
            plain.write(piece)
    if copied != part.file_size:
        raise damaged(place)
