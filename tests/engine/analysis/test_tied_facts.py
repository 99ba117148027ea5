"""Facts computed from one another: what the solver finds keeps every tie, and it misses nothing that trying
finds."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest

from engine.analysis.domains import Domains
from engine.analysis.proofs import findings_of
from engine.analysis.scores import Scores
from engine.analysis.subject import Solver, regimes
from engine.logic.cells import NOT_APPLICABLE, Cell, known
from engine.logic.meaning import holds
from engine.rulebook.model.conditions import AllOf, Compare, Condition
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.plain import rules_from_objects
from tests.conformance.suite import BOOK, SUBJECT, criterion, files_of
from tests.long_run import some_of

COUNTS = range(6)
LEVELS = {
    "every": (0, 1, 2, 3),
    "part": (0, 1, 2, 3),
    "both": (0, 1, 3, 5),
    "rest": (-1, 0, 1, 2),
    "share": (0, 25, 50, 100),
    "kinds": (0, 1, 2),
}
OPS = ("at_least", "at_most", "more_than", "less_than", "equal")


def tied_rules(points: object = None) -> Rules:
    """Return rules over two counts, one within the other, with their sum, difference, share and different
    values."""
    files = files_of(
        {}, criteria=[criterion("A1", points or [{"points": 1, "when": {"every": {"at_least": 1}}}])]
    )
    files["rules/indicators/suite.yaml"]["define"] = {
        "every": {"count": "case", "within": "period", "vi": "a", "unit": "vụ"},
        "part": {
            "count": "case",
            "within": "period",
            "when": {"handled_on": {"known": True}},
            "vi": "b",
            "unit": "vụ",
        },
        "kinds": {"count_distinct": "case.type", "within": "period", "vi": "c", "unit": "vụ"},
        "both": {"sum": ["every", "part"], "vi": "d", "unit": "vụ"},
        "rest": {"difference": ["every", "part"], "vi": "e", "unit": "vụ"},
        "share": {"ratio": ["part", "every"], "unit": "%", "if_none": "not_applicable", "vi": "f"},
    }
    return rules_from_objects(files)


def worlds() -> list[dict[str, Cell]]:
    """Return every small way two counts can stand, with all that is computed from them."""
    found = []
    for every, some in itertools.product(COUNTS, COUNTS):
        if some <= every:
            share = known(Fraction(100 * some, every)) if every else NOT_APPLICABLE
            for kinds in range(min(every, 2) + 1):
                if (kinds == 0) == (every == 0):
                    numbers = {
                        "every": every,
                        "part": some,
                        "both": every + some,
                        "rest": every - some,
                        "kinds": kinds,
                    }
                    found.append({**{n: known(v) for n, v in numbers.items()}, "share": share})
    return found


RULES, WORLDS = tied_rules(), worlds()
FRAME = regimes(RULES, RULES.rulebooks[BOOK], ())[0][0].frame
SOLVER = Solver(Domains(RULES, RULES.rulebooks[BOOK]), RULES.indicator_sets[SUBJECT])


def conditions() -> list[Condition]:
    """Return pairs of tests on two different facts, enough to meet every tie from both sides."""
    tests = {
        fact: [Compare(fact, op, (Fraction(level),)) for op in OPS for level in levels[::2]]
        for fact, levels in LEVELS.items()
    }
    pairs = itertools.combinations(LEVELS, 2)
    return [AllOf((a, b)) for one, two in pairs for a, b in itertools.product(tests[one], tests[two])]


def kept(sample: dict[str, Cell]) -> None:
    """Assert that facts of a sample stand to one another as they are computed."""
    value = {name: cell.value for name, cell in sample.items() if cell.known}
    if {"every", "part"} <= value.keys():
        assert value["part"] <= value["every"]  # type: ignore[operator]
    if {"every", "kinds"} <= value.keys():
        assert value["kinds"] <= value["every"]  # type: ignore[operator]
    if {"both", "every", "part"} <= value.keys():
        assert value["both"] == value["every"] + value["part"]  # type: ignore[operator]
    if {"rest", "every", "part"} <= value.keys():
        assert value["rest"] == value["every"] - value["part"]  # type: ignore[operator]
    if "every" in value and "share" in sample:
        assert (value["every"] == 0) == (not sample["share"].known)
        if "share" in value and "part" in value:
            assert value["share"] * value["every"] == 100 * value["part"]  # type: ignore[operator]


@pytest.mark.parametrize("fact", some_of(list(LEVELS), 3))
def test_what_can_be_is_found_and_what_is_found_keeps_the_ties(fact: str) -> None:
    for condition in conditions():
        assert isinstance(condition, AllOf)
        if condition.parts[0].fact != fact:  # type: ignore[union-attr]
            continue
        possible = any(holds(condition, world.__getitem__, FRAME) is True for world in WORLDS)
        found = SOLVER.example(condition, FRAME)
        assert found is not None or not possible, condition
        if found is not None:
            assert holds(condition, found.__getitem__, FRAME) is True
            kept(dict(found))


@pytest.mark.parametrize(
    ("every", "part", "both", "rest"), [(3, 2, 5, 1), (3, 2, 6, 1), (3, 2, 5, 2), (2, 3, 5, -1), (0, 0, 0, 0)]
)
def test_all_ties_at_once(every: int, part: int, both: int, rest: int) -> None:
    numbers = {"every": every, "part": part, "both": both, "rest": rest}
    asked = AllOf(tuple(Compare(name, "equal", (Fraction(n),)) for name, n in numbers.items()))
    true = both == every + part and rest == every - part and part <= every
    assert (SOLVER.example(asked, FRAME) is not None) is true


@pytest.mark.parametrize(
    ("points", "reached"),
    [
        ({"of": "share", "full_at": 100, "ends": [0, 2]}, range(20001)),
        ({"of": "share", "full_at": 50, "ends": [0, 2]}, range(20001)),
        ({"of": "every", "each": -0.5, "ends": [0.5, 2]}, [5000, 10000, 15000, 20000]),
        ({"of": "every", "each": 2, "ends": [0, 5]}, [0, 20000, 40000, 50000]),
    ],
)
def test_just_the_points_that_can_be_reached_are(points: dict[str, object], reached: object) -> None:
    rules = tied_rules(points)
    book = rules.rulebooks[BOOK]
    bits = Scores(book, Domains(rules, book), FRAME).given({}).bits
    assert {n for n in range(bits.bit_length()) if bits >> n & 1} == set(reached)  # type: ignore[call-overload]


def two_criteria(second: object) -> Rules:
    """Return rules with a criterion that wants no case at all, and a second one; 3 points together."""
    files = files_of(
        {},
        total=3,
        criteria=[
            criterion("A1", [{"points": 2, "when": {"every": 0}}, {"points": 0}]),
            criterion("A2", [{"points": 1, "when": second}, {"points": 0}]),
        ],
    )
    define = {
        "every": {"count": "case", "within": "period", "vi": "a", "unit": "vụ"},
        "part": {
            "count": "case",
            "within": "period",
            "when": {"handled_on": {"known": True}},
            "vi": "b",
            "unit": "vụ",
        },
    }
    files["rules/indicators/suite.yaml"]["define"] = define
    return rules_from_objects(files)


@pytest.mark.parametrize(
    ("second", "reached"),
    [
        ({"part": {"at_least": 1}}, {0, 1, 2}),  # some of none: the total is never reached
        ({"part": 0}, {0, 1, 3}),  # where there is none, none of them is handled: 2 alone is never reached
        ({"part": {"at_most": 5}}, {0, 1, 3}),
    ],
)
def test_criteria_that_exclude_one_another_through_a_part_of_a_count(
    second: object, reached: set[int]
) -> None:
    rules = two_criteria(second)
    book = rules.rulebooks[BOOK]
    scores = Scores(book, Domains(rules, book), FRAME)
    bits = scores.given({}).bits
    assert {n // scores.scale for n in range(bits.bit_length()) if bits >> n & 1} == reached
    found = {finding.fault.code for finding in findings_of(rules)}
    assert ("P401" in found) is (max(reached) < 3)
