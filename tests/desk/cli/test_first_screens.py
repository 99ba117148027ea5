"""First screens say what is still to be done, by whom, and nothing that is done already."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from desk.words.condition_words import lowered
from facts.standing import HAS_DATA
from tests.desk.conftest import NIL_FORMS, Office
from tests.facts import builders

OTHER = "30988"


def returned(office: Office, name: str, forms: dict[str, list[Any]], blank: str = "", **cover: Any) -> Path:
    """Write a return that says nil for every form it has no rows of, but one left blank."""
    states = {**NIL_FORMS, **dict.fromkeys(forms, HAS_DATA), **({blank: ""} if blank else {})}
    return builders.return_file(office.folder / "sent" / name, forms, states=states, **cover)


def test_an_import_asks_nobody_to_fix_a_return_that_was_sent_again(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {"B02": [builders.venue(1)], "B04": [builders.inspection(1, date="ngày nào đó")]}
    returned(office, "a.xlsx", wrong, prepared_on=date(2020, 12, 16), received_on=date(2020, 12, 17))
    returned(office, "a (sửa).xlsx", wrong, prepared_on=date(2020, 12, 20), received_on=date(2020, 12, 21))
    copies = office.folder / "copies"
    office.run("import", str(office.folder / "sent"), "--annotate", str(copies))
    said = capsys.readouterr().out
    assert "│ a (sửa).xlsx" in said
    assert "│ a.xlsx" not in said
    assert "1 dòng sai trong bản trước; không phải sửa" in said
    assert [path.name for path in copies.rglob("*.xlsx")] == ["a (sửa)_(sửa lỗi).xlsx"]


def test_who_has_not_returned_what_may_be_about_a_venue_elsewhere_is_named_beside_its_score(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    returned(office, "a.xlsx", {"B02": [builders.venue(1)]})
    own = {"unit_code": OTHER}
    returned(office, "b.xlsx", {"B02": [builders.venue(1, OTHER)]}, blank="B06", **own)
    office.run("import", str(office.folder / "sent"))
    office.run("run", "--year", "2020")
    capsys.readouterr()
    name = lowered(office.rules.units.name(OTHER, date(2020, 12, 14)))
    for words in (("explain", "30985-CS-001"), ("results", "--rulebook", "venue_risk")):
        office.run(*words)
        assert "Biểu chưa nộp có thể nêu cả xã khác" in " ".join(capsys.readouterr().out.split())
        office.run(*words, "--full")
        said, sentence, _ = " ".join(capsys.readouterr().out.split()).partition(
            "chưa nộp các biểu nêu trong ngoặc"
        )
        assert sentence
        assert f"{name.lower()} (b0" in said.lower()
        assert "B06" in said
    office.run("plan-inspections", "--papers", str(office.folder / "plan"), "--reason", "Lập kế hoạch")
    (paper,) = (office.folder / "plan").glob("*.docx")
    for said in (capsys.readouterr().out, "\n".join(p.text for p in Document(str(paper)).paragraphs)):
        told, sentence, _ = " ".join(said.split()).partition("chưa nộp các biểu nêu trong ngoặc")
        assert sentence
        assert name.lower() in told.replace("\N{NO-BREAK SPACE}", " ").lower()


def test_a_reminder_says_the_next_step_and_an_explanation_the_form_to_fix(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    team = {"unit_code": "30985", "members": 5, "meetings": -3, "officer_in_charge": "có"}
    returned(office, "a.xlsx", {"B02": [builders.venue(1)], "B13": [team]})
    office.run("import", str(office.folder / "sent"))
    office.run("run", "--year", "2020")
    capsys.readouterr()
    office.run("explain", "30985")
    assert "phải sửa dòng ở B13" in " ".join(capsys.readouterr().out.replace("│", " ").split())
    office.run("remind", "2020")
    assert "remind 2020 --letters" in capsys.readouterr().out.replace(" -w " + str(office.made.folder), "")
