"""Cases that have a suspect, a number, a vehicle or a place of recruitment in common are a series, with or
without a venue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from engine.links.leads import Findings, findings_of
from engine.links.series import CaseSeries
from engine.links.signs import sign_rules_of
from engine.links.statements import CASE, PARTY, LinkSubject, Said, Statement, Struck
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from tests.engine.links.leads_seen import DAY, told
from tests.engine.links.test_honest import COURT, REGISTRY, district

TRAFFICKING, LESSER = "mua bán người", "môi giới mại dâm"
RECRUITER, DRIVER = "31000-CT-700", "31000-CT-701"
SCENES = tuple(f"3100{n}-CS-00{n}" for n in range(1, 6))
CASES = tuple(f"3100{n}-VA-{n}" for n in range(1, 6))
Look = Callable[[Said], Findings]


@pytest.fixture(scope="module")
def found_in(shipped_rules: Rules, link_rules: LinkRules) -> Look:
    return lambda said: findings_of(said, sign_rules_of(shipped_rules, DAY), link_rules)


def with_cases(
    more: Sequence[Statement] = (), cases: Sequence[str] = CASES, kind: str = TRAFFICKING, scenes: bool = True
) -> Said:
    """Return a plain district of three hundred venues with five cases, each at a venue of a commune of its
    own or at none, beside twenty cases that have nothing in common."""
    venues = SCENES if scenes else ()
    plain = district((), (), venues or ("30985-CS-001",))
    days = {c: date(2018 + n // 3, 1 + 3 * (n % 3), 5) for n, c in enumerate(cases)}
    subjects = {c: LinkSubject(c, CASE, c[:5], days[c], trade=kind) for c in cases}
    subjects |= {p: LinkSubject(p, PARTY, p[:5]) for p in (RECRUITER, DRIVER)}
    placed = [told(c, "venue", v, COURT) for c, v in zip(cases, venues, strict=False)]
    others = {f"30991-VA-9{n:02}": f"30991-CT-9{n:02}" for n in range(20)}
    subjects |= {c: LinkSubject(c, CASE, "30991", DAY, trade=TRAFFICKING) for c in others}
    subjects |= {p: LinkSubject(p, PARTY, "30991") for p in others.values()}
    charged = [told(p, "case", c, COURT) for c, p in others.items()]
    files = [told(c, "plate", f"car of {c}", COURT) for c in others]
    return replace(
        plain,
        subjects={**plain.subjects, **subjects},
        statements=(*plain.statements, *placed, *charged, *files, *more),
    )


def charged(party: str, *cases: str) -> list[Statement]:
    return [told(party, "case", c, COURT) for c in cases]


def in_files(kind: str, value: str, *cases: str) -> list[Statement]:
    return [told(c, kind, value, COURT) for c in cases]


def only(found: Findings) -> CaseSeries:
    (series,) = found.series
    return series


def test_one_recruiter_in_five_cases_at_five_venues_is_a_series_and_its_venues_are_scenes(
    found_in: Look,
) -> None:
    series = only(found_in(with_cases(charged(RECRUITER, *CASES))))
    assert [c.id for c in series.cases] == list(CASES)
    assert {c.venue for c in series.cases} == set(SCENES)
    assert (series.suspects, series.grave) == ((RECRUITER,), 5)
    assert series.things[0].chance < 1e-5
    assert not any({*SCENES} & {t.value, *t.recorded_with} for t in series.things)


def test_a_vehicle_and_a_place_of_recruitment_stand_beside_the_suspect_with_their_innocent_reading(
    found_in: Look,
) -> None:
    shared = [*in_files("plate", "one car", *CASES), *in_files("recruited_in", "99999", *CASES)]
    series = only(found_in(with_cases([*charged(RECRUITER, *CASES), *shared])))
    stories = {t.kind: t.stories for t in series.things}
    assert stories == {
        "suspect": ("wrong_code",),
        "plate": ("hired_vehicle",),
        "recruited_in": ("home_of_many",),
    }


def test_a_shop_s_phone_in_four_files_without_a_venue_is_a_series_that_says_whose_it_is(
    found_in: Look,
) -> None:
    shop = "30985-CS-001"
    phone = [told(shop, "phone", "the shop's", REGISTRY), *in_files("phone", "the shop's", *CASES[:4])]
    series = only(found_in(with_cases(phone, CASES[:4], scenes=False)))
    (thing,) = series.things
    assert (thing.kind, thing.recorded_with) == ("phone", (shop,))
    assert "shop_phone" in thing.stories
    assert {c.venue for c in series.cases} == {None}


def test_a_grave_case_counts_from_the_first_it_shares_and_lesser_ones_from_the_third(found_in: Look) -> None:
    two = CASES[:2]
    assert len(only(found_in(with_cases(charged(RECRUITER, *two), two))).cases) == 2
    assert not found_in(with_cases(charged(RECRUITER, *two), two, LESSER)).series
    three = CASES[:3]
    assert len(only(found_in(with_cases(charged(RECRUITER, *three), three, LESSER))).cases) == 3
    both = [*charged(RECRUITER, *two), *in_files("plate", "one car", *two)]
    assert only(found_in(with_cases(both, two, LESSER))).kinds == 2


def test_two_suspects_with_one_account_make_their_cases_a_series(found_in: Look) -> None:
    one, two = CASES[:2]
    money = [told(p, "account", "one account", REGISTRY) for p in (RECRUITER, DRIVER)]
    series = only(found_in(with_cases([*charged(RECRUITER, one), *charged(DRIVER, two), *money])))
    assert [(t.kind, t.stories) for t in series.things] == [("account", ("account_lent",))]


def test_a_suspect_s_own_number_is_not_counted_beside_the_suspect(found_in: Look) -> None:
    own = told(RECRUITER, "phone", "his own", REGISTRY)
    series = only(found_in(with_cases([*charged(RECRUITER, *CASES), own])))
    assert [t.kind for t in series.things] == ["suspect"]


def test_a_suspect_s_number_in_one_file_is_counted_by_that_file_and_as_the_suspect_s_own(
    found_in: Look,
) -> None:
    own = [told(RECRUITER, "phone", "his own", REGISTRY), *in_files("phone", "his own", CASES[1])]
    series = only(found_in(with_cases([*charged(RECRUITER, *CASES[:2]), *own], CASES[:2])))
    phone = next(t for t in series.things if t.kind == "phone")
    assert (phone.in_files, phone.through, phone.chance) == ((CASES[1],), (RECRUITER,), 1.0)
    assert (phone.belongs_to, series.kinds) == (RECRUITER, 1)


def test_a_suspect_with_the_own_number_in_a_file_are_not_two_things_in_common(found_in: Look) -> None:
    own = [told(RECRUITER, "phone", "his own", REGISTRY), *in_files("phone", "his own", CASES[1])]
    assert not found_in(with_cases([*charged(RECRUITER, *CASES[:2]), *own], CASES[:2], LESSER)).series


def test_a_number_in_a_file_and_with_the_suspect_of_another_case_is_in_two(found_in: Look) -> None:
    phone = [told(RECRUITER, "phone", "his own", REGISTRY), *in_files("phone", "his own", CASES[1])]
    series = only(found_in(with_cases([*charged(RECRUITER, CASES[0]), *phone], CASES[:2])))
    (thing,) = series.things
    assert (thing.cases, thing.in_files, thing.through) == (CASES[:2], CASES[1:2], (RECRUITER,))
    assert (thing.chance < 0.5, thing.belongs_to) == (True, "")


def test_cases_that_weigh_nothing_make_no_series(found_in: Look) -> None:
    assert not found_in(with_cases(charged(RECRUITER, *CASES), kind="mua dâm")).series
    assert not found_in(with_cases()).series


def test_what_a_person_explained_makes_no_series(found_in: Look) -> None:
    said = with_cases(in_files("plate", "one car", *CASES))
    assert found_in(said).series
    struck = Struck("plate", "one car", frozenset(CASES), DAY)
    assert not found_in(replace(said, struck=(struck,))).series


def test_places_cases_come_from_here_and_there_are_no_series(found_in: Look) -> None:
    places = [told(f"30991-VA-9{n:02}", "recruited_in", f"9998{n}", COURT) for n in range(8)]
    assert not found_in(with_cases(places)).series
    village = [*places, *in_files("recruited_in", "99999", *CASES)]
    assert [t.value for t in only(found_in(with_cases(village))).things] == ["99999"]


def test_a_series_keeps_its_id_when_a_later_case_joins_it(found_in: Look) -> None:
    four, five = (only(found_in(with_cases(charged(RECRUITER, *CASES[:n])))) for n in (4, 5))
    assert (four.id, len(five.cases)) == (five.id, 5)


def test_rules_without_series_list_none(shipped_rules: Rules, link_rules: LinkRules) -> None:
    before = replace(link_rules, leads=replace(link_rules.leads, series=None))
    said = with_cases(charged(RECRUITER, *CASES))
    assert not findings_of(said, sign_rules_of(shipped_rules, DAY), before).series
