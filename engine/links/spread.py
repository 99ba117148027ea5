"""From the cases outward: who is near. One ranking: a walk that starts at the cases and stops anywhere, and who is alike to them.

The walk prefers ties few have, and those that other ties confirm. Who is tied to what a party of a case is tied to is alike. This is the reference, in networkx and plain Python; `fast.py`
gives the same numbers with scipy.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.links.book import Book
from engine.links.network import Network
from engine.links.statements import CASE, IDENTIFIERS, VENUE
from engine.links.weights import hub_factor
from engine.rulebook.model.links import LinkRules, Spread

if TYPE_CHECKING:  # loaded where it is used: who reads kept leads makes no graph
    import networkx as nx


@dataclass(frozen=True, slots=True)
class WalkPath:
    """A way the walk takes from a seed: the venues, parties and cases on it, what each step goes over, and its chance.

    An identifier two share is no step of its own: `by` names its kind. `share` is the part of all walks that go this way and stop.
    """

    steps: tuple[str, ...]
    by: tuple[str, ...]
    chances: tuple[float, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Alike:
    """Which part of what either is tied to a party and a seed are both tied to (0 to 1), and how much nearer that makes it."""

    seed: str
    part: float
    share: float


@dataclass(frozen=True, slots=True)
class Nearness:
    """`share`: how much of the weight of the cases a walk from them leaves here, and what being alike to them adds.

    `paths` are the walk's strongest ways, `alike` the seeds it is most alike to: each a part of the sum.
    """

    share: float
    paths: tuple[WalkPath, ...]
    alike: tuple[Alike, ...] = ()


def seeds_of(book: Book, rules: LinkRules) -> Mapping[str, float]:
    """Return venue and suspects of each case, weighted by severity and status; venues of grave violations, or with a licence withdrawn."""
    seeds: dict[str, float] = defaultdict(float)
    for id_, subject in book.subjects.items():
        if subject.type == CASE:
            said = book.by_subject.get(id_, ())
            sure = max((s.sure for s in said), default=0.0)
            weight = rules.severity.get(str(subject.trade), 0.0) * sure
            for party in book.people_of(id_):
                seeds[party] = max(seeds[party], weight)
        elif subject.revoked and subject.type == VENUE:
            seeds[id_] = max(seeds[id_], rules.withdrawn_licence)
    for s in book.of_kinds("violation"):
        if book.type_of(s.subject) == VENUE:
            seeds[s.subject] = max(seeds[s.subject], rules.violations.get(str(s.role), 0.0))
    return {id_: weight for id_, weight in sorted(seeds.items()) if weight > 0}


def walked(network: Network, parties: int, spread: Spread) -> nx.Graph[str]:
    """Return the ties as a walk weighs them, of two nodes together.

    A tie of a kind that both have with many is a hub, as a number on many is: a school, a chain. Whoever shares it is tied to
    all of it, so d is one more than the fewer ties of that kind the two have. A tie counts in full where all that is near the
    one is near the other too, and `unconfirmed` of it where nothing is.
    """
    import networkx as nx

    had = Counter(
        (a, kind) for a, others in network.near.items() for ties in others.values() for kind in {k for k, _ in ties}
    )  # fmt: skip
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(network.types)
    for a, others in network.near.items():
        for b, ties in others.items():
            direct = network.types[a] not in IDENTIFIERS and network.types[b] not in IDENTIFIERS
            weights = [
                w * (hub_factor(1 + min(had[a, kind], had[b, kind]), parties) if direct else 1.0) for kind, w in ties
            ]  # fmt: skip
            if a <= b and math.fsum(weights) > 0:
                graph.add_edge(a, b, weight=math.fsum(weights))
    near = {node: set(graph[node]) for node in graph}
    for a, b, data in graph.edges(data=True):
        data["weight"] *= spread.unconfirmed + len(near[a] & near[b]) / len(near[a] | near[b])
    return graph


def shares_of(graph: nx.Graph[str], seeds: Mapping[str, float], alpha: float) -> Mapping[str, float]:
    """Return, for each node, which part of the seeds' weight a walk from them leaves there: personalised PageRank times their sum."""
    import networkx as nx

    if not seeds:
        return dict.fromkeys(graph, 0.0)
    found: dict[str, float] = nx.pagerank(graph, alpha, personalization=dict(seeds), weight="weight", tol=1e-12, max_iter=1000)  # fmt: skip
    total = math.fsum(seeds.values())
    return {node: total * share for node, share in found.items()}


def alike_to(graph: nx.Graph[str], types: Mapping[str, str], seed: str) -> Mapping[str, float]:
    """Return, for each party, which part of what it or a seed is tied to they are both tied to.

    Each is tied to itself as to the party it is tied to most. Who has further numbers is no less alike; who is tied to further
    parties is.
    """
    mine = _tied(graph, types, seed)
    found: dict[str, float] = {}
    for other in sorted(set(graph) - {seed}):
        if types[other] not in IDENTIFIERS and mine:
            theirs = _tied(graph, types, other)
            both = math.fsum(min(w, theirs[n]) for n, w in mine.items() if n in theirs)
            beyond = (
                max(0.0, w - mine.get(n, 0.0)) for n, w in theirs.items() if types[n] not in IDENTIFIERS
            )
            found[other] = both / math.fsum((*mine.values(), *beyond))
    return found


def _tied(graph: nx.Graph[str], types: Mapping[str, str], node: str) -> dict[str, float]:
    near: dict[str, float] = {n: data["weight"] for n, data in graph[node].items()}
    own = max((w for n, w in near.items() if types[n] not in IDENTIFIERS), default=0.0)
    return near | ({node: own} if own else {})


def near_of(
    graph: nx.Graph[str], types: Mapping[str, str], seeds: Mapping[str, float], spread: Spread
) -> Mapping[str, float]:
    """Return how near each node is: its part of the walk, and `alike` of the weight of each seed times how alike it is."""
    found = dict(shares_of(graph, seeds, spread.alpha))
    for seed, weight in seeds.items():
        for node, part in alike_to(graph, types, seed).items():
            found[node] += spread.alike * weight * part
    return found
