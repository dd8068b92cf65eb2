"""Whether what is worked out from others can be judged exactly: sums without gaps, and comparisons without shared parts.

Only checks; a rule that fails them could be read, but its verdict would not be the one that every completion gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from vetlanda_policy.criteria import BetterThan, DeviationAtMost, Leaf
from vetlanda_policy.errors import Place, Problem, quoted
from vetlanda_policy.indicators import Indicator, formula
from vetlanda_policy.values import Scale, key, plain

Indicators = Mapping[str, Indicator]


def check_steps(indicator: Indicator, known: Indicators, place: Place) -> Iterator[Problem]:
    """Whether the sums that an indicator is derived from take every step between their ends.

    Of two parts the coarser step must be so many of the finer, and the finer part must span what lies between two of them.
    """
    try:
        worked_out = formula(indicator, known)
    except (KeyError, RecursionError, ValueError):
        return  # what is wrong is said elsewhere
    for sums in (worked_out.top, worked_out.bottom):
        for (one, times), (other, often) in combinations(sums.items(), 2):
            first, second = known[key(one)], known[key(other)]
            if not _even(first.scale, abs(times), second.scale, abs(often)):
                yield _gaps(indicator, first, second, place)


def _even(one: Scale, times: int, other: Scale, often: int) -> bool:
    steps = [(_step(one, times), one, times), (_step(other, often), other, often)]
    (fine, scale, size), (coarse, _, _) = sorted(steps, key=lambda s: s[0])
    if fine == coarse:
        return True
    if scale.lowest is None or scale.top is None:
        spans = True
    else:
        spans = (Fraction(scale.top) - Fraction(scale.lowest)) * size >= coarse - fine
    return spans and (fine == 0 or coarse % fine == 0)


def _step(scale: Scale, times: int) -> Fraction:
    """The distance between two neighbours; 0 where there are no steps."""
    return Fraction(scale.step or Decimal(0)) * times


def _gaps(indicator: Indicator, one: Indicator, other: Indicator, place: Place) -> Problem:
    steps = [plain(i.scale.step) if i.scale.step is not None else "0" for i in (one, other)]
    return Problem(
        "uneven-steps",
        f"{quoted(indicator.id)} kan inte räknas fram jämnt: stegen i {quoted(one.id)} ({steps[0]}) och {quoted(other.id)} "
        f"({steps[1]}) lämnar luckor. Låt det grövre steget vara ett helt antal av det finare, eller ange skalan som den är.",
        f"{quoted(indicator.id)} has gaps: the steps of {quoted(one.id)} ({steps[0]}) and {quoted(other.id)} ({steps[1]}) do "
        "not fit. Let the coarser step be a whole number of the finer, or give the scale as it is.",
        place,
    )


def check_shared(criterion: Leaf, known: Indicators, place: Place) -> Iterator[Problem]:
    """Whether a value and the fact it is compared with have steps that meet, and no missing figure in common."""
    if not isinstance(criterion, BetterThan | DeviationAtMost) or criterion.reference is None:
        return
    one, other = known.get(key(criterion.indicator)), known.get(key(criterion.reference))
    ratio = any(i is None or (i.derived is not None and i.derived.is_ratio) for i in (one, other))
    if (
        one is not None
        and other is not None
        and not ratio
        and criterion.round_to is None
        and not _meet(one.scale, other.scale)
    ):
        yield Problem(
            "uneven-steps",
            f"stegen i {quoted(one.id)} och {quoted(other.id)} går inte ihop, så ingen kan säga när de är lika. Ge dem skalor "
            "vars steg möts.",
            f"the steps of {quoted(one.id)} and {quoted(other.id)} never meet, so nobody can tell when they are the same. Give "
            "them scales whose steps meet.",
            place,
        )
    shared = sorted(_measured(criterion.indicator, known) & _measured(criterion.reference, known))
    if shared:
        yield Problem(
            "shared-part",
            f"{quoted(criterion.indicator)} och {quoted(criterion.reference)} har delen {quoted(shared[0])} gemensam. "
            "Härled skillnaden mellan dem som ett eget nyckeltal, och jämför den med ett tal.",
            f"{quoted(criterion.indicator)} and {quoted(criterion.reference)} have the part {quoted(shared[0])} in common. "
            "Derive their difference as an indicator of its own, and compare it with a number.",
            place,
        )


def _meet(one: Scale, other: Scale) -> bool:
    """Whether every value on the coarser steps is one on the finer steps too, as far as the scales reach."""
    if one.step is None or other.step is None:
        return True
    fine, coarse = sorted((one, other), key=lambda scale: scale.step or Decimal(0))
    start = coarse.lowest if coarse.lowest is not None else coarse.highest
    assert fine.step is not None
    assert coarse.step is not None
    return Fraction(coarse.step) % Fraction(fine.step) == 0 and fine.on_step(start if start is not None else Decimal(0))


def _measured(name: str, known: Indicators) -> set[str]:
    """The measured indicators that an indicator is worked out from; itself where it is measured."""
    indicator = known.get(key(name))
    if indicator is None or indicator.derived is None:
        return {name}
    try:
        return set(formula(indicator, known).names())
    except (KeyError, RecursionError, ValueError):
        return {name}
