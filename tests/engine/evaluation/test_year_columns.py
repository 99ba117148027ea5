"""A year by columns gives what the plain evaluation gives, on the example: every indicator, point and
band."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.evaluation.year_columns import YearColumns
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rules
from engine.scoring.columnar.columns import ends_at, value_at
from facts.periods import Period
from facts.standing import Standing
from scenarios.steps.plain_years import PlainEvaluation
from tests.desk.office.random_edits import part_of
from tests.engine.scoring.builders import from_
from tests.long_run import some_of


@pytest.fixture(scope="module")
def evaluation(example_standing: Standing, shipped_rules: Rules) -> PlainEvaluation:
    return PlainEvaluation(example_standing, shipped_rules)


def by_columns(evaluation: Evaluation, period: Period) -> YearColumns:
    return Evaluation(evaluation.standing, evaluation.rules).columns(period)


def period_of(evaluation: Evaluation, year: int) -> Period:
    found = evaluation.rules.calendar.at("year", year)
    assert found is not None
    return found


def subjects_of(year: YearColumns, kind: str) -> list[tuple[int, Subject]]:
    counted = year.counted(kind)
    return [(place, Subject(kind, id_)) for place, id_ in enumerate(year.ids(kind)) if counted[place]]


@pytest.mark.parametrize("year", some_of((2018, 2019, 2020), 1, offset=2))
@pytest.mark.parametrize("kind", ["unit", "venue"])
def test_every_indicator_of_the_example_is_the_same(evaluation: Evaluation, year: int, kind: str) -> None:
    period = period_of(evaluation, year)
    columns, facts = by_columns(evaluation, period), evaluation.facts(period)
    names = next(s for s in evaluation.rules.indicator_sets.values() if s.subject == kind).indicators
    subjects = subjects_of(columns, kind)
    assert len(subjects) >= 9
    for name in names:
        column = columns.facts.column(kind, name)
        for place, subject in subjects:
            cell = facts.cell(subject, name)
            assert value_at(column, place) == (cell.state, cell.value), (name, subject)
            assert ends_at(column, place) == cell.ends, (name, subject)


def test_appraised_points_are_among_them(evaluation: Evaluation) -> None:
    period = period_of(evaluation, 2020)
    book = edition(evaluation.rules.rulebooks["healthy_commune"], period.end)
    final, computed = by_columns(evaluation, period).scores(book)
    assert any((final.points[id_][0] != low).any() for id_, (low, _) in computed.points.items())
    again = by_columns(evaluation, period).scores(book)[1]
    assert all((again.points[id_][0] == low).all() for id_, (low, _) in computed.points.items())


@pytest.mark.parametrize("more", [0, 1])
def test_bands_that_ask_about_appraised_points_are_the_same(evaluation: Evaluation, more: int) -> None:
    """All points of a criterion that was appraised are asked for, or more than there are."""
    period, rules = period_of(evaluation, 2020), evaluation.rules
    book = edition(rules.rulebooks["healthy_commune"], period.end)
    final, computed = by_columns(evaluation, period).scores(book)
    moved = next(id_ for id_, (low, _) in computed.points.items() if (final.points[id_][0] != low).any())
    criterion = book.criterion(moved)
    asked = from_(f"{criterion.id}.points", criterion.maximum + more)
    bands = tuple(replace(band, when=asked) if band.from_ else band for band in book.bands)
    asking = replace(rules, rulebooks={**rules.rulebooks, book.name: replace(book, bands=bands)})
    plain = PlainEvaluation(evaluation.standing, asking)
    columns, book = by_columns(plain, period), asking.rulebooks[book.name]
    found, expected = columns.scores(book)[0], plain.scores(book, period)
    for place, subject in subjects_of(columns, "unit"):
        assert found.bands_in(int(found.possible[place])) == expected[subject.id][0].bands


def test_no_sign_stands_of_what_is_no_subject(evaluation: Evaluation) -> None:
    period, nobody = period_of(evaluation, 2020), Subject("unit", "99999")
    signs = [
        (book, sign)
        for book in evaluation.in_force(period)
        for sign in book.signs
        if book.subject == "commune_period"
    ]
    assert signs
    assert {evaluation.sign(book, sign, nobody, period) for book, sign in signs} == {False}


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
