"""Behind a proxy that speaks TLS: cookies and pages for https only; nobody else's word on it counts."""

from __future__ import annotations

import json
import re
import urllib.parse
import urllib.request
from email.message import Message
from pathlib import Path

import pytest

from tests.busy import PATIENCE
from tests.desk.web.conftest import Copied
from tests.desk.web.live import ROOT, serving
from tests.desk.web.person import token_in

HSTS = "Strict-Transport-Security"


def heard(url: str, **headers: str) -> Message:
    asked = urllib.request.Request(
        f"{url}/dang-nhap/", headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
        found: Message = answer.headers
    return found


def test_a_proxys_word_makes_a_request_secure(
    copied: Copied, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANHMANH_TLS", "1")
    monkeypatch.setenv("LANHMANH_HOSTS", "127.0.0.1")
    with serving(*copied(tmp_path / "workspace")) as live:
        by_tls = heard(live.url, X_Forwarded_Proto="https", X_Forwarded_For="10.0.0.1")
        assert "max-age=31536000" in str(by_tls[HSTS])
        assert "Secure" in str(by_tls["Set-Cookie"])
        assert heard(live.url)[HSTS] is None


def test_a_failed_sign_in_is_from_where_the_proxy_heard_it(
    copied: Copied, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shipped proxies say the address they heard; what a stranger says of itself they overwrite."""
    workspace, key = copied(tmp_path / "workspace")
    with serving(workspace, key) as live:
        assert failed_from(live.url, workspace, "10.0.0.7") == "127.0.0.1"
    monkeypatch.setenv("LANHMANH_TLS", "1")
    monkeypatch.setenv("LANHMANH_HOSTS", "127.0.0.1")
    with serving(workspace, key) as live:
        assert failed_from(live.url, workspace, "6.6.6.6, 10.0.0.7") == "10.0.0.7"
        assert failed_from(live.url, workspace, "2001:db8::7") == "2001:db8::7"


def failed_from(url: str, workspace: Path, told: str) -> str:
    """Fail to sign in through a proxy; return the address on record."""
    by = {"X-Forwarded-Proto": "https", "X-Forwarded-For": told, "Referer": url.replace("http:", "https:")}
    web = urllib.request.build_opener()
    with web.open(urllib.request.Request(f"{url}/dang-nhap/", headers=by), timeout=PATIENCE) as door:
        page, cookie = door.read().decode(), str(door.headers["Set-Cookie"]).split(";")[0]
    form = {"csrfmiddlewaretoken": token_in(page), "username": "danh-gia", "password": "sai"}
    body = urllib.parse.urlencode(form).encode()
    web.open(urllib.request.Request(f"{url}/dang-nhap/", body, {**by, "Cookie": cookie}), timeout=PATIENCE)
    last = (workspace / "decisions" / "desk.jsonl").read_text("utf-8").splitlines()[-1]
    return str(json.loads(last)["content"]["from"])


@pytest.mark.parametrize("conf", ["nginx.conf", "Caddyfile"])
def test_the_shipped_proxies_say_whom_they_heard(conf: str) -> None:
    text = (ROOT / "docs" / "deploy" / conf).read_text("utf-8")
    passed = [line for line in text.splitlines() if "proxy_pass" in line or "reverse_proxy" in line]
    heard_from = re.findall(r"X-Forwarded-For (\$remote_addr|\{remote_host\})", text)
    assert len(heard_from) == len(passed) == 1


def test_no_word_counts_where_no_proxy_stands(copied: Copied, tmp_path: Path) -> None:
    with serving(*copied(tmp_path / "workspace")) as live:
        told = heard(live.url, X_Forwarded_Proto="https")
        assert told[HSTS] is None
        assert "Secure" not in str(told["Set-Cookie"])


def test_a_desk_set_up_as_the_guide_says_has_nothing_to_look_at(
    desk: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings

    from desk.web.accounts.models import Account
    from desk.web.deployment import points

    for name, value in (
        ("BEHIND_TLS", True),
        ("ALLOWED_HOSTS", ["lanhmanh.example.gov.vn"]),
        ("SESSION_COOKIE_SECURE", True),
        ("CSRF_COOKIE_SECURE", True),
        ("SECURE_HSTS_SECONDS", 31_536_000),
        ("DEBUG", False),
    ):
        monkeypatch.setattr(settings, name, value)
    monkeypatch.setattr("desk.web.deployment.PEOPLE", ())
    monkeypatch.setattr("desk.web.deployment.ROOM", 0)
    assert Account.objects.filter(role="administrator").exists()
    assert [point.vi for point in points() if not point.good] == []
    monkeypatch.setattr(settings, "SECURE_HSTS_SECONDS", 0)
    assert [point for point in points() if not point.good] != []
