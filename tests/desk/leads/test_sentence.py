"""A lead in a few plain sentences, without bits."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desk.base.language import gettext
from desk.leads.leads import queue_of
from desk.leads.sentence import ONE_PERSON, _of_stories, times_words
from desk.runs.run import Run
from engine.links.kin_names import ONE_NAME

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
        "Hỏi trước: 30985-CT-0056 – 30988-CT-0028: Hai mã này là một người hay hai?",
    ):
        assert part in text
    _, english = say("leads", "show", "3", "--run", str(run.folder), "--lang", "en")
    assert "One person behind it fits about 40 times better than “kin who trade together”." in english


def test_what_to_ask_first_is_whether_two_ids_are_one_person_where_most_hangs_on_it(
    run: Run, say: Any
) -> None:
    lead = queue_of(run, date(2021, 3, 5)).leads[0].lead
    rules = queue_of(run, date(2021, 3, 5)).rules
    asked = [what for what, _, _ in _of_stories(lead, rules)]
    names = [p.word for j in lead.joins for p in j.weighed.parts if p.word == ONE_NAME and p.bits > 0]
    assert asked.count(gettext(ONE_PERSON)) == len(names)
    bits = [j.bits for j in lead.joins if not j.by_case]
    assert len(asked) == len(bits) + len(names)


def test_a_lead_says_as_what_a_case_names_each(run: Run, say: Any) -> None:
    _, text = say("leads", "show", "2", "--run", str(run.folder))
    assert "vai trò trong vụ: tuyển mộ)" in text


def test_the_queue_says_its_order_and_which_leads_are_about_children(run: Run, say: Any) -> None:
    _, text = say("leads", str(run.folder))
    assert "Thứ tự: nhiều điều cùng có đứng trước" in text
    assert "Trẻ em trước hết: xem trước, dù đứng sau, MM-" in text
    _, english = say("leads", str(run.folder), "--lang", "en")
    assert "Children first: look first" in english


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
