"""What a form says of its columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from facts.standing import COMMUNE, Value

FieldType = Literal["int", "decimal", "text", "choice", "yes_no", "date", "code", "year"]
Sensitivity = Literal["open", "internal", "restricted", "personal"]
_OfSomeone = Literal["phone", "identity", "account", "plate", "address"]
Shape = Literal["plain", _OfSomeone, "unit", "period", "criterion", "item", "token"]

CHILD, OTHER = "trẻ em", "khác"  # what a risk is about; children come first
MORE = "more"  # of a count: the more the graver

# what a time of keeping counts from, where it is no field: the last return that tells of a record
LAST_USE = "last_use"
YEARS = range(1900, 2101)  # that a year may be of


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one form: what the form prints and promises about it.

    `blank`: what an empty cell means; None: it is not known. `refers_to`: the kind (or `criterion`,
    `rulebook`) a code names. `shape`: how a code is written. `leaves_as`: the field that stands in the
    archive instead of, or for an internal field beside, the value; `never` for what no output may carry.
    `added`: forms made before the column came lack it, which is no fault. `weighs`: values that tell of a
    risk, and of what kind (children, other); to correct one of them away is a sign.
    """

    name: str
    header: str
    type: FieldType = "text"
    values: tuple[str, ...] = ()
    required: bool = True
    blank: Value = None
    unit: str | None = None
    refers_to: str | None = None
    sensitivity: Sensitivity = "open"
    purpose: str | None = None
    leaves_as: str | None = None
    shape: Shape = "plain"
    added: bool = False
    weighs: tuple[tuple[Value, str], ...] = ()

    def weight(self, value: Value) -> str | None:
        """Return what a value tells of a risk: a count that is not 0, or one of the values that weigh."""
        counted = isinstance(value, int) and not isinstance(value, bool) and value > 0
        return dict(self.weighs).get(MORE if counted else value)

    @property
    def personal(self) -> bool:
        """Tell whether the value may stand nowhere but in the vault."""
        return self.sensitivity == "personal"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record and the form it comes on.

    `key`, `date`, `life` name fields of the record as it stands in the archive. `dated_by` is the reference
    whose record's date is this one's. `unit_path` leads to the unit a figure counts it for: references to
    follow, then a field that holds a unit code; empty, or where it leads nowhere and `unit_by_id` is set, the
    unit whose code begins the id; else the commune that reported it. A form whose rows are all blank in their
    `answers` has no rows yet: the rest of them was filled in before it was sent out. `open_until` is the
    field whose day ends a matter that returns tell of again until then. `sender` is the office that owes the
    form; `opt_in`: only rules an office takes in ask for it; `parts`: fields, and others whose sum is at
    most theirs.
    """

    name: str
    form: str
    title: str
    fields: Mapping[str, Field]
    record_fields: Mapping[str, Field]
    register: bool = False
    key: tuple[str, ...] = ("id",)
    date: str | None = None
    dated_by: str | None = None
    life: tuple[str, str] | None = None
    restricted: bool = False
    unit_path: tuple[str, ...] = ()
    unit_by_id: bool = False
    row_gone: Literal["withdrawn", "gone"] = "withdrawn"
    answers: tuple[str, ...] = ()
    open_until: str | None = None
    sender: str = COMMUNE
    opt_in: bool = False
    parts: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()

    def counts_from(self, office: str) -> bool:
        """Tell whether rows from an office count: of a form another office owes, only that office's."""
        return self.sender in (COMMUNE, office)

    @property
    def one_row(self) -> bool:
        """Tell whether a return has a single row of it, about its own unit and period."""
        return self.register and set(self.key) <= {"unit_code", "period_year", "year"}

    @property
    def of_numbers(self) -> bool:
        """Tell whether its rows are counts of people and nothing else: no word in them but a listed one."""
        types = {field.type for field in self.fields.values()}
        return self.restricted and "int" in types and types <= {"int", "choice", "code"}

    @property
    def of_workers(self) -> bool:
        """Tell whether its rows are about persons nothing may name or point at."""
        return any(field.leaves_as == "never" for field in self.fields.values())

    @property
    def ended_by(self) -> str | None:
        """The field whose day ends a matter or a life, which returns tell of again until then."""
        return self.open_until or (self.life[1] if self.life else None)


def kind(name: str, form: str, title: str, *fields: Field, **more: Any) -> Kind:
    """Return a kind of record with the fields of its form, in the order they are printed."""
    by_name = MappingProxyType({field.name: field for field in fields})
    return Kind(name, form, title, by_name, MappingProxyType(_record_fields(by_name, **more)), **more)


def _record_fields(fields: Mapping[str, Field], key: tuple[str, ...] = (), **more: Any) -> dict[str, Field]:
    """Return the fields of a record in the archive: keyed hashes for what stays in the vault."""
    stored: dict[str, Field] = {}
    for field in fields.values():
        if not field.personal:
            stored[field.name] = field
        if field.leaves_as not in (None, "never"):
            stored[str(field.leaves_as)] = _hash(field, str(field.leaves_as))
        if field.name == "worker_token":
            for name in ("worker_key", "arrived_keys", "left_key"):
                stored[name] = _hash(field, name)
        if field.name == "birth_year":
            stored["kin_keys"] = _hash(field, "kin_keys")
    if "period_year" in key:
        stored["period_year"] = Field("period_year", "Năm của kỳ báo cáo", "year")
    return stored


def _hash(field: Field, name: str) -> Field:
    """Return the field that stands for a personal one; it keeps its purpose, but identifies no one."""
    required = field.required and name == "worker_key"
    purpose = field.purpose
    return Field(name, field.header, "code", required=required, sensitivity="restricted", purpose=purpose)
