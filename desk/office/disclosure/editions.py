"""One public workbook after another of the same period: what was blank stays blank, and small changes aren't
shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from desk.office.disclosure.added_up import Sums, Wholes, following, without
from desk.office.disclosure.counts import is_small
from desk.workspace.decisions import decisions_of
from desk.workspace.folder import Workspace

PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class ShownInEdition:
    """What an edition shows of one period: ids of criteria and gates, names of columns, sums over units by
    name."""

    criteria: frozenset[str] = frozenset()
    gates: frozenset[str] = frozenset()
    columns: frozenset[str] = frozenset()
    totals: Mapping[str, Fraction] = field(default_factory=dict)


Editions = Mapping[str, tuple[ShownInEdition, ...]]  # by period code, oldest first
NO_WHOLES: Wholes = MappingProxyType({})
NO_EDITIONS: Editions = MappingProxyType({})


def held_to(
    now: ShownInEdition, before: Iterable[ShownInEdition], wholes: Wholes = NO_WHOLES
) -> ShownInEdition:
    """Return what may be shown beside earlier editions of the same period.

    Two sums of one figure, 1 to 4 apart, tell that so few records came between two editions; whether they are
    shown, or follow from a whole and its other parts.
    """
    shown, earlier = now, tuple(before)
    for one in earlier:
        shown = ShownInEdition(
            shown.criteria & one.criteria,
            shown.gates & one.gates,
            shown.columns & one.columns,
            {
                n: t
                for n, t in shown.totals.items()
                if n in one.totals and not is_small(abs(t - one.totals[n]))
            },
        )
    totals = dict(shown.totals)
    while (telling := _tells_of_a_small_change(totals, earlier, wholes)) is not None:
        del totals[telling]
    return replace(shown, totals=totals)


def _tells_of_a_small_change(totals: Sums, earlier: Iterable[ShownInEdition], wholes: Wholes) -> str | None:
    """Return a sum without which no sum that moved so little follows; None where none does."""
    now = following(totals, wholes)
    for one in earlier:
        then = following(one.totals, wholes)
        for name in now:
            if name in then and is_small(abs(now[name] - then[name])):
                return name if name in totals else without(name, totals, wholes)
    return None


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
    }


def _read(said: Mapping[str, Any]) -> ShownInEdition:
    totals = {name: Fraction(total) for name, total in said["totals"].items()}
    return ShownInEdition(
        frozenset(said["criteria"]), frozenset(said["gates"]), frozenset(said["columns"]), totals
    )
