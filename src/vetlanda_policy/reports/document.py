"""The evaluation as JSON: stable, with a published JSON Schema; numbers are strings of exact decimals."""

from __future__ import annotations

from typing import Any

from vetlanda_policy.verdicts import Evaluation


def document(evaluation: Evaluation) -> str:
    """The evaluation as JSON; `Evaluation.model_validate_json` reads it back."""
    return evaluation.model_dump_json(indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of the evaluation."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Evaluation.model_json_schema(mode="serialization", by_alias=True),
        "title": "vetlanda-policy/evaluation/1",
    }
