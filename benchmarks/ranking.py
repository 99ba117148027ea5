"""Ways to rank parties by how near they are to seeds: the baselines, and the walk the program itself uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy import sparse

from benchmarks.plain_network import Network, edges_from
from engine.links.edges import Floats
from engine.links.fast import Matrix, Walk, ranks
from engine.rulebook.kinds.links import Rank

DEGREE, COMPONENTS, PLAIN, SHARED, HERE = "degree", "components", "plain PPR", "Adamic-Adar", "this program"
PLAIN_ALPHA = 0.85  # what PageRank is usually run with
Scores = Mapping[str, float]


class Ranker:
    """One network, ranked from several seeds. Only those asked about are ranked; identifiers and events are
    walked over."""

    def __init__(self, network: Network, people: Sequence[str], rank: Rank) -> None:
        self.people = people
        self.walk = Walk(edges_from(network), len(people), rank, 1)
        self.at = self.walk.at
        self.rows = np.array([self.at[p] for p in people])
        self.plain = _plain(network, self.at)
        self.pieces = sparse.csgraph.connected_components(self.plain)[1]

    def rankings(self, seeds: Iterable[str]) -> Mapping[str, Scores]:
        """Return what each way gives the people."""
        seeds = sorted(seeds)
        start = np.zeros(len(self.at))
        start[[self.at[s] for s in seeds]] = 1.0
        reached = np.unique(self.pieces[start > 0])
        found = {
            DEGREE: np.diff(self.plain.indptr).astype(float),
            COMPONENTS: np.isin(self.pieces, reached).astype(float),
            PLAIN: ranks(self.plain, start, PLAIN_ALPHA),
            SHARED: _adamic_adar(self.plain, start),
            HERE: self.walk.shares(dict.fromkeys(seeds, 1.0)),
        }
        return {
            name: dict(zip(self.people, vector[self.rows].tolist(), strict=True))
            for name, vector in found.items()
        }


def _plain(network: Network, at: Mapping[str, int]) -> Matrix:
    """Return who is joined to what, each tie 1."""
    pairs = [(at[a], at[b]) for a, others in network.near.items() for b in others]
    i, j = np.array(pairs).T
    return sparse.csr_matrix((np.ones(len(i)), (i, j)), shape=(len(at), len(at)))


def _adamic_adar(plain: Matrix, start: Floats) -> Floats:
    """Return Σ 1/ln d over what each has in common with the seeds."""
    near = np.diff(plain.indptr)
    rarity = np.where(near > 1, 1 / np.log(np.maximum(near, 2)), 0.0)
    return np.asarray(plain @ (rarity * (plain @ start)))
