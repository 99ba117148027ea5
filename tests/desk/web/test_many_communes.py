"""A province's ranking: everyone on one strip, rows in groups, who sent nothing in one row; counts are of
all, not of a page.

Its returns: those that need a look first, in groups.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from desk.web.results.plot import axis_of
from desk.web.results.strip import DOTS, strip_of
from tests.desk.web.conftest import SignedIn
from tests.desk.years import with_rows

MANY, SILENT = 99, 9


def spread(rows: Any, n: int) -> tuple[Any, ...]:
    """Return so many rows, those of the example over and over, the first few without a word from them."""
    made = [replace(rows[at % len(rows)], subject=str(40_001 + at), unit=str(40_001 + at)) for at in range(n)]
    nothing = {"low": Fraction(0), "high": Fraction(95), "self_score": None, "places": None}
    return (*(replace(row, **nothing) for row in made[:SILENT]), *made[SILENT:])


@pytest.fixture
def province(desk: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    many = with_rows(year, spread(year.rows, MANY))
    monkeypatch.setattr("desk.web.shelf._year", lambda folder, decided: many)


@pytest.mark.usefixtures("province")
def test_groups_count_all_of_theirs_and_silence_is_one_row_at_the_end(signed_in: SignedIn) -> None:
    browser = signed_in("danh-gia")
    first, last = (browser.get("/ket-qua/2020/", {"trang": n}).content.decode() for n in (1, 2))
    assert first.count('<tr class="group">') >= 2
    assert "9 đơn vị chưa gửi báo cáo nào" in last
    assert "9 đơn vị chưa gửi báo cáo nào" not in first
    assert 'id="x40001"' not in first + last
    assert first.index("Khá</span>") < first.index("Trung bình</span>")
    assert '<tr class="group">' not in browser.get("/ket-qua/2020/", {"xep": "hang"}).content.decode()


def test_a_long_matrix_is_told_in_groups_the_worst_first(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.returns import views

    few = signed_in("danh-gia").get("/bao-cao/2020/").content.decode()
    units = views._units
    monkeypatch.setattr(views, "_units", lambda *asked: units(*asked) * 11)
    many = signed_in("danh-gia").get("/bao-cao/2020/").content.decode()
    assert 'class="told"' not in few
    groups = many.split('<td class="told"')[1:]
    told = [one[one.index(">") + 1 : one.index("</td>")].split(" đơn vị ") for one in groups]
    assert [words for _, words in told] == ["còn nợ biểu", "đủ biểu, còn ô phải sửa", "đủ biểu, đúng ô"]
    assert [int(n) for n, _ in told] == [one.count('<th scope="row">') for one in groups]
    assert sum(int(n) for n, _ in told) == MANY


@pytest.mark.usefixtures("province")
def test_every_dot_leads_to_its_row(signed_in: SignedIn) -> None:
    page = signed_in("danh-gia").get("/ket-qua/2020/").content.decode()
    strip = page[page.index('class="scroll strip"') :].partition("</svg></div></div>")[0]
    for link in {one.split('"')[0] for one in strip.split('<a href="')[1:]}:
        asked, _, row = link.partition("#")
        there = page if not asked else signed_in("danh-gia").get(f"/ket-qua/2020/{asked}").content.decode()
        assert f'<tr id="{row}"' in there, link
        if asked:
            break  # one row of another page will do


def test_the_strip_draws_what_is_sure_and_counts_what_it_leaves_out(desk: object) -> None:
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    book, rows = year.communes, spread(year.rows, MANY)
    axis = axis_of(rows, book)
    strip = strip_of(rows, axis, str)
    sure = sum(row.low == row.high for row in rows)
    assert len(strip.dots) == sure
    assert len(strip.spans) + strip.more + strip.nowhere == MANY - sure
    assert len({(dot.x, dot.y) for dot in strip.dots}) == sure  # none hides another
    assert all(0 < dot.y < strip.height for dot in strip.dots)


def test_of_many_there_are_columns_that_hold_everyone(desk: object) -> None:
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    sure = next(row for row in year.rows if row.low == row.high)
    rows = [
        replace(sure, subject=str(n), low=Fraction(n % 90), high=Fraction(n % 90)) for n in range(DOTS + 1)
    ]
    strip = strip_of(rows, axis_of(rows, year.communes), str)
    assert strip.dots == ()
    assert sum(column.n for column in strip.columns) == DOTS + 1


@pytest.mark.usefixtures("province")
def test_home_counts_whom_to_visit_where_they_are_many(signed_in: SignedIn) -> None:
    home = signed_in("danh-gia").get("/").content.decode()
    assert home.count("Kiểm tra thực tế") <= 20  # a title and its link each
    assert "đơn vị: " in home
    assert "nơi khác" in home


def test_the_year_menu_has_the_year_of_today_which_leads_to_its_returns(signed_in: SignedIn) -> None:
    from datetime import date

    this = date.today().year
    for who, to in (
        ("danh-gia", f"/bao-cao/{this}/"),
        ("chinh-sach", f"/lan-chay/{this}/"),
        ("xac-minh", "/"),
    ):
        browser = signed_in(who)
        assert f'href="/nam/{this}/"' in browser.get("/").content.decode()
        there = browser.get(f"/nam/{this}/")
        assert there["Location"] == to
        assert browser.get(to).status_code == 200
