"""Officers' words in papers: figures stay the program's, words outlive a new run, and nobody overwrites
anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.base.faults import WRONG_USE, Stop
from desk.base.output import Output
from desk.base.paper.content import Body, Heading, PaperHead, Paragraphs, Printed, Text
from desk.cli.report import _say_words
from desk.office.papers.wording import SentencePlace, bound, filled, numbers_in
from desk.office.papers.wording_log import (
    PaperName,
    word_dropped,
    word_kept,
    worded,
    wording_log,
    words_erased,
)
from tests.desk.conftest import Office
from tests.facts import builders

PAPER, DAY = PaperName("tom-tat", "2020"), date(2021, 2, 1)
PLACE = SentencePlace("Cần quyết định", 0)


def paper(*sentences: str) -> Printed:
    blocks = (Heading("Cần quyết định"), Paragraphs(tuple(Text(one) for one in sentences)))
    body = Body("TÓM TẮT", "Kết quả", (), (), blocks=blocks)
    return Printed("x", PaperHead("", "UBND", "Số", "ngày"), body, ())


def lines(made: Printed) -> list[str]:
    assert made.body is not None
    return [t.text for b in made.body.blocks if isinstance(b, Paragraphs) for t in b.paragraphs]


def keep(office: Office, made: Printed, typed: str, why: str = "", seen: int = 0, by: str = "an") -> None:
    word_kept(office.made, PAPER, made, PLACE, typed, why, seen, by, DAY)


def test_what_is_a_number_and_what_a_code() -> None:
    said = (
        "Ngày 31/01/2021, B02 của 9 xã: 1.234,5 điểm theo 54/KH-UBND, tăng +3, giảm -2; G1, 88,24 % (8/9 đơn"
        " vị), 83,08/100, 2020-6T."
    )
    assert numbers_in(said) == ("31/01/2021", "9", "1.234,5", "3", "2", "88,24", "8/9", "83,08/100", "2020")


@given(
    st.lists(
        st.sampled_from(["xã", "12", "91,04", "31/01/2021", "nợ", "B02", "1.200", ",", "còn"]), max_size=9
    )
)
def test_a_sentence_left_as_it_is_is_bound_whole(parts: list[str]) -> None:
    said = " ".join(parts)
    found = bound(said, said)
    assert (filled(found.words, said), found.dropped) == (said, ())


def test_words_stand_with_the_figures_of_a_new_run(office: Office) -> None:
    keep(
        office,
        paper("Còn 5 biểu của 3 xã chưa nộp."),
        "Còn 5 biểu của 3 xã chưa nộp; đề nghị nộp trước 28/02/2021.",
    )
    draft = worded(office.made, PAPER, paper("Còn 4 biểu của 2 xã chưa nộp."))
    assert lines(draft.paper) == ["Còn 4 biểu của 2 xã chưa nộp; đề nghị nộp trước 28/02/2021."]
    assert draft.sentences[0].moves == (("5", "4"), ("3", "2"))


def test_a_number_typed_in_place_of_the_programs_is_shown_as_old_after_a_new_run(office: Office) -> None:
    keep(office, paper("Còn 5 biểu chưa nộp."), "Còn 6 biểu chưa nộp.", "một biểu đến muộn")
    assert worded(office.made, PAPER, paper("Còn 5 biểu chưa nộp.")).sentences[0].moves == ()
    draft = worded(office.made, PAPER, paper("Còn 2 biểu chưa nộp."))
    assert lines(draft.paper)[0] == "Còn 6 biểu chưa nộp. *"
    assert draft.sentences[0].moves == (("5", "2"),)


def test_paper_names_the_numbers_that_changed_under_words(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(office, paper("Còn 5 biểu."), "Chỉ còn 5 biểu.")
    _say_words([worded(office.made, PAPER, paper("Còn 4 biểu."))], Output(False))
    said = capsys.readouterr().out
    assert "5 → 4" in said
    assert "“Chỉ còn 4 biểu.”" in said


def test_words_wait_where_the_program_writes_another_sentence(office: Office) -> None:
    keep(office, paper("Còn 5 biểu chưa nộp."), "Chỉ còn 5 biểu chưa nộp.")
    draft = worded(office.made, PAPER, paper("Đủ biểu."))
    assert lines(draft.paper) == ["Đủ biểu."]
    assert [edit.then for edit in draft.waiting] == ["Chỉ còn 5 biểu chưa nộp."]


def test_a_sentence_that_moved_keeps_its_words(office: Office) -> None:
    keep(office, paper("Còn 5 biểu chưa nộp."), "Chỉ còn 5 biểu chưa nộp.")
    draft = worded(office.made, PAPER, paper("Mới: 2 xã.", "Còn 6 biểu chưa nộp."))
    assert lines(draft.paper) == ["Mới: 2 xã.", "Chỉ còn 6 biểu chưa nộp."]
    assert not draft.waiting


def test_a_number_is_not_typed_over_and_is_left_out_for_a_reason_only(office: Office) -> None:
    made = paper("Xã đạt 91,04 điểm.")
    with pytest.raises(Stop, match="91,04"):
        keep(office, made, "Xã đạt 92 điểm.")
    keep(office, made, "Xã đạt điểm cao.", "chờ thẩm định lại")
    assert lines(worded(office.made, PAPER, made).paper) == [
        "Xã đạt điểm cao. *",
        "* Người soạn bỏ số của chương trình ở câu này: chờ thẩm định lại",
    ]


def test_the_second_is_told_of_the_first(office: Office) -> None:
    made = paper("Đủ biểu.")
    keep(office, made, "Đủ mọi biểu.")
    with pytest.raises(Stop, match=r"an đã sửa câu này trước: “Đủ mọi biểu\."):
        keep(office, made, "Các xã đủ biểu.", by="bình")
    first = worded(office.made, PAPER, made).sentences[0].edit
    assert first is not None
    keep(office, made, "Các xã đủ biểu.", seen=first.n, by="bình")
    with pytest.raises(Stop):
        word_dropped(office.made, PAPER, first.n, "an", DAY)
    second = worded(office.made, PAPER, made).sentences[0].edit
    assert second is not None
    word_dropped(office.made, PAPER, second.n, "an", DAY)
    assert lines(worded(office.made, PAPER, made).paper) == ["Đủ biểu."]


def test_lines_become_paragraphs_a_struck_sentence_none_and_another_paper_nothing(office: Office) -> None:
    made = paper("Đủ biểu.", "Xong.")
    keep(office, made, "Đủ biểu.\n\n  Cảm ơn   các xã. ")
    word_kept(office.made, PAPER, made, SentencePlace("Cần quyết định", 1), " ", "", 0, "an", DAY)
    assert lines(worded(office.made, PAPER, made).paper) == ["Đủ biểu.", "Cảm ơn các xã."]
    assert lines(worded(office.made, replace(PAPER, period="2019"), made).paper) == ["Đủ biểu.", "Xong."]


@pytest.mark.parametrize("typed", ["gọi 0912 345 678", "x" * 5000])
def test_what_no_log_should_hold_is_refused(office: Office, typed: str) -> None:
    with pytest.raises(Stop):
        keep(office, paper("Đủ biểu."), typed)
    assert lines(worded(office.made, PAPER, paper("Đủ biểu.")).paper) == ["Đủ biểu."]


# Words that must be taken out


def everything(office: Office) -> str:
    return "\n".join(
        p.read_bytes().decode(errors="replace")
        for p in (office.made.folder / "decisions").rglob("*")
        if p.is_file()
    )


def test_no_log_holds_an_officers_words(office: Office) -> None:
    keep(office, paper("Còn 5 biểu."), "Còn 5 biểu, ông Lê Thử hứa nộp.", "")
    logs = (office.made.folder / "decisions").glob("*.jsonl")
    assert not any("Lê Thử" in log.read_text("utf-8") for log in logs)
    assert "Lê Thử" in everything(office)


def test_words_taken_out_are_nowhere_and_the_programs_sentence_is_back(office: Office) -> None:
    made, other = paper("Còn 5 biểu.", "Có 3 xã."), "Có 3 xã ở xa."
    word_kept(office.made, PAPER, made, replace(PLACE, nth=1), other, "", 0, "an", DAY)
    keep(office, made, "Còn 5 biểu, ông Lê Thử hứa nộp.")
    keep(office, made, "Còn 5 biểu, bà Lê Thử hứa nộp.", seen=2)
    with pytest.raises(Stop, match="phải có lý do"):
        words_erased(office.made, PAPER, 3, "  ", "an", DAY)
    words_erased(office.made, PAPER, 3, "có tên người", "an", DAY)
    assert "Lê Thử" not in everything(office)
    draft = worded(office.made, PAPER, made)
    assert lines(draft.paper) == ["Còn 5 biểu.", other]
    keep(office, made, "Còn 5 biểu; xã hứa nộp.")
    assert lines(worded(office.made, PAPER, made).paper) == ["Còn 5 biểu; xã hứa nộp.", other]


def test_erase_reaches_words_by_number_and_whoever_is_erased(office: Office) -> None:
    party = builders.party(1, name="Lê Thị Thử")
    office.send("a.xlsx", {"B02": [builders.venue(1)], "B03": [party]})
    made = paper("Còn 5 biểu.")
    keep(office, made, "Còn 5 biểu; LÊ THỊ  THỬ hứa nộp.".replace("  ", " "))
    assert office.run("erase", str(party["id"]), "--reason", "theo đơn", "--yes") in (0, 1)
    assert "THỬ" not in everything(office)
    keep(office, made, "Còn 5 biểu; ông Trần Thử hứa nộp.")
    n = f"paper_words:{wording_log(office.made).entries()[-1]['n']}"
    assert office.run("erase", "--words", n, "--reason", "có tên người") == WRONG_USE
    assert office.run("erase", "--words", n, "--reason", "có tên người", "--yes") == 0
    assert "Trần Thử" not in everything(office)
    assert lines(worded(office.made, PAPER, made).paper) == ["Còn 5 biểu."]


def test_words_that_were_changed_or_lost_stop_in_words(office: Office) -> None:
    made = paper("Còn 5 biểu.")
    keep(office, made, "Còn 5 biểu; xã hứa nộp.")
    (one,) = (office.made.folder / "decisions" / "words").glob("*.json")
    one.write_text(one.read_text("utf-8").replace("hứa", "chưa"), "utf-8")
    with pytest.raises(Stop, match="đã mất hoặc bị sửa"):
        worded(office.made, PAPER, made)
    assert office.run("erase", "--words", one.stem[:12], "--reason", "tệp hỏng", "--yes") == 0
    assert lines(worded(office.made, PAPER, made).paper) == ["Còn 5 biểu."]
