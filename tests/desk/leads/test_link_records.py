"""Links are read from the records that they may be read from, and no others."""

from __future__ import annotations

from desk.runs.link_tables import findings_at, link_records
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing


def test_links_are_read_from_no_other_records(example_standing: Standing, shipped_rules: Rules) -> None:
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    whole = findings_at(example_standing, shipped_rules, period)
    part = findings_at(link_records(example_standing), shipped_rules, period)
    assert whole is not None
    assert part is not None
    assert repr(whole.leads) == repr(part.leads)
    assert list(whole.links) == list(part.links)
