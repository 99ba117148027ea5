"""When returns came in, as the receiver says afterwards: on record, laid over what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from desk.workspace.decisions import LoggedDecision, decisions_of
from desk.workspace.folder import Workspace
from facts.archive.receiving import Heard, Words, word_from_content

RECEIVED = "received"


def received_words(workspace: Workspace) -> Words:
    """Return what the receiver said of returns that were there, by import: the last word on each."""
    told: dict[str, Any] = {}
    for record in decisions_of(workspace).records():
        if record.kind == RECEIVED:
            told |= record.content["returns"]
    return words_from_content(told)


def words_from_content(told: Mapping[str, Any]) -> Words:
    return {hash_: word_from_content(said) for hash_, said in told.items()}


def words_content(words: Words, returns: Iterable[str]) -> dict[str, Any]:
    """Return the words on some returns, for a record or a run."""
    return {hash_: words[hash_].content() for hash_ in sorted(set(returns) & set(words))}


def recorded_words(
    workspace: Workspace, heard: Iterable[Heard], by: str, today: date
) -> LoggedDecision | None:
    """Put the receiver's words on record, with the files they are about; None where there are none."""
    said = {one.hash: one for one in heard}
    if not said:
        return None
    words = words_content({hash_: one.word for hash_, one in said.items()}, said)
    content = {"returns": words, "files": {hash_: said[hash_].file for hash_ in sorted(said)}}
    return decisions_of(workspace).add(RECEIVED, today.isoformat(), by, content)
