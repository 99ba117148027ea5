"""What a document signs of each rulebook, held with its fingerprints, and which part is named where one is
changed, gone or new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial

import pytest

from engine.rulebook.compile.signed_content import content_of, held_to_what_was_signed, parts_of, signed_now
from engine.rulebook.model.adoption import Adoption
from engine.rulebook.model.rulebook import Rulebook, Rules

BOOK = "healthy_commune"
SIGNED = {
    "rulebook san_nhom": "75d98cb7d9970619",
    "group A": "9dfdb02775ca7f2e",
    "criterion A1": "2d49fc1f24f6e955",
    "criterion A2": "ee4d3043ec6787bc",
    "band tot": "fdcd7fa2c97fb0fc",
    "band kha": "4590e14d7e026a70",
    "band yeu": "bbbd71c605609587",
    "indicator commune_period.activities": "3b56b003845d5062",
    "indicator commune_period.officer_in_charge": "a2840c05aaa7fa2a",
    "period year": "6a708fc976f750ae",
    "period first_half": "424aa18c9cf295ab",
    "period quarter": "27039b1bbe69a512",
    "period ad_hoc": "ff1cc4822662b4ad",
}
signed_by = partial(Adoption, document="12/QĐ-UBND", date=date(2021, 1, 5), office="UBND huyện")


def test_a_part_keeps_its_fingerprint_from_one_version_of_the_program_to_the_next(
    every_rulebook: Rules,
) -> None:
    """Else every adopted rulebook would be said to differ from what was signed."""
    parts = parts_of(every_rulebook, every_rulebook.rulebooks["san_nhom"])
    assert {f"{part.kind} {part.id}": part.said for part in parts} == SIGNED


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
    adopted = booked(lambda book: replace(book, adoption=adoption))(shipped_rules)
    book = held_to_what_was_signed(made(adopted), {BOOK: signed}).rulebooks[BOOK]
    assert {(part.kind, part.id, part.how) for part in book.unsigned} == wanted
    assert book.illustrative is bool(wanted)


@pytest.mark.parametrize(("content", "how"), [("", "unrecorded"), ("0" * 32, "unknown")])
def test_without_a_true_record_the_whole_rulebook_is_named(
    content: str, how: str, shipped_rules: Rules
) -> None:
    adoption = signed_by(content=content)
    adopted = booked(lambda book: replace(book, adoption=adoption))(shipped_rules)
    signed = signed_now(shipped_rules, shipped_rules.rulebooks[BOOK])
    book = held_to_what_was_signed(adopted, {BOOK: signed}).rulebooks[BOOK]
    assert [(part.kind, part.id, part.how) for part in book.unsigned] == [("rulebook", BOOK, how)]
    assert book.illustrative
