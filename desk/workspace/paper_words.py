"""The log of officers' words in papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desk.base.chained_log import Log
from desk.base.faults import STORE, Stop
from desk.base.words_apart import GONE, LOST, TAKEN_OUT
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from desk.workspace.taking_out import words_of

WORDING = "paper_words.jsonl"


def wording_log(workspace: Workspace) -> Log:
    return log_of(workspace, WORDING)


def said_in(workspace: Workspace, entry: Mapping[str, Any], out: frozenset[str]) -> Mapping[str, Any] | None:
    """Return an entry's own words, None where they were taken out; `words` None: dropped."""
    said = entry.get("own_words")
    if "digest" in entry:  # of before every log set words apart
        said = GONE if entry["digest"] in out else words_of(workspace).at(entry["digest"])
    if said == LOST:
        place = f"{WORDING}:{entry['n']}"
        raise Stop(
            STORE,
            "Lời ghi ở %(place)s đã mất hoặc bị sửa. Khôi phục thư mục decisions/words từ bản sao lưu, hoặc"
            ' ghi việc xóa: lanhmanh erase --words %(place)s --reason "…" --yes.',
            place=place,
        )
    return entry if said is None else None if said == GONE else dict(said)


def taken_out_of(workspace: Workspace, entries: list[dict[str, Any]]) -> frozenset[str]:
    """Return the digests of the words that were taken out; once that was told in this log itself."""
    here = (e["digest"] for e in entries if e.get("kind") == TAKEN_OUT)
    return words_of(workspace).taken_out() | frozenset(here)
