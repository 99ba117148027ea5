"""A person named where no name belongs, as in a date's cell, is neither shown nor stored."""

from __future__ import annotations

import unicodedata

import polars as pl
import pytest

from facts.named_persons import named_persons, names_person
from facts.spelling import folded
from tests.facts import builders
from tests.facts.builders import inspection, venue
from tests.facts.conftest import Workspace

NAMES = [
    "Zulu Nguyễn Văn",
    "Thu Le Thi",
    "Nguyễn Thị Thử",
    "trần văn thử",
    "Le Thi Thu",
    "bà Thử",
    "Võ Thị Thử, 35 tuổi",
]
PLACES = {
    "a number": lambda typed: {"B02": [venue(rooms=typed)]},
    "a day": lambda typed: {"B02": [venue()], "B04": [inspection(date=typed)]},
    "a list": lambda typed: {"B02": [venue(type=typed)]},
    "yes or no": lambda typed: {"B02": [venue(commitment_signed=typed)]},
    "a worker's day": lambda typed: {"B02": [venue()], "B09": [builders.stint(**{"from": typed})]},
    "a worker's list": lambda typed: {"B02": [venue()], "B09": [builders.stint(role=typed)]},
}


def stored(workspace: Workspace) -> str:
    return "".join(path.read_text("utf-8") for path in workspace.archive.rglob("manifest.json"))


@pytest.mark.parametrize("typed", NAMES)
@pytest.mark.parametrize("place", PLACES)
def test_a_name_typed_where_none_belongs_is_neither_shown_nor_stored(
    place: str, typed: str, workspace: Workspace
) -> None:
    report = workspace.take_return(PLACES[place](typed), "a.xlsx")
    assert [p.problem.found for p in report.problems] == [None]
    assert typed not in stored(workspace)


@pytest.mark.parametrize("typed", ["Sà Rươl", "chưa rõ", "Hoa Lan"])
def test_words_where_a_number_or_day_belongs_are_told_by_place_alone(
    typed: str, workspace: Workspace
) -> None:
    report = workspace.take_return({"B02": [venue(rooms=typed)], "B04": [inspection(date=typed)]}, "a.xlsx")
    assert [p.problem.found for p in report.problems] == [None, None]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("Zulu Hoa", None), ("Sà Rươl 3", None), ("có thể", "có thể"), ("Chưa rõ", "Chưa rõ"), ("bi-a", "bi-a")],
)
@pytest.mark.parametrize("place", ["a list", "yes or no"])
def test_words_like_a_name_and_none_of_a_list_are_told_by_place_alone(
    place: str, typed: str, shown: str | None, workspace: Workspace
) -> None:
    report = workspace.take_return(PLACES[place](typed), "a.xlsx")
    assert [p.problem.found for p in report.problems] == [shown]


def test_words_of_the_list_are_shown_however_they_are_capitalised(workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue(type="Nhà Nghỉ Đêm")]}, "a.xlsx", states={"B04": "Có Ít"})
    assert [p.problem.found for p in report.problems] == ["Có Ít", "Nhà Nghỉ Đêm"]


def test_words_like_a_name_on_the_cover_are_told_by_place_alone(workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue()]}, "a.xlsx", states={"B04": "Zulu Hoa"})
    assert [p.problem.found for p in report.problems] == [None]


def test_a_name_on_the_cover_is_neither_shown_nor_stored(workspace: Workspace) -> None:
    name = NAMES[0]
    report = workspace.take_return({"B02": [venue()]}, "a.xlsx", states={"B04": name}, unit_name=name)
    assert [p.problem.found for p in report.problems] == [None, None]
    assert name not in stored(workspace)


def test_a_person_named_as_why_a_row_is_taken_back_is_not_stored(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()]}, "a.xlsx")
    name = NAMES[0]
    workspace.take_return({"B02": [venue(withdrawn=f"rút: {name} báo nhầm")]}, "b.xlsx", period="2020-6T")
    rows = [pl.read_parquet(path) for path in workspace.archive.rglob("rows.parquet")]
    assert rows
    assert not any(name in str(frame.rows()) for frame in rows)


@pytest.mark.parametrize(
    "typed", [unicodedata.normalize("NFD", NAMES[0]), "Ngu\u200byễn Thị\xa0Thử", "Ngu\xadyễn  Văn X"]
)
def test_a_name_is_seen_however_it_is_typed(typed: str) -> None:
    assert names_person(typed)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("31003 Nguyễn Thị X (sửa)", "Nguyễn Thị X"),
        ("B06_Tran_Van_B", "Tran_Van_B"),
        ("NguyenThiHoa", "NguyenThiHoa"),
        ("hồ sơ Nguyễn Văn An 2020", "Nguyễn Văn An"),
        ("tên ông Tư", "ông Tư"),
        ("Danh Thị Sà Rươl", "Danh Thị Sà Rươl"),
        ("Lê Hoàng Anh - B02", "Lê Hoàng Anh"),
        ("Lan Nguyễn Thị", "Nguyễn Thị"),
        *(
            (name, name)
            for name in ("Đỗ Thị Lan", "Lê Phi Hùng", "Hồ Gia Huy", "Phan Anh Tuấn", "Vũ An Bình")
        ),
        *((name, name) for name in ("Đinh Hương Giang", "Đoàn Thanh Tùng", "Nguyễn Nhân Ái", "Đặng Viên An")),
        *((name, name) for name in ("Do Thi Lan", "Le Phi Hung", "Phan Anh Tuan")),
        ("mua dâm với Đỗ Thị Chín", "Đỗ Thị Chín"),
        ("Xã Hưng Yên - Do Thi Lan", "Do Thi Lan"),
    ],
)
def test_a_person_is_seen_in_a_text(text: str, named: str) -> None:
    assert [text[first:last] for first, last in named_persons(text)] == [named]


@pytest.mark.parametrize(
    "text",
    [
        *("Hồ sơ xã", "vũ trường", "Danh sách cơ sở", "Bao Cao Thang 6", "Xử Lý Vi Phạm Hành Chính"),
        *("Thi tran Thu Ba", "Đoàn kiểm tra liên ngành", "Te Nan Mai Dam", "karaoke Hoa Mai", "Lý do"),
        *("31003 Xã Nam Thái A - CA huyện", "Tăng so với kỳ trước", "Cơ sở lưu trú", "Dang ky kinh doanh"),
        *("Đô thị loại V", "do thi loai 5", "Phản ánh cử tri", "Lệ phí", "Hộ gia đình", "5 triệu đồng"),
        *("Đoàn thanh tra huyện", "Nguyên nhân", "Vụ án", "Định hướng", "Đoàn Thanh niên", "Hồ sơ vụ việc"),
    ],
)
def test_what_a_report_is_called_names_no_one(text: str) -> None:
    assert not names_person(text)


def test_a_place_called_after_a_person_names_no_one() -> None:
    assert not list(named_persons("Báo cáo Lê Lợi 2020", {folded("Lê Lợi")}))
    assert list(named_persons("Báo cáo Lê Lợi 2020"))
