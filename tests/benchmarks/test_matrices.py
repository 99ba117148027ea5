"""The matrices give what networkx and the plain reference give."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from benchmarks.matrices import matrix_of, nearness, projected
from engine.links.network import Link
from engine.links.spread import best_paths, noisy_or

SIZE = 12
PAIRS = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda p: p[0] < p[1])
SEEDS = st.dictionaries(st.integers(0, SIZE - 1), st.floats(0.01, 1), min_size=1, max_size=4)


@settings(max_examples=200, deadline=None)
@given(pairs=st.dictionaries(PAIRS, st.floats(0.01, 1.2), max_size=30), seeds=SEEDS, hops=st.integers(1, 4))
def test_nearness_equals_that_of_the_plain_reference(
    pairs: dict[tuple[int, int], float], seeds: dict[int, float], hops: int
) -> None:
    links = [Link(f"{a:02}", f"{b:02}", "", "", w) for (a, b), w in pairs.items()]
    slow = best_paths(links, {f"{n:02}": w for n, w in seeds.items()}, 0.7, hops)
    quick = nearness(matrix_of([(a, b, w) for (a, b), w in pairs.items()], SIZE), seeds, 0.7, hops)
    assert quick == pytest.approx([noisy_or(slow.get(f"{n:02}", {})) for n in range(SIZE)], abs=1e-9)


@settings(max_examples=100, deadline=None)
@given(held=st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 7)), st.floats(0.1, 1), min_size=1))
def test_projection_equals_that_of_networkx(held: dict[tuple[int, int], float]) -> None:
    rows, columns = np.array(list(held)).T
    matrix = sparse.csr_matrix((list(held.values()), (rows, columns)), shape=(10, 8))
    factor = np.linspace(0.3, 1, 8)
    graph = nx.Graph((f"p{i}", f"x{j}") for i, j in held)

    def strongest(_: nx.Graph[str], u: str, v: str) -> float:
        both = {x for x in graph[u] if x in graph[v]}
        return max(held[int(u[1:]), n] * held[int(v[1:]), n] * factor[n] for n in (int(x[1:]) for x in both))

    people = [n for n in graph if n.startswith("p")]
    wanted = nx.bipartite.generic_weighted_projected_graph(graph, people, weight_function=strongest)
    found = projected(matrix, factor).todok()
    assert {(i, j) for i, j in zip(*found.nonzero(), strict=True) if i < j} == {
        tuple(sorted((int(a[1:]), int(b[1:])))) for a, b in wanted.edges
    }
    for a, b, weight in wanted.edges(data="weight"):
        assert found[int(a[1:]), int(b[1:])] == pytest.approx(weight)
