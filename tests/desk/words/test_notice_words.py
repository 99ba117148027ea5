"""Rows to correct of one sheet are named together, so that its file is read once."""

from __future__ import annotations

from desk.base.language import speaking
from desk.words.notice_words import owed_rows_words


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
