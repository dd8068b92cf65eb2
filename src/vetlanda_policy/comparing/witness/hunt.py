"""One search from its first candidate to its smallest: fewer rows, then rounder values, each tried on the real rules.

Only the order of questions; the solver answers them, and the real rules have the last word on every set of rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from vetlanda_policy.comparing.witness import logic
from vetlanda_policy.comparing.witness.contest import Contest, Encoding
from vetlanda_policy.comparing.witness.facts import Entry, Ground, entries
from vetlanda_policy.comparing.witness.logic import Formula
from vetlanda_policy.comparing.witness.search import Candidate, Search
from vetlanda_policy.facts import ASSESSMENT
from vetlanda_policy.periods import read_period

POLISHING = 6.0
"""How many seconds may go to making the values round."""

MOST_DOUBTS = 20
"""How many sets of rows the rules may say otherwise of than the solver before the search gives up."""

GRAINS = tuple(Fraction(text) for text in ("10", "5", "1", "1/2", "1/10", "1/100", "1/1000", "1/1000000", "1e-12"))
NEAR = (100, 1000, 10**6, None)


@dataclass(frozen=True, slots=True)
class Prey:
    """What was found.

    Attributes:
        rows: the rows.
        fewest: whether it is proved that no fewer rows will do.
    """

    rows: list[Entry]
    fewest: bool


@dataclass
class Hunt:
    """One search under way.

    Attributes:
        made: the two goals.
        encoded: the two as formulas.
        search: the questions to the solver.
        accepts: whether the real rules say of some rows what is searched for.
        doubts: how many sets of rows they said otherwise of.
    """

    made: Contest
    encoded: Encoding
    search: Search
    accepts: Callable[[Sequence[Entry]], bool]
    doubts: int = 0

    def best(self) -> Prey | Literal["none", "unknown"]:
        """The smallest rows, or that there are none, or that it could not be decided."""
        found = self._next()
        if isinstance(found, str):
            return found
        rows, fewest = self._without(found), False
        while not fewest:
            smaller = self._next(*self.search.at_most(len(rows) - 1))
            if isinstance(smaller, str):
                fewest = smaller == "none"
                break
            rows = self._without(smaller)
        return Prey(self._simplified(self._newer(rows)), fewest)

    def _next(self, *demands: Formula) -> list[Entry] | Literal["none", "unknown"]:
        """Rows as demanded that the real rules confirm."""
        while True:
            found = self.search.ask(*demands)
            if isinstance(found, str):
                return "unknown" if self.doubts and found == "none" else found
            rows = self._entries(found)
            if rows is None:
                self.search.with_digits()
                continue
            if self.accepts(rows):
                return rows
            self.doubts += 1
            if self.doubts > MOST_DOUBTS:
                return "unknown"
            self.search.besides(found)

    def _without(self, rows: list[Entry]) -> list[Entry]:
        """The rows without any that can be taken away."""
        kept = list(rows)
        again = True
        while again:
            again = False
            for row in tuple(kept):
                fewer = [r for r in kept if r is not row]
                if self.accepts(fewer):
                    kept, again = fewer, True
        return kept

    def _newer(self, rows: list[Entry]) -> list[Entry]:
        """As many rows of newer periods, as far as those will do: of several witnesses the one that is easiest to read."""
        known = self.encoded.unknowns.rows
        days = {name: read_period(u.slot.period).last for name, u in known.items() if u.slot is not None}
        self.search.last(POLISHING)
        for day in sorted(set(days.values())):
            recent = [logic.no(known[name].given) for name, last in days.items() if last <= day]
            newer = self._next(*recent, *self.search.at_most(len(rows)))
            if isinstance(newer, str):
                break
            rows = newer if len(newer) <= len(rows) else rows
        return rows

    def _simplified(self, rows: list[Entry]) -> list[Entry]:
        """The same rows with round and small values, as far as those will do."""
        search, unknowns = self.search, self.encoded.unknowns
        names = [r.slot.name for r in rows if r.slot.name in unknowns.rows]
        sizes = {n: sum(r.slot.indicator == g.indicator for r in rows) for n, g in self.encoded.groups.items()}
        demands = [*search.exactly(set(names)), *search.sized({n: size for n, size in sizes.items() if size})]
        search.last(POLISHING)
        for name in names:
            if name.startswith(f"{ASSESSMENT}|"):
                continue
            for more in self._rounder(name):
                found = search.ask(*demands, *more)
                if found == "unknown":
                    return rows
                made = self._entries(found) if isinstance(found, Candidate) else None
                if made is not None and len(made) == len(rows) and self.accepts(made):
                    rows, demands = made, [*demands, *more]
                    break
        return rows

    def _rounder(self, name: str) -> Iterator[list[Formula]]:
        """What to ask of a value, the simplest first."""
        for grain in GRAINS:
            for most in NEAR:
                yield self.search.round(name, grain, most)

    def _entries(self, found: Candidate) -> list[Entry] | None:
        encoded, made = self.encoded, self.made
        year = made.closing.last_closed_year
        return entries(found, Ground(encoded.unknowns, encoded.groups, encoded.codes, made.home, year))
