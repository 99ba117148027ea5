"""A lead in a few plain sentences, without bits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desk.base.language import gettext
from desk.leads.innocence import (
    HOUSEHOLD,
    TWO_PAPERS,
    UNAWARE,
    may_be_one,
    stories_in,
    stories_of,
    suspect_parts,
)
from desk.leads.lead_words import UNFINISHED, part_words
from desk.leads.leads import queue_of
from desk.leads.observations import weight_words
from desk.leads.sentence import (
    COUNTS,
    IN_HAND,
    ONE_PERSON,
    _of_stories,
    checks_of,
    most_likelier,
    pairs_of,
    sentences_of,
    times_words,
)
from desk.runs.run import Run
from desk.web.leads.briefs import brief_of
from engine.links.kin_names import ONE_NAME
from facts.forms.catalogue import KINDS

pytestmark = pytest.mark.usefixtures("key")


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "240")


def test_a_lead_says_what_is_in_common_how_much_likelier_what_is_not_ruled_out_and_what_to_ask(
    run: Run, say: Any
) -> None:
    _, text = say("leads", "show", "1", "--run", str(run.folder), "--full")
    for part in (
        "Từng cặp: 30985-CS-024 – 30988-CS-006 hai điều cùng có (chung một số điện thoại riêng; ",
        "Hợp với một người đứng sau, từng cặp: 30985-CS-024 – 30988-CS-006 hơn ",
        "“vợ chồng, người một nhà” khoảng 500 lần; ",
        " hơn “họ hàng, anh em” khoảng 40 lần.",
        "Không hơn “Một người có hai cơ sở hợp pháp, giấy tờ cũ và mới”: chuyện ấy giải thích mọi điều",
        "Chưa loại trừ: Một người có hai cơ sở hợp pháp, giấy tờ cũ và mới; Họ hàng, anh em.",
        "Hỏi trước: 30985-CT-0056 – 30988-CT-0028: Hai mã này là một người hay hai?",
    ):
        assert part in text
    _, english = say("leads", "show", "3", "--run", str(run.folder), "--lang", "en", "--full")
    assert "One person behind it fits about 40 times better than “kin who trade together”." in english


def test_what_to_ask_first_is_whether_two_ids_are_one_person_where_most_hangs_on_it(
    run: Run, say: Any
) -> None:
    lead = queue_of(run, date(2021, 3, 5)).leads[0].lead
    rules = queue_of(run, date(2021, 3, 5)).rules
    asked = [what for what, _, _ in _of_stories(lead, rules)]
    names = [p.word for j in lead.joins for p in j.weighed.parts if p.word == ONE_NAME and p.bits > 0]
    assert asked.count(gettext(ONE_PERSON)) == len(names)
    told = [story for j in lead.joins for story in stories_in(j, lead)]
    assert len(asked) == len(told) + len(names)


def test_pairs_that_lean_on_different_stories_are_not_multiplied(run: Run) -> None:
    """By hand: each pair's own bits, against its own story; their sum stands in no sentence."""
    queue = queue_of(run, date(2021, 3, 5))
    lead = queue.leads[0].lead
    pairs = [j for j in lead.joins if j.bits > 0]
    assert len({j.weighed.story for j in pairs}) > 1
    (likelier,) = (s for s in sentences_of(lead, queue.rules) if s.startswith("Hợp với"))
    for join in pairs:
        story = queue.rules.innocent.stories[join.weighed.story].title.get("vi")
        assert (
            f"{' – '.join(join.sides)} hơn “{story[:1].lower()}{story[1:]}” {times_words(join.bits)}"
            in likelier
        )
    assert lead.bits > max(j.bits for j in pairs) + 3
    assert times_words(lead.bits) not in likelier
    assert most_likelier(lead, queue.rules).endswith(times_words(max(j.bits for j in pairs)))


def test_how_much_likelier_is_said_with_than_what_wherever_it_stands(run: Run, say: Any) -> None:
    queue = queue_of(run, date(2021, 3, 5))
    for found in queue.leads:
        than = most_likelier(found.lead, queue.rules)
        assert "một người đứng sau hơn “" in than
        assert than == brief_of(found, queue).likelier
        assert than in weight_words(found.lead, queue.rules)
    for form in ([], ["--full"]):
        _, text = say("leads", str(run.folder), *form)
        assert text.count("hợp với một người đứng sau hơn “") >= len(queue.leads)


def test_what_is_in_common_is_counted_pair_by_pair(run: Run) -> None:
    """No pair has all four that a lead of two pairs has."""
    queue = queue_of(run, date(2021, 3, 5))
    lead = next(found.lead for found in queue.leads if len(pairs_of(found.lead)) > 1)
    common = sentences_of(lead, queue.rules)[0]
    counts = gettext(COUNTS).lower().split()
    for join in pairs_of(lead):
        seen = list(dict.fromkeys(part_words(p, lead.cases) for p in suspect_parts(join)))
        told = f"{counts[len(seen)]} điều cùng có ({'; '.join(seen)})"
        assert f"{' – '.join(join.sides)} {told}" in common
    assert f"{counts[len(lead.things)]} điều" not in common


def test_one_name_says_whether_the_year_of_birth_is_the_same_or_unknown(run: Run) -> None:
    lead = queue_of(run, date(2021, 3, 5)).leads[0].lead
    (part,) = [p for j in lead.joins for p in j.weighed.parts if p.word == ONE_NAME]
    assert part.dated
    assert part_words(part) == "cùng họ tên, cùng năm sinh: có thể là một người"
    undated = part_words(replace(part, dated=False))
    assert undated == "cùng họ tên, năm sinh chưa rõ: có thể là một người"


def test_records_of_one_name_are_no_couple_and_may_be_of_a_lawful_holder(run: Run) -> None:
    queue = queue_of(run, date(2021, 3, 5))
    lead = queue.leads[0].lead
    (join,) = [j for j in lead.joins if may_be_one(j)]
    assert next(iter(stories_in(join, lead))) == TWO_PAPERS
    assert HOUSEHOLD not in stories_in(join, lead)
    assert checks_of(lead, queue.rules)[0].what == gettext(ONE_PERSON)


def test_a_holder_whose_venue_a_suspect_comes_to_may_not_have_known(run: Run) -> None:
    """Unless a case they share names the holder too."""
    queue = queue_of(run, date(2021, 3, 5))
    lead = queue.leads[1].lead
    (join,) = [j for j in lead.joins if not j.by_case]
    named = [e for e in lead.evidence if e.row.form == "B07" and "31006-CT-0020" in e.row.key]
    assert len(named) == 1
    assert UNAWARE not in stories_in(join, lead)
    unnamed = replace(lead, evidence=tuple(e for e in lead.evidence if e not in named))
    assert stories_of(unnamed)[0] == UNAWARE
    asked = [check.tells for check in checks_of(unnamed, queue.rules)]
    assert any(tells.startswith("Hỏi chủ, người làm") for tells in asked)


def test_who_has_an_open_case_is_asked_before_anybody_in_it(run: Run) -> None:
    """Papers alone may be compared before; who may be warned or hurt may not be asked."""
    queue = queue_of(run, date(2021, 3, 5))
    first, second = queue.leads[0].lead, queue.leads[1].lead
    assert [check.what for check in checks_of(first, queue.rules)][:2] == [
        gettext(ONE_PERSON),
        gettext(IN_HAND),
    ]
    check = checks_of(second, queue.rules)[0]
    assert (check.what, check.about) == (gettext(IN_HAND), ("31006-VA-2020-02", "31006-VA-2020-03"))
    assert f"Hỏi trước: 31006-VA-2020-02, 31006-VA-2020-03: {check.tells}." in sentences_of(
        second, queue.rules
    )
    closed = tuple(replace(m, status="đã xét xử") for m in second.timeline)
    shut = checks_of(replace(second, timeline=closed), queue.rules)
    assert gettext(IN_HAND) not in [check.what for check in shut]
    assert set(KINDS["case"].fields["status"].values) >= UNFINISHED


def test_a_lead_says_as_what_a_case_names_each(run: Run, say: Any) -> None:
    _, text = say("leads", "show", "2", "--run", str(run.folder), "--full")
    assert "nghi vấn: tuyển mộ)" in text


def test_the_queue_says_its_order_and_which_leads_are_about_children(run: Run, say: Any) -> None:
    _, text = say("leads", str(run.folder), "--full")
    assert "Thứ tự: nhiều điều cùng có đứng trước" in text
    assert "Trẻ em trước hết: xem trước, dù đứng sau, MM-" in text
    _, english = say("leads", str(run.folder), "--lang", "en", "--full")
    assert "Children first: look first" in english


def test_no_officer_reads_of_bits_before_the_evidence(run: Run, say: Any) -> None:
    for lang in ("vi", "en"):
        _, text = say("leads", "show", "1", "--run", str(run.folder), "--lang", lang, "--full")
        first = text.partition("Bằng chứng" if lang == "vi" else "Evidence")[0]
        assert " bit" not in first.lower()
        assert " bit" not in say("leads", str(run.folder), "--lang", lang, "--full")[1].lower()


def test_a_story_of_workers_is_told_only_of_workers(run: Run, say: Any) -> None:
    _, text = say("leads", "show", "2", "--run", str(run.folder), "--full")
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
