"""What a document signs of each rulebook, held with its fingerprints, and which part is named where one is
changed, gone or new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest

from engine.rulebook.compile.signed_content import content_of, held_to_what_was_signed, parts_of, signed_now
from engine.rulebook.model.adoption import Adoption
from engine.rulebook.model.rulebook import Rulebook, Rules
from tests.approved import assert_approved
from tests.engine.values_as_text import line_of, summed_up

SAID = Path(__file__).parent / "said" / "signed_parts.txt"
BOOK = "healthy_commune"
signed_by = partial(Adoption, document="12/QĐ-UBND", date=date(2021, 1, 5), office="UBND huyện")


def test_every_part_of_every_rulebook_is_signed_as_it_was(every_rulebook: Rules) -> None:
    lines = (
        (f"{name} {part.kind}", f"{part.id} {part.said} {line_of(part.place)}")
        for name, book in every_rulebook.rulebooks.items()
        for part in parts_of(every_rulebook, book)
    )
    assert_approved(summed_up(lines), SAID)


def booked(change: Callable[[Rulebook], Rulebook]) -> Callable[[Rules], Rules]:
    return lambda rules: replace(rules, rulebooks={**rules.rulebooks, BOOK: change(rules.rulebooks[BOOK])})


def with_value(rules: Rules, name: str, change: Callable[[Fraction], Fraction]) -> Rules:
    parameter = rules.parameters[name]
    first = replace(
        parameter.values[0], lines=tuple((change(n), test) for n, test in parameter.values[0].lines)
    )
    return replace(rules, parameters={**rules.parameters, name: replace(parameter, values=(first,))})


def with_later_value(rules: Rules, name: str) -> Rules:
    parameter = rules.parameters[name]
    later = replace(parameter.values[-1], from_=date(2030, 1, 1))
    return replace(
        rules, parameters={**rules.parameters, name: replace(parameter, values=(*parameter.values, later))}
    )


CHANGES: dict[str, tuple[Callable[[Rules], Rules], set[tuple[str, str, str]]]] = {
    "nothing": (lambda rules: rules, set()),
    "a criterion goes": (
        booked(lambda book: replace(book, criteria=book.criteria[1:])),
        {("criterion", "A1", "removed")},
    ),
    "one goes whose threshold nothing else asks": (
        booked(lambda book: replace(book, criteria=tuple(c for c in book.criteria if c.id != "E1"))),
        {("criterion", "E1", "removed")},
    ),
    "a gate goes": (booked(lambda book: replace(book, gates=book.gates[1:])), {("gate", "G1", "removed")}),
    "signs go": (
        booked(lambda book: replace(book, signs=tuple(s for s in book.signs if s.id != "Q19"))),
        {("sign", "Q19", "removed")},
    ),
    "a threshold": (
        lambda rules: with_value(rules, "min_activities", lambda n: n + 1),
        {("parameter", "min_activities 2016-01-01", "changed")},
    ),
    "a later threshold": (
        lambda rules: with_later_value(rules, "min_activities"),
        {("parameter", "min_activities 2030-01-01", "added")},
    ),
    "a band": (
        booked(lambda book: replace(book, bands=(replace(book.bands[0], healthy=False), *book.bands[1:]))),
        {("band", "tot", "changed")},
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_differs_from_what_was_signed_is_named(change: str, shipped_rules: Rules) -> None:
    made, wanted = CHANGES[change]
    signed = signed_now(shipped_rules, shipped_rules.rulebooks[BOOK])
    adoption = signed_by(content=content_of(signed))
    adopted = booked(lambda book: replace(book, adoption=adoption, illustrative=False))(shipped_rules)
    book = held_to_what_was_signed(made(adopted), {BOOK: signed}).rulebooks[BOOK]
    assert {(part.kind, part.id, part.how) for part in book.unsigned} == wanted
    assert book.illustrative is bool(wanted)


@pytest.mark.parametrize(("content", "how"), [("", "unrecorded"), ("0" * 32, "unknown")])
def test_without_a_true_record_the_whole_rulebook_is_named(
    content: str, how: str, shipped_rules: Rules
) -> None:
    adoption = signed_by(content=content)
    adopted = booked(lambda book: replace(book, adoption=adoption, illustrative=False))(shipped_rules)
    signed = signed_now(shipped_rules, shipped_rules.rulebooks[BOOK])
    book = held_to_what_was_signed(adopted, {BOOK: signed}).rulebooks[BOOK]
    assert [(part.kind, part.id, part.how) for part in book.unsigned] == [("rulebook", BOOK, how)]
    assert book.illustrative
