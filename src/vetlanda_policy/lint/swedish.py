"""The words of a goal: which directions and measures a Swedish sentence names, and how hard it is.

Only what can be read from words alone; whether a rule agrees with them is asked in the checks. Numbers are read in `figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vetlanda_policy.lint.figures import LONGEST

UP, DOWN, SAME, BETTER, REACH = "up", "down", "same", "better", "reach"

_NEGATED = re.compile(
    r"\b(?:inte|ej|icke|aldrig|ingen|inga)\s+(?:\w+\s+){0,2}?"
    r"(?:(?P<over>överstig\w*|överskrid\w*|öka\w*|höj\w*|stig\w*|väx\w*|högre|mer|fler|större|över)"
    r"|(?P<under>understig\w*|underskrid\w*|minska\w*|sjunk\w*|sänk\w*|lägre|mindre|färre|under|försämra\w*))\b"
)
_DIRECTIONS = {
    UP: (
        r"\bminst|\blägst|överstig|överskrid|\böver\b|högre|större|\bfler\b|\bmera?\b|\böka|\bstig|\bsteg\b|\bhöj|\bväx"
        r"|tillväxt|positiv|överskott|utöka|stärk"
    ),
    DOWN: (
        r"\bhögst\b|\bmax|understig|underskrid|\blägre|mindre|färre|\bminsk|sjunk|\bsänk|\bned\b|\bner\b|\bnedåt|halver"
        r"|under\s+(?:rikssnitt|snitt|riket|genomsnitt|\d)|avvik|\btak\b|\bing(?:en|a)\b"
    ),
    SAME: r"oföränd|bibehål|behåll|samma\s+nivå|\blika\b|är\s+[”\"]|exakt|precis|\bmellan\b|intervall",
    BETTER: r"förbättr|bättre|\bbäst|\btopp|främst|rätt\s+håll|ledande|utveckla|\bgoda?\b|nöjd|toppklass",
    REACH: r"\bnå\b|\bnår\b|\bnås\b|\bnått|uppnå|uppfyll|uppgå|målnivå|räcker|\bkrav",
}


def directions(text: str) -> frozenset[str]:
    """Which ways the words point: up, down, the same, better, or only that something is to be reached."""
    lowered = " ".join(text.casefold().split())
    found = set()
    for match in _NEGATED.finditer(lowered):
        found.add(DOWN if match["over"] else UP)
    rest = _NEGATED.sub(" ", lowered)
    return frozenset(found | {way for way, pattern in _DIRECTIONS.items() if re.search(pattern, rest)})


_LOOSE = re.compile(
    r"\bminst\b|\blägst\b|\bhögst\b|\bmax|\beller\s+(?:mer|fler|högre|bättre|lägre|mindre|färre)\b|uppgå|uppnå|\bnå[rs]?\b|\bnått\b"
    r"|\bsom\s+(?:mest|minst)\b|\bupp\s+till\b|lika\s|i\s+nivå\s+med"
)
_STRICT = re.compile(
    r"\b(?:mer|fler|högre|större|mindre|lägre|färre|bättre)\s+än\b|överstig|överskrid|understig|underskrid"
    r"|\b(?:över|under)\s+\d|\bpositivt\b"
)
_CHANGE = re.compile(r"\böka|\bstig|\bväx|\bhöj|\bminsk|\bsänk|\bsjunk|förbättr|\bfler\b|\bfärre\b|utveckla")
_KEPT = re.compile(r"oföränd|bibehål|behåll|samma\s+nivå|\blika\b")


def strictness(text: str, *, changes: bool) -> bool | None:
    """Whether the text says that the bound itself is not enough; none where it says neither, or both.

    With `changes` whether it says that something is to change, not only that it is not to go the wrong way.
    """
    lowered = " ".join(text.casefold().split())
    rest = _NEGATED.sub(" ", lowered)
    strict, loose = (_CHANGE, _KEPT) if changes else (_STRICT, _LOOSE)
    says_strict = strict.search(rest) is not None
    says_loose = loose.search(rest) is not None or rest != lowered
    return None if says_strict == says_loose else says_strict


# Other words -------------------------------------------------------------------------------------------------------

_MEASURING = re.compile(
    r"\bmät|\bmått|\buppmät|nyckeltal|index|enkät|undersökning|statistik|\bavser\b|\bavses\b|räknas\b"
)
_BASELINE = re.compile(
    r"utgångs|\bbasår|jämför|året\s+före|föregående|förra|tidigare|sedan\s+(?:19|20)\d\d|från\s+(?:19|20)\d\d|förut"
)
_AVERAGE = re.compile(r"genomsnitt|medelvärde|\bsnitt\b")
_EVERY = re.compile(r"varje\s+(?:år|mätning|bokslut)|årligen|samtliga\s+(?:år|mätningar)|alla\s+(?:år|mätningar)")
_LATEST = re.compile(r"senaste|bokslutsår|det\s+år\s+som|sista\s+(?:året|mätningen)|periodens\s+slut|hela\s+perioden")
_OFTEN = re.compile(
    r"varje\s+(månad|kvartal|halvår|år)\b|(månads|kvartals|halvårs|års)vis|per\s+(månad|kvartal|halvår)|(årlig)en"
)
_SHOULD = re.compile(r"\bbör\b")
_SHALL = re.compile(r"\bska(?:ll)?\b|\bmåste\b|\bfår\s+(?:inte|ej)\b")
_BACKGROUND = re.compile(
    r"\b(?:var|låg|uppgick|blev|utgångs\w*|utfall\w*|nuläge\w*|föregående|förra|tidigare|idag|nu|nådde|hade|bakgrund)\b|\bi\s+dag\b"
)
_SMALL = (
    "kommun", "antal", "andel", "procent", "målet", "målen", "mandat", "period", "värde", "index", "total", "samtlig",
    "avser", "räkna", "ingår", "publice",
)  # fmt: skip
_FUNCTION = {
    "under", "minst", "högst", "varje", "eller", "enligt",
    "alla", "andra", "annan", "bara", "bland", "blir", "denna", "deras", "dess", "dessa", "detta", "efter", "från",
    "före", "genom", "hela", "inom", "inte", "kunna", "mellan", "mest", "mycket", "också", "olika", "samt", "sina",
    "sitt", "skall", "till", "utan", "vara", "vilka", "vilket", "även", "över",
}  # fmt: skip


def names_measuring(text: str) -> bool:
    """Whether the text speaks of how something is measured."""
    return _MEASURING.search(text.casefold()) is not None


def names_baseline(text: str) -> bool:
    """Whether the text says what something is compared with."""
    return _BASELINE.search(text.casefold()) is not None


def names_average(text: str) -> bool:
    """Whether the text speaks of an average."""
    return _AVERAGE.search(text.casefold()) is not None


def names_every(text: str) -> bool:
    """Whether the text speaks of every year or every measurement."""
    return _EVERY.search(text.casefold()) is not None


def names_latest(text: str) -> bool:
    """Whether the text says that one value stands for the whole time."""
    return _LATEST.search(text.casefold()) is not None


def how_often(text: str) -> str | None:
    """`month`, `quarter`, `half` or `year` where the text asks for something so often."""
    match = _OFTEN.search(text.casefold())
    if match is None:
        return None
    word = next(group for group in match.groups() if group)
    return {"må": "month", "kv": "quarter", "ha": "half", "år": "year"}[word[:2]]


def tells_background(text: str) -> bool:
    """Whether the text tells how things were or are, not how they are to be."""
    return _BACKGROUND.search(text.casefold()) is not None


def says_should(text: str) -> bool:
    """Whether the goal is soft: bör."""
    return _SHOULD.search(text.casefold()) is not None


def says_shall(text: str) -> bool:
    """Whether the goal is hard: ska, skall, måste."""
    return _SHALL.search(text.casefold()) is not None


def share_a_word(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lists of texts have a word in common, in any of its forms and also inside a compound."""
    stems = {word[:6] for text in other for word in _content(text)}
    words = {word for text in one for word in _content(text)}
    return any(stem in word for stem in stems for word in words)


def _content(text: str) -> Iterator[str]:
    text = text[:LONGEST]
    for word in re.findall(r"[^\W\d_]{4,}", text.casefold()):
        if not word.startswith(_SMALL) and word not in _FUNCTION:
            yield word
    yield from (name.casefold() for name in re.findall(r"\b[A-ZÅÄÖ]{3,}\b", text))
