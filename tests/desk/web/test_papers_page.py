"""Papers at the desk: the same files as the command line's; about communes only for a reason that is on
record first."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from desk.base.paper.content import Printed
from desk.office.papers.commune_papers import explanation_sheet
from desk.office.papers.writing import OF_COMMUNE
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.workspace.folder import Workspace
from desk.workspace.logs import ACCESS, log_of
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_redisplay import filled

PAGE = "/van-ban/2020/"


def test_a_paper_of_the_year_is_handed_over_as_word(signed_in: SignedIn) -> None:
    browser = signed_in("chinh-sach")
    assert "Tờ trình" in browser.get(PAGE).content.decode()
    answer = browser.post(f"{PAGE}nam/", {"kind": "tom-tat", "part": "docx", "date": ""})
    assert answer.status_code == 200
    assert ".docx" in answer["Content-Disposition"]
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert browser.post(f"{PAGE}nam/", {"kind": "thong-bao", "part": "docx"}).status_code == 422


def test_a_paper_about_a_commune_needs_a_reason_and_is_on_record(
    desk: Workspace, signed_in: SignedIn
) -> None:
    browser = signed_in("danh-gia")
    asked = {"kind": "thong-bao", "unit": ["30991", "30994"], "part": "docx", "date": "2021-02-01"}
    before = len(log_of(desk, ACCESS).entries())
    assert browser.post(f"{PAGE}xa/", {**asked, "reason": " "}).status_code == 422
    assert browser.post(f"{PAGE}xa/", {**asked, "unit": ["99999"], "reason": "gửi xã"}).status_code == 422
    assert len(log_of(desk, ACCESS).entries()) == before
    answer = browser.post(f"{PAGE}xa/", {**asked, "reason": "gửi xã"})
    assert len(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) == 2
    last = log_of(desk, ACCESS).entries()[-1]
    assert (last["by"], last["reason"], last["units"]) == ("danh-gia", "gửi xã", ["30991", "30994"])
    assert signed_in("chinh-sach").post(f"{PAGE}xa/", {**asked, "reason": "gửi xã"}).status_code == 403


def test_a_commune_the_program_fails_on_is_named_beside_the_papers_of_others(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(year: Year, row: StandingRow, *rest: Any) -> Printed:
        if row.subject == "30991":
            raise IndexError("x")
        return explanation_sheet(year, row, *rest)

    of = {**OF_COMMUNE, "giai-trinh": OF_COMMUNE["giai-trinh"]._replace(make=fails)}
    monkeypatch.setattr("desk.office.papers.writing.OF_COMMUNE", of)
    asked = {"kind": "giai-trinh", "unit": ["30991", "30994"], "part": "docx", "date": "2021-02-01"}
    answer = signed_in("danh-gia").post(f"{PAGE}xa/", {**asked, "reason": "gửi xã"})
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    assert [name.rpartition(".")[2] for name in packed.namelist()] == ["docx", "txt", "json"]
    assert "(30991) vì lỗi của chương trình" in packed.read("chua-lap-duoc.txt").decode()


def test_the_office_is_said_once_and_stands_in_the_form(desk: Workspace, signed_in: SignedIn) -> None:
    from desk.workspace.office import office_of

    browser = signed_in("danh-gia")
    said = {
        "name": "Ủy ban nhân dân huyện An Biên",
        "symbol": "UBND",
        "place": "An Biên",
        "titles": "CHỦ TỊCH\n",
        "signer": "Nguyễn Thị Thử",
        "recipients": "UBND tỉnh\nLưu: VT",
    }
    to, fields = filled(browser.get(PAGE).content.decode(), "/co-quan/")
    assert browser.post(to, {**fields, **said}).status_code == 302
    found = office_of(desk)
    assert (found.name, found.signer("TB").name, found.copies("TB", ())) == (
        said["name"],
        "Nguyễn Thị Thử",
        ("UBND tỉnh;", "Lưu: VT."),
    )
    assert "Nguyễn Thị Thử" in browser.get(PAGE).content.decode()
    (desk.folder / "office.json").unlink()
