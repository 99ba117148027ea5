"""Decision tables as points and bands: the cases written by hand, and every case at, under and over each
value."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.decision_files import Found, found_in
from tests.conformance.decision_rulebook import POLICIES, decision_of
from tests.conformance.decision_table import cases_of, decided
from tests.conformance.suite import Refused

FOLDER = Path(__file__).resolve().parent / "decision_tables"
FOUND = [
    one for path in sorted(FOLDER.iterdir()) if not path.name.endswith("-test.xml") for one in found_in(path)
]
TAKEN = [one for one in FOUND if not one.refused]
REFUSED = [one for one in FOUND if one.refused]


def name_of(found: Found) -> str:
    return found.name


def test_every_hit_policy_stands_in_a_table_that_is_taken() -> None:
    assert {one.table.hit for one in TAKEN if one.table} == set(POLICIES)


@pytest.mark.parametrize("found", TAKEN, ids=name_of)
def test_the_cases_written_by_hand_come_out(found: Found) -> None:
    assert found.table, found.refusal
    assert found.cases
    answers = decision_of(found.table).asked([case.inputs for case in found.cases])
    assert [set(answer) for answer in answers] == [set(case.here) for case in found.cases]


@pytest.mark.parametrize("found", TAKEN, ids=name_of)
def test_rules_never_leave_less_open_than_a_reader_does(found: Found) -> None:
    for case in found.cases:
        assert all(answer in case.here or _between(case.here, answer) for answer in case.expected)
        assert case.here == case.expected or None in case.inputs


@pytest.mark.parametrize("found", TAKEN, ids=name_of)
def test_every_case_comes_out_as_the_table_itself_says(found: Found) -> None:
    assert found.table
    cases = list(cases_of(found.table))
    answers = decision_of(found.table).asked(cases)
    assert answers == [(decided(found.table, case),) for case in cases]


@pytest.mark.parametrize("found", TAKEN, ids=name_of)
def test_what_is_unknown_leaves_every_answer_possible_that_could_come_out(found: Found) -> None:
    assert found.table
    decision, cases = decision_of(found.table), list(cases_of(found.table))
    for place in range(len(found.table.inputs)):
        open_ = list(dict.fromkeys((*c[:place], None, *c[place + 1 :]) for c in cases))
        for row, answers in zip(open_, decision.asked(open_), strict=True):
            full = [c for c in cases if (*c[:place], None, *c[place + 1 :]) == row]
            for came_out in {decided(found.table, c) for c in full}:
                assert came_out in answers or _between(answers, came_out), (row, came_out)


def _between(answers: tuple[object, ...], came_out: object) -> bool:
    """Points are an interval; no rule gives none."""
    if any(isinstance(answer, str) for answer in (*answers, came_out)):
        return False
    points = [answer or 0 for answer in answers]
    return bool(min(points) <= (came_out or 0) <= max(points))  # type: ignore[operator,type-var]


@pytest.mark.parametrize("found", REFUSED, ids=name_of)
def test_what_these_rules_do_not_say_is_refused_with_its_reason(found: Found) -> None:
    if found.table is None:
        assert found.refusal == found.refused
        return
    with pytest.raises(Refused) as caught:
        decision_of(found.table)
    assert str(caught.value) == found.refused
