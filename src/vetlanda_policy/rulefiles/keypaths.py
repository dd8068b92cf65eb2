"""The way to a key in a rule file: names, and numbers in lists.

Only the type and how it is shown.
"""

from __future__ import annotations

KeyPath = tuple[str | int, ...]
"""The way to a key: names, and numbers (from 1) in lists: `("version", 1, "criterion", "target")`."""


def dotted(path: KeyPath) -> str:
    """The way to a key as it is shown: `version.1.criterion.target`."""
    return ".".join(str(part) for part in path)
