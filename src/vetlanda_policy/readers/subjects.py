"""Subjects: what a row can be about, an indicator or a recorded judgement, and what its value, area and group mean.

Only what the rules know is a subject; each subject reads its own cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from vetlanda_policy.errors import Language, quoted
from vetlanda_policy.facts import ASSESSMENT, Indicator, Status
from vetlanda_policy.readers.cells import Remembered, Suggestions, municipality_of, number_of
from vetlanda_policy.readers.problems import UnreadableError
from vetlanda_policy.readers.rows import Cell, Column
from vetlanda_policy.readers.words import read_verdict, symbol
from vetlanda_policy.values import Scale, key, plain
from vetlanda_policy.wording import alternatives, listed

LANGUAGES: tuple[Language, ...] = ("sv", "en")
LOOKS_LIKE_SHARE = "looks-like-share"
FINER_THAN_STEP = "finer-than-step"
PERCENT_SIGN = "percent-sign"
OTHER_PERIOD = "other-period"


class Read(NamedTuple):
    """What a value cell says.

    Attributes:
        value: a number, or the code of a municipality or a verdict; none where the cell says that there is none.
        status: why there is no value.
        remarks: what looks odd about it, by code.
        level: the name of the level, where the value is the place of one on an ordered scale.
    """

    value: Decimal | str | None
    status: Status | None = None
    remarks: tuple[str, ...] = ()
    level: str | None = None


class Part(NamedTuple):
    """What an area or a group cell says.

    Attributes:
        name: the name as the indicator spells it.
        remark: what is odd about it, by code.
        kept: whether a row with it can be used.
    """

    name: str | None
    remark: str | None = None
    kept: bool = True


class Subject:
    """Something that rows can be about.

    Attributes:
        id: the indicator's id as the rules write it.
        yearly: whether it is made once a year.
        values: what each value cell means.
        areas: what each area cell means.
        groups: what each group cell means.
        no_area: what it means that the area is empty.
        no_group: what it means that the group is empty.
        needs_source: whether a row without a source is an error.
        needs_value: whether a row that only says why there is no value is an error.
    """

    def __init__(
        self,
        id_: str,
        value: Callable[[Cell], Read],
        *,
        areas: Iterable[str] | None = (),
        groups: Iterable[str] | None = (),
        yearly: bool = False,
    ) -> None:
        """Describe it; `None` for the areas or groups means that any name will do."""
        self.id = id_
        self.yearly = yearly
        self.values = Remembered(value)
        self.areas, self.no_area = _parts(areas, Column.AREA)
        self.groups, self.no_group = _parts(groups, Column.GROUP)
        self.needs_source = False
        self.needs_value = False


def _parts(known: Iterable[str] | None, column: Column) -> tuple[Remembered[Part], Part | UnreadableError]:
    if known is None:
        return Remembered(lambda cell: Part(cell.text)), Part(None)
    names = {key(name): name for name in known}

    def read(cell: Cell) -> Part:
        if not names:
            return Part(cell.text, f"extra-{column}")
        found = names.get(key(cell.text))
        return Part(cell.text, f"unknown-{column}", kept=False) if found is None else Part(found)

    return Remembered(read), Part(None, f"missing-{column}", kept=False) if names else Part(None)


def subjects(
    indicators: Iterable[Indicator], assessed: Iterable[str], suggestions: Suggestions
) -> Mapping[str, Subject]:
    """Every subject by the normal form of its id."""
    found = {key(ASSESSMENT): _judgement(tuple(assessed), suggestions)}
    for indicator in indicators:
        found[key(indicator.id)] = _subject(indicator, suggestions)
    return found


def _subject(indicator: Indicator, suggestions: Suggestions) -> Subject:
    if indicator.kind == "members":
        return _members(indicator, suggestions)
    if indicator.derived is not None:
        return _measured(indicator, _worked_out(indicator))
    return _measured(indicator, _level(indicator)) if indicator.levels else _figure(indicator)


def _measured(indicator: Indicator, value: Callable[[Cell], Read]) -> Subject:
    yearly = indicator.frequency == "year"
    return Subject(indicator.id, value, areas=indicator.areas, groups=indicator.groups, yearly=yearly)


def _worked_out(indicator: Indicator) -> Callable[[Cell], Read]:
    """A derived indicator has no rows of its own."""
    derived = indicator.derived
    assert derived is not None
    sv, en = (listed([quoted(name) for name in derived.names()], lang) for lang in LANGUAGES)
    error = UnreadableError(
        "derived-given",
        f"{quoted(indicator.id)} räknas fram ur {sv}; ge dem i stället.",
        f"{quoted(indicator.id)} is worked out from {en}; give those instead.",
    )

    def value(_: Cell) -> Read:
        raise error

    return value


def _level(indicator: Indicator) -> Callable[[Cell], Read]:
    """The value is the name of a level."""

    def value(cell: Cell) -> Read:
        place = indicator.level(cell.text)
        if place is not None:
            return Read(place, level=indicator.level_name(place))
        status = symbol(cell.text)
        if status is not None:
            return Read(None, status)
        known = [quoted(name) for name in indicator.levels]
        raise UnreadableError(
            "unknown-level",
            f"{quoted(cell.text)} är ingen nivå för {quoted(indicator.id)}. Skriv {alternatives(known, 'sv')}.",
            f"{quoted(cell.text)} is no level of {quoted(indicator.id)}. Write {alternatives(known, 'en')}.",
        )

    return value


def _figure(indicator: Indicator) -> Subject:
    percent = indicator.unit.lower().startswith("procent")
    share = percent and indicator.scale.lowest == 0 and indicator.scale.highest == 100
    on_step = _on_step(indicator.scale)
    whole = indicator.scale.step is not None and indicator.scale.step >= 1

    def value(cell: Cell) -> Read:
        status = symbol(cell.text) if cell.value is None and not cell.text[0].isdigit() else None
        if status is not None:
            return Read(None, status)
        number = number_of(cell)
        if not indicator.scale.contains(number):
            raise _outside(number, indicator)
        stepped = on_step(number)
        if whole and not stepped:
            raise _not_whole(number, indicator)
        remarks = []
        if share and 0 < number < 1:
            remarks.append(LOOKS_LIKE_SHARE)
        if not stepped:
            remarks.append(FINER_THAN_STEP)
        if not percent and cell.text[-1] == "%":
            remarks.append(PERCENT_SIGN)
        return Read(number, None, tuple(remarks))

    return _measured(indicator, value)


def _on_step(scale: Scale) -> Callable[[Decimal], bool]:
    """Whether a number is a whole number of steps; for the usual steps 1, 0.1 and so on, its decimals tell."""
    step, start = scale.step, scale.lowest if scale.lowest is not None else scale.highest
    if step is None:
        return lambda _: True
    finest = step.as_tuple().exponent
    usual = step.as_tuple().digits == (1,) and (start is None or Scale(step=step).on_step(start))
    if not usual or not isinstance(finest, int) or finest > 0:
        return scale.on_step
    return lambda number: int(number.as_tuple().exponent) >= finest


def _outside(number: Decimal, indicator: Indicator) -> UnreadableError:
    sv, en = _reach(indicator.scale)
    return UnreadableError(
        "outside-scale",
        f"{plain(number)} ligger utanför skalan: {quoted(indicator.id)} mäts i {indicator.unit}, {sv}.",
        f"{plain(number)} is outside the scale: {quoted(indicator.id)} is measured in "
        f"{indicator.unit_en or indicator.unit}, {en}.",
    )


def _not_whole(number: Decimal, indicator: Indicator) -> UnreadableError:
    step = indicator.scale.step
    steps = "" if step is None or step == 1 else f" {plain(step)}"
    return UnreadableError(
        "not-on-step",
        f"{plain(number)} är inte möjligt: {quoted(indicator.id)} räknas i hela{steps} {indicator.unit}.",
        f"{plain(number)} is not possible: {quoted(indicator.id)} is counted in whole{steps} "
        f"{indicator.unit_en or indicator.unit}.",
    )


def _reach(scale: Scale) -> tuple[str, str]:
    lowest = None if scale.lowest is None else plain(scale.lowest)
    highest = None if scale.highest is None else plain(scale.highest)
    if lowest is None:
        return f"högst {highest}", f"at most {highest}"
    if highest is None:
        return f"minst {lowest}", f"at least {lowest}"
    return f"från {lowest} till {highest}", f"from {lowest} to {highest}"


def _members(indicator: Indicator, suggestions: Suggestions) -> Subject:
    subject = Subject(
        indicator.id,
        lambda cell: Read(municipality_of(cell, suggestions)),
        areas=indicator.areas or None,
        groups=indicator.groups or None,
        yearly=indicator.frequency == "year",
    )
    subject.needs_value = True
    return subject


def _judgement(assessed: tuple[str, ...], suggestions: Suggestions) -> Subject:
    goals = {key(goal): goal for goal in assessed}
    periods = {key(goal.partition("/")[0]) for goal in assessed}

    def value(cell: Cell) -> Read:
        if symbol(cell.text) is Status.MISSING:
            return Read(None, Status.MISSING)
        return Read(read_verdict(cell.text))

    def area(cell: Cell) -> Part:
        goal = goals.get(key(cell.text))
        if goal is not None:
            return Part(goal)
        period, slash, _ = cell.text.partition("/")
        if slash and assessed and key(period) not in periods:
            return Part(period.strip(), OTHER_PERIOD, kept=False)
        near = suggestions.nearest(cell.text, assessed)
        if not assessed:
            sv, en = "Inget mål avgörs av en bedömning.", "No goal is decided by a judgement."
        elif near:
            sv, en = f"Närmast är {quoted(near)}.", f"The nearest is {quoted(near)}."
        else:
            known = ", ".join(quoted(goal) for goal in assessed)
            sv, en = f"Skriv något av {known}.", f"Write one of {known}."
        raise UnreadableError(
            "unknown-goal",
            f"{quoted(cell.text)} är inget mål som avgörs av en bedömning. {sv}",
            f"{quoted(cell.text)} is not a goal that is decided by a judgement. {en}",
        )

    subject = Subject(ASSESSMENT, value, groups=None)
    subject.areas = Remembered(area)
    subject.no_area = UnreadableError(
        "missing-goal",
        "en bedömning ska säga vilket mål den gäller. Skriv målets id i områdeskolumnen"
        + (f", såsom {quoted(assessed[0])}." if assessed else "."),
        "a judgement must say which goal it is about. Write the goal's id in the area column"
        + (f", such as {quoted(assessed[0])}." if assessed else "."),
    )
    subject.needs_source = True
    return subject
