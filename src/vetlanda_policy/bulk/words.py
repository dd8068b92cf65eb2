"""Words: the names that polars and narwhals have in common, with which every expression is written.

polars' own tables are asked in polars, which saves the translation; those of the other libraries by way of narwhals.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    import narwhals as nw
    from narwhals.functions import When

    Table = nw.LazyFrame[Any]
    """A lazy table: a LazyFrame of polars or of narwhals."""
    Expr = nw.Expr
    """An expression of polars or of narwhals."""
else:
    Table = Expr = Any


class Words(Hashable, Protocol):
    """The functions and types that expressions are written with; the modules `polars` and `narwhals` have all of them."""

    Boolean: Any
    Decimal: Any
    Float32: Any
    Float64: Any
    Int64: Any
    String: Any
    UInt32: Any

    def col(self, name: str) -> Expr:
        """A column."""

    def lit(self, value: Any, dtype: Any = None) -> Expr:
        """A value that is the same on every row."""

    def when(self, condition: Expr) -> When:
        """What `then` and `otherwise` are said of."""

    def coalesce(self, *parts: Expr) -> Expr:
        """The first that is there."""

    def concat_str(self, parts: Sequence[Expr], *, separator: str = "", ignore_nulls: bool = False) -> Expr:
        """One text."""

    def len(self) -> Expr:
        """The number of rows."""

    def concat(self, tables: Sequence[Table], *, how: str) -> Table:
        """One table under the other."""


Writer = Callable[[Words], Expr]
"""What writes an expression with the names of a library."""


def words_of(table: Table) -> Words:
    """The library that a table's expressions are written with."""
    return cast("Words", import_module("polars" if of_polars(table) else "narwhals"))


def is_polars(words: Words) -> bool:
    """Whether expressions are written with polars' own names."""
    return getattr(words, "__name__", "") == "polars"


def of_polars(table: Table) -> bool:
    """Whether it is polars' own table."""
    return type(table).__module__.partition(".")[0] == "polars"


__all__ = ["Expr", "Table", "Words", "Writer", "is_polars", "of_polars", "words_of"]
