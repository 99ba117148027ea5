"""Compiles `rules/units.yaml`: administrative units and their codes, by date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.part_versions import meet
from engine.rulebook.kinds.units import UnitsFile
from engine.rulebook.kinds.words import settled
from engine.rulebook.model.rulebook import RulebookFile
from engine.rulebook.text.places import Place
from facts.units import Unit, Units


def units_from(file: UnitsFile, faulting: Faulting) -> Units:
    seen: dict[tuple[str, date | None], Place] = {}
    faulting.declared(file)
    for line in file.units:
        first = seen.setdefault((line.code, line.from_), line.spot("code"))
        if first is not line.spot("code"):
            faulting.add("R128", line.spot("code"), name=line.code, first=first)
    lines = settled(file.units)
    units = (Unit(u.code, u.name, u.type, u.from_, u.until, u.becomes, u.province, u.cluster) for u in lines)
    listed = Units(tuple(units))
    _check_units(file, listed, faulting)
    return listed


def _check_units(file: UnitsFile, units: Units, faulting: Faulting) -> None:
    """Report codes that name two units on one day, and successors that are not there on the day after."""
    for index, (shape, unit) in enumerate(zip(file.units, units.units, strict=True)):
        for other, earlier in zip(file.units[:index], units.units[:index], strict=True):
            if (
                earlier.code == unit.code
                and earlier.valid_from != unit.valid_from
                and meet((earlier.valid_from, earlier.valid_until), (unit.valid_from, unit.valid_until))
            ):
                faulting.add("R312", shape.spot("code"), name=shape.code, first=other.spot("code"))
        if shape.becomes is not None and unit.valid_until is not None:
            day = unit.valid_until + timedelta(days=1)
            if units.get(str(shape.becomes), day) is None:
                faulting.add("R313", shape.spot("becomes"), name=shape.becomes, day=day)


def check_clusters(file: UnitsFile, rulebooks: Iterable[RulebookFile], faulting: Faulting) -> None:
    """Report units without a cluster where a rulebook orders units within theirs."""
    without = [shape for shape in file.units if shape.cluster is None]
    if without and any(r.among_units is not None and r.among_units.within == "cluster" for r in rulebooks):
        faulting.add("R568", without[0].spot("code"), name=without[0].code, found=len(without))
