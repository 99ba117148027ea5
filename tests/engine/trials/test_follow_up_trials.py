"""Follow-up rules are tried as rulebooks are: each small change is noticed or proved equal, each threshold is
met."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.authoring.trials import EQUIVALENT, NOTICED, SCENARIOS, UNNOTICED, coverage, mutants_of, mutation
from engine.rulebook.model.rulebook import Rules
from engine.trials.equivalence import cases_compared
from engine.trials.mutants import every_mutant
from engine.trials.probes import FOLLOW_UP


def scenarios_of(folder: Path, name: str, edit: Callable[[str], str] = str) -> Path:
    target = folder / FOLLOW_UP / f"{name}.feature"
    target.parent.mkdir(parents=True)
    target.write_text(edit((SCENARIOS / FOLLOW_UP / f"{name}.feature").read_text("utf-8")), "utf-8")
    return folder


def without(title: str) -> Callable[[str], str]:
    """Leave one scenario out."""

    def edit(text: str) -> str:
        parts = re.split(r"(?m)^(?=  (?:Kịch bản|Khung kịch bản):)", text)
        left = [part for part in parts if title not in part.split("\n", 1)[0]]
        assert len(left) == len(parts) - 1
        return "".join(left)

    return edit


def verdicts(rules: Rules, folder: Path, item: str) -> dict[str, str]:
    tried = mutation(rules, folder, FOLLOW_UP, item, lambda done, total: None).tried
    return {f"{t.mutant.before} → {t.mutant.after}": t.verdict for t in tried if t.mutant.kind != "citation"}


def test_every_change_of_a_rule_is_noticed(tmp_path: Path, shipped_rules: Rules) -> None:
    found = verdicts(shipped_rules, scenarios_of(tmp_path, "F5"), "F5")
    assert {"venue: closed_on known: False → venue: known: True", "within_days 30 → within_days 31"} <= set(
        found
    )
    assert {"by commune → by standing_body", "from as_of → from period_end"} <= set(found)
    assert set(found.values()) == {NOTICED}


def test_a_change_no_scenario_notices_is_named(tmp_path: Path, shipped_rules: Rules) -> None:
    folder = scenarios_of(tmp_path, "F4", without("Từ ngày đầu kỳ đến ngày cuối kỳ"))
    found = verdicts(shipped_rules, folder, "F4")
    assert [change for change, verdict in found.items() if verdict == UNNOTICED] == [
        "visit: date at_least → visit: date more_than",
        "visit: date at_most → visit: date less_than",
    ]


def test_a_threshold_no_scenario_comes_near_is_named(tmp_path: Path, shipped_rules: Rules) -> None:
    folder = scenarios_of(tmp_path, "N4", without("Bốn thành viên"))
    found = coverage(shipped_rules, folder, None, lambda done, total: None).of("N4")
    missing = {c.probe.part: c.missing for c in found.follow_up_thresholds if c.missing}
    assert missing == {"visit.members less_than $team_quorum": ("over",)}
    assert not found.complete


@pytest.mark.parametrize(
    ("item", "before", "equal"),
    [
        ("P8", "second: kind different_from first.kind", True),  # a pair has one tie of a kind
        ("P8", "first: a same_as one.id", False),
        ("P9", "one: sign one_of [nominee, …]", True),  # the other alias takes what this one does not
        ("P9", "other: sign different_from one.sign", False),
        ("X3", "before: period previous now.period", True),  # there is no third band
        ("X3", "before: subject same_as now.subject", False),
        ("P4", "other: owner_id different_from one.owner_id", False),
        ("P2", "tie: kind one_of [account, …]", False),
    ],
)
def test_what_changes_nothing_is_proved_and_nothing_else(
    shipped_rules: Rules, item: str, before: str, equal: bool
) -> None:
    changes = [m for m in every_mutant(shipped_rules, FOLLOW_UP) if (m.item, m.before) == (item, before)]
    left_out = next(m for m in changes if m.after == "" or "…" in m.after)
    assert (cases_compared(shipped_rules, left_out) is not None) is equal


def test_a_parameter_of_both_is_changed_once_and_asked_of_both(shipped_rules: Rules) -> None:
    everything = mutants_of(shipped_rules, None, None)
    names = [(m.item, m.kind, m.before, m.after) for m in everything if m.item in shipped_rules.parameters]
    assert len(names) == len(set(names))
    assert {m.item for m in everything if FOLLOW_UP in m.touches} >= {"phoenix_days", "team_quorum", "P9"}


def test_equal_changes_are_told_apart_from_unnoticed_ones(tmp_path: Path, shipped_rules: Rules) -> None:
    found = verdicts(shipped_rules, scenarios_of(tmp_path, "P9"), "P9")
    assert set(found.values()) == {NOTICED, EQUIVALENT}
