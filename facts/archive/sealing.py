"""From a return as read to a return as filed: what identifies someone goes to the vault."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from facts.archive.filing import NAME_KEY, FiledForm, Filing, key_from_values
from facts.archive.manifest import FORMAT, Manifest
from facts.archive.receiving import ReceiptRecord, with_receipt
from facts.archive.tables import stored_fields
from facts.forms.catalogue import COVER, FORMS
from facts.forms.fields import Field, Kind
from facts.intake.form_rows import FormRows
from facts.intake.grid import column_letters
from facts.intake.problems import Problem
from facts.intake.returns import ReadReturn
from facts.intake.showing import tells_of_someone
from facts.keys import Keys
from facts.source_row import Key, SourceRow
from facts.spelling import document_numbers
from facts.standing import BY_COVER, BY_IMPORT, Value
from facts.vault.vault import Entry

PREPARED_BY = "prepared_by"
WITHDRAWN = "rút"


def sealed(
    read: ReadReturn, import_hash: str, keys: Keys, today: date, receipt: ReceiptRecord | None = None
) -> tuple[Filing, tuple[Entry, ...]]:
    """Return a return imported today without what identifies someone, and that apart; `receipt` is what its
    receiver says."""
    cover = read.cover
    entries: list[Entry] = []
    if cover.prepared_by is not None:
        entries.append(Entry(COVER.name, (import_hash,), PREPARED_BY, cover.prepared_by))
    forms = tuple(_filed_form(form, cover.period.year, keys, entries) for form in read.forms)
    days = ((cover.received_on, BY_COVER), (today, BY_IMPORT), (cover.prepared_on, BY_IMPORT))
    received_on, received_by = next((d, by) for d, by in days if d is not None and d >= cover.prepared_on)
    manifest = Manifest(
        FORMAT,
        import_hash,
        read.file,
        cover.unit,
        cover.office,
        cover.period.code,
        cover.prepared_on,
        received_on,
        tuple(form.stored for form in forms),
        cover.problems,
        received_by=received_by,
    )
    manifest = manifest if receipt is None else _received(manifest, receipt)
    return Filing(manifest, forms), tuple(entries)


def _received(manifest: Manifest, receipt: ReceiptRecord) -> Manifest:
    """Return a return as its receiver says; a day before it was made would excuse a late one: reported, not
    used."""
    received = with_receipt(manifest, receipt)
    if receipt.day >= manifest.prepared_on:
        return received
    params, day = (("day", f"{manifest.prepared_on:%d/%m/%Y}"),), f"{receipt.day:%d/%m/%Y}"
    early = Problem("received_before_prepared", COVER.form, "", 0, "received_on", "since", params, day)
    on, by = manifest.received_on, manifest.received_by
    return replace(received, received_on=on, received_by=by, problems=(*received.problems, early))


def _filed_form(form: FormRows, year: int, keys: Keys, entries: list[Entry]) -> FiledForm:
    kind = FORMS[form.form]
    blank = dict.fromkeys(stored_fields(form.form))  # a return just read is what the archive gives back of it
    rows = []
    faults = list(form.problems)
    for row in form.rows:
        values = {**blank, **dict(_record_values(kind, row, year, keys))}
        key = key_from_values(kind, values)
        if key is not None:
            entries += _entries(kind, key, row)
        rows.append(SourceRow(row.number, values, _reason(kind, row), row.set_aside, key))
        faults += row.problems
    columns = {name: column_letters(index) for name, index in form.columns.items()}
    return FiledForm(form.form, form.state, tuple(rows), columns, tuple(faults))


def _reason(kind: Kind, row: SourceRow) -> str | None:
    """Return why a row was taken back. See docs/decisions/returns-order.md."""
    if row.withdrawn is None or not (kind.restricted or tells_of_someone(row.withdrawn)):
        return row.withdrawn
    return ", ".join((WITHDRAWN, *document_numbers(row.withdrawn)))


def _record_values(kind: Kind, row: SourceRow, year: int, keys: Keys) -> Iterator[tuple[str, Value]]:
    for field in kind.fields.values():
        value = row.values.get(field.name)
        if not field.personal:
            yield field.name, value
        yield from _hashes(field, value, row, keys)
    yield from ((name, value) for name, value in row.values.items() if name not in kind.fields)
    if "period_year" in kind.record_fields:
        yield "period_year", year


def _hashes(field: Field, value: Value, row: SourceRow, keys: Keys) -> Iterator[tuple[str, Value]]:
    if value is None:
        return
    text = str(value)
    if field.leaves_as is not None and field.leaves_as in _KEYED:
        yield field.leaves_as, keys.key(field.leaves_as, text)
    elif field.name == "name" and field.personal:
        yield NAME_KEY, keys.key(NAME_KEY, text)
        if row.values.get("kind") == "cá nhân" and row.values.get("birth_year") is None:
            yield "kin_keys", keys.kin_keys(text, None)
    elif field.name == "birth_year" and isinstance(value, int) and row.values.get("name"):
        yield "kin_keys", keys.kin_keys(str(row.values["name"]), value)
    elif field.name == "worker_token":
        start, end = row.values.get("from"), row.values.get("to")
        if isinstance(start, date):
            yield "worker_key", keys.worker_key(text, start)
            yield "arrived_keys", keys.arrived_keys(text, start)
        if isinstance(end, date):
            yield "left_key", keys.left_key(text, end)


def _entries(kind: Kind, key: Key, row: SourceRow) -> Iterator[Entry]:
    """Yield what identifies someone; a worker token is kept nowhere."""
    for field in kind.fields.values():
        value = row.values.get(field.name)
        if field.personal and field.leaves_as != "never" and value is not None:
            yield Entry(kind.name, key, field.name, str(value))


_KEYED = frozenset({"phone_key", "plate_key", "identity_key", "account_key", "address_key"})
