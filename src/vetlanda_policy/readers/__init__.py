"""Readers: fact files become facts. This is the only door to fact files.

Nothing of a format is imported before a file of its kind is read; whatever is wrong with files is one `FactsError`.
"""

from vetlanda_policy.readers.formats import read_rows
from vetlanda_policy.readers.gathering import facts_for, read_facts, to_facts
from vetlanda_policy.readers.rows import HEADERS, Cell, Column, Row, RowFile

__all__ = ["HEADERS", "Cell", "Column", "Row", "RowFile", "facts_for", "read_facts", "read_rows", "to_facts"]
