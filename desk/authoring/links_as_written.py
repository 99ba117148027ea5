"""What `rules/links/` says, entry by entry, each called as its files call it: two of these are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from engine.rulebook.kinds.declared import Cited, annotations_of, marks_of
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.kinds.words import Bilingual, Part


def entries_of(rules: LinkRules) -> Mapping[str, Any]:
    """Return each entry by its path in its file, such as `lead_when.bits_at_least`."""
    files = (getattr(rules, file.name) for file in fields(LinkRules))
    return {path: value for file in files for path, value in _entries("", file)}


def _entries(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Bilingual):
        yield path, {lang: value.get(lang) for lang in ("vi", "en")}
    elif isinstance(value, Part):
        for name, annotation in annotations_of(type(value)).items():
            if not any(isinstance(mark, Cited) for mark in marks_of(annotation)):
                yield from _entries(f"{path}.{name}".lstrip("."), getattr(value, name))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _entries(f"{path}.{name}", part)
    elif isinstance(value, tuple) and value and isinstance(value[0], Part):
        for part in value:  # each says one thing
            yield from (entry for entry in _entries(path, part) if entry[1] not in (None, False))
    else:
        yield path, value
