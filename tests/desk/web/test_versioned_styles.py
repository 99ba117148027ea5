"""A style or script is asked for by what it holds, so that no browser shows an old one after an upgrade."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from tests.desk.web.conftest import SignedIn
from tests.desk.web.live import ROOT

ASKED = re.compile(r'(?:href|src)="/tinh/([^"?]+)(?:\?v=([0-9a-f]+))?"')
STATIC = ROOT / "desk" / "web" / "base" / "static"


@pytest.mark.parametrize(
    ("username", "url"),
    [(None, "/dang-nhap/"), ("xac-minh", "/manh-moi/2020/1/"), ("chinh-sach", "/quy-tac/")],
)
def test_each_style_and_script_is_asked_for_by_what_it_holds(
    username: str | None, url: str, signed_in: SignedIn
) -> None:
    asked = ASKED.findall(signed_in(username).get(url).content.decode())
    assert len(asked) >= 4
    assert dict(asked) == {name: sha256((STATIC / name).read_bytes()).hexdigest()[:8] for name, _ in asked}


def test_another_content_has_another_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from desk.web.base import versioned

    told = tmp_path / "desk.css"
    monkeypatch.setattr(versioned, "find", lambda name: str(told))
    seen = set()
    for text in ("a {}", "b {}"):
        told.write_text(text, encoding="utf-8")
        versioned.version.cache_clear()
        seen.add(versioned.VersionedStorage().url("desk/desk.css"))
    versioned.version.cache_clear()
    assert len(seen) == 2
