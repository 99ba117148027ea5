"""Every page of the desk opens in both languages, says what it is, and says nothing that is never said. What
it says is asked of the report it draws; how it looks, in a browser."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn
from tests.desk.web.every_page import PAGES
from tests.never_said import never_said

UNSEEN = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
BREAKS = re.compile(r"</(?:p|h\d|li|tr|td|th|dt|dd|div|section|option|button|a|label|title)>|<br>")
OF_PYTHON = re.compile(r"\bFraction\(|\{\{|\{%| object at 0x")
REFUSED = {
    "khong-co-trang": 404,
    "manh-moi-khong-con": 404,
    "chua-lam-duoc": 422,
    "khong-duoc-xem": 403,
    "nguoi-dung-xem": 403,
    "xa-khac": 403,
}
OF_WHAT_WAS_READ = {"nhat-ky"}  # it says to the second who looked at what


def words(page: str) -> str:
    """Return the words a reader sees, in lines."""
    body = UNSEEN.sub("", page).partition("<main")[2].partition(">")[2]
    text = html.unescape(re.sub(r"<[^>]+>", " ", BREAKS.sub("\n", body)))
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("person", PAGES)
def test_every_page_opens_and_says_nothing_that_is_never_said(
    desk: Workspace, signed_in: SignedIn, person: str, lang: str
) -> None:
    from desk.web.accounts.models import Account

    browser: Any = signed_in(person or None)
    Account.objects.filter(username=person).update(lang=lang)
    try:
        for shown in PAGES[person]:
            answer = browser.get(shown.url, follow=True)
            page = answer.content.decode()
            assert answer.status_code == REFUSED.get(shown.name, 200), shown.name
            assert person == "" or f'lang="{lang}"' in page, shown.name
            heads = [words(f"<main>{head}") for head in re.findall(r"<h1.*?</h1>", page, re.DOTALL)]
            assert len(heads) == 1, shown.name
            assert heads[0], shown.name
            said = words(page)
            assert shown.name in OF_WHAT_WAS_READ or never_said(said, lang == "vi") == [], shown.name
            assert not OF_PYTHON.search(said), shown.name
            assert lang == "en" or "None" not in said, shown.name
    finally:
        Account.objects.filter(username=person).update(lang="vi")
