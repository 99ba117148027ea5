"""Messages name what was there, except what tells of someone; plain words, each language in itself."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from desk.base.language import english, language_of_facts
from facts.intake.messages import problem_text
from facts.intake.problems import PROBLEMS
from tests.facts import builders
from tests.facts.builders import inspection, venue
from tests.facts.conftest import Workspace

PHONES = ["cô Lan 0913.456.789", "0913456789", "+84 913 456 789", "zalo 0913-456-789"]


@pytest.mark.parametrize("typed", [*PHONES, "NGUYEN VAN A1", "Lê Thị Thử 12"])
def test_a_name_or_phone_typed_for_a_code_is_neither_shown_nor_stored(
    typed: str, workspace: Workspace
) -> None:
    report = workspace.take_return({"B02": [venue()], "B04": [inspection(venue_id=typed)]}, "a.xlsx")
    assert [(p.problem.found, p.problem.set_aside) for p in report.problems] == [(None, True)]
    stored = "".join(path.read_text("utf-8") for path in workspace.archive.rglob("manifest.json"))
    assert typed not in stored


@pytest.mark.parametrize("typed", PHONES)
def test_a_phone_typed_for_a_choice_is_neither_shown_nor_stored(typed: str, workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue(type=typed)]}, "a.xlsx")
    assert [p.problem.found for p in report.problems] == [None]


@pytest.mark.parametrize("typed", [912345678, -912345670, 912345678.0, "0912345678", "-0912345670"])
@pytest.mark.parametrize(("form", "field"), [("B14", "year"), ("B15", "points"), ("B04", "date")])
def test_a_phone_typed_for_a_number_is_neither_shown_nor_stored(
    form: str, field: str, typed: object, workspace: Workspace
) -> None:
    rows = {
        "B04": inspection(),
        "B14": {"unit_code": "30985", "year": 2020, "registered": True},
        "B15": builders.self_score(),
    }
    report = workspace.take_return({"B02": [venue()], form: [{**rows[form], field: typed}]}, "a.xlsx")
    problems = {(p.problem.field, p.problem.found) for p in report.problems}
    assert (field, None) in problems
    assert not [found for _, found in problems if "9123456" in str(found)]
    stored = "".join(path.read_text("utf-8") for path in workspace.archive.rglob("manifest.json"))
    assert "9123456" not in stored


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (True, "TRUE"),
        (False, "FALSE"),
        (timedelta(days=45000), "1080000:00:00"),
        (timedelta(hours=26, minutes=5, seconds=9), "26:05:09"),
        (-timedelta(hours=1, minutes=30), "-1:30:00"),
        (time(8, 30), "08:30:00"),
    ],
)
def test_what_is_no_day_is_quoted_as_the_sheet_shows_it(
    typed: object, shown: str, workspace: Workspace
) -> None:
    report = workspace.take_return({"B02": [venue()], "B04": [inspection(date=typed)]}, "a.xlsx")
    assert [p.problem.found for p in report.problems] == [shown]


@pytest.mark.parametrize(("typed", "shown"), [("nhiều", "nhiều"), ("079190001234", None)])
def test_a_state_of_a_form_that_is_none_is_shown_unless_it_may_be_a_number_of_someone(
    typed: str, shown: str | None, workspace: Workspace
) -> None:
    report = workspace.take_return({"B02": [venue()]}, "a.xlsx", states={"B04": typed})
    assert [(p.problem.field, p.problem.found) for p in report.problems] == [("B04", shown)]


@pytest.mark.parametrize("typed", ["bi-a", "30.13.2020", "CS-99999-001", "30985-BB-2020-001"])
def test_what_tells_of_no_one_is_shown(typed: str, workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue(type=typed)]}, "a.xlsx")
    assert [p.problem.found for p in report.problems] == [typed]


def test_the_relative_s_code_is_asked_for_in_plain_words(workspace: Workspace) -> None:
    report = workspace.take_return({"B03": [builders.party(relative_of="30985-CT-0999")]}, "a.xlsx")
    said = problem_text("a.xlsx", report.problems[0].problem)
    assert "(cần mã người thân đã khai ở B03" in said


def test_a_short_list_is_named_value_by_value_and_quoted_in_english(workspace: Workspace) -> None:
    bad = inspection(team="Đoàn thanh tra")
    report = workspace.take_return({"B02": [venue()], "B04": [bad]}, "a.xlsx")
    said = problem_text("a.xlsx", report.problems[0].problem, language_of_facts("en"))
    assert "“UBND xã”, “cơ quan văn hóa”" in said
    assert "hoặc" not in said


def test_no_english_message_holds_vietnamese_outside_quotes() -> None:
    for message in map(english().gettext, PROBLEMS.values()):
        bare = "".join(part for at, part in enumerate(message.replace("”", "“").split("“")) if at % 2 == 0)
        assert bare.isascii(), message
