"""Indicators: what a figure measures, which values it can take, and how one is worked out from others.

Only declarations and what follows from them; measurements stand in `facts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple, Self

from pydantic import Field, model_validator

from vetlanda_policy.values import Exact, Frozen, Scale, key


class Catalogued(Frozen):
    """An indicator's entry in a public catalogue: its id there, and the title that belongs to the id."""

    id: str
    title: str | None = None
    note: str | None = None


class SeriesBreak(Frozen):
    """A change of definition: values measured from `first_day` on cannot be compared with earlier ones."""

    first_day: date
    reason: str


class Derived(Frozen):
    """How an indicator is worked out from others of the same file: a sum or difference, or a ratio of two sums.

    The parts are of the same period, municipality, area and group.

    Attributes:
        plus: the indicators that are added.
        minus: the indicators that are subtracted.
        numerator: the indicators whose sum is divided.
        denominator: the indicators whose sum it is divided by.
        times: what a ratio is multiplied by, such as 100 for percent.
    """

    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    times: Exact = Field(default=Decimal(1), gt=0)

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        total, ratio = bool(self.plus or self.minus), bool(self.numerator and self.denominator)
        if total == ratio or (total and (self.numerator or self.denominator or self.times != 1)):
            msg = "give either plus and minus, or numerator and denominator"
            raise ValueError(msg)
        return self

    @property
    def is_ratio(self) -> bool:
        """Whether it is a ratio, not a sum or difference."""
        return bool(self.numerator)

    def names(self) -> tuple[str, ...]:
        """Every indicator that it is worked out from directly."""
        return (*self.plus, *self.minus, *self.numerator, *self.denominator)


class Indicator(Frozen):
    """What a figure measures and which values it can take.

    Attributes:
        id: the name used in fact files and rules, such as `inflyttade`.
        name: the name for people, in Swedish.
        name_en: the name in English.
        definition: what is counted, by whom, in Swedish.
        kind: `number`; or `members`, where each row names one member of a comparison group.
        unit: the unit in Swedish, such as `personer`.
        unit_en: the unit in English.
        unit_one: the unit of a single one, such as `person`, where it has another form.
        unit_one_en: the same in English.
        scale: lowest, highest and step.
        levels: the names of an ordered scale's levels, worst first, such as röd, gul, grön; then there is no `scale`.
        derived: how it is worked out from other indicators; then there is no `scale`, and no fact rows of its own.
        decimals: how many decimals it is shown with; without it those of the scale's step, and two for a ratio.
        higher_is_better: the direction; none where there is none.
        frequency: how often a value is made: `year`, `half`, `quarter`, `month`, or `irregular`.
        areas: the areas that the indicator is measured for, where it is.
        groups: the groups (such as women and men) that it is measured for, where it is.
        published: how and by whom it is published, in Swedish.
        breaks: changes of definition.
        kolada: its entries in Kolada.
        scb: its entries at Statistics Sweden.
        source_url: where the indicator is described.
    """

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    name_en: str | None = Field(default=None, min_length=1)
    definition: str
    kind: Literal["number", "members"] = "number"
    unit: str
    unit_en: str | None = None
    unit_one: str | None = None
    unit_one_en: str | None = None
    scale: Scale = Field(default_factory=Scale)
    levels: tuple[str, ...] = ()
    derived: Derived | None = None
    decimals: int | None = Field(default=None, ge=0, le=12)
    higher_is_better: bool | None = None
    frequency: Literal["year", "half", "quarter", "month", "irregular"]
    areas: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    published: str
    breaks: tuple[SeriesBreak, ...] = ()
    kolada: tuple[Catalogued, ...] = ()
    scb: tuple[Catalogued, ...] = ()
    source_url: str | None = Field(default=None, description="Where the indicator is described.")

    @model_validator(mode="before")
    @classmethod
    def _scale_of_levels(cls, given: Any) -> Any:
        """Levels are the whole numbers from 1 (the worst) up, and the last is the best."""
        if not isinstance(given, dict):
            return given
        if given.get("derived") is not None and ("scale" in given or given.get("kind", "number") != "number"):
            msg = "a derived indicator has the scale of its parts; leave scale and kind out"
            raise ValueError(msg)
        levels = given.get("levels")
        if not levels or not isinstance(levels, list | tuple):
            return given
        if "scale" in given or "derived" in given:
            msg = "levels are a scale of their own; leave scale and derived out"
            raise ValueError(msg)
        return {"higher_is_better": True, **given, "scale": {"lowest": 1, "highest": len(levels), "step": 1}}

    @model_validator(mode="after")
    def _sane(self) -> Self:
        if self.levels and (len(self.levels) < 2 or len({key(level) for level in self.levels}) < len(self.levels)):
            msg = "levels needs at least two names, all different"
            raise ValueError(msg)
        return self

    def broken(self, earlier: date, later: date) -> bool:
        """Whether the definition changed after the one day and by the other."""
        return any(earlier < b.first_day <= later for b in self.breaks)

    def area(self, text: str) -> str | None:
        """The area's name as the indicator writes it; none where it has no such area."""
        return next((a for a in self.areas if key(a) == key(text)), None)

    def level(self, text: str) -> Decimal | None:
        """The place of a level on the ordered scale, 1 for the worst; none where it has no such level."""
        places = {key(name): Decimal(n) for n, name in enumerate(self.levels, 1)}
        return places.get(key(text))

    def level_name(self, place: Decimal) -> str:
        """The name of the level in this place."""
        return self.levels[int(place) - 1]

    @property
    def shown_decimals(self) -> int:
        """How many decimals its values are shown with at least."""
        if self.decimals is not None:
            return self.decimals
        return 2 if self.derived is not None and self.derived.is_ratio else self.scale.decimals


class Formula(NamedTuple):
    """A derived indicator in terms of measured ones: `times` * top / bottom, or only top where there is no bottom.

    Attributes:
        top: the measured indicators' ids, each with how many times it is added (negative: subtracted).
        bottom: the same for what is divided by.
        times: what a ratio is multiplied by.
    """

    top: Mapping[str, int]
    bottom: Mapping[str, int]
    times: Decimal

    def names(self) -> tuple[str, ...]:
        """Every measured indicator in it."""
        return tuple(dict.fromkeys((*self.top, *self.bottom)))


def formula(indicator: Indicator, indicators: Mapping[str, Indicator]) -> Formula:
    """The formula of a derived indicator, its derived parts put in their places.

    Raises:
        KeyError: a part is not among the indicators.
        RecursionError: an indicator is derived from itself.
        ValueError: a ratio is part of another derived indicator.
    """
    derived = indicator.derived
    assert derived is not None
    if derived.is_ratio:
        top = _linear(derived.numerator, (), indicators, (indicator.id,))
        return Formula(top, _linear(derived.denominator, (), indicators, (indicator.id,)), derived.times)
    return Formula(_linear(derived.plus, derived.minus, indicators, (indicator.id,)), {}, Decimal(1))


def _linear(
    plus: Iterable[str], minus: Iterable[str], indicators: Mapping[str, Indicator], above: tuple[str, ...]
) -> dict[str, int]:
    found: dict[str, int] = {}
    for sign, names in ((1, plus), (-1, minus)):
        for name in names:
            part = indicators[key(name)]
            if part.derived is None:
                found[part.id] = found.get(part.id, 0) + sign
                continue
            if part.id in above:
                raise RecursionError(part.id)
            if part.derived.is_ratio:
                raise ValueError(part.id)
            inner = _linear(part.derived.plus, part.derived.minus, indicators, (*above, part.id))
            for inner_name, times in inner.items():
                found[inner_name] = found.get(inner_name, 0) + sign * times
    return {name: times for name, times in found.items() if times}


def resolved(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """The indicators, the derived ones with the scale and the changes of definition of their parts.

    One whose formula cannot be resolved is left as it is; the checks of a rulebook say what is wrong with it.
    """
    known = tuple(indicators)
    by_id = {key(i.id): i for i in known}
    return tuple(i if i.derived is None else _with_scale(i, by_id) for i in known)


def _with_scale(indicator: Indicator, by_id: Mapping[str, Indicator]) -> Indicator:
    try:
        worked_out = formula(indicator, by_id)
    except (KeyError, RecursionError, ValueError):
        return indicator
    breaks = {b.first_day: b for name in worked_out.names() for b in by_id[key(name)].breaks}
    breaks |= {b.first_day: b for b in indicator.breaks}
    scale = Scale() if worked_out.bottom else _sum_scale(worked_out.top, by_id)
    return indicator.model_copy(update={"scale": scale, "breaks": tuple(breaks[day] for day in sorted(breaks))})


def _sum_scale(top: Mapping[str, int], by_id: Mapping[str, Indicator]) -> Scale:
    """The scale of a sum: the ends added up, and the finest step (a coarser one is a multiple of it)."""
    parts = [(by_id[key(name)].scale, times) for name, times in top.items()]
    lows = [scale.lowest if times > 0 else scale.top for scale, times in parts]
    highs = [scale.top if times > 0 else scale.lowest for scale, times in parts]
    steps = [None if scale.step is None else scale.step * abs(times) for scale, times in parts]
    least, greatest = Decimal(0), Decimal(0)
    for (_, times), low, high in zip(parts, lows, highs, strict=True):
        least += Decimal(0) if low is None else low * times
        greatest += Decimal(0) if high is None else high * times
    return Scale(
        lowest=None if None in lows else least,
        highest=None if None in highs else greatest,
        step=None if None in steps else min(s for s in steps if s is not None),
    )


__all__ = ["Catalogued", "Derived", "Formula", "Indicator", "SeriesBreak", "formula", "resolved"]
