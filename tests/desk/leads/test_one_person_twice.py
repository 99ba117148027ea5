"""Whether two records are one person is asked of two."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desk.base.faults import WrongUse
from desk.leads.acts import DECIDE_SAME
from desk.leads.agreed_leads import ActedOn
from desk.leads.decisions import same_in
from desk.leads.innocence import stories_in
from desk.leads.leads import queue_of
from desk.leads.sentence import joined_words
from desk.runs.run import Run
from engine.links.kin_names import ONE_NAME
from engine.links.leads import Lead
from tests.desk.conftest import refer


@pytest.mark.parametrize("same", [True, False])
def test_an_id_is_not_held_against_itself(tmp_path: Path, same: bool) -> None:
    run = Run(tmp_path / "w" / "runs" / "a", {})
    values = {"a": "30991-CT-0035", "b": "30991-CT-0035", "same": same, "reason": "như nhau"}
    with pytest.raises(WrongUse, match="hai mã khác nhau"):
        DECIDE_SAME.entry(ActedOn(run, date(2021, 3, 1)), values)
    assert list(tmp_path.iterdir()) == []


def test_two_ids_are_tried_as_one_person_before_anything_is_on_record(run: Run, say: Any) -> None:
    lead = queue_of(run, date(2021, 3, 5)).leads[0].lead
    tried = ("leads", "identity", str(run.folder), "--same", *lead.parties[:2], "--try")
    code, text = say(*tried)
    assert code in (0, 1)
    assert f"{len(lead.members)} bên" in text
    assert f"{len(lead.members) - 1} bên" in text
    assert "Chưa ghi gì" in text
    assert same_in(run) == {}
    assert say("leads", "identity", str(run.folder), "--try")[0] == 2
    assert say(*tried[:-3], lead.parties[0], "30985-CT-9999", "--try")[0] == 2


def test_why_a_lead_no_lighter_fits_fewer_times_is_said(run: Run, key: None) -> None:
    """Its heaviest pair is one person by now, and no pair to compare."""
    day = date(2021, 3, 5)
    before = queue_of(run, day)
    after = {r.id: r.lead for r in queue_of(run, day, same={PAIR: True}).leads}
    found = next(r for r in before.leads if {*PAIR} <= {*r.lead.recorded_as})
    assert "nay ghi là một người" in joined_words(found.lead, after[found.id])
    assert joined_words(found.lead, found.lead) == ""


PAIR = ("30985-CT-0056", "30988-CT-0028")
MAY_BE = "có thể là một người"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "240")


def decided(run: Run, say: Any, option: str) -> tuple[Lead, Lead]:
    """Return the first lead before a decision about the pair and after it."""
    before = queue_of(run, date.today()).leads[0].lead
    why = ("--reason", "đã so hồ sơ gốc")
    assert say("leads", "identity", str(run.folder), option, *PAIR, *why)[0] in (0, 1)
    after = next(r.lead for r in queue_of(run, date.today()).leads if PAIR[0] in r.lead.parties)
    return before, after


def test_records_put_on_record_as_one_person_are_one_in_every_medium(
    undecided: Run, say: Any, tmp_path: Path
) -> None:
    run = undecided
    before, after = decided(run, say, "--same")
    assert after.bits >= before.bits - 1e-9
    assert len(after.parties) == len(before.parties) - 1
    (join,) = [j for j in after.joins if j.one_person]
    assert [*stories_in(join, after)] == []
    assert not any(p.word == ONE_NAME for p in join.weighed.parts)
    listed, shown = (
        say("leads", str(run.folder), "--full")[1],
        say("leads", "show", "1", "--run", str(run.folder), "--full")[1],
    )
    for text in (listed, shown):
        assert MAY_BE not in text
        assert "một người hay hai" not in text
    assert " = ".join(PAIR) in listed
    found = json.loads(say("leads", str(run.folder), "--json")[1])["leads"][0]
    assert (found["parties"], found["one_person"]) == ([*after.parties], {PAIR[0]: [PAIR[1]]})
    refer(run, "12/CV", "1")
    book = tmp_path / "a.xlsx"
    export = (
        "leads",
        "export",
        "1",
        "--to",
        str(book),
        "--referral",
        "12/CV",
        "--by",
        "an",
        "--run",
        str(run.folder),
    )
    assert say(*export)[0] == 0
    cells = [
        c for sheet in openpyxl.load_workbook(book) for row in sheet.iter_rows(values_only=True) for c in row
    ]
    assert any(" = ".join(PAIR) in str(c) for c in cells)
    assert not any(MAY_BE in str(c) for c in cells)


def test_records_put_on_record_as_two_people_weigh_less_and_are_not_asked_about(
    undecided: Run, say: Any
) -> None:
    before, after = decided(undecided, say, "--not-same")
    assert after.bits < before.bits
    text = say("leads", "show", "1", "--run", str(undecided.folder), "--full")[1]
    assert MAY_BE not in text
    assert "một người hay hai" not in text
