"""What rules may say of records: kinds, fields, paths from one record to another, and their types."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.rulebook.model.types import DATE, NUMBER, TEXT, YES_NO, FactType
from facts.forms.catalogue import FORMS, KINDS, SHIPPED, Catalogue, OwnColumn
from facts.forms.fields import Field, Kind
from facts.standing import BY_COVER, BY_IMPORT, BY_RECEIVER, HAS_DATA, NIL

RETURN, RECEIVED_ON = "return", "received_on"
OFFICE = "office"  # the field that names who reported; `rules/offices.yaml` lists its values
VENUE_PERIOD = "venue_period"  # a venue in the period, with its indicators, whatever their set is called
COVERS = ("year", "first_half", "quarter", "ad_hoc")
_TYPES = {"int": NUMBER, "decimal": NUMBER, "year": NUMBER, "yes_no": YES_NO, "date": DATE}

RETURN_FIELDS: Mapping[str, FactType] = {
    "unit": FactType(TEXT),
    "period": FactType(TEXT),
    "covers": FactType(TEXT, COVERS),
    OFFICE: FactType(TEXT),
    "form": FactType(TEXT, tuple(FORMS)),
    "state": FactType(TEXT, (HAS_DATA, NIL)),
    RECEIVED_ON: FactType(DATE),
    "received_by": FactType(TEXT, (BY_RECEIVER, BY_COVER, BY_IMPORT)),
}
EVERY_EVENT: Mapping[str, FactType] = {OFFICE: FactType(TEXT), "gone": FactType(YES_NO)}
# no rule may tell one worker from another, nor ask for a name
NEVER_NAMED = frozenset({"worker_key", "arrived_keys", "left_key", "kin_keys"})
COUNTABLE = (*KINDS, RETURN, VENUE_PERIOD)


@dataclass(frozen=True, slots=True)
class Path:
    """A path from a record: references to follow (field name and kind of each), then a field."""

    steps: tuple[tuple[str, str], ...]
    field: str
    type: FactType


@dataclass(frozen=True, slots=True)
class NoPath:
    """Where a path fails: this step is no field of this kind."""

    step: str
    kind: str


def field_type(field: Field) -> FactType:
    kind = _TYPES.get(field.type, TEXT)
    return FactType(kind, field.values if kind == TEXT else (), field.unit, whole=field.type == "int")


def steps_of(kind: str, path: str) -> tuple[tuple[str, str], ...] | NoPath:
    """Return the references a venue's type follows from a record of `kind`, each with its target kind."""
    steps: list[tuple[str, str]] = []
    at = KINDS[kind]
    for step in path.split(".")[:-1]:
        field = references(at).get(step)
        if field is None or field.refers_to is None:
            return NoPath(step, at.name)
        steps.append((field.name, field.refers_to))
        at = KINDS[field.refers_to]
    return tuple(steps)


def references(kind: Kind) -> dict[str, Field]:
    """Return the references of a kind by the name rules call them: the field without `_id` or `_code`."""
    return {
        field.name.removesuffix("_id").removesuffix("_code"): field
        for field in kind.record_fields.values()
        if field.refers_to in KINDS
    }


def path_from(kind: str, path: str, catalogue: Catalogue = SHIPPED) -> Path | NoPath:
    """Resolve `inspection.venue.type`, as seen from a record of `kind`."""
    steps, last = steps_of(kind, path), path.rpartition(".")[2]
    if isinstance(steps, NoPath):
        return steps
    at = catalogue.kinds[steps[-1][1] if steps else kind]
    if last in at.record_fields and last not in NEVER_NAMED:
        return Path(steps, last, field_type(at.record_fields[last]))
    if not at.register and last in EVERY_EVENT and not steps:
        return Path((), last, EVERY_EVENT[last])
    return NoPath(last, at.name)


def own_columns(kind: str, names: Iterable[str], catalogue: Catalogue) -> Mapping[str, OwnColumn]:
    """Return those of the names, as a record of `kind` is tested by, that are an office's own columns."""
    columns: dict[str, OwnColumn] = {}
    for name in names if catalogue.own and kind in KINDS else ():
        steps = steps_of(kind, name)
        if not isinstance(steps, NoPath):
            column = catalogue.own_column(steps[-1][1] if steps else kind, name.rpartition(".")[2])
            columns |= {} if column is None else {name: column}
    return columns


def fields_along(kind: str, names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the fields to follow for each name that leads over other records, such as `inspection.date`."""
    paths = ((steps_of(kind, name), name.rpartition(".")[2]) for name in names if "." in name)
    return tuple((*(f for f, _ in steps), last) for steps, last in paths if not isinstance(steps, NoPath))


def forms_along(kind: str, path: str | None) -> tuple[str, ...]:
    """Return the forms of the records that a path leads over, such as B02 of `inspection.venue.type`."""
    steps = steps_of(kind, path) if path is not None and "." in path else ()
    forms = () if isinstance(steps, NoPath) else (KINDS[over].form for _, over in steps)
    return tuple(form for form in forms if form in FORMS)


def names_of(kind: str, catalogue: Catalogue) -> list[str]:
    """List what a test on records of this kind may name, for suggestions."""
    if kind == RETURN:
        return list(RETURN_FIELDS)
    found = catalogue.kinds[kind]
    names = [name for name in found.record_fields if name not in NEVER_NAMED]
    names += [] if found.register else EVERY_EVENT
    for name, field in references(found).items():
        names += [f"{name}.{inner}" for inner in catalogue.kinds[str(field.refers_to)].record_fields]
    return names


VENUE_PATHS: Mapping[str, tuple[str, ...]] = {
    "venue": ("id",),
    "inspection": ("venue_id",),
    "violation": ("inspection_id", "venue_id"),
    "case": ("venue_id",),
    "case_party": ("case_id", "venue_id"),
    "stint": ("venue_id",),
    "tip": ("about_venue",),
}
"""For each kind that can be counted for a venue: the fields to follow to the venue's id."""
