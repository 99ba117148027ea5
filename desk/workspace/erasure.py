"""Erasing a person for good, and the record that it was done: why, by whom, which returns it touched."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from desk.base.faults import WRONG_USE, Stop
from desk.workspace.chain import Record
from desk.workspace.folder import Workspace
from desk.workspace.locking import decisions_of
from desk.workspace.store import stop, vault_of
from desk.workspace.unfinished_erasure import Unfinished, begin, end, refuse_while_erasing, unfinished_in
from facts.archive.erasing import PARTY, Erased, erase_party, returns_naming
from facts.archive.keeping import forgotten
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
    begun = _begun(workspace, party)
    try:
        values = vault.erase(PARTY, (party,), fields)
        if not begun.returns and not values:
            end(workspace)
            raise Stop(WRONG_USE, f"Kho không có mã '{party}'.", f"The archive has no '{party}'.")
        done = erase_party(workspace.archive, party, begun.stand_in)
        forgotten(workspace.standing)
    except WorkspaceFault as fault:
        raise stop(fault) from fault
    record = _recorded(workspace, begun, done, values, str(reason), by, today)
    end(workspace)
    return Erasure(record, values, done.rows, _runs_naming(workspace, party))


def _begun(workspace: Workspace, party: str) -> Unfinished:
    """Return what an erasure that was cut off had begun with, else begin one: the code that stands in is one for all."""
    found = unfinished_in(workspace)
    if found is not None and found.party != party:
        refuse_while_erasing(workspace)
    if found is None:
        unit = party[:5] if party[:5].isdigit() else "00000"
        try:
            returns = returns_naming(workspace.archive, party)
        except WorkspaceFault as fault:
            raise stop(fault) from fault
        found = Unfinished(party, f"{unit}-XOA-{secrets.token_hex(5).upper()}", returns)
        begin(workspace, found)
    return found


def _recorded(
    workspace: Workspace, begun: Unfinished, done: Erased, values: int, reason: str, by: str, today: date
) -> Record:
    """Add the record, unless one that was cut off just after it is there already."""
    told = next((r for r in erasures_of(workspace) if r.content["stand_in"] == begun.stand_in), None)
    if told is not None:
        return told
    returns = sorted({*begun.returns, *done.imports})
    content = {
        "stand_in": begun.stand_in,
        "returns": returns,
        "rows": done.rows,
        "values": values,
        "reason": reason,
    }
    return decisions_of(workspace).add(ERASE, today.isoformat(), by, content)


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
