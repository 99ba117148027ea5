"""Mistakes in `rules/links/` are named at their lines."""

from __future__ import annotations

import pytest

from engine.rulebook.model.rulebook import Rules
from tests.engine.rulebook.test_shipped_rules import faults_after, line_of

FAR, SEEDS, LEADS = (f"rules/links/{name}.yaml" for name in ("identifiers", "seeds", "leads"))


@pytest.mark.parametrize(
    ("change", "code", "near"),
    [
        ((FAR, "weight: 0.95", "weight: 1.95"), "R650", None),
        ((FAR, "cap: 25", "cap: 0"), "R650", None),
        ((FAR, "half_life_months: 18", "half_life_months: mười tám"), "R207", None),
        ((FAR, "  plate:  ", "  plat:  "), "R211", "plate"),
        ((FAR, "never_a_sign", "always_a_sign"), "R108", "never_a_sign"),
        ((SEEDS, "chứa mại dâm:", "chứa mại dăm:"), "R211", "chứa mại dâm"),
        ((SEEDS, "khởi tố: 0.8", "khởi tô: 0.8"), "R211", "khởi tố"),
        ((SEEDS, "blhs-2015/150", "blhs-2051/150"), "R401", "blhs-2015"),
        ((LEADS, "phoenix_venue]", "phenix_venue]"), "R211", "phoenix_venue"),
        ((LEADS, "seed: 54", "sed: 54"), "R101", "seed"),
    ],
)
def test_a_mistake_is_named_at_its_line(change: tuple[str, str, str], code: str, near: str | None) -> None:
    assert (code, change[0], line_of(change), near) in faults_after(change)


def test_a_name_alone_never_reaches_one_half(shipped_rules: Rules) -> None:
    assert shipped_rules.links is not None
    assert shipped_rules.links.identity["same_name_only"].value < 0.5


def test_every_parameter_has_a_reason(shipped_rules: Rules) -> None:
    links = shipped_rules.links
    assert links is not None
    for rule in (
        *links.identifiers.values(),
        *links.ties.values(),
        *links.reliability.values(),
        *links.identity.values(),
    ):
        assert rule.reason["vi"]
        assert rule.reason["en"]
