"""A return as the archive holds it: cleaned, without names, exactly as sent otherwise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from math import inf

from facts.archive.manifest import Manifest, StoredForm
from facts.forms.catalogue import COVER, FORMS
from facts.forms.fields import Kind
from facts.intake.problems import Problem
from facts.intake.showing import cell_problem
from facts.source_row import Key, SourceRow
from facts.spelling import respelled
from facts.standing import COMMUNE, Record, Source, Value

APPRAISAL, WORKER_KEY = "appraisal", "worker_key"
NAME_KEY = "name_key"  # tells whether an id changed its name; stands in no record


@dataclass(frozen=True, slots=True)
class FiledForm:
    """One form of a return. `columns` says in which column of the sheet each field stood; `kind` is the form
    with the columns an office adds, once the archive is read by its rules."""

    form: str
    state: str | None
    rows: tuple[SourceRow, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    kind: Kind = field(default=COVER, compare=False, repr=False)  # its own form's, unless it is given

    def __post_init__(self) -> None:
        if self.kind is COVER:
            object.__setattr__(self, "kind", FORMS[self.form])

    @property
    def keys(self) -> frozenset[Key]:
        """Return every key that can be read, of rows set aside or withdrawn too."""
        return frozenset(row.key for row in self.rows if row.key is not None)

    @property
    def returned(self) -> str | None:
        """Return what the form says it has: nothing where its only row is taken back, which is no nil."""
        rows = self.rows if self.kind.one_row else ()
        return None if rows and all(row.withdrawn and not row.set_aside for row in rows) else self.state

    def problem(
        self, row: SourceRow, name: str, code: str, expected: str, set_aside: bool = True, /, **params: str
    ) -> Problem:
        """Return what is wrong with a field of a row."""
        column, needed = self.columns.get(name, ""), (expected, tuple(params.items()))
        place = (f"{column}{row.number}" if column else "", row.number)
        return cell_problem(self.kind, name, code, place, row.values.get(name), needed, set_aside)

    @property
    def stored(self) -> StoredForm:
        """Return what the manifest holds of the form."""
        set_aside = sum(row.set_aside for row in self.rows)
        return StoredForm(self.form, self.state, len(self.rows), set_aside, dict(self.columns), self.problems)

    @property
    def lost(self) -> list[Problem]:
        """Return what is lost beside the rows; under a missing header each row is set aside by itself."""
        rows = {row.number for row in self.rows}
        lost = (p for p in self.problems if p.set_aside and p.row not in rows)
        return [problem for problem in lost if problem.code != "header_missing"]

    @property
    def unread(self) -> float:
        """Return how many rows can't be used whose key can't be read: any number if a whole sheet is lost."""
        lost = self.lost
        if any(problem.code != "rows_below_signature" for problem in lost):
            return inf
        return len(lost) + sum(row.set_aside and row.key is None for row in self.rows)


def with_own_columns(form: FiledForm, kind: Kind) -> FiledForm:
    """Return a form read with an office's own columns; of a column of another type nothing is known."""
    own = {name: _TYPES[field.type] for name, field in kind.fields.items() if name not in form.kind.fields}
    rows = []
    for row in form.rows if own else ():
        values = {n: v for n, v in row.values.items() if n not in own or type(v) is own[n]}
        rows.append(replace(row, values=values))
    return replace(form, kind=kind, rows=tuple(rows)) if own else form


_TYPES = {"int": int, "decimal": Decimal, "yes_no": bool, "date": date, "choice": str, "text": str}


@dataclass(frozen=True, slots=True, order=True)
class ReportingOffice:
    """Who tells: one office of, or for, one unit."""

    unit: str
    office: str

    @property
    def is_commune(self) -> bool:
        return self.office == COMMUNE

    @property
    def label(self) -> str:
        """Return `31003` for the commune itself, `31003 Công an huyện` for another office."""
        return self.unit if self.is_commune else f"{self.unit} {self.office}"


@dataclass(frozen=True, slots=True)
class Filing:
    """One return in the archive: what its manifest says, and the rows of its forms."""

    manifest: Manifest
    forms: tuple[FiledForm, ...]
    until: date | None = None  # the last day of its period: what happened by then it could report
    past: bool = False  # of a unit that was no more on the period's last day
    handed_to: str = ""  # the unit that took over what such a unit reported
    sender: ReportingOffice = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sender", ReportingOffice(self.manifest.unit, self.manifest.office))

    @property
    def hash(self) -> str:
        return self.manifest.hash

    @property
    def file(self) -> str:
        return self.manifest.file

    @property
    def period(self) -> str:
        return self.manifest.period

    @property
    def prepared_on(self) -> date:
        return self.manifest.prepared_on

    @property
    def received_on(self) -> date:
        return self.manifest.received_on

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of the cover."""
        return self.manifest.problems

    def with_forms(self, change: Callable[[FiledForm], FiledForm]) -> "Filing":
        """Return the return with each of its forms changed."""
        return replace(self, forms=tuple(map(change, self.forms)))

    def record(self, form: FiledForm, row: SourceRow, *, gone: bool = False) -> Record:
        """Return a row as a record."""
        kind = form.kind
        values = {name: row.values.get(name) for name in kind.record_fields}
        if self.handed_to and values.get("unit_code") == self.sender.unit:
            values["unit_code"] = self.handed_to
        source = Source(self.file, form.form, row.number)
        key = record_key(kind, row.values)
        return Record(kind.name, key, self.told_for, self.period, self.sender.office, values, source, gone)

    @property
    def told_for(self) -> str:
        """Return the unit whose what it tells is: its sender's, or the one that took it over."""
        return self.handed_to or self.sender.unit

    def place(self, form: FiledForm, row: SourceRow) -> str:
        """Return `file!B05!10`."""
        return f"{self.file}!{form.form}!{row.number}"


def counted_for(sender: ReportingOffice, kind: Kind, row: SourceRow) -> str:
    """Return the unit a register row stands under: the sender's, but an appraisal's own."""
    unit = row.values.get("unit_code") if kind.name == APPRAISAL and not sender.is_commune else None
    return unit if isinstance(unit, str) else sender.unit


def record_key(kind: Kind, values: Mapping[str, Value]) -> Key:
    """Return a record's key, spelled as its row spells it."""
    return tuple([_text(values.get(name)) for name in kind.key])


def shown_key(kind: Kind, values: Mapping[str, Value]) -> Key:
    """Return a record's key as people may read it: what stands for a worker leaves the program nowhere."""
    return tuple(_text(values.get(name)) for name in kind.key if name != WORKER_KEY)


def noticed_key(kind: Kind, values: Mapping[str, Value]) -> Key:
    """Return a record's key as a notice shows it: of a worker's row the venue alone, not the days there."""
    if not kind.of_workers:
        return shown_key(kind, values)
    return tuple(_text(values.get(name)) for name in kind.key if kind.record_fields[name].refers_to)


def key_from_values(kind: Kind, values: Mapping[str, Value]) -> Key | None:
    """Return what makes two rows the same, or None where a required part is missing."""
    if any(values.get(name) is None and kind.record_fields[name].required for name in kind.key):
        return None
    texts = ((kind.record_fields[name], _text(values.get(name))) for name in kind.key)
    return tuple(respelled(text) if field.type == "text" else text for field, text in texts)


def _text(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
