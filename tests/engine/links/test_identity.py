"""Same person or not: what agrees, what contradicts, and who decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from desk.leads.identity import matches_of, suggested
from desk.runs.running import run_made
from desk.workspace.folder import Workspace
from engine.links.book import Book
from engine.links.identity.joining import NAMING, joined
from engine.links.identity.matching import IdentityMatch, VaultPerson, matched, pairs_of
from engine.links.identity.names import agreement, frequencies_of
from engine.links.statements import Said
from engine.rulebook.kinds.links import LinkRules

OFTEN = frequencies_of(["Nguyễn Văn An"] * 40 + ["Lê Thị Bình"] * 9 + ["Thạch Sa Rết"])


def person(id_: str = "30985-CT-0001", **changes: Any) -> VaultPerson:
    return replace(VaultPerson(id_, "Nguyễn Văn Hòa", 1980, "990000001", "0950000001"), **changes)


def compared(rules: LinkRules, **changes: Any) -> IdentityMatch:
    return matched(person(), person("30988-CT-0001", **changes), OFTEN, rules)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Nguyễn Văn Hoà", "Nguyễn Văn Hòa", "same"),
        ("NGUYỄN VĂN ĐỨC", "nguyễn văn đức", "same"),
        ("Nguyễn Văn Hòa", "Nguyen Van Hoa", "same_without_marks"),
        ("Đỗ Thị Hà", "Đỗ Thị Hạ", "different"),
        ("Nguyễn Văn Hòa", "Hòa Nguyễn Văn", "other_order"),
        ("Hoa Nguyen Van", "Nguyễn Văn Hòa", "other_order"),
        ("Hạ Đỗ Thị", "Đỗ Thị Hà", "different"),
        ("Nguyễn Van Hòa", "Nguyễn Văn Hòa", "one_mark_off"),
        ("Lý Thị Mỹ", "Lí Thị Mĩ", "same"),
        ("Trần Thị Thúy", "Trần Thị Thúi", "different"),
        ("Nguyễn Văn Ðức", "Nguyễn Văn Đức", "same"),  # the first with an Icelandic letter
        ("Ông Nguyễn Văn Hòa (Ba Hòa)", "Nguyễn Văn Hòa", "same"),
        ("Ông Gia Bảo", "Gia Bảo", "different"),  # a family name
    ],
)
def test_how_names_agree(one: str, other: str, how: str) -> None:
    assert agreement(one, other) == agreement(other, one) == how


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


def test_a_mark_forgotten_needs_more_than_the_year(link_rules: LinkRules) -> None:
    """`Ba` and `Bá` may be two people of one year."""
    slip = {"name": "Nguyễn Van Hòa", "identity_no": None}
    assert compared(link_rules, **slip, phone=None).level == "unsure"
    assert compared(link_rules, **slip).level == "likely"


def test_a_new_number_tells_the_year_of_birth(link_rules: LinkRules) -> None:
    assert compared(link_rules, identity_no="099080000001", birth_year=None, phone=None).level == "likely"
    assert compared(link_rules, identity_no="099081000001", birth_year=None, phone=None).level == "unsure"
    assert (
        compared(link_rules, identity_no="099280000001", birth_year=None, phone=None).rule == "same_name_only"
    )


def test_a_branch_is_not_another_firm(link_rules: LinkRules) -> None:
    firm = person(name="Công ty Hải Sông Xa", birth_year=None, identity_no="9975673971", phone=None)
    for number, how in (
        ("9975673971-001", "branch"),
        ("9975673972", "different"),
        ("099184165647", "unknown"),
    ):
        found = matched(firm, replace(firm, id="30988-CT-0001", identity_no=number), OFTEN, link_rules)
        assert f"number_{how}" in dict(found.weights)
        assert (found.level == "apart") == (how == "different")


def test_a_number_of_before_2018_is_the_one_of_today(link_rules: LinkRules) -> None:
    old = replace(person(), phone="01689123456")
    found = matched(old, person("30988-CT-0001", phone="0389123456", identity_no=None), OFTEN, link_rules)
    assert "phone_same" in dict(found.weights)


def test_namesakes_beyond_count_are_compared_where_the_year_agrees(said: Said) -> None:
    people = {f"30985-CT-9{n:03}": person(f"30985-CT-9{n:03}", birth_year=1950 + n // 2) for n in range(40)}
    pairs = set(pairs_of(Book(said), people))
    assert ("30985-CT-9000", "30985-CT-9001") in pairs
    assert ("30985-CT-9001", "30985-CT-9002") not in pairs


def test_the_waterfall_adds_up(link_rules: LinkRules) -> None:
    found = compared(link_rules)
    assert sum(bits for _, bits in found.weights) == pytest.approx(found.bits)


def test_the_example_has_one_owner_twice_and_namesakes_apart(
    example_workspace: Workspace, truth: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(example_workspace.folder.parent / "khoa" / "test.key"))
    run = run_made(example_workspace, 2020, None, lambda done, total: None)
    pairs = {(m.a, m.b) for m in matches_of(run) if m.certainty >= 0.5}
    assert pairs == {tuple(sorted(p)) for p in truth["same_person"]}
    assert not pairs & {tuple(sorted(p)) for p in truth["different_people"]}


def test_a_person_said_to_be_one_is_one_party(said: Said) -> None:
    pair = ("30985-CT-0056", "30988-CT-0028")
    book = Book(joined(said, {pair: True}))
    assert {s.subject for s in book.holders("owner", pair[0])} == {"30985-CS-024", "30988-CS-006"}
    assert pair[1] not in book.subjects
    assert joined(said, {pair: False}) == replace(said, two=frozenset({pair}))


def test_all_that_is_said_of_either_is_said_of_one_but_that_they_are_kin(said: Said) -> None:
    one, other = "30985-CT-0056", "30988-CT-0028"
    owner = next(s for s in said.statements if s.kind == "owner")
    between = owner._replace(subject=one, kind="relative", value=other)
    beside = owner._replace(subject=other, kind="relative", value="30985-CT-0001")
    found = joined(replace(said, statements=(*said.statements, between, beside)), {(one, other): True})
    first = {id_: kept for kept, ids in found.also.items() for id_ in ids}
    assert first[other] == one
    assert list(found.statements) == [
        s._replace(
            subject=first.get(s.subject, s.subject),
            value=first.get(s.value, s.value) if s.kind in NAMING else s.value,
        )
        for s in (*said.statements, beside)
    ]


def test_forty_people_of_one_name_are_not_suggested_to_be_one_another(link_rules: LinkRules) -> None:
    """Born in the same year some of them are, and numbers old and new say little: the name is everyone's."""
    names = ["Nguyễn Văn Hùng"] * 40 + [f"Trần Thị {chr(65 + n % 26)}{n}" for n in range(700)]
    often = frequencies_of(names)
    one = VaultPerson("30985-CT-0001", "Nguyễn Văn Hùng", 1980, "990000001", None)
    for number in (None, "001080000001"):
        other = VaultPerson("30988-CT-0002", "Nguyễn Văn Hùng", 1980, number, None)
        assert not suggested(matched(one, other, often, link_rules), link_rules)


def test_a_name_no_one_else_has_with_the_year_is_suggested(link_rules: LinkRules) -> None:
    often = frequencies_of(["Thạch Sa Rết"] * 2 + [f"Trần Thị {chr(65 + n % 26)}{n}" for n in range(700)])
    one, other = (
        VaultPerson(id_, "Thạch Sa Rết", 1980, None, None) for id_ in ("30985-CT-0001", "30988-CT-0002")
    )
    assert suggested(matched(one, other, often, link_rules), link_rules)
