"""A cell no desk writes is taken away with its row, on record, and the page that met it says so in words."""

from __future__ import annotations

import pytest

from desk.workspace.folder import Workspace
from desk.workspace.logs import DESK, log_of
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_record import Sql
from tests.desk.web.test_record import sql as sql


@pytest.mark.parametrize(
    ("change", "person", "url"),
    [
        ("drafting_draft set text = x'ff'", "chinh-sach", "/quy-tac/"),
        ("drafting_draft set saved_at = x'ff'", "chinh-sach", "/"),
        ("saved_savedview set address = x'ff'", "danh-gia", "/"),
        ("work_job set alive_until = x'ff'", "danh-gia", "/lan-chay/2020/"),
        ("django_session set expire_date = x'ff'", "danh-gia", "/"),
        ("django_session set expire_date = 'hôm qua'", "quan-tri", "/nguoi-dung/"),
    ],
)
def test_a_page_that_meets_it_says_so_in_words(
    change: str, person: str, url: str, desk: Workspace, signed_in: SignedIn, sql: Sql
) -> None:
    from desk.web.jobs.models import Job
    from desk.web.saved.models import SavedView

    browser = signed_in(person, raise_request_exception=False)
    job = Job.objects.create(kind="run", by="danh-gia", asked={"year": 2020}, state="cut")
    own = job.standing
    SavedView.objects.update_or_create(by=own, title="x", defaults={"address": "/ket-qua/2020/"})
    signed_in("chinh-sach").get("/quy-tac/")
    sql(f"update {change}")
    page = browser.get(url)
    assert (page.status_code, "sửa thẳng cơ sở dữ liệu" in page.content.decode()) == (500, True)
    last = log_of(desk, DESK).entries()[-1]
    assert (last["kind"], last["content"]["work"].split()[0]) == ("row_removed", change.split()[0])
    assert signed_in(person).get(url).status_code == 200
    Job.objects.all().delete()
