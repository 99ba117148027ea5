"""Taking words out of the logs for good: which they are, and the record that it was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from desk.base.faults import WrongUse
from desk.base.words_apart import LOST, TAKEN_OUT, Words, digests_in
from desk.workspace.folder import Workspace
from desk.workspace.logs import folder_of, log_of, logs_of
from desk.workspace.sweeping import swept_if_free
from facts.spelling import folded

LOG = f"{TAKEN_OUT}.jsonl"
LEAST = 8  # letters of a digest that name it


def words_of(workspace: Workspace) -> Words:
    return Words(folder_of(workspace))


def named_by(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the digests of a record's words; papers' words once had a field of their own."""
    old = [str(entry["digest"])] if entry.get("digest") and entry.get("kind") != TAKEN_OUT else []
    return (*old, *digests_in(entry))


def digests_asked(workspace: Workspace, asked: str) -> tuple[str, ...]:
    """Return the digests meant by `LOG:NUMBER`, or by the first letters of a file under `words`."""
    name, _, number = asked.rpartition(":")
    told = [
        (log.name, n, d)
        for log in logs_of(workspace)
        for n, entry in enumerate(log.bare(), 1)
        for d in named_by(entry)
    ]
    at_line = (
        d
        for log, n, d in told
        if log.removesuffix(".jsonl") == name.removesuffix(".jsonl") and str(n) == number
    )
    begun = (d for _, _, d in told if len(asked) >= LEAST and d.startswith(asked))
    return tuple(dict.fromkeys((*at_line, *begun)))


def words_taken_out(
    workspace: Workspace, digests: Iterable[str], reason: str, by: str, today: date, mark: str = ""
) -> int:
    """Take words out for good, wherever they stand: on record first, then gone. Return how many there were.
    `mark` names the proposal that two persons agreed to. Raise Stop without a reason."""
    if not reason.strip():
        raise WrongUse("Xóa lời đã ghi phải có lý do. Chưa có gì bị xóa.")
    words, log = words_of(workspace), log_of(workspace, LOG)
    with log.alone():
        swept_if_free(workspace)
        wanted = tuple(dict.fromkeys(digests))
        said = {repr(words.at(digest)) for digest in wanted} - {repr(LOST)}
        places = {
            d: f"{other.name}:{n}"
            for other in logs_of(workspace)
            for n, entry in enumerate(other.bare(), 1)
            for d in named_by(entry)
        }
        wanted = (*wanted, *(d for d in places if d not in wanted and repr(words.at(d)) in said))
        out = words.taken_out()
        for digest in (d for d in wanted if d in places and d not in out):
            log.add(
                {
                    "kind": TAKEN_OUT,
                    "digest": digest,
                    "of": places[digest],
                    "reason": reason.strip(),
                    "by": by,
                    "on": today.isoformat(),
                    **({"proposal": mark} if mark else {}),
                }
            )
        words.remove(wanted)
    return len(wanted)


def lines_holding(workspace: Workspace, texts: Iterable[str]) -> Iterator[str]:
    """Yield the lines (`LOG:NUMBER`) in which a text stands for good: of before words lay apart."""
    wanted = tuple(folded(text) for text in texts if len(text.strip()) > 1)
    for log in logs_of(workspace):
        for n, entry in enumerate(log.bare(), 1):
            said = folded(" ".join(_texts(entry)))
            if any(text in said for text in wanted):
                yield f"{log.name}:{n}"


def _texts(said: Any) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, Mapping | list):
        for one in said.values() if isinstance(said, Mapping) else said:
            yield from _texts(one)
