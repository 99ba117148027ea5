"""The same walk as `spread.py`, with sparse matrices: for networks of many thousand parties."""

import math
from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

from engine.links.edges import Bools, Edges, Floats, Ints
from engine.links.spread import Alike, Nearness, WalkPath
from engine.links.statements import IDENTIFIERS
from engine.links.weights import hub_factor
from engine.rulebook.kinds.links import Rank

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
    # of the same ties, none lost for having 0 in common
    and_itself = sparse.csr_matrix((ones @ ones).multiply(ones) + ones)
    and_itself.sort_indices()
    common = and_itself.data - 1
    ends = np.repeat(near, near) + near[ones.indices]
    weights.data *= unconfirmed + common / (ends - common)
    return weights


class Likeness:
    """Which part of their ties a seed and another share; see `tests/engine/links/plain_walk.py`."""

    def __init__(self, weights: Matrix, parties: Bools) -> None:
        among = weights @ sparse.diags_array(parties.astype(float))
        own = among.max(axis=1).toarray().ravel() * parties
        self.tied, self.parties = sparse.csr_matrix(weights + sparse.diags_array(own)), parties
        self.among = np.asarray(among.sum(axis=1), dtype=np.float64).ravel() + own

    def to(self, seed: int) -> tuple[Ints, Floats]:
        """Return the parties that share anything with a seed, and the part of each."""
        near, weight = self.tied.indices[(row := self._row(seed))], self.tied.data[row]
        there = self.tied[near]
        times = np.diff(there.indptr)
        least = np.minimum(there.data, np.repeat(weight, times))
        nodes, which = np.unique(there.indices, return_inverse=True)
        both = np.bincount(which, least, len(nodes))
        both_among = np.bincount(which, least * np.repeat(self.parties[near], times), len(nodes))
        part = both / (weight.sum() + self.among[nodes] - both_among)
        asked = self.parties[nodes] & (nodes != seed) & (part > 0)
        return nodes[asked], part[asked]

    def _row(self, node: int) -> slice:
        return slice(int(self.tied.indptr[node]), int(self.tied.indptr[node + 1]))


class Walk:
    """The network as a walk from the cases sees it: where it stops, its ways, and who is alike to a seed."""

    def __init__(self, edges: Edges, parties: int, rank: Rank, paths_shown: int) -> None:
        self.edges, self.order = edges, edges.nodes
        self.rank, self.paths_shown = rank, paths_shown
        self.at = {node: i for i, node in enumerate(self.order)}
        self.matrix = walk_matrix(edges, parties, rank.unconfirmed)
        self.likeness = Likeness(self.matrix, np.array([t not in IDENTIFIERS for t in edges.types], bool))

    def shares(self, seeds: Mapping[str, float]) -> Floats:
        """Return by node how near it is: the walk's share of the seeds' weight, and likeness to them."""
        return self._near(seeds, self._alike(seeds))

    def nearness(self, seeds: Mapping[str, float], members: Iterable[str]) -> Mapping[str, Nearness]:
        """Return how near some parties are, for those the walk reaches."""
        alike = self._alike(seeds)
        shares = self._near(seeds, alike)
        wanted = [m for m in sorted(members) if m in self.at and shares[self.at[m]] > LEAST]
        ways, likest = self._ways(seeds, wanted), self._likest(seeds, alike, wanted)
        return {m: Nearness(float(shares[self.at[m]]), tuple(ways[m]), likest[m]) for m in wanted}

    def _near(self, seeds: Mapping[str, float], alike: Matrix) -> Floats:
        start = np.zeros(len(self.order))
        if not seeds:
            return start
        weights = np.array(list(seeds.values()))
        start[[self.at[seed] for seed in seeds]] = weights
        walked = ranks(self.matrix, start, self.rank.alpha) * start.sum()
        near: Floats = walked + self.rank.alike * (weights @ alike)
        return near

    def _alike(self, seeds: Iterable[str]) -> Matrix:
        """Return how alike each node is (column) to each seed (row, in their order)."""
        found = [self.likeness.to(self.at[seed]) for seed in seeds]
        nodes, parts = zip(*found, strict=True) if found else ((), ())
        ends = np.cumsum([0, *map(len, nodes)])
        columns = np.concatenate([np.zeros(0, int), *nodes]), np.concatenate([np.zeros(0), *parts])
        return sparse.csr_matrix((columns[1], columns[0], ends), shape=(len(found), len(self.order)))

    def _likest(
        self, seeds: Mapping[str, float], alike: Matrix, members: list[str]
    ) -> dict[str, tuple[Alike, ...]]:
        """Return the few seeds each member is likest to, weight counted."""
        parts = alike[:, [self.at[m] for m in members]].toarray()
        return {m: self._most(seeds, parts[:, n].tolist()) for n, m in enumerate(members)}

    def _most(self, seeds: Mapping[str, float], parts: list[float]) -> tuple[Alike, ...]:
        told = zip(seeds.items(), parts, strict=True) if parts else ()
        found = [
            Alike(seed, part, self.rank.alike * weight * part)
            for (seed, weight), part in told
            if self.rank.alike * part
        ]
        return tuple(sorted(found, key=lambda a: (-a.share, a.seed))[: self.paths_shown])

    def _ways(self, seeds: Mapping[str, float], members: list[str]) -> dict[str, list[WalkPath]]:
        """Return the strongest way to each member from the few seeds it is strongest from."""
        out = np.asarray(self.matrix.sum(axis=1), dtype=np.float64).ravel()
        chance = sparse.csr_matrix(_one_over(out) @ self.matrix) * self.rank.alpha
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
            for n in best[: self.paths_shown]:
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
            tuple(steps), tuple(by), tuple(chances), weight * (1 - self.rank.alpha) * math.prod(chances)
        )

    def _kind(self, a: int, b: int) -> str:
        """Return what ties two most."""
        edges = self.edges
        rows = np.flatnonzero(((edges.a == a) & (edges.b == b)) | ((edges.a == b) & (edges.b == a))).tolist()
        found: str = max((float(edges.weight[n]), edges.kinds[edges.kind[n]]) for n in rows)[1]
        return found
