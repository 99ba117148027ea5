"""Whether a desk is fit to stand on a server, point by point; and work that a stopped server left under
way."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desk.workspace.folder import Workspace

GONE = 2**22 + 1  # no process has this number


@pytest.mark.parametrize(
    ("tls", "hosts", "good"),
    [
        (False, ["127.0.0.1", "localhost", "[::1]"], [False, True]),
        (True, ["127.0.0.1"], [True, False]),
        (True, ["xa.gov.vn", "127.0.0.1"], [True, True]),
        (False, ["xa.gov.vn"], [False, True]),
        (True, ["xa.gov.vn", "*"], [True, False]),
        (False, ["*"], [False, False]),
    ],
)
def test_a_server_answers_for_a_name_of_its_own_behind_tls(
    desk: Workspace, settings_of: Any, tls: bool, hosts: list[str], good: list[bool]
) -> None:
    from desk.web.deployment import _about_tls

    settings_of(BEHIND_TLS=tls, ALLOWED_HOSTS=hosts)
    found = list(_about_tls())
    assert [one.good for one in found] == good
    assert [("LANHMANH_TLS" in found[0].vi), ("LANHMANH_HOSTS" in found[1].en)] == [not one for one in good]
    assert ", ".join(hosts) in found[1].vi


@pytest.fixture
def settings_of(monkeypatch: pytest.MonkeyPatch) -> Any:
    from desk.web import deployment

    return lambda **given: monkeypatch.setattr(deployment, "settings", SimpleNamespace(**given))


def test_what_django_finds_is_no_good_but_for_what_is_not_ours(
    desk: Workspace, settings_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web import deployment

    said = [
        SimpleNamespace(id=f"security.{code}", msg=f"m{code}")
        for code in ("W004", "W005", "W012", "W099", "W021")
    ]
    monkeypatch.setattr(
        deployment, "run_checks", lambda include_deployment_checks: said if include_deployment_checks else []
    )
    for tls, codes in ((True, ["W004", "W012", "W099"]), (False, ["W099"])):
        settings_of(BEHIND_TLS=tls, ALLOWED_HOSTS=["a"], WORKSPACE=str(desk.folder))
        told = [one for one in deployment.points() if "Django" in one.vi]
        assert [one.en for one in told] == [f"Django security.{code}: m{code}" for code in codes]
        assert not any(one.good for one in told)


def test_keys_that_others_read_and_a_full_disk_are_told(
    desk: Workspace, settings_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web import deployment

    settings_of(WORKSPACE=str(desk.folder))
    for mode, free, good in (
        (0o600, deployment.ROOM + 1, [True, True]),
        (0o640, deployment.ROOM, [False, False]),
        (0o604, 5 * 2**30, [False, True]),
    ):
        desk.key.chmod(mode)
        monkeypatch.setattr(shutil, "disk_usage", lambda path, free=free: SimpleNamespace(free=free))
        found = [one for one in deployment.about_files() if "web-secret" not in one.vi]
        desk.key.chmod(0o600)
        assert [one.good for one in found] == good
        assert ("chmod 600" in found[0].vi, "Make room" in found[1].en) == (not good[0], not good[1])
        assert f"{round(free / 2**30)} GB free" in found[1].en


def test_the_people_of_the_example_are_not_left_on_a_server(desk: Workspace, settings_of: Any) -> None:
    from desk.web.accounts.models import Account
    from desk.web.deployment import _about_accounts

    administrators, invented = _about_accounts()
    assert (administrators.good, invented.good) == (True, False)
    assert "danh-gia" in invented.vi
    active = list(Account.objects.filter(is_active=True).values_list("pk", flat=True))
    Account.objects.update(is_active=False)
    try:
        administrators, invented = _about_accounts()
        assert (administrators.good, invented.good) == (False, True)
    finally:
        Account.objects.filter(pk__in=active).update(is_active=True)


@pytest.fixture
def jobs(desk: Workspace) -> Iterator[Any]:
    from desk.web.jobs.models import DONE, RUNNING, Job

    made = [
        Job.objects.create(kind="run", by="an", asked={}, state=state, pid=pid)
        for state, pid in ((RUNNING, GONE), (RUNNING, os.getpid()), (RUNNING, 0), (DONE, GONE))
    ]
    yield made
    for one in made:
        one.delete()


def test_a_start_tells_work_whose_process_is_gone_as_cut_off_and_no_other(jobs: Any) -> None:
    from desk.web.jobs.jobs import CUT_WORDS, cut_off_told
    from desk.web.jobs.models import CUT, DONE, RUNNING, Job

    cut_off_told()
    found = [Job.objects.get(pk=one.pk) for one in jobs]
    assert [one.state for one in found] == [CUT, RUNNING, RUNNING, DONE]
    assert (found[0].said_vi, found[0].said_en) == CUT_WORDS
    assert [one.ended_at is not None for one in found] == [True, False, False, False]


@pytest.mark.parametrize(("by_itself", "kept"), [(0, 77), (88, 88)])
def test_work_asked_for_has_the_process_it_runs_in_before_its_first_word(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch, by_itself: int, kept: int
) -> None:
    """The process says its own number too, and may have done so already."""
    from desk.web.jobs import jobs
    from desk.web.jobs.models import Job

    def begun(command: list[str], **_: Any) -> Any:
        Job.objects.filter(pk=int(command[-1])).update(pid=by_itself)
        return SimpleNamespace(pid=77, poll=lambda: None)

    monkeypatch.setattr(jobs.subprocess, "Popen", begun)
    monkeypatch.setattr(jobs, "_children", [SimpleNamespace(poll=lambda: 0)])
    job = jobs.asked("run", "an", {"year": 2020})
    try:
        assert job.pid == kept
        assert [one.pid for one in jobs._children] == [77]
    finally:
        job.delete()


def test_there_is_an_administrator_only_while_one_may_enter(desk: Workspace) -> None:
    from desk.web.accounts.models import Account
    from desk.web.serving import has_administrator

    mine = Account.objects.filter(role="administrator")
    assert has_administrator()
    mine.update(is_active=False)
    try:
        assert not has_administrator()
    finally:
        mine.update(is_active=True)


@pytest.mark.parametrize(
    ("wanted", "to"),
    [
        (None, "/"),
        ("", "/"),
        ("/ket-qua/2020/?hang=kha", "/ket-qua/2020/?hang=kha"),
        ("//khac.vn/", "/"),
        ("https://khac.vn/", "/"),
        ("http://localhost/bao-cao/", "http://localhost/bao-cao/"),
        ("javascript:1", "/"),
    ],
)
def test_who_signed_in_goes_on_within_the_desk(desk: Workspace, wanted: str | None, to: str) -> None:
    from desk.web.accounts.views import safe_next

    assert safe_next(SimpleNamespace(get_host=lambda: "localhost"), wanted) == to  # type: ignore[arg-type]


def test_what_waited_too_long_to_be_fetched_is_taken_away(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.jobs import tray

    monkeypatch.setattr(tray, "tray", lambda: tmp_path)
    monkeypatch.setattr(tray, "time", SimpleNamespace(time=lambda: 100_000.0))
    for name, age in (("old", tray.KEPT_FOR + 1), ("just", tray.KEPT_FOR), ("new", 0)):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (100_000.0 - age, 100_000.0 - age))
    made = tray.fresh()
    assert {path.name for path in tmp_path.iterdir()} == {"just", "new", made.name}
