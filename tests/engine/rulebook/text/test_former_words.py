"""Former words are written anew in place, and answered once where they still stand."""

from __future__ import annotations

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from engine.rulebook.text.former_words import respelled

A = "rules/healthy_commune/criteria/a.yaml"
NOW = "{of: repeat_venues, each: -2.5, ends: [0, 5]}"
ONCE = "{from: 5, minus: 2.5, for_each: repeat_venues, at_least: 0}"


@pytest.mark.parametrize(
    ("former", "now"),
    [
        (f"points: {ONCE}  # cũ", "points: {each: -2.5, of: repeat_venues, ends: [0, 5]}  # cũ"),
        ("{give: 9, in_proportion_to: x, full_at: $m}", "{ends: [0, 9], of: x, full_at: $m}"),
        ("{plus: 15, for_each: x, at_most: 45}", "{each: 15, of: x, ends: [0, 45]}"),
        ("{minus: 1, for_each: x, at_least: 0, from: 5}", "{each: -1, of: x, ends: [0, 5]}"),
        ("{as_declared: x}", "{of: x}"),
        (
            "points:\n  from: 5  # đầu\n  minus: 1\n  for_each: x\n  at_least: -1\nid: B\n",
            "points:\n  # đầu\n  each: -1\n  of: x\n  ends: [-1, 5]\nid: B\n",
        ),
        ("x: {per: [a, b], each: 1000}", "x: {ratio: [a, b], each: 1000}"),
        ("  years: 3\n  missing_year: breaks\n", "  years: 3\n"),
        ("{id: a, years: 3, missing_year: breaks}", "{id: a, years: 3}"),
        ("applies_when: {a: yes}, not_applicable: full_points}", "applies_when: {a: yes}}"),
        ("a: {sum: case.victims, over_units: sum, vi: A}", "a: {sum: case.victims, vi: A}"),
        ("a: {sum: self_score.points, over_units: none}", "a: {sum: self_score.points, total: none}"),
        ("    unit: vụ\n    over_units: count_yes\n    vi: A\n", "    unit: vụ\n    vi: A\n"),
        ("rounding:\n  group_decimals: 1\n", "rounding:\n  group: 1\n"),
        ("quota: {band: tot, share: 30, if_equal: open}", "quota: {band: tot, share: 30}"),
        ("quota: {band: tot, at_most_percent: 30}", "quota: {band: tot, share: 30}"),
        ("  - {id: x, title: {vi: X}, by_gate_only: yes}", "  - {id: x, title: {vi: X}}"),
        ("    by_gate_only: yes\n    when: {a: 1}\n", "    when: {a: 1}\n"),
        ("{id: dat, all_met: yes, healthy: yes}", "{id: dat, from: all, healthy: yes}"),
        ("    met_when:\n      a: 1\n", "    when:\n      a: 1\n"),
        ("{asks: yes_no, no_evidence: not_met, vi: A}", "{no_evidence: no, vi: A}"),
        ("{count: a, within: {months_before_end: 6}}", "{count: a, within: {months: 6}}"),
        ("    within:\n      between_months: [6, $b]\n", "    within:\n      months: [6, $b]\n"),
        ("{count: a, open_at: period_end}  # b", "{count: a, alive: period_end}  # b"),
        ("{exists: a, overlaps: period, vi: A}", "{exists: a, alive: period, vi: A}"),
        ("period: {previous_of: now.period}", "period: {previous: now.period}"),
        ("x: {asks: count, told_by: UBND xã}", "x: {asks: count, office: UBND xã}"),
        ("x: {asks: count_of, vi: A}", "x: {asks: share, vi: A}"),
        ("role: x\nstatus: illustrative\ntotal: 100\n", "role: x\ntotal: 100\n"),
        ("status: adopted   # đã ký\nadoption: {}\n", "# đã ký\nadoption: {}\n"),
        ("cites: [a]\nanswers: pass_or_fail\nbands:\n", "cites: [a]\nbands:\n"),
        ("answers: points  # a\ntotal: 100\n", "# a\ntotal: 100\n"),
        (
            "a: {certainty: illustrative}\nstatus: {khởi tố: 0.5}\n",
            "a: {certainty: illustrative}\nstatus: {khởi tố: 0.5}\n",
        ),
        ("    cites: [a]\n    at: import  # a\n", "    cites: [a]\n    import: yes  # a\n"),
        ("    unless: [{a: {fact: sign}}]  # b\n", "    none: [{a: {fact: sign}}]  # b\n"),
        ("{action: a, by: b, needs: inspection_ground}  # c", "{action: a, by: b}  # c"),
        ("      by: b\n      needs: competent_decision\n    at: run\n", "      by: b\n"),
        ("window: {start: 11-16, start_year: year_before, end: 11-15}  # a", "within: [11-16, 11-15]  # a"),
        ("window: [11-16, 11-15]  # a", "within: [11-16, 11-15]  # a"),
        ("window:\n  start: 11-16\n  start_year: year_before\n  end: 11-15\n", "within: [11-16, 11-15]\n"),
        (
            "  - {n: 1, start: 12-15, start_year: year_before, end: 03-14}",
            "  - {n: 1, start: 12-15, start_year: year_before, end: 03-14}",
        ),
        ("rounding: {by: half_up}\ntotal: 100\n", "total: 100\n"),
        ("rounding: {by: half_up, total_decimals: 0}", "rounding: {total: 0}"),
        ("rounding: {total_decimals: 0, by: half_up}", "rounding: {total: 0}"),
        (
            "when: {no_group: {share: {less_than: 50}}}",
            "when: {none: [{any: {group: {share: {less_than: 50}}}}]}",
        ),
        ("{x: {between: [1, $most]}}  # a", "{x: {at_least: 1, at_most: $most}}  # a"),
        (
            "{d: {between: [period_start, {period_day: 01-13}]}}",
            "{d: {at_least: period_start, at_most: 01-13}}",
        ),
        ("x:\n  between: [1, 5]\ny: 1\n", "x:\n  at_least: 1\n  at_most: 5\ny: 1\n"),
        ("{days_between: [a, b]}", "{days_between: [a, b]}"),
        ("declared_facts: a\nbeside: commune_period\n", "declared_facts: a\nsubject: commune_period\n"),
        (
            "beside:   # a\n  calendar_year: {start: 01-01}\n",
            "beside:   # a\n  calendar_year: {start: 01-01}\n",
        ),
        ("    bands_allowed: [a, b]  # c\n", "    band: {one_of: [a, b]}  # c\n"),
        (
            "    bands_allowed:  # c\n      - a\n      - b  # d\n",
            "    band:  # c\n      one_of:\n      - a\n      - b  # d\n",
        ),
        (
            "    parts:  # a\n      - {id: B5a, points: x}\n",
            "    criteria:  # a\n      - {id: B5a, points: x}\n",
        ),
        ("{id: T, parts: [{id: T1}]}", "{id: T, criteria: [{id: T1}]}"),
        ("year:\n  parts:\n    - {n: 1, start: 12-15}\n", "year:\n  parts:\n    - {n: 1, start: 12-15}\n"),
        ("x: {add: [a, b], vi: A}", "x: {sum: [a, b], vi: A}"),
        ("x:\n  add:  # a\n    - b\n", "x:\n  sum:  # a\n    - b\n"),
        ("{days_between: [{period_day: 03-31}, x]}", "{days_between: [03-31, x]}"),
        ("    due:\n      period_day: 03-31  # a\n", "    due: 03-31  # a\n"),
        ("{any_criterion: {points: 0}, x: 1}", "{any: {criteria: {points: 0}}, x: 1}"),
        (
            "- any_group:  # a\n    share:\n      less_than: 5\n  x: 1\n",
            "- any:  # a\n    group:\n      share:\n        less_than: 5\n  x: 1\n",
        ),
        ("total: 5\npoints_decimals: 2  # a\nbands: x\n", "total: 5\nrounding: {points: 2}  # a\nbands: x\n"),
        (
            "points_decimals: 2\na: b\nrounding: {total: 0}  # c\n",
            "a: b\nrounding: {points: 2, total: 0}  # c\n",
        ),
        (
            "rounding: {total: 0}\na: b\npoints_decimals: 2  # c\n",
            "rounding: {points: 2, total: 0}\na: b\n# c\n",
        ),
        ("{chance_of_so_few: x, among: n, vi: A}", "{chance_of_so_few: [x, n], vi: A}"),
        ("x:\n  chance_of_so_few: x\n  among: n\n", "x:\n  chance_of_so_few: [x, n]\n"),
        ("{years_in_a_row: x, up_to: 5}", "{years_in_a_row: x, years: 5}"),
        ("x:\n    asks: yes_no\n    vi: A\n", "x:\n    vi: A\n"),
        ("points:\n  - {give: 4, when: {a: 1}}  # a\n", "points:\n  - {points: 4, when: {a: 1}}  # a\n"),
        ("x: {count: a, where: {b: 1}}", "x: {count: a, when: {b: 1}}"),
        ("tie_breaks: [{more: B.points}, {less: x}]", "tie_breaks: [{up: B.points}, {down: x}]"),
        ("tie_breaks:\n  - more: x  # a\n", "tie_breaks:\n  - up: x  # a\n"),
        ("figures: [{figure: x, at_least: 5}]", "figures: [{of: x, at_least: 5}]"),
        ("split: [{figure: x, by: role}]", "split: [{of: x, by: role}]"),
        ("when: {minus: 0, plus: {at_least: 1}}", "when: {minus: 0, plus: {at_least: 1}}"),
    ],
)
def test_former_words_are_written_anew_in_their_place(former: str, now: str) -> None:
    assert respelled(former) == now
    assert respelled(now) == now


def test_former_words_are_answered_once_with_the_new_spelling() -> None:
    texts = rule_texts(SHIPPED)
    texts[A] = texts[A].replace(NOW, ONCE)
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(texts)
    (fault,) = caught.value.faults
    assert (fault.code, fault.place.file) == ("R140", A)
    assert "{each: -2.5, of: repeat_venues, ends: [0, 5]}" in fault.sentence()


@pytest.mark.parametrize(
    ("file", "today", "once"),
    [
        ("rules/declared/an_toan_antt.yaml", "subject: commune_period", "beside: commune_period"),
        (
            "rules/indicators/commune_period.yaml",
            "chance_of_so_few: [breach_visits, inspections]",
            "chance_of_so_few: breach_visits, among: inspections",
        ),
        ("rules/declared/an_toan_antt.yaml", "within:", "window:"),
        (
            "rules/healthy_commune/rulebook.yaml",
            "band: {one_of: [trung_binh, yeu]}",
            "bands_allowed: [trung_binh, yeu]",
        ),
        ("rules/follow_up/duties.yaml", "none:", "unless:"),
        ("rules/indicators/venue_period.yaml", "when:", "where:"),
        ("rules/reports/cong_tac.yaml", "of:", "figure:"),
        ("rules/healthy_commune/criteria/e.yaml", "points:", "give:"),
        ("rules/follow_up/duties.yaml", "03-31", "{period_day: 03-31}"),
        (A, "at_least: 1, at_most: 2", "between: [1, 2]"),
        (
            "rules/follow_up/venues.yaml",
            "at_least: period_start, at_most: period_end",
            "between: [period_start, period_end]",
        ),
    ],
)
def test_a_former_word_is_answered_at_its_line_with_the_new_way(file: str, today: str, once: str) -> None:
    texts = rule_texts(SHIPPED)
    texts[file] = texts[file].replace("at_most: 1" if file == A else today, once, 1)
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(texts)
    (fault,) = caught.value.faults
    assert (fault.code, fault.params["found"], fault.params["wanted"]) == ("R140", once, today)


def test_a_usual_answer_is_to_be_deleted() -> None:
    texts = rule_texts(SHIPPED)
    file = "rules/declared/an_toan_antt.yaml"
    texts[file] = texts[file].replace("{office: ", "{asks: yes_no, office: ", 1)
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(texts)
    (fault,) = caught.value.faults
    assert (fault.code, fault.place.file, fault.params["found"]) == ("R141", file, "asks: yes_no")
