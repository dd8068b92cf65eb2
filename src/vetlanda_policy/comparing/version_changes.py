"""What changed between two versions of a goal: the council's words, the dates, how they are understood, what decides.

Only the order and the sentences; rules and indicators are compared in their own files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vetlanda_policy.comparing.indicator_changes import indicator_changes, used
from vetlanda_policy.comparing.labels import said
from vetlanda_policy.comparing.records import Change
from vetlanda_policy.comparing.rule_changes import Voices, rule_changes
from vetlanda_policy.explanations import Speaker, rule, sentence
from vetlanda_policy.goals import GoalArea, Rulebook, Version


def version_changes(a: Version, b: Version, books: tuple[Rulebook, Rulebook], voices: Voices) -> list[Change]:
    """Everything that differs between a version on side A and one on side B."""
    old, new = voices
    return [
        *_words(a, b, new),
        *_dates(a, b, new, same_period=books[0].period.id == books[1].period.id),
        *_force(a, b, new),
        *_interpretations(a, b, new),
        *rule_changes(a.criterion, b.criterion, voices),
        *_areas(a.area, b.area, voices),
        *_beside(a.beside, b.beside, new),
        *indicator_changes(used(books[0], a), used(books[1], b), old, new),
        *_source(a, b, new),
    ]


def came(version: Version, speaker: Speaker) -> Change:
    """A version that only side B has."""
    text = speaker.pick(
        f"lydelsen från {version.in_force_from} tillkommer: ”{version.quote}” {sentence(rule(version.criterion, speaker))}",
        f'the version from {version.in_force_from} is added: "{version.quote}" '
        f"{sentence(rule(version.criterion, speaker))}",
    )
    return Change(what="version", new=version.quote, text=said(text))


def went(version: Version, speaker: Speaker) -> Change:
    """A version that only side A has."""
    text = speaker.pick(
        f"lydelsen från {version.in_force_from} tas bort: ”{version.quote}” {sentence(rule(version.criterion, speaker))}",
        f'the version from {version.in_force_from} is removed: "{version.quote}" '
        f"{sentence(rule(version.criterion, speaker))}",
    )
    return Change(what="version", old=version.quote, text=said(text))


def _words(a: Version, b: Version, speaker: Speaker) -> Iterator[Change]:
    pick = speaker.pick
    if a.quote != b.quote:
        text = pick(
            f"fullmäktiges ord var: ”{a.quote}” De blir: ”{b.quote}”",
            f'the council\'s words were: "{a.quote}" They become: "{b.quote}"',
        )
        yield Change(what="quote", old=a.quote, new=b.quote, text=said(text))
    went, came = _two_ways(a.more_words, b.more_words)
    for words in went:
        text = pick(f"orden ”{words}” hör inte längre till målet", f'the words "{words}" no longer belong to the goal')
        yield Change(what="more_words", old=words, text=said(text))
    for words in came:
        text = pick(f"orden ”{words}” hör nu till målet", f'the words "{words}" now belong to the goal')
        yield Change(what="more_words", new=words, text=said(text))


def _two_ways(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    return [t for t in old if t not in new], [t for t in new if t not in old]


def _dates(a: Version, b: Version, speaker: Speaker, *, same_period: bool) -> Iterator[Change]:
    """The days in force; two periods always differ in them, and nobody needs to be told."""
    if not same_period or (a.in_force_from, a.in_force_to) == (b.in_force_from, b.in_force_to):
        return
    old, new = (_span(v, speaker) for v in (a, b))
    text = speaker.pick(
        f"lydelsen gällde {old} och gäller nu {new}", f"the version was in force {old}, and is now {new}"
    )
    yield Change(what="in_force", old=old, new=new, text=said(text))


def _span(version: Version, speaker: Speaker) -> str:
    if version.in_force_to is None:
        return speaker.pick(
            f"från {version.in_force_from} tills vidare", f"from {version.in_force_from} until further notice"
        )
    return speaker.pick(
        f"från {version.in_force_from} till {version.in_force_to}",
        f"from {version.in_force_from} to {version.in_force_to}",
    )


def _force(a: Version, b: Version, speaker: Speaker) -> Iterator[Change]:
    if a.force == b.force:
        return
    softer = b.force == "should"
    text = (
        speaker.pick("målet går från ska till bör", 'the goal goes from "shall" to "should"')
        if softer
        else speaker.pick("målet går från bör till ska", 'the goal goes from "should" to "shall"')
    )
    yield Change(what="force", old=a.force, new=b.force, text=said(text))


def _interpretations(a: Version, b: Version, speaker: Speaker) -> Iterator[Change]:
    pick, lang = speaker.pick, speaker.lang
    before, after = [t.read(lang) for t in a.interpretation], [t.read(lang) for t in b.interpretation]
    went, came = _two_ways(before, after)
    for text in went:
        words = pick(f"en tolkning tas bort: {text}", f"an interpretation is removed: {text}")
        yield Change(what="interpretation", old=text, text=said(words))
    for text in came:
        words = pick(f"en tolkning tillkommer: {text}", f"an interpretation is added: {text}")
        yield Change(what="interpretation", new=text, text=said(words))


def _areas(a: Sequence[GoalArea], b: Sequence[GoalArea], voices: Voices) -> Iterator[Change]:
    """The follow-up areas, which never decide the goal."""
    pick = voices[1].pick
    before, after = {x.id: x for x in a}, {x.id: x for x in b}
    for name in dict.fromkeys([*before, *after]):
        one, other = before.get(name), after.get(name)
        if one is None and other is not None:
            text = pick(f"målområdet ”{other.quote}” tillkommer", f'the follow-up area "{other.quote}" is added')
            yield Change(what="area", new=other.quote, text=said(text))
        elif other is None and one is not None:
            text = pick(f"målområdet ”{one.quote}” tas bort", f'the follow-up area "{one.quote}" is removed')
            yield Change(what="area", old=one.quote, text=said(text))
        elif one is not None and other is not None:
            if one.quote != other.quote:
                text = pick(
                    f"målområdet ”{one.quote}” lyder nu ”{other.quote}”",
                    f'the follow-up area "{one.quote}" now reads "{other.quote}"',
                )
                yield Change(what="area.quote", old=one.quote, new=other.quote, text=said(text))
            yield from rule_changes(one.criterion, other.criterion, voices, "area.rule")


def _beside(a: Sequence[str], b: Sequence[str], speaker: Speaker) -> Iterator[Change]:
    pick = speaker.pick
    went, came = _two_ways(a, b)
    for name in went:
        text = pick(f"{name} visas inte längre bredvid målet", f"{name} is no longer shown beside the goal")
        yield Change(what="beside", indicator=name, old=name, text=said(text))
    for name in came:
        text = pick(f"{name} visas nu bredvid målet", f"{name} is now shown beside the goal")
        yield Change(what="beside", indicator=name, new=name, text=said(text))


def _source(a: Version, b: Version, speaker: Speaker) -> Iterator[Change]:
    if a.source_incomplete == b.source_incomplete:
        return
    text = (
        speaker.pick("källan bryts nu i målet", "the source now breaks off inside the goal")
        if b.source_incomplete
        else speaker.pick("källan är nu fullständig för målet", "the source is now complete for the goal")
    )
    yield Change(what="source_incomplete", old=str(a.source_incomplete), new=str(b.source_incomplete), text=said(text))
