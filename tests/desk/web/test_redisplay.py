"""A form that is refused stands in its page again: every value as it was sent, the fault beside its field."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.desk.web.conftest import SignedIn
from tests.desk.web.workers import over

HTML = {"HTTP_ACCEPT": "text/html"}
LONG_WORDS = 'đã hỏi Công an xã, "chưa" trả lời <b> & còn nữa\nhai dòng'


@pytest.fixture(autouse=True)
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.web.jobs.jobs.subprocess.Popen", over)


class Forms(HTMLParser):
    """The forms of a page: action, and each field with what a browser would send."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str], set[str]]] = []
        self.area, self.select = "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            self.forms.append((given.get("action") or "", {}, set()))
        if not self.forms or (not name and tag != "option"):
            return
        _, fields, needed = self.forms[-1]
        if "required" in given:
            needed.add(name)
        if tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            fields[name] = value
        elif tag == "textarea":
            self.area = name
            fields[name] = ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and ("selected" in given or self.select not in fields):
            fields[self.select] = value

    def handle_data(self, data: str) -> None:
        if self.area:
            self.forms[-1][1][self.area] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        self.area = "" if tag == "textarea" else self.area
        self.select = "" if tag == "select" else self.select


def filled(page: str, ending: str, field: str = "") -> tuple[str, dict[str, str]]:
    """Return the address and the fields of the form whose address ends so, that has a field of a name."""
    forms = ((to, fields) for to, fields, _ in Forms(page).forms if to.endswith(ending))
    return next((to, fields) for to, fields in forms if not field or field in fields)


CASES = (
    ("xac-minh", "/manh-moi/2020/1/?mau=bo", "/bo/", {"reason": LONG_WORDS, "story": ""}),
    ("xac-minh", "/manh-moi/2020/1/?mau=ghi-chu", "/ghi-chu/", {"note": " "}),
    ("xac-minh", "/manh-moi/2020/1/?mau=chuyen", "/chuyen/", {"reason": LONG_WORDS}),
    ("quan-tri", "/nguoi-dung/", "/nguoi-dung/them/", {"username": "a b", "office": "Công an “xã”"}),
    ("quan-tri", "/nguoi-dung/", "/nguoi-dung/them/", {"username": "moi", "role": "commune", "unit": "1"}),
    ("danh-gia", "/lan-chay/2020/", "/lan-chay/2020/so-ket-qua/", {"copies": "2", "reason": ""}),
    ("danh-gia", "/bao-cao/2020/30988/", "/bieu-mau/?ky=2020", {"reason": ""}),
    ("danh-gia", "/so-sanh/2020/", "/so/", {"before": "32/12/2020"}),
)


@pytest.mark.parametrize(("who", "at", "ending", "typed"), CASES)
def test_what_was_sent_stands_in_its_page_with_the_fault_in_the_form(
    who: str, at: str, ending: str, typed: dict[str, str], signed_in: SignedIn
) -> None:
    browser = signed_in(who)
    page = browser.get(at).content.decode()
    to, fields = filled(page, ending)
    assert fields.keys() >= typed.keys()
    sent = {**fields, **typed}
    answer = browser.post(to, sent, HTTP_REFERER=f"http://localhost{at}", **HTML)
    assert answer.status_code == 422
    again = answer.content.decode()
    _, shown = filled(again, ending)
    token = "csrfmiddlewaretoken"
    assert {**shown, token: ""} == {**{k: v for k, v in sent.items() if k in shown}, token: ""}
    form = again[again.index(f'action="{to}"') :]
    assert 'id="loi"' in form[: form.index("</form>")]


def test_the_fault_stands_before_its_field_which_is_ready_to_type_in(signed_in: SignedIn) -> None:
    browser = signed_in("quan-tri")
    sent = {"username": "mới quá", "role": "policy", "shown_as": "Người mới"}
    text = browser.post("/nguoi-dung/them/", sent, **HTML).content.decode()
    fault = text.index('id="loi"')
    field = re.search(r'<input[^>]*id="username"[^>]*>', text)
    assert field is not None
    assert fault < field.start() < fault + 400
    assert all(word in field[0] for word in ("autofocus", 'aria-invalid="true"', "mới quá"))
    assert 'value="Người mới"' in text


def test_a_script_in_a_field_is_words(signed_in: SignedIn) -> None:
    said = '"><script>alert(1)</script>'
    text = signed_in("quan-tri").post("/nguoi-dung/them/", {"username": said}, **HTML).content.decode()
    assert "<script>alert" not in text
    assert filled(text, "/them/")[1]["username"] == said


def test_a_form_that_its_page_has_no_more_is_said_on_a_page_of_its_own(signed_in: SignedIn) -> None:
    form = {"reason": "một lý do đã gõ", "seen": "la"}
    answer = signed_in("xac-minh").post("/manh-moi/2020/1/bo/", form, **HTML)
    assert answer.status_code == 422
    assert "một lý do đã gõ" in answer.content.decode()


def test_a_fetch_gets_no_page(signed_in: SignedIn) -> None:
    form: dict[str, Any] = {"username": "a b", "role": "policy"}
    answer = signed_in("quan-tri").post("/nguoi-dung/them/", form, HTTP_ACCEPT="*/*")
    assert 'id="loi"' not in answer.content.decode()


def test_a_form_that_came_from_a_file_to_fetch_is_answered_in_words(signed_in: SignedIn) -> None:
    at = {"HTTP_REFERER": "http://localhost/bao-cao/2020/30997/bieu-mau/", **HTML}
    answer = signed_in("danh-gia", raise_request_exception=False).post("/lan-chay/2020/mo-lai/", {}, **at)
    assert answer.status_code == 422
