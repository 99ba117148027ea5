"""Once a year is announced every page of results says so; its commune sees its points, band and place."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from desk.runs.since_announced import results_in
from desk.workspace.announcements import announcements_of
from desk.workspace.decisions import decisions_of
from desk.workspace.folder import Workspace, opened
from scenarios.steps.twins import twin
from tests.desk.web.conftest import SignedIn

DOCUMENT = "12/QĐ-UBND"


@pytest.fixture
def announced(desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The desk over a copy of its workspace in which 2020 is announced."""
    from django.conf import settings

    from desk.web.jobs.models import Job
    from desk.web.shelf import year_of

    Job.objects.all().delete()  # what another test asked for has the seals of another workspace
    twin(desk.folder, tmp_path / "workspace")
    monkeypatch.setattr(settings, "WORKSPACE", str(tmp_path / "workspace"))
    made, year = opened(tmp_path / "workspace"), year_of(2020)
    assert year is not None
    book = year.communes.name
    content = {"period": "2020", "rulebook": book, "run": year.run.id, "document": DOCUMENT}
    content |= {"date": "2021-03-01", "results": results_in(year.run, book)}
    decisions_of(made).add("announce", "2021-03-01", "an, binh", content)
    return made


@pytest.mark.usefixtures("announced")
def test_every_page_of_results_says_so(signed_in: SignedIn) -> None:
    for url in ("/", "/ket-qua/2020/", "/ket-qua/2020/30997/", "/tham-dinh/2020/", "/lan-chay/2020/"):
        page = signed_in("danh-gia").get(url).content.decode()
        assert DOCUMENT in page, url
        assert "01/03/2021" in page, url


def test_every_page_of_a_run_that_differs_says_so(announced: Workspace, signed_in: SignedIn) -> None:
    (before,) = announcements_of(announced)
    moved = {**before.results, "30997": {"score": [0, 0], "bands": ["yeu"], "points": {}}}
    content = {**before.record.content, "results": moved}
    decisions_of(announced).add("announce", "2021-03-02", "an, binh", content)
    browser = signed_in("danh-gia")
    for page in (
        "ket-qua/2020",
        "co-so/2020",
        "tham-dinh/2020",
        "viec-can-lam/2020",
        "viec-can-lam/2020/ke-hoach",
    ):
        assert "KHÁC kết quả kỳ 2020" in browser.get(f"/{page}/").content.decode(), page


@pytest.mark.usefixtures("announced")
def test_its_commune_sees_its_own_place_and_names_no_other(signed_in: SignedIn) -> None:
    browser = signed_in("xa-hung-yen")
    home = browser.get("/").content.decode()
    assert "thứ 2 – 4 trên 7" in home
    assert DOCUMENT in home
    page = browser.get("/ket-qua/2020/30997/").content.decode()
    assert "thứ 2 – 4 trên 7" in page
    assert DOCUMENT in page
    assert "/ket-qua/2020/30" not in page.replace("/ket-qua/2020/30997/", "")


def test_its_commune_is_shown_no_result_of_a_run_that_was_changed(
    announced: Workspace, signed_in: SignedIn
) -> None:
    (run,) = announced.runs.glob("2020-*")
    table = run / "scores.parquet"
    pl.read_parquet(table).reverse().write_parquet(table)
    browser = signed_in("xa-hung-yen")
    for url in ("/", "/ket-qua/2020/30997/"):
        page = browser.get(url)
        assert page.status_code >= 400
        assert "không còn đúng như khi tạo" in page.content.decode()


def test_before_that_no_page_says_so(signed_in: SignedIn) -> None:
    assert "Đã công bố" not in signed_in("danh-gia").get("/ket-qua/2020/").content.decode()
    assert "đứng thứ" not in signed_in("xa-hung-yen").get("/").content.decode()
