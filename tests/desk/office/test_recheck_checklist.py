"""A recheck from the list to what stands: sealed, drawn in public, answered by two persons."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import docx
import openpyxl
import polars
import pytest

from desk.base.faults import WRONG_USE, Stop
from desk.base.output import PIPED
from desk.office.acts import RECHECK, Doing
from desk.office.papers.recheck_sentences import _of_list
from desk.office.recheck_checklist import (
    ANSWER_WORDS,
    COUNTS_AS_DIFFERENT,
    NOT_PRINTED,
    PLACE_WORDS,
    answers_given,
    answers_in,
    checklist_of,
    write_checklist,
)
from desk.runs.found_runs import found_run
from desk.runs.recheck import (
    AS_REPORTED,
    DIFFERS,
    UNSEEN,
    Recheck,
    StillFalse,
    basis_of,
    every_recheck,
    recheck_of,
    refuse_none,
    standing_list,
)
from desk.runs.recheck_acts import Seed, draw_rows, first_draws, fix_list, record_answers, void_list
from desk.runs.recheck_list import (
    PLACE,
    DrawList,
    ListedRow,
    among_first,
    read_list,
    still_false,
    without_a_place,
)
from desk.runs.recheck_outcome import (
    FALLEN,
    FALSE_ROWS,
    NOT_CHECKED,
    OPEN,
    OVERTAKEN,
    STANDS,
    SURE,
    VOID,
    among_first_now,
    first_words,
    is_complete,
    outcome_of,
    rechecked,
    state_words,
    stood,
    voided_words,
    wanted_draws,
    words_for_commune,
)
from desk.runs.run import Run, rules_of
from desk.runs.year import Year, year_of_run
from engine.evaluation.ranking import Places
from engine.recheck.bound import UNITS
from engine.recheck.draw import drawn as drawn_by_hand
from engine.recheck.draw import places_drawn
from engine.recheck.stakes import Claim, StakedRow
from facts.standing import Record, Source
from tests.desk.conftest import Office
from tests.desk.printed_size import too_small
from tests.facts import builders

BOOK = "healthy_commune"
LISTED_ON, SEED_DAY, TODAY = date(2021, 1, 10), date(2021, 1, 12), date(2021, 1, 13)
SEED = Seed("48151", "Xổ số Kiên Giang, giải đặc biệt", SEED_DAY)
FIRST, SURE_UNIT = "30985", "30988"


def claim(unit: str, rows: int, stake: int, margin: int | None) -> Claim:
    listed = (
        StakedRow("activity", (unit, str(n)), Source("a.xlsx", "B11", n), stake, ("C1",)) for n in range(rows)
    )
    return Claim(unit, Fraction(80), "kha", margin, tuple(listed))


SCORES = {FIRST: Fraction(80), SURE_UNIT: Fraction(76)}
CLAIMS = (claim(FIRST, 40, 2 * UNITS, 10 * UNITS), claim(SURE_UNIT, 3, UNITS, 10 * UNITS))


def listed_rows(claims: Sequence[Claim] = CLAIMS) -> DrawList:
    rows = []
    for one in claims:
        for number, row in enumerate(one.rows, 1):
            source = row.source
            rows.append(
                ListedRow(one.subject, number, "B11", source.file, source.sheet, source.row, row.stake)
            )
        for number in range(len(one.rows) + 1, len(one.rows) + 7):
            rows.append(ListedRow(one.subject, number, PLACE, "", f"ấp, khu phố thứ {number}", 0, 0))
    return DrawList(tuple(rows))


def stands(office: Office) -> Recheck:
    return refuse_none(recheck_of(office.made, "2020"), 2020)


@pytest.fixture
def listed(office: Office) -> DrawList:
    where = {"period": "2020", "run": "2020-x", "rulebook": "healthy_commune", "limit": "5/100"}
    fix_list(office.made, where, CLAIMS, listed_rows(), "An", LISTED_ON)
    return listed_rows()


@pytest.fixture
def drawn(office: Office, listed: DrawList) -> Recheck:
    draw_rows(office.made, stands(office), listed, SEED, first_draws(stands(office)), 3, "An", TODAY)
    return stands(office)


def answer(office: Office, answers: Mapping[int, str], second: str = "Chi") -> None:
    record_answers(office.made, stands(office), FIRST, answers, "Bình", second, "12/BB", TODAY)


def test_a_list_is_read_back_as_it_was_published(tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.csv"
    path.write_text(listed_rows().text, "utf-8")
    assert read_list(path) == listed_rows()
    assert read_list(path).hash == listed_rows().hash


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "Mã đơn vị\n", "\x00\x01"])
def test_what_is_no_list_is_refused_in_words(tmp_path: Path, content: str) -> None:
    path = tmp_path / "danh-sach.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(Stop, match="không phải danh sách phúc tra"):
        read_list(path)


@pytest.mark.parametrize(
    "method", [{}, {"method": "số rút|mã băm danh sách|mã xã|lượt"}], ids=["before", "now"]
)
def test_the_hash_of_a_list_is_mixed_into_its_draw_but_not_of_lists_of_before(
    office: Office, method: Mapping[str, str]
) -> None:
    where = {"period": "2020", "run": "2020-x", "rulebook": BOOK, "limit": "5/100", **method}
    fix_list(office.made, where, CLAIMS, listed_rows(), "An", LISTED_ON)
    draw_rows(office.made, stands(office), listed_rows(), SEED, {FIRST: 9}, 3, "An", TODAY)
    seed = f"{SEED.text}|{listed_rows().hash}" if method else SEED.text
    rows = tuple(place + 1 for place in drawn_by_hand([2 * UNITS] * 40, seed, FIRST, 9))
    assert stands(office).draws[FIRST] == rows
    places = {41 + place for place in places_drawn(6, seed, FIRST, 3)}
    assert set(stands(office).places[FIRST]) == places


def test_a_list_that_was_changed_is_not_drawn_from(office: Office, listed: DrawList) -> None:
    first, *rest = listed.rows
    changed = DrawList((replace(first, stake=1), *rest))
    with pytest.raises(Stop, match="không phải bản đã chốt"):
        draw_rows(office.made, stands(office), changed, SEED, {FIRST: 5}, 3, "An", TODAY)


@pytest.mark.parametrize("day", [LISTED_ON, date(2020, 12, 1), date(2021, 2, 1)])
def test_a_seed_that_could_be_known_before_the_list_or_is_of_no_day_yet_is_refused(
    office: Office, listed: DrawList, day: date
) -> None:
    why = "chưa đến ngày ấy" if day > TODAY else "sau ngày chốt danh sách"
    with pytest.raises(Stop, match=why):
        draw_rows(office.made, stands(office), listed, replace(SEED, day=day), {FIRST: 5}, 3, "An", TODAY)


def test_a_second_seed_is_refused_and_more_rows_are_drawn_by_the_first(
    office: Office, listed: DrawList, drawn: Recheck
) -> None:
    with pytest.raises(Stop, match="đã rút bằng số khác"):
        draw_rows(office.made, drawn, listed, replace(SEED, text="9"), {FIRST: 5}, 3, "An", TODAY)
    answer(office, {drawn.draws[FIRST][0]: AS_REPORTED})
    draw_rows(office.made, stands(office), listed, None, {FIRST: 5}, 1, "An", TODAY)
    before = drawn.draws[FIRST]
    assert stands(office).places == drawn.places
    left = {row.number for row in checklist_of(stands(office), listed, FIRST)}
    assert left == {*stands(office).to_see(FIRST)} - {before[0]}
    assert stands(office).draws[FIRST][: len(before)] == before
    assert len(stands(office).draws[FIRST]) == len(before) + 5


def test_a_band_that_no_row_can_lower_is_not_drawn(drawn: Recheck) -> None:
    assert set(drawn.draws) == {FIRST}
    assert outcome_of(drawn, SURE_UNIT).state == SURE


def test_rows_all_as_reported_let_the_band_stand(office: Office, drawn: Recheck) -> None:
    assert outcome_of(drawn, FIRST).state == NOT_CHECKED
    answer(office, dict.fromkeys(drawn.to_see(FIRST), AS_REPORTED))
    outcome = outcome_of(stands(office), FIRST)
    assert (outcome.state, outcome.false, outcome.waiting, outcome.places_seen) == (STANDS, 0, 0, 3)
    assert outcome.risk <= 0.05
    assert Fraction(70) <= outcome.least_score < Fraction(80)


def test_rows_after_one_nobody_answered_for_do_not_count(office: Office, drawn: Recheck) -> None:
    first = drawn.draws[FIRST][0]
    answer(office, {number: AS_REPORTED for number in drawn.to_see(FIRST) if number != first})
    outcome = outcome_of(stands(office), FIRST)
    assert (outcome.state, outcome.draws, outcome.waiting) == (NOT_CHECKED, 0, 1)
    assert f"còn 1 dòng chưa trả lời: số {first}" in state_words(outcome, Fraction(1, 20))


def test_what_was_seen_is_said_while_another_row_waits(office: Office, drawn: Recheck) -> None:
    differs, unseen, *_, waiting = dict.fromkeys(drawn.draws[FIRST])
    answers = dict.fromkeys(drawn.to_see(FIRST), AS_REPORTED) | {differs: DIFFERS, unseen: UNSEEN}
    answer(office, {number: said for number, said in answers.items() if number != waiting})
    words = state_words(outcome_of(stands(office), FIRST), Fraction(1, 20))
    assert "1 dòng khác báo cáo · 1 dòng không xem được · còn 1 dòng chưa trả lời" in words


def test_a_band_that_stands_in_spite_of_a_false_row_says_so(office: Office, drawn: Recheck) -> None:
    answer(office, dict.fromkeys(drawn.to_see(FIRST), AS_REPORTED) | {drawn.draws[FIRST][-1]: DIFFERS})
    outcome = replace(outcome_of(stands(office), FIRST), state=STANDS)
    assert "1 dòng khác báo cáo" in state_words(outcome, Fraction(5, 100))


def test_more_is_drawn_where_no_row_waits_or_for_communes_that_are_named(
    office: Office, listed: DrawList
) -> None:
    both = (CLAIMS[0], claim(SURE_UNIT, 40, UNITS, 5 * UNITS))
    where = {"period": "2020", "run": "2020-x", "rulebook": BOOK, "limit": "5/100"}
    fix_list(office.made, where, both, listed_rows(both), "An", LISTED_ON, reason="báo cáo bổ sung")
    first = first_draws(stands(office))
    assert wanted_draws(stands(office), 0) == first
    assert wanted_draws(stands(office), 20, [FIRST]) == {FIRST: first[FIRST] + 20}
    draw_rows(office.made, stands(office), listed_rows(both), SEED, {FIRST: first[FIRST]}, 3, "An", TODAY)
    assert wanted_draws(stands(office), 20) == {FIRST: 0, SURE_UNIT: first[SURE_UNIT] + 20}
    assert wanted_draws(stands(office), 20, [FIRST]) == {FIRST: 20}
    answer(office, dict.fromkeys(stands(office).to_see(FIRST), AS_REPORTED))  # it stands
    assert wanted_draws(stands(office), 20, [FIRST]) == {FIRST: 0}


@pytest.mark.parametrize(("answered", "state"), [(DIFFERS, FALSE_ROWS), (UNSEEN, OPEN)])
def test_a_row_that_differs_or_that_nobody_can_see_keeps_the_band_open(
    office: Office, drawn: Recheck, answered: str, state: str
) -> None:
    answer(office, dict.fromkeys(drawn.to_see(FIRST), AS_REPORTED) | {drawn.draws[FIRST][0]: answered})
    outcome = outcome_of(stands(office), FIRST)
    assert outcome.state == state
    assert outcome.more_draws > 0
    assert wanted_draws(stands(office), 20) == {FIRST: 20, SURE_UNIT: 0}


def test_where_every_row_was_looked_at_nothing_is_left_to_chance(office: Office, listed: DrawList) -> None:
    draw_rows(office.made, stands(office), listed, SEED, {FIRST: 600}, 0, "An", TODAY)
    recheck = stands(office)
    assert recheck.numbers(FIRST) == tuple(range(1, 41))
    answer(office, dict.fromkeys(recheck.numbers(FIRST), AS_REPORTED) | {1: UNSEEN, 2: DIFFERS})
    outcome = outcome_of(stands(office), FIRST)
    assert (outcome.state, outcome.least_score, outcome.risk) == (STANDS, Fraction(76), 0)
    for given in (UNSEEN, DIFFERS):
        answer(office, dict.fromkeys(range(1, 6), given) | {2: DIFFERS})
        outcome = outcome_of(stands(office), FIRST)
        assert (outcome.state, outcome.more_draws) == (FALLEN, 0)
        assert "5 dòng khác báo cáo hoặc không xem được" in state_words(outcome, Fraction(1, 20))


def test_a_band_does_not_stand_by_its_first_draws_where_false_rows_seen_later_carry_the_margin(
    office: Office, listed: DrawList
) -> None:
    needed = first_draws(stands(office))[FIRST]
    draw_rows(office.made, stands(office), listed, SEED, {FIRST: needed + 30}, 0, "An", TODAY)
    first, later = set(stands(office).draws[FIRST][:needed]), stands(office).draws[FIRST][needed:]
    answer(office, dict.fromkeys(first, AS_REPORTED))
    assert outcome_of(stands(office), FIRST).state == STANDS
    after = list(dict.fromkeys(number for number in later if number not in first))[:5]
    answer(office, dict.fromkeys(after[:4], DIFFERS))
    assert outcome_of(stands(office), FIRST).state == STANDS
    answer(office, {after[4]: DIFFERS})  # five rows of two points: the margin
    outcome = outcome_of(stands(office), FIRST)
    assert (outcome.state, outcome.least_score) == (FALLEN, Fraction(70))
    assert wanted_draws(stands(office), 20) == {FIRST: 0, SURE_UNIT: 0}  # none can help


def test_a_row_found_false_by_an_earlier_list_counts_where_it_was_not_drawn(
    office: Office, drawn: Recheck
) -> None:
    answer(office, {drawn.draws[FIRST][0]: DIFFERS})
    where = {"period": "2020", "run": "2020-x", "rulebook": BOOK, "limit": "5/100"}
    again = [claim(FIRST, 40, 2 * UNITS, 2 * UNITS)]
    false = {FIRST: {7: StillFalse(drawn.draws[FIRST][0], "a.xlsx, B11, dòng 6")}}
    fix_list(
        office.made, where, again, listed_rows(again), "An", LISTED_ON, reason="báo cáo bổ sung", false=false
    )
    draw_rows(office.made, stands(office), listed_rows(again), SEED, {FIRST: 1}, 0, "An", TODAY)
    assert 7 not in stands(office).numbers(FIRST)
    answer(office, dict.fromkeys(stands(office).numbers(FIRST), AS_REPORTED))
    outcome = outcome_of(stands(office), FIRST)
    assert (outcome.state, outcome.false, outcome.more_draws) == (FALLEN, 1, 0)


def test_one_person_alone_rechecks_nothing(office: Office, drawn: Recheck) -> None:
    with pytest.raises(Stop, match="người thứ hai"):
        answer(office, {1: AS_REPORTED}, second=" bình ")


def test_what_a_commune_did_not_report_is_said_beside_its_band(office: Office, drawn: Recheck) -> None:
    seen = dict.fromkeys(drawn.numbers(FIRST), AS_REPORTED) | {drawn.places[FIRST][0]: DIFFERS}
    answer(office, seen)
    outcome = outcome_of(stands(office), FIRST)
    assert (outcome.state, outcome.unreported_places) == (STANDS, 1)
    assert "1 nơi có điều chưa báo" in state_words(outcome, Fraction(1, 20))


def test_a_list_made_again_after_a_draw_is_seen(office: Office, drawn: Recheck) -> None:
    where = {"period": "2020", "run": "2020-x", "rulebook": "healthy_commune", "limit": "5/100"}
    with pytest.raises(Stop, match="Nêu lý do lập nữa"):
        fix_list(office.made, where, CLAIMS, listed_rows(), "An", TODAY)
    fix_list(office.made, where, CLAIMS, listed_rows(), "An", TODAY, reason="thẩm định lại")
    again = stands(office)
    assert (again.lists_before, again.drawn_before, again.draws) == (1, 1, {})
    assert again.limit_of(FIRST) == Fraction(10, 100)
    stood = replace(outcome_of(again, FIRST), state=STANDS)
    assert "để lọt ≤ 10 %" in state_words(stood, again.limit_of(FIRST))


def test_the_limit_of_a_list_by_another_rulebook_is_added(office: Office, drawn: Recheck) -> None:
    where = {"period": "2020", "run": "2020-x", "limit": "5/100"}
    other = where | {"rulebook": "another"}
    rows = DrawList(listed_rows().rows[:9])
    with pytest.raises(Stop, match="Nêu lý do lập nữa"):
        fix_list(office.made, other, CLAIMS[:1], rows, "An", TODAY)
    fix_list(office.made, other, CLAIMS[:1], rows, "An", TODAY, reason="bộ khác")

    def limits(rulebook: str) -> list[Fraction]:
        recheck = recheck_of(office.made, "2020", rulebook)
        assert recheck is not None
        return [recheck.limit_of(unit) * 100 for unit in recheck.units]

    assert (limits(BOOK), limits("another")) == ([10, 5], [10])
    first = recheck_of(office.made, "2020", BOOK)
    assert first is not None
    assert (first.draws, first.answers) == (drawn.draws, drawn.answers)
    with pytest.raises(Stop, match="Nêu lý do lập nữa"):
        fix_list(office.made, where | {"rulebook": BOOK}, CLAIMS, listed_rows(), "An", TODAY)
    fix_list(office.made, where | {"rulebook": BOOK}, CLAIMS, listed_rows(), "An", TODAY, reason="lý do")
    assert (limits(BOOK), limits("another")) == ([15, 10], [15])


def test_a_list_drawn_by_a_mistyped_seed_is_voided_and_its_limit_counts(office: Office) -> None:
    where = {"period": "2020", "run": "2020-x", "rulebook": BOOK, "limit": "5/100"}
    where |= {"source": SEED.source, "seed_day": SEED_DAY.isoformat()}
    same = dict.fromkeys(SCORES, "x")

    def list_now(reason: str, seed_day: date) -> None:
        own = where | {"seed_day": seed_day.isoformat()}
        fix_list(office.made, own, CLAIMS, listed_rows(), "An", seed_day - timedelta(2), same, reason=reason)

    def draw(seed: Seed) -> Recheck:
        draw_rows(office.made, stands(office), listed_rows(), seed, {FIRST: 20}, 3, "An", seed.day)
        return stands(office)

    list_now("", SEED_DAY)
    with pytest.raises(Stop, match="chưa rút, không có số nào gõ nhầm"):
        void_list(office.made, stands(office), "An", "Bình", "gõ nhầm", TODAY)
    first = draw(SEED)
    found, place = first.draws[FIRST][0], first.places[FIRST][0]
    answer(office, {found: DIFFERS, place: DIFFERS})
    for second, reason, refusal in (("Bình", " ", "phải có lý do"), ("An", "gõ nhầm", "cần người thứ hai")):
        with pytest.raises(Stop, match=refusal):
            void_list(office.made, stands(office), "An", second, reason, TODAY)
    void_list(office.made, stands(office), "An", "Bình", "gõ nhầm một chữ số", TODAY)

    gone = stands(office)
    assert gone.voided == (gone.hash, SEED.text, TODAY, "An, Bình", "gõ nhầm một chữ số")
    assert outcome_of(gone, FIRST).state == VOID
    assert outcome_of(gone, SURE_UNIT).state == SURE
    assert "phải lập danh sách mới" in state_words(outcome_of(gone, FIRST), gone.limit_of(FIRST))
    assert gone.found_places(FIRST)
    assert gone.false_rows(FIRST)
    assert "đã bỏ ngày" in (said := _of_list(gone))
    assert "lý do và hai người bỏ ở trong sổ" in said
    assert "gõ nhầm" not in said  # nobody checked the reason that was given
    for act in (
        lambda: draw(SEED),
        lambda: answer(office, {1: AS_REPORTED}),
        lambda: void_list(office.made, gone, "An", "Bình", "gõ nhầm", TODAY),
    ):
        with pytest.raises(Stop, match="Danh sách này đã bỏ ngày"):
            act()
    with pytest.raises(Stop, match="Nêu lý do"):
        list_now("", TODAY + timedelta(9))
    list_now("gõ nhầm số rút", TODAY + timedelta(9))
    now = draw(replace(SEED, text="48152", day=TODAY + timedelta(9)))
    assert now.limit_of(FIRST) * 100 == 10
    assert (now.lists_before, now.drawn_before, now.voided) == (1, 1, None)
    assert now.voided_before == (gone.voided,)
    assert "rút bằng số 48151" in voided_words(now.voided_before[0])
    assert now.found_places(FIRST) == gone.found_places(FIRST)
    with pytest.raises(Stop, match="không đổi"):
        list_now("rút lại", TODAY + timedelta(20))


def test_first_places_are_said_with_their_condition() -> None:
    assert first_words(3) == "cả trong 3 đơn vị đứng đầu nếu đơn vị khác không hơn hạng, điểm đã báo"
    assert first_words(0) == ""


def test_lists_of_two_rulebooks_are_drawn_and_answered_side_by_side(
    office: Office, drawn: Recheck, checklist: Path, tmp_path: Path
) -> None:
    where = {"period": "2020", "run": "2020-x", "rulebook": "another", "limit": "5/100", "method": "x"}
    of_other = DrawList(listed_rows().rows, (("Bộ tiêu chí", "another"),))
    fix_list(office.made, where, CLAIMS, of_other, "An", LISTED_ON, reason="bộ khác")
    rechecks = every_recheck(office.made, "2020")
    assert [of.rulebook for of in rechecks] == ["another", BOOK]
    other = standing_list(rechecks, of_other.hash)
    assert other is not None
    draw_rows(office.made, other, of_other, SEED, {FIRST: 9}, 3, "An", TODAY)
    rechecks = every_recheck(office.made, "2020")
    assert rechecks[1].draws == drawn.draws != rechecks[0].draws
    rows = checklist_of(rechecks[0], of_other, FIRST)
    second = write_checklist(tmp_path / "khac.xlsx", rechecks[0], "Xã", FIRST, rows)
    number = rows[0].number
    own = drawn.to_see(FIRST)[0]
    answered = answers_in(rechecks, [filled(second, {number: "khác"})])
    assert (answered.answers[FIRST][number], answered.faults) == (DIFFERS, ())
    assert answered.lists[FIRST].rulebook == "another"
    answered = answers_in(rechecks, [filled(checklist, {own: "khác"})])
    assert answered.lists[FIRST].rulebook == BOOK
    [fault] = answers_in(rechecks, [checklist, second]).faults
    assert "theo danh sách khác" in fault


def test_a_list_is_not_made_again_where_nothing_that_it_rests_on_has_changed(office: Office) -> None:
    where = {"period": "2020", "run": "2020-x", "rulebook": BOOK, "limit": "5/100"}
    where |= {"source": SEED.source, "seed_day": SEED_DAY.isoformat()}
    same = dict.fromkeys(SCORES, "x")

    def again(basis: Mapping[str, str], day: date) -> None:
        fix_list(office.made, where, CLAIMS, listed_rows(), "An", day, basis, reason="rút lại")

    again(same, LISTED_ON)
    again(same, LISTED_ON)  # nobody knew the seed: it adds nothing to the limit
    assert stands(office).limit_of(FIRST) == Fraction(5, 100)
    with pytest.raises(Stop, match="không đổi"):
        again(same, SEED_DAY)
    again(dict.fromkeys(SCORES, "y"), SEED_DAY)
    assert stands(office).limit_of(FIRST) == Fraction(10, 100)


def test_what_was_not_as_reported_becomes_so_by_other_persons_with_a_reason_alone(
    office: Office, drawn: Recheck
) -> None:
    number = drawn.draws[FIRST][0]
    answer(office, {number: DIFFERS})
    again = {number: AS_REPORTED}
    for by, second, reason in (("Bình", "Dung", "lý do"), ("Em", "Chi", "lý do"), ("Em", "Dung", " ")):
        with pytest.raises(Stop, match="hai người khác xem lại và lý do"):
            record_answers(
                office.made, stands(office), FIRST, again, by, second, "13/BB", TODAY, reason=reason
            )
    record_answers(
        office.made, stands(office), FIRST, again, "Em", "Dung", "13/BB", TODAY, reason="có sổ gốc"
    )
    assert stands(office).answers[FIRST, number] == AS_REPORTED
    assert outcome_of(stands(office), FIRST).overruled == 1


def test_a_row_that_differs_becomes_one_not_seen_by_other_persons_alone(
    office: Office, drawn: Recheck
) -> None:
    number = drawn.draws[FIRST][0]
    answer(office, {number: UNSEEN})
    answer(office, {number: DIFFERS})  # graver: by anybody
    with pytest.raises(Stop, match="hai người khác xem lại và lý do"):
        answer(office, {number: UNSEEN})
    assert stands(office).answers[FIRST, number] == DIFFERS


def test_a_seed_that_can_be_tried_out_is_refused_for_a_new_list(office: Office) -> None:
    where = {"period": "2020", "run": "2020-x", "rulebook": BOOK, "limit": "5/100", "places": "0"}
    fix_list(office.made, where, CLAIMS, listed_rows(), "An", LISTED_ON)
    for seed, refused in (("0481512", True), ("04815120", False)):
        drawing = (office.made, stands(office), listed_rows(), replace(SEED, text=seed), {FIRST: 5}, 0)
        if refused:
            with pytest.raises(Stop, match="ít nhất 8 chữ số"):
                draw_rows(*drawing, "An", TODAY)
        else:
            draw_rows(*drawing, "An", TODAY)
    assert stands(office).seed == "04815120"


def test_no_fewer_places_are_drawn_than_the_list_was_sealed_with(office: Office) -> None:
    where = {"period": "2020", "run": "2020-x", "rulebook": BOOK, "limit": "5/100", "places": "4"}
    fix_list(office.made, where, CLAIMS, listed_rows(), "An", LISTED_ON)
    seed = replace(SEED, text="04815120")
    draw_rows(office.made, stands(office), listed_rows(), seed, {FIRST: 5}, 0, "An", TODAY)
    four = stands(office).places[FIRST]
    draw_rows(office.made, stands(office), listed_rows(), None, {FIRST: 0}, 5, "An", TODAY)
    assert (len(four), len(stands(office).places[FIRST])) == (4, 5)
    assert {*four} < {*stands(office).places[FIRST]}


def test_a_band_that_stood_by_too_many_draws_gives_no_reward(
    office: Office, drawn: Recheck, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(office, dict.fromkeys(drawn.to_see(FIRST), AS_REPORTED))
    scores = polars.DataFrame({"subject": [FIRST], "bands": [["kha"]], "rulebook": [BOOK]})
    of_run = cast("Run", SimpleNamespace(table=lambda _: scores))
    recheck = stands(office)
    for before, rewarded in ((0, {FIRST}), (5, {FIRST}), (6, set())):
        units = {FIRST: replace(recheck.units[FIRST], before=Fraction(before, 100))}
        listed = replace(recheck, units=units)
        monkeypatch.setattr("desk.runs.recheck_outcome.rechecked", lambda *_, listed=listed: listed)
        assert stood(of_run, BOOK) == rewarded


def test_who_ever_found_a_row_otherwise_is_no_other_person(office: Office, drawn: Recheck) -> None:
    number = drawn.draws[FIRST][0]
    answer(office, {number: DIFFERS})  # Bình, Chi
    lost = {number: UNSEEN}
    record_answers(office.made, stands(office), FIRST, lost, "Em", "Dung", "13/BB", TODAY, reason="mất sổ")
    again, day = {number: AS_REPORTED}, TODAY
    with pytest.raises(Stop, match="hai người khác xem lại"):
        record_answers(office.made, stands(office), FIRST, again, "Bình", "Chi", "14/BB", day, reason="sổ")


def test_a_band_does_not_stand_for_rewards_until_every_place_drawn_was_seen(
    office: Office, drawn: Recheck
) -> None:
    answer(office, dict.fromkeys(drawn.numbers(FIRST), AS_REPORTED))
    outcome = outcome_of(stands(office), FIRST)
    assert (outcome.state, is_complete(outcome)) == (STANDS, False)
    assert "còn 3 nơi chưa xem được" in state_words(outcome, Fraction(1, 20))
    answer(office, dict.fromkeys(drawn.places[FIRST], AS_REPORTED))
    assert is_complete(outcome_of(stands(office), FIRST))
    sure = outcome_of(drawn, SURE_UNIT)
    assert (sure.state, is_complete(sure)) == (SURE, False)
    assert "chưa đến nơi nào" in state_words(sure, Fraction(1, 20))


def test_a_place_where_something_was_not_reported_is_seen_again_under_a_new_list(
    office: Office, drawn: Recheck
) -> None:
    place = drawn.places[FIRST][0]
    answer(office, {place: DIFFERS})
    where = {"period": "2020", "run": "2020-x", "rulebook": BOOK, "limit": "5/100"}
    fix_list(office.made, where, CLAIMS, listed_rows(), "An", LISTED_ON, reason="báo cáo bổ sung")
    assert outcome_of(stands(office), FIRST).unreported_places == 1
    draw_rows(office.made, stands(office), listed_rows(), SEED, {FIRST: 0}, 0, "An", TODAY)
    assert stands(office).places[FIRST] == (place,)
    answer(office, {place: AS_REPORTED})
    assert outcome_of(stands(office), FIRST).unreported_places == 0


def test_a_row_found_false_stays_so_under_a_new_list_until_two_others_see_it(
    office: Office, drawn: Recheck
) -> None:
    number = drawn.draws[FIRST][0]
    answer(office, {number: DIFFERS})
    ((was, place),) = stands(office).false_rows(FIRST).items()
    assert (was, place) == (number, f"a.xlsx, B11, dòng {number - 1}")
    where = {"period": "2020", "run": "2020-x", "rulebook": BOOK, "limit": "5/100"}
    place = "a.xlsx, B11, dòng 6"  # of the new list's row 7
    false = {FIRST: {7: StillFalse(was, place)}}
    fix_list(
        office.made, where, CLAIMS, listed_rows(), "An", LISTED_ON, reason="báo cáo bổ sung", false=false
    )
    draw_rows(office.made, stands(office), listed_rows(), SEED, {FIRST: 600}, 0, "An", TODAY)
    now = stands(office)
    assert (now.answers, now.false_rows(FIRST)) == ({(FIRST, 7): DIFFERS}, {7: place})
    assert 7 in now.numbers(FIRST)
    assert 7 not in {row.number for row in checklist_of(now, listed_rows(), FIRST)}
    assert outcome_of(now, FIRST).state == NOT_CHECKED
    with pytest.raises(Stop, match="hai người khác"):
        record_answers(
            office.made, now, FIRST, {7: AS_REPORTED}, "Bình", "Dung", "13/BB", TODAY, reason="xem lại"
        )
    record_answers(
        office.made, now, FIRST, {7: AS_REPORTED}, "Giang", "Dung", "13/BB", TODAY, reason="xem lại"
    )
    assert not stands(office).false_rows(FIRST)


def test_what_a_list_saw_is_known_to_a_list_of_another_rulebook(office: Office, drawn: Recheck) -> None:
    """Rows found false, who found them so, and places where something was not reported."""
    number, place = drawn.draws[FIRST][0], drawn.places[FIRST][0]
    answer(office, {number: DIFFERS, place: DIFFERS})
    seen = stands(office)
    where = {"period": "2020", "run": "2020-x", "rulebook": "another", "limit": "5/100"}
    false = {FIRST: {7: StillFalse(number, "a.xlsx, B11, dòng 6", seen.hash)}}
    fix_list(office.made, where, CLAIMS, listed_rows(), "An", LISTED_ON, reason="bộ khác", false=false)
    now = recheck_of(office.made, "2020", "another")
    assert now is not None
    assert now.answers == {(FIRST, 7): DIFFERS}
    assert now.persons[FIRST, 7] == seen.persons[FIRST, number] != frozenset()
    assert now.found_places(FIRST) == seen.found_places(FIRST) != ()


@pytest.mark.parametrize(
    ("seed", "refusal"),
    [
        (replace(SEED, source="Xổ số Cần Thơ"), "đã chốt rút bằng số của"),
        (replace(SEED, day=TODAY), "đã chốt rút bằng số của"),
        (replace(SEED, text="4815"), "ít nhất 5 chữ số"),
        (replace(SEED, text="48 151"), "viết liền"),
        (replace(SEED, text="48151 giải đặc biệt"), "viết liền"),
        (replace(SEED, text="４８１５１"), "viết liền"),
    ],
)
def test_a_seed_of_another_source_or_day_than_the_list_was_sealed_with_is_refused(
    office: Office, seed: Seed, refusal: str
) -> None:
    where = {"period": "2020", "run": "2020-x", "rulebook": BOOK, "limit": "5/100"}
    where |= {"source": SEED.source, "seed_day": SEED_DAY.isoformat()}
    fix_list(office.made, where, CLAIMS, listed_rows(), "An", LISTED_ON)
    with pytest.raises(Stop, match=refusal):
        draw_rows(office.made, stands(office), listed_rows(), seed, {FIRST: 5}, 3, "An", TODAY)


def test_the_hash_covers_what_the_draw_was_agreed_on(tmp_path: Path) -> None:
    with_terms = replace(listed_rows(), terms=(("Giới hạn rủi ro", "5/100"),))
    other = replace(listed_rows(), terms=(("Giới hạn rủi ro", "10/100"),))
    assert len({listed_rows().hash, with_terms.hash, other.hash}) == 3
    path = tmp_path / "danh-sach.csv"
    path.write_text(with_terms.text, "utf-8")
    assert read_list(path) == with_terms


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="Không có tệp"):
        read_list(tmp_path / "khong-co.csv")


def test_a_new_list_of_one_commune_leaves_the_others_as_they_were(office: Office, drawn: Recheck) -> None:
    where = {"period": "2020", "run": "2020-x", "rulebook": BOOK, "limit": "10/100"}
    alone = [claim(SURE_UNIT, 3, 2 * UNITS, 2 * UNITS)]
    draw_rows(office.made, drawn, listed_rows(), None, {SURE_UNIT: 2}, 3, "An", TODAY)
    fix_list(office.made, where, alone, listed_rows(alone), "An", TODAY, reason="sửa báo cáo")
    answer(office, dict.fromkeys(drawn.to_see(FIRST), AS_REPORTED))
    now = stands(office)
    assert now.every_unit == (FIRST, SURE_UNIT)
    assert outcome_of(now, FIRST).state == STANDS  # by the list, the draw and the limit it was drawn by
    assert (now.of_unit(FIRST).limit, now.limit) == (Fraction(1, 20), Fraction(1, 10))
    assert outcome_of(now, SURE_UNIT).state == NOT_CHECKED
    draw_rows(
        office.made,
        now,
        listed_rows(alone),
        replace(SEED, day=TODAY + timedelta(1)),
        {SURE_UNIT: 3},
        0,
        "An",
        TODAY + timedelta(1),
    )
    assert stands(office).of_unit(SURE_UNIT).draws.keys() == {SURE_UNIT}
    first = stands(office).of_unit(FIRST)
    assert first.draws.keys() <= first.units.keys()  # of whom more is drawn
    assert stands(office).of_unit(FIRST).draws == drawn.draws


@pytest.fixture
def run(office: Office) -> Run:
    """A run of 2020 with a return of each of the two communes."""
    office.send("1.xlsx", {"B02": [builders.venue()]}, unit_code=FIRST, period="2020")
    office.send("2.xlsx", {}, unit_code=SURE_UNIT, period="2020")
    office.run("run", "--year", "2020")
    return found_run("2020", office.made.folder)


def fixed(office: Office, run: Run) -> None:
    """Fix a list of the two communes of a run; it claims fair, another band than their results."""
    where = {"period": "2020", "run": run.id, "rulebook": BOOK, "limit": "5/100"}
    basis = basis_of(run, BOOK, [FIRST, SURE_UNIT])
    fix_list(office.made, where, CLAIMS, listed_rows(), "An", LISTED_ON, basis)


def test_results_say_beside_the_bands_what_a_recheck_says(
    office: Office, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    fixed(office, run)
    capsys.readouterr()
    office.run("results", "2020", "--full")
    text = " ".join(capsys.readouterr().out.split())
    assert "Chưa phúc tra · chỉ nói về hạng Khá: Thị trấn Thứ Ba." in text
    assert "Không dòng nào làm hạng thấp hơn · chưa đến nơi nào · chỉ nói về hạng Khá: Xã Tây Yên." in text
    office.run("results", "2020")
    screen = capsys.readouterr().out
    assert {line for line in screen.splitlines() if line.startswith("Phúc tra, ")} == {
        "Phúc tra, 1 đơn vị: chưa rút dòng.",
        "Phúc tra, 1 đơn vị: không dòng nào làm xếp loại thấp hơn.",
        "Phúc tra, 1 đơn vị: còn nơi phải đến.",
        "Phúc tra, 7 đơn vị: chưa phúc tra.",
    }
    assert f"│ {year_of_run(run, BOOK).name('31009')}" in screen  # every commune is on it


def test_a_screen_says_in_a_line_how_many_bands_stand_and_which_do_not(
    office: Office, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    fixed(office, run)
    wanted = {SURE_UNIT: 0, **first_draws(stands(office))}
    draw_rows(office.made, stands(office), listed_rows(), SEED, wanted, 1, "An", TODAY)

    def lines() -> str:
        capsys.readouterr()
        office.run("results", "2020")
        return "; ".join(s for s in capsys.readouterr().out.splitlines() if s.startswith("Phúc tra, 1"))

    assert "1 đơn vị: chờ trả lời." in lines()
    answer(office, dict.fromkeys(stands(office).to_see(FIRST), AS_REPORTED))
    assert "1 đơn vị: hạng Khá đứng, không phải xếp loại ở đây." in lines()
    answer(office, {stands(office).draws[FIRST][-1]: DIFFERS})
    assert "1 đơn vị: phải rút thêm." in lines()
    answer(office, dict.fromkeys(stands(office).to_see(FIRST), DIFFERS))
    assert "1 đơn vị: xếp loại không đứng." in lines()
    assert "1 đơn vị: có điều chưa báo." in lines()


def test_communes_that_stand_alike_are_named_in_one_sentence(
    office: Office, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    both = (CLAIMS[0], claim(SURE_UNIT, 40, UNITS, 5 * UNITS))
    where = {"period": "2020", "run": run.id, "rulebook": BOOK, "limit": "5/100"}
    fix_list(office.made, where, both, listed_rows(both), "An", LISTED_ON)
    draw_rows(
        office.made, stands(office), listed_rows(both), SEED, first_draws(stands(office)), 0, "An", TODAY
    )
    for unit in (FIRST, SURE_UNIT):
        answers = dict.fromkeys(stands(office).to_see(unit), AS_REPORTED)
        record_answers(office.made, stands(office), unit, answers, "Bình", "Chi", "12/BB", TODAY)
    rows = {unit: outcome_of(stands(office), unit).rows for unit in (FIRST, SURE_UNIT)}
    capsys.readouterr()
    office.run("results", "2020", "--full")
    text = " ".join(capsys.readouterr().out.split())
    assert f"Xã Tây Yên {rows[SURE_UNIT]} dòng, Thị trấn Thứ Ba {rows[FIRST]} dòng." in text
    assert text.count("nếu dòng đã báo sai đến mức hạng đúng phải thấp hơn") == 1


def test_the_desk_says_of_a_commune_that_changed_since_that_it_has_to_be_listed_anew(
    office: Office, run: Run
) -> None:
    """As `recheck show` does, and of which band it speaks where the results have another."""

    def on_the_desk() -> str:
        doing = Doing(office.made, rules_of(run), "Chi", TODAY)
        return next(line for line in RECHECK.standing(doing) if year_of_run(run, BOOK).name(FIRST) in line)

    fixed(office, run)
    draw_rows(office.made, stands(office), listed_rows(), SEED, first_draws(stands(office)), 3, "An", TODAY)
    answer(office, dict.fromkeys(stands(office).to_see(FIRST), AS_REPORTED))
    assert "phép thử này chỉ để lọt ≤ 5 % · chỉ nói về hạng Khá" in on_the_desk()
    office.send("3.xlsx", {"B02": [builders.venue(rooms=9)]}, unit_code=FIRST, period="2020")
    office.run("run", "--year", "2020")
    assert "phải lập danh sách mới" in on_the_desk()
    assert "để lọt" not in on_the_desk()
    shutil.rmtree(found_run("2020", office.made.folder).folder)
    lines = [*RECHECK.standing(Doing(office.made, rules_of(run), "Chi", TODAY))]
    assert any("nay không còn trong runs/" in line for line in lines)  # why it says what was listed
    assert "để lọt ≤ 5 %" in on_the_desk()


def test_a_letter_tells_no_row_that_is_still_to_be_seen(office: Office, run: Run) -> None:
    fixed(office, run)
    draw_rows(office.made, stands(office), listed_rows(), SEED, first_draws(stands(office)), 3, "An", TODAY)
    differs, *_, waiting = dict.fromkeys(stands(office).draws[FIRST])
    answers = dict.fromkeys(stands(office).to_see(FIRST), AS_REPORTED) | {differs: DIFFERS}
    answer(office, {number: said for number, said in answers.items() if number != waiting})
    assert words_for_commune(year_of_run(run, BOOK), FIRST) == "đang phúc tra, chưa xong"


def test_both_who_saw_are_named_and_a_draw_without_new_rows_says_why(
    office: Office, run: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    fixed(office, run)
    wanted = {SURE_UNIT: 0, **first_draws(stands(office))}
    draw_rows(office.made, stands(office), listed_rows(), SEED, wanted, 3, "An", TODAY)
    rows = checklist_of(stands(office), listed_rows(), FIRST)
    path = write_checklist(tmp_path / "phieu.xlsx", stands(office), "Xã", FIRST, rows)
    filled(path, {rows[0].number: ""})
    capsys.readouterr()
    words = ["--minutes", "1/BB", "--by", "Bình", "--second", "Chi"]
    assert office.run("recheck", "record", "2020", str(path), *words) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "hai người xem: Bình, Chi." in said
    assert "Còn 1 dòng, nơi của các phiếu ấy chưa có trả lời." in said
    for unit in (FIRST, SURE_UNIT):
        answers = dict.fromkeys(stands(office).to_see(unit), AS_REPORTED)
        record_answers(office.made, stands(office), unit, answers, "Bình", "Chi", "12/BB", TODAY)
    (tmp_path / "list.csv").write_text(listed_rows().text, "utf-8")
    more = ("draw", "2020", str(tmp_path / "list.csv"), str(tmp_path / "more"), "--places", "3")
    for words in ((), ("--more", "20", "--unit", FIRST)):
        assert office.run("recheck", *more, *words) == 0
        assert "Không rút thêm" in capsys.readouterr().out
    assert office.run("recheck", *more, "--unit", "30991") == WRONG_USE
    assert "Danh sách này không có 30991" in " ".join(capsys.readouterr().err.split())


def test_a_seed_is_kept_as_it_was_announced_zeros_first(
    office: Office, run: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    where = {"period": "2020", "run": run.id, "rulebook": BOOK, "limit": "5/100"}
    where |= {"source": SEED.source, "seed_day": SEED_DAY.isoformat()}
    fix_list(office.made, where, CLAIMS, listed_rows(), "An", LISTED_ON, basis_of(run, BOOK, SCORES))
    path = tmp_path / "list.csv"
    path.write_text(listed_rows().text, "utf-8")
    draw = ("recheck", "draw", "2020", str(path), str(tmp_path / "phieu"), "--by", "An")
    assert office.run(*draw, "--seed", "012345") == 0
    digest = hashlib.sha256(f"012345|{FIRST}|1".encode()).hexdigest()
    assert stands(office).draws[FIRST][0] == int(digest, 16) % 800_000 // 20_000 + 1  # forty rows alike
    capsys.readouterr()
    office.run("recheck", "show", "2020")
    assert "rút bằng số 012345 (Xổ số" in " ".join(capsys.readouterr().out.split())
    office.run("recheck", "show", "2020", "--json")
    assert json.loads(capsys.readouterr().out)["seed"] == "012345"
    assert office.run(*draw, "--more", "5", "--seed", "12345") == WRONG_USE


def test_a_recheck_holds_for_a_later_run_where_a_communes_returns_are_the_same(
    office: Office, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    fixed(office, run)
    office.send("3.xlsx", {"B02": [builders.venue(), builders.venue(2)]}, unit_code=FIRST, period="2020")
    office.run("run", "--year", "2020")
    later = rechecked(found_run("2020", office.made.folder), BOOK)
    assert later is not None
    assert (set(later.units), later.changed) == ({SURE_UNIT}, {FIRST: 0})
    capsys.readouterr()
    office.run("recheck", "show", "2020")
    text = " ".join(capsys.readouterr().out.split())
    assert "Thị trấn Thứ Ba: báo cáo, kết quả hoặc quy tắc đã đổi" in text
    assert "--unit" in text


def test_status_says_what_a_recheck_waits_for(
    office: Office, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def steps(today: date) -> list[str]:
        clock = SimpleNamespace(today=lambda: today, fromisoformat=date.fromisoformat)
        monkeypatch.setattr("desk.cli.run.date", clock)
        capsys.readouterr()
        office.run("status", "2020", "--json")
        (year,) = json.loads(capsys.readouterr().out)["years"]
        office.run("status", "2020")
        printed = " ".join(capsys.readouterr().out.split())
        assert all(f"2020, phúc tra, {step['vi']}" in printed for step in year["recheck"])
        return [step["step"] for step in year["recheck"]]

    assert steps(TODAY) == []
    where = {"period": "2020", "run": run.id, "rulebook": BOOK, "limit": "5/100"}
    where |= {"source": SEED.source, "seed_day": SEED_DAY.isoformat()}
    fix_list(office.made, where, CLAIMS, listed_rows(), "An", LISTED_ON, basis_of(run, BOOK, SCORES))
    assert steps(LISTED_ON) == ["seed"]
    assert steps(SEED_DAY) == ["draw"]
    draw_rows(office.made, stands(office), listed_rows(), SEED, {SURE_UNIT: 0, FIRST: 2}, 0, "An", TODAY)
    assert steps(TODAY) == ["record"]
    answer(office, dict.fromkeys(stands(office).to_see(FIRST), AS_REPORTED))
    assert steps(TODAY) == ["more"]
    draw_rows(office.made, stands(office), listed_rows(), None, {FIRST: 40}, 0, "An", TODAY)
    answer(office, dict.fromkeys(stands(office).to_see(FIRST), AS_REPORTED))
    assert steps(TODAY) == []
    answer(office, dict.fromkeys(stands(office).to_see(FIRST)[:5], DIFFERS))
    assert steps(TODAY) == ["appraise"]
    office.send("3.xlsx", {"B02": [builders.venue(), builders.venue(2)]}, unit_code=FIRST, period="2020")
    office.run("run", "--year", "2020")
    assert steps(TODAY) == ["list"]


def test_status_says_what_the_rechecks_of_each_rulebook_wait_for(
    office: Office, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    books = rules_of(run).rulebooks
    other = next(name for name in books if name != BOOK)
    for book in (BOOK, other):
        where = {"period": "2020", "run": run.id, "rulebook": book, "limit": "5/100", "method": book}
        listed = DrawList(listed_rows().rows, (("Bộ tiêu chí", book),))
        fix_list(office.made, where, CLAIMS, listed, "An", LISTED_ON, reason="bộ khác")
    capsys.readouterr()
    office.run("status", "2020")
    printed = " ".join(capsys.readouterr().out.split())
    for book in (BOOK, other):
        assert f"2020, phúc tra, {books[book].title['vi']}: 2 xã phải có danh sách mới" in printed


def test_what_a_recheck_says_is_broken_between_words(
    office: Office, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fixed(office, run)
    office.send("3.xlsx", {"B02": [builders.venue(), builders.venue(2)]}, unit_code=FIRST, period="2020")
    office.run("run", "--year", "2020")
    year = year_of_run(found_run("2020", office.made.folder), BOOK)
    monkeypatch.setattr("desk.cli.recheck._claims", lambda *_: (year, CLAIMS))
    for verb in ("show", "plan"):
        capsys.readouterr()
        office.run("recheck", verb, "2020")
        lines = capsys.readouterr().out.splitlines()
        assert {line for line in lines if len(line.strip()) > PIPED and "lanhmanh" not in line} == set()


def test_the_lowest_score_waits_with_the_answers(
    office: Office, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    fixed(office, run)
    wanted = {SURE_UNIT: 0, **first_draws(stands(office))}
    draw_rows(office.made, stands(office), listed_rows(), SEED, wanted, 3, "An", TODAY)

    def lowest() -> tuple[str, float | None, int | None]:
        capsys.readouterr()
        office.run("recheck", "show", "2020", "--json")
        commune = next(of for of in json.loads(capsys.readouterr().out)["communes"] if of["unit"] == FIRST)
        office.run("recheck", "show", "2020")
        (row,) = (line for line in capsys.readouterr().out.splitlines() if "Thị trấn" in line)
        return row.split("│")[-3].strip(), commune["least_score"], commune["lowest_place"]

    assert lowest() == ("chờ", None, None)
    *some, last = stands(office).to_see(FIRST)[: len(stands(office).numbers(FIRST))]
    answer(office, dict.fromkeys(some, DIFFERS))
    assert lowest() == ("chờ", None, None)
    answer(office, {last: DIFFERS})
    assert lowest() == ("0", 0, 2)


def test_what_is_shown_of_a_list_is_english_where_that_is_asked(
    office: Office, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    fixed(office, run)
    capsys.readouterr()
    office.run("recheck", "show", "2020", "--lang", "en")
    text = " ".join(capsys.readouterr().out.split())
    assert "List of 2 communes, fixed 2021-01-10" in text
    assert "Danh sách" not in text


def test_a_row_is_false_still_where_it_says_the_same_in_whichever_place(office: Office, run: Run) -> None:
    def listed_of(run: Run) -> tuple[Year, DrawList]:
        year = year_of_run(run, BOOK)
        venues = year.evaluation.evaluator.standing_at(year.period).registers["venue", FIRST, "2020"]
        at = ((venue.source.file, venue.source.sheet, venue.source.row) for venue in venues)
        rows = (ListedRow(FIRST, n, "B02", *place, UNITS) for n, place in enumerate(at, 1))
        return year, DrawList(tuple(rows))

    year, listed = listed_of(run)
    where = {"period": "2020", "run": run.id, "rulebook": BOOK, "limit": "5/100"}
    fix_list(office.made, where, CLAIMS[:1], listed, "An", LISTED_ON)
    draw_rows(office.made, stands(office), listed, SEED, {FIRST: 2}, 0, "An", TODAY)
    assert still_false(listed, year, [stands(office)], lambda _: year) == {}
    answer(office, {1: DIFFERS})
    other, same = {**builders.venue(), "name": "Quán Khác"}, builders.venue()
    for name, venues, false in (("3.xlsx", [builders.venue(2), same], {1: 1}), ("4.xlsx", [other], {})):
        office.send(name, {"B02": venues}, unit_code=FIRST, period="2020")
        office.run("run", "--year", "2020")
        now, listed = listed_of(found_run("2020", office.made.folder))
        rows = still_false(listed, now, [stands(office)], lambda _: year).get(FIRST, {})
        assert {number: was.number for number, was in rows.items()} == false, name


def test_a_row_that_a_list_of_before_found_false_is_so_though_places_now_say_the_period() -> None:
    """Two returns of one name: lists of before had the name alone, of which one record each has the line."""

    def inspection(key: str, period: str, line: int) -> Any:
        source = Source("30985.xlsx", "B04", line)
        return SimpleNamespace(
            record=Record("inspection", (key,), FIRST, period, "UBND xã", {"id": key}, source)
        )

    events = {"inspection": [inspection("a", "2020", 5), inspection("b", "2020-6T", 9)]}
    standing = SimpleNamespace(registers={}, events=events)
    evaluator = SimpleNamespace(standing_at=lambda period: standing)
    year = cast("Year", SimpleNamespace(evaluation=SimpleNamespace(evaluator=evaluator), period=None))
    before: Any = SimpleNamespace(units={FIRST: 1}, hash="h")
    before.parts, before.false_rows = (before,), lambda unit: {3: "30985.xlsx, B04, dòng 5"}
    listed = DrawList((ListedRow(FIRST, 1, "B04", "30985.xlsx (báo cáo 2020)", "B04", 5, UNITS),))
    assert still_false(listed, year, [before], lambda _: year)[FIRST][1].number == 3


def test_papers_say_which_bands_were_rechecked_and_by_which_list(office: Office, run: Run) -> None:
    folder = office.folder / "giay"

    def text(kind: str, starts: str) -> str:
        office.run("paper", kind, str(folder), "2020", "--reason", "xem lại", "--by", "An")
        (path,) = folder.glob(f"{starts}*.docx")
        words = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
        return words.replace("\N{NO-BREAK SPACE}", " ")

    kinds = {"to-trinh": "Tờ trình", "tom-tat": "Tóm tắt", "thong-bao": f"Thông báo kết quả {FIRST}"}
    assert not any("húc tra" in text(kind, starts) for kind, starts in kinds.items())
    shutil.rmtree(folder)
    fixed(office, run)
    proposal, summary, letter = (text(kind, starts) for kind, starts in kinds.items())
    words = "hông dòng nào làm hạng thấp hơn, chưa đến nơi nào, chỉ nói về hạng Khá (01 đơn vị: xã Tây Yên)"
    listed = "Phúc tra theo danh sách 02 đơn vị chốt ngày 10 tháng 01 năm 2021 (mã băm"
    listed += f" {listed_rows().hash[:16]}…)"
    assert f"{listed}: chưa rút." in proposal
    assert "Không dòng nào đã báo làm hạng thấp hơn: 01 đơn vị (xã Tây Yên)." in proposal
    assert "Phúc tra chưa xong: 01 đơn vị (thị trấn Thứ Ba)." in proposal
    assert "Chưa phúc tra: 07 đơn vị (xã Tây Yên A," in proposal
    assert f"- K{words}." in summary
    assert "Phúc tra: chưa phúc tra, chỉ nói về hạng Khá." in letter
    shutil.rmtree(folder)
    seed = replace(SEED, text="048151")
    draw_rows(office.made, stands(office), listed_rows(), seed, first_draws(stands(office)), 3, "An", TODAY)
    first, *rest = stands(office).to_see(FIRST)
    answer(office, dict.fromkeys(rest, AS_REPORTED))
    assert "số 048151 (Xổ số" in text("to-trinh", "Tờ trình")
    shutil.rmtree(folder)
    answer(office, {first: AS_REPORTED})
    rows = len(stands(office).numbers(FIRST))
    proposal = text("to-trinh", "Tờ trình")
    assert (
        f"{listed}, rút bằng số 048151 (Xổ số Kiên Giang, giải đặc biệt, 12/01/2021): đã xem {rows} dòng của"
        " 01 đơn vị; biên bản số 12/BB (ghi sổ ngày 13 tháng 01 năm 2021)."
    ) in proposal
    assert (
        "Hạng khá (kết quả ghi khác) đứng (nếu dòng đã báo sai đến mức hạng đúng phải thấp hơn, phép thử chỉ"
        " để lọt không quá 5 % ở mỗi đơn vị): 01 đơn vị (thị trấn Thứ Ba)."
    ) in proposal
    assert "chưa trả lời" not in proposal


def test_first_places_are_claimed_by_what_no_other_commune_can_have(office: Office, run: Run) -> None:
    rows = {row.subject: row for row in year_of_run(run, BOOK).rows}
    ranked = [
        replace(rows[unit], low=score, high=score, places=Places(place, place))
        for place, (unit, score) in enumerate(SCORES.items(), 1)
    ]
    first, second = among_first(CLAIMS, ranked, 1)
    assert (first.margin, first.first, first.place_margin) == (10 * UNITS, 1, 4 * UNITS)
    assert second == CLAIMS[1]
    assert without_a_place((first, second), ranked, 1) == ()
    low = replace(CLAIMS[0], score=SCORES[SURE_UNIT])  # without rows about persons no more than the next
    (low,) = among_first((low,), ranked, 1)
    assert (low.first, without_a_place((low,), ranked, 1)) == (None, (FIRST,))
    with pytest.raises(Stop, match="Chưa biết chắc 3"):
        among_first(CLAIMS, ranked, 3)


def test_first_places_are_not_said_of_a_run_where_another_commune_has_more(
    office: Office, listed: DrawList, drawn: Recheck, run: Run
) -> None:
    answer(office, dict.fromkeys(drawn.to_see(FIRST), AS_REPORTED))
    stood = replace(outcome_of(stands(office), FIRST), first=1, place=STANDS)
    year = year_of_run(run, BOOK)
    best, *_, worst = (band.id for band in year.rulebook.bands)

    def ranked(others: Fraction, band: str) -> Year:
        of = [replace(r, low=others, high=others, bands=(band,), places=Places(1, 1)) for r in year.rows]
        return cast("Year", SimpleNamespace(rows=of, rulebook=year.rulebook))

    stood = replace(stood, band=worst)
    assert among_first_now(ranked(stood.least_score, worst), stood).place == STANDS
    assert among_first_now(ranked(stood.least_score + 1, worst), stood).place == OVERTAKEN
    assert among_first_now(ranked(stood.least_score, best), stood).place == OVERTAKEN  # better bands go first


def test_a_first_place_that_fell_leaves_the_band_as_it_stands(
    office: Office, listed: DrawList, drawn: Recheck
) -> None:
    """The row that differs carries the way down to the next commune, not to the next band."""

    def with_place(margin: int) -> Recheck:
        now = stands(office)
        unit = replace(now.units[FIRST], first=1, place_margin=margin)
        return replace(now, units={**now.units, FIRST: unit})

    last = drawn.draws[FIRST][-1]
    answer(office, dict.fromkeys(drawn.to_see(FIRST), AS_REPORTED))
    assert outcome_of(with_place(10 * UNITS), FIRST).place == STANDS
    unsure = outcome_of(with_place(3 * UNITS), FIRST)
    assert (unsure.state, unsure.place) == (STANDS, OPEN)
    assert unsure.more_draws > 0
    assert "chưa nói được về 1 đơn vị đứng đầu" in state_words(unsure, Fraction(5, 100))
    answer(office, {last: DIFFERS})
    draw_rows(office.made, stands(office), listed, None, {FIRST: 60}, 3, "An", TODAY)
    rest = [number for number in stands(office).to_see(FIRST) if number != last]
    answer(office, dict.fromkeys(rest, AS_REPORTED))
    fell = outcome_of(with_place(2 * UNITS), FIRST)
    assert (fell.state, fell.place) == (STANDS, FALLEN)
    words = state_words(fell, Fraction(5, 100))
    assert "hạng đúng phải thấp hơn, phép thử này chỉ để lọt" in words
    assert "chỗ trong 1 đơn vị đứng đầu không đứng" in words
    assert "thẩm định lại" not in words


def test_a_first_place_stands_no_surer_than_the_band_it_goes_by(
    office: Office, listed: DrawList, drawn: Recheck
) -> None:
    """Of a row by which a gate sets a lower band the stake is the band's margin, however far the next
    commune is."""
    unit = replace(drawn.units[FIRST], first=1, place_margin=100 * UNITS)
    answer(office, dict.fromkeys(drawn.draws[FIRST][:3], AS_REPORTED))
    now = replace(stands(office), units={**drawn.units, FIRST: unit})
    open_ = outcome_of(now, FIRST)
    assert (open_.state, open_.place) == (OPEN, OPEN)
    fallen = replace(now, answers={(FIRST, n): DIFFERS for n in drawn.to_see(FIRST)})
    outcome = outcome_of(fallen, FIRST)
    assert (outcome.state, outcome.place) == (FALLEN, FALLEN)
    assert "cả trong 1 đơn vị đứng đầu" not in state_words(outcome, Fraction(5, 100))


# Checklists


def filled(path: Path, words: Mapping[int, str]) -> Path:
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=7):
        if str(row[0].value).isdigit():
            of = PLACE_WORDS if row[1].value == PLACE else ANSWER_WORDS
            row[5].value = words.get(int(row[0].value), of[AS_REPORTED])
    book.save(path)
    return path


@pytest.fixture
def checklist(tmp_path: Path, listed: DrawList, drawn: Recheck) -> Path:
    rows = checklist_of(drawn, listed, FIRST)
    return write_checklist(tmp_path / "phieu.xlsx", drawn, "Thị trấn Thứ Ba", FIRST, rows)


def test_a_checklist_comes_back_as_it_was_filled_in(checklist: Path, drawn: Recheck) -> None:
    first = drawn.draws[FIRST][0]
    answered = answers_in([drawn], [filled(checklist, {first: "KHÁC"})])
    assert not answered.faults
    assert answered.answers[FIRST][first] == DIFFERS
    assert set(answered.answers[FIRST]) == set(drawn.to_see(FIRST))


def test_a_checklist_is_printed_in_letters_to_read(checklist: Path) -> None:
    assert too_small(openpyxl.load_workbook(checklist)) == {}


def test_a_checklist_says_where_a_row_is_that_it_may_not_print_and_has_lines_for_three_signatures(
    checklist: Path,
) -> None:
    sheet = openpyxl.load_workbook(checklist).worksheets[0]
    assert sheet.cell(3, 1).value == COUNTS_AS_DIFFERENT[0]
    assert {sheet.cell(9, 5).value} == {NOT_PRINTED}
    signed = [row[0] for row in sheet.iter_rows() if "(ký, họ tên, chức vụ, ngày)" in str(row[0].value)]
    assert len(signed) == 3
    assert not any(sign.alignment.wrap_text for sign in signed)


def test_all_faults_of_a_checklist_are_named_at_once_with_their_lines(
    checklist: Path, drawn: Recheck
) -> None:
    first, second = sorted(drawn.numbers(FIRST))[:2]
    faults = answers_in([drawn], [filled(checklist, {first: "đúng", second: "sai"})]).faults
    assert [fault.partition(":")[0] for fault in faults] == ["phieu.xlsx, dòng 9", "phieu.xlsx, dòng 10"]
    assert "như báo cáo" in faults[0]


def test_a_checklist_of_another_list_is_refused(checklist: Path, drawn: Recheck) -> None:
    (fault,) = answers_in([replace(drawn, hash="0" * 64)], [checklist]).faults
    assert "danh sách khác" in fault


def test_a_checklist_with_a_row_taken_out_is_refused(checklist: Path, drawn: Recheck) -> None:
    book = openpyxl.load_workbook(filled(checklist, {}))
    book.worksheets[0].delete_rows(9)
    book.save(checklist)
    (fault,) = answers_in([drawn], [checklist]).faults
    assert f"có {len(drawn.to_see(FIRST))} dòng, nay có {len(drawn.to_see(FIRST)) - 1}" in fault


@pytest.mark.parametrize("name", ["", "*.xlsx", "phieu.xlsx"])
def test_checklists_are_taken_by_folder_or_by_a_pattern_that_the_shell_left(
    checklist: Path, drawn: Recheck, name: str
) -> None:
    filled(checklist, {})
    (checklist.parent / "~$phieu.xlsx").touch()
    if name == "*.xlsx":
        (checklist.parent / "~$phieu.xlsx").unlink()
    assert answers_given([drawn], [checklist.parent / name]).answers.keys() == {FIRST}
    with pytest.raises(Stop, match="Không có phiếu"):
        answers_given([drawn], [checklist.parent / "x*.xlsx"])


def test_what_is_no_checklist_is_named(tmp_path: Path, drawn: Recheck) -> None:
    path = tmp_path / "x.xlsx"
    openpyxl.Workbook().save(path)
    (fault,) = answers_in([drawn], [path]).faults
    assert "không phải phiếu phúc tra" in fault
    assert len(answers_in([drawn], [tmp_path / "khong-co.xlsx"]).faults) == 1
