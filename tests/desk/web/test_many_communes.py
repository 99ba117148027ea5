"""A province's ranking: everyone on one strip, rows in groups, who sent nothing in one row; counts are of
all, not of a page.

Its returns: those that need a look first, in groups.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from desk.web.results.plot import DOTS, axis_of, strip_of
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
    monkeypatch.setattr("desk.web.shelf._year", lambda folder: many)


@pytest.mark.usefixtures("province")
def test_groups_count_all_of_theirs_and_silence_is_one_row_at_the_end(signed_in: SignedIn) -> None:
    browser = signed_in("danh-gia")
    first, last = (browser.get("/ket-qua/2020/", {"trang": n}).content.decode() for n in (1, 2))
    assert first.count('<tr class="group">') >= 2
    assert "9 đơn vị chưa gửi báo cáo nào" in last
    assert "9 đơn vị chưa gửi báo cáo nào" not in first
    assert '<tr id="x40001"' not in first + last
    assert first.index("Khá</span>") < first.index("Trung bình</span>")
    assert '<tr class="group">' not in browser.get("/ket-qua/2020/", {"xep": "hang"}).content.decode()


@pytest.mark.usefixtures("province")
def test_results_are_sorted_by_a_header_within_what_was_searched(signed_in: SignedIn) -> None:
    def rows(**asked: str) -> list[str]:
        page = signed_in("danh-gia").get("/ket-qua/2020/", asked).content.decode()
        assert page.count("aria-sort") == (1 if "xep" in asked else 0)
        return [one.partition('"')[0] for one in page.split('<tr id="x')[1:]]

    codes = rows(tim="4002", xep="ten")
    assert codes == sorted(codes)
    assert len(codes) == 10
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    own = [year.by_subject[code].self_score for code in rows(xep="tu-cham")]
    known = [score for score in own if score is not None]
    assert known == sorted(known, reverse=True)
    assert own[len(known) :] == [None] * (len(own) - len(known))
    assert [year.by_subject[code].low for code in rows(xep="diem")] == sorted(
        (row.low for row in year.rows), reverse=True
    )[:50]


def test_a_long_matrix_is_told_in_groups_the_worst_first(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facts.units import Units

    browser, on = signed_in("danh-gia"), Units.on
    few = browser.get("/bao-cao/2020/").content.decode()
    monkeypatch.setattr(Units, "on", lambda *asked: on(*asked) * 11)
    first, second = (browser.get("/bao-cao/2020/", {"trang": n}).content.decode() for n in (1, 2))
    assert 'class="told"' not in few
    heads = [
        one[one.index(">") + 1 : one.index("</td>")] for one in (first + second).split('class="told"')[1:]
    ]
    counts = {words: int(n) for n, _, words in (head.partition(" đơn vị ") for head in heads)}
    assert list(counts) == ["còn nợ biểu", "đủ biểu, còn ô phải sửa", "đủ biểu, đúng ô"]
    assert sum(counts.values()) == MANY
    assert [page.count('<tr><th scope="row">') for page in (first, second)] == [50, 49]


def test_returns_are_found_by_name_code_state_and_form(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facts.units import Units

    browser, on = signed_in("danh-gia"), Units.on
    monkeypatch.setattr(Units, "on", lambda *asked: on(*asked) * 2)

    def rows(**asked: str) -> list[str]:
        page = browser.get("/bao-cao/2020/", asked).content.decode()
        return [one.split("?")[0] for one in page.split('<tr><th scope="row"><a href="/bao-cao/2020/')[1:]]

    assert rows(tim="30997") == rows(tim="hung yen") == ["30997/"] * 2
    assert rows(xep="ma") == sorted(rows())
    owing = rows(nhom="owing")
    assert owing
    assert set(owing).isdisjoint(rows(nhom="in order"))
    assert rows(bieu="B04")
    assert set(rows(bieu="B04")) <= set(owing)
    assert rows(tim="không đâu") == []


@pytest.mark.usefixtures("province")
def test_every_dot_leads_to_its_row(signed_in: SignedIn) -> None:
    page = signed_in("danh-gia").get("/ket-qua/2020/").content.decode()
    strip = page[page.index('class="scroll strip"') :].partition("</svg></div></div>")[0]
    for link in {one.split('"')[0] for one in strip.split('<a href="')[1:]}:
        asked, _, row = link.partition("#")
        there = page if not asked else signed_in("danh-gia").get(f"/ket-qua/2020/{asked}").content.decode()
        assert f'id="{row}"' in there, link
        if asked:
            break  # one row of another page will do


def test_the_strip_draws_everyone_and_none_hides_another(desk: object) -> None:
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    book, rows = year.communes, spread(year.rows, MANY)
    strip = strip_of(rows, axis_of(rows, book), str)
    sure = sum(row.low == row.high for row in rows)
    assert (len(strip.dots), len(strip.spans)) == (sure, MANY - sure)
    assert len({(dot.x, dot.y) for dot in strip.dots}) == sure
    assert all(0 < dot.y < strip.height for dot in strip.dots)
    assert all(strip.floor < span.y < strip.height for span in strip.spans)
    lanes = sorted((span.y, span.x, span.x + span.width) for span in strip.spans)
    assert all(y != next_y or end <= low for (y, _, end), (next_y, low, _) in pairwise(lanes))


def test_of_many_there_are_columns_that_hold_everyone(desk: object) -> None:
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    sure = next(row for row in year.rows if row.low == row.high)
    rows = [
        replace(sure, subject=str(n), low=Fraction(n % 90), high=Fraction(n % 90 + 9 * (n % 2)))
        for n in range(2 * (DOTS + 1))
    ]
    strip = strip_of(rows, axis_of(rows, year.communes), str)
    assert strip.dots == strip.spans == ()
    assert sum(column.n for column in strip.columns) == DOTS + 1
    assert max(column.n for column in strip.density) <= DOTS + 1
    assert min(column.n for column in strip.density) > 0


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
