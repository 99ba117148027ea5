"""`count: venue_period` counts venues by the figures of every set about venues, whatever the sets are
called."""

from __future__ import annotations

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.compile.rule_uses import behind, venue_set_of
from engine.rulebook.rules import rules_from_texts

MORE = """indicators: a_them
subject: {venue, period}
define:
  so_lan: {count: inspection, within: period, vi: Số lần}
"""
COUNTED = (
    "  twice_seen: {count: venue_period, when: {so_lan: {at_least: 2}, open_at_end: yes}, vi: Cơ sở kiểm tra"
    " hai lần}\n"
)


def test_venues_are_counted_by_the_figures_of_every_set_about_them() -> None:
    texts = rule_texts(SHIPPED)
    file = "rules/indicators/commune_period.yaml"
    texts |= {
        "rules/indicators/a_them.yaml": MORE,
        file: texts[file].replace("define:\n", "define:\n" + COUNTED, 1),
    }
    rules = rules_from_texts(texts)
    assert venue_set_of(rules, "so_lan") == "a_them"
    assert venue_set_of(rules, "open_at_end") == "venue_period"
    assert {"so_lan", "open_at_end"} <= set(rules.set_of("venue").indicators)
    under = {i.name for i in behind(rules, "commune_period", ["twice_seen"]).indicators}
    assert under == {"twice_seen", "so_lan", "open_at_end"}
