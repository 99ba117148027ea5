"""From a return as read to a return as filed: what identifies someone goes to the vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from facts.archive.filing import (
    BY_COVER,
    BY_IMPORT,
    BY_RECEIVER,
    NAME_KEY,
    FiledForm,
    FiledRow,
    Filing,
    Key,
    Office,
    key_from_values,
)
from facts.archive.tables import stored_fields
from facts.forms.catalogue import COVER, FORMS
from facts.forms.fields import Field, Kind
from facts.intake.form_rows import FormRow
from facts.intake.grid import column_letters
from facts.intake.returns import FormReturn, ReadReturn
from facts.keys import Keys
from facts.standing import Value
from facts.vault.entries import Entry

PREPARED_BY = "prepared_by"
WITHDRAWN = "rút"


@dataclass(frozen=True, slots=True)
class Receipt:
    """When a return came in: as the receiver says, or else the day of import, which a day on the cover beats."""

    on: date
    by_receiver: bool = False


@dataclass(frozen=True, slots=True)
class Sealed:
    """A return without names, and the names apart."""

    filing: Filing
    entries: tuple[Entry, ...]


def sealed(read: ReadReturn, import_hash: str, keys: Keys, receipt: Receipt) -> Sealed:
    """Take what identifies someone out of a return; `receipt` says when it came in."""
    cover = read.cover
    entries: list[Entry] = []
    if cover.prepared_by is not None:
        entries.append(Entry(COVER.name, (import_hash,), PREPARED_BY, cover.prepared_by))
    year = cover.period.year
    forms = tuple(_filed_form(form, year, keys, entries) for form in read.forms)
    filing = Filing(
        import_hash,
        read.file,
        Office(cover.unit, cover.office),
        cover.period.code,
        cover.prepared_on,
        receipt.on if receipt.by_receiver else cover.received_on or receipt.on,
        forms,
        cover.problems,
        BY_RECEIVER if receipt.by_receiver else BY_COVER if cover.received_on else BY_IMPORT,
    )
    return Sealed(filing, tuple(entries))


def _filed_form(form: FormReturn, year: int, keys: Keys, entries: list[Entry]) -> FiledForm:
    kind = FORMS[form.form]
    blank = dict.fromkeys(stored_fields(form.form))  # a return just read is what the archive gives back of it
    rows = []
    problems = list(form.rows.problems)
    for row in form.rows.rows:
        values = {**blank, **dict(_record_values(kind, row, year, keys))}
        key = key_from_values(kind, values)
        if key is not None:
            entries += _entries(kind, key, row)
        rows.append(FiledRow(row.number, values, key, _reason(kind, row), row.set_aside))
        problems += row.problems
    columns = {name: column_letters(index) for name, index in form.rows.columns.items()}
    return FiledForm(form.form, form.state, tuple(rows), columns, tuple(problems))


def _reason(kind: Kind, row: FormRow) -> str | None:
    """Return why a row was taken back. See docs/decisions/0050-reasons-of-restricted-forms.md."""
    return WITHDRAWN if row.withdrawn is not None and kind.restricted else row.withdrawn


def _record_values(kind: Kind, row: FormRow, year: int, keys: Keys) -> Iterator[tuple[str, Value]]:
    for field in kind.fields.values():
        value = row.values.get(field.name)
        if not field.personal:
            yield field.name, value
        yield from _hashes(field, value, row, keys)
    if "period_year" in kind.record_fields:
        yield "period_year", year


def _hashes(field: Field, value: Value, row: FormRow, keys: Keys) -> Iterator[tuple[str, Value]]:
    if value is None:
        return
    text = str(value)
    if field.leaves_as is not None and field.leaves_as in _KEYED:
        yield field.leaves_as, keys.key(field.leaves_as, text)
    elif field.name == "name" and field.personal:
        yield NAME_KEY, keys.key(NAME_KEY, text)
    elif field.name == "worker_token":
        start, end = row.values.get("from"), row.values.get("to")
        if isinstance(start, date):
            yield "worker_key", keys.worker_key(text, start)
            yield "arrived_keys", keys.arrived_keys(text, start)
        if isinstance(end, date):
            yield "left_key", keys.left_key(text, end)


def _entries(kind: Kind, key: Key, row: FormRow) -> Iterator[Entry]:
    """Yield what identifies someone; a worker token is kept nowhere."""
    for field in kind.fields.values():
        value = row.values.get(field.name)
        if field.personal and field.leaves_as != "never" and value is not None:
            yield Entry(kind.name, key, field.name, str(value))


_KEYED = frozenset({"phone_key", "plate_key", "identity_key", "account_key", "address_key"})
