"""The calendar leaves the office: it holds a code and a day for each action, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desk.reports.calendar_file import calendar_of, code_of
from engine.follow_up.conclusions import Conclusion

ACTION = Conclusion(
    "action",
    "propose_inspection",
    ("31003-CS-001",),
    "F1",
    "31003",
    True,
    date(2021, 1, 30),
    "Đội 178",
    "",
    "inspection_ground",
    (("venue", "venue", "31003-CS-001"),),
    (),
)


def test_an_event_has_a_code_and_a_day_only() -> None:
    text = calendar_of([ACTION], "2020-abc", "s")
    assert "DTSTART;VALUE=DATE:20210130\r\nDTEND;VALUE=DATE:20210131\r\n" in text  # a whole day
    assert "SUMMARY:F1-" in text
    assert "31003" not in text
    assert "Đội" not in text


def test_what_is_open_or_no_action_is_not_in_it() -> None:
    open_, sign = replace(ACTION, sure=False), replace(ACTION, kind="sign", deadline=None)
    assert "BEGIN:VEVENT" not in calendar_of([open_, sign], "2020-abc", "s")


def test_the_same_actions_give_the_same_bytes() -> None:
    assert calendar_of([ACTION], "2020-abc", "s") == calendar_of([ACTION], "2020-abc", "s")


def test_a_code_can_not_be_found_by_trying_venues() -> None:
    """Whoever has the calendar knows its rules, its days and every venue's code; only the secret is
    missing."""
    secret = "of this run"
    code = code_of(ACTION, secret)
    venues = [replace(ACTION, about=(f"31003-CS-{n:03d}",)) for n in range(1, 1000)]
    for guess in ("", "2020-abc", "of another"):
        assert code not in {code_of(one, guess) for one in venues}
    assert [one for one in venues if code_of(one, secret) == code] == [ACTION]  # with it, the code names one


def test_the_secret_of_a_run_is_in_no_calendar() -> None:
    assert "of this run" not in calendar_of([ACTION], "2020-abc", "of this run")
