"""Draws a report on the console, or prints its data for a program."""

from __future__ import annotations

from desk.base.output import Output
from desk.report.tree import Items, Remark, Report, ReportBlock, Subheading, Table, text_of


def print_report(report: Report, out: Output) -> None:
    """Print a report; what failed goes to standard error."""
    out.json(report.data)
    for block in report.shown_in("console"):
        _print(block, out)


def _print(block: ReportBlock, out: Output) -> None:
    if isinstance(block, Table):
        heads = [(column.title, column.title, column.align) for column in block.columns]
        out.table(block.title, heads, [[text_of(cell, out.lang) for cell in row.cells] for row in block.rows])
    elif isinstance(block, Items):
        for item in block.items:
            out.say(
                "\n" + "  ".join(filter(None, (item.id, f"{item.title}: {text_of(item.value, out.lang)}")))
            )
            for line in item.lines:
                out.say(f"    {line}")
    elif isinstance(block, Subheading):
        out.say(f"\n{block.text}")
    elif isinstance(block, Remark):
        (out.note if block.kind == "failed" else out.say)(block.text)
