"""What a follow-up rule is shown of a record."""

from __future__ import annotations

from engine.follow_up.facts import record_facts
from engine.rulebook.model.rulebook import Rules
from facts.standing import COMMUNE, Record, Source, Standing
from scenarios.steps.plain_years import PlainEvaluation


def test_the_type_of_a_unit_is_that_of_the_list_of_units(shipped_rules: Rules) -> None:
    """As for figures: a return printed before a commune became a town says the old one."""
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    listed = shipped_rules.units.get("30985", period.end)
    assert listed is not None
    values = {"code": "30985", "type": "phường", "population": 8001}
    row = Record("unit", ("30985",), "30985", "2020", COMMUNE, values, Source("a.xlsx", "B01", 5))
    facts = PlainEvaluation(Standing((), {("unit", "30985", "2020"): (row,)}), shipped_rules).facts(period)
    told = {fact.id: fact.cells for fact in record_facts("unit", facts.registry, facts)}
    assert told["30985"]["type"].value == listed.type != "phường"
    assert told["30985"]["population"].value == 8001
    assert told["30988"]["type"].value  # no return came: the list knows it all the same
