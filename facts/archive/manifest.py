"""`manifest.json`: what one import is, apart from its rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from facts.archive.filing import FiledForm, Filing, ReportingOffice
from facts.intake.problems import SENDER_DIFFERS, Problem
from facts.standing import BY_COVER, BY_RECEIVER, COMMUNE

FORMAT = 2  # 1: a Parquet file for each form
Part = TypeVar("Part")


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


@lru_cache(maxsize=4_096)  # a verb reads each some five times, for as many questions, and its seal each time
def manifest_from_json(content: bytes) -> Manifest:
    """Return a stored manifest. Raise `NewerFormat` where a newer program wrote it, ValueError where it says
    no such thing."""
    told = json.loads(content)
    written = _one(told, "format", int)
    if written > FORMAT:
        raise NewerFormat(written)
    texts = {name: _one(told, name, str) for name in ("hash", "file", "unit", "office", "period")}
    by = {name: _one(told, name, str, BY_COVER) for name in ("received_by", "sent_by")}
    return Manifest(
        format=written,
        forms=_many(told, "forms", _form_from_json),
        problems=_many(told, "problems", _problem_from_json),
        parquet=_one(told, "parquet", str, None),
        prepared_on=_day(told, "prepared_on"),
        received_on=_day(told, "received_on"),
        **texts,
        **by,
    )


class NewerFormat(Exception):
    """A manifest of a later format than this program reads."""


def _form_from_json(told: object) -> FormEntry:
    columns = _one(told, "columns", dict)
    return FormEntry(
        _one(told, "form", str),
        _one(told, "state", (str, type(None))),
        _one(told, "rows", int),
        _one(told, "set_aside", int),
        {_text(name): _text(column) for name, column in columns.items()},
        _many(told, "problems", _problem_from_json),
        _one(told, "parquet", str, None),
    )


def _problem_from_json(told: object) -> ProblemEntry:
    texts = {name: _one(told, name, str) for name in ("code", "sheet", "cell", "field", "expected")}
    return ProblemEntry(
        row=_one(told, "row", int),
        params=_many(told, "params", _param_from_json),
        found=_one(told, "found", (int, str, type(None))),
        set_aside=_one(told, "set_aside", bool),
        decimal=_one(told, "decimal", bool, False),
        **texts,
    )


def _param_from_json(told: object) -> tuple[str, str]:
    if not isinstance(told, list) or len(told) != 2:
        raise ValueError(told)
    return _text(told[0]), _text(told[1])


def _many(told: object, name: str, read: Callable[[object], Part]) -> tuple[Part, ...]:
    return tuple(map(read, _one(told, name, list)))


def _one(told: object, name: str, types: type | tuple[type, ...], absent: object = ...) -> Any:
    """Return one entry. Raise ValueError where it is not there, unless it may be absent, or is of another
    type."""
    if not isinstance(told, Mapping):
        raise ValueError(name)
    found = told.get(name, absent)
    if (found is None and absent is None) or isinstance(found, types):
        return found
    raise ValueError(name)


def _day(told: object, name: str) -> date:
    return date.fromisoformat(_one(told, name, str))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


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
