"""Whether a desk is fit to stand on a server, point by point; and work that a stopped server left under
way."""

from __future__ import annotations

import shutil
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
    assert [("LANHMANH_TLS" in found[0].text), ("LANHMANH_HOSTS" in found[1].text)] == [
        not one for one in good
    ]
    assert ", ".join(hosts) in found[1].text


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
        told = [one for one in deployment.points() if "Django" in one.text]
        assert [one.text for one in told] == [f"Django security.{code}: m{code}" for code in codes]
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
        found = [one for one in deployment.about_files() if "web-secret" not in one.text]
        desk.key.chmod(0o600)
        assert [one.good for one in found] == good
        assert ("chmod 600" in found[0].text, "Dọn đĩa" in found[1].text) == (not good[0], not good[1])
        assert f"{round(free / 2**30)} GB trống" in found[1].text


def test_the_people_of_the_example_are_not_left_on_a_server(desk: Workspace, settings_of: Any) -> None:
    from desk.web.accounts.models import Account
    from desk.web.deployment import _about_accounts

    administrators, invented = _about_accounts()
    assert (administrators.good, invented.good) == (True, False)
    assert "danh-gia" in invented.text
    active = list(Account.objects.filter(is_active=True).values_list("pk", flat=True))
    Account.objects.update(is_active=False)
    try:
        administrators, invented = _about_accounts()
        assert (administrators.good, invented.good) == (False, True)
    finally:
        Account.objects.filter(pk__in=active).update(is_active=True)


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
