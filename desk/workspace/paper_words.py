"""The log of officers' words in papers, and taking such words out of it for good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from desk.base.chained_log import Log
from desk.base.faults import WRONG_USE, Stop
from desk.workspace.erasable_words import words_at, words_removed
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from desk.workspace.sweeping import swept_if_free

WORDING = "paper_words.jsonl"
TAKEN_OUT = "words_taken_out"


def wording_log(workspace: Workspace) -> Log:
    return log_of(workspace, WORDING)


def said_in(workspace: Workspace, entry: Mapping[str, Any], out: frozenset[str]) -> Mapping[str, Any] | None:
    """Return what an entry says in an officer's own words, or None where that was taken out; `words` None: dropped."""
    digest = entry.get("digest")
    if digest is None:
        return entry  # dropped, or written before words lay apart
    return None if digest in out else dict(words_at(workspace, digest))


def taken_out_of(entries: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Return the digests of the words that were taken out."""
    return frozenset(one["digest"] for one in entries if one.get("kind") == TAKEN_OUT)


def digests_begun(workspace: Workspace, start: str) -> tuple[str, ...]:
    """Return the digests of kept words that begin so: people type the first letters, or the number of the record."""
    told = [e for e in wording_log(workspace).entries() if e.get("digest") and e.get("kind") != TAKEN_OUT]
    return tuple(e["digest"] for e in told if str(e["n"]) == start or (len(start) > 7 and e["digest"].startswith(start)))  # fmt: skip


def words_taken_out(workspace: Workspace, digests: Iterable[str], reason: str, by: str, today: date) -> int:
    """Take words out for good: on record first, then gone. Return how many there were. Raise Stop without a reason."""
    if not reason.strip():
        raise Stop(WRONG_USE, "Xóa lời đã ghi phải có lý do. Chưa có gì bị xóa.", "Taking words out needs a reason. Nothing was taken out.")  # fmt: skip
    wanted, log = tuple(dict.fromkeys(digests)), wording_log(workspace)
    with log.alone():
        entries = log.entries()
        out, known = taken_out_of(entries), {e["digest"] for e in entries if e.get("digest")}
        swept_if_free(workspace)
        for digest in (d for d in wanted if d in known and d not in out):
            paper = next(e["paper"] for e in entries if e.get("digest") == digest)
            log.add({"kind": TAKEN_OUT, "paper": paper, "digest": digest, "reason": reason.strip(), "by": by, "on": today.isoformat()})  # fmt: skip
        for digest in wanted:
            words_removed(workspace, digest)
    return len(wanted)
