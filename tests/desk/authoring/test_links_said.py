"""What `rules/links/` says differently is told by its name."""

from __future__ import annotations

from dataclasses import replace

from desk.authoring.rule_differences import differences
from engine.rulebook.model.rulebook import Rules


def test_each_changed_entry_of_links_is_told_and_no_other(shipped_rules: Rules) -> None:
    links = shipped_rules.links
    assert links is not None
    changed = replace(
        links, bounds=replace(links.bounds, lead_from=6.0), status={**links.status, "khởi tố": 0.5}
    )
    assert differences(shipped_rules, shipped_rules) == ()
    told = differences(shipped_rules, replace(shipped_rules, links=changed))
    assert {d.id for d in told} == {"bounds", "status khởi tố"}


def test_rules_without_links_say_all_of_it_is_gone(shipped_rules: Rules) -> None:
    told = differences(shipped_rules, replace(shipped_rules, links=None))
    assert {d.kind for d in told} == {"links"}
    assert "spread" in {d.id for d in told}
