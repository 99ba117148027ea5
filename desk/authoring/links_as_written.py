"""What `rules/links/` says, entry by entry, each called as its files call it: two of these are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from engine.rulebook.model.links import LinkRules

KEYS = (  # what the compiled rules call it, and what the files do
    ("hub_p_below", "hub.kept_when_p_below"),
    ("spread.paths_shown", "explain.paths_shown"),
    ("spread", "rank"),
    ("bounds.join_from", "lead_when.joined_from_bits"),
    ("bounds.lead_from", "lead_when.bits_at_least"),
    ("bounds.near_from", "lead_when.near_miss_from_bits"),
    ("bounds.at_least", "bound.at_least_parties"),
    ("bounds.at_most", "bound.at_most_parties"),
    ("bounds", "bound"),
    ("confidence", "confidence.source_kinds"),
    ("innocent.hand", "common_hand"),
    ("innocent.", ""),
    ("returns", "returns_after_dismissal"),
    ("expiry", "decisions_expire"),
)
ENDS = {"half_life": "half_life_months", "value": "weight"}


def entries_of(rules: LinkRules) -> Mapping[str, Any]:
    """Return each entry by its place in the files, `lead_when.bits_at_least`, with what it says: a number, a
    word, words."""
    return {_as_written(path): value for path, value in _entries("", rules)}


def _entries(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(value):
        parts: Mapping[Any, Any] = {f.name: getattr(value, f.name) for f in fields(value)}
    elif isinstance(value, Mapping) and "vi" not in value:
        parts = value
    else:
        yield path, value
        return
    for name, part in parts.items():
        yield from _entries(f"{path}.{name}" if path else str(name), part)


def _as_written(path: str) -> str:
    for compiled, written in KEYS:
        if path.startswith(compiled):
            path = written + path.removeprefix(compiled)
            break
    stem, _, end = path.rpartition(".")
    written = "certainty" if (end, stem.partition(".")[0]) == ("value", "identity") else ENDS.get(end, end)
    return f"{stem}.{written}" if stem else written
