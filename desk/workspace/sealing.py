"""Sealing what stands: a workspace of an earlier version, an older backup, heads that were lost. From then on
every change shows. What went before can't be vouched for, and the record says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from desk.base.chained_log import Log, mark_of
from desk.base.faults import STORE, Stop, WrongUse
from desk.base.files import alone
from desk.base.heads import Heads, LogHead, LogHeads
from desk.base.language import reader
from desk.workspace.decisions import (
    STORED,
    LoggedDecision,
    Unfinished,
    begin,
    decisions_of,
    digests_in,
    digests_told,
    end,
    folded,
    record_of,
    refuse_while_erasing,
    unfinished_in,
)
from desk.workspace.folder import (
    Workspace,
    close_to_others,
    mark_format,
    remember,
    remembered_id,
    web_secret,
)
from desk.workspace.logs import DECISIONS, faults_told, folder_of, heads_of, key_ready
from desk.workspace.store import archive_of, vault_of
from desk.workspace.sweeping import writing
from facts.archive.erasing import recover
from facts.archive.store import Store
from facts.durable_files import new_aside
from facts.faults import WorkspaceFault
from facts.seals import Digests
from facts.vault.secret import renew_key, secrets_in_file
from facts.vault.vault import CHECK, ERASED, Vault, open_vault, write_check
from facts.visible_text import short_value

SEAL = "seal"


@dataclass(frozen=True, slots=True)
class Unvouched:
    """What no seal, or another one, stood over before. `logs`: what was wrong with their ends; `returns`,
    `vaults`: imports stored without a seal or changed; `gone`: imports told of that are not there; `check`:
    the vault's check of the key, where it was gone."""

    logs: tuple[str, ...]
    returns: tuple[str, ...]
    vaults: tuple[str, ...]
    gone: tuple[str, ...]
    check: tuple[str, ...] = ()


def sealed(
    workspace: Workspace, reason: str | None, by: str, today: date, clock: bool = False
) -> tuple[Unvouched, LoggedDecision | None]:
    """Put seals on all that stands, and on record what they can't vouch for; no record if nothing lacked one.
    With `clock` the last moment holds back no clock. Raise Stop naming everything that is damaged."""
    if not (reason or "").strip():
        raise WrongUse('Niêm phong phải có lý do: --reason "…" (được ghi lại).')
    heads = key_ready(workspace)
    with alone(workspace.folder / "writing"):
        refuse_while_erasing(workspace)
        with faults_told():
            recover(workspace.archive)
            return _sealed(workspace, heads, str(reason), by, today, clock)


def refuse_unvouched(workspace: Workspace) -> None:
    """Raise Stop where seals are in use and do not vouch for all that stands: only `seal` accepts that."""
    heads = heads_of(workspace)
    log_heads = heads.read() if heads else None
    if heads is None or log_heads is None:
        return
    with alone(workspace.folder / "writing"), faults_told():
        unvouched = _unvouched(workspace, *_opened(workspace, heads), log_heads)
    names = [name for names in asdict(unvouched).values() for name in names]
    if names:
        raise Stop(
            STORE,
            "Có thứ không đúng như sổ đã ghi: %(names)s. Chưa nâng cấp gì. Xem lanhmanh verify rồi khôi phục,"
            ' hoặc ghi nhận bằng lanhmanh seal --reason "…"; sau đó nâng cấp.',
            names=", ".join(short_value(name) for name in names[:5]) + (", …" if len(names) > 5 else ""),
        )


def _opened(workspace: Workspace, heads: Heads) -> tuple[dict[str, Log], Store, Vault]:
    """Open logs, returns and names, whatever is wrong with them."""
    logs = {path.name: Log(path, heads) for path in sorted(folder_of(workspace).glob("*.jsonl"))}
    vault = open_vault(workspace.vault, workspace.key, workspace=workspace.id, unchecked=True)
    return logs, Store(workspace.archive, heads.seals), vault


def _sealed(
    workspace: Workspace, heads: Heads, reason: str, by: str, today: date, clock: bool
) -> tuple[Unvouched, LoggedDecision | None]:
    log_heads = _read_heads(heads)
    logs, store, vault = _opened(workspace, heads)
    unvouched = _unvouched(workspace, logs, store, vault, log_heads)
    close_to_others(workspace)
    mark_format(workspace)
    before = remembered_id(workspace)
    other = before is not None and before != workspace.id
    remember(workspace)
    if log_heads is not None and not (any(asdict(unvouched).values()) or clock or other):
        return unvouched, None
    for digest in unvouched.returns:
        store.seal_again(digest)
    for digest in set(unvouched.vaults) - {ERASED}:
        vault.seal_again(digest)
    vault.seal_closed(lost=ERASED in unvouched.vaults)
    if unvouched.check:
        write_check(workspace.vault, secrets_in_file(workspace.key))
    last = {name: log.lines_read() for name, log in logs.items()}
    marks = {name: LogHead(len(entries), mark_of(entries[-1])) for name, entries in last.items() if entries}
    heads.write(
        LogHeads(
            marks, "" if clock or log_heads is None else log_heads.at, log_heads.compared if log_heads else ""
        )
    )
    stored = digests_in(workspace, store.hashes(), vault.imports(), closed=True)
    stored[STORED]["gone"] = list(unvouched.gone)
    content = {"reason": reason, "clock": clock, "unvouched": asdict(unvouched), **stored}
    content |= {"in_place_of": before} if other else {}
    return unvouched, decisions_of(workspace).add(SEAL, today.isoformat(), by, content)


def _read_heads(heads: Heads) -> LogHeads | None:
    try:
        return heads.read()
    except Stop:
        return None  # changed: as good as lost


def _unvouched(
    workspace: Workspace, logs: dict[str, Log], store: Store, vault: Vault, log_heads: LogHeads | None
) -> Unvouched:
    """Say what has no seal. Raise Stop naming everything that is damaged."""
    damaged: list[str] = []
    ends = []
    for log in logs.values():
        broken = log.broken()
        if broken is not None:
            damaged.append(str(broken.text(log.path)))
        elif log_heads is None or log.examined()[1] is not None:
            ends.append(log.name)
    ends += sorted(set(log_heads.logs) - set(logs)) if log_heads else []
    if damaged:
        raise _damaged(damaged)
    digests = _digests(logs)
    strict = Store(workspace.archive, store.seals, digests)
    names = open_vault(workspace.vault, workspace.key, digests, workspace.id, unchecked=True)
    returns = [
        digest for digest in sorted(store.hashes()) if _told_of(strict.check, store.check, digest, damaged)
    ]
    vaults = [digest for digest in vault.imports() if _told_of(names.check, vault.check, digest, damaged)]
    erased = (log_heads is not None or digests.closed) and _told_of(
        lambda _: names.check_closed(), lambda _: vault.check_closed(), ERASED, damaged
    )
    if damaged:
        raise _damaged(damaged)
    being_filed = set(log_heads.filing) if log_heads else set()
    returns = sorted({*returns, *store.hashes() - digests.manifests.keys() - being_filed})
    vaults = sorted({*vaults, *set(vault.imports()) - digests.vaults.keys() - being_filed})
    vaults += [ERASED] if erased else []
    gone = set(digests.manifests) - store.hashes() | set(digests.vaults) - set(vault.imports())
    check = () if (workspace.vault / CHECK).exists() else (CHECK,)
    return Unvouched(tuple(ends), tuple(returns), tuple(vaults), tuple(sorted(gone)), check)


def _digests(logs: dict[str, Log]) -> Digests:
    entries = logs[DECISIONS].lines_read() if DECISIONS in logs else []
    return folded(map(record_of, entries))


def _told_of(
    strict: Callable[[str], None], lenient: Callable[[str], None], digest: str, damaged: list[str]
) -> bool:
    """Tell whether a stored file is whole but not vouched for; add what is wrong to `damaged`."""
    try:
        strict(digest)
        return False
    except WorkspaceFault:
        pass
    try:
        lenient(digest)
    except WorkspaceFault as fault:
        damaged.append(fault.text(reader()))
    return True


def _damaged(faults: list[str]) -> Stop:
    lines = "\n".join(faults)
    return Stop(STORE, "Chưa niêm phong gì, vì có tệp hỏng hoặc bị sửa:\n%(lines)s", lines=lines)


ROTATE = "rotate_key"


def rotated(workspace: Workspace, reason: str | None, by: str, today: date) -> LoggedDecision:
    """Put a new secret in use. Cut off, run again: it is finished with the secret it had made. Raise Stop."""
    if not (reason or "").strip():
        raise WrongUse('Đổi khóa phải có lý do: --reason "…".')
    with writing(workspace, finishing=True), faults_told():
        under_way = unfinished_in(workspace) or _begun(workspace, str(reason), by)
        if not under_way.secrets:
            refuse_while_erasing(workspace)
        if len(secrets_in_file(workspace.key)) == under_way.secrets:
            web_secret(workspace.key).unlink(missing_ok=True)  # lost with the key it lay beside
            renew_key(workspace.key)
        return _finished(workspace, under_way, today)


def _begun(workspace: Workspace, reason: str, by: str) -> Unfinished:
    """Leave the mark, once all that will be sealed again is what the log says it is. Raise WorkspaceFault."""
    store, vault = archive_of(workspace), vault_of(workspace)
    on_record = digests_told(workspace) or Digests({}, {}, "")  # what was brought in is not sealed again
    returns = tuple(sorted(store.hashes() & set(on_record.manifests)))
    vaults = tuple(digest for digest in vault.imports() if digest in on_record.vaults)
    for digest in returns:
        store.check(digest)
    for digest in vaults:
        vault.check(digest)
    secrets = len(secrets_in_file(workspace.key))
    new_aside(workspace.key).rmdir()  # where nothing can be written beside the key, nothing is begun
    begun = Unfinished("", "", returns, vaults, reason=reason, by=by, secrets=secrets)
    begin(workspace, begun)
    return begun


def _finished(workspace: Workspace, begun: Unfinished, today: date) -> LoggedDecision:
    heads, vault, store = heads_of(workspace), vault_of(workspace), archive_of(workspace)
    log_heads = heads.read() if heads else None
    assert heads is not None
    assert log_heads is not None  # nothing is written in a workspace without
    last = decisions_of(workspace).records()[-1]
    if last.kind == ROTATE and last.content == _content(workspace, begun):  # cut off just after it
        end(workspace)
        return last
    for digest in begun.returns:
        store.seal_again(digest)
    for digest in begun.vaults:
        vault.seal_again(digest)
    vault.seal_closed()
    write_check(workspace.vault, secrets_in_file(workspace.key))
    heads.write(log_heads)
    content = _content(workspace, begun)
    record = decisions_of(workspace).add(ROTATE, today.isoformat(), begun.by, content)
    end(workspace)
    return record


def _content(workspace: Workspace, begun: Unfinished) -> dict[str, Any]:
    # `secrets` tells apart two replacements for one reason
    stored = digests_in(workspace, (), begun.vaults, closed=True)
    return {"reason": begun.reason, "secrets": begun.secrets, **stored}
