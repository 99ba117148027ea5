"""Rows to correct of one sheet are named together, so that its file is read once."""

from __future__ import annotations

import pytest

from desk.base.language import speaking
from desk.words.notice_words import file_and_place, owed_rows_words


def test_rows_of_one_sheet_stand_together() -> None:
    keys = [
        "a.xlsx, B02, dòng 23",
        "a.xlsx, B04, dòng 7",
        "a.xlsx, B02, dòng 26",
        "a.xlsx, B02, dòng 26",
        "a.xlsx, B02, dòng 31",
    ]
    found = owed_rows_words(keys)
    assert list(dict.fromkeys(found[key] for key in keys)) == [
        "a.xlsx, B02, dòng 23, 26 và 31",
        "a.xlsx, B04, dòng 7",
    ]
    with speaking("en"):
        assert owed_rows_words(keys[:3])[keys[0]] == "a.xlsx, B02, rows 23 and 26"


def test_a_whole_sheet_stands_for_itself() -> None:
    assert owed_rows_words(["a.xlsx, B02"]) == {"a.xlsx, B02": "a.xlsx, B02"}
    both = ["a.xlsx, B02, dòng 23", "a.xlsx, B02", "a.xlsx, B02, dòng 26"]
    assert owed_rows_words(both) == dict.fromkeys(both, "a.xlsx, B02")


@pytest.mark.parametrize("file", ["a.xlsx", "30988 Xã Tây Yên 2026 (Tập 2, hạn chế).xlsx"])
@pytest.mark.parametrize("place", ["B10", "B10, dòng 4"])
def test_a_file_with_commas_in_its_name_is_told_from_the_place_in_it(file: str, place: str) -> None:
    assert file_and_place(f"{file}, {place}") == (file, place)
