"""A contract left blank is neither one nor none: what rests on it is a near miss that names the cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from engine.links.leads import Findings, findings_of
from engine.links.misses import BLANKS
from engine.links.signs import sign_rules_of
from engine.links.statements import RowRef, Said, WorkerMove
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from tests.engine.links.leads_seen import DAY, moved
from tests.engine.links.test_honest import ONE, OTHER, REGISTRY, THIRD, district

Look = Callable[[Said], Findings]
KARAOKES = (ONE, OTHER, THIRD)


@pytest.fixture(scope="module")
def found_in(shipped_rules: Rules, link_rules: LinkRules) -> Look:
    return lambda said: findings_of(said, sign_rules_of(shipped_rules, DAY), link_rules)


def passed_round(contract: bool | None, workers: int = 8) -> list[WorkerMove]:
    """Return workers passed round three venues, each two moves on."""
    moves = []
    for n in range(workers):
        for step in (0, 1):
            left, came = (KARAOKES[(n + step + k) % 3] for k in (0, 1))
            moves.append(replace(moved(left, came, n, REGISTRY), contract=contract))
    return moves


def of(moves: Sequence[WorkerMove]) -> Said:
    return district((), moves, KARAOKES)


def test_without_a_contract_it_is_a_lead_and_with_one_nothing(found_in: Look) -> None:
    assert len(found_in(of(passed_round(False))).leads) == 1
    signed = found_in(of(passed_round(True)))
    assert not signed.leads
    assert not list(signed.misses)


def test_left_blank_it_is_a_near_miss_that_says_which_cells_decide(found_in: Look) -> None:
    found = found_in(of(passed_round(None)))
    assert not found.leads
    misses = list(found.misses)
    assert {m.to for m in misses} == {BLANKS}
    assert len(misses) == len(found.misses) == 3
    cells = {row.key for m in misses for row in m.cells}
    assert cells == {f"{venue}|2020-07" for venue in KARAOKES}


def test_a_blank_never_takes_away_what_stands_without_it(found_in: Look) -> None:
    told, more = passed_round(False, 6), passed_round(None, 8)[12:]
    assert len(found_in(of([*told, *more])).leads) == 1


def test_one_worker_s_blank_is_nothing(found_in: Look) -> None:
    assert not list(found_in(of(passed_round(None, 1))).misses)


def test_a_cell_is_a_venue_and_month_never_a_worker(found_in: Look) -> None:
    (miss, *_) = found_in(of(passed_round(None))).misses
    assert all(
        isinstance(row, RowRef) and row.form == "B09" and len(row.key.split("|")) == 2 for row in miss.cells
    )
