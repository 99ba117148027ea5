"""An office says once from when it keeps records; what never came is named where a year is evaluated."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from desk.base.faults import WRONG_USE, Stop
from desk.cli.app import code_of
from desk.runs.run import opened_run
from desk.workspace.compiled_rules import rules_in
from desk.workspace.first_record import begin_records, first_record_proposed, years_never_received
from tests.desk.conftest import Office
from tests.facts import builders


def never_received(office: Office) -> list[str]:
    rules = rules_in(office.made.rules)
    period = rules.calendar.at("year", 2020)
    assert period is not None
    return [year.code for year in years_never_received(office.made, rules, period)]


def test_the_first_day_is_kept_in_the_rules_and_not_changed_behind_them(office: Office) -> None:
    begin_records(office.made, date(2019, 12, 15))
    begin_records(office.made, date(2019, 12, 15))
    assert rules_in(office.made.rules).calendar.first_record == date(2019, 12, 15)
    with pytest.raises(Stop) as stop:
        begin_records(office.made, date(2018, 12, 15))
    assert stop.value.code == WRONG_USE
    assert rules_in(office.made.rules).calendar.first_record == date(2019, 12, 15)


def test_years_nobody_sent_anything_of_are_named_until_the_office_says_it_had_no_records(
    office: Office,
) -> None:
    assert never_received(office) == []  # nothing came at all: there is nothing to look back from
    office.send("2020.xlsx", {"B02": [builders.venue()]}, period="2020")
    assert never_received(office) == ["2018", "2019"]
    begin_records(office.made, date(2018, 12, 15))
    assert never_received(office) == ["2019"]
    office.send("2019.xlsx", {}, period="2019")
    assert never_received(office) == []


def signs_of(office: Office, year: int) -> dict[str, set[str]]:
    """Return how the signs of every commune answer in a year, by sign."""
    office.run("run", "--year", str(year))
    run = opened_run(next(office.made.runs.glob(f"{year}-*")))
    found: dict[str, set[str]] = {}
    for row in run.table("findings").filter(kind="sign", rulebook="healthy_commune").to_dicts():
        found.setdefault(row["id"], set()).add(row["answer"])
    return found


def test_the_first_year_shows_no_sign_that_needs_a_year_before_it(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.send("2023.xlsx", {"B02": [builders.venue()]}, period="2023")
    rules = rules_in(office.made.rules)
    day = first_record_proposed(office.made, rules)
    assert day == date(2022, 12, 15)
    before = signs_of(office, 2023)
    assert before["Q16"] == {"unknown"}  # the years before are owed as long as nobody says otherwise
    capsys.readouterr()
    command = f"lanhmanh init {office.made.folder} --first-record 2022-12-15"
    path = next((office.folder / "sent").glob("*.xlsx"))
    office.run("import", str(path))
    assert command in capsys.readouterr().out
    assert code_of(command.split()[1:]) == 0
    assert first_record_proposed(office.made, rules_in(office.made.rules)) is None
    for run in office.made.runs.glob("2023-*"):
        shutil.rmtree(run)
    after = signs_of(office, 2023)
    assert "Q16" not in after or after["Q16"] == {"no"}
    assert after["Q11"] == {"unknown"}  # who sent nothing may have a share above 100 %
