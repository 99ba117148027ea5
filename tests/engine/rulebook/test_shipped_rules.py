"""The shipped rules: whole, coherent, and honest about what they are."""

from __future__ import annotations

from fractions import Fraction

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.model.editions import editions
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from facts.forms.catalogue import KINDS


@pytest.fixture(scope="module")
def rules() -> Rules:
    return rules_from_texts(rule_texts(SHIPPED))


def line_of(change: tuple[str, str, str]) -> int:
    text = rule_texts(SHIPPED)[change[0]]
    return text[: text.index(change[1])].count("\n") + 1


def faults_after(change: tuple[str, str, str]) -> list[tuple[str, str, int, str | None]]:
    """Return the faults of the shipped rules with one text replaced in one file."""
    file, old, new = change
    texts = rule_texts(SHIPPED)
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(texts)
    return [(f.code, f.place.file, f.place.line, f.params.get("near")) for f in caught.value.faults]


def test_the_commune_rulebook_gives_one_hundred_points(rules: Rules) -> None:
    for each in editions(rules.rulebooks["healthy_commune"]):
        maxima = {c.id: c.maximum for c in each.criteria}
        assert sum(maxima.values()) == 100
        by_group = {g: sum(v for k, v in maxima.items() if k.startswith(g)) for g in "ABCDEF"}
        expected = {2016: (25, 25, 20, 15, 15, 0), 2026: (25, 19, 14, 15, 15, 12)}
        assert tuple(by_group.values()) == expected[each.in_force_from.year]


def test_at_least_fifteen_venue_signals_rest_on_figures_of_their_own(rules: Rules) -> None:
    """Each signal can give points, and by a figure that no other signal asks for."""
    signals = rules.rulebooks["venue_risk"].criteria
    assert all(signal.maximum > 0 for signal in signals)
    figures = [set(signal.facts) for signal in signals]
    own = [f for n, f in enumerate(figures) if f - set().union(*figures[:n], *figures[n + 1 :])]
    assert len(own) >= 15


def test_nothing_shipped_claims_to_be_adopted(rules: Rules) -> None:
    assert all(book.illustrative and book.adoption is None for book in rules.rulebooks.values())


def test_every_field_that_is_not_open_has_a_purpose(rules: Rules) -> None:
    for kind in KINDS.values():
        for field in kind.fields.values():
            if field.sensitivity != "open":
                use = rules.field_uses[f"{kind.name}.{field.name}"]
                assert (use.sensitivity, use.purpose) == (field.sensitivity, field.purpose), field.name


def test_a_parameter_varies_by_the_fields_of_the_unit(rules: Rules) -> None:
    lines = rules.parameters["min_inspected_share"].values[0].lines
    assert [value for value, _ in lines] == [Fraction(80), Fraction(60)]


A = "rules/healthy_commune/criteria/a.yaml"


@pytest.mark.parametrize(
    ("change", "code", "near"),
    [
        ((A, "when: {hotspots_active: 0}", "when: {hotspot_active: 0}"), "R102", "hotspots_active"),
        ((A, "of: handled_share", "of: handled_shared"), "R102", "handled_share"),
        ((A, "points: 10", "point: 10"), "R101", "points"),
        ((A, "points: 10", "points: mười"), "R207", None),
        ((A, "kh-54-2020/IV", "kh-54-2020/V"), "R402", None),
        ((A, "kh-54-2020/III.3", "kh-45-2020/III.3"), "R401", "kh-54-2020"),
        ((A, "id: A2", "id: A1"), "R128", None),
        ((A, "{at_most: 1}", "{at_mots: 1}"), "R116", "at_most"),
        ((A, "hotspots_cleared: up}", "hotspots_clear: up}"), "R509", None),
        ((A, "ends: [0, 5]}", "endz: [0, 5]}"), "R101", "ends"),
        (
            ("rules/healthy_commune/criteria/b.yaml", "$min_inspected_share", "$min_inspect_share"),
            "R103",
            "$min_inspected_share",
        ),
        (
            ("rules/healthy_commune/rulebook.yaml", "band: khong_xep_loai", "band: khong_xep_hang"),
            "R104",
            "khong_xep_loai",
        ),
        (
            ("rules/venue_risk/signals/k_dieu_kien.yaml", "[karaoke, xoa bóp", "[karaok, xoa bóp"),
            "R211",
            "karaoke",
        ),
        (("rules/indicators/commune_period.yaml", "{kind: mại dâm}", "{kind: mại dăm}"), "R211", "mại dâm"),
        (
            (
                "rules/indicators/commune_period.yaml",
                "ratio: [open_inspected, venues_open]",
                "ratio: [open_inspect, venues_open]",
            ),
            "R102",
            "open_inspected",
        ),
        (("rules/parameters.yaml", "value: 90,", "value: chín mươi,"), "R207", None),
        (("rules/parameters.yaml", "from: 2016-01-01", "from: 2016-02-30"), "R212", None),
    ],
)
def test_a_mistake_is_named_at_its_line(change: tuple[str, str, str], code: str, near: str | None) -> None:
    found = faults_after(change)
    assert (code, change[0], line_of(change), near) in found


def test_points_that_do_not_add_up_are_named_at_their_group() -> None:
    found = faults_after((A, "points: 10", "points: 11"))
    assert ("R502", A, 3, None) in found
    assert "R501" in [code for code, _, _, _ in found]


def test_two_mistakes_in_two_files_come_together() -> None:
    texts = rule_texts(SHIPPED)
    texts[A] = texts[A].replace("hotspots_active: 0", "hotspot_active: 0")
    other = "rules/venue_risk/signals/i_kiem_tra.yaml"
    texts[other] = texts[other].replace("days_since_inspection: {", "days_since_inspektion: {")
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(texts)
    assert {f.place.file for f in caught.value.faults} == {A, other}


def test_no_rule_can_name_a_worker() -> None:
    change = (
        "rules/indicators/venue_period.yaml",
        "count_distinct: violation.inspection_id",
        "count_distinct: stint.worker_key",
    )
    assert "R130" in [code for code, _, _, _ in faults_after(change)]


def test_venues_are_chosen_by_bands_of_their_own_rulebooks_only(rules: Rules) -> None:
    """A band of the communes' rulebook says nothing of a venue: where venues are counted it is no name at
    all."""
    texts = rule_texts(SHIPPED)
    file = "rules/indicators/commune_period.yaml"
    right, wrong = "venue_risk.band: {one_of: [cao, rat_cao]}", "healthy_commune.band: tot"
    lines = [n for n, line in enumerate(texts[file].split("\n"), 1) if right in line]
    assert lines
    texts[file] = texts[file].replace(right, wrong)
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(texts)
    found = [(f.code, f.place.file, f.place.line, f.params["name"]) for f in caught.value.faults]
    assert found == [("R102", file, line, "healthy_commune.band") for line in lines]
