"""A dismissal holds for the evidence it was given on, and for a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.links.leads import Findings, Lead
from engine.links.review import (
    DECIDABLE,
    DISMISSED,
    EXPIRED,
    LOOKING,
    NEW,
    REFERRED,
    RETURNED,
    Decision,
    items_of,
    reviewed,
    told_in,
)
from engine.rulebook.kinds.links import LinkRules
from facts.periods import after_months
from tests.long_run import examples

DECIDED = "2021-01-05"
DAY = date(2021, 2, 1)
AS_OFTEN = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(25))


def decision(of: Lead, state: str = DISMISSED, **changes: object) -> Decision:
    made = Decision(
        of.id,
        state,
        "đã xem",
        "A",
        DECIDED,
        tuple(sorted(of.members)),
        items_of(of),
        of.bits,
        of.sources,
        of.cases,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def states(findings: Findings, rules: LinkRules, *decisions: Decision, day: date = DAY) -> list[str]:
    return [r.state for r in reviewed(findings.leads, decisions, rules, day)]


def test_a_lead_nobody_decided_on_is_new(findings: Findings, link_rules: LinkRules) -> None:
    assert states(findings, link_rules) == [NEW, NEW, NEW]


def test_a_dismissed_lead_stays_away_on_the_same_evidence(findings: Findings, link_rules: LinkRules) -> None:
    assert states(findings, link_rules, decision(findings.leads[0]))[0] == DISMISSED


def test_it_comes_back_with_three_new_bits_and_shows_only_the_new(
    findings: Findings, link_rules: LinkRules
) -> None:
    lead = findings.leads[0]
    earlier = decision(lead, rows=items_of(lead)[1:], bits=lead.bits - 3)
    first = reviewed(findings.leads, [earlier], link_rules, DAY)[0]
    assert (first.state, first.new) == (RETURNED, items_of(lead)[:1])


def test_two_new_bits_are_not_enough(findings: Findings, link_rules: LinkRules) -> None:
    lead = findings.leads[0]
    little = decision(lead, rows=items_of(lead)[1:], bits=lead.bits - 2)
    assert states(findings, link_rules, little)[0] == DISMISSED


def test_a_new_case_brings_it_back(findings: Findings, link_rules: LinkRules) -> None:
    lead = findings.leads[0]
    before = decision(lead, rows=items_of(lead)[1:], cases=lead.cases[1:])
    assert states(findings, link_rules, before)[0] == RETURNED


def test_another_phone_on_a_row_already_seen_is_new(findings: Findings, link_rules: LinkRules) -> None:
    """The register's row is the same, what it tells is not; and what faded meanwhile need not be made up
    for."""
    lead = findings.leads[0]
    rows = tuple(i.split("#")[0] + "#00000000" if " phone#" in i else i for i in items_of(lead))
    assert rows != items_of(lead)
    found = reviewed(findings.leads, [decision(lead, rows=rows, bits=lead.bits + 5)], link_rules, DAY)[0]
    assert found.state == RETURNED
    assert {told_in(i)[1] for i in found.new} == {"phone"}


def test_the_last_decision_counts(findings: Findings, link_rules: LinkRules) -> None:
    lead = findings.leads[0]
    assert states(findings, link_rules, decision(lead), decision(lead, LOOKING))[0] == LOOKING


def test_a_lead_keeps_its_id_when_a_member_joins(findings: Findings, link_rules: LinkRules) -> None:
    lead = findings.leads[0]
    earlier = decision(lead, LOOKING, lead="MM-earlier", members=tuple(sorted(lead.members))[1:])
    assert reviewed(findings.leads, [earlier], link_rules, DAY)[0].id == "MM-earlier"


def halves_of(lead: Lead, *parts: list[str]) -> list[Lead]:
    return [replace(lead, id=f"MM-{n}", venues=tuple(p), parties=(), also={}) for n, p in enumerate(parts)]


def test_a_lead_that_fell_in_two_gives_its_id_to_the_larger_half(
    findings: Findings, link_rules: LinkRules
) -> None:
    lead = findings.leads[0]
    members = [f"30985-CS-{n:03}" for n in range(9)]
    earlier = decision(lead, lead="MM-earlier", members=tuple(members))
    for parts in ((members[:3], members[3:]), (members[3:], members[:3])):
        found = reviewed(halves_of(lead, *parts), [earlier], link_rules, DAY)
        large, small = sorted(found, key=lambda r: -len(r.lead.venues))
        assert (large.id, large.state) == ("MM-earlier", DISMISSED)
        assert (small.id, small.state) == (small.lead.id, DISMISSED)  # it holds for both


def test_two_that_both_have_half_of_it_are_dismissed_both_and_one_keeps_the_id(
    findings: Findings, link_rules: LinkRules
) -> None:
    lead = findings.leads[0]
    members = [f"30985-CS-{n:03}" for n in range(10)]
    earlier = decision(lead, lead="MM-earlier", members=tuple(members))
    found = reviewed(halves_of(lead, members[:5], members[4:]), [earlier], link_rules, DAY)
    assert [r.id for r in found] == ["MM-0", "MM-earlier"]  # five tenths and six
    assert [r.state for r in found] == [DISMISSED, DISMISSED]


def test_less_than_half_in_common_is_another_lead(findings: Findings, link_rules: LinkRules) -> None:
    lead = findings.leads[0]
    members = [f"30985-CS-{n:03}" for n in range(11)]
    earlier = decision(lead, members=tuple(members))
    assert reviewed(halves_of(lead, [*members[:5], "30988-CS-1"]), [earlier], link_rules, DAY)[0].state == NEW
    assert (
        reviewed(halves_of(lead, [*members[:6], "30988-CS-1"]), [earlier], link_rules, DAY)[0].state
        == DISMISSED
    )


def test_what_is_left_of_a_dismissed_lead_comes_back_with_a_new_case_only(
    findings: Findings, link_rules: LinkRules
) -> None:
    """Two of its nine: less than half, yet nothing that was not dismissed."""
    lead = findings.leads[0]
    earlier = decision(lead, lead="MM-earlier", members=tuple(f"30985-CS-{n:03}" for n in range(9)))
    part = halves_of(lead, list(earlier.members[:2]))
    for known, state in ((earlier, DISMISSED), (replace(earlier, cases=(), rows=()), RETURNED)):
        found = reviewed(part, [known], link_rules, DAY)[0]
        assert (found.id, found.state) == ("MM-0", state)


def test_a_new_kind_of_source_brings_it_back_and_an_old_one_does_not(
    findings: Findings, link_rules: LinkRules
) -> None:
    lead = next(x for x in findings.leads if "court_file" in x.sources)
    at = findings.leads.index(lead)
    without = tuple(s for s in lead.sources if s != "court_file")
    before = decision(lead, rows=tuple(i for i in items_of(lead) if not i.startswith("B07")))
    assert states(findings, link_rules, replace(before, sources=without))[at] == RETURNED
    assert states(findings, link_rules, before)[at] == DISMISSED


def test_exactly_three_new_bits_are_enough(findings: Findings, link_rules: LinkRules) -> None:
    lead = findings.leads[0]
    rows = items_of(lead)[1:]
    assert states(findings, link_rules, decision(lead, rows=rows, bits=lead.bits - 3))[0] == RETURNED
    assert states(findings, link_rules, decision(lead, rows=rows, bits=lead.bits - 2.99))[0] == DISMISSED


@pytest.mark.parametrize(("state", "months"), [(LOOKING, 6), (REFERRED, 12), (DISMISSED, 24)])
def test_a_decision_lapses_after_its_months(
    state: str, months: int, findings: Findings, link_rules: LinkRules
) -> None:
    last = after_months(date.fromisoformat(DECIDED), months)
    made = decision(findings.leads[0], state)
    assert states(findings, link_rules, made, day=last)[0] == state
    assert states(findings, link_rules, made, day=last + timedelta(days=1))[0] == EXPIRED


def test_rules_that_say_nothing_of_it_let_no_decision_lapse(
    findings: Findings, link_rules: LinkRules
) -> None:
    older = replace(link_rules, leads=replace(link_rules.leads, decisions_expire=None))
    assert states(findings, older, decision(findings.leads[0]), day=date(2090, 1, 1))[0] == DISMISSED


def test_months_end_where_there_is_no_such_day() -> None:
    assert after_months(date(2020, 8, 31), 6) == date(2021, 2, 28)
    assert after_months(date(2019, 12, 31), 12) == date(2020, 12, 31)
    assert after_months(date(2020, 2, 29), 24) == date(2022, 2, 28)


@AS_OFTEN
@given(data=st.data())
def test_what_is_decided_of_any_leads_in_any_order(
    data: st.DataObject, findings: Findings, link_rules: LinkRules
) -> None:
    """Ids differ; a lead nobody decided on is new; what is new is what was not known; a lapse never hides."""
    made = [
        decision(
            data.draw(st.sampled_from(findings.leads)),
            data.draw(st.sampled_from(DECIDABLE)),
            on=(date(2019, 1, 1) + timedelta(days=data.draw(st.integers(0, 1500)))).isoformat(),
        )
        for _ in range(data.draw(st.integers(0, 5)))
    ]
    day = date(2021, 1, 1) + timedelta(days=data.draw(st.integers(0, 1500)))
    found = reviewed(findings.leads, made, link_rules, day)
    assert len({r.id for r in found}) == len(found)
    for r in found:
        last = [d for d in made if d.lead == r.lead.id]
        assert (r.state == NEW) == (not last)
        assert r.new == ()
        if last:
            held = day <= after_months(
                date.fromisoformat(last[-1].on), link_rules.leads.decisions_expire[last[-1].state].months
            )
            assert r.state == (last[-1].state if held else EXPIRED)


@AS_OFTEN
@given(data=st.data())
def test_the_more_was_known_the_less_is_new(
    data: st.DataObject, findings: Findings, link_rules: LinkRules
) -> None:
    lead = findings.leads[0]
    items = items_of(lead)
    known = data.draw(st.sets(st.sampled_from(items)))
    more = known | data.draw(st.sets(st.sampled_from(items)))
    less, few = (
        reviewed(findings.leads, [decision(lead, rows=tuple(sorted(k)))], link_rules, DAY)[0]
        for k in (known, more)
    )
    assert set(few.new) == set(items) - more
    assert set(few.new) <= set(less.new)
    assert (less.state, few.state) in {(DISMISSED, DISMISSED), (RETURNED, RETURNED), (RETURNED, DISMISSED)}
