"""A lead in a few plain sentences, without bits."""

from __future__ import annotations

from typing import Any

import pytest

from desk.leads.sentence import times_words
from desk.runs.run import Run

pytestmark = pytest.mark.usefixtures("key")


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "240")


def test_a_lead_says_what_is_in_common_how_much_likelier_what_is_not_ruled_out_and_what_to_ask(
    run: Run, say: Any
) -> None:
    _, text = say("leads", "show", "1", "--run", str(run.folder))
    for part in (
        "Bốn điều cùng có: người lao động không hợp đồng qua lại; ",
        "Hợp với một người đứng sau hơn “họ hàng, anh em” trên 1.000 lần.",
        "Chưa loại trừ: Họ hàng, anh em; Vợ chồng, người một nhà.",
        "Hỏi trước: Hỏi quan hệ họ hàng",
    ):
        assert part in text
    _, english = say("leads", "show", "3", "--run", str(run.folder), "--lang", "en")
    assert "One person behind it fits about 40 times better than “kin who trade together”." in english


def test_no_officer_reads_of_bits_before_the_evidence(run: Run, say: Any) -> None:
    for lang in ("vi", "en"):
        _, text = say("leads", "show", "1", "--run", str(run.folder), "--lang", lang)
        first = text.partition("Bằng chứng" if lang == "vi" else "Evidence")[0]
        assert " bit" not in first.lower()
        assert " bit" not in say("leads", str(run.folder), "--lang", lang)[1].lower()


def test_a_story_of_workers_is_told_only_of_workers(run: Run, say: Any) -> None:
    _, text = say("leads", "show", "2", "--run", str(run.folder))
    assert "Lao động đổi chỗ làm" not in text


@pytest.mark.parametrize(
    ("bits", "words"),
    [
        (0.0, "khoảng 1 lần"),
        (2.3, "khoảng 5 lần"),
        (5.2, "khoảng 40 lần"),
        (8.86, "khoảng 500 lần"),
        (9.9, "khoảng 1.000 lần"),
        (12.0, "trên 1.000 lần"),
    ],
)
def test_times_are_told_to_one_digit(bits: float, words: str) -> None:
    assert times_words(bits) == words
