"""What an office typed about several communes, as one of them may read it: what names another is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facts.spelling import folded
from facts.units import Unit

_PARTS = re.compile(r"\s*;\s*")


def told_to(commune: str, text: str, units: Iterable[Unit]) -> str:
    """Return the parts of a text (apart by `;`) that name no other unit, by name or by code; accents and case
    don't count."""
    spelled = [(spelling, unit.code) for unit in units for spelling in _spellings(unit)]
    own = {spelling for spelling, code in spelled if code == commune}
    longest_first = sorted({spelling for spelling, _ in spelled}, key=lambda name: (-len(name), name))
    names = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")  # "Tây Yên A" is no "Tây Yên"
    return "; ".join(part for part in _PARTS.split(text) if own.issuperset(names.findall(folded(part))))


def _spellings(unit: Unit) -> tuple[str, ...]:
    """Return what a unit is called: its code, and its name without the kind of unit."""
    name, kind = folded(unit.name), folded(unit.type) + " "
    return unit.code, name.removeprefix(kind)
