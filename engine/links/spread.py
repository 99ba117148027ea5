"""From the cases outward: who is near, by personalised PageRank; how near and by which paths, by noisy-or.

These are the reference, in networkx and plain Python; `fast.py` gives the same numbers with scipy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from engine.links.book import Book
from engine.links.network import Link
from engine.links.statements import CASE, VENUE
from engine.rulebook.model.links import LinkRules


@dataclass(frozen=True, slots=True)
class Path:
    """A best path from a seed: the parties on it, the links between them, what is left of the seed's weight."""

    steps: tuple[str, ...]
    links: tuple[Link, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Nearness:
    """`probability` by noisy-or; `rank` by personalised PageRank, `lift` over plain PageRank."""

    probability: float
    paths: tuple[Path, ...]
    rank: float
    lift: float
    disagree: bool


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
        elif subject.type == VENUE:
            acts = [rules.violations.get(str(s.role), 0.0) for s in book.of(id_, "violation")]
            acts += [rules.withdrawn_licence] if subject.revoked else []
            seeds[id_] = max([seeds[id_], *acts])
    return {id_: weight for id_, weight in sorted(seeds.items()) if weight > 0}


def rank_of(graph: nx.MultiGraph[str], seeds: Mapping[str, float], alpha: float) -> Mapping[str, float]:
    """Return personalised PageRank over summed edge weights."""
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(graph.nodes)
    for a, b, data in graph.edges(data=True):
        before = simple.get_edge_data(a, b, {"weight": 0.0})["weight"]
        simple.add_edge(a, b, weight=before + data["weight"])
    start = dict(seeds) or None
    found: dict[str, float] = nx.pagerank(simple, alpha, personalization=start, weight="weight", tol=1e-12, max_iter=1000)  # fmt: skip
    return found


def best_paths(
    links: Iterable[Link], seeds: Mapping[str, float], lam: float, hops: int
) -> Mapping[str, Mapping[str, Path]]:
    """Return for each party reached the best path of at most so many party hops from each seed."""
    near: dict[str, list[tuple[str, Link]]] = defaultdict(list)
    for link in links:
        near[link.a].append((link.b, link))
        near[link.b].append((link.a, link))
    reached: dict[str, dict[str, Path]] = defaultdict(dict)
    for seed, weight in sorted(seeds.items()):
        for party, path in _from_seed(seed, weight, near, lam, hops).items():
            reached[party][seed] = path
    return reached


def _from_seed(
    seed: str, weight: float, near: Mapping[str, list[tuple[str, Link]]], lam: float, hops: int
) -> Mapping[str, Path]:
    """Widen hop by hop: a longer path may beat a shorter one, and no path exceeds its hops."""
    best = {seed: Path((seed,), (), weight)}
    front = dict(best)
    for _ in range(hops):
        grown: dict[str, Path] = {}
        for at, path in sorted(front.items()):
            for other, link in near.get(at, ()):
                probability = path.probability * lam * min(1.0, link.weight)
                known = grown.get(other) or best.get(other)
                if probability > 1e-9 and (known is None or probability > known.probability):
                    grown[other] = Path((*path.steps, other), (*path.links, link), probability)
        best.update(grown)
        front = grown
    return best


def noisy_or(paths: Mapping[str, Path]) -> float:
    """Return 1 − ∏(1 − p) over the seeds' best paths."""
    missing = 1.0
    for _, path in sorted(paths.items()):
        missing *= 1 - min(1.0, path.probability)
    return 1 - missing


def nearness_of(
    links: Iterable[Link], seeds: Mapping[str, float], rank: Mapping[str, float], plain: Mapping[str, float],
    rules: LinkRules,
) -> Mapping[str, Nearness]:  # fmt: skip
    """Put both answers side by side; where they differ widely, that is itself said."""
    spread = rules.spread
    reached = best_paths(links, seeds, spread.lam, spread.party_hops)
    top = max((rank.get(id_, 0.0) for id_ in reached), default=0.0) or 1.0
    found = {}
    for id_, paths in sorted(reached.items()):
        shown = sorted(paths.values(), key=lambda p: (-p.probability, p.steps))[: spread.paths_shown]
        probability, share = noisy_or(paths), rank.get(id_, 0.0) / top
        lift = rank.get(id_, 0.0) / plain[id_] if plain.get(id_) else 0.0
        found[id_] = Nearness(
            probability, tuple(shown), rank.get(id_, 0.0), lift,
            abs(probability - share) > spread.disagreement_above,
        )  # fmt: skip
    return found
