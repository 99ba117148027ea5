"""Points by a proportion whose full mark is no mark: out of the figure's reach, or all but nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from engine.analysis.findings import Finding
from engine.analysis.regimes import Regime
from engine.analysis.subject import Studied
from engine.rulebook.compile.parameter_dates import parameters_of
from engine.rulebook.model.points import Proportion
from engine.rulebook.model.rulebook import Criterion
from engine.rulebook.text.faults import Fault

LEAST_MEANT = 1  # per cent: who writes 1 for the full mark most likely means all of it


def proportion_findings(studied: Studied) -> Iterator[Finding]:
    """Tell a full mark above all a figure can be, and one at a single per cent."""
    for criterion in studied.rulebook.criteria:
        if isinstance(criterion.points, Proportion):
            ask = partial(_of, studied, criterion, criterion.points)
            yield from studied.on_dates(parameters_of(criterion), ask)


def _of(
    studied: Studied, criterion: Criterion, points: Proportion, units: tuple[Regime, ...]
) -> Finding | None:
    fulls = {full for regime in units for full in regime.frame.values_of(points.full_at)}
    most, unit = studied.domains[points.fact].high, studied.domains.indicators[points.fact].type.unit
    tell, beyond, little = partial(_told, studied, criterion, points), max(fulls), min(fulls)
    if most is not None and beyond > most:
        return tell("P109", {"full": _plain(beyond), "most": _plain(most)})
    return tell("P110", {"full": _plain(little)}) if unit == "%" and little <= LEAST_MEANT else None


def _told(
    studied: Studied, criterion: Criterion, points: Proportion, code: str, numbers: dict[str, str]
) -> Finding:
    values = {"id": criterion.id, "fact": points.fact, **numbers}
    return Finding(Fault(code, criterion.place, values), studied.rulebook.name)


def _plain(number: Fraction) -> str:
    return f"{float(number):g}"
