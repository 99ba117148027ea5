"""What an inspection plan says of itself: a resolution is cited only for years in which it is in force."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.base.language import speaking
from desk.office.inspection_plan import plan_note
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults

VENUES = "rules/venue_risk/rulebook.yaml"


@pytest.mark.parametrize(("year", "cited"), [(2021, False), (2024, False), (2025, True), (2027, True)])
def test_a_plan_cites_what_is_in_force_in_its_year(shipped_rules: Rules, year: int, cited: bool) -> None:
    for lang in ("vi", "en"):
        with speaking(lang):
            said = plan_note(shipped_rules, shipped_rules.rulebooks["venue_risk"], year)
        assert ("198/2025/QH15" in said) is cited


def test_a_plan_that_rests_on_no_numbered_document_cites_none(shipped_rules: Rules) -> None:
    book = shipped_rules.rulebooks["venue_risk"]
    assert book.plan is not None
    own = replace(book, plan=replace(book.plan, cites=("minh-hoa",)))
    assert "(" not in plan_note(shipped_rules, own, 2027)


SHARES = "{random_share: $plan_random_share, strata_share: $plan_strata_share, cites: [nq-198-2025]}"


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("{random_share: 20, strata_share: 50, cites: [minh-hoa]}", []),
        ("{random_share: 120, strata_share: 50, cites: [minh-hoa]}", ["R209"]),
        ("{random_share: $min_meetings, strata_share: 50, cites: [minh-hoa]}", ["R205"]),
        ("{random_share: $min_inspected_share, strata_share: 50, cites: [minh-hoa]}", ["R103"]),  # by unit
    ],
)
def test_shares_are_per_cents_and_the_same_for_every_unit(written: str, codes: list[str]) -> None:
    assert faults_of(VENUES, SHARES, written) == codes


def faults_of(file: str, old: str, new: str) -> list[str]:
    texts = rule_texts(SHIPPED)
    assert old in texts[file]
    try:
        rules_from_texts({**texts, file: texts[file].replace(old, new)})
    except RuleFaults as wrong:
        return [fault.code for fault in wrong.faults]
    return []
