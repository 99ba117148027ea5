"""What follows from the example: the planted structures give their signs, the decoys give none."""

from __future__ import annotations

from typing import Any

import pytest

from desk.runs.follow_up import base_of, follow_up_of, setting_of
from engine.evaluation.years import Evaluation
from engine.follow_up.conclusions import Conclusion
from engine.follow_up.ties import ties_between
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Standing

HIDDEN = (
    "phoenix_venue",
    "worker_rotation",
    "recruited_here_found_there",
    "shared_identifier",
    "common_transport",
)


@pytest.fixture(scope="module")
def year(shipped_rules: Rules) -> Period:
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    return period


@pytest.fixture(scope="module")
def evaluation(example_standing: Standing, shipped_rules: Rules) -> Evaluation:
    return Evaluation(example_standing, shipped_rules)


@pytest.fixture(scope="module")
def concluded(evaluation: Evaluation, year: Period) -> tuple[Conclusion, ...]:
    return follow_up_of(evaluation, year, None)


def signs(concluded: tuple[Conclusion, ...], name: str) -> set[tuple[str, ...]]:
    return {c.about for c in concluded if c.kind == "sign" and c.name == name and c.sure}


def planted(truth: dict[str, Any], part: str, id_: str) -> dict[str, Any]:
    (found,) = [one["ids"] for one in truth[part] if one["id"] == id_]
    return dict(found)


def test_the_phoenix_venue_is_the_only_one(concluded: tuple[Conclusion, ...], truth: dict[str, Any]) -> None:
    ids = planted(truth, "links", "phoenix")
    assert signs(concluded, "phoenix_venue") == {(ids["closed"], ids["reopened"])}


def test_the_ring_shows_by_rotation_phone_and_plate(
    concluded: tuple[Conclusion, ...], truth: dict[str, Any]
) -> None:
    ids = planted(truth, "links", "ring")
    (pair,) = signs(concluded, "worker_rotation")
    assert set(pair) <= set(ids["venues"])
    assert pair in signs(concluded, "shared_identifier")
    assert tuple(sorted(ids["cases"])) in signs(concluded, "common_transport")


def test_recruitment_shows_at_the_venue_where_people_were_found(
    concluded: tuple[Conclusion, ...], truth: dict[str, Any]
) -> None:
    ids = planted(truth, "links", "recruitment")
    found = signs(concluded, "recruited_here_found_there")
    assert {id_ for about in found for id_ in about} == {ids["venue"], *ids["cases"]}
    assert any(set(about) <= set(ids["cases"]) for about in signs(concluded, "common_transport"))


@pytest.mark.parametrize("decoy", ["market", "accountant", "chain", "address_reused", "same_name"])
def test_no_decoy_raises_a_sign(decoy: str, concluded: tuple[Conclusion, ...], truth: dict[str, Any]) -> None:
    ids = planted(truth, "decoys", decoy)
    mine = {id_ for value in ids.values() for id_ in ([value] if isinstance(value, str) else value)}
    raised = {c.name for c in concluded if c.kind == "sign" and mine & set(c.about)}
    assert raised & {*HIDDEN, "nominee", "holder_in_several_communes"} == set()


def test_no_worker_shows_in_facts_or_conclusions(
    evaluation: Evaluation, year: Period, concluded: tuple[Conclusion, ...]
) -> None:
    stints = evaluation.standing.events["stint"]
    keys = {str(e.record.values[name]) for e in stints for name in ("worker_key", "left_key", "arrived_keys")}
    keys = {part for key in keys for part in key.split() if len(part) == 16}
    base = base_of(evaluation, year, setting_of(evaluation, year, None))
    said = {str(cell.value) for fact in base.facts for cell in fact.cells.values()} | {
        f.id for f in base.facts
    }
    assert not keys & said
    assert not any(key in repr(c) for c in concluded for key in keys)
    assert {f.kind for f in base.facts}.isdisjoint({"stint"})


def test_a_tie_carries_no_key(evaluation: Evaluation, year: Period) -> None:
    ties = ties_between(evaluation.facts(year).registry, 90)
    held = {
        str(r.values.get(name))
        for (kind, _, _), rows in evaluation.standing.registers.items()
        if kind in ("venue", "party")
        for r in rows
        for name in ("phone_key", "address_key", "account_key", "plate_key")
    } - {"None"}
    assert len(held) > 300
    assert {tie.kind for tie in ties} >= {"phone", "account", "address"}  # ties that rest on what is held
    assert not any(key in repr(tie) for tie in ties for key in held)


def test_a_proposed_inspection_always_asks_for_its_ground(concluded: tuple[Conclusion, ...]) -> None:
    proposed = [c for c in concluded if c.name == "propose_inspection"]
    assert proposed
    assert all(c.needs == "inspection_ground" for c in proposed)


def test_what_is_open_says_what_is_missing(concluded: tuple[Conclusion, ...]) -> None:
    open_ = [c for c in concluded if not c.sure and c.kind == "action"]
    assert open_
    assert all(gap.form for c in open_ for gap in c.missing)
