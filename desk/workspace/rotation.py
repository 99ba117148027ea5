"""A leaked key is replaced: names encrypted again, returns and names sealed again.

The new secret stands first in the key file; the old ones open and check what was written before, and make no
seal. Keyed hashes keep the first secret, so that a phone of last year still ties.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from desk.base.faults import WrongUse
from desk.workspace.decisions import LoggedDecision, decisions_of, digests_in, digests_told
from desk.workspace.folder import Workspace
from desk.workspace.logs import faults_told, heads_of
from desk.workspace.store import archive_of, vault_of
from desk.workspace.sweeping import writing
from desk.workspace.unfinished import Unfinished, begin, end, refuse_while_erasing, unfinished_in
from facts.seals import Digests
from facts.vault.secret import renew_key, secrets_in_file
from facts.vault.vault import write_check

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
            renew_key(workspace.key)
        return _finished(workspace, under_way, today)


def _begun(workspace: Workspace, reason: str, by: str) -> Unfinished:
    """Leave the mark, once all that will be sealed again is what the log says it is. Raise WorkspaceFault."""
    store, vault = archive_of(workspace), vault_of(workspace)
    on_record = digests_told(workspace) or Digests({}, {}, "")  # what was brought in is not sealed again
    returns = tuple(sorted(store.hashes() & set(on_record.manifests)))
    vaults = tuple(one for one in vault.imports() if one in on_record.vaults)
    for one in returns:
        store.check(one)
    for one in vaults:
        vault.check(one)
    secrets = len(secrets_in_file(workspace.key))
    begun = Unfinished("", "", returns, vaults, reason=reason, by=by, secrets=secrets)
    begin(workspace, begun)
    return begun


def _finished(workspace: Workspace, begun: Unfinished, today: date) -> LoggedDecision:
    heads, vault, store = heads_of(workspace), vault_of(workspace), archive_of(workspace)
    told = heads.read() if heads else None
    assert heads is not None
    assert told is not None  # nothing is written in a workspace without
    last = decisions_of(workspace).records()[-1]
    if last.kind == ROTATE and last.content == _content(workspace, begun):  # cut off just after it
        end(workspace)
        return last
    for one in begun.returns:
        store.seal_again(one)
    for one in begun.vaults:
        vault.seal_again(one)
    vault.seal_closed()
    write_check(workspace.vault, secrets_in_file(workspace.key))
    heads.write(told)
    content = _content(workspace, begun)
    record = decisions_of(workspace).add(ROTATE, today.isoformat(), begun.by, content)
    end(workspace)
    return record


def _content(workspace: Workspace, begun: Unfinished) -> dict[str, Any]:
    return {"reason": begun.reason, **digests_in(workspace, (), begun.vaults, closed=True)}
