"""A document on paper as Word, to be filled in, changed and signed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import Table

from desk.base.paper.content import (
    ANNEX,
    Attachment,
    Bars,
    Block,
    Body,
    Heading,
    PaperHead,
    PaperTable,
    Paragraphs,
    Printed,
    Signature,
    TableRow,
    Text,
)
from desk.base.paper.docx_parts import (
    CENTRE,
    LEFT,
    WIDTH,
    CentredLine,
    add_body,
    add_lines,
    add_run,
    blank_paper,
    bytes_of,
    set_widths,
    turn,
    two_columns,
    unbroken,
    width_of,
)
from desk.base.paper.watermark import add_watermark

MARK_COLOUR = RGBColor(0x9C, 0x2A, 0x10)
BAR_COLOUR = RGBColor(0x2F, 0x5D, 0x8A)
SQUARES = 17  # of a bar as long as the whole
SHORT = 200  # letters of a last sentence that is not signed alone
COMMITTEE = "ỦY BAN NHÂN DÂN "


def docx_of(document: Printed) -> bytes:
    """Return the Word file; the same document gives the same bytes."""
    made = blank_paper(document.title)
    if document.watermark:
        add_watermark(made.sections[0], document.watermark)
    if document.mark:
        _add_footers(made.sections[0], document.mark)
    if document.body is not None:
        _add_body(made, document.head, document.body)
    for number, attachment in enumerate(document.attachments):
        if number or document.body is not None:
            _begin_attachment(made, attachment.wide)
        _add_attachment(made, document, attachment)
    return bytes_of(made)


def _add_footers(section: Any, mark: str) -> None:
    for footer in (section.first_page_footer, section.footer):
        footer.paragraphs[0].alignment = CENTRE
        add_run(footer.paragraphs[0], mark, size=9, italic=True).font.color.rgb = MARK_COLOUR


def _begin_attachment(made: Any, wide: bool) -> None:
    """Begin an attachment on a new page, its pages numbered from 1 again."""
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = True
    turn(section, wide)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:cols")).addprevious(numbering)
    _space(made, 1)  # a new count of pages begins with a paragraph, not with a table


def _add_attachment(made: Any, document: Printed, attachment: Attachment) -> None:
    if not attachment.is_annex:
        _add_masthead(made, document.head)
    kind, name = attachment.title
    _add_centred(made, [CentredLine(kind, 14, bold=True), CentredLine(name.upper(), 14, bold=True)])
    _add_centred(made, [CentredLine(attachment.attached_to, 13, italic=True)])
    if document.mark:
        _coloured(_add_centred(made, [CentredLine(document.mark, 13, italic=True)]))
    for block in attachment.blocks:
        _add_block(made, block)


# The signed part


def _add_masthead(made: Any, head: PaperHead, under: tuple[CentredLine, ...] = ()) -> None:
    """Add the top of a page; `under`: the lines below the office, dated on the right."""
    table = two_columns(made, 2 if under else 1, 66, 94)
    left, right = table.rows[0].cells
    above = [CentredLine(text) for text in _broken(head.above)]
    add_lines(
        left,
        [*above, *(CentredLine(text, bold=True) for text in _broken(head.office)), CentredLine("―――――", 8)],
    )
    add_lines(
        right,
        [
            CentredLine("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True),
            CentredLine("Độc lập - Tự do - Hạnh phúc", 13.5, bold=True),
            CentredLine("――――――――――――――――", 8),
        ],
    )
    if under:
        left, right = table.rows[1].cells
        add_lines(left, under)
        add_lines(right, [CentredLine(head.dated, 13.5, italic=True)])
    _space(made, 6)


def _broken(office: str) -> list[str]:
    """Return an office's name in capitals; a committee's breaks before the place it is of."""
    name = office.upper()
    return (
        [COMMITTEE.strip(), name.removeprefix(COMMITTEE)]
        if name.startswith(COMMITTEE)
        else [name] * bool(name)
    )


def _add_body(made: Any, head: PaperHead, body: Body) -> None:
    letter = not body.kind
    _add_masthead(
        made, head, (CentredLine(head.number or " "), *([CentredLine(body.subject, 12)] if letter else []))
    )
    if not letter:
        _add_centred(
            made,
            [
                CentredLine(body.kind, 14, bold=True),
                CentredLine(body.subject, 14, bold=True),
                CentredLine("―――――――――", 8),
            ],
        )
    if body.to:
        _add_centred(made, [CentredLine(f"Kính gửi: {'; '.join(body.to)}", 14)])
    if body.authority:
        _add_centred(made, [CentredLine(body.authority.upper(), 14, bold=True)])
    _add_grounds(made, body)
    for block in body.blocks:
        _add_block(made, block)
    _add_articles(made, body)
    if body.signatures:
        _add_signatures(made, body)


def _add_grounds(made: Any, body: Body) -> None:
    for ground in body.grounds:
        paragraph = add_body(made, "")
        paragraph.alignment = LEFT  # a long document number would tear a justified line apart
        add_run(paragraph, ground, size=14, italic=True)


def _add_articles(made: Any, body: Body) -> None:
    if body.articles:
        _add_centred(made, [CentredLine(f"{body.kind}:", 14, bold=True)])
    for number, said in body.articles:
        paragraph = add_body(made, "")
        add_run(paragraph, f"{number} ", size=14, bold=True)
        add_run(paragraph, said, size=14)


def _add_signatures(made: Any, body: Body) -> None:
    """Add who receives it and who signs, kept on one page with what is said last."""
    _keep_ending(made)
    _space(made, 6)
    made.paragraphs[-1].paragraph_format.keep_with_next = True
    single = len(body.signatures) == 1
    table = two_columns(made, 1, 72, 88) if single else two_columns(made, 1, 80, 80)
    _row_property(table.rows[0], "w:cantSplit")
    left, right = table.rows[0].cells
    if single:
        _add_recipients(left, body.recipients)
        _add_signature(right, body.signatures[0])
    else:
        for cell, signature in zip((left, right), body.signatures, strict=True):
            _add_signature(cell, signature)


def _keep_ending(made: Any) -> None:
    """Keep the last paragraph whole and beside the signature; a short one with what stands before it: a
    paragraph, or the last row of a table."""
    before, last = made.paragraphs[-2:]
    last.paragraph_format.keep_with_next = last.paragraph_format.keep_together = True
    if len(last.text) >= SHORT:
        return
    before.paragraph_format.keep_with_next = True
    table = before._p.getprevious()
    if not before.text and table is not None and table.tag == qn("w:tbl"):
        for cell in Table(table, made).rows[-1].cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _add_recipients(cell: Any, recipients: Iterable[str]) -> None:
    add_run(cell.paragraphs[0], "Nơi nhận:", size=12, bold=True, italic=True)
    cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    for one in recipients:
        paragraph = cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        add_run(paragraph, f"- {one}", size=11)


def _add_signature(cell: Any, signature: Signature) -> None:
    titles = [CentredLine(text, 14, bold=True) for text in signature.titles]
    add_lines(cell, [*titles, *[CentredLine("", 14)] * 4, CentredLine(signature.signer, 14, bold=True)])


# Blocks


def _add_block(made: Any, block: Block) -> None:
    if isinstance(block, Heading):
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(12), Pt(6)
        paragraph.paragraph_format.keep_with_next = True
        add_run(paragraph, block.heading, size=14, bold=True)
    elif isinstance(block, Paragraphs):
        for one in block.paragraphs:
            paragraph = add_body(made, "")
            paragraph.paragraph_format.keep_with_next = one.text.endswith(":") or None
            add_run(paragraph, one.text, size=14, bold=one.bold, italic=one.italic)
    elif isinstance(block, PaperTable):
        _add_table(made, block)
    else:
        _add_bars(made, block)


def _add_bars(made: Any, block: Bars) -> None:
    """Draw bars as rows of full and light squares, which any Word shows."""
    table = made.add_table(rows=0, cols=3)
    for bar in block.bars:
        name, drawn, words = table.add_row().cells
        _fill(name, [Text(bar.name)], LEFT)
        full = round(bar.low * SQUARES)
        light = round(bar.high * SQUARES) - full
        line = drawn.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        add_run(line, "█" * full, size=9).font.color.rgb = BAR_COLOUR
        add_run(line, "░" * light, size=9).font.color.rgb = BAR_COLOUR
        words.paragraphs[0].paragraph_format.space_after = Pt(0)
        add_run(words.paragraphs[0], bar.said, size=11)
    for row in table.rows:
        _row_property(row, "w:cantSplit")
    set_widths(table, [45, 40, WIDTH - 85])
    add_run(made.add_paragraph(), block.legend, size=11, italic=True)


def _add_table(made: Any, block: PaperTable) -> None:
    table = made.add_table(rows=1, cols=len(block.headers), style="Table Grid")
    for cell, header in zip(table.rows[0].cells, block.headers, strict=True):
        add_lines(cell, [CentredLine(header, 11 if block.dense else 13, bold=True)])
    _row_property(table.rows[0], "w:tblHeader")
    for row in block.rows:
        _add_row(table, row, block.centred, 11 if block.dense else 13)
    for row in table.rows:
        _row_property(row, "w:cantSplit")
    if block.whole:
        for row in table.rows[:-1]:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True
    set_widths(table, [width_of(made) * part / sum(block.widths) for part in block.widths])
    _space(made, 6)


def _add_row(table: Any, row: TableRow, centred: Iterable[int], size: int) -> None:
    cells = table.add_row().cells
    if len(row.cells) == 1:
        _fill(cells[0].merge(cells[-1]), row.cells[0], LEFT, size)
        cells[0].paragraphs[0].paragraph_format.keep_with_next = True
        return
    for at, (cell, lines) in enumerate(zip(cells, row.cells, strict=True)):
        _fill(cell, lines, CENTRE if at in centred else LEFT, size)


def _fill(cell: Any, lines: Iterable[Text], alignment: Any, size: int = 13) -> None:
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = alignment
        paragraph.paragraph_format.space_after = Pt(1)
        add_run(paragraph, line.text, size=size, bold=line.bold, italic=line.italic)


def _row_property(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


# Spaces


def _add_centred(made: Any, lines: Iterable[CentredLine]) -> Any:
    paragraph = None
    for line in lines:
        paragraph = made.add_paragraph()
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.space_after = Pt(3)
        add_run(paragraph, unbroken(line.text), size=line.size, bold=line.bold, italic=line.italic)
    return paragraph


def _coloured(paragraph: Any) -> None:
    for run in paragraph.runs:
        run.font.color.rgb = MARK_COLOUR


def _space(made: Any, points: int) -> None:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(points)


HERE = Path(__file__).resolve().parent
LAYOUT, FONTS = HERE / "layout.typ", HERE / "fonts"


def pdf_of(document: Printed) -> bytes:
    """Return the PDF: the same document gives the same bytes. Raise RuntimeError at a warning."""
    content = json.dumps({**asdict(document), "title": document.title, "annex": ANNEX}, ensure_ascii=False)
    import typst  # large: loaded by who makes a PDF

    made, warnings = typst.compile_with_warnings(
        str(LAYOUT),
        root=str(HERE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"content": content},
    )
    if warnings:
        raise RuntimeError("; ".join(warning.message for warning in warnings))
    return bytes(made)
