"""What `rules/links/` says differently is told by its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml

from desk.authoring.follow_up_differences import entries_of
from desk.authoring.rule_differences import differences
from desk.workspace.rule_files import SHIPPED
from engine.rulebook.model.rulebook import Rules


def test_each_changed_entry_of_links_is_told_and_no_other(shipped_rules: Rules) -> None:
    links = shipped_rules.links
    assert links is not None
    least = replace(links.leads.lead_when, bits_at_least=6.0)
    status = {**links.seeds.status, "khởi tố": 0.5}
    changed = replace(
        links, leads=replace(links.leads, lead_when=least), seeds=replace(links.seeds, status=status)
    )
    assert differences(shipped_rules, shipped_rules) == ()
    told = differences(shipped_rules, replace(shipped_rules, links=changed))
    assert [d.text for d in told] == [
        "Liên kết, manh mối status.khởi tố: 0,8 → 0,5",
        "Liên kết, manh mối lead_when.bits_at_least: 3,5 → 6",
    ]


def test_rules_without_links_say_all_of_it_is_gone(shipped_rules: Rules) -> None:
    told = differences(shipped_rules, replace(shipped_rules, links=None))
    assert [d.text for d in told] == ["Liên kết, manh mối: bỏ"]


def test_entries_are_called_as_their_files_call_them(shipped_rules: Rules) -> None:
    """Each path leads through a file of `rules/links/`, levels left out at most; the grade of a note is two
    keys there."""
    assert shipped_rules.links is not None
    written = {
        path
        for file in (SHIPPED / "links").glob("*.yaml")
        for path in paths_in(yaml.safe_load(file.read_text("utf-8")))
    }
    for path, value in entries_of(shipped_rules.links).items():
        words = path.split(".")
        not_given = value in (None, False, ())
        assert not_given or ":" in path or any(leads_through(words, one) for one in written), path


def leads_through(words: list[str], path: tuple[str, ...]) -> bool:
    keys = iter(path)
    return all(word in keys for word in words)


def paths_in(tree: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield above
    for key, value in tree.items() if isinstance(tree, dict) else ():
        yield from paths_in(value, (*above, str(key)))
    for value in tree if isinstance(tree, list) else ():
        yield from paths_in(value, above)
