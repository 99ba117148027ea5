"""Compiled rules kept beside the archive, so that no verb reads the same YAML again.

    kept/rules/<key>     seal of what follows, then the rules

The key is over the texts and the source that compiles them: an edited rule is compiled again. What is read back may name
nothing but the classes that rules are made of; whatever is not as it was written is compiled again.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import pickle
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facts.durable_files import made_folder, write_whole
from facts.seals import Seals
from facts.source import source_hash

if TYPE_CHECKING:
    from engine.rulebook.model.rulebook import Rules

MOST = 16
_SEAL = 64  # hex digits
_MADE_OF = {("datetime", "date"), ("fractions", "Fraction"), ("engine.rulebook.text.places", "Place")}
_MODULES = ("engine.rulebook.model.", "facts.periods", "facts.units", "facts.offices")


def rules_kept(texts: Mapping[str, str], beside: Path | None, seals: Seals | None = None) -> Rules:
    """Return compiled rules, kept in a folder where there are seals. Raise RuleFaults with every fault of the texts.

    Without a folder or seals they are compiled each time: rules that anyone could have put there count for no one.
    """
    path = None if beside is None or seals is None else beside / "rules" / _key(texts)
    found = None if path is None or seals is None else _read(path, seals)
    if found is not None:
        return found
    from engine.rulebook.rules import rules_from_texts

    rules = rules_from_texts(texts)
    if path is not None and seals is not None and beside is not None and beside.parent.is_dir():
        with contextlib.suppress(OSError):  # where nothing can be written, they are compiled each time
            _keep(path, rules, seals)
    return rules


def _key(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256(source_hash("engine.rulebook", "facts").encode())
    digest.update(repr(sorted(texts.items())).encode())
    return digest.hexdigest()


def _keep(path: Path, rules: Rules, seals: Seals) -> None:
    content = pickle.dumps(rules, protocol=5)
    made_folder(path.parent)
    write_whole(path, seals.made(_purpose(path), content).encode() + content)
    older = sorted(path.parent.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True)[MOST:]
    for one in older:
        one.unlink(missing_ok=True)


def _purpose(path: Path) -> str:
    return f"rules {path.name}"


def _read(path: Path, seals: Seals) -> Rules | None:
    try:
        found = path.read_bytes()
        if not seals.holds(_purpose(path), found[_SEAL:], found[:_SEAL].decode("latin-1")):
            return None
        return _rules_in(found[_SEAL:])
    except (
        OSError,
        pickle.UnpicklingError,
        EOFError,
        AttributeError,
        ImportError,
        TypeError,
        ValueError,
        IndexError,
    ):
        return None


@lru_cache(maxsize=4)  # a desk asks for the same rules at every page
def _rules_in(content: bytes) -> Rules | None:
    from engine.rulebook.model.rulebook import Rules

    rules = _Reader(io.BytesIO(content)).load()
    return rules if isinstance(rules, Rules) else None


class _Reader(pickle.Unpickler):
    """Reads rules back, and nothing else: no name leads to anything but a class that rules are made of."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _MADE_OF and not module.startswith(_MODULES):
            raise pickle.UnpicklingError(f"{module}.{name}")
        found = super().find_class(module, name)
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
