"""An office says once from when it keeps records; what never came is named where a year is evaluated."""

from __future__ import annotations

from datetime import date

import pytest

from desk.base.faults import WRONG_USE, Stop
from desk.workspace.compiled_rules import rules_in
from desk.workspace.first_record import begin_records, years_never_received
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
