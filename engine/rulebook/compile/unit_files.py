"""Compiles `rules/units.yaml`: administrative units and their codes, by date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.part_versions import meet
from engine.rulebook.kinds.documents import Document
from engine.rulebook.shapes.files import UnitsFile, UnitShape
from engine.rulebook.shapes.scoring import RulebookFile
from engine.rulebook.text.places import Place
from facts.forms.catalogue import KINDS
from facts.units import Unit, Units

TYPES = KINDS["unit"].fields["type"].values


def units_from(file: UnitsFile, documents: Mapping[str, Document], faulting: Faulting) -> Units:
    units = []
    seen: dict[tuple[str, date | None], Place] = {}
    for shape in file.units:
        _check_words(shape, faulting)
        if (shape.code, shape.from_) in seen:
            faulting.add("R128", shape.code.place, name=shape.code, first=seen[(shape.code, shape.from_)])
        seen[(str(shape.code), shape.from_)] = shape.code.place
        if shape.cites:
            faulting.cites(shape.cites, documents, shape.spot("cites"))
        successor = str(shape.becomes) if shape.becomes is not None else None
        units.append(
            Unit(
                str(shape.code),
                str(shape.name),
                str(shape.type),
                shape.from_,
                shape.until,
                successor,
                str(shape.province) if shape.province is not None else None,
                str(shape.cluster) if shape.cluster is not None else None,
            )
        )
        if shape.from_ and shape.until and shape.until < shape.from_:
            faulting.add("R308", shape.spot("until"), start=shape.from_, until=shape.until)
    found = Units(tuple(units))
    _check_units(file, found, faulting)
    return found


def _check_words(shape: UnitShape, faulting: Faulting) -> None:
    """Report codes that are none, kinds of unit no form knows, and a successor without a last day."""
    for word, digits in ((shape.code, 5), (shape.becomes, 5), (shape.province, 2)):
        if word is not None and not re.fullmatch(rf"[0-9]{{{digits}}}", word):
            faulting.add("R322", word.place, found=word, digits=digits)
    faulting.one_of([shape.type], TYPES)
    if shape.becomes is not None and shape.until is None:
        faulting.add("R323", shape.becomes.place)


def _check_units(file: UnitsFile, units: Units, faulting: Faulting) -> None:
    """Report codes that name two units on one day, and successors that are not there on the day after."""
    for index, (shape, unit) in enumerate(zip(file.units, units.units, strict=True)):
        for other, earlier in zip(file.units[:index], units.units[:index], strict=True):
            if (
                earlier.code == unit.code
                and earlier.valid_from != unit.valid_from
                and meet((earlier.valid_from, earlier.valid_until), (unit.valid_from, unit.valid_until))
            ):
                faulting.add("R312", shape.code.place, name=shape.code, first=other.code.place)
        if shape.becomes is not None and unit.valid_until is not None:
            day = unit.valid_until + timedelta(days=1)
            if units.get(str(shape.becomes), day) is None:
                faulting.add("R313", shape.becomes.place, name=shape.becomes, day=day)


def check_clusters(file: UnitsFile, rulebooks: Iterable[RulebookFile], faulting: Faulting) -> None:
    """Report units without a cluster where a rulebook orders units within theirs."""
    without = [shape for shape in file.units if shape.cluster is None]
    if without and any(r.among_units is not None and r.among_units.within == "cluster" for r in rulebooks):
        faulting.add("R568", without[0].code.place, name=without[0].code, found=len(without))
