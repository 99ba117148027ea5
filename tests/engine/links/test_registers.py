"""What the registers say of each venue and party: once a value, by all who tell it, as it was told last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from engine.links.reading import said_in
from engine.links.statements import Said, Statement
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Record, Source, Standing, Value

VENUE, ONE, OTHER = "30985-CS-1", "30985-CN-1", "30985-CN-2"
USUAL = {"unit_code": "30985", "type": "karaoke"}


def told(values: Mapping[str, Value], unit: str = "30985", year: str = "2020", row: int = 1) -> Record:
    source = Source("a.xlsx", "B02", row)
    return Record("venue", (VENUE,), unit, year, "UBND xã", {**USUAL, **values}, source)


@pytest.fixture
def said_by(shipped_rules: Rules, year: Period):
    def said(*records: Record) -> Said:
        places = sorted({(r.kind, r.unit, r.period) for r in records})
        registers = {p: tuple(r for r in records if (r.kind, r.unit, r.period) == p) for p in places}
        return said_in(Standing(registers=registers), shipped_rules, year)

    return said


def of(said: Said) -> list[tuple[str, str]]:
    return [(s.kind, s.value) for s in said.statements]


def test_who_held_a_venue_before_is_told_apart_and_known(said_by) -> None:
    said = said_by(told({"owner_id": ONE}, year="2019"), told({"owner_id": OTHER}))
    assert of(said) == [("former_owner", ONE), ("owner", OTHER)]
    assert list(said.subjects) == [VENUE, OTHER, ONE]


def test_an_owner_no_longer_told_is_a_former_one(said_by) -> None:
    assert of(said_by(told({"owner_id": ONE}, year="2019"), told({}))) == [("former_owner", ONE)]


def test_a_manager_before_is_told_of_no_more_and_a_phone_before_still_is(said_by) -> None:
    before = {"manager_id": ONE, "phone_key": "u"}
    said = said_by(told(before, year="2019"), told({"manager_id": OTHER, "phone_key": "v"}))
    assert of(said) == [("manager", OTHER), ("phone", "u"), ("phone", "v")]


def test_the_word_of_its_own_unit_is_the_last_of_a_day(said_by) -> None:
    said = said_by(told({"owner_id": ONE}), told({"owner_id": OTHER}, unit="30988"))
    assert of(said) == [("former_owner", OTHER), ("owner", ONE)]


def test_of_two_rows_of_one_return_the_later_counts(said_by) -> None:
    said = said_by(told({"owner_id": ONE}, row=3), told({"owner_id": OTHER}, row=2))
    assert of(said) == [("former_owner", OTHER), ("owner", ONE)]


def test_one_value_told_by_two_is_one_statement_with_both_rows_and_tellers(said_by) -> None:
    statement: Statement
    (statement,) = said_by(told({"phone_key": "u"}), told({"phone_key": "u"}, "30988", row=7)).statements
    assert statement.row.places == ("a.xlsx!B02!1", "a.xlsx!B02!7")
    assert {unit for _, unit, _ in statement.sources} == {"30985", "30988"}


def test_nothing_of_a_closed_venue_is_later_than_its_end(said_by) -> None:
    closed = date(2020, 5, 1)
    (statement,) = said_by(told({"phone_key": "u", "closed_on": closed})).statements
    assert statement.last == closed


def test_a_return_of_a_later_year_says_nothing_yet(said_by) -> None:
    assert not said_by(told({"phone_key": "u"}, year="2021")).statements
