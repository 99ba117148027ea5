"""No name, number, worker or victim trace in any answer to any role: a walk over every page there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from facts.spelling import folded
from tests.desk.reports.test_outputs_name_no_one import PERSONAL
from tests.desk.web.conftest import SignedIn

WORKER = re.compile(r"NV-[0-9A-F]{8}")
HREF = re.compile(r'href="(/[^"#]*|\?[^"#]*)')
MOST = 120  # pages a role
PEOPLE = ("danh-gia", "chinh-sach", "xac-minh", "thanh-tra", "quan-tri", "xa-hung-yen")
LIVELY = re.compile(r"[?&](dong|mau|ten|trang|so|tep)=")  # the same page with another form or rule file open


@pytest.fixture(scope="module")
def personal(truth: dict[str, Any]) -> set[str]:
    """Everything in the example that identifies someone, folded; short words would be found in any text."""
    found = set()
    for kind, names in PERSONAL.items():
        fields = truth["records"][kind]["fields"]
        for row in truth["records"][kind]["rows"]:
            found |= {folded(str(row[fields.index(n)])) for n in names if row[fields.index(n)]}
    return {value for value in found if len(value) > 6}


def pages(browser: Any) -> Iterator[tuple[str, str]]:
    """Yield every page a role comes to by following links from its first one."""
    todo, seen = ["/"], set()
    while todo and len(seen) < MOST:
        url = todo.pop(0)
        if url in seen:
            continue
        seen.add(url)
        answer = browser.get(url, follow=True)
        if answer.get("Content-Type", "").startswith("text/html"):
            page = answer.content.decode()
            yield url, page
            here = url.split("?")[0]
            links = (found.replace("&amp;", "&") for found in HREF.findall(page))
            todo += [
                link if link.startswith("/") else here + link
                for link in links
                if not LIVELY.search(link) and not link.startswith("/tinh/")
            ]


@pytest.mark.parametrize("person", PEOPLE)
def test_no_page_names_anyone(person: str, signed_in: SignedIn, personal: set[str]) -> None:
    told, walked = [], 0
    for url, page in pages(signed_in(person)):
        walked += 1
        text = folded(re.sub(r"<[^>]+>", " ", page))
        told += [(url, value) for value in personal if value in text]
        assert not WORKER.search(page), url
    assert told == []
    assert walked >= (2 if person == "quan-tri" else 4)
