"""How facts of a follow-up rule are joined: each word of a field by itself, each alias of a list, and no more
where it is wrong."""

from __future__ import annotations

import pytest

from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from tests.engine.analysis.edits import TEXTS, VENUES


def texts(line: str) -> dict[str, str]:
    """Return the shipped rules with a rule over three venues, the last joined as said."""
    rule = (
        "rules:\n  - id: F99\n    title: {vi: Thử, en: Try}\n    cites: [minh-hoa]\n    when:\n"
        "      - a: {fact: band, rulebook: venue_risk, band: cao}\n"
        "      - b: {fact: venue, id: {same_as: a.subject}}\n"
        f"      - c: {{fact: band, rulebook: venue_risk, {line}}}\n"
        "    then: {sign: thu, about: [a.subject]}\n"
    )
    return {**TEXTS, VENUES: TEXTS[VENUES].replace("rules:\n", rule, 1)}


def joined(line: str) -> list[tuple[str, str, list[str]]]:
    rule: FollowUpRule = next(r for r in rules_from_texts(texts(line)).follow_up if r.id == "F99")
    return [(j.field, j.op, [f"{r.alias}.{r.field}" for r in j.refs]) for j in rule.pattern("c").joins]


def test_each_word_of_a_field_is_a_join_of_its_own() -> None:
    found = joined("subject: {same_as: a.subject, different_from: b.owner_id}")
    assert found == [("subject", "same_as", ["a.subject"]), ("subject", "different_from", ["b.owner_id"])]


@pytest.mark.parametrize("word", ["same_as", "different_from"])
def test_every_alias_of_a_list_is_kept(word: str) -> None:
    assert joined(f"subject: {{{word}: [a.subject, b.id]}}") == [("subject", word, ["a.subject", "b.id"])]


def test_a_field_may_be_joined_and_tested_at_once() -> None:
    rule = next(
        r
        for r in rules_from_texts(
            texts("band: {better_than: a.band, none_of: [thap]}, subject: {same_as: a.subject}")
        ).follow_up
        if r.id == "F99"
    )
    assert [j.op for j in rule.pattern("c").joins] == ["better_than", "same_as"]
    assert "thap" in repr(rule.pattern("c").own)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        (
            "subject: {better_than: a.nothing}",
            ["R607"],
        ),  # one word of it is wrong: what it points at is not looked at
        ("subject: {previous: a.nothing}", ["R623"]),
        ("subject: {same_as: [a.subject, b.nothing]}", ["R102"]),
        ("band: {better_than: [a.band]}, subject: {same_as: a.subject}", ["R604"]),  # no list is better than
    ],
)
def test_a_wrong_join_is_one_fault(line: str, codes: list[str]) -> None:
    with pytest.raises(RuleFaults) as told:
        rules_from_texts(texts(line))
    assert [fault.code for fault in told.value.faults] == codes
