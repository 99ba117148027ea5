"""An adoption is tied to what was signed: whatever decides, and differs since, makes the rulebook a draft
again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from desk.base.faults import DONE, TO_LOOK_AT, WRONG_USE
from desk.workspace.compiled_rules import rules_in
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.compile.signed_content import content_of, parts_of, signed_now
from engine.rulebook.model.rulebook import Rulebook
from engine.rulebook.rules import rules_from_texts
from tests.desk.authoring.test_adopt import SAID, adopt, book_in
from tests.desk.conftest import Office
from tests.facts import builders
from tests.long_run import some_of

A, B = "healthy_commune/criteria/a.yaml", "healthy_commune/criteria/b.yaml"
BOOK, PARAMETERS, FIGURES = (
    "healthy_commune/rulebook.yaml",
    "parameters.yaml",
    "indicators/commune_period.yaml",
)
VENUES, INSPECTED = "indicators/venue_period.yaml", "inspections:         {count: inspection, within: period,"
DECIDES = [
    (B, "committed_share, full_at: 100", "committed_share, full_at: 90", "criterion B3"),
    (
        A,
        "{points: 4, when: {hotspots_active: {at_most: 1}",
        "{points: 4, when: {hotspots_active: {at_most: 2}",
        "criterion A1",
    ),
    (A, 'title: {vi: "Không có tụ điểm', 'title: {vi: "Không còn tụ điểm', "criterion A1"),
    (BOOK, "from: 90, healthy: yes", "from: 85, healthy: yes", "band tot"),
    (BOOK, "when: {core_forms: {less_than: 3}}", "when: {core_forms: {less_than: 2}}", "gate G3"),
    (BOOK, "years: 3", "years: 2", "streak khen_thuong"),
    (
        BOOK,
        "when: {venues_open: {at_least: 1}, inspections: 0}",
        "when: {venues_open: {at_least: 2}, inspections: 0}",
        "sign Q1",
    ),
    (BOOK, "in_force: {from: 2016-01-01}", "in_force: {from: 2017-01-01}", "rulebook healthy_commune"),
    (
        BOOK,
        'title: {vi: "Xã, phường, đặc khu lành mạnh',
        'title: {vi: "Xã, phường lành mạnh',
        "rulebook healthy_commune",
    ),
    (
        PARAMETERS,
        "unit: ngày\n    values: [{from: 2016-01-01, value: 90,",
        "unit: ngày\n    values: [{from: 2016-01-01, value: 91,",
        "parameter max_handling_days 2016-01-01",
    ),
    (
        FIGURES,
        "violations:         {count: violation, within: period,",
        "violations:         {count: violation, within: {months: 6},",
        "indicator commune_period.violations",
    ),
    (VENUES, INSPECTED, INSPECTED.replace("period", "{months: 6}"), "indicator venue_period.inspections"),
    ("periods.yaml", "due: 12-20", "due: 12-25", "period year"),
]
DECIDES_NOTHING = [
    (A, "# Vụ việc do chính xã phát hiện không làm mất điểm.", "# Ghi chú khác."),
    (A, "en: Situation", "en: State of things"),
    (A, "paired_with: [B2, Q3]", "paired_with: [Q3, B2]"),
    ("follow_up/communes.yaml", "within_days: 45", "within_days: 60"),
    (
        VENUES,
        "workers:             {count: stint, alive: period",
        "workers:             {count: stint, within: period, dated: from",
    ),
]


def edit(office: Office, file: str, old: str, new: str) -> Rulebook:
    path = office.made.rules / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return book_in(office)


@pytest.mark.parametrize(("file", "old", "new", "what"), some_of(DECIDES, 6))
def test_a_change_to_what_decides_makes_a_draft_that_says_where(
    office: Office, file: str, old: str, new: str, what: str
) -> None:
    adopt(office, *SAID)
    book = edit(office, file, old, new)
    assert book.illustrative
    assert [(f"{part.kind} {part.id}", part.how) for part in book.unsigned] == [(what, "changed")]


def test_a_first_record_set_later_makes_a_draft(office: Office) -> None:
    adopt(office, *SAID)
    path = office.made.rules / "periods.yaml"
    path.write_text(path.read_text("utf-8") + "\nfirst_record: 2020-01-01\n", "utf-8")
    assert [(f"{one.kind} {one.id}", one.how) for one in book_in(office).unsigned] == [
        ("period first_record", "added")
    ]


@pytest.mark.parametrize(("file", "old", "new"), some_of(DECIDES_NOTHING, 2))
def test_what_decides_nothing_leaves_it_adopted(office: Office, file: str, old: str, new: str) -> None:
    adopt(office, *SAID)
    book = edit(office, file, old, new)
    assert not book.illustrative
    assert book.unsigned == ()


def test_what_is_added_or_gone_is_named_too(office: Office) -> None:
    adopt(office, *SAID)
    path = office.made.rules / PARAMETERS
    old = "values: [{from: 2016-01-01, value: 4, cites: [minh-hoa, kh-54-2020/IV]}]"
    new = old.replace("[{", "\n      - {").replace(
        "}]", "}\n      - {from: 2021-01-01, value: 6, cites: [minh-hoa]}"
    )
    edit(office, PARAMETERS, old, new)
    text = (office.made.rules / BOOK).read_text("utf-8")
    start, end = text.index("  - id: Q2"), text.index("  - id: Q3")
    (office.made.rules / BOOK).write_text(text[:start] + text[end:], "utf-8")
    told = {(part.kind, part.id, part.how) for part in book_in(office).unsigned}
    assert told == {("parameter", "min_meetings 2021-01-01", "added"), ("sign", "Q2", "removed")}
    assert path.exists()


def test_results_print_and_announcement_carry_the_mark_and_the_lines(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    adopt(office, *SAID)
    edit(office, BOOK, "from: 90, healthy: yes", "from: 85, healthy: yes")
    line = "hạng tot: khác với bản đã ký (rules/healthy_commune/rulebook.yaml:"
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    office.run("run", "--year", "2020")
    capsys.readouterr()
    assert office.run("results", "latest") in (DONE, TO_LOOK_AT)
    said = capsys.readouterr().out.replace("\n", " ")
    assert (
        "minh họa, chưa được cấp có thẩm quyền ban hành: dự thảo, khác với 15/QĐ-UBND đã ký ở 1 chỗ" in said
    )
    assert line in said
    office.run("report", str(tmp_path / "kq"), "latest")
    assert line in capsys.readouterr().out.replace("\n", " ")
    assert office.run("print", "healthy_commune", str(tmp_path / "in")) == DONE
    said = capsys.readouterr().out
    assert line in said.replace("\n", " ")
    (made,) = (tmp_path / "in").glob("*minh họa*.docx")
    assert "Ban hành kèm theo Quyết định số 15/QĐ-UBND" not in "\n".join(
        p.text for p in Document(str(made)).paragraphs
    )


def test_the_same_document_over_other_content_needs_a_reason(office: Office) -> None:
    adopt(office, *SAID)
    edit(office, BOOK, "from: 90, healthy: yes", "from: 85, healthy: yes")
    assert adopt(office, *SAID) == WRONG_USE
    assert adopt(office, *SAID, "--reason", "gõ nhầm so với bản đã ký") == DONE
    assert not book_in(office).illustrative


@pytest.mark.parametrize("gone", [True, False])
def test_without_a_true_record_of_what_was_signed_a_change_is_still_a_change(
    office: Office, gone: bool
) -> None:
    adopt(office, *SAID)
    signed = office.made.rules / "healthy_commune" / "signed_healthy_commune.yaml"
    edit(office, BOOK, "from: 90, healthy: yes", "from: 85, healthy: yes")
    if gone:
        signed.unlink()
    else:
        edited = [line for line in signed.read_text("utf-8").splitlines() if "band tot" not in line]
        signed.write_text("\n".join(edited) + "\n", "utf-8")
    (told,) = book_in(office).unsigned
    assert told.how == "unknown"


def test_an_adoption_by_hand_adopts_nothing(office: Office) -> None:
    by_hand = 'adoption: {document: "15/QĐ-UBND", date: 2021-01-15, office: UBND huyện}'
    book = edit(office, BOOK, "in_force: {from", f"{by_hand}\nin_force: {{from")
    assert book.illustrative
    assert [part.how for part in book.unsigned] == ["unrecorded"]


def test_figures_of_the_projects_own_stay_illustrative_unless_the_document_sets_them(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    from desk.words.adoption_words import grounds_of

    assert adopt(office, *SAID, "--figures", "B2,min_meetings") == DONE
    assert "A1" in capsys.readouterr().err
    rules, book = rules_in(office.made.rules), book_in(office)
    grounds = [grounds_of(book.criterion(id_).cites, book, rules.documents, id_)[-1] for id_ in ("A1", "B2")]
    assert grounds == ["minh-hoa", "15/QĐ-UBND"]
    assert adopt(office, *SAID, "--figures", "B22", "--reason", "thử") == WRONG_USE


def test_the_adoption_on_record_holds_the_fingerprint(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    adopt(office, *SAID, "--json")
    told = json.loads(capsys.readouterr().out)
    rules = rules_in(office.made.rules)
    assert told["content"] == content_of(signed_now(rules, rules.rulebooks["healthy_commune"]))


def test_the_fingerprint_is_of_what_is_said_and_outlives_the_program() -> None:
    """A figure that changes here would make a draft of every rulebook adopted before: raise no such change
    lightly."""
    rules = rules_from_texts(rule_texts(SHIPPED))
    parts = {part.name: part.said for part in parts_of(rules, rules.rulebooks["venue_risk"])}
    assert {name: parts[name] for name in ("band cao", "criterion V1")} == {
        "band cao": "400a2d36fb9ebffb",
        "criterion V1": "0981249c333f3c86",
    }
