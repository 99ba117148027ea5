"""What is odd and no lead at the desk: a page of its own, opened on purpose by who verifies, codes only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desk.cli.app import code_of
from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn

PAGE, QUEUE = "/manh-moi/2020/suyt-noi/", "/manh-moi/2020/"
NUMBER, ACCOUNT = "0912345678", "9704998877"


pytestmark = pytest.mark.usefixtures("nothing_noted")


def decided(folder: Path) -> None:
    """Leave one pair nearly joined, by a tie struck, and one group without a case, by notes."""

    def leads(*words: str) -> None:
        assert code_of(["leads", *words, "--reason", "biên bản 12", "--workspace", str(folder)]) in (0, 1)

    leads("decide", "3", "--innocent-tie", "2")
    for party in ("30985-CT-0001", "30985-CT-0002"):  # a third would be read as a bookkeeper's client
        for kind, value in (("phone", NUMBER), ("account", ACCOUNT)):
            leads("observe", party, kind, value, "--grade", "A1", "--seen", "2020-11-02")


def test_who_verifies_opens_it_from_the_queue_and_no_one_else_may(signed_in: SignedIn) -> None:
    assert PAGE in signed_in("xac-minh").get(QUEUE).content.decode()
    assert PAGE not in signed_in("thanh-tra").get(QUEUE).content.decode()
    for person in ("thanh-tra", "danh-gia", "chinh-sach", "quan-tri", "xa-hung-yen"):
        assert signed_in(person).get(PAGE).status_code == 403, person


def test_where_nothing_is_odd_it_says_so_in_the_words_of_the_command_line(signed_in: SignedIn) -> None:
    shown = signed_in("xac-minh").get(PAGE).content.decode()
    assert "Không có nhóm nào đáng để ý mà không có vụ việc." in shown
    assert "Không có cặp nào suýt nối." in shown
    assert "<table" not in shown


def test_groups_without_a_case_and_pairs_with_what_they_lack_stand_there_and_not_in_the_queue(
    desk: Workspace, signed_in: SignedIn
) -> None:
    decided(desk.folder)
    browser = signed_in("xac-minh")
    groups, _, pairs = browser.get(PAGE).content.decode().partition("Suýt nối</h2>")
    for told in ("30985-CT-0001", "30985-CS-013", "chung một tài khoản", "Họ hàng cùng buôn bán"):
        assert told in groups
    for told in (
        "30997-CS-005",
        "Họ hàng, anh em",
        "1,6",
        "0,9 bit để nối",
        "?tu=30997-CS-005&amp;toi=30997-CS-030",
    ):
        assert told in pairs
    assert browser.get(f"{QUEUE}duong-noi/?tu=30997-CS-005&toi=30997-CS-030").status_code == 200
    queue = browser.get(QUEUE).content.decode()
    assert not any(code in queue for code in ("30985-CT-0001", "30985-CS-013", "30997-CS-030"))


def test_it_names_no_one(desk: Workspace, signed_in: SignedIn, truth: dict[str, Any]) -> None:
    decided(desk.folder)
    shown = signed_in("xac-minh").get(PAGE).content.decode()
    told = truth["records"]["party"]
    name = told["fields"].index("name")
    names = {row[name] for row in told["rows"] if row[name]}
    assert len(names) > 50
    assert not [one for one in (*names, NUMBER, ACCOUNT) if one in shown]
