"""Proofs of random rulebooks against trying everything: what is called impossible never happens, and nothing
is missed."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engine.analysis.cases import cases, spots
from engine.analysis.proofs import findings_of
from engine.analysis.subject import Finding, studied
from engine.logic.cells import Cell, known
from engine.logic.meaning import holds
from engine.rulebook.model.conditions import NoneOf
from engine.rulebook.model.points import Lines
from engine.rulebook.model.points_asked import points_of_tests
from engine.scoring.oracle import scored
from engine.scoring.points import scored_criterion
from tests.conformance.random_books import FACTS, NUMBERS, books
from tests.conformance.suite import BOOK, Suite, suite_of
from tests.engine.analysis.shown import SHOWN, Shown
from tests.long_run import examples

SLOW = settings(max_examples=examples(12), suppress_health_check=list(HealthCheck))
ENDS = sorted(map(Fraction, NUMBERS))
FINE = sorted({*ENDS, *((a + b) / 2 for a, b in itertools.pairwise(ENDS)), ENDS[-1] + 1})
GRID: list[dict[str, Cell]] = [
    {"n1": known(a), "n2": known(b), "y1": known(c), "y2": known(d)}
    for a, b, c, d in itertools.product(FINE, FINE, (False, True), (False, True))
]


def found_in(suite: Suite) -> dict[tuple[str, str], Finding]:
    return {(f.code, f.fault.params.get("id", "")): f for f in findings_of(suite.rules)}


# three criteria that round or leave the total: seconds of the solver each
@settings(SLOW, max_examples=examples(5))
@given(book=books(most=3, leave=True))
def test_what_is_said_of_a_rulebook_is_so(book: dict[str, Any]) -> None:
    """What findings show, gates called dead, and the bands that are given."""
    suite = suite_of(FACTS, **book)
    findings, rulebook = findings_of(suite.rules), suite.rules.rulebooks[BOOK]
    for finding in findings:
        if finding.code in SHOWN and finding.sample:
            SHOWN[finding.code](Shown(suite.rules, finding))
    under, scores = (
        studied(suite.rules, rulebook),
        [scored(rulebook, r.__getitem__, suite.frame) for r in GRID],
    )
    named = {(f.code, f.fault.params.get("id", "")) for f in findings}
    for gate in rulebook.gates:
        answers = {found.gates[gate.id] for found in scores}
        for code, wanted, asked in (("P201", True, gate.when), ("P202", False, NoneOf((gate.when,)))):
            if (code, gate.id) in named:
                assert wanted not in answers
                continue
            sample = under.solver.example(asked, suite.frame)
            assert sample is not None
            shown = {**GRID[0], **sample}
            assert scored(rulebook, shown.__getitem__, suite.frame).gates[gate.id] is wanted
    (units,) = under.regimes(())
    at = list(spots(under.rulebook, cases(under, units)))
    assert {found.band for found in scores} <= {spot.band(under.rulebook) for spot in at}
    for spot in at if points_of_tests(under.rulebook) else ():
        shown = {**GRID[0], **spot.case.fixed}
        assert scored(under.rulebook, shown.__getitem__, suite.frame).band == spot.band(under.rulebook)


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
@given(book=books(most=1, plain=True))
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
