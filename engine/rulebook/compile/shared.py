"""Compiles the shared files of `rules/`: documents, purposes, parameters, units, offices."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.parsing import TestParser
from engine.rulebook.compile.part_versions import meet
from engine.rulebook.kinds.columns import ColumnsFile
from engine.rulebook.kinds.documents import Document, DocumentsFile
from engine.rulebook.kinds.offices import OfficesFile
from engine.rulebook.kinds.parameters import DatedLines, Parameter, ParametersFile, Take
from engine.rulebook.kinds.purposes import FieldUse, Purpose, PurposesFile
from engine.rulebook.kinds.units import UnitsFile
from engine.rulebook.kinds.words import settled
from engine.rulebook.model.conditions import Condition
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.rulebook import Rulebook
from engine.rulebook.model.types import FactType, Scope
from engine.rulebook.model.vocabulary import field_type
from engine.rulebook.text.figures import beyond_a_century, figure, shown
from engine.rulebook.text.places import Place, Word, place_of
from facts.forms.catalogue import COVER, KINDS, Catalogue, OwnColumn
from facts.offices import NO_OFFICES, Office, Offices
from facts.units import Unit, Units


def documents_from(file: DocumentsFile, faulting: Faulting) -> Mapping[str, Document]:
    faulting.documents = settled(file.documents)
    faulting.declared(file, {"document": file.documents})
    return faulting.documents


def catalogue_from(files: Iterable[ColumnsFile], purposes: PurposesFile, faulting: Faulting) -> Catalogue:
    """Return the forms with the columns that the office adds, none where the rules have no such file."""
    own: list[OwnColumn] = []
    for file in files:
        faulting.declared(file, {"purpose": purposes.purposes})
        own += file.own
    return Catalogue(tuple(own))


def purposes_from(
    file: PurposesFile, unasked: Collection[str], faulting: Faulting
) -> tuple[Mapping[str, Purpose], Mapping[str, FieldUse]]:
    """Return the purposes, and what each field is used for; `unasked` kinds of row need no purpose."""
    fields = [f"{k.name}.{f}" for k in KINDS.values() for f in k.fields]
    fields += [f"cover.{f}" for f in COVER.fields]
    faulting.declared(file, {"purpose": file.purposes, "field": fields})
    faulting.faults += file.unexplained(unasked)
    return settled(file.purposes), settled(file.fields)


def unasked_kinds(sets: Mapping[str, IndicatorSet]) -> tuple[str, ...]:
    """Return the kinds of row that only an office's own rules ask for, and that none of its figures reads."""
    read = {form for s in sets.values() for indicator in s.indicators.values() for form in indicator.forms}
    return tuple(name for name, kind in KINDS.items() if kind.opt_in and kind.form not in read)


# Parameters


def parameters_from(file: ParametersFile, faulting: Faulting) -> Mapping[str, Parameter]:
    faulting.declared(file)
    return settled({name: _with_lines(parameter, faulting) for name, parameter in file.parameters.items()})


def _with_lines(parameter: Parameter, faulting: Faulting) -> Parameter:
    ends = [following.from_ - timedelta(days=1) for following in parameter.values[1:]]
    values = [
        _dated(value, end, faulting, parameter.unit)
        for value, end in itertools.zip_longest(parameter.values, ends)
    ]
    for earlier, later in itertools.pairwise(parameter.values):
        if earlier.from_ == later.from_:
            faulting.add("R301", later.place, name=parameter.name, day=later.from_)
        elif later.from_ < earlier.from_:
            faulting.add("R304", later.place, name=parameter.name)
    return replace(parameter, values=tuple(sorted(values, key=lambda value: value.from_)))


def _dated(dated: DatedLines, end: date | None, faulting: Faulting, unit: str | None) -> DatedLines:
    takes = (Take(take=dated.value),) if isinstance(dated.value, str) else dated.value
    words, lines = [take.take for take in takes], _lines(takes, faulting, dated.spot("value"))
    for (number, _), word in zip(lines, words, strict=False):
        place = place_of(word)
        if unit == "%" and number < 0:
            faulting.add("R209", place, found=word)
        elif unit == "%" and 0 < number < 1:
            faulting.add("R221", place, found=word, wanted=shown(number * 100))
        elif number < 0:
            faulting.add("R223", place, name="value", found=word, least=0)
        if too_long := beyond_a_century(number, unit):
            faulting.add("R227", place, found=word, **too_long)
    faulting.cites(dated.cites, dated.spot("cites"), dated.from_, end)
    return replace(dated, value=(), lines=tuple(lines))


def _lines(
    takes: tuple[Take, ...], faulting: Faulting, place: Place
) -> list[tuple[Fraction, Condition | None]]:
    fields = unit_fields()
    parser = TestParser(Scope(fields.get, lambda: fields, {}), faulting)
    lines: list[tuple[Fraction, Condition | None]] = []
    for index, take in enumerate(takes):
        if take.when is None and index < len(takes) - 1:
            faulting.add("R303", takes[index + 1].spot("take"))
        if take.when is not None and index == len(takes) - 1:
            faulting.add("R302", take.spot("take"))
        condition = parser.condition(take.when, take.spot("when")) if take.when is not None else None
        lines.append((_figure(take.take, faulting), condition))
    if not lines:
        faulting.empty(place, "value")
        lines = [(Fraction(0), None)]
    return lines


def _figure(word: str, faulting: Faulting) -> Fraction:
    found = figure(Word(word, place_of(word)), faulting.report)
    return found if found is not None else Fraction(0)


def unit_fields() -> Mapping[str, FactType]:
    """Return what a parameter may vary by: yes/no fields of the subject's unit."""
    return {f.name: field_type(f) for f in KINDS["unit"].fields.values() if f.type == "yes_no"}


# Units and offices


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


def check_clusters(file: UnitsFile, rulebooks: Iterable[Rulebook], faulting: Faulting) -> None:
    """Report units without a cluster where a rulebook orders units within theirs."""
    without = [shape for shape in file.units if shape.cluster is None]
    if without and any(r.among_units is not None and r.among_units.within == "cluster" for r in rulebooks):
        faulting.add("R568", without[0].spot("code"), name=without[0].code, found=len(without))


def offices_from(files: Collection[OfficesFile], faulting: Faulting) -> Offices:
    """Return the offices of the file; none where the rules have no such file."""
    if not files:
        return NO_OFFICES
    written = next(iter(files))
    faulting.declared(written)
    for index, line in enumerate(written.offices):
        for earlier in written.offices[:index]:
            if meet((line.from_, line.until), (earlier.from_, earlier.until)):
                for role in {*line.roles} & {*earlier.roles}:
                    params = {"name": role, "other": earlier.name, "found": line.name}
                    faulting.add("R325", line.spot("name"), **params)
    file = settled(written)
    offices = (
        Office(o.name, o.level, o.roles, o.sends, o.from_, o.until, o.certainty, o.forms)
        for o in file.offices
    )
    return Offices(
        tuple(offices),
        file.roles,
        {line.office: line.titles for line in file.signing},
        {line.office: line.authority for line in file.signing},
    )
