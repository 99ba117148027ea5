"""One more true thing against innocence, or a confirmed identity, never lowers a lead or takes it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.links.book import Book
from engine.links.groups import BoundedGroup, RecordedPairs, _found
from engine.links.leads import Findings, Lead, findings_of
from engine.links.signs import sign_rules_of
from engine.links.statements import PARTY, LinkSubject, Said, Statement
from engine.links.stories import FOR_INNOCENCE, Scales
from engine.links.units import Seen, SharedThing
from engine.rulebook.kinds.links import SEEN, LinkRules
from engine.rulebook.model.rulebook import Rules
from tests.engine.links.leads_seen import DAY, told
from tests.engine.links.test_honest import COURT, ONE, OTHER, REGISTRY, THIRD, both, district, holder
from tests.long_run import examples

Look = Callable[[Said], Findings]
KIND = {"own_phone": "phone", "answers": "phone", "contact": "phone"}


@pytest.fixture(scope="module")
def found_in(shipped_rules: Rules, link_rules: LinkRules) -> Look:
    return lambda said: findings_of(said, sign_rules_of(shipped_rules, DAY), link_rules)


def strangers(*shared: str, more: Sequence[Statement] = ()) -> Said:
    """Return two holders who have told a phone, account, home and vehicle each; of some kinds the same."""
    people = (holder(ONE), holder(OTHER))
    facts = [
        told(p, kind, "one" if kind in shared else f"{kind} of {p}", REGISTRY)
        for p in people
        for kind in ("phone", "account", "address", "plate")
    ]
    return district([*facts, *more])


def bits(found: Findings) -> float:
    return max((lead.bits for lead in found.leads), default=0.0)


def test_an_account_and_a_vehicle_beside_a_phone_never_weigh_less(found_in: Look) -> None:
    steps = [
        bits(found_in(strangers(*kinds)))
        for kinds in (("phone",), ("phone", "account"), ("phone", "account", "plate"))
    ]
    assert 4 < steps[0] <= steps[1] <= steps[2]


def test_one_home_makes_a_household_likelier_and_is_shown_as_that_not_hidden(found_in: Look) -> None:
    """A home two share speaks for innocence: the pair is no lead, but it stands among the near misses."""
    found = found_in(strangers("phone", "account", "address"))
    assert not found.leads
    (miss,) = found.misses
    assert miss.weighed.story == "household"


@st.composite
def seen_things(draw: st.DrawFn) -> tuple[list[Seen], Seen]:
    """Return what is seen between two sides, and one more thing that speaks against innocence."""
    words = draw(st.lists(st.sampled_from(sorted(SEEN)), min_size=1, max_size=5, unique=True))
    against = [w for w in words if w not in FOR_INNOCENCE]
    things = [
        Seen(
            w,
            SharedThing(KIND.get(w, w), w),
            draw(st.sampled_from([0.3, 0.6, 0.81, 0.9])),
            draw(st.sampled_from([0.5, 0.05, 0.002])),
            draw(st.integers(2, 6)),
            ("30985-CT-1", "30985-CT-2"),
            (),
            frozenset(),
        )
        for w in words
    ]
    last = draw(st.sampled_from(against)) if against else words[-1]
    return [t for t in things if t.word != last], next(t for t in things if t.word == last)


@settings(max_examples=examples(200), derandomize=True)
@given(things=seen_things(), differ=st.booleans(), company=st.booleans())
def test_a_pair_never_weighs_less_for_one_more_thing_in_common(
    things: tuple[list[Seen], Seen], differ: bool, company: bool, link_rules: LinkRules
) -> None:
    before, more = things
    if more.word in FOR_INNOCENCE or not before:
        return
    a, b = "30985-CT-1", "30985-CT-2"
    facts = (
        [told(p, k, p, REGISTRY) for p in (a, b) for k in ("phone", "account", "address")] if differ else []
    )
    people = {p: LinkSubject(p, PARTY, "30985", trade="tổ chức" if company else "cá nhân") for p in (a, b)}
    scales = Scales(Book(Said(DAY, people, tuple(facts), ())), link_rules)
    assert scales.weighed(a, b, (*before, more)).bits >= scales.weighed(a, b, tuple(before)).bits - 1e-9


KINDS = ("phone", "account", "plate")


@settings(max_examples=examples(25), derandomize=True)
@given(order=st.permutations(KINDS), holders=st.integers(2, 3), kin=st.booleans(), case_phone=st.booleans())
def test_no_lead_of_a_random_register_falls_when_holders_share_one_more_thing(
    order: list[str], holders: int, kin: bool, case_phone: bool, shipped_rules: Rules, link_rules: LinkRules
) -> None:
    venues = (ONE, OTHER, THIRD)[:holders]
    people = [holder(v) for v in venues]
    more = [told(people[1], "relative", people[0], REGISTRY)] if kin else []
    more += [told("30985-VA-1", "phone", "in the file", COURT)] if case_phone else []
    least = 0.0
    for n in range(len(order) + 1):
        facts = [
            told(p, k, "one" if k in order[:n] else f"{k} of {p}", REGISTRY)
            for p in people
            for k in (*KINDS, "address")
        ]
        found = findings_of(
            district([*facts, *more], (), venues), sign_rules_of(shipped_rules, DAY), link_rules
        )
        assert bits(found) >= least - 1e-9
        least = bits(found)


def test_a_company_behind_a_stranger_s_venue_is_no_family(
    found_in: Look, shipped_rules: Rules, link_rules: LinkRules
) -> None:
    """A company's account, phone and director stand behind a venue with a case, whose holder is a
    stranger."""
    company, director, stranger = "30985-CT-800", "30985-CT-801", holder(ONE)
    shared = [
        *both("account", "the company's", company, stranger),
        told(ONE, "phone", "the company's", REGISTRY),
        told(company, "phone", "the company's", REGISTRY),
        told(ONE, "manager", director, REGISTRY),
        told(company, "relative", director, REGISTRY),
    ]
    said = district(shared)
    firm = LinkSubject(company, PARTY, "30985", trade="tổ chức")
    people = {p: LinkSubject(p, PARTY, "30985", trade="cá nhân") for p in (director, stranger)}
    (lead,) = found_in(replace(said, subjects={**said.subjects, **people, company: firm})).leads
    assert company in lead.members
    assert not {"household", "family", "kin_in_trade"} & {*lead.stories}


def same_number(said: Said, *people: str) -> Said:
    """Return a register in which a person decided, by an identity number, that records are of one person."""
    numbers = [told(p, "identity_no", "one number", REGISTRY) for p in people]
    from engine.links.identity.joining import joined

    return joined(replace(said, statements=(*said.statements, *numbers)), {})


def two_ids(*shared: str) -> Said:
    """Return one owner recorded under two ids, a venue with a case each, charged in both."""
    cases = [told("30985-VA-1", "venue", ONE, COURT)]
    charged = [told(holder(v), "case", c, COURT) for v, c in ((ONE, "30985-VA-1"), (OTHER, "30985-VA-2"))]
    second = told("30985-VA-2", "venue", OTHER, COURT)
    said = strangers(*shared, more=[*cases, *charged, second])
    case = replace(said.subjects["30985-VA-1"], id="30985-VA-2")
    return replace(said, subjects={**said.subjects, "30985-VA-2": case})


def only(found: Findings) -> Lead:
    (lead,) = found.leads
    return lead


def test_an_owner_under_two_ids_stays_the_lead_it_was_when_the_ids_turn_out_to_be_one(found_in: Look) -> None:
    before = only(found_in(two_ids("phone")))
    after = only(found_in(same_number(two_ids("phone"), holder(ONE), holder(OTHER))))
    assert (after.id, after.venues) == (before.id, before.venues)
    assert after.bits >= before.bits - 1e-9
    assert {*after.recorded_as} == {*before.recorded_as}


def test_sides_as_recorded_stand_in_one_order_whatever_the_hash_seed(link_rules: LinkRules) -> None:
    sides = [f"30985-CT-{n}" for n in range(8)]
    group = BoundedGroup(frozenset(sides), 1.0)
    recorded = RecordedPairs({}, {}, {side: (side,) for side in reversed(sides)})
    assert [*_found(group, {}, recorded, Book(two_ids()), {}, link_rules).recorded] == sides


def test_one_person_with_two_venues_and_nothing_else_is_no_lead(found_in: Look) -> None:
    """One identity number on two rows is what an honest register has of a person with two venues."""
    assert not found_in(same_number(two_ids(), holder(ONE), holder(OTHER))).leads


@settings(max_examples=examples(25), derandomize=True)
@given(
    shared=st.lists(st.sampled_from((*KINDS, "address")), max_size=3, unique=True),
    third=st.lists(st.sampled_from(KINDS), max_size=2, unique=True),
    one=st.integers(0, 2),
    other=st.integers(0, 2),
)
def test_a_confirmed_identity_never_lowers_a_lead(
    shared: list[str], third: list[str], one: int, other: int, shipped_rules: Rules, link_rules: LinkRules
) -> None:
    venues = (ONE, OTHER, THIRD)
    people = [holder(v) for v in venues]
    groups = {people[0]: shared, people[1]: [*shared, *third], people[2]: third}
    facts = [
        told(
            p,
            k,
            f"{'a' if k in shared and p != people[2] else 'b'}" if k in kinds else f"{k} of {p}",
            REGISTRY,
        )
        for p, kinds in groups.items()
        for k in (*KINDS, "address")
    ]
    said = district(facts, (), venues)
    signs = sign_rules_of(shipped_rules, DAY)
    before = findings_of(said, signs, link_rules)
    after = findings_of(same_number(said, people[one], people[other]), signs, link_rules)
    for lead in before.leads:
        now = [x for x in after.leads if {*lead.recorded_as} <= {*x.recorded_as}]
        assert [x for x in now if x.bits >= lead.bits - 1e-9], (lead.bits, [x.bits for x in after.leads])
