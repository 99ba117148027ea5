"""All that is tried of the shipped rules and of the small rulebooks beside them, word for word: what
scenarios should hit, each small change and what it changes, which are proved equal."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.authoring.mutation import mutants_of
from desk.authoring.trials import SCENARIOS, coverage
from engine.rulebook.model.rulebook import Rules
from engine.trials.coverage import probes_of
from engine.trials.equivalence import cases_compared
from engine.trials.follow_up_probes import follow_up_probes
from engine.trials.mutants import Mutant
from engine.trials.probes import Probe
from tests.approved import assert_approved, digest
from tests.engine.values_as_text import differing, line_of, summed_up
from tests.long_run import long_only

SAID = Path(__file__).parent / "said"
WIDEST = "K3"  # of seven figures: as long as all others together

HITTING = (
    "healthy_commune/A2",
    "healthy_commune/E3",
    "healthy_commune/Q6",
    "venue_risk/T1",
    "venue_risk/xep_loai",
    "an_toan_antt/K1b",
    "follow_up/N4",
    "follow_up/P4",
)


@pytest.fixture(scope="module")
def mutants(every_rulebook: Rules) -> list[Mutant]:
    return mutants_of(every_rulebook, None, None)


def probed(probe: Probe) -> str:
    turn = probe.turn and f"{probe.turn.fact} {probe.turn.cut} {probe.turn.step}"
    asked = sorted({probe.item, *probe.asked_by} - {probe.item})
    return (
        f"{probe.kind} {probe.part}: {' '.join(probe.wanted)}; {turn}; {line_of(probe.place)}; also"
        f" {' '.join(asked)}"
    )


def changed(rules: Rules, mutant: Mutant) -> str:
    said = "; ".join(differing(rules, mutant.rules))
    touched = {name: digest(sorted(ids))[:4] for name, ids in sorted(mutant.touches.items())}
    return (
        f"{mutant.kind} {mutant.before} → {mutant.after} | {said} | {line_of(mutant.place)} | {mutant.deep}"
        f" {touched}"
    )


def test_every_place_scenarios_should_hit(every_rulebook: Rules) -> None:
    books = [p for book in every_rulebook.rulebooks.values() for p in probes_of(every_rulebook, book)]
    probes = [*books, *follow_up_probes(every_rulebook)]
    lines = ((f"{p.rulebook} {p.item}", probed(p)) for p in probes)
    assert_approved(summed_up(lines), SAID / "places.txt")


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


def test_every_change_and_what_it_changes(every_rulebook: Rules, mutants: list[Mutant]) -> None:
    lines = ((f"{m.rulebook} {m.item}", changed(every_rulebook, m)) for m in mutants)
    assert_approved(summed_up(lines), SAID / "changes.txt")


@long_only
def test_every_change_proved_to_change_nothing(every_rulebook: Rules, mutants: list[Mutant]) -> None:
    tried = [mutant for mutant in mutants if mutant.item != WIDEST]
    proved = [(mutant.name, cases_compared(every_rulebook, mutant)) for mutant in tried]
    said = "".join(f"{name}: {cases}\n" for name, cases in proved if cases is not None)
    assert_approved(said, SAID / "proved.txt")
