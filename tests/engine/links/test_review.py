"""A dismissal holds for the evidence it was given on."""

from __future__ import annotations

from dataclasses import replace

from engine.links.leads import Findings, Lead
from engine.links.review import DISMISSED, LOOKING, NEW, RETURNED, Decision, reviewed, rows_of
from engine.rulebook.link_model import LinkRules


def decision(of: Lead, state: str = DISMISSED, **changes: object) -> Decision:
    made = Decision(
        of.id, state, "đã xem", "A", "2021-01-05", tuple(sorted(of.members)), rows_of(of), of.bits,
        of.sources, of.cases,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def states(findings: Findings, rules: LinkRules, *decisions: Decision) -> list[str]:
    return [r.state for r in reviewed(findings.leads, decisions, rules)]


def test_a_lead_nobody_decided_on_is_new(findings: Findings, link_rules: LinkRules) -> None:
    assert states(findings, link_rules) == [NEW, NEW, NEW]


def test_a_dismissed_lead_stays_away_on_the_same_evidence(findings: Findings, link_rules: LinkRules) -> None:
    assert states(findings, link_rules, decision(findings.leads[0]))[0] == DISMISSED


def test_it_comes_back_with_three_new_bits_and_shows_only_the_new(
    findings: Findings, link_rules: LinkRules
) -> None:
    lead = findings.leads[0]
    earlier = decision(lead, rows=rows_of(lead)[1:], bits=lead.bits - 3)
    first = reviewed(findings.leads, [earlier], link_rules)[0]
    assert (first.state, first.new) == (RETURNED, rows_of(lead)[:1])


def test_two_new_bits_are_not_enough(findings: Findings, link_rules: LinkRules) -> None:
    lead = findings.leads[0]
    assert (
        states(findings, link_rules, decision(lead, rows=rows_of(lead)[1:], bits=lead.bits - 2))[0]
        == DISMISSED
    )


def test_a_new_case_brings_it_back(findings: Findings, link_rules: LinkRules) -> None:
    lead = findings.leads[0]
    assert (
        states(findings, link_rules, decision(lead, rows=rows_of(lead)[1:], cases=lead.cases[1:]))[0]
        == RETURNED
    )


def test_the_last_decision_counts(findings: Findings, link_rules: LinkRules) -> None:
    lead = findings.leads[0]
    assert states(findings, link_rules, decision(lead), decision(lead, LOOKING))[0] == LOOKING


def test_a_lead_keeps_its_id_when_a_member_joins(findings: Findings, link_rules: LinkRules) -> None:
    lead = findings.leads[0]
    earlier = decision(lead, LOOKING, lead="MM-earlier", members=tuple(sorted(lead.members))[1:])
    assert reviewed(findings.leads, [earlier], link_rules)[0].id == "MM-earlier"
