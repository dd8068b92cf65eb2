"""`share_of_units`: at least a share of the units meets an inner criterion.

Only which the units are and how many of them must; the engine combines their findings.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import Field, model_validator

from vetlanda_policy.criteria.cells import Subject
from vetlanda_policy.criteria.partly import Partly
from vetlanda_policy.facts import Indicator
from vetlanda_policy.values import Exact, Frozen, key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetlanda_policy.criteria import Criterion
    from vetlanda_policy.criteria.base import Need, Question


class ShareOfUnits(Frozen):
    """At least a share of the units (schools, nursing homes ...) meets a criterion.

    Attributes:
        share: the share, such as 0.9.
        units: the units, which are areas of the indicator; without it all areas that the indicator has.
        criterion: what each unit is asked: one criterion about figures, without `each`.
    """

    kind: Literal["share_of_units"]
    share: Exact = Field(gt=0, le=1)
    units: tuple[str, ...] = ()
    criterion: Criterion
    partly: Partly | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if len({key(unit) for unit in self.units}) < len(self.units):
            msg = "the same name stands twice"
            raise ValueError(msg)
        inner: Any = self.criterion
        if getattr(inner, "indicator", None) is None or inner.each is not None or inner.partly is not None:
            msg = "the criterion of share_of_units must be about figures, without each and partly"
            raise ValueError(msg)
        return self

    def subjects(self, indicator: Indicator) -> tuple[Subject, ...]:
        """One subject for each unit."""
        return tuple(Subject(area=name) for name in self.units or indicator.areas)

    def uses(self) -> tuple[str, ...]:
        """No indicator of its own; the criterion in it has its."""
        return ()

    def needs(self, question: Question) -> Iterable[Need]:
        """What the inner criterion needs, for each unit."""
        inner: Any = self.criterion
        for subject in self.subjects(question.indicator(inner.indicator)):
            for need in inner.needs(question):
                yield need if need.municipality is not None else need._replace(area=subject.area)

    def needed(self, units: int) -> int:
        """How many of so many units must meet the criterion."""
        least = Fraction(self.share) * units
        return -(-least.numerator // least.denominator)
