"""Pairs of sides that one hand explains a little better and that are in no lead: what each lacks."""

from collections.abc import Iterable, Mapping, Sequence, Set
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


def misses_of(judged: PairsJudged, groups: Sequence[FoundGroup], least: LeadWhen) -> tuple[Miss, ...]:
    """Return the pairs that are nearly joined, or would be, and that no group shown has."""
    group_of = {j.sides: g for g in groups for j in g.joins}
    near = {pair: w for pair, w in judged.pairs.items() if w.bits >= least.near_miss_from_bits}
    near |= {pair: judged.pairs[pair] for pair in judged.explained}
    near |= {pair: blank.weighed for pair, blank in judged.on_blanks.items()}
    odd = [group for group in groups if group.bits >= least.bits_at_least]
    shown = {join.sides for group in odd for join in group.joins}
    together = [{side for join in group.joins for side in join.sides} for group in odd]
    misses = (_miss(near[pair], judged, group_of, least) for pair in sorted(near.keys() - shown))
    return tuple(m for m in misses if not (m.to in (JOIN, BESIDES) and _inside(m.weighed, together)))


def _inside(w: Weighed, groups: Iterable[Set[str]]) -> bool:
    """Tell whether both sides are in one lead anyway, joined by way of others."""
    return any(w.a in sides and w.b in sides for sides in groups)


def _miss(w: Weighed, judged: PairsJudged, group_of: Mapping[Pair, FoundGroup], least: LeadWhen) -> Miss:
    pair = w.a, w.b
    if pair in judged.on_blanks:
        return Miss(w, BLANKS, 0.0, judged.on_blanks[pair].cells)
    if pair in judged.explained:
        return Miss(w, EXPLAINED, judged.explained[pair] - w.bits)
    if pair in group_of:
        return Miss(w, GROUP, least.bits_at_least - group_of[pair].bits)
    if pair in judged.joined:
        return Miss(w, PARTED, 0.0)
    lacks = least.joined_from_bits - w.bits
    return Miss(w, JOIN, lacks) if lacks > 0 else Miss(w, BESIDES, 0.0)
