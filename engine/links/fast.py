"""The same walk as `spread.py`, with sparse matrices: for networks of many thousand parties."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

from engine.links.edges import Edges
from engine.links.holdings import Floats
from engine.links.spread import Nearness, WalkPath
from engine.links.statements import IDENTIFIERS
from engine.links.weights import hub_factor
from engine.rulebook.model.links import Spread

Matrix = sparse.csr_matrix
LEAST = 1e-6  # of all walks: a way fewer take is not looked for


def ranks(weights: Matrix, start: Floats, alpha: float, tolerance: float = 1e-12, most: int = 1000) -> Floats:
    """Return personalised PageRank r = (1−α)v + αWᵀr of a symmetric weight matrix; dead ends go back to v."""
    out = np.asarray(weights.sum(axis=1), dtype=np.float64).ravel()
    turned = (_one_over(out) @ weights).T.tocsr()
    v = start / start.sum()
    dead = np.flatnonzero(out == 0)
    r = np.full(len(v), 1.0 / len(v))
    for _ in range(most):
        after = alpha * (turned @ r + r[dead].sum() * v) + (1 - alpha) * v
        if np.abs(after - r).sum() < len(v) * tolerance:
            return np.asarray(after)
        r = after
    return r


def _one_over(out: Floats) -> sparse.dia_array:
    return sparse.diags_array(np.divide(1.0, out, out=np.zeros_like(out), where=out > 0))


def walk_matrix(edges: Edges, parties: int, unconfirmed: float) -> Matrix:
    """Return the ties as a walk weighs them; see `spread.walked`."""
    nodes, kinds, direct = len(edges.nodes), max(1, len(edges.kinds)), edges.direct
    ends = np.c_[np.r_[edges.a, edges.b], np.r_[edges.b, edges.a]][np.r_[direct, direct]]
    kind = np.r_[edges.kind[direct], edges.kind[direct]]
    told = np.unique((ends[:, 0] * nodes + ends[:, 1]) * kinds + kind)  # of one kind two are tied once
    had = np.bincount(told // (nodes * kinds) * kinds + told % kinds, minlength=nodes * kinds)
    shared = 1 + np.minimum(had[edges.a * kinds + edges.kind], had[edges.b * kinds + edges.kind])
    levels, which = np.unique(shared, return_inverse=True)
    factor = np.array([hub_factor(int(d), parties) for d in levels])[which] if len(levels) else np.ones(0)
    weight = np.where(direct, edges.weight * factor, edges.weight)
    both = (np.r_[weight, weight], (np.r_[edges.a, edges.b], np.r_[edges.b, edges.a]))
    summed = sparse.csr_matrix(both, shape=(nodes, nodes))
    summed.eliminate_zeros()
    return _confirmed(summed, unconfirmed)


def _confirmed(weights: Matrix, unconfirmed: float) -> Matrix:
    """Multiply each tie by `unconfirmed` and the part of what is near either end that is near both."""
    if not weights.nnz:
        return weights
    weights.sort_indices()
    ones = weights.copy()
    ones.data[:] = 1.0
    near = np.diff(ones.indptr)
    and_itself = sparse.csr_matrix(
        (ones @ ones).multiply(ones) + ones
    )  # of the same ties, none lost for having 0 in common
    and_itself.sort_indices()
    common = and_itself.data - 1
    ends = np.repeat(near, near) + near[ones.indices]
    weights.data *= unconfirmed + common / (ends - common)
    return weights


class Walk:
    """The network as a walk from the cases sees it: who it stops at, and the ways it takes."""

    def __init__(self, edges: Edges, parties: int, spread: Spread) -> None:
        self.edges, self.spread, self.order = edges, spread, edges.nodes
        self.at = {node: i for i, node in enumerate(self.order)}
        self.matrix = walk_matrix(edges, parties, spread.unconfirmed)

    def shares(self, seeds: Mapping[str, float]) -> Floats:
        """Return by node which part of the seeds' weight the walk leaves there."""
        start = np.zeros(len(self.order))
        for node, weight in seeds.items():
            start[self.at[node]] = weight
        return ranks(self.matrix, start, self.spread.alpha) * start.sum() if seeds else start

    def nearness(self, seeds: Mapping[str, float], members: Iterable[str]) -> Mapping[str, Nearness]:
        """Return how near some parties are, for those the walk reaches."""
        shares = self.shares(seeds)
        wanted = [m for m in sorted(members) if m in self.at and shares[self.at[m]] > LEAST]
        ways = self._ways(seeds, wanted)
        return {m: Nearness(float(shares[self.at[m]]), tuple(ways[m])) for m in wanted}

    def _ways(self, seeds: Mapping[str, float], members: list[str]) -> dict[str, list[WalkPath]]:
        """Return the strongest way to each member from the few seeds it is strongest from."""
        out = np.asarray(self.matrix.sum(axis=1), dtype=np.float64).ravel()
        chance = sparse.csr_matrix(_one_over(out) @ self.matrix) * self.spread.alpha
        cost = chance.T.tocsr()
        cost.data = -np.log(cost.data)
        found: dict[str, list[WalkPath]] = {m: [] for m in members}
        numbers, weights = np.array([self.at[s] for s in seeds], int), np.array(list(seeds.values()))
        for m in members:
            here = np.array([self.at[m]])
            distances, afters = csgraph.dijkstra(
                cost, indices=here, return_predecessors=True, limit=-math.log(LEAST)
            )
            far, before = distances[0], afters[0]
            share = weights * np.exp(-far[numbers]) if len(numbers) else weights
            best = sorted(range(len(numbers)), key=lambda n: (-share[n], self.order[numbers[n]]))
            for n in best[: self.spread.paths_shown]:
                if np.isfinite(far[numbers[n]]):
                    found[m].append(self._path(int(numbers[n]), float(weights[n]), before, chance))
        return found

    def _path(self, seed: int, weight: float, before: NDArray[np.int32], chance: Matrix) -> WalkPath:
        """Read a way back from what each node of it comes after."""
        nodes = [seed]
        while before[nodes[-1]] >= 0:
            nodes.append(int(before[nodes[-1]]))
        steps, by, chances = [self.order[seed]], list[str](), list[float]()
        passed = 1.0
        for here, there in pairwise(nodes):
            passed *= float(chance[here, there])
            kind = self.edges.types[there]
            if kind not in IDENTIFIERS:
                over = self.edges.types[here]
                by.append(over if over in IDENTIFIERS else self._kind(here, there))
                steps.append(self.order[there])
                chances.append(passed)
                passed = 1.0
        return WalkPath(
            tuple(steps), tuple(by), tuple(chances), weight * (1 - self.spread.alpha) * math.prod(chances)
        )

    def _kind(self, a: int, b: int) -> str:
        """Return what ties two most."""
        edges = self.edges
        rows = np.flatnonzero(((edges.a == a) & (edges.b == b)) | ((edges.a == b) & (edges.b == a))).tolist()
        found: str = max((float(edges.weight[n]), edges.kinds[edges.kind[n]]) for n in rows)[1]
        return found
