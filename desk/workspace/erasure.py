"""Erasing for good, a person or what is past its time, and the record: why, by whom, which returns."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from desk.base.faults import WrongUse
from desk.base.language import Lazy
from desk.workspace.backup import Count, InBackup
from desk.workspace.decisions import (
    LoggedDecision,
    Unfinished,
    begin,
    decisions_of,
    digests_in,
    end,
    refuse_while_erasing,
    unfinished_in,
)
from desk.workspace.desk_words import desk_words_taken_out, texts_in
from desk.workspace.folder import Workspace
from desk.workspace.kept_values import forget_kept
from desk.workspace.logs import faults_told
from desk.workspace.store import archive_of, vault_of
from desk.workspace.sweeping import strays, writing
from desk.workspace.taking_out import lines_holding, words_of, words_taken_out
from engine.rulebook.model.rulebook import Rules
from facts.archive.erasing import (
    PARTY,
    erase_party,
    patterns_of,
    recover,
    returns_naming,
    rewritten,
    rows_with,
)
from facts.archive.filing import Filing
from facts.archive.retaining import Overdue, Past, Term, overdue_in, without_past
from facts.archive.sealing import PREPARED_BY
from facts.archive.store import Store
from facts.forms.catalogue import COVER, KINDS
from facts.spelling import folded
from facts.vault.vault import Vault, place_of

FIELDS = tuple(f.name for f in KINDS[PARTY].fields.values() if f.personal)
ERASE, RETAIN = "erase", "retain"
# records of these kinds say that stored rows were taken out, and which returns they touched
TAKEN_OUT = (ERASE, RETAIN)


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was done: its record, values and rows changed, what still names the person, strays."""

    record: LoggedDecision
    values: int
    rows: int
    runs: tuple[str, ...]
    lines: tuple[str, ...] = ()
    strays: tuple[Path, ...] = ()
    desk: tuple[Lazy, ...] = ()
    of: Mapping[str, int] = field(default_factory=dict)  # records past their time, by purpose


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
                done = _finish_erasure(workspace, cut_off, today)
                if cut_off.party == party:
                    return done
            return _finish_erasure(
                workspace, _begin_erasure(workspace, party, str(reason), by, backups), today
            )


def _begin_erasure(
    workspace: Workspace, party: str, reason: str, by: str, backups: Sequence[InBackup]
) -> Unfinished:
    """Leave the mark of an erasure: it can then be finished. Raise Stop if nothing is of this party."""
    vault = vault_of(workspace)
    stored = vault.holding(places_of(party), vault.imports())
    returns = returns_naming(archive_of(workspace), party, _texts_of(workspace, party, tuple(stored)))
    if not returns and not stored:
        raise WrongUse("Kho không có mã '%(party)s'.", party=party)
    rows = rows_with(archive_of(workspace), party)
    begun = Unfinished(
        party,
        stand_in_for(party),
        returns,
        tuple(stored),
        rows,
        sum(stored.values()),
        reason,
        by,
        backups=tuple(backup.told for backup in backups if backup.holds),
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


def _finish_erasure(workspace: Workspace, begun: Unfinished, today: date) -> Erasure:
    recover(workspace.archive)
    texts = _texts_of(workspace, begun.party, begun.vaults)  # the vault still knows what to look for
    lines = _out_of_logs(workspace, begun, texts, today)
    remaining = desk_words_taken_out(
        workspace, partial(_names_any, patterns_of(begun.party, texts)), begun.by
    )
    changed = erase_party(archive_of(workspace), begun.party, begun.stand_in, texts)
    vault_of(workspace).erase(places_of(begun.party))
    forget_kept(workspace.kept)
    record = recorded(workspace, ERASE, begun, changed, today, {})
    end(workspace)
    runs = runs_naming(workspace, (begun.party,))
    return Erasure(record, begun.values, begun.rows, runs, lines, strays(workspace), remaining)


def _names_any(patterns: Sequence[re.Pattern[str]], record: Any) -> bool:
    """Tell whether a record, a row or words hold one of the texts."""
    return any(name.search(folded(text)) for text in texts_in(record) for name in patterns)


def _texts_of(workspace: Workspace, party: str, vaults: Sequence[str]) -> tuple[str, ...]:
    """Return what people may have written of a party: its code, and what the vault holds of it."""
    vault = vault_of(workspace)
    revealed = {vault.reveal(PARTY, (party,), name, (digest,)) for name in FIELDS for digest in vaults}
    # no year of birth
    values = (v for v in revealed if v and len(v.strip()) > 1 and (not v.isdigit() or len(v) > 4))
    return (party, *sorted(values))


def _out_of_logs(
    workspace: Workspace, begun: Unfinished, texts: Sequence[str], today: date
) -> tuple[str, ...]:
    """Take out words in which a text stands; return the lines that name the person for good."""
    matches = tuple(words_of(workspace).holding(partial(_names_any, patterns_of(begun.party, texts))))
    if matches:
        words_taken_out(workspace, matches, begun.reason, begun.by, today)
    _, *names = patterns_of(begun.party, texts)
    return tuple(lines_holding(workspace, partial(_names_any, names)))


def recorded(
    workspace: Workspace,
    kind: str,
    begun: Unfinished,
    changed: tuple[str, ...],
    today: date,
    details: Mapping[str, Any],
) -> LoggedDecision:
    """Add the record of what was taken out, unless one that was cut off just after it is there already."""
    record = next((r for r in erasures_of(workspace) if r.content["stand_in"] == begun.stand_in), None)
    if record is not None:
        return record
    returns = sorted({*begun.returns, *changed})
    content = {
        "stand_in": begun.stand_in,
        "returns": returns,
        "rows": begun.rows,
        "values": begun.values,
        "reason": begun.reason,
        **({"backups": begun.backups} if begun.backups else {}),
        **details,
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
    runs = {path.parent.name for path in tables if _may_hold(path, list(codes))}
    return tuple(sorted(runs))


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


def purposes_asked(rules: Rules, selected: Sequence[str]) -> tuple[str, ...]:
    """Return the purposes to look at (none asked: all). Raise Stop where one is not of the rules."""
    for purpose in selected:
        if purpose not in rules.purposes:
            known = ", ".join(sorted(rules.purposes))
            raise WrongUse("Không có mục đích '%(purpose)s'. Có: %(known)s.", purpose=purpose, known=known)
    # what serves another purpose than the forms' is worked out anew each time
    in_use = {f.purpose for kind in (COVER, *rules.catalogue.forms.values()) for f in kind.fields.values()}
    return tuple(p for p in rules.purposes if p in in_use and p in (selected or rules.purposes))


def overdue(workspace: Workspace, rules: Rules, purposes: Collection[str], today: date) -> Overdue:
    refuse_while_erasing(workspace)
    with faults_told():
        return _overdue(archive_of(workspace), vault_of(workspace), rules, purposes, today)


def _overdue(
    store: Store, vault: Vault | None, rules: Rules, purposes: Collection[str], today: date
) -> Overdue:
    used = {name: p for name, p in rules.purposes.items() if name in purposes}
    terms = {name: Term(purpose.kept.months, purpose.kept.after) for name, purpose in used.items()}
    places = {
        digest: place_of(COVER.name, (digest,), PREPARED_BY) for digest in (vault.imports() if vault else ())
    }
    prepared = vault.holding(places.values(), places) if vault else {}
    return overdue_in(store.filings(), terms, rules.calendar, today, prepared.keys(), rules.catalogue)


def past_in_backup(rules: Rules, purposes: Collection[str], today: date) -> Count:
    """Return what counts the rows and values of a backup that are past their time by a day."""

    def count(store: Store, vault: Vault | None) -> tuple[int, int]:
        past = _overdue(store, vault, rules, purposes, today).past
        stored = vault.holding(_places(past), vault.imports()) if vault else {}
        return len(past), sum(stored.values())

    return count


def retained(
    workspace: Workspace,
    rules: Rules,
    purposes: Collection[str],
    reason: str | None,
    by: str,
    today: date,
    backups: Sequence[InBackup] = (),
) -> Erasure | None:
    """Take out what is past its time; None where nothing is. One that was cut off is finished first.

    `backups` that still hold it are put on record: they are not changed.
    """
    if not (reason or "").strip():
        raise WrongUse('Xóa dữ liệu hết thời hạn phải có lý do: --reason "…".')
    with writing(workspace, finishing=True):
        begun = unfinished_in(workspace)
        if begun is not None and not begun.past:
            refuse_while_erasing(workspace)
        decisions_of(workspace).log.check_no_leap()
        with faults_told(workspace.folder):
            begun = begun or _begin_retention(workspace, rules, purposes, str(reason), by, today, backups)
            return None if begun is None else _finish_retention(workspace, rules, begun, today)


def _begin_retention(
    workspace: Workspace,
    rules: Rules,
    purposes: Collection[str],
    reason: str,
    by: str,
    today: date,
    backups: Sequence[InBackup],
) -> Unfinished | None:
    """Leave the mark: from then on it can be finished."""
    store, vault = archive_of(workspace), vault_of(workspace)
    past = _overdue(store, vault, rules, purposes, today).past
    if not past:
        return None
    parties = [row.key[0] for row in past if row.entire and row.kind == PARTY]
    stand_ins = {party: stand_in_for(party) for party in parties}
    changed = {
        filing.hash: rows
        for filing in store.filings()
        if (rows := _rows_changed(filing, without_past(filing, _by_name(past), stand_ins))) is not None
    }
    stored = vault.holding(_places(past), vault.imports())
    begun = Unfinished(
        "",
        secrets.token_hex(8),
        tuple(changed),
        tuple(stored),
        sum(changed.values()),
        sum(stored.values()),
        reason,
        by,
        past=tuple((p.since.isoformat(), p.kind, " ".join(p.purposes), *p.key) for p in past),
        stand_ins=tuple(stand_ins.items()),
        backups=tuple(backup.told for backup in backups if backup.holds),
    )
    begin(workspace, begun)
    return begun


def _rows_changed(filing: Filing, new: Filing) -> int | None:
    """Return how many rows of a return differ now; None where nothing does."""
    if new == filing:
        return None
    forms = zip(filing.forms, new.forms, strict=True)
    rows = ((form.rows, {row.number: row for row in after.rows}) for form, after in forms)
    return sum(after.get(row.number) != row for before, after in rows for row in before)


def _finish_retention(workspace: Workspace, rules: Rules, begun: Unfinished, today: date) -> Erasure:
    past = [
        Past(date.fromisoformat(since), kind, tuple(key), tuple(purposes.split()), rules.catalogue)
        for since, kind, purposes, *key in begun.past
    ]
    stand_ins = dict[str, str](begun.stand_ins)  # type: ignore[arg-type]
    recover(workspace.archive)
    vault_of(workspace).erase(_places(past))
    by_name = _by_name(past)
    changed = rewritten(archive_of(workspace), lambda filing: without_past(filing, by_name, stand_ins))
    forget_kept(workspace.kept)
    of = dict(sorted(Counter(purpose for row in past for purpose in row.purposes).items()))
    record = recorded(workspace, RETAIN, begun, changed, today, {"of": of})
    end(workspace)
    codes = [row.key[0] for row in past if row.entire and row.form.key == ("id",)]
    runs = runs_naming(workspace, codes) if codes else ()
    return Erasure(record, begun.values, begun.rows, runs, of=of)


def _by_name(past: Sequence[Past]) -> Mapping[tuple[str, tuple[str, ...]], Past]:
    return {row.name: row for row in past}


def _places(past: Sequence[Past]) -> list[str]:
    return [place for row in past for place in row.places]
