"""Taking one person out of the archive: every hash goes, and a code no one can trace stands for the id."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from facts.archive.filing import NAME_KEY, FiledForm, FiledRow, Filing
from facts.archive.store import Store
from facts.faults import told_as
from facts.forms.catalogue import KINDS
from facts.forms.fields import Kind

PARTY = "party"
_ASIDE = ".erasing-"


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure changed: the imports, and how many rows in them."""

    imports: tuple[str, ...]
    rows: int


def erase_party(archive: Path, party: str, stand_in: str) -> Erased:
    """Rewrite every import that names a party. Safe to run again after a crash. Raise StoreFault."""
    from facts.archive.faults import StoreFault

    store = Store(archive)
    with told_as(StoreFault, archive):
        _recover(archive)
    changed, rows = [], 0
    for filing in store.filings():
        forms = tuple(_without(form, party, stand_in) for form in filing.forms)
        touched = sum(
            a is not b for old, new in zip(filing.forms, forms, strict=True) for a, b in zip(old.rows, new.rows, strict=True)
        )  # fmt: skip
        if touched:
            with told_as(StoreFault, archive):
                _swap(store, replace(filing, forms=forms))
            changed.append(filing.hash)
            rows += touched
    return Erased(tuple(changed), rows)


def returns_naming(archive: Path, party: str) -> tuple[str, ...]:
    """Return the imports that name a party."""
    return tuple(filing.hash for filing in Store(archive).filings() if _names(filing, party))


def _names(filing: Filing, party: str) -> bool:
    return any(
        row.values.get(field) == party
        for form in filing.forms
        for field in _references(form.kind)
        for row in form.rows
    )


def _references(kind: Kind) -> tuple[str, ...]:
    named = tuple(f.name for f in kind.fields.values() if f.refers_to == PARTY)
    return ("id", *named) if kind.name == PARTY else named


def _without(form: FiledForm, party: str, stand_in: str) -> FiledForm:
    fields = _references(form.kind)
    if not fields:
        return form
    return replace(
        form, rows=tuple(_row_without(form.kind, row, fields, party, stand_in) for row in form.rows)
    )


def _row_without(kind: Kind, row: FiledRow, fields: tuple[str, ...], party: str, stand_in: str) -> FiledRow:
    if not any(row.values.get(field) == party for field in fields):
        return row
    values = dict(row.values)
    if kind.name == PARTY and values.get("id") == party:
        for name in _identifying():
            values[name] = None
    for field in fields:
        if values.get(field) == party:
            values[field] = None if field == "relative_of" else stand_in
    return replace(row, values=values)


def _identifying() -> Iterator[str]:
    """Yield what stands for a person in the archive."""
    kind = KINDS[PARTY]
    yield from (str(f.leaves_as) for f in kind.fields.values() if f.personal and f.leaves_as)
    yield from (NAME_KEY, "relative_of")


def _swap(store: Store, filing: Filing) -> None:
    """Put the rewritten import in the place of the old one, which is then gone."""
    place, old = store.folder / filing.hash, store.folder / f"{_ASIDE}{filing.hash}"
    os.rename(place, old)
    try:
        store.add(filing)
    except BaseException:
        if not place.exists():
            os.rename(old, place)
        raise
    shutil.rmtree(old)


def _recover(archive: Path) -> None:
    """Put back what a crash left aside, or drop it where its successor stands."""
    for old in archive.glob(f"{_ASIDE}*"):
        place = archive / old.name.removeprefix(_ASIDE)
        if place.exists():
            shutil.rmtree(old)
        else:
            os.rename(old, place)
