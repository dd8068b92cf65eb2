"""Links: what a later value must be, compared with the one before it; and which chains of values can hold.

Only the arithmetic of one link and of a chain of cells, known and unknown; which cells are compared is said in `changes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from vetlanda_policy.criteria.cells import Cell
from vetlanda_policy.criteria.finding import Requirement
from vetlanda_policy.criteria.reach import Edge, Reach, Turned, negated
from vetlanda_policy.values import Number, tidy


class Line(NamedTuple):
    """A bound that follows from another value x: times * x + plus.

    Attributes:
        times: see above.
        plus: see above.
        strict: the bounded value must lie beyond the bound.
        beyond: it must lie beyond x itself, which says more than the bound where that is x (so many percent of 0).
    """

    times: Fraction = Fraction(1)
    plus: Fraction = Fraction(0)
    strict: bool = False
    beyond: bool = False

    def at(self, value: Number) -> Number:
        """The bound that follows from a value."""
        if self.times == 1:
            return value if not self.plus else tidy(Fraction(value) + self.plus)
        return tidy(Fraction(value) * self.times + self.plus)

    def left_out(self, value: Number) -> bool:
        """Whether the bound that follows from the value will not do itself."""
        return self.strict or (self.beyond and self.at(value) == value)

    def back(self, value: Number) -> Number:
        """The value that a bound follows from."""
        return tidy((Fraction(value) - self.plus) / self.times)


class Link(NamedTuple):
    """What a later value must be: at least `low` and at most `high` of the earlier one, as far as it has them."""

    low: Line | None = None
    high: Line | None = None

    def requirement(self, earlier: Edge, latest: Edge) -> Requirement | None:
        """What the later value must be, where the earlier one lies between two edges; none where nothing is required."""
        low = None if self.low is None or earlier.value is None else self.low.at(earlier.value)
        high = None if self.high is None or latest.value is None else self.high.at(latest.value)
        if low is not None and high is not None:
            return Requirement("=", low) if low == high else Requirement("between", low, high)
        if low is not None:
            assert self.low is not None
            assert earlier.value is not None
            return Requirement(">" if _open(self.low, earlier) else ">=", low)
        if high is not None:
            assert self.high is not None
            assert latest.value is not None
            return Requirement("<" if _open(self.high, latest) else "<=", high)
        return None


Spread = tuple[Edge, Edge]
"""The least and the greatest that a value can be."""


def spread(cell: Cell) -> Spread:
    """The least and the greatest that a cell can be."""
    if cell.value is not None:
        return Edge(cell.value, taken=True), Edge(cell.value, taken=True)
    assert cell.reach is not None
    low, high = cell.reach.up(), cell.reach.down()
    assert low is not None
    assert high is not None
    return low, high


def onwards(link: Link, before: Spread, cell: Cell) -> Spread | None:
    """The least and the greatest that the cell can be after a value in the spread; none where it cannot follow it."""
    low, high = before
    least = _from(link.low, low)
    most = _from(link.high, high)
    return within(cell, least, most)


def backwards(link: Link, after: Spread, cell: Cell) -> Spread | None:
    """The least and the greatest that the cell can be before a value in the spread; none where it cannot precede it."""
    low, high = after
    least = None if link.high is None or low.value is None else (link.high.back(low.value), _open(link.high, low))
    most = None if link.low is None or high.value is None else (link.low.back(high.value), _open(link.low, high))
    return within(cell, least, most)


def _open(line: Line, edge: Edge) -> bool:
    return not edge.taken or (edge.value is not None and line.left_out(edge.value))


def _from(line: Line | None, edge: Edge) -> tuple[Number, bool] | None:
    if line is None or edge.value is None:
        return None
    return line.at(edge.value), _open(line, edge)


def within(cell: Cell, least: tuple[Number, bool] | None, most: tuple[Number, bool] | None) -> Spread | None:
    """The least and the greatest that the cell can be between two bounds (each with whether it is left out)."""
    low = _first(_values(cell), least)
    high = negated(_first(Turned(_values(cell)), None if most is None else (-most[0], most[1])))
    if low is None or high is None:
        return None
    if low.value is not None and high.value is not None:
        crossed = low.value > high.value or (low.value == high.value and not (low.taken and high.taken))
        return None if crossed else (low, high)
    return low, high


def _first(values: Reach, bound: tuple[Number, bool] | None) -> Edge | None:
    return values.up() if bound is None else values.up(bound[0], strict=bound[1])


class _Known(NamedTuple):
    """A single known value as a set."""

    value: Number

    def up(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        out = bound is not None and (self.value < bound or (strict and self.value == bound))
        return None if out else Edge(self.value, taken=True)

    def down(self, bound: Number | None = None, *, strict: bool = False) -> Edge | None:
        out = bound is not None and (self.value > bound or (strict and self.value == bound))
        return None if out else Edge(self.value, taken=True)


def _values(cell: Cell) -> Reach:
    if cell.value is not None:
        return _Known(cell.value)
    assert cell.reach is not None
    return cell.reach


def can_hold(chain: Sequence[Cell], link: Link) -> bool:
    """Whether some completion keeps every link of the chain.

    With bounds on both sides a known value can fall between two steps of an unknown one before it, which only shows from
    behind: within the least and the greatest there is then a step near enough, or there is none at all.
    """
    two_sided = link.low is not None and link.high is not None
    return None not in forward(chain, link) and not (two_sided and None in backward(chain, link))


def forward(chain: Sequence[Cell], link: Link) -> list[Spread | None]:
    """What each cell can be after those before it, from the first to the last; none from where the chain must break."""
    found: list[Spread | None] = [spread(chain[0])]
    for cell in chain[1:]:
        before = found[-1]
        found.append(None if before is None else onwards(link, before, cell))
    return found


def backward(chain: Sequence[Cell], link: Link) -> list[Spread | None]:
    """What each cell can be before those after it."""
    found: list[Spread | None] = [spread(chain[-1])]
    for cell in reversed(chain[:-1]):
        after = found[-1]
        found.append(None if after is None else backwards(link, after, cell))
    return found[::-1]


def can_break(chain: Sequence[Cell], link: Link) -> bool:
    """Whether some completion breaks some link of the chain."""
    return any(_can_break(one, other, link) for one, other in pairwise(chain))


def _can_break(one: Cell, other: Cell, link: Link) -> bool:
    (least, greatest), (low, high) = spread(one), spread(other)
    below = link.low is not None and _below(low, greatest, link.low)
    return below or (link.high is not None and _below(_neg(high), _neg(least), _mirrored(link.high)))


def _below(low: Edge, greatest: Edge, line: Line) -> bool:
    """Whether a later value can lie under the bound that an earlier value gives."""
    if low.value is None or greatest.value is None:
        return True
    bound = line.at(greatest.value)
    return low.value < bound or (low.value == bound and line.left_out(greatest.value) and low.taken and greatest.taken)


def _neg(edge: Edge) -> Edge:
    turned = negated(edge)
    assert turned is not None
    return turned


def _mirrored(line: Line) -> Line:
    return Line(line.times, -line.plus, line.strict, line.beyond)


def narrowed(
    cell: Cell, before: tuple[Link, Spread] | None, after: tuple[Link, Spread] | None
) -> Iterable[Requirement]:
    """What an unknown cell must be between its neighbours, as one or two requirements."""
    least, greatest = spread(cell)
    sides = [s for s in (_side(before, cell, onwards), _side(after, cell, backwards)) if s is not None]
    lows = [s[0] for s in sides if s[0] is not None and s[0] != least]  # what its scale says anyway is no news
    highs = [s[1] for s in sides if s[1] is not None and s[1] != greatest]
    low = max(lows, key=lambda e: (Fraction(e.value or 0), not e.taken)) if lows else None
    high = min(highs, key=lambda e: (Fraction(e.value or 0), e.taken)) if highs else None
    if low and high and low.value == high.value and low.value is not None:
        yield Requirement("=", low.value)
        return
    if low is not None and low.value is not None:
        yield Requirement(">=" if low.taken else ">", low.value)
    if high is not None and high.value is not None:
        yield Requirement("<=" if high.taken else "<", high.value)


def _side(
    given: tuple[Link, Spread] | None,
    cell: Cell,
    narrow: object,
) -> tuple[Edge | None, Edge | None] | None:
    """The bounds that one neighbour puts on a cell, as far as it puts any."""
    if given is None:
        return None
    link, neighbour = given
    found: Spread | None = narrow(link, neighbour, cell)  # type: ignore[operator]
    if found is None:
        return None
    bounded_low = (link.low if narrow is onwards else link.high) is not None and neighbour[0].value is not None
    bounded_high = (link.high if narrow is onwards else link.low) is not None and neighbour[1].value is not None
    return found[0] if bounded_low else None, found[1] if bounded_high else None


__all__ = [
    "Line",
    "Link",
    "Spread",
    "backward",
    "can_break",
    "can_hold",
    "forward",
    "narrowed",
    "spread",
    "within",
]
