"""Same person or not: what agrees, what contradicts, and who decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from desk.identity import matches_of
from desk.runs import run_made
from desk.workspace import Workspace
from engine.links.book import Book
from engine.links.identity.joining import joined
from engine.links.identity.matching import Match, Person, matched
from engine.links.identity.names import agreement, frequencies_of
from engine.links.statements import Said
from engine.rulebook.link_model import LinkRules

OFTEN = frequencies_of(["Nguyễn Văn An"] * 40 + ["Lê Thị Bình"] * 9 + ["Thạch Sa Rết"])


def person(id_: str = "30985-CT-0001", **changes: Any) -> Person:
    return replace(Person(id_, "Nguyễn Văn Hòa", 1980, "990000001", "0950000001"), **changes)


def compared(rules: LinkRules, **changes: Any) -> Match:
    return matched(person(), person("30988-CT-0001", **changes), OFTEN, rules)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Nguyễn Văn Hoà", "Nguyễn Văn Hòa", "same"),
        ("NGUYỄN VĂN ĐỨC", "nguyễn văn đức", "same"),
        ("Nguyễn Văn Hòa", "Nguyen Van Hoa", "same_without_marks"),
        ("Đỗ Thị Hà", "Đỗ Thị Hạ", "different"),
        ("Nguyễn Văn Hòa", "Hòa Nguyễn Văn", "other_order"),
    ],
)
def test_how_names_agree(one: str, other: str, how: str) -> None:
    assert agreement(one, other) == how


def test_a_common_name_says_less_than_a_rare_one() -> None:
    assert OFTEN.chance("Nguyễn Văn An") > OFTEN.chance("Thạch Sa Rết")


def test_a_name_alone_never_reaches_one_half(link_rules: LinkRules) -> None:
    found = compared(link_rules, birth_year=None, identity_no=None, phone=None)
    assert (found.rule, found.level) == ("same_name_only", "unsure")
    assert found.certainty < 0.5


def test_an_old_and_a_new_number_with_name_and_year_are_likely(link_rules: LinkRules) -> None:
    found = compared(link_rules, identity_no="099080000001", phone=None)
    assert (found.rule, found.level) == ("old_and_new_number_same_name", "likely")


def test_only_one_number_makes_certain(link_rules: LinkRules) -> None:
    assert compared(link_rules, name="Tên Khác").level == "certain"
    assert compared(link_rules, identity_no=None).level == "likely"


def test_two_numbers_of_one_kind_set_namesakes_apart(link_rules: LinkRules) -> None:
    assert compared(link_rules, identity_no="990000002").level == "apart"


def test_the_waterfall_adds_up(link_rules: LinkRules) -> None:
    found = compared(link_rules)
    assert sum(bits for _, bits in found.weights) == pytest.approx(found.bits)


def test_the_example_has_one_owner_twice_and_namesakes_apart(
    example_workspace: Workspace, truth: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(example_workspace.folder.parent / "khoa" / "test.key"))
    run = run_made(example_workspace, 2020, None, 1, 32_000, lambda done, total: None)
    pairs = {(m.a, m.b) for m in matches_of(run) if m.certainty >= 0.5}
    assert pairs == {tuple(sorted(p)) for p in truth["same_person"]}
    assert not pairs & {tuple(sorted(p)) for p in truth["different_people"]}


def test_a_person_said_to_be_one_is_one_party(said: Said) -> None:
    pair = ("30985-CT-0056", "30988-CT-0028")
    book = Book(joined(said, {pair: True}))
    assert {s.subject for s in book.holders("owner", pair[0])} == {"30985-CS-024", "30988-CS-006"}
    assert pair[1] not in book.subjects
    assert joined(said, {pair: False}) == said
