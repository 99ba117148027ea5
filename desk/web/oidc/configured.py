"""The sign-in of a province or ministry (OpenID Connect) that a server may use beside passwords: told by the
environment, off by default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlparse

from desk.base.faults import WrongUse

SERVER, CLIENT, SECRET = "LANHMANH_OIDC_SERVER", "LANHMANH_OIDC_CLIENT", "LANHMANH_OIDC_SECRET"
NAME, CLAIM = "LANHMANH_OIDC_NAME", "LANHMANH_OIDC_CLAIM"
ID = "cong"  # in addresses: what the provider sends people back to
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Provider:
    """Who vouches for people, and by which claim the administrator names them (`sub`: the provider's own,
    never reused)."""

    server: str
    client: str
    secret: str
    name: str
    claim: str

    def for_allauth(self) -> dict[str, Any]:
        app = {
            "provider_id": ID,
            "name": self.name,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {"server_url": self.server, "uid_field": self.claim},
        }
        return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def provider_in(environment: Mapping[str, str]) -> Provider | None:
    """Return the provider the environment tells of; None where it tells of none. Raise Stop where that is
    half said or unsafe."""
    said = {name: environment.get(name, "").strip() for name in (SERVER, CLIENT, SECRET)}
    if not any(said.values()):
        return None
    missing = ", ".join(name for name, value in said.items() if not value)
    if missing:
        raise WrongUse(
            "Đăng nhập qua cổng cần đủ ba biến môi trường; còn thiếu: %(missing)s.", missing=missing
        )
    found = urlparse(said[SERVER])
    if found.scheme != "https" and not (found.scheme == "http" and found.hostname in LOOPBACK):
        raise WrongUse(
            "%(server)s phải là địa chỉ https://: lời của cổng chỉ được bảo vệ bằng TLS.", server=SERVER
        )
    if find_spec("allauth") is None:
        raise WrongUse(
            "Chưa cài phần đăng nhập qua cổng. Chạy: uv sync --extra web --extra web-oidc, rồi mở lại."
        )
    name = environment.get(NAME, "").strip() or found.hostname or ""
    return Provider(
        said[SERVER].rstrip("/"),
        said[CLIENT],
        said[SECRET],
        name,
        environment.get(CLAIM, "").strip() or "sub",
    )
