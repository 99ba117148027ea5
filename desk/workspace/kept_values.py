"""Values kept beside the archive, so that no verb makes them again: `kept/<folder>/<key>`, a seal, a pickle.

The key is over all that a value rests on. What is read back may name only the classes it is made of.
"""

from __future__ import annotations

import contextlib
import io
import pickle
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facts.archive.faults import StoreFault
from facts.below import is_link, remove_below
from facts.durable_files import is_aside, made_folder, write_whole
from facts.faults import told_as
from facts.seals import Seals

BACKTEST = "backtest.json"
STANDING = "standing"  # tables of what stands: facts/archive/table_cache.py
_SEAL = 64  # hex digits
_NAME = re.compile(r"[0-9a-f]{64}(-[a-z]+)?")
_PLAIN = {("datetime", "date"), ("fractions", "Fraction"), ("decimal", "Decimal")}
_UNREADABLE = (
    OSError,
    pickle.UnpicklingError,
    EOFError,
    AttributeError,
    ImportError,
    TypeError,
    ValueError,
    IndexError,
)


@dataclass(frozen=True, slots=True)
class KeptValues:
    """Values of one kind: in `folder`, sealed for `purpose`; the `most` latest."""

    folder: Path
    purpose: str
    seals: Seals
    most: int

    def content(self, key: str) -> bytes | None:
        """Return what is kept under a key; None where nothing is, or its seal is not right."""
        try:
            sealed = (self.folder / key).read_bytes()
            seal = sealed[:_SEAL].decode("latin-1")
        except OSError:
            return None
        return sealed[_SEAL:] if self.seals.holds(self._sealed_as(key), sealed[_SEAL:], seal) else None

    def keep(self, key: str, value: object) -> None:
        """Keep a value, where something can be written."""
        content = pickle.dumps(value, protocol=5)
        with contextlib.suppress(OSError):
            made_folder(self.folder)
            write_whole(self.folder / key, self.seals.seal(self._sealed_as(key), content).encode() + content)
            there = (path for path in self.folder.iterdir() if _is_made(path))
            for older in sorted(there, key=lambda p: p.lstat().st_mtime, reverse=True)[self.most :]:
                if self._is_sealed(older):
                    remove_below(self.folder.parent.parent, older)

    def _is_sealed(self, path: Path) -> bool:
        """Tell whether a file has a seal of this office, of a key out of use too."""
        written = path.read_bytes()
        seal = written[:_SEAL].decode("latin-1")
        return self.seals.accepts(self._sealed_as(path.name), written[_SEAL:], seal)

    def _sealed_as(self, key: str) -> str:
        return f"{self.purpose} {key}"


def forget_kept(kept: Path) -> None:
    """Delete all that is kept beside the archive, whoever sealed it: erased facts must stand nowhere. What is
    not named as values kept there are stays."""
    from facts.archive.table_cache import forgotten  # who reads what is kept loads no tables

    if not kept.is_dir():  # gone, or a file in its place that the program did not make
        return
    forgotten(kept / STANDING)
    with told_as(StoreFault, kept):
        (kept / BACKTEST).unlink(missing_ok=True)
        folders = [path for path in kept.iterdir() if path.name != STANDING]
        for folder in (path for path in folders if path.is_dir() and not is_link(path)):
            for file in [path for path in folder.iterdir() if _is_made(path) or is_aside(path.name)]:
                remove_below(kept.parent, file)
            with contextlib.suppress(OSError):  # what is not the program's stands in it
                folder.rmdir()


def _is_made(path: Path) -> bool:
    """Tell whether a file is named as values kept here are."""
    return _NAME.fullmatch(path.name) is not None and path.is_file() and not is_link(path)


def value_in(content: bytes, modules: tuple[str, ...]) -> Any:
    """Return the value that was kept; None where it can't be read."""
    try:
        return _KeptUnpickler(content, modules).load()
    except _UNREADABLE:
        return None


class _KeptUnpickler(pickle.Unpickler):
    """Reads values back, and nothing else: no name leads to anything but a class of some modules."""

    def __init__(self, content: bytes, modules: tuple[str, ...]) -> None:
        super().__init__(io.BytesIO(content))
        self.modules = modules

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _PLAIN and not module.startswith(self.modules):
            raise pickle.UnpicklingError(f"{module}.{name}")
        class_ = super().find_class(module, name)
        if not isinstance(class_, type) or class_.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return class_
