"""Whether every derived indicator can be worked out from others of the same file.

Only checks; the working out is done in `criteria`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vetlanda_policy.errors import Place, Problem, quoted
from vetlanda_policy.indicators import Derived, Indicator
from vetlanda_policy.rulefiles.fits import near
from vetlanda_policy.rulefiles.gaps import check_steps
from vetlanda_policy.values import key

_KEYS = ("plus", "minus", "numerator", "denominator")
Indicators = Mapping[str, Indicator]


def check_derivations(indicators: Sequence[Indicator], file: str) -> Iterator[Problem]:
    """Everything that keeps derived indicators from being worked out."""
    known = {key(i.id): i for i in indicators}
    for number, indicator in enumerate(indicators, 1):
        if indicator.derived is None:
            continue
        for name, n, part in _parts(indicator.derived):
            place = Place(file, key=f"indicator.{number}.derived.{name}.{n}")
            yield from _part(indicator, part, known, place)
        place = Place(file, key=f"indicator.{number}.derived")
        if key(indicator.id) in _reached(indicator, known):
            before = (i for i in indicators[: number - 1] if key(indicator.id) in _reached(i, known))
            if any(key(i.id) in _reached(indicator, known) for i in before):
                continue  # the circle is said once
            yield Problem(
                "derived-circle",
                f"{quoted(indicator.id)} härleds ur sig självt.",
                f"{quoted(indicator.id)} is derived from itself.",
                place,
            )
        else:
            yield from _denominator(indicator, known, Place(file, key=f"{place.key}.denominator"))
            yield from check_steps(indicator, known, place)


def _parts(derived: Derived) -> Iterator[tuple[str, int, str]]:
    for name in _KEYS:
        for n, part in enumerate(getattr(derived, name), 1):
            yield name, n, part


def _part(indicator: Indicator, name: str, known: Indicators, place: Place) -> Iterator[Problem]:
    part = known.get(key(name))
    if part is None:
        sv, en = near(key(name), {k: i.id for k, i in known.items()})
        yield Problem(
            "unknown-part",
            f"{quoted(indicator.id)} härleds ur {quoted(name)}, som inte finns i indicators.toml.{sv}",
            f"{quoted(indicator.id)} is derived from {quoted(name)}, which is not in indicators.toml.{en}",
            place,
            name,
        )
    elif part.derived is not None and part.derived.is_ratio:
        yield Problem(
            "ratio-inside",
            f"{quoted(indicator.id)} härleds ur kvoten {quoted(part.id)}; bara summor och skillnader kan vara delar.",
            f"{quoted(indicator.id)} is derived from the ratio {quoted(part.id)}; only sums and differences can be parts.",
            place,
            name,
        )
    elif part.kind != "number" or part.levels:
        yield Problem(
            "part-without-figures",
            f"{quoted(indicator.id)} härleds ur {quoted(part.id)}, som inte har tal.",
            f"{quoted(indicator.id)} is derived from {quoted(part.id)}, which has no numbers.",
            place,
            name,
        )


def _reached(indicator: Indicator, known: Indicators) -> set[str]:
    """Every indicator that an indicator is derived from, directly or not."""
    found: set[str] = set()
    waiting = list(_names(indicator))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _names(known[name]) if name in known else ()
    return found


def _names(indicator: Indicator) -> Iterable[str]:
    return () if indicator.derived is None else [key(name) for name in indicator.derived.names()]


def _denominator(indicator: Indicator, known: Indicators, place: Place) -> Iterator[Problem]:
    assert indicator.derived is not None
    for name in indicator.derived.denominator:
        part = known.get(key(name))
        if part is not None and (part.scale.lowest is None or part.scale.lowest < 0):
            yield Problem(
                "denominator-below-zero",
                f"nämnaren {quoted(part.id)} i {quoted(indicator.id)} kan vara negativ: dess skala har ingen `lowest` "
                "som är minst 0.",
                f"the denominator {quoted(part.id)} of {quoted(indicator.id)} can be negative: its scale has no `lowest` "
                "of at least 0.",
                place,
                name,
            )
