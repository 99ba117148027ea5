"""The same PageRank as `spread.py`, with sparse matrices: for networks of many thousand parties."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from engine.links.network import Network

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

    def __init__(self, network: Network) -> None:
        self.order = list(network.types)
        self.at = {node: i for i, node in enumerate(self.order)}
        self.matrix = self._matrix(network)

    def _matrix(self, network: Network) -> Matrix:
        """Return the symmetric matrix: each edge is met from both its ends, parallel ones add up."""
        at, columns, weights, lengths = self.at, [], [], []
        for others in network.near.values():
            for other, ties in others.items():
                columns.append(at[other])
                weights.append(ties[0][1] if len(ties) == 1 else math.fsum([w for _, w in ties]))
            lengths.append(len(others))
        starts = np.r_[0, np.cumsum(lengths)]
        return sparse.csr_matrix((weights, columns, starts), shape=(len(at), len(at)), dtype=np.float64)

    def ranks(self, seeds: Mapping[str, float], alpha: float) -> Mapping[str, float]:
        """Return personalised PageRank by node; without seeds, plain PageRank."""
        start = np.zeros(len(self.order)) if seeds else np.ones(len(self.order))
        for node, weight in seeds.items():
            start[self.at[node]] = weight
        found = ranks(self.matrix, start, alpha) if self.order else start
        return dict(zip(self.order, found.tolist(), strict=True))
