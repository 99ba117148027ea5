"""Workers in a round of three venues: who came by way of the third is counted, and honest comings and goings
are no round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.links.book import Book
from engine.links.reading import moves_of
from engine.links.rounds import rounds_of
from engine.links.statements import Said, Struck, WorkerMove
from engine.links.ties import ties_of
from facts.standing import Event, Record, Source
from tests.engine.links.leads_seen import DAY
from tests.engine.links.test_honest import ONE, OTHER, THIRD, Look, district, found_in, holder
from tests.long_run import examples

__all__ = ("found_in",)
VENUES = ONE, OTHER, THIRD


def stints(worker: int, stops: Sequence[str], contract: bool | None) -> Iterable[Event]:
    """Yield a worker's stints as the register has them, a month each and five days between."""
    first = date(2020, 2, 1) + timedelta(7 * worker)
    for n, venue in enumerate(stops):
        start, last = first + timedelta(35 * n), n == len(stops) - 1
        end = None if last else start + timedelta(30)
        key = (venue, f"{worker}", str(start))
        values = {
            "venue_id": venue,
            "from": start,
            "to": end,
            "arrived_keys": f"{worker}",
            "left_key": None if last else f"{worker}",
        }
        source = Source("a.xlsx", "B09", 10 * worker + n)
        yield Event(
            "stint",
            key,
            (Record("stint", key, venue[:5], "2020", "UBND xã", {**values, "contract": contract}, source),),
        )


def passed(ways: Iterable[Sequence[int]], contract: bool | None = False) -> tuple[WorkerMove, ...]:
    """Return the moves of workers who each went this way among the three venues."""
    told = [s for n, way in enumerate(ways) for s in stints(n, [VENUES[v] for v in way], contract)]
    return moves_of(told, DAY, 90)


def round_of(workers: int) -> Said:
    return at_three(passed([(n % 3, (n + 1) % 3, (n + 2) % 3) for n in range(workers)]))


def at_three(moves: Sequence[WorkerMove]) -> Said:
    return district((), moves, VENUES)


def worker_ties(said: Said) -> list[int]:
    return [t.times for t in ties_of(Book(said), 4) if t.kind == "rotation"]


def test_a_round_of_six_workers_is_a_lead_though_no_pair_had_six(found_in: Look) -> None:
    said = round_of(6)
    assert [sum({m.left, m.came} == {ONE, x} for m in said.moves) for x in (OTHER, THIRD)] == [4, 4]
    (lead,) = found_in(said).leads
    assert set(VENUES) <= lead.members


def test_a_round_of_three_workers_is_seen_and_each_leg_alone_is_not(found_in: Look) -> None:
    assert worker_ties(round_of(3)) == [3, 3, 3]
    apart = passed([(n % 3, (n + 1) % 3) for n in range(6)])
    assert worker_ties(at_three(apart)) == [2, 2, 2]
    assert found_in(round_of(3)).misses or found_in(round_of(3)).leads
    assert not found_in(at_three(apart)).leads


@pytest.mark.parametrize(
    "honest",
    [
        passed([(0, 1, 2)] * 6),  # a season that goes one way
        passed([(0, 1, 2), (2, 0)]),  # one worker a leg
        passed([(n % 3, (n + 1) % 3, (n + 2) % 3) for n in range(6)], contract=True),
        passed([(n % 3, (n + 1) % 3, (n + 2) % 3) for n in range(6)], contract=None),
    ],
)
def test_what_is_no_round(honest: tuple[WorkerMove, ...]) -> None:
    assert rounds_of(Book(at_three(round_of(6).moves)))
    assert not rounds_of(Book(at_three(honest)))


def test_two_venues_of_one_holder_are_no_two_of_three() -> None:
    said = round_of(6)
    statements = tuple(
        s._replace(value=holder(ONE)) if (s.subject, s.kind) == (OTHER, "owner") else s
        for s in said.statements
    )
    assert not rounds_of(Book(replace(said, statements=statements)))


def test_what_a_person_explained_between_two_is_gone_whichever_way_they_came() -> None:
    said = round_of(6)
    struck = Struck("rotation", f"{ONE}|{OTHER}", frozenset((ONE, OTHER)), DAY)
    assert not rounds_of(Book(replace(said, struck=(struck,))))


def test_a_part_of_a_book_knows_the_whole_way_of_its_workers() -> None:
    whole = Book(round_of(6))
    for id_ in VENUES:
        assert rounds_of(whole.part([id_])) == rounds_of(whole)


@pytest.mark.parametrize(("others", "leads"), [(0, 0), (40, 1)])
def test_where_all_who_hire_are_the_three_a_round_is_the_market(
    others: int, leads: int, found_in: Look
) -> None:
    """Three of one trade in one commune, each of which hires four a month; and so many others of the kind
    that do."""
    said = round_of(6)
    like = replace(said.subjects[ONE], unit="30985", trade="karaoke")
    ids = (*VENUES, *(f"30985-CS-8{n:02}" for n in range(others)))
    subjects = {**said.subjects, **{v: replace(like, id=v) for v in ids}}
    hired = {(f"B09 {v}|2020-0{n}", v): (4, 3) for v in ids for n in range(1, 10)}
    assert len(found_in(replace(said, subjects=subjects, stints=hired)).leads) == leads


def plainly(moves: Sequence[WorkerMove]) -> set[tuple[str, str, int]]:
    """Return who came from one venue to another by way of a third, each leg of the round gone by two, as one
    would say it."""
    free = [m for m in moves if m.contract is False]
    found = set()
    for x in free:
        for y in free:
            if x.chain == y.chain and x.came == y.left and y.day >= x.day and y.came != x.left:
                legs = ((x.left, x.came), (y.left, y.came), (y.came, x.left))
                gone = [len({m.chain for m in free if (m.left, m.came) == leg}) for leg in legs]
                if min(gone) >= 2:
                    found.add((min(x.left, y.came), max(x.left, y.came), x.chain))
    return found


@settings(max_examples=examples(100))
@given(
    ways=st.lists(st.lists(st.integers(0, 2), min_size=2, max_size=5), max_size=7),
    contracts=st.lists(st.sampled_from([False, False, False, True, None]), min_size=7, max_size=7),
)
def test_rounds_are_those_one_would_name(ways: list[list[int]], contracts: list[bool | None]) -> None:
    told = [s for n, way in enumerate(ways) for s in stints(n, [VENUES[v] for v in way], contracts[n])]
    moves = moves_of(told, DAY, 90)
    found = rounds_of(Book(at_three(moves)))
    assert {(a, b, d.on.chain) for (a, b), those in found.items() for d in those} == plainly(moves)
