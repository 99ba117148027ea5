"""Parties linked by what they share, as a sparse matrix."""

from __future__ import annotations

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
