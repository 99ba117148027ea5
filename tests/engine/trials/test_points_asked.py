"""What scenarios should hit of points in gates, of bonuses and of groups that keep their sum; and the changes tried there."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from desk.authoring.trial_words import place_words, titles_of
from engine.analysis.domains import Domains
from engine.rulebook.plain import rules_from_objects
from engine.trials.coverage import probes_of
from engine.trials.equivalence import cases_compared
from engine.trials.mutants import RulebookMutants
from engine.trials.points_reached import PointsReached
from tests.conformance.suite import BOOK, CITE, criterion, files_of

FACTS = {"files": "number", "flag": "boolean"}


def files() -> dict[str, dict[str, Any]]:
    gate = {"id": "G1", "title": {"vi": "G1"}, "cites": [CITE], "band": "any_points"}
    found = files_of(
        FACTS, total=10, points_decimals=0, gates=[{**gate, "when": {"A1.points": {"less_than": 5}}}]
    )
    found["rules/suite/a.yaml"] = {
        "criteria_of": BOOK,
        "group": {"id": "A", "title": {"vi": "A"}, "total": 10, "at_most": 11},
        "criteria": [
            criterion(
                "A1", [{"give": 10, "when": {"files": 3}}, {"give": 4, "when": {"files": 2}}, {"give": 0}]
            ),
            {**criterion("A2", [{"give": 3, "when": {"flag": True}}, {"give": 0}]), "bonus": True},
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
        assert all(place_words(probe, lang, titles_of(rules, BOOK, lang)) for probe in probes)


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


def test_a_change_between_points_that_can_be_reached_is_proved_to_change_nothing() -> None:
    rules = rules_from_objects(files())
    changes = {m.name: cases_compared(rules, m) for m in RulebookMutants(rules, rules.rulebooks[BOOK]).all()}
    said = {
        name: proved
        for name, proved in changes.items()
        if "G1 threshold" in name or "bonus" in name or " A weight" in name
    }
    assert said[f"{BOOK} G1 threshold A1.points less_than 5 → A1.points less_than 6"]
    assert said[f"{BOOK} G1 threshold A1.points less_than 5 → A1.points less_than 4"] is None
    assert said[f"{BOOK} A2 weight bonus yes → bonus no"] is None
    assert said[f"{BOOK} A weight at_most 11 → at_most 10"] is None
