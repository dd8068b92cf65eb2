"""What changed in a criterion, key by key, in words: the target is lowered, an area is added, another kind decides.

Only a comparison of declarations; what the change does to verdicts is found on facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pydantic import BaseModel

from vetlanda_policy.comparing.labels import CRITERION, Label, reads, said
from vetlanda_policy.comparing.records import Change
from vetlanda_policy.criteria import Criterion
from vetlanda_policy.explanations import Speaker, rule, sentence

Pair = tuple[BaseModel, BaseModel]
"""The same kind of criterion on either side."""


Voices = tuple[Speaker, Speaker]
"""Who speaks of side A, and who of side B."""


def rule_changes(a: Criterion, b: Criterion, voices: Voices, what: str = "rule") -> Iterator[Change]:
    """The rule before and after as sentences, then every key that differs; nothing where the two are the same.

    Args:
        a: the criterion on side A.
        b: the criterion on side B.
        voices: who speaks of either side.
        what: the stable name of the change.
    """
    old, new = voices
    first, last = sentence(rule(a, old)), sentence(rule(b, new))
    if a == b and first == last:
        return
    text = new.pick(f"Regeln var: {first} Den blir: {last}", f"The rule was: {first} It becomes: {last}")
    yield Change(what=what, old=first, new=last, text=text)
    yield from _differences(a, b, voices, "criterion")


def _differences(a: BaseModel, b: BaseModel, voices: Voices, path: str) -> Iterator[Change]:
    """Every key of two criteria that differs; of two kinds only the kind, for their keys do not mean the same."""
    if type(a) is not type(b):
        label = CRITERION["kind"]
        kinds = (f"`{getattr(a, 'kind', '')}`", f"`{getattr(b, 'kind', '')}`")
        yield _changed(f"{path}.kind", label, kinds, voices[1])
        return
    for name in type(a).model_fields:
        if getattr(a, name) != getattr(b, name):
            yield from _difference(name, (a, b), voices, f"{path}.{name}")


def _difference(name: str, owners: Pair, voices: Voices, where: str) -> Iterator[Change]:
    """One key that differs."""
    one, other = (getattr(owner, name) for owner in owners)
    match name:
        case "criteria":
            yield from _criteria(where, one, other, voices)
        case "criterion":
            yield from _differences(one, other, voices, where)
        case "partly" if _both_when(one, other):
            yield from _differences(one.when, other.when, voices, f"{where}.when")
        case "each" if one is not None and other is not None:
            yield from _each(where, one, other, voices[1])
        case "units":
            yield from names(where, CRITERION[name], (one, other), voices[1])
        case "targets":
            yield from _targets(where, owners, voices)
        case _:
            yield _field(where, name, owners, voices)


def _both_when(one: object, other: object) -> bool:
    return getattr(one, "when", None) is not None and getattr(other, "when", None) is not None


def _field(where: str, name: str, owners: Pair, voices: Voices) -> Change:
    """A key with a single value."""
    label = CRITERION.get(name, Label(f"`{name}`", f"`{name}`"))
    one, other = (getattr(owner, name) for owner in owners)
    first, last = (
        reads(_written(value, speaker), speaker, label.measure, getattr(owner, "indicator", ""))
        for value, speaker, owner in zip((one, other), voices, owners, strict=True)
    )
    raised = other > one if label.measure and _number(one) and _number(other) else None
    return _changed(where, label, (first, last), voices[1], raised=raised)


def _number(value: object) -> bool:
    return isinstance(value, Decimal | int)


def _written(value: object, speaker: Speaker) -> object:
    """A rule inside a rule as its sentence; anything else as it is."""
    when = getattr(value, "when", None)
    return rule(when, speaker) if when is not None else value


def _changed(
    what: str, label: Label, values: tuple[str | None, str | None], speaker: Speaker, *, raised: bool | None = None
) -> Change:
    old, new = values
    name, pick = label.read(speaker.lang), speaker.pick
    if old is None:
        text = pick(f"{name} tillkommer: {new}", f"{name} is added: {new}")
    elif new is None:
        text = pick(f"{name} tas bort: {old}", f"{name} is removed: {old}")
    else:
        if raised is None:
            verb = pick("ändras", "is changed")
        else:
            verb = pick("höjs", "is raised") if raised else pick("sänks", "is lowered")
        text = pick(
            f"{name} {verb} från {_short(old, new)} till {new}", f"{name} {verb} from {_short(old, new)} to {new}"
        )
    return Change(what=what, old=old, new=new, text=said(text))


def _short(old: str, new: str) -> str:
    """The old value without its unit where the new one says the same unit after it: from 93 to 90 percent."""
    one, mark, unit = old.rpartition("\u00a0")
    other = new.rpartition("\u00a0")
    return one if mark and other[1] and unit == other[2] and not unit[:1].isdigit() else old


def names(
    what: str, label: Label, lists: tuple[Sequence[str], Sequence[str]], speaker: Speaker, indicator: str | None = None
) -> Iterator[Change]:
    """Which names of a list came, which went, and whether only their order is another."""
    old, new = lists
    pick, called = speaker.pick, label.read(speaker.lang)
    came, went = [n for n in new if n not in old], [n for n in old if n not in new]
    for name in came:
        text = pick(f"{called}: {name} tillkommer", f"{called}: {name} is added")
        yield Change(what=what, indicator=indicator, new=name, text=said(text))
    for name in went:
        text = pick(f"{called}: {name} tas bort", f"{called}: {name} is removed")
        yield Change(what=what, indicator=indicator, old=name, text=said(text))
    if not came and not went:
        text = pick(f"{called} står i en annan ordning", f"{called} stand in another order")
        first, last = reads(tuple(old), speaker), reads(tuple(new), speaker)
        yield Change(what=what, indicator=indicator, old=first, new=last, text=said(text))


def _each(what: str, one: BaseModel, other: BaseModel, speaker: Speaker) -> Iterator[Change]:
    labels = {"area": Label("områdena", "the areas"), "group": Label("grupperna", "the groups")}
    for name, label in labels.items():
        if getattr(one, name) != getattr(other, name):
            yield from names(f"{what}.{name}", label, (getattr(one, name), getattr(other, name)), speaker)


def _criteria(what: str, one: Sequence[Criterion], other: Sequence[Criterion], voices: Voices) -> Iterator[Change]:
    """The criteria of a combination: one by one where they are as many, else those that came and went."""
    if len(one) == len(other):
        for n, (left, right) in enumerate(zip(one, other, strict=True), 1):
            if left != right:
                yield from _differences(left, right, voices, f"{what}.{n}")
        return
    old, new = voices
    for words in [rule(c, old) for c in one if c not in other]:
        text = new.pick(f"kriteriet ”{words}” tas bort", f'the criterion "{words}" is removed')
        yield Change(what=what, old=words, text=said(text))
    for words in [rule(c, new) for c in other if c not in one]:
        text = new.pick(f"kriteriet ”{words}” tillkommer", f'the criterion "{words}" is added')
        yield Change(what=what, new=words, text=said(text))


def _targets(what: str, owners: Pair, voices: Voices) -> Iterator[Change]:
    """The dated targets, date by date."""
    before, after = ({str(t.date): t.target for t in getattr(owner, "targets", ())} for owner in owners)
    names = [getattr(owner, "indicator", "") for owner in owners]
    for day in sorted({*before, *after}):
        one, other = before.get(day), after.get(day)
        if one == other:
            continue
        raised = None if one is None or other is None else other > one
        label = Label(f"målvärdet den {day}", f"the target of {day}", "unit")
        first, last = (reads(v, s, "unit", n) for v, s, n in zip((one, other), voices, names, strict=True))
        yield _changed(what, label, (first, last), voices[1], raised=raised)
