"""Cells of single subjects read from the columns: the same values as the plain evaluator's, the rows behind
only where something is owed."""

from __future__ import annotations

from dataclasses import replace

from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing
from tests.desk.office.random_edits import UNITS, part_of


def test_what_is_known_is_read_from_the_columns(example_standing: Standing, shipped_rules: Rules) -> None:
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    evaluation = Evaluation(part_of(example_standing), shipped_rules)
    quick, plain, found = evaluation.quick_facts(period), evaluation.facts(period), []
    for name in shipped_rules.indicator_sets["commune_period"].indicators:
        for unit in UNITS:
            cell, expected = (facts.cell(Subject("unit", unit), name) for facts in (quick, plain))
            assert replace(cell, records=()) == replace(expected, records=()), (unit, name)
            found.append((expected.unknown, bool(expected.records), bool(cell.records)))
    assert (False, True, True) not in found  # rows behind what is known are not looked for
    assert (False, True, False) in found


def test_a_subject_no_column_tells_of_is_asked_plainly(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    evaluation, stranger = Evaluation(part_of(example_standing), shipped_rules), Subject("unit", "99999")
    assert evaluation.quick_facts(period).cell(stranger, "venues_open") == evaluation.facts(period).cell(
        stranger, "venues_open"
    )


def test_a_period_told_by_other_records_is_read_from_those(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    """A commune that was merged: its earlier years are those of the units it came from."""
    now, before = (shipped_rules.calendar.at("year", year) for year in (2020, 2019))
    assert now is not None
    assert before is not None
    standing = part_of(example_standing)
    fewer = replace(standing, events={kind: events[::2] for kind, events in standing.events.items()})
    evaluation = Evaluation(standing, shipped_rules, earlier={before.code: fewer})
    for period, records in ((now, standing), (before, fewer)):
        mine, wanted = (one.columns(period).facts for one in (evaluation, Evaluation(records, shipped_rules)))
        for name in ("inspections", "activities", "cases_found"):
            found, expected = (facts.column("unit", name).low.numerators.tolist() for facts in (mine, wanted))
            assert found == expected, (period.code, name)
