"""What a commune's account may learn of others (docs/security.md): the same bytes, whatever others sent."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desk.base.language import in_language
from desk.runs.running import run_made
from desk.workspace.desk_database import own_file
from desk.workspace.folder import Workspace
from facts.executors.port import Serial
from tests.desk.conftest import NIL_FORMS, Office
from tests.desk.web.conftest import SignedIn
from tests.facts import builders
from tests.facts.builders import case, hotspot, inspection, party, venue

MINE, HOME = "30997", "31006"
POLICE = {"unit_code": MINE, "office": "Công an huyện"}
Sent = Sequence[tuple[dict[str, list[builders.Row]], Mapping[str, Any]]]
OTHERS: Mapping[str, Sent] = {
    "nothing": (),
    "their register": (
        ({"B02": [venue(1, HOME, name="Quán Bí Mật")], "B03": [party(1, HOME, name="Trần Văn Kín")]}, {}),
    ),
    "another register": (
        ({"B02": [venue(2, HOME)], "B03": [party(1, HOME, name="Lê Văn Đoán")], "B06": [case(1, HOME)]}, {}),
    ),
    "the police on this commune": (
        ({"B06": [case(1, MINE)], "B07": [], "B08": [hotspot(1, MINE)]}, POLICE),
        ({"B06": [case(1, MINE)]}, {**POLICE, "period": "2019"}),
    ),
    "the police on drug users there": (
        ({"B18": [{"unit_code": HOME, "addicts": 3, "users": 1, "under_18": 1}]}, {"office": "Công an xã"}),
    ),
    "the police on its register": (
        ({"B02": [venue(1, MINE, name="Tên Khác", phone="0900000009")], "B03": [party(1, MINE)]}, POLICE),
    ),
}


def party_to(number: str) -> builders.Row:
    return {"case_id": f"{number}-VA-2020-01", "party_id": f"{number}-CT-0001", "role": "môi giới"}


PROBING: Mapping[str, Sequence[builders.Row]] = {
    "B02": [venue(1, HOME, name="Đoán Bừa", unit_code=MINE), venue(1, MINE, type="bi-a"), venue(2, MINE)],
    "B03": [party(1, HOME, name="Trần Văn Kín"), party(2, MINE)],
    "B04": [inspection(n, MINE, venue_id=f"{HOME}-CS-{n:03}") for n in (1, 2)],
    "B06": [case(1, HOME), case(2, MINE, venue_id=f"{HOME}-CS-001")],
    "B07": [party_to(MINE), party_to(HOME)],
    "B08": [hotspot(1, HOME)],
}
"""Rows that ask after others' registers: their codes, guessed names, cases the commune did not report."""


@pytest.fixture
def answers(
    desk: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn
) -> Callable[[str], Iterator[tuple[str, str]]]:
    """Return what the commune is answered and shown, page by page, where others sent what is named."""
    from django.conf import settings

    from desk.web.proposals.record import taken_over

    def shown(others: str) -> Iterator[tuple[str, str]]:
        folder = tmp_path / others.replace(" ", "-")
        folder.mkdir()
        monkeypatch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
        office = Office(folder)
        for n, (forms, cover) in enumerate(OTHERS[others]):
            office.send(f"{n}.xlsx", forms, **{"unit_code": HOME, **cover})
        monkeypatch.setattr(settings, "WORKSPACE", str(office.made.folder))
        taken_over()  # the accounts there are, on record in this workspace too
        yield from _sent_and_seen(office, signed_in("xa-hung-yen"), folder)

    return shown


def _sent_and_seen(office: Office, browser: Any, folder: Path) -> Iterator[tuple[str, str]]:
    from desk.web.jobs.jobs import ended
    from desk.web.jobs.models import DONE, Job
    from desk.web.returns.importing import put_aside, returns_taken
    from tests.desk.web.test_hostile_input import upload

    path = folder.parent / "b.xlsx"
    if not path.exists():
        builders.return_file(path, PROBING, states={**NIL_FORMS, **_given()}, unit_code=MINE)
    place = put_aside([upload("b.xlsx", path.read_bytes())])
    asked = {"folder": str(place), "unit": MINE, "today": "2021-01-02"}
    outcome = returns_taken(asked, "xa-hung-yen", lambda done, total: None, Serial())
    yield (
        "said",
        repr(
            (
                in_language("vi", outcome.text),
                in_language("en", outcome.text),
                {**outcome.result, "folder": ""},
            )
        ),
    )
    for copy in sorted((place / "out").rglob("*.xlsx")):
        yield copy.name, _cells(copy.read_bytes())
    run_made(office.made, 2020, None, lambda done, total: None)
    Job.objects.filter(pk=9999).delete()
    job = Job.objects.create(pk=9999, kind="import", by="xa-hung-yen", asked=asked)
    ended(job, DONE, outcome.text, outcome.result)
    for url in (
        "/",
        "/nam/2020/",
        "/bao-cao/2020/",
        f"/bao-cao/2020/{MINE}/",
        f"/bao-cao/2020/{MINE}/?bieu=B02",
        f"/ket-qua/2020/{MINE}/",
        f"/ket-qua/2020/{MINE}/can-cu/G1/",
        "/viec/9999/",
    ):
        yield url, _page(browser.get(url))
    blanks = browser.post(f"/bao-cao/2020/{MINE}/bieu-mau/", {"reason": "lập báo cáo"})
    assert blanks.status_code == 200
    with zipfile.ZipFile(io.BytesIO(blanks.content)) as archive:
        yield from ((name, _cells(archive.read(name))) for name in sorted(archive.namelist()))
    job.delete()


def _given() -> dict[str, str]:
    return dict.fromkeys(PROBING, "có số liệu")


def _cells(book: bytes) -> str:
    sheets = openpyxl.load_workbook(io.BytesIO(book))
    return repr(
        [[[(c.value, c.comment and c.comment.text) for c in row] for row in sheet] for sheet in sheets]
    )


def _page(answer: Any) -> str:
    drawn_anew = r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": *"[^"]*"'
    return f"{answer.status_code} {re.sub(drawn_anew, '', answer.content.decode())}"


@pytest.mark.parametrize("others", [name for name in OTHERS if name != "nothing"])
def test_what_others_sent_changes_no_byte_of_what_a_commune_gets(
    others: str, answers: Callable[[str], Iterator[tuple[str, str]]]
) -> None:
    alone, among = dict(answers("nothing")), dict(answers(others))
    assert [name for name in {**alone, **among} if alone.get(name) != among.get(name)] == []
    assert "bi-a" in among["/viec/9999/"]  # its own cells are told
    assert len(among) > 10


def test_what_stood_in_a_cell_is_nowhere_in_the_database(
    answers: Callable[[str], Iterator[tuple[str, str]]], desk: Workspace
) -> None:
    dict(answers("their register"))
    place = own_file(desk)
    files = [path.read_bytes() for path in place.parent.glob(f"{place.name}*")]
    assert files
    for value in ("Quán Bí Mật", "Đoán Bừa", "bi-a"):
        assert not [data for data in files if value.encode() in data or repr(value).encode() in data]


def test_a_result_is_shown_to_its_commune_as_announced(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.shelf import year_of

    browser, url = signed_in("xa-hung-yen"), f"/ket-qua/2020/{MINE}/"
    assert "chưa công bố" in browser.get(url).content.decode()
    monkeypatch.setattr("desk.web.results.views.announced_year", year_of)
    page = browser.get(f"{url}?mo=B4").content.decode()
    assert 'class="totals"' in page
    assert "Dấu hiệu về chất lượng" not in page  # no sign about returns is the commune's to read


def test_the_evaluation_office_sees_where_senders_differ(
    answers: Callable[[str], Iterator[tuple[str, str]]], signed_in: SignedIn
) -> None:
    dict(answers("their register"))
    page = signed_in("danh-gia").get(f"/bao-cao/2020/{MINE}/").content.decode()
    assert "Khác với nơi khác báo" in page
    assert "Quán Bí Mật → Đoán Bừa" in page
