"""What a rule means, as a short text: the same for rules that mean the same, wherever they stand in a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

BESIDE = frozenset(
    {
        "place", "places", "file", "title", "cites", "adoption", "illustrative", "groups", "monotone", "paired_with",
        "found_by_looking",
    }
)  # fmt: skip
"""Fields that change no result: where a rule stands, what it is called, what it rests on, what `check` proves of it."""


def fingerprint(*values: Any) -> str:
    """Return 32 hexadecimal digits that say what values mean."""
    return hashlib.sha256(repr(tuple(map(_plain, values))).encode()).hexdigest()[:32]


def _plain(value: Any) -> Any:
    """Return nested tuples of constants that stand for a value; its type is in it."""
    if is_dataclass(value):
        named = ((f.name, _plain(getattr(value, f.name))) for f in fields(value) if f.name not in BESIDE)
        return (type(value).__name__, *named)
    if isinstance(value, Mapping):
        return ("map", *sorted((repr(_plain(key)), _plain(inner)) for key, inner in value.items()))
    if isinstance(value, tuple | list):
        return ("list", *map(_plain, value))
    if isinstance(value, set | frozenset):
        return ("set", *sorted(repr(_plain(inner)) for inner in value))
    return value


def names_in(*values: Any) -> frozenset[str]:
    """Return every name said anywhere in values, each part of a path by itself: more than is meant, never less."""
    return frozenset(part for value in values for text in _texts(value) for part in (text, *text.split(".")))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for f in fields(value):
            if f.name not in BESIDE:
                yield from _texts(getattr(value, f.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(key)
            yield from _texts(inner)
    elif isinstance(value, tuple | list | set | frozenset):
        for inner in value:
            yield from _texts(inner)
