"""Files: the bytes of a fact file or of standard input, with their digest.

Only here are files opened; nothing but a regular file of a bounded size is read.
"""

from __future__ import annotations

import os
import stat
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from vetlanda_policy.errors import FactsError, Place
from vetlanda_policy.readers.problems import stop

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "stdin"
MOST_BYTES = 100_000_000
_CHUNK = 1 << 20


class Source(NamedTuple):
    """The bytes of a fact file.

    Attributes:
        name: the file's name without its folder; `stdin` for standard input.
        data: everything in it.
        sha256: the digest of the bytes.
    """

    name: str
    data: bytes
    sha256: str

    @property
    def suffix(self) -> str:
        """The end of the name that tells the format: `.csv`; empty where there is none."""
        return Path(self.name).suffix.lower()


def read_source(path: str | Path, stdin: BinaryIO | None = None, name: str | None = None) -> Source:
    """Read a file, or standard input where the path is `-`.

    Args:
        path: the file.
        stdin: what to read for `-`; the process's own standard input where none is given.
        name: how to call the file, where its bare name is not enough.

    Raises:
        FactsError: it cannot be read, is not a regular file, or is too large.
    """
    if str(path) == STANDARD_INPUT:
        place = Place(name or STANDARD_INPUT_NAME)
        stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise stop("unreadable-file", "standard input är stängd.", "standard input is closed.", place)
        return _drained(stream, place)
    place = Place(name or Path(path).name or str(path))
    try:
        _refuse_others(Path(path).stat(), place)
        with Path(path).open("rb") as stream:
            return _drained(stream, place)
    except FileNotFoundError:
        raise stop(
            "no-such-file",
            "filen finns inte. Se efter att namnet och mappen stämmer.",
            "there is no such file. Check its name and folder.",
            Place(str(path)),
        ) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise stop(
            "unreadable-file", f"filen går inte att läsa: {why}.", f"the file cannot be read: {why}.", place
        ) from error


def _refuse_others(found: os.stat_result, place: Place) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise stop(
            "not-a-file",
            "det är en mapp, inte en fil. Ange filerna i den.",
            "it is a folder, not a file. Name the files in it.",
            place,
        )
    if not stat.S_ISREG(found.st_mode):
        raise stop(
            "not-a-file",
            "det är ingen vanlig fil. Ange en fil, eller `-` för standard input.",
            "it is not a regular file. Name a file, or `-` for standard input.",
            place,
        )
    if found.st_size > MOST_BYTES:
        raise _too_large(place)


def _drained(stream: BinaryIO, place: Place) -> Source:
    digest, kept = sha256(), BytesIO()
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        kept.write(chunk)
        if kept.tell() > MOST_BYTES:
            raise _too_large(place)
    if kept.tell() == 0:
        raise stop(
            "empty-file",
            "filen är tom. En faktafil börjar med rubriker, minst `indikator`, `period` och `värde`.",
            "the file is empty. A fact file begins with headings, at least `indicator`, `period` and `value`.",
            place,
        )
    return Source(place.file, kept.getvalue(), digest.hexdigest())


def _too_large(place: Place) -> FactsError:
    most = MOST_BYTES // 1_000_000
    return stop(
        "too-large",
        f"filen är större än {most} MB. Dela den, eller behåll bara de indikatorer som behövs.",
        f"the file is larger than {most} MB. Split it, or keep only the indicators that are needed.",
        place,
    )
