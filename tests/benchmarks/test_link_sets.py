"""The sets are what their sources say, and the method keeps to what the table of benchmarks says of it."""

from __future__ import annotations

import networkx as nx
import pytest

from benchmarks import link_sets, links
from benchmarks.measures import average_precision, precision_at
from benchmarks.ranking import LIFT, NOISY, PLAIN
from engine.rulebook.model.links import LinkRules
from engine.rulebook.model.rulebook import Rules


@pytest.fixture(scope="module")
def link_rules(shipped_rules: Rules) -> LinkRules:
    assert shipped_rules.links is not None
    return shipped_rules.links


def test_each_phase_of_caviar_has_the_persons_its_source_says() -> None:
    found = {phase: len({x for pair in pairs for x in pair}) for phase, pairs in link_sets.caviar().items()}
    assert found == link_sets.IN_PHASE
    assert list(found) == sorted(found)


def test_phase_7_of_the_source_is_phase_9_under_other_numbers() -> None:
    """The reason for reading CAVIAR's figure with care; see ADR 0068."""
    seventh, ninth = (
        nx.Graph((a, b, {"n": n}) for (a, b), n in link_sets.caviar()[p].items()) for p in (7, 9)
    )
    assert nx.is_isomorphic(seventh, ninth, edge_match=lambda x, y: x["n"] == y["n"])


def test_inspections_without_a_holder_are_not_all_of_one() -> None:
    assert "" not in link_sets.register().holders
    assert len(link_sets.register().holders) == 9_365


def test_degree_finds_no_planted_ring(link_rules: LinkRules) -> None:
    register = link_sets.planted(1, 0)
    degree = {h: len(held) for h, held in register.holds.items()}
    order = sorted(register.holders, key=lambda h: (-degree[h], h))
    assert precision_at(order, {h for ring in register.rings for h in ring}, 20) < 0.2


def test_hidden_members_of_an_operation_are_found_at_the_bar(link_rules: LinkRules) -> None:
    found = {(name, method): value for name, _, method, value in links.noordin(link_rules)}
    for name in ("Noordin, 79 persons", "Noordin, 79 persons, held out"):
        assert found[name, LIFT] >= 0.47
        assert found[name, LIFT] > max(found[name, NOISY], found[name, PLAIN])


def test_who_is_active_next_is_found_at_the_bar(link_rules: LinkRules) -> None:
    found = {method: value for _, _, method, value in links.caviar(link_rules)}
    assert found["time-decayed strength"] >= 0.91 > found[PLAIN]


def test_planted_members_come_first_however_much_noise(link_rules: LinkRules) -> None:
    found = {
        m: value for _, measure, m, value in links.planted(4, link_rules, range(5), "") if measure == "P@20"
    }
    assert found[LIFT] >= 0.73


def test_average_precision_by_hand() -> None:
    assert average_precision(["a", "x", "b"], {"a", "b"}) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision([], set()) == 0
