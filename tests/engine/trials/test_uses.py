"""What rests on a figure or a parameter: the scenarios that may notice a change are found by it."""

from __future__ import annotations

from engine.rulebook.model.roles import INSPECTION, RECOGNITION, all_in_role
from engine.rulebook.model.rulebook import Rules
from engine.trials.item_probes import can_be_unknown
from engine.trials.mutants import uses_of


def test_a_figure_two_references_away_is_found(shipped_rules: Rules) -> None:
    """A share rests on two counts, and a count of venues by risk on the figures of venues."""
    (communes,) = all_in_role(shipped_rules, RECOGNITION)
    uses = uses_of(shipped_rules, communes)
    assert "B2" in uses.indicators["commune_period", "inspected_share"]
    assert "B2" in uses.indicators["commune_period", "venues_open"]


def test_a_parameter_is_found_through_the_figure_that_asks_it(shipped_rules: Rules) -> None:
    (venues,) = all_in_role(shipped_rules, INSPECTION)
    uses = uses_of(shipped_rules, venues)
    assert uses.parameters["recent_months"]
    assert uses.parameters["recent_months"] <= {c.id for c in venues.criteria}


def test_what_nothing_asks_for_is_used_by_nothing(shipped_rules: Rules) -> None:
    (venues,) = all_in_role(shipped_rules, INSPECTION)
    assert "self_score_far" not in uses_of(shipped_rules, venues).parameters


def test_a_return_is_never_unknown_and_a_count_of_its_rows_may_be(shipped_rules: Rules) -> None:
    communes = shipped_rules.indicator_sets["commune_period"]
    assert can_be_unknown("hotspots_active", communes)
    assert can_be_unknown("inspected_share", communes)
    assert not can_be_unknown("core_forms", communes)
