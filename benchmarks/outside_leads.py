"""On districts written from the method's known faults: are rings found whole, are families left alone.

`python -m benchmarks.outside_leads [SEED …]`. The districts are those of `hard_sets/outside.py`, each calm
and crowded, told wholly and with blanks. Seeds 1 to 3, 21 to 36, 41 to 64 and 9001 to 9024 are for looking at
what goes wrong, 201 to 212 for saying how well it goes; 8801 to 8812, 8901 to 8912, 9101 to 9112, 9201 to
9212 and 9301 to 9312 were judged once each.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from benchmarks.hard_sets.district import STRENGTHS
from benchmarks.hard_sets.making import standing_of
from benchmarks.hard_sets.outside import Honest, Ring, Town, town
from desk.runs.link_tables import findings_at
from desk.workspace.compiled_rules import rules_in
from desk.workspace.rule_files import SHIPPED
from engine.links.leads import Findings, Lead
from engine.rulebook.model.rulebook import Rules

REPORTED = range(201, 213)


@dataclass
class Tally:
    """What came of some districts."""

    districts: int = 0
    rings: Counter[str] = field(default_factory=Counter)  # by strength
    whole: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)  # by kind and strength
    leads: int = 0
    of_a_ring: int = 0
    first: int = 0
    first_of_a_ring: int = 0
    accused: Counter[str] = field(default_factory=Counter)  # by kind
    above: int = 0
    shown: int = 0
    read_right: int = 0
    misread: Counter[str] = field(default_factory=Counter)  # kind and the story shown


def tally(seeds: Iterable[int], crowded: bool, blanks: bool, rules: Rules) -> Tally:
    found = Tally()
    for seed in seeds:
        _add(found, *town(seed, crowded, blanks), rules)
    return found


def _add(t: Tally, d: Town, rings: Sequence[Ring], honest: Sequence[Honest], rules: Rules) -> None:
    period = rules.calendar.at("year", 2020)
    assert period is not None
    found = findings_at(standing_of(d), rules, period)
    assert found is not None
    t.districts += 1
    for ring in rings:
        t.rings[ring.strength] += 1
        if _whole(ring, found):
            t.whole[ring.strength] += 1
        else:
            t.missed[f"{ring.kind}-{ring.strength}"] += 1
    hits = [any(_touches(r, x) for r in rings) for x in found.leads]
    t.leads, t.of_a_ring = t.leads + len(hits), t.of_a_ring + sum(hits)
    t.first, t.first_of_a_ring = t.first + len(hits[:5]), t.first_of_a_ring + sum(hits[:5])
    strong = [
        n for n, x in enumerate(found.leads) if any(_is(r, x) and r.strength == "strong" for r in rings)
    ]
    for group in honest:
        at = next((n for n, x in enumerate(found.leads) if len(group.members & _members(x)) > 1), None)
        if at is not None:
            t.accused[group.kind] += 1
            t.above += at < max(strong, default=-1)
        story = next(_stories(group, found), None)
        if story is not None:
            t.shown += 1
            t.read_right += story in group.right
            t.misread[f"{group.kind}: {story}"] += story not in group.right


def _members(lead: Lead) -> frozenset[str]:
    return frozenset((*lead.venues, *lead.recorded_as))


def _touches(ring: Ring, lead: Lead) -> bool:
    return len(_members(lead) & ring.members) > 1 or not ring.cases.isdisjoint(lead.cases)


def _is(ring: Ring, lead: Lead) -> bool:
    return bool(ring.members) and ring.members <= _members(lead)


def _whole(ring: Ring, found: Findings) -> bool:
    if ring.cases and any(ring.cases <= {c.id for c in s.cases} for s in found.series):
        return True
    return not ring.cases and any(_is(ring, x) for x in found.leads)


def _stories(group: Honest, found: Findings) -> Iterator[str]:
    """Yield the innocent readings shown between members of a group, of leads first."""
    for lead in (*found.leads, *found.noticed):
        yield from (j.weighed.story for j in lead.joins if not j.by_case and _inside(group, lead, j.sides))
    for miss in found.misses:
        if {miss.weighed.a, miss.weighed.b} <= group.members:
            yield miss.weighed.story


def _inside(group: Honest, lead: Lead, sides: Iterable[str]) -> bool:
    return all(group.members & set(lead.sides.get(side, ())) for side in sides)


def lines(t: Tally) -> Iterator[str]:
    for strength in STRENGTHS:
        yield f"{strength} rings whole: {t.whole[strength]}/{t.rings[strength]}"
    yield f"P@5: {t.first_of_a_ring}/{t.first}; all leads {t.of_a_ring}/{t.leads}"
    accused = sum(t.accused.values())
    yield f"innocent groups in leads: {accused} in {t.districts} districts"
    yield f"above the last strong ring: {t.above}"
    yield f"right innocent reading: {t.read_right}/{t.shown}"
    yield f"missed: {_counted(t.missed)}"
    yield f"accused: {_counted(t.accused)}"
    yield f"misread: {_counted(+t.misread)}"


def _counted(counts: Counter[str]) -> str:
    return (
        ", ".join(f"{what} × {n}" for what, n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))) or "–"
    )


def main(seeds: Sequence[int]) -> None:
    rules = rules_in(SHIPPED)
    for blanks, crowded in product((False, True), repeat=2):
        print("crowded" if crowded else "calm", "with blanks" if blanks else "told wholly")
        for line in lines(tally(seeds or REPORTED, crowded, blanks, rules)):
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main([int(seed) for seed in sys.argv[1:]])
