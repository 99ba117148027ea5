"""On hard districts: is each ring found whole, and is anyone innocent accused.

`python -m benchmarks.hard_leads [SEED …]`. Districts come from `hard_sets/`; parameters are those of
`rules/links/`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.hard_sets.district import Kinds, Planted
from benchmarks.hard_sets.innocent import BOOKKEEPERS, FAMILIES
from benchmarks.hard_sets.making import district, standing_of
from desk.runs.link_tables import findings_at
from desk.workspace.compiled_rules import rules_in
from desk.workspace.rule_files import SHIPPED
from engine.links.leads import Findings, Lead
from engine.rulebook.model.rulebook import Rules

CHOSEN_ON, HELD_OUT = (
    range(1, 6),
    range(101, 111),
)  # seeds looked at while weights were set, and those that were not
CROWDED = range(301, 306)  # districts full of families, or of small bookkeepers
ROOM = 2  # a ring is to be found within the first (rings + 2)


@dataclass(frozen=True, slots=True)
class Score:
    """One district: rings found whole and early, by strength; innocent groups in a lead, and above the last
    ring."""

    seed: int
    found: tuple[str, ...]
    missed: tuple[str, ...]
    near: tuple[str, ...]  # missed, but among the near misses
    accused: tuple[str, ...]
    above: tuple[str, ...]
    leads: int
    seconds: float


def scored(seed: int, rules: Rules, innocent: Kinds | None = None) -> Score:
    d = district(seed, innocent)
    period = rules.calendar.at("year", 2020)
    assert period is not None
    began = time.process_time()
    found = findings_at(standing_of(d), rules, period)
    assert found is not None
    return score_of(seed, found, d.rings, d.innocent, time.process_time() - began)


def score_of(
    seed: int, found: Findings, rings: Sequence[Planted], innocent: Sequence[Planted], seconds: float
) -> Score:
    places = {r.id: _place(r, found.leads) for r in rings}
    whole = {id_ for id_, at in places.items() if at is not None and at < len(rings) + ROOM}
    last = max((at for at in places.values() if at is not None), default=-1)
    near = {x for m in found.misses for x in (m.weighed.a, m.weighed.b)} | {
        m for x in found.noticed for m in x.members
    }
    near |= {m for x in found.leads for m in _members(x)}
    accused = {g.id: at for g in innocent if (at := _accused(g, found.leads)) is not None}
    missed = [r for r in rings if r.id not in whole]
    return Score(
        seed,
        tuple(sorted(whole)),
        tuple(r.id for r in missed),
        tuple(r.id for r in missed if r.members & near),
        tuple(sorted(accused)),
        tuple(sorted(id_ for id_, at in accused.items() if at < last)),
        len(found.leads),
        seconds,
    )


def _members(lead: Lead) -> frozenset[str]:
    return frozenset((*lead.venues, *lead.recorded_as))


def _place(ring: Planted, leads: Iterable[Lead]) -> int | None:
    return next((n for n, lead in enumerate(leads) if ring.members <= _members(lead)), None)


def _accused(group: Planted, leads: Iterable[Lead]) -> int | None:
    return next(
        (n for n, x in enumerate(leads) if len(group.members & _members(x)) >= group.accused_from), None
    )


def summary(scores: Sequence[Score]) -> list[tuple[str, str]]:
    """Return the lines of the table: what was asked, and what came out."""

    def share(strength: str) -> str:
        found = sum(id_.endswith(strength) for s in scores for id_ in s.found)
        lost = sum(id_.endswith(strength) for s in scores for id_ in s.missed)
        return f"{found}/{found + lost}"

    return [
        ("strong rings found whole, early", share("strong")),
        ("medium", share("medium")),
        ("weak", share("weak")),
        (
            "missed rings among the near misses",
            f"{sum(len(s.near) for s in scores)}/{sum(len(s.missed) for s in scores)}",
        ),
        ("innocent groups in a lead", str(sum(len(s.accused) for s in scores))),
        ("most in one district", str(max(len(s.accused) for s in scores))),
        ("innocent groups above the last ring", str(sum(len(s.above) for s in scores))),
        ("leads a district", f"{sum(s.leads for s in scores) / len(scores):.1f}"),
        ("seconds a district", f"{sum(s.seconds for s in scores) / len(scores):.1f}"),
    ]


def main(seeds: Sequence[int]) -> None:
    rules = rules_in(SHIPPED)
    sets: tuple[tuple[str, Sequence[int], Kinds | None], ...] = (
        ("chosen on", CHOSEN_ON, None),
        ("held out", HELD_OUT, None),
        ("families", CROWDED, FAMILIES),
        ("small bookkeepers", CROWDED, BOOKKEEPERS),
    )
    for name, chosen, innocent in (("seeds given", seeds, None),) if seeds else sets:
        scores = []
        for seed in chosen:
            scores.append(scored(seed, rules, innocent))
            s = scores[-1]
            print(
                f"  {seed}: missed {', '.join(s.missed) or '–'}; accused {', '.join(s.accused) or '–'}; leads"
                f" {s.leads}",
                flush=True,
            )
        print(name)
        for what, value in summary(scores):
            print(f"  {what}: {value}")


if __name__ == "__main__":
    main([int(seed) for seed in sys.argv[1:]])
