"""Long work seen from its page: asked for as it goes on, fetched once."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from tests.desk.web.conftest import SignedIn


def living() -> dict[str, Any]:
    """Return what a job bears whose process is this one."""
    from django.utils import timezone

    from desk.web.jobs.jobs import LEASE, began_at

    return {"pid": os.getpid(), "began": began_at(os.getpid()), "alive_until": timezone.now() + LEASE}


@pytest.fixture
def job(desk: object) -> Iterator[Any]:
    """A piece of work under way, done by this very process."""
    from desk.web.jobs.models import RUNNING, Job

    made = Job.objects.create(kind="run", by="danh-gia", asked={"year": 2020}, state=RUNNING, **living())
    yield made
    made.delete()


def test_a_page_asks_each_second_how_far_work_is_until_it_ended(job: Any, signed_in: SignedIn) -> None:
    from desk.web.jobs.jobs import ended
    from desk.web.jobs.models import DONE, Job

    browser, url, part = signed_in("danh-gia"), f"/viec/{job.pk}/", {"HX-Request": "true"}
    assert 'hx-trigger="every 1s"' in browser.get(url).content.decode()
    Job.objects.filter(pk=job.pk).update(done=3, total=9)
    under_way = browser.get(url, headers=part)
    assert under_way.status_code == 200
    assert "3 / 9" in under_way.content.decode()
    ended(Job.objects.get(pk=job.pk), DONE, "Xong cả chín.")
    last = browser.get(url, headers=part)
    assert last.status_code == 286  # htmx asks no more
    assert "Xong cả chín." in last.content.decode()
    assert "hx-trigger" not in last.content.decode()
    assert browser.get(url).status_code == 200


def test_how_far_work_is_is_for_whom_it_is_for(job: Any, signed_in: SignedIn) -> None:
    for other in ("xac-minh", "thanh-tra", "quan-tri", "xa-hung-yen"):
        assert signed_in(other).get(f"/viec/{job.pk}/").status_code == 404


def test_workbooks_are_made_as_long_work_and_fetched_once_by_who_asked(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.jobs.jobs import ended
    from desk.web.jobs.models import DONE, Job
    from desk.web.runs.workbooks import workbooks_made

    def done_at_once(kind: str, by: str, what: dict[str, object]) -> Job:
        job = Job.objects.create(kind=kind, by=by, asked=what)
        outcome = workbooks_made(what, by, lambda done, total: None)
        ended(job, DONE, outcome.text, outcome.result)
        return job

    monkeypatch.setattr("desk.web.runs.views.asked", done_at_once)
    browser, url = signed_in("danh-gia"), "/lan-chay/2020/so-ket-qua/"
    assert browser.post(url, {"copies": "1", "reason": " "}).status_code == 422
    assert browser.post(url, {"copies": "1", "reason": "họp xét"}).status_code == 302
    job = Job.objects.filter(kind="report").first()
    assert job is not None
    assert f"{url}{job.pk}/" in browser.get("/lan-chay/2020/").content.decode()
    assert f"{url}{job.pk}/" not in signed_in("chinh-sach").get("/lan-chay/2020/").content.decode()
    of_file = {"HTTP_REFERER": f"http://localhost{url}{job.pk}/", "HTTP_ACCEPT": "text/html"}
    assert browser.post("/goc-nhin/", {"title": "", "address": "/"}, **of_file).status_code == 422
    answer = browser.get(f"{url}{job.pk}/")
    assert len(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) == 2
    assert browser.get(f"{url}{job.pk}/").status_code == 422
    job.delete()


@pytest.mark.parametrize("under_way", [True, False])
def test_a_run_is_asked_for_only_where_none_is_under_way(
    desk: object, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, under_way: bool
) -> None:
    from desk.web.jobs.models import DONE, RUNNING, Job

    wanted: list[tuple[object, ...]] = []
    monkeypatch.setattr("desk.web.runs.views.asked", lambda *what: wanted.append(what))
    job = Job.objects.create(
        kind="run", by="chinh-sach", asked={"year": 2020}, state=RUNNING if under_way else DONE, **living()
    )
    answer = signed_in("danh-gia").post("/lan-chay/2020/chay/")
    job.delete()
    assert (answer.status_code, answer["Location"]) == (302, "/lan-chay/2020/")
    assert wanted == ([] if under_way else [("run", "danh-gia", {"year": 2020})])
