"""The example's planted structures come out on top, its decoys don't."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from engine.links.leads import Findings, Lead
from engine.links.statements import Said
from facts.standing import Standing
from tests.engine.links.conftest import without
from tests.long_run import some_of

PLANTED = ("ring", "phoenix", "recruitment")


def ids_of(planted: dict[str, Any]) -> set[str]:
    """Return the venues and parties of a planted structure."""
    ids = planted["ids"]
    named = [
        ids.get(k)
        for k in (
            "owner",
            "nominee",
            "venues",
            "driver",
            "closed",
            "reopened",
            "relative",
            "venue",
            "recruiter",
        )
    ]
    return {x for n in named if n for x in (n if isinstance(n, list) else [n])}


def lead_of(findings: Findings, members: set[str]) -> Lead | None:
    found = [x for x in findings.leads if x.members & members]
    return max(found, key=lambda x: len(x.members & members), default=None)


def test_the_planted_structures_are_the_top_leads(findings: Findings, truth: dict[str, Any]) -> None:
    top = findings.leads[:3]
    for planted in truth["links"]:
        assert any(ids_of(planted) <= lead.members for lead in top), planted["id"]


@pytest.mark.parametrize("name", PLANTED)
def test_a_lead_shows_all_its_evidence_rows(name: str, findings: Findings, truth: dict[str, Any]) -> None:
    planted = next(x for x in truth["links"] if x["id"] == name)
    lead = lead_of(findings, ids_of(planted))
    assert lead is not None
    places = {place for e in lead.evidence for place in e.row.places}
    missing = [row["key"] for row in planted["show"] if not places & set(row["at"])]
    assert missing == []


def test_no_decoy_is_a_lead(findings: Findings, truth: dict[str, Any]) -> None:
    planted = set().union(*(ids_of(x) for x in truth["links"]))
    for decoy in truth["decoys"]:
        ids = decoy["ids"]
        venues = {
            *ids.get("venues", ()),
            *ids.get("parties", ()),
            *(ids[k] for k in ("owner", "closed", "later") if k in ids),
        }
        for lead in findings.leads:
            assert not (lead.members - planted) & venues, decoy["id"]


@pytest.mark.parametrize("name", PLANTED)
def test_without_a_row_a_lead_loses_the_bits_the_row_was_said_to_bring(
    name: str,
    findings: Findings,
    truth: dict[str, Any],
    example_standing: Standing,
    look: Callable[[Standing], Findings],
) -> None:
    lead = lead_of(findings, ids_of(next(x for x in truth["links"] if x["id"] == name)))
    assert lead is not None
    for evidence in some_of(lead.evidence, 3):
        after = lead_of(look(without(example_standing, evidence.row)), set(lead.members))
        lost = lead.bits - (after.bits if after else 0.0)
        assert lost == pytest.approx(evidence.bits, abs=1e-6), (evidence.row.form, evidence.row.key)


def test_every_lead_has_rows_that_bring_bits(findings: Findings) -> None:
    assert all(any(e.bits > 0 for e in lead.evidence) for lead in findings.leads)


def test_the_order_of_records_changes_nothing(
    findings: Findings, example_standing: Standing, look: Callable[[Standing], Findings]
) -> None:
    shuffled = random.Random(7)
    events = {
        k: tuple(shuffled.sample(v, len(v))) for k, v in reversed(list(example_standing.events.items()))
    }
    registers = {
        k: tuple(shuffled.sample(v, len(v)))
        for k, v in shuffled.sample(list(example_standing.registers.items()), len(example_standing.registers))
    }
    again = look(replace(example_standing, events=events, registers=registers))
    assert again.leads == findings.leads


def test_no_worker_key_stands_in_what_is_found(
    findings: Findings, said: Said, example_standing: Standing
) -> None:
    text = repr(findings)
    for event in example_standing.events["stint"]:
        hashes = [
            event.key[1],
            event.record.values.get("left_key"),
            *str(event.record.values.get("arrived_keys")).split(),
        ]
        assert not any(h and str(h) in text for h in hashes)
    assert not any(s.type not in ("venue", "party", "case") for s in said.subjects.values())


def test_a_case_about_a_seller_is_neither_subject_nor_statement(
    said: Said, example_standing: Standing
) -> None:
    """Two are in the example; a rule that weighed them would still find no node."""
    sellers = {e.key[0] for e in example_standing.events["case"] if e.record.values["type"] == "bán dâm"}
    assert len(sellers) == 2
    assert not sellers & set(said.subjects)
    assert not [s for s in said.statements if s.subject in sellers or s.value in sellers]


def test_a_timeline_names_no_one_outside_its_lead(findings: Findings) -> None:
    for lead in findings.leads:
        for moment in lead.timeline:
            outside = set(moment.about) - {*lead.venues, *lead.parties}
            assert len(outside) == (moment.what == "case"), moment  # the case itself
