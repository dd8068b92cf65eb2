"""OpenFisca: every indicator and every goal a variable of a municipality, the goals' formulas on arrays.

The arrays are read by pyarrow; OpenFisca has no word for a missing value, so -1 is one, and the formulas say what follows.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np  # type: ignore[import-not-found, unused-ignore]

from benchmarks.many import arrays, numpy_hand
from benchmarks.many.arrays import MISSING, SERIES, Arrays
from benchmarks.many.workload import AREAS, CLOSING, GOALS, GROUP_SIZE, HME, IN_MIGRATION, NKI, YEARS, Contestant

Formula = Callable[[Any, Any], Any]


def _name(text: str) -> str:
    """A variable's name: OpenFisca's are Python's."""
    return text.replace(" ", "_").replace("-", "_")


def _years(municipality: Any, name: str) -> Any:
    return np.stack([municipality(_name(name), str(year)) for year in YEARS], axis=1)


def _one(municipality: Any, period: Any) -> Any:
    del period
    return numpy_hand.rises(_years(municipality, IN_MIGRATION))


def _three(municipality: Any, period: Any) -> Any:
    del period
    return numpy_hand.satisfied(np.stack([numpy_hand.latest(_years(municipality, area))[0] for area in AREAS]))


def _four(municipality: Any, period: Any) -> Any:
    return numpy_hand.among_best(municipality(_name(NKI), period))


def _five(municipality: Any, period: Any) -> Any:
    members = np.stack([municipality(f"member_{nth}", period) for nth in range(1, GROUP_SIZE)], axis=1)
    return numpy_hand.engaged(_years(municipality, HME), members)


FORMULAS: dict[str, Formula] = {
    f"goal_{goal}": formula for goal, formula in zip(GOALS, (_one, _three, _four, _five), strict=True)
}


def system() -> Any:
    """The country's rules as OpenFisca knows them."""
    entities, systems = import_module("openfisca_core.entities"), import_module("openfisca_core.taxbenefitsystems")
    variables, periods = import_module("openfisca_core.variables"), import_module("openfisca_core.periods")
    municipality = entities.SingleEntity("municipality", "municipalities", "A municipality", "")
    rules = systems.TaxBenefitSystem([municipality])
    shape = {"value_type": int, "default_value": MISSING, "entity": municipality, "definition_period": periods.YEAR}
    for name in (*map(_name, SERIES), *(f"member_{nth}" for nth in range(1, GROUP_SIZE))):
        rules.add_variable(type(name, (variables.Variable,), dict(shape)))
    for name, formula in FORMULAS.items():
        rules.add_variable(type(name, (variables.Variable,), {**shape, "formula": formula}))
    return rules


def in_memory(given: Arrays) -> tuple[Arrays, Any]:
    """Judge arrays: fill a simulation and calculate the goals."""
    simulation = (
        import_module("openfisca_core.simulations")
        .SimulationBuilder()
        .build_default_simulation(system(), count=given.size)
    )
    for name, series in zip(SERIES, given.figures, strict=True):
        for column, year in enumerate(YEARS):
            simulation.set_input(_name(name), str(year), series[:, column])
    for nth in range(1, GROUP_SIZE):
        simulation.set_input(f"member_{nth}", str(CLOSING), given.members[:, nth - 1])
    return given, np.stack([simulation.calculate(name, str(CLOSING)) for name in FORMULAS], axis=1)


def whole(path: Path) -> tuple[Arrays, Any]:
    """Read a file and judge it."""
    return in_memory(arrays.read(path))


CONTESTANT = Contestant(arrays.read, in_memory, whole, numpy_hand.table)
