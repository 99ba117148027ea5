"""What a file is called once it is kept: with no number of a person, and with its codes and days."""

import pytest

from facts.intake.kept_names import kept_name
from tests.facts import builders

UNITS = builders.context().units


@pytest.mark.parametrize(
    "number",
    [
        *("0987654321", "0987 654 321", "0987.65.43.21", "098-765-4321", "+84 987 654 321", "84987654321"),
        *("02973812345", "012345678", "012 345 678", "001099012345", "001 099 012345"),
    ],
)
def test_a_number_of_a_person_is_kept_nowhere(number: str) -> None:
    assert kept_name(f"gửi/{number}.xlsx", "ab12cd34ef", UNITS) == "gửi/số-riêng-ab12cd34.xlsx"
    assert kept_name(f"30985 {number} sửa.xls", "ab12cd34ef", UNITS, 2) == (
        "30985 số-riêng-ab12cd34 (tệp thứ 2) sửa.xls"
    )


@pytest.mark.parametrize(
    "name",
    [
        *(
            "30985 2020.xlsx",
            "309852020.xlsx",
            "202030985.xlsx",
            "30985-03-12-2020.xlsx",
            "B02 01.12.2020.xlsx",
        ),
        *("IMG_20201231_153000.xlsx", "20201231153000.xlsx", "202012311530.xlsx", "tệp 09 31.12.2020.xlsx"),
        *("05-12-2020-12.xlsx", "30985-CT-0001.xlsx", "lần 2 (1).xlsx", "1606780800000.xlsx"),
    ],
)
def test_codes_days_and_moments_stay(name: str) -> None:
    assert kept_name(name, "ab12cd34ef", UNITS) == name


def test_a_name_and_a_number_are_both_taken_out_and_once_is_enough() -> None:
    kept = kept_name("Nguyễn Thị Thử 0987654321.xlsx", "ab12cd34ef", UNITS)
    assert kept == "tên-người-ab12cd34 số-riêng-ab12cd34.xlsx"
    assert kept_name(kept, "ab12cd34ef", UNITS) == kept


def test_a_hash_of_digits_is_no_number() -> None:
    kept = kept_name("0987654321.xlsx", "0123456789", UNITS)
    assert kept == "số-riêng-01234567.xlsx"
    assert kept_name(kept, "0123456789", UNITS) == kept
