"""Draws a report on the console, whole or as far as a screen goes, or prints its data for a program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from desk.base.output import Output
from desk.report.tree import (
    Answers,
    Figures,
    Item,
    Items,
    Remark,
    Report,
    ReportBlock,
    Subheading,
    Table,
    TitledLines,
    text_of,
)

LINES = 40  # of a screen


def print_report(report: Report, out: Output, screen: bool = False, below: int = 0) -> None:
    """Print a report; as a `screen`, with as many rows as there are lines for after what was printed and
    before the lines that come `below`."""
    if out.as_json:
        for block in report.shown_in("console"):  # what failed is told beside the data, where people look
            if isinstance(block, Remark) and block.kind == "failed":
                out.note_line(block.text)
        if report.data is not None:
            out.json(report.data())
    elif screen:
        _print_screen(report.shown_in("screen"), out, below)
    else:
        for block in report.shown_in("console"):
            _print(block, out, out.say)


def _print_screen(blocks: Sequence[ReportBlock], out: Output, below: int) -> None:
    room = LINES - out.lines - below
    shown = [max(0, min(_length(block), room)) for block in blocks]
    while True:
        with out.out.capture() as captured:
            for block, most in zip(blocks, shown, strict=True):
                _print(block, out, out.paragraph, most)
        text = captured.get()
        if not any(shown) or out.lines_of(text) <= room:
            out.out.file.write(text)
            return
        longest = max(range(len(shown)), key=lambda n: (shown[n], n))  # of equals the last
        shown[longest] -= 1


def _length(block: ReportBlock) -> int:
    """Return how many rows or lines a screen may leave out of a block."""
    if isinstance(block, Table) and block.more:
        return len(block.rows)
    return len(block.lines) if isinstance(block, TitledLines) and block.more else 0


def _print(block: ReportBlock, out: Output, say: Callable[[str], None], most: int | None = None) -> None:
    if isinstance(block, Table):
        _print_table(block, out, say, most if block.more else None)
    elif isinstance(block, Items):
        for item in block.items:
            if not item.is_group:
                _print_item(item, block, out, say)
    elif isinstance(block, Answers):
        say(f"\n{block.title}:")
        for answer in block.answers:
            facts = f" ({'; '.join(answer.facts)})" if answer.facts else ""
            say(f"{answer.id}  {answer.title} → {answer.words}{facts}".strip())
            for line in answer.rows:
                say(f"    · {line}")
    elif isinstance(block, TitledLines):
        say(f"{block.title}:")
        shown = block.lines[:most] if block.more else block.lines
        for one in shown or (() if block.lines else (block.nothing,)):
            say(f"  {text_of(one)}")
        if block.more and len(shown) < len(block.lines):
            say(f"  {block.more(len(block.lines) - len(shown))}")
    elif isinstance(block, Figures):
        say(" · ".join(f"{title.lower()} {text_of(value)}" for title, value in block.figures))
    elif isinstance(block, Subheading):
        say(f"\n{block.text}")
    elif isinstance(block, Remark):
        streams = {"failed": out.note, "command": out.say}
        streams.get(block.kind, say)(block.text)


def _print_item(item: Item, block: Items, out: Output, say: Callable[[str], None]) -> None:
    first, *more = (text_of(value) for value in item.values)
    named = zip(block.columns[1:], item.values[1:], more, strict=True)
    beside = [f"{title.lower()} {text}" for (title, _), value, text in named if value is not None]
    say("\n" + " · ".join((f"{item.id}  {item.title}: {first}", *beside, *(m.words for m in item.marks))))
    for line in (*item.lines, *filter(None, [item.place]), *item.detail, *(f"· {row}" for row in item.rows)):
        say(f"    {line}")


def _print_table(table: Table, out: Output, say: Callable[[str], None], most: int | None) -> None:
    heads = [(column.title, column.align) for column in table.columns]
    shown = replace(table, rows=table.rows[:most])
    rows = [[text_of(cell) for cell in cells] for cells in shown.cells()]
    if rows or most is None:
        out.table(table.title, heads, rows)
    if table.more is not None and len(rows) < len(table.rows):
        say(table.more(len(table.rows) - len(rows)))
