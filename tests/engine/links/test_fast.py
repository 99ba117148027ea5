"""How near the fast walk puts a party is what networkx says; its ways are the strongest there are."""

from __future__ import annotations

import math
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.plain_network import Network, edges_from, network_from, network_of
from engine.links.book import Book
from engine.links.fast import Walk
from engine.links.spread import seeds_of
from engine.links.statements import IDENTIFIERS, Said
from engine.rulebook.kinds.links import LinkRules, Rank
from tests.engine.links.plain_walk import near_of, walked
from tests.long_run import examples

PARTIES, NUMBERS = "abcdef", "uvw"
TIES = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(PARTIES), st.sampled_from(PARTIES), st.sampled_from(("owner", "relative"))
        ).filter(lambda e: e[0] != e[1]),
        st.tuples(st.sampled_from(PARTIES), st.sampled_from(NUMBERS), st.just("phone")),
    ).flatmap(lambda e: st.tuples(st.just(e[0]), st.just(e[1]), st.just(e[2]), st.floats(0.001, 1))),
    max_size=25,
)
SHOWN = 3
RANKS = st.builds(
    Rank, alpha=st.floats(0.1, 0.9), unconfirmed=st.floats(0.05, 1), alike=st.sampled_from((0.0, 0.2, 1.0))
)
SEEDS = st.dictionaries(st.sampled_from(PARTIES), st.floats(0.01, 1), max_size=4)


def made(edges: list[tuple[str, str, str, float]]) -> Network:
    return network_from(dict.fromkeys(PARTIES, "party"), edges)


def by_node(walk: Walk, seeds: dict[str, float]) -> dict[str, float]:
    return dict(zip(walk.order, walk.shares(seeds).tolist(), strict=True))


def test_the_walk_of_the_example_is_that_of_networkx(said: Said, link_rules: LinkRules) -> None:
    book = Book(said)
    network, seeds = network_of(book, link_rules), dict(seeds_of(book, link_rules))
    parties, rank = book.totals.parties, link_rules.seeds.rank
    slow = near_of(walked(network, parties, rank), network.types, seeds, rank)
    assert by_node(Walk(edges_from(network), parties, rank, SHOWN), seeds) == pytest.approx(slow, abs=1e-7)


@settings(max_examples=examples(60))
@given(edges=TIES, seeds=SEEDS, rank=RANKS, parties=st.integers(3, 50))
def test_the_walk_is_that_of_networkx(
    edges: list[tuple[str, str, str, float]], seeds: dict[str, float], rank: Rank, parties: int
) -> None:
    """Parallel ties, ties of a kind with many, parties tied to no one, pieces no seed reaches, and no seeds
    at all."""
    network = made(edges)
    slow = near_of(walked(network, parties, rank), network.types, seeds, rank)
    assert by_node(Walk(edges_from(network), parties, rank, SHOWN), seeds) == pytest.approx(slow, abs=1e-8)


@settings(max_examples=examples(40))
@given(edges=TIES, seeds=SEEDS.filter(bool), rank=RANKS)
def test_a_way_shown_is_the_strongest_from_its_seed(
    edges: list[tuple[str, str, str, float]], seeds: dict[str, float], rank: Rank
) -> None:
    network = made(edges)
    graph = walked(network, 50, rank)
    cost: nx.DiGraph[str] = nx.DiGraph()
    for a, b, data in graph.edges(data=True):
        for x, y in ((a, b), (b, a)):
            cost.add_edge(
                x, y, cost=-math.log(rank.alpha * data["weight"] / graph.degree(x, weight="weight"))
            )
    near = Walk(edges_from(network), 50, rank, SHOWN).nearness(seeds, PARTIES)
    for member, nearness in near.items():
        assert (
            sum(p.share for p in nearness.paths) + sum(a.share for a in nearness.alike)
            <= nearness.share + 1e-9
        )
        assert len({p.steps[0] for p in nearness.paths}) == len(nearness.paths) <= SHOWN
        for path in nearness.paths:
            assert path.steps[-1] == member
            assert all(s not in NUMBERS for s in path.steps)
            assert len(path.by) == len(path.chances) == len(path.steps) - 1
            least = nx.dijkstra_path_length(cost, path.steps[0], member, "cost") if path.by else 0.0
            assert path.share == pytest.approx(seeds[path.steps[0]] * (1 - rank.alpha) * math.exp(-least))
            for (a, b), kind in zip(pairwise(path.steps), path.by, strict=True):
                assert kind in IDENTIFIERS or any(k == kind for k, _ in network.near[a][b])


def test_a_tie_that_another_confirms_leads_on_more_often(link_rules: LinkRules) -> None:
    """Of two kin of the seed, the one who has the seed's phone too is nearer than the one who has
    another's."""
    edges = [("a", "b", "relative", 0.9), ("a", "c", "relative", 0.9)]
    edges += [(x, "u", "phone", 0.5) for x in "ab"] + [(x, "v", "phone", 0.5) for x in "cd"]
    near = Walk(edges_from(made(edges)), 50, link_rules.seeds.rank, SHOWN).nearness({"a": 1.0}, PARTIES)
    assert near["b"].share > 1.5 * near["c"].share
    assert near["b"].paths[0].by in (("relative",), ("phone",))


def test_who_is_tied_to_all_a_seed_is_tied_to_is_nearer_than_who_is_tied_to_the_seed_and_to_many_others(
    link_rules: LinkRules,
) -> None:
    """Of two kin of the seed, one shares its two other kin, the other has two of its own."""
    edges = [(x, y, "relative", 0.9) for x, y in ("ab", "ac", "ad", "be", "bf", "cd")]
    near = Walk(edges_from(made(edges)), 50, link_rules.seeds.rank, SHOWN).nearness({"a": 1.0}, PARTIES)
    (c,), (b,) = near["c"].alike, near["b"].alike
    assert c.seed == "a"
    assert c.part > 2 * b.part > 0
    assert c.share == pytest.approx(link_rules.seeds.rank.alike * c.part)


def test_further_numbers_make_no_one_less_alike(link_rules: LinkRules) -> None:
    edges = [(x, "u", "phone", 0.5) for x in "abc"] + [("c", "v", "phone", 0.5), ("d", "v", "phone", 0.5)]
    near = Walk(edges_from(made(edges)), 50, link_rules.seeds.rank, SHOWN).nearness({"a": 1.0}, PARTIES)
    assert [x.part for x in near["b"].alike] == [x.part for x in near["c"].alike] == [1.0]
    assert near["d"].alike == ()
