"""Lock, late returns, reopening, announcing, reminding: the year's work of an evaluation office."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT, WRONG_USE, Stop
from desk.office.reminders import missing_forms
from desk.runs.found_runs import latest_run_of
from desk.runs.run import Run
from desk.workspace.announcements import announcements_of
from desk.workspace.decisions import decisions_of
from desk.workspace.locking import late_returns, locks_of
from desk.workspace.store import stored
from tests.desk.conftest import Office
from tests.facts import builders

VENUES = {"B02": [builders.venue(1), builders.venue(2)]}


def scores(run: Run) -> list[Any]:
    return run.table("scores").rows()


def ran(office: Office, year: str = "2020") -> Run:
    assert office.run("run", "--year", year) in (DONE, TO_LOOK_AT)
    return latest_run_of(office.made, year)


def test_a_late_return_is_kept_and_counts_only_after_reopening(office: Office) -> None:
    office.send("a.xlsx", VENUES)
    office.run("lock", "2020", "--by", "Thử")
    before = ran(office)
    assert before.manifest["locked"] is True
    office.send("b.xlsx", {"B08": [builders.hotspot()]}, prepared_on=date(2021, 1, 5))
    late = late_returns(office.made, office.rules, locks_of(office.made, office.rules))
    assert [m.file.rsplit("/")[-1] for m in late] == ["b.xlsx"]
    assert ran(office).id == before.id
    assert office.run("lock", "2020", "--reopen") == WRONG_USE
    assert office.run("lock", "2020", "--reopen", "--reason", "xã báo bổ sung tụ điểm") == DONE
    after = ran(office)
    assert after.manifest["locked"] is False
    assert scores(after) != scores(before)


@pytest.mark.parametrize(("state", "asked"), [("", [("B04",), 0]), ("không phát sinh", [(), 1])])
def test_a_code_of_a_form_that_is_owed_is_not_asked_to_be_corrected(
    office: Office, capsys: pytest.CaptureFixture[str], state: str, asked: list[Any]
) -> None:
    """A violation names an inspection of B04: where that form is nil the code is wrong, where it is owed it
    may be right."""
    office.send("a.xlsx", {**VENUES, "B05": [builders.violation()]}, {"B04": state})
    capsys.readouterr()
    office.run("remind", "2020", "--json")
    (found,) = (one for one in json.loads(capsys.readouterr().out)["owing"] if one["unit"] == "30985")
    assert [tuple(form for form in found["forms"] if form == "B04"), found["cells"]] == asked


def test_a_return_of_the_next_year_still_counts_there(office: Office) -> None:
    office.send("a.xlsx", VENUES)
    office.run("lock", "2020")
    office.send("b.xlsx", VENUES, period="2021", prepared_on=date(2021, 12, 15))
    assert len(ran(office, "2021").manifest["records"]) == 2


def test_a_period_is_locked_once(office: Office) -> None:
    office.send("a.xlsx", VENUES)
    assert office.run("lock", "2020") in (DONE, TO_LOOK_AT)
    assert office.run("lock", "2020") == WRONG_USE
    assert office.run("lock", "2099-X") == WRONG_USE


def test_a_changed_decision_is_noticed(office: Office) -> None:
    office.send("a.xlsx", VENUES)
    office.run("lock", "2020")
    office.run("lock", "2020", "--reopen", "--reason", "thử")
    first = decisions_of(office.made).log.path
    first.write_text(first.read_text("utf-8").replace("2020", "2019"), "utf-8")
    with pytest.raises(Stop) as told:
        decisions_of(office.made).records()
    assert told.value.code == STORE


def test_announcing_needs_a_locked_period_and_a_run_of_it_and_freezes_it(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("a.xlsx", VENUES)
    ran(office)
    said = ("announce", "2020", "--document", "15/QĐ-UBND", "--date", "2021-01-15")
    assert office.run(*said) == WRONG_USE
    office.run("lock", "2020")
    capsys.readouterr()
    assert office.run(*said) == WRONG_USE
    assert f"lanhmanh run -w {office.made.folder} --year 2020" in capsys.readouterr().err
    ran(office)
    assert office.run(*said) in (DONE, TO_LOOK_AT)
    (told,) = announcements_of(office.made)
    assert (told.document, told.on) == ("15/QĐ-UBND", date(2021, 1, 15))
    assert office.run(*said) == WRONG_USE  # a second time only for a reason
    assert office.run("announce", "2020") == DONE


def test_results_of_before_a_period_was_opened_again_are_not_announced(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("a.xlsx", VENUES)
    office.run("lock", "2020")
    ran(office)
    office.run("lock", "2020", "--reopen", "--reason", "xã báo bổ sung tụ điểm")
    capsys.readouterr()
    said = ("announce", "2020", "--document", "15/QĐ-UBND", "--date", "2021-01-15", "--despite", "họp gấp")
    assert office.run(*said) == WRONG_USE
    assert "đã mở lại" in capsys.readouterr().err
    assert announcements_of(office.made) == ()


def test_what_differs_since_the_announcement_is_shown(office: Office, capsys: Any) -> None:
    office.send("a.xlsx", VENUES)
    office.run("lock", "2020")
    ran(office)
    office.run("announce", "2020", "--document", "15/QĐ-UBND", "--date", "2021-01-15")
    office.run("lock", "2020", "--reopen", "--reason", "bổ sung")
    office.send("b.xlsx", {"B08": [builders.hotspot()]}, prepared_on=date(2021, 1, 5))
    ran(office)
    capsys.readouterr()
    assert office.run("announce", "2020", "--json", "--strict") == TO_LOOK_AT
    told = json.loads(capsys.readouterr().out)
    assert {"A1"} <= {d["what"] for d in told["differences"] if d["unit"] == "30985"}


def test_nil_is_an_answer_and_a_blank_is_none(office: Office) -> None:
    office.send("a.xlsx", VENUES, states={"B06": ""})
    period = office.rules.calendar.period("2020")
    assert period is not None
    owing = {
        o.unit.code: o
        for o in missing_forms(stored(office.made, office.rules).standing, office.rules, period)
    }
    assert [kind.form for kind in owing["30985"].forms] == ["B06"]
    assert owing["30988"].nothing


def test_a_letter_says_who_owes_what_and_that_it_is_a_draft(office: Office, tmp_path: Path) -> None:
    office.send("a.xlsx", VENUES, states={"B06": ""})
    assert office.run("remind", "2020", "--letters", str(tmp_path / "thư"), "--strict") == TO_LOOK_AT
    letter = docx.Document(str(tmp_path / "thư" / "Đôn đốc 30985 Thị trấn Thứ Ba 2020.docx"))
    forms = [row.cells[1].text for row in letter.tables[1].rows]
    assert "B06" in forms
    assert "B02" not in forms
    text = "\n".join(cell.text for table in letter.tables for row in table.rows for cell in row.cells)
    assert "V/v đôn đốc nộp, sửa báo cáo năm 2020" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "TM. ỦY BAN NHÂN DÂN" in text
    assert "không phải biểu mẫu chính thức" in letter.sections[0].footer.paragraphs[0].text
    assert len(list((tmp_path / "thư").glob("*.docx"))) == len(list((tmp_path / "thư").glob("*.pdf"))) == 9
