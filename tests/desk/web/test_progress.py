"""Long work seen from its page: told as it goes on a stream with few seats, asked for where there is none,
fetched once."""

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
def job(desk: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A piece of work under way, done by this very process."""
    from desk.web.jobs import views as streams
    from desk.web.jobs.models import RUNNING, Job

    monkeypatch.setattr(streams, "LOOK", 0.0)
    made = Job.objects.create(kind="run", by="danh-gia", asked={"year": 2020}, state=RUNNING, **living())
    yield made
    made.delete()


def test_each_step_is_told_and_the_end_ends_the_stream(job: Any, signed_in: SignedIn) -> None:
    from desk.web.jobs.jobs import ended
    from desk.web.jobs.models import DONE, Job

    answer = signed_in("danh-gia").get(f"/viec/{job.pk}/theo-doi/")
    assert answer["Content-Type"] == "text/event-stream"
    told = (chunk.decode() for chunk in answer.streaming_content)
    assert "đang bắt đầu" in next(told)
    Job.objects.filter(pk=job.pk).update(done=3, total=9)
    assert "3 / 9" in next(told)
    ended(Job.objects.get(pk=job.pk), DONE, "Xong cả chín.")
    last = next(told)
    assert "Xong cả chín." in last
    assert "data-stream" not in last
    assert all(line.startswith(("event: ", "data: ")) for line in last.strip().splitlines())
    assert next(told, None) is None
    answer.close()


def test_no_stream_waits_for_a_seat_and_a_closed_one_gives_its_seat_back(
    job: Any, signed_in: SignedIn
) -> None:
    from desk.web.jobs.views import SEATS

    browser, url = signed_in("danh-gia"), f"/viec/{job.pk}/theo-doi/"
    held = [browser.get(url) for _ in range(SEATS)]
    assert [one.status_code for one in held] == [200] * SEATS
    assert browser.get(url).status_code == 204
    asked = browser.get(f"/viec/{job.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert 'hx-trigger="every 1s"' in asked
    held[0].close()
    held[0].close()
    again = browser.get(url)
    assert again.status_code == 200
    assert browser.get(url).status_code == 204
    for one in (*held[1:], again):
        one.close()


def test_a_stream_is_for_whom_the_work_is_for(job: Any, signed_in: SignedIn) -> None:
    for other in ("xac-minh", "thanh-tra", "quan-tri", "xa-hung-yen"):
        assert signed_in(other).get(f"/viec/{job.pk}/theo-doi/").status_code == 404


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
