"""Pairs of sides that one hand explains a little better and that are in no lead: what each lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.links.groups import FoundGroup
from engine.links.in_cases import Pair
from engine.links.joining import PairsJudged
from engine.links.statements import RowRef
from engine.links.stories import Weighed
from engine.rulebook.kinds.links import LeadWhen

JOIN, BESIDES, GROUP, PARTED = "join", "besides_workers", "group", "parted"
EXPLAINED, BLANKS = "explained", "blanks"


@dataclass(frozen=True, slots=True)
class Miss:
    """A pair, and the bits it lacks `to` take the next step.

    `join`: to hang together. `besides_workers`: workers alone join no two, something else must. `group`: they
    hang together, and their group lacks bits to be odd. `parted`: they hang together, and no group of a size
    that may be a lead holds both. `explained`: kin or one home speaks for innocence; `lacks` are then the
    bits that takes away. `blanks`: contracts left blank decide, those in `cells`; bits are as if all were
    none. Where no bits are what lacks, it is 0.
    """

    weighed: Weighed
    to: str
    lacks: float
    cells: tuple[RowRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Misses:
    """The pairs of so many bits that no shown group has; made when asked for."""

    judged: PairsJudged
    near_from: float  # bits from which a pair is nearly joined, is joined, and a group is a lead
    join_from: float
    lead_from: float
    group_of: Mapping[Pair, FoundGroup]

    def __iter__(self) -> Iterator[Miss]:
        near = self.judged.pairs.from_bits(self.near_from)
        found = {(w.a, w.b): w for w in near}
        found |= {pair: self.judged.pairs.made[pair] for pair in self.judged.explained}
        found |= {pair: blank.weighed for pair, blank in self.judged.on_blanks.items()}
        return (self._miss(found[pair]) for pair in sorted(found) if not self._is_shown(pair))

    def __len__(self) -> int:
        least = self.near_from
        shown = sum(w.bits >= least for pair, w in self.judged.joined.items() if self._is_shown(pair))
        beside = self.judged.explained.keys() | self.judged.on_blanks.keys()
        among = {(w.a, w.b): w.bits for w in self.judged.pairs.among({s for pair in beside for s in pair})}
        more = sum(not self._is_shown(pair) and among.get(pair, least - 1) < least for pair in beside)
        return self.judged.pairs.count(least) - shown + more

    def _is_shown(self, pair: Pair) -> bool:
        group = self.group_of.get(pair)
        return group is not None and group.bits >= self.lead_from

    def _miss(self, w: Weighed) -> Miss:
        pair = w.a, w.b
        if pair in self.judged.on_blanks:
            return Miss(w, BLANKS, 0.0, self.judged.on_blanks[pair].cells)
        if pair in self.judged.explained:
            return Miss(w, EXPLAINED, self.judged.explained[pair] - w.bits)
        if pair in self.group_of:
            return Miss(w, GROUP, self.lead_from - self.group_of[pair].bits)
        if pair in self.judged.joined:
            return Miss(w, PARTED, 0.0)
        lacks = self.join_from - w.bits
        return Miss(w, JOIN, lacks) if lacks > 0 else Miss(w, BESIDES, 0.0)


def misses_of(judged: PairsJudged, groups: Sequence[FoundGroup], least: LeadWhen) -> Misses:
    limits = least.near_miss_from_bits, least.joined_from_bits, least.bits_at_least
    return Misses(judged, *limits, {j.sides: g for g in groups for j in g.joins})
