"""What is decided among units as facts of each, one unit at a time: the reference for
`engine/evaluation/among_columns.py`.

Points come first and rest on nothing here; an order rests on points; gates and bands ask about the order;
quotas rest on the bands that come of it, the best band's first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from engine.logic.cells import Cell
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene
from engine.logic.meaning import Facts, holds
from engine.rulebook.model.among_units import ALONE, QUOTA, RANK, RANK_PERCENT
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.among_units import (
    beyond,
    beyond_cell,
    percent_cell,
    rank_cell,
    ranks,
    sizes_of,
    tie_key,
)
from engine.scoring.contenders import Entered, contender_of, quota_gates
from engine.scoring.points_as_facts import Scores, total_of, with_points_as_facts


@dataclass(frozen=True, slots=True)
class Pointed:
    """A unit whose criteria have their points; `group`: whom it is held against."""

    group: str
    criteria: Scores
    facts: Facts
    frame: Frame


def decided_among(rulebook: Rulebook, units: Mapping[str, Pointed]) -> dict[str, dict[str, Cell]]:
    """Return of each unit what is decided among them, by the name gates and bands ask for it."""
    entered = {id_: _entered(rulebook, unit) for id_, unit in units.items()}
    sizes = sizes_of(one.group for one in entered.values())
    places = ranks({id_: one.standing for id_, one in entered.items()})
    cells = {
        id_: {RANK: rank_cell(found), RANK_PERCENT: percent_cell(found, sizes[entered[id_].group])}
        for id_, found in places.items()
    }
    gates: dict[str, dict[str, Kleene]] = {}
    tests: dict[str, dict[str, Kleene]] = {}
    for id_, unit in units.items():
        asked = with_points_as_facts(rulebook, unit.criteria, partial(_asked, cells[id_], unit.facts))
        gates[id_] = {g.id: g.quota is None and holds(g.when, asked, unit.frame) for g in rulebook.gates}
        tests[id_] = {b.id: holds(b.when, asked, unit.frame) for b in rulebook.bands if b.when is not None}
    for gate in quota_gates(rulebook):
        assert gate.quota is not None
        band = gate.quota.band
        found = {id_: contender_of(rulebook, band, entered[id_], gates[id_], tests[id_]) for id_ in units}
        answers = beyond(gate.quota, {id_: c for id_, c in found.items() if c is not None}, sizes)
        for id_ in units:
            gates[id_][gate.id] = answers.get(id_, False)
            cells[id_][f"{QUOTA}{gate.id}"] = beyond_cell(gates[id_][gate.id])
    return cells


def _asked(cells: Mapping[str, Cell], facts: Facts, name: str) -> Cell:
    return cells[name] if name in cells else facts(name)


def _entered(rulebook: Rulebook, unit: Pointed) -> Entered:
    asked = with_points_as_facts(rulebook, unit.criteria, unit.facts)
    ties = [tie_key(asked(tie.fact), tie.most_first) for tie in (rulebook.among or ALONE).tie_breaks]
    score = total_of(rulebook, unit.criteria)
    return Entered(unit.group, score, (tuple(t[0] for t in ties), tuple(t[1] for t in ties)))
