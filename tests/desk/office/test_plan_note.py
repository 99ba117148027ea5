"""What an inspection plan says of itself: a resolution is cited only for years in which it is in force."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.office.plan_report import ONCE_A_YEAR, plan_note
from engine.rulebook.model.rulebook import Rules


@pytest.mark.parametrize(("year", "cited"), [(2021, False), (2024, False), (2025, True), (2027, True)])
def test_a_plan_cites_what_is_in_force_in_its_year(shipped_rules: Rules, year: int, cited: bool) -> None:
    for lang in ("vi", "en"):
        assert ("198/2025/QH15" in plan_note(shipped_rules, year, lang)) is cited


def test_an_office_without_the_document_cites_nothing(shipped_rules: Rules) -> None:
    without = {id_: one for id_, one in shipped_rules.documents.items() if id_ != ONCE_A_YEAR}
    assert "(" not in plan_note(replace(shipped_rules, documents=without), 2027, "vi")
