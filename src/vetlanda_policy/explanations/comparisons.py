"""Comparisons in words: what was compared with what, and how far apart they are.

Only sentences; every figure in them comes from the finding.
"""

from __future__ import annotations

from decimal import Decimal

from vetlanda_policy.criteria.finding import Comparison, Relation
from vetlanda_policy.explanations.asked import Asked
from vetlanda_policy.explanations.speaker import Speaker
from vetlanda_policy.facts import COUNTRY
from vetlanda_policy.values import digits, plain
from vetlanda_policy.wording import NO_BREAK, number, relation, shortened, span


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
    head = _head(made, asked, speaker)
    off = margin(made, indicator, speaker)
    required = relation(speaker.named_bounds(str(made.required), indicator), lang)
    if made.note == "ahead":
        return pick(
            f"{head}; målvärdet är {required} den {made.due}, {off}",
            f"{head}; the target is {required} on {made.due}, {off}",
        )
    if made.note == "line":
        assert made.earlier_value is not None
        before = f"{speaker.figure(made.earlier_value, indicator)} ({made.earlier})"
        line = number(digits(made.required.bound, up=True), lang, speaker.decimals(indicator))
        return pick(
            f"{head}; den räta linjen från {before} till målet går vid {line}, {off}",
            f"{head}; the straight line from {before} to the target is at {line}, {off}",
        )
    head += pick(" är", ",") if made.met else pick(" är inte", ", not")
    if made.note == "reference":
        return f"{head} {required} ({_reference(made, indicator, speaker)}), {off}"
    if made.earlier is None or made.earlier_value is None:
        if made.note == "outermost":
            outermost = pick("det yttersta som värdet före kan vara", "the outermost that the value before can be")
            if made.required.relation == ">":
                outermost = pick("det minsta som värdet före kan vara", "the least that the value before can be")
            return f"{head} {required}, {outermost}, {off}"
        return f"{head} {required}, {off}"
    before = f"{speaker.figure(made.earlier_value, indicator)} ({made.earlier})"
    if made.between:
        return f"{head} {required}, {_after_unknown(made, before, speaker)}, {off}"
    if made.required.upper is None and made.required.bound == made.earlier_value:
        return f"{head} {_than(made.required.relation, before, speaker)}, {off}"
    return f"{head} {required} ({pick('mot', 'against')} {before}), {off}"


def _head(made: Comparison, asked: Asked, speaker: Speaker) -> str:
    """Whose value for when it is, and the value itself."""
    indicator = asked.indicator
    subject = ", ".join(p for p in (asked.subject.area, asked.subject.group) if p)
    bound = digits(made.required.bound, up=True)
    value = speaker.value(made.observed, indicator, bound)
    when = made.period
    if made.note in ("mean", "sum"):
        total = ("medelvärdet", "the mean") if made.note == "mean" else ("summan", "the sum")
        when = f"{speaker.pick(*total)} {span(when)}"
    head = f"{subject} {when}: {value}" if subject else f"{when}: {value}"
    if made.raw is not None:
        raw = speaker.figure(made.raw, indicator, made.observed)
        head += speaker.pick(f" (avrundat från {raw})", f" (rounded from {raw})")
    return head


def _reference(made: Comparison, indicator: str, speaker: Speaker) -> str:
    """What the value is compared with, and its value."""
    assert made.earlier_value is not None
    value = speaker.figure(made.earlier_value, indicator)
    if made.whose == COUNTRY:
        return speaker.pick(f"riket: {value}", f"the country: {value}")
    if made.whose is not None:
        return speaker.pick(f"medelvärdet i jämförelsegruppen: {value}", f"the mean of the comparison group: {value}")
    return f"{speaker.indicator(made.reference or indicator)}: {value}"


def _after_unknown(made: Comparison, before: str, speaker: Speaker) -> str:
    """Why the bound is what it is, where unknown values lie between."""
    if made.required.relation == ">":
        return speaker.pick(
            f"det minsta som det okända efter {before} kan vara om det ökar",
            f"the least that the unknown after {before} can be if it increases",
        )
    return speaker.pick(
        f"det yttersta som det okända efter {before} tillåter",
        f"the outermost that the unknown after {before} allows",
    )


def _than(sign: Relation, before: str, speaker: Speaker) -> str:
    """Compared with the value before itself."""
    words = {
        ">": ("mer än", "more than"),
        ">=": ("minst", "at least"),
        "<": ("mindre än", "less than"),
        "<=": ("högst", "at most"),
        "=": ("samma som", "the same as"),
        "between": ("samma som", "the same as"),
    }
    return f"{speaker.pick(*words[sign])} {before}"


def _place(made: Comparison, indicator: str, speaker: Speaker) -> str:
    pick = speaker.pick
    place, limit = plain(made.observed), plain(digits(made.required.bound, up=True))
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


def margin(made: Comparison, indicator: str, speaker: Speaker) -> str:
    """A margin in words: `marginal 5 personer`, or how much is wanting or too much."""
    amount = difference(abs(made.margin), indicator, speaker)
    if made.margin < 0 and made.required.relation in ("<", "<="):
        return speaker.pick(f"{amount} för mycket", f"too much by {amount}")
    if made.margin < 0 and made.required.relation in ("=", "between"):
        return speaker.pick(f"{amount} ifrån", f"off by {amount}")
    return _margin(made.margin, amount, speaker)


def difference(value: Decimal, indicator: str, speaker: Speaker) -> str:
    """A difference of two values with its unit: percentage points, not percent; points of an index; levels."""
    decimals, one = speaker.decimals(indicator), abs(value) == 1
    short, _ = shortened(value, max(decimals, 2), Decimal(0))
    amount = number(short, speaker.lang, 0 if speaker.levels(indicator) else decimals)
    unit = speaker.unit(indicator)
    if speaker.levels(indicator):
        unit = speaker.pick("steg", "level" if one else "levels")
    elif unit == "index":
        unit = speaker.pick("enhet" if one else "enheter", "point" if one else "points")
    elif unit in _DIFFERENCES:
        unit = _DIFFERENCES[unit][one]
    else:
        unit = speaker.spoken_unit(indicator, value)
    return f"{amount}{NO_BREAK}{unit}".rstrip(NO_BREAK)


def margin_of_places(value: Decimal, speaker: Speaker) -> str:
    """A margin in places."""
    one = abs(value) == 1
    unit = speaker.pick("plats" if one else "platser", "place" if one else "places")
    return _margin(value, f"{plain(abs(value))}{NO_BREAK}{unit}", speaker)


def _margin(value: Decimal, amount: str, speaker: Speaker) -> str:
    if value < 0:
        return speaker.pick(f"{amount} fattas", f"short by {amount}")
    return speaker.pick(f"marginal {amount}", f"margin {amount}")
