"""What must never be missed, each alone among three hundred plain venues, from rows of registers to leads."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest

from benchmarks.hard_sets.district import UNITS
from benchmarks.hard_sets.making import standing_of
from benchmarks.hard_sets.outside import Town
from desk.runs.link_tables import findings_at
from desk.workspace.folder import Workspace
from desk.workspace.store import stored
from engine.links.leads import Findings, Lead
from engine.links.misses import BLANKS
from engine.links.series import CaseSeries
from engine.rulebook.model.rulebook import Rules
from facts.keys import SECRET_BYTES, Keys
from facts.periods import Period
from facts.standing import Standing, Value

TRAFFICKING, LESSER = "mua bán người", "chứa mại dâm"
FIRST, LAST = date(2019, 1, 1), date(2020, 9, 1)
HERE, THERE, FARTHER = UNITS[:3]
KEYS = Keys(b"minimal".ljust(SECRET_BYTES))
Look = Callable[[Town], Findings]


@pytest.fixture(scope="module")
def look_through(shipped_rules: Rules, year: Period) -> Look:
    def look(district: Town) -> Findings:
        for person, (name, born) in district.named.items():
            district.parties[person]["kin_keys"] = KEYS.kin_keys(name, born)
        return leads_at(standing_of(district), shipped_rules, year)

    return look


def leads_at(standing: Standing, rules: Rules, year: Period, *same: tuple[str, str]) -> Findings:
    findings = findings_at(standing, rules, year, same=dict.fromkeys(same, True))
    assert findings is not None
    return findings


def plain() -> Town:
    """Return venues of a holder each, checked, with a worker under contract; a case at twelve of them."""
    district = Town(random.Random("plain"))
    for n in range(300):
        venue = district.venue(UNITS[n % len(UNITS)])
        district.checked(venue, district.day(FIRST, LAST))
        district.worker([venue], district.day(FIRST, LAST), 200, 0, contract=True)
        if n < 12:
            charged(district, venue, district.person(venue[:5]))
    return district


def charged(district: Town, venue: str, suspect: str) -> str:
    day = date(2020, 3, 1)
    return district.case(venue, venue[:5], day, (suspect, "quản lý"), type=LESSER, status="khởi tố")


def files(district: Town, count: int, venues: bool, *suspects: tuple[str, str], **more: Value) -> set[str]:
    """Add cases of trafficking, each in a commune of its own, at a venue or none."""
    return {
        district.case(
            district.venue(unit) if venues else None,
            unit,
            FIRST + timedelta(days=100 * n),
            *suspects,
            type=TRAFFICKING,
            status="khởi tố",
            **more,
        )
        for n, unit in enumerate(UNITS[:count])
    }


def only_series(findings: Findings) -> CaseSeries:
    (series,) = findings.series
    return series


def only_lead(findings: Findings, members: Iterable[str]) -> Lead:
    (lead,) = findings.leads
    assert {*members} <= {*lead.venues, *lead.recorded_as}
    return lead


def test_a_plain_district_has_nothing_to_look_at(look_through: Look) -> None:
    findings = look_through(plain())
    assert (*findings.leads, *findings.series, *findings.noticed, *findings.misses) == ()


@pytest.mark.parametrize("more", [{}, {"plate_key": "one car", "recruited_in": UNITS[-1]}])
def test_one_recruiter_in_five_files_at_five_venues_of_five_communes(
    look_through: Look, more: dict[str, Value]
) -> None:
    district = plain()
    recruiter = district.person(UNITS[-1])
    cases = files(district, 5, True, (recruiter, "tuyển mộ"), **more)
    series = only_series(look_through(district))
    assert {c.id for c in series.cases} == cases
    assert (series.suspects, series.grave, series.kinds) == ((recruiter,), 5, 1 + len(more))


def test_a_cafe_s_phone_in_four_files_of_no_venue(look_through: Look) -> None:
    district = plain()
    cafe = district.venue(HERE, type="cà phê", phone_key="the café's")
    cases = files(district, 4, False, phone_key="the café's")
    series = only_series(look_through(district))
    assert {c.id for c in series.cases} == cases
    assert [(t.kind, cafe in t.recorded_with) for t in series.things] == [("phone", True)]


@pytest.mark.parametrize("own_venue", [False, True])
def test_a_company_behind_a_stranger_s_venue(look_through: Look, own_venue: bool) -> None:
    district = plain()
    director = district.person(HERE)
    own: dict[str, Value] = {"account_key": "the company's", "phone_key": "its number"}
    company = district.firm(HERE, relative_of=director, **own)
    stranger = district.person(THERE, account_key="the company's")
    venue = district.venue(THERE, stranger, phone_key="its number", manager_id=director)
    charged(district, venue, stranger)
    more = [district.venue(HERE, company, manager_id=director)] if own_venue else []
    only_lead(look_through(district), (company, stranger, venue, *more))


def strangers(*shared: str, both_charged: bool = False) -> tuple[Town, set[str]]:
    """Return two holders with a karaoke each; of phone, account and home some the same, one or both
    charged."""
    district = plain()
    kinds = ("phone_key", "account_key", "address_key")
    people = [
        district.person(u, **{k: k if k in shared else f"{k} of {u}" for k in kinds}) for u in (HERE, THERE)
    ]
    district.named |= dict(zip(people, (("Trần Văn Hải", 1970), ("Lê Hữu Sơn", 1982)), strict=True))
    venues = [district.venue(p[:5], p, type="karaoke", phone_key=f"phone of {p}") for p in people]
    for venue, person in list(zip(venues, people, strict=True))[: 1 + both_charged]:
        charged(district, venue, person)
    return district, {*people, *venues}


@pytest.mark.parametrize("both_charged", [False, True])
def test_an_account_beside_a_private_phone_never_weighs_less(look_through: Look, both_charged: bool) -> None:
    less, more = (
        only_lead(look_through(district), members).bits
        for district, members in (
            strangers("phone_key", both_charged=both_charged),
            strangers("phone_key", "account_key", both_charged=both_charged),
        )
    )
    assert less <= more


def test_a_home_besides_leaves_two_charged_a_lead_and_one_charged_in_sight(look_through: Look) -> None:
    """A home two share is what a couple has: it may make a lead weigh less, never hide the pair."""
    shared = ("phone_key", "account_key", "address_key")
    district, members = strangers(*shared, both_charged=True)
    only_lead(look_through(district), members)
    district, members = strangers(*shared)
    (miss,) = look_through(district).misses
    assert miss.weighed.story == "household"
    assert {miss.weighed.a, miss.weighed.b} <= members


def test_an_owner_of_two_ids_charged_at_both_venues_stays_the_lead_it_was_with_one_number(
    look_through: Look,
) -> None:
    leads = []
    for number in ({}, {"identity_key": "one number"}):
        district = plain()
        owner = district.person(HERE, phone_key="private")
        ids = owner, district.again(owner, THERE, phone_key="private")
        venues = [district.venue(id_[:5], id_) for id_ in ids]
        for venue, id_ in zip(venues, ids, strict=True):
            district.parties[id_].pop("identity_key", None)
            district.parties[id_].update(number)
            charged(district, venue, id_)
        leads.append(only_lead(look_through(district), (*ids, *venues)))
    before, after = leads
    assert after.id == before.id
    assert after.bits >= before.bits - 1e-9


SAME = ("30985-CT-0056", "30988-CT-0028")


@pytest.mark.parametrize("as_of", [None, date(2020, 9, 1)])
def test_the_merge_suggested_of_the_guide_s_first_lead_keeps_its_id_place_and_bits(
    as_of: date | None, example_workspace: Workspace, shipped_rules: Rules, year: Period
) -> None:
    standing = stored(example_workspace, shipped_rules, as_of).standing
    before, after = (leads_at(standing, shipped_rules, year, *same).leads[0] for same in ((), (SAME,)))
    assert {*SAME} <= {*before.parties}
    assert (after.id, after.recorded_as) == (before.id, before.recorded_as)
    assert after.bits >= before.bits - 1e-9


def passed_round(contract: bool | None) -> tuple[Town, list[str]]:
    """Return eight workers who each go round three karaokes, a case at the first."""
    district = plain()
    venues = [district.venue(u, type="karaoke") for u in (HERE, THERE, FARTHER)]
    for n in range(8):
        stops = [venues[(n + k) % 3] for k in range(3)]
        district.worker(stops, FIRST.replace(2020) + timedelta(days=6 * n), 32, 5, contract is True)
    if contract is None:
        for stint in district.events["stint"][-24:]:
            stint.values.pop("contract")  # type: ignore[attr-defined]
    charged(district, venues[0], district.person(HERE))
    return district, venues


def test_eight_workers_passed_round_three_karaokes_without_a_contract(look_through: Look) -> None:
    district, venues = passed_round(False)
    only_lead(look_through(district), venues)
    findings = look_through(passed_round(True)[0])
    assert (*findings.leads, *findings.noticed, *findings.misses) == ()


def test_where_the_contract_is_blank_near_misses_name_the_cells(look_through: Look) -> None:
    district, venues = passed_round(None)
    misses = list(look_through(district).misses)
    assert {m.to for m in misses} == {BLANKS}
    assert {x for m in misses for x in (m.weighed.a, m.weighed.b)} == {*venues}
    for miss in misses:
        assert {row.key.split("|")[0] for row in miss.cells} >= {miss.weighed.a, miss.weighed.b}
