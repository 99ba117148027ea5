"""The same PageRank as `spread.py`, with sparse matrices: for networks of many thousand parties."""

from __future__ import annotations

import math
from collections.abc import Mapping

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
