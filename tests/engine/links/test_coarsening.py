"""An export without ids is coarsened until each venue is one of five it could be, or the lead is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.links.coarsening import (
    ACT_WORDS,
    FULL,
    LEVELS,
    MONTH,
    NO_ACTS,
    WHETHER,
    YEAR,
    Level,
    at_level,
    coarsened,
    facts_of,
)
from engine.links.leads import Findings, Lead
from engine.links.statements import VENUE, Said

BACK_IN_YEAR = timedelta(days=35)


@pytest.fixture
def reopened(findings: Findings) -> Lead:
    """A venue with its licence withdrawn, and one opened after it at the same address."""
    return next(lead for lead in findings.leads if set(lead.venues) == {"30997-CS-005", "30997-CS-030"})


def among(said: Said, lead: Lead, twins: int, opened_before: timedelta = timedelta(0)) -> Said:
    """Return records in which each venue of a lead has so many twins, opened so much earlier."""
    subjects, statements = dict(said.subjects), list(said.statements)
    for venue in lead.venues:
        for n in range(twins):
            id_ = f"{venue}-{n}"
            since = said.subjects[venue].since
            assert since is not None
            subjects[id_] = replace(said.subjects[venue], id=id_, since=since - opened_before)
            statements += [s._replace(subject=id_) for s in said.statements if s.subject == venue]
    return replace(said, subjects=subjects, statements=tuple(statements))


def test_with_four_twins_a_month_of_opening_and_every_act_can_be_told(said: Said, reopened: Lead) -> None:
    (told,) = coarsened([reopened], among(said, reopened, 4))
    assert told is not None
    assert (told.level, told.k) == (Level(FULL, MONTH), 5)
    assert told.lead.bits == reopened.bits


def test_with_three_it_is_told_more_coarsely(said: Said, reopened: Lead) -> None:
    (told,) = coarsened([reopened], among(said, reopened, 3))
    assert told is not None
    assert told.level > Level(FULL, MONTH)
    assert told.k >= 5


def test_twins_opened_in_other_months_leave_the_year(said: Said, reopened: Lead) -> None:
    (told,) = coarsened([reopened], among(said, reopened, 4, BACK_IN_YEAR))
    assert told is not None
    assert told.level == Level(FULL, YEAR)
    assert {len(m.day) for m in told.lead.timeline if m.what == "opened"} == {4}


def test_where_there_are_few_venues_the_lead_is_left_out(said: Said, reopened: Lead) -> None:
    few = {id_: s for id_, s in said.subjects.items() if s.type != VENUE or id_ in reopened.venues}
    told = tuple(s for s in said.statements if s.subject in few and (s.kind != "venue" or s.value in few))
    assert coarsened([reopened], replace(said, subjects=few, statements=told, moves=())) == (None,)


def test_what_is_not_known_of_a_venue_is_told_of_it_alone(findings: Findings) -> None:
    asked = [(lead, venue) for lead in findings.leads for venue in lead.venues]
    for lead, venue in asked:
        own = sorted(what for what, about in lead.unknown if about == venue)
        told = facts_of(lead, venue, Level(FULL, MONTH))
        assert (
            sorted(key[1] for key in told if key[0] == "is" and key[1] not in ACT_WORDS | {"premises"}) == own
        )
    assert any(about != venue for lead, venue in asked for _, about in lead.unknown)
    assert any(about == venue for lead, venue in asked for _, about in lead.unknown)


@pytest.mark.parametrize("level", LEVELS)
def test_only_where_acts_are_told_is_it_told_what_is_not_known_of_a_venue(
    findings: Findings, level: Level
) -> None:
    for lead in findings.leads:
        told = at_level(lead, level)
        kept = [u for u in lead.unknown if level.acts < WHETHER or u[1] in told.parties]
        assert list(told.unknown) == kept


def test_where_acts_are_withheld_no_one_stands_there_who_is_tied_by_a_case_alone(findings: Findings) -> None:
    """So many people in the cases of one venue find it, though no case is named."""
    lead = findings.leads[0]
    mates = {"30988-CT-0019", "30988-CT-0022", "30988-CT-0036", "30991-CT-0020"}
    assert mates <= set(at_level(lead, Level(FULL, YEAR)).parties)
    for level in (x for x in LEVELS if x.acts >= WHETHER):
        told = at_level(lead, level)
        named = {m for _, p in told.parts for m in p.members} | {x for t in told.links for x in (t.a, t.b)}
        named |= {m for t in told.timeline for m in t.about} | {e.row.key for e in told.evidence}
        assert not mates & (named | set(told.parties))
        assert told.venues == lead.venues
        assert all(j.bits for j in told.joins)


def test_who_stands_in_a_case_with_a_venue_is_counted_too(findings: Findings, said: Said) -> None:
    """Venues with a case but no one charged beside the holder could not be one with someone beside."""
    lead = next(lead for lead in findings.leads if lead.venues == ("31006-CS-033",))
    (told,) = coarsened([lead], said)
    assert told is not None
    only = tuple(s for s in said.statements if s.kind != "case" or s.subject in lead.members)
    assert coarsened([lead], replace(said, statements=only)) == (None,)


def test_a_lead_without_a_venue_is_left_out(findings: Findings, said: Said) -> None:
    """Nothing could be counted: k would be 0."""
    assert coarsened([replace(findings.leads[0], venues=())], said) == (None,)


def test_of_the_example_every_venue_is_one_of_five(said: Said, findings: Findings) -> None:
    told = coarsened(findings.leads, said)
    assert all(c is not None and c.k >= 5 for c in told)
    assert all(c is not None and c.level > LEVELS[0] for c in told)


@pytest.mark.parametrize("level", [x for x in LEVELS if x.acts >= WHETHER])
def test_where_acts_are_not_told_one_by_one_no_word_tells_of_several(
    level: Level, findings: Findings
) -> None:
    for lead in findings.leads:
        told = at_level(lead, level)
        words = {p.word for _, p in told.parts if p.rows} | {w for e in told.evidence for w in e.used_for}
        assert not words & ACT_WORDS
        assert not told.signs
        assert len(told.cases) <= 1
        if level.acts == NO_ACTS:
            assert not told.cases
            assert {m.what for m in told.timeline} <= {"opened", "closed"}
