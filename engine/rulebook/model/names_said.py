"""Every name that rules say: what they may rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

BESIDE = frozenset(
    {
        "place",
        "places",
        "file",
        "title",
        "cites",
        "adoption",
        "illustrative",
        "groups",
        "monotone",
        "paired_with",
        "found_by_looking",
        "unsigned",
    }
)
"""Fields that change no result: places, titles, citations, what `check` proves."""


def names_in(*values: Any) -> frozenset[str]:
    """Return every name anywhere in values, and each part of a path: more than is meant, never less."""
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
