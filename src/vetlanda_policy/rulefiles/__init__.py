"""Rule files: a folder of TOML becomes a rulebook, or every problem in it is listed.

The only door to rule files.
"""

from vetlanda_policy.rulefiles.drafts import Draft
from vetlanda_policy.rulefiles.opening import folders, shipped
from vetlanda_policy.rulefiles.reading import read_drafts, read_rulebook, read_rulebooks
from vetlanda_policy.rulefiles.schema import schema, schema_files

__all__ = ["Draft", "folders", "read_drafts", "read_rulebook", "read_rulebooks", "schema", "schema_files", "shipped"]
