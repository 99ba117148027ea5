"""The scenarios written for what none hits, of some items of each kind: titles, figures stated, what is left
to a person."""

from __future__ import annotations

from pathlib import Path

from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.trials.coverage import coverage_of, probes_of
from scenarios.steps.writing import features_for
from tests.approved import assert_approved, shortened
from tests.engine.values_as_text import every_text

SAID = Path(__file__).parent / "said" / "written.txt"
ITEMS = {
    "an_toan_antt": ("K1b",),
    "healthy_commune": ("A2", "E3", "recent_months"),
    "venue_risk": ("K2",),
    "diem_hoi_dong": ("A1",),
    "tieu_chi_phu": ("A1",),
}


def written(rules: Rules) -> dict[str, str]:
    places = {
        name: [p for p in probes_of(rules, rules.rulebooks[name]) if p.item in items]
        for name, items in ITEMS.items()
    }
    return features_for(rules, {name: coverage_of(found, []) for name, found in places.items()})


def test_what_is_written_for_what_no_scenario_hits() -> None:
    texts = written(rules_from_texts(every_text()))
    assert_approved("".join(f"## {name}\n{shortened(text, 24)}" for name, text in texts.items()), SAID)
