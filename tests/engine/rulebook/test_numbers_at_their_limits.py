"""Numbers of rule files just inside their limits, and just outside: those inside all at once raise nothing,
those outside all are named."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults

TEXTS = rule_texts(SHIPPED)
INNOCENT, SEEDS, LEADS = "rules/links/innocent.yaml", "rules/links/seeds.yaml", "rules/links/leads.yaml"
IDENTIFIERS, PARAMETERS = "rules/links/identifiers.yaml", "rules/parameters.yaml"
BOOK, A, B = (f"rules/healthy_commune/{name}.yaml" for name in ("rulebook", "criteria/a", "criteria/b"))
BOARD = "rules/an_toan_antt/criteria/k.yaml"
Limit = tuple[str, str, str, str, str]  # file, what stands there, just inside, just outside, the code

LIMITS: list[Limit] = [
    (INNOCENT, "  likely: {own_phone: 0.3", "  likely: {own_phone: 0.001", "  likely: {own_phone: 0", "R650"),
    (
        INNOCENT,
        "    likely: {own_phone: 0.6",
        "    likely: {own_phone: 0.999",
        "    likely: {own_phone: 1",
        "R650",
    ),
    (INNOCENT, "  passes_on: 3", "  passes_on: 0", "  passes_on: -0.1", "R650"),
    (INNOCENT, "    prior: 0.15", "    prior: 1", "    prior: 0", "R650"),
    (INNOCENT, "    prior: 0.2", "    prior: 0.001", "    prior: 1.1", "R650"),
    (SEEDS, "rank: {alpha: 0.6", "rank: {alpha: 0.999", "rank: {alpha: 1", "R650"),
    (SEEDS, "paths_shown: 3", "paths_shown: 1", "paths_shown: 0", "R650"),
    (
        SEEDS,
        "withdrawn_licence: {weight: 0.3",
        "withdrawn_licence: {weight: 1",
        "withdrawn_licence: {weight: 1.1",
        "R650",
    ),
    (SEEDS, "  khởi tố: 0.8", "  khởi tố: 1", "  khởi tố: 1.1", "R650"),
    (IDENTIFIERS, "kept_when_p_below: 0.001", "kept_when_p_below: 1", "kept_when_p_below: 0", "R650"),
    (IDENTIFIERS, "{cap: 25", "{cap: 1", "{cap: 0", "R650"),
    (
        IDENTIFIERS,
        "{cap: 15, half_life_months: 36",
        "{cap: 15, half_life_months: 0.1",
        "{cap: 15, half_life_months: 0",
        "R650",
    ),
    (IDENTIFIERS, "{weight: 0.95", "{weight: 1", "{weight: 1.1", "R650"),
    (IDENTIFIERS, "{weight: 0.6", "{weight: 0", "{weight: -0.1", "R650"),
    (LEADS, "bits_at_least: 3.5", "bits_at_least: 0.1", "bits_at_least: 0", "R650"),
    (LEADS, "at_least_parties: 2", "at_least_parties: 40", "at_least_parties: 41", "R653"),
    (LEADS, "near_miss_from_bits: 1.5", "near_miss_from_bits: 2.5", "near_miss_from_bits: 2.6", "R653"),
    (LEADS, "stability_seeds: 10", "stability_seeds: 1", "stability_seeds: 0", "R650"),
    (LEADS, "{months: 6,", "{months: 1,", "{months: 0,", "R650"),
    ("rules/purposes.yaml", "months: 60", "months: 1", "months: 0", "R223"),
    (PARAMETERS, "value: 90", "value: 0", "value: -1", "R223"),
    (PARAMETERS, "{take: 80", "{take: 1", "{take: 0.9", "R221"),
    (BOOK, "from: 90", "from: 100", "from: 100.01", "R522"),
    (A, "{points: 4, when", "{points: 0, when", "{points: -1, when", "R508"),
    (A, "ends: [0, 5]}", "ends: [4.99, 5]}", "ends: [5, 5]}", "R518"),
    (
        B,
        "classified_share, full_at: 100",
        "classified_share, full_at: 1",
        "classified_share, full_at: 0",
        "R511",
    ),
    (BOARD, "at_most: 03-31", "at_most: 02-28", "at_most: 02-29", "R215"),
    (BOARD, "at_least: 01-01", "at_least: 01-31", "at_least: 13-01", "R215"),
    ("rules/follow_up/duties.yaml", "within_days: 15", "within_days: 0", "within_days: -1", "R208"),
]


def written(changes: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    texts = dict(TEXTS)
    for file, usual, other in changes:
        assert usual in texts[file]
        texts[file] = texts[file].replace(usual, other, 1)
    return texts


def test_numbers_just_inside_their_limits_are_taken() -> None:
    assert rules_from_texts(written((file, usual, inside) for file, usual, inside, _, _ in LIMITS))


def test_numbers_just_outside_their_limits_are_each_named() -> None:
    texts = written((file, usual, outside) for file, usual, _, outside, _ in LIMITS)
    with pytest.raises(RuleFaults) as raised:
        rules_from_texts(texts)
    named = {(f.code, f.place.file, f.place.line) for f in raised.value.faults}
    wanted = {
        (code, file, texts[file][: texts[file].index(outside)].count("\n") + 1)
        for file, _, _, outside, code in LIMITS
    }
    assert wanted - named == set()
