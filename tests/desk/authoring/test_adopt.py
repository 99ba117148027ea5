"""`lanhmanh adopt`: a few letters of the rulebook change, faults and nonsense are refused."""

from __future__ import annotations

import difflib
import json
from datetime import date
from pathlib import Path

import pytest

from desk.authoring.adoption import adopted_text
from desk.base.faults import DONE, RULES_WRONG, WRONG_USE, Stop
from desk.cli.app import code_of
from desk.workspace.compiled_rules import rules_in
from desk.workspace.decisions import decisions_of
from desk.workspace.rule_files import rule_texts
from engine.rulebook.model.adoption import Adoption
from engine.rulebook.model.rulebook import Rulebook
from engine.rulebook.rules import rules_from_texts
from tests.desk.conftest import Office

FILE = "rules/healthy_commune/rulebook.yaml"
SAID = ("--document", "15/QĐ-UBND", "--date", "2021-01-15", "--office", "UBND huyện An Biên")
ASKED = Adoption(document="15/QĐ-UBND", date=date(2021, 1, 15), office="UBND huyện An Biên")
OTHER = Adoption(document="16/QĐ-UBND", date=date(2021, 2, 1), office="UBND huyện An Biên")


def adopt(office: Office, *said: str) -> int:
    return office.run("adopt", "healthy_commune", *said)


def book_in(office: Office) -> Rulebook:
    return rules_in(office.made.rules).rulebooks["healthy_commune"]


def adoption_in(office: Office) -> Adoption:
    found = book_in(office).adoption
    assert found is not None
    return found


def rulebook_file(office: Office) -> Path:
    return office.made.rules / "healthy_commune" / "rulebook.yaml"


def test_a_line_is_added_and_every_comment_stays(office: Office) -> None:
    before = rulebook_file(office).read_text("utf-8").splitlines()
    assert adopt(office, *SAID) == DONE
    after = rulebook_file(office).read_text("utf-8").splitlines()
    gone, come = (
        [line[2:] for line in difflib.ndiff(before, after) if line.startswith(f"{sign} ")] for sign in "-+"
    )
    assert gone == []
    (adoption,) = come
    said = 'adoption: {document: "15/QĐ-UBND", date: 2021-01-15, office: "UBND huyện An Biên", content: '
    assert adoption.startswith(said)
    assert not book_in(office).illustrative
    assert adoption_in(office).parts == ASKED.parts


def test_it_is_put_on_record_with_the_other_decisions(office: Office) -> None:
    adopt(office, *SAID, "--by", "Thử")
    (told,) = decisions_of(office.made).records()
    assert (told.kind, told.on, told.by) == ("adopt", "2021-01-15", "Thử")
    assert told.content["document"] == "15/QĐ-UBND"


def test_saying_it_twice_changes_nothing(office: Office) -> None:
    adopt(office, *SAID)
    before = rulebook_file(office).read_bytes()
    assert adopt(office, *SAID) == DONE
    assert rulebook_file(office).read_bytes() == before
    assert len(decisions_of(office.made).records()) == 1


def test_another_document_needs_a_reason_and_leaves_the_first_in_a_comment(office: Office) -> None:
    adopt(office, *SAID)
    other = ("--document", "16/QĐ-UBND", *SAID[2:])
    assert adopt(office, *other) == WRONG_USE
    assert adoption_in(office).parts == ASKED.parts
    assert adopt(office, *other, "--reason", "đính chính\nsố") == DONE
    assert adoption_in(office).parts == ("16/QĐ-UBND", *ASKED.parts[1:])
    assert "# Trước đó ban hành theo 15/QĐ-UBND ngày 2021-01-15" in rulebook_file(office).read_text("utf-8")


@pytest.mark.parametrize(
    "said",
    [
        ("--document", " ", *SAID[2:]),
        ("--document", "…/QĐ-UBND", *SAID[2:]),
        (*SAID[:4], "--office", "………"),
        (*SAID[:2], "--date", "2021-02-30", *SAID[4:]),
        (*SAID[:2], "--date", "2999-01-01", *SAID[4:]),
        SAID[2:],
    ],
)
def test_nonsense_is_refused_and_nothing_is_written(office: Office, said: tuple[str, ...]) -> None:
    before = rulebook_file(office).read_bytes()
    assert adopt(office, *said) == WRONG_USE
    assert rulebook_file(office).read_bytes() == before


def test_the_programs_own_sample_is_never_adopted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert code_of(["adopt", "healthy_commune", *SAID]) == WRONG_USE
    assert rules_in(Path(__file__).parents[3] / "rules").rulebooks["healthy_commune"].illustrative


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{hotspots_active: 0}", "{hotspot_active: 0}", "R102"),  # a fault
        (
            "{hotspots_active: 0}",
            "{hotspots_active: {at_least: 2}}",
            "P501",
        ),  # a promise that a proof refutes
    ],
)
def test_faults_are_named_and_nothing_is_adopted(
    office: Office, capsys: pytest.CaptureFixture[str], old: str, new: str, code: str
) -> None:
    path = office.made.rules / "healthy_commune" / "criteria" / "a.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert adopt(office, *SAID) == RULES_WRONG
    said = capsys.readouterr().err
    assert "criteria/a.yaml:" in said
    assert code in said.splitlines()[-1]
    assert "adopted" not in rulebook_file(office).read_text("utf-8").replace("adopted (", "")


def test_a_name_that_is_no_rulebook_gets_the_nearest(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.run("adopt", "healthy_comune", *SAID) == WRONG_USE
    assert "'healthy_commune'" in capsys.readouterr().err


def test_json_says_what_was_written(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert adopt(office, *SAID, "--json") == DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["adopted"], told["changed"], told["document"]) == (True, True, "15/QĐ-UBND")


# Other ways of writing the same file


def edited(change: tuple[str, str] = ("", ""), asked: Adoption = ASKED) -> str:
    """Return the shipped rulebook file, changed, with an adoption put in; checked to say only that."""
    texts = rule_texts(Path(__file__).parents[3] / "rules")
    assert change[0] in texts[FILE]
    texts[FILE] = texts[FILE].replace(*change, 1)
    text = adopted_text(texts[FILE], rules_from_texts(texts).rulebooks["healthy_commune"], asked, "thử")
    book = rules_from_texts({**texts, FILE: text}).rulebooks["healthy_commune"]
    assert book.adoption == asked
    return text


def test_line_endings_of_windows_stay() -> None:
    texts = rule_texts(Path(__file__).parents[3] / "rules")
    windows = texts[FILE].replace("\n", "\r\n")
    book = rules_from_texts({**texts, FILE: windows}).rulebooks["healthy_commune"]
    text = adopted_text(windows, book, ASKED, "")
    assert text.count("\n") == text.count("\r\n") == windows.count("\r\n") + 1


@pytest.mark.parametrize(
    "written",
    [
        "adoption: {document: 12, date: 2020-12-01, office: UBND huyện}",
        'adoption:   # đã ký\n  office: "UBND \\"huyện\\" An Biên"   # nơi ký\n'
        "  document: '12/QĐ''-UBND'\n  date: 2020-12-01",
    ],
)
def test_an_adoption_written_by_hand_is_replaced_in_place(written: str) -> None:
    text = edited(("in_force: {from: 2016", f"{written}\nin_force: {{from: 2016"), OTHER)
    assert "16/QĐ-UBND" in text
    assert "12/QĐ" not in text.split("adoption:")[1]
    assert text.count("# nơi ký") == written.count("# nơi ký")


def test_a_file_that_cant_be_edited_safely_is_left_to_a_person() -> None:
    with pytest.raises(Stop) as told:
        edited(("# yaml-language", "\ufeff# yaml-language"))
    assert told.value.code == WRONG_USE
    assert "adoption: {document" in told.value.texts["vi"]
