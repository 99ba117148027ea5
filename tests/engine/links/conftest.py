"""The example's year 2020, looked through for leads once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from engine.links.leads import Findings, findings_of
from engine.links.reading import said_in
from engine.links.signs import sign_rules_of
from engine.links.statements import RowRef, Said
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Event, Record, Standing

FORMS = {
    "B02": "venue",
    "B03": "party",
    "B04": "inspection",
    "B05": "violation",
    "B06": "case",
    "B07": "case_party",
    "B09": "stint",
    "B10": "tip",
}


@pytest.fixture(scope="session")
def link_rules(shipped_rules: Rules) -> LinkRules:
    assert shipped_rules.links is not None
    return shipped_rules.links


@pytest.fixture(scope="session")
def year(shipped_rules: Rules) -> Period:
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    return period


@pytest.fixture(scope="session")
def look(shipped_rules: Rules, link_rules: LinkRules, year: Period) -> Callable[[Standing], Findings]:
    def found(standing: Standing) -> Findings:
        said = said_in(standing, shipped_rules, year)
        return findings_of(said, sign_rules_of(shipped_rules, year.end), link_rules)

    return found


@pytest.fixture(scope="session")
def said(example_standing: Standing, shipped_rules: Rules, link_rules: LinkRules, year: Period) -> Said:
    return said_in(example_standing, shipped_rules, year)


@pytest.fixture(scope="session")
def findings(example_standing: Standing, look: Callable[[Standing], Findings]) -> Findings:
    return look(example_standing)


def without(standing: Standing, row: RowRef) -> Standing:
    """Return the records as they would be had an evidence row never been sent."""
    kind = FORMS[row.form]
    if row.form in ("B02", "B03"):
        registers = {
            key: tuple(r for r in records if key[0] != kind or r.key[0] != row.key)
            for key, records in standing.registers.items()
        }
        return replace(standing, registers=registers)
    kept = tuple(e for e in standing.events[kind] if not is_row(e, row))
    return replace(standing, events={**standing.events, kind: kept})


def is_row(event: Event, row: RowRef) -> bool:
    if row.form == "B09":
        return stint_key(event.record) == row.key
    return "|".join(event.key) == row.key


def stint_key(record: Record) -> str:
    return f"{record.values['venue_id']}|{str(record.values['from'])[:7]}"
