"""Random goals put together of the kinds that compare, add up and divide."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.oracle import Row
from tests.oracle_goals import Goals
from tests.strategies import cells, indicator
from tests.strategies_kinds import CHANGES, FEW
from vetlanda_policy.facts import COUNTRY
from vetlanda_policy.values import Scale

D = Decimal
AREAS = ("A-skolan", "B-skolan", "C-skolan")
GROUPS = ("kvinnor", "män")
TIMES_OF_GOALS = ("2014", "2015", "2016")


class Names:
    """A new indicator for every criterion, so that no two of them lack the same fact."""

    def __init__(self, scale: Scale) -> None:
        self.scale, self.made = scale, [indicator("grupp", kind="members", frequency="irregular")]

    def next(self) -> str:
        """The next indicator's id."""
        name = f"mått {len(self.made)}"
        self.made.append(indicator(name, self.scale, areas=AREAS, groups=GROUPS))
        return name


def few(draw: DrawFn, names: Names, name: str, **where: Any) -> list[Row]:
    """Rows of three years; about every fourth value is missing."""
    return list(draw(cells(TIMES_OF_GOALS, names.scale, lacking=1, known_on=False, indicator=name, **where)))


@st.composite
def figures(draw: DrawFn, names: Names) -> tuple[dict[str, Any], list[Row]]:
    """A criterion about figures, for the municipality, and the rows of it but for the indicator's own."""
    name = names.next()
    kind = draw(st.sampled_from(["at_least", "total", *CHANGES, "deviation_at_most", "better_than"]))
    if kind in CHANGES:
        criterion = {"kind": kind, "pairs": draw(st.sampled_from(["year_over_year", "baseline"]))}
        return criterion | {"indicator": name} | draw(st.sampled_from([{}, {"amount": D(1)}])), []
    if kind == "deviation_at_most":
        other = names.next()
        return {"kind": kind, "indicator": name, "reference": other, "amount": D(1)}, few(draw, names, other)
    if kind == "better_than":
        criterion = dict[str, Any](kind=kind, indicator=name, than="country", or_equal=draw(st.booleans()))
        return criterion, few(draw, names, name, municipality=COUNTRY)
    which = draw(st.sampled_from(["mean", "sum"] if kind == "total" else ["latest", "every_year"]))
    return {"kind": "at_least", "indicator": name, "value": which, "target": draw(st.sampled_from([D(1), D(2)]))}, []


@st.composite
def leaves(draw: DrawFn, names: Names) -> tuple[dict[str, Any], list[Row]]:
    """A criterion about figures: as it is, for each area or group, or for a share of the units."""
    criterion, rows = draw(figures(names))
    name, how = criterion["indicator"], draw(st.sampled_from(["alone", "area", "group", "units"]))
    if how == "alone":
        return criterion, rows + few(draw, names, name)
    key = "area" if how in ("area", "units") else "group"
    split = list(AREAS if how == "units" else (AREAS[:2] if how == "area" else GROUPS))
    others = {r.indicator for r in rows}
    spread = [r for s in split for other in others - {name} for r in few(draw, names, other, **{key: s})]
    country = [r for s in split for r in few(draw, names, name, municipality=COUNTRY, **{key: s})]
    rows = spread + (country if criterion.get("than") else [])
    rows += [r for s in split for r in few(draw, names, name, **{key: s})]
    if how == "units":
        made = {"kind": "share_of_units", "share": draw(st.sampled_from([D("0.5"), D("0.34"), D(1), D("0.9")]))}
        made |= {"criterion": criterion} | draw(st.sampled_from([{}, {"units": split}, {"units": split[:2]}]))
    else:
        made = criterion | {"each": {key: split}}
    return made | draw(st.sampled_from([{}, {"partly": {"some": True}}])), rows


@st.composite
def put_together(draw: DrawFn, names: Names, depth: int) -> tuple[dict[str, Any], list[Row]]:
    """A criterion, perhaps of several, perhaps with another one that makes it partly met."""
    if depth == 0 or draw(st.booleans()):
        criterion, rows = draw(leaves(names))
    else:
        inner = [draw(put_together(names, depth - 1)) for _ in range(draw(st.integers(1, 3)))]
        rows = [row for _, some in inner for row in some]
        criterion = {"kind": draw(st.sampled_from(["all", "any", "at_least_of"])), "criteria": [c for c, _ in inner]}
        if criterion["kind"] == "at_least_of":
            criterion["count"] = draw(st.integers(1, len(inner)))
        if draw(st.booleans()):
            criterion["partly"] = {"some": True}
    if "partly" not in criterion and draw(st.integers(0, 3)) == 0:
        other, more = draw(put_together(names, 0))
        criterion, rows = criterion | {"partly": {"when": other}}, rows + more
    return criterion, rows


@st.composite
def questions(draw: DrawFn) -> Goals:
    """One goal, or several of which the last names the others."""
    names = Names(draw(st.sampled_from(FEW[:2])))
    made = [draw(put_together(names, 1)) for _ in range(draw(st.integers(1, 2)))]
    criteria = [criterion for criterion, _ in made]
    if draw(st.booleans()):
        others: list[dict[str, Any]] = [{"kind": "goal", "goal": n} for n in range(1, len(made) + 1)]
        criteria.append(
            others[0] if len(others) == 1 else {"kind": draw(st.sampled_from(["all", "any"])), "criteria": others}
        )
    rows = tuple(row for _, some in made for row in some)
    return Goals(tuple(criteria), tuple(names.made), rows, draw(st.sampled_from(["2015-H1", "2015", "2016", "2016"])))
