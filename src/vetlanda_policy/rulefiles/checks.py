"""What must hold between the files of a rulebook: quotes, versions, indicators, directions.

Only checks, each a small pure function that yields the problems it finds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import pairwise

from vetlanda_policy.criteria import Assessed, Combination, Criterion, Leaf
from vetlanda_policy.criteria.ranks import Rank
from vetlanda_policy.errors import Place, Problem, quoted
from vetlanda_policy.facts import Indicator
from vetlanda_policy.goals import Rulebook, Version
from vetlanda_policy.values import key


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


def check(book: Rulebook, folder: str) -> Iterator[Problem]:
    """Whether ids are unique, versions follow each other, and every criterion fits its indicator."""
    yield from _twice(book, folder)
    for goal in book.goals:
        place = Place(f"{folder}/{goal.file}", key="version")
        for one, other in pairwise(goal.version):
            if one.in_force_to is None or other.in_force_from <= one.in_force_to:
                yield Problem(
                    "versions-overlap",
                    f"lydelsen från {one.in_force_from} gäller ännu när den från {other.in_force_from} börjar. "
                    "Skriv lydelserna i tidsordning och avsluta var och en dagen före nästa.",
                    f"the version from {one.in_force_from} is still in force when that from {other.in_force_from} begins. "
                    "Write the versions in order of time and end each the day before the next.",
                    place,
                )
        for number, version in enumerate(goal.version, 1):
            yield from _check_version(book, version, Place(place.file, key=f"version.{number}"))


def _twice(book: Rulebook, folder: str) -> Iterator[Problem]:
    lists = {
        "indicators.toml": [key(i.id) for i in book.indicators],
        "goal-*.toml": [str(g.number) for g in book.goals],
    }
    for file, names in lists.items():
        for name in sorted({n for n in names if names.count(n) > 1}):
            yield Problem(
                "id-twice",
                f"{quoted(name)} finns mer än en gång. Ge var och en ett eget namn eller nummer.",
                f"{quoted(name)} stands more than once. Give each a name or number of its own.",
                Place(f"{folder}/{file}"),
            )
    if not book.goals:
        yield Problem("no-goals", "mappen har inget mål.", "the folder has no goal.", Place(f"{folder}/goal-1.toml"))


def _check_version(book: Rulebook, version: Version, place: Place) -> Iterator[Problem]:
    for name in version.beside:
        yield from _check_indicator(book, name, Place(place.file, key=f"{place.key}.beside"))
    for criterion in version.criteria():
        here = Place(place.file, key=f"{place.key}: {criterion.kind}")
        for name in criterion.uses() if not isinstance(criterion, Combination) else ():
            yield from _check_indicator(book, name, here)
        yield from _check_criterion(book, criterion, here)


def _check_indicator(book: Rulebook, name: str, place: Place) -> Iterator[Problem]:
    if key(name) not in book.by_id:
        near = get_close_matches(key(name), list(book.by_id), 1)
        hint_sv = f" Menades {quoted(book.by_id[near[0]].id)}?" if near else ""
        hint_en = f" Was {quoted(book.by_id[near[0]].id)} meant?" if near else ""
        yield Problem(
            "unknown-indicator",
            f"nyckeltalet {quoted(name)} finns inte i indicators.toml.{hint_sv}",
            f"the indicator {quoted(name)} is not in indicators.toml.{hint_en}",
            place,
            name,
        )


def _check_criterion(book: Rulebook, criterion: Criterion, place: Place) -> Iterator[Problem]:
    yield from _check_partly(criterion, place)
    if isinstance(criterion, Leaf) and key(criterion.indicator) in book.by_id:
        yield from _check_fit(criterion, book.by_id[key(criterion.indicator)], place)


def _check_partly(criterion: Criterion, place: Place) -> Iterator[Problem]:
    """Whether "partly" is declared in a way that the criterion has."""
    partly = criterion.partly
    if partly is None:
        return
    each = criterion.each if isinstance(criterion, Leaf) else None
    if partly.some and each is None and not isinstance(criterion, Combination):
        yield Problem(
            "partly-some-of-one",
            "partly.some kräver flera kriterier, områden eller grupper.",
            "partly.some needs several criteria, areas or groups.",
            place,
        )
    if partly.as_assessed is not None and not isinstance(criterion, Assessed):
        yield Problem(
            "partly-assessed",
            'partly.as_assessed hör till kind = "assessed".',
            'partly.as_assessed goes with kind = "assessed".',
            place,
        )
    if partly.share_of_target is not None and not hasattr(criterion, "relaxed"):
        yield Problem(
            "partly-share",
            "partly.share_of_target hör till ett kriterium med målvärde.",
            "partly.share_of_target goes with a criterion that has a target.",
            place,
        )


def _check_fit(criterion: Leaf, indicator: Indicator, place: Place) -> Iterator[Problem]:
    """Whether the criterion fits its indicator: direction, scale, areas."""
    rounds, each = criterion.round_to, criterion.each
    if rounds is not None and not indicator.scale.can_round(rounds):
        yield Problem(
            "round-to-step",
            f"round_to = {rounds} passar inte skalan för {quoted(indicator.id)}: de avrundade värdena får olika avstånd.",
            f"round_to = {rounds} does not fit the scale of {quoted(indicator.id)}: the rounded values are unevenly spaced.",
            place,
        )
    if isinstance(criterion, Rank) and indicator.higher_is_better is None:
        yield Problem(
            "no-direction",
            f"{quoted(indicator.id)} säger inte om högre är bättre, så någon placering kan inte räknas.",
            f"{quoted(indicator.id)} does not say whether higher is better, so no place can be worked out.",
            place,
        )
    if isinstance(criterion, Rank) and each is not None:
        yield Problem("rank-each", "en placering gäller hela kommunen; ta bort each.", "a rank has no each.", place)
    if indicator.kind != "number":
        yield Problem(
            "not-a-number",
            f"{quoted(indicator.id)} har inga tal att jämföra.",
            f"{quoted(indicator.id)} has no numbers to compare.",
            place,
        )
    for area in each.area if each else ():
        if indicator.area(area) is None:
            near = get_close_matches(area, indicator.areas, 1)
            yield Problem(
                "unknown-area",
                f"{quoted(indicator.id)} har inget område {quoted(area)}."
                + (f" Menades {quoted(near[0])}?" if near else ""),
                f"{quoted(indicator.id)} has no area {quoted(area)}."
                + (f" Was {quoted(near[0])} meant?" if near else ""),
                place,
                area,
            )
