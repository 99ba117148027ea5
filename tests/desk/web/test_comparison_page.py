"""Comparing at the desk: what the command line says, and shown to whom asked for it alone."""

from __future__ import annotations

import pytest

from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn

PAGE = "/so-sanh/2020/"


def test_a_comparison_says_who_moves_and_nobody_else_opens_it(
    desk: Workspace, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.comparison.views import compared
    from desk.web.jobs.jobs import ended
    from desk.web.jobs.models import DONE, Job

    def done_at_once(kind: str, by: str, what: dict[str, object]) -> Job:
        job = Job.objects.create(kind=kind, by=by, asked=what)
        outcome = compared(what, by, lambda done, total: None)
        ended(job, DONE, outcome.text, outcome.result)
        return job

    monkeypatch.setattr("desk.web.comparison.views.asked", done_at_once)
    browser = signed_in("danh-gia")
    same = {"what": "days", "before": "2021-01-01", "after": "2021-01-01"}
    assert browser.post(f"{PAGE}so/", same).status_code == 422
    asked = {"what": "days", "before": "2020-12-31", "after": "2021-06-30"}
    assert browser.post(f"{PAGE}so/", asked).status_code == 302
    page = browser.get(PAGE).content.decode()
    job = Job.objects.get(kind="compare")
    assert job.said_vi in page
    assert "Hạng trước (hàng) và sau (cột)" in page or "Không ai đổi điểm hay hạng" in page
    assert "minh họa" in page
    assert signed_in("chinh-sach").get(f"/viec/{job.pk}/").status_code == 200
    for other in ("xac-minh", "thanh-tra", "quan-tri", "xa-hung-yen"):
        assert signed_in(other).get(f"/viec/{job.pk}/").status_code == 404
    job.delete()
