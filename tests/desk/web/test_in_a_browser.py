"""Each role's main way through the desk in a real browser, on SQLite and PostgreSQL; every page held against
WCAG by axe-core."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.busy import PATIENCE
from tests.desk.conftest import Office
from tests.desk.office.test_declared_facts import BOOK, UNIT, sent, usual
from tests.desk.web.axe import faults_at
from tests.desk.web.conftest import Copied, SignedIn
from tests.desk.web.every_page import AWAITED, NO_PAGE, PAGES, PROPOSER, Shown
from tests.desk.web.live import CHROMIUM, Live, serving
from tests.desk.web.scene import lapsed, referral_proposed
from tests.long_run import long_only, some_of

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no chromium on this machine")

POSTGRES = os.environ.get("LANHMANH_TEST_POSTGRES", "")
SIGNED_IN: dict[tuple[str, str], Any] = {}  # by desk and person: the door is slow on purpose


@pytest.fixture(scope="module")
def folder(copied: Copied, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A workspace with 2020 run and a lead that lapsed, and its key."""
    workspace, key = copied(tmp_path_factory.mktemp("live") / "workspace")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(key))
        lapsed(workspace)
    return workspace, key


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def live(folder: tuple[Path, Path]) -> Iterator[Live]:
    with serving(*folder) as found:
        yield found


def page_of(browser: Any, live: Live, username: str, **options: Any) -> Any:
    """Return a page signed in, the first time through the door; what a script or the policy complains of ends
    the test."""
    state = SIGNED_IN.get((live.url, username))
    page = browser.new_context(
        viewport={"width": 1366, "height": 768}, storage_state=state, **options
    ).new_page()
    page.set_default_timeout(1000 * PATIENCE)
    page.complaints, page.seen_in_dark = [], []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on(
        "console", lambda m: page.complaints.append(m.text) if "Content Security Policy" in m.text else None
    )
    if state is None and username:
        page.goto(f"{live.url}/dang-nhap/")
        page.fill("#u", username)
        page.fill("#p", "vi-du-an-bien")
        page.click("form button.b-main")
        page.wait_for_url(f"{live.url}/")
        SIGNED_IN[live.url, username] = page.context.storage_state()
    return page


def opened(page: Any, link: str) -> None:
    """Press a link or a button and wait for the page that it leads to: on a busy machine the old one stays a
    while."""
    with page.expect_navigation():
        page.click(link)


@pytest.mark.parametrize("username", PAGES)
def test_every_page_and_state_passes_axe_in_light_and_dark_wide_and_narrow(
    username: str, browser: Any, live: Live
) -> None:
    if username == AWAITED:
        referral_proposed(page_of(browser, live, PROPOSER), live.url)
    page = page_of(browser, live, username)
    wrong = [fault for shown in some_of(PAGES[username], 2) for fault in faults_at(page, live, shown)]
    assert wrong == []
    assert page.complaints == []
    page.context.close()


@pytest.mark.parametrize(
    ("username", "url", "place"),
    [
        ("danh-gia", "/lan-chay/2020/", ".rail [aria-current=page]"),
        ("chinh-sach", "/quy-tac/?tep=rules/healthy_commune/criteria/a.yaml", ".tree [aria-current]"),
    ],
)
def test_a_telephone_shows_where_one_is_and_begins_with_the_page(
    username: str, url: str, place: str, browser: Any, live: Live
) -> None:
    page = page_of(browser, live, username)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live.url + url)
    page.wait_for_function(
        """place => {
            const one = document.querySelector(place), box = one.closest("ul").getBoundingClientRect(), at = one.getBoundingClientRect();
            return at.left >= box.left - 1 && at.right <= box.right + 1 && at.bottom <= innerHeight;
        }""",
        arg=place,
    )
    assert page.evaluate("document.querySelector('h1').getBoundingClientRect().top") < 140
    page.context.close()


def test_every_address_that_shows_a_page_is_among_the_pages_looked_at(signed_in: SignedIn) -> None:
    from django.urls import Resolver404, resolve

    from desk.web.places import patterns

    seen = set()
    for shown in (one for pages in PAGES.values() for one in pages):
        with contextlib.suppress(Resolver404):
            seen.add(resolve(shown.url.split("?")[0]).url_name)
    there = {p.name for _, p in patterns() if p.access.read or p.access.open}
    assert there - seen - NO_PAGE == set()


def test_a_second_rulebook_passes_axe_too(
    office_of_all: Office, signed_in: SignedIn, browser: Any, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its workspace is another: the page is drawn here and shown at the live desk's address, with its styles
    and scripts."""
    from django.test import override_settings

    office = office_of_all
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's loop runs in this thread
    monkeypatch.setenv("LANHMANH_KEY", str(office.made.key))
    sent(office, 2023, {**usual(office, 2023), "CHAY_NO": {}})
    assert office.run("run", "--year", "2023") in (0, 1)
    from desk.web.proposals.record import taken_over

    with override_settings(WORKSPACE=str(office.made.folder)):
        taken_over()
        reader = signed_in("danh-gia")
        drawn = {
            url: reader.get(url).content
            for url in (f"/ket-qua/2023/?bo={BOOK}", f"/ket-qua/2023/{UNIT}/?bo={BOOK}&mo=K4d")
        }
    page = page_of(browser, live, "danh-gia")
    page.route(
        "**/ket-qua/2023/**",
        lambda route: route.fulfill(
            body=drawn[route.request.url.removeprefix(live.url)], content_type="text/html; charset=utf-8"
        ),
    )
    for url in drawn:
        assert faults_at(page, live, Shown("bo", url)) == []


def test_a_commune_sends_its_return_and_another_communes_is_refused(
    browser: Any, live: Live, example: Path
) -> None:
    page = page_of(browser, live, "xa-hung-yen")
    files = sorted((example / "2020").glob("3099[47]*.xlsx"))
    page.goto(f"{live.url}/bao-cao/2020/")
    page.set_input_files("#files", files)
    page.click("text=Nhập vào sổ")
    page.wait_for_selector("text=Tài khoản này chỉ gửi báo cáo của 30997")
    refused = page.inner_text("main .job-state .err >> nth=0"), page.locator("main .job-state .err").count()
    assert "bìa ghi đơn vị 30994" in refused[0]
    assert refused[1] >= sum(
        "30994" in path.name for path in files
    )  # an appraisal in the name of an office too


def test_an_evaluation_officer_opens_a_criterion_and_runs_the_year(browser: Any, live: Live) -> None:
    page = page_of(browser, live, "danh-gia")
    page.goto(f"{live.url}/ket-qua/2020/")
    opened(page, "text=Xã Hưng Yên")
    opened(page, "#B4 a")
    assert "Căn cứ" in page.inner_text("#B4")
    page.goto(f"{live.url}/lan-chay/2020/")
    opened(page, "text=Chấm năm 2020")
    page.reload()  # who comes back sees the work go on, or what it came to
    page.wait_for_selector(".job-state >> text=9 đơn vị")
    assert page.complaints == []


WIDTHS = """table => [...table.querySelectorAll('tr:last-child > *')].map(cell => cell.clientWidth)"""


def test_who_owes_what_and_notes_have_room_for_their_words(browser: Any, live: Live) -> None:
    page = page_of(browser, live, "danh-gia")
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{live.url}/ket-qua/2020/")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    ranking, owed, signs = page.query_selector_all("main table")
    assert ranking.evaluate(WIDTHS)[-1] >= 150
    assert owed.evaluate("table => table.clientWidth") >= 1000
    assert min(owed.evaluate(WIDTHS)[1:3]) >= 120  # the form, and the rows to correct
    assert signs.evaluate("table => table.clientWidth") >= 1000


def test_a_policy_officer_sees_a_fault_while_typing(browser: Any, live: Live) -> None:
    page = page_of(browser, live, "chinh-sach")
    page.goto(f"{live.url}/quy-tac/?tep=rules/healthy_commune/criteria/a.yaml")
    page.wait_for_function("document.querySelector('.editor-host')?.shadowRoot.querySelector('.cm-content')")
    page.evaluate("document.querySelector('.editor-host').shadowRoot.querySelector('.cm-content').focus()")
    page.keyboard.press("Control+End")
    page.keyboard.type("\n  - id: A1")
    page.wait_for_selector("#told >> text=a.yaml:")
    assert page.complaints == []


def test_an_investigator_takes_a_lead_with_the_keyboard_alone(browser: Any, live: Live) -> None:
    page = page_of(browser, live, "xac-minh")
    page.goto(f"{live.url}/")
    page.keyboard.press("g")
    page.keyboard.press("m")
    page.wait_for_url("**/manh-moi/2020/")
    page.goto(f"{live.url}/manh-moi/2020/1/")
    page.wait_for_selector(".graph canvas", state="attached")
    page.keyboard.press("t")
    page.wait_for_selector("#reason")
    page.focus("#reason")
    page.keyboard.type("hỏi Công an thị trấn")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=đang xem")
    page.click("text=Hoàn tác")
    page.wait_for_selector("text=Nhận xem…")
    assert page.complaints == []


def test_a_page_is_whole_without_scripts(browser: Any, live: Live) -> None:
    page = page_of(browser, live, "xac-minh", java_script_enabled=False)
    page.goto(f"{live.url}/manh-moi/2020/1/")
    assert page.locator("svg.pic [data-node]").count() >= 1
    opened(page, "text=Bỏ…")
    assert page.locator("#story").count() == 1


def test_paper_is_light_and_whole_whatever_the_screen(browser: Any, live: Live) -> None:
    page = page_of(browser, live, "xac-minh")
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{live.url}/manh-moi/2020/1/")
    ink, ground = page.evaluate(
        "['--ink', '--sheet'].map((name) =>"
        " getComputedStyle(document.documentElement).getPropertyValue(name))"
    )
    assert (ink, ground) == ("#000", "#fff")
    assert not page.is_visible(".rail")
    assert not page.is_visible(".decide")
    assert page.is_visible("svg.pic")
    assert not page.is_visible("#cach-tinh")  # the sums of each tie stay on the screen
    folds = page.locator("details.fold:not(.no-print) > :not(summary)")
    assert folds.count()
    assert all(fold.is_visible() for fold in folds.all())  # the others are open


def test_one_of_a_drawing_is_chosen_with_the_keyboard_alone(browser: Any, live: Live) -> None:
    page = page_of(browser, live, "xac-minh")
    page.goto(f"{live.url}/manh-moi/2020/1/")
    page.focus("#ben")
    page.select_option("#ben", index=1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#hinh [role=status] li a")
    assert "ben=" in page.url


def test_the_first_page_is_light(browser: Any, live: Live) -> None:
    page = page_of(browser, live, "danh-gia")
    sizes: list[int] = []
    page.on("response", lambda r: sizes.append(len(r.body())) if "/fonts/" not in r.url else None)
    page.goto(f"{live.url}/")
    page.wait_for_load_state("networkidle")
    assert 0 < sum(sizes) <= 150 * 1024


@pytest.mark.skipif(not POSTGRES, reason="LANHMANH_TEST_POSTGRES names no database")
@long_only
def test_the_desk_stands_on_postgresql_too(browser: Any, folder: tuple[Path, Path]) -> None:
    with serving(*folder, database=POSTGRES) as live:
        page = page_of(browser, live, "quan-tri")
        page.goto(f"{live.url}/nguoi-dung/")
        page.fill("#username", "nguoi-moi")
        page.select_option("#role", "auditor")
        opened(page, "text=Thêm người này")
        assert "nguoi-moi" in page.inner_text(".say-box")
        page = page_of(browser, live, "danh-gia")
        page.goto(f"{live.url}/lan-chay/2020/")
        page.click("text=Tính lại để so")
        page.wait_for_selector(".job-state >> text=tính lại cho kết quả y hệt")


def test_a_lead_prints_on_at_most_four_pages(browser: Any, live: Live) -> None:
    page = page_of(browser, live, "xac-minh")
    page.goto(f"{live.url}/manh-moi/2020/1/")
    page.wait_for_selector(
        "svg.pic[data-graph], .graph-scroll canvas", state="attached"
    )  # one hides the other
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= 4
    page.context.close()
