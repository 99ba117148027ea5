"""What a form says of its columns, and how a class says it. Rows are checked by what `models.py` makes of the
same class."""

from __future__ import annotations

import datetime
import inspect
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType, UnionType
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin

from facts.standing import COMMUNE, Value

FieldType = Literal["int", "decimal", "text", "choice", "yes_no", "date", "code", "year"]
Sensitivity = Literal["open", "internal", "restricted", "personal"]
Shape = Literal[
    "plain",
    "phone",
    "identity",
    "account",
    "plate",
    "address",
    "unit",
    "period",
    "criterion",
    "item",
    "token",
]

CHILD, OTHER = "trẻ em", "khác"  # what a risk is about; children come first
MORE = "more"  # of a count: the more the graver

# what a time of keeping counts from, where it is no field: the last return that tells of a record
LAST_USE = "last_use"


@dataclass(frozen=True, slots=True)
class Within:
    """The least and the most a number may be; pydantic asks it for its schema where rows are checked."""

    least: int
    most: int | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: Callable[[Any], dict[str, Any]]
    ) -> dict[str, Any]:
        ends = {"ge": self.least} | ({} if self.most is None else {"le": self.most})
        return {**handler(source), **ends}


Day = datetime.date
Text = Annotated[str, "text"]
Code = Annotated[str, "code"]
Count = Annotated[int, Within(0)]
Points = Annotated[Decimal, Within(0)]
Year = Annotated[int, "year", Within(1900, 2100)]
YesNo = bool


@dataclass(frozen=True, slots=True)
class Column:
    """What a form prints and promises about one field; stands in the annotation of a form's field.

    `refers_to`: the kind (or `criterion`, `rulebook`) a code names. `shape`: how a code is written.
    `leaves_as`: the field that stands in the archive instead of, or for an internal field beside, the value;
    `never` for what no output may carry. `added`: forms made before the column came lack it, which is no
    fault. `weighs`: values that tell of a risk, and of what kind (children, other); to correct one of them
    away is a sign.
    """

    header: str
    refers_to: str | None = None
    sensitivity: Sensitivity = "open"
    purpose: str | None = None
    leaves_as: str | None = None
    shape: Shape = "plain"
    unit: str | None = None
    blank_unknown: bool = False
    added: bool = False
    weighs: tuple[tuple[Value, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one form, as everything outside the models sees it."""

    name: str
    header: str
    type: FieldType
    values: tuple[str, ...]
    required: bool
    blank: Value  # what an empty cell means; None: it is not known
    unit: str | None
    refers_to: str | None
    sensitivity: Sensitivity
    purpose: str | None
    leaves_as: str | None
    shape: Shape
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
    register: bool
    key: tuple[str, ...]
    date: str | None
    dated_by: str | None
    life: tuple[str, str] | None
    restricted: bool
    unit_path: tuple[str, ...]
    unit_by_id: bool
    row_gone: Literal["withdrawn", "gone"]
    row: type[Row]
    fields: Mapping[str, Field]
    record_fields: Mapping[str, Field]
    answers: tuple[str, ...] = ()
    open_until: str | None = None
    sender: str = COMMUNE
    opt_in: bool = False
    parts: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()

    def counts_from(self, office: str) -> bool:
        """Tell whether rows from an office count: of a form another office owes, only that office's."""
        return self.sender in (COMMUNE, office)

    @property
    def of_workers(self) -> bool:
        """Tell whether its rows are about persons nothing may name or point at."""
        return any(field.leaves_as == "never" for field in self.fields.values())

    @property
    def ended_by(self) -> str | None:
        """The field whose day ends a matter or a life, which returns tell of again until then."""
        return self.open_until or (self.life[1] if self.life else None)


class Row:
    """What stands in a filled-in row of a form. Subclasses are the forms; a field with a default need not be
    filled in."""

    NAME: ClassVar[str]
    FORM: ClassVar[str]
    TITLE: ClassVar[str]
    REGISTER: ClassVar[bool] = False
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    DATE: ClassVar[str | None] = None
    DATED_BY: ClassVar[str | None] = None
    LIFE: ClassVar[tuple[str, str] | None] = None
    RESTRICTED: ClassVar[bool] = False
    UNIT_PATH: ClassVar[tuple[str, ...]] = ()
    UNIT_BY_ID: ClassVar[bool] = False
    ANSWERS: ClassVar[tuple[str, ...]] = ()
    OPEN_UNTIL: ClassVar[str | None] = None
    SENDER: ClassVar[str] = COMMUNE
    OPT_IN: ClassVar[bool] = False
    PARTS: ClassVar[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = ()  # fields, others within them
    # What a row that is missing from a later return of the same office, unit and period means.
    ROW_GONE: ClassVar[Literal["withdrawn", "gone"]] = "withdrawn"


def kind_from_row(row: type[Row]) -> Kind:
    """Return what a class says, in the words of `Kind`."""
    fields = {f.name: f for f in (_field(row, name, hint) for name, hint in hints_of(row).items())}
    return Kind(
        name=row.NAME,
        form=row.FORM,
        title=row.TITLE,
        register=row.REGISTER,
        key=row.KEY,
        date=row.DATE,
        dated_by=row.DATED_BY,
        life=row.LIFE,
        restricted=row.RESTRICTED,
        unit_path=row.UNIT_PATH,
        unit_by_id=row.UNIT_BY_ID,
        row_gone=row.ROW_GONE,
        row=row,
        fields=MappingProxyType(fields),
        record_fields=MappingProxyType(_record_fields(row, fields)),
        answers=row.ANSWERS,
        open_until=row.OPEN_UNTIL,
        sender=row.SENDER,
        opt_in=row.OPT_IN,
        parts=row.PARTS,
    )


def hints_of(row: type[Row]) -> Mapping[str, Any]:
    """Return the annotations of a form's fields, in the order they are printed."""
    own: Mapping[str, Any] = inspect.get_annotations(row, eval_str=True)
    return {
        name: hint for name, hint in own.items() if get_origin(hint) is not ClassVar and hint is not ClassVar
    }


def field_name(attribute: str) -> str:
    """Return what a field is called: a name that Python keeps for itself stands in a class as `from_`."""
    return attribute.removesuffix("_")


def _field(row: type[Row], attribute: str, hint: Any) -> Field:
    annotation, *metadata = get_args(hint)
    column = next(m for m in metadata if isinstance(m, Column))
    kind, values = _type(annotation, metadata)
    return Field(
        name=field_name(attribute),
        header=column.header,
        type=kind,
        values=values,
        required=not hasattr(row, attribute),
        blank=False if kind == "yes_no" and not column.blank_unknown else None,
        unit=column.unit,
        refers_to=column.refers_to,
        sensitivity=column.sensitivity,
        purpose=column.purpose,
        leaves_as=column.leaves_as,
        shape=column.shape,
        added=column.added,
        weighs=column.weighs,
    )


def _type(annotation: Any, metadata: list[Any]) -> tuple[FieldType, tuple[str, ...]]:
    """Return the field type an annotation stands for and, for a choice, its values in printed order."""
    marks = [m for m in metadata if m in ("text", "code", "year")]
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(a for a in get_args(annotation) if a is not type(None))
    if get_origin(annotation) is Annotated:
        marks += [m for m in typing.get_args(annotation)[1:] if m in ("text", "code", "year")]
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is Literal:
        return "choice", get_args(annotation)
    if marks:
        return marks[0], ()
    plain: dict[Any, FieldType] = {bool: "yes_no", int: "int", Decimal: "decimal", Day: "date"}
    return plain[annotation], ()


def _record_fields(row: type[Row], fields: Mapping[str, Field]) -> dict[str, Field]:
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
    if "period_year" in row.KEY:
        stored["period_year"] = Field(
            "period_year",
            "Năm của kỳ báo cáo",
            "year",
            (),
            True,
            None,
            None,
            None,
            "open",
            None,
            None,
            "plain",
        )
    return stored


def _hash(field: Field, name: str) -> Field:
    """Return the field that stands for a personal one; it keeps its purpose, but identifies no one."""
    required = field.required and name == "worker_key"
    return Field(
        name,
        field.header,
        "code",
        (),
        required,
        None,
        None,
        None,
        "restricted",
        field.purpose,
        None,
        "plain",
    )
