"""What an honest person need not fear: no lead of them, though one of them has a case; and its twin, in which
there is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from engine.links.between import Reader
from engine.links.book import Book
from engine.links.leads import Findings, findings_of
from engine.links.misses import BESIDES, JOIN
from engine.links.signs import sign_rules_of
from engine.links.statements import CASE, PARTY, VENUE, LinkSubject, Said, Statement, Struck, WorkerMove
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from tests.engine.links.leads_seen import DAY, moved, told

REGISTRY = frozenset({("registry", "30985", "")})
COURT = frozenset({("court_file", "30985", "")})
ONE, OTHER, THIRD = "30985-CS-001", "30985-CS-002", "30988-CS-003"
Look = Callable[[Said], Findings]


@pytest.fixture(scope="module")
def found_in(shipped_rules: Rules, link_rules: LinkRules) -> Look:
    return lambda said: findings_of(said, sign_rules_of(shipped_rules, DAY), link_rules)


def holder(venue: str) -> str:
    return venue.replace("CS", "CT")


def district(
    statements: Sequence[Statement] = (),
    moves: Sequence[WorkerMove] = (),
    venues: Sequence[str] = (ONE, OTHER),
) -> Said:
    """Return venues of a holder each, a case at the first, which alone is a karaoke, among three hundred
    others with a worker each."""
    others = [f"30991-CS-9{n:03}" for n in range(300)]
    subjects = {v: LinkSubject(v, VENUE, v[:5], trade="ăn uống") for v in (*venues, *others)}
    subjects[venues[0]] = replace(subjects[venues[0]], trade="karaoke")
    subjects |= {holder(v): LinkSubject(holder(v), PARTY, v[:5]) for v in venues}
    subjects["30985-VA-1"] = LinkSubject("30985-VA-1", CASE, "30985", DAY, trade="chứa mại dâm")
    said = [told(v, "owner", holder(v), REGISTRY) for v in venues]
    said += [told(v, "phone", f"of {v}", REGISTRY) for v in others]
    said.append(told("30985-VA-1", "venue", venues[0], COURT))
    stints = {(m.rows[n].id, v): (1, 1) for m in moves for n, v in ((0, m.left), (1, m.came))}
    stints |= {("B09 elsewhere|2020-07", v): (1, 1) for v in others}
    return Said(DAY, subjects, (*said, *statements), tuple(moves), stints)


def both(kind: str, value: str, *subjects: str) -> list[Statement]:
    return [told(s, kind, value, REGISTRY) for s in subjects]


def test_one_worker_who_changes_jobs_joins_no_neighbours(found_in: Look) -> None:
    neighbours = both("address", "one building", ONE, OTHER)
    found = found_in(district(neighbours, [moved(ONE, OTHER, 1, REGISTRY)]))
    assert not found.leads
    assert [m.to for m in found.misses] == [BESIDES]
    passed_on = [moved(ONE, OTHER, n, REGISTRY) for n in range(3)]
    assert len(found_in(district(neighbours, passed_on)).leads) == 1


def test_a_row_says_what_each_pair_loses_without_it_though_a_side_goes_by_another_name(
    found_in: Look,
) -> None:
    """The holder in the middle is tied to two, by things of their own. Without the row that says whose a
    venue is its holder stands for the side, and what is the holder's own is lost to no pair."""
    first, middle, last = (holder(v) for v in (ONE, OTHER, THIRD))
    tied = [
        s
        for kind in ("account", "phone")
        for n, pair in enumerate(((first, middle), (middle, last)))
        for s in both(kind, f"{kind} {n}", *pair)
    ]
    (lead,) = found_in(district(tied, venues=(ONE, OTHER, THIRD))).leads
    pairs = {j.sides: j.weighed.bits for j in lead.joins}
    assert len(pairs) > 1
    by_key = {e.row.key: e for e in lead.evidence}
    for v in (ONE, OTHER, THIRD):
        lost = {(a, b): bits for a, b, bits in by_key[holder(v)].pairs if v in (a, b)}
        assert lost == {sides: pytest.approx(bits) for sides, bits in pairs.items() if v in sides}
        assert not any(bits > 0.5 for *_, bits in by_key[v].pairs)


def test_one_worker_counts_where_something_else_joins(found_in: Look) -> None:
    tied = [*both("plate", "one car", ONE, OTHER), *both("phone", "one", ONE, OTHER)]
    (without,), (more,) = (found_in(district(tied, m)).leads for m in ([], [moved(ONE, OTHER, 1, REGISTRY)]))
    assert 0 < without.bits != more.bits


MOTHER = "30985-CT-099"


def siblings(kin: Sequence[Statement], venues: Sequence[str] = (ONE, OTHER, THIRD)) -> Said:
    """Return venues of as many people with one phone and a home each; of kin what is told."""
    people = [holder(v) for v in venues]
    homes = [told(p, "address", f"home of {p}", REGISTRY) for p in people]
    said = district([*both("phone", "one", *people), *homes, *kin], (), venues)
    return replace(said, subjects={**said.subjects, MOTHER: LinkSubject(MOTHER, PARTY, "30985")})


def test_who_name_one_relative_are_one_family(found_in: Look) -> None:
    mother = [told(holder(v), "relative", MOTHER, REGISTRY) for v in (ONE, OTHER, THIRD)]
    assert not found_in(siblings(mother)).leads
    two = (ONE, OTHER)
    strangers = [told(holder(v), "relative", f"30985-CT-09{n}", REGISTRY) for n, v in enumerate(two)]
    assert len(found_in(siblings(strangers, two)).leads) == 1


def kin_in_trade(*more: Statement, moves: Sequence[WorkerMove] = ()) -> Said:
    """Return two who live apart, with a venue each, one phone and one account."""
    people = [holder(v) for v in (ONE, OTHER)]
    homes = [told(p, "address", f"home of {p}", REGISTRY) for p in people]
    one = [*both("phone", "one", *people), *both("account", "theirs", *people)]
    return district([*one, *homes, *more], moves)


def test_kin_with_a_venue_each_may_have_one_phone_and_one_account(found_in: Look) -> None:
    """Told as kin they are not even joined. Not told, they weigh no less than with the phone alone, and the
    innocent reading is kin."""
    kin = told(holder(OTHER), "relative", holder(ONE), REGISTRY)
    assert [m.to for m in found_in(kin_in_trade(kin)).misses] == [JOIN]
    (untold,) = found_in(kin_in_trade()).leads
    assert untold.stories == ("kin_in_trade",)
    passed_on = [moved(ONE, OTHER, n, REGISTRY) for n in range(3)]
    assert found_in(kin_in_trade(moves=passed_on)).leads[0].bits > untold.bits


def test_kin_in_trade_is_told_where_two_kinds_of_things_are_shared(found_in: Look) -> None:
    """One number has many reasons, on whatever rows it stands: it is one kind."""
    two = kin_in_trade(*both("phone", "one", ONE, OTHER))
    one = replace(two, statements=tuple(s for s in two.statements if s.kind != "account"))
    (more,), (less,) = (
        [p for p in found_in(said).pairs.values() if {p.a, p.b} == {ONE, OTHER}] for said in (two, one)
    )
    assert more.story == "kin_in_trade" != less.story


def test_the_relative_named_is_in_no_lead_for_being_named(found_in: Look) -> None:
    mother = [told(holder(v), "relative", MOTHER, REGISTRY) for v in (ONE, OTHER)]
    tied = [*both("plate", "one car", ONE, OTHER), *both("phone", "one", ONE, OTHER)]
    (lead,) = found_in(district([*tied, *mother])).leads
    assert "relative" in {p.word for _, p in lead.parts}
    assert MOTHER not in lead.members | {m for _, p in lead.parts for m in p.members}


def test_kin_through_a_relative_is_struck_with_either_tie_or_their_own(link_rules: LinkRules) -> None:
    said = siblings([told(holder(v), "relative", MOTHER, REGISTRY) for v in (ONE, OTHER)])
    a, b = holder(ONE), holder(OTHER)
    for one, other in ((a, b), (a, MOTHER), (b, MOTHER)):
        struck = Struck("relative", f"{one}|{other}", frozenset((one, other)), DAY)
        before, after = (kin_in(x, link_rules) for x in (said, replace(said, struck=(struck,))))
        assert f"{a}|{b}" in before
        assert f"{a}|{b}" not in after


def kin_in(said: Said, rules: LinkRules) -> set[str]:
    return {seen.unit.value for _, seen in Reader(Book(said), rules).kin()}


def taken_over(*more: Statement, revoked: bool = False) -> Said:
    """Return a venue that closed in May and another's that opened in June at its place, with its phone and
    workers."""
    own = [told(holder(v), k, f"{k} of {v}", REGISTRY) for v in (ONE, OTHER) for k in ("phone", "address")]
    kept = [*both("address", "its place", ONE, OTHER), *both("phone", "its phone", ONE, OTHER)]
    said = district([*own, *kept, *more], [moved(ONE, OTHER, n, REGISTRY) for n in range(3)])
    old = replace(said.subjects[ONE], until=date(2020, 5, 31), revoked=revoked)
    new = replace(said.subjects[OTHER], since=date(2020, 6, 20))
    return replace(said, subjects={**said.subjects, ONE: old, OTHER: new})


def test_who_buys_a_venue_and_registers_anew_is_no_lead(found_in: Look) -> None:
    assert not found_in(taken_over()).leads
    assert len(found_in(taken_over(revoked=True)).leads) == 1
    nominee = both("account", "one", holder(ONE), holder(OTHER))
    nominee.append(told(holder(OTHER), "relative", holder(ONE), REGISTRY))
    assert len(found_in(taken_over(*nominee)).leads) == 1


@pytest.mark.parametrize("blank", [ONE, OTHER])
def test_a_buyer_s_place_left_blank_may_be_the_seller_s(found_in: Look, blank: str) -> None:
    def without(said: Said) -> Said:
        left = tuple(s for s in said.statements if (s.subject, s.kind) != (blank, "address"))
        return replace(said, statements=left)

    assert not found_in(without(taken_over())).leads
    assert len(found_in(without(taken_over(revoked=True))).leads) == 1


def test_a_number_in_files_may_be_a_shop_s_that_tells_none(found_in: Look) -> None:
    """The keeper's number, where his shop tells none, may be the shop's; a suspect's never is."""
    case = "30985-VA-2"
    files = [told(c, "phone", "one", COURT) for c in ("30985-VA-1", case)]
    files += [told(case, "venue", OTHER, COURT), told(holder(THIRD), "phone", "one", REGISTRY)]

    def story(*more: Statement) -> str:
        said = district([*files, *more], (), (ONE, OTHER, THIRD))
        cases = {case: LinkSubject(case, CASE, "30985", DAY, trade="chứa mại dâm")}
        return found_in(replace(said, subjects={**said.subjects, **cases})).pairs[ONE, OTHER].story

    assert story() == "public_phone"
    assert story(told(THIRD, "phone", "its own", REGISTRY)) == "chance"
    assert story(told(holder(THIRD), "case", case, COURT)) == "chance"


def test_a_venue_next_door_takes_over_nothing(found_in: Look) -> None:
    """The two were open at one time: who opens in May beside a venue that closes later has its phone and
    workers by other ways."""
    said = taken_over()
    early = replace(said.subjects[OTHER], since=date(2020, 5, 30))
    assert len(found_in(replace(said, subjects={**said.subjects, OTHER: early})).leads) == 1


def test_the_only_two_of_a_trade_in_a_commune_are_each_others_market(found_in: Look) -> None:
    """Who leaves one for work of the kind near by goes to the other; where that is one place of many, or
    another trade, it says more."""
    apart = district([], [moved(ONE, OTHER, n, REGISTRY) for n in range(12)])
    assert len(found_in(apart).leads) == 1
    alike = replace(apart.subjects[OTHER], trade="karaoke")
    said = replace(apart, subjects={**apart.subjects, OTHER: alike})
    assert not found_in(said).leads
    ten = {f"30985-CS-8{n:02}": "karaoke" for n in range(10)}
    near = {v: LinkSubject(v, VENUE, "30985", trade=trade) for v, trade in ten.items()}
    hiring = {("B09 near|2020-07", v): (1, 1) for v in near}
    many = replace(said, subjects={**said.subjects, **near}, stints={**said.stints, **hiring})
    assert len(found_in(many).leads) == 1


def given_anew(venues: Sequence[str] = (ONE, OTHER), revoked: bool = False) -> Said:
    """Return a venue that closed in May, and another that opened in June, whose holder has the number the
    first one's is still told to have."""
    homes = [told(holder(v), "address", f"home of {v}", REGISTRY) for v in (ONE, OTHER)]
    said = district([*homes, *both("phone", "one", holder(ONE), holder(OTHER))], (), (ONE, OTHER))
    more = {v: LinkSubject(v, VENUE, v[:5]) for v in venues if v not in said.subjects}
    held = [told(v, "owner", holder(ONE), REGISTRY) for v in more]
    old = replace(said.subjects[ONE], until=date(2020, 5, 31), revoked=revoked)
    new = replace(said.subjects[OTHER], since=date(2020, 6, 20))
    return replace(
        said,
        statements=(*said.statements, *held),
        subjects={**said.subjects, **more, ONE: old, OTHER: new},
    )


def test_a_number_given_anew_is_no_lead_though_the_register_still_names_who_had_it(found_in: Look) -> None:
    """Who has a venue still, or had his licence withdrawn, may well be the one who answers."""
    assert not found_in(given_anew()).leads
    for said in (given_anew((ONE, OTHER, THIRD)), given_anew(revoked=True)):
        assert [lead.members >= {ONE, OTHER} for lead in found_in(said).leads] == [True]


def apart(*shared: str) -> list[Statement]:
    """Return what two strangers told of themselves: of some kinds the same, of the others each his own."""
    return [
        told(holder(v), kind, "one" if kind in shared else f"{kind} of {v}", REGISTRY)
        for v in (ONE, OTHER)
        for kind in ("phone", "account", "address")
    ]


def with_manager(*shared: str) -> Said:
    """Return two strangers whose venues one man manages."""
    manager = "30985-CT-050"
    said = district([*apart(*shared), *(told(v, "manager", manager, REGISTRY) for v in (ONE, OTHER))])
    return replace(said, subjects={**said.subjects, manager: LinkSubject(manager, PARTY, "30985")})


def test_a_manager_two_holders_hire_joins_nothing_and_one_who_gathers_their_money_does(
    found_in: Look,
) -> None:
    assert not found_in(with_manager()).leads
    (lead,) = found_in(with_manager("account", "phone")).leads
    assert {ONE, OTHER} <= lead.members


def savers(moves: Sequence[WorkerMove] = ()) -> Said:
    """Return three holders who pay into one account, each with a phone and a home of his own."""
    venues = (ONE, OTHER, THIRD)
    people = [holder(v) for v in venues]
    own = [told(p, kind, f"{kind} of {p}", REGISTRY) for p in people for kind in ("phone", "address")]
    return district([*both("account", "the circle's", *people), *own], moves, venues)


def test_a_savings_circle_is_no_lead_and_with_workers_passed_on_it_is(found_in: Look) -> None:
    circle = found_in(savers())
    assert not circle.leads
    passed_on = [moved(ONE, OTHER, n, REGISTRY) for n in range(4)]
    (lead,) = found_in(savers(passed_on)).leads
    assert {ONE, OTHER} <= lead.members


def test_an_office_s_own_story_is_told_like_a_shipped_one(
    found_in: Look, shipped_rules: Rules, link_rules: LinkRules
) -> None:
    """A story more in the file: here, a telephone lent among neighbours."""
    said = district(apart("phone"))
    assert found_in(said).leads
    lent = replace(link_rules.innocent.stories["taxi"], likely={"own_phone": 0.95}, prior=0.9)
    own = replace(link_rules.innocent, stories={**link_rules.innocent.stories, "lent_phone": lent})
    found = findings_of(said, sign_rules_of(shipped_rules, DAY), replace(link_rules, innocent=own))
    assert not found.leads
