"""Taking words out of the logs for good: which they are, and the record that it was done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from desk.base.faults import WrongUse
from desk.base.language import Lazy
from desk.base.words_apart import LOST, TAKEN_OUT, Words, digests_in
from desk.workspace.desk_words import desk_words_taken_out, free_texts_in, texts_in
from desk.workspace.folder import Workspace
from desk.workspace.logs import folder_of, log_of, logs_of
from desk.workspace.sweeping import swept_if_free
from facts.spelling import folded

LOG = f"{TAKEN_OUT}.jsonl"
LEAST = 8  # letters of a digest that name it


class TakenOut(NamedTuple):
    """How many words were taken out, and what holds them at the desk and stays."""

    words: int
    left: tuple[Lazy, ...]


def words_of(workspace: Workspace) -> Words:
    return Words(folder_of(workspace))


def named_by(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the digests of a record's words; papers' words once had a field of their own."""
    old = [str(entry["digest"])] if entry.get("digest") and entry.get("kind") != TAKEN_OUT else []
    return (*old, *digests_in(entry))


def digests_asked(workspace: Workspace, text: str) -> tuple[str, ...]:
    """Return the digests meant by `LOG:NUMBER`, or by the first letters of a file under `words`."""
    name, _, number = text.rpartition(":")
    listed = [
        (log.name, n, d)
        for log in logs_of(workspace)
        for n, entry in enumerate(log.bare(), 1)
        for d in named_by(entry)
    ]
    at_line = (
        d
        for log, n, d in listed
        if log.removesuffix(".jsonl") == name.removesuffix(".jsonl") and str(n) == number
    )
    begun = (d for _, _, d in listed if len(text) >= LEAST and d.startswith(text))
    return tuple(dict.fromkeys((*at_line, *begun)))


def words_taken_out(
    workspace: Workspace, digests: Iterable[str], reason: str, by: str, today: date, mark: str = ""
) -> TakenOut:
    """Take words out for good, wherever they stand: on record first, then gone, at the desk too.
    `mark` names the proposal that two persons agreed to. Raise Stop without a reason."""
    if not reason.strip():
        raise WrongUse("Xóa lời đã ghi phải có lý do. Chưa có gì bị xóa.")
    words, log = words_of(workspace), log_of(workspace, LOG)
    with log.alone():
        swept_if_free(workspace)
        wanted = tuple(dict.fromkeys(digests))
        texts = {repr(words.at(digest)) for digest in wanted} - {repr(LOST)}
        places = {
            d: f"{other.name}:{n}"
            for other in logs_of(workspace)
            for n, entry in enumerate(other.bare(), 1)
            for d in named_by(entry)
        }
        wanted = (*wanted, *(d for d in places if d not in wanted and repr(words.at(d)) in texts))
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
        typed = {folded(text) for digest in wanted for text in texts_in(words.at(digest))}
        typed -= {folded(LOST), ""}
        left = desk_words_taken_out(
            workspace, lambda texts: any(folded(text) in typed for text in free_texts_in(texts)), by, mark
        )
        words.remove(wanted)
    return TakenOut(len(wanted), left)


def lines_holding(workspace: Workspace, names: Callable[[Any], bool]) -> Iterator[str]:
    """Yield the lines (`LOG:NUMBER`) that name someone for good: of before words lay apart."""
    for log in logs_of(workspace):
        for n, entry in enumerate(log.bare(), 1):
            if names(entry):
                yield f"{log.name}:{n}"
