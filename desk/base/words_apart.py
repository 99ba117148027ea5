"""Words people type that may have to be taken out one day: each in a file of its own, a log keeps its digest.

The file holds a secret beside the words: once it is gone, its digest tells nothing. A log of its own tells
what was taken out.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from desk.base.files import unwritable, write_bytes
from facts.parsed_json import parsed

FREE = frozenset({"reason", "despite", "record", "own_words"})
"""Fields of a record that hold what a person typed freely, at any depth: `own_words` anything, the others
text."""
APART = "words_apart"
TAKEN_OUT = "words_taken_out"
GONE, LOST = "(đã xóa hẳn · erased)", "(đã mất · lost)"
"""What stands in the place of words that were taken out, and of words whose file is gone or was changed."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the logs in a folder."""

    logs: Path

    def put(self, entry: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Return a record with its free words set apart, and the digests written. Raise Stop."""
        written: list[str] = []
        try:
            return self._put_in(entry, written), tuple(written)
        except BaseException:
            self.remove(written)
            raise

    def _put_in(self, part: Any, written: list[str]) -> Any:
        if isinstance(part, list | tuple):
            return [self._put_in(item, written) for item in part]
        if not isinstance(part, Mapping):
            return part
        return {
            key: self._kept(value, written) if _is_free(key, value) else self._put_in(value, written)
            for key, value in part.items()
        }

    def _kept(self, words: Any, written: list[str]) -> dict[str, str]:
        content = json.dumps({"secret": secrets.token_hex(16), "words": words}, ensure_ascii=False).encode()
        digest = hashlib.sha256(content).hexdigest()
        written.append(digest)
        try:
            write_bytes(self.path(digest), content)
        except OSError as error:
            raise unwritable(self.folder, error) from error
        return {APART: digest}

    def remove(self, digests: Iterable[str]) -> None:
        for digest in digests:
            try:
                self.path(digest).unlink(missing_ok=True)
            except OSError as error:
                raise unwritable(self.path(digest), error) from error

    def back_in(self, lines: Sequence[bytes], entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return records with their words in place again; GONE or LOST where there are none."""
        out = self.taken_out()
        mark = f'"{APART}"'.encode()
        return [
            self._back_in(entry, out) if mark in line else entry
            for line, entry in zip(lines, entries, strict=True)
        ]

    def _back_in(self, part: Any, out: frozenset[str]) -> Any:
        if isinstance(part, list):
            return [self._back_in(item, out) for item in part]
        if not isinstance(part, dict):
            return part
        if part.keys() == {APART}:
            return GONE if part[APART] in out else self.at(part[APART])
        return {key: self._back_in(value, out) for key, value in part.items()}

    def at(self, digest: str) -> Any:
        """Return words by their digest; LOST where their file is gone or is not what it was."""
        path = self.path(digest)
        try:
            there = path.stat()
            return _words_in(path, there.st_mtime_ns, there.st_size)
        except OSError:
            return LOST

    def taken_out(self) -> frozenset[str]:
        try:
            lines = (self.logs / f"{TAKEN_OUT}.jsonl").read_text("utf-8").split("\n")
        except OSError:
            return frozenset()
        return frozenset(digest for line in lines if (digest := _digest_taken(line)))

    def holding(self, names: Callable[[Any], bool]) -> Iterator[str]:
        """Yield the digests of kept words that name someone."""
        for path in sorted(self.folder.glob("*.json")):
            content = path.read_text("utf-8", errors="replace")
            try:
                words = parsed(content.encode())
            except ValueError:  # damaged: what can still be read of it
                words = content.replace("\\n", " ")
            if names(words):
                yield path.stem

    @property
    def folder(self) -> Path:
        return self.logs / "words"

    def path(self, digest: str) -> Path:
        return self.folder / f"{digest}.json"


@lru_cache(maxsize=65536)
def _words_in(path: Path, changed: int, size: int) -> Any:
    """Return the words of a file; read once as long as it is not written again."""
    content = path.read_bytes()
    return parsed(content)["words"] if hashlib.sha256(content).hexdigest() == path.stem else LOST


def digests_in(value: Any) -> Iterator[str]:
    """Yield the digests a record, as it stands in its log, names words by."""
    if isinstance(value, list):
        for item in value:
            yield from digests_in(item)
    elif isinstance(value, dict):
        if value.keys() == {APART}:
            yield str(value[APART])
        for item in value.values():
            yield from digests_in(item)


def _is_free(key: str, value: Any) -> bool:
    return key in FREE and bool(value) and (key == "own_words" or isinstance(value, str))


def _digest_taken(line: str) -> str:
    try:
        return str(parsed(line).get("digest", ""))
    except (ValueError, AttributeError):
        return ""
