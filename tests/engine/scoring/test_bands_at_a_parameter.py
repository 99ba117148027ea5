"""A band that begins at a parameter: 90, 80 or 70 points by the kind of commune, from one day on."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from engine.analysis.proofs import findings_of
from engine.logic.cells import Cell, between, known, unknown
from engine.logic.frame import Frame
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.plain import rules_from_objects
from engine.rulebook.text.faults import RuleFaults
from engine.scoring.columnar.scores import scores
from engine.scoring.oracle import scored
from facts.periods import Period
from tests.conformance.suite import BOOK, CITE, SUBJECT, criterion, files_of
from tests.engine.scoring.fact_columns import rows_from_cells

BY_KIND = [
    {"take": 90, "when": {"town_area": True}},
    {"take": 80, "when": {"border_area": True}},
    {"take": 70},
]


def files(start: Any = "$enough", values: Any = None, **more: Any) -> dict[str, dict[str, Any]]:
    bands = [
        {"id": "met", "title": {"vi": "Đạt"}, "from": start},
        {"id": "not_met", "title": {"vi": "Chưa đạt"}, "from": 0},
    ]
    points = {"of": "files", "each": 1, "ends": [0, 100]}
    book = {"total": 100, "points_decimals": 2, "criteria": [criterion("A1", points)], "bands": bands}
    made = files_of({"files": "number"}, **{**book, **more})
    values = values or [{"from": "2016-01-01", "value": 60}, {"from": "2020-01-01", "value": BY_KIND}]
    cited = [{**value, "cites": [CITE]} for value in values]
    made["rules/parameters.yaml"] = {
        "parameters": {"enough": {"vi": "Mức đạt", "unit": "điểm", "values": cited}}
    }
    return made


def bands(rules: Rules, points: Cell, year: str = "2020", **unit: Cell) -> tuple[str, ...]:
    """Return the bands still possible, by the oracle and by columns alike."""
    period = rules.calendar.period(year)
    assert isinstance(period, Period)
    own = {name: unit.get(name, known(False)) for name in ("town_area", "border_area")}
    book, frame = rules.rulebooks[BOOK], Frame(period, rules.calendar, rules.parameters, own.__getitem__)
    found = scored(book, {"files": points}.__getitem__, frame)
    types = {name: i.type for name, i in rules.indicator_sets[SUBJECT].indicators.items()}
    (bits,) = scores(book, rows_from_cells(types, [{"files": points}], frame, [own])).possible.tolist()
    assert [band for place, band in enumerate(("met", "not_met")) if bits >> place & 1] == list(found.bands)
    return found.bands


def test_each_kind_of_commune_has_its_own_start() -> None:
    rules = rules_from_objects(files())
    assert bands(rules, known(90), town_area=known(True)) == ("met",)
    assert bands(rules, known(89), town_area=known(True)) == ("not_met",)
    assert bands(rules, known(80), border_area=known(True)) == ("met",)
    assert bands(rules, known(70)) == ("met",)
    assert bands(rules, known(69)) == ("not_met",)


def test_an_earlier_year_keeps_what_held_then() -> None:
    rules = rules_from_objects(files())
    assert bands(rules, known(60), "2019", town_area=known(True)) == ("met",)
    assert bands(rules, known(59), "2019") == ("not_met",)


def test_a_kind_or_points_that_are_unknown_leave_both_bands() -> None:
    rules = rules_from_objects(files())
    assert bands(rules, known(85), town_area=unknown()) == ("met", "not_met")
    assert bands(rules, unknown()) == ("met", "not_met")
    assert bands(rules, known(95), town_area=unknown()) == ("met",)


def test_a_start_at_a_parameter_needs_what_the_same_number_needs() -> None:
    period = rules_from_objects(files()).calendar.period("2019")
    found = []
    for start in ("$enough", 60):
        rules = rules_from_objects(files(start))
        frame = Frame(period, rules.calendar, rules.parameters, lambda name: known(False))  # type: ignore[arg-type]
        found.append(
            scored(rules.rulebooks[BOOK], lambda name: between(Fraction(50), Fraction(70)), frame).needs
        )
    assert found[0] == found[1]
    assert [need.used_in for need in found[0]] == [("A1",)]


def test_a_kind_that_is_unknown_is_needed_where_the_start_rests_on_it() -> None:
    rules = rules_from_objects(files())
    period = rules.calendar.period("2020")
    frame = Frame(period, rules.calendar, rules.parameters, lambda name: unknown())  # type: ignore[arg-type]
    needs = scored(rules.rulebooks[BOOK], {"files": known(85)}.__getitem__, frame).needs
    assert [(need.fact, need.used_in) for need in needs] == [
        ("unit.town_area", ("met",)),
        ("unit.border_area", ("met",)),
    ]


def test_a_test_of_the_bands_own_holds_beside_its_start() -> None:
    own = [
        {"id": "met", "title": {"vi": "Đạt"}, "from": "$enough", "when": {"files": {"at_least": 95}}},
        {"id": "not_met", "title": {"vi": "Chưa đạt"}, "from": 0},
    ]
    rules = rules_from_objects(files(bands=own))
    assert bands(rules, known(80)) == ("not_met",)
    assert bands(rules, known(95)) == ("met",)


def test_a_number_between_the_starts_of_two_kinds_is_no_fault() -> None:
    for good in (85, 70):  # 70 is the least that the parameter ever is
        three = [
            {"id": "good", "title": {"vi": "Tốt"}, "from": good},
            {"id": "met", "title": {"vi": "Đạt"}, "from": "$enough"},
            {"id": "not_met", "title": {"vi": "Chưa đạt"}, "from": 0},
        ]
        made = files(values=[{"from": "2016-01-01", "value": BY_KIND}], bands=three)
        assert rules_from_objects(made).rulebooks[BOOK].bands[1].from_ == 70


def test_a_start_nobody_reaches_is_named_at_its_line() -> None:
    with pytest.raises(RuleFaults) as refused:
        rules_from_objects(files(values=[{"from": "2016-01-01", "value": 120}]))
    assert [fault.code for fault in refused.value.faults] == ["R522"]


@pytest.mark.parametrize(("start", "code"), [("$enuogh", "R103"), ("enough", "R207"), ("nhiều", "R207")])
def test_a_name_mistyped_is_named(start: str, code: str) -> None:
    with pytest.raises(RuleFaults) as refused:
        rules_from_objects(files(start))
    assert code in {fault.code for fault in refused.value.faults}


def test_a_lower_band_that_asks_for_more_on_some_day_is_named() -> None:
    three = [
        {"id": "good", "title": {"vi": "Tốt"}, "from": 75},
        {"id": "met", "title": {"vi": "Đạt"}, "from": "$enough"},
        {"id": "not_met", "title": {"vi": "Chưa đạt"}, "from": 0},
    ]
    values = [{"from": "2016-01-01", "value": 60}, {"from": "2020-01-01", "value": 80}]
    with pytest.raises(RuleFaults) as refused:
        rules_from_objects(files(values=values, bands=three))
    assert [fault.code for fault in refused.value.faults] == ["R531"]


def proved(made: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Return what is found of the bands: the code and the band."""
    found = findings_of(rules_from_objects(made))
    return {f.code: str(f.fault.params["id"]) for f in found if f.code.startswith(("P3", "P4"))}


def test_a_band_at_a_parameter_is_proved_as_any_other() -> None:
    assert proved(files()) == {}
    good = {"id": "good", "title": {"vi": "Tốt"}, "from": 95}
    bands = [
        good,
        {"id": "met", "title": {"vi": "Đạt"}, "from": "$enough"},
        {"id": "low", "title": {"vi": "Yếu"}, "from": 0},
    ]
    all_or_none = [{"points": 100, "when": {"files": {"at_least": 1}}}, {"points": 0}]
    assert proved(files(bands=bands, criteria=[criterion("A1", all_or_none)])) == {"P301": "met"}
