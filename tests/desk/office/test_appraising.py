"""Appraisals count when the appraising office confirms them, and not before, whoever's name the sheet
carries."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

from desk.base.faults import DONE, TO_LOOK_AT, WRONG_USE
from desk.office.closing import looked_over
from desk.office.closing_checklist import Check
from desk.runs.found_runs import latest_run_of
from desk.runs.run import Run, opened_run
from desk.workspace.appraisals import appraisal_of, appraisals_in
from desk.workspace.decisions import decisions_of
from desk.workspace.standing_today import in_its_units
from desk.workspace.store import stored
from facts.periods import Period
from tests.desk.conftest import Office
from tests.facts import builders

LABOUR = {"office": "Phòng LĐTBXH", "prepared_on": date(2021, 1, 11), "received_on": date(2021, 1, 12)}
HERE = "30985"


def sent(office: Office, points: object = 0, name: str = "b16.xlsx", **cover: Any) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    office.send(name, {"B16": [builders.appraisal(points)]}, {"B02": ""}, **{**LABOUR, **cover})


def ran(office: Office) -> Run:
    office.run("run", "--year", "2020")
    return latest_run_of(office.made, "2020")


def appraised(run: Run) -> set[str]:
    rows = run.table("points").filter(rulebook="healthy_commune").to_dicts()
    return {row["criterion"] for row in rows if row["appraised"] is not None}


def confirm(office: Office, by: str = "Phòng LĐTBXH") -> int:
    return office.run("appraise", "2020", "--confirm", "--office", by)


def year(office: Office) -> Period:
    found = office.rules.calendar.period("2020")
    assert found is not None
    return found


def test_an_appraisal_counts_once_its_office_confirms_it_and_no_other(office: Office) -> None:
    sent(office)
    waiting = [c.units for c in looked_over(office.made, office.rules, year(office)).checks if is_asked(c)]
    assert waiting == [(HERE,)]
    assert confirm(office, "Công an huyện") == WRONG_USE
    assert confirm(office, "") == WRONG_USE
    before = ran(office)
    assert appraised(before) == set()
    assert confirm(office) == DONE
    assert not any(map(is_asked, looked_over(office.made, office.rules, year(office)).checks))
    after = ran(office)
    assert appraised(after) == {"A1"}
    assert office.run("verify", before.id) == DONE
    assert office.run("verify", after.id) == DONE


def is_asked(check: Check) -> bool:
    return "appraise" in check.text()


def test_other_points_wait_for_a_word_of_their_own_also_where_those_of_before_come_back(
    office: Office,
) -> None:
    """A sheet in the office's name with points it gave up is no word of the office."""
    sent(office, 2)
    confirm(office)
    later(office, 20, 10)
    assert appraised(ran(office)) == set()
    confirm(office)
    assert appraised(ran(office)) == {"A1"}
    office.run("run", "--year", "2020", "--as-of", "2021-01-15")  # before the others came
    newest = max(office.made.runs.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    assert appraised(opened_run(newest)) == {"A1"}
    later(office, 21, 2)
    assert appraised(ran(office)) == set()


def later(office: Office, day: int, points: object) -> None:
    """Send other points, received the day after."""
    dated = {"prepared_on": date(2021, 1, day), "received_on": date(2021, 1, day + 1)}
    office.send(f"{day}.xlsx", {"B16": [builders.appraisal(points)]}, {"B02": ""}, **{**LABOUR, **dated})


def test_the_list_has_self_score_computed_and_appraised(office: Office, capsys: Any) -> None:
    sent(office)
    capsys.readouterr()
    assert office.run("appraise", "2020", "--json", "--strict") == TO_LOOK_AT
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert (row["unit"], row["criterion"], row["confirmed"]) == (HERE, "A1", False)
    assert row["self_score"] is None
    assert Fraction(str(row["computed"][0])) > Fraction(str(row["appraised"]))
    assert row["file"].endswith("b16.xlsx")


def test_what_stands_today_leaves_out_what_nobody_confirmed_and_keeps_all_where_nobody_asks(
    office: Office,
) -> None:
    sent(office)
    archive, year = stored(office.made, office.rules), office.rules.calendar.period("2020")
    assert year is not None
    one = appraisal_of(next(appraisals_in(archive.standing, "2020")))
    for known, counts in ((None, 1), (frozenset(), 0), (frozenset({one}), 1)):
        seen = in_its_units(archive, office.rules, year, known).standing
        assert len([*appraisals_in(seen, "2020")]) == counts


SECOND = """rulebook: bo_hai
title: {vi: Bộ hai, en: Second}
subject: commune_period
in_force: {from: 2016-01-01}
cites: [minh-hoa]
total: 10
rounding: {points: 2}
criteria:
  - id: A1
    title: {vi: Có tuyên truyền, en: Some activity}
    cites: [minh-hoa]
    points: [{points: 10, when: {activities: {at_least: 0}}}, {points: 0}]
bands: [{id: dat, title: {vi: Đạt, en: Met}, from: 0}]
"""


def given(run: Run) -> dict[tuple[str, str], tuple[int | None, int | None]]:
    """Return what was given for criterion A1 of the unit: self-scored and appraised, by rulebook."""
    rows = run.table("points").filter(subject=HERE, criterion="A1").to_dicts()
    return {(r["rulebook"], r["criterion"]): (r["self_score"], r["appraised"]) for r in rows}


def test_a_second_rulebook_with_a_criterion_of_that_code_takes_no_points_of_the_first(office: Office) -> None:
    file = office.made.rules / "bo_hai" / "rulebook.yaml"
    file.parent.mkdir()
    file.write_text(SECOND, "utf-8")
    office.send("b15.xlsx", {"B02": [builders.venue(1)], "B15": [builders.self_score(9)]})
    office.send("b16.xlsx", {"B16": [builders.appraisal(5.5)]}, {"B02": ""}, **LABOUR)
    assert confirm(office) == DONE
    first = {("healthy_commune", "A1"): (900, 550), ("bo_hai", "A1"): (None, None)}
    assert given(ran(office)) == first
    named = [builders.appraisal(2, rulebook="bo_hai")]
    later = {**LABOUR, "prepared_on": date(2021, 1, 20), "received_on": date(2021, 1, 21)}
    office.send("c16.xlsx", {"B16": named}, {"B02": ""}, **later)
    assert given(ran(office)) == first
    assert confirm(office) == DONE
    assert given(ran(office)) == {**first, ("bo_hai", "A1"): (None, 200)}


def test_what_was_confirmed_before_rows_named_a_rulebook_counts_for_the_one_of_then(office: Office) -> None:
    sent(office, 5)
    told = {"office": "Phòng LĐTBXH", "appraisals": [["2020", HERE, "A1", "5", "Phòng LĐTBXH"]]}
    decisions_of(office.made).add("appraise", "2021-02-01", "an", told)
    run = ran(office)
    assert appraised(run) == {"A1"}
    assert office.run("verify", run.id) == DONE
    assert confirm(office) == WRONG_USE  # nothing waits
