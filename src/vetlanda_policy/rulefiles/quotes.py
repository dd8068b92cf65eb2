"""Whether the source is the recorded one, and whether every quote stands in it word for word.

Only checks; the source is only read here, never changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from vetlanda_policy.errors import Place, Problem, quoted
from vetlanda_policy.goals import Rulebook


def _words(text: str) -> str:
    return " ".join(text.split())


def check_source(book: Rulebook, files: Mapping[str, bytes], folder: str) -> Iterator[Problem]:
    """Whether the source is the recorded one, and whether every quote stands in it word for word."""
    head = Place(f"{folder}/period.toml", key="source")
    data = files.get(book.source.file)
    if data is None:
        name = quoted(book.source.file)
        yield Problem(
            "source-missing",
            f"källfilen {name} finns inte i regelmappen.",
            f"the source file {name} is not in the folder of rules.",
            head,
        )
        return
    digest = hashlib.sha256(data).hexdigest()
    if digest != book.source.sha256:
        yield Problem(
            "source-changed",
            f"källfilen har SHA-256 {digest}, men {quoted(book.source.sha256)} är antecknat. "
            "Läs vad som ändrats, rätta citaten och anteckna den nya summan.",
            f"the source file has SHA-256 {digest}, but {quoted(book.source.sha256)} is recorded. "
            "Read what has changed, correct the quotes and record the new sum.",
            head,
        )
    try:
        text = _words(data.decode("utf-8"))
    except UnicodeDecodeError:
        yield Problem("not-utf-8", "källfilen är inte UTF-8.", "the source file is not UTF-8.", head)
        return
    for name, where, quote in _quotes(book):
        if _words(quote) not in text:
            yield Problem(
                "quote-not-in-source",
                f"citatet {quoted(quote)} står inte ord för ord i {book.source.file}.",
                f"the quote {quoted(quote)} does not stand word for word in {book.source.file}.",
                Place(f"{folder}/{name}", key=where),
                quote,
            )


def _quotes(book: Rulebook) -> Iterator[tuple[str, str, str]]:
    head = [("vision", book.vision)] if book.vision else []
    for kind, found in (("core_value", book.core_values), ("mission", book.missions), ("direction", book.directions)):
        head += [(f"{kind}.{n}", q) for n, q in enumerate(found, 1)]
    for where, said in head:
        yield "period.toml", f"{where}.quote", said.quote
    for goal in book.goals:
        for number, version in enumerate(goal.version, 1):
            yield goal.file, f"version.{number}.quote", version.quote
            for n, words in enumerate(version.more_words, 1):
                yield goal.file, f"version.{number}.more_words.{n}", words
            for n, area in enumerate(version.area, 1):
                yield goal.file, f"version.{number}.area.{n}.quote", area.quote
