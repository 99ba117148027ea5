"""What a Word paper ends with: the signature never stands alone, nor with one short sentence."""

from __future__ import annotations

import io

import docx
import pytest
from docx.table import Table

from desk.base.paper.content import Block, Body, PaperHead, PaperTable, Printed, Signature, row, said
from desk.base.paper.word import docx_of

HEAD = PaperHead("", "Sở Y tế", "Số: ……/BC-SYT", "An Giang, ngày 10 tháng 01 năm 2027")
TABLE = PaperTable(("TT", "Về"), (25, 75), (), (row("1", "a"), row("2", "b")))


def made_of(*blocks: Block) -> docx.document.Document:
    body = Body("BÁO CÁO", "A", (Signature(("GIÁM ĐỐC",), "……"),), ("Lưu: VT.",), blocks=blocks)
    return docx.Document(io.BytesIO(docx_of(Printed("x", HEAD, body, ()))))


@pytest.mark.parametrize(("last", "kept"), [("Hết./.", True), ("Dài " * 60, False)])
def test_a_short_last_sentence_keeps_the_paragraph_before(last: str, kept: bool) -> None:
    before, ending = (
        one
        for one in made_of(said("Trước.", last.strip())).paragraphs
        if one.text in ("Trước.", last.strip())
    )
    assert bool(before.paragraph_format.keep_with_next) == kept
    assert ending.paragraph_format.keep_with_next
    assert ending.paragraph_format.keep_together


def test_a_short_last_sentence_keeps_the_last_row_of_the_table_before() -> None:
    tables: list[Table] = made_of(said("Sau đây:"), TABLE, said("Hết./.")).tables
    first, last = tables[-2].rows[-2:]
    assert not any(p.paragraph_format.keep_with_next for cell in first.cells for p in cell.paragraphs)
    assert all(p.paragraph_format.keep_with_next for cell in last.cells for p in cell.paragraphs)
