"""The parts of every document about a comparison: labels, heads, rows and reasons, in Swedish and English.

Only words and their order; how they are laid out is for each format to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from vetlanda_policy.comparing.records import Comparison, GoalComparison, SideRecord, VerdictPair, Witness
from vetlanda_policy.errors import Language
from vetlanda_policy.municipalities import name_of
from vetlanda_policy.wording import verdict

WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "title": "Jämförelse",
        "side": "{letter}: {name} (regler {version}, sha256 {digest}…{closing})",
        "closing": ", bokslut {closing}",
        "facts": "Underlag: {files}",
        "invented": "OBS: VÄRDENA ÄR PÅHITTADE ({files}) och säger inget om kommunen.",
        "around": "Kring målen",
        "goal": "Mål {number}: {title}",
        "same": "oförändrat",
        "changed": "ändrat",
        "came": "nytt",
        "went": "utgått",
        "differ": "Bedömningen skiljer sig: {a} enligt A, {b} enligt B.",
        "equal": "Bedömningen är densamma: {a}.",
        "only": "Bedömningen enligt {letter}: {verdict}.",
        "why": "Enligt {letter}: {why}",
        "verdict": "{letter}: {verdict}. {why}",
        "witness": "Minsta underlag där de skiljer sig",
        "searched": "Vad som söktes: {shape}",
        "rows": "PÅHITTADE VÄRDEN, bokslut {closing}:",
        "head": "Nyckeltal|Kommun|Område eller grupp|Period|Värde",
    },
    "en": {
        "title": "Comparison",
        "side": "{letter}: {name} (rules {version}, sha256 {digest}…{closing})",
        "closing": ", closing {closing}",
        "facts": "Facts: {files}",
        "invented": "NOTE: THE VALUES ARE INVENTED ({files}) and say nothing of the municipality.",
        "around": "Around the goals",
        "goal": "Goal {number}: {title}",
        "same": "unchanged",
        "changed": "changed",
        "came": "new",
        "went": "dropped",
        "differ": "The verdicts differ: {a} by A, {b} by B.",
        "equal": "The verdict is the same: {a}.",
        "only": "The verdict by {letter}: {verdict}.",
        "why": "By {letter}: {why}",
        "verdict": "{letter}: {verdict}. {why}",
        "witness": "The smallest facts on which they differ",
        "searched": "What was searched: {shape}",
        "rows": "INVENTED VALUES, closing {closing}:",
        "head": "Indicator|Municipality|Area or group|Period|Value",
    },
}


def head(comparison: Comparison) -> Iterator[str]:
    """What was compared, by which rules, on which facts, and what a reader should know of them."""
    words = WORDS[comparison.lang]
    for letter, side in (("A", comparison.a), ("B", comparison.b)):
        yield _side(letter, side, words)
    if comparison.facts:
        yield words["facts"].format(files=", ".join(comparison.facts))
    if comparison.invented:
        yield words["invented"].format(files=", ".join(comparison.facts))
    yield from comparison.notes


def _side(letter: str, side: SideRecord, words: dict[str, str]) -> str:
    closing = words["closing"].format(closing=side.closing) if side.closing else ""
    return words["side"].format(
        letter=letter, name=side.name, version=side.version, digest=side.sha256[:12], closing=closing
    )


def goal_head(goal: GoalComparison, words: dict[str, str]) -> str:
    """The goal's number and title, and what happened to it."""
    return f"{words['goal'].format(number=goal.number, title=goal.title)} – {words[goal.status]}"


def verdict_lines(pair: VerdictPair, lang: Language) -> Iterator[str]:
    """What the two say on the same facts, with their reasons where they differ."""
    words = WORDS[lang]
    if pair.a is None or pair.b is None:
        for letter, one in (("A", pair.a), ("B", pair.b)):
            if one is not None:
                yield words["only"].format(letter=letter, verdict=verdict(one, lang))
        return
    if not pair.differ:
        yield words["equal"].format(a=verdict(pair.a, lang))
        return
    yield words["differ"].format(a=verdict(pair.a, lang), b=verdict(pair.b, lang))
    yield words["why"].format(letter="A", why=pair.why_a)
    yield words["why"].format(letter="B", why=pair.why_b)


def rows(witness: Witness) -> list[tuple[str, ...]]:
    """The invented rows: indicator, municipality, area or group, period and value."""
    found: list[tuple[str, ...]] = []
    for row in witness.rows:
        where = ", ".join(p for p in (row.area, row.group) if p) or "–"
        name = name_of(row.municipality)
        found.append((row.indicator, f"{row.municipality} {name or ''}".strip(), where, row.period, row.value))
    return found


def because(witness: Witness, lang: Language) -> Iterator[str]:
    """What each of the two says of the invented rows."""
    if witness.verdicts is None:
        return
    pair = witness.verdicts
    for letter, one, why in (("A", pair.a, pair.why_a), ("B", pair.b, pair.why_b)):
        if one is not None:
            said = verdict(one, lang).capitalize()
            yield WORDS[lang]["verdict"].format(letter=letter, verdict=said, why=why or "").strip()
