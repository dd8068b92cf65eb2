"""What changed around the goals: the period's days, the municipality, the source, the vision and the core values.

Only a comparison of declarations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vetlanda_policy.comparing.labels import said
from vetlanda_policy.comparing.records import Change
from vetlanda_policy.errors import Language
from vetlanda_policy.goals import Quoted, Rulebook


def around(a: Rulebook, b: Rulebook, lang: Language) -> Iterator[Change]:
    """Everything that differs between two rulebooks beside their goals and indicators."""
    sv = lang == "sv"
    old, new = (f"{x.period.first_day}–{x.period.last_day}" for x in (a, b))
    if old != new:
        text = f"perioden var {old} och är nu {new}" if sv else f"the period was {old} and is now {new}"
        yield Change(what="period", old=old, new=new, text=said(text))
    if a.municipality != b.municipality:
        one, other = a.municipality, b.municipality
        text = f"kommunen är {other} i stället för {one}" if sv else f"the municipality is {other} instead of {one}"
        yield Change(what="municipality", old=one, new=other, text=said(text))
    yield from _source(a, b, sv=sv)
    yield from _vision(a.vision, b.vision, sv=sv)
    kinds = {
        "core_value": ("kärnvärdena", "the core values", a.core_values, b.core_values),
        "mission": ("uppdragen", "the missions", a.missions, b.missions),
        "direction": ("riktningarna", "the directions", a.directions, b.directions),
    }
    for what, (swedish, english, before, after) in kinds.items():
        yield from _quoted(what, swedish if sv else english, before, after, sv=sv)


def _vision(a: Quoted | None, b: Quoted | None, *, sv: bool) -> Iterator[Change]:
    """The vision, of which there is one, whatever it is called."""
    old, new = (None if v is None else v.quote for v in (a, b))
    if old == new:
        return
    if old is None:
        text = f"visionen ”{new}” tillkommer" if sv else f'the vision "{new}" is added'
    elif new is None:
        text = f"visionen ”{old}” tas bort" if sv else f'the vision "{old}" is removed'
    else:
        text = f"visionen var ”{old}” och är nu ”{new}”" if sv else f'the vision was "{old}" and is now "{new}"'
    yield Change(what="vision", old=old, new=new, text=said(text))


def _source(a: Rulebook, b: Rulebook, *, sv: bool) -> Iterator[Change]:
    if a.source.sha256 == b.source.sha256:
        return
    one, other = a.source.title, b.source.title
    if one == other:
        text = f"källan ”{one}” är ändrad" if sv else f'the source "{one}" has changed'
    else:
        text = f"källan är ”{other}” i stället för ”{one}”" if sv else f'the source is "{other}" instead of "{one}"'
    yield Change(what="source", old=one, new=other, text=said(text))


def _quoted(what: str, name: str, old: Sequence[Quoted], new: Sequence[Quoted], *, sv: bool) -> Iterator[Change]:
    before, after = {q.name: q.quote for q in old}, {q.name: q.quote for q in new}
    for key in dict.fromkeys([*before, *after]):
        one, other = before.get(key), after.get(key)
        if one == other:
            continue
        if one is None:
            text = f"{name}: ”{key}” tillkommer, ”{other}”" if sv else f'{name}: "{key}" is added, "{other}"'
        elif other is None:
            text = f"{name}: ”{key}” tas bort, ”{one}”" if sv else f'{name}: "{key}" is removed, "{one}"'
        else:
            text = f"{name}: ”{key}” lyder nu ”{other}”" if sv else f'{name}: "{key}" now reads "{other}"'
        yield Change(what=what, old=one, new=other, text=said(text))
