"""JSON Schemas of the rule files, for editors: generated from the models, so that a wrong key is underlined while typing.

Only which schemas there are; their form stands in `schema_form`, and what the keys mean in `schema_words`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel

from vetlanda_policy.rulefiles.reading import GoalFile, IndicatorsFile, PeriodFile

What = Literal["rules", "period", "indicators", "goal"]

FILES: Mapping[str, type[BaseModel]] = {"period": PeriodFile, "indicators": IndicatorsFile, "goal": GoalFile}
"""The rule files by the name of their schema."""

_DRAFT = "http://json-schema.org/draft-07/schema#"


def schema(what: What = "rules") -> dict[str, Any]:
    """The JSON Schema of one of the rule files; with `rules` that of any of them."""
    from pydantic.json_schema import models_json_schema  # noqa: PLC0415 - slow to import, and only needed here

    from vetlanda_policy.rulefiles.schema_form import Drawing  # noqa: PLC0415
    from vetlanda_policy.rulefiles.schema_words import models_in  # noqa: PLC0415

    models = tuple(FILES.values()) if what == "rules" else (FILES[what],)
    _, made = models_json_schema([(model, "validation") for model in models], ref_template="{model}")
    drawing = Drawing(made["$defs"], models_in(models))
    head = {"$schema": _DRAFT, "title": f"vetlanda-policy/{what}/1"}
    tables = {model.__name__: drawing.table(model.__name__) for model in models}
    if what == "rules":
        files = [{"$ref": f"#/definitions/{name}"} for name in tables]
        return {**head, "oneOf": files, "definitions": {**tables, **drawing.definitions}}
    return {**head, **tables[models[0].__name__], "definitions": drawing.definitions}


def schema_files() -> Mapping[str, str]:
    """The schema of each rule file as it is published: the file's name, and its text."""
    return {
        f"{what}.schema.json": json.dumps(schema(what), ensure_ascii=False, indent=2) + "\n"  # type: ignore[arg-type]
        for what in FILES
    }
