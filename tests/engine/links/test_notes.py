"""A graded note moves how far what two share can be relied on, and nothing else: no side, no sign, no act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from engine.links.between import Reader
from engine.links.book import Book
from engine.links.notes import (
    COUNTS,
    LATER,
    NO_WEIGHT,
    NOT_THERE,
    REPLACED,
    GradedNote,
    states_of,
    with_notes,
)
from engine.links.statements import CASE, PARTY, VENUE, LinkSubject, Said
from engine.links.ties import ties_of
from engine.rulebook.kinds.links import LinkRules
from tests.engine.links.leads_seen import DAY, told

A, B, SHOP, OTHER = "30985-CT-1", "30991-CT-2", "30985-CS-1", "30991-CS-2"
REGISTER = frozenset({("registry", "30985", "")})


@pytest.fixture
def said() -> Said:
    subjects = {id_: LinkSubject(id_, PARTY, id_[:5]) for id_ in (A, B)}
    subjects |= {id_: LinkSubject(id_, VENUE, id_[:5]) for id_ in (SHOP, OTHER)}
    subjects["30985-VA-1"] = LinkSubject("30985-VA-1", CASE, "30985", DAY)
    statements = (told(SHOP, "owner", A, REGISTER), told(A, "phone", "p", REGISTER))
    return Said(DAY, subjects, statements, ())


def note(
    about: str = B,
    kind: str = "phone",
    value: str = "p",
    grade: str = "A1",
    by: str = "An",
    n: int = 1,
    seen: date = DAY,
) -> GradedNote:
    return GradedNote(n, about, kind, value, grade, seen, by, "thấy", "2020-12-31")


def shared(said: Said, rules: LinkRules, *notes: GradedNote) -> dict[str, float]:
    """Return how far each thing seen between any two sides can be relied on."""
    common = Reader(Book(with_notes(said, notes, rules)), rules).seen(frozenset(), ())
    return {s.word: s.weight for seen in common.values() for s in seen}


def test_a_better_grade_is_relied_on_more_and_one_that_weighs_nothing_not_at_all(
    said: Said, link_rules: LinkRules
) -> None:
    weights = [
        shared(said, link_rules, note(grade=g)).get("own_phone", 0.0) for g in ("A1", "B2", "C3", "F6")
    ]
    assert weights == pytest.approx([0.9 * 0.9, 0.9 * 0.6, 0.9 * 0.25, 0.0])


def test_two_who_noted_it_are_relied_on_more_than_one_who_noted_it_twice(
    said: Said, link_rules: LinkRules
) -> None:
    one = shared(said, link_rules, note(grade="C3"), note(grade="B2", n=2))
    two = shared(said, link_rules, note(grade="B2"), note(grade="B2", by="Bình", n=2))
    assert one["own_phone"] == pytest.approx(0.9 * 0.6)
    assert two["own_phone"] == pytest.approx(0.9 * (1 - 0.4 * 0.4))


def test_a_note_that_confirms_a_record_adds_to_it(said: Said, link_rules: LinkRules) -> None:
    both = replace(said, statements=(*said.statements, told(B, "phone", "p", REGISTER)))
    assert shared(both, link_rules)["own_phone"] == pytest.approx(0.9 * 0.9)
    assert shared(both, link_rules, note(grade="B2"))["own_phone"] == pytest.approx(0.9 * (1 - 0.1 * 0.4))


def test_who_is_noted_to_manage_a_venue_is_tied_to_its_side_not_put_into_it(
    said: Said, link_rules: LinkRules
) -> None:
    managed = note(B, "manager", "x", n=1)
    book = Book(with_notes(said, [replace(managed, about=SHOP, value=B, grade="C2")], link_rules))
    assert book.side(B) != book.side(SHOP)
    assert shared(said, link_rules, replace(managed, about=SHOP, value=B, grade="C2")) == {
        "manager": pytest.approx(0.4)
    }


def test_signs_are_of_records_alone(said: Said, link_rules: LinkRules) -> None:
    noted = with_notes(said, [note(), note(A, "relative", B, n=2)], link_rules)
    assert ties_of(Book(noted), 15) == ties_of(Book(said), 15)


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (note(), COUNTS),
        (note(grade="F1"), NO_WEIGHT),
        (note(grade="Z9"), NO_WEIGHT),
        (note(seen=date(2021, 1, 1)), LATER),
        (note("30985-CT-9"), NOT_THERE),
        (note("30985-VA-1"), NOT_THERE),
        (note(SHOP, "account"), NOT_THERE),
        (note(A, "relative", SHOP), NOT_THERE),
    ],
)
def test_a_note_says_whether_it_counts_or_why_not(
    one: GradedNote, state: str, said: Said, link_rules: LinkRules
) -> None:
    assert states_of([one], said, link_rules) == ((one, state),)
    assert (with_notes(said, [one], link_rules) == said) is (state != COUNTS)


def test_a_later_word_of_the_same_person_replaces_the_one_before(said: Said, link_rules: LinkRules) -> None:
    notes = [note(grade="A1"), note(grade="E5", n=2), note(by="Bình", n=3)]
    assert [state for _, state in states_of(notes, said, link_rules)] == [REPLACED, NO_WEIGHT, COUNTS]
