"""The same answers as `spread.py` and `network.py`, with sparse matrices: for networks of many thousand parties."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float64]
Matrix = sparse.csr_matrix


def ranks(weights: Matrix, start: Floats, alpha: float, tolerance: float = 1e-12, most: int = 1000) -> Floats:
    """Return personalised PageRank r = (1−α)v + αWᵀr of a symmetric weight matrix; dead ends go back to v."""
    out = np.asarray(weights.sum(axis=1), dtype=np.float64).ravel()
    walk = sparse.diags_array(np.divide(1.0, out, out=np.zeros_like(out), where=out > 0)) @ weights
    turned = walk.T.tocsr()
    v = start / start.sum()
    dead = np.flatnonzero(out == 0)
    r = np.full(len(v), 1.0 / len(v))
    for _ in range(most):
        after = alpha * (turned @ r + r[dead].sum() * v) + (1 - alpha) * v
        if np.abs(after - r).sum() < len(v) * tolerance:
            return np.asarray(after)
        r = after
    return r


class Walk:
    """The network as a matrix, to be ranked from several starts: as `spread.rank_of`, without building it twice."""

    def __init__(self, graph: nx.MultiGraph[str]) -> None:
        self.order = list(graph.nodes)
        self.at = {node: i for i, node in enumerate(self.order)}
        self.matrix = self._matrix(graph)

    def _matrix(self, graph: nx.MultiGraph[str]) -> Matrix:
        """Return the symmetric matrix: each edge is met from both its ends, parallel ones add up."""
        at, columns, weights, lengths = self.at, [], [], []
        for _, near in graph.adjacency():
            for other, edges in near.items():
                columns.append(at[other])
                weights.append(math.fsum([e["weight"] for e in edges.values()]))
            lengths.append(len(near))
        starts = np.r_[0, np.cumsum(lengths)]
        return sparse.csr_matrix((weights, columns, starts), shape=(len(at), len(at)), dtype=np.float64)

    def ranks(self, seeds: Mapping[str, float], alpha: float) -> Mapping[str, float]:
        """Return personalised PageRank by node; without seeds, plain PageRank."""
        start = np.zeros(len(self.order)) if seeds else np.ones(len(self.order))
        for node, weight in seeds.items():
            start[self.at[node]] = weight
        found = ranks(self.matrix, start, alpha) if self.order else start
        return dict(zip(self.order, found.tolist(), strict=True))


def nearness(links: Matrix, seeds: Mapping[int, float], lam: float, hops: int) -> Floats:
    """Return noisy-or over the seeds' best paths of at most so many hops."""
    steps = links.copy()
    steps.data = lam * np.minimum(1.0, steps.data)
    missing = np.ones(links.shape[0])
    for seed, weight in sorted(seeds.items()):
        best = _best(steps, seed, weight, hops)
        missing[list(best)] *= 1 - np.minimum(1.0, list(best.values()))
    return 1 - missing


def _best(steps: Matrix, seed: int, weight: float, hops: int) -> dict[int, float]:
    best = {seed: weight}
    front = dict(best)
    indptr, indices, data = steps.indptr, steps.indices, steps.data
    for _ in range(hops):
        grown: dict[int, float] = {}
        for at, value in front.items():
            begin, end = indptr[at], indptr[at + 1]
            for other, left in zip(
                indices[begin:end].tolist(), (value * data[begin:end]).tolist(), strict=True
            ):
                if left > 1e-9 and left > best.get(other, 0.0) and left > grown.get(other, 0.0):
                    grown[other] = left
        best.update(grown)
        front = grown
    return best


def matrix_of(pairs: Sequence[tuple[int, int, float]], size: int) -> Matrix:
    """Return the symmetric matrix of some weighted pairs; weights of one pair add up."""
    if not pairs:
        return sparse.csr_matrix((size, size))
    i, j, w = (np.array(column) for column in zip(*pairs, strict=True))
    loops = i == j
    both = (np.r_[w, w[~loops]], (np.r_[i, j[~loops]], np.r_[j, i[~loops]]))
    return sparse.csr_matrix(both, shape=(size, size))
