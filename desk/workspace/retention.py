"""What is past the time `rules/purposes.yaml` gives it: listed, or taken out for good."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desk.base.faults import WrongUse
from desk.workspace.chain import LoggedDecision
from desk.workspace.erasure import RETAIN, recorded, runs_naming, stand_in_for
from desk.workspace.folder import Workspace
from desk.workspace.in_backups import Count, InBackup
from desk.workspace.kept_values import forget_kept
from desk.workspace.logs import faults_told
from desk.workspace.store import archive_of, vault_of
from desk.workspace.sweeping import writing
from desk.workspace.unfinished import Unfinished, begin, end, refuse_while_erasing, unfinished_in
from engine.rulebook.model.rulebook import Rules
from facts.archive.erasing import PARTY, recover, rewritten
from facts.archive.filing import Filing
from facts.archive.retaining import Overdue, Past, Term, overdue_in, without_past
from facts.archive.sealing import PREPARED_BY
from facts.archive.store import Store
from facts.forms.catalogue import COVER
from facts.vault.entries import place_of
from facts.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Retention:
    """What was taken out: its record, records by purpose, rows, values, runs that still hold ids."""

    record: LoggedDecision
    of: Mapping[str, int]
    rows: int
    values: int
    runs: tuple[str, ...]


def purposes_asked(rules: Rules, asked: Sequence[str]) -> tuple[str, ...]:
    """Return the purposes to look at (none asked: all). Raise Stop where one is not of the rules."""
    for purpose in asked:
        if purpose not in rules.purposes:
            known = ", ".join(sorted(rules.purposes))
            raise WrongUse("Không có mục đích '%(purpose)s'. Có: %(known)s.", purpose=purpose, known=known)
    # what serves another purpose than the forms' is worked out anew each time
    held = {f.purpose for kind in (COVER, *rules.catalogue.forms.values()) for f in kind.fields.values()}
    return tuple(p for p in rules.purposes if p in held and p in (asked or rules.purposes))


def overdue(workspace: Workspace, rules: Rules, purposes: Collection[str], today: date) -> Overdue:
    """Return what is past its time by a day."""
    refuse_while_erasing(workspace)
    with faults_told():
        return _overdue(archive_of(workspace), vault_of(workspace), rules, purposes, today)


def _overdue(
    store: Store, vault: Vault | None, rules: Rules, purposes: Collection[str], today: date
) -> Overdue:
    used = {name: p for name, p in rules.purposes.items() if name in purposes}
    terms = {name: Term(purpose.kept.months, purpose.kept.after) for name, purpose in used.items()}
    places = {one: place_of(COVER.name, (one,), PREPARED_BY) for one in (vault.imports() if vault else ())}
    prepared = vault.holding(places.values(), places) if vault else {}
    return overdue_in(store.filings(), terms, rules.calendar, today, prepared.keys(), rules.catalogue)


def past_in_backup(rules: Rules, purposes: Collection[str], today: date) -> Count:
    """Return what counts the rows and values of a backup that are past their time by a day."""

    def count(store: Store, vault: Vault | None) -> tuple[int, int]:
        past = _overdue(store, vault, rules, purposes, today).past
        held = vault.holding(_places(past), vault.imports()) if vault else {}
        return len(past), sum(held.values())

    return count


def retained(
    workspace: Workspace,
    rules: Rules,
    purposes: Collection[str],
    reason: str | None,
    by: str,
    today: date,
    backups: Sequence[InBackup] = (),
) -> Retention | None:
    """Take out what is past its time; None where nothing is. One that was cut off is finished first.

    `backups` that still hold it are put on record: they are not changed.
    """
    if not (reason or "").strip():
        raise WrongUse('Xóa dữ liệu hết thời hạn phải có lý do: --reason "…".')
    with writing(workspace, finishing=True):
        begun = unfinished_in(workspace)
        if begun is not None and not begun.past:
            refuse_while_erasing(workspace)
        with faults_told(workspace.folder):
            begun = begun or _begun(workspace, rules, purposes, str(reason), by, today, backups)
            return None if begun is None else _done(workspace, rules, begun, today)


def _begun(
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
    parties = [one.key[0] for one in past if one.entire and one.kind == PARTY]
    stand_ins = {party: stand_in_for(party) for party in parties}
    changed = {
        filing.hash: rows
        for filing in store.filings()
        if (rows := _rows_changed(filing, without_past(filing, _by_name(past), stand_ins))) is not None
    }
    held = vault.holding(_places(past), vault.imports())
    begun = Unfinished(
        "",
        secrets.token_hex(8),
        tuple(changed),
        tuple(held),
        sum(changed.values()),
        sum(held.values()),
        reason,
        by,
        past=tuple((p.since.isoformat(), p.kind, " ".join(p.purposes), *p.key) for p in past),
        stand_ins=tuple(stand_ins.items()),
        backups=tuple(one.told for one in backups if one.holds),
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


def _done(workspace: Workspace, rules: Rules, begun: Unfinished, today: date) -> Retention:
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
    of = dict(sorted(Counter(purpose for one in past for purpose in one.purposes).items()))
    record = recorded(workspace, RETAIN, begun, changed, today, {"of": of})
    end(workspace)
    codes = [one.key[0] for one in past if one.entire and one.form.key == ("id",)]
    return Retention(record, of, begun.rows, begun.values, runs_naming(workspace, codes) if codes else ())


def _by_name(past: Sequence[Past]) -> Mapping[tuple[str, tuple[str, ...]], Past]:
    return {one.name: one for one in past}


def _places(past: Sequence[Past]) -> list[str]:
    return [place for one in past for place in one.places]
