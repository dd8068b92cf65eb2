"""Facts that are not known: which, why, and what they must be.

Only sentences; every figure in them comes from the finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from vetlanda_policy.criteria.finding import Cause, CauseCode
from vetlanda_policy.explanations.speaker import Speaker
from vetlanda_policy.facts import COUNTRY
from vetlanda_policy.wording import CAUSES, NO_BREAK, WITHHELD, listed, needed, span


def together(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """Causes that differ only in area, or only in period, as one with a list."""
    by_area: dict[Cause, list[str]] = {}
    for c in causes:
        place = c.place if c.code is CauseCode.NO_ASSESSMENT else None  # there the row itself says why
        by_area.setdefault(replace(c, area=None, place=place), []).append(c.area or "")
    merged: dict[Cause, list[str]] = {}
    for c, areas in by_area.items():
        joined = replace(c, area="\n".join(a for a in areas if a) or None)
        if c.needed is None:
            merged.setdefault(replace(joined, period=None), []).append(c.period or "")
        else:
            merged[joined] = [c.period or ""]
    return tuple(
        replace(c, period="\n".join(sorted({p for p in periods if p})) or None) for c, periods in merged.items()
    )


def cause(found: Cause, speaker: Speaker) -> str:
    """One unknown fact as a sentence without its full stop."""
    pick, lang, what = speaker.pick, speaker.lang, missing(found, speaker)
    state = CAUSES[lang][found.code]
    if found.code is CauseCode.NOT_DUE:
        name = speaker.indicator(found.indicator)
        return pick(
            f"det finns inget att bedöma förrän {found.date} ({name})",
            f"there is nothing to judge until {found.date} ({name})",
        )
    if found.code is CauseCode.NO_ASSESSMENT and found.place and found.status is None:
        who = pick("enligt den som bedömde", "according to the assessor")
        return pick(
            f"{what} kan inte bedömas för {found.period}, {who}", f"{what} cannot be judged for {found.period}, {who}"
        )
    if found.code is CauseCode.NO_ASSESSMENT:
        text = pick(f"{what} har ingen bedömning för {found.period}", f"{what} has no judgement for {found.period}")
        text += f": {WITHHELD[lang][found.status]}" if found.status else ""
    else:
        text = f"{what} {state}"
    return text + (f" ({found.place})" if found.place else "")


def missing(found: Cause, speaker: Speaker) -> str:
    """Which fact is unknown, in words."""
    pick, lang = speaker.pick, speaker.lang
    name = speaker.indicator(found.indicator)
    periods = listed([span(p) for p in (found.period or "").split("\n") if p], lang)
    areas = listed((found.area or "").split("\n"), lang)
    if found.code is CauseCode.NO_ASSESSMENT:
        return listed([_judged(a, speaker) for a in (found.area or "").split("\n")], lang)
    if found.code is CauseCode.UNKNOWN_GROUP and found.municipality == COUNTRY:
        return pick(f"hur många som deltog {periods} ({name})", f"how many took part in {periods} ({name})")
    if found.code is CauseCode.UNKNOWN_GROUP:
        home = speaker.place(found.municipality)
        return pick(
            f"vilka kommuner som {home} jämförs med ({name})",
            f"which municipalities {home} is compared with ({name})",
        )
    if found.count is not None:
        one = found.count == 1
        many = pick("en deltagares" if one else f"{found.count} deltagares", f"{found.count} participants'")
        return pick(f"{many} värde för {name} {periods}", f"{many} {name} {periods}")
    parts = [name]
    if found.municipality == COUNTRY:
        parts.append(pick("riket", "the country"))
    elif found.municipality not in (speaker.home, "*"):
        parts.append(speaker.place(found.municipality))
    parts += [p for p in (found.group, areas if "\n" not in (found.area or "") else "") if p]
    text = ", ".join(parts)
    if "\n" in (found.area or ""):
        text += f" ({areas})"
    return f"{text} {periods}".rstrip()


def _judged(about: str, speaker: Speaker) -> str:
    _, goal, *area = [*about.split("/"), ""][:3]
    if area and area[0]:
        return speaker.pick(f"målområdet {area[0]}", f"the area {area[0]}")
    return speaker.pick(f"mål {goal}", f"goal {goal}") if goal else about


def wanted(found: Cause, speaker: Speaker) -> str:
    """What the unknown fact must be, with its unit."""
    assert found.needed is not None
    if speaker.levels(found.indicator):
        return needed(speaker.named_bounds(found.needed, found.indicator), speaker.lang)
    last = Decimal(found.needed.rsplit(" ", 1)[-1].rpartition("-")[2])
    return f"{needed(found.needed, speaker.lang)}{NO_BREAK}{speaker.spoken_unit(found.indicator, last)}".rstrip(
        NO_BREAK
    )
