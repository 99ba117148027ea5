"""What one place says is said in every medium: a band's title, a sentence, a count."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path

import docx
import openpyxl
import pytest

from desk.base.output import Output
from desk.base.paper.content import Printed
from desk.base.paper.word import docx_of, pdf_of
from desk.office.papers.writing import papers_of
from desk.office.workbooks.public_results import public_workbook
from desk.office.workbooks.restricted_results import restricted_workbook
from desk.office.workbooks.result_sheets import Edition
from desk.office.years_shown import years_shown
from desk.report.console import print_report
from desk.report.tree import Table, text_of
from desk.reports.notices_report import notice_columns
from desk.reports.ranking import ranking_report
from desk.runs.found_runs import found_run
from desk.runs.year import Year, year_of_run
from desk.words import band_words
from desk.workspace.folder import Workspace
from desk.workspace.office import IssuingOffice
from engine.evaluation.years import Evaluation
from tests.desk.web.conftest import SignedIn

Capsys = pytest.CaptureFixture[str]
Media = Mapping[str, str]
PAPERS = ("tom-tat", "to-trinh", "thong-bao")


@pytest.fixture
def year(desk: Workspace) -> Year:
    return year_of_run(found_run("2020", desk.folder))


@pytest.fixture
def media(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, capsys: Capsys, tmp_path: Path
) -> Callable[[Year], Media]:
    """Return what each medium says of a year in Vietnamese."""

    def said(year: Year, folder: Path = tmp_path) -> Media:
        monkeypatch.setattr("desk.web.shelf._year", lambda folder: year)
        out, browser = Output(as_json=False), signed_in("danh-gia")
        out.out.width = 250  # no cell is broken
        print_report(ranking_report(year), out)
        papers = [paper for kind in PAPERS for paper in papers_of(year, kind, IssuingOffice(), None, ())]
        shown, edition = years_shown(year), Edition(year.run.id, locked=False)
        return {
            "console": capsys.readouterr().out,
            "page": unescape(browser.get("/ket-qua/2020/").content.decode()),
            "Word": "\n".join(map(in_word, papers)),
            "PDF": "\n".join(in_pdf(paper, folder) for paper in papers),
            "public workbook": in_workbook(public_workbook(folder / "p.xlsx", shown, edition)),
            "restricted workbook": in_workbook(
                restricted_workbook(folder / "r.xlsx", shown, edition, (1, 1))
            ),
        }

    return said


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Where the workbooks of the year as it is lie, and what its media say, once they were made."""
    return tmp_path_factory.mktemp("media"), {}


@pytest.fixture
def said(year: Year, media: Callable[..., Media], made: tuple[Path, dict[str, str]]) -> Media:
    if not made[1]:
        made[1].update(media(year, made[0]))
    return made[1]


def in_word(paper: Printed) -> str:
    document = docx.Document(io.BytesIO(docx_of(paper)))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def in_pdf(paper: Printed, folder: Path) -> str:
    """Return the words of a PDF, one space between each; without poppler, what is handed to its layout."""
    made = folder / "paper.pdf"
    made.write_bytes(pdf_of(paper))
    if shutil.which("pdftotext") is None:
        return str(paper)
    command = ["pdftotext", "-raw", str(made), "-"]
    return " ".join(subprocess.run(command, check=True, capture_output=True).stdout.decode().split())


def in_workbook(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(value) for row in rows for value in row if value is not None)


def retitled(year: Year, band: str, title: str) -> Year:
    """Return a year by rules that differ in one band's title alone."""
    book = year.rulebook
    bands = tuple(replace(b, title={**b.title, "vi": title}) if b.id == band else b for b in book.bands)
    named = replace(book, bands=bands)
    rules = replace(year.rules, rulebooks={**year.rules.rulebooks, book.name: named})
    old = year.evaluation
    evaluation = Evaluation(old.standing, rules)
    return replace(year, rules=rules, rulebook=named, evaluate=lambda: evaluation)


def test_a_bands_title_is_changed_in_one_place_for_every_medium(
    year: Year, media: Callable[[Year], Media]
) -> None:
    before, after = (media(retitled(year, "trung_binh", title)) for title in ("Mức một", "Mức hai"))
    for name, words in before.items():
        times = len(re.findall("mức một", words, re.IGNORECASE))
        assert times >= 3, name
        assert "mức một" not in after[name].casefold(), name
        assert len(re.findall("mức hai", after[name], re.IGNORECASE)) == times, name


def test_a_sentence_is_changed_in_one_place_for_every_medium(
    year: Year, media: Callable[[Year], Media], monkeypatch: pytest.MonkeyPatch
) -> None:
    undecided = [row for row in year.rows if row.band is None]
    monkeypatch.setattr(band_words, "UNDECIDED", "còn chờ số liệu")
    for name, words in media(year).items():
        text = words.casefold()
        for row in undecided:
            *first, last = (year.rulebook.band(id_).title["vi"].casefold() for id_ in row.bands)
            titles = f"{', '.join(first)} hay {last}"
            assert f"{titles}, còn chờ số liệu" in text, name
            assert f"{titles}, chưa đủ căn cứ" not in text, name
    assert undecided


def column(path: Path, sheet: str, at: int) -> list[str]:
    rows = openpyxl.load_workbook(path)[sheet].iter_rows(min_row=5, values_only=True)
    return [str(row[at]) for row in rows if len(row) > at and row[at] is not None]


def test_how_many_communes_have_a_band_is_one_number_in_every_output(
    year: Year, said: Media, made: tuple[Path, dict[str, str]]
) -> None:
    (folder, _), rows = made, ranking_report(year).data()["rows"]
    listed = (column(folder / "p.xlsx", "Xếp loại", 2), column(folder / "r.xlsx", "Xếp hạng", 4))
    drawn = [*openpyxl.load_workbook(folder / "p.xlsx")["Số vẽ hạng"].iter_rows(values_only=True)]
    charted = dict(zip(drawn[0][1:], drawn[-1][1:], strict=True))
    titles = {b.id: b.title["vi"] for b in year.rulebook.bands} | {"": "Chưa đủ căn cứ"}
    for id_, n in Counter(row["band"] or "" for row in rows).items():
        title = titles[id_]
        assert f"{n} {title.lower()}" in said["page"]
        words = f"{n:02d} {title[:1].lower()}{title[1:]}"
        assert [said[name].count(words) for name in ("Word", "PDF")] == [2, 2]  # summary, submission
        told = [["Chưa đủ căn cứ" if ", chưa đủ căn cứ" in cell else cell for cell in one] for one in listed]
        assert [sum(cell.startswith(title) for cell in one) for one in told] == [n, n]
        assert charted[title] == n


def test_debts_signs_and_corrections_are_counted_alike(
    year: Year, said: Media, signed_in: SignedIn, made: tuple[Path, dict[str, str]]
) -> None:
    (folder, _), rows = made, ranking_report(year).data()["rows"]
    owed = {tuple(need.items())[1:7] for row in rows for need in row["needs"] if need["form"]}
    found = re.search(r"chờ: (\d+) biểu chưa nộp \(\d+ nơi gửi\), (\d+) chỗ phải sửa", said["page"])
    assert found is not None
    assert found[0] in said["console"]
    assert sum(map(int, found.groups())) == len(owed)
    signs = Counter(answer for row in rows for answer in row["signs"].values())
    answers = Counter(column(folder / "r.xlsx", "Chất lượng báo cáo", 3))
    assert (answers["có"], answers["chưa đủ căn cứ"]) == (signs["yes"], signs["unknown"])
    assert f"{signs['yes'] + signs['unknown']} dòng" in said["page"]
    changed = sum(len(row.get("notices", ())) for row in rows)
    runs = unescape(signed_in("danh-gia").get("/lan-chay/2020/").content.decode())
    of_runs = runs.partition("Số liệu đổi, rút, biến mất")[2].partition("</table>")[0]
    assert of_runs.count('<th scope="row"') == changed > 0
    first_told = sum("first_told" in row for row in rows)
    listed = [one for one in column(folder / "r.xlsx", "Số liệu đã đổi", 0) if one != "Đơn vị"]
    assert len(listed) == changed + first_told


def test_a_correction_reads_the_same_in_the_workbook(year: Year, said: Media) -> None:
    noticed = Table("", notice_columns(year.name), year.notices)
    texts = {text_of(cell) for cells in noticed.cells() for cell in cells} - {""}
    assert len(texts) > 10
    assert [text for text in texts if text not in said["restricted workbook"]] == []
