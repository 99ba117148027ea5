"""Honest returns on drugs of many communes: what offices count differently for good reasons is no
sign."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engine.evaluation.years import Evaluation
from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS, KINDS
from facts.standing import HAS_DATA, NIL, Delivery, Event, Record, Standing
from tests.engine.evaluation.test_totals_hold_the_truth import told
from tests.long_run import some_of

COMMUNES, MOST = 400, 20  # one in twenty
DAY = date(2027, 12, 14)
Counts = dict[str, dict[str, int]]


def drawn(dice: random.Random) -> tuple[Counts, int]:
    """Return what police and health side count in a commune, by kind, and how many drug hotspots it knows.

    Users who are not addicted need no treatment; who left the list in the year may have been treated before.
    Each place of use is a hotspot; one in fifty communes has one where drugs are only sold.
    """
    addicts, users = dice.choice((0, 0, 0, 1, 2, 5, 9, 30)), dice.choice((0, 0, 1, 2, 6))
    left = dice.choice((0, 0, 1, addicts // 3))
    in_need = dice.randint(addicts, addicts + left)
    places = 0 if dice.random() < 0.85 else dice.randint(1, 3)
    cases = places + dice.choice((0, 0, 1, 3))
    sold_only = dice.random() < 1 / 50
    return {
        "drug_situation": {"addicts": addicts, "users": users, "left": left},
        "drug_matter": {"places": places, "cases": cases + sold_only, "in_time": cases},
        "drug_treatment": {"in_need": in_need, "reached": dice.randint(0, in_need)},
    }, places + sold_only


def returned(communes: dict[str, tuple[Counts, int]]) -> Standing:
    """Return the archive of a year in which every form came; a form with nothing to say says nil."""
    came: list[Delivery] = []
    registers: dict[Any, tuple[Record, ...]] = {}
    hotspots = []
    for unit, (counts, known) in communes.items():
        filled = {KINDS[kind].form for kind, numbers in counts.items() if any(numbers.values())}
        filled |= {"B08"} if known else set()
        for form, kind in FORMS.items():
            state = HAS_DATA if form in filled or form == "B01" else NIL
            came.append(Delivery(unit, "2027", kind.sender, form, state, DAY, DAY, f"{unit} {kind.sender}"))
        for name, numbers in counts.items():
            if KINDS[name].form in filled:
                registers[name, unit, "2027"] = (told(name, unit, unit, "2027", unit_code=unit, **numbers),)
        for n in range(known):
            id_ = f"{unit}-TD-{n}"
            row = told("hotspot", id_, unit, "2027", unit_code=unit, found_on=date(2027, 3, 1))
            row = replace(row, values={**row.values, "kind": "ma túy"})
            hotspots.append(Event("hotspot", row.key, (row,)))
    return Standing(came, registers, {"hotspot": tuple(hotspots)})


@pytest.mark.parametrize("seed", some_of([2701, 2702, 2703], 1))
def test_honest_returns_on_drugs_raise_few_signs(seed: int, shipped_rules: Rules) -> None:
    dice = random.Random(seed)
    communes = {f"4{n:04}": drawn(dice) for n in range(COMMUNES)}
    evaluation = Evaluation(returned(communes), shipped_rules)
    period = shipped_rules.calendar.at("year", 2027)
    assert period is not None
    book = edition(shipped_rules.rulebooks["healthy_commune"], period.end)
    signs = [sign for sign in book.signs if sign.id in ("Q20", "Q21")]
    assert len(signs) == 2
    subjects = [s for s in evaluation.subjects(book, period) if s.id in communes]
    assert len(subjects) == COMMUNES
    raised = [s for s in subjects if any(evaluation.sign(book, x, s, period) is not False for x in signs)]
    assert len(raised) * MOST <= COMMUNES
