"""Q15 and its way out: a return in time by its cover alone, until the receiver says when it came in, on
record."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.base.faults import DONE, INPUT_UNREADABLE, WRONG_USE
from desk.office.closing import looked_over, looked_over_run
from desk.office.closing_checklist import MET
from desk.runs.found_runs import latest_run_of
from desk.runs.run_inputs import received_since
from desk.workspace.backup import backed_up
from desk.workspace.decisions import decisions_of
from desk.workspace.erasure import erased
from desk.workspace.importing import imported
from desk.workspace.restoring import restored
from desk.workspace.standing_today import evaluation_today
from desk.workspace.store import archive_of, received_words
from engine.indicators.subjects import Subject
from tests.desk.conftest import Office
from tests.facts import builders

UNIT, BOOK = "30985", "healthy_commune"
IN_TIME, LATE = "17/12/2020", "25/12/2020"


@pytest.fixture
def by_cover(office: Office) -> Office:
    """A commune's returns, of whose day only its own cover tells; it has a person to erase."""
    told = {"B02": [builders.venue(1, owner_id=f"{UNIT}-CT-0001")], "B03": [builders.party(1)]}
    office.send("a.xlsx", told)
    return office


def say(office: Office, day: str, number: str = "12") -> int:
    """Put a return on the receiver's list, and import it again."""
    incoming = office.folder / "so_den.csv"
    incoming.write_text(f"Số đến,Tên tệp,Ngày đến\n{number},a.xlsx,{day}\n", "utf-8")
    return office.run("import", str(office.folder / "sent"), "--received", str(incoming))


def q15(office: Office) -> tuple[bool | None, Any]:
    """Return whether the sign stands, and how many core forms are in time."""
    period = office.rules.calendar.period("2020")
    assert period is not None
    evaluation = evaluation_today(office.made, office.rules, period)
    results = evaluation.results(office.rules.rulebooks[BOOK], period)
    mine = next(result for result in results if result.subject.id == UNIT)
    cell = evaluation.facts(period).cell(Subject("unit", UNIT), "year_forms_in_time")
    return mine.signs["Q15"], cell.value


def dates_are_told(office: Office) -> bool:
    period = office.rules.calendar.period("2020")
    assert period is not None
    (check,) = (c for c in looked_over(office.made, office.rules, period).checks if "Ngày nhận" in c.text())
    assert check.met or "--received" in check.text()
    return check.state == MET


def test_the_receivers_word_takes_the_sign_away_and_a_late_one_the_point(by_cover: Office) -> None:
    assert (*q15(by_cover), dates_are_told(by_cover)) == (True, 5, False)
    assert say(by_cover, IN_TIME) == DONE
    assert (*q15(by_cover), dates_are_told(by_cover)) == (False, 5, True)
    assert say(by_cover, "25/3/2021", "31") == DONE
    assert (*q15(by_cover), dates_are_told(by_cover)) == (False, 0, True)


def test_it_stands_on_record_who_said_what_once(by_cover: Office, capsys: pytest.CaptureFixture[str]) -> None:
    for day in (IN_TIME, IN_TIME, LATE):
        say(by_cover, day)
    said = [r for r in decisions_of(by_cover.made).records() if r.kind == "received"]
    told = [next(iter(r.content["returns"].values())) for r in said]
    assert [(one["received_on"], one["number"]) for one in told] == [
        ("2020-12-17", "12"),
        ("2020-12-25", "12"),
    ]
    assert all(r.by and r.at for r in said)
    words = " ".join(capsys.readouterr().out.split())
    assert "a.xlsx: 17/12/2020, số đến 12 (trước là 16/12/2020, theo bìa)" in words
    assert "a.xlsx: 25/12/2020, số đến 12 (trước là 17/12/2020, theo nơi nhận)" in words


def test_a_day_given_for_the_file_itself_is_a_word_too(
    by_cover: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = by_cover.folder / "sent"
    assert by_cover.run("import", str(sent), "--received-on", "2020-12-17", "--json") == DONE
    assert json.loads(capsys.readouterr().out)["not_received"] == ["a.xlsx"]
    assert q15(by_cover)[0] is True
    given = ("import", str(sent / "a.xlsx"), "--received-on", "2020-12-17", "--lang", "en")
    assert by_cover.run(*given) == DONE
    assert "by the cover" in capsys.readouterr().out
    assert q15(by_cover)[0] is False


def test_not_into_a_period_that_is_closed_with_it(
    by_cover: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    by_cover.run("lock", "2020", "--despite", "thử")
    assert say(by_cover, IN_TIME) == INPUT_UNREADABLE
    said = capsys.readouterr()
    assert "kỳ 2020 đã khóa sổ" in " ".join((said.out + said.err).split())
    assert not received_words(by_cover.made)
    by_cover.run("lock", "2020", "--reopen", "--reason", "nơi nhận ghi ngày")
    assert say(by_cover, IN_TIME) == DONE
    by_cover.run("lock", "2020", "--despite", "thử")
    assert say(by_cover, LATE) == INPUT_UNREADABLE
    assert say(by_cover, IN_TIME) == DONE  # it says what stands


def test_a_run_of_before_stays_what_it_was_and_all_comes_back_from_a_backup(
    by_cover: Office, tmp_path: Path
) -> None:
    by_cover.run("run", "--year", "2020")
    before = latest_run_of(by_cover.made, "2020")
    say(by_cover, IN_TIME)
    assert received_since(by_cover.made, before)
    by_cover.run("run", "--year", "2020")
    after = latest_run_of(by_cover.made, "2020")
    assert (before.manifest["by_cover"], after.manifest["by_cover"]) == ([UNIT], [])
    say(by_cover, LATE)
    for run, met in ((before, False), (after, True)):
        assert by_cover.run("verify", str(run.folder)) == DONE
        checks = looked_over_run(by_cover.made, run, by_cover.rules.rulebooks[BOOK])
        assert [c.met for c in checks if "Ngày nhận" in c.text()] == [met]
    backed_up(by_cover.made, tmp_path / "sao.tar.gz")
    again, _ = restored(tmp_path / "sao.tar.gz", tmp_path / "lai")
    assert received_words(again) == received_words(by_cover.made)
    assert list(archive_of(again).manifests()) == list(archive_of(by_cover.made).manifests())


def test_a_return_that_is_rewritten_does_not_take_the_word_in(by_cover: Office) -> None:
    say(by_cover, LATE)
    erased(by_cover.made, f"{UNIT}-CT-0001", "thử", "Thử", builders.TODAY)
    (sent,) = archive_of(by_cover.made, {}).manifests()
    (told,) = archive_of(by_cover.made).manifests()
    assert (sent.received_on, sent.received_by) == (date(2020, 12, 16), "bìa")
    assert (told.received_on, told.received_by) == (date(2020, 12, 25), "nơi nhận")


def test_whoever_says_it_stands_with_it(by_cover: Office) -> None:
    path = by_cover.folder / "sent" / "a.xlsx"
    imported(by_cover.made, by_cover.rules, [path], builders.TODAY, builders.TODAY, lambda *_: None, by="Lan")
    (said,) = (r for r in decisions_of(by_cover.made).records() if r.kind == "received")
    assert said.by == "Lan"


@pytest.mark.parametrize("given", ["sent", "sent/a.xlsx"])
def test_a_list_among_the_returns_is_refused_even_where_it_is_named(
    given: str, by_cover: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    laid = by_cover.folder / "sent" / "so_den.csv"
    laid.write_text(f"Tên tệp,Ngày đến\na,{IN_TIME}\n", "utf-8")
    assert by_cover.run("import", str(by_cover.folder / given), "--received", str(laid)) == WRONG_USE
    assert "nằm cùng báo cáo" in " ".join(capsys.readouterr().err.split())
    assert by_cover.run("import", str(by_cover.folder / given)) == DONE
    assert q15(by_cover)[0] is True
