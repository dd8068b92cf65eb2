"""Comparing: what changed between two versions or periods, on which facts they disagree, and a smallest witness.

The solver is imported only when a witness is searched for.
"""

from vetlanda_policy.comparing.compare import compare
from vetlanda_policy.comparing.documents import FORMATS, Format, document
from vetlanda_policy.comparing.records import Comparison, Witness
from vetlanda_policy.comparing.sides import Side, read_side

__all__ = ["FORMATS", "Comparison", "Format", "Side", "Witness", "compare", "document", "read_side"]
