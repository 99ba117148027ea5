"""A year whose run, or the log of runs, is not what it was: pages say so as the command line does, and never
that the year was not run."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from desk.base.faults import STORE, Stop
from desk.runs.found_runs import found_run
from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn

PAGES = (
    ("danh-gia", "/ket-qua/2020/"),
    ("danh-gia", "/ket-qua/2020/31006/"),
    ("danh-gia", "/co-so/2020/"),
    ("danh-gia", "/"),
    ("xac-minh", "/manh-moi/2020/"),
    ("xac-minh", "/"),
)


@contextmanager
def _moved(path: Path) -> Iterator[None]:
    away = path.with_name(f"{path.name}.away")
    path.rename(away)
    try:
        yield
    finally:
        away.rename(path)


@contextmanager
def _cut(path: Path) -> Iterator[None]:
    before = path.read_bytes()
    path.write_bytes(before[:100])
    try:
        yield
    finally:
        path.write_bytes(before)


def _heads_lost(desk: Workspace) -> AbstractContextManager[None]:
    return _moved(next(desk.key.parent.glob("*.heads")))


def _runs_gone(desk: Workspace) -> AbstractContextManager[None]:
    return _moved(desk.runs)


def _scores_cut(desk: Workspace) -> AbstractContextManager[None]:
    return _cut(next(desk.runs.glob("2020-*/scores.parquet")))


@pytest.mark.parametrize("harm", [_heads_lost, _runs_gone, _scores_cut])
def test_pages_say_what_is_wrong_with_a_run_as_the_command_line_does(
    desk: Workspace, signed_in: SignedIn, harm: Callable[[Workspace], AbstractContextManager[None]]
) -> None:
    browsers = {name: signed_in(name) for name, _ in PAGES}
    assert [browsers[name].get(page).status_code for name, page in PAGES] == [200] * len(PAGES)
    with harm(desk):
        with pytest.raises(Stop) as stop:
            found_run("2020", desk.folder)
        answers = [browsers[name].get(page) for name, page in PAGES]
    assert stop.value.code == STORE
    assert [answer.status_code for answer in answers] == [500] * len(PAGES)
    told = [html.unescape(answer.content.decode()) for answer in answers]
    assert [page for page in told if str(stop.value) not in page] == []


@pytest.mark.parametrize("harm", [_runs_gone, _scores_cut])
def test_who_keeps_the_accounts_is_not_stopped_by_a_run(
    desk: Workspace, signed_in: SignedIn, harm: Callable[[Workspace], AbstractContextManager[None]]
) -> None:
    browser = signed_in("quan-tri")
    with harm(desk):
        assert browser.get("/").status_code == 200


@pytest.mark.parametrize("page", ["/lan-chay/2020/kiem-tra/", "/so-sanh/2020/so/"])
def test_no_page_looks_for_a_run_outside_the_workspace(
    desk: Workspace, signed_in: SignedIn, page: str, tmp_path: Path
) -> None:
    (tmp_path / "manifest.json").write_text("{}", "utf-8")
    browser = signed_in("chinh-sach")
    for run in (
        str(tmp_path),
        str(tmp_path.parent),
        "..",
        ".",
        str(next(desk.runs.iterdir())),
        "2020",
        "khong",
    ):
        sent = {"run": run, "what": "runs", "before": run, "after": next(desk.runs.glob("2020-*")).name}
        assert browser.post(page, sent).status_code == 422
