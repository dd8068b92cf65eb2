"""A comparison as a document: plain text of at most 80 columns, Markdown, or JSON.

Only the choice of format, and the schema of the JSON.
"""

from __future__ import annotations

from typing import Any, Literal

from vetlanda_policy.comparing.markdown import markdown
from vetlanda_policy.comparing.records import Comparison
from vetlanda_policy.comparing.table import table

Format = Literal["table", "json", "markdown"]
FORMATS: tuple[Format, ...] = ("table", "json", "markdown")


def document(comparison: Comparison, form: Format) -> str:
    """The comparison as a document of the format."""
    match form:
        case "json":
            return comparison.model_dump_json(indent=2) + "\n"
        case "markdown":
            return "\n".join(markdown(comparison)) + "\n"
        case "table":
            return "\n".join(table(comparison)) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of a comparison."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Comparison.model_json_schema(mode="serialization", by_alias=True),
        "title": "vetlanda-policy/comparison/1",
    }
