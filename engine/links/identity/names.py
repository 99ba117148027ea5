"""Vietnamese names compared: old and new tone marks, missing accents, order, and how much a family name says."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facts.spelling import folded, respelled

SAME, WITHOUT_MARKS, OTHER_ORDER, DIFFERENT = "same", "same_without_marks", "other_order", "different"
_AGREES = {SAME: 0.9, WITHOUT_MARKS: 0.07, OTHER_ORDER: 0.02}  # how often one person's name is told so again


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often each syllable stands as family name, and as given name, among so many names."""

    names: int
    family: Mapping[str, int]
    given: Mapping[str, int]

    def chance(self, name: str) -> float:
        """Return how likely two people share this name by chance: Nguyễn says little, a rare name much."""
        parts = folded(name).split()
        if not parts or not self.names:
            return 1.0
        family = (self.family.get(parts[0], 0) + 1) / (self.names + 1)
        given = (self.given.get(parts[-1], 0) + 1) / (self.names + 1)
        return family * given * (0.5 if len(parts) > 2 else 1.0)


def frequencies_of(names: Iterable[str]) -> Frequencies:
    parts = [folded(name).split() for name in names]
    parts = [p for p in parts if p]
    return Frequencies(len(parts), Counter(p[0] for p in parts), Counter(p[-1] for p in parts))


def agreement(one: str, other: str) -> str:
    """Return how two names agree. `Hoà` and `Hòa` are the same; `Hà` and `Hạ` are only where no marks were typed."""
    if respelled(one) == respelled(other):
        return SAME
    a, b = folded(one), folded(other)
    if a == b:
        # Marks that contradict each other are two names; marks that are missing are one name told carelessly.
        unmarked = respelled(one) == a or respelled(other) == b
        return WITHOUT_MARKS if unmarked else DIFFERENT
    return OTHER_ORDER if sorted(a.split()) == sorted(b.split()) else DIFFERENT


def name_bits(how: str, name: str, frequencies: Frequencies) -> float:
    """Return the match weight of an agreement of names, in bits."""
    if how == DIFFERENT:
        return -6.0
    return math.log2(_AGREES[how] / min(0.9, frequencies.chance(name)))
