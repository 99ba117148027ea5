"""Districts written from the method's known faults alone: what is planted in them."""

from __future__ import annotations

from itertools import combinations

from benchmarks.hard_sets.outside import INNOCENT, town
from benchmarks.outside_leads import tally
from engine.rulebook.model.rulebook import Rules


def test_a_seed_gives_one_district_in_which_no_two_groups_share_a_member() -> None:
    (d, rings, honest), (again, *_) = town(1), town(1)
    assert (d.parties, d.named) == (again.parties, again.named)
    groups = [g.members for g in (*rings, *honest)]
    assert all(a.isdisjoint(b) for a, b in combinations(groups, 2))
    assert {h.kind for h in honest} == INNOCENT.keys()
    assert len(town(1, crowded=True)[2]) == 3 * len(honest)


def test_two_ids_of_one_person_have_one_name_and_year_and_siblings_a_family_name() -> None:
    d, rings, honest = town(2, crowded=True)
    for ring in (r for r in rings if r.kind == "two_ids"):
        assert len({d.named[m] for m in ring.members if m in d.named}) == 1
    for group in (g for g in honest if g.kind == "siblings"):
        people = [d.named[m] for m in group.members if m in d.named]
        assert len({name.split()[0] for name, _ in people}) == 1 < len(set(people))


def test_blanks_leave_the_rings_and_the_groups_as_they_are() -> None:
    (d, *told), (blank, *untold) = town(1), town(1, blanks=True)
    assert told == untold
    assert sum(len(p) for p in blank.parties.values()) < sum(len(p) for p in d.parties.values())
    marks = {len(str(p["kin_keys"]).split()) for p in blank.parties.values() if "kin_keys" in p}
    assert marks == {2, 7}  # without a year of birth, and with


def test_two_strangers_of_one_home_both_charged_are_a_lead(shipped_rules: Rules) -> None:
    found = tally([9019], False, False, shipped_rules)
    assert found.whole["strong"] == found.rings["strong"] > 0
    assert (found.accused, found.above) == ({}, 0)
