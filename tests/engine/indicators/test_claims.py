"""While two communes claim a venue, what hangs on it may be of either, in figures, points and bands alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from engine.evaluation.totals import UnitsTogether
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell
from engine.rulebook.model.rulebook import Rules
from engine.scoring.columnar.columns import ends_at
from facts.forms.catalogue import FORMS
from facts.periods import Period
from facts.standing import COMMUNE, HAS_DATA, Delivery, Event, Record, SetAside, Standing
from scenarios.steps.plain_years import PlainEvaluation
from tests.engine.evaluation.test_totals_hold_the_truth import told
from tests.engine.evaluation.test_year_columns import period_of
from tests.engine.indicators.test_bounds_hold_the_truth import assert_scores_hold, holds

HOME, NEW, OTHER = "30991", "30994", "30997"
MOVED = f"{HOME}-CS-1"
DAY = date(2020, 9, 15)
CLAIM = SetAside(NEW, "2020", "B02", f"{MOVED}|0", None, COMMUNE, f"{NEW}.xlsx", 7)


def archive(unit_2020: str | None = None, *lost: SetAside) -> Standing:
    """Return an archive in which a venue of HOME's is inspected by NEW in 2020, with a breach found; the year
    before HOME lists it, in 2020 `unit_2020` does."""
    came = [
        Delivery(u, period, COMMUNE, form, HAS_DATA, DAY, DAY, f"{u}.xlsx")
        for u in (HOME, NEW, OTHER)
        for period in ("2018", "2019", "2020")
        for form in FORMS
    ]
    came = [replace(d, office=FORMS[d.form].sender) for d in came]
    registers = {
        ("venue", HOME, "2019"): (
            told("venue", MOVED, HOME, period="2019", unit_code=HOME, opened_on=date(2015, 1, 1)),
        )
    }
    if unit_2020:
        row = told("venue", MOVED, unit_2020, unit_code=unit_2020, opened_on=date(2015, 1, 1))
        registers["venue", unit_2020, "2020"] = (row,)
    minutes = f"{NEW}-BB-1"
    events = (
        told("inspection", minutes, NEW, venue_id=MOVED, date=DAY, mode="đột xuất", result="vi phạm"),
        told("violation", minutes, NEW, inspection_id=minutes, act="ma túy"),
    )
    return Standing(came, registers, {e.kind: (Event(e.kind, e.key, (e,)),) for e in events}, lost)


def scored(left: Standing, whole: Standing, rules: Rules) -> tuple[PlainEvaluation, PlainEvaluation, Period]:
    ours, truth = (PlainEvaluation(standing, rules) for standing in (left, whole))
    return ours, truth, period_of(ours, 2020)


def figure(
    standing: Standing, rules: Rules, id_: str, name: str, year: int = 2020, kind: str = "unit"
) -> Cell:
    """Return a figure by the plain reference, the same by columns."""
    period = rules.calendar.at("year", year)
    assert period is not None
    cell = PlainEvaluation(standing, rules).facts(period).cell(Subject(kind, id_), name)
    columns = Evaluation(standing, rules).columns(period)
    place = columns.place_of(kind, id_)
    assert place is not None
    assert ends_at(columns.facts.column(kind, name), place) == cell.ends
    return cell


def with_events(standing: Standing, *told: Record) -> Standing:
    kinds = {record.kind for record in told}
    events = {k: tuple(Event(k, r.key, (r,)) for r in told if r.kind == k) for k in kinds}
    return replace(standing, events={**standing.events, **events})


def without_form(standing: Standing, unit: str, form: str) -> Standing:
    came = (d for d in standing.deliveries if (d.unit, d.form, d.period) != (unit, form, "2020"))
    return replace(standing, deliveries=tuple(came))


@pytest.mark.parametrize("name", ["inspections", "violations"])
def test_what_hangs_on_a_venue_may_be_of_whoever_claims_it(name: str, shipped_rules: Rules) -> None:
    for unit in (HOME, NEW):
        found = figure(archive(None, CLAIM), shipped_rules, unit, name)
        assert found.ends == (Fraction(0), Fraction(1))
        assert [owed.key for owed in found.owed] == [f"{NEW}.xlsx, B02, dòng 7"]
    assert figure(archive(None, CLAIM), shipped_rules, OTHER, name).value == 0


def test_a_venue_that_one_commune_lists_is_in_no_dispute(shipped_rules: Rules) -> None:
    assert figure(archive(NEW), shipped_rules, NEW, "inspections").value == 1
    assert figure(archive(), shipped_rules, HOME, "inspections").value == 1


def test_a_claim_says_nothing_of_the_year_before_nor_against_a_row_that_stands(shipped_rules: Rules) -> None:
    assert figure(archive(None, CLAIM), shipped_rules, HOME, "inspections", 2019).known
    assert figure(archive(HOME, CLAIM), shipped_rules, HOME, "inspections").value == 1


def unlisted(*lost: SetAside) -> Standing:
    """Return an archive of which no row that stands lists the venue that NEW inspected and told a tip of."""
    tip = told("tip", f"{NEW}-TB-1", NEW, about_venue=MOVED, received_on=DAY, source="người dân")
    return replace(with_events(archive(None, *lost), tip), registers={})


@pytest.mark.parametrize("name", ["inspections", "violations", "tips_received"])
def test_what_hangs_on_a_venue_anothers_lost_row_lists_may_be_of_either(
    name: str, shipped_rules: Rules
) -> None:
    row = replace(CLAIM, unit=HOME, file=f"{HOME}.xlsx")
    for unit in (HOME, NEW):
        found = figure(unlisted(row), shipped_rules, unit, name)
        assert found.ends == (Fraction(0), Fraction(1))
        assert [owed.key for owed in found.owed] == [f"{HOME}.xlsx, B02, dòng 7"]
    assert figure(unlisted(row), shipped_rules, OTHER, name).value == 0


@pytest.mark.parametrize("lost", [[], [CLAIM], [replace(CLAIM, unit=HOME, period="2021")]])
def test_a_communes_word_stands_where_no_other_lists_the_venue_by_then(
    lost: list[SetAside], shipped_rules: Rules
) -> None:
    for name in ("inspections", "violations", "tips_received"):
        assert figure(unlisted(*lost), shipped_rules, NEW, name).value == 1


@pytest.mark.parametrize("truth", [None, NEW])
def test_every_figure_and_score_allows_either_reading(truth: str | None, shipped_rules: Rules) -> None:
    left, whole, period = scored(archive(None, CLAIM), archive(truth), shipped_rules)
    wrong = []
    for unit in (Subject("unit", code) for code in (HOME, NEW, OTHER)):
        for name in shipped_rules.asked_indicators("unit", period.end):
            found, true = (e.facts(period).cell(unit, name) for e in (left, whole))
            if not holds(found, true):
                wrong.append((unit.id, name, found.state, found.value, found.ends, true.state, true.value))
    assert wrong == []
    assert_scores_hold(left, whole, period)


@pytest.mark.parametrize("unit", [HOME, NEW])
def test_a_venue_in_dispute_rests_on_the_returns_of_all_who_claim_it(unit: str, shipped_rules: Rules) -> None:
    tip = told("tip", f"{unit}-TB-1", unit, about_venue=MOVED, received_on=DAY, verified="có cơ sở")
    tip = replace(tip, values={**tip.values, "source": "người dân"})
    whole = with_events(archive(NEW), tip)
    left = without_form(archive(None, CLAIM), unit, "B10")
    found = figure(left, shipped_rules, MOVED, "tips_true", kind="venue")
    assert not found.known
    assert (unit, "B10") in {(owed.unit, owed.form) for owed in found.owed}
    complete = with_events(archive(None, CLAIM), tip)
    assert figure(complete, shipped_rules, MOVED, "tips_true", kind="venue").value == 1
    assert_scores_hold(*scored(left, whole, shipped_rules))


def test_a_lost_row_of_whoever_claims_a_venue_may_be_about_it(shipped_rules: Rules) -> None:
    lost = SetAside(NEW, "2020", "B05", "row 9", None, COMMUNE, f"{NEW}.xlsx", 9)
    found = figure(archive(None, CLAIM, lost), shipped_rules, MOVED, "drug_recent", kind="venue")
    assert found.unknown
    elsewhere = replace(lost, unit=OTHER, file=f"{OTHER}.xlsx")
    found = figure(archive(None, CLAIM, elsewhere), shipped_rules, MOVED, "drug_recent", kind="venue")
    assert found.value == 1


def test_a_venue_in_dispute_may_count_for_whoever_claims_it(shipped_rules: Rules) -> None:
    minutes = [f"{NEW}-BB-{n}" for n in (1, 2)]
    visits = [told("inspection", id_, NEW, venue_id=MOVED, date=DAY, result="vi phạm") for id_ in minutes]
    breaches = [told("violation", id_, NEW, inspection_id=id_, act="để xảy ra mại dâm") for id_ in minutes]
    left = with_events(archive(None, CLAIM), *visits, *breaches)
    for unit, ends in ((HOME, (0, 1)), (NEW, (0, 1)), (OTHER, (0, 0))):
        assert figure(left, shipped_rules, unit, "repeat_venues").ends == ends


@pytest.mark.parametrize("evaluation", [Evaluation, PlainEvaluation])
def test_a_total_of_all_who_claim_a_venue_is_exact(
    evaluation: type[Evaluation], shipped_rules: Rules
) -> None:
    left = evaluation(archive(None, CLAIM), shipped_rules)
    indicators = shipped_rules.set_of("unit").indicators
    for units, ends in (((HOME, NEW, OTHER), (1, 1)), ((HOME, OTHER), (0, 1)), ((NEW,), (0, 1))):
        together = UnitsTogether(left, period_of(left, 2020), units)
        for name in ("inspections", "violations"):
            total = together.total(indicators[name])
            assert total is not None
            assert (total.least, total.most) == ends
