"""Using: which indicators, areas and groups the goals ask for, and which none of them does.

Only checks of a whole rulebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vetlanda_policy.criteria import Leaf
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.lint.catalogue import found
from vetlanda_policy.lint.finding import Finding
from vetlanda_policy.lint.rules import Rule
from vetlanda_policy.values import key


def check_using(book: Rulebook, folder: str, rules: Sequence[Rule]) -> Iterator[Finding]:
    """The indicators, areas and groups that nothing asks for."""
    file = f"{folder}/indicators.toml"
    used = _used(book, rules)
    for number, indicator in enumerate(book.indicators, 1):
        if key(indicator.id) not in used:
            yield found(
                "unused-indicator",
                f"inget mål använder nyckeltalet `{indicator.id}`.",
                f"no goal uses the indicator `{indicator.id}`.",
                file=file,
                path=("indicator", number, "id"),
            )
            continue
        for name, asked in _asked(book, rules, "area").get(key(indicator.id), {}).items():
            if not asked:
                yield found(
                    "unused-area",
                    f"inget mål frågar efter området {name} i `{indicator.id}`.",
                    f"no goal asks for the area {name} of `{indicator.id}`.",
                    file=file,
                    path=("indicator", number, "areas"),
                )
        for name, asked in _asked(book, rules, "group").get(key(indicator.id), {}).items():
            if not asked:
                yield found(
                    "unused-group",
                    f"inget mål frågar efter gruppen {name} i `{indicator.id}`.",
                    f"no goal asks for the group {name} of `{indicator.id}`.",
                    file=file,
                    path=("indicator", number, "groups"),
                )


def _used(book: Rulebook, rules: Sequence[Rule]) -> set[str]:
    used = {key(name) for rule in rules for name in rule.version.beside}
    used |= {key(name) for rule in rules for _, c in rule.criteria() if hasattr(c, "uses") for name in c.uses()}
    waiting = list(used)
    while waiting:
        indicator = book.by_id.get(waiting.pop())
        derived = None if indicator is None else indicator.derived
        parts = {key(name) for name in derived.names()} - used if derived is not None else set()
        used |= parts
        waiting += parts
    return used


def _asked(book: Rulebook, rules: Sequence[Rule], what: str) -> dict[str, dict[str, bool]]:
    """For each indicator that goals ask by area (or group): its areas, and whether some goal asks for each.

    An indicator that is only shown beside a goal, or that is part of another, is not asked at all.
    """
    found_in: dict[str, set[str]] = {}
    for rule in rules:
        for _, criterion in rule.criteria():
            inner = getattr(criterion, "criterion", None)
            leaf = inner if isinstance(inner, Leaf) else criterion
            if not isinstance(leaf, Leaf):
                continue
            names = getattr(leaf.each, what) if leaf.each is not None else ()
            units = getattr(criterion, "units", ()) if what == "area" else ()
            every = hasattr(criterion, "units") and not criterion.units and what == "area"
            indicator = book.by_id.get(key(leaf.indicator))
            if indicator is not None:
                names = (*names, *units, *(indicator.areas if every else ()))
                found_in.setdefault(key(indicator.id), set()).update(map(key, names))
    listed = {key(i.id): i.areas if what == "area" else i.groups for i in book.indicators}
    return {name: {one: key(one) in asked for one in listed[name]} for name, asked in found_in.items()}
