"""The stock YAML extension's own server, asked over LSP: mistakes, hover and completion in every kind of rule
file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from tests.editor.language_server import is_installed
from tests.engine.rulebook.editor_session import Editor

TEXTS = rule_texts(SHIPPED)
A = "rules/healthy_commune/criteria/a.yaml"


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    if not is_installed():
        pytest.fail(
            "no yaml-language-server: run `./lanhmanh test`, or `python -m tests.editor.language_server`"
        )
    session = Editor()
    yield session
    session.close()


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_shipped_file_shows_no_mistake(editor: Editor, name: str) -> None:
    assert editor.mistakes(name, TEXTS[name]) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (A, "{hotspots_active: 0}", "{hotspot_active: 0}"),
        ("rules/healthy_commune/rulebook.yaml", "band: khong_xep_loai", "band: khong_xep_hang"),
        ("rules/indicators/commune_period.yaml", "{count: case,", "{count: cases,"),
        ("rules/parameters.yaml", "{from: 2016-01-01, value: 24", "{from: 1/1/2016, value: 24"),
        ("rules/periods.yaml", "owed_from: none", "owed_from: không"),
        ("rules/documents.yaml", "certainty: partial", "certainty: part"),
        ("rules/purposes.yaml", "purpose: know_owners}", "purpose: know_owner}"),
        ("rules/units.yaml", "type: thị trấn, ", ""),
        ("rules/follow_up/venues.yaml", "closed_on: {known: no}", "closed: {known: no}"),
        ("rules/links/identifiers.yaml", "half_life_months: 18", "half_life: 18"),
        ("rules/links/seeds.yaml", "weight: 0.8", "weight: cao"),
        ("rules/links/leads.yaml", "seed: 54", "seed: năm tư"),
        ("rules/links/innocent.yaml", "own_phone: 0.6", "own_phne: 0.6"),
    ],
)
def test_a_mistake_shows_at_its_line_while_typing(editor: Editor, name: str, old: str, new: str) -> None:
    broken = TEXTS[name].replace(old, new, 1)
    line = TEXTS[name][: TEXTS[name].index(old)].count("\n") + 1
    found = editor.mistakes(name, broken)
    assert [one for one in found if one.startswith(f"{line}: ")], found


@pytest.mark.parametrize(
    ("name", "at", "wanted"),
    [
        (A, "full_at", "Đủ điểm khi đạt"),
        (A, "hotspots_active: 0", "Tụ điểm mại dâm đang hoạt động cuối kỳ"),
        ("rules/healthy_commune/rulebook.yaml", "one_of: [trung_binh", "Là một trong"),
        ("rules/indicators/commune_period.yaml", "alive", "Còn hoạt động"),
        ("rules/parameters.yaml", "values:", "Giá trị theo ngày"),
        ("rules/parameters.yaml", "border_area", "Vùng giáp ranh"),
        ("rules/periods.yaml", "owed_from", "Phải nộp từ năm"),
        ("rules/documents.yaml", "issued", "Ngày ban hành"),
        ("rules/purposes.yaml", "seen_by: [", "Ai được xem"),
        ("rules/purposes.yaml", "venue.phone", "Điện thoại"),
        ("rules/units.yaml", 'becomes: "', "Đơn vị kế tiếp"),
        ("rules/follow_up/venues.yaml", "within_days: 30", "Trong bao nhiêu ngày"),
        ("rules/follow_up/venues.yaml", "none:", "Trừ khi có"),
        ("rules/links/identifiers.yaml", "phone:", "Số điện thoại"),
        ("rules/links/seeds.yaml", "alpha", "Hệ số đi tiếp"),
        ("rules/links/leads.yaml", "stability_seeds", "Số lần chia lại"),
        ("rules/links/innocent.yaml", "prior: 0.15", "Hay gặp đến đâu"),
    ],
)
def test_hovering_explains_in_vietnamese(editor: Editor, name: str, at: str, wanted: str) -> None:
    shown = editor.hover(name, TEXTS[name], at)
    assert f"#### {wanted}" in shown
    assert "Example:" in shown or "Ví dụ:" in shown


@pytest.mark.parametrize(
    ("name", "written", "offered"),
    [
        (A, "of: |handled_share", "handled_share"),
        (A, "{hotspots_active: {at|_most: 1", "at_least"),
        ("rules/healthy_commune/rulebook.yaml", "band: |khong_xep_loai", "khong_xep_loai"),
        ("rules/indicators/commune_period.yaml", "{count: |hotspot", "hotspot"),
        ("rules/purposes.yaml", "{sensitivity: |personal", "personal"),
        ("rules/follow_up/venues.yaml", "{fact: |inspection", "inspection"),
        ("rules/follow_up/venues.yaml", "by: |team_178", "team_178"),
        ("rules/links/leads.yaml", "{1: |low", "medium"),
    ],
)
def test_completion_offers_what_may_stand_there(
    editor: Editor, name: str, written: str, offered: str
) -> None:
    before, removed = written.split("|")
    text = TEXTS[name]
    start = text.index(before + removed)
    unfinished = text[: start + len(before)] + text[start + len(before + removed) :]
    assert offered in editor.completion(name, unfinished, start + len(before))


def test_completion_offers_the_keys_of_a_criterion(editor: Editor) -> None:
    text = TEXTS[A].rstrip("\n") + "\n    \n"
    assert "applies_when" in editor.completion(A, text, len(text) - 1)
