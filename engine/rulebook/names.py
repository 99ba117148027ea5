"""The nearest known name to one that is unknown."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that looks most like `name`, None where nothing is near."""
    found = get_close_matches(name, sorted(known), n=1, cutoff=0.55)
    return found[0] if found else None
