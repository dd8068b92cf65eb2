"""What changed in the indicators that a goal uses: definition, scale, direction, breaks in the series.

Only a comparison of declarations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vetlanda_policy.comparing.labels import INDICATOR, Label, reads, said
from vetlanda_policy.comparing.records import Change
from vetlanda_policy.comparing.rule_changes import names
from vetlanda_policy.explanations import Speaker
from vetlanda_policy.facts import Indicator
from vetlanda_policy.goals import Rulebook, Version
from vetlanda_policy.values import Scale, key, plain

_LISTS = ("areas", "groups")


def used(book: Rulebook, version: Version) -> dict[str, Indicator]:
    """The indicators that a version's criteria use and that are shown beside it, by the normal form of their ids.

    Those that a derived one is worked out from are among them.
    """
    wanted = [name for criterion in version.criteria() if hasattr(criterion, "uses") for name in criterion.uses()]
    waiting = [*wanted, *version.beside]
    found: dict[str, Indicator] = {}
    while waiting:
        name = key(waiting.pop(0))
        indicator = book.by_id.get(name)
        if indicator is not None and name not in found:
            found[name] = indicator
            derived = indicator.derived
            if derived is not None:
                waiting += [*derived.plus, *derived.minus, *derived.numerator, *derived.denominator]
    return found


def indicator_changes(a: dict[str, Indicator], b: dict[str, Indicator], old: Speaker, new: Speaker) -> Iterator[Change]:
    """Every indicator that came, went or changed."""
    pick = new.pick
    for name in _of(a, b):
        one, other = a.get(name), b.get(name)
        if one is None and other is not None:
            text = pick(f"nyckeltalet {other.id} tillkommer", f"the indicator {other.id} is added")
            yield Change(what="indicator", indicator=other.id, new=other.id, text=said(text))
        elif other is None and one is not None:
            text = pick(f"nyckeltalet {one.id} används inte längre", f"the indicator {one.id} is no longer used")
            yield Change(what="indicator", indicator=one.id, old=one.id, text=said(text))
        elif one is not None and other is not None:
            yield from _differences(one, other, old, new)


def _of(a: Iterable[str], b: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys([*a, *b])


def _differences(a: Indicator, b: Indicator, old: Speaker, new: Speaker) -> Iterator[Change]:
    pick = new.pick
    for name in Indicator.model_fields:
        one, other = getattr(a, name), getattr(b, name)
        if one == other or name == "id":
            continue
        label = INDICATOR.get(name, Label(f"`{name}`", f"`{name}`"))
        what = f"indicator.{name}"
        if name in _LISTS:
            whose = Label(f"nyckeltalet {b.id}, {label.sv}", f"the indicator {b.id}, {label.en}")
            yield from names(what, whose, (one, other), new, b.id)
            continue
        first, last = _reads(name, one, old), _reads(name, other, new)
        absent = pick("inget", "nothing")
        text = pick(
            f"nyckeltalet {b.id}, {label.sv}: {first or absent} blir {last or absent}",
            f"the indicator {b.id}, {label.en}: {first or absent} becomes {last or absent}",
        )
        yield Change(what=what, indicator=b.id, old=first, new=last, text=said(text))


def _reads(name: str, value: object, speaker: Speaker) -> str | None:
    pick = speaker.pick
    match name:
        case "scale":
            assert isinstance(value, Scale)
            return scale_in_words(value, speaker)
        case "higher_is_better":
            words = {
                True: pick("högre är bättre", "higher is better"),
                False: pick("lägre är bättre", "lower is better"),
                None: pick("ingen riktning", "no direction"),
            }
            return next(text for known, text in words.items() if known is value)
        case "definition" | "published" if isinstance(value, str):
            return f"”{value.rstrip('.')}”" if speaker.lang == "sv" else f'"{value.rstrip(".")}"'
        case "breaks" if isinstance(value, tuple):
            return reads(tuple(f"{b.first_day} ({b.reason.rstrip('.')})" for b in value), speaker)
        case "kolada" | "scb" if isinstance(value, tuple):
            return reads(tuple(c.id for c in value), speaker)
        case _:
            return reads(value, speaker)


def scale_in_words(scale: Scale, speaker: Speaker) -> str:
    """A scale as `från 0 till 100 i steg om 0.1`."""
    pick = speaker.pick
    parts = []
    if scale.lowest is not None:
        parts.append(pick(f"från {plain(scale.lowest)}", f"from {plain(scale.lowest)}"))
    if scale.highest is not None:
        parts.append(pick(f"till {plain(scale.highest)}", f"to {plain(scale.highest)}"))
    if scale.step is not None:
        parts.append(pick(f"i steg om {plain(scale.step)}", f"in steps of {plain(scale.step)}"))
    return " ".join(parts) or pick("alla tal", "any number")
