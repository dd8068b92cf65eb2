"""Terms: whole numbers, truth values and texts that every row has, as expressions of a dataframe library.

Only the writing of expressions: what is the same on every row is worked out at once and never becomes one, and what is
used several times is made a column of its own, so that no expression grows with its use.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from typing import Any, cast

from vetlanda_policy.bulk.words import Expr, Table, Words, Writer, is_polars, words_of

MOST_CASES = 6
"""A text that hangs on no more truth values is looked up in a list of what it is in every case."""


class Term:
    """A value that differs from row to row.

    Attributes:
        level: the latest stage at which a column that it reads is made; 0 for those that are there from the start.
        is_column: whether it is a column itself.
    """

    __slots__ = ("_made", "_write", "is_column", "level")

    def __init__(self, write: Writer, level: int = 0, *, is_column: bool = False) -> None:
        """Keep what writes the expression."""
        self._write, self.level, self.is_column = write, level, is_column
        self._made: tuple[Words, Expr] | None = None

    def __reduce__(self) -> tuple[type[Term], tuple[Writer, int]]:
        """To be sent elsewhere, without the expression, which is written anew there."""
        return Term, (self._write, self.level)

    def expr(self, w: Words) -> Expr:
        """The expression, which is written once for each library."""
        if self._made is None or self._made[0] is not w:
            self._made = (w, self._write(w))
        return self._made[1]


Part = Term | int | bool | str | None
"""A term, or a value that is the same on every row."""


@lru_cache(maxsize=4096)
def column(name: str, level: int = 0) -> Term:
    """A column of the table."""
    return Term(lambda w: w.col(name), level, is_column=True)


def written(w: Words, part: Part) -> Expr:
    """The part's expression."""
    return part.expr(w) if isinstance(part, Term) else _same(w, part)


@lru_cache(maxsize=4096, typed=True)
def _same(w: Words, value: Any) -> Expr:
    """A value that is the same on every row; the same few are written again and again."""
    if value is None:
        return w.lit(None, w.Int64)
    return w.lit(value, w.Int64) if isinstance(value, int) and not isinstance(value, bool) else w.lit(value)


def _level(*parts: Part) -> int:
    return max((p.level for p in parts if isinstance(p, Term)), default=0)


def is_known(part: Part) -> Part:
    """Whether there is a value."""
    if not isinstance(part, Term):
        return part is not None
    return Term(lambda w: ~part.expr(w).is_null(), part.level)


def plus(one: Part, other: Part) -> Part:
    """The sum."""
    if isinstance(one, Term) or isinstance(other, Term):
        if not isinstance(one, Term) and one == 0:
            return other
        if not isinstance(other, Term) and other == 0:
            return one
        return (
            None
            if one is None or other is None
            else Term(lambda w: written(w, one) + written(w, other), _level(one, other))
        )
    return None if one is None or other is None else int(one) + int(other)


def minus(one: Part, other: Part) -> Part:
    """The difference."""
    if isinstance(one, Term) or isinstance(other, Term):
        if not isinstance(other, Term) and other == 0:
            return one
        return (
            None
            if one is None or other is None
            else Term(lambda w: written(w, one) - written(w, other), _level(one, other))
        )
    return None if one is None or other is None else int(one) - int(other)


def times(one: Part, factor: int) -> Part:
    """So many times the value."""
    if factor == 1 or one is None:
        return one
    return Term(lambda w: one.expr(w) * factor, one.level) if isinstance(one, Term) else int(one) * factor


def product(one: Part, other: Part) -> Part:
    """One multiplied by the other."""
    if not isinstance(other, Term):
        return None if other is None else times(one, int(other))
    if not isinstance(one, Term):
        return None if one is None else times(other, int(one))
    return Term(lambda w: one.expr(w) * other.expr(w), _level(one, other))


def divided(one: Part, by: Part) -> Part:
    """How many times a positive number goes into a value; rounded down, also below 0."""
    if by == 1 or one is None or by is None:
        return None if by is None else one
    if isinstance(one, Term) or isinstance(by, Term):
        # Exact where an engine divides whole numbers as floating point, while the quotient has at most 15 digits.
        def write(w: Words) -> Expr:
            value, divisor = written(w, one), _divisor(w, by)
            whole: Expr = (value - value % divisor) / divisor
            return whole.round(0).cast(w.Int64)

        return Term(write, _level(one, by))
    return int(one) // int(by)


def divided_exactly(one: Part, by: int) -> Part:
    """A value divided by a positive number that leaves nothing of it."""
    if by == 1 or one is None:
        return one
    if isinstance(one, Term):
        return Term(lambda w: (one.expr(w) / by).round(0).cast(w.Int64), one.level)
    return int(one) // by


def remainder(one: Part, by: Part) -> Part:
    """What a value lies above the last multiple of a positive number; as in Python, and narwhals sees to it everywhere."""
    if one is None or by is None:
        return None
    if isinstance(one, Term) or isinstance(by, Term):
        return Term(lambda w: written(w, one) % _divisor(w, by), _level(one, by))
    return int(one) % int(by)


def _divisor(w: Words, by: Part) -> Any:
    return by.expr(w) if isinstance(by, Term) else by


def below(one: Part, other: Part) -> Part:
    """Whether one is less than the other; where either is not there, neither yes nor no."""
    if isinstance(one, Term) or isinstance(other, Term):
        return (
            None
            if one is None or other is None
            else Term(lambda w: written(w, one) < written(w, other), _level(one, other))
        )
    return None if one is None or other is None else one < other  # type: ignore[operator]


def at_most(one: Part, other: Part) -> Part:
    """Whether one is less than the other or the same."""
    if isinstance(one, Term) or isinstance(other, Term):
        return (
            None
            if one is None or other is None
            else Term(lambda w: written(w, one) <= written(w, other), _level(one, other))
        )
    return None if one is None or other is None else one <= other  # type: ignore[operator]


def same(one: Part, other: Part) -> Part:
    """Whether the two are the same."""
    if isinstance(one, Term) or isinstance(other, Term):
        return (
            None
            if one is None or other is None
            else Term(lambda w: written(w, one) == written(w, other), _level(one, other))
        )
    return None if one is None or other is None else one == other


def no(one: Part) -> Part:
    """Whether it is not so."""
    return Term(lambda w: ~one.expr(w), one.level) if isinstance(one, Term) else not one


def both(*parts: Part) -> Part:
    """Whether all are so; none of them may be unknown."""
    if any(p is False for p in parts):
        return False
    terms = [p for p in parts if isinstance(p, Term)]
    if not terms:
        return True
    return Term(lambda w: reduce(lambda a, b: a & b, (t.expr(w) for t in terms)), _level(*terms))


def either(*parts: Part) -> Part:
    """Whether any is so; none of them may be unknown."""
    if any(p is True for p in parts):
        return True
    terms = [p for p in parts if isinstance(p, Term)]
    if not terms:
        return False
    return Term(lambda w: reduce(lambda a, b: a | b, (t.expr(w) for t in terms)), _level(*terms))


def pick(condition: Part, one: Part, other: Part) -> Part:
    """One where the condition holds, else the other."""
    if not isinstance(condition, Term):
        return one if condition else other
    if not isinstance(one, Term) and not isinstance(other, Term) and one is other:
        return one
    if one is True and other is False:
        return condition
    if one is False and other is True:
        return no(condition)

    def write(w: Words) -> Expr:
        return w.when(condition.expr(w)).then(_like(w, one, other)).otherwise(_like(w, other, one))

    return Term(write, _level(condition, one, other))


def _like(w: Words, part: Part, other: Part) -> Expr:
    """The part's expression; nothing at all has the type of the other part."""
    if part is None and isinstance(other, str):
        return w.lit(None, w.String)
    if part is None and isinstance(other, bool):
        return w.lit(None, w.Boolean)
    return w.lit(None) if part is None and isinstance(other, Term) else written(w, part)


def first_of(*parts: Part) -> Part:
    """The first that is there."""
    kept: list[Part] = []
    for part in parts:
        if part is None:
            continue
        kept.append(part)
        if not isinstance(part, Term):
            break
    if len(kept) < 2:
        return kept[0] if kept else None
    return Term(lambda w: w.coalesce(*(written(w, p) for p in kept)), _level(*kept))


def count(parts: Sequence[Part]) -> Part:
    """How many are so."""
    sure = sum(1 for p in parts if p is True)
    found: Part = sure
    for part in parts:
        if isinstance(part, Term):
            found = plus(found, _as_number(part))
    return found


def _as_number(part: Term) -> Term:
    return Term(lambda w: part.expr(w).cast(w.Int64), part.level)


def text(*parts: Part) -> Part:
    """The parts as one text; whole numbers are written as they are."""
    if not any(isinstance(p, Term) for p in parts):
        return "".join(str(p) for p in parts)

    def write(w: Words) -> Expr:
        return w.concat_str([p.expr(w).cast(w.String) if isinstance(p, Term) else w.lit(str(p)) for p in parts])

    return Term(write, _level(*parts))


def those(texts: Sequence[tuple[Part, Part]]) -> Part:
    """Those of the texts whose conditions hold, each given with its condition, with semicolons between."""
    kept = [(when, text) for when, text in texts if when is not False]
    if all(when is True and isinstance(text, str) for when, text in kept):
        return "; ".join(str(text) for _, text in kept)

    def write(w: Words) -> Expr:
        made: list[Expr] = []
        for fixed, run in itertools.groupby(kept, key=lambda one: isinstance(one[1], str)):
            some = list(run)
            if not fixed or not is_polars(w):
                made += [written(w, pick(when, text, None)) for when, text in some]
                continue
            for start in range(0, len(some), MOST_CASES):
                made.append(_in_each_case(w, *zip(*some[start : start + MOST_CASES], strict=True)))
        return w.concat_str(made, separator="; ", ignore_nulls=True)

    return Term(write, _level(*(part for one in kept for part in one)))


def _in_each_case(w: Words, whens: Sequence[Part], texts: Sequence[Part]) -> Expr:
    """The texts whose conditions hold, looked up in polars; nothing where none does."""

    def say(*whens: Part) -> str | None:
        return "; ".join(str(text) for when, text in zip(whens, texts, strict=True) if when) or None

    return _looked_up(w, say, whens)


def by_case(say: Callable[..., Part], *tests: Part) -> Part:
    """The text that is said where the tests are as they are; the same as `say(*tests)`, and in polars sooner worked out.

    Args:
        say: says it, of terms or of truth values, and of nothing else than these.
        tests: what it hangs on; what is unknown is not so.
    """
    terms = [test for test in tests if isinstance(test, Term)]
    if not terms or len(terms) > MOST_CASES:
        return say(*tests)
    return Term(
        lambda w: _looked_up(w, say, tests) if is_polars(w) else written(w, say(*tests)),
        _level(*terms),
    )


def _looked_up(w: Words, say: Callable[..., Part], tests: Sequence[Part]) -> Expr:
    """What is said in each case of the tests, in polars from a list of all cases."""
    import polars as pl  # noqa: PLC0415 - only where it is used

    ways = [(False, True) if isinstance(test, Term) else (test,) for test in tests]
    texts = [say(*case) for case in itertools.product(*ways)]
    terms = [test for test in tests if isinstance(test, Term)]
    if not terms:
        return w.lit(texts[0], w.String)
    places = (t.expr(w).fill_null(value=False).cast(w.UInt32) * 2**n for n, t in enumerate(reversed(terms)))
    number: Any = reduce(lambda a, b: a + b, places)
    return cast("Expr", pl.lit(pl.Series(texts, dtype=pl.String)).gather(number))


@dataclass(slots=True)
class Sheet:
    """The columns that are worked out, stage by stage.

    Attributes:
        stages: the columns of each stage, which may read those of the stages before.
    """

    stages: list[list[tuple[str, Term]]] = field(default_factory=list)
    _count: int = 0
    _named: dict[Term, Term] = field(default_factory=dict)

    def let(self, part: Part) -> Part:
        """The part as a column of its own."""
        if not isinstance(part, Term) or part.is_column:
            return part
        if part not in self._named:
            self._named[part] = self._column(part)
        return self._named[part]

    def _column(self, part: Term) -> Term:
        self._count += 1
        name = f"_t{self._count}"
        while len(self.stages) <= part.level:
            self.stages.append([])
        self.stages[part.level].append((name, part))
        return column(name, part.level + 1)

    def on(self, frame: Table, keep: Iterable[tuple[str, Part]]) -> Table:
        """The table with the columns worked out, and of them and its own only those to keep."""
        w = words_of(frame)
        for stage in self.stages:
            if stage:
                frame = frame.with_columns(*(part.expr(w).alias(name) for name, part in stage))
        return frame.select(*(written(w, part).alias(name) for name, part in keep))


__all__ = [
    "Part",
    "Sheet",
    "Term",
    "at_most",
    "below",
    "both",
    "by_case",
    "column",
    "count",
    "divided",
    "divided_exactly",
    "either",
    "first_of",
    "is_known",
    "minus",
    "no",
    "pick",
    "plus",
    "product",
    "remainder",
    "same",
    "text",
    "those",
    "times",
    "written",
]
