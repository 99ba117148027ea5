"""How a sentence of a scenario is matched: typed words, so that no two steps can be taken for one another."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from parse import with_pattern
from pytest_bdd import parsers

SENTENCES: list[StepSentence] = []
FORM_IN_YEAR = re.compile(r"(B\d\d)(?: năm (\d{4}))?")


@with_pattern(r"[A-Z]\d{1,2}[a-z]?")
def criterion_id(text: str) -> str:
    return text


@with_pattern(r"B\d\d")
def form_code(text: str) -> str:
    return text.upper()


@with_pattern(r"\d{4}")
def year(text: str) -> int:
    return int(text)


@with_pattern(r"\d+(?:,\d+)?")
def points(text: str) -> Fraction:
    return points_from(text)


@with_pattern(r"\d+(?:\.\d{3})*")
def whole(text: str) -> int:
    return int(text.replace(".", ""))


@with_pattern(r"\d{1,2}/\d{1,2}/\d{4}")
def day(text: str) -> date:
    return day_from(text)


@with_pattern(r"[^\"…]+")
def quoted(text: str) -> str:
    return text


@with_pattern(r"B\d\d(?:(?:, | và )?(?:biểu )?(?:B\d\d| năm \d{4}))*")
def forms(text: str) -> str:
    return text


@with_pattern(r"[A-Z]\d{1,2}[a-z]?(?:(?:, | và )[A-Z]\d{1,2}[a-z]?)*")
def criterion_ids(text: str) -> list[str]:
    return re.findall(r"[A-Z]\d{1,2}[a-z]?", text)


@with_pattern(r"\"[^\"]+\"(?:(?:, | hoặc | và )\"[^\"]+\")*")
def quoted_list(text: str) -> list[str]:
    return re.findall(r"\"([^\"]+)\"", text)


@with_pattern(r"UBND xã|Công an xã|Công an huyện|Công an tỉnh|Đội 178|Phòng LĐTBXH|Sở Y tế")
def office(text: str) -> str:
    return text


@with_pattern(r"[^…]*")
def around_what_is_open(text: str) -> str:
    return text


@with_pattern(r".*")
def anything(text: str) -> str:
    return text


@with_pattern(r"\d{1,2}/\d{1,2}/\d{4}|\d+ trên \d+|\d+|có|không")
def told(text: str) -> str:
    return text


@with_pattern(
    r"\d{1,2}/\d{1,2}/\d{4}|-?\d+(?:,\d+)?|không có ngày|có|không|chưa biết|không áp dụng|chưa bao"
    r" giờ|\"[^\"]+\""
)
def figure(text: str) -> str:
    return text


TYPES: dict[str, Callable[[str], Any]] = {
    "Mã": criterion_id,
    "CácMã": criterion_ids,
    "Biểu": form_code,
    "CácBiểu": forms,
    "Năm": year,
    "Điểm": points,
    "Số": whole,
    "Ngày": day,
    "Tên": quoted,
    "CácTên": quoted_list,
    "CơQuan": office,
    "Trước": around_what_is_open,
    "Sau": anything,
    "SốLiệu": figure,
    "Khai": told,
}


class StepSentence(parsers.cfparse):
    """A step's sentence; kept in one list, so that a test can tell whether two match the same step."""

    def __init__(self, name: str) -> None:
        super().__init__(name, extra_types=TYPES, case_sensitive=True)
        SENTENCES.append(self)


def day_from(text: str) -> date:
    """Read `5/3/2020`, the day first."""
    day_, month, year_ = map(int, text.split("/"))
    return date(year_, month, day_)


def text_from_day(day_: date) -> str:
    return f"{day_.day}/{day_.month}/{day_.year}"


def points_from(text: str) -> Fraction:
    """Read `2,5`."""
    return Fraction(text.replace(",", "."))


def forms_in_years(text: str, year_: int) -> set[tuple[str, str]]:
    """Read `B04 và B05 năm 2019`: each form with the year said after it, `year_` where none is."""
    found, said = set(), str(year_)
    for form, after in reversed(FORM_IN_YEAR.findall(text)):
        said = after or said
        found.add((form, said))
    return found


def table_rows(datatable: list[list[str]]) -> list[dict[str, str]]:
    """Turn a table with a header row into one mapping a row."""
    head, *rows = datatable
    return [dict(zip(head, row, strict=True)) for row in rows]
