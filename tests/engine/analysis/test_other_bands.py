"""What asks for the band of another rulebook, or for an office's word, on days there is none is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from engine.analysis.dated_parts import edition_findings
from engine.analysis.other_bands import other_band_findings
from engine.analysis.proofs import _of_editions
from engine.rulebook.kinds.in_force import InForce
from engine.rulebook.rules import rules_from_texts
from tests.engine.analysis.edits import TEXTS
from tests.engine.rulebook.broken_rules import mistakes

ASKING = next(mistake for mistake in mistakes() if mistake.code == "P801")
RULES = rules_from_texts(ASKING.made_in(TEXTS))
ALWAYS_THERE = (
    "  - {id: V0, title: {vi: Hai}, cites: [minh-hoa],"
    " points: [{points: 1, when: {committed: yes}}, {points: 0}]}"
)
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
    found = [(f.code, f.day, f.fault.params) for f in other_band_findings(rules, books["moi"])]
    told = {"id": "V1", "name": "venue_risk", "day": day.isoformat()} if day else None
    assert found == ([("P801", day, told)] if day else [])


def test_only_the_days_of_the_part_that_asks_count() -> None:
    texts = ASKING.made_in(TEXTS)
    moi = texts["rules/moi/rulebook.yaml"].replace("bands:", f"{ALWAYS_THERE}\nbands:", 1)
    for force, day in (("{until: 2024-12-31}", None), ("{from: 2026-01-01}", date(2026, 1, 1))):
        dated = moi.replace("{id: V1,", f"{{id: V1, in_force: {force},")
        rules = rules_from_texts({**texts, "rules/moi/rulebook.yaml": dated})
        assert [f.day for f in other_band_findings(rules, rules.rulebooks["moi"])] == ([day] if day else [])


def test_an_edition_in_which_no_period_ends_has_no_findings() -> None:
    """Years end on 14 December: no two visits are compared between 1 and 31 January alone."""
    texts = ASKING.made_in(TEXTS)
    moi = texts["rules/moi/rulebook.yaml"]
    january = "in_force: {from: 2027-01-01, until: 2027-01-31}"
    sign = "{any: [{inspections: 0}, {inspections: {at_least: 5}}]}"
    moi += f"signs: [{{id: Q1, title: {{vi: Hai}}, cites: [minh-hoa], {january}, when: {sign}}}]\n"
    rules = rules_from_texts({**texts, "rules/moi/rulebook.yaml": moi})
    assert [f.code for f in _of_editions(rules, rules.rulebooks["moi"]) if f.fault.params["id"] == "Q1"] == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{one_of: [trung_binh, yeu]}", True),
        ("yeu", True),
        ("{one_of: [trung_binh, yeu, khong_xep_loai]}", False),
        ("{none_of: [tot, kha]}", False),
        ("{none_of: [tot, kha, khong_xep_loai]}", False),
    ],
)
def test_a_gate_silent_on_the_unclassified_of_another_rulebook_is_told(written: str, told: bool) -> None:
    gate = next(mistake for mistake in mistakes() if mistake.code == "P212")
    texts = gate.made_in(TEXTS)
    before, after = (f"healthy_commune.band: {bands}" for bands in ("{one_of: [trung_binh, yeu]}", written))
    texts = {name: text.replace(before, after) for name, text in texts.items()}
    rules = rules_from_texts(texts)
    found = [f.fault.params["id"] for f in other_band_findings(rules, rules.rulebooks["dia_ban_ma_tuy"])]
    assert found == (["L9"] if told else [])


def test_a_fact_is_told_until_its_office_ends() -> None:
    gone = next(mistake for mistake in mistakes() if mistake.code == "P820")
    texts = gone.made_in(TEXTS)
    police = "  - {name: Công an huyện, level: district"
    later = f"{police}, roles: [], sends: yes, from: 2025-03-01, certainty: open, cites: [minh-hoa]}}\n"
    offices = texts["rules/offices.yaml"]
    for text, told in ((offices, True), (offices.replace(police, later + police, 1), False)):
        rules = rules_from_texts({**texts, "rules/offices.yaml": text})
        assert ("P820" in [f.code for f in edition_findings(rules)]) == told
