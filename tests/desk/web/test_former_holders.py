"""What an account left behind is nobody's who uses it later: another person, or another role or unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_lead_decisions import taken, undo_form
from tests.desk.web.test_permissions import OTHER, OWN
from tests.desk.web.test_redisplay import filled

Change = Callable[..., Any]
PEOPLE = "/nguoi-dung/"
NAME = "Nguyễn Văn Ví Dụ"


@pytest.fixture
def change(desk: Workspace, signed_in: SignedIn) -> Iterator[Change]:
    """Change an account as the administrator, and have the password changed; all are as they were
    afterwards."""
    from desk.web.accounts.demo_people import PASSWORD
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded

    before = list(Account.objects.all())

    def done(username: str, what: str, **fields: Any) -> Any:
        number = Account.objects.get(username=username).pk
        admin, to, shown = signed_in("quan-tri"), f"{PEOPLE}{number}/", {}
        if what == "rights":
            to, shown = filled(admin.get(PEOPLE).content.decode(), f"/{number}/", "role")
        answer = admin.post(to, {**shown, "what": what, **fields})
        assert answer.status_code == 200
        account = Account.objects.get(username=username)
        account.must_change = False
        recorded("account_password", account, username)
        return signed_in(username)

    yield done
    for one in before:
        one.set_password(PASSWORD)
        recorded("account_reset", one, "")


@pytest.fixture
def sent(desk: Workspace) -> Iterator[Any]:
    """An import of the commune's account that left a marked copy to fetch, and names a cell."""
    from desk.web.jobs.jobs import ended
    from desk.web.jobs.models import Job
    from desk.web.jobs.tray import OUT, fresh

    folder = fresh()
    (folder / OUT).mkdir()
    (folder / OUT / "a.xlsx").write_bytes(NAME.encode())
    job = Job.objects.create(kind="import", by="xa-hung-yen", asked={"folder": str(folder), "unit": OWN})
    ended(job, "done", f"{NAME} ở ô C7", {"folder": str(folder), "marked": ["a.xlsx"], "faults": []})
    yield job
    job.delete()


MOVED = {
    "another unit": ("rights", {"role": "commune", "unit": OTHER}),
    "another role": ("rights", {"role": "policy", "unit": ""}),
    "another person": ("person", {"person": ""}),
}


@pytest.mark.parametrize("how", MOVED)
def test_an_account_that_moved_on_sees_no_work_of_before(
    how: str, sent: Any, change: Change, signed_in: SignedIn
) -> None:
    assert NAME in signed_in("xa-hung-yen").get(f"/viec/{sent.pk}/").content.decode()
    what, fields = MOVED[how]
    late = change("xa-hung-yen", what, **fields)
    assert late.get(f"/viec/{sent.pk}/").status_code == 404
    assert late.get(f"/gui-bao-cao/{sent.pk}/a.xlsx").status_code in (403, 404)
    assert late.post(f"/viec/{sent.pk}/dung/").status_code == 404
    assert NAME not in late.get("/bao-cao/2020/").content.decode()
    if what == "rights":  # a slip of the administrator's loses nothing
        back = change("xa-hung-yen", "rights", role="commune", unit=OWN)
        assert back.get(f"/gui-bao-cao/{sent.pk}/a.xlsx").content == NAME.encode()


LEFT = {
    "another unit": {"unit": OTHER},
    "another role": {"role": "policy", "unit": ""},
    "another office": {"office": "Phòng khác"},
    "another person": {"person": 2**20},
    "closed": {"is_active": False},
}


def test_work_that_waited_is_done_for_nobody_whose_account_moved_on(
    change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded
    from desk.web.jobs import kinds, worker
    from desk.web.jobs.models import Job, JobOutcome
    from desk.web.jobs.tray import fresh

    done = list[str]()
    monkeypatch.setattr(kinds, "KINDS", {"import": lambda asked, by, step: done.append(by) or JobOutcome("")})
    for how, fields in {**LEFT, "": dict[str, Any]()}.items():
        account = Account.objects.get(username="xa-hung-yen")
        folder = fresh()
        asked = {"folder": str(folder), "unit": OWN, "office": account.office}
        job = Job.objects.create(kind="import", by="xa-hung-yen", asked=asked)
        before = {name: getattr(account, name) for name in fields}
        for now in (fields, before):
            for name, value in now.items():
                setattr(account, name, value)
            recorded("account_rights", account, "quan-tri")
            if now is fields:
                worker._do(job)
                job.refresh_from_db()
        assert (job.state, folder.exists()) == (("stopped", False) if how else ("done", True)), how
        assert ("yêu cầu lại" in job.said_vi, "ask for it again" in job.said_en) == (bool(how),) * 2
        job.delete()
    assert done == ["xa-hung-yen"]


def test_what_work_is_tied_to_is_sealed(sent: Any, signed_in: SignedIn) -> None:
    from desk.web.jobs.models import Job

    other = Job.objects.create(kind="run", by="danh-gia", asked={})
    Job.objects.filter(pk=sent.pk).update(standing=other.standing)
    other.delete()
    assert signed_in("danh-gia").get(f"/gui-bao-cao/{sent.pk}/a.xlsx").status_code == 422


def test_an_account_handed_over_has_no_drafts_and_no_views_of_the_former_holder(
    change: Change, signed_in: SignedIn
) -> None:
    from desk.web.drafting.drafts import texts_today
    from desk.web.drafting.models import Draft
    from desk.web.saved.models import SavedView

    old, file = signed_in("chinh-sach"), "rules/parameters.yaml"
    to, shown = filled(old.get(f"/quy-tac/?tep={file}").content.decode(), "/quy-tac/kiem-tra/", "text")
    old.post(to, {**shown, "file": file, "text": texts_today()[file] + "# của người trước\n"})
    old.post("/goc-nhin/", {"title": "của người trước", "address": "/ket-qua/2020/"})
    late = change("chinh-sach", "person", person="")
    for page in ("/", "/quy-tac/", "/goc-nhin/"):
        assert "của người trước" not in late.get(page).content.decode()
    assert late.post("/quy-tac/de-nghi/", {"reason": "đề nghị"}).status_code == 422
    assert "# của người trước" in Draft.objects.get(file=file, text__contains="người trước").text
    Draft.objects.all().delete()
    SavedView.objects.all().delete()


def test_a_new_holder_takes_back_no_word_of_the_former(
    change: Change, signed_in: SignedIn, nothing_noted: None
) -> None:
    url = taken(signed_in("xac-minh"), "hỏi Công an thị trấn")
    form = undo_form(signed_in("xac-minh").get(url).content.decode())
    late = change("xac-minh", "person", person="")
    assert "hoan-tac/" not in late.get(url).content.decode()
    assert late.post("/manh-moi/2020/hoan-tac/", form).status_code == 422


def test_a_new_holder_corrects_no_proposal_of_the_former(change: Change, signed_in: SignedIn) -> None:
    from desk.web.proposals.deciding import last_of, settled
    from desk.web.proposals.models import Proposal
    from tests.desk.web.test_two_persons import waiting_referral

    url, waiting = waiting_referral(signed_in, "xac-minh")
    word = {"proposal": waiting.pk, "answer": "withdraw"}
    assert signed_in("xac-minh").post(f"{url}nguoi-thu-hai/", word).status_code == 302
    assert last_of("refer", waiting.about, "xac-minh") == waiting
    change("xac-minh", "person", person="")
    assert last_of("refer", waiting.about, "xac-minh") is None
    Proposal.objects.all().delete()
    settled()
