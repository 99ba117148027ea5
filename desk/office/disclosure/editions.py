"""One public workbook after another: what was blank stays blank, small changes aren't shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from desk.office.disclosure.figures import Sums, UnitSum, Wholes, following, moved_by_a_few, without
from desk.workspace.decisions import decisions_of
from desk.workspace.folder import Workspace

PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class ShownInEdition:
    """What an edition shows of a period; of each sum that is shown or follows, what each unit has."""

    criteria: frozenset[str] = frozenset()
    gates: frozenset[str] = frozenset()
    columns: frozenset[str] = frozenset()
    totals: Mapping[str, Fraction] = field(default_factory=dict)
    of_units: Mapping[str, UnitSum] = field(default_factory=dict)


Editions = Mapping[str, tuple[ShownInEdition, ...]]  # by period code, oldest first
NO_WHOLES: Wholes = MappingProxyType({})
NO_EDITIONS: Editions = MappingProxyType({})


def held_to(
    now: ShownInEdition, before: Iterable[ShownInEdition], wholes: Wholes = NO_WHOLES
) -> ShownInEdition:
    """Return what may be shown beside earlier editions of the same period.

    A sum in two editions, or one that follows from others, may not tell of 1 to 4 records between them.
    """
    shown, earlier = now, tuple(before)
    for one in earlier:
        shown = ShownInEdition(
            shown.criteria & one.criteria,
            shown.gates & one.gates,
            shown.columns & one.columns,
            {n: t for n, t in shown.totals.items() if n in one.totals},
        )
    totals = dict(shown.totals)
    while (telling := _tells_of_a_small_change(totals, now.of_units, earlier, wholes)) is not None:
        del totals[telling]
    of_units = {n: now.of_units[n] for n in following(totals, wholes) if n in now.of_units}
    return replace(shown, totals=totals, of_units=of_units)


def _tells_of_a_small_change(
    totals: Sums, of_units: Mapping[str, UnitSum], earlier: Iterable[ShownInEdition], wholes: Wholes
) -> str | None:
    """Return a sum without which no sum that moved so little follows; None where none does."""
    now = following(totals, wholes)
    for one in earlier:
        then = following(one.totals, wholes)
        for name in now:
            if name in then and _tells_of_a_few(name, one.of_units, of_units, then[name] != now[name]):
                return name if name in totals else without(name, totals, wholes)
    return None


def _tells_of_a_few(name: str, then: Mapping[str, UnitSum], now: Mapping[str, UnitSum], moved: bool) -> bool:
    """Tell whether a sum of two editions tells of a few records; any move, if units are unknown."""
    return moved_by_a_few(then[name], now[name]) if name in then and name in now else moved


def editions_of(workspace: Workspace, rulebook: str) -> Editions:
    """Return what earlier public workbooks of a rulebook showed, by period."""
    found: dict[str, list[ShownInEdition]] = {}
    for record in decisions_of(workspace).records():
        if record.kind == PUBLISH and record.content["rulebook"] == rulebook:
            for period, said in record.content["shown"].items():
                found.setdefault(period, []).append(_read(said))
    return {period: tuple(shown) for period, shown in found.items()}


def put_on_record(
    workspace: Workspace, rulebook: str, run: str, shown: Mapping[str, ShownInEdition], day: str, by: str
) -> None:
    """Record what an edition shows, before it is written; the same again is not recorded twice."""
    before = editions_of(workspace, rulebook)
    if all(before.get(period, ())[-1:] == (one,) for period, one in shown.items()):
        return
    content = {
        "rulebook": rulebook,
        "run": run,
        "shown": {period: _written(one) for period, one in shown.items()},
    }
    decisions_of(workspace).add(PUBLISH, day, by, content)


def _written(shown: ShownInEdition) -> dict[str, Any]:
    return {
        "criteria": sorted(shown.criteria),
        "gates": sorted(shown.gates),
        "columns": sorted(shown.columns),
        "totals": {name: str(total) for name, total in shown.totals.items()},
        "of_units": {
            name: {unit: [str(value), str(one.records[unit])] for unit, value in one.values.items()}
            for name, one in shown.of_units.items()
        },
    }


def _read(said: Mapping[str, Any]) -> ShownInEdition:
    totals = {name: Fraction(total) for name, total in said["totals"].items()}
    of_units = {
        name: UnitSum(*({unit: Fraction(pair[n]) for unit, pair in one.items()} for n in (0, 1)))
        for name, one in said.get("of_units", {}).items()  # an edition made before they were recorded
    }
    criteria, gates, columns = (frozenset(said[name]) for name in ("criteria", "gates", "columns"))
    return ShownInEdition(criteria, gates, columns, totals, of_units)
