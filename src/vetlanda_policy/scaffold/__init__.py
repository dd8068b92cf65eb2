"""A new rulebook: one period with one example goal, ready to be filled with the council's own.

Only what a new rulebook holds stands here and in `files`; `placing` is the only part that touches the disk.
"""

from vetlanda_policy.scaffold.files import period_of, running_period
from vetlanda_policy.scaffold.placing import scaffold

__all__ = ["period_of", "running_period", "scaffold"]
