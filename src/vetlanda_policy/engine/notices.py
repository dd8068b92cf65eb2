"""Notices: what a reader of the verdicts should know besides.

Only what the facts and findings show; nothing here changes a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from vetlanda_policy.criteria import Leaf
from vetlanda_policy.engine.asking import Asked
from vetlanda_policy.explanations import Speaker, sentence
from vetlanda_policy.facts import Facts, View
from vetlanda_policy.municipalities import name_of
from vetlanda_policy.periods import Closing, Period
from vetlanda_policy.verdicts import Notice

MOST_PLACES = 10


def notices(
    facts: Facts, view: View, closing: Closing, asked: Mapping[str, Asked], speaker: Speaker
) -> Iterable[Notice]:
    """Everything worth knowing: of the files, of publication days, of the municipality, of old measurements."""
    for p in facts.notices:
        place = str(p.place) if p.place else None
        yield Notice.model_construct(code=p.code, place=place, text=p.sv if speaker.lang == "sv" else p.en)
    yield from _undated(view, speaker)
    yield from _nothing_here(facts, speaker)
    yield from _old(facts, closing, asked, speaker)


def _undated(view: View, speaker: Speaker) -> Iterable[Notice]:
    undated = view.undated()
    if not undated:
        return
    places = ", ".join(dict.fromkeys(str(m.place) for m in undated[:MOST_PLACES]))
    more = "" if len(undated) <= MOST_PLACES else " …"
    yield Notice.model_construct(
        code="publication-day-unknown",
        place=None,
        text=speaker.pick(
            f"Publiceringsdagen är okänd för {len(undated)} rader, som räknas ändå: {places}{more}.",
            f"The publication day is unknown for {len(undated)} rows, which count all the same: {places}{more}.",
        ),
    )


def _nothing_here(facts: Facts, speaker: Speaker) -> Iterable[Notice]:
    home = facts.municipality
    others = sorted({m.municipality for m in facts.measurements})
    if home in others or not others:
        return
    named = ", ".join(f"{c} {name_of(c) or ''}".strip() for c in others[:MOST_PLACES])
    where = f"{home} {name_of(home) or ''}".strip()
    yield Notice.model_construct(
        code="no-facts-for-municipality",
        place=None,
        text=speaker.pick(
            f"Underlaget har inga rader för {where}. Det har rader för {named}.",
            f"The facts have no rows for {where}. They have rows for {named}.",
        ),
    )


def _old(facts: Facts, closing: Closing, asked: Mapping[str, Asked], speaker: Speaker) -> Iterable[Notice]:
    """Where the latest measurement is older than the closing's year, the reader should know."""
    year = closing.last_closed_year
    for one in asked.values():
        criterion, finding = one.criterion, one.finding
        if not isinstance(criterion, Leaf) or criterion.value != "latest" or finding is None:
            continue
        own = [m for m in finding.evidence if m.municipality == facts.municipality and m.number is not None]
        newest = max((m.period for m in own), key=_last, default=None)
        if newest is None or newest.year >= year:
            continue
        name = speaker.indicator(criterion.indicator)
        where = sentence(", ".join(p for p in (name, one.subject.area, one.subject.group) if p)).rstrip(".")
        yield Notice.model_construct(
            code="latest-is-older",
            place=None,
            text=speaker.pick(
                f"{where}: den senaste mätningen är från {newest}, inte {year}.",
                f"{where}: the latest measurement is of {newest}, not {year}.",
            ),
        )


def _last(period: Period) -> date:
    return period.last
