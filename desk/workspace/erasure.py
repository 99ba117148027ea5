"""Erasing a person for good, and the record that it was done: why, by whom, which returns it touched."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from desk.base.faults import WrongUse
from desk.workspace.chain import LoggedDecision
from desk.workspace.decisions import decisions_of, digests_in
from desk.workspace.folder import Workspace
from desk.workspace.in_backups import InBackup
from desk.workspace.kept_values import forget_kept
from desk.workspace.logs import faults_told
from desk.workspace.store import archive_of, vault_of
from desk.workspace.strays import strays
from desk.workspace.sweeping import writing
from desk.workspace.taking_out import lines_holding, words_of, words_taken_out
from desk.workspace.unfinished import Unfinished, begin, end, refuse_while_erasing, unfinished_in
from facts.archive.erasing import PARTY, erase_party, recover, returns_naming, rows_with
from facts.forms.catalogue import KINDS
from facts.vault.entries import place_of

FIELDS = tuple(f.name for f in KINDS[PARTY].fields.values() if f.personal)
ERASE, RETAIN = "erase", "retain"
TAKEN_OUT = (
    ERASE,
    RETAIN,
)  # records of these kinds say that stored rows were taken out, and which returns they touched


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was done: its record, values and rows changed, what still names the person, strays."""

    record: LoggedDecision
    values: int
    rows: int
    runs: tuple[str, ...]
    lines: tuple[str, ...] = ()
    strays: tuple[Path, ...] = ()


def erased(
    workspace: Workspace,
    party: str,
    reason: str | None,
    by: str,
    today: date,
    backups: Sequence[InBackup] = (),
) -> Erasure:
    """Erase a party from vault and archive. The record names only the code that stands in now.

    An erasure cut off before is finished first. `backups` that still hold the party are put on record.
    """
    if not (reason or "").strip():
        raise WrongUse('Xóa dữ liệu một người phải có lý do: --reason "…".')
    with writing(workspace, finishing=True):
        cut_off = unfinished_in(workspace)
        if cut_off is not None and not cut_off.party:
            refuse_while_erasing(workspace)
        with faults_told(workspace.folder):
            if cut_off is not None:
                done = _done(workspace, cut_off, today)
                if cut_off.party == party:
                    return done
            return _done(workspace, _begun(workspace, party, str(reason), by, backups), today)


def _begun(workspace: Workspace, party: str, reason: str, by: str, backups: Sequence[InBackup]) -> Unfinished:
    """Leave the mark of an erasure: it can then be finished. Raise Stop if nothing is of this party."""
    vault = vault_of(workspace)
    held = vault.holding(places_of(party), vault.imports())
    returns = returns_naming(archive_of(workspace), party, _texts_of(workspace, party, tuple(held)))
    if not returns and not held:
        raise WrongUse("Kho không có mã '%(party)s'.", party=party)
    rows = rows_with(archive_of(workspace), party)
    begun = Unfinished(
        party,
        stand_in_for(party),
        returns,
        tuple(held),
        rows,
        sum(held.values()),
        reason,
        by,
        backups=tuple(one.told for one in backups if one.holds),
    )
    begin(workspace, begun)
    return begun


def places_of(party: str) -> tuple[str, ...]:
    """Return the places in the vault that hold what identifies a party."""
    return tuple(place_of(PARTY, (party,), name) for name in FIELDS)


def stand_in_for(party: str) -> str:
    """Return a new code that says nothing of the party, but the unit its own code begins with."""
    unit = party[:5] if party[:5].isdigit() else "00000"
    return f"{unit}-XOA-{secrets.token_hex(5).upper()}"


def _done(workspace: Workspace, begun: Unfinished, today: date) -> Erasure:
    recover(workspace.archive)
    texts = _texts_of(workspace, begun.party, begun.vaults)  # the vault still knows what to look for
    lines = _out_of_logs(workspace, begun, texts, today)
    changed = erase_party(archive_of(workspace), begun.party, begun.stand_in, texts)
    vault_of(workspace).erase(places_of(begun.party))
    forget_kept(workspace.kept)
    record = recorded(workspace, ERASE, begun, changed, today, {})
    end(workspace)
    runs = runs_naming(workspace, (begun.party,))
    return Erasure(record, begun.values, begun.rows, runs, lines, strays(workspace))


def _texts_of(workspace: Workspace, party: str, vaults: Sequence[str]) -> tuple[str, ...]:
    """Return what people may have written of a party: its code, and what the vault holds of it."""
    vault = vault_of(workspace)
    told = {vault.reveal(PARTY, (party,), name, (one,)) for name in FIELDS for one in vaults}
    values = (
        v for v in told if v and len(v.strip()) > 1 and (not v.isdigit() or len(v) > 4)
    )  # no year of birth
    return (party, *sorted(values))


def _out_of_logs(
    workspace: Workspace, begun: Unfinished, texts: Sequence[str], today: date
) -> tuple[str, ...]:
    """Take out words in which a text stands; return the lines that name the person for good."""
    found = tuple(words_of(workspace).holding(texts))
    if found:
        words_taken_out(workspace, found, begun.reason, begun.by, today)
    return tuple(lines_holding(workspace, [text for text in texts if text != begun.party]))


def recorded(
    workspace: Workspace,
    kind: str,
    begun: Unfinished,
    changed: tuple[str, ...],
    today: date,
    said: Mapping[str, Any],
) -> LoggedDecision:
    """Add the record of what was taken out, unless one that was cut off just after it is there already."""
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
        **({"backups": begun.backups} if begun.backups else {}),
        **said,
        **digests_in(workspace, returns, begun.vaults, closed=True),
    }
    return decisions_of(workspace).add(kind, today.isoformat(), begun.by, content)


def erasures_of(workspace: Workspace) -> tuple[LoggedDecision, ...]:
    """Return every record that says something was taken out: a person, or what was past its time."""
    return tuple(r for r in decisions_of(workspace).records() if r.kind in TAKEN_OUT)


def erasures_since(workspace: Workspace, manifest: Mapping[str, Any]) -> tuple[LoggedDecision, ...]:
    """Return the erasures a run did not know that touched returns it rests on."""
    knew, rests_on = set(manifest.get("erased", ())), set(manifest["records"])
    return tuple(
        r for r in erasures_of(workspace) if r.hash not in knew and rests_on & set(r.content["returns"])
    )


def runs_naming(workspace: Workspace, codes: Sequence[str]) -> tuple[str, ...]:
    """Return the runs whose tables still hold one of these ids: they should be deleted and made again."""
    tables = (*workspace.runs.glob("[!.]*/*.parquet"), *workspace.damaged.glob("*/*.parquet"))
    found = {path.parent.name for path in tables if _may_hold(path, list(codes))}
    return tuple(sorted(found))


def _may_hold(path: Path, codes: list[str]) -> bool:
    """Tell whether a table holds one of the codes, or can't be read."""
    try:
        return _holds(pl.read_parquet(path), codes)
    except (OSError, pl.exceptions.PolarsError):
        return True


def _holds(table: pl.DataFrame, codes: list[str]) -> bool:
    return any(_in_column(table[name], codes) for name in table.columns)


def _in_column(column: pl.Series, codes: list[str]) -> bool:
    while isinstance(column.dtype, pl.List):
        column = column.explode()
    if isinstance(column.dtype, pl.Struct):
        return any(_in_column(part, codes) for part in column.struct.unnest())
    return column.dtype == pl.String and bool(column.str.contains_any(codes).any())
