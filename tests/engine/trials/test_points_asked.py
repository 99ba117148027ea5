"""What scenarios should hit of points in gates, of bonuses and of groups that keep their sum; and the changes
tried there."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from desk.authoring.trial_words import place_words, titles_of
from desk.base.language import speaking
from engine.analysis.domains import Domains
from engine.rulebook.plain import rules_from_objects
from engine.trials.coverage import probes_of
from engine.trials.equivalence import cases_compared
from engine.trials.mutants import rulebook_mutants
from engine.trials.points_reached import PointsReached
from tests.conformance.suite import BOOK, CITE, criterion, files_of, gate

FACTS = {"files": "number", "flag": "boolean"}


def files() -> dict[str, dict[str, Any]]:
    low = gate("G1", {"A1.points": {"less_than": 5}}, "any_points")
    found = files_of(FACTS, total=10, points_decimals=0, gates=[low])
    found["rules/suite/a.yaml"] = {
        "criteria_of": BOOK,
        "group": {"id": "A", "title": {"vi": "A"}, "total": 10, "at_most": 11},
        "criteria": [
            criterion(
                "A1",
                [{"points": 10, "when": {"files": 3}}, {"points": 4, "when": {"files": 2}}, {"points": 0}],
            ),
            {**criterion("A2", [{"points": 3, "when": {"flag": True}}, {"points": 0}]), "bonus": True},
        ],
    }
    return found


def test_a_threshold_of_points_is_asked_at_the_points_that_can_be_reached() -> None:
    rules = rules_from_objects(files())
    probes = probes_of(rules, rules.rulebooks[BOOK])
    (asked,) = [p for p in probes if p.item == "G1" and p.kind == "threshold"]
    assert asked.wanted == ("under", "over")  # 4 and 10: never 5 itself
    (kept,) = [p for p in probes if p.kind == "sum"]
    assert set(kept.wanted) == {"true", "false"}
    for lang in ("vi", "en"):
        with speaking(lang):
            assert all(place_words(probe, titles_of(rules, BOOK)) for probe in probes)


@pytest.mark.parametrize(
    ("cut", "around"),
    [
        (0, (None, True, 4)),
        (4, (0, True, 10)),
        (5, (4, False, 10)),
        (10, (4, True, None)),
        (11, (10, False, None)),
    ],
)
def test_the_points_nearest_to_a_threshold_lie_off_it(cut: int, around: tuple[Any, ...]) -> None:
    rules = rules_from_objects(files())
    book = rules.rulebooks[BOOK]
    assert PointsReached(book, Domains(rules, book)).around("A1.points", Fraction(cut)) == around


@pytest.mark.parametrize(("by", "sides"), [(0, ("at", "over")), (5, ("under", "at", "over"))])
def test_a_distance_from_the_score_is_never_below_nothing(by: int, sides: tuple[str, ...]) -> None:
    when = {"files": {"apart_from": "score", "by": by}}
    asked_for = {"id": "Q1", "title": {"vi": "Q1"}, "cites": [CITE], "when": when}
    found = files_of(FACTS, criteria=[criterion("A1", [{"points": 1}])], signs=[asked_for])
    rules = rules_from_objects(found)
    (asked,) = [
        p for p in probes_of(rules, rules.rulebooks[BOOK]) if p.item == "Q1" and p.kind == "threshold"
    ]
    assert asked.wanted == sides


def test_a_line_is_asked_whether_it_gives_and_the_last_of_all_too() -> None:
    rules = rules_from_objects(files())
    asked = {
        (p.item, p.part): set(p.wanted) for p in probes_of(rules, rules.rulebooks[BOOK]) if p.kind == "line"
    }
    either_way = {"true", "false", "unknown"}
    assert asked == dict.fromkeys(
        [("A1", "1"), ("A1", "2"), ("A1", "3"), ("A2", "1"), ("A2", "2")], either_way
    )


def test_a_line_that_always_gives_is_asked_only_that() -> None:
    more = files()
    more["rules/suite/a.yaml"]["criteria"].append(criterion("A3", [{"points": 0}]))
    rules = rules_from_objects(more)
    (asked,) = [p for p in probes_of(rules, rules.rulebooks[BOOK]) if p.kind == "line" and p.item == "A3"]
    assert asked.wanted == ("true",)


def test_a_change_between_points_that_can_be_reached_is_proved_to_change_nothing() -> None:
    rules = rules_from_objects(files())
    changes = {m.name: cases_compared(rules, m) for m in rulebook_mutants(rules, rules.rulebooks[BOOK])}
    said = {
        name: proved
        for name, proved in changes.items()
        if "G1 threshold" in name or "bonus" in name or " A weight" in name
    }
    assert said[f"{BOOK} G1 threshold A1.points less_than 5 → A1.points less_than 6"]
    assert said[f"{BOOK} G1 threshold A1.points less_than 5 → A1.points less_than 4"] is None
    assert said[f"{BOOK} A2 weight bonus yes → bonus no"] is None
    assert said[f"{BOOK} A weight at_most 11 → at_most 10"] is None


@pytest.mark.parametrize("word", ["all", "any", "none", "at_least"])
def test_it_is_proved_so_wherever_the_test_of_points_stands(word: str) -> None:
    made = files()
    (book,) = (content for content in made.values() if "gates" in content)
    parts = [{"A1.points": {"less_than": 5}}, {"flag": True}]
    book["gates"][0]["when"] = {"at_least": 1, "of": parts} if word == "at_least" else {word: parts}
    rules = rules_from_objects(made)
    proved = {
        m.after: cases_compared(rules, m)
        for m in rulebook_mutants(rules, rules.rulebooks[BOOK])
        if m.item == "G1" and m.kind == "threshold" and m.before == "A1.points less_than 5"
    }
    assert proved["A1.points less_than 6"]
    assert proved["A1.points less_than 4"] is None


def test_a_changed_test_of_a_band_is_compared_itself() -> None:
    """Whatever the test answers, a band begins at its points: that alone proves nothing."""
    made = files()
    (book,) = (content for content in made.values() if "bands" in content)
    book["bands"][0]["when"] = {"files": {"at_least": 2}, "flag": True}
    rules = rules_from_objects(made)
    mutants = rulebook_mutants(rules, rules.rulebooks[BOOK])
    proved = {m.after: cases_compared(rules, m) for m in mutants if m.item == "any_points"}
    assert proved == dict.fromkeys(
        ["any", "files more_than", "files at_least 1.99", "files at_least 2.01", "flag: no"]
    )


def test_a_band_test_that_says_the_same_is_proved_equal() -> None:
    made = files()
    (book,) = (content for content in made.values() if "bands" in content)
    book["bands"][0]["when"] = {"files": 0}
    rules = rules_from_objects(made)
    mutants = rulebook_mutants(rules, rules.rulebooks[BOOK])
    proved = {m.after: cases_compared(rules, m) for m in mutants if m.item == "any_points"}
    assert proved["files at_most"]
    assert proved["files at_least"] is None
