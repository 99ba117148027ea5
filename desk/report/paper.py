"""Draws a report as blocks that Word and PDF are set from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from desk.base.paper import content
from desk.base.paper.content import said, table
from desk.report.tree import Remark, Report, ReportBlock, Subheading, Table, text_of


def paper_blocks(report: Report) -> tuple[content.Block, ...]:
    """Return the blocks of a report on paper; sentences that follow one another are one block."""
    return tuple(_drawn(report))


def _drawn(report: Report) -> Iterator[content.Block]:
    for kind, blocks in groupby(report.shown_in("paper"), type):
        if kind is Remark:
            yield said(*(block.text for block in blocks if isinstance(block, Remark)))
        else:
            yield from (_block(block) for block in blocks)


def _block(block: ReportBlock) -> content.Block:
    if isinstance(block, Subheading):
        return content.Heading(block.text)
    if isinstance(block, Table):
        return paper_table(block)
    raise TypeError(f"no paper has shown {type(block).__name__} yet")


def paper_table(shown: Table, nothing: str = "") -> content.PaperTable:
    """Return a table on paper; columns of numbers are centred. `nothing` says in its second column that it
    has no row."""
    block = shown.shown_in("paper")
    columns = block.columns
    centred = [n for n, column in enumerate(columns) if column.align in ("right", "centre")]
    rows = [[text_of(cell) for cell in cells] for cells in block.cells()]
    if nothing and not rows:
        rows = [[nothing if n == 1 else "–" for n in range(len(columns))]]
    return table([c.title for c in columns], [c.width for c in columns], rows, centred)
