"""The same in OpenFisca-core: a variable a fact, a variable with a vectorised formula a criterion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.scoring import by_numpy
from benchmarks.scoring.example import (
    BANDS,
    BOTH,
    HOTSPOTS,
    LATE,
    MINUS,
    NAMES,
    RATIOS,
    RETURNED,
    SHARES,
    STEPS,
    WHERE,
    YES_NO,
    Facts,
)

PERIOD = "2020"
EPSILON = 1e-3  # OpenFisca's floats have 32 bits; shares here lie farther from a half than that, or on it
COMMUNE = build_entity("commune", "communes", "Commune", is_person=True)
Formula = Callable[[Any, Any], Any]


def _variable(name: str, type_: type, formula: Formula | None = None) -> type[Variable]:
    body = {"value_type": type_, "entity": COMMUNE, "definition_period": DateUnit.YEAR, "label": name}
    return type(name, (Variable,), body | ({"formula": formula} if formula else {}))


def _formulas() -> list[Formula]:
    made: list[Formula] = [_steps(*given) for given in STEPS]
    made += [_both(*given) for given in BOTH]
    made += [_share(*given) for given in SHARES]
    made += [_minus(*given) for given in MINUS]
    made += [_late(*given) for given in LATE]
    return made + [_where(*given) for given in WHERE]


def _steps(name: str, high: int, low: int, more: Any, less: Any) -> Formula:
    def formula(commune: Any, period: Any) -> Any:
        count = commune(name, period)
        return np.where(count >= high, float(more), np.where(count >= low, float(less), 0.0))

    return formula


def _both(a: str, b: str, give: Any, half: Any) -> Formula:
    def formula(commune: Any, period: Any) -> Any:
        return np.where(commune(a, period), np.where(commune(b, period), float(give), float(half)), 0.0)

    return formula


def _share(name: str, full: int, give: int) -> Formula:
    def formula(commune: Any, period: Any) -> Any:
        return np.floor(np.minimum(commune(name, period) * (give / full), give) * 100 + (0.5 + EPSILON)) / 100

    return formula


def _minus(name: str, start: int, each: Any) -> Formula:
    return lambda commune, period: np.maximum(start - float(each) * commune(name, period), 0.0)


def _late(name: str, days: int, give: int, less: int) -> Formula:
    def formula(commune: Any, period: Any) -> Any:
        late = commune(name, period)
        return np.where(late <= 0, float(give), np.where(late <= days, float(less), 0.0))

    return formula


def _where(where: str, name: str, give: int) -> Formula:
    def formula(commune: Any, period: Any) -> Any:
        return np.where(commune(where, period) & ~commune(name, period), 0.0, float(give))

    return formula


def _total(commune: Any, period: Any) -> Any:
    return sum(commune(f"C{n}", period) for n in range(30))


def _band(commune: Any, period: Any) -> Any:
    total = commune("total", period)
    found = np.select([total >= at - EPSILON for _, at in BANDS if at is not None], range(4))
    found = np.where(commune(HOTSPOTS, period) >= 1, np.maximum(found, 2), found)
    return np.where(commune(RETURNED, period), found, 4)


def system() -> TaxBenefitSystem:
    made = TaxBenefitSystem([COMMUNE])
    for name in NAMES:
        made.add_variable(_variable(name, bool if name in YES_NO else float if name in RATIOS else int))
    for n, formula in enumerate(_formulas()):
        made.add_variable(_variable(f"C{n}", float, formula))
    made.add_variable(_variable("total", float, _total))
    made.add_variable(_variable("band", int, _band))
    return made


_SYSTEM = system()


def columns(found: Facts) -> Simulation:
    """Return a simulation with its inputs set: what is timed begins there."""
    simulation = SimulationBuilder().build_default_simulation(_SYSTEM, found.rows)
    for name, values in by_numpy.columns(found).items():
        simulation.set_input(name, PERIOD, values)
    return simulation


def fresh(simulation: Simulation) -> Simulation:
    """Forget what was calculated."""
    for name in (*(f"C{n}" for n in range(30)), "total", "band"):
        simulation.delete_arrays(name)
    return simulation


def scored(simulation: Simulation) -> tuple[Any, Any]:
    points = [simulation.calculate(f"C{n}", PERIOD) for n in range(30)]
    return points, simulation.calculate("band", PERIOD)


def answers(found: tuple[Any, Any]) -> tuple[Any, Any]:
    return np.rint(np.array(found[0], np.float64) * 100), found[1]
