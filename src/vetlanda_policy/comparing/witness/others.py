"""The other municipalities of a search: how many take part, who belongs to a comparison group, and their values.

Only facts about others; what a place or a mean among them means is said by the encoders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from vetlanda_policy.comparing.witness import logic
from vetlanda_policy.comparing.witness.logic import Formula, Term
from vetlanda_policy.comparing.witness.reading import Reader, Value
from vetlanda_policy.comparing.witness.shape import Slot, part_names
from vetlanda_policy.comparing.witness.unknowns import Unknown
from vetlanda_policy.criteria import AmongBest, BetterThan, Criterion, InBestShare
from vetlanda_policy.criteria.base import Look
from vetlanda_policy.facts import COUNTRY
from vetlanda_policy.municipalities import names
from vetlanda_policy.values import key

MOST = 60
"""No search has more other municipalities than this."""

UNNAMED = "jämförbara kommuner"


@dataclass(frozen=True, slots=True)
class Group:
    """A comparison group of the search: the indicator that lists its members, and its name."""

    indicator: str
    name: str

    @property
    def key(self) -> str:
        """The name of the number of its members."""
        return f"{key(self.indicator)}|{key(self.name)}"


@dataclass
class Others:
    """The other municipalities.

    Attributes:
        reader: reads values as one side's rules do.
        codes: their codes, as many as the search needs.
        names: the names of groups that rules name, by the indicator that lists them.
        groups: the groups that were asked about, by key; shared by both sides.
    """

    reader: Reader
    codes: Sequence[str]
    names: dict[str, tuple[str, ...]]
    groups: dict[str, Group] = field(default_factory=dict)

    def group(self, indicator: str, name: str | None) -> Group | None:
        """The group that a rule means; none where it names none and the facts have several."""
        known = self.names.get(key(indicator), ())
        if name is None and len(known) > 1:
            return None
        found = Group(self.reader.question.indicator(indicator).id, name or (known[0] if known else UNNAMED))
        return self.groups.setdefault(found.key, found)

    def members(self, group: Group) -> Term:
        """How many members the group has, the judged municipality not among them."""
        return self.reader.unknowns.size(group.key, len(self.codes))

    def participants(self, indicator: str, period: str) -> Unknown:
        """The row that says how many take part, the judged municipality included."""
        slot = self.reader.shape.add(Slot(self.reader.question.indicator(indicator).id, COUNTRY, period))
        row = self.reader.unknowns.row(slot)
        self.reader.unknowns.must(logic.all_of([row.value >= 1, row.value <= len(self.codes) + 1]))
        return row

    def values(self, look: Look, period: str) -> list[Value]:
        """Everybody's values for a period."""
        return [self.reader.value(replace(look, municipality=code), period) for code in self.codes]

    def given(self, look: Look, period: str, code: str) -> Formula:
        """Whether the value of one of them is given, all rows that it follows from."""
        other = replace(look, municipality=code)
        names = part_names(look.indicator, self.reader.question.indicators)
        return logic.all_of(self.reader.unknowns.row(self.reader.slot(other, n, period)).given for n in names)

    def means(self, look: Look, period: str, indicator: str, name: str | None) -> list[tuple[Formula, Value]]:
        """The mean of the members' values, for each number of members that the group can have."""
        group = self.group(indicator, name)
        if group is None:
            return [(logic.all_of(()), self.reader.open(look))]
        size, values = self.members(group), self.values(look, period)
        found = []
        for n in range(1, len(values) + 1):
            whole = logic.total(v.whole() for v in values[:n]) * logic.number(Fraction(1, n))
            found.append((size == n, Value(whole)))
        return found


def some_codes(home: str, many: int) -> tuple[str, ...]:
    """So many other municipalities."""
    return tuple(code for code in sorted(names()) if code not in (home, COUNTRY))[:many]


def how_many(criteria: Sequence[Criterion]) -> int:
    """How many other municipalities a search needs: enough for every place, share and mean to turn out either way."""
    needed = [0]
    shares = [Fraction(c.share) for c in criteria if isinstance(c, InBestShare)]
    for criterion in criteria:
        match criterion:
            case AmongBest() if criterion.placement is None:
                needed.append(criterion.best)
            case InBestShare():
                needed.append(-(-2 // Fraction(criterion.share)))
            case BetterThan() if criterion.than == "group_mean":
                needed.append(2)
            case _:
                pass
    needed += _sizes_apart(shares)
    return min(MOST, max(needed))


def _sizes_apart(shares: Sequence[Fraction]) -> Iterator[int]:
    """For each two shares the least number of others with which they mean different places."""
    found = sorted(set(shares))
    for n, one in enumerate(found):
        for other in found[n + 1 :]:
            size = next((s for s in range(1, MOST + 2) if best_of(one, s) != best_of(other, s)), MOST + 1)
            yield size - 1


def best_of(share: Fraction, size: int) -> int:
    """How many places the best share of a group of so many has."""
    return max(1, int(share * size))


def group_names(criteria: Iterable[Criterion]) -> dict[str, tuple[str, ...]]:
    """The names of comparison groups that rules name, by the indicator that lists them."""
    found: dict[str, dict[str, str]] = {}
    for criterion in criteria:
        indicator, name = getattr(criterion, "group", None), getattr(criterion, "group_name", None)
        if isinstance(indicator, str) and isinstance(name, str):
            found.setdefault(key(indicator), {}).setdefault(key(name), name)
    return {indicator: tuple(names.values()) for indicator, names in found.items()}
