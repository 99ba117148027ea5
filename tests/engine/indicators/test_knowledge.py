"""What a register leaves out is unknown, not no."""

from __future__ import annotations

from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import State
from engine.rulebook.model.rulebook import Rules
from engine.scoring.columnar.columns import value_at
from facts.standing import Standing
from scenarios.steps.plain_years import PlainEvaluation

UNIT = "30991"


def test_a_venue_left_out_of_the_register_has_an_unknown_licence(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    registers = dict(example_standing.registers)
    left_out, *rest = registers["venue", UNIT, "2020"]
    registers["venue", UNIT, "2020"] = tuple(rest)
    told = Standing(example_standing.deliveries, registers, example_standing.events)
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    venue = Subject("venue", left_out.key[0])
    facts = PlainEvaluation(told, shipped_rules).facts(period)
    year = Evaluation(told, shipped_rules).columns(period)
    assert venue in facts.subjects("venue")
    place = year.place_of("venue", venue.id)
    assert place is not None
    for name in ("has_licence", "has_certificate", "venue_type"):
        cell = facts.cell(venue, name)
        assert cell.unknown, name
        assert [(owed.form, owed.key) for owed in cell.owed] == [("B02", venue.id)]
        assert value_at(year.facts.column("venue", name), place) == (State.UNKNOWN, None)
