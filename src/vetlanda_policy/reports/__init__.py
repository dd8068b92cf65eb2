"""Reports: many verdicts become one document, one file a format.

A report reads an evaluation and nothing else; each is imported only when asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import Literal, cast

from vetlanda_policy.verdicts import Evaluation

Format = Literal["table", "json", "markdown", "csv"]
FORMATS: dict[str, tuple[str, str]] = {
    "table": ("table", "table"),
    "json": ("document", "document"),
    "markdown": ("markdown", "markdown"),
    "csv": ("delimited", "delimited"),
}
"""The formats there are: module and function of each."""


def report(evaluation: Evaluation, form: Format) -> str:
    """The evaluation as a document of the format."""
    module, function = FORMATS[form]
    return cast("str", getattr(import_module(f"{__name__}.{module}"), function)(evaluation))
