"""Findings as JSON, and as SARIF 2.1.0 for code review tools.

Stable: codes, keys and structure are the same in both languages, and so are the places.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from vetlanda_policy.errors import Language
from vetlanda_policy.lint.catalogue import KINDS
from vetlanda_policy.lint.finding import Finding, Kind, Severity
from vetlanda_policy.rulefiles.keypaths import dotted

SCHEMA = "vetlanda-policy/check/1"


def as_json(findings: Sequence[Finding], periods: Sequence[str]) -> str:
    """The findings as JSON, each with its sentence and advice in both languages."""
    counted = [f for f in findings if f.ignored is None]
    summary = {severity.value: sum(f.severity is severity for f in counted) for severity in Severity}
    document = {
        "schema": SCHEMA,
        "periods": list(periods),
        "findings": [_record(f) for f in findings],
        "summary": {**summary, "ignored": len(findings) - len(counted)},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _record(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "text": {"sv": finding.sv, "en": finding.en},
        "advice": {"sv": finding.kind.advice_sv, "en": finding.kind.advice_en},
        "file": finding.uri or finding.file,
        "line": finding.line,
        "key": dotted(finding.path) or None,
        "ignored": finding.ignored,
    }


def as_sarif(findings: Sequence[Finding], version: str, lang: Language) -> str:
    """The findings as SARIF 2.1.0."""
    codes = list(KINDS)
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "vetlanda-policy",
                        "version": version,
                        "language": lang,
                        "rules": [_rule(kind, lang) for kind in KINDS.values()],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(f, codes, lang) for f in findings],
            }
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(kind: Kind, lang: Language) -> dict[str, Any]:
    title = kind.title(lang)
    advice = kind.advice_sv if lang == "sv" else kind.advice_en
    return {
        "id": kind.code,
        "shortDescription": {"text": f"{title[:1].upper()}{title[1:]}."},
        "help": {"text": advice},
        "defaultConfiguration": {"level": kind.severity.value},
    }


def _result(finding: Finding, codes: Sequence[str], lang: Language) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.uri or finding.file)}}
    if finding.line is not None:
        place["region"] = {"startLine": finding.line}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity.value,
        "message": {"text": f"{finding.text(lang)} {finding.advice(lang)}"},
        "locations": [{"physicalLocation": place}],
    }
    if finding.path:
        result["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": dotted(finding.path)}]
    if finding.ignored is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.ignored}]
    return result
