"""Mistakes in `rules/links/` are named at their lines."""

from __future__ import annotations

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from tests.engine.rulebook.test_shipped_rules import faults_after, line_of

FAR, SEEDS, INNOCENT, LEADS = (
    f"rules/links/{name}.yaml" for name in ("identifiers", "seeds", "innocent", "leads")
)


@pytest.mark.parametrize(
    ("change", "code", "near"),
    [
        ((FAR, "weight: 0.95", "weight: 1.95"), "R650", None),
        ((FAR, "cap: 25", "cap: 0"), "R650", None),
        ((FAR, "half_life_months: 18", "half_life_months: mười tám"), "R207", None),
        ((FAR, "  plate:  ", "  plat:  "), "R211", "plate"),
        ((SEEDS, "chứa mại dâm:", "chứa mại dăm:"), "R211", "chứa mại dâm"),
        ((SEEDS, "khởi tố: 0.8", "khởi tô: 0.8"), "R211", "khởi tố"),
        ((SEEDS, "blhs-2015/150", "blhs-2051/150"), "R401", "blhs-2015"),
        ((INNOCENT, "  household:", "  houshold:"), "R211", "household"),
        ((INNOCENT, "own_phone: 0.6", "own_phne: 0.6"), "R211", "own_phone"),
        ((INNOCENT, "own_phone: 0.6", "own_phone: 1"), "R650", None),
        ((INNOCENT, "prior: 0.15", "prior: 0"), "R650", None),
        ((LEADS, "bits_at_least: 3.5", "bits_at_least: 0"), "R650", None),
        ((LEADS, "seed: 54", "sed: 54"), "R101", "seed"),
        ((LEADS, "  looking:", "  lookin:"), "R211", "looking"),
    ],
)
def test_a_mistake_is_named_at_its_line(change: tuple[str, str, str], code: str, near: str | None) -> None:
    assert (code, change[0], line_of(change), near) in faults_after(change)


def test_an_office_may_add_a_story_of_its_own() -> None:
    own = """  lent_car:
    title: {vi: "Xe cho mượn", en: "A lent car"}
    tells: {vi: "Hỏi chủ xe", en: "Ask whose car it is"}
    cites: [minh-hoa]
    prior: 0.2
    likely: {plate: 0.8}
    passes_on: 0
"""
    texts = rule_texts(SHIPPED)
    texts[INNOCENT] = texts[INNOCENT].replace("  chance:\n", f"{own}  chance:\n")
    links = rules_from_texts(texts).links
    assert links is not None
    assert "lent_car" in links.innocent.stories


def test_a_name_alone_never_reaches_one_half(shipped_rules: Rules) -> None:
    assert shipped_rules.links is not None
    assert shipped_rules.links.identifiers.identity["same_name_only"].certainty < 0.5


def test_every_parameter_has_a_reason(shipped_rules: Rules) -> None:
    links = shipped_rules.links
    assert links is not None
    for rule in (
        *links.identifiers.identifiers.values(),
        *links.identifiers.ties.values(),
        *links.reliability.values(),
        *links.identifiers.identity.values(),
    ):
        assert rule.reason.get("vi")
        assert rule.reason.get("en")
