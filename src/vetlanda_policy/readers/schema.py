"""The JSON Schema of fact files in JSON: what a row is, whatever the file's format.

Only the shape; what the values mean is read in `meaning`.
"""

from __future__ import annotations

from typing import Any

from vetlanda_policy.readers.rows import HEADERS, REQUIRED, Column

_DESCRIPTIONS = {
    Column.INDICATOR: "The indicator's id as the rules write it.",
    Column.MUNICIPALITY: "Four-digit code or name; without it the judged municipality.",
    Column.AREA: "The area the value is measured for.",
    Column.GROUP: "The group the value is measured for.",
    Column.PERIOD: "2016, 2016-H1, 2016-Q3, 2016-05 or 2016-05-31.",
    Column.VALUE: "A number, a municipality's code, or a verdict; .. . and - say why there is none.",
    Column.STATUS: "Final, preliminary, or why there is no value.",
    Column.PUBLISHED: "The day of publication, such as 2019-02-21.",
    Column.SOURCE: "Where the value was published; the document of a judgement.",
    Column.ROLE: "Who judged, as a role.",
    Column.REASON: "Why, for a judgement.",
}


def schema() -> dict[str, Any]:
    """The JSON Schema: a list of rows, or an object that holds one under `fakta` or `facts`."""
    cell = {"type": ["string", "number", "null"]}
    properties = {
        name: {**cell, "description": _DESCRIPTIONS[column]} for column, names in HEADERS.items() for name in names
    }
    row = {
        "type": "object",
        "properties": properties,
        "allOf": [{"anyOf": [{"required": [name]} for name in HEADERS[column]]} for column in REQUIRED],
    }
    rows = {"type": "array", "items": row}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "vetlanda-policy/facts/1",
        "anyOf": [
            rows,
            {"type": "object", "properties": {"fakta": rows}, "required": ["fakta"]},
            {"type": "object", "properties": {"facts": rows}, "required": ["facts"]},
        ],
    }
