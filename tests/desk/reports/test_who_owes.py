"""Whose form is owed: a commune's committee is named by the kind of unit it is of on that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desk.words.place_words import sender_of
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.logic.cells import Owed
from engine.rulebook.rules import rules_from_texts
from facts.standing import COMMUNE
from facts.units import Unit, Units

RULES = replace(
    rules_from_texts(rule_texts(SHIPPED)),
    units=Units(
        (
            Unit("97113", "Thị trấn Bến Đình", "thị trấn", None, date(2025, 6, 30)),
            Unit("97113", "Phường Bến Đình", "phường", date(2025, 7, 1)),
        )
    ),
)


@pytest.mark.parametrize(
    ("office", "period", "unit", "said"),
    [
        (COMMUNE, "2026", "97113", "UBND phường"),
        (COMMUNE, "2020", "97113", "UBND thị trấn"),
        (COMMUNE, "2020", "97999", "UBND xã"),
        ("Đội 178", "2026", "97113", "Đội 178"),
    ],
)
def test_who_owes_a_form(office: str, period: str, unit: str, said: str) -> None:
    assert sender_of(Owed("B02", office, unit, period), RULES) == said
