"""Work ticked off by its document: on record, seen by the command line too, opened again for a reason."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest

from desk.cli.app import code_of
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from tests.desk.web.conftest import SignedIn

BOARD = "/viec-can-lam/2020/"


def works(browser: Any, rule: str) -> list[str]:
    """Return what the forms call each piece of work of a rule that is still to be done."""
    page = html.unescape(browser.get(f"{BOARD}?viec={rule}").content.decode())
    return re.findall(r'name="work" value="([^"]+)" form="bulk"', page)


def test_work_is_ticked_off_by_a_document_once_and_opened_again_for_a_reason(
    desk: Workspace, signed_in: SignedIn, capsys: pytest.CaptureFixture[str]
) -> None:
    from desk.web.shelf import year_of

    one, other = signed_in("danh-gia"), signed_in("xac-minh")
    before = works(one, "F7")
    assert len(before) == 3
    said = {"work": before[0], "record": "BB 14/2021", "on": "2021-02-01"}
    assert one.post(f"{BOARD}da-lam/", {**said, "record": " "}).status_code == 422
    assert one.post(f"{BOARD}da-lam/", {**said, "on": "2999-01-01"}).status_code == 422
    assert one.post(f"{BOARD}da-lam/", {**said, "work": "F7||x"}).status_code == 422
    assert one.post(f"{BOARD}da-lam/", said).status_code == 302
    late = other.post(f"{BOARD}da-lam/", {**said, "record": "BB 15/2021"})
    assert (late.status_code, "BB 14/2021" in late.content.decode()) == (422, True)
    assert works(one, "F7") == before[1:]
    assert "BB 14/2021" in one.get(f"{BOARD}?viec=F7").content.decode()

    year = year_of(2020)
    assert year is not None
    code_of(["follow-up", str(year.run.folder), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert [c["done"]["record"] for c in told["rows"] if "done" in c] == ["BB 14/2021"]

    assert one.post(f"{BOARD}mo-lai/", {"work": before[0], "reason": ""}).status_code == 422
    assert one.post(f"{BOARD}mo-lai/", {"work": before[0], "reason": "nhầm cơ sở"}).status_code == 302
    assert works(one, "F7") == before
    kinds = [entry["kind"] for entry in log_of(desk, "follow_up.jsonl").entries()]
    assert kinds == ["work_done", "work_reopened"]


def test_many_pieces_of_work_are_ticked_off_by_one_document_or_none(signed_in: SignedIn) -> None:
    browser = signed_in("danh-gia")
    every = works(browser, "F7")
    said = {"record": "BB 20/2021", "on": "2021-02-01"}
    assert browser.post(f"{BOARD}da-lam/", said).status_code == 422  # none was chosen
    assert browser.post(f"{BOARD}da-lam/", {**said, "work": [*every[:2], "F7||x"]}).status_code == 422
    assert works(browser, "F7") == every
    assert browser.post(f"{BOARD}da-lam/", {**said, "work": every}).status_code == 302
    assert works(browser, "F7") == []
    for one in every:
        browser.post(f"{BOARD}mo-lai/", {"work": one, "reason": "ghi nhầm"})
    assert works(browser, "F7") == every
