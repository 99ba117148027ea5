"""Processor time and memory at 10⁴, 10⁵ and 10⁶ edges, each library in a process of its own, on the same
graph."""

from __future__ import annotations

import gc
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from facts.standing import Event, Record, Source, Standing

ALPHA = 0.85
SIZES = (10_000, 100_000, 1_000_000)
LIBRARIES = ("networkx", "igraph", "rustworkx", "here")
MOVE_FOR_EACH = 10  # venues
ROOT = Path(__file__).resolve().parents[1]

Pairs = list[tuple[int, int]]


def graph(edges: int) -> tuple[int, Pairs]:
    """Return parties and identifiers joined at random, most identifiers on two parties, a few on many."""
    pick = random.Random(54)
    parties = edges // 2
    pairs, identifier = [], parties
    while len(pairs) < edges:
        shared = 2 if pick.random() < 0.9 else pick.randint(3, 12)
        pairs += [(pick.randrange(parties), identifier) for _ in range(shared)]
        identifier += 1
    return identifier, sorted(set(pairs))


def measured(library: str, edges: int) -> Mapping[str, Any]:
    """Run one library in its own process and on one thread: build, components, personalised PageRank from ten
    seeds.

    Threads that wait for each other on a busy machine would count as time of the processor: igraph's did,
    sevenfold.
    """
    command = [sys.executable, "-m", "benchmarks.link_speed", library, str(edges)]
    alone = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=alone)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main(library: str, edges: int) -> None:
    size, pairs = graph(edges)
    gc.disable()
    run = {"networkx": _networkx, "igraph": _igraph, "rustworkx": _rustworkx, "here": _here, "leads": _leads}[
        library
    ]
    print(json.dumps(run(size, pairs) | {"MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


def _timed(**steps: Callable[[], Any]) -> dict[str, Any]:
    found = {}
    for name, step in steps.items():
        began = time.process_time()
        answer = step()
        found[name] = round(time.process_time() - began, 3)
        if name != "build":
            found[f"{name} answer"] = answer
    return found


def _networkx(size: int, pairs: Pairs) -> dict[str, Any]:
    import networkx as nx

    g = nx.Graph()

    def build() -> None:
        g.add_nodes_from(range(size))
        g.add_edges_from(pairs)

    def rank() -> float:
        return float(
            nx.pagerank(g, ALPHA, personalization=dict.fromkeys(range(10), 1.0), tol=1e-12, max_iter=1000)[0]
        )

    return _timed(build=build, components=lambda: nx.number_connected_components(g), ppr=rank)


def _igraph(size: int, pairs: Pairs) -> dict[str, Any]:
    import igraph

    held: list[Any] = []

    def rank() -> float:
        return float(held[0].personalized_pagerank(damping=ALPHA, reset_vertices=list(range(10)))[0])

    return _timed(
        build=lambda: held.append(igraph.Graph(size, pairs)),
        components=lambda: len(held[0].connected_components()),
        ppr=rank,
    )


def _rustworkx(size: int, pairs: Pairs) -> dict[str, Any]:
    import rustworkx as rx

    g = rx.PyGraph()
    d = rx.PyDiGraph()

    def build() -> None:
        for made in (g, d):
            made.add_nodes_from(range(size))
        g.add_edges_from_no_data(pairs)
        d.add_edges_from_no_data(pairs + [(b, a) for a, b in pairs])

    def rank() -> float:
        return float(
            rx.pagerank(d, ALPHA, personalization=dict.fromkeys(range(10), 1.0), tol=1e-12, max_iter=1000)[0]
        )

    return _timed(build=build, components=lambda: rx.number_connected_components(g), ppr=rank)


def _here(size: int, pairs: Pairs) -> dict[str, Any]:
    import numpy as np
    from scipy import sparse

    from engine.links import fast

    held: list[Any] = []
    start = np.zeros(size)
    start[:10] = 1.0

    def build() -> None:
        i, j = np.array(pairs).T
        ones = np.ones(2 * len(i))
        held.append(sparse.csr_matrix((ones, (np.r_[i, j], np.r_[j, i])), shape=(size, size)))

    return _timed(
        build=build,
        components=lambda: int(sparse.csgraph.connected_components(held[0])[0]),
        ppr=lambda: float(fast.ranks(held[0], start, ALPHA)[0]),
    )


def _leads(size: int, pairs: Pairs) -> dict[str, Any]:
    """From records to leads, everything the program does but opening the archive's files; libraries are
    loaded before, as for the others."""
    import numpy  # noqa: F401
    import polars  # noqa: F401
    from scipy.sparse import csgraph  # noqa: F401

    from desk.workspace.compiled_rules import rules_in
    from desk.workspace.rule_files import SHIPPED
    from engine.links.leads import findings_of
    from engine.links.reading import said_in
    from engine.links.signs import sign_rules_of

    rules = rules_in(SHIPPED)
    links, period = rules.links, rules.calendar.at("year", 2020)
    assert links is not None
    assert period is not None
    standing, day = records(pairs), period.end

    def leads() -> int:
        said = said_in(standing, rules, period)
        return len(findings_of(said, sign_rules_of(rules, day), links).leads)

    return _timed(leads=leads)


def records(pairs: Pairs) -> Standing:
    """Return venues that share phones as in `pairs`, each phone of a venue told by another unit; a case at
    every 1000th, workers who move."""
    told: dict[int, list[int]] = {}
    for party, identifier in pairs:
        told.setdefault(party, []).append(identifier)
    registers: dict[tuple[str, str, str], list[Record]] = {}
    for party, phones in told.items():
        id_ = f"30985-CS-{party:07}"
        for n, phone in enumerate(phones):
            values = {"unit_code": "30985", "type": "karaoke", "phone_key": f"{phone:016x}"}
            unit = f"{30985 + n}"
            source = Source("x.xlsx", "B02", party)
            registers.setdefault(("venue", unit, "2020"), []).append(
                Record("venue", (id_,), unit, "2020", "UBND xã", values, source)
            )
    cases = []
    for n, party in enumerate(sorted(told)[::1000]):
        key = (f"30985-VA-{n:05}",)
        values = {
            "found_on": date(2020, 6, 1),
            "status": "khởi tố",
            "type": "chứa mại dâm",
            "unit_code": "30985",
            "venue_id": f"30985-CS-{party:07}",
        }
        source = Source("x.xlsx", "B06", n)
        cases.append(Event("case", key, (Record("case", key, "30985", "2020", "UBND xã", values, source),)))
    events = {"case": tuple(cases), "stint": tuple(_stints(sorted(told)))}
    return Standing(registers={k: tuple(v) for k, v in registers.items()}, events=events)


def _stints(parties: list[int]) -> Iterator[Event]:
    """Yield two stints of one worker, one venue after the other, for each tenth venue; half with a
    contract."""
    pick = random.Random(55)
    for n in range(len(parties) // MOVE_FOR_EACH):
        left, came = (f"30985-CS-{p:07}" for p in pick.sample(parties, 2))
        begun = date(2020, 1, 1) + timedelta(days=pick.randrange(300))
        for which, venue in enumerate((left, came)):
            from_ = begun + timedelta(days=30 * which)
            values = {
                "venue_id": venue,
                "from": from_,
                "to": from_ + timedelta(days=20),
                "contract": n % 2 == 0,
            }
            values |= {"left_key": f"{n:016x}"} if which == 0 else {"arrived_keys": f"{n:016x}"}
            record = Record(
                "stint",
                (venue, f"{n:07}"),
                "30985",
                "2020",
                "UBND xã",
                values,
                Source("x.xlsx", "B09", 2 * n + which),
            )
            yield Event("stint", record.key, (record,))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
