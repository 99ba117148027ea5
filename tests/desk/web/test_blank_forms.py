"""Blank forms from the desk: open ones at once, those with phones and open cases for a reason that is on
record first."""

from __future__ import annotations

import io
import zipfile

from desk.workspace.folder import Workspace
from desk.workspace.logs import ACCESS, log_of
from tests.desk.web.conftest import SignedIn

URL = "/bao-cao/2020/30997/bieu-mau/"


def test_forms_that_hold_more_need_a_reason_and_it_is_on_record(desk: Workspace, signed_in: SignedIn) -> None:
    browser = signed_in("xa-hung-yen")
    before = len(log_of(desk, ACCESS).entries())
    refused = browser.post(URL, {"reason": "  "})
    assert refused.status_code == 422
    assert len(log_of(desk, ACCESS).entries()) == before
    answer = browser.post(URL, {"reason": "lập báo cáo năm"})
    assert len(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) >= 2
    last = log_of(desk, ACCESS).entries()[-1]
    assert (last["by"], last["reason"], last["units"]) == ("xa-hung-yen", "lập báo cáo năm", ["30997"])
    assert browser.post("/bao-cao/2020/30994/bieu-mau/", {"reason": "x"}).status_code == 403


def test_open_forms_need_none(signed_in: SignedIn) -> None:
    assert signed_in("danh-gia").get(URL).content[:2] == b"PK"
    assert signed_in("thanh-tra").get(URL).status_code == 403
