"""The fast PageRank is that of networkx."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.links import fast
from engine.links.book import Book
from engine.links.network import graph_of, network_from, network_of
from engine.links.spread import rank_of, seeds_of
from engine.links.statements import Said
from engine.rulebook.model.links import LinkRules

NODES = st.sampled_from("abcdefghij")
EDGES = st.lists(st.tuples(NODES, NODES, st.floats(0.001, 1)).filter(lambda e: e[0] != e[1]), max_size=25)


def test_ranks_of_the_example_equal_those_of_networkx(said: Said, link_rules: LinkRules) -> None:
    book = Book(said)
    network, seeds = network_of(book, link_rules), seeds_of(book, link_rules)
    graph = graph_of(network)
    for start in (seeds, {}):
        slow, quick = rank_of(graph, start, 0.85), fast.Walk(network).ranks(start, 0.85)
        assert quick == pytest.approx(slow, abs=1e-8)


@settings(max_examples=200, deadline=None)
@given(edges=EDGES, seeds=st.dictionaries(NODES, st.floats(0.01, 1), max_size=4), alpha=st.floats(0.1, 0.9))
def test_ranks_equal_those_of_networkx(
    edges: list[tuple[str, str, float]], seeds: dict[str, float], alpha: float
) -> None:
    """Parallel ties, parties tied to no one, pieces that no seed reaches, and no seeds at all."""
    network = network_from(
        dict.fromkeys("abcdefghij", "party"), [(a, b, "phone", weight) for a, b, weight in edges]
    )
    graph = graph_of(network)
    assert graph.number_of_edges() == len(edges)
    assert fast.Walk(network).ranks(seeds, alpha) == pytest.approx(rank_of(graph, seeds, alpha), abs=1e-8)
