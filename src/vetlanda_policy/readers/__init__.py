"""Readers: fact files become facts. This is the only door to fact files.

Nothing of a format is imported before a file of its kind is read; whatever is wrong with files is one `FactsError`.
A name is imported when it is first used, since many municipalities are read in another way.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vetlanda_policy.readers.formats import read_rows
    from vetlanda_policy.readers.gathering import facts_for, read_facts, to_facts
    from vetlanda_policy.readers.rows import HEADERS, Cell, Column, Row, RowFile

__all__ = ["HEADERS", "Cell", "Column", "Row", "RowFile", "facts_for", "read_facts", "read_rows", "to_facts"]

_HOMES = {"facts_for": "gathering", "read_facts": "gathering", "read_rows": "formats", "to_facts": "gathering"}


def __getattr__(name: str) -> Any:
    """A public name, from the file it lives in."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'rows')}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
