"""A rulebook that asks for the band of another on a day that one is not in force is told, with the first such
day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from engine.analysis.proofs import _of_editions, _out_of_force
from engine.analysis.subject import studied
from engine.rulebook.kinds.in_force import InForce
from engine.rulebook.rules import rules_from_texts
from tests.engine.analysis.edits import TEXTS
from tests.engine.rulebook.broken_rules import mistakes

ASKING = next(mistake for mistake in mistakes() if mistake.code == "P801")
RULES = rules_from_texts(ASKING.made_in(TEXTS))
START, MIDDLE, END = date(2016, 1, 1), date(2020, 1, 1), date(2024, 12, 31)


@pytest.mark.parametrize(
    ("own", "other", "day"),
    [
        ((START, None), (START, None), None),
        ((START, None), (MIDDLE, None), START),
        ((MIDDLE, None), (START, None), None),
        ((START, None), (START, END), date(2025, 1, 1)),
        ((START, END), (START, END), None),
        ((START, END), (START, None), None),
        ((START, date(2025, 1, 1)), (START, END), date(2025, 1, 1)),
        ((START, date(2025, 6, 1)), (START, END), date(2025, 1, 1)),
        ((START, MIDDLE), (START, END), None),
    ],
)
def test_the_first_day_without_the_other_is_told(
    own: tuple[date, date | None], other: tuple[date, date | None], day: date | None
) -> None:
    books = dict(RULES.rulebooks)
    for name, (start, until) in (("moi", own), ("venue_risk", other)):
        books[name] = replace(books[name], in_force=InForce(from_=start, until=until))
    rules = replace(RULES, rulebooks=books)
    found = [(f.code, f.day, f.fault.params) for f in _out_of_force(studied(rules, books["moi"]))]
    told = {"name": "venue_risk", "day": day.isoformat()} if day else None
    assert found == ([("P801", day, told)] if day else [])


def test_an_edition_in_which_no_period_ends_has_no_findings() -> None:
    """Years end on 14 December: no two visits are compared between 1 and 31 January alone."""
    texts = ASKING.made_in(TEXTS)
    moi = texts["rules/moi/rulebook.yaml"]
    january = "in_force: {from: 2027-01-01, until: 2027-01-31}"
    sign = "{any: [{inspections: 0}, {inspections: {at_least: 5}}]}"
    moi += f"signs: [{{id: Q1, title: {{vi: Hai}}, cites: [minh-hoa], {january}, when: {sign}}}]\n"
    rules = rules_from_texts({**texts, "rules/moi/rulebook.yaml": moi})
    assert [f.code for f in _of_editions(rules, rules.rulebooks["moi"]) if f.fault.params["id"] == "Q1"] == []
