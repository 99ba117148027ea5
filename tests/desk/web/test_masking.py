"""No name, number, worker or victim trace in any answer to any role: a walk over every page and file there
is."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import Resolver404, resolve

from facts.spelling import folded
from tests.desk.reports.test_outputs_name_no_one import PERSONAL
from tests.desk.web.conftest import SignedIn
from tests.desk.web.every_page import PAGES
from tests.desk.web.test_permissions import NAMED_BY_ROLE, allowed, cases
from tests.long_run import LONG

WORKER = re.compile(r"NV-[0-9A-F]{8}")
SAMPLE = "NV-0A1B2C3D"  # what blank forms show a worker's code looks like
HREF = re.compile(r'href="(/[^"#]*|\?[^"#]*)')
MOST = 40 if LONG else 4  # pages of one kind a role
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


def walked(browser: Any, person: str, most: int = MOST) -> Iterator[tuple[str, str, str]]:
    """Yield every page and file a role may read, with its name: each address, each listed page, and some of
    each kind links lead to."""
    role = _role(person)
    doors = [
        url
        for _, access, url, method, unit in cases()
        if method == "GET" and not access.open and allowed(access, role, method, unit)
    ]
    todo, seen, kinds = [*(one.url for one in PAGES[person]), *doors], set[str](), Counter[str]()
    while todo:
        url = todo.pop(0)
        name = resolve(url.split("?")[0]).url_name if _is_ours(url) else ""
        if url in seen or not name or kinds[name] >= most:
            continue
        seen.add(url)
        kinds[name] += 1
        answer = browser.get(url, follow=True)
        if answer.streaming:  # progress of long work: it has no end of its own
            answer.close()
            yield name, url, ""
            continue
        text = text_of(answer.content)
        yield name, url, text
        if answer.get("Content-Type", "").startswith("text/html"):
            here = url.split("?")[0]
            links = (found.replace("&amp;", "&") for found in HREF.findall(text))
            todo += [link if link.startswith("/") else here + link for link in links]


def _is_ours(url: str) -> bool:
    if LIVELY.search(url) or url.startswith("/tinh/"):
        return False
    try:
        return bool(resolve(url.split("?")[0]))
    except Resolver404:
        return False


def text_of(content: bytes) -> str:
    """Return what a page or file says: of a workbook or a Word file, all its parts."""
    if content[:2] != b"PK":
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        parts = [text_of(whole.read(name)) for name in whole.namelist()]
    return html.unescape("\n".join(parts))


def test_the_walk_reads_workbooks_within_archives() -> None:
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr("xl/sharedStrings.xml", "<t>Lê Thị Thử &amp; con</t>")
    with zipfile.ZipFile(outer, "w") as file:
        file.writestr("a.xlsx", inner.getvalue())
    assert "Lê Thị Thử & con" in text_of(outer.getvalue())


@pytest.mark.parametrize("person", PEOPLE)
def test_no_page_names_anyone(person: str, signed_in: SignedIn, personal: set[str]) -> None:
    told, names = [], set[str]()
    browser = signed_in(person)
    for name, url, page in walked(browser, person):
        names.add(name)
        text = folded(re.sub(r"<[^>]+>", " ", page))
        told += [(url, value) for value in personal if value in text]
        assert set(WORKER.findall(page)) <= {SAMPLE}, url
    assert told == []
    read = {name for name, access, *_ in cases() if not access.open and access.allows(_role(person), "GET")}
    assert read - names == set()


def _role(person: str) -> str:
    return next(role for role, name in NAMED_BY_ROLE.items() if name == person)
