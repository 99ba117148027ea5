"""What differs from what was announced says so first in every output; papers to sign ask for a reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from desk.base.faults import DONE, TO_LOOK_AT, WRONG_USE
from tests.desk.conftest import Office
from tests.desk.office.every_output import OUTPUTS, words_of
from tests.facts import builders

Capsys = pytest.CaptureFixture[str]
OF_RUN = {what: words for what, words in OUTPUTS.items() if "{run}" in words}
OF_LEADS = {what for what, words in OF_RUN.items() if words.startswith("leads ")}
"""Leads print no points and no bands: what their files hold is what their records say."""
SIGNED = {
    what
    for what, words in OF_RUN.items()
    if words.startswith("paper ") or "--papers" in words or "--team" in words
}
SAID = "KHÁC kết quả kỳ 2020 đã công bố theo 15/QĐ-UBND ngày 15/01/2021"
IN_ENGLISH = "DIFFERS from the results of 2020 announced by 15/QĐ-UBND of 2021-01-15"
COMPARED = "Kỳ này đã công bố theo 15/QĐ-UBND ngày 15/01/2021"
MOVED = ("30985", "30988")
WHY = ("--despite", "huyện yêu cầu lập lại")


@pytest.fixture(scope="module")
def announced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office that announced 2020, then moved where bands begin, and ran again: read by all tests here."""
    folder = tmp_path_factory.mktemp("announced")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
        yield moved(Office(folder))


def moved(office: Office) -> Office:
    for unit in MOVED:
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


def test_a_letter_to_a_commune_that_did_not_move_is_made(announced: Office, tmp_path: Path) -> None:
    words = ("paper", "thong-bao", str(tmp_path / "ra"), newest(announced), "--reason", "gửi xã")
    assert announced.run(*words, "--unit", "30985") == WRONG_USE
    assert announced.run(*words, "--unit", "30985", *WHY) == DONE


@pytest.mark.parametrize("what", sorted(OF_RUN.keys() - OF_LEADS - {"quyet-dinh"}))
def test_every_output_of_a_run_says_it_first_and_what_is_signed_asks_for_a_reason(
    announced: Office, tmp_path: Path, capsys: Capsys, what: str
) -> None:
    """Asked of every paper, workbook and calendar of a run that `every_output` has; here no commune
    is surely recognised, so there is no decision."""
    out, run = tmp_path / "ra", newest(announced)
    out.mkdir()
    words = [word.replace("30991", "30985") for word in words_of(what, out, run, "")]
    if what == "work to do":
        words = [word for word in words if word not in ("--about", "31000")]
    if what in SIGNED:
        capsys.readouterr()
        assert announced.run(*words) == WRONG_USE
        assert SAID in capsys.readouterr().err
        assert [path for path in out.iterdir() if path.suffix in (".docx", ".pdf")] == []
        words += WHY
    assert announced.run(*words) in (DONE, TO_LOOK_AT)
    files = sorted(out.iterdir())
    assert files
    silent = [path.name for path in files if not says_it_first(path)]
    others = rf"^Việc cần làm 2020 (?!{'|'.join(MOVED)})\d{{5}} "  # to a commune, of that one alone
    if what != "inspection team":  # its papers name venues, and no result
        assert [name for name in silent if not re.match(others, name)] == []


def says_it_first(path: Path) -> bool:
    """Tell whether a file says so on its first page; a PDF has the content of the Word file beside it."""
    if path.suffix == ".pdf":
        return path.with_suffix(".docx").is_file()
    if path.suffix == ".docx":
        texts = [one.text for one in docx.Document(str(path)).paragraphs]
    elif path.suffix == ".ics":
        texts = [re.sub(r"\r?\n ", "", path.read_text("utf-8"))]
    else:
        front = openpyxl.load_workbook(path).worksheets[0]
        texts = [str(cell.value) for row in front.iter_rows(max_row=8) for cell in row]
    return any(said in text for text in texts for said in (SAID, IN_ENGLISH, COMPARED))
