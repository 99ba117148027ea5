"""Editions: what changes from a day on leaves the years before it as they were, by columns and by the plain
reference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.analysis.proofs import findings_of
from engine.evaluation.years import Evaluation
from engine.rulebook.model.editions import edition, editions
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from facts.periods import Period
from facts.standing import Standing
from scenarios.steps.plain_years import PlainEvaluation

C, BOOK = "rules/healthy_commune/criteria/c.yaml", "rules/healthy_commune/rulebook.yaml"
C2 = "points: {of: hamlets_share, full_at: 100, ends: [0, 6]}\n    monotone: {hamlets_share: up}"
IN_FORCE = "in_force: {until: 2026-12-14}\n    "  # of what the drug group of 2027 takes points from
C2_BEFORE = f"in_force: {{until: 2019-12-31}}\n    {C2}"
C2_AFTER = f"""
  - id: C2
    title: {{vi: "Ấp, khu phố có hoạt động tuyên truyền", en: "Hamlets reached"}}
    cites: [kh-54-2020/III.1, minh-hoa]
    in_force: {{from: 2020-01-01, until: 2026-12-14}}
    {C2.replace("ends: [0, 6]", "ends: [0, 4]")}
  - id: C5
    title: {{vi: "Nhiều người dự tuyên truyền", en: "Many reached"}}
    cites: [kh-54-2020/III.1, minh-hoa]
    in_force: {{from: 2020-01-01, until: 2026-12-14}}
    points: [{{points: 2, when: {{participants: {{at_least: 2000}}}}}}, {{points: 0}}]
    monotone: {{participants: up}}
"""


def dated(texts: dict[str, str] | None = None) -> dict[str, str]:
    """Return the shipped rules with a new criterion and fewer points of another, both from 2020 on."""
    texts = dict(texts or rule_texts(SHIPPED))
    assert IN_FORCE + C2 in texts[C]
    texts[C] = texts[C].replace(IN_FORCE + C2, C2_BEFORE, 1).rstrip("\n") + C2_AFTER
    return texts


def year(rules: Rules, number: int) -> Period:
    found = rules.calendar.at("year", number)
    assert found is not None
    return found


def scores(rules: Rules, standing: Standing, number: int, plain: bool = False) -> dict[str, object]:
    evaluation = (PlainEvaluation if plain else Evaluation)(standing, rules)
    (book,) = [b for b in evaluation.in_force(year(rules, number)) if b.name == "healthy_commune"]
    return {
        r.subject.id: (r.scored, r.streaks, r.signs) for r in evaluation.results(book, year(rules, number))
    }


def test_check_finds_nothing_wrong_with_them() -> None:
    rules = rules_from_texts(dated())
    assert findings_of(rules, dated()) == ()
    assert [one.in_force_from.year for one in editions(rules.rulebooks["healthy_commune"])] == [
        2016,
        2020,
        2026,
    ]


@pytest.mark.parametrize("number", [2018, 2019])
def test_years_before_stay_as_they_were(
    example_standing: Standing, shipped_rules: Rules, number: int
) -> None:
    rules = rules_from_texts(dated())
    assert scores(rules, example_standing, number) == scores(shipped_rules, example_standing, number)


def test_the_year_it_begins_is_scored_by_the_new_one(example_standing: Standing) -> None:
    rules = rules_from_texts(dated())
    found = scores(rules, example_standing, 2020)
    for scored, *_ in found.values():  # type: ignore[misc]
        assert {"C2", "C5"} <= set(scored.criteria)
        assert scored.criteria["C2"].high <= Fraction(4)
    assert plainly(found) == plainly(scores(rules, example_standing, 2020, plain=True))


def plainly(found: dict[str, object]) -> dict[str, object]:
    """Return points, bands, streaks and signs: which line settled a criterion, only the plain reference
    says."""
    return {
        id_: ({c.id: (c.low, c.high) for c in s.criteria.values()}, s.bands, streaks, signs)
        for id_, (s, streaks, signs) in found.items()  # type: ignore[misc]
    }


def test_a_rulebook_without_dates_is_its_own_edition(shipped_rules: Rules) -> None:
    book = shipped_rules.rulebooks["venue_risk"]
    assert edition(book, book.in_force_from) is book


def test_points_are_added_up_for_each_stretch_of_days() -> None:
    texts = dated()
    texts[C] = texts[C].replace("full_at: 100, ends: [0, 4]", "full_at: 100, ends: [0, 5]")
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(texts)
    assert {f.code for f in caught.value.faults} == {"R501", "R502"}
    assert all("01/01/2020" in f.sentence() for f in caught.value.faults)


def test_a_band_from_a_day_on_leaves_earlier_years(example_standing: Standing, shipped_rules: Rules) -> None:
    texts = rule_texts(SHIPPED)
    best = (
        "bands:\n  - {id: xuat_sac, title: {vi: Xuất sắc, en: Excellent}, from: 95, healthy: yes, in_force:"
        " {from: 2020-01-01}}\n"
    )
    texts[BOOK] = texts[BOOK].replace("bands:\n", best, 1)
    rules = rules_from_texts(texts)
    assert scores(rules, example_standing, 2019) == scores(shipped_rules, example_standing, 2019)
    given = {b for s, *_ in scores(rules, example_standing, 2020).values() for b in s.bands}  # type: ignore[misc]
    assert given <= {"xuat_sac", "tot", "kha", "trung_binh", "yeu", "khong_xep_loai"}


def test_a_rulebook_has_the_title_of_the_day(shipped_rules: Rules) -> None:
    book = shipped_rules.rulebooks["healthy_commune"]
    before, after = (edition(book, day) for day in (date(2025, 6, 30), date(2025, 7, 1)))
    assert "thị trấn" in before.title["vi"]
    assert "phường, đặc khu" in after.title["vi"]
    assert replace(after, title=before.title) == before  # nothing else changes
    assert len(editions(book)) == 2  # a title makes none; the drug group of 2027 does
