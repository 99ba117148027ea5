"""Holders of two venues charged in two cases weigh more, where something else is in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from engine.links.in_cases import CHARGED
from engine.links.leads import Findings, findings_of
from engine.links.signs import sign_rules_of
from engine.links.statements import CASE, LinkSubject, Said
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from tests.engine.links.leads_seen import DAY, told
from tests.engine.links.test_honest import COURT, ONE, OTHER, REGISTRY, both, district, holder

Look = Callable[[Said], Findings]
PEOPLE = holder(ONE), holder(OTHER)
FIRST, SECOND = "30985-VA-1", "30985-VA-2"


@pytest.fixture(scope="module")
def found_in(shipped_rules: Rules, link_rules: LinkRules) -> Look:
    return lambda said: findings_of(said, sign_rules_of(shipped_rules, DAY), link_rules)


def couple(*charged: tuple[str, str], kind: str = "chứa mại dâm", shared: Sequence[str] = ("phone",)) -> Said:
    """Return two holders with what they share; each charged in a case; the second case is of a kind."""
    facts = [s for k in shared for s in both(k, "one", *PEOPLE)]
    homes = [told(p, "address", f"home of {p}", REGISTRY) for p in PEOPLE]
    said = district([*facts, *homes, *(told(p, CASE, case, COURT) for p, case in charged)])
    second = LinkSubject(SECOND, CASE, "30985", DAY, trade=kind)
    return replace(said, subjects={**said.subjects, SECOND: second})


def words(found: Findings) -> set[str]:
    return {s.word for pair in found.pairs.values() for s in pair.seen}


def test_both_holders_charged_in_two_cases_weighs_more_than_one(found_in: Look) -> None:
    one, two = (PEOPLE[0], FIRST), (PEOPLE[1], SECOND)
    (less,), (more,) = found_in(couple(one)).leads, found_in(couple(one, two)).leads
    assert more.bits > less.bits
    assert [p.word for _, p in more.parts].count(CHARGED) == 1


def test_one_case_or_one_that_weighs_nothing_says_nothing_new(found_in: Look) -> None:
    same_case = couple((PEOPLE[0], FIRST), (PEOPLE[1], FIRST))
    assert CHARGED not in words(found_in(same_case))
    (one,) = found_in(couple((PEOPLE[0], FIRST))).leads
    (bought,) = found_in(couple((PEOPLE[0], FIRST), (PEOPLE[1], SECOND), kind="mua dâm")).leads
    assert bought.bits == pytest.approx(one.bits)


def test_charges_alone_tie_no_one(found_in: Look) -> None:
    found = found_in(couple((PEOPLE[0], FIRST), (PEOPLE[1], SECOND), shared=()))
    assert (*found.leads, *found.noticed, *found.misses) == ()
