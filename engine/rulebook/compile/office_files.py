"""Compiles `rules/offices.yaml`: which office has which role, by day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.part_versions import meet
from engine.rulebook.kinds.documents import Document
from engine.rulebook.shapes.files import OfficesFile, OfficeShape
from facts.forms.cover_form import OFFICES
from facts.offices import NO_OFFICES, Office, Offices


def offices_from(
    files: Sequence[OfficesFile], documents: Mapping[str, Document], faulting: Faulting
) -> Offices:
    """Return the offices of the file; none where the rules have no such file."""
    if not files:
        return NO_OFFICES
    file = files[0]
    found = Offices(
        tuple(_office(shape, file, documents, faulting) for shape in file.offices),
        {str(role): {lang: title.get(lang) for lang in ("vi", "en")} for role, title in file.roles.items()},
        {str(shape.office): tuple(map(str, shape.titles)) for shape in file.signing},
    )
    for signing in file.signing:
        faulting.cites(signing.cites, documents, signing.spot("cites"))
    for shape, office, role, earlier in _held_twice(file, found):
        faulting.add("R325", shape.name.place, name=role, other=earlier.name, found=office.name)
    return found


def _office(
    shape: OfficeShape, file: OfficesFile, documents: Mapping[str, Document], faulting: Faulting
) -> Office:
    faulting.one_of(shape.roles, file.roles)
    if shape.sends:
        faulting.one_of([shape.name], OFFICES)
    if shape.from_ and shape.until and shape.until < shape.from_:
        faulting.add("R308", shape.spot("until"), start=shape.from_, until=shape.until)
    faulting.cites(shape.cites, documents, shape.spot("cites"))
    return Office(
        str(shape.name),
        shape.level,
        tuple(map(str, shape.roles)),
        shape.sends,
        shape.from_,
        shape.until,
        shape.certainty,
    )


def _held_twice(file: OfficesFile, offices: Offices) -> Iterator[tuple[OfficeShape, Office, str, Office]]:
    """Yield each role that an office has on a day on which an earlier line gives it to another."""
    for place, (shape, office) in enumerate(zip(file.offices, offices.offices, strict=True)):
        for earlier in offices.offices[:place]:
            for role in set(office.roles) & set(earlier.roles):
                if meet((office.valid_from, office.valid_until), (earlier.valid_from, earlier.valid_until)):
                    yield shape, office, role, earlier
