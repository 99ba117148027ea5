"""Append-only logs. Each record is sealed with the seal of the one before, and stands on the disk, or never
was.

What a person typed lies apart (`words_apart`): the seal holds its digest. Records of before there were seals
carry plain hashes; the first sealed record after them, and the head, hold them fast.
"""

from __future__ import annotations

import codecs
import getpass
import hashlib
import json
import os
import threading
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.base.faults import STORE, Stop
from desk.base.files import alone, folder_in_the_way, unwritable
from desk.base.heads import (
    BEGUN,
    BEHIND,
    CHANGED,
    LEFT_OVER,
    NO_HEADS,
    NO_KEY,
    SHORT,
    UNSEALED,
    WORDS_LOST,
    Heads,
    LogFault,
    LogHead,
    LogHeads,
    check_clock,
    check_no_leap,
    moment,
)
from desk.base.words_apart import LOST, Words, digests_in
from facts.durable_files import append_whole, cut_back
from facts.parsed_json import parsed
from facts.seals import with_seal, without_seal

FIRST = "0" * 64
ADDED = ("n", "after", "at", "account", "seal")
"""What `add` puts beside an entry: its number, the seal before, the moment and the system account, its own
seal."""
Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Log:
    """A log of a workspace; without `heads` (no key) it can be read, its seals taken on trust."""

    path: Path
    heads: Heads | None

    @property
    def name(self) -> str:
        return self.path.name

    def entries(self) -> list[Entry]:
        """Read every record in order. Raise Stop where one is not what it was, or is gone."""
        entries, fault = self.examined()
        if fault is not None and fault.kind != UNSEALED:
            raise Stop(STORE, fault.text(self.path))
        return entries

    def examined(self) -> tuple[list[Entry], LogFault | None]:
        """Return every record, and what is wrong with the log first; lost words stand as such."""
        # first: a log may be ahead of its head, never behind
        heads = self.heads.read() if self.heads else None
        lines = self._lines()
        entries = [_entry(line) for line in lines]
        return self.words.back_in(lines, entries), self._fault(entries, lines, heads)

    def looked_over(self) -> tuple[list[Entry], LogFault | None]:
        """Return what `examined` does; words that are lost or changed are a fault too."""
        entries, fault = self.examined()
        return entries, fault or self._words_lost()

    def left_over(self) -> LogFault | None:
        """Return what stands after the last record, cut off or someone's; the next one replaces it."""
        *lines, piece = self._content().split(b"\n")
        if not piece:
            return None
        heads = self._told()
        intended = heads.intended.get(self.name) if heads else None
        begun = intended is not None and intended.count == len(lines) + 1 and _may_begin(piece)
        return LogFault(BEGUN if begun else LEFT_OVER, len(lines))

    def _words_lost(self) -> LogFault | None:
        out = self.words.taken_out()
        lost = (
            n
            for n, entry in enumerate(self.bare(), 1)
            for d in digests_in(entry)
            if d not in out and self.words.at(d) == LOST
        )
        return next((LogFault(WORDS_LOST, n) for n in lost), None)

    def broken(self) -> LogFault | None:
        """Return the first record that does not follow or has no right seal; its end is not looked at."""
        lines = self._lines()
        at = self._first_changed([_entry(line) for line in lines], lines, LogHead(len(lines), ""))
        return None if at is None else LogFault(CHANGED, at)

    def lines_read(self) -> list[Entry]:
        lines = self._lines()
        return self.words.back_in(lines, [_entry(line) for line in lines])

    def bare(self) -> list[Entry]:
        """Return every record as it stands in the file: words by their digests."""
        return [_entry(line) for line in self._lines()]

    @property
    def words(self) -> Words:
        return Words(self.path.parent)

    def _lines(self) -> list[bytes]:
        # What stands after the last line's end was never whole.
        return self._content().split(b"\n")[:-1]

    def alone(self) -> AbstractContextManager[None]:
        """Hold the log for a block that reads what stands and adds to it."""
        return alone(self.path)

    def add(self, entry: Mapping[str, Any], same: Sequence[str] = ()) -> Entry:
        """Add a record at the end, on the disk when this returns; or raise Stop with the log as it was.

        `same` names the fields that say what a record is about: if the last one about it, of those that were
        not taken back, says the same, it is returned and none is added, so that a command cut off may be
        repeated.
        """
        with self.alone():
            known = None if same else self._checked()
            if known is not None:
                return self._added(*known, entry, *self._writable(None))
            entries, fault = self.examined()
            heads, last = self._writable(fault)
            if same and (before := _last_about(entries, entry, same)) is not None and _says(before, entry):
                return before
            return self._added(len(entries), mark_of(entries[-1]) if entries else FIRST, entry, heads, last)

    def _checked(self) -> tuple[int, str] | None:
        """Return the count and last seal, where this process checked them before; None: look at all.

        What other processes added is looked at line by line; anything strange is left to `examined`.
        """
        content = self._content()
        known, heads = checked_of(self.path, content), self._told()
        head = heads.logs.get(self.name) if heads else None
        if known is None or head is None or head.count < known.count:
            return None
        count, mark, at_head = known.count, known.mark, known.mark
        for line in content[known.length :].split(b"\n")[:-1]:
            entry = _entry(line)
            count += 1
            follows = (entry.get("after"), entry.get("n")) == (mark, count) and "seal" in entry
            if not follows or not self._stands(entry, line, count <= head.count):
                return None
            mark = mark_of(entry)
            at_head = mark if count == head.count else at_head
        whole = head.count <= count and heads is not None and heads.ends(self.name, count, mark)
        return (count, mark) if whole and at_head == head.seal else None

    def check_writable(self) -> None:
        """Raise Stop where nothing can be added: no key, not sealed yet, not what it was, a clock behind."""
        check_clock(self._writable(self.examined()[1])[1], moment())

    def check_no_leap(self) -> None:
        """Raise Stop where the clock stands far ahead of what was recorded last."""
        check_no_leap(self._writable(self.examined()[1])[1], moment())

    def _told(self) -> LogHeads | None:
        return self.heads.read() if self.heads else None

    def _writable(self, fault: LogFault | None) -> tuple[Heads, LogHeads]:
        heads = self.heads.read() if self.heads else None
        if fault is None and (self.heads is None or heads is None):
            fault = LogFault(UNSEALED if self.heads else NO_KEY)
        if fault is not None or self.heads is None or heads is None:
            raise Stop(STORE, (fault or LogFault(NO_KEY)).text(self.path))
        return self.heads, heads

    def _added(
        self, count: int, after: str, entry: Mapping[str, Any], heads: Heads, before: LogHeads
    ) -> Entry:
        now = moment()
        check_clock(before, now)
        entry_, apart = self.words.put(entry)
        try:
            line = self._appended(entry_, count, after, now, heads)
        except BaseException:
            self.words.remove(apart)  # what no record names is kept by nobody
            raise
        return {**line, **entry}

    def _appended(self, entry: Entry, count: int, after: str, now: str, heads: Heads) -> Entry:
        line: Entry = {**entry, "n": count + 1, "after": after, "at": now, "account": account()}
        body = _text(line).encode()
        line["seal"] = heads.seals.seal(self._purpose, body)
        length, head = self._content().rfind(b"\n") + 1, LogHead(line["n"], line["seal"])
        heads.intend(self.name, after, head)
        try:
            append_whole(self.path, length, with_seal(body, line["seal"]) + b"\n")
        except OSError as error:
            raise unwritable(self.path, error) from error
        try:
            heads.advance(self.name, head, now)
        except BaseException:
            cut_back(self.path, length)
            raise
        _here.added = records_added() + 1
        checked_now(self.path, self._content(), line["n"], line["seal"])
        return line

    @property
    def _purpose(self) -> str:
        return f"log {self.name}"

    def _content(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except IsADirectoryError as error:
            raise folder_in_the_way(self.path) from error
        except OSError as error:
            raise unwritable(self.path, error) from error

    # What is wrong

    def _fault(self, entries: list[Entry], lines: list[bytes], heads: LogHeads | None) -> LogFault | None:
        head = heads.logs.get(self.name) if heads else None
        broken = self._first_changed(entries, lines, head)
        if broken is not None:
            return LogFault(CHANGED, broken)
        if head is not None and len(entries) < head.count:
            return LogFault(SHORT, len(entries), head.count)
        if head is not None and mark_of(entries[head.count - 1]) != head.seal:
            return LogFault(CHANGED, head.count)
        pinned = head.count if head else 0
        if any("seal" not in entry for entry in entries[pinned:]):
            return LogFault(CHANGED, pinned + 1) if heads else LogFault(UNSEALED, len(entries))
        if self.heads and heads is None and entries:
            return LogFault(NO_HEADS)
        if self.heads and len(entries) > pinned and self._beyond_head(len(entries), mark_of(entries[-1])):
            return LogFault(BEHIND, pinned, len(entries))
        return None

    def _beyond_head(self, count: int, seal: str) -> bool:
        """Tell whether the heads, read again (others may have added), know nothing of this record."""
        heads = self._told()
        return heads is None or not heads.ends(self.name, count, seal)

    def _first_changed(self, entries: list[Entry], lines: list[bytes], head: LogHead | None) -> int | None:
        """Return the number of the first record that is not what it was, or follows another than it did."""
        before, sealed, pinned = FIRST, False, head.count if head else 0
        for n, (entry, line) in enumerate(zip(entries, lines, strict=True), 1):
            if (
                entry.get("after") != before
                or entry.get("n") != n
                or not self._stands(entry, line, n <= pinned)
            ):
                return n
            if sealed and "seal" not in entry:
                return n
            before, sealed = mark_of(entry), "seal" in entry
        return None

    def _stands(self, entry: Entry, line: bytes, pinned: bool) -> bool:
        """Tell whether a record is what was sealed; after the head only the current key seals."""
        if "seal" not in entry:
            return bool(entry.get("hash") == hash_of(entry))
        body, seal = without_seal(line)
        if not seal or self.heads is None:
            return bool(seal)
        holds = self.heads.seals.accepts if pinned else self.heads.seals.holds
        return holds(self._purpose, body, seal)


_here = threading.local()


def records_added() -> int:
    """Return how many records this thread put on record, in whatever log."""
    return int(getattr(_here, "added", 0))


def account() -> str:
    """Return the system's name of who uses the machine; `?` where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "?"


def mark_of(entry: Mapping[str, Any]) -> str:
    """Return what the next record names this one by: its seal, or the hash of an old one."""
    return str(entry.get("seal") or entry.get("hash"))


def hash_of(entry: Mapping[str, Any]) -> str:
    return hashlib.sha256(_text({k: v for k, v in entry.items() if k != "hash"}).encode()).hexdigest()


def _last_about(entries: list[Entry], entry: Mapping[str, Any], same: Sequence[str]) -> Entry | None:
    about, undone = [entry.get(name) for name in same], {e.get("undoes") for e in entries}
    standing = (e for e in reversed(entries) if e.get("n") not in undone)
    return next((e for e in standing if [e.get(name) for name in same] == about), None)


def _says(before: Entry, entry: Mapping[str, Any]) -> bool:
    return _text({k: v for k, v in before.items() if k not in ADDED}) == _text(entry)


def _text(entry: Mapping[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False, sort_keys=True)


def _may_begin(piece: bytes) -> bool:
    """Tell whether a record of ours may begin so."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(piece)  # the last character may be cut off
    except UnicodeDecodeError:
        return False
    return bool(text) and '{"'.startswith(text[:2]) and min(text) >= " "


def _entry(line: bytes) -> Entry:
    try:
        entry = parsed(line.decode())
    except ValueError:
        entry = None
    return entry if isinstance(entry, dict) else {"unreadable": True}


@dataclass(frozen=True, slots=True)
class LastCheck:
    """The last record of what was checked: how many there were, its seal, and how many bytes they take."""

    count: int
    mark: str
    length: int


_one_at_a_time = threading.Lock()
_checked: dict[Path, tuple[LastCheck, Any]] = {}


def checked_of(path: Path, content: bytes) -> LastCheck | None:
    """Return what was checked of a log, where its content still begins with the very same bytes."""
    with _one_at_a_time:
        known = _checked.get(path)
    if known is None or len(content) < known[0].length:
        return None
    return known[0] if _hash(content[: known[0].length]).digest() == known[1].digest() else None


def checked_now(path: Path, content: bytes, count: int, mark: str) -> None:
    """Remember that all of a log was checked; its beginning is not hashed again."""
    with _one_at_a_time:
        known = _checked.get(path)
        if known is not None and known[0].length <= len(content) and known[0].count < count:
            made = known[1].copy()
            made.update(content[known[0].length :])
        else:
            made = _hash(content)
        _checked[path] = LastCheck(count, mark, len(content)), made


def _hash(content: bytes) -> Any:
    return hashlib.sha256(content)
