"""What is typed freely on record of leads names nobody: no act takes a number or a name in its words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desk.base.acts import LINE, REASON, TEXT
from desk.base.faults import Stop, WrongUse
from desk.leads.acts import ACTS, REFER, LeadAct, done, entry_of
from desk.leads.agreed_leads import ActedOn
from desk.leads.free_words import check_names_no_one
from desk.leads.leads import Queue, names_in, queue_of
from desk.runs.run import Run
from tests.desk.conftest import forget_leads

DAY = date(2021, 3, 5)
FREE = [
    (act, name)
    for act in ACTS
    for name in dict.fromkeys(
        ["reason", *(f.name for f in act.fields if f.kind in (LINE, TEXT, REASON) and not f.masked)]
    )
]


@pytest.fixture
def queue(run: Run) -> Queue:
    return queue_of(run, DAY)


@pytest.mark.parametrize(("act", "name"), FREE, ids=lambda x: getattr(x, "name", x))
def test_no_word_of_any_act_holds_a_number_or_a_name(queue: Queue, act: LeadAct, name: str) -> None:
    for text in (
        "gọi 0912 345 678",
        "chị Lan nói",
        "gặp Nguyễn Văn Tám ở quán",
        "tên là bình",
        "hỏi nguyễn thị x",
    ):
        with pytest.raises(Stop) as stop:
            entry_of(act, ActedOn(queue.run, DAY, lambda: queue), {name: text})
        assert name in stop.value.faults
        assert "Chưa có gì được ghi" in str(stop.value)
        assert text not in str(stop.value)


@pytest.mark.parametrize(
    "text",
    [
        "đang hỏi Công an thị trấn Thứ Ba",
        "hồ sơ 31000-VA-2019-02, ngày 05/03/2021, 30985-CT-0056",
        "CÔNG AN THỊ TRẤN THỨ BA",
        "đường Trần Hưng Đạo; huyện Trần Văn Thời",
        "hai anh em ruột, theo công văn 12/CV-UBND",
        "12/CV-UBND",
    ],
)
def test_ordinary_words_are_taken(queue: Queue, text: str) -> None:
    check_names_no_one(queue, {"reason": text}, {})


def test_a_person_of_the_register_is_known_however_the_name_is_typed(queue: Queue, key: None) -> None:
    people = [id_ for one in queue.leads for id_ in one.lead.parties]
    names = [name for name in names_in(queue, people).values() if 2 < len(name.split()) < 6]
    assert names
    for name in names:
        with pytest.raises(Stop):
            check_names_no_one(queue, {"reason": f"hỏi {name.lower()} rồi"}, {})


def test_who_asks_for_a_name_names_no_one(run: Run, say: Any) -> None:
    here = ("--run", str(run.folder))
    for verb in (("show", "1"), ("find", "id", "30985-CT-0056")):
        code, text = say("leads", *verb, "--reason", "gọi 0912345678", *here)
        assert (code, "chín chữ số" in text) == (2, True)


def test_a_referral_has_two_persons_and_a_document(run: Run, say: Any, key: None) -> None:
    decide = ("leads", "decide", "1", "--run", str(run.folder), "--state", "referred", "--by", "an")
    why = ("--reason", "để xác minh")
    document, second = ("--document", "12/CV-UBND"), ("--second", "bình")
    no_one = ("An", " ÁN ", "a n", "Phó trưởng phòng", "PHÓ TRƯỞNG PHÒNG", "lãnh đạo", "Chủ tịch", "phó", "-")
    for given in ((), document, second, *((*document, "--second", name) for name in no_one)):
        assert say(*decide, *why, *given)[0] == 2, given
    assert not (run.workspace / "decisions" / "leads.jsonl").exists()
    with pytest.raises(WrongUse):
        done(REFER, run, {"lead": "1", "document": "12", "reason": "để xác minh"}, "an", DAY)
    assert say(*decide, *why, *document, *second)[0] == 0
    from desk.leads.decisions import entries_in

    (entry,) = entries_in(run, "leads.jsonl")
    assert (entry["by"], entry["reason"]) == ("an, bình", "12/CV-UBND: để xác minh")
    assert entry["document"] == "12/CV-UBND"
    forget_leads(run.workspace)
