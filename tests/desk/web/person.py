"""A person at the desk over plain HTTP: signs in, reads, acts; an act is acknowledged by its own answer."""

from __future__ import annotations

import http.client
import re
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

from tests.busy import PATIENCE
from tests.desk.web.live import Live

GONE = (urllib.error.URLError, ConnectionError, http.client.HTTPException, TimeoutError)
"""What a caller meets when the server was killed. A refusal (HTTPError) is a URLError too: look at it
first."""
PASSWORD = "vi-du-an-bien"
EDGE = "edge-of-a-part"


class _Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


class Person:
    def __init__(self, live: Live, username: str) -> None:
        self.live, self.username = live, username
        self.web = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), _Stays())
        self.token = token_in(self.get("/dang-nhap/"))
        self.post("/dang-nhap/", username=username, password=PASSWORD)
        self.token = token_in(self.get("/"))

    def get(self, path: str) -> str:
        with self.web.open(self.live.url + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def post(self, path: str, **said: str) -> str:
        """Post and return the page led to, or nothing where the answer is not a redirect."""
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": self.token, **said}).encode()
        return self._posted(urllib.request.Request(self.live.url + path, body))

    def send(self, path: str, name: str, content: bytes) -> str:
        """Post a file and return the page led to."""
        head = (
            f'--{EDGE}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{self.token}\r\n'
            f'--{EDGE}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
        )
        body = head.encode() + content + f"\r\n--{EDGE}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={EDGE}"}
        return self._posted(urllib.request.Request(self.live.url + path, body, kind))

    def _posted(self, request: urllib.request.Request) -> str:
        try:
            self.web.open(request, timeout=PATIENCE).close()
        except urllib.error.HTTPError as answer:
            if answer.code != 302:
                raise
            return str(answer.headers["Location"])
        return ""


def token_in(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found, page[:300]
    return found[1]
