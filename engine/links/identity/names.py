"""Vietnamese names compared: tone marks, missing accents, order, and how much a family name says."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facts.person_names import bare, syllables
from facts.spelling import folded

SAME, WITHOUT_MARKS, ONE_MARK_OFF, OTHER_ORDER = "same", "same_without_marks", "one_mark_off", "other_order"
DIFFERENT = "different"
# How often one person's name is told so again.
_AGREES = {SAME: 0.89, WITHOUT_MARKS: 0.07, ONE_MARK_OFF: 0.02, OTHER_ORDER: 0.02}


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often each whole name, each family name and each given name stands among so many names."""

    names: int
    whole: Mapping[str, int]
    family: Mapping[str, int]
    given: Mapping[str, int]

    def chance(self, name: str) -> float:
        """Return how likely another has this name: as often as others here, at least as its parts say.

        The parts alone mislead: there are more Nguyễn Văn Hùng than Nguyễn and Hùng would give.
        """
        parts = bare(name)
        if not parts or not self.names:
            return 1.0
        family = (self.family.get(parts[0], 0) + 1) / (self.names + 1)
        given = (self.given.get(parts[-1], 0) + 1) / (self.names + 1)
        others = self.whole.get(_whole(parts), 0) - 2  # but for the two compared
        return max(others / self.names, family * given * (0.5 if len(parts) > 2 else 1.0))


def _whole(parts: Sequence[str]) -> str:
    return " ".join(sorted(parts))


def frequencies_of(names: Iterable[str]) -> Frequencies:
    parts = [bare(name) for name in names]
    parts = [p for p in parts if p]
    return Frequencies(
        len(parts), Counter(map(_whole, parts)), Counter(p[0] for p in parts), Counter(p[-1] for p in parts)
    )


def agreement(one: str, other: str) -> str:
    """Return how two names agree. `Hoà` and `Hòa`, `Lý` and `Lí` are the same; `Hà` and `Hạ` are not."""
    first, second = syllables(one), syllables(other)
    if first == second:
        return SAME
    if sorted(bare(one)) != sorted(bare(other)):
        return DIFFERENT
    if bare(one) != bare(other):
        # The order apart, it must be one name: marks that contradict each other make two.
        first, second = (sorted(x, key=lambda s: (folded(s), s)) for x in (first, second))
        return DIFFERENT if _marks(first, second) == DIFFERENT else OTHER_ORDER
    return _marks(first, second)


def _marks(first: Sequence[str], second: Sequence[str]) -> str:
    """Return how names agree but for marks: none typed, one forgotten, or contradicting."""
    if first == second:
        return SAME
    if any(list(map(folded, name)) == name for name in (first, second)):
        return WITHOUT_MARKS
    off = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return ONE_MARK_OFF if len(off) == 1 and any(folded(s) == s for s in off[0]) else DIFFERENT


def name_bits(how: str, name: str, frequencies: Frequencies) -> float:
    """Return the match weight of an agreement of names, in bits."""
    if how == DIFFERENT:
        return -6.0
    return math.log2(_AGREES[how] / min(0.9, frequencies.chance(name)))
