"""Acts of the office that stood in a terminal alone are done on a page each, made from their declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from desk.base.roles import ROLES
from desk.office.acts import ACTS, OfficeAct
from desk.office.recheck_checklist import checklist_of, write_checklist
from desk.runs.found_runs import run_of_year
from desk.runs.recheck import basis_of, recheck_of, refuse_none
from desk.runs.recheck_acts import draw_rows, first_draws, fix_list
from desk.workspace.decisions import decisions_of
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from tests.desk.office.test_recheck_checklist import (
    CLAIMS,
    FIRST,
    LISTED_ON,
    SEED,
    TODAY,
    filled,
    listed_rows,
)
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_lead_decisions import first_lead, waiting_number
from tests.desk.web.test_permissions import NAMED_BY_ROLE
from tests.desk.web.test_redisplay import HTML
from tests.desk.web.test_redisplay import filled as form_in

pytestmark = pytest.mark.usefixtures("nothing_noted")
WAITED = tuple(act for act in ACTS if act.second)


def url_of(act: OfficeAct) -> str:
    return f"/lam/{act.path}/"


@pytest.fixture
def no_proposals(desk: Workspace, signed_in: SignedIn) -> Iterator[None]:
    from desk.web.proposals.models import Proposal

    Proposal.objects.all().delete()
    yield
    Proposal.objects.all().delete()


@pytest.mark.usefixtures("no_proposals")
@pytest.mark.parametrize("act", WAITED, ids=lambda act: act.name)
@pytest.mark.parametrize("role", ROLES)
def test_a_proposed_act_is_answered_at_its_own_address_by_its_own_roles_alone(
    role: str, act: OfficeAct, signed_in: SignedIn
) -> None:
    from desk.web.proposals.deciding import proposed
    from desk.web.proposals.models import OPEN, Proposal
    from desk.web.proposals.record import DEEDS

    content: dict[str, Any] = {field.name: "" for field in act.fields}
    proposed(act.name, act.name, "nguoi-khac", content)
    waiting, browser = Proposal.objects.get(kind=act.name), signed_in(NAMED_BY_ROLE[role])
    others = [url_of(one) + "nguoi-thu-hai/" for one in WAITED if one is not act]
    others += ["/quy-tac/nguoi-thu-hai/", "/lan-chay/2020/nguoi-thu-hai/"]
    own = url_of(act) + "nguoi-thu-hai/"
    for at in others if role in act.second else [*others, own]:
        word = {"proposal": waiting.pk, "answer": "agree"}
        assert browser.post(at, word).status_code in (403, 422), at
    waiting.refresh_from_db()
    assert (waiting.state, DEEDS[act.name].log) == (OPEN, act.log)
    if role in act.second:
        said = {"proposal": waiting.pk, "answer": "decline", "reason": "chưa đủ"}
        assert browser.post(own, said).status_code == 302
        waiting.refresh_from_db()
        assert (waiting.state, waiting.second) == ("declined", NAMED_BY_ROLE[role])


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_empty_form_names_every_field_that_is_needed(act: OfficeAct, signed_in: SignedIn) -> None:
    role = next(role for role in ROLES if role in act.roles)
    page = signed_in(NAMED_BY_ROLE[role]).get(url_of(act)).content.decode()
    assert all(f'name="{field.name}"' in page for field in act.fields)
    headers = {"HTTP_ACCEPT": "text/html", "HTTP_REFERER": f"http://localhost{url_of(act)}"}
    again = signed_in(NAMED_BY_ROLE[role]).post(url_of(act), {}, **headers)
    assert again.status_code == 422
    needed = sum(field.needed for field in act.fields)
    assert again.content.decode().count('class="err"') == needed


@pytest.mark.usefixtures("no_proposals")
def test_words_are_erased_once_a_second_person_agrees(desk: Workspace, signed_in: SignedIn) -> None:
    one, auditor, other = signed_in("xac-minh"), signed_in("thanh-tra"), signed_in("quan-tri")
    url, _ = first_lead(one)
    assert one.post(f"{url}ghi-chu/", {"note": "đã gặp Tèo mặt sẹo"}).status_code == 302
    line = f"lead_notes.jsonl:{len(log_of(desk, 'lead_notes.jsonl').entries())}"
    assert (
        auditor.post("/lam/xoa-loi/", {"words": "leads.jsonl:999", "reason": "lỡ ghi tên"}).status_code == 422
    )
    assert auditor.post("/lam/xoa-loi/", {"words": line, "reason": "lỡ ghi tên"}).status_code == 302
    assert "Tèo mặt sẹo" in one.get(url).content.decode()
    page = other.get("/lam/xoa-loi/")
    assert line in page.content.decode()
    word = {"proposal": waiting_number(page), "answer": "agree"}
    assert auditor.post("/lam/xoa-loi/nguoi-thu-hai/", word).status_code == 422
    assert other.post("/lam/xoa-loi/nguoi-thu-hai/", word).status_code == 302
    assert "Tèo mặt sẹo" not in one.get(url).content.decode()
    last = log_of(desk, "words_taken_out.jsonl").entries()[-1]
    assert (last["of"], last["by"]) == (line, "thanh-tra, quan-tri")


def test_a_legal_ground_of_a_venue_stands_in_the_plan_and_none_of_an_unknown_one(
    desk: Workspace, signed_in: SignedIn
) -> None:
    browser = signed_in("xac-minh")
    plan = signed_in("danh-gia").get("/viec-can-lam/2020/ke-hoach/").content.decode()
    venue = re.findall(r"/co-so/2020/(\d[^/]+)/", plan)[0]
    sent = {"venue": venue, "document": "12/KH-UBND", "date": "05/03/2020", "reason": "tin báo có căn cứ"}
    for wrong in ({"venue": "30985-CS-999"}, {"date": "05/03/2999"}, {"reason": "."}):
        assert browser.post("/lam/can-cu/", sent | wrong).status_code == 422
    assert browser.post("/lam/can-cu/", sent).status_code == 302
    assert browser.post("/lam/can-cu/", sent).status_code == 302  # pressed twice
    other, at = signed_in("danh-gia"), {"HTTP_REFERER": "http://localhost/lam/can-cu/", **HTML}
    newer = {**sent, "document": "13/KH-UBND"}
    stale = other.post("/lam/can-cu/", newer, **at)
    assert stale.status_code == 422
    assert "xac-minh đã ghi căn cứ cho" in stale.content.decode()
    _, fields = form_in(stale.content.decode(), "/can-cu/")
    assert fields["document"] == "13/KH-UBND"
    count = sum(record.kind == "ground" for record in decisions_of(desk).records())
    assert fields["shown"] == str(count)
    ground = "12/KH-UBND, 05/03/2020: tin báo có căn cứ"
    assert f"{venue}: {ground}" in browser.get("/lam/can-cu/").content.decode()
    plan = signed_in("danh-gia").get("/viec-can-lam/2020/ke-hoach/").content.decode()
    assert ground in plan
    assert "1 đã có căn cứ" in plan


@pytest.mark.usefixtures("no_proposals")
def test_a_rulebook_is_adopted_once_a_second_policy_officer_agrees(
    desk: Workspace, signed_in: SignedIn
) -> None:
    one, other = signed_in("chinh-sach"), signed_in("chinh-sach-2")
    sent = {
        "rulebook": "healthy_commune",
        "document": "15/QĐ-UBND",
        "date": "05/03/2020",
        "office": "UBND huyện An Biên",
        "figures": "",
        "reason": "",
    }
    for wrong in ({"rulebook": "khong-co"}, {"document": "không số"}, {"date": "1/1/2999"}):
        assert one.post("/lam/ban-hanh/", sent | wrong).status_code == 422
    before = (desk.rules / "healthy_commune" / "rulebook.yaml").read_bytes()
    changed = before.replace(b"rounding: {points: 2}", b"rounding: {points: 1}")
    assert one.post("/lam/ban-hanh/", sent).status_code == 302
    word = {"proposal": waiting_number(other.get("/lam/ban-hanh/")), "answer": "agree"}
    try:
        assert one.post("/lam/ban-hanh/nguoi-thu-hai/", word).status_code == 422
        assert (desk.rules / "healthy_commune" / "rulebook.yaml").read_bytes() == before
        (desk.rules / "healthy_commune" / "rulebook.yaml").write_bytes(changed)
        late = other.post("/lam/ban-hanh/nguoi-thu-hai/", word)
        assert "đã sửa sau khi đề nghị" in late.content.decode()
        (desk.rules / "healthy_commune" / "rulebook.yaml").write_bytes(before)
        assert other.post("/lam/ban-hanh/nguoi-thu-hai/", word).status_code == 302
        assert "15/QĐ-UBND" in (desk.rules / "healthy_commune" / "rulebook.yaml").read_text("utf-8")
        last = log_of(desk, "decisions.jsonl").entries()[-1]
        assert (last["kind"], last["by"]) == ("adopt", "chinh-sach, chinh-sach-2")
        assert "15/QĐ-UBND" in one.get("/lam/ban-hanh/").content.decode()
    finally:
        (desk.rules / "healthy_commune" / "rulebook.yaml").write_bytes(before)
        (desk.rules / "healthy_commune" / "signed_healthy_commune.yaml").unlink(missing_ok=True)


def test_the_receivers_list_says_when_a_return_that_is_there_came(
    desk: Workspace, signed_in: SignedIn
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from desk.workspace.store import archive_of, received_words

    browser = signed_in("danh-gia")
    found = max(archive_of(desk).manifests(), key=lambda one: one.prepared_on)
    day = found.prepared_on

    def sent(*rows: str) -> Any:
        text = "\n".join(("Tên tệp,Ngày đến,Số đến", *rows))
        return {"list": SimpleUploadedFile("so_den.csv", text.encode())}

    wrong = browser.post("/lam/so-den/", sent(f"{found.file},mai,1"))
    assert wrong.status_code == 422
    assert browser.post("/lam/so-den/", sent(f"{found.file},{day:%d/%m/%Y},7")).status_code == 302
    assert received_words(desk)[found.hash].day == day
    assert "1 báo cáo" in browser.get("/lam/so-den/").content.decode()
    assert signed_in("xa-hung-yen").post("/lam/so-den/", sent()).status_code == 403


@pytest.mark.usefixtures("no_proposals")
def test_answers_of_a_recheck_are_recorded_once_the_second_person_agrees(
    desk: Workspace, signed_in: SignedIn, tmp_path: Path
) -> None:
    one, other = signed_in("danh-gia"), signed_in("xac-minh")
    where = {"period": "2020", "run": "2020-x", "rulebook": "healthy_commune", "limit": "5/100"}
    basis = basis_of(run_of_year(desk, 2020), "healthy_commune", [of.subject for of in CLAIMS])
    fix_list(desk, where, CLAIMS, listed_rows(), "An", LISTED_ON, basis)
    recheck = refuse_none(recheck_of(desk, "2020"), 2020)
    seed = replace(SEED, text="048151")
    draw_rows(desk, recheck, listed_rows(), seed, first_draws(recheck), 3, "An", TODAY)
    drawn = refuse_none(recheck_of(desk, "2020"), 2020)
    rows = checklist_of(drawn, listed_rows(), FIRST)
    path = write_checklist(tmp_path / "phieu.xlsx", drawn, "Thị trấn Thứ Ba", FIRST, rows)

    def sent() -> dict[str, Any]:
        return {"year": "2020", "checklist": BytesIO(path.read_bytes()), "minutes": "12/BB"}

    assert "chưa ghi trả lời" in one.post("/lam/phuc-tra/", sent()).content.decode()
    filled(path, {drawn.numbers(FIRST)[0]: "khác"})
    assert one.post("/lam/phuc-tra/", sent()).status_code == 302
    page = other.get("/lam/phuc-tra/")
    assert f"1 khác ({drawn.numbers(FIRST)[0]})" in page.content.decode()
    word = {"proposal": waiting_number(page), "answer": "agree"}
    assert one.post("/lam/phuc-tra/nguoi-thu-hai/", word).status_code == 422
    assert other.post("/lam/phuc-tra/nguoi-thu-hai/", word).status_code == 302
    last = log_of(desk, "decisions.jsonl").entries()[-1]
    assert (last["kind"], last["by"]) == ("recheck_seen", "danh-gia, xac-minh")
    assert "048151" in signed_in("thanh-tra").get("/nhat-ky/").content.decode()
    assert "số 048151 (Xổ số Kiên Giang" in one.get("/lam/phuc-tra/").content.decode()
    assert "1 dòng khác báo cáo" in one.get("/lam/phuc-tra/").content.decode()
    filled(path, {})
    page = one.post("/lam/phuc-tra/", sent())
    assert page.status_code == 422
    assert "hai người khác xem lại và lý do" in page.content.decode()
