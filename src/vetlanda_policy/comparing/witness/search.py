"""The search: rows that decide verdicts whatever they leave open, and the proof where there are none.

Only questions to the solver. Rows decide a verdict when nothing that they leave open gives another; whatever does is
remembered, and the next rows that are tried must withstand it. So every answer is proved: the solver has shown either
that no rows withstand what is remembered, or that there is nothing left for these rows to withstand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from time import monotonic
from typing import Literal

from vetlanda_policy.comparing.witness import logic
from vetlanda_policy.comparing.witness.logic import Formula, Model, Solver, Term
from vetlanda_policy.comparing.witness.unknowns import Unknowns
from vetlanda_policy.comparing.witness.verdict import Verdict
from vetlanda_policy.values import DIGITS_AFTER_POINT

MILLISECONDS = 5_000
"""The longest that the solver works on one question."""

ROUNDS = 400
"""The most values that a search must withstand before it gives up."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Rows that decide the verdicts.

    Attributes:
        values: the value of each row that is given, by name.
        sizes: how many members each comparison group has, by name.
        verdicts: the verdicts that are decided: 0 not fulfilled, 1 partly, 2 fulfilled.
    """

    values: dict[str, Fraction]
    sizes: dict[str, int]
    verdicts: tuple[int, ...]


Outcome = Candidate | Literal["none", "unknown"]


class Search:
    """One search for facts that decide some verdicts in a way that is asked for."""

    def __init__(self, unknowns: Unknowns, decided: Sequence[Verdict], seconds: float) -> None:
        """Say which verdicts must be decided; the search gives up after so many seconds."""
        self.unknowns = unknowns
        self._codes = [_code(v) for v in decided]
        self._said = [logic.whole(f"!{n}") for n, _ in enumerate(decided)]
        self._completions = logic.all_of(unknowns.completions)
        self._deadline = monotonic() + seconds
        self._solver = Solver(MILLISECONDS)
        self._solver.add(*(u.allowed for u in (*unknowns.rows.values(), *unknowns.sizes.values())))
        self._solver.add(*unknowns.relations, *(logic.among(said, (0, 1, 2)) for said in self._said))
        for end in (0, 1):
            self._withstand_this([(u.symbol, logic.at_an_end(u.symbol, u.ends[end], end)) for u in unknowns.open])

    @classmethod
    def differing(cls, unknowns: Unknowns, a: Verdict, b: Verdict, seconds: float) -> Search:
        """For facts on which both verdicts are decided, and differ."""
        made = cls(unknowns, (a, b), seconds)
        made._solver.add(made._said[0] != made._said[1])
        return made

    @classmethod
    def leaving_open(cls, unknowns: Unknowns, decided: Verdict, other: Verdict, seconds: float) -> Search:
        """For facts on which the one verdict is decided and the other is not: it can turn out in two ways."""
        made = cls(unknowns, (decided,), seconds)
        code = _code(other)
        ways = []
        for way in ("one", "other"):
            by = [(u.symbol, logic.another(u.symbol, f"{u.name}:{way}")) for u in unknowns.open]
            ways.append(logic.replaced(code, by))
            made._solver.add(*(logic.replaced(u.allowed, by) for u in unknowns.open))
            made._solver.add(logic.replaced(made._completions, by))
        made._solver.add(ways[0] != ways[1])
        return made

    # What can be asked for beside ------------------------------------------------------------------------------

    def exactly(self, names: set[str]) -> list[Formula]:
        """Just these rows are given."""
        return [u.given if name in names else logic.no(u.given) for name, u in self.unknowns.rows.items()]

    def at_most(self, rows: int) -> list[Formula]:
        """No more rows than this are given, the members of comparison groups counted."""
        given = [u.given for u in self.unknowns.rows.values()]
        if not self.unknowns.sizes:
            return [logic.at_most(given, rows)]
        return [logic.how_many(given) + sum(u.symbol for u in self.unknowns.sizes.values()) <= rows]

    def besides(self, found: Candidate) -> None:
        """Other rows than these from now on."""
        self._solver.add(logic.no(logic.all_of([*self.exactly(set(found.values)), *self.sized(found.sizes)])))

    def saying(self, verdicts: Sequence[int]) -> list[Formula]:
        """These two verdicts."""
        return [said == verdict for said, verdict in zip(self._said, verdicts, strict=True)]

    def with_digits(self) -> None:
        """Only values that a fact file can say from now on: no more decimals than it reads."""
        for unknown in self.unknowns.rows.values():
            if unknown.step is None:
                self._solver.add(logic.is_whole(unknown.value * logic.number(10**DIGITS_AFTER_POINT)))

    def sized(self, sizes: dict[str, int]) -> list[Formula]:
        """Comparison groups with so many members."""
        return [self.unknowns.sizes[name].symbol == size for name, size in sizes.items()]

    def round(self, name: str, grain: Fraction, most: int | None) -> list[Formula]:
        """The value of a row is a multiple of the grain, and not further from 0 than `most`."""
        value = self.unknowns.rows[name].value
        near = [] if most is None else [value <= most, value >= -most]
        return [logic.is_whole(value / logic.number(grain)), *near]

    def last(self, seconds: float) -> None:
        """Give up after so many seconds from now."""
        self._deadline = monotonic() + seconds

    # Asking ----------------------------------------------------------------------------------------------------

    def ask(self, *demands: Formula) -> Outcome:
        """Rows that are as demanded and decide two different verdicts; or the proof that there are none."""
        for _ in range(ROUNDS):
            if monotonic() > self._deadline:
                return "unknown"
            answer = self._solver.ask(*demands)
            if answer != "yes":
                return "none" if answer == "no" else "unknown"
            model = self._solver.model
            assert model is not None
            found = self._candidate(model)
            if found is None:
                return "unknown"
            withstood = self._withstand(found)
            if withstood is not None:
                return found if withstood else "unknown"
        return "unknown"

    def _candidate(self, model: Model) -> Candidate | None:
        given = {name: u.symbol for name, u in self.unknowns.rows.items() if model.truth(u.given)}
        values = logic.values(model, given)
        sizes = logic.values(model, {name: u.symbol for name, u in self.unknowns.sizes.items()})
        verdicts = tuple(int(model.number(said) or 0) for said in self._said)
        if values is None or sizes is None:
            return None
        return Candidate(values, {n: int(v) for n, v in sizes.items()}, verdicts)

    def _withstand(self, found: Candidate) -> bool | None:
        """Whether the rows decide both verdicts; none where they do not, and the next set must withstand why not."""
        known = self._known(found)
        codes = [logic.replaced(code, known) for code in self._codes]
        otherwise = logic.all_of(
            [
                *(u.allowed for u in self.unknowns.open),
                logic.replaced(self._completions, known),
                logic.any_of(c != v for c, v in zip(codes, found.verdicts, strict=True)),
            ]
        )
        solver = Solver(MILLISECONDS)
        solver.add(otherwise)
        answer = solver.ask()
        if answer == "no":
            return True
        if answer == "unknown":
            return False
        assert solver.model is not None
        self._withstand_this(self._outermost(solver.model, otherwise))
        return None

    def _known(self, found: Candidate) -> list[tuple[Term, Term]]:
        """Which rows are given, their values and the sizes of groups, to put in place of the unknown ones."""
        known = [(u.symbol, logic.like(u.symbol, found.sizes[n])) for n, u in self.unknowns.sizes.items()]
        for name, unknown in self.unknowns.rows.items():
            known.append((unknown.given, logic.known(truth=name in found.values)))
            known.append((unknown.symbol, logic.like(unknown.symbol, found.values.get(name, Fraction(0)))))
        return known

    def _outermost(self, model: Model, otherwise: Formula) -> list[tuple[Term, Term]]:
        """What the rows leave open, each as far out as still gives another verdict: so it rules out the most rows."""
        by = [(u.symbol, model.value(u.symbol)) for u in self.unknowns.open]
        for n, unknown in enumerate(self.unknowns.open):
            for way, end in enumerate(unknown.ends):
                further = [*by[:n], (unknown.symbol, logic.at_an_end(unknown.symbol, end, way)), *by[n + 1 :]]
                if logic.is_so(logic.replaced(otherwise, further)):
                    by = further
                    break
        return by

    def _withstand_this(self, by: list[tuple[Term, Term]]) -> None:
        codes = [logic.replaced(code, by) for code in self._codes]
        withstood = logic.all_of(c == said for c, said in zip(codes, self._said, strict=True))
        possible = logic.all_of([self._completions, *(u.allowed for u in self.unknowns.open)])
        self._solver.add(logic.any_of([logic.no(logic.replaced(possible, by)), withstood]))


def _code(verdict: Verdict) -> Term:
    """A verdict as a number: 2 fulfilled, 1 partly fulfilled, 0 not fulfilled."""
    two, one, zero = (logic.small(n) for n in (2, 1, 0))
    return logic.if_so(verdict.met, two, logic.if_so(verdict.partly, one, zero))


__all__ = ["Candidate", "Outcome", "Search"]
