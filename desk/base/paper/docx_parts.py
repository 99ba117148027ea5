"""The paper of every Word document, as NĐ 30/2020/NĐ-CP says: A4, margins, letters, page numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from facts.still_package import still
from facts.visible_text import document_text

FONT = "Times New Roman"
CENTRE, JUSTIFY, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
WIDTH = 160  # mm between the margins
TOGETHER = re.compile(r"(?i)(?<=\bnăm) (?=[0-9]{4})|(?<=\bmại) (?=dâm\b)")
"""Blanks at which no line of a title ends; `layout.typ` has the same."""
CODE = re.compile(r"((?:[0-9]{5}|[…0-9/]+/[^\W\d_]+)(?:-[^\W_]+)+)")
"""Codes and numbers of documents, whose hyphens end no line; `layout.typ` has the same."""


@dataclass(frozen=True, slots=True)
class CentredLine:
    """One centred line; size in points."""

    text: str
    size: float = 13
    bold: bool = False
    italic: bool = False


def blank_paper(title: str = "") -> Any:
    """Return an empty A4 document; its first page has no number."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.different_first_page_header_footer = True
    add_page_number(section.header.paragraphs[0])
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)
    _say_nothing_of_its_making(made, title)
    return made


def _say_nothing_of_its_making(made: Any, title: str) -> None:
    """Leave out who made the file: the same document is the same file."""
    about = made.core_properties
    about.author = about.comments = about.last_modified_by = ""
    about.title, about.revision = title, 1


def add_page_number(paragraph: Any) -> None:
    paragraph.alignment = CENTRE
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def add_run(paragraph: Any, text: str, *, size: float, bold: bool = False, italic: bool = False) -> Any:
    run = paragraph.add_run()
    for number, part in enumerate(CODE.split(document_text(text))):
        pieces = part.split("-") if number % 2 else [part]
        for at, piece in enumerate(pieces):
            if at:
                run._r.append(OxmlElement("w:noBreakHyphen"))
            run.add_text(piece)
    run.font.name, run.font.size, run.bold, run.italic = FONT, Pt(size), bold, italic
    return run


def unbroken(title: str) -> str:
    return TOGETHER.sub("\N{NO-BREAK SPACE}", title)


def add_lines(cell: Any, lines: Iterable[CentredLine]) -> None:
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.space_after = Pt(0)
        add_run(paragraph, unbroken(line.text), size=line.size, bold=line.bold, italic=line.italic)


def add_body(made: Any, text: str) -> Any:
    """Add a paragraph of the body: 14 pt, justified, its first line 10 mm in."""
    paragraph = made.add_paragraph()
    paragraph.alignment = JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_after = Pt(6)
    if text:
        add_run(paragraph, text, size=14)
    return paragraph


def two_columns(made: Any, rows: int, left: int, right: int) -> Any:
    """Add a table without lines over the page, two columns wide; widths as parts of an upright one, in mm."""
    table = made.add_table(rows=rows, cols=2)
    set_widths(table, [part * width_of(made) / WIDTH for part in (left, right)])
    return table


def width_of(made: Any) -> float:
    """Return the millimetres between the margins of the pages being written."""
    section = made.sections[-1]
    return float((section.page_width - section.left_margin - section.right_margin) / Mm(1))


def turn(section: Any, wide: bool) -> None:
    """Lay the pages of a section on their side, or upright."""
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))


def set_widths(table: Any, widths: Sequence[float]) -> None:
    """Fix a table's columns, in mm: Word goes by the cells, LibreOffice by the grid."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        if row.cells[0] is not row.cells[-1]:  # a cell over the whole row takes its width from the grid
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)


def bytes_of(made: Any) -> bytes:
    """Return the file without the hour it was packed at."""
    packed = io.BytesIO()
    made.save(packed)
    return still(packed.getvalue())
