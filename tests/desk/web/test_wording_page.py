"""Papers worded in the browser: the same words on the page, in Word and from the command line."""

from __future__ import annotations

import io
import re
import zipfile

import docx

from desk.cli.app import code_of
from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn

PAGE = "/van-ban/2020/soan/tom-tat/"
SAID = "Xin ý kiến lãnh đạo trước ngày 28/02/2021."


def form_of(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(ky|xa|under|nth|seen|line)" value="([^"]*)"', page))


def test_words_kept_on_the_page_stand_in_word_and_on_the_command_line(
    desk: Workspace, signed_in: SignedIn, tmp_path: object
) -> None:
    browser = signed_in("danh-gia")
    opened = browser.get(f"{PAGE}?sua=0").content.decode()
    machine = re.search(r"<textarea[^>]*>([^<]*)</textarea>", opened)
    assert machine is not None
    said = form_of(opened)
    refused = browser.post(f"{PAGE}loi/", {**said, "text": "Không còn số nào."})
    assert refused.status_code == 422
    assert "không gõ đè" in refused.content.decode()
    assert browser.post(f"{PAGE}loi/", {**said, "text": f"{machine[1]} {SAID}"}).status_code == 302
    late = browser.post(f"{PAGE}loi/", {**said, "text": machine[1]})
    assert (late.status_code, SAID in late.content.decode()) == (422, True)
    page = browser.get(PAGE).content.decode()
    assert SAID in re.sub(r"<[^>]+>", "", page)
    assert '<span class="fld">' in page

    answer = browser.post("/van-ban/2020/nam/", {"kind": "tom-tat", "part": "docx", "date": ""})
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(answer.content)).paragraphs)
    assert SAID in text
    assert code_of(["paper", "tom-tat", str(tmp_path), "--undated", "--workspace", str(desk.folder)]) == 0
    written = next(tmp_path.glob("*.docx")).read_bytes()  # type: ignore[attr-defined]
    assert zipfile.ZipFile(io.BytesIO(written)).read("word/document.xml") == zipfile.ZipFile(
        io.BytesIO(answer.content)
    ).read("word/document.xml")

    said = form_of(browser.get(f"{PAGE}?sua=0").content.decode())
    assert browser.post(f"{PAGE}loi/", {**said, "what": "drop"}).status_code == 302
    assert SAID not in browser.get(PAGE).content.decode()


def test_who_may_read_and_who_may_word(signed_in: SignedIn) -> None:
    policy = signed_in("chinh-sach")
    page = policy.get("/van-ban/2020/soan/to-trinh/").content.decode()
    assert "sua=" not in page
    for kind, asked in (("thong-bao", {"xa": "30997"}), ("bao-cao", {"ky": "2020"})):
        url = f"/van-ban/2020/soan/{kind}/"
        assert policy.get(url, asked).status_code == 403
        assert signed_in("danh-gia").get(url, asked).status_code == 200
    browser = signed_in("danh-gia")
    for kind, asked in (
        ("thong-bao", {}),
        ("thong-bao", {"xa": "99999"}),
        ("tom-tat", {"xa": "30997"}),
        ("la", {}),
        ("bao-cao", {"ky": "20x"}),
    ):
        assert browser.get(f"/van-ban/2020/soan/{kind}/", asked).status_code == 422, (kind, asked)
