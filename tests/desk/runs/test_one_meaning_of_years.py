"""Earlier years mean the same wherever they are shown: announced bands count, records stand in the units of
the period."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.authoring.comparison import Side, compared_rules
from desk.cli.app import code_of
from desk.office.blanks import known_rows
from desk.runs.follow_up import bands_before
from desk.runs.run import rules_of
from desk.runs.run_inputs import inputs_of
from desk.runs.running import run_made
from desk.runs.standings import standings_of
from desk.workspace.announcements import ANNOUNCE
from desk.workspace.decisions import decisions_of
from desk.workspace.folder import Workspace, opened
from desk.workspace.locking import counting_returns
from desk.workspace.standing_today import in_its_units, in_units_of, lineages
from desk.workspace.store import Stored, stored, stored_years
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from facts.archive.store import Store
from facts.periods import Period
from facts.standing import Standing
from scenarios.steps.twins import twin
from tests.desk.conftest import Office
from tests.facts import builders

BOOK = "healthy_commune"
THREE = ("30985", "30997", "31009")  # what the new 30985 was made of


def year(rules: Rules, code: str) -> Period:
    found = rules.calendar.period(code)
    assert found is not None
    return found


def told(bands: Mapping[str, tuple[str, ...]], period: str) -> Any:
    return {(BOOK, period): bands}


# Announced bands


def test_predecessors_show_what_was_announced_and_count_their_years_by_it(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    announced = told({"30985": ("yeu",)}, "2019")
    book, period = shipped_rules.rulebooks[BOOK], year(shipped_rules, "2019")
    found = lineages(example_standing, shipped_rules, book, period, date(2025, 12, 1), announced)
    before = {p.unit.code: p for one in found for p in one.predecessors}
    assert before["30985"].announced == ("yeu",)
    assert before["30985"].result.scored.bands != ("yeu",)
    assert [s.possible for s in before["30985"].result.streaks.values()] == [0]
    assert before["30997"].announced is None


def test_a_falling_band_falls_from_the_announced_one(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    announced = told({"30985": ("yeu",)}, "2019")
    evaluation = Evaluation(example_standing, shipped_rules, announced=announced)
    before = bands_before(evaluation, year(shipped_rules, "2020"), year(shipped_rules, "2019"))
    values = {f.subject: f.value.value for f in before if f.rulebook == BOOK}
    assert values["30985"] == "yeu"
    assert values["30997"] != "yeu"


def test_what_was_announced_of_a_unit_is_not_said_of_another_with_its_code(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    announced = told({"30985": ("yeu",)}, "2024")
    periods = year(shipped_rules, "2025"), year(shipped_rules, "2024")
    standing = in_units_of(example_standing, shipped_rules, periods[0])
    evaluation = Evaluation(standing, shipped_rules, announced=announced)
    (found,) = (f for f in bands_before(evaluation, *periods) if (f.rulebook, f.subject) == (BOOK, "30985"))
    assert found.value.value != "yeu"


def test_compare_says_what_was_announced_and_that_it_stays(
    example_workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = opened(twin(example_workspace.folder, tmp_path / "w"))
    content = {
        "period": "2019",
        "rulebook": BOOK,
        "document": "15/QĐ-UBND",
        "date": "2020-01-15",
        "results": {"30985": {"bands": ["yeu"]}},
    }
    decisions_of(where).add(ANNOUNCE, "2020-01-15", "cán bộ", content)
    asked = [
        "compare",
        str(where.rules),
        str(where.rules),
        "-w",
        str(where.folder),
        "--year",
        "2019",
        "--rulebook",
        BOOK,
    ]
    code_of(asked)
    said = capsys.readouterr().out
    assert "15/QĐ-UBND" in said
    assert "30985 Thị trấn Thứ Ba (Yếu)" in said
    code_of([*asked, "--json"])
    (found,) = json.loads(capsys.readouterr().out)["years"]
    assert found["announced"]["bands"]["30985"] == ["yeu"]


# The merger of 2025


@pytest.fixture
def merged(office: Office) -> Office:
    """Three communes with one, two and three venues in 2024; the unit they became sends one venue in 2025."""
    for number, unit in enumerate(THREE, 1):
        venues = [builders.venue(n, unit) for n in range(1, number + 1)]
        office.send(
            f"{unit}.xlsx", {"B02": venues}, unit_code=unit, period="2024", prepared_on=date(2024, 12, 15)
        )
    return office


def venues_in(standing: Standing, period: str) -> int:
    return len(standing.registers.get(("venue", "30985", period), ()))


def test_all_that_looks_into_a_run_sees_the_units_it_was_made_in(merged: Office) -> None:
    merged.send("2025.xlsx", {}, unit_code="30985", period="2025", prepared_on=date(2025, 12, 15))
    run = run_made(merged.made, 2025, None, lambda *_: None)
    assert venues_in(inputs_of(run)[1].standing, "2024") == 6
    assert venues_in(stored(merged.made, merged.rules).standing, "2024") == 1


def test_compare_scores_a_year_in_its_own_units(merged: Office) -> None:
    sent = stored(merged.made, merged.rules).standing
    period = year(merged.rules, "2025")
    whole = Evaluation(in_units_of(sent, merged.rules, period), merged.rules)
    expected = {s: final for s, (final, _) in whole.scores(merged.rules.rulebooks[BOOK], period).items()}
    side = Side(
        "sau",
        merged.rules,
        lambda rules, period: in_its_units(stored(merged.made, rules), rules, period, None),
    )
    assert side.scores(BOOK, 2025) == expected
    assert set(side.scores(BOOK, 2024)) >= set(THREE)


def test_a_blank_return_of_the_new_unit_starts_from_all_its_predecessors(merged: Office) -> None:
    sent = stored(merged.made, merged.rules).standing
    rows = known_rows(sent, merged.rules, year(merged.rules, "2025"), ["30985"])["30985"]["B02"]
    assert sorted(r.key[0] for r in rows) == sorted(
        f"{unit}-CS-{n:03}" for k, unit in enumerate(THREE, 1) for n in range(1, k + 1)
    )
    assert {r.values["unit_code"] for r in rows} == {"30985"}


def test_its_own_register_takes_the_place_of_its_predecessors(merged: Office) -> None:
    merged.send("new.xlsx", {"B02": [builders.venue(1)]}, period="2025", prepared_on=date(2025, 12, 15))
    sent = stored(merged.made, merged.rules).standing
    rows = known_rows(sent, merged.rules, year(merged.rules, "2025"), ["30985"])["30985"]["B02"]
    assert [r.key[0] for r in rows] == ["30985-CS-001"]


def test_compare_reads_earlier_years_as_their_own_returns_told_them(office: Office) -> None:
    active = {"B08": [builders.hotspot(found_on=date(2019, 3, 1))]}
    cleared = {"B08": [builders.hotspot(found_on=date(2019, 3, 1), cleared_on=date(2019, 5, 1))]}
    office.send("2019.xlsx", active, period="2019", prepared_on=date(2019, 12, 15))
    office.send("2020.xlsx", cleared, prepared_on=date(2020, 12, 15))
    here = str(office.made.rules)
    found = compared_rules(here, here, office.made.folder, (2019, 2020), BOOK, None)
    for number in (2019, 2020):
        run = run_made(office.made, number, None, lambda *_: None)
        rows = {r.subject: (r.low, r.high) for r in standings_of(run, rules_of(run).rulebooks[BOOK])}
        told = found.before.scores(BOOK, number)
        assert {s: (told[s].low, told[s].high) for s in rows} == rows


def test_a_run_looks_at_each_return_once_however_many_years_rest_on_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (2018, 2019, 2020):
        office.send(
            f"{number}.xlsx",
            {"B02": [builders.venue(1)]},
            period=str(number),
            prepared_on=date(number, 12, 15),
        )
    looked: Counter[str] = Counter()
    really = Store.signature

    def looking(store: Store, import_hash: str) -> bytes:
        looked[import_hash] += import_hash not in store._signatures
        return really(store, import_hash)

    monkeypatch.setattr(Store, "signature", looking)
    found = stored_years_of(office, 2020)
    assert [len(found.earlier[code].deliveries) > 0 for code in ("2018", "2019")] == [True, True]
    assert set(looked.values()) == {1}
    assert len(looked) == 3


def stored_years_of(office: Office, number: int) -> Stored:
    counting = counting_returns(office.made, office.rules, year(office.rules, str(number)))
    return stored_years(office.made, office.rules, counting.own, counting.earlier)
