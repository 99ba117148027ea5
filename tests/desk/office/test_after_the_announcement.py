"""What differs from what was announced says so first in every output; papers to sign ask for a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from desk.base.faults import DONE, TO_LOOK_AT, WRONG_USE
from tests.desk.conftest import Office
from tests.facts import builders

Capsys = pytest.CaptureFixture[str]
SAID = "KHÁC kết quả kỳ 2020 đã công bố theo 15/QĐ-UBND ngày 15/01/2021"
WHY = ("--despite", "huyện yêu cầu lập lại")


@pytest.fixture
def announced(office: Office) -> Office:
    """An office that announced 2020, then moved where bands begin, and ran again."""
    for unit in ("30985", "30988"):
        office.send(f"{unit}.xlsx", {"B02": [builders.venue(1, unit)]}, unit_code=unit)
    office.run("lock", "2020")
    office.run("run", "--year", "2020")
    said = ("announce", "2020", "--document", "15/QĐ-UBND", "--date", "2021-01-15")
    assert office.run(*said, "--despite", "bảy xã chưa nộp") in (DONE, TO_LOOK_AT)
    path = office.made.rules / "healthy_commune" / "rulebook.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("from: 70", "from: 3").replace("from: 50", "from: 2"), "utf-8")
    assert path.read_text("utf-8") != text
    office.run("run", "--year", "2020")
    return office


def newest(office: Office) -> str:
    runs = sorted(office.made.runs.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    return runs[-1].name


def test_the_announced_run_says_nothing(announced: Office, capsys: Capsys) -> None:
    capsys.readouterr()
    announced.run("results", "2020")
    assert SAID not in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [("results",), ("explain", "30985"), ("follow-up",), ("indicators", "--subject", "30985")]
)
def test_console_and_json_say_it_first(announced: Office, capsys: Capsys, words: tuple[str, ...]) -> None:
    verb, *rest = words
    subject = rest[:1] if verb == "explain" else []
    told = (verb, *subject, newest(announced), *rest[len(subject) :])
    capsys.readouterr()
    announced.run(*told)
    assert capsys.readouterr().out.startswith(SAID)
    announced.run(*told, "--json")
    found: Any = json.loads(capsys.readouterr().out)
    assert "30985" in found["differs_from_announced"][0]["subjects"]


def test_the_rows_behind_a_point_say_it_too(announced: Office, tmp_path: Path) -> None:
    announced.run("explain", newest(announced), "--unit", "30985", "--evidence", str(tmp_path / "ra"))
    books = list((tmp_path / "ra").glob("*.xlsx"))
    assert books
    for book in books:
        (front, *_) = openpyxl.load_workbook(book)
        assert any(SAID in str(cell.value) for row in front.iter_rows(max_row=5) for cell in row)


def test_workbooks_say_it_on_their_first_page(announced: Office, tmp_path: Path) -> None:
    announced.run("report", str(tmp_path / "ra"), newest(announced), "--restricted", "1", "--reason", "thử")
    books = list((tmp_path / "ra").glob("*.xlsx"))
    assert len(books) == 2
    for book in books:
        (front, *_) = openpyxl.load_workbook(book)
        assert any(SAID in str(cell.value) for row in front.iter_rows() for cell in row)


@pytest.mark.parametrize("kind", ["tom-tat", "to-trinh"])
def test_a_paper_to_sign_is_made_only_for_a_reason(
    announced: Office, tmp_path: Path, capsys: Capsys, kind: str
) -> None:
    words = ("paper", kind, str(tmp_path / "ra"), newest(announced))
    capsys.readouterr()
    assert announced.run(*words) == WRONG_USE
    assert SAID in capsys.readouterr().err
    assert not (tmp_path / "ra").exists()
    assert announced.run(*words, *WHY) == DONE
    (paper,) = (tmp_path / "ra").glob("*.docx")
    assert any(SAID in one.text for one in docx.Document(str(paper)).paragraphs)


def test_a_letter_to_a_commune_that_did_not_move_is_made(announced: Office, tmp_path: Path) -> None:
    words = ("paper", "thong-bao", str(tmp_path / "ra"), newest(announced), "--reason", "gửi xã")
    assert announced.run(*words, "--unit", "30985") == WRONG_USE
    assert announced.run(*words, "--unit", "30985", *WHY) == DONE
