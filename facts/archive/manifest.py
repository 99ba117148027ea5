"""`manifest.json`: what one import is, apart from its rows."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from facts.archive.filing import FiledForm, Filing, ReportingOffice
from facts.intake.problems import SENDER_DIFFERS, Problem
from facts.standing import BY_COVER, BY_RECEIVER, COMMUNE

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FORMAT = 2  # 1: a Parquet file for each form


@dataclass(frozen=True, slots=True)
class ProblemEntry:
    """A problem as stored."""

    code: str
    sheet: str
    cell: str
    row: int
    field: str
    expected: str
    params: tuple[tuple[str, str], ...]
    found: int | str | None
    set_aside: bool
    decimal: bool = False  # `found` is a number with decimals, written as text


@dataclass(frozen=True, slots=True)
class FormEntry:
    """One form as stored; `parquet` is the hash of the file of its own that format 1 gives its rows."""

    form: str
    state: str | None
    rows: int
    set_aside: int
    columns: dict[str, str]
    problems: tuple[ProblemEntry, ...]
    parquet: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """One import as stored; `parquet` is the hash of its rows' file, None where there are no rows."""

    format: int
    hash: str
    file: str
    unit: str
    office: str
    period: str
    prepared_on: date
    received_on: date
    forms: tuple[FormEntry, ...]
    problems: tuple[ProblemEntry, ...]
    parquet: str | None = None
    received_by: str = BY_COVER  # earlier manifests don't say
    sent_by: str = BY_COVER

    @property
    def sender_unsure(self) -> bool:
        """Tell whether it is in another office's name than the commune's, or in another's file, and only its
        cover says so."""
        elsewhere = any(p.code == SENDER_DIFFERS for p in self.problems)
        return elsewhere or (self.office != COMMUNE and self.sent_by != BY_RECEIVER)


def manifest_to_json(manifest: Manifest) -> bytes:
    """Return a manifest as it is stored."""
    return json.dumps(asdict(manifest), ensure_ascii=False, indent=1, default=date.isoformat).encode()


class NewerFormat(Exception):
    """A manifest of a later format than this program reads."""


@lru_cache(maxsize=4_096)  # a verb reads each some five times, for as many questions, and its seal each time
def manifest_from_json(content: bytes) -> Manifest:
    """Return a stored manifest.

    Raises NewerFormat if a newer program wrote it, and ValueError if it is no manifest: the types of the
    classes above are what it is checked against.
    """
    data = json.loads(content)
    written = data.get("format") if isinstance(data, dict) else None
    if isinstance(written, int) and written > FORMAT:
        raise NewerFormat(written)
    return _validator().validate_json(content, strict=True)


@cache
def _validator() -> TypeAdapter[Manifest]:
    from pydantic import TypeAdapter  # a verb that reads no manifest starts without it

    return TypeAdapter(Manifest)


def manifest_from_filing(filing: Filing, parquet: str | None) -> Manifest:
    """Return the manifest of a filing, given the hash of its Parquet file."""
    return Manifest(
        format=FORMAT,
        hash=filing.hash,
        file=filing.file,
        unit=filing.sender.unit,
        office=filing.sender.office,
        period=filing.period,
        prepared_on=filing.prepared_on,
        received_on=filing.received_on,
        forms=tuple(map(_form_entry, filing.forms)),
        problems=tuple(map(problem_entry, filing.problems)),
        parquet=parquet,
        received_by=filing.received_by,
        sent_by=filing.sent_by,
    )


def filing_from_manifest(manifest: Manifest, forms: tuple[FiledForm, ...]) -> Filing:
    """Return the filing a manifest and its forms describe."""
    return Filing(
        manifest.hash,
        manifest.file,
        ReportingOffice(manifest.unit, manifest.office),
        manifest.period,
        manifest.prepared_on,
        manifest.received_on,
        forms,
        tuple(map(problem_from_entry, manifest.problems)),
        manifest.received_by,
        manifest.sent_by,
    )


def problem_from_entry(entry: ProblemEntry) -> Problem:
    """Return a stored problem."""
    found = Decimal(str(entry.found)) if entry.decimal else entry.found
    return Problem(
        entry.code,
        entry.sheet,
        entry.cell,
        entry.row,
        entry.field,
        entry.expected,
        entry.params,
        found,
        entry.set_aside,
    )


def _form_entry(form: FiledForm) -> FormEntry:
    return FormEntry(
        form=form.form,
        state=form.state,
        rows=len(form.rows),
        set_aside=sum(row.set_aside for row in form.rows),
        columns=dict(form.columns),
        problems=tuple(map(problem_entry, form.problems)),
    )


def problem_entry(problem: Problem) -> ProblemEntry:
    found = problem.found
    return ProblemEntry(
        code=problem.code,
        sheet=problem.sheet,
        cell=problem.cell,
        row=problem.row,
        field=problem.field,
        expected=problem.expected,
        params=problem.params,
        found=found if found is None or type(found) is int else str(found),
        decimal=isinstance(found, Decimal),
        set_aside=problem.set_aside,
    )
