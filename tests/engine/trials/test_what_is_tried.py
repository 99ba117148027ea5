"""What is tried of a rulebook: which places scenarios should hit, which scenario hits them, and each small
change."""

from __future__ import annotations

from pathlib import Path

from desk.authoring.trials import SCENARIOS, coverage, mutants_of
from engine.rulebook.model.rulebook import Rules
from engine.trials.coverage import probes_of
from tests.approved import assert_approved

SAID = Path(__file__).parent / "said"
SMALL = ("san_nhom", "tieu_chi_phu", "cao_nhat_cum")  # rulebooks of tests: no change of the law changes them
HITTING = ("healthy_commune/A2", "venue_risk/T1", "follow_up/N4")


def test_the_places_scenarios_should_hit(every_rulebook: Rules) -> None:
    lines = (
        f"{p.rulebook} {p.item} {p.kind} {p.part}: {' '.join(p.wanted)}\n"
        for name in SMALL
        for p in probes_of(every_rulebook, every_rulebook.rulebooks[name])
    )
    assert_approved("".join(lines), SAID / "places.txt")


def test_every_small_change_of_a_rulebook(every_rulebook: Rules) -> None:
    lines = (
        f"{m.rulebook} {m.item} {m.kind} {m.before} → {m.after}{' (deep)' if m.deep else ''}\n"
        for name in SMALL
        for m in mutants_of(every_rulebook, name, None)
    )
    assert_approved("".join(lines), SAID / "changes.txt")


def test_what_scenarios_hit(tmp_path: Path, shipped_rules: Rules) -> None:
    """The first scenario that hits each place, by answer: what is hit too early names another."""
    for name in HITTING:
        feature = tmp_path / f"{name}.feature"
        feature.parent.mkdir(exist_ok=True)
        feature.symlink_to(SCENARIOS / f"{name}.feature")
    found = coverage(shipped_rules, tmp_path, None, lambda done, total: None)
    places = [c for covered in (*found.rulebooks.values(), found.follow_up_thresholds) for c in covered]
    hit = [(f"{c.probe.item} {c.probe.kind} {c.probe.part}", c.hit) for c in places if c.hit]
    hit += [(rule.id, rule.hit) for rule in found.follow_up if rule.hit]
    said = [f"{place}\n  {answer}: {title}" for place, by in hit for answer, title in sorted(by.items())]
    assert_approved("".join(f"{line}\n" for line in said), SAID / "hit.txt")
