"""A second person is someone, and someone else."""

from __future__ import annotations

from typing import Any

import pytest

from desk.base.faults import WrongUse
from desk.base.roles import EVALUATION, INVESTIGATOR
from desk.workspace.logs import log_of
from desk.workspace.rights import RIGHTS
from desk.workspace.second_person import check_second
from tests.desk.conftest import Office

ROLES = frozenset({INVESTIGATOR})
ACCOUNT: dict[str, Any] = {
    "role": INVESTIGATOR,
    "unit": "",
    "office": "",
    "outside": "",
    "active": True,
    "must_change": False,
    "person": 0,
    "password": "-",
}


@pytest.mark.parametrize(
    "name", ["Nguyễn An", "TRẦN THỊ BÌNH", "binh", "binh.xm@huyen", "bình", "  Lê  Cúc "]
)
def test_a_name_or_an_account_is_taken_where_the_office_has_no_accounts(office: Office, name: str) -> None:
    assert check_second(office.made, "an", name, ROLES) == " ".join(name.split())


@pytest.mark.parametrize(
    "name", ["Phó trưởng phòng", "Phó Trưởng Phòng", "lãnh đạo", "trưởng", "a, b", "12 3"]
)
def test_a_post_is_no_person(office: Office, name: str) -> None:
    with pytest.raises(WrongUse, match="không phải chức vụ"):
        check_second(office.made, "an", name, ROLES)


@pytest.mark.parametrize("name", [None, "", " ", "Nguyễn An", "nguyen an", "NGUYỄN  AN", "NguyenAn"])
def test_nobody_is_the_second_of_oneself(office: Office, name: str | None) -> None:
    with pytest.raises(WrongUse, match="người thứ hai"):
        check_second(office.made, "Nguyễn An", name, ROLES)


def test_where_accounts_may_agree_the_second_is_one_of_another_person(office: Office) -> None:
    accounts = [
        {"number": 1, "username": "xm-1"},
        {"number": 2, "username": "xm-2"},
        {"number": 3, "username": "xm-3", "person": 1},
        {"number": 4, "username": "xm-4", "active": False},
        {"number": 5, "username": "dg-1", "role": EVALUATION},
    ]
    for one in accounts:
        log_of(office.made, RIGHTS).add({"kind": "account_made", "by": "qt", "content": ACCOUNT | one})
    assert check_second(office.made, "xm-1", "xm-2", ROLES) == "xm-2"
    for name in ("xm-3", "xm-4", "dg-1", "Nguyễn An"):
        with pytest.raises(WrongUse, match=r"Có: xm-2\."):
            check_second(office.made, "xm-1", name, ROLES)
