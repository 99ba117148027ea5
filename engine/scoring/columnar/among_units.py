"""Orders and quotas of many units at once: what `engine/scoring/among_units.py` says, by sorting the keys
once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.logic.kleene import Kleene
from engine.rulebook.model.among_units import Quota
from engine.scoring.among_units import Contender, Key, KeyBounds, Ranks, settled


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The keys of a group, lowest first."""

    keys: Sequence[Key]

    def ahead(self, key: Key) -> int:
        return len(self.keys) - bisect_right(self.keys, key)

    def level(self, key: Key) -> int:
        """Return how many are ahead or level."""
        return len(self.keys) - bisect_left(self.keys, key)


def _sorted(keys: Iterable[tuple[str, Key]]) -> defaultdict[str, _Sorted]:
    found: dict[str, list[Key]] = defaultdict(list)
    for group, key in keys:
        found[group].append(key)
    groups = {group: _Sorted(sorted(of)) for group, of in found.items()}
    return defaultdict(lambda: _Sorted(()), groups)


def ranks_by_keys(standings: Mapping[int, KeyBounds]) -> dict[int, Ranks]:
    """Return the best and the worst place of each unit; what lies ahead of itself is not counted."""
    worsts = _sorted((s.group, s.worst) for s in standings.values())
    bests = _sorted((s.group, s.best) for s in standings.values())
    return {
        id_: (
            1 + worsts[s.group].ahead(s.best),
            1 + bests[s.group].ahead(s.worst) - (s.best > s.worst),
        )
        for id_, s in standings.items()
    }


def beyond_by_keys(
    quota: Quota, contenders: Mapping[int, Contender], sizes: Mapping[str, int]
) -> dict[int, Kleene]:
    """Return of each contender whether it lies beyond a quota."""
    worsts = _sorted((c.group, c.worst) for c in contenders.values() if c.sure)
    bests = _sorted((c.group, c.best) for c in contenders.values())
    found = {}
    for id_, own in contenders.items():
        sure, maybe = worsts[own.group], bests[own.group]
        surely = sure.ahead(own.best), sure.level(own.best) - (own.sure and own.worst >= own.best)
        maybe_ = maybe.ahead(own.worst) - (own.best > own.worst), maybe.level(own.worst) - 1
        found[id_] = settled(quota, quota.limit(sizes[own.group]), surely, maybe_)
    return found
