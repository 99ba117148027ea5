"""Property: a year by columns gives what the plain evaluation gives, on any archive and for every
operation."""

from __future__ import annotations

from functools import cache

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.scoring.columnar.columns import ends_at, value_at
from facts.standing import Standing
from scenarios.steps.plain_years import PlainEvaluation
from tests.engine.evaluation.test_year_columns import by_columns, period_of, subjects_of
from tests.engine.indicators.strategies import standings
from tests.long_run import examples

SEEN = "vi: a, en: b"
PARAMETER = """
  x_months:
    vi: a
    en: b
    unit: tháng
    values:
      - from: 2016-01-01
        cites: [minh-hoa]
        value:
          - {take: 3, when: {border_area: yes}}
          - {take: 6}
  x_few:
    vi: a
    en: b
    unit: người
    values:
      - from: 2016-01-01
        cites: [minh-hoa]
        value:
          - {take: 3, when: {border_area: yes}}
          - {take: 2}
"""
UNITS = f"""
  x_through:   {{count: violation, through: violation.inspection.venue.unit, within: period, {SEEN}, unit: vi phạm}}
  x_path:      {{count: violation, within: period, when: {{inspection.venue.type: karaoke, inspection.members: {{at_least: 2}}}}, {SEEN}, unit: vi phạm}}
  x_by_unit:   {{count: activity, within: period, when: {{participants: {{less_than: $x_few}}}}, {SEEN}, unit: lần}}
  x_between:   {{count: case, within: {{months: [6, 12]}}, when: {{office: Công an huyện, any: [{{suspects: 2}}, {{minors: 0}}]}}, {SEEN}, unit: vụ}}
  x_before:    {{count: case, when: {{handled_on: {{before: found_on}}}}, {SEEN}, unit: vụ}}
  x_same_day:  {{count: tip, when: {{none: [{{resolved_on: received_on}}]}}, {SEEN}, unit: tin}}
  x_types:     {{count_distinct: inspection.venue.type, within: period, {SEEN}, unit: loại}}
  x_first:     {{min_date: hotspot.found_on, {SEEN}}}
  x_any_risky: {{exists: venue_period, when: {{at_least: 2, of: [{{open_at_end: yes}}, {{inspections: {{at_least: 1}}}}, {{committed: no}}]}}, {SEEN}}}
  x_change:    {{difference: [supported_rate, cases_before], {SEEN}}}
  x_both:      {{sum: [hamlets_share, supported_rate], {SEEN}}}
  x_points:    {{previous: self_total, {SEEN}}}
  x_by_plain:  {{count: case, within: {{months: $x_months}}, {SEEN}, unit: vụ}}
  x_big_rate:  {{ratio: [supported, population], each: 100000, if_none: unknown, {SEEN}}}
  x_best:      {{share_of_best: activities, within: type, {SEEN}, unit: "%"}}
  x_best_all:  {{share_of_best: x_change, {SEEN}}}
  x_over_both: {{sum: [x_by_plain, x_types], {SEEN}}}
  x_between_days: {{days_between: [x_first, {{max_date: activity.date, within: period}}], if_none: unknown, {SEEN}, unit: ngày}}
"""
ANOTHER = """rulebook: x_other
title: {vi: a, en: b}
subject: commune_period
in_force: {from: 2016-01-01}
cites: [minh-hoa]
total: 2
rounding: {points: 2}
criteria:
  - {id: X1, title: {vi: a}, cites: [minh-hoa], points: [{points: 2, when: {an_toan_antt.band: dat}}]}
bands: [{id: x_good, title: {vi: a}, from: 2}, {id: x_bad, title: {vi: b}, from: 0}]
"""
VENUES = f"""
  x_team:      {{exists: team, when: {{club_model: yes}}, {SEEN}}}
  x_before:    {{previous: inspections, {SEEN}, unit: lượt}}
  x_told:      {{count: case, when: {{office: Công an huyện}}, {SEEN}, unit: vụ}}
"""


FIRST_RECORDS = ("", "first_record: 2019-12-15", "first_record: 2020-03-31")


@cache
def rules(first_record: str = "") -> Rules:
    texts = dict(rule_texts(SHIPPED))
    texts["rules/periods.yaml"] += first_record
    texts["rules/parameters.yaml"] += PARAMETER
    declared = "rules/declared/an_toan_antt.yaml"
    texts[declared] = texts[declared].replace("{office: ", "{no_evidence: no, office: ", 3)
    count, points = (
        "asks: count, office: UBND xã, unit: mô hình,",
        "asks: points, at_least: 1, at_most: 3, office: UBND xã,",
    )
    texts[declared] = texts[declared].replace(count, points, 1)
    texts["rules/indicators/commune_period.yaml"] += UNITS
    texts["rules/indicators/venue_period.yaml"] += VENUES
    texts["rules/x_other/rulebook.yaml"] = ANOTHER
    return rules_from_texts(texts)


WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # an archive takes minutes to make smaller


@settings(max_examples=examples(12), suppress_health_check=list(HealthCheck), phases=WITHOUT_SHRINKING)
@given(standing=standings(), first_record=st.sampled_from(FIRST_RECORDS))
def test_every_indicator_and_score_is_the_same(standing: Standing, first_record: str) -> None:
    made = rules(first_record)
    evaluation = PlainEvaluation(standing, made)
    period = period_of(evaluation, 2020)
    columns, facts = by_columns(evaluation, period), evaluation.facts(period)
    for chosen in made.indicator_sets.values():
        for name in chosen.indicators:
            column = columns.facts.column(chosen.subject, name)
            for place, subject in subjects_of(columns, chosen.subject):
                cell = facts.cell(subject, name)
                assert value_at(column, place) == (cell.state, cell.value), (name, subject)
                assert ends_at(column, place) == cell.ends, (name, subject)
    for book in evaluation.in_force(period):
        final, _ = columns.scores(book)
        for place, subject in subjects_of(columns, columns.kind_of(book)):
            expected = evaluation.scores(book, period)[subject.id][0]
            assert [end[place] for end in final.score] == [
                expected.low * final.scale,
                expected.high * final.scale,
            ]
            assert final.bands_in(int(final.possible[place])) == expected.bands
