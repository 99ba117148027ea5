"""Erasing a person for good, and the record that it was done: why, by whom, which returns it touched."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from desk.base.disk_faults import unwritable
from desk.base.faults import WRONG_USE, Stop
from desk.workspace.chain import Record
from desk.workspace.decisions import decisions_of, digests_in
from desk.workspace.folder import Workspace
from desk.workspace.logs import stop
from desk.workspace.store import archive_of, vault_of
from desk.workspace.sweeping import writing
from desk.workspace.unfinished import Unfinished, begin, end, refuse_while_erasing, unfinished_in
from facts.archive.erasing import PARTY, erase_party, recover, returns_naming, rows_with
from facts.archive.keeping import forgotten
from facts.faults import WorkspaceFault
from facts.forms.catalogue import KINDS

FIELDS = tuple(f.name for f in KINDS[PARTY].fields.values() if f.personal)
ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was done: the record of it, values out of the vault, rows changed, runs that still name the person."""

    record: Record
    values: int
    rows: int
    runs: tuple[str, ...]


def erased(workspace: Workspace, party: str, reason: str | None, by: str, today: date) -> Erasure:
    """Erase a party from vault and archive. The record names no one: only the code that stands in now.

    An erasure that was cut off before is finished first, whoever it was of.
    """
    if not (reason or "").strip():
        raise Stop(WRONG_USE, "Xóa dữ liệu một người phải có lý do: --reason \"…\".", "Erasing a person needs a reason: --reason \"…\".")  # fmt: skip
    with writing(workspace, finishing=True):
        cut_off = unfinished_in(workspace)
        if cut_off is not None and cut_off.secrets:
            refuse_while_erasing(workspace)
        try:
            if cut_off is not None:
                done = _done(workspace, cut_off, today)
                if cut_off.party == party:
                    return done
            return _done(workspace, _begun(workspace, party, str(reason), by), today)
        except WorkspaceFault as fault:
            raise stop(fault) from fault
        except OSError as error:
            raise unwritable(workspace.folder, error) from error


def _begun(workspace: Workspace, party: str, reason: str, by: str) -> Unfinished:
    """Leave the mark of an erasure: from then on it can be finished. Raise Stop where nothing is of this party."""
    vault = vault_of(workspace)
    returns = returns_naming(archive_of(workspace), party)
    vaults = tuple(one for one in vault.imports() if vault.holding(PARTY, (party,), FIELDS, (one,)))
    values = vault.holding(PARTY, (party,), FIELDS, vaults)
    if not returns and not values:
        raise Stop(WRONG_USE, f"Kho không có mã '{party}'.", f"The archive has no '{party}'.")
    unit = party[:5] if party[:5].isdigit() else "00000"
    stand_in = f"{unit}-XOA-{secrets.token_hex(5).upper()}"
    rows = rows_with(archive_of(workspace), party)
    begun = Unfinished(party, stand_in, returns, vaults, rows, values, reason, by)
    begin(workspace, begun)
    return begun


def _done(workspace: Workspace, begun: Unfinished, today: date) -> Erasure:
    recover(workspace.archive)
    vault_of(workspace).erase(PARTY, (begun.party,), FIELDS)
    changed = erase_party(archive_of(workspace), begun.party, begun.stand_in)
    forgotten(workspace.kept)
    record = _recorded(workspace, begun, changed, today)
    end(workspace)
    return Erasure(record, begun.values, begun.rows, runs_naming(workspace, begun.party))


def _recorded(workspace: Workspace, begun: Unfinished, changed: tuple[str, ...], today: date) -> Record:
    """Add the record, unless one that was cut off just after it is there already."""
    told = next((r for r in erasures_of(workspace) if r.content["stand_in"] == begun.stand_in), None)
    if told is not None:
        return told
    returns = sorted({*begun.returns, *changed})
    content = {
        "stand_in": begun.stand_in,
        "returns": returns,
        "rows": begun.rows,
        "values": begun.values,
        "reason": begun.reason,
        **digests_in(workspace, returns, begun.vaults, closed=True),
    }
    return decisions_of(workspace).add(ERASE, today.isoformat(), begun.by, content)


def erasures_of(workspace: Workspace) -> tuple[Record, ...]:
    return tuple(r for r in decisions_of(workspace).records() if r.kind == ERASE)


def erasures_since(workspace: Workspace, manifest: Mapping[str, Any]) -> tuple[Record, ...]:
    """Return the erasures a run did not know that touched returns it rests on."""
    knew, rests_on = set(manifest.get("erased", ())), set(manifest["records"])
    return tuple(
        r for r in erasures_of(workspace) if r.hash not in knew and rests_on & set(r.content["returns"])
    )


def runs_naming(workspace: Workspace, party: str) -> tuple[str, ...]:
    """Return the runs whose tables still hold the id: they should be deleted and made again."""
    found = {
        path.parent.name
        for path in workspace.runs.glob("[!.]*/*.parquet")
        if _holds(pl.read_parquet(path), party)
    }
    return tuple(sorted(found))


def _holds(table: pl.DataFrame, party: str) -> bool:
    return any(_in_column(table[name], party) for name in table.columns)


def _in_column(column: pl.Series, party: str) -> bool:
    while isinstance(column.dtype, pl.List):
        column = column.explode()
    if isinstance(column.dtype, pl.Struct):
        return any(_in_column(part, party) for part in column.struct.unnest())
    return column.dtype == pl.String and bool(column.str.contains(party, literal=True).any())
