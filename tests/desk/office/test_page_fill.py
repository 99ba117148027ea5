"""How full the pages of papers are, of few units and of many, with names of 40 letters: read with poppler."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desk.base.paper.content import Body, Heading, PaperHead, PaperTable, Printed, Signature, row, said
from desk.base.paper.word import pdf_of
from desk.office.papers.work_report import Material, work_report
from desk.office.papers.writing import OF_YEAR, papers_of
from desk.runs.year import Year
from desk.workspace.office import IssuingOffice
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing
from facts.units import Units
from tests.desk.years import announced_year, with_rows

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads the PDF with poppler")
OFFICE = IssuingOffice(
    name="Phòng Lao động - Thương binh và Xã hội huyện An Biên", above="Ủy ban nhân dân huyện An Biên"
)
MARK = 0.92  # of the height of a page, where its mark begins


def pages_of(paper: Printed, folder: Path) -> list[tuple[float, list[str]]]:
    """Return each page: down to where it is written on, as a part of its height, and its words."""
    (folder / "a.pdf").write_bytes(pdf_of(paper))
    command = ["pdftotext", "-bbox", str(folder / "a.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    found = []
    for height, page in re.findall(r'<page width="[\d.]+" height="([\d.]+)">(.*?)</page>', text, re.DOTALL):
        ends = [float(end) / float(height) for end in re.findall(r'yMax="([\d.]+)"', page)]
        words = re.findall(r">([^<]*)</word>", page)
        found.append((max((end for end in ends if end < MARK), default=0.0), words))
    return found


@pytest.mark.parametrize("units", [9, 102])
@pytest.mark.parametrize("kind", OF_YEAR)
def test_no_page_is_less_than_a_third_full_but_the_last_of_a_part(
    results: Year, kind: str, units: int, tmp_path: Path
) -> None:
    named = [
        replace(u, name=f"{u.name} Vĩnh Thạnh Trung Phước Hưng Đông Hòa") for u in results.rules.units.units
    ]
    year = replace(results, rules=replace(results.rules, units=Units(tuple(named))))
    rows = (results.rows * 12)[:units]
    made = announced_year(year, (replace(row, provisional=n % 3 == 0) for n, row in enumerate(rows)))
    (paper,) = papers_of(made, kind, OFFICE, date(2021, 1, 10), ())
    assert nearly_empty(pages_of(paper, tmp_path)) == []


def nearly_empty(pages: list[tuple[float, list[str]]]) -> list[int]:
    """Return the pages less than a third full that are not the last of their part."""
    begins = [{"CỘNG", "HÒA"} <= {*words} or {"PHỤ", "LỤC"} <= {*words[:2]} for _, words in pages]
    return [n for n, (full, _) in enumerate(pages[:-1]) if full < 1 / 3 and not begins[n + 1]]


def test_no_page_of_a_report_of_work_is_less_than_a_third_full(
    example_standing: Standing, shipped_rules: Rules, tmp_path: Path
) -> None:
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    outline = next(o for o in shipped_rules.reports.values() if period.kind in o.period_kinds)
    units = [unit.code for unit in shipped_rules.units.on(period.end)]
    material = Material(Evaluation(example_standing, shipped_rules), outline, period, units, ["Xã Nam Yên"])
    pages = pages_of(work_report(material, OFFICE, date(2021, 1, 10)), tmp_path)
    (first,) = [words for _, words in pages if words[:3] == ["PHỤ", "LỤC", "I"]]
    assert "CỘNG" not in first  # an annex has no head of its own
    assert nearly_empty(pages) == []


def test_a_row_taller_than_a_page_loses_no_word(tmp_path: Path) -> None:
    names = "; ".join(f"Xã Giả Định {n} ({n:05})" for n in range(150))
    table = PaperTable(("TT", "Về"), (75, 25), (), (row("1", names),))
    head = PaperHead("", "Sở Y tế", "Số: ……/BC-SYT", "An Giang, ngày 10 tháng 01 năm 2027")
    body = Body(
        "BÁO CÁO", "Kết quả", (Signature(("GIÁM ĐỐC",), "……"),), ("Lưu: VT.",), blocks=(table, said("Hết./."))
    )
    pages = pages_of(Printed("x", head, body, ()), tmp_path)
    assert len(pages) > 1
    assert {f"({n:05})" for n in range(150)} <= {word.rstrip(";") for _, words in pages for word in words}


def test_pages_of_each_attachment_are_counted_from_one(results: Year, tmp_path: Path) -> None:
    made = with_rows(results, (results.rows * 12)[:102])
    (paper,) = papers_of(made, "to-trinh", OFFICE, date(2021, 1, 10), ())
    assert len(paper.attachments) == 2
    (tmp_path / "a.pdf").write_bytes(pdf_of(paper))
    margin = ["-x", "0", "-y", "0", "-W", "600", "-H", "50", "-r", "72", str(tmp_path / "a.pdf"), "-"]
    told = subprocess.run(["pdftotext", *margin], check=True, capture_output=True).stdout.decode()
    assert [page.strip() for page in told.split("\f")[:-1]] == ["", "2", "", "", "2", "3"]


def test_a_short_last_sentence_is_signed_beside_what_stands_before_it(tmp_path: Path) -> None:
    head = PaperHead("", "Sở Y tế", "Số: ……/BC-SYT", "An Giang, ngày 10 tháng 01 năm 2027")
    for lines in range(20, 40):
        blocks = (*(said(f"Dòng {n}.") for n in range(lines)), Heading("Kiến nghị"), said("Không có."))
        body = Body("BÁO CÁO", "A", (Signature(("GIÁM ĐỐC",), "……"),), (), blocks=(*blocks, said("Hết./.")))
        _, words = pages_of(Printed("x", head, body, ()), tmp_path)[-1]
        assert {"nghị", "có.", "Hết./.", "ĐỐC"} <= {*words}
