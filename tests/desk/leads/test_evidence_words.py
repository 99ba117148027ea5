"""What a lead says of its evidence: a role is suspected, a case has its status, a pair is named, and each
figure says what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from desk.base.output import Output
from desk.leads.identity import CAPPED, identity_report
from desk.leads.innocence import UNAWARE, story_title
from desk.leads.lead_report import LeadReport
from desk.leads.lead_workbook import _Tables
from desk.leads.leads import Queue, queue_of
from desk.leads.noticed import _lacks
from desk.leads.observations import print_moved
from desk.leads.people import roles_in_cases, roles_of
from desk.leads.sentence import KIN_ALONE, checks_of
from desk.runs.run import Run
from desk.words.masking import Mask
from engine.links.graphml import pseudonyms
from engine.links.misses import JOIN, Miss

pytestmark = pytest.mark.usefixtures("key")


@pytest.fixture
def queue(run: Run) -> Queue:
    return queue_of(run, date(2021, 3, 5))


def test_a_role_in_a_case_is_suspected_or_of_its_start_once_it_has_ended(queue: Queue) -> None:
    lead = queue.leads[0].lead
    named = [(id_, case, role) for id_ in lead.parties for case, role in roles_in_cases(lead, id_)]
    assert named
    ended = {id_ for m in lead.timeline if m.status == "xử phạt hành chính" for id_ in m.about}
    assert {case in ended for _, case, _ in named} == {True, False}
    for id_, case, role in named:
        word = "vai trò khi khởi đầu" if case in ended else "nghi vấn"
        assert f"trong vụ {case}, {word}: {role}" in roles_of(lead, id_)
    report = LeadReport(queue.leads[0], queue)
    told = [*report.acts(), *report._in_one_case()]
    assert any("nghi vấn: " in one for one in told)
    assert not any("vai trò trong vụ" in one for one in told)


def test_a_case_is_told_with_its_status(queue: Queue) -> None:
    lead = queue.leads[0].lead
    cases = [m for m in lead.timeline if m.what == "case"]
    assert cases
    assert all(m.status for m in cases)
    acts = " ".join(LeadReport(queue.leads[0], queue).acts())
    assert any(f"{m.note}, {m.status}" in acts for m in cases)
    assert all(c.status for s in queue.findings.series for c in s.cases)


def test_family_is_cautioned_only_where_there_is_family(queue: Queue) -> None:
    for found in queue.leads:
        for check in checks_of(found.lead, queue.rules):
            assert (KIN_ALONE in check.tells) <= any(x.kind == "relative" for x in found.lead.links)
            assert "người thân" not in check.what


def test_an_anonymous_workbook_keeps_what_is_innocent_and_says_more_may_be_unknown(queue: Queue) -> None:
    found = queue.leads[0]
    told = _Tables([found], queue.rules, Mask(pseudonyms([found.lead])))
    assert UNAWARE in told._stories(found)
    assert told._unknown(replace(found, lead=replace(found.lead, unknown=()))) != "–"
    assert any(story_title(UNAWARE, queue.rules) in ask for ask in told._asks(found))


def test_bits_that_are_hardly_lacking_are_not_called_none() -> None:
    miss: Any = Miss(SimpleNamespace(a="a", b="b"), JOIN, 0.01)  # type: ignore[arg-type]
    assert "0,0" not in _lacks(miss)


def test_certainty_says_that_the_rules_cap_it(queue: Queue) -> None:
    match: Any = SimpleNamespace(a="a", b="b", certainty=0.95, level="likely", rule="", bits=13.8, weights=())
    blocks = identity_report([match], {}, {}).blocks
    assert any(getattr(block, "text", "") == CAPPED for block in blocks)


def test_a_lead_that_falls_apart_or_whose_heaviest_pair_changes_is_said_to(
    queue: Queue, capsys: pytest.CaptureFixture[str]
) -> None:
    first = queue.leads[0]
    fewer = replace(first, lead=replace(first.lead, joins=first.lead.joins[1:]))
    print_moved(queue, replace(queue, leads=(fewer,)), Output(False))
    told = capsys.readouterr().out
    assert "hợp với một người đứng sau hơn “" in told
    assert "không còn là manh mối" in told
    assert "khoảng –" not in told
    assert "Không làm manh mối nào nặng hay nhẹ đi" not in told
