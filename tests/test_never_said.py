"""What verbs print says nothing that is never said (`tests/never_said.py`); pages are asked where they are
made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.never_said import NEVER, NEVER_IN_VIETNAMESE, never_said

PRINTED = sorted((Path(__file__).parent / "desk/cli/printed").glob("*.txt"))


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
def test_verbs_say_nothing_that_is_never_said(path: Path) -> None:
    assert never_said(path.read_text("utf-8"), vietnamese=False) == []


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("30985-CT-0056 14/12/2020 · Thị trấn Thứ Ba.xlsx!B02!26", "a place as it is kept"),
        ("điểm: 2020 30985 B3 7/2 Phòng LĐTBXH", "a fraction as it is kept"),
        ("chọn từ danh sách thả xuống (cần , gặp “y”)", "nothing where something is needed"),
        ("Chưa đủ căn cứ, từ 0 – 6 điểm: chưa nộp B10", "a range said by halves"),
        ("Each Drugs, recent adds 20 points, at most 40.", "a title where one of it is meant"),
        ("2019-12-31 → 2020-12-31", "a day as it is kept"),
    ],
)
def test_each_is_found(line: str, what: str) -> None:
    assert what in NEVER | NEVER_IN_VIETNAMESE
    assert never_said(line) == [f"{what}: {line}"]
