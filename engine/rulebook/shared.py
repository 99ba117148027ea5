"""Compiles the shared files of `rules/`: documents, purposes, parameters, periods, units."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction

from engine.rulebook.conditions import Condition
from engine.rulebook.figures import figure
from engine.rulebook.ledger import Faulting, titles
from engine.rulebook.model import DatedLines, Document, FieldUse, Parameter, Purpose
from engine.rulebook.parsing import TestParser
from engine.rulebook.places import NOWHERE, Place, Word, place_of
from engine.rulebook.shapes.files import (
    DatedValue,
    DatedWindow,
    DocumentsFile,
    ParametersFile,
    PeriodsFile,
    PurposesFile,
    Take,
    UnitsFile,
    WindowPart,
)
from engine.rulebook.types import YES_NO, FactType, Scope
from engine.rulebook.vocabulary import field_type
from facts.forms.catalogue import KINDS
from facts.periods import Calendar, PeriodKind, Window
from facts.units import Unit, Units


def documents_from(file: DocumentsFile, faulting: Faulting) -> dict[str, Document]:
    found = {}
    for name, shape in file.documents.items():
        faulting.named(name)
        start = shape.in_force.from_ if shape.in_force else None
        until = shape.in_force.until if shape.in_force else None
        if start and until and until < start:
            faulting.add("R308", name.place, start=start, until=until)
        parts = tuple(map(str, shape.parts)) if shape.parts is not None else None
        number = str(shape.number) if shape.number is not None else None
        found[str(name)] = Document(
            str(name), number, titles(shape.title), shape.issued, start, until, shape.certainty, parts
        )
    return found


def purposes_from(
    file: PurposesFile, documents: Mapping[str, Document], faulting: Faulting
) -> tuple[dict[str, Purpose], dict[str, FieldUse]]:
    purposes = {}
    for name, shape in file.purposes.items():
        ground = faulting.cites(shape.ground, documents, name.place)
        seen_by = tuple(map(str, shape.seen_by))
        purposes[str(name)] = Purpose(
            str(name), titles(shape.title), ground, seen_by, shape.kept.months, str(shape.kept.after)
        )
    uses = {}
    for name, use in file.fields.items():
        _check_field_use(name, use.purpose, purposes, faulting)
        leaves_as = str(use.leaves_as) if use.leaves_as is not None else None
        uses[str(name)] = FieldUse(use.sensitivity, str(use.purpose), use.kept_in, leaves_as)
    return purposes, uses


def _check_field_use(name: Word, purpose: Word, purposes: Mapping[str, Purpose], faulting: Faulting) -> None:
    from engine.rulebook.names import nearest

    kind, _, field = name.partition(".")
    if kind != "cover" and (kind not in KINDS or field not in KINDS[kind].fields):
        known = [f"{k.name}.{f}" for k in KINDS.values() for f in k.fields]
        faulting.add("R102", name.place, name=name, near=nearest(name, known))
    if purpose not in purposes:
        faulting.add("R101", purpose.place, name=purpose, near=nearest(purpose, purposes))


# Parameters


def parameters_from(
    file: ParametersFile, documents: Mapping[str, Document], faulting: Faulting
) -> dict[str, Parameter]:
    found = {}
    for name, shape in file.parameters.items():
        faulting.named(name)
        days = [value.from_ for value in shape.values]
        ends = [following - timedelta(days=1) for following in days[1:]]
        percent = shape.unit == "%"
        values = [
            _dated(value, end, documents, faulting, name.place, percent)
            for value, end in itertools.zip_longest(shape.values, ends)
        ]
        for earlier, later in itertools.pairwise(days):
            if earlier == later:
                faulting.add("R301", name.place, name=name, day=later)
            elif later < earlier:
                faulting.add("R304", name.place, name=name)
        unit = str(shape.unit) if shape.unit is not None else None
        values.sort(key=lambda value: value.from_)
        found[str(name)] = Parameter(str(name), titles(shape.vi, shape.en), unit, tuple(values), name.place)
    return found


def _dated(
    value: DatedValue,
    end: date | None,
    documents: Mapping[str, Document],
    faulting: Faulting,
    place: Place,
    percent: bool,
) -> DatedLines:
    if isinstance(value.value, Word):
        lines: list[tuple[Fraction, Condition | None]] = [(_figure(value.value, faulting), None)]
    else:
        lines = _lines(value.value, faulting, place)
    spot = value.value.place if isinstance(value.value, Word) else place
    if percent and any(not 0 <= number <= 100 for number, _ in lines):
        worst = next(number for number, _ in lines if not 0 <= number <= 100)
        faulting.add("R209", spot, found=float(worst))
    cites = faulting.cites(value.cites, documents, spot, value.from_, end)
    return DatedLines(value.from_, tuple(lines), cites)


def _lines(takes: list[Take], faulting: Faulting, place: Place) -> list[tuple[Fraction, Condition | None]]:
    parser = TestParser(unit_scope(), faulting.report)
    lines: list[tuple[Fraction, Condition | None]] = []
    for index, take in enumerate(takes):
        if take.when is None and index < len(takes) - 1:
            faulting.add("R303", takes[index + 1].take.place)
        if take.when is not None and index == len(takes) - 1:
            faulting.add("R302", take.take.place)
        condition = parser.condition(take.when) if take.when is not None else None
        lines.append((_figure(take.take, faulting), condition))
    if not lines:
        faulting.add("R109", place, name="value")
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


# Periods and units


def calendar_from(file: PeriodsFile, documents: Mapping[str, Document], faulting: Faulting) -> Calendar:
    kinds = {}
    for name, shape in file.periods.items():
        windows = [w for value in shape.values for w in _windows(value, faulting, name)]
        days = [value.from_ for value in shape.values]
        if days != sorted(set(days)):
            faulting.add("R304", name.place, name=name)
        ends = [following - timedelta(days=1) for following in days[1:]]
        for value, end in itertools.zip_longest(shape.values, ends):
            faulting.cites(value.cites, documents, name.place, value.from_, end)
            _check_parts(value, name, faulting)
        owed = _owed(shape.owed_from, faulting)
        return_name = str(shape.return_) if shape.return_ is not None else None
        kinds[str(name)] = PeriodKind(
            str(name), titles(shape.title), str(shape.code), return_name, owed, tuple(windows)
        )
    for word in file.scored:
        if word not in kinds:
            faulting.add("R101", word.place, name=word)
    return Calendar(kinds)


def _check_parts(value: DatedWindow, name: Word, faulting: Faulting) -> None:
    """Report parts of a period that leave days out or count them twice, and due days before the end."""
    spans: list[WindowPart | DatedWindow] = [*value.parts, *([value] if value.end is not None else [])]
    for part in spans:
        assert part.end is not None
        if part.due is not None and part.due < part.end:
            faulting.add("R311", name.place, due=_month_day(part.due), end=_month_day(part.end))
    for earlier, later in itertools.pairwise(value.parts):
        wanted = date(2001, *earlier.end) + timedelta(days=1)
        if later.start != (wanted.month, wanted.day):
            start, due = _month_day(later.start), f"{wanted.month:02d}-{wanted.day:02d}"
            faulting.add("R310", name.place, name=name, n=later.n, start=start, wanted=due)


def _month_day(day: tuple[int, int]) -> str:
    return f"{day[0]:02d}-{day[1]:02d}"


def _owed(word: Word, faulting: Faulting) -> int | None:
    if word == "none":
        return None
    if not re.fullmatch(r"[0-9]{4}", word):
        faulting.add("R306", word.place)
        return None
    return int(word)


def _windows(value: DatedWindow, faulting: Faulting, name: Word) -> Iterable[Window]:
    if value.parts:
        for part in value.parts:
            yield Window(value.from_, part.n, part.start, part.start_year is not None, part.end, part.due)
    elif value.start is None or value.end is None:
        faulting.add("R305", name.place)
    else:
        yield Window(value.from_, 1, value.start, value.start_year is not None, value.end, value.due)


def units_from(file: UnitsFile, documents: Mapping[str, Document], faulting: Faulting) -> Units:
    units = []
    seen: dict[tuple[str, date | None], Place] = {}
    for shape in file.units:
        if (shape.code, shape.from_) in seen:
            faulting.add("R128", shape.code.place, name=shape.code, first=seen[(shape.code, shape.from_)])
        seen[(str(shape.code), shape.from_)] = shape.code.place
        if shape.cites:
            faulting.cites(shape.cites, documents, shape.code.place)
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
            )
        )
        if shape.from_ and shape.until and shape.until < shape.from_:
            faulting.add("R308", shape.code.place, start=shape.from_, until=shape.until)
    found = Units(tuple(units))
    _check_units(file, found, faulting)
    return found


def _check_units(file: UnitsFile, units: Units, faulting: Faulting) -> None:
    """Report codes that name two units on one day, and successors that are not there on the day after."""
    for index, (shape, unit) in enumerate(zip(file.units, units.units, strict=True)):
        for other, earlier in zip(file.units[:index], units.units[:index], strict=True):
            if (
                earlier.code == unit.code
                and earlier.valid_from != unit.valid_from
                and _overlap(earlier, unit)
            ):
                faulting.add("R312", shape.code.place, name=shape.code, first=other.code.place)
        if shape.becomes is not None and unit.valid_until is not None:
            day = unit.valid_until + timedelta(days=1)
            if units.get(str(shape.becomes), day) is None:
                faulting.add("R313", shape.becomes.place, name=shape.becomes, day=day)


def _overlap(a: Unit, b: Unit) -> bool:
    starts = max(a.valid_from or date.min, b.valid_from or date.min)
    return starts <= min(a.valid_until or date.max, b.valid_until or date.max)


def first_place(tree: object) -> Place:
    found = place_of(tree)
    return found if found.line else NOWHERE
