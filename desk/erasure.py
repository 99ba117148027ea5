"""Erasing a person for good, and the record that it was done: why, by whom, which returns it touched."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from desk.chain import Record
from desk.faults import WRONG_USE, Stop
from desk.locking import decisions_of
from desk.store import stop, vault_of
from desk.workspace import Workspace
from facts.archive.erasing import PARTY, erase_party, names_party
from facts.faults import WorkspaceFault
from facts.forms.catalogue import KINDS

ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was done: the record of it, values out of the vault, rows changed, runs that still name the person."""

    record: Record
    values: int
    rows: int
    runs: tuple[str, ...]


def erased(workspace: Workspace, party: str, reason: str | None, by: str, today: date) -> Erasure:
    """Erase a party from vault and archive. The record names no one: only the code that stands in now."""
    if not (reason or "").strip():
        raise Stop(WRONG_USE, "Xóa dữ liệu một người phải có lý do: --reason \"…\".", "Erasing a person needs a reason: --reason \"…\".")  # fmt: skip
    vault = vault_of(workspace)
    fields = [f.name for f in KINDS[PARTY].fields.values() if f.personal]
    unit = party[:5] if party[:5].isdigit() else "00000"
    stand_in = f"{unit}-XOA-{secrets.token_hex(5).upper()}"
    try:
        known = names_party(workspace.archive, party)
        values = vault.erase(PARTY, (party,), fields)
        if not known and not values:
            raise Stop(WRONG_USE, f"Kho không có mã '{party}'.", f"The archive has no '{party}'.")
        done = erase_party(workspace.archive, party, stand_in)
    except WorkspaceFault as fault:
        raise stop(fault) from fault
    content = {
        "stand_in": stand_in,
        "returns": list(done.imports),
        "rows": done.rows,
        "values": values,
        "reason": reason,
    }
    record = decisions_of(workspace).add(ERASE, today.isoformat(), by, content)
    return Erasure(record, values, done.rows, _runs_naming(workspace, party))


def erasures_of(workspace: Workspace) -> tuple[Record, ...]:
    return tuple(r for r in decisions_of(workspace).records() if r.kind == ERASE)


def erasures_since(workspace: Workspace, manifest: Mapping[str, Any]) -> tuple[Record, ...]:
    """Return the erasures a run did not know that touched returns it rests on."""
    knew, rests_on = set(manifest.get("erased", ())), set(manifest["records"])
    return tuple(
        r for r in erasures_of(workspace) if r.hash not in knew and rests_on & set(r.content["returns"])
    )


def _runs_naming(workspace: Workspace, party: str) -> tuple[str, ...]:
    """Return the runs whose tables still hold the id: they should be deleted and made again."""
    found = {
        path.parent.name
        for path in workspace.runs.glob("*/*.parquet")
        if _holds(pl.read_parquet(path), party)
    }
    return tuple(sorted(found))


def _holds(table: pl.DataFrame, party: str) -> bool:
    return any(_in_column(table[name], party) for name in table.columns)


def _in_column(column: pl.Series, party: str) -> bool:
    if isinstance(column.dtype, pl.List):
        column = column.explode()
    values: Iterable[Any] = column.unique() if column.dtype == pl.String else ()
    return any(party in value for value in values if value is not None)
