"""Proofs of random rulebooks against trying everything: what is called impossible never happens, and nothing is missed."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engine.analysis.findings import Finding
from engine.analysis.proofs import findings_of
from engine.logic.cells import Cell, known
from engine.logic.meaning import holds
from engine.rulebook.model.rulebook import Lines
from engine.scoring.points import scored_criterion
from tests.conformance.random_books import FACTS, NUMBERS, books
from tests.conformance.suite import BOOK, Suite, suite_of
from tests.engine.analysis.shown import SHOWN, Shown

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
ENDS = sorted(map(Fraction, NUMBERS))
FINE = sorted({*ENDS, *((a + b) / 2 for a, b in itertools.pairwise(ENDS)), ENDS[-1] + 1})
GRID: list[dict[str, Cell]] = [
    {"n1": known(a), "n2": known(b), "y1": known(c), "y2": known(d)}
    for a, b, c, d in itertools.product(FINE, FINE, (False, True), (False, True))
]


def found_in(suite: Suite) -> dict[tuple[str, str], Finding]:
    return {(f.code, f.fault.params.get("id", "")): f for f in findings_of(suite.rules)}


@SLOW
@given(book=books(most=2))
def test_what_a_finding_shows_is_so(book: dict[str, Any]) -> None:
    suite = suite_of(FACTS, **book)
    for finding in findings_of(suite.rules):
        if finding.code in SHOWN and finding.sample:
            SHOWN[finding.code](Shown(suite.rules, finding))


@SLOW
@given(book=books(most=1))
def test_a_line_is_called_dead_where_no_facts_reach_it(book: dict[str, Any]) -> None:
    suite = suite_of(FACTS, **book)
    criterion = suite.rules.rulebooks[BOOK].criteria[0]
    assume(isinstance(criterion.points, Lines))
    assert isinstance(criterion.points, Lines)
    reached = set()
    for row in GRID:
        if criterion.applies_when and holds(criterion.applies_when, row.__getitem__, suite.frame) is not True:
            continue
        tests = [
            t is None or holds(t, row.__getitem__, suite.frame) is True for _, t in criterion.points.lines
        ]
        reached |= {tests.index(True)} if True in tests else set()
    dead = [n for n in range(len(criterion.points.lines)) if n not in reached]
    found = found_in(suite)
    told = [f for (code, _), f in found.items() if code in ("P101", "P102", "P107")]
    assert [int(f.fault.params["n"]) - 1 for f in told] == dead[:1]


@SLOW
@given(book=books(most=1))
def test_gates_that_never_or_always_hold_are_told_and_no_others(book: dict[str, Any]) -> None:
    suite = suite_of(FACTS, **book)
    found = found_in(suite)
    for gate in suite.rules.rulebooks[BOOK].gates:
        answers = {holds(gate.when, row.__getitem__, suite.frame) for row in GRID}
        assert (("P201", gate.id) in found) is (answers == {False})
        assert (("P202", gate.id) in found) is (answers == {True})


@SLOW
@given(book=books(most=1), way=st.sampled_from(("up", "down")))
def test_a_promise_is_refuted_just_where_it_is_broken(book: dict[str, Any], way: str) -> None:
    (one,) = book["criteria"]
    assume("n1" in str(one["points"]))
    suite = suite_of(FACTS, **{**book, "criteria": [{**one, "monotone": {"n1": way}}]})
    rulebook = suite.rules.rulebooks[BOOK]
    (criterion,) = rulebook.criteria
    broken = False
    for rest in ({k: v for k, v in row.items() if k != "n1"} for row in GRID if row["n1"] == known(0)):
        points = [
            scored_criterion(criterion, rulebook, {**rest, "n1": known(n)}.__getitem__, suite.frame).low
            for n in FINE
        ]
        steps = [b - a for a, b in itertools.pairwise(points)]
        broken = broken or any(step < 0 if way == "up" else step > 0 for step in steps)
    assert (("P501", criterion.id) in found_in(suite)) is broken
