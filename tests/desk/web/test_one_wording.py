"""A content's words stand once: what changes in one medium changes in every other."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from django.template.loader import render_to_string

from desk.base.output import Output
from desk.base.paper.content import PaperTable, Paragraphs, Printed
from desk.office.papers.commune_papers import explanation_sheet
from desk.office.papers.writing import so_far_paper
from desk.office.papers.year_papers import submission, summary
from desk.office.papers.year_words import band_words, counts_words, explained
from desk.office.so_far import SoFarResults, so_far_report, so_far_results
from desk.report.console import print_report
from desk.report.tree import Remark, Report, Table, text_of
from desk.reports.ranking import ranking_report
from desk.reports.reasons import criteria_items, reasons_report
from desk.runs.found_runs import found_run
from desk.runs.year import year_of_run
from desk.web.base.templatetags.report import report as drawn
from desk.web.results.ranking import RankingAsked, ranking_of
from desk.words.band_words import band_title
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace
from desk.workspace.office import IssuingOffice
from engine.rulebook.model.rulebook import Rulebook
from tests.desk.web.conftest import SignedIn

Capsys = pytest.CaptureFixture[str]


def renamed(book: Rulebook, title: str) -> Rulebook:
    """Return a rulebook whose every band is called so in both languages."""
    return replace(book, bands=tuple(replace(b, title={"vi": title, "en": title}) for b in book.bands))


def on_console(report: Report, capsys: Capsys) -> str:
    out = Output(as_json=False)
    out.out.width = 250  # no cell is broken
    print_report(report, out)
    return capsys.readouterr().out


def on_page(report: Report) -> str:
    return render_to_string("base/report.html", drawn(report))


def on_paper(paper: Printed) -> str:
    assert paper.body is not None
    texts = [t.text for b in paper.body.blocks if isinstance(b, Paragraphs) for t in b.paragraphs]
    tables = [b for b in paper.body.blocks if isinstance(b, PaperTable)]
    cells = [line.text for table in tables for row in table.rows for cell in row.cells for line in cell]
    return "\n".join([*texts, *cells])


@pytest.fixture
def so_far(desk: Workspace) -> SoFarResults:
    return so_far_results(desk, rules_in(desk.rules), "2020-6T")


def test_a_band_of_the_year_so_far_is_called_alike_everywhere(so_far: SoFarResults, capsys: Capsys) -> None:
    results = replace(so_far, rulebook=renamed(so_far.rulebook, "Hạng X"))
    report, paper = so_far_report(results), so_far_paper(results, IssuingOffice(), None)
    for words in (on_console(report, capsys), on_page(report), on_paper(paper)):
        assert words.count("Hạng X") >= len(results.rows)
        assert "Trung bình" not in words


def test_a_sentence_of_the_year_so_far_reads_alike_everywhere(so_far: SoFarResults, capsys: Capsys) -> None:
    report, paper = so_far_report(so_far), so_far_paper(so_far, IssuingOffice(), None)
    media = on_console(report, capsys), unescape(on_page(report)), on_paper(paper)
    notes = [block.text for block in report.blocks if isinstance(block, Remark) and block.kind != "plain"]
    assert len(notes) > 2
    for note in notes:
        assert [note in words for words in media] == [True] * 3, note


def counts_in(text: str, book: Rulebook) -> dict[str, int]:
    """Return how many communes a sentence says have each band, or none for certain."""
    titles = "|".join([*(band.title["vi"].lower() for band in book.bands), "chưa đủ căn cứ"])
    return {title: int(n) for n, title in re.findall(rf"(\d+) ({titles})", text)}


def test_how_many_communes_have_a_band_is_one_number_everywhere(
    desk: Workspace, signed_in: SignedIn, capsys: Capsys
) -> None:
    results = year_of_run(found_run("2020", desk.folder))
    book, office = results.rulebook, IssuingOffice()
    counts = counts_in(counts_words(results), book)
    assert sum(counts.values()) == len(results.rows)
    assert counts_in(on_paper(summary(results, office, None)), book) == counts
    assert counts_in(on_paper(submission(results, office, None)), book) == counts
    page = signed_in("danh-gia").get("/ket-qua/2020/").content.decode()
    assert counts_in(page.partition('<p class="under">')[2].partition("</p>")[0], book) == counts
    printed = on_console(ranking_report(results), capsys)
    listed = printed.partition("└")[0]
    undecided = sum("chưa" in cells.split("│")[5] for cells in listed.splitlines() if cells.count("│") > 5)
    assert undecided == counts["chưa đủ căn cứ"]


def test_a_band_of_a_ranking_is_called_alike_on_console_page_and_paper(
    desk: Workspace, signed_in: SignedIn, capsys: Capsys
) -> None:
    results = year_of_run(found_run("2020", desk.folder))
    book = renamed(results.rulebook, "Hạng X")
    named = replace(results, rulebook=book)
    page = ranking_of(named, RankingAsked())
    console = on_console(ranking_report(named), capsys)
    bands = [band_title(book, row.bands) for row in results.rows]
    (table,) = page.table.blocks
    assert isinstance(table, Table)
    assert [text_of(cells[4]) for cells in table.cells()] == bands
    assert [band_words(named, row).partition(" (")[0] for row in named.rows] == bands
    assert console.count("Hạng X") >= len(bands)
    assert "Trung bình" not in console


def test_why_a_commune_has_its_points_reads_alike_on_console_page_and_paper(
    desk: Workspace, signed_in: SignedIn, capsys: Capsys
) -> None:
    results = year_of_run(found_run("2020", desk.folder))
    row = results.rows[0]
    explanation = explained(results, row.subject)
    items = criteria_items(explanation, results.rules, explanation.criteria).items
    console = on_console(reasons_report(explanation, results.rules, "Xã"), capsys)
    page = unescape(signed_in("danh-gia").get(f"/ket-qua/2020/{row.subject}/").content.decode())
    paper = on_paper(explanation_sheet(results, row, IssuingOffice(), None))
    assert len(items) == 19
    for item in items:
        (sentence,) = item.lines
        assert [sentence in words for words in (console, page, paper)] == [True] * 3, sentence
