"""A criterion that does not apply may leave the total and the maximum: what was reached of the rest is
brought to the total."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.analysis.proofs import findings_of
from engine.logic.cells import Cell, between, known, unknown
from engine.rulebook.plain import rules_from_objects
from engine.rulebook.text.faults import RuleFaults
from engine.scoring.oracle import scored, with_points
from engine.scoring.points_as_facts import least_share
from engine.scoring.results import Scored
from engine.trials.equivalence import cases_compared
from engine.trials.mutants import rulebook_mutants
from tests.conformance.suite import BOOK, CITE, Suite, criterion, files_of

FACTS = {"files": "number", "late": "number", "border": "boolean"}
BORDER = {"applies_when": {"border": True}, "not_applicable": "leaves_total"}


def book(**more: Any) -> dict[str, dict[str, Any]]:
    """Sixty points for files; forty for a border commune that is never late, of which others are asked
    nothing."""
    criteria = [
        criterion("A1", {"of": "files", "each": 1, "ends": [0, 60]}),
        {**criterion("A2", {"of": "late", "each": -10, "ends": [0, 40]}), **BORDER},
    ]
    bands = [
        {"id": "good", "title": {"vi": "Tốt"}, "from": 80},
        {"id": "poor", "title": {"vi": "Yếu"}, "from": 0},
    ]
    return files_of(
        FACTS, **{"total": 100, "points_decimals": 2, "criteria": criteria, "bands": bands, **more}
    )


def result(rules: dict[str, dict[str, Any]] | None = None, **facts: Any) -> Scored:
    row = {
        name: value if isinstance(value, Cell) else unknown() if value is None else known(value)
        for name, value in facts.items()
    }
    (found,) = Suite(rules_from_objects(rules or book())).answers([row])  # by oracle and columns alike
    return found


def test_what_applies_is_scored_as_ever() -> None:
    assert result(files=45, late=1, border=True).low == 75


def test_what_does_not_apply_leaves_the_total_and_the_rest_is_brought_to_it() -> None:
    found = result(files=45, late=1, border=False)
    assert (found.criteria["A2"].low, found.criteria["A2"].absent) == (0, True)
    assert (found.low, found.high) == (75, 75)  # 45 of 60
    assert result(files=50, late=0, border=False).low == Fraction("83.33")
    assert result(files=50, late=0, border=False).band == "good"


def test_where_it_is_open_whether_it_applies_both_ends_are_kept() -> None:
    found = result(files=45, late=4, border=None)
    assert (found.low, found.high) == (45, 75)
    assert [need.fact for need in found.needs] == ["border"]
    found = result(files=30, late=0, border=None)
    assert (found.low, found.high, found.bands) == (
        30,
        70,
        ("poor",),
    )  # sound, not tight: it may apply and may give nothing


def test_both_ends_are_kept_where_points_are_open_too() -> None:
    found = result(files=between(Fraction(40), Fraction(50)), late=0, border=None)
    assert (found.low, found.high) == (40, 90)  # sound: at least 40 and 0 of 100, at most 50 and 40 of 100


def test_a_figure_that_may_turn_out_not_to_apply_may_leave_the_total() -> None:
    found = result(files=45, late=None, border=True)
    assert found.criteria["A2"].absent is None
    assert (found.low, found.high) == (45, 85)


def test_a_share_is_of_what_applies() -> None:
    gate = {
        "id": "G1",
        "title": {"vi": "G1"},
        "cites": [CITE],
        "when": {"any": {"criteria": {"share": {"less_than": 50}}}},
        "band": "poor",
    }
    rules = book(gates=[gate])
    assert result(rules, files=50, late=4, border=True).gates["G1"] is True
    assert result(rules, files=50, late=4, border=False).gates["G1"] is False
    assert result(rules, files=50, late=4, border=None).gates["G1"] is None


def test_an_appraisal_brings_what_left_back_with_the_points_it_is_given() -> None:
    suite = Suite(rules_from_objects(book()))
    rulebook, frame = suite.rules.rulebooks[BOOK], suite.frame
    facts = {"files": known(45), "late": known(0), "border": known(False)}.__getitem__
    before = scored(rulebook, facts, frame)
    assert with_points(rulebook, before, {"A2": Fraction(10)}, facts, frame).low == 55
    assert with_points(rulebook, before, {"A2": Fraction(0)}, facts, frame).low == 75


parts = st.tuples(st.integers(-20, 20).map(Fraction), st.integers(1, 20).map(Fraction))
open_parts = parts | st.tuples(st.integers(-20, 20).map(Fraction), st.just(Fraction(0)))  # only takes away


@given(fixed=parts, open_=st.lists(open_parts, max_size=7))
def test_the_least_share_is_the_least_of_all_ways(
    fixed: tuple[Fraction, Fraction], open_: list[tuple[Fraction, Fraction]]
) -> None:
    ways = itertools.chain.from_iterable(itertools.combinations(open_, n) for n in range(len(open_) + 1))
    every = [
        (fixed[0] + sum(p for p, _ in way)) / (fixed[1] + sum(m for _, m in way)) for way in map(list, ways)
    ]
    assert least_share(fixed, open_) == min(every)


def test_what_only_takes_points_away_may_leave_too_and_staying_is_another_rule() -> None:
    late = {**criterion("A2", {"of": "late", "each": -10, "ends": [-20, 0]}), **BORDER}
    bands = [{"id": "poor", "title": {"vi": "Yếu"}, "from": 0}]
    files = book(
        total=60, criteria=[criterion("A1", {"of": "files", "each": 1, "ends": [0, 60]}), late], bands=bands
    )
    found = result(files, files=45, late=1, border=None)
    assert (found.low, found.high) == (35, 45)
    made = rules_from_objects(files)
    (stays,) = [m for m in rulebook_mutants(made, made.rulebooks[BOOK]) if m.before == "leaves_total"]
    assert cases_compared(made, stays) is None


def test_bands_are_proved_over_what_applies() -> None:
    """Steps of 30 give 50 of 60 never, but 83.33 from 100 less what left: the band between is reached only
    so."""
    criteria = [
        criterion("A1", [{"points": 50, "when": {"files": 1}}, {"points": 0}]),
        {**criterion("A2", [{"points": 50, "when": {"late": 0}}, {"points": 0}]), **BORDER},
    ]
    bands = [
        {"id": id_, "title": {"vi": id_}, "from": start}
        for id_, start in (("all", 100), ("most", 60), ("none", 0))
    ]
    found = {
        f.code: f.fault.params["id"]
        for f in findings_of(rules_from_objects(book(criteria=criteria, bands=bands)))
        if f.code[:2] == "P3"
    }
    assert found == {"P301": "most"}
    criteria[0] = criterion(
        "A1", [{"points": 50, "when": {"files": 1}}, {"points": 35, "when": {"files": 2}}, {"points": 0}]
    )
    assert {
        f.code
        for f in findings_of(rules_from_objects(book(criteria=criteria, bands=bands)))
        if f.code[:2] == "P3"
    } == set()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"total": "none"}, "R580"),
        ({"criteria": [{**criterion("A1", [{"points": 100}]), "not_applicable": "leaves_total"}]}, "R580"),
        ({"criteria": [{**criterion("A1", {"of": "files", "each": 1, "ends": [0, 100]}), **BORDER}]}, "R582"),
    ],
)
def test_what_can_not_leave_is_a_fault(change: dict[str, Any], code: str) -> None:
    with pytest.raises(RuleFaults) as refused:
        rules_from_objects(book(**change))
    assert code in {fault.code for fault in refused.value.faults}


def test_a_group_that_gives_nothing_on_balance_is_nothing_to_score_out_of() -> None:
    """A2 stays, but in a group kept at 0: where A1 left, there would be nothing to divide by."""
    minus = criterion("A2", [{"points": 5, "when": {"late": 0}}, {"points": 0}])
    files = book(criteria=[{**criterion("A1", {"of": "files", "each": 1, "ends": [0, 100]}), **BORDER}])
    group = {"id": "kept", "title": {"vi": "Giữ ở 0"}, "at_most": 0}
    files["rules/suite/kept.yaml"] = {"criteria_of": BOOK, "group": group, "criteria": [minus]}
    with pytest.raises(RuleFaults) as refused:
        rules_from_objects(files)
    assert [fault.code for fault in refused.value.faults] == ["R582"]
