"""Made-up districts in which rings are told by little and honest people look like rings, as many as seeds are
given.

Nine communes, some 450 venues, two years of registers, every person and number invented. A district says who
is a ring and who an innocent group; the kinds are those a district office knows: couples, families,
bookkeepers, landlords, franchises, former owners, buyers, numbers given out anew, taxis, siblings, seasonal
work.
"""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date

from benchmarks.hard_sets.district import STRENGTHS, YEARS, District, Kinds, Planted
from benchmarks.hard_sets.honest import settle
from benchmarks.hard_sets.innocent import INNOCENT
from benchmarks.hard_sets.rings import RINGS
from facts.standing import COMMUNE, Event, Record, Source, Standing


def district(seed: int, innocent: Kinds | None = None) -> District:
    """Return a district: honest people first, then rings of each kind and strength, then innocent groups, of
    each kind so many."""
    d = District(random.Random(f"hard {seed}"))
    settle(d)
    for kind, plant in RINGS.items():
        for strength in STRENGTHS:
            d.rings.append(Planted(f"{kind}-{strength}", frozenset(plant(d, strength))))
    for kind, make, count, accused in INNOCENT if innocent is None else innocent:
        for n in range(count):
            d.innocent.append(Planted(f"{kind}-{n + 1}", frozenset(make(d)), accused))
    d.untold = {id_: d.pick.choice(YEARS) for id_ in d.parties if d.pick.random() < 0.1}
    return d


def standing_of(d: District) -> Standing:
    """Return the district's records as they stand at the end of 2020."""
    registers: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for kind, rows in (("venue", d.venues), ("party", d.parties)):
        for id_, values in rows.items():
            for year in YEARS:
                opened = values.get("opened_on")
                if (isinstance(opened, date) and opened.year > year) or d.untold.get(id_) == year:
                    continue
                told = {**values, **(d.was.get(id_, {}) if year < YEARS[-1] else {})}
                place = registers[kind, id_[:5], str(year)]
                place.append(
                    Record(
                        kind,
                        (id_,),
                        id_[:5],
                        str(year),
                        COMMUNE,
                        told,
                        Source(f"{year}/{id_[:5]}.xlsx", kind, len(place) + 2),
                    )
                )
    events = {
        kind: tuple(Event(kind, r.key, (r,)) for r in sorted(rows, key=lambda r: r.key))
        for kind, rows in d.events.items()
    }
    return Standing(registers={k: tuple(v) for k, v in registers.items()}, events=events)
