"""Compiles the shared files of `rules/`: documents, purposes, parameters, periods, units."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.parsing import TestParser
from engine.rulebook.kinds.documents import Document, DocumentsFile
from engine.rulebook.kinds.parameters import DatedLines, Parameter, ParametersFile, Take
from engine.rulebook.kinds.purposes import FieldUse, Purpose, PurposesFile
from engine.rulebook.kinds.words import settled
from engine.rulebook.model.conditions import Condition
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.types import FactType, Scope
from engine.rulebook.model.vocabulary import field_type
from engine.rulebook.text.figures import beyond_a_century, figure, shown
from engine.rulebook.text.places import Place, Word, place_of
from facts.forms.catalogue import COVER, KINDS


def documents_from(file: DocumentsFile, faulting: Faulting) -> Mapping[str, Document]:
    faulting.documents = settled(file.documents)
    faulting.declared(file, {"document": file.documents})
    return faulting.documents


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
