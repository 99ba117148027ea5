"""Two ids of one person, brothers and sisters, and strangers come apart by marks of their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from benchmarks.hard_sets.making import standing_of
from benchmarks.hard_sets.outside import town
from engine.links.book import Book
from engine.links.identity.joining import joined
from engine.links.joining import judged
from engine.links.kin_names import FAMILY_NAME, KIN_NAMES, ONE_NAME
from engine.links.leads import Findings, findings_of
from engine.links.reading import said_in
from engine.links.signs import sign_rules_of, signs_of
from engine.links.statements import NAMES, PARTY, LinkSubject, Said, Statement, WorkerMove
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from facts.keys import Keys
from tests.engine.links.leads_seen import DAY, moved, told
from tests.engine.links.test_honest import ONE, OTHER, REGISTRY, both, district, holder

Look = Callable[[Said], Findings]
KEYS = Keys(bytes(32))


@pytest.fixture(scope="module")
def found_in(shipped_rules: Rules, link_rules: LinkRules) -> Look:
    return lambda said: findings_of(said, sign_rules_of(shipped_rules, DAY), link_rules)


def named(id_: str, name: str, born: int) -> Statement:
    return told(id_, NAMES, KEYS.kin_keys(name, born), REGISTRY)


def apart(*people: str) -> list[Statement]:
    return [told(p, kind, f"{kind} of {p}", REGISTRY) for p in people for kind in ("account", "address")]


def with_one_phone(
    *names: tuple[str, int],
    others: tuple[str, int] = ("Lý Văn Khác", 1960),
    moves: Sequence[WorkerMove] = (),
) -> Said:
    """Return two holders with one phone and these names, among a hundred others."""
    people = (holder(ONE), holder(OTHER))
    crowd = [f"30991-CT-{n:03}" for n in range(100)]
    said = district(
        [
            *both("phone", "one", *people),
            *apart(*people),
            *(named(p, *name) for p, name in zip(people, names, strict=True)),
            *(named(p, *others) for p in crowd),
        ],
        moves,
    )
    return replace(said, subjects={**said.subjects, **{p: LinkSubject(p, PARTY, "30991") for p in crowd}})


def bits(found: Findings) -> float:
    return max((lead.bits for lead in found.leads), default=0.0)


def words(found: Findings) -> set[str]:
    return {s.word for w in found.pairs.values() for s in w.seen}


def test_strangers_with_one_phone_weigh_what_they_did_before_names_were_told(found_in: Look) -> None:
    people = holder(ONE), holder(OTHER)
    unnamed = found_in(district([*both("phone", "one", *people), *apart(*people)]))
    strangers = found_in(with_one_phone(("Nguyễn Văn Hùng", 1980), ("Trần Thị Hoa", 1985)))
    assert bits(strangers) == pytest.approx(bits(unnamed), abs=0.2)
    assert bits(strangers) > 4


def test_two_records_of_one_name_found_to_be_two_people_are_no_longer_read_as_one(found_in: Look) -> None:
    pair = holder(ONE), holder(OTHER)
    said = with_one_phone(("Nguyễn Văn Hùng", 1980), ("Nguyễn Văn Hùng", 1980))
    undecided, two = found_in(joined(said, {})), found_in(joined(said, {pair: False}))
    assert words(undecided) >= {ONE_NAME}
    assert ONE_NAME not in words(two)
    assert FAMILY_NAME in words(two)
    assert bits(two) < bits(undecided)


@pytest.mark.parametrize("born", [1980, None])
def test_one_name_says_whether_both_tell_the_year(found_in: Look, born: int | None) -> None:
    found = found_in(with_one_phone(("Nguyễn Văn Hùng", 1980), ("Nguyễn Văn Hùng", born)))
    dated = {p.dated for w in found.pairs.values() for p in w.parts if p.word == ONE_NAME}
    assert dated == {born is not None}


def test_siblings_whom_no_one_told_of_are_explained_and_read_as_siblings(found_in: Look) -> None:
    found = found_in(with_one_phone(("Nguyễn Văn Hùng", 1980), ("Nguyễn Thị Hoa", 1985)))
    assert not found.leads
    (pair,) = (w for w in found.pairs.values() if w.bits > -9)
    assert pair.story == "siblings_apart"


@pytest.mark.parametrize("born", [1985, 1943])
def test_that_two_are_kin_counts_once_told_and_named_alike(found_in: Look, born: int) -> None:
    """By hand: of the two rows of kin that a story explains, the one that says most for innocence counts."""
    said = with_one_phone(("Nguyễn Văn Hùng", 1980), ("Nguyễn Thị Hoa", born))
    kin = told(holder(ONE), "relative", holder(OTHER), REGISTRY)
    found = found_in(replace(said, statements=[*said.statements, kin]))
    (pair,) = (w for w in found.pairs.values() if "relative" in {s.word for s in w.seen})
    of_kin = [p for p in pair.parts if p.word in ("relative", KIN_NAMES, FAMILY_NAME)]
    assert len(of_kin) == 2
    assert sorted(p.bits != 0 for p in of_kin) == [False, True]
    (counts,) = (p.bits for p in of_kin if p.bits)
    assert counts < 0


def test_one_name_and_year_under_two_ids_weighs_more_than_two_strangers(found_in: Look) -> None:
    one = found_in(with_one_phone(("Nguyễn Văn Hùng", 1980), ("NGUYỄN VĂN HÙNG", 1980)))
    assert bits(one) > bits(found_in(with_one_phone(("Nguyễn Văn Hùng", 1980), ("Trần Thị Hoa", 1985))))
    assert {p.word for _, p in one.leads[0].parts} >= {ONE_NAME}


def test_a_name_that_many_have_says_less(found_in: Look) -> None:
    hung = ("Nguyễn Văn Hùng", 1980)
    rare, common = (found_in(with_one_phone(hung, hung, others=x)) for x in (("Lý Văn Khác", 1960), hung))
    assert bits(common) < bits(rare)


def test_siblings_between_whom_workers_go_round_are_a_lead_all_the_same(found_in: Look) -> None:
    siblings = ("Nguyễn Văn Hùng", 1980), ("Nguyễn Thị Hoa", 1985)
    moves = [moved(ONE, OTHER, n, REGISTRY) for n in range(8)]
    assert bits(found_in(with_one_phone(*siblings, moves=moves))) > 4


def test_names_alone_tie_no_one(found_in: Look) -> None:
    said = with_one_phone(("Nguyễn Văn Hùng", 1980), ("Nguyễn Văn Hùng", 1980))
    unshared = tuple(s for s in said.statements if s.value != "one")
    found = found_in(replace(said, statements=unshared))
    assert not found.leads
    assert not list(found.misses)


def test_names_of_a_town_say_that_some_are_kin_and_some_one_person(
    shipped_rules: Rules, link_rules: LinkRules
) -> None:
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    book = Book(said_in(standing_of(town(4)[0]), shipped_rules, period))
    signs = signs_of(book, sign_rules_of(shipped_rules, period.end).deciding())
    pairs = judged(book, link_rules, frozenset(), signs).pairs
    assert {KIN_NAMES, ONE_NAME} <= {s.word for w in pairs.values() for s in w.seen}


def test_no_mark_of_a_name_is_in_a_lead(shipped_rules: Rules, link_rules: LinkRules) -> None:
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    said = said_in(standing_of(town(4)[0]), shipped_rules, period)
    found = findings_of(said, sign_rules_of(shipped_rules, period.end), link_rules)
    marks = {mark for s in said.statements if s.kind == NAMES for mark in s.value.split()}
    shown = repr((found.leads, found.noticed, tuple(found.misses), found.generic, found.series))
    assert len(marks) > 500
    assert not [mark for mark in marks if mark in shown]


def undated(said: Said, name: str) -> Said:
    """Return a register in which one of the two told no year of birth."""
    marks = KEYS.kin_keys(name, None)
    one = tuple(
        s._replace(value=marks) if (s.subject, s.kind) == (holder(OTHER), NAMES) else s
        for s in said.statements
    )
    return replace(said, statements=one)


def test_a_year_nobody_told_makes_no_strangers_of_those_of_one_family_name(found_in: Look) -> None:
    def found(first: str, then: str) -> Findings:
        return found_in(undated(with_one_phone((first, 1980), (then, 1985)), then))

    assert not found("Nguyễn Văn Hùng", "Nguyễn Thị Hoa").leads
    assert bits(found("Nguyễn Văn Hùng", "Trần Thị Hoa")) > 4
    namesakes = found("Nguyễn Văn Hùng", "Nguyễn Văn Hùng")
    assert bits(namesakes) > bits(found("Nguyễn Văn Hùng", "Trần Thị Hoa"))
    assert ONE_NAME in {p.word for _, p in namesakes.leads[0].parts}
