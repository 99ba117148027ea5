"""What is sent is bounded before it is kept: by its length, while it streams, and by whoever sends it."""

from __future__ import annotations

import http.client
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.utils.html import escape

from tests.desk.web.conftest import Copied, SignedIn
from tests.desk.web.live import serving


def parser_after(head: str, *pieces: bytes) -> Any:
    """Return a parser that was handed a request's head and the first pieces of its body."""
    from waitress.adjustments import Adjustments

    from desk.web.bodies import BoundedParser

    found = BoundedParser(Adjustments())
    for data in (head.replace("\n", "\r\n").encode(), *pieces):
        while data and not found.completed:
            data = data[found.received(data) :]
    return found


def head(length: str, cookie: str = "") -> str:
    return f"POST /gui-bao-cao/ HTTP/1.1\nHost: x\n{length}\n{cookie}\n".replace("\n\n\n", "\n\n")


def test_a_stranger_is_refused_by_length_before_a_byte_is_read(desk: object) -> None:
    found = parser_after(head(f"Content-Length: {400 * 2**20}"))
    assert found.completed
    status, _, body = found.error.to_response()
    assert status.startswith("413")
    assert "Chưa nhận gì" in body.decode()


def test_a_stranger_who_sends_in_pieces_is_stopped_at_the_limit(desk: object) -> None:
    from desk.web.bodies import STRANGER

    piece = b"%x\r\n" % 2**16 + b"x" * 2**16 + b"\r\n"
    found = parser_after(head("Transfer-Encoding: chunked"), *[piece] * 40)
    assert found.completed
    assert found.error.code == 413
    assert found.body_bytes_received < STRANGER + 2**18


@pytest.mark.parametrize(("person", "taken"), [("danh-gia", True), (None, False)])
def test_who_signed_in_may_send_files(person: str | None, taken: bool, signed_in: SignedIn) -> None:
    session = signed_in(person).cookies.get("sessionid")
    cookie = f"Cookie: sessionid={session.value}\n" if session else "Cookie: sessionid=made-up\n"
    found = parser_after(head(f"Content-Length: {20 * 2**20}", cookie))
    assert (found.error is None) is taken


def test_no_more_than_files_may_be_sent_even_by_who_signed_in(signed_in: SignedIn) -> None:
    cookie = f"Cookie: sessionid={signed_in('danh-gia').cookies['sessionid'].value}\n"
    assert parser_after(head(f"Content-Length: {60 * 2**20}", cookie)).error.code == 413


@pytest.mark.parametrize(
    ("person", "url", "megabytes"),
    [(None, "/dang-nhap/", 2), ("danh-gia", "/gui-bao-cao/", 60), ("danh-gia", "/", 4)],
)
def test_the_application_refuses_by_length_too(
    person: str | None, url: str, megabytes: int, signed_in: SignedIn
) -> None:
    answer = signed_in(person).generic("POST", url, b"", CONTENT_LENGTH=str(megabytes * 2**20))
    assert answer.status_code == 413
    assert "Too much at once" in answer.content.decode()


def test_too_many_files_are_refused_in_words(signed_in: SignedIn) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    files = [SimpleUploadedFile(f"{n}.xlsx", b"x") for n in range(41)]
    browser = signed_in("danh-gia", enforce_csrf_checks=True)
    browser.get("/")
    answer = browser.post("/gui-bao-cao/", {"files": files})
    assert answer.status_code == 413
    assert "không quá 40 tệp" in answer.content.decode()


def test_a_server_keeps_nothing_of_what_a_stranger_sends(copied: Copied, tmp_path: Path) -> None:
    workspace, key = copied(tmp_path / "workspace")
    with serving(workspace, key) as live:
        port = int(live.url.rsplit(":", 1)[1])
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        link.putrequest("POST", "/gui-bao-cao/")
        link.putheader("Content-Length", str(400 * 2**20))
        link.endheaders()
        assert link.getresponse().status == 413
        link.close()


@pytest.mark.parametrize("megabytes", [2.5, 4])
def test_words_typed_into_a_form_that_is_too_long_are_shown(megabytes: float, signed_in: SignedIn) -> None:
    typed = "đã gõ <b>rất</b> lâu " * int(megabytes * 2**20 / 42)
    browser = signed_in("chinh-sach", enforce_csrf_checks=True)
    sent = urlencode({"csrfmiddlewaretoken": "bí mật", "file": "x", "reason": typed})
    form = "application/x-www-form-urlencoded"
    page = browser.generic("POST", "/quy-tac/de-nghi/", sent, content_type=form)
    assert page.status_code == 413
    words = page.content.decode()
    assert escape(typed) in words
    assert "bí mật" not in words
    stranger = signed_in(None).generic("POST", "/dang-nhap/", sent, content_type=form)
    assert (stranger.status_code, "đã gõ" in stranger.content.decode()) == (413, False)


def test_words_typed_beside_a_file_that_is_too_large_are_shown(signed_in: SignedIn) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    words, large = "biên bản số một, có <b>ba</b> tờ", SimpleUploadedFile("phiếu.xlsx", b"0 0" * 2**21)
    typed = {"year": "2020", "checklist": large, "minutes": words}
    answer = signed_in("danh-gia").post("/lam/phuc-tra/", typed)
    page = answer.content.decode()
    assert answer.status_code == 413
    assert escape(words) in page
    assert "0 00 0" not in page


def test_a_form_of_thousands_of_ticks_is_read(signed_in: SignedIn) -> None:
    ticked = [("work", f"F7 {n}") for n in range(9000)]
    form, sent = (
        "application/x-www-form-urlencoded",
        urlencode([*ticked, ("record", "1/BB"), ("on", "5/3/2021")]),
    )
    answer = signed_in("danh-gia").generic("POST", "/viec-can-lam/2020/da-lam/", sent, content_type=form)
    assert answer.status_code == 422
