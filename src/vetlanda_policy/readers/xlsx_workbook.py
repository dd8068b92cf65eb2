"""The parts of a workbook: which sheet stands in which part of the package, and where its shared texts are.

Only the two small parts that say so are read here, the workbook and its relationships.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO
from zipfile import ZipFile

from vetlanda_policy.readers.xlsx_scan import UnsafeXmlError, local, parse

_MAIN = "xl/workbook.xml"
MOST_SHEETS = 500


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's sheets, in its own order.

    Attributes:
        sheets: each worksheet's position, name and part; hidden sheets are sheets like any other.
        shared: the part with the shared texts, where there is one.
    """

    sheets: tuple[tuple[int, str, str], ...]
    shared: str | None


def read_workbook(package: ZipFile) -> Workbook:
    """Find the sheets.

    Raises:
        UnsafeXmlError: the workbook does not hang together.
    """
    main = next((target for kind, target in _related(package, "").values() if kind == "officeDocument"), _MAIN)
    related = _related(package, main)
    named: list[tuple[str, str]] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if local(name) == "sheet":
            pointer = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            named.append((attributes.get("name", ""), pointer))
            if len(named) > MOST_SHEETS:
                raise UnsafeXmlError

    with part(package, main) as stream:
        parse(stream, start)
    if any(pointer not in related for _, pointer in named):
        raise UnsafeXmlError
    sheets = tuple(
        (position, name, related[pointer][1])
        for position, (name, pointer) in enumerate(named)
        if related[pointer][0] == "worksheet"
    )
    return Workbook(sheets, next((target for kind, target in related.values() if kind == "sharedStrings"), None))


def _related(package: ZipFile, owner: str) -> dict[str, tuple[str, str]]:
    """What a part points to: kind and target by the pointer's id."""
    folder, name = posixpath.split(owner)
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if local(name) == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            found[attributes.get("Id", "")] = (kind, target.lstrip("/"))

    with part(package, posixpath.join(folder, "_rels", f"{name}.rels")) as stream:
        parse(stream, start)
    return found


def part(package: ZipFile, name: str) -> IO[bytes]:
    """A part of the package; a part's name is the same in any case."""
    wanted = name.lower()
    for found in package.namelist():
        if found.lower() == wanted:
            return package.open(found)
    raise UnsafeXmlError
