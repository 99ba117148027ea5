"""The whole way from statements to leads on the real register: planted rings come out, chains don't."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from benchmarks import link_sets
from engine.links.leads import Lead, findings_of
from engine.links.signs import sign_rules_of
from engine.links.statements import CASE, PARTY, VENUE, LinkSubject, RowRef, Said, Statement, WorkerMove
from engine.links.units import BAD
from engine.rulebook.model.rulebook import Rules

DAY = date(2014, 12, 31)
RULES_OF = date(2020, 12, 31)  # the register is older than any rule here
RINGS, RING, DECOYS, OFFICES, STRAY_MOVES = 20, 4, 80, 30, 2000
CHAIN = 5  # venues of one holder
FIRST = 50
Row = tuple[str, str, str, float]


@dataclass(frozen=True, slots=True)
class Planted:
    """The register with rings in it; `owner` of each venue."""

    said: Said
    rings: tuple[frozenset[str], ...]
    owner: Mapping[str, str]


def rows(rules: Rules) -> Iterator[Row]:
    """Yield what the first leads are: rings, chains, anything else."""
    made = planted(random.Random("register leads"))
    assert rules.links is not None
    leads = findings_of(made.said, sign_rules_of(rules, RULES_OF), rules.links).leads
    name = f"register, {len(made.owner)} venues, {RINGS} rings planted"
    kinds = Counter(kind_of(lead, made) for lead in leads[:FIRST])
    found = sum(any(ring <= lead.members for lead in leads) for ring in made.rings)
    yield name, "rings that are a lead, whole", "leads", float(found)
    for kind in ("ring", "chain", "other"):
        yield name, f"of the first {FIRST} leads", kind, float(kinds[kind])
    chains = Counter(made.owner.values())
    flagged = flagged_alone(made)[:FIRST]
    yield (
        name,
        f"of the first {FIRST} by the rule alone",
        "chain",
        float(sum(chains[o] >= CHAIN for o in flagged)),
    )


def kind_of(lead: Lead, made: Planted) -> str:
    """Return what a lead is; a ring with a chain hanging on it is a chain."""
    held = Counter(made.owner[v] for v in lead.venues)
    if max(held.values(), default=0) >= CHAIN:
        return "chain"
    return "ring" if any(len(ring & lead.members) > 1 for ring in made.rings) else "other"


def flagged_alone(made: Planted) -> Sequence[str]:
    """Return the holders with violations in two wards, most venues with violations first."""
    bad: dict[str, set[str]] = defaultdict(set)
    for s in made.said.statements:
        if s.kind == "inspected" and s.role == BAD:
            bad[made.owner[s.subject]].add(s.subject)
    fires = {o: v for o, v in bad.items() if len({made.said.subjects[x].unit for x in v}) > 1}
    return sorted(fires, key=lambda o: (-len(fires[o]), o))


@cache
def register() -> tuple[Said, Mapping[str, str]]:
    """Return the register as statements: a venue is a holder at an address; a holder has one phone for
    all."""
    subjects: dict[str, LinkSubject] = {}
    venues: dict[tuple[str, str], str] = {}
    said: list[Statement] = []
    for n, row in enumerate(link_sets.register_rows()):
        key, unit = (row["holder_id"], " ".join(row["address"].split())), row["ward"].zfill(5)
        owner = f"00000-CT-{row['holder_id']:0>7}"
        if key not in venues:
            id_ = venues[key] = f"{unit}-CS-{len(venues):05}"
            subjects[id_] = LinkSubject(id_, VENUE, unit)
            subjects.setdefault(owner, LinkSubject(owner, PARTY, "00000"))
            for kind, value in (("owner", owner), ("address", key[1]), ("phone", f"of {owner}")):
                said.append(_told(id_, kind, value))
        day, role = date.fromisoformat(row["inspected_on"]), BAD if int(row["critical"] or 0) else "đạt"
        ref = RowRef("B04", str(n), f"B04 {n}", (f"r!B04!{n}",))
        source = frozenset({("inspection", unit, "")})
        said.append(Statement(venues[key], "inspected", str(n), ref, source, day, role))
    owners = {v: f"00000-CT-{holder:0>7}" for (holder, _), v in venues.items()}
    return Said(DAY, subjects, tuple(said), ()), owners


def planted(pick: random.Random) -> Planted:
    """Plant rings that share phones in turn and pass workers on; decoys share a phone only; offices serve
    many.

    Each ring and each second group of decoys has a case at one venue. Workers also move between venues at
    random, ring or not, none with a contract.
    """
    said, owner = register()
    held = Counter(owner.values())
    alone = sorted(v for v, o in owner.items() if held[o] == 1)
    chosen = pick.sample(alone, (RINGS + DECOYS) * RING)
    groups = [chosen[n : n + RING] for n in range(0, len(chosen), RING)]
    shared: list[Statement] = []
    between: list[tuple[str, str]] = []
    for n, group in enumerate(groups):
        for a, b in pairwise(group):
            shared += [_told(v, "phone", f"{n} {a}") for v in (a, b)]
            between += [(a, b)] * (3 if n < RINGS else 0)
    cases = {f"{g[0][:5]}-VA-{n:04}": g[0] for n, g in enumerate(groups) if n < RINGS or n % 2}
    subjects = {id_: LinkSubject(id_, CASE, id_[:5], DAY, trade="chứa mại dâm") for id_ in cases}
    shared += [_placed(case, venue) for case, venue in cases.items()]
    everyone = sorted(owner)
    for n in range(OFFICES):
        shared += [_told(v, "phone", f"office {n}") for v in pick.sample(everyone, pick.randint(20, 60))]
    between += [(a, b) for a, b in (pick.sample(everyone, 2) for _ in range(STRAY_MOVES))]
    moves = tuple(_move(a, b, n, pick) for n, (a, b) in enumerate(between))
    stints = Counter(key for m in moves for key in ((m.rows[0].id, m.left), (m.rows[1].id, m.came)))
    made = replace(
        said,
        subjects={**said.subjects, **subjects},
        statements=tuple(
            sorted((*said.statements, *shared), key=lambda s: (s.subject, s.kind, s.value, s.row))
        ),
        moves=moves,
        stints={key: (n, n) for key, n in sorted(stints.items())},
    )
    return Planted(made, tuple(frozenset(g) for g in groups[:RINGS]), owner)


def _told(id_: str, kind: str, value: str) -> Statement:
    ref = RowRef("B02", id_, f"B02 {id_}", (f"r!B02!{id_}",))
    return Statement(id_, kind, value, ref, frozenset({("registry", id_[:5], "")}), DAY)


def _placed(case: str, venue: str) -> Statement:
    ref = RowRef("B06", case, f"B06 {case}", (f"r!B06!{case}",))
    return Statement(case, "venue", venue, ref, frozenset({("court_file", case[:5], "")}), DAY)


def _move(left: str, came: str, number: int, pick: random.Random) -> WorkerMove:
    day = DAY - timedelta(days=pick.randint(0, 365))
    refs = tuple(
        RowRef("B09", f"{v}|{day:%Y-%m}", f"B09 {v}|{day:%Y-%m}", (f"r!B09!{number}",)) for v in (left, came)
    )
    sources = frozenset(("registry", v[:5], "") for v in (left, came))
    return WorkerMove(left, came, pick.randint(0, 60), day, (refs[0], refs[1]), number, sources, False)
