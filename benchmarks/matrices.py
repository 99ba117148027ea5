"""Networks as sparse matrices: how strongly parties are linked, and noisy-or over best paths, as `engine.links.spread` has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from engine.links.fast import Floats, Matrix


def projected(held: Matrix, factor: Floats) -> Matrix:
    """Return how strongly each two parties are linked through what both hold; the strongest one counts.

    `held[p, x]` is the weight with which party p holds identifier x; `factor[x]` what a path through x keeps.
    """
    by_value = held.tocsc()
    rows, columns, values = [], [], []
    for x in range(by_value.shape[1]):
        here = slice(by_value.indptr[x], by_value.indptr[x + 1])
        who = by_value.indices[here]
        if len(who) > 1:
            weight = by_value.data[here]
            i, j = np.triu_indices(len(who), 1)
            rows.append(who[i])
            columns.append(who[j])
            values.append(weight[i] * weight[j] * factor[x])
    if not rows:
        return sparse.csr_matrix((held.shape[0], held.shape[0]))
    return _strongest(np.concatenate(rows), np.concatenate(columns), np.concatenate(values), held.shape[0])


def _strongest(i: NDArray[np.int32], j: NDArray[np.int32], values: Floats, size: int) -> Matrix:
    low, high = np.minimum(i, j), np.maximum(i, j)
    order = np.lexsort((-values, high, low))
    low, high, values = low[order], high[order], values[order]
    first = np.r_[True, (low[1:] != low[:-1]) | (high[1:] != high[:-1])]
    low, high, values = low[first], high[first], values[first]
    both = (np.r_[values, values], (np.r_[low, high], np.r_[high, low]))
    return sparse.csr_matrix(both, shape=(size, size))


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
