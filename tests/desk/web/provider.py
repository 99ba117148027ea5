"""A provider of OpenID Connect on loopback, for tests: it vouches at once for whoever it was told to."""

from __future__ import annotations

import base64
import json
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class FakeProvider:
    """`subject`: for whom it vouches next; `asked`: what it was asked, by address."""

    url: str = ""
    subject: str = "nguoi-1"
    broken: bool = False
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def answer(self, path: str, said: dict[str, str]) -> Any:
        self.asked.append((path, said))
        if path == "/token":
            claims = {
                "iss": self.url,
                "aud": "ban-lam-viec",
                "sub": self.subject,
                "exp": 4102444800,
                "iat": 0,
            }
            return {"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": _token(claims)}
        if path == "/userinfo":
            return {
                "sub": self.subject,
                "name": "Quản trị",
                "role": "administrator",
                "groups": ["administrator"],
            }
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }


def _token(claims: dict[str, Any]) -> str:
    """Return an unsigned token: over TLS, from the provider itself, its signature need not be checked."""
    parts = ({"alg": "RS256", "kid": "k"}, claims)
    return ".".join(
        [*(base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in parts), "eHg"]
    )


@contextmanager
def vouching() -> Iterator[FakeProvider]:
    provider = FakeProvider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            said = dict(urllib.parse.parse_qsl(query))
            if path == "/authorize":
                provider.asked.append((path, said))
                back = urllib.parse.urlencode({"code": "c", "state": said["state"]})
                self._send(302, b"", Location=f"{said['redirect_uri']}?{back}")
                return
            self._answer(path, said)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer(self.path, dict(urllib.parse.parse_qsl(body)))

        def _answer(self, path: str, said: dict[str, str]) -> None:
            if provider.broken:
                self._send(500, b"<html>")
                return
            self._send(
                200, json.dumps(provider.answer(path, said)).encode(), **{"Content-Type": "application/json"}
            )

        def _send(self, status: int, body: bytes, **headers: str) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
