"""Comparisons in words: what was compared with what, and how far apart they are.

Only sentences; every figure in them comes from the finding.
"""

from __future__ import annotations

from decimal import Decimal

from vetlanda_policy.criteria.finding import Comparison
from vetlanda_policy.explanations.asked import Asked
from vetlanda_policy.explanations.speaker import Speaker
from vetlanda_policy.values import plain
from vetlanda_policy.wording import NO_BREAK, number, relation


def comparison(made: Comparison, asked: Asked, speaker: Speaker) -> str:
    """One comparison as a sentence without its full stop."""
    kept = speaker.said.get(id(made))  # the comparison is kept with its sentence, so its identity stays its own
    if kept is None:
        kept = speaker.said[id(made)] = (made, _comparison(made, asked, speaker))
    return kept[1]


def _comparison(made: Comparison, asked: Asked, speaker: Speaker) -> str:
    pick, lang, indicator = speaker.pick, speaker.lang, asked.indicator
    if made.note in ("published", "computed"):
        return _place(made, indicator, speaker)
    decimals = speaker.decimals(indicator)
    subject = ", ".join(p for p in (asked.subject.area, asked.subject.group) if p)
    value = speaker.value(made.observed, indicator)
    head = f"{subject} {made.period}: {value}" if subject else f"{made.period}: {value}"
    if made.raw is not None:
        raw = number(made.raw, lang, decimals)
        head += pick(f" (avrundat från {raw})", f" (rounded from {raw})")
    off = margin(made.margin, indicator, speaker)
    bound = number(made.required.bound, lang)
    head += pick(" är", ",") if made.met else pick(" är inte", ", not")
    if made.note == "ahead":
        head = head.removesuffix(" inte").removesuffix(" är").removesuffix(", not").removesuffix(",")
        target = relation(str(made.required), lang)
        return pick(
            f"{head}; målvärdet är {target} den {made.due}, {off}",
            f"{head}; the target is {target} on {made.due}, {off}",
        )
    if made.earlier is None or made.earlier_value is None:
        if made.note == "lowest":
            least = pick("det minsta som värdet före kan vara", "the least that the value before can be")
            return f"{head} {pick('mer än', 'more than')} {bound}, {least}, {off}"
        return f"{head} {relation(str(made.required), lang)}, {off}"
    before = f"{number(made.earlier_value, lang, decimals)} ({made.earlier})"
    if made.note == "line":
        head = head.removesuffix(" inte").removesuffix(" är").removesuffix(", not").removesuffix(",")
        line = number(made.required.bound, lang, decimals)
        return pick(
            f"{head}; den räta linjen från {before} till målet går vid {line}, {off}",
            f"{head}; the straight line from {before} to the target is at {line}, {off}",
        )
    if made.between:
        return pick(
            f"{head} mer än {bound}, det minsta som det okända efter {before} kan vara om det ökar, {off}",
            f"{head} more than {bound}, the least that the unknown after {before} can be if it increases, {off}",
        )
    return pick(f"{head} mer än {before}, {off}", f"{head} more than {before}, {off}")


def _place(made: Comparison, indicator: str, speaker: Speaker) -> str:
    pick = speaker.pick
    place, limit = plain(made.observed), plain(made.required.bound)
    of = pick(f" av {made.place_of}", f" of {made.place_of}") if made.place_of else ""
    off = margin_of_places(made.margin, speaker)
    verb = pick("är", "is") if made.met else pick("är inte", "is not")
    kind = pick("publicerad placering", "published placement")
    if made.note == "computed":
        assert made.raw is not None
        value = speaker.value(made.raw, indicator)
        kind = pick(f"placering efter värdena ({value})", f"place by the values ({value})")
    return pick(
        f"{made.period}: {kind} {place}{of} {verb} plats {limit} eller bättre, {off}",
        f"{made.period}: {kind} {place}{of} {verb} place {limit} or better, {off}",
    )


_DIFFERENCES = {
    "procent": ("procentenheter", "procentenhet"),
    "percent": ("percentage points", "percentage point"),
}


def margin(value: Decimal, indicator: str, speaker: Speaker) -> str:
    """A margin in words: `marginal 5 personer`, or how much is wanting."""
    amount = number(abs(value), speaker.lang, speaker.decimals(indicator))
    one = abs(value) == 1
    unit = speaker.unit(indicator)
    if unit == "index":
        unit = speaker.pick("enhet" if one else "enheter", "point" if one else "points")
    elif unit in _DIFFERENCES:
        unit = _DIFFERENCES[unit][one]
    else:
        unit = speaker.spoken_unit(indicator, value)
    return _margin(value, f"{amount}{NO_BREAK}{unit}".rstrip(NO_BREAK), speaker)


def margin_of_places(value: Decimal, speaker: Speaker) -> str:
    """A margin in places."""
    one = abs(value) == 1
    unit = speaker.pick("plats" if one else "platser", "place" if one else "places")
    return _margin(value, f"{plain(abs(value))}{NO_BREAK}{unit}", speaker)


def _margin(value: Decimal, amount: str, speaker: Speaker) -> str:
    if value < 0:
        return speaker.pick(f"{amount} fattas", f"short by {amount}")
    return speaker.pick(f"marginal {amount}", f"margin {amount}")
