"""Work by day: nothing lost against the board by body, children first, what may be due apart."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desk.web.conftest import SignedIn


@pytest.mark.parametrize("today", [date(2021, 1, 20), date(2026, 1, 1)])
def test_the_spans_hold_what_the_board_holds(desk: object, today: date) -> None:
    from desk.web.follow_up.lanes import CHILD, OPEN, FollowUp
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    found = FollowUp(year, today)
    spans, board = tuple(found.lanes(by_day=True)), tuple(found.lanes())
    assert sum(span.n for span in spans if span.id != OPEN) == sum(lane.n for lane in board[:-1])
    assert (spans[-1].id, spans[-1].n) == (board[-1].id, board[-1].n) == (OPEN, len(found.open))
    assert spans[0].id == CHILD
    assert all(job.n for span in spans for job in span.jobs)


def test_the_page_keeps_its_view_while_a_reason_is_open(signed_in: SignedIn) -> None:
    page = signed_in("danh-gia").get("/viec-can-lam/2020/", {"xem": "han", "viec": "F7"}).content.decode()
    assert "Bảo vệ trẻ em, làm ngay" in page
    assert 'id="vi-sao"' in page
    assert 'href="?xem=han&amp;viec=F7#vi-sao"' in page


def test_a_reward_follows_what_has_stood_a_recheck_since(
    desk: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.runs.standings import RECHECKED, Stood, is_reward
    from desk.web.follow_up import lanes
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None

    def waiting(*stood: str) -> set[str]:
        rechecks = Stood(frozenset(stood), year.period.code)
        monkeypatch.setattr(lanes, "stood_if_asked", lambda run, rules: rechecks)
        rewards = (c for c in lanes.FollowUp(year, date.today()).mine if is_reward(year.rules, c))
        return {c.about[0] for c in rewards if RECHECKED in {gap.form for gap in c.missing}}

    every = waiting()
    assert every
    assert waiting(*every) == set()
