"""A person keeps the one code that a former commune gave: in registers, cases, what is found, series."""

from __future__ import annotations

from datetime import date

import pytest

from desk.leads.asking import found
from desk.leads.identity import matches_of
from desk.leads.leads import Queue, queue_of
from desk.runs.link_tables import findings_at
from desk.runs.run import Run, scored_period
from desk.runs.run_inputs import inputs_of
from desk.runs.running import run_made
from engine.links.statements import PARTY
from tests.desk.conftest import Office
from tests.facts import builders

OLD, NEW = "31000", "31006"
WHO, OTHER = f"{OLD}-CT-0001", f"{OLD}-CT-0002"
PHONE, PLATE = "0912000111", "68A-111.22"
TRAFFICKING = "mua bán người dưới 16 tuổi"


def returned(office: Office, unit: str, year: int, owners: tuple[str, ...], cases: int) -> None:
    day = date(year, 3, 3)
    ids = [f"{unit}-VA-{year}-{n:02}" for n in range(1, cases + 1)]
    told = {
        "B02": [builders.venue(n, OLD, owner_id=o, unit_code=unit) for n, o in enumerate(owners, 1)],
        "B03": [
            builders.party(1, OLD, birth_year=1980, phone=PHONE, plate=PLATE),
            builders.party(2, OLD, birth_year=1971, phone="0912000222"),
        ],
        "B06": [builders.case(1, unit, id=i, found_on=day, type=TRAFFICKING) for i in ids],
        "B07": [builders.case_party(case_id=i, party_id=WHO, role="tuyển mộ") for i in ids],
    }
    office.send(f"{unit}-{year}.xlsx", told, unit_code=unit, period=str(year), prepared_on=date(year, 12, 15))


@pytest.fixture
def after(office: Office) -> tuple[Run, Queue]:
    """The old commune told of two persons in 2024; the one that followed told of the first again in 2025."""
    returned(office, OLD, 2024, (WHO, OTHER), 1)
    returned(office, NEW, 2025, (WHO,), 2)
    run = run_made(office.made, 2025, None, lambda *_: None)
    return run, queue_of(run, date(2025, 12, 20))


def test_a_person_of_a_former_commune_has_the_one_code_it_was_given(after: tuple[Run, Queue]) -> None:
    _, queue = after
    said = queue.findings.said
    assert {id_ for id_, s in said.subjects.items() if s.type == PARTY} == {WHO, OTHER}
    assert {said.subjects[id_].unit for id_ in (WHO, OTHER)} == {NEW}
    kinds = {s.kind for s in said.statements if s.subject == WHO}
    assert {"phone", "plate", "case"} <= kinds


def test_what_the_code_holds_and_who_has_its_number_are_one_person_s(after: tuple[Run, Queue]) -> None:
    _, queue = after
    assert {h.subject for h in found(queue, "phone", PHONE, "thử xem", "an")} == {WHO}
    assert {h.kind for h in found(queue, "id", WHO, "thử xem", "an")} >= {"owner", "case"}


def test_no_record_is_tied_to_itself(after: tuple[Run, Queue]) -> None:
    run, queue = after
    assert not queue.findings.said.also
    assert not [m for m in matches_of(run) if m.a[-7:] == m.b[-7:]]
    assert not [j for lead in queue.leads for j in lead.lead.joins if j.one_person]
    (series,) = queue.findings.series
    assert {thing.kind for thing in series.things} >= {"suspect"}


def test_advice_once_followed_to_join_a_code_with_its_other_form_says_nothing_now(
    after: tuple[Run, Queue],
) -> None:
    run, _ = after
    rules, archive = inputs_of(run)
    same = {(WHO, f"{NEW}-{WHO}"): True}
    findings = findings_at(archive.standing, rules, scored_period(rules, 2025), None, same)
    assert findings is not None
    assert not findings.said.also
