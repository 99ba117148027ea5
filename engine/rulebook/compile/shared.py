"""Compiles the shared files of `rules/`: documents, purposes, parameters, periods, units."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from fractions import Fraction

from engine.rulebook.compile.ledger import Faulting, titles
from engine.rulebook.compile.operands import beyond_a_century
from engine.rulebook.compile.parsing import TestParser
from engine.rulebook.model.conditions import Condition
from engine.rulebook.model.documents import Document, FieldUse, Purpose
from engine.rulebook.model.parameters import DatedLines, Parameter
from engine.rulebook.model.types import YES_NO, FactType, Scope
from engine.rulebook.model.vocabulary import field_type
from engine.rulebook.shapes.files import (
    DatedValue,
    DocumentsFile,
    DocumentShape,
    FieldPurpose,
    ParametersFile,
    PurposesFile,
    PurposeShape,
    Take,
)
from engine.rulebook.text.figures import figure, shown
from engine.rulebook.text.places import Place, Word
from facts.forms.catalogue import COVER, FORMS, KINDS
from facts.forms.fields import LAST_USE

MOST_YEARS_WAITED = 3  # between a document's own year and the day it comes into force


def documents_from(file: DocumentsFile, faulting: Faulting) -> dict[str, Document]:
    found = {}
    for name, shape in file.documents.items():
        faulting.named(name)
        start = shape.in_force.from_ if shape.in_force else None
        until = shape.in_force.until if shape.in_force else None
        if shape.in_force and start and until and until < start:
            faulting.add("R308", shape.in_force.spot("until"), start=start, until=until)
        _check_years(name, shape, faulting)
        if shape.replaced_by is not None:
            faulting.among([shape.replaced_by], file.documents, "R401")
        parts = tuple(map(str, shape.parts)) if shape.parts is not None else None
        number = str(shape.number) if shape.number is not None else None
        found[str(name)] = Document(
            str(name),
            number,
            titles(shape.title),
            shape.issued,
            start,
            until,
            shape.certainty,
            parts,
            str(shape.issuer) if shape.issuer is not None else None,
            str(shape.kind) if shape.kind is not None else None,
            str(shape.read_in) if shape.read_in is not None else None,
            (shape.covers.from_, shape.covers.until) if shape.covers else (None, None),
            str(shape.replaced_by) if shape.replaced_by is not None else None,
        )
    return found


def _check_years(name: Word, shape: DocumentShape, faulting: Faulting) -> None:
    """Report a day of issue that is not of the document's own year, and one in force years away from it."""
    written = re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", f"{shape.number or ''} {name}")
    year = shape.issued.year if shape.issued else int(written[0]) if written else None
    if shape.issued and written and shape.issued.year != int(written[0]):
        faulting.add("R317", shape.spot("issued"), day=shape.issued, year=written[0])
    start = shape.in_force.from_ if shape.in_force else None
    early = start and shape.issued and start < shape.issued
    if shape.in_force and start and year and (early or not year <= start.year <= year + MOST_YEARS_WAITED):
        faulting.add("R316", shape.in_force.spot("from"), day=start, year=year, most=MOST_YEARS_WAITED)


def purposes_from(
    file: PurposesFile, documents: Mapping[str, Document], unasked: Collection[str], faulting: Faulting
) -> tuple[dict[str, Purpose], dict[str, FieldUse]]:
    """Return the purposes, and what each field is used for; `unasked` kinds of row are in no return, and need
    none."""
    purposes = {}
    for name, shape in file.purposes.items():
        faulting.named(name)
        ground = faulting.cites(shape.ground, documents, shape.spot("ground"))
        seen_by = tuple(map(str, shape.seen_by))
        _check_kept(shape, faulting)
        purposes[str(name)] = Purpose(
            str(name), titles(shape.title), ground, seen_by, shape.kept.months, str(shape.kept.after)
        )
    uses = {}
    fields = {
        f"{k.name}.{n}": f for k in FORMS.values() for n, f in k.fields.items() if f.sensitivity != "open"
    }
    needed = [field for field in fields if field.partition(".")[0] not in unasked]
    for name, use in file.fields.items():
        _check_field_use(name, use, purposes, faulting)
        leaves_as = str(use.leaves_as) if use.leaves_as is not None else None
        uses[str(name)] = FieldUse(use.sensitivity, str(use.purpose), use.kept_in, leaves_as)
    for field in needed:
        if field not in uses and file.fields:
            faulting.add("R324", file.spot("fields"), name=field)
    return purposes, uses


def _check_kept(shape: PurposeShape, faulting: Faulting) -> None:
    if not shape.seen_by:
        faulting.empty(shape.spot("seen_by"), "seen_by")
    if shape.kept.months < 1:
        faulting.add("R223", shape.kept.spot("months"), name="months", found=shape.kept.months, least=1)
    if too_long := beyond_a_century(Fraction(shape.kept.months), "tháng"):
        faulting.add("R227", shape.kept.spot("months"), found=shape.kept.months, **too_long)
    days = [LAST_USE, *sorted({n for k in KINDS.values() for n, f in k.fields.items() if f.type == "date"})]
    faulting.one_of([shape.kept.after], days)


def _check_field_use(
    name: Word, use: FieldPurpose, purposes: Mapping[str, Purpose], faulting: Faulting
) -> None:
    """Report a field the forms do not have, a purpose nobody declared, and what the forms say otherwise."""
    kind, _, field = name.partition(".")
    faulting.among([use.purpose], purposes, "R101")
    known = [f"{k.name}.{f}" for k in KINDS.values() for f in k.fields]
    known += [f"cover.{f}" for f in COVER.fields]
    faulting.among([name], known, "R102")
    if kind not in KINDS or field not in KINDS[kind].fields:
        return
    form = KINDS[kind].fields[field]
    vault = "vault" if form.personal and form.leaves_as != "never" else None
    for key, found, wanted in (
        ("sensitivity", use.sensitivity, form.sensitivity),
        ("purpose", use.purpose if use.purpose in purposes else form.purpose, form.purpose),
        ("kept_in", use.kept_in, vault),
        ("leaves_as", use.leaves_as, form.leaves_as),
    ):
        if found != wanted:
            faulting.add("R318", use.spot(key), name=name, key=key, found=found or "—", wanted=wanted or "—")


# Parameters


def parameters_from(
    file: ParametersFile, documents: Mapping[str, Document], faulting: Faulting
) -> dict[str, Parameter]:
    found = {}
    for name, shape in file.parameters.items():
        faulting.named(name)
        days = [value.from_ for value in shape.values]
        ends = [following - timedelta(days=1) for following in days[1:]]
        values = [
            _dated(value, end, documents, faulting, shape.unit)
            for value, end in itertools.zip_longest(shape.values, ends)
        ]
        for earlier, later in itertools.pairwise(shape.values):
            if earlier.from_ == later.from_:
                faulting.add("R301", later.spot("from"), name=name, day=later.from_)
            elif later.from_ < earlier.from_:
                faulting.add("R304", later.spot("from"), name=name)
        unit = str(shape.unit) if shape.unit is not None else None
        values.sort(key=lambda value: value.from_)
        found[str(name)] = Parameter(str(name), titles(shape.vi, shape.en), unit, tuple(values), name.place)
    return found


def _dated(
    value: DatedValue,
    end: date | None,
    documents: Mapping[str, Document],
    faulting: Faulting,
    unit: str | None,
) -> DatedLines:
    percent = unit == "%"
    words = [value.value] if isinstance(value.value, Word) else [take.take for take in value.value]
    if isinstance(value.value, Word):
        lines: list[tuple[Fraction, Condition | None]] = [(_figure(value.value, faulting), None)]
    else:
        lines = _lines(value.value, faulting, value.spot("value"))
    for (number, _), word in zip(lines, words, strict=False):
        if percent and number < 0:
            faulting.add("R209", word.place, found=word)
        elif percent and 0 < number < 1:
            faulting.add("R221", word.place, found=word, wanted=shown(number * 100))
        elif number < 0:
            faulting.add("R223", word.place, name="value", found=word, least=0)
        if too_long := beyond_a_century(number, unit):
            faulting.add("R227", word.place, found=word, **too_long)
    cites = faulting.cites(value.cites, documents, value.spot("cites"), value.from_, end)
    return DatedLines(value.from_, tuple(lines), cites, value.spot("from"))


def _lines(
    takes: tuple[Take, ...], faulting: Faulting, place: Place
) -> list[tuple[Fraction, Condition | None]]:
    parser = TestParser(unit_scope(), faulting.report)
    lines: list[tuple[Fraction, Condition | None]] = []
    for index, take in enumerate(takes):
        if take.when is None and index < len(takes) - 1:
            faulting.add("R303", takes[index + 1].take.place)
        if take.when is not None and index == len(takes) - 1:
            faulting.add("R302", take.take.place)
        condition = parser.condition(take.when, take.spot("when")) if take.when is not None else None
        lines.append((_figure(take.take, faulting), condition))
    if not lines:
        faulting.empty(place, "value")
        lines = [(Fraction(0), None)]
    return lines


def _figure(word: Word, faulting: Faulting) -> Fraction:
    found = figure(word, faulting.report)
    return found if found is not None else Fraction(0)


def unit_scope() -> Scope:
    """What a parameter may vary by: yes/no fields of the subject's unit."""
    fields = {f.name: field_type(f) for f in KINDS["unit"].fields.values() if f.type == "yes_no"}

    def find(name: str) -> FactType | None:
        found = fields.get(name)
        return found if found and found.kind == YES_NO else None

    return Scope(find, lambda: fields, {})
