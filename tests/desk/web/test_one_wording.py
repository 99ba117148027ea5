"""A content's words stand once: what changes in one medium changes in every other."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest
from django.template.loader import render_to_string

from desk.base.output import Output
from desk.base.paper.content import PaperTable, Paragraphs, Printed
from desk.office.papers.commune_papers import explanation_sheet
from desk.office.papers.writing import so_far_paper
from desk.office.papers.year_words import explained
from desk.office.so_far import SoFarResults, so_far_report, so_far_results
from desk.report.console import print_report
from desk.report.tree import Remark, Report
from desk.reports.reasons import criteria_items, reasons_report
from desk.runs.found_runs import found_run
from desk.runs.year import year_of_run
from desk.web.base.templatetags.report import report as drawn
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
    notes = [block for block in report.blocks if isinstance(block, Remark) and block.kind != "plain"]
    assert len(notes) > 2
    for note in notes:  # a paper says some in sentences of its own: tests/desk/office/test_so_far.py
        printed = [medium not in note.hidden_in for medium in ("console", "page", "paper")]
        assert [note.text in words for words in media] == printed, note


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
