"""Weights, hubs, chance and bounding, each by itself."""

from __future__ import annotations

import math
from datetime import date

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.links.chance import hypergeometric_tail, poisson_tail
from engine.links.groups import groups_of
from engine.links.network import Link
from engine.links.units import band_of
from engine.links.weights import decay, hub_factor, reliability, specificity
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults


def test_what_two_share_is_more_specific_than_what_forty_share() -> None:
    assert specificity(2, 1000) > specificity(40, 1000) > specificity(1000, 1000) == 0


def test_a_hub_hardly_connects() -> None:
    assert hub_factor(25, 759) < 0.06 < hub_factor(2, 759)


def test_independent_sources_add_up_and_one_office_counts_once(link_rules: LinkRules) -> None:
    one, other = ("registry", "30985", "UBND xã"), ("registry", "30991", "UBND xã")
    assert reliability([one], link_rules) == pytest.approx(0.9)
    assert reliability([one, other], link_rules) == pytest.approx(0.99)


def test_a_tip_not_verified_weighs_nothing(link_rules: LinkRules) -> None:
    assert reliability([("unverified_tip", "30985", "Công an xã")], link_rules) == 0
    assert reliability([("anonymous_tip", "30985", "Công an xã")], link_rules) == 0


def test_a_phone_fades_and_an_owner_does_not(link_rules: LinkRules) -> None:
    then, now = date(2019, 6, 14), date(2020, 12, 14)
    assert decay("phone", then, now, link_rules) == pytest.approx(0.5, abs=0.01)
    assert decay("owner", then, now, link_rules) == 1


def test_hypergeometric_tail_by_hand() -> None:
    assert hypergeometric_tail(3, 3, 3, 25) == pytest.approx(1 / math.comb(25, 3))
    assert hypergeometric_tail(0, 3, 3, 25) == 1


def test_poisson_tail_by_hand() -> None:
    assert poisson_tail(1, 0.3) == pytest.approx(1 - math.exp(-0.3))
    assert poisson_tail(20, 0.001) == pytest.approx(0.001**20 / math.factorial(20), rel=1e-2)


def test_a_piece_too_large_is_split_and_a_small_one_kept_whole(link_rules: LinkRules) -> None:
    cliques = [[f"{c}{i:02}" for i in range(25)] for c in "abc"]
    links = [Link(x, y, "phone", "", 1.0) for c in cliques for n, x in enumerate(c) for y in c[n + 1 :]]
    links += [
        Link("a00", "b00", "phone", "", 1.0),
        Link("b00", "c00", "phone", "", 1.0),
        Link("x", "y", "phone", "", 1.0),
    ]
    groups = groups_of({m for c in cliques for m in c} | {"x", "y", "alone"}, links, link_rules.leads.bound)
    assert sorted(len(g.members) for g in groups) == [2, 25, 25, 25]
    assert all(g.stability > 0.9 for g in groups)


@pytest.mark.parametrize(("count", "band"), [(1, (1, 2)), (3, (3, 5)), (6, (6, 10)), (40, (11, None))])
def test_workers_are_counted_in_bands(count: int, band: tuple[int, int | None]) -> None:
    assert band_of(count) == band


def test_a_walk_that_never_stops_is_a_fault_of_the_rules() -> None:
    texts = rule_texts(SHIPPED)
    name = "rules/links/seeds.yaml"
    with pytest.raises(RuleFaults) as found:
        rules_from_texts({**texts, name: texts[name].replace("rank: {alpha: 0.6", "rank: {alpha: 1")})
    assert [(f.code, f.place.file) for f in found.value.faults] == [("R650", name)]
