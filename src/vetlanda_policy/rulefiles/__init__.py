"""Rule files: a folder of TOML becomes a rulebook, or every problem in it is listed.

The only door to rule files.
"""

from vetlanda_policy.rulefiles.reading import folders, read_rulebook, read_rulebooks, schema, shipped

__all__ = ["folders", "read_rulebook", "read_rulebooks", "schema", "shipped"]
