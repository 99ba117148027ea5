"""Files an officer takes away, each with a mark over its own bytes: one that somebody changed since, or that
something else made, has none that is right, and is never written over."""

from __future__ import annotations

import errno
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from desk.base.faults import WrongUse
from desk.base.files import unwritable
from facts.durable_files import write_all

_MARK = re.compile(rb"lanhmanh-([0-9a-f]{32})")
_BLANK = b"lanhmanh-" + b"0" * 32
_TAIL = 300  # bytes at the end of a file, among which its mark is


def write_output(path: Path, content: bytes, over: bool = False) -> None:
    write_outputs({path: content}, over)


def write_outputs(contents: Mapping[Path, bytes], over: bool = False) -> None:
    """Write files whole. Raise WrongUse, none written, where one would be written over that is not as this
    program wrote it, unless they are to be written `over` any file."""
    marked = {path: _marked(path.suffix.lower(), content) for path, content in contents.items()}
    copies = _KEPT_BACK.get()
    if copies is None:
        _write(_Copies(marked, over=set(marked) if over else set()))
        return
    copies.files.update(marked)
    if over:
        copies.over.update(marked)


@dataclass(frozen=True, slots=True)
class _Copies:
    """Copies somebody takes, and what puts them on record."""

    files: dict[Path, bytes] = field(default_factory=dict)
    records: list[Callable[[], object]] = field(default_factory=list)
    over: set[Path] = field(default_factory=set)  # written whatever is there


_KEPT_BACK: ContextVar[_Copies | None] = ContextVar("taken", default=None)


@contextmanager
def taken() -> Iterator[None]:
    """Keep back the files written in the block, and what puts them on record, until all of them could be
    written: none is on record that nobody could take, and none is in its place that is not on record."""
    copies = _Copies()
    token = _KEPT_BACK.set(copies)
    try:
        yield
    finally:
        _KEPT_BACK.reset(token)
    _write(copies)


def put_on_record(record: Callable[[], object]) -> None:
    """Put on record who takes something: at once, or where files are kept back, just before they are in
    their place."""
    copies = _KEPT_BACK.get()
    if copies is None:
        record()
    else:
        copies.records.append(record)


def _write(copies: _Copies) -> None:
    refuse_changed(
        path
        for path, content in copies.files.items()
        if path.is_dir() or (path not in copies.over and not _holds(path, content))
    )

    def ready() -> None:
        for record in copies.records:
            record()

    write_all(copies.files, ready)


def refuse_changed(paths: Iterable[Path]) -> None:
    """Raise WrongUse where a file is there that is not as this program wrote it."""
    for path in paths:
        if path.is_dir():
            raise unwritable(path, IsADirectoryError(errno.EISDIR, ""))
        if path.suffix.lower() in _WAYS and path.is_file() and not _is_as_written(path):
            raise WrongUse(
                "%(path)s không còn như lúc chương trình xuất ra (đã sửa, đã ký, hoặc do nơi khác, bản cũ"
                " làm); chưa ghi đè, chưa ghi gì. Đổi tên hoặc chuyển tệp ấy đi nơi khác, hoặc xuất vào thư"
                " mục khác.",
                path=path,
            )


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _in_package(content: bytes) -> bytes:
    """Put a mark into the comment of a package that has none; one that is locked with a password can't have
    one."""
    if not content.startswith(b"PK") or not content.endswith(b"\0\0"):
        return content
    return content[:-2] + len(_BLANK).to_bytes(2, "little") + _BLANK


def _before(end: bytes, line: bytes) -> Callable[[bytes], bytes]:
    """Put a line before the last place of `end`."""

    def way(content: bytes) -> bytes:
        before, mark, after = content.rpartition(end)
        return before + line + mark + after if mark else content

    return way


_WAYS: Mapping[str, Callable[[bytes], bytes]] = {
    ".docx": _in_package,
    ".xlsx": _in_package,
    ".pdf": _before(b"startxref", b"%" + _BLANK + b"\n"),
    ".ics": _before(b"END:VCALENDAR", b"X-WRITTEN:" + _BLANK + b"\r\n"),
    ".svg": _before(b"</svg>", b"<!-- " + _BLANK + b" -->\n"),
}


def _marked(suffix: str, content: bytes) -> bytes:
    way = _WAYS.get(suffix)
    blank = way(content) if way is not None else content
    before, mark, after = blank.rpartition(_BLANK)
    return before + b"lanhmanh-" + _digest(blank) + after if mark else content


def _is_as_written(path: Path) -> bool:
    there = path.read_bytes()
    marks = list(_MARK.finditer(there, max(0, len(there) - _TAIL)))
    if not marks:
        return False
    start, end = marks[-1].span()
    return _digest(there[:start] + _BLANK + there[end:]) == marks[-1][1]


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest()[:32].encode()
