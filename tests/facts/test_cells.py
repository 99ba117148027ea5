"""Cells, as people fill them in."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.forms.catalogue import KINDS
from facts.intake.cells import (
    DECIMALS,
    Unreadable,
    code_from_cell,
    date_from_cell,
    decimal_from_cell,
    identity_from_cell,
    phone_from_cell,
    reader_for,
    unit_from_cell,
    value_from_cell,
    whole_from_cell,
)
from facts.intake.grid import Plain
from facts.intake.header import header_of, heading
from facts.intake.legacy_text import text_from_tcvn3
from facts.spelling import cleaned, folded, respelled
from tests.facts.legacy_typing import tcvn3_from_text

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_a_date_is_read_however_it_is_written_day_first(day: date) -> None:
    written: list[Plain] = [
        day,
        datetime(day.year, day.month, day.day, 7, 30),
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d-%m-%Y}",
        f"{day:%d.%m.%Y}",
        f" {day.day} / {day.month} / {day.year} ",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"NGÀY {day.day}  THÁNG {day.month} NĂM {day.year}",
        day.isoformat(),
    ]
    assert [date_from_cell(cell) for cell in written] == [day] * len(written)


@given(st.dates(date(1960, 1, 1), date(2099, 12, 31)))
def test_a_day_number_of_excel_is_a_date(day: date) -> None:
    assert date_from_cell((day - date(1899, 12, 30)) // timedelta(days=1)) == day


@pytest.mark.parametrize(
    "cell", ["31/02/2020", "30.13.2020", "5/3/20", "3/2020", "tháng 3", "", 2020, True, 1e400, "5/3-2020"]
)
def test_what_names_no_day_is_no_date(cell: Plain) -> None:
    assert date_from_cell(cell) is None


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_read_however_it_is_grouped(number: int) -> None:
    grouped = f"{number:,}"
    written: list[Plain] = [number, float(number), str(number), f" {number} ", f"{number},0"]
    written += [grouped.replace(",", mark) for mark in ". ,\u00a0"]
    assert [whole_from_cell(cell) for cell in written] == [number] * len(written)


@pytest.mark.parametrize(
    "cell", ["khoảng 20", "12,5", 12.5, "1.25", "1.2500", "12a", "", True, "1.250,000.1"]
)
def test_what_is_not_whole_is_no_whole_number(cell: Plain) -> None:
    assert whole_from_cell(cell) is None


@given(st.decimals(-9999, 9999, places=2))
def test_a_decimal_is_read_with_comma_or_dot(number: Decimal) -> None:
    written: list[Plain] = [float(number), str(number), str(number).replace(".", ",")]
    assert [decimal_from_cell(cell) for cell in written] == [number] * 3


def test_the_column_decides_what_a_dot_means() -> None:
    assert whole_from_cell("1.250") == 1250
    assert decimal_from_cell("1.250") == Decimal("1.25")
    assert decimal_from_cell("1.250,5") == decimal_from_cell("1,250.5") == Decimal("1250.5")


@given(st.integers(100_000_000, 999_999_999))
def test_a_phone_is_0_and_nine_digits_however_it_is_written(number: int) -> None:
    d = str(number)
    written: list[Plain] = [number, float(number), f"0{d}", f"0{d[:3]}.{d[3:6]}.{d[6:]}"]
    written += [f"+84 {d[:3]} {d[3:6]} {d[6:]}", f"(+84) {d}", f"0084{d}"]
    written += ["".join(chr(ord(c) + 0xFEE0) for c in f"0{d}")]  # full width, as some keyboards type
    assert {phone_from_cell(cell) for cell in written} == {f"0{d}"}


@pytest.mark.parametrize("cell", ["", "113", "0913456789, 0913456780", "không", "091345678", "00913456789"])
def test_what_is_no_phone_number_is_refused(cell: Plain) -> None:
    assert phone_from_cell(cell) is None


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("099 182 343 013", "099182343013"),
        (99182343013, "099182343013"),
        (99182343013.0, "099182343013"),
        ("999839746", "999839746"),
        ("0101234567-001", "0101234567001"),
        ("12345", None),
        ("Lê Thị Thử", None),
    ],
)
def test_an_identity_number_keeps_its_digits(cell: Plain, digits: str | None) -> None:
    assert identity_from_cell(cell) == digits


def test_codes_are_text_even_where_excel_made_numbers_of_them() -> None:
    assert unit_from_cell(30985) == unit_from_cell("30985 ") == unit_from_cell(30985.0) == "30985"
    assert unit_from_cell(4) == "04"
    assert code_from_cell("30985 – cs – 001") == "30985-CS-001"
    assert code_from_cell("Nguyễn Văn A") is None


@pytest.mark.parametrize("number", ["0799999012", "0792 0401 2345", "079.204.012.345", "371234567"])
def test_a_number_that_names_a_person_is_no_code_nor_stands_in_one(number: str) -> None:
    digits = "".join(filter(str.isdecimal, number))
    assert code_from_cell(number) is code_from_cell(int(digits)) is None
    assert digits == "371234567" or code_from_cell(f"31003-CT-{number}") is None


@pytest.mark.parametrize("code", ["31003-VA-2020-0001", "20201231-001", "886/BB-2024", "3098500056", "1"])
def test_a_code_may_have_many_digits(code: str) -> None:
    assert code_from_cell(code) == code


def test_a_count_no_unit_can_have_is_a_number_of_something_else() -> None:
    women, fine = (
        reader_for(KINDS[kind].fields[f]) for kind, f in (("support", "women"), ("violation", "fine_vnd"))
    )
    assert women("1.250") == 1250
    assert women(912345678) == women("0912345678") == Unreadable("number_too_large")
    assert fine(912345678) == 912345678
    points = reader_for(KINDS["self_score"].fields["points"])
    assert points("12,5") == Decimal("12.5")
    assert points(912345678) == points("0912345678") == Unreadable("number_too_large")


YES_NO = reader_for(KINDS["unit"].fields["border_area"])


@pytest.mark.parametrize("cell", ["có", "Có", "CO", "x", "X", 1, 1.0, "1", True, " có "])
def test_yes_is_written_in_many_ways(cell: Plain) -> None:
    assert YES_NO(cell) is True


@pytest.mark.parametrize("cell", ["không", "KHÔNG", "khong", 0, "0", False])
def test_no_is_written_in_many_ways(cell: Plain) -> None:
    assert YES_NO(cell) is False


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#DIV/0!", " #VALUE! "])
def test_an_error_of_excel_is_no_value(cell: Plain) -> None:
    assert value_from_cell(cell, YES_NO) == Unreadable("cell_error")


@pytest.mark.parametrize(
    "typed", ["cà phê", "CÀ PHÊ", "Cà  phê ", "ca phe", unicodedata.normalize("NFD", "cà phê")]
)
def test_a_choice_is_matched_in_any_case_and_spacing(typed: str) -> None:
    assert reader_for(KINDS["venue"].fields["type"])(typed) == "cà phê"


@given(st.text(LETTERS + " ĐĂÂÊÔƠƯ0123456789,.-", max_size=40))
def test_tcvn3_text_comes_back_as_it_was(text: str) -> None:
    assert text_from_tcvn3(tcvn3_from_text(text)) == text


def test_a_capital_font_of_tcvn3_gives_capitals() -> None:
    assert text_from_tcvn3(tcvn3_from_text("thị trấn"), ".VnTimeH") == "THỊ TRẤN"


@pytest.mark.parametrize("text", ["Thị trấn", "Ưu đãi", "đường"])
def test_unicode_pasted_into_a_tcvn3_font_is_left_alone(text: str) -> None:
    assert text_from_tcvn3(text) == text


def test_tone_marks_may_stand_on_either_vowel_but_not_be_lost() -> None:
    assert respelled("Hoà") == respelled("HÒA") != respelled("Hoa")
    assert respelled("Hà") != respelled("Hạ")
    assert folded("Đường  Hoà\nBình ") == "duong hoa binh"
    assert cleaned("Hòa\u200b  Bình\u00a0") == "Hòa Bình"


HEADERS = [field.header for field in KINDS["venue"].fields.values()]
TYPED = st.sampled_from([str, str.upper, folded, str.title, lambda h: h.replace(" ", "\n", 1)])
TAIL = st.sampled_from(["", " *", " (người)", "  ", ":", " [bắt buộc]"])


@given(
    st.permutations(HEADERS), st.lists(st.tuples(TYPED, TAIL), min_size=19, max_size=19), st.integers(0, 4)
)
def test_the_header_row_is_found_however_it_is_typed(
    order: list[str], how: list[tuple[type[str], str]], above: int
) -> None:
    header = tuple(typed(name) + tail for name, (typed, tail) in zip(order, how, strict=True))
    titles = (("BIỂU B02. CƠ SỞ",), (), ("Kỳ báo cáo: 2020",), ("Tên cơ sở",))[:above]
    found = header_of(KINDS["venue"], (*titles, ("Ghi chú", *header)))
    assert found is not None
    assert found.row == above + 1
    fields = {heading(field.header): field.name for field in KINDS["venue"].fields.values()}
    assert dict(found.columns) == {fields[heading(name)]: at for at, name in enumerate(order, start=1)}


@pytest.mark.parametrize("written", ["7,{}", "7.{}", "1.207,{}", "1,207.{}"])
def test_a_number_has_six_decimals_at_most(written: str) -> None:
    part = "1" * DECIMALS
    found = decimal_from_cell(written.format(part))
    assert found is not None
    assert found % 1 == Decimal(f"0.{part}")
    assert decimal_from_cell(written.format(part + "1")) is None


def test_of_two_rows_that_name_as_many_fields_the_upper_is_the_header() -> None:
    header = tuple(field.header for field in KINDS["venue"].fields.values())
    found = header_of(KINDS["venue"], (header[:-1], ("Ghi chú", *header[1:])))
    assert found is not None
    assert (found.row, dict(found.columns)[next(iter(KINDS["venue"].fields))]) == (1, 0)
