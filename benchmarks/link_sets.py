"""The sets `python -m benchmarks links` runs on; see benchmarks/data/README.md for sources and licences."""

from __future__ import annotations

import csv
import gzip
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"

# The file counts CAVIAR's phases as their names sort: 1, 10, 11, 2, …, 9. The source says how many persons
# each phase has; no other order gives them. (Phase 7 of the source is phase 9 under other numbers:
# docs/decisions/leads-ranking.md.)
IN_PHASE = {1: 15, 2: 24, 3: 33, 4: 33, 5: 32, 6: 27, 7: 34, 8: 42, 9: 34, 10: 42, 11: 41}
PHASE_OF_FILE = dict(enumerate(sorted(IN_PHASE, key=str), 1))


@dataclass(frozen=True, slots=True)
class Register:
    """Holders of a real register, and what each has: addresses, and planted phones."""

    holders: tuple[str, ...]
    holds: Mapping[str, tuple[str, ...]]  # holder → identifiers
    rings: tuple[tuple[str, ...], ...] = ()


def all_register_rows() -> list[dict[str, str]]:
    with gzip.open(DATA / "register_inspections.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def register_rows() -> list[dict[str, str]]:
    """Return the inspections whose holder is known; those without one are not all of one holder."""
    return [row for row in all_register_rows() if row["holder_id"]]


def register() -> Register:
    holds: dict[str, set[str]] = defaultdict(set)
    for row in register_rows():
        holds[row["holder_id"]].add(f"address:{' '.join(row['address'].split())}")
    holders = tuple(sorted(holds))
    return Register(holders, {h: tuple(sorted(holds[h])) for h in holders})


def planted(noise: int, draw: int, rings: int = 20, size: int = 8, hubs: int = 30) -> Register:
    """Plant rings whose members share phones two by two or three by three, among holders that do so too.

    Degree-matched: four others for each ring member share as many phones, with anyone among them. Noise: so
    many further phones for each of all these, ring members too, each shared with one or two of them at
    random. Hubs: office numbers on 20 to 60 holders, ring members among them.
    """
    base = register()
    pick = random.Random(f"planted {noise} {draw}")
    chosen = pick.sample(base.holders, rings * size * 5)
    members = [tuple(sorted(chosen[n * size : (n + 1) * size])) for n in range(rings)]
    holds = {v: set(h) for v, h in base.holds.items()}
    serial = iter(range(10**9))
    for ring in members:
        _share(list(ring), holds, serial, pick)
    others = chosen[rings * size :]
    _share(others, holds, serial, pick)
    for _ in range(noise):
        _share(chosen, holds, serial, pick, rounds=1)
    for _ in range(hubs):
        number = f"phone:{next(serial)}"
        for venue in pick.sample(base.holders, pick.randint(20, 60)) + pick.sample(chosen, 3):
            holds[venue].add(number)
    return Register(base.holders, {v: tuple(sorted(h)) for v, h in holds.items()}, tuple(members))


def _share(
    who: list[str], holds: dict[str, set[str]], serial: Iterator[int], pick: random.Random, rounds: int = 2
) -> None:
    """Give each, so many times, a phone that it shares with one or two others of the list."""
    for _ in range(rounds):
        order = pick.sample(who, len(who))
        while len(order) > 1:
            count = 3 if len(order) == 3 else pick.choice((2, 3)) if len(order) > 4 else 2
            number = f"phone:{next(serial)}"
            for venue in order[:count]:
                holds[venue].add(number)
            order = order[count:]


def noordin() -> tuple[Mapping[tuple[str, str], frozenset[str]], tuple[tuple[str, ...], ...]]:
    """Return kinds of tie by pair, and the operations: cliques of `co-operation`, which is left out of the
    ties."""
    import networkx as nx

    together, kinds = nx.Graph(), defaultdict(set)
    with (DATA / "noordin_ties.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            a, b = sorted((row["a"], row["b"]))
            if a != b and row["tie"] == "co-operation":
                together.add_edge(a, b)
            elif a != b:
                kinds[a, b].add(row["tie"])
    groups = sorted(tuple(sorted(c)) for c in nx.find_cliques(together))
    return {pair: frozenset(k) for pair, k in sorted(kinds.items())}, tuple(groups)


BY_EVENTS = (
    "17 november",
    "ceos",
    "directors",
    "kenya tanzania",
    "kidnappers",
    "mafia",
    "revere",
    "southern women",
    "steroids",
    "suffragettes",
    "suspects",
    "swingers",
)


def meetings() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return who was at each event, by set."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in _rows("meetings.csv"):
        found[row["set"]][row["event"]].append(row["person"])
    return {name: {event: tuple(who) for event, who in events.items()} for name, events in found.items()}


def ties() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Return who is tied to whom, and how, by set."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in _rows("group_ties.csv"):
        found[row["set"]].append((row["a"], row["b"], row["tie"]))
    return {name: tuple(pairs) for name, pairs in found.items()}


def groups() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the members of each group, by set."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in _rows("group_members.csv"):
        found[row["set"]][row["group"]].append(row["person"])
    return {name: tuple(tuple(who) for who in several.values()) for name, several in found.items()}


def _rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def caviar() -> Mapping[int, Mapping[tuple[str, str], int]]:
    """Return contacts by phase and pair, phases in the order of the investigation; see `IN_PHASE`."""
    phases: dict[int, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    with (DATA / "caviar_phases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            a, b = sorted((row["a"], row["b"]))
            phases[PHASE_OF_FILE[int(row["phase"])]][a, b] += int(row["contacts"])
    return dict(sorted(phases.items()))
