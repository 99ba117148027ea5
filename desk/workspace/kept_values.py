"""Values kept beside the archive as they are in memory, so that no verb makes the same ones again.

    kept/<folder>/<key>     seal of what follows, then a pickle

The key is over all that a value rests on. What is read back may name nothing but the classes such a value is
made of; whatever is not as it was written is made again.
"""

from __future__ import annotations

import contextlib
import io
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facts.durable_files import made_folder, write_whole
from facts.seals import Seals

_SEAL = 64  # hex digits
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
        """Return what is kept under a key as it was written; None where nothing is, or its seal is not
        right."""
        try:
            found = (self.folder / key).read_bytes()
            seal = found[:_SEAL].decode("latin-1")
        except OSError:
            return None
        return found[_SEAL:] if self.seals.holds(self._sealed_as(key), found[_SEAL:], seal) else None

    def keep(self, key: str, value: object) -> None:
        """Keep a value, where something can be written."""
        content = pickle.dumps(value, protocol=5)
        with contextlib.suppress(OSError):
            made_folder(self.folder)
            write_whole(self.folder / key, self.seals.made(self._sealed_as(key), content).encode() + content)
            older = sorted(self.folder.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True)[self.most :]
            for one in older:
                one.unlink(missing_ok=True)

    def _sealed_as(self, key: str) -> str:
        return f"{self.purpose} {key}"


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
        found = super().find_class(module, name)
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
