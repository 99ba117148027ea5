"""Sums of which a part is not asked, parts below zero, quotients per thousand: z3 finds just what trying
finds."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest

from engine.analysis.domains import Domains
from engine.analysis.subject import regimes
from engine.analysis.z3_solver import example
from engine.logic.cells import NOT_APPLICABLE, Cell, known
from engine.logic.meaning import holds
from engine.rulebook.model.conditions import AllOf, Compare
from engine.rulebook.plain import rules_from_objects
from tests.conformance.suite import BOOK, SUBJECT, criterion, files_of
from tests.long_run import some_of

F = Fraction
WHERE = {"when": {"handled_on": {"known": True}}}
DEFINE = {
    "every": {"count": "case", "within": "period", "vi": "a", "unit": "vụ"},
    "part": {"count": "case", "within": "period", **WHERE, "vi": "b", "unit": "vụ"},
    "short": {"difference": ["part", "every"], "vi": "c", "unit": "vụ"},  # never above zero
    "back": {"sum": ["short", "every"], "vi": "d", "unit": "vụ"},  # the part again
    "both": {"sum": ["every", "part"], "vi": "e", "unit": "vụ"},
    "rate": {"ratio": ["part", "every"], "each": 1000, "if_none": "not_applicable", "vi": "f"},
    "odd": {"ratio": ["part", "short"], "each": 1, "if_none": "not_applicable", "vi": "g"},
}
LEVELS = {
    "every": (0, 2, 4),
    "part": (0, 1, 2),
    "short": (-2, -1, 0),
    "back": (0, 2),
    "both": (0, 3),
    "rate": (0, 500, 1000),
    "odd": (-1, 0),
}


def worlds() -> list[dict[str, Cell]]:
    found = []
    for every in range(6):
        for part in range(every + 1):
            short = part - every
            numbers = {"every": every, "part": part, "short": short, "back": part, "both": every + part}
            cells = {name: known(F(n)) for name, n in numbers.items()}
            rate = known(F(1000 * part, every)) if every else NOT_APPLICABLE
            found.append({**cells, "rate": rate, "odd": known(F(part, short)) if short else NOT_APPLICABLE})
    return found


def files() -> dict[str, dict[str, object]]:
    made = files_of({}, criteria=[criterion("A1", [{"points": 1, "when": {"every": {"at_least": 1}}}])])
    made["rules/indicators/suite.yaml"]["define"] = DEFINE
    return made


RULES, WORLDS = rules_from_objects(files()), worlds()
DOMAINS = Domains(RULES, RULES.rulebooks[BOOK])
FRAME = regimes(RULES, RULES.rulebooks[BOOK], ())[0][0].frame
OPS = ("at_most", "more_than", "equal")


@pytest.mark.parametrize(("one", "two"), some_of(list(itertools.combinations(LEVELS, 2)), 7))
def test_two_figures_stand_together_just_where_some_records_give_both(one: str, two: str) -> None:
    for ops in itertools.product(OPS, OPS):
        for levels in itertools.product(LEVELS[one], LEVELS[two]):
            asked = AllOf(
                tuple(
                    Compare(n, op, (F(level),)) for n, op, level in zip((one, two), ops, levels, strict=True)
                )
            )
            possible = any(holds(asked, world.__getitem__, FRAME) is True for world in WORLDS)
            found = example(asked, (one, two), DOMAINS, RULES.indicator_sets[SUBJECT], FRAME)
            assert found is not None or not possible, asked


@pytest.mark.parametrize(
    ("said", "true"),
    [
        ({"every": 3, "part": 2, "both": 5}, True),
        ({"every": 3, "part": 2, "both": 6}, False),  # a sum is not more than its parts
        ({"every": 4, "both": 4}, True),  # one part asked: the sum is no less, and may be equal
        ({"every": 4, "both": 3}, False),
        ({"short": -1, "every": 3, "back": 2}, True),
        ({"every": 3, "back": 2}, True),  # the part not asked lies below zero
        ({"every": 4, "part": 1, "rate": 250}, True),
        ({"every": 4, "part": 1, "rate": 25}, False),  # per thousand, not per hundred
        ({"every": 0, "rate": 0}, False),  # nothing to divide by: no rate
        ({"every": 2, "rate": 500}, True),
        ({"part": 1, "short": -1, "odd": -1}, True),  # divided by what lies below zero
        ({"part": 1, "short": -1, "odd": 1}, False),
    ],
)
def test_figures_said_at_once_are_held_to_how_they_are_computed(said: dict[str, int], true: bool) -> None:
    asked = AllOf(tuple(Compare(name, "equal", (F(n),)) for name, n in said.items()))
    found = example(asked, tuple(said), DOMAINS, RULES.indicator_sets[SUBJECT], FRAME)
    assert (found is not None) is true
