"""Two sets of made-up districts full of families, and of small bookkeepers: are a ring's hidden members
nearer than the honest ones."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from statistics import mean

from benchmarks.hard_sets.district import Kinds
from benchmarks.hard_sets.innocent import BOOKKEEPERS, FAMILIES
from benchmarks.hard_sets.making import district, standing_of
from benchmarks.measures import average_precision, ranked
from benchmarks.plain_network import network_of
from benchmarks.ranking import Ranker
from engine.links.book import Book
from engine.links.network import case_linked, generic_of
from engine.links.reading import said_in
from engine.links.signs import sign_rules_of
from engine.rulebook.model.rulebook import Rules

SETS: Mapping[str, Kinds] = {"families": FAMILIES, "small bookkeepers": BOOKKEEPERS}
SEEDS, DRAWS = range(301, 306), range(5)  # no weight was set looking at these


def rows(rules: Rules) -> Iterator[tuple[str, str, str, float]]:
    for name, innocent in SETS.items():
        found: dict[str, list[float]] = defaultdict(list)
        for seed in SEEDS:
            for method, value in _precision(seed, innocent, rules).items():
                found[method].append(value)
        for method, values in found.items():
            yield f"rings among {name}", "average precision", method, mean(values)


def _precision(seed: int, innocent: Kinds, rules: Rules) -> Mapping[str, float]:
    """Return how well each way finds the rings' members from a third of them, in the network the program
    makes of the records."""
    made, period = district(seed, innocent), rules.calendar.at("year", 2020)
    assert period is not None
    assert rules.links is not None
    book = Book(said_in(standing_of(made), rules, period))
    common = generic_of(book, rules.links, case_linked(book), sign_rules_of(rules, period.end).most_sharers)
    network = network_of(book, rules.links, frozenset((g.kind, g.value) for g in common if not g.connects))
    ranker = Ranker(network, book.parties, rules.links.seeds.rank)
    found: dict[str, list[float]] = defaultdict(list)
    for ring in made.rings:
        for draw in DRAWS:
            seeds = random.Random(f"{seed} {ring.id} {draw}").sample(
                sorted(ring.members), max(1, len(ring.members) // 3)
            )
            for method, scores in ranker.rankings(seeds).items():
                order = ranked(scores, book.parties, set(seeds))
                found[method].append(average_precision(order, ring.members - set(seeds)))
    return {method: mean(values) for method, values in found.items()}
