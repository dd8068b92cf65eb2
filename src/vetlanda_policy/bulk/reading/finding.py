"""Finding files: which files a path, a pattern or a folder stands for, and what is seen of each before it is read.

Only names, first bytes and first lines; the rows are read by the engines.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from glob import glob, has_magic
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import unquote

from vetlanda_policy.errors import FactsError, Place, Problem, quoted
from vetlanda_policy.readers.headers import doubled, known_in, lay_out

Kind = Literal["csv", "parquet"]
SEPARATORS = (",", ";", "\t")
FILE, LINE = "_file", "_line"
"""Where a row was read, in a table that keeps it."""
NOTHING = "__HIVE_DEFAULT_PARTITION__"
"""How a partitioned folder is named where its key has no value."""

_ENDINGS: dict[str, Kind] = {".parquet": "parquet", ".pq": "parquet", ".csv": "csv", ".tsv": "csv", ".txt": "csv"}
_LONGEST_LINE = 1 << 20


class Found(NamedTuple):
    """A file to read.

    Attributes:
        address: where it is, as the engine is told.
        kind: what it is.
        keys: the keys of the partitioned folders that it lies in, with their values.
        first_line: the first line of a CSV; none where only the engine can read it.
        remote: whether it lies elsewhere, so that its name is handed to the engine as it is.
    """

    address: str
    kind: Kind
    keys: tuple[tuple[str, str | None], ...] = ()
    first_line: str | None = None
    remote: bool = False


class Part(NamedTuple):
    """Files of one form, read together.

    Attributes:
        kind: what they are.
        files: the files.
        separator: what stands between the cells of a CSV.
        headings: the headings of a CSV, in order.
        keys: the names of their partition keys.
    """

    kind: Kind
    files: tuple[Found, ...]
    separator: str = ","
    headings: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What sentences call it: the name of its first file."""
        return Path(self.files[0].address).name

    @property
    def remote(self) -> bool:
        """Whether it lies elsewhere."""
        return self.files[0].remote


def find(paths: Sequence[str | Path]) -> list[Found]:
    """The files that paths stand for, each once.

    Raises:
        FactsError: a path stands for no file, or for files of both kinds.
    """
    found: dict[str, Found] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            found |= {f.address: f for f in _files(str(path))}
        except FactsError as error:
            problems += error.problems
    if not paths:
        problems.append(_nothing("", "pattern"))
    if problems:
        raise FactsError(problems)
    return list(found.values())


def looked_into(files: Sequence[Found], first_line: Callable[[Found], str]) -> list[Found]:
    """The files with the first line of every CSV, for which the engine is asked where only it can read the file."""
    made = []
    for file in files:
        asked = file.remote and file.kind == "csv"
        made.append(file._replace(first_line=first_line(file).lstrip("\ufeff").rstrip("\r\n")) if asked else file)
    return made


def parts(files: Sequence[Found]) -> list[Part]:
    """The files in groups of one form.

    Raises:
        FactsError: the first line of a CSV is empty.
    """
    groups: dict[tuple[object, ...], list[Found]] = {}
    for f in files:
        names = tuple(name for name, _ in f.keys)
        groups.setdefault((f.kind, f.first_line, names, f.address if f.remote else ""), []).append(f)
    return [_part(group) for group in groups.values()]


def _part(files: list[Found]) -> Part:
    first, keys = files[0], tuple(name for name, _ in files[0].keys)
    if first.kind == "parquet":
        return Part("parquet", tuple(files), keys=keys)
    line = first.first_line or ""
    if not line.strip():
        raise FactsError(_empty(Path(first.address).name))
    separator = separator_of(line)
    return Part("csv", tuple(files), separator, tuple(_cells(line, separator)), keys)


def separator_of(line: str) -> str:
    """The separator that finds most headings of a fact file in a first line."""
    return max(SEPARATORS, key=lambda s: (known_in(_cells(line, s)), line.count(s), -SEPARATORS.index(s)))


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator), [])


def chosen(part: Part, headings: Sequence[str], wanted: Sequence[str]) -> dict[str, int | str]:
    """The columns of a fact file in a part: each by its English name, with its position or the key that says it.

    Raises:
        FactsError: a column that every fact file needs is missing, or one is there twice.
    """
    place = Place(part.name)
    shown = [("" if h in part.keys else h) for h in headings]
    layout = lay_out([*shown, *part.keys], place)
    if layout.problems:
        raise FactsError(layout.problems)
    columns: dict[str, int | str] = {}
    for column, position in layout.columns:
        if column.value in columns:
            raise FactsError(doubled(column.value, column.value, place))
        if column.value in wanted:
            columns[column.value] = position if position < len(shown) else part.keys[position - len(shown)]
    return columns


# ---------------------------------------------------------------- one path


def _files(path: str) -> list[Found]:
    if "://" in path:
        return [Found(path, _kind_by_name(path), remote=True)]
    whole = Path(path)
    if whole.is_file():
        return [_file(whole)]
    if whole.is_dir():
        found = _folder(whole)
        if not found:
            raise FactsError(_nothing(path, "folder"))
        return _one_kind(path, found)
    if not has_magic(path):
        raise FactsError(_nothing(path, "file"))
    matches = [Path(m) for m in sorted(glob(path, recursive=True))]  # noqa: PTH207 - absolute ones too
    found = [f for m in matches for f in ([_file(m)] if m.is_file() else _folder(m))]
    if not found:
        raise FactsError(_nothing(path, "pattern"))
    return _one_kind(path, list({f.address: f for f in found}.values()))


def _one_kind(path: str, found: list[Found]) -> list[Found]:
    if len({f.kind for f in found}) > 1:
        raise FactsError(_mixed(path))
    return found


def _folder(folder: Path) -> list[Found]:
    """All CSV and Parquet files below a folder; what begins with a dot or an underscore is no data."""
    inside = [
        p
        for p in sorted(folder.rglob("*"))
        if p.suffix.lower() in {".csv", ".parquet"}
        and p.is_file()
        and not any(part.startswith((".", "_")) for part in p.relative_to(folder).parts)
    ]
    return [
        _file(p, _keys(p.relative_to(folder.parent) if "=" in folder.name else p.relative_to(folder))) for p in inside
    ]


def _keys(path: Path) -> tuple[tuple[str, str | None], ...]:
    pairs = [part.partition("=") for part in path.parts[:-1] if "=" in part]
    return tuple((unquote(key), None if value == NOTHING else unquote(value)) for key, _, value in pairs if key)


def _file(path: Path, keys: tuple[tuple[str, str | None], ...] | None = None) -> Found:
    if keys is None:  # a file named by itself or by a pattern: the folders on its own path say their keys
        keys = _keys(path)
    try:
        with path.open("rb") as stream:
            start = stream.readline(_LONGEST_LINE)
    except OSError as error:
        raise FactsError(_unreadable(path.name, error.strerror or str(error))) from None
    if start.startswith(b"PAR1"):
        return Found(str(path), "parquet", keys)
    kind = _ENDINGS.get(path.suffix.lower(), "csv")
    if kind == "parquet" or start.startswith((b"PK\x03\x04", b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff")) or b"\0" in start:
        raise FactsError(_neither(path.name))
    try:
        line = start.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FactsError(_neither(path.name)) from None
    if not line.strip():
        raise FactsError(_empty(path.name))
    return Found(str(path), "csv", keys, line.rstrip("\r\n"))


def _kind_by_name(address: str) -> Kind:
    """What an address elsewhere leads to, by its ending; Parquet where that says nothing."""
    return _ENDINGS.get(Path(address.rstrip("/*")).suffix.lower(), "parquet")


# ---------------------------------------------------------------- sentences


def _nothing(path: str, what: Literal["file", "folder", "pattern"]) -> Problem:
    shown = quoted(path)
    match what:
        case "file":
            said = (f"filen {shown} finns inte.", f"the file {shown} does not exist.")
        case "folder":
            said = (
                f"mappen {shown} har inga filer som slutar på .csv eller .parquet.",
                f"the folder {shown} has no files that end in .csv or .parquet.",
            )
        case _:
            said = (f"mönstret {shown} passar inte på någon fil.", f"the pattern {shown} fits no file.")
    return Problem("no-such-file", *said)


def _mixed(path: str) -> Problem:
    return Problem(
        "mixed-files",
        f"{quoted(path)} har både CSV och Parquet. Ange dem var för sig, så att inget räknas två gånger.",
        f"{quoted(path)} has both CSV and Parquet. Name them separately, so that nothing is counted twice.",
    )


def _neither(name: str) -> Problem:
    return Problem(
        "neither-csv-nor-parquet",
        "filen är varken CSV i UTF-8 eller Parquet. När många kommuner bedöms läses bara de två.",
        "the file is neither CSV in UTF-8 nor Parquet. Where many municipalities are judged only those two are read.",
        Place(name),
    )


def _empty(name: str) -> Problem:
    return Problem(
        "empty-file",
        "filen är tom. En faktafil börjar med rubriker, minst `indikator`, `period` och `värde`.",
        "the file is empty. A fact file begins with headings, at least `indicator`, `period` and `value`.",
        Place(name),
    )


def _unreadable(name: str, why: str) -> Problem:
    return Problem("unreadable", f"filen kan inte läsas: {why}.", f"the file cannot be read: {why}.", Place(name))


__all__ = ["FILE", "LINE", "Found", "Kind", "Part", "chosen", "find", "looked_into", "parts", "separator_of"]
