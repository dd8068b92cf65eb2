"""Rules as text: the periods, the goals of one, and a goal with all its versions.

Only what the rule files say; nothing is judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from vetlanda_policy.cli.session import Session
from vetlanda_policy.errors import printable
from vetlanda_policy.explanations import Speaker, rule, sentence, worked_out
from vetlanda_policy.goals import Goal, Rulebook, Version
from vetlanda_policy.values import key
from vetlanda_policy.wording import number

WIDTH = 80


def periods(session: Session, books: tuple[Rulebook, ...]) -> Iterator[str]:
    """A line for each period: its days, its closings, its goals."""
    for book in books:
        closings = ", ".join(c.name for c in book.period.closings())
        goals = f"{len(book.goals)} {'mål' if session.lang == 'sv' else 'goals'}"
        extra = "" if book.source.complete else f"; {session.words('incomplete')}"
        span = f"{book.period.first_day}–{book.period.last_day}"
        yield from _fit(
            f"{book.period.id}: {span}; {goals}; {session.words('closings', closings=closings)}{extra}", hanging="  "
        )


def goals(session: Session, book: Rulebook) -> Iterator[str]:
    """The goals of a period in the council's words."""
    if book.vision:
        yield from _fit(f"{book.vision.name}: ”{book.vision.quote}”")
        yield ""
    for goal in book.goals:
        title = goal.title_en if session.lang == "en" and goal.title_en else goal.title
        yield f"{goal.number}. {title} ({goal.id})"
        yield from _fit(f"”{goal.version[-1].quote}”", "   ")
    if not book.source.complete and book.source.note:
        yield ""
        yield from _fit(sentence(session.words("incomplete")) + f" {book.source.note}")


def goal(session: Session, book: Rulebook, found: Goal, rules: Path | None = None) -> Iterator[str]:
    """A goal's rule with every version; `rules` is the folder that was asked for."""
    speaker = Speaker(session.lang, book.by_id, book.municipality, {})
    title = found.title_en if session.lang == "en" and found.title_en else found.title
    yield f"{found.number}. {title} ({found.id})"
    for version in found.version:
        yield ""
        yield from _version(session, book, version, speaker)
    yield ""
    source = f"{book.source.title} ({book.source.read_at}; sha256 {book.source.sha256[:12]}…)"
    yield from _fit(f"{session.words('source')}: {source}", hanging="  ")
    yield f"{session.words('file')}: {printable(str(_folder(book, rules) / found.file))}"


def _folder(book: Rulebook, rules: Path | None) -> Path:
    """The rulebook's folder as a reader would name it."""
    if rules is None:
        return Path("rules", book.period.id)
    return rules if (rules / "period.toml").is_file() else rules / book.period.id


def _version(session: Session, book: Rulebook, version: Version, speaker: Speaker) -> Iterator[str]:
    last = str(version.in_force_to) if version.in_force_to else session.words("open")
    force = "" if version.force == "shall" else f" ({session.words('should')})"
    yield session.words("version", first=version.in_force_from, last=last) + force
    for text in (version.quote, *version.more_words):
        yield from _fit(f"{session.words('words')}: ”{text}”", "  ", "    ")
    for said in version.interpretation:
        yield from _fit(f"{session.words('interpretation')}: {said.read(session.lang)}", "  ", "    ")
    yield from _fit(f"{session.words('rule')}: {sentence(rule(version.criterion, speaker))}", "  ", "    ")
    for area in version.area:
        text = f"{session.words('area')}: ”{area.quote}” {sentence(rule(area.criterion, speaker))}"
        yield from _fit(text, "  ", "    ")
    used = dict.fromkeys(key(name) for c in version.criteria() for name in c.uses())
    for name in used:
        yield from _fit(_indicator(session, book, name), "  ", "    ")


def _indicator(session: Session, book: Rulebook, name: str) -> str:
    indicator = book.by_id[name]
    sv = session.lang == "sv"
    scale = indicator.scale
    if indicator.levels:
        label = "Nyckeltal" if sv else "Indicator"
        levels = ", ".join(indicator.levels)
        span = f"nivåer, sämst först: {levels}" if sv else f"levels, worst first: {levels}"
        return (
            f"{label} {indicator.id}: {sentence(indicator.definition)} {sentence(span)} {sentence(indicator.published)}"
        )
    bounds = "–".join("" if b is None else number(b, session.lang) for b in (scale.lowest, scale.highest))
    step = "" if scale.step is None else f" {'i steg om' if sv else 'in steps of'} {number(scale.step, session.lang)}"
    unit = indicator.unit if sv else indicator.unit_en or indicator.unit
    span = f", {bounds}{step}" if bounds != "–" else ""
    catalogue = ", ".join([f"Kolada {c.id}" for c in indicator.kolada] + [f"SCB {c.id}" for c in indicator.scb])
    label = "Nyckeltal" if sv else "Indicator"
    if indicator.derived is not None:
        span = f", {worked_out(indicator, Speaker(session.lang, book.by_id, book.municipality, {}))}"
    text = f"{label} {indicator.id}: {sentence(indicator.definition)} {sentence(f'{unit}{span}')}"
    return f"{text} {sentence(indicator.published)}" + (f" {catalogue}." if catalogue else "")


def _fit(text: str, indent: str = "", hanging: str | None = None) -> list[str]:
    follow = indent if hanging is None else hanging
    return wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=follow, break_on_hyphens=False, break_long_words=False
    )
