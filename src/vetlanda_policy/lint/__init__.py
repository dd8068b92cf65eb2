"""The linter: what an auditor would object to in a folder of rules, each with its place and advice.

It judges rules, never facts, and changes nothing.
"""

from vetlanda_policy.lint.catalogue import KINDS
from vetlanda_policy.lint.finding import Finding, Kind, Severity
from vetlanda_policy.lint.running import lint

__all__ = ["KINDS", "Finding", "Kind", "Severity", "lint"]
