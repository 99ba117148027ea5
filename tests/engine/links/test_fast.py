"""The fast paths give what networkx and the plain reference give."""

from __future__ import annotations

import random

import pytest

from engine.links import fast
from engine.links.book import Book
from engine.links.network import Link, network_of
from engine.links.spread import best_paths, noisy_or, rank_of, seeds_of
from engine.links.statements import Said
from engine.rulebook.link_model import LinkRules


def test_ranks_of_the_example_equal_those_of_networkx(said: Said, link_rules: LinkRules) -> None:
    book = Book(said)
    graph, seeds = network_of(book, link_rules), seeds_of(book, link_rules)
    for start in (seeds, {}):
        slow, quick = rank_of(graph, start, 0.85), fast.Walk(graph).ranks(start, 0.85)
        assert quick == pytest.approx(slow, abs=1e-8)


@pytest.mark.parametrize("seed", range(5))
def test_nearness_equals_that_of_the_plain_reference(seed: int) -> None:
    pick = random.Random(seed)
    pairs = {tuple(sorted(pick.sample(range(30), 2))): pick.random() for _ in range(60)}
    links = [Link(f"{a:02}", f"{b:02}", "", "", w) for (a, b), w in pairs.items()]
    slow = best_paths(links, {"00": 0.7, "05": 1.0}, 0.7, 4)
    matrix = fast.matrix_of([(a, b, w) for (a, b), w in pairs.items()], 30)
    quick = fast.nearness(matrix, {0: 0.7, 5: 1.0}, 0.7, 4)
    assert quick == pytest.approx([noisy_or(slow.get(f"{n:02}", {})) for n in range(30)], abs=1e-12)
